"""Who signs what next, and what is missing on the papers around the agreement: a call over the page, and a question
before the mediator's signature closes it."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from mediator_app.domain.papers import PaperId, PaperKind, Signer, SignerRole
from mediator_app.domain.record import Revision
from mediator_app.domain.sealing import signers, unsigned
from ui.signing.others import OtherPaper, Shelf, name_of
from ui.signing.people import who
from ui.signing.turns import Visit
from ui.widgets.notices import Banner
from ui.widgets.overlay import Sheet
from ui.widgets.parts import Words
from ui.words.counts import counted


class PapersAround(QObject):
    """Who signs what next: the call over the page, and the visits in which one signer signs everything at hand."""

    visit = Signal(object, object)
    """A `Visit` and the `Signer` who signs it all while the screen is turned."""

    def __init__(self, page: QWidget, shelf: Shelf) -> None:
        super().__init__(page)
        self._shelf = shelf
        self.call = Banner()
        self._revision: Revision | None = None
        self._here: Signer | None = None
        self.call.acted.connect(self.next)
        shelf.changed.connect(self._show)

    def show_revision(self, revision: Revision | None) -> None:
        """Follow the standing revision; without one there is nothing to sign."""
        self._revision = revision
        if revision is None:
            self._here = None
        self._show()

    def stay_with(self, signer: Signer) -> None:
        """Who has just signed is still at the table: the call is about their other papers first."""
        self._here = signer

    @property
    def papers(self) -> tuple[OtherPaper, ...]:
        """The other papers of the revision at hand, as far as they are drawn."""
        return self._shelf.papers if self._shelf.holds(self._revision) else ()

    def turn(self) -> tuple[Visit, Signer] | None:
        """Whose turn it is, and all that they sign while the screen is with them.

        First what belongs before the hearing, then the agreement, then the record of the hearing. The mediator comes
        last and ends with the agreement, since that closes it and nothing is signed on the screen afterwards.
        """
        revision = self._revision
        if revision is None or revision.closing is not None:
            return None
        for signer in signers(revision.content, PaperKind.HEARING_RECORD):
            visit = self._visit_of(signer, revision)
            if visit:
                return visit, signer
        return None

    def _visit_of(self, signer: Signer, revision: Revision) -> Visit:
        waiting = self._waiting_for(signer)
        before = tuple(paper for paper in waiting if paper.before_hearing)
        after = tuple(paper for paper in waiting if not paper.before_hearing)
        agreement: Visit = (None,) if signer in unsigned(revision) else ()
        if signer.role is SignerRole.MEDIATOR:
            return (*before, *after, *agreement)
        return (*before, *agreement, *after)

    @property
    def left(self) -> int:
        """How many signatures can still be given on the screen on the other papers; none after it was closed."""
        revision = self._revision
        if revision is None or revision.closing is not None:
            return 0
        return sum(len(paper.unsigned_here(revision)) for paper in self.papers)

    @property
    def others_left(self) -> int:
        """How many of those are not the mediator's own, who gives them before closing."""
        revision = self._revision
        if revision is None or not self.left:
            return 0
        missing = [signer for paper in self.papers for signer in paper.unsigned_here(revision)]
        return sum(signer.role is not SignerRole.MEDIATOR for signer in missing)

    def _show(self) -> None:
        self.call.say("")
        revision = self._revision
        if revision is None or not self.left:
            return
        here = self._waiting_for(self._here) if self._here is not None else ()
        if [signer.role for signer in unsigned(revision)] == [SignerRole.MEDIATOR] and self.others_left:
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

    def next_words(self) -> str:
        """What the next visit is made of, in one sentence; empty where it is one paper."""
        turn, revision = self.turn(), self._revision
        if turn is None or revision is None or len(turn[0]) < 2:
            return ""
        visit, signer = turn
        instrument = PaperId(revision.content.instrument)
        names = [name_of(revision.content, paper.id if paper is not None else instrument) for paper in visit]
        return self.tr(
            "Next, in one visit, {who} signs {count} papers, one after the other: {papers}."
        ).format(who=who(revision.content, signer), count=len(names), papers=self.tr(", ").join(names))

    def missing_words(self) -> str:
        """What could be signed by hand only, once the mediator has signed and so closed."""
        return counted(
            self.others_left,
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
        missing.sort(key=lambda signer: signer.role is SignerRole.MEDIATOR)
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
