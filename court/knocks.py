"""Who knocked in vain lately: wrong codes and wrong passwords. In the database, so that all workers count together.

Who it was is kept as a keyed hash: an address, or a name that somebody typed, perhaps a password in the wrong field.
"""

from __future__ import annotations

import math
from datetime import datetime, timedelta
from typing import Final

import sqlalchemy as sa
from sqlalchemy import Connection

from court.refusals import Refused
from court.schema import KNOCKS
from court.secret import Secret
from mediator_app.exchange.contract.reading import write_instant

MOST_CODES: Final = 10
"""Wrong enrolment codes from one address within `CODES_WINDOW`."""
CODES_WINDOW: Final = timedelta(minutes=1)
KEPT_FOR: Final = timedelta(minutes=15)
"""Nobody counts further back."""


def check_codes(connection: Connection, secret: Secret, address: str, *, at: datetime) -> None:
    """Whether this address may try another code. Refused: `rate_limited` (`retry_after`, seconds)."""
    knocks = recent(connection, secret, _code(address), at=at, window=CODES_WINDOW)
    if len(knocks) >= MOST_CODES:
        left = (knocks[-MOST_CODES] + CODES_WINDOW - at).total_seconds()
        raise Refused("rate_limited", retry_after=max(1, math.ceil(left)))


def note_code(connection: Connection, secret: Secret, address: str, *, at: datetime) -> None:
    """One wrong code more."""
    note(connection, secret, _code(address), at=at)


def recent(
    connection: Connection, secret: Secret, who: str, *, at: datetime, window: timedelta
) -> list[datetime]:
    """When somebody knocked within the window, the first knock first."""
    query = sa.select(KNOCKS.c.at).where(
        KNOCKS.c.who == _hash(secret, who), KNOCKS.c.at > write_instant(at - window)
    )
    return [
        datetime.fromisoformat(text) for text in connection.execute(query.order_by(KNOCKS.c.at)).scalars()
    ]


def note(connection: Connection, secret: Secret, who: str, *, at: datetime) -> None:
    connection.execute(sa.insert(KNOCKS).values(who=_hash(secret, who), at=write_instant(at)))


def sweep(connection: Connection, *, at: datetime) -> None:
    """Forget what counts no more."""
    connection.execute(sa.delete(KNOCKS).where(KNOCKS.c.at <= write_instant(at - KEPT_FOR)))


def _code(address: str) -> str:
    return f"code {address}"


def _hash(secret: Secret, who: str) -> str:
    return secret.keyed_hash("knock", who)
