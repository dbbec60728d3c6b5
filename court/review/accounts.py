"""Accounts as the review desk keeps them: sign-in with a lock after wrong passwords, first passwords, roles.

Length is what counts in a password (NIST SP 800-63B): no rules about kinds of characters, no change by the calendar.
"""

from __future__ import annotations

import re
import secrets
import threading
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final

import sqlalchemy as sa
from sqlalchemy import Connection

from court import audit, clerks
from court.courts import Court
from court.refusals import Refused
from court.schema import CLERKS, SESSIONS, Role
from mediator_app.exchange.contract.reading import write_instant

SIGN_IN: Final = re.compile(r"[a-z0-9][a-z0-9._-]{1,31}", re.ASCII)
LONGEST_NAME: Final = 80
MOST_FAILURES: Final = 5
LOCKED_FOR: Final = timedelta(minutes=15)
RANK: Final = {Role.CLERK: 0, Role.HEAD: 1, Role.ADMIN: 2}
_HASHES_AT_ONCE: Final = threading.BoundedSemaphore(2)
"""Each takes 64 MiB; a flood of sign-ins must not take all memory."""
_LETTERS: Final = "abcdefghijkmnpqrstuvwxyz23456789"
"""Without those that are misread."""


@dataclass(frozen=True, slots=True)
class Account:
    """A clerk and the state of the account."""

    clerk: clerks.Clerk
    must_change: bool
    """Somebody else set the password; it is only good for setting another."""
    locked_until: str
    created_at: str

    def may(self, role: Role) -> bool:
        """Whether the clerk's role is this one or above."""
        return RANK[self.clerk.role] >= RANK[role]


def get(connection: Connection, court: str, id: str) -> Account:
    """Refused `not_found`, also for a clerk of another court."""
    row = connection.execute(
        sa.select(CLERKS).where(CLERKS.c.id == id, CLERKS.c.court == court)
    ).one_or_none()
    clerk = clerks.by_id(connection, id) if row is not None else None
    if row is None or clerk is None:
        raise Refused("not_found")
    return Account(clerk, not row.password_set_at, row.locked_until or "", row.created_at)


def all_of(connection: Connection, court: str) -> tuple[Account, ...]:
    return tuple(get(connection, court, clerk.id) for clerk in clerks.all_of(connection, court))


def check_lock(connection: Connection, sign_in: str, *, at: datetime) -> None:
    """Refused `account_locked` (`until`)."""
    until = connection.execute(
        sa.select(CLERKS.c.locked_until).where(CLERKS.c.sign_in == sign_in.strip().lower())
    ).scalar_one_or_none()
    if until and until > write_instant(at):
        raise Refused("account_locked", "sign_in", until=datetime.fromisoformat(until))


def proven(connection: Connection, sign_in: str, password: str) -> clerks.Clerk | None:
    """The clerk who has that password; nobody for a wrong one, and it takes as long to say so."""
    with _HASHES_AT_ONCE:
        return clerks.with_password(connection, sign_in, password)


def note_failure(connection: Connection, sign_in: str, *, at: datetime) -> bool:
    """One wrong password more; at the fifth the account is locked for a quarter of an hour. False: no such account."""
    row = connection.execute(
        sa.select(CLERKS.c.id, CLERKS.c.court, CLERKS.c.failures)
        .where(CLERKS.c.sign_in == sign_in.strip().lower())
        .with_for_update()
    ).one_or_none()
    if row is None:
        return False
    values: dict[str, Any] = {"failures": row.failures + 1}
    audit.write(connection, row.court, audit.SYSTEM, "sign_in_failed", row.id, at=at)
    if row.failures + 1 >= MOST_FAILURES:
        values = {"failures": 0, "locked_until": write_instant(at + LOCKED_FOR)}
        audit.write(connection, row.court, audit.SYSTEM, "account_locked", row.id, at=at)
    connection.execute(sa.update(CLERKS).where(CLERKS.c.id == row.id).values(values))
    return True


def note_success(connection: Connection, clerk: clerks.Clerk, *, at: datetime) -> None:
    values = {"failures": 0, "locked_until": None}
    connection.execute(sa.update(CLERKS).where(CLERKS.c.id == clerk.id).values(values))
    audit.write(connection, clerk.court, clerk.actor, "signed_in", clerk.id, at=at)


def add(
    connection: Connection, court: Court, sign_in: str, name: str, role: Role, *, by: str, at: datetime
) -> tuple[clerks.Clerk, str]:
    """A new clerk and the first password, which is shown once and has to be changed.

    Refused `sign_in_bad`, `name_bad`, and those of `clerks.add`.
    """
    if not SIGN_IN.fullmatch(sign_in.strip().lower()):
        raise Refused("sign_in_bad", "sign_in")
    _check_name(name)
    password = _first_password()
    clerk = clerks.add(connection, court, sign_in, name, role, password, at=at, by=by)
    _must_change(connection, clerk)
    return clerk, password


def reset_password(connection: Connection, clerk: clerks.Clerk, *, by: str, at: datetime) -> str:
    """A new first password for somebody who forgot theirs; unlocks the account and ends every session."""
    password = _first_password()
    clerks.set_password(connection, clerk, password, at=at, by=by)
    _must_change(connection, clerk)
    return password


def change_password(
    connection: Connection, clerk: clerks.Clerk, old: str, new: str, again: str, *, at: datetime
) -> None:
    """Ends every session. Refused `password_wrong`, `password_repeat`, `password_same`, `password_plain`, and those
    of `clerks.check_password`."""
    if proven(connection, clerk.sign_in, old) is None:
        raise Refused("password_wrong", "old")
    try:
        clerks.check_password(new)
    except Refused as refused:
        raise Refused(refused.code, "new", **refused.params) from None
    if new == old:
        raise Refused("password_same", "new")
    if len(set(new.casefold())) < 5 or clerk.sign_in in new.casefold():
        raise Refused("password_plain", "new")
    if new != again:
        raise Refused("password_repeat", "again")
    clerks.set_password(connection, clerk, new, at=at, by=clerk.actor)


def change(
    connection: Connection,
    clerk: clerks.Clerk,
    *,
    name: str,
    role: Role,
    disabled: bool,
    by: str,
    at: datetime,
) -> None:
    """Another name or role, an end, or a new beginning. Refused `name_bad`, `last_admin`."""
    _check_name(name)
    if clerk.role is Role.ADMIN and not clerk.disabled and (disabled or role is not Role.ADMIN):
        others = sa.select(sa.func.count()).where(
            CLERKS.c.court == clerk.court,
            CLERKS.c.role == Role.ADMIN.value,
            CLERKS.c.disabled_at.is_(None),
            CLERKS.c.id != clerk.id,
        )
        if not connection.execute(others).scalar_one():
            raise Refused("last_admin", "role")
    values: dict[str, Any] = {"name": name.strip(), "role": role.value}
    if disabled is not clerk.disabled:
        values["disabled_at"] = write_instant(at) if disabled else None
    connection.execute(sa.update(CLERKS).where(CLERKS.c.id == clerk.id).values(values))
    if disabled or role is not clerk.role:
        connection.execute(sa.delete(SESSIONS).where(SESSIONS.c.clerk == clerk.id))
    details = {"role": role.value, "disabled": disabled}
    audit.write(connection, clerk.court, by, "clerk_changed", clerk.id, at=at, **details)


def set_locale(connection: Connection, clerk: clerks.Clerk, locale: str) -> None:
    connection.execute(sa.update(CLERKS).where(CLERKS.c.id == clerk.id).values(locale=locale))


def _check_name(name: str) -> None:
    if not 0 < len(name.strip()) <= LONGEST_NAME:
        raise Refused("name_bad", "name")


def _must_change(connection: Connection, clerk: clerks.Clerk) -> None:
    connection.execute(sa.update(CLERKS).where(CLERKS.c.id == clerk.id).values(password_set_at=""))


def _first_password() -> str:
    """20 characters in groups."""
    text = "".join(secrets.choice(_LETTERS) for _ in range(20))
    return "-".join(text[at : at + 5] for at in range(0, 20, 5))
