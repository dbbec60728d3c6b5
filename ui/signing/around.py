"""What is missing on the papers around the agreement: a card, and a call before the mediator's signature closes it."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from mediator_app.domain.papers import SignerRole
from mediator_app.domain.record import Revision
from mediator_app.domain.sealing import unsigned
from ui.bridge import run, when
from ui.signing.others import OtherPaper, OthersCard, other_papers
from ui.steps.base import StepContext
from ui.widgets.notices import Banner
from ui.words.counts import counted


class PapersAround(QObject):
    """The papers are drawn once for each seal: `sign` carries an `OtherPaper` and a `Signer`, `print_wanted` a
    `PaperId`."""

    sign = Signal(object, object)
    print_wanted = Signal(object)

    def __init__(self, page: QWidget, context: StepContext) -> None:
        super().__init__(page)
        self._context = context
        self.card, self.call = OthersCard(page), Banner()
        self.papers: tuple[OtherPaper, ...] = ()
        self._drawn = self._looking = ""
        self._revision: Revision | None = None
        self.card.sign.connect(self.sign)
        self.card.print_wanted.connect(self.print_wanted)
        self.call.acted.connect(self._next)

    def show_revision(self, revision: Revision | None) -> None:
        """Follow the standing revision; without one there is nothing to sign."""
        self._revision = revision
        self.card.hide()
        self.call.say("")
        if revision is None:
            return
        if self._drawn == revision.id:
            self._show(revision)
        elif self._looking != revision.id:
            self._looking = revision.id
            when(run(other_papers, self._context.desk, self._context.case_id), self._have)

    def _have(self, papers: tuple[OtherPaper, ...]) -> None:
        self.papers, self._drawn = papers, self._looking
        if self._revision is not None and self._revision.id == self._drawn:
            self._show(self._revision)

    def _show(self, revision: Revision) -> None:
        self.card.show_papers(self.papers, revision)
        if revision.closing is not None:
            return
        # Before the mediator signs and so closes: what could then be signed by hand only.
        last = [signer.role for signer in unsigned(revision)] == [SignerRole.MEDIATOR]
        left = sum(len(paper.unsigned(revision)) for paper in self.papers) if last else 0
        words = counted(
            left,
            self.tr(
                "1 signature on the other papers is missing. Once the mediator has signed, it can only be given by "
                "hand on paper."
            ),
            self.tr(
                "{count} signatures on the other papers are missing. Once the mediator has signed, they can only be "
                "given by hand on paper."
            ),
        )
        self.call.say(words if left else "", self.tr("Sign them first"))

    def _next(self) -> None:
        """The next signature that is missing on the other papers."""
        revision = self._revision
        if revision is None:
            return
        for paper in self.papers:
            for signer in paper.unsigned(revision)[:1]:
                self.sign.emit(paper, signer)
                return
