"""The mediators who file with a court; each may have several laptops."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy import Connection

from court import audit
from court.courts import Court, new_id
from court.refusals import Refused
from court.schema import MEDIATORS
from mediator_app.exchange.contract.reading import write_instant


@dataclass(frozen=True, slots=True, kw_only=True)
class Mediator:
    id: str
    name: str
    organisation: str
    number: str


def keep(
    connection: Connection, court: Court, name: str, organisation: str, number: str, *, at: datetime, by: str
) -> Mediator:
    """The mediator with this number, made or brought up to date. Refused: `name_empty`, `number_empty`."""
    name, organisation, number = name.strip(), organisation.strip(), number.strip()
    if not name:
        raise Refused("name_empty", "name")
    if not number:
        raise Refused("number_empty", "number")
    query = sa.select(MEDIATORS).where(MEDIATORS.c.court == court.id, MEDIATORS.c.number == number)
    there = connection.execute(query).one_or_none()
    if there is None:
        made = Mediator(id=new_id(), name=name, organisation=organisation, number=number)
        connection.execute(
            sa.insert(MEDIATORS).values(
                id=made.id,
                court=court.id,
                name=name,
                organisation=organisation,
                number=number,
                created_at=write_instant(at),
            )
        )
        audit.write(connection, court.id, by, "mediator_added", made.id, at=at)
        return made
    if (there.name, there.organisation) != (name, organisation):
        connection.execute(
            sa.update(MEDIATORS)
            .where(MEDIATORS.c.id == there.id)
            .values(name=name, organisation=organisation)
        )
        audit.write(connection, court.id, by, "mediator_changed", there.id, at=at)
    return Mediator(id=there.id, name=name, organisation=organisation, number=number)


def all_of(connection: Connection, court: str) -> tuple[Mediator, ...]:
    """By name."""
    query = (
        sa.select(MEDIATORS).where(MEDIATORS.c.court == court).order_by(MEDIATORS.c.name, MEDIATORS.c.number)
    )
    return tuple(_read(row) for row in connection.execute(query))


def by_id(connection: Connection, court: str, id: str) -> Mediator:
    """Refused: `not_found`."""
    query = sa.select(MEDIATORS).where(MEDIATORS.c.court == court, MEDIATORS.c.id == id)
    row = connection.execute(query).one_or_none()
    if row is None:
        raise Refused("not_found", "mediator")
    return _read(row)


def by_number(connection: Connection, court: str, number: str) -> Mediator:
    """Refused: `not_found`."""
    query = sa.select(MEDIATORS).where(MEDIATORS.c.court == court, MEDIATORS.c.number == number.strip())
    row = connection.execute(query).one_or_none()
    if row is None:
        raise Refused("not_found", "number")
    return _read(row)


def _read(row: sa.Row[Any]) -> Mediator:
    return Mediator(id=row.id, name=row.name, organisation=row.organisation, number=row.number)
