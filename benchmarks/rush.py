"""Many laptops at once: prepared filings sent to a running court at a rate, or as fast as it takes them."""

from __future__ import annotations

import asyncio
import secrets
import time
from collections import Counter, deque
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from mediator_app.exchange.form import Form
from tests.court.cases import handover
from tests.court.laptop import Laptop, Paper
from tests.court.running import Running

LAPTOPS = 8
PAPER = 30_000
"""Bytes of the paper that each filing brings beside its case data."""
_PATIENCE = 30.0


@dataclass
class Outcome:
    """What became of requests. Seconds are from opening the connection to the last byte of the answer."""

    statuses: Counter[int] = field(default_factory=Counter)
    """0 stands for a connection that gave no answer."""
    taken: list[float] = field(default_factory=list)
    """Seconds of each filing that was taken."""
    unsaid: int = 0
    """Refusals for want of room that do not say when to come again."""
    seconds: float = 0.0

    @property
    def per_second(self) -> float:
        return len(self.taken) / self.seconds


class Rush:
    """Filings that are ready, and what sends them. One that was refused is sent again later, as laptops do."""

    def __init__(self, court: Running) -> None:
        self._host, self._port = urlsplit(court.address).hostname, urlsplit(court.address).port
        self._laptops = [
            Laptop.enrol(court.address, court.place.code(f"示仲调{number:04}")) for number in range(LAPTOPS)
        ]
        self._ready: deque[bytes] = deque()
        self._made = 0

    def close(self) -> None:
        for laptop in self._laptops:
            laptop.client.close()

    def prepare(self, count: int) -> None:
        """Have at least so many filings at hand."""
        while len(self._ready) < count:
            laptop = self._laptops[self._made % LAPTOPS]
            self._made += 1
            filing = laptop.make(handover(self._made), (Paper(secrets.token_bytes(PAPER)),))
            form = Form(filing.token, filing.contents)
            head = [f"PUT /v1/filings/{filing.id} HTTP/1.1", f"Host: {self._host}:{self._port}"]
            said = {**laptop.headers, "Content-Type": form.media_type, "Content-Length": str(len(form.body))}
            head += [f"{name}: {value}" for name, value in {**said, "Connection": "close"}.items()]
            self._ready.append("\r\n".join(head).encode() + b"\r\n\r\n" + form.body)

    def flat_out(self, seconds: float, at_once: int) -> Outcome:
        """As many as the court takes from so many connections."""
        return asyncio.run(self._flat_out(seconds, at_once))

    def at(self, rate: float, seconds: float) -> Outcome:
        """So many in a second, whether or not those before are answered."""
        return asyncio.run(self._at(rate, seconds))

    def normal_after(self, slowest: float, most: float) -> float:
        """Seconds until five filings in a row are taken within `slowest`; `most` where they never are."""
        begun, row = time.perf_counter(), 0
        while (passed := time.perf_counter() - begun) < most:
            outcome = Outcome()
            asyncio.run(self._one(outcome))
            row = row + 1 if outcome.taken and outcome.taken[0] <= slowest else 0
            if row == 5:
                return time.perf_counter() - begun
        return passed

    async def _flat_out(self, seconds: float, at_once: int) -> Outcome:
        outcome, begun = Outcome(), time.perf_counter()

        async def go_on() -> None:
            while time.perf_counter() - begun < seconds:
                await self._one(outcome)

        await asyncio.gather(*(go_on() for _ in range(at_once)))
        outcome.seconds = time.perf_counter() - begun
        return outcome

    async def _at(self, rate: float, seconds: float) -> Outcome:
        outcome, count = Outcome(), int(rate * seconds)
        loop, under_way = asyncio.get_running_loop(), set[asyncio.Task[None]]()
        all_sent = loop.create_future()

        def send(number: int) -> None:
            under_way.add(loop.create_task(self._one(outcome)))
            if number == count - 1:
                all_sent.set_result(None)

        begun = loop.time()
        for number in range(count):
            loop.call_at(begun + number / rate, send, number)
        await all_sent
        outcome.seconds = loop.time() - begun
        await asyncio.gather(*under_way)
        return outcome

    async def _one(self, outcome: Outcome) -> None:
        request, begun = self._ready.popleft(), time.perf_counter()
        try:
            async with asyncio.timeout(_PATIENCE):
                answer = await self._exchange(request)
        except (OSError, TimeoutError):
            answer = b""
        head = answer.partition(b"\r\n\r\n")[0].lower()
        status = int(head.split(b" ")[1]) if head.startswith(b"http/1.1 ") else 0
        outcome.statuses[status] += 1
        if status == 201:
            outcome.taken.append(time.perf_counter() - begun)
        else:
            outcome.unsaid += status == 503 and b"\r\nretry-after:" not in head
            self._ready.append(request)

    async def _exchange(self, request: bytes) -> bytes:
        reader, writer = await asyncio.open_connection(self._host, self._port)
        try:
            writer.write(request)
            return await reader.read()
        finally:
            writer.close()
