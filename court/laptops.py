"""Laptops: who has one, and keeping one out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

import sqlalchemy as sa
from sqlalchemy import Connection

from court import audit
from court.batch import Answer, Batch, together
from court.courts import Court
from court.refusals import Refused
from court.schema import LAPTOPS, MEDIATORS
from mediator_app.exchange.contract.reading import write_instant


@dataclass(frozen=True, slots=True, kw_only=True)
class Laptop:
    """One enrolled laptop. Instants are ISO texts; `revoked_at` is empty for one that may file."""

    id: str
    court: str
    mediator: str
    mediator_name: str
    mediator_organisation: str
    mediator_number: str
    thumbprint: str
    certificate: str
    """PEM."""
    certificate_ends: str
    enrolled_at: str
    seen_at: str
    revoked_at: str

    @property
    def actor(self) -> str:
        return audit.laptop(self.id)


def _query() -> sa.Select[Any]:
    return sa.select(
        LAPTOPS,
        MEDIATORS.c.name.label("mediator_name"),
        MEDIATORS.c.organisation.label("mediator_organisation"),
        MEDIATORS.c.number.label("mediator_number"),
    ).join(MEDIATORS, MEDIATORS.c.id == LAPTOPS.c.mediator)


_BY_ID: Final = _query().where(LAPTOPS.c.id == sa.bindparam("own"))


def all_of(connection: Connection, court: str) -> tuple[Laptop, ...]:
    """By mediator, the newest first."""
    query = _query().where(LAPTOPS.c.court == court)
    query = query.order_by(MEDIATORS.c.name, LAPTOPS.c.enrolled_at.desc())
    return tuple(_read(row) for row in connection.execute(query))


def by_id(connection: Connection, id: str) -> Laptop | None:
    """Whatever its court: who asks has proven to be this laptop, or looks at `court` next."""
    with together(connection) as batch:
        answer = ask(batch, id)
    return told(answer)


def ask(batch: Batch, id: str) -> Answer:
    """The same together with something else; `told` reads the answer."""
    return batch.run(_BY_ID, {"own": id})


def told(answer: Answer) -> Laptop | None:
    row = answer.first()
    return None if row is None else _read(row)


def of_mediator(connection: Connection, court: str, mediator: str) -> tuple[str, ...]:
    """The ids of a mediator's laptops that were not revoked."""
    query = sa.select(LAPTOPS.c.id).where(
        LAPTOPS.c.court == court, LAPTOPS.c.mediator == mediator, LAPTOPS.c.revoked_at.is_(None)
    )
    return tuple(connection.execute(query.order_by(LAPTOPS.c.id)).scalars())


def of_court(connection: Connection, court: str) -> tuple[str, ...]:
    """The ids of all laptops that were not revoked."""
    query = sa.select(LAPTOPS.c.id).where(LAPTOPS.c.court == court, LAPTOPS.c.revoked_at.is_(None))
    return tuple(connection.execute(query.order_by(LAPTOPS.c.id)).scalars())


def revoke(connection: Connection, court: Court, id: str, *, at: datetime, by: str) -> None:
    """Keep a laptop out from its next request on; what it filed stays. Refused: `not_found`."""
    laptop = by_id(connection, id)
    if laptop is None or laptop.court != court.id:
        raise Refused("not_found", "laptop")
    if laptop.revoked_at:
        return
    connection.execute(
        sa.update(LAPTOPS).where(LAPTOPS.c.id == id).values(revoked_at=write_instant(at), revoked_by=by)
    )
    audit.write(connection, court.id, by, "laptop_revoked", id, at=at)


def _read(row: sa.Row[Any]) -> Laptop:
    return Laptop(
        id=row.id,
        court=row.court,
        mediator=row.mediator,
        mediator_name=row.mediator_name,
        mediator_organisation=row.mediator_organisation,
        mediator_number=row.mediator_number,
        thumbprint=row.thumbprint,
        certificate=row.certificate,
        certificate_ends=row.certificate_ends,
        enrolled_at=row.enrolled_at,
        seen_at=row.seen_at or "",
        revoked_at=row.revoked_at or "",
    )
