"""What is missing on the papers around the agreement: a card, a call from the seal on, and a question before the
mediator's signature closes it."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from mediator_app.domain.papers import PaperId, Signer, SignerRole
from mediator_app.domain.record import Revision
from mediator_app.domain.sealing import unsigned
from ui.bridge import run, when
from ui.signing.others import OtherPaper, OthersCard, name_of, other_papers
from ui.signing.people import who
from ui.steps.base import StepContext
from ui.widgets.notices import Banner
from ui.widgets.overlay import Sheet
from ui.widgets.parts import Words
from ui.words.cases import paper_words
from ui.words.counts import counted


class PapersAround(QObject):
    """The papers are drawn once for each seal: `sign` carries an `OtherPaper` and a `Signer`, `print_wanted` a
    `PaperId`."""

    sign = Signal(object, object)
    visit = Signal(object, object)
    """A tuple of `OtherPaper` and the `Signer` who signs them all while the screen is turned."""
    by_hand = Signal(object, object)
    """An `OtherPaper` and the `Signer` who signs it on paper."""
    print_wanted = Signal(object)

    def __init__(self, page: QWidget, context: StepContext) -> None:
        super().__init__(page)
        self._context = context
        self.card, self.call = OthersCard(page), Banner()
        self.papers: tuple[OtherPaper, ...] = ()
        self._drawn = self._looking = ""
        self._revision: Revision | None = None
        self._printed: frozenset[PaperId] = frozenset()
        self._here: Signer | None = None
        self.card.sign.connect(self.sign)
        self.card.by_hand.connect(self.by_hand)
        self.card.print_wanted.connect(self.print_wanted)
        self.call.acted.connect(self.next)

    def show_revision(self, revision: Revision | None, printed: frozenset[PaperId] = frozenset()) -> None:
        """Follow the standing revision; without one there is nothing to sign. `printed` came out to be signed by
        hand."""
        self._revision, self._printed = revision, printed
        self.card.hide()
        self.call.say("")
        if revision is None:
            self._here = None
            return
        if self._drawn == revision.id:
            self._show(revision)
        elif self._looking != revision.id:
            self._looking = revision.id
            when(run(other_papers, self._context.desk, self._context.case_id), self._have)

    def stay_with(self, signer: Signer) -> None:
        """Who has just signed is still at the table: the call is about their other papers first."""
        self._here = signer

    @property
    def left(self) -> int:
        """How many signatures can still be given on the screen on the other papers; none after it was closed."""
        revision = self._revision
        if revision is None or revision.closing is not None or self._drawn != revision.id:
            return 0
        return sum(len(paper.unsigned_here(revision)) for paper in self.papers)

    def _have(self, papers: tuple[OtherPaper, ...]) -> None:
        self.papers, self._drawn = papers, self._looking
        if self._revision is not None and self._revision.id == self._drawn:
            self._show(self._revision)

    def _show(self, revision: Revision) -> None:
        self.card.show_papers(self.papers, revision, self._printed)
        if not self.left:
            return
        here = self._waiting_for(self._here) if self._here is not None else ()
        if [signer.role for signer in unsigned(revision)] == [SignerRole.MEDIATOR]:
            self.call.say(self.missing_words(), self.tr("Sign them first"))
        elif self._here is not None and here:
            words = counted(
                len(here),
                self.tr("{who} has 1 more signature to give: {papers}."),
                self.tr("{who} has {count} more signatures to give: {papers}."),
                who=who(revision.content, self._here),
                papers=self.tr(", ").join(name_of(revision.content, paper.id) for paper in here),
            )
            self.call.say(words, self.tr("Sign them now"))
        else:
            kinds = dict.fromkeys(paper_words(p.id.kind) for p in self.papers if p.unsigned_here(revision))
            words = counted(
                self.left,
                self.tr(
                    "1 signature is to be given on another paper too ({papers}). Best take it now, while "
                    "its signer is here."
                ),
                self.tr(
                    "{count} signatures are to be given on other papers too ({papers}). Best take them now, one "
                    "signer after the other."
                ),
                papers=self.tr(", ").join(kinds),
            )
            self.call.say(words, self.tr("Other papers first"))

    def missing_words(self) -> str:
        """What could be signed by hand only, once the mediator has signed and so closed."""
        return counted(
            self.left,
            self.tr(
                "1 signature on the other papers is missing. Once the mediator has signed, it can only be given by "
                "hand on paper."
            ),
            self.tr(
                "{count} signatures on the other papers are missing. Once the mediator has signed, they can only be "
                "given by hand on paper."
            ),
        )

    def _waiting_for(self, signer: Signer) -> tuple[OtherPaper, ...]:
        """The papers that still want this signature."""
        revision = self._revision
        return tuple(p for p in self.papers if revision is not None and signer in p.unsigned_here(revision))

    def next(self) -> None:
        """All that is missing of one signer: of who is at the table, else of the first who has a place."""
        revision = self._revision
        if revision is None:
            return
        missing = [signer for paper in self.papers for signer in paper.unsigned_here(revision)]
        if missing:
            here = self._here
            signer = here if here is not None and here in missing else missing[0]
            self.visit.emit(self._waiting_for(signer), signer)


class ClosingSheet(Sheet):
    """Asks once before the mediator signs: what is missing on the other papers can then be given by hand only."""

    first_wanted = Signal()
    """The other papers first."""
    sign_wanted = Signal()
    """The mediator signs all the same."""

    def __init__(self, parent: QWidget, words: str) -> None:
        super().__init__(parent, self.tr("Let the mediator sign now?"))
        self.body.addWidget(Words("", words, wrap=True))
        self.sign = self.add_button(self.tr("Sign all the same"))
        self.first = self.add_button(self.tr("Other papers first"), "primary")
        self.sign.clicked.connect(self._sign)
        self.first.clicked.connect(self._first)

    def _sign(self) -> None:
        self.close_sheet()
        self.sign_wanted.emit()

    def _first(self) -> None:
        self.close_sheet()
        self.first_wanted.emit()
