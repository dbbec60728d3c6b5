"""What is printed in one go at the end of a hearing, beside the numbered copies of the agreement."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QCoreApplication

from mediator_app.domain.copies import printed_since_closing
from mediator_app.domain.ids import PartyId
from mediator_app.domain.papers import INSTRUMENTS, PaperId, PaperKind
from mediator_app.domain.record import Record, Revision
from ui.printing.case import Wanted
from ui.signing.others import OtherPaper, name_of

_tr = QCoreApplication.translate


def printed_together(
    record: Record, papers: Sequence[PaperId], others: Sequence[OtherPaper]
) -> tuple[Wanted, ...]:
    """Of these papers of the case all that are as they will be; nothing before the agreement is closed."""
    revision = record.standing
    if revision is None or revision.closing is None:
        return ()
    known = {other.id: other for other in others}
    return tuple(_those(record, revision, papers, known))


def _those(
    record: Record, revision: Revision, papers: Sequence[PaperId], known: dict[PaperId, OtherPaper]
) -> Iterator[Wanted]:
    printed = printed_since_closing(record)
    for paper in papers:
        other = known.get(paper)
        if not _is_final(revision, paper) or (other is not None and _on_paper(revision, other)):
            continue
        name = name_of(revision.content, paper)
        if other is not None and other.unsigned(revision):
            name = _tr("PrintedTogether", "{paper} (to be signed by hand)").format(paper=name)
        yield Wanted(paper, name, paper in printed)


def _is_final(revision: Revision, paper: PaperId) -> bool:
    """Whether a paper of a closed agreement does not change any more, and does not lie there signed by hand."""
    if paper.kind in INSTRUMENTS:
        return False  # which has its numbered copies
    if paper.kind is not PaperKind.SERVICE_RETURN:
        return True
    served = revision.served_on(PartyId(paper.subject))
    return served is not None and served.scan is None


def _on_paper(revision: Revision, other: OtherPaper) -> bool:
    """Whether everybody signed it by hand: that sheet is the original."""
    given = [revision.signature(one, other.id.kind, other.id.subject) for one in other.places]
    return all(one is not None and one.scan is not None for one in given)
