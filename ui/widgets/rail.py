"""The dark rail at the left: the rooms there are, and the mark of the program."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QLabel, QToolButton, QWidget

from ui.icons import set_icon
from ui.theme import theme
from ui.widgets.parts import column


class Room(StrEnum):
    DOCKET = "docket"
    CASES = "cases"
    FILING = "filing"
    SETTINGS = "settings"


_ICONS = {
    Room.DOCKET: "gavel",
    Room.CASES: "folder-open",
    Room.FILING: "arrow-up-down",
    Room.SETTINGS: "settings",
}


class Rail(QFrame):
    """The rooms there are, and the mark of the program."""

    chosen = Signal(object)
    help_wanted = Signal()
    lock_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("rail")
        lines = column(self, gap=4)
        lines.setContentsMargins(theme().px(6), theme().px(10), theme().px(6), theme().px(8))
        self._mark = QLabel("调")
        self._mark.setObjectName("mark")
        self._mark.setAlignment(Qt.AlignmentFlag.AlignCenter)
        lines.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignHCenter)
        lines.addSpacing(theme().px(12))
        self._group = QButtonGroup(self)
        self.buttons: dict[Room, QToolButton] = {}
        for room in Room:
            if room is Room.SETTINGS:
                lines.addStretch(1)
                self.help = self._made("circle-help")
                self.help.clicked.connect(self.help_wanted)
                lines.addWidget(self.help, 0, Qt.AlignmentFlag.AlignHCenter)
                self.lock = self._made("lock")
                self.lock.clicked.connect(self.lock_wanted)
                self.lock.hide()
                lines.addWidget(self.lock, 0, Qt.AlignmentFlag.AlignHCenter)
            made = self._made(_ICONS[room])
            made.setCheckable(True)
            self._group.addButton(made)
            self.buttons[room] = made
            lines.addWidget(made, 0, Qt.AlignmentFlag.AlignHCenter)
        self._group.buttonClicked.connect(self._clicked)
        self.room = Room.DOCKET
        self._measure()
        self.retranslate()
        theme().changed.connect(self._measure)

    def _measure(self) -> None:
        """Room for the words in the size of type in force."""
        self.setFixedWidth(theme().px(76))
        self._mark.setFixedSize(theme().px(36), theme().px(36))
        for made in (*self.buttons.values(), self.help, self.lock):
            made.setFixedSize(QSize(theme().px(64), theme().px(57)))

    @staticmethod
    def _made(icon: str) -> QToolButton:
        made = QToolButton()
        made.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextUnderIcon)
        made.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        set_icon(made, icon, "on_rail_muted", 20)
        return made

    def show_lock(self, locks: bool) -> None:
        """Whether this store can be locked; the practice store cannot."""
        self.lock.setVisible(locks)

    def show_room(self, room: Room) -> None:
        self.room = room
        self.buttons[room].setChecked(True)

    def _clicked(self, made: QToolButton) -> None:
        for room, button in self.buttons.items():
            if button is made:
                self.chosen.emit(room)

    def words(self) -> dict[Room, str]:
        """The rooms' names."""
        return {
            Room.DOCKET: self.tr("Docket"),
            Room.CASES: self.tr("Cases"),
            Room.FILING: self.tr("Filing"),
            Room.SETTINGS: self.tr("Settings"),
        }

    def retranslate(self) -> None:
        for room, text in self.words().items():
            self.buttons[room].setText(text)
            self.buttons[room].setAccessibleName(text)
        self.help.setText(self.tr("Help"))
        self.help.setToolTip(self.tr("User guide (F1)"))
        self.help.setAccessibleName(self.tr("Help: user guide (F1)"))
        self.lock.setText(self.tr("Lock"))
        self.lock.setToolTip(self.tr("Lock the store now (Ctrl+L)"))
        self.lock.setAccessibleName(self.lock.toolTip())

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
