"""A proxy on loopback that treats HTTP requests as a bad road does: cut, truncated, late, twice, in another order.

It reads each request whole, draws a fate for it from a seeded source, and counts what it did and how many bytes of
bodies it passed on. It never changes a byte that it delivers.
"""

from __future__ import annotations

import random
import socket
import socketserver
from collections import Counter
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from enum import StrEnum
from threading import Event, Lock, Thread
from types import TracebackType
from typing import Final

import h11

CHUNK: Final = 64 * 1024
PORTAL: Final = b"<!doctype html><title>Wi-Fi</title><form action=/login><input name=phone></form>"


class Fate(StrEnum):
    PASS = "pass"
    DELAY = "delay"
    CUT_REQUEST = "cut_request"
    """The court gets the beginning of the request, the laptop no answer."""
    CUT_ANSWER = "cut_answer"
    """The court gets the request and acts on it, the laptop gets the beginning of the answer."""
    LOSE_ANSWER = "lose_answer"
    """The court acts, the laptop hears nothing."""
    TWICE = "twice"
    """The court gets the request twice at once; the laptop gets either answer."""
    AGAIN_LATER = "again_later"
    """Passed on, and once more after other requests: a stale copy arrives out of order."""
    BEHIND_OTHERS = "behind_others"
    """Held back until another request has passed."""
    PORTAL = "portal"
    """Somebody else's page comes back with status 200."""


Weights = Mapping[Fate, float]

ROUGH: Final[Weights] = {
    Fate.PASS: 55,
    Fate.DELAY: 8,
    Fate.CUT_REQUEST: 8,
    Fate.CUT_ANSWER: 8,
    Fate.LOSE_ANSWER: 5,
    Fate.TWICE: 6,
    Fate.AGAIN_LATER: 5,
    Fate.BEHIND_OTHERS: 3,
    Fate.PORTAL: 2,
}


@dataclass
class Passed:
    """What the proxy did."""

    fates: Counter[Fate] = field(default_factory=Counter)
    body_bytes: int = 0
    """Bytes of request bodies that reached the court, every repetition counted."""
    seen: list[bytes] = field(default_factory=list)
    """Every byte that left the laptop, where the proxy was told to keep them."""


@dataclass(frozen=True)
class _Request:
    head: bytes
    body: bytes

    @property
    def whole(self) -> bytes:
        return self.head + self.body


class BadRoad:
    """`with BadRoad(("127.0.0.1", 8000), seed=1) as road:` and speak to `road.url`."""

    def __init__(
        self,
        to: tuple[str, int],
        *,
        seed: int = 0,
        weights: Weights = ROUGH,
        choose: Callable[[bytes], Fate] | None = None,
        keep: bool = False,
        longest_wait_s: float = 0.4,
    ) -> None:
        """`choose` decides by the request's head instead of by chance; `keep` remembers every byte for a search."""
        self.to = to
        self.passed = Passed()
        self.smooth = Event()
        """Set: from now on everything passes."""
        self.down = Event()
        """Set: nobody gets through; every connection is shut at once."""
        self._random = random.Random(seed)
        self._lock = Lock()
        self._weights = dict(weights)
        self._choose = choose
        self._keep = keep
        self._longest = longest_wait_s
        self._later: list[_Request] = []
        self._moved = Event()
        self._ended = Event()
        road = self

        class Handler(socketserver.BaseRequestHandler):
            def handle(self) -> None:
                with suppress(OSError):
                    road._serve(self.request)

        class Server(socketserver.ThreadingTCPServer):
            allow_reuse_address = True
            daemon_threads = True
            request_queue_size = 128

            def handle_error(self, request: object, client_address: object) -> None:
                if not road._ended.is_set():
                    super().handle_error(request, client_address)  # type: ignore[arg-type]

        self._server = Server(("127.0.0.1", 0), Handler)
        self._thread = Thread(
            target=self._server.serve_forever, kwargs={"poll_interval": 0.05}, name="bad-road"
        )

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._server.server_address[1]}"

    def __enter__(self) -> BadRoad:
        self._thread.start()
        return self

    def __exit__(
        self, _: type[BaseException] | None, __: BaseException | None, ___: TracebackType | None
    ) -> None:
        self._ended.set()
        self._moved.set()
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()

    # --- one connection -------------------------------------------------------------------------

    def _serve(self, client: socket.socket) -> None:
        if self.down.is_set():
            return
        client.settimeout(30)
        request = self._read(client)
        if request is None:
            return
        match self._fate(request):
            case Fate.PASS:
                self._relay(request, client)
            case Fate.DELAY:
                self._ended.wait(self._draw(0, self._longest))
                self._relay(request, client)
            case Fate.CUT_REQUEST:
                self._send_part(request)
            case Fate.CUT_ANSWER:
                answer = self._ask(request)
                client.sendall(answer[: int(self._draw(0, len(answer)))])
            case Fate.LOSE_ANSWER:
                self._ask(request)
            case Fate.TWICE:
                answers: list[bytes] = []
                copies = [Thread(target=self._collect, args=(request, answers)) for _ in range(2)]
                for copy in copies:
                    copy.start()
                for copy in copies:
                    copy.join()
                if answers:
                    client.sendall(answers[int(self._draw(0, len(answers) - 0.001))])
            case Fate.AGAIN_LATER:
                self._relay(request, client)
                with self._lock:
                    self._later.append(request)
            case Fate.BEHIND_OTHERS:
                self._moved.clear()
                self._moved.wait(self._longest)
                self._relay(request, client)
            case Fate.PORTAL:
                head = f"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: {len(PORTAL)}\r\n\r\n"
                client.sendall(head.encode() + PORTAL)
        self._moved.set()
        self._repeat_stale()

    def _read(self, client: socket.socket) -> _Request | None:
        """One whole request; None where the client went away."""
        wire = h11.Connection(h11.SERVER)
        head: h11.Request | None = None
        body = bytearray()
        while True:
            event = wire.next_event()
            if event is h11.NEED_DATA:
                if wire.they_are_waiting_for_100_continue:
                    client.sendall(b"HTTP/1.1 100 Continue\r\n\r\n")
                data = client.recv(CHUNK)
                if self._keep:
                    with self._lock:
                        self.passed.seen.append(data)
                if not data and head is None:
                    return None
                wire.receive_data(data)
            elif isinstance(event, h11.Request):
                head = event
            elif isinstance(event, h11.Data):
                body += event.data
            elif isinstance(event, h11.EndOfMessage):
                assert head is not None
                return _Request(_head(head, len(body)), bytes(body))
            else:
                return None

    def _relay(self, request: _Request, client: socket.socket) -> None:
        answer = self._ask(request)
        client.sendall(answer)

    def _collect(self, request: _Request, answers: list[bytes]) -> None:
        answer = self._ask(request)
        if answer:
            answers.append(answer)

    def _ask(self, request: _Request) -> bytes:
        """Send the request on and read the whole answer; nothing where the court cannot be reached."""
        try:
            with socket.create_connection(self.to, timeout=30) as court:
                court.sendall(request.whole)
                with self._lock:
                    self.passed.body_bytes += len(request.body)
                answer = bytearray()
                while data := court.recv(CHUNK):
                    answer += data
                return bytes(answer)
        except OSError:
            return b""

    def _send_part(self, request: _Request) -> None:
        whole = request.whole
        part = whole[: int(self._draw(0, len(whole)))]
        with suppress(OSError), socket.create_connection(self.to, timeout=30) as court:
            court.sendall(part)
            with self._lock:
                self.passed.body_bytes += max(0, len(part) - len(request.head))

    def _repeat_stale(self) -> None:
        with self._lock:
            ready = self._later if len(self._later) > 3 else []
            if ready:
                self._later = []
        for request in ready:
            self._ask(request)

    def _fate(self, request: _Request) -> Fate:
        with self._lock:
            if self.smooth.is_set():
                fate = Fate.PASS
            elif self._choose is not None:
                fate = self._choose(request.head)
            else:
                fate = self._random.choices(list(self._weights), list(self._weights.values()))[0]
            self.passed.fates[fate] += 1
            return fate

    def _draw(self, least: float, most: float) -> float:
        with self._lock:
            return self._random.uniform(least, most)


def _head(request: h11.Request, length: int) -> bytes:
    """The request's head as it goes on: the same, with its length said and one request a connection."""
    lines = [request.method + b" " + request.target + b" HTTP/1.1"]
    for name, value in request.headers:
        if name not in (b"connection", b"content-length", b"transfer-encoding", b"expect"):
            lines.append(name + b": " + value)
    lines.append(b"connection: close")
    if length or request.method in (b"POST", b"PUT", b"PATCH"):
        lines.append(b"content-length: %d" % length)
    return b"\r\n".join(lines) + b"\r\n\r\n"
