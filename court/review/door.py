"""Who knocks too often: wrong passwords by address, and by name where no account has that name.

An account's own lock is with the account; all are in the database and hold for every worker.
"""

from __future__ import annotations

from datetime import datetime
from typing import Final

from sqlalchemy import Connection

from court import knocks
from court.refusals import Refused
from court.review.accounts import LOCKED_FOR, MOST_FAILURES
from court.secret import Secret

MOST_BY_ADDRESS: Final = 30
"""Wrong passwords from one address within `WINDOW`: a whole office may sit behind one."""
WINDOW: Final = knocks.KEPT_FOR


def check(connection: Connection, secret: Secret, address: str, sign_in: str, *, at: datetime) -> None:
    """Refused `too_many_tries`, `account_locked` (both with `until`)."""
    by_address = knocks.recent(connection, secret, _by_address(address), at=at, window=WINDOW)
    if len(by_address) >= MOST_BY_ADDRESS:
        raise Refused("too_many_tries", "sign_in", until=by_address[0] + WINDOW)
    by_name = knocks.recent(connection, secret, _by_name(sign_in), at=at, window=WINDOW)
    if len(by_name) >= MOST_FAILURES:
        raise Refused("account_locked", "sign_in", until=by_name[-1] + LOCKED_FOR)


def note_failure(
    connection: Connection, secret: Secret, address: str, unknown_name: str, *, at: datetime
) -> None:
    """`unknown_name` is empty where an account has the name: that one counts for itself."""
    knocks.note(connection, secret, _by_address(address), at=at)
    if unknown_name:
        knocks.note(connection, secret, _by_name(unknown_name), at=at)


def _by_address(address: str) -> str:
    return f"address {address}"


def _by_name(sign_in: str) -> str:
    return f"name {sign_in.strip().lower()[:64]}"
