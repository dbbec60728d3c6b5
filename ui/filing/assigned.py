"""The docket's card of hearings that the court assigned: today and the next days, opened from the court's case file."""

from __future__ import annotations

from datetime import datetime
from typing import Final

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QPushButton, QVBoxLayout, QWidget

from mediator_app.delivery import HearingLine
from ui.filing.counter import Counter
from ui.theme import theme
from ui.widgets.parts import Card, Chip, Elided, Rule, Words, column
from ui.words.cases import case_title
from ui.words.filings import joined
from ui.words.times import clock_time, local, short_day

MOST_SHOWN: Final = 8


def upcoming(hearings: tuple[HearingLine, ...], now: datetime) -> tuple[HearingLine, ...]:
    """Those of today and later that nobody has opened yet, and those that the court took back."""
    today = local(now).date()
    return tuple(
        line
        for line in hearings
        if local(line.starts_at).date() >= today and (line.withdrawn or not line.case_id)
    )


class AssignedCard(Card):
    """Hidden where nothing is assigned."""

    hearing_wanted = Signal(str)
    """The assignment to open."""

    def __init__(self, counter: Counter, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent, padding=0)
        self._counter = counter
        policy = self.sizePolicy()
        policy.setVerticalPolicy(policy.Policy.Maximum)
        self.setSizePolicy(policy)
        self.head.setContentsMargins(theme().px(16), theme().px(14), theme().px(16), theme().px(4))
        self.count, self.note = Chip(tone="accent"), Words("muted")
        self.head.insertWidget(1, self.count)
        self.head.insertWidget(2, self.note)
        self.body.setSpacing(0)
        self._rows = QVBoxLayout()
        self.body.addLayout(self._rows)
        self._grid = QWidget()
        self._rows.addWidget(self._grid)
        self._shown: object = None
        self.hide()

    def show_hearings(self, now: datetime) -> None:
        """Follow the counter."""
        lines = upcoming(self._counter.hearings, now)
        today = local(now).date()
        self.setVisible(bool(lines))
        self.set_title(self.tr("Assigned by the court"))
        self.count.show_as(str(sum(not line.withdrawn for line in lines)), "accent")
        self.note.setText(self.tr("opens with what the court sent"))
        if (lines, today) == self._shown:
            return
        self._shown = (lines, today)
        self._grid.hide()
        self._grid.deleteLater()
        self._grid = QWidget()
        grid = QGridLayout(self._grid)
        grid.setContentsMargins(0, 0, 0, theme().px(6))
        grid.setHorizontalSpacing(theme().px(12))
        grid.setVerticalSpacing(0)
        for at, line in enumerate(lines[:MOST_SHOWN]):
            grid.addWidget(Rule(), 2 * at, 0, 1, 3)
            self._fill(grid, 2 * at + 1, line, now)
        grid.setColumnStretch(1, 1)
        for at, width in ((0, 110), (2, 96)):
            grid.setColumnMinimumWidth(at, theme().px(width))
        self._rows.addWidget(self._grid)

    def _fill(self, grid: QGridLayout, at: int, line: HearingLine, now: datetime) -> None:
        starts, today = local(line.starts_at), local(now).date()
        day = self.tr("today") if starts.date() == today else short_day(starts.date(), today)
        time = Words("strong", f"{day} {clock_time(line.starts_at)}")
        time.setContentsMargins(theme().px(16), 0, 0, 0)
        grid.addWidget(time, at, 0)
        names = QWidget()
        stack = column(names, gap=1)
        stack.setContentsMargins(0, theme().px(9), 0, theme().px(9))
        stack.addWidget(Elided("", case_title(line.title)))
        stack.addWidget(Elided("small", joined((line.case_number, line.place, line.note))))
        grid.addWidget(names, at, 1)
        if line.withdrawn:
            grid.addWidget(Chip(self.tr("taken back"), "red"), at, 2, Qt.AlignmentFlag.AlignVCenter)
            return
        opener = _Open(line, self.tr("Open"))
        opener.wanted.connect(self.hearing_wanted)
        grid.addWidget(opener, at, 2, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self._shown = None
        super().changeEvent(event)


class _Open(QPushButton):
    wanted = Signal(str)

    def __init__(self, line: HearingLine, text: str) -> None:
        super().__init__(text)
        self._assignment = line.assignment
        self.setAccessibleName(f"{text} · {case_title(line.title)}")
        self.clicked.connect(self._clicked)

    def _clicked(self) -> None:
        self.wanted.emit(self._assignment)
