"""A line on loopback that is cut when so many bytes have left the laptop, as a hotspot does in a lift."""

from __future__ import annotations

import socket
import struct
from contextlib import suppress
from threading import Event, Lock, Thread

CHUNK = 16 * 1024
_WINDOW = 64 * 1024
"""Bytes that the line takes in advance; the system's own for loopback hold a whole film."""


class CutRoad:
    """`with CutRoad(("127.0.0.1", 8000), [1000, 5000]) as road:` and speak to `road.url`."""

    def __init__(self, to: tuple[str, int], cuts: list[int]) -> None:
        self.left = 0
        """Bytes that left the laptop, those that arrived nowhere included."""
        self.cut = 0
        self._to = to
        self._cuts = sorted(cuts)
        self._lock = Lock()
        self._ended = Event()
        self._listening = socket.create_server(("127.0.0.1", 0))
        self._listening.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, _WINDOW)
        self._threads: list[Thread] = []

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._listening.getsockname()[1]}"

    def __enter__(self) -> CutRoad:
        self._start(self._accept)
        return self

    def __exit__(self, *_: object) -> None:
        self._ended.set()
        with suppress(OSError):
            self._listening.shutdown(socket.SHUT_RDWR)
        self._listening.close()
        for thread in self._threads:
            thread.join()

    def _start(self, work: object, *given: object) -> None:
        thread = Thread(target=work, args=given)  # type: ignore[arg-type]
        self._threads.append(thread)
        thread.start()

    def _accept(self) -> None:
        while not self._ended.is_set():
            try:
                laptop, _ = self._listening.accept()
            except OSError:
                return
            try:
                court = socket.create_connection(self._to)
            except OSError:
                laptop.close()
                continue
            laptop.settimeout(60)
            court.settimeout(60)
            self._start(self._out, laptop, court)
            self._start(_back, court, laptop)

    def _out(self, laptop: socket.socket, court: socket.socket) -> None:
        with laptop, suppress(OSError):
            while data := laptop.recv(CHUNK):
                with self._lock:
                    passed = self._allowed(len(data))
                    self.left += len(data)
                court.sendall(data[:passed])
                if passed < len(data):
                    self._end(laptop)
                    break
        with suppress(OSError):
            court.shutdown(socket.SHUT_RDWR)

    def _allowed(self, count: int) -> int:
        """How many of the next bytes get through."""
        if self._cuts and self.left + count > self._cuts[0]:
            self.cut += 1
            return max(0, self._cuts.pop(0) - self.left)
        return count

    def _end(self, laptop: socket.socket) -> None:
        """Count what is on its way and lost with it, and let the laptop see that the line is gone."""
        laptop.setblocking(False)
        with suppress(BlockingIOError):
            while lost := laptop.recv(CHUNK):
                self.left += len(lost)
        laptop.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))


def _back(court: socket.socket, laptop: socket.socket) -> None:
    with court, suppress(OSError):
        while data := court.recv(CHUNK):
            laptop.sendall(data)
    with suppress(OSError):
        laptop.shutdown(socket.SHUT_RDWR)
