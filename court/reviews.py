"""What clerks do with a filing: take it up, docket it, return it. The laptop is told in the same transaction."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import datetime
from typing import Any, Final

import sqlalchemy as sa
from sqlalchemy import Connection

from court import answers, audit, repeats
from court.clerks import Clerk
from court.courts import Court, new_id
from court.refusals import Refused
from court.schema import FILING_DOCUMENTS, FILINGS, LAPTOPS, REVIEWS, FilingState
from mediator_app.exchange.contract.answers import DocumentOutcome, Outcome, Review, ReviewState
from mediator_app.exchange.contract.reading import TEXT_MAX, write_instant
from mediator_app.exchange.contract.reasons import Objection

LONGEST_NUMBER: Final = 100
"""Characters of a case number."""
_DECIDED: Final = frozenset({FilingState.DOCKETED, FilingState.RETURNED})


def hold(connection: Connection, court: Court, clerk: Clerk, filing: str) -> None:
    """Let nobody else decide about a filing until the end of the transaction. Refused: `not_found`."""
    _lock(connection, court, clerk, filing)


def take_up(connection: Connection, court: Court, clerk: Clerk, filing: str, *, at: datetime) -> None:
    """The clerk reviews this filing from now on; one that another clerk has is taken over.

    The laptop is told once, when the first clerk takes it up. Refused: `not_found`, `already_decided`.
    """
    row = _lock(connection, court, clerk, filing)
    if FilingState(row.state) in _DECIDED:
        raise Refused("already_decided", "filing", state=row.state)
    if row.clerk == clerk.id:
        return
    if FilingState(row.state) is FilingState.UNDER_REVIEW:
        _change(connection, court, filing, clerk=clerk.id)
        audit.write(connection, court.id, clerk.actor, "filing_taken_over", filing, at=at)
        return
    _change(
        connection,
        court,
        filing,
        state=FilingState.UNDER_REVIEW.value,
        clerk=clerk.id,
        taken_up_at=write_instant(at),
    )
    _decide(
        connection, court, clerk, row, Review(filing_id=filing, state=ReviewState.UNDER_REVIEW, decided_at=at)
    )
    audit.write(connection, court.id, clerk.actor, "filing_taken_up", filing, at=at)


def hand_over(
    connection: Connection, court: Court, clerk: Clerk, filing: str, colleague: Clerk, *, at: datetime
) -> None:
    """Give a filing under review to a colleague; the laptop is not concerned.

    Refused: `not_found` (also for somebody of another court), `already_decided`, `colleague_disabled`.
    """
    if colleague.court != court.id:
        raise Refused("not_found", "colleague")
    if colleague.disabled:
        raise Refused("colleague_disabled", "colleague")
    row = _lock(connection, court, clerk, filing)
    if FilingState(row.state) is not FilingState.UNDER_REVIEW:
        raise Refused("already_decided", "filing", state=row.state)
    _change(connection, court, filing, clerk=colleague.id)
    audit.write(connection, court.id, clerk.actor, "filing_handed_over", filing, at=at, to=colleague.id)


def docket(
    connection: Connection,
    court: Court,
    clerk: Clerk,
    filing: str,
    case_number: str,
    *,
    documents: Sequence[DocumentOutcome] = (),
    note: str = "",
    at: datetime,
) -> None:
    """Docket under the court's case number. `documents` says what became of single ones; the rest are accepted.

    Refused: `not_found`, `already_decided`, `superseded` (a correction has come), `case_number_empty`,
    `case_number_long` (`most`), `case_number_taken` (by another case), `document_unknown`, `text_too_long`.
    """
    case_number = " ".join(case_number.split())
    if not case_number:
        raise Refused("case_number_empty", "case_number")
    if len(case_number) > LONGEST_NUMBER:
        raise Refused("case_number_long", "case_number", most=LONGEST_NUMBER)
    row = _lock(connection, court, clerk, filing)
    _undecided(row)
    taken = sa.select(FILINGS.c.id).where(
        FILINGS.c.court == court.id, FILINGS.c.case_number == case_number, FILINGS.c.case_id != row.case_id
    )
    if connection.execute(taken).first():
        raise Refused("case_number_taken", "case_number")
    outcomes = _outcomes(connection, court, filing, documents, Outcome.ACCEPTED)
    _change(
        connection,
        court,
        filing,
        state=FilingState.DOCKETED.value,
        clerk=clerk.id,
        case_number=case_number,
        decided_at=write_instant(at),
    )
    review = Review(
        filing_id=filing,
        state=ReviewState.DOCKETED,
        decided_at=at,
        case_number=case_number,
        documents=outcomes,
        note=_note(note),
    )
    _decide(connection, court, clerk, row, review)
    audit.write(connection, court.id, clerk.actor, "filing_docketed", filing, at=at)


def return_with(
    connection: Connection,
    court: Court,
    clerk: Clerk,
    filing: str,
    objections: Sequence[Objection],
    *,
    documents: Sequence[DocumentOutcome] = (),
    note: str = "",
    at: datetime,
) -> None:
    """Return for correction, with reasons.

    Refused: `not_found`, `already_decided`, `superseded`, `objections_empty`, `document_unknown`, `text_too_long`.
    """
    if not objections:
        raise Refused("objections_empty", "objections")
    for number, objection in enumerate(objections):
        if max(len(objection.field), len(objection.note)) > TEXT_MAX:
            raise Refused("text_too_long", f"objections.{number}", most=TEXT_MAX)
    row = _lock(connection, court, clerk, filing)
    _undecided(row)
    outcomes = _outcomes(connection, court, filing, documents, Outcome.STORED)
    _change(
        connection,
        court,
        filing,
        state=FilingState.RETURNED.value,
        clerk=clerk.id,
        decided_at=write_instant(at),
    )
    review = Review(
        filing_id=filing,
        state=ReviewState.RETURNED,
        decided_at=at,
        objections=tuple(objections),
        documents=outcomes,
        note=_note(note),
    )
    _decide(connection, court, clerk, row, review)
    reasons = sorted({objection.reason.value for objection in objections})
    audit.write(connection, court.id, clerk.actor, "filing_returned", filing, at=at, reasons=reasons)


def _lock(connection: Connection, court: Court, clerk: Clerk, filing: str) -> sa.Row[Any]:
    """The filing's row, locked after its laptop's: the order in which intake locks them, too."""
    if clerk.court != court.id:
        raise Refused("not_found", "filing")
    where = (FILINGS.c.court == court.id, FILINGS.c.id == filing)
    laptop = connection.execute(sa.select(FILINGS.c.laptop).where(*where)).scalar_one_or_none()
    if laptop is None:
        raise Refused("not_found", "filing")
    laptop = repeats.newest(connection, court.id, filing) or laptop
    connection.execute(sa.select(LAPTOPS.c.id).where(LAPTOPS.c.id == laptop).with_for_update())
    return connection.execute(sa.select(FILINGS).where(*where).with_for_update()).one()


def _undecided(row: sa.Row[Any]) -> None:
    if FilingState(row.state) in _DECIDED:
        raise Refused("already_decided", "filing", state=row.state)
    if row.superseded_by:
        raise Refused("superseded", "filing", by=row.superseded_by)


def _outcomes(
    connection: Connection, court: Court, filing: str, said: Sequence[DocumentOutcome], usual: Outcome
) -> tuple[DocumentOutcome, ...]:
    """One outcome for each document of the filing, noted with it."""
    where = (FILING_DOCUMENTS.c.court == court.id, FILING_DOCUMENTS.c.filing == filing)
    query = sa.select(FILING_DOCUMENTS.c.sha256).where(*where).order_by(FILING_DOCUMENTS.c.position)
    hashes = tuple(dict.fromkeys(connection.execute(query).scalars()))
    by_hash = {one.sha256: one for one in said}
    if not by_hash.keys() <= set(hashes):
        raise Refused("document_unknown", "documents")
    outcomes = tuple(by_hash.get(h, DocumentOutcome(sha256=h, outcome=usual)) for h in hashes)
    for one in outcomes:
        connection.execute(
            sa.update(FILING_DOCUMENTS)
            .where(*where, FILING_DOCUMENTS.c.sha256 == one.sha256)
            .values(outcome=one.outcome.value)
        )
    return outcomes


def _change(connection: Connection, court: Court, filing: str, **values: object) -> None:
    connection.execute(
        sa.update(FILINGS).where(FILINGS.c.court == court.id, FILINGS.c.id == filing).values(**values)
    )


def _decide(connection: Connection, court: Court, clerk: Clerk, row: sa.Row[Any], review: Review) -> None:
    laptop = repeats.newest(connection, court.id, row.id) or row.laptop
    given = answers.give(connection, court, laptop, review, at=review.decided_at)
    connection.execute(
        sa.insert(REVIEWS).values(
            id=new_id(),
            court=court.id,
            filing=row.id,
            state=review.state.value,
            clerk=clerk.id,
            at=write_instant(review.decided_at),
            case_number=review.case_number,
            objections=json.dumps([one.to_data() for one in review.objections], ensure_ascii=False),
            documents=json.dumps([one.to_data() for one in review.documents], ensure_ascii=False),
            note=review.note,
            answer_seq=given.seq,
        )
    )


def _note(note: str) -> str:
    note = note.strip()
    if len(note) > TEXT_MAX:
        raise Refused("text_too_long", "note", most=TEXT_MAX)
    return note
