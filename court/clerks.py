"""The people of a court who use the review desk."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

import sqlalchemy as sa
from argon2 import PasswordHasher, Type
from argon2.exceptions import InvalidHashError, VerificationError
from sqlalchemy import Connection

from court import audit
from court.courts import Court, new_id
from court.refusals import Refused
from court.schema import CLERKS, SESSIONS, Role
from mediator_app.exchange.contract.reading import write_instant

SHORTEST_PASSWORD: Final = 12
LONGEST_PASSWORD: Final = 256
LOCALES: Final = ("zh", "en")
_HASHER: Final = PasswordHasher(time_cost=3, memory_cost=64 * 1024, parallelism=1, type=Type.ID)
_NOBODY: Final = _HASHER.hash(secrets.token_hex(16))
"""Checked for a name that does not exist, so that the answer takes as long as for one that does."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Clerk:
    id: str
    court: str
    sign_in: str
    name: str
    role: Role
    locale: str
    disabled: bool

    @property
    def actor(self) -> str:
        return audit.clerk(self.id)


def add(
    connection: Connection,
    court: Court,
    sign_in: str,
    name: str,
    role: Role,
    password: str,
    *,
    at: datetime,
    by: str = audit.SYSTEM,
    locale: str = "zh",
) -> Clerk:
    """A new clerk.

    Refused: `sign_in_empty`, `sign_in_taken`, `name_empty`, `locale_unknown`, those of `check_password`.
    """
    sign_in, name = sign_in.strip().lower(), name.strip()
    if not sign_in:
        raise Refused("sign_in_empty", "sign_in")
    if not name:
        raise Refused("name_empty", "name")
    if locale not in LOCALES:
        raise Refused("locale_unknown", "locale")
    check_password(password)
    if connection.execute(sa.select(CLERKS.c.id).where(CLERKS.c.sign_in == sign_in)).first():
        raise Refused("sign_in_taken", "sign_in")
    clerk = Clerk(
        id=new_id(), court=court.id, sign_in=sign_in, name=name, role=role, locale=locale, disabled=False
    )
    moment = write_instant(at)
    connection.execute(
        sa.insert(CLERKS).values(
            id=clerk.id,
            court=court.id,
            sign_in=sign_in,
            name=name,
            role=role.value,
            locale=locale,
            password=_HASHER.hash(password),
            password_set_at=moment,
            created_at=moment,
        )
    )
    audit.write(connection, court.id, by, "clerk_added", clerk.id, at=at, role=role.value)
    return clerk


def check_password(password: str) -> None:
    """Refused: `password_short` (`least`), `password_long` (`most`)."""
    if len(password) < SHORTEST_PASSWORD:
        raise Refused("password_short", "password", least=SHORTEST_PASSWORD)
    if len(password) > LONGEST_PASSWORD:
        raise Refused("password_long", "password", most=LONGEST_PASSWORD)


def by_id(connection: Connection, id: str) -> Clerk | None:
    row = connection.execute(sa.select(CLERKS).where(CLERKS.c.id == id)).one_or_none()
    return None if row is None else _read(row)


def all_of(connection: Connection, court: str) -> tuple[Clerk, ...]:
    query = sa.select(CLERKS).where(CLERKS.c.court == court).order_by(CLERKS.c.sign_in)
    return tuple(_read(row) for row in connection.execute(query))


def with_password(connection: Connection, sign_in: str, password: str) -> Clerk | None:
    """The clerk with this name and password, or nobody; takes equally long in either case. Counts no attempts."""
    row = connection.execute(
        sa.select(CLERKS).where(CLERKS.c.sign_in == sign_in.strip().lower())
    ).one_or_none()
    known = row is not None and row.disabled_at is None
    fits = _fits(row.password if row is not None else _NOBODY, password[:LONGEST_PASSWORD])
    return _read(row) if row is not None and known and fits else None


def set_password(connection: Connection, clerk: Clerk, password: str, *, at: datetime, by: str) -> None:
    """A new password; whoever is signed in with the old one is signed out. Refused as `check_password`."""
    check_password(password)
    connection.execute(
        sa.update(CLERKS)
        .where(CLERKS.c.id == clerk.id)
        .values(
            password=_HASHER.hash(password), password_set_at=write_instant(at), failures=0, locked_until=None
        )
    )
    connection.execute(sa.delete(SESSIONS).where(SESSIONS.c.clerk == clerk.id))
    audit.write(connection, clerk.court, by, "password_set", clerk.id, at=at)


def disable(connection: Connection, clerk: Clerk, *, at: datetime, by: str) -> None:
    """Keep a clerk out from now on; nothing that they did is changed."""
    connection.execute(
        sa.update(CLERKS)
        .where(CLERKS.c.id == clerk.id, CLERKS.c.disabled_at.is_(None))
        .values(disabled_at=write_instant(at))
    )
    connection.execute(sa.delete(SESSIONS).where(SESSIONS.c.clerk == clerk.id))
    audit.write(connection, clerk.court, by, "clerk_disabled", clerk.id, at=at)


def _fits(hashed: str, password: str) -> bool:
    try:
        return _HASHER.verify(hashed, password)
    except (VerificationError, InvalidHashError):
        return False


def _read(row: sa.Row[Any]) -> Clerk:
    return Clerk(
        id=row.id,
        court=row.court,
        sign_in=row.sign_in,
        name=row.name,
        role=Role(row.role),
        locale=row.locale,
        disabled=row.disabled_at is not None,
    )
