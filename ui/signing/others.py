"""The papers around the agreement that people also sign at the table: notice, powers, addresses, the record."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from mediator_app.desk import Desk
from mediator_app.domain.ids import CaseId
from mediator_app.domain.papers import INSTRUMENTS, PaperId, PaperKind, Signer
from mediator_app.domain.record import Content, Revision
from mediator_app.domain.sealing import missing_on, only_by_hand, signers, why_by_hand
from ui.bridge import run, when
from ui.steps.base import StepContext
from ui.words.cases import paper_words


@dataclass(frozen=True, slots=True)
class OtherPaper:
    """A paper with its bytes as they are before anybody signs, and who has a place on it, in order."""

    id: PaperId
    pdf: bytes
    places: tuple[Signer, ...]

    @property
    def before_hearing(self) -> bool:
        """Whether it is signed before what was agreed: the notice, powers and addresses; the record of the hearing
        tells how it ended."""
        return self.id.kind is not PaperKind.HEARING_RECORD

    def unsigned(self, revision: Revision) -> tuple[Signer, ...]:
        """Those whose signature is missing."""
        return missing_on(revision, self.id.kind, self.id.subject, self.places)

    def unsigned_here(self, revision: Revision) -> tuple[Signer, ...]:
        """Those of them who can sign on the screen; the others sign by hand, on paper."""
        content = revision.content
        return tuple(s for s in self.unsigned(revision) if not only_by_hand(content, s, self.id.kind))

    def why_by_hand(self, revision: Revision) -> str:
        """The code of the reason why somebody signs it on paper; empty where nobody has to any more."""
        reasons = (why_by_hand(revision.content, one, self.id.kind) for one in self.unsigned(revision))
        return next((reason for reason in reasons if reason), "")


def other_papers(desk: Desk, case_id: CaseId) -> tuple[OtherPaper, ...]:
    """All that are signed before the agreement is closed; the proof of service is signed when it is served.

    Draws every one of them, so it is called on another thread.
    """
    content = desk.case(case_id).record.content
    found = []
    for paper in desk.papers_of(case_id):
        if paper.kind in INSTRUMENTS or paper.kind is PaperKind.SERVICE_RETURN:
            continue
        drawn = desk.draw(case_id, paper)
        slots = {place.slot for place in drawn.places}
        everybody = signers(content, paper.kind, paper.subject)
        places = tuple(signer for signer in everybody if signer.slot in slots)
        if places:
            found.append(OtherPaper(paper, drawn.pdf, places))
    return tuple(found)


def reading_copy(desk: Desk, case_id: CaseId) -> bytes:
    """The English reading copy of the instrument as it stands; drawn, so it is called on another thread."""
    paper = PaperId(desk.case(case_id).record.content.instrument)
    return desk.draw(case_id, paper, language="en").pdf


def name_of(content: Content, paper: PaperId) -> str:
    """`Power of attorney · 吴虚拟`: whose it is, where there are several."""
    people = [(str(one.id), one.name) for one in (*content.parties, *content.agents)]
    name = dict(people).get(paper.subject, "")
    return f"{paper_words(paper.kind)} · {name}" if name else paper_words(paper.kind)


class Shelf(QObject):
    """The other papers of the standing revision, drawn once for each seal: where people sign is known then."""

    changed = Signal()
    """The papers of the revision that was asked for are there."""

    def __init__(self, page: QObject, context: StepContext) -> None:
        super().__init__(page)
        self._context = context
        self.papers: tuple[OtherPaper, ...] = ()
        self._drawn = self._looking = ""

    def holds(self, revision: Revision | None) -> bool:
        """Whether `papers` are those of this revision."""
        return revision is not None and self._drawn == revision.id

    def look(self, revision: Revision | None) -> None:
        """Draw the papers of the revision, if they are not there and not on their way."""
        if revision is not None and revision.id not in (self._drawn, self._looking):
            self._looking = revision.id
            when(run(other_papers, self._context.desk, self._context.case_id), self._have)

    def _have(self, papers: tuple[OtherPaper, ...]) -> None:
        self.papers, self._drawn = papers, self._looking
        self.changed.emit()
