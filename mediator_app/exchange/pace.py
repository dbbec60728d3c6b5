"""How fast bytes are handed to the network: the hotspot of a telephone belongs to its owner's other needs as well."""

from __future__ import annotations

import time
from collections.abc import Callable
from threading import Condition
from typing import Final

from mediator_app.domain.errors import Trouble

AHEAD: Final = 0.25
"""Seconds of the allowed rate that may go at once."""
CHUNK: Final = 16 * 1024
"""Bytes that are handed to the network at once where there is a pace to be kept."""
STRIDE: Final = 64 * 1024
"""The same where there is none; a slow line has taken them before anybody loses patience with a program that ends."""
PIECE: Final = 1024 * 1024
"""Bytes of a large document that are sent before another filing gets its turn."""
_SECONDS_A_PIECE: Final = 4
"""So long they take at most where there is a limit."""
_SMALLEST_PIECE: Final = 64 * 1024


class Pacer:
    """Lets so many bytes pass in a second. The limit may be changed from any thread, also while somebody waits."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._news = Condition()
        self._limit: int | None = None
        self._free_at = 0.0
        """When what has passed so far is paid for."""
        self._ended = False

    @property
    def limit(self) -> int | None:
        """Bytes in a second; None for as many as there is room for."""
        return self._limit

    @property
    def step(self) -> int:
        """Bytes that may be handed to the network at once."""
        return STRIDE if self._limit is None else CHUNK

    @property
    def piece(self) -> int:
        """Bytes of a large document that may be sent before others get their turn."""
        limit = self._limit
        return PIECE if limit is None else min(PIECE, max(_SMALLEST_PIECE, limit * _SECONDS_A_PIECE))

    def set_limit(self, bytes_per_second: int | None) -> None:
        if bytes_per_second is not None and bytes_per_second < 1:
            raise ValueError("a limit of nothing is a pause")
        with self._news:
            self._limit = bytes_per_second
            self._free_at = self._clock()
            self._news.notify_all()

    def end(self) -> None:
        """Let nobody wait any longer: from now on `pass_` raises Trouble `delivery_ended`."""
        with self._news:
            self._ended = True
            self._news.notify_all()

    def pass_(self, count: int) -> None:
        """Wait until `count` bytes may go; for none of them, only look whether anything may."""
        with self._news:
            while count and not self._ended and self._limit is not None:
                wait = self._free_at - self._clock() - AHEAD
                if wait <= 0:
                    self._free_at = max(self._free_at, self._clock()) + count / self._limit
                    return
                self._news.wait(wait)
            if self._ended:
                raise Trouble("delivery_ended")
