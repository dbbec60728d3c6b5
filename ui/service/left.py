"""What is left to do before the case can go into the file: seals, copies, signatures by hand, proofs of service."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QWidget

from mediator_app.domain.copies import printed_since_closing
from mediator_app.domain.ids import PartyId
from mediator_app.domain.papers import PaperId, PaperKind
from mediator_app.domain.record import Record, Revision
from mediator_app.domain.sealing import BODY, seal_wanted
from ui.service.copies import names_without_copy
from ui.signing.others import OtherPaper, name_of
from ui.signing.stamps import owner_words
from ui.theme import theme
from ui.widgets.parts import Card, Chip, Rule, Words, button, clear, column, row
from ui.words.cases import paper_words
from ui.words.counts import counted

_tr = QCoreApplication.translate
MOST: Final = 10
"""Lines that are shown at once; what is done makes room for the next."""


@dataclass(frozen=True, slots=True)
class Left:
    """One thing to do: in words, the button for it, and what it is about (None for a seal, else a paper)."""

    what: str
    act: str
    paper: PaperId | None = None


def left_to_do(record: Record, others: Sequence[OtherPaper]) -> tuple[Left, ...]:
    """In the order in which it is done at a table; nothing before the agreement is closed."""
    revision = record.standing
    if revision is None or revision.closing is None:
        return ()
    return (
        *_seals(revision),
        *_copies(record, revision),
        *_by_hand(record, revision, others),
        *_proofs(record, revision),
    )


def _seals(revision: Revision) -> Iterator[Left]:
    if seal_wanted(revision):
        told = _tr("LeftToDo", "Put on and record the seal: {owner}")
        yield Left(
            told.format(owner=owner_words(revision.content, BODY)), _tr("LeftToDo", "Record the seal…")
        )


def _copies(record: Record, revision: Revision) -> Iterator[Left]:
    names = names_without_copy(record)
    if names:
        told = _tr("LeftToDo", "Print the copies for: {names}")
        joined = _tr("LeftToDo", ", ").join(names)
        paper = PaperId(revision.content.instrument)
        yield Left(told.format(names=joined), _tr("LeftToDo", "Print copies…"), paper)


def _by_hand(record: Record, revision: Revision, others: Sequence[OtherPaper]) -> Iterator[Left]:
    printed = printed_since_closing(record)
    for paper in others:
        missing = len(paper.unsigned(revision))
        if missing and paper.id not in printed:
            told = counted(
                missing,
                _tr("LeftToDo", "1 signature by hand on the print: {paper}"),
                _tr("LeftToDo", "{count} signatures by hand on the print: {paper}"),
                paper=name_of(revision.content, paper.id),
            )
            yield Left(told, _tr("LeftToDo", "Print…"), paper.id)


def _proofs(record: Record, revision: Revision) -> Iterator[Left]:
    """What was signed on the screen exists on paper only once it is printed; a proof signed by hand is the original."""
    printed = printed_since_closing(record)
    for party in revision.content.parties:
        served = revision.served_on(PartyId(party.id))
        if served is None or served.scan is not None:
            continue
        if PaperId(PaperKind.SERVICE_RETURN, party.id) not in printed:
            told = _tr("LeftToDo", "Print for the file: {paper} · {name}")
            words = told.format(paper=paper_words(PaperKind.SERVICE_RETURN), name=party.name)
            yield Left(words, _tr("LeftToDo", "Print…"), PaperId(PaperKind.SERVICE_RETURN, party.id))


class LeftCard(Card):
    """The list, each line with its button."""

    seal_wanted = Signal()
    print_wanted = Signal(object)
    """A `PaperId`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.count = Chip()
        self.head.addWidget(self.count)
        self._rows = column(gap=0)
        self.body.addLayout(self._rows)
        self.acts: dict[QWidget, Left] = {}

    def show_left(self, left: Sequence[Left]) -> None:
        self.set_title(self.tr("Left to do before it goes into the file"))
        clear(self._rows)
        self.acts = {}
        if left:
            self.count.show_as(str(len(left)), "amber")
        else:
            self.count.show_as(self.tr("all done"), "green")
            self._rows.addWidget(Words("muted", self.tr("Nothing is left to do here."), wrap=True))
        for at, one in enumerate(left[:MOST]):
            if at:
                self._rows.addWidget(Rule())
            holder = QWidget()
            line = row(holder, gap=10)
            line.setContentsMargins(0, theme().px(5), 0, theme().px(5))
            line.addWidget(Words("", one.what, wrap=True), 1)
            made = button(one.act, "quiet", "printer" if one.paper is not None else "stamp")
            made.setAccessibleName(f"{one.act} {one.what}")
            made.clicked.connect(self._act)
            line.addWidget(made)
            self.acts[made] = one
            self._rows.addWidget(holder)
        if len(left) > MOST:
            more = self.tr("… and {count} more").format(count=len(left) - MOST)
            self._rows.addWidget(Words("muted", more))

    def _act(self) -> None:
        sender = self.sender()
        if isinstance(sender, QWidget):
            paper = self.acts[sender].paper
            if paper is None:
                self.seal_wanted.emit()
            else:
                self.print_wanted.emit(paper)
