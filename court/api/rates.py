"""How often somebody may ask. Each process counts for itself, so several workers allow that many times as much.

That keeps one laptop from taking all of a worker, and costs no word with the database for each request. What keeps
guessers out counts in the database, for all workers together (`court.knocks`).
"""

from __future__ import annotations

import math
import time
from collections import OrderedDict
from collections.abc import Callable
from typing import Final

from court.refusals import Refused

_MOST: Final = 10_000
"""Askers that are remembered; the ones who were silent longest are forgotten first."""


class Rate:
    """`burst` requests at once, then `per_second`, for each asker. Not for use from several threads."""

    def __init__(self, per_second: float, burst: int, clock: Callable[[], float] = time.monotonic) -> None:
        self._per_second = per_second
        self._burst = burst
        self._clock = clock
        self._left: OrderedDict[str, tuple[float, float]] = OrderedDict()

    def take(self, asker: str) -> None:
        """Refused: `rate_limited`, with the seconds to wait."""
        now = self._clock()
        left, since = self._left.pop(asker, (float(self._burst), now))
        left = min(self._burst, left + (now - since) * self._per_second)
        allowed = left >= 1
        self._left[asker] = (left - 1 if allowed else left, now)
        if len(self._left) > _MOST:
            self._left.popitem(last=False)
        if not allowed:
            raise Refused("rate_limited", retry_after=max(1, math.ceil((1 - left) / self._per_second)))
