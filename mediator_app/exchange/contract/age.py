"""Encryption to one recipient (age), as streams: neither side ever holds a whole bundle in memory."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import BinaryIO, Final

import pyrage

from .faults import Fault

MAGIC: Final = b"age-encryption.org/v1\n"
HEAD_MOST: Final = 16 * 1024
"""Bytes of the head that are looked at. The library would read a head without end, and take ever longer for it."""
_HEAD_END: Final = re.compile(rb"\n--- [A-Za-z0-9+/]{43}\n")
_NOT_FOR_US: Final = "No matching keys found"

Sink = Callable[[bytes], object]


def encrypt(pieces: Iterator[bytes], sink: Sink, recipient: str) -> None:
    """Hand the encrypted pieces to `sink`, one after the other. What either of them raises comes out as it is.

    Fault `recipient_unreadable`.
    """
    try:
        to = pyrage.x25519.Recipient.from_str(recipient)
    except pyrage.RecipientError:
        raise Fault("recipient_unreadable") from None
    source, target = _Source(pieces), _Target(sink)
    try:
        pyrage.encrypt_io(source, target, [to])
    except pyrage.EncryptError:
        # The library tells of our own exceptions by their text only.
        raise source.raised or target.raised or Fault("file_not_encrypted") from None


def decrypt(source: BinaryIO, sink: Sink, identity: str, *, most: int) -> None:
    """Hand what `source` says in clear to `sink`, piece by piece; what `sink` raises comes out as it is.

    Nothing of it may be believed before this returns: only the last piece shows that none is missing. Faults:
    `file_unreadable` (not such a file at all), `file_too_large` (more than `most` bytes), `file_other_key` (for
    somebody else), `file_damaged` (changed, cut short, or more follows).
    """
    target = _Target(sink)
    limited = _Limited(source, most)
    key = pyrage.x25519.Identity.from_str(identity)
    try:
        pyrage.decrypt_io(limited, target, [key])
    except pyrage.DecryptError as error:
        if limited.raised or target.raised:
            raise limited.raised or target.raised or error from None
        raise Fault("file_other_key" if _NOT_FOR_US in str(error) else "file_damaged") from None
    except OSError as error:
        if limited.raised or target.raised:
            raise limited.raised or target.raised or error from None
        raise Fault("file_damaged") from None


class _Source:
    """Pieces of any length as a file that is read."""

    def __init__(self, pieces: Iterator[bytes]) -> None:
        self._pieces = pieces
        self._rest = memoryview(b"")
        self.raised: BaseException | None = None

    def read(self, size: int) -> bytes:
        try:
            while not self._rest:
                piece = next(self._pieces, None)
                if piece is None:
                    return b""
                self._rest = memoryview(piece)
        except BaseException as error:
            self.raised = error
            raise
        given, self._rest = self._rest[:size], self._rest[size:]
        return bytes(given)


class _Limited:
    """A file of at most so many bytes, whose head has an end."""

    def __init__(self, source: BinaryIO, most: int) -> None:
        self._source = source
        self._left = most
        self.raised: BaseException | None = None
        self._head = source.read(HEAD_MOST)
        if not self._head.startswith(MAGIC):
            raise Fault("file_unreadable")
        if not _HEAD_END.search(self._head):
            raise Fault("file_damaged")

    def read(self, size: int) -> bytes:
        try:
            if self._head:
                data, self._head = self._head[:size], self._head[size:]
            else:
                data = self._source.read(size)
            self._left -= len(data)
            if self._left < 0:
                raise Fault("file_too_large")
        except BaseException as error:
            self.raised = error
            raise
        return data


class _Target:
    def __init__(self, sink: Sink) -> None:
        self._sink = sink
        self.raised: BaseException | None = None

    def write(self, data: bytes) -> int:
        try:
            self._sink(data)
        except BaseException as error:
            self.raised = error
            raise
        return len(data)

    def flush(self) -> None:
        """The library asks for it; whoever gave the sink flushes."""
