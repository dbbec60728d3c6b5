"""Texts that were sealed and do not count any more: what became of each, and the papers as they were then."""

from __future__ import annotations

from typing import assert_never

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QPushButton, QWidget

from mediator_app.domain.ids import RevisionId
from mediator_app.domain.record import Record, Revision
from mediator_app.domain.states import RevisionState
from ui.language import tongue
from ui.theme import theme
from ui.widgets.parts import Card, Chip, Rule, Words, button, clear, column, row
from ui.words.times import day_and_time

_tr = QCoreApplication.translate
_OVER = frozenset({RevisionState.VOID, RevisionState.WITHDRAWN, RevisionState.SUPERSEDED})


def ended_words(state: RevisionState) -> tuple[str, str]:
    """Why a text counts no more, in a word or two, and the tone. ValueError for one that counts."""
    match state:
        case RevisionState.VOID:
            return _tr("PastCard", "void"), ""
        case RevisionState.WITHDRAWN:
            return _tr("PastCard", "gone back on"), "red"
        case RevisionState.SUPERSEDED:
            return _tr("PastCard", "corrected"), ""
        case RevisionState.SEALED | RevisionState.SIGNED:
            raise ValueError(state)
        case _:
            assert_never(state)


class PastCard(Card):
    """One line for each text that was given up, withdrawn or replaced, the newest first; hidden where there is none."""

    view_wanted = Signal(str)
    """The id of a revision whose papers somebody wants to see."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self._rows = column(gap=0)
        self.body.addLayout(self._rows)
        self.views: dict[QPushButton, RevisionId] = {}
        self._shown: tuple[object, ...] = ()

    def show_record(self, record: Record) -> None:
        """Follow the case; in the language that is spoken now."""
        past = [one for one in reversed(record.revisions) if one.state in _OVER]
        shown = (*past, tongue().language)
        if self._shown == shown:
            return
        self._shown = shown
        self.set_title(self.tr("Earlier texts"))
        clear(self._rows)
        self.views = {}
        for at, revision in enumerate(past):
            if at:
                self._rows.addWidget(Rule())
            self._rows.addWidget(self._line(revision))
        self.setVisible(bool(past))

    def _line(self, revision: Revision) -> QWidget:
        holder = QWidget()
        line = row(holder, gap=8)
        line.setContentsMargins(0, theme().px(5), 0, theme().px(5))
        said = column(gap=2)
        number = self.tr("Revision {number}").format(number=revision.number)
        said.addWidget(Words("", number))
        said.addWidget(Words("muted", self._told(revision), wrap=True))
        line.addLayout(said, 1)
        line.addWidget(Chip(*ended_words(revision.state)))
        view = button(self.tr("Its papers…"), "quiet", "eye")
        view.setAccessibleName(f"{number}: {view.text()}")
        view.clicked.connect(self._view)
        self.views[view] = revision.id
        line.addWidget(view)
        return holder

    def _told(self, revision: Revision) -> str:
        closing = revision.closing
        if closing is not None:
            before = self.tr("Signed and closed {time}.").format(time=day_and_time(closing.at))
        else:
            before = self.tr("Sealed {time}.").format(time=day_and_time(revision.sealed_at))
        after = [revision.ended] if revision.ended else []
        if revision.ended_at is not None:
            after.insert(0, day_and_time(revision.ended_at))
        if revision.withdrawn_by is not None:
            after.insert(1, revision.content.party(revision.withdrawn_by).name)
        return "\n".join(part for part in (before, " · ".join(after)) if part)

    def _view(self) -> None:
        sender = self.sender()
        if isinstance(sender, QPushButton):
            self.view_wanted.emit(self.views[sender])
