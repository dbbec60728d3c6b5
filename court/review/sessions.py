"""Signed-in browsers. The database keeps a hash of what the browser holds, so that a copy of it opens nothing."""

from __future__ import annotations

import hashlib
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

import sqlalchemy as sa
from sqlalchemy import Connection

from court.review import accounts
from court.schema import CLERKS, SESSIONS
from mediator_app.exchange.contract.reading import write_instant

IDLE: Final = timedelta(minutes=30)
LONGEST: Final = timedelta(hours=10)
"""A working day; then one signs in again, however busy."""
_NOTE_EVERY: Final = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class Session:
    account: accounts.Account
    csrf: str
    """What every form of this session has to bring."""
    token: str
    """The hash under which the session is kept."""
    stale: bool
    """Whether it is time to note that the session is in use."""


def begin(connection: Connection, clerk: str, *, at: datetime) -> str:
    """A new session for a clerk who has just proven the password; what the browser is to hold."""
    connection.execute(sa.delete(SESSIONS).where(SESSIONS.c.expires_at < write_instant(at)))
    held = secrets.token_urlsafe(32)
    connection.execute(
        sa.insert(SESSIONS).values(
            token=_hash(held),
            clerk=clerk,
            csrf=secrets.token_urlsafe(32),
            created_at=write_instant(at),
            seen_at=write_instant(at),
            expires_at=write_instant(at + LONGEST),
        )
    )
    return held


def find(connection: Connection, held: str, *, at: datetime) -> Session | None:
    """The session of that browser, while it lasts and its clerk is not disabled."""
    row = connection.execute(
        sa.select(SESSIONS, CLERKS.c.court)
        .join(CLERKS, CLERKS.c.id == SESSIONS.c.clerk)
        .where(
            SESSIONS.c.token == _hash(held),
            SESSIONS.c.expires_at > write_instant(at),
            SESSIONS.c.seen_at > write_instant(at - IDLE),
            CLERKS.c.disabled_at.is_(None),
        )
    ).one_or_none()
    if row is None:
        return None
    account = accounts.get(connection, row.court, row.clerk)
    return Session(account, row.csrf, row.token, row.seen_at < write_instant(at - _NOTE_EVERY))


def note_use(connection: Connection, session: Session, *, at: datetime) -> None:
    connection.execute(
        sa.update(SESSIONS).where(SESSIONS.c.token == session.token).values(seen_at=write_instant(at))
    )


def end(connection: Connection, held: str) -> None:
    connection.execute(sa.delete(SESSIONS).where(SESSIONS.c.token == _hash(held)))


def _hash(held: str) -> str:
    return hashlib.sha256(held.encode("utf-8", "surrogatepass")).hexdigest()
