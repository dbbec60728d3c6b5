"""One filing: the case in readable form, what the checks remark, the papers and their signatures, its history."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any, Final

from sqlalchemy import Connection
from starlette.responses import Response

from court import audit, filings, reports
from court.filings import FiledDocument, Filing
from court.refusals import Refused
from court.review import accounts, queue
from court.review.case_view import sections
from court.review.case_words import CaseWords
from court.review.papers import shown_in_page
from court.review.reading import Place, Section, places
from court.review.visit import Visit
from court.schema import FilingState
from mediator_app.exchange.contract.filing import DocumentKind, FilingKind
from mediator_app.exchange.contract.reasons import Reason

_SIGNED_KINDS: Final = frozenset(DocumentKind) - {DocumentKind.EVIDENCE}
_MOST_REPORTS: Final = 20
"""Papers that are verified for one page; each takes up to a second the first time."""
_COMPARED: Final = ("proceedings", "parties", "claims", "settlement")


@dataclass(frozen=True, slots=True)
class Read:
    """A filing with its case."""

    filing: Filing
    case: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Paper:
    """One document as the page lists it; `report` is empty where nothing was verified."""

    document: FiledDocument
    in_page: bool
    subject: str
    report: Mapping[str, Any]


def read(visit: Visit, id: str) -> Read:
    """A filing of the clerk's own court. Refused `not_found`."""

    def work(connection: Connection) -> Read:
        found = filings.filing(connection, visit.court.id, id)
        return Read(found, filings.case(connection, visit.desk.service.store, found))

    return visit.read(work)


def show(visit: Visit) -> Response:
    found = read(visit, visit.path("id"))
    numbers = visit.query("numbers") == "shown"
    visit.note("filing_seen", found.filing.row.id, numbers=numbers)
    return page(visit, found, numbers=numbers)


def page(
    visit: Visit,
    found: Read,
    *,
    status: int = 200,
    numbers: bool = False,
    draft: Mapping[str, Any] | None = None,
    refused: Refused | None = None,
) -> Response:
    """The page of one filing; `draft` is what a refused decision had in its form."""
    words = CaseWords(found.case, visit.words, numbers=numbers)
    row = found.filing.row
    read_sections = in_order(row.kind, sections(found.case, words))
    mine = row.state is FilingState.UNDER_REVIEW and row.clerk == visit.account.clerk.id
    return visit.page(
        "filing.html",
        status,
        filing=found.filing,
        row=row,
        settlement=_settlement(found.filing),
        sections=read_sections,
        places=(*places(read_sections), (visit.words.say("filing.papers"), _paper_places(found.filing))),
        labels=_labels(read_sections),
        papers=papers(visit, found, words),
        numbers=numbers,
        mine=mine,
        open=row.state in (FilingState.RECEIVED, FilingState.UNDER_REVIEW),
        overdue=queue.is_overdue(row, at=visit.at),
        colleagues=_colleagues(visit) if mine else (),
        draft=draft or fresh_draft(visit, found),
        refused=refused,
        known=known_number(found.filing),
        reasons=Reason,
        agrees=partial(agrees, found.case),
    )


def in_order(kind: FilingKind, read_sections: tuple[Section, ...]) -> tuple[Section, ...]:
    """What a filing is about comes first: of a report, what was paid."""
    if kind is not FilingKind.REPORT:
        return read_sections
    return tuple(sorted(read_sections, key=lambda section: section.name != "payments"))


def _settlement(filing: Filing) -> filings.FilingRow | None:
    """The settlement, as it stands now, whose performance a report tells of."""
    if filing.row.kind is not FilingKind.REPORT:
        return None
    settled = (row for row in filing.chain if row.kind is FilingKind.SETTLEMENT and not row.superseded_by)
    return next(settled, None)


def fresh_draft(visit: Visit, found: Read) -> dict[str, Any]:
    """An empty decision; with the place that a link of the page pointed at."""
    place = visit.query("at")[:200]
    return {
        "case_number": known_number(found.filing),
        "note": "",
        "objections": [{"reason": "", "field": place, "note": ""}],
        "outcomes": {},
    }


def known_number(filing: Filing) -> str:
    """The court's number for the case where an earlier filing has one, else the number that the mediator stated."""
    docketed = [row.case_number for row in filing.chain if row.case_number]
    return docketed[-1] if docketed else filing.row.stated_number


def papers(visit: Visit, found: Read, words: CaseWords) -> tuple[Paper, ...]:
    """The documents, each with what verification says of it."""
    service = visit.desk.service
    listed, left = [], _MOST_REPORTS
    for document in found.filing.documents:
        report: Mapping[str, Any] = {}
        if document.media_type == "application/pdf" and document.kind in _SIGNED_KINDS and left:
            report = reports.report(service.database, service.store, document.sha256, at=visit.at)
            left -= 1
        subject = words.name(document.subject) if document.subject else ""
        listed.append(Paper(document, shown_in_page(document.media_type), subject, report))
    return tuple(listed)


def agrees(found_case: Mapping[str, Any], paper: Paper) -> Mapping[str, bool]:
    """What the closed instrument and the case data say of each other, by what is compared."""
    execution = found_case.get("execution")
    if execution is None or paper.document.sha256 != execution.get("pdf_sha256"):
        return {}
    signer = paper.report.get("signer") or {}
    return {
        "seal": bool(paper.report.get("seal")) and execution["seal"].startswith(paper.report["seal"]),
        "certificate": bool(signer) and signer.get("fingerprint") == execution.get("certificate"),
    }


def show_history(visit: Visit) -> Response:
    found = read(visit, visit.path("id"))
    court, id = visit.court.id, found.filing.row.id

    def entries(connection: Connection) -> tuple[tuple[audit.Entry, ...], dict[str, str]]:
        names = {a.clerk.actor: a.clerk.name for a in accounts.all_of(connection, court)}
        return audit.entries(connection, court, subject=id, limit=200), names

    seen, names = visit.read(entries)
    visit.note("history_seen", id)
    return visit.page(
        "history.html",
        filing=found.filing,
        row=found.filing.row,
        entries=seen,
        names=names,
        labels=_labels(sections(found.case, CaseWords(found.case, visit.words))),
    )


def show_twin(visit: Visit) -> Response:
    """Two filings side by side, as far as they can be the same dispute."""
    left = read(visit, visit.path("id"))
    right = read(visit, visit.path("other"))
    visit.note("filings_compared", left.filing.row.id, other=right.filing.row.id)
    sides = [(one.filing, _compared(visit, one)) for one in (left, right)]
    return visit.page("twin.html", sides=sides, row=left.filing.row)


def _compared(visit: Visit, found: Read) -> tuple[Section, ...]:
    words = CaseWords(found.case, visit.words)
    return tuple(section for section in sections(found.case, words) if section.name in _COMPARED)


def _labels(read_sections: tuple[Section, ...]) -> dict[str, str]:
    """What the places of a return are called on the page."""
    return {place.path: place.label for _, found in places(read_sections) for place in found}


def _paper_places(filing: Filing) -> tuple[Place, ...]:
    return tuple(Place(f"documents.{d.position}", d.title) for d in filing.documents)


def _colleagues(visit: Visit) -> tuple[accounts.Account, ...]:
    everybody = visit.read(lambda connection: accounts.all_of(connection, visit.court.id))
    own = visit.account.clerk.id
    return tuple(a for a in everybody if not a.clerk.disabled and a.clerk.id != own)
