"""The docket's card of what waits to be filed: whose case, which papers, since when, how far."""

from __future__ import annotations

from datetime import datetime
from typing import Final

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from mediator_app.delivery import FilingLine
from mediator_app.domain.filings import FilingState
from ui.filing.counter import Counter
from ui.theme import theme
from ui.widgets.name_button import NameButton
from ui.widgets.parts import Card, Chip, Elided, Rule, Words, button, row
from ui.words.cases import case_title
from ui.words.filings import count_words, joined, kind_words, kinds_words, moment_words, size_words, state_of

MOST_SHOWN: Final = 6
_FIRST: Final = (FilingState.RETURNED, FilingState.BLOCKED)


class OutboxCard(Card):
    """Hidden where nothing waits. What needs a person stands first."""

    filing_wanted = Signal(str)
    """The id of a filing to show; empty for all."""

    def __init__(self, counter: Counter, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent, padding=0)
        self._counter = counter
        policy = self.sizePolicy()
        policy.setVerticalPolicy(policy.Policy.Maximum)
        self.setSizePolicy(policy)
        self.head.setContentsMargins(theme().px(16), theme().px(14), theme().px(16), theme().px(4))
        self.count, self.returned, self.note = Chip(tone="amber"), Chip(tone="red"), Words("muted")
        for at, part in enumerate((self.count, self.returned, self.note), 1):
            self.head.insertWidget(at, part)
        self.all = button(kind="quiet")
        self.head.addWidget(self.all)
        self.body.setSpacing(0)
        self._rows = QVBoxLayout()
        self.body.addLayout(self._rows)
        self._grid = QWidget()
        self._rows.addWidget(self._grid)
        self._shown: object = None
        self.all.clicked.connect(self._show_all)
        self.hide()

    def _show_all(self) -> None:
        self.filing_wanted.emit("")

    def show_waiting(self, now: datetime) -> None:
        """Follow the counter."""
        waiting = self._counter.waiting
        self.setVisible(bool(waiting))
        self.set_title(self.tr("To file"))
        # As many as the headline says are to be filed; what came back waits for a person, not for the network.
        unsent = self._counter.unsent
        back = len(waiting) - unsent
        self.count.show_as(str(unsent) if unsent else "", "amber")
        self.returned.show_as(self.tr("{count} returned").format(count=back) if back else "", "red")
        enrolled = self._counter.court is not None or self._counter.delivery is None
        self.note.setText(
            self.tr("goes by itself once there is a network, or encrypted on a USB stick")
            if enrolled
            else self.tr("this computer is not enrolled at a court yet")
        )
        self.all.setText(self.tr("All filings"))
        first = sorted(waiting, key=lambda line: line.state not in _FIRST)[:MOST_SHOWN]
        cells = [self._cells(line, now) for line in first]
        if cells == self._shown:
            return
        self._shown = cells
        self._grid.hide()
        self._grid.deleteLater()
        self._grid = QWidget()
        grid = QGridLayout(self._grid)
        grid.setContentsMargins(0, 0, 0, theme().px(6))
        grid.setHorizontalSpacing(theme().px(12))
        grid.setVerticalSpacing(0)
        for at, (line, (name, holds, since, chip, tone)) in enumerate(zip(first, cells, strict=True)):
            grid.addWidget(Rule(), 2 * at, 0, 1, 4)
            opener = NameButton(line.filing_id, name)
            opener.wanted.connect(self.filing_wanted)
            holder = row()
            holder.setContentsMargins(theme().px(14), 0, 0, 0)
            holder.addWidget(opener)
            grid.addLayout(holder, 2 * at + 1, 0)
            grid.addWidget(Elided("", holds), 2 * at + 1, 1)
            grid.addWidget(Words("", since), 2 * at + 1, 2)
            state = Chip(chip, tone)
            grid.addWidget(state, 2 * at + 1, 3, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
            grid.setRowMinimumHeight(2 * at + 1, theme().px(37))
        grid.setColumnStretch(0, 5)
        grid.setColumnStretch(1, 3)
        for at, width in ((2, 128), (3, 190)):
            grid.setColumnMinimumWidth(at, theme().px(width))
        self._rows.addWidget(self._grid)

    def _cells(self, line: FilingLine, now: datetime) -> tuple[str, str, str, str, str]:
        papers = self._counter.want_papers(line)
        holds = kind_words(line.kind)
        if papers:  # number and size first, since they are never cut
            holds = joined((f"{count_words(papers)} {size_words(line.total)}", kinds_words(papers)))
        said = state_of(line, self._counter.road)
        since = moment_words(line.made_at, now)
        return case_title(line.title), holds, since, said.text, said.tone

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self._shown = None
        super().changeEvent(event)
