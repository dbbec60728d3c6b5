"""How long to wait before something is tried again."""

from __future__ import annotations

from datetime import timedelta
from typing import Final, Protocol

FIRST: Final = timedelta(seconds=2)
LONGEST: Final = timedelta(minutes=15)


class Chance(Protocol):
    def random(self) -> float:
        """At least 0, less than 1."""
        ...


def delay(attempts: int, chance: Chance, asked: float | None = None) -> timedelta:
    """After the `attempts`-th failure in a row (from 1): twice as long each time, and never exactly as long.

    Many laptops that lost the same court must not come back in the same second. `asked` are the seconds of a
    `Retry-After`: never sooner than that.
    """
    longest: timedelta = min(FIRST * 2 ** min(attempts - 1, 20), LONGEST)
    waited: timedelta = longest * (0.5 + chance.random() / 2)
    if asked is None:
        return waited
    least = timedelta(seconds=asked)
    more: timedelta = min(waited, least / 2 + FIRST)
    return least + more
