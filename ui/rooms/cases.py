"""Every case there is, by state, and found by name, company or number."""

from __future__ import annotations

from typing import Any, Final

from PySide6.QtCore import QAbstractTableModel, QEvent, QModelIndex, QPersistentModelIndex, Qt, QTimer, Signal
from PySide6.QtWidgets import QHeaderView, QLineEdit, QStackedWidget, QWidget

from mediator_app.desk import Desk
from mediator_app.domain.money import format_money
from mediator_app.domain.states import CaseState
from mediator_app.ports import CaseLine
from ui.bridge import when
from ui.faces import notice
from ui.theme import theme
from ui.widgets.choices import Segments
from ui.widgets.header import Header
from ui.widgets.notices import Empty
from ui.widgets.parts import Card, Chip, Words, button, column, row
from ui.widgets.tables import SUB_ROLE, TONE_ROLE, VALUE_ROLE, Table
from ui.words.cases import case_title, state_tone, state_words
from ui.words.times import short_day

AnyIndex = QModelIndex | QPersistentModelIndex
SEARCH_MS: Final = 150
FILTERS: Final[dict[str, tuple[CaseState, ...]]] = {
    "all": (),
    "open": (
        CaseState.PREPARING,
        CaseState.MEDIATING,
        CaseState.ADJOURNED,
        CaseState.AGREED,
        CaseState.SEALED,
    ),
    "unserved": (CaseState.SIGNED,),
    "performing": (CaseState.SERVED, CaseState.PERFORMING),
    "ended": (CaseState.CLOSED, CaseState.NOT_AGREED),
}


class CaseTable(QAbstractTableModel):
    """Cases as rows."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self.lines: tuple[CaseLine, ...] = ()

    def show_lines(self, lines: tuple[CaseLine, ...]) -> None:
        notice("".join(line.title for line in lines))
        self.beginResetModel()
        self.lines = lines
        self.endResetModel()

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else len(self.lines)

    def columnCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else 6

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> Any:
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if section in (2, 3) else Qt.AlignmentFlag.AlignLeft
            return int(side | Qt.AlignmentFlag.AlignVCenter)
        if role != Qt.ItemDataRole.DisplayRole or orientation is not Qt.Orientation.Horizontal:
            return None
        return (
            self.tr("Parties"),
            self.tr("Cause"),
            self.tr("Claimed"),
            self.tr("Agreed"),
            self.tr("Hearing"),
            self.tr("State"),
        )[section]

    def data(self, index: AnyIndex, role: int = 0) -> Any:
        line, column = self.lines[index.row()], index.column()
        if role == VALUE_ROLE:
            return line.id
        if role == SUB_ROLE and column == 0:
            return line.case_number or self.tr("No number yet")
        if role == TONE_ROLE and column == 5:
            return state_tone(line.state) or "plain"
        if role == Qt.ItemDataRole.TextAlignmentRole and column in (2, 3):
            return int(Qt.AlignmentFlag.AlignRight)
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(line, column)
        return None

    def _text(self, line: CaseLine, column: int) -> str:
        match column:
            case 0:
                return case_title(line.title)
            case 1:
                return line.cause
            case 2:
                return format_money(line.claimed) if line.claimed.fen else "—"
            case 3:
                return format_money(line.agreed) if line.agreed is not None else "—"
            case 4:
                return short_day(line.held_on, self._desk.clock.today()) if line.held_on else "—"
            case _:
                return state_words(line.state)


class CasesPage(QWidget):
    """The second room."""

    open_case = Signal(str)
    new_case = Signal()
    drawn = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.setObjectName("ground")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        outer = column(self, gap=0)
        self.header = Header()
        self.practice_chip = Chip(tone="red")
        self.header.chips.addWidget(self.practice_chip)
        self.search = QLineEdit()
        self.search.setClearButtonEnabled(True)
        self.search.setMinimumWidth(theme().px(280))
        self.add = button(kind="primary", icon="plus")
        self.header.tools.addWidget(self.search)
        self.header.tools.addWidget(self.add)
        outer.addWidget(self.header)
        inside = column(gap=14)
        inside.setContentsMargins(theme().px(28), theme().px(18), theme().px(28), theme().px(20))
        outer.addLayout(inside, 1)
        top = row(gap=12)
        self.filter = Segments()
        self.count = Words("muted")
        top.addWidget(self.filter)
        top.addStretch(1)
        top.addWidget(self.count)
        self.open_button = button(kind="quiet")
        top.addWidget(self.open_button)
        inside.addLayout(top)
        card = Card(padding=1)
        card.head.setContentsMargins(0, 0, 0, 0)
        card.body.setSpacing(0)
        self.pages = QStackedWidget()
        self.table = Table(row_height=56)
        self.model = CaseTable(desk, self)
        self.table.setModel(self.model)
        self._measure()
        self.empty = Empty("folder-open")
        self.pages.addWidget(self.table)
        self.pages.addWidget(self.empty)
        card.body.addWidget(self.pages, 1)
        inside.addWidget(card, 1)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(SEARCH_MS)
        self._rest.timeout.connect(self.refresh)
        self.search.textChanged.connect(self._typed)
        self.filter.recorded.connect(self._filtered)
        self.table.opened.connect(self._open)
        self.open_button.clicked.connect(self._open_chosen)
        self.add.clicked.connect(self.new_case)
        self.empty.acted.connect(self.new_case)
        self.retranslate()
        self.filter.show_value("all")

    def _measure(self) -> None:
        head = self.table.horizontalHeader()
        head.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        head.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        for section, width in ((2, 130), (3, 130), (4, 110), (5, 150)):
            head.setSectionResizeMode(section, QHeaderView.ResizeMode.Fixed)
            head.resizeSection(section, theme().px(width))

    def refresh(self) -> None:
        """Ask the store again, by what is typed or else by state."""
        text = self.search.text().strip()
        if text:
            when(self.desk.store.search(text), self._arrived)
        else:
            when(self.desk.store.cases(states=FILTERS[self.filter.value or "all"]), self._arrived)

    def _open(self, case_id: object) -> None:
        self.open_case.emit(str(case_id))

    def _open_chosen(self) -> None:
        chosen = self.table.currentIndex()
        if chosen.isValid():
            self._open(chosen.data(VALUE_ROLE))

    def _typed(self, _: str) -> None:
        self._rest.start()

    def _filtered(self, _: str) -> None:
        self.refresh()

    def _arrived(self, lines: tuple[CaseLine, ...]) -> None:
        if self.search.text().strip():
            wanted = FILTERS[self.filter.value or "all"]
            lines = tuple(line for line in lines if not wanted or line.state in wanted)
        self.model.show_lines(lines)
        self.pages.setCurrentWidget(self.table if lines else self.empty)
        if lines:
            self.table.selectRow(0)
        self._say()
        self.drawn.emit()

    def _say(self) -> None:
        self.count.setText(self.tr("Cases: {count}").format(count=len(self.model.lines)))
        self.open_button.setVisible(bool(self.model.lines))
        if self.search.text().strip():
            self.empty.say(
                self.tr("Nothing found"),
                self.tr("Look for part of a name, a company or a case number."),
            )
        else:
            self.empty.say(
                self.tr("No cases here yet"),
                self.tr("A new case begins with what is known; the rest can follow at any time."),
                self.tr("New case"),
            )

    def retranslate(self) -> None:
        self.header.say(self.tr("Cases"))
        self.practice_chip.show_as(self.tr("Practice · fictional") if self.desk.practice else "", "red")
        self.search.setPlaceholderText(self.tr("Name, company or number"))
        self.search.setAccessibleName(self.tr("Find among the cases"))
        self.add.setText(self.tr("New case"))
        self.open_button.setText(self.tr("Open the selected one  Enter"))
        self.open_button.setToolTip(self.tr("A double click on a line opens it too"))
        self.table.setAccessibleName(self.tr("Cases"))
        self.filter.set_choices(
            [
                ("all", self.tr("All")),
                ("open", self.tr("Open")),
                ("unserved", self.tr("To be served")),
                ("performing", self.tr("Served")),
                ("ended", self.tr("Ended")),
            ]
        )
        self.model.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, 5)
        self._say()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
