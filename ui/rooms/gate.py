"""The gate before the rooms: first run, recovery sheet, unlock, practice."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QStackedWidget, QWidget

from mediator_app.desk import Desk
from ui.bridge import when
from ui.language import Language, gap, tongue
from ui.ports import House
from ui.theme import theme
from ui.widgets.choices import Segments
from ui.widgets.parts import Words, button, column, row

if TYPE_CHECKING:
    from mediator_app.ports import CaseLine
    from ui.rooms.first_run import FirstRun
    from ui.rooms.unlock import Unlock


class Gate(QWidget):
    """Shows what stands before the rooms, and emits `entered` with the desk once one is open."""

    entered = Signal(object)
    chose_language = Signal(object)
    help_wanted = Signal()
    said = Signal(str)

    def __init__(self, house: House) -> None:
        super().__init__()
        self.house = house
        self.setObjectName("ground")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        outer = column(self, padding=24, gap=12)
        top = row(gap=12)
        mark = QLabel("调")
        mark.setObjectName("mark")
        mark.setFixedSize(theme().px(36), theme().px(36))
        mark.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.name = Words("headline")
        self.language = Segments()
        self.language.set_choices([(Language.CHINESE, "中文"), (Language.ENGLISH, "English")])
        self.language.show_value(tongue().language)
        self.language.recorded.connect(self.chose_language)
        top.addWidget(mark)
        top.addWidget(self.name)
        self.help_button = button(kind="quiet")
        self.help_button.clicked.connect(self.help_wanted)
        top.addStretch(1)
        top.addWidget(self.help_button)
        top.addWidget(self.language)
        outer.addLayout(top)
        self.pages = QStackedWidget()
        ground = QWidget()
        tall = column(ground)
        middle = row()
        middle.addStretch(1)
        middle.addWidget(self.pages)
        middle.addStretch(1)
        tall.addStretch(1)
        tall.addLayout(middle)
        tall.addStretch(2)
        area = QScrollArea()  # on a low screen, or in large type, the form scrolls instead of being squeezed
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(ground)
        outer.addWidget(area, 1)
        foot = row(gap=10)
        self.practice_note = Words("muted")
        self.practice_button = button()
        foot.addStretch(1)
        foot.addWidget(self.practice_note)
        foot.addWidget(self.practice_button)
        foot.addStretch(1)
        outer.addLayout(foot)
        self.practice_button.clicked.connect(self._practise)
        self.restore_button = button(kind="quiet")
        foot.insertWidget(foot.count() - 1, self.restore_button)
        self.restore_button.clicked.connect(self._ask_backup)
        self._desk: Desk | None = None
        self._restored_over = False
        self._aside: Path | None = None
        """The folder that keeps what was there before a backup was put in its place."""
        self.first: FirstRun | None = None
        self.unlock: Unlock | None = None
        self.retranslate()

    def begin(self, *, ask_ring: bool = True) -> None:
        """Show the page that fits, with the cursor in its first field.

        After a lock the key ring is not asked unless somebody wants it: else the lock would open itself.
        """
        self.retranslate()
        # Only one of the two is ever needed.
        if self.house.is_set_up:
            from ui.rooms.unlock import Unlock

            self.unlock = Unlock(self.house)
            self.unlock.entered.connect(self._entered)
            self.pages.addWidget(self.unlock)
            self.pages.setCurrentWidget(self.unlock)
            self.unlock.begin(ask_ring=ask_ring)
        else:
            from ui.rooms.first_run import FirstRun

            self.first = FirstRun(self.house)
            self.first.entered.connect(self._entered)
            self.first.made.connect(self.practice_button.hide)
            self.first.made.connect(self.practice_note.hide)
            self.first.made.connect(self.restore_button.hide)
            self.pages.addWidget(self.first)
            self.pages.setCurrentWidget(self.first)
            self.first.begin()

    def _practise(self) -> None:
        self.practice_button.setEnabled(False)
        when(self.house.practice(), self._entered, self._not_opened)

    def _not_opened(self, error: Exception) -> None:
        from ui.words.codes import error_words

        self.practice_button.setEnabled(True)
        self.practice_note.setText(error_words(error))

    def _ask_backup(self) -> None:
        from ui.keeping.restoring import RestoreSheet

        sheet = RestoreSheet(self, self.house)
        sheet.restored.connect(self._restored)
        sheet.begin()

    def _restored(self, secret: str, by_code: bool, aside: Path | None) -> None:
        """Open what was restored with what was just typed."""
        self._take_pages()
        self.begin(ask_ring=False)
        assert self.unlock is not None, "a store was just put in place"
        self.unlock.open_with(secret, by_code=by_code)
        self._restored_over, self._aside = True, aside

    def _take_pages(self) -> None:
        while (page := self.pages.currentWidget()) is not None:
            self.pages.removeWidget(page)
            page.deleteLater()
        self.first = self.unlock = None

    def _entered(self, desk: Desk) -> None:
        """After a restore it is said first how far the backup goes: work of the days since then is not in it."""
        if self._restored_over:
            self._desk = desk
            when(desk.store.cases(limit=1), self._say_restored)
        else:
            self.entered.emit(desk)

    def _say_restored(self, newest: tuple[CaseLine, ...]) -> None:
        from ui.words.times import day_and_time

        said = [self.tr("Restored from the backup.")]
        for line in newest:
            words = self.tr("Its newest entry is of {time}; what was done later is not in it.")
            said.append(words.format(time=day_and_time(line.updated_at)))
        if self._aside is not None:
            words = self.tr("What was here before, with everything newer, is kept in {folder}.")
            said.append(words.format(folder=self._aside))
        self.entered.emit(self._desk)
        self.said.emit(gap().join(said))

    def retranslate(self) -> None:
        self.name.setText(self.tr("Mediator's desk"))
        self.practice_note.setText(
            self.tr("A fictional hearing to try things with, kept apart from your cases")
            if self.house.is_set_up
            else self.tr("Nothing to set up: a fictional hearing to try everything with")
        )
        self.practice_button.setText(self.tr("Practise"))
        self.restore_button.setText(self.tr("Restore from a backup…"))
        self.help_button.setText(self.tr("Help  F1"))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
