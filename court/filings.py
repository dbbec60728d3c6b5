"""Filings as clerks see them: lists, one with everything that belongs to it. Reads only."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

import sqlalchemy as sa
from sqlalchemy import Connection

from court import disputes
from court.fitting import fits
from court.refusals import Refused
from court.schema import CLERKS, FILING_DOCUMENTS, FILINGS, MEDIATORS, REVIEWS, FilingState
from court.store import Blob, Store, blob
from mediator_app.exchange.contract.answers import DocumentOutcome, Outcome, ReviewState
from mediator_app.exchange.contract.case_data import read_case_data
from mediator_app.exchange.contract.checks import Remark
from mediator_app.exchange.contract.filing import DocumentKind, FilingKind
from mediator_app.exchange.contract.reading import Fields
from mediator_app.exchange.contract.reasons import Objection, Reason, read_objection

MOST: Final = 200
"""Filings of one page of a list."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FilingRow:
    """One line of a list. Instants are ISO texts; amounts are fen, None where there is none or it is unclear."""

    id: str
    kind: FilingKind
    state: FilingState
    practice: bool
    received_at: str
    number: str
    """The receipt's."""
    case_number: str
    """The court's, once docketed."""
    stated_number: str
    """The one under which the mediator knows the case."""
    title: str
    """`applicants|respondents`."""
    cause: str
    claimed: int | None
    agreed: int | None
    held_on: str
    mediator: str
    mediator_name: str
    organisation: str
    supersedes: str
    superseded_by: str
    document_count: int
    remarks: int
    """How many remarks the checks made that a clerk should look at."""
    twins: int
    """How often the court knows the same dispute from elsewhere."""
    clerk: str
    clerk_name: str
    taken_up_at: str
    decided_at: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FiledDocument:
    position: int
    sha256: str
    size: int
    media_type: str
    kind: DocumentKind
    title: str
    subject: str
    outcome: Outcome


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewEntry:
    """One thing that a clerk decided about a filing."""

    state: ReviewState
    clerk: str
    clerk_name: str
    at: str
    case_number: str
    objections: tuple[Objection, ...]
    documents: tuple[DocumentOutcome, ...]
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Filing:
    """One filing with everything that the database knows of it; `case` reads the case itself."""

    row: FilingRow
    laptop: str
    contract: int
    manifest: str
    """The signed text."""
    manifest_sha256: str
    case_id: str
    assignment: str
    revision: int
    size: int
    case_sha256: str
    case_version: int
    documents: tuple[FiledDocument, ...]
    remarks: tuple[Remark, ...]
    reviews: tuple[ReviewEntry, ...]
    twins: tuple[disputes.Known, ...]
    """The same dispute by another channel, or filed as another case."""
    chain: tuple[FilingRow, ...]
    """Every filing about the same case by the same mediator, the oldest first, this one among them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Search:
    """What a list shows. Empty means all; dates and instants are ISO texts, `until` is exclusive."""

    states: tuple[FilingState, ...] = ()
    kinds: tuple[FilingKind, ...] = ()
    mediator: str = ""
    words: str = ""
    """Found in the title, the cause, either case number, the receipt's number or the mediator's name."""
    since: str = ""
    until: str = ""
    current: bool = False
    """Only filings that no correction has replaced."""
    twins: bool = False
    """Only filings whose dispute the court knows from elsewhere."""


def list_filings(
    connection: Connection,
    court: str,
    search: Search = Search(),
    *,
    oldest_first: bool = False,
    offset: int = 0,
    limit: int = 50,
) -> tuple[FilingRow, ...]:
    """A page of a court's filings by official filing time."""
    time = FILINGS.c.received_at
    query = _rows(court).where(*_conditions(court, search))
    query = query.order_by(time.asc() if oldest_first else time.desc(), FILINGS.c.id)
    query = query.offset(max(0, offset)).limit(min(limit, MOST))
    return tuple(_row(row) for row in connection.execute(query))


def count(connection: Connection, court: str, search: Search = Search()) -> int:
    query = sa.select(sa.func.count()).select_from(
        FILINGS.join(MEDIATORS, MEDIATORS.c.id == FILINGS.c.mediator)
    )
    return int(connection.execute(query.where(*_conditions(court, search))).scalar_one())


def states(connection: Connection, court: str) -> dict[FilingState, int]:
    """How many filings stand in each state; those that a correction replaced are left out."""
    query = (
        sa.select(FILINGS.c.state, sa.func.count())
        .where(FILINGS.c.court == court, FILINGS.c.superseded_by == "")
        .group_by(FILINGS.c.state)
    )
    found = {FilingState(state): number for state, number in connection.execute(query)}
    return {state: found.get(state, 0) for state in FilingState}


def filing(connection: Connection, court: str, id: str) -> Filing:
    """Refused: `not_found`, also for another court's."""
    found = connection.execute(_rows(court).where(FILINGS.c.id == id)).one_or_none()
    if found is None:
        raise Refused("not_found", "filing")
    chain = _rows(court).where(FILINGS.c.case_id == found.case_id, FILINGS.c.mediator == found.mediator)
    return Filing(
        row=_row(found),
        laptop=found.laptop,
        contract=found.contract,
        manifest=found.manifest,
        manifest_sha256=found.manifest_sha256,
        case_id=found.case_id,
        assignment=found.assignment,
        revision=found.revision,
        size=found.size,
        case_sha256=found.case_sha256,
        case_version=found.case_version,
        documents=_documents(connection, court, id),
        remarks=read_remarks(found.remarks),
        reviews=reviews(connection, court, id),
        twins=disputes.known(connection, court, id),
        chain=tuple(_row(row) for row in connection.execute(chain.order_by(FILINGS.c.received_at))),
    )


def id_of(connection: Connection, court: str, number: str) -> str:
    """The filing that has a receipt of this number. Refused: `not_found`."""
    query = sa.select(FILINGS.c.id).where(FILINGS.c.court == court, FILINGS.c.number == number.strip())
    found: str | None = connection.execute(query).scalar_one_or_none()
    if found is None:
        raise Refused("not_found", "filing")
    return found


def case(connection: Connection, store: Store, filing: Filing) -> dict[str, Any]:
    """The case as it was filed, in today's version (`filing-2.schema.json`)."""
    found = blob(connection, filing.case_sha256)
    if found is None:
        raise Refused("not_found", "case")
    return read_case_data(store.read(found), filing.case_version, fits)


def document(connection: Connection, court: str, id: str, sha256: str) -> tuple[FiledDocument, Blob]:
    """One document of a filing, and where its bytes are. Refused: `not_found`, also for another court's."""
    for one in _documents(connection, court, id):
        if one.sha256 == sha256:
            found = blob(connection, sha256)
            if found is not None:
                return one, found
    raise Refused("not_found", "document")


def reviews(connection: Connection, court: str, id: str) -> tuple[ReviewEntry, ...]:
    """What clerks decided about a filing, in order."""
    query = (
        sa.select(REVIEWS, CLERKS.c.name.label("clerk_name"))
        .join(CLERKS, CLERKS.c.id == REVIEWS.c.clerk)
        .where(REVIEWS.c.court == court, REVIEWS.c.filing == id)
        .order_by(REVIEWS.c.at, REVIEWS.c.id)
    )
    return tuple(
        ReviewEntry(
            state=ReviewState(row.state),
            clerk=row.clerk,
            clerk_name=row.clerk_name,
            at=row.at,
            case_number=row.case_number,
            objections=tuple(read_objection(Fields(item)) for item in json.loads(row.objections)),
            documents=tuple(_outcome(item) for item in json.loads(row.documents)),
            note=row.note,
        )
        for row in connection.execute(query)
    )


def read_remarks(text: str) -> tuple[Remark, ...]:
    """Remarks as a row keeps them."""
    return tuple(
        Remark(reason=Reason(one["reason"]), code=one["code"], field=one["field"], blocks=one["blocks"])
        for one in json.loads(text)
    )


def _outcome(item: Mapping[str, Any]) -> DocumentOutcome:
    objection = None if item["objection"] is None else read_objection(Fields(item["objection"]))
    return DocumentOutcome(sha256=item["sha256"], outcome=Outcome(item["outcome"]), objection=objection)


def _documents(connection: Connection, court: str, id: str) -> tuple[FiledDocument, ...]:
    query = (
        sa.select(FILING_DOCUMENTS)
        .where(FILING_DOCUMENTS.c.court == court, FILING_DOCUMENTS.c.filing == id)
        .order_by(FILING_DOCUMENTS.c.position)
    )
    return tuple(
        FiledDocument(
            position=row.position,
            sha256=row.sha256,
            size=row.size,
            media_type=row.media_type,
            kind=DocumentKind(row.kind),
            title=row.title,
            subject=row.subject,
            outcome=Outcome(row.outcome),
        )
        for row in connection.execute(query)
    )


def _rows(court: str) -> sa.Select[Any]:
    return (
        sa.select(
            FILINGS,
            MEDIATORS.c.name.label("mediator_name"),
            MEDIATORS.c.organisation.label("organisation"),
            CLERKS.c.name.label("clerk_name"),
            disputes.has_twin(court).label("twins"),
        )
        .join(MEDIATORS, MEDIATORS.c.id == FILINGS.c.mediator)
        .outerjoin(CLERKS, CLERKS.c.id == FILINGS.c.clerk)
        .where(FILINGS.c.court == court)
    )


def _conditions(court: str, search: Search) -> list[sa.ColumnElement[bool]]:
    found: list[sa.ColumnElement[bool]] = [FILINGS.c.court == court]
    if search.states:
        found.append(FILINGS.c.state.in_([state.value for state in search.states]))
    if search.kinds:
        found.append(FILINGS.c.kind.in_([kind.value for kind in search.kinds]))
    if search.mediator:
        found.append(FILINGS.c.mediator == search.mediator)
    if search.since:
        found.append(FILINGS.c.received_at >= search.since)
    if search.until:
        found.append(FILINGS.c.received_at < search.until)
    if search.current:
        found.append(FILINGS.c.superseded_by == "")
    if search.twins:
        found.append(disputes.has_twin(court) > 0)
    columns = (
        FILINGS.c.title,
        FILINGS.c.cause,
        FILINGS.c.case_number,
        FILINGS.c.stated_number,
        FILINGS.c.number,
        MEDIATORS.c.name,
    )
    for word in search.words.split():
        found.append(sa.or_(*(column.icontains(word, autoescape=True) for column in columns)))
    return found


def _row(row: sa.Row[Any]) -> FilingRow:
    return FilingRow(
        id=row.id,
        kind=FilingKind(row.kind),
        state=FilingState(row.state),
        practice=bool(row.practice),
        received_at=row.received_at,
        number=row.number,
        case_number=row.case_number,
        stated_number=row.stated_number,
        title=row.title,
        cause=row.cause,
        claimed=row.claimed,
        agreed=row.agreed,
        held_on=row.held_on,
        mediator=row.mediator,
        mediator_name=row.mediator_name,
        organisation=row.organisation,
        supersedes=row.supersedes,
        superseded_by=row.superseded_by,
        document_count=row.document_count,
        remarks=len(json.loads(row.remarks)),
        twins=row.twins,
        clerk=row.clerk or "",
        clerk_name=row.clerk_name or "",
        taken_up_at=row.taken_up_at or "",
        decided_at=row.decided_at or "",
    )
