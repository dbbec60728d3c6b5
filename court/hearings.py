"""Hearings that a court assigns to a mediator; every laptop of the mediator is told."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final

import sqlalchemy as sa
from sqlalchemy import Connection

from court import answers, audit, laptops, mediators
from court.courts import Court, new_id
from court.refusals import Refused
from court.schema import HEARINGS, MEDIATORS
from mediator_app.exchange.contract import case_data
from mediator_app.exchange.contract.answers import Hearing, HearingWithdrawn
from mediator_app.exchange.contract.canonical import read_json
from mediator_app.exchange.contract.faults import Fault
from mediator_app.exchange.contract.reading import TEXT_MAX, write_instant

_STILL_TOLD: Final = timedelta(days=30)
"""A laptop that is enrolled later is told of hearings that began up to this long ago."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Assigned:
    """One assigned hearing, as a list shows it. Instants are ISO texts; `withdrawn_at` is empty where it stands."""

    id: str
    mediator: str
    mediator_name: str
    case_number: str
    title: str
    starts_at: str
    place: str
    note: str
    assigned_at: str
    assigned_by: str
    withdrawn_at: str
    withdrawn_note: str


def assign(
    connection: Connection,
    court: Court,
    mediator: str,
    case_file: bytes,
    *,
    starts_at: datetime,
    place: str,
    note: str = "",
    at: datetime,
    by: str,
) -> str:
    """Assign a hearing from a case file (`case-1.schema.json`); its id.

    Refused: `not_found` (no such mediator), `case_file_invalid` (`reason`, `paths`), `practice_mismatch`,
    `place_empty`, `text_too_long`.
    """
    mediators.by_id(connection, court.id, mediator)
    place, note = place.strip(), note.strip()
    if not place:
        raise Refused("place_empty", "place")
    for name, text in (("place", place), ("note", note)):
        if len(text) > TEXT_MAX:
            raise Refused("text_too_long", name, most=TEXT_MAX)
    value = _read_case_file(court, case_file)
    content = value["content"]
    id = new_id()
    row = {
        "id": id,
        "court": court.id,
        "mediator": mediator,
        "case_number": str(content.get("case_number", "")),
        "title": case_data.title(value),
        "starts_at": write_instant(starts_at),
        "place": place,
        "case_file": json.dumps(value, ensure_ascii=False),
        "note": note,
        "assigned_at": write_instant(at),
        "assigned_by": by,
    }
    connection.execute(sa.insert(HEARINGS), row)
    told = laptops.of_mediator(connection, court.id, mediator)
    answers.give_all(connection, court, told, _said(row), at=at)
    audit.write(connection, court.id, by, "hearing_assigned", id, at=at, mediator=mediator, laptops=len(told))
    return id


def withdraw(connection: Connection, court: Court, id: str, *, note: str = "", at: datetime, by: str) -> None:
    """Take an assigned hearing back. Refused: `not_found`, `already_withdrawn`."""
    query = sa.select(HEARINGS).where(HEARINGS.c.court == court.id, HEARINGS.c.id == id).with_for_update()
    row = connection.execute(query).one_or_none()
    if row is None:
        raise Refused("not_found", "hearing")
    if row.withdrawn_at:
        raise Refused("already_withdrawn", "hearing")
    connection.execute(
        sa.update(HEARINGS)
        .where(HEARINGS.c.id == id)
        .values(withdrawn_at=write_instant(at), withdrawn_by=by, withdrawn_note=note.strip())
    )
    told = laptops.of_mediator(connection, court.id, row.mediator)
    answers.give_all(connection, court, told, HearingWithdrawn(assignment=id, note=note.strip()), at=at)
    audit.write(connection, court.id, by, "hearing_withdrawn", id, at=at)


def all_of(
    connection: Connection,
    court: str,
    *,
    since: str = "",
    until: str = "",
    mediator: str = "",
    limit: int = 200,
) -> tuple[Assigned, ...]:
    """Hearings that start from `since` to before `until` (ISO instants), in that order."""
    query = (
        sa.select(HEARINGS, MEDIATORS.c.name.label("mediator_name"))
        .join(MEDIATORS, MEDIATORS.c.id == HEARINGS.c.mediator)
        .where(HEARINGS.c.court == court, HEARINGS.c.starts_at >= since)
        .order_by(HEARINGS.c.starts_at, HEARINGS.c.id)
        .limit(limit)
    )
    if until:
        query = query.where(HEARINGS.c.starts_at < until)
    if mediator:
        query = query.where(HEARINGS.c.mediator == mediator)
    return tuple(
        Assigned(
            id=row.id,
            mediator=row.mediator,
            mediator_name=row.mediator_name,
            case_number=row.case_number,
            title=row.title,
            starts_at=row.starts_at,
            place=row.place,
            note=row.note,
            assigned_at=row.assigned_at,
            assigned_by=row.assigned_by,
            withdrawn_at=row.withdrawn_at or "",
            withdrawn_note=row.withdrawn_note,
        )
        for row in connection.execute(query)
    )


def tell_new(connection: Connection, court: Court, laptop: str, mediator: str, *, at: datetime) -> None:
    """Tell a laptop that has just been enrolled what stands in its mediator's docket."""
    query = (
        sa.select(HEARINGS)
        .where(
            HEARINGS.c.court == court.id, HEARINGS.c.mediator == mediator, HEARINGS.c.withdrawn_at.is_(None)
        )
        .where(HEARINGS.c.starts_at >= write_instant(at - _STILL_TOLD))
        .order_by(HEARINGS.c.starts_at, HEARINGS.c.id)
    )
    for row in connection.execute(query).mappings().all():
        answers.give(connection, court, laptop, _said(dict(row)), at=at)


def _read_case_file(court: Court, data: bytes) -> dict[str, Any]:
    try:
        case_data.read_case_data(data, 1)
        value: dict[str, Any] = read_json(data)
    except Fault as fault:
        raise Refused(
            "case_file_invalid", "case_file", reason=fault.code, paths=fault.params.get("paths", ())
        ) from None
    if value.get("signatures"):
        raise Refused("case_file_invalid", "case_file", reason="signatures", paths=("signatures",))
    if value.get("practice", False) is not court.practice:
        raise Refused("practice_mismatch", "case_file")
    return value


def _said(row: Mapping[str, Any]) -> Hearing:
    return Hearing(
        assignment=row["id"],
        case_number=row["case_number"],
        starts_at=datetime.fromisoformat(row["starts_at"]),
        place=row["place"],
        case=json.loads(row["case_file"]),
        note=row["note"],
    )
