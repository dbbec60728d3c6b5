"""Documents whose bytes are just coming in, so that nobody is told a place that is old by the next moment.

What was under way when a line was cut still comes out of the network for a while. Who is told the place of a document
before the last of it, and goes on from there, sends again what is being put on the disk meanwhile.
"""

from __future__ import annotations

import asyncio
import math
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from typing import Final

QUIET: Final = 0.3
"""Seconds without a byte after which a line counts as dead."""
LONGEST: Final = 3.0
"""Seconds that somebody waits at most for a line that goes on bringing bytes."""


@dataclass(slots=True)
class Flow:
    """One request that brings bytes."""

    quiet_from: float
    """When its last bytes came, by the loop's clock; never while they are put away."""
    ended: asyncio.Event = field(default_factory=asyncio.Event)

    def came(self) -> None:
        self.quiet_from = asyncio.get_running_loop().time()

    def busy(self) -> None:
        self.quiet_from = math.inf


class Arriving:
    """The requests of this process by the upload that they belong to; those of other workers are not known here."""

    def __init__(self, quiet: float = QUIET, longest: float = LONGEST) -> None:
        self._quiet, self._longest = quiet, longest
        self._flows: dict[str, Flow] = {}

    @contextmanager
    def bringing(self, upload_id: str) -> Iterator[Flow]:
        flow = Flow(asyncio.get_running_loop().time())
        self._flows[upload_id] = flow
        try:
            yield flow
        finally:
            flow.ended.set()
            if self._flows.get(upload_id) is flow:
                del self._flows[upload_id]

    async def settled(self, upload_id: str) -> None:
        """Until an earlier request has brought all that it will."""
        clock = asyncio.get_running_loop().time
        end = clock() + self._longest
        while (flow := self._flows.get(upload_id)) is not None:
            wait = min(flow.quiet_from + self._quiet, end) - clock()
            if wait <= 0:
                return
            with suppress(TimeoutError):
                await asyncio.wait_for(flow.ended.wait(), wait)
