"""Who knocks too often: wrong passwords by address, and by name where no account has that name.

Kept in memory by each worker process: an account's own lock is in the database and holds for all of them.
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from datetime import datetime, timedelta
from typing import Final

from court.refusals import Refused
from court.review.accounts import LOCKED_FOR, MOST_FAILURES

MOST_BY_ADDRESS: Final = 30
"""Wrong passwords from one address within `WINDOW`: a whole office may sit behind one."""
WINDOW: Final = timedelta(minutes=15)
_MOST_KEPT: Final = 10_000


class Door:
    def __init__(self) -> None:
        self._knocks: OrderedDict[str, list[datetime]] = OrderedDict()
        self._lock = threading.Lock()

    def check(self, address: str, sign_in: str, *, at: datetime) -> None:
        """Refused `too_many_tries`, `account_locked` (both with `until`)."""
        with self._lock:
            knocks = self._recent(_by_address(address), at)
            if len(knocks) >= MOST_BY_ADDRESS:
                raise Refused("too_many_tries", "sign_in", until=knocks[0] + WINDOW)
            knocks = self._recent(_by_name(sign_in), at)
            if len(knocks) >= MOST_FAILURES:
                raise Refused("account_locked", "sign_in", until=knocks[-1] + LOCKED_FOR)

    def note_failure(self, address: str, unknown_name: str, *, at: datetime) -> None:
        """`unknown_name` is empty where an account has the name: that one counts for itself."""
        keys = [_by_address(address), *([_by_name(unknown_name)] if unknown_name else [])]
        with self._lock:
            for key in keys:
                self._knocks[key] = [*self._recent(key, at), at]
                self._knocks.move_to_end(key)
            while len(self._knocks) > _MOST_KEPT:
                self._knocks.popitem(last=False)

    def _recent(self, key: str, at: datetime) -> list[datetime]:
        return [knock for knock in self._knocks.get(key, ()) if knock > at - WINDOW]


def _by_address(address: str) -> str:
    return f"address {address}"


def _by_name(sign_in: str) -> str:
    return f"name {sign_in.strip().lower()[:64]}"
