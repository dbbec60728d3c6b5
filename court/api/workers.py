"""The threads that do the work of requests, and no more of it than can be done soon.

What waits longer than a laptop's patience is work for nobody, so a full queue says so at once (`overloaded`).
"""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any, TypeVar

from court.refusals import Refused

T = TypeVar("T")


class Workers:
    """`size` threads, and room for `waiting` pieces of work behind them."""

    def __init__(self, size: int = 8, waiting: int = 24) -> None:
        self.size = size
        self._pool = ThreadPoolExecutor(size, "court")
        self._most = size + waiting
        self._load = 0
        self._lock = threading.Lock()

    @property
    def is_full(self) -> bool:
        return self._load >= self._most

    async def run(self, work: Callable[..., T], *given: Any) -> T:
        """The result of `work`, done in a thread. Refused: `overloaded`.

        Work that has begun is finished even where the caller is gone: half of it is nobody's.
        """
        with self._lock:
            if self._load >= self._most:
                raise Refused("overloaded")
            self._load += 1
        future = self._pool.submit(work, *given)
        future.add_done_callback(self._done)
        return await asyncio.wrap_future(future)

    def _done(self, _future: object) -> None:
        with self._lock:
            self._load -= 1

    def close(self) -> None:
        self._pool.shutdown(cancel_futures=True)
