"""Where documents are: files that are written once, each with one document or with all that came in one request.

`blobs` says which bytes of which file a hash is. The small papers of a filing arrive together and are kept together,
so that a filing costs one flush of the disk and not one for each paper. It does not cost a second one for the file's
name either: some empty files are made beforehand, and their names are on the disk before they are needed. A file with
something in it that no row names was left by a crash between the flush and the commit; `orphans` finds it.
"""

from __future__ import annotations

import os
import secrets
from collections import deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor, wait
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final

import sqlalchemy as sa
from sqlalchemy import Connection

from court.batch import Answer, Batch, together
from court.courts import new_id
from court.schema import BLOBS, DOCUMENTS
from mediator_app.exchange.contract.reading import write_instant

_CHUNK: Final = 1 << 20
_FAN: Final = 256
_WRITERS: Final = 8
"""Threads that write; most of the time they wait for the disk."""
_MOST_EMPTY: Final = 32
"""Files that are made beforehand at once; the first time one, then twice as many each time."""


@dataclass(frozen=True, slots=True)
class Placed:
    """Documents whose places are known while they are still being written."""

    store: Store
    blobs: tuple[Blob, ...]
    written: Future[None] | None

    def wait(self) -> None:
        """Until they are on the disk. OSError where they are not."""
        if self.written is not None:
            self.written.result()

    def drop(self) -> None:
        """Remove them once they are written; no row may name them."""
        if self.written is not None:
            wait([self.written])
        self.store.drop(self.blobs)


@dataclass(frozen=True, slots=True)
class Blob:
    """Where the bytes of a hash are: `size` bytes from `start` of the file `pack`."""

    sha256: str
    size: int
    pack: str
    start: int


class Store:
    """The document store under `root`. Its files never change; several processes may use it at once."""

    def __init__(self, root: Path) -> None:
        self._root = root / "documents"
        self.arriving = root / "uploads"
        self._writers = ThreadPoolExecutor(_WRITERS, "papers")
        self._empty: deque[str] = deque()
        self._next_many = 1

    def prepare(self) -> None:
        """Make the folders, once, so that writing a document need not."""
        self.arriving.mkdir(parents=True, exist_ok=True)
        for number in range(_FAN):
            (self._root / f"{number:02x}").mkdir(parents=True, exist_ok=True)
        _flush_folder(self._root)

    def put(self, contents: Mapping[str, bytes]) -> tuple[Blob, ...]:
        """Keep documents by their hashes, which the caller has checked; on the disk when this returns."""
        placed = self.begin(contents)
        placed.wait()
        return placed.blobs

    def begin(self, contents: Mapping[str, bytes]) -> Placed:
        """The same, done by another thread; on the disk when `wait` of what this gives returns."""
        if not contents:
            return Placed(self, (), None)
        pack = self._an_empty()
        blobs, start = [], 0
        for sha256, content in contents.items():
            blobs.append(Blob(sha256, len(content), pack, start))
            start += len(content)
        written = self._writers.submit(_write, self._root / pack, tuple(contents.values()))
        return Placed(self, tuple(blobs), written)

    def link(self, path: Path, sha256: str, size: int) -> Blob:
        """Keep a file that is on the disk already and was checked; the caller removes its first name when done."""
        pack = _new_pack(_any_folder())
        (self._root / pack).hardlink_to(path)
        _flush_folder((self._root / pack).parent)
        return Blob(sha256, size, pack, 0)

    def drop(self, blobs: Iterable[Blob]) -> None:
        """Remove files that were put and are not wanted after all; no row may name them."""
        for pack in {blob.pack for blob in blobs}:
            (self._root / pack).unlink(missing_ok=True)

    def read(self, blob: Blob) -> bytes:
        """All bytes of a document. OSError where the file is gone or shorter than it was."""
        return b"".join(self.chunks(blob))

    def chunks(self, blob: Blob, start: int = 0, length: int | None = None) -> Iterator[bytes]:
        """The bytes of a document, or `length` of them from `start`, a piece at a time."""
        left = blob.size - start if length is None else min(length, blob.size - start)
        with (self._root / blob.pack).open("rb") as file:
            file.seek(blob.start + start)
            while left > 0:
                piece = file.read(min(_CHUNK, left))
                if not piece:
                    raise OSError(f"{blob.pack} is shorter than it was")
                left -= len(piece)
                yield piece

    def orphans(self, connection: Connection) -> list[Path]:
        """Files that no row names, but for those that wait to be written."""
        named = set(connection.execute(sa.select(BLOBS.c.pack).distinct()).scalars())
        files = (path for path in self._root.glob("*/*") if path.is_file() and path.stat().st_size)
        return sorted(path for path in files if path.relative_to(self._root).as_posix() not in named)

    def close(self) -> None:
        """Finish what is being written; remove the files that were made beforehand and not needed."""
        self._writers.shutdown()
        while self._empty:
            (self._root / self._empty.popleft()).unlink(missing_ok=True)

    def _an_empty(self) -> str:
        """A file of this store's own, whose name is on the disk."""
        try:
            return self._empty.popleft()
        except IndexError:
            many, self._next_many = self._next_many, min(2 * self._next_many, _MOST_EMPTY)
        folder = _any_folder()
        packs = [_new_pack(folder) for _ in range(many)]
        for pack in packs:
            (self._root / pack).touch(exist_ok=False)
        _flush_folder(self._root / folder)
        self._empty.extend(packs[1:])
        return packs[0]


def record(connection: Connection, laptop: str, blobs: Sequence[Blob], *, at: datetime) -> int:
    """Note that a laptop has brought these documents; how many the court had no bytes of before.

    Where it had, the older bytes stay the ones that count, and the new file is dropped by whoever put it if this
    gives 0.
    """
    with together(connection) as batch:
        new = add(batch, laptop, blobs, at=at)
    return new.count


def add(batch: Batch, laptop: str, blobs: Sequence[Blob], *, at: datetime) -> Answer:
    """The same; the answer's `count` is how many were new."""
    moment = write_instant(at)
    # In one order, so that two transactions with the same documents cannot block each other.
    in_order = sorted(blobs, key=lambda one: one.sha256)
    places = [
        {"sha256": one.sha256, "size": one.size, "pack": one.pack, "start": one.start, "stored_at": moment}
        for one in in_order
    ]
    new = batch.insert(BLOBS, places, only_new=True)
    rows = [{"laptop": laptop, "sha256": one.sha256, "stored_at": moment} for one in in_order]
    batch.insert(DOCUMENTS, rows, only_new=True)
    return new


def brought(connection: Connection, laptop: str, hashes: Sequence[str]) -> dict[str, Blob]:
    """Those of the documents that this laptop has brought."""
    query = (
        sa.select(BLOBS.c.sha256, BLOBS.c.size, BLOBS.c.pack, BLOBS.c.start)
        .join(DOCUMENTS, DOCUMENTS.c.sha256 == BLOBS.c.sha256)
        .where(DOCUMENTS.c.laptop == laptop, DOCUMENTS.c.sha256.in_(hashes))
    )
    return {row.sha256: Blob(row.sha256, row.size, row.pack, row.start) for row in connection.execute(query)}


def blob(connection: Connection, sha256: str) -> Blob | None:
    """Where the bytes of a hash are, whoever brought them."""
    query = sa.select(BLOBS.c.sha256, BLOBS.c.size, BLOBS.c.pack, BLOBS.c.start).where(
        BLOBS.c.sha256 == sha256
    )
    row = connection.execute(query).one_or_none()
    return None if row is None else Blob(row.sha256, row.size, row.pack, row.start)


def _any_folder() -> str:
    return f"{secrets.randbelow(_FAN):02x}"


def _new_pack(folder: str) -> str:
    return f"{folder}/{new_id()}.pack"


def _write(path: Path, contents: Sequence[bytes]) -> None:
    with path.open("r+b", buffering=0) as file:
        for content in contents:
            left = memoryview(content)
            while left:  # the system may take less at once
                left = left[file.write(left) :]
        os.fsync(file.fileno())


def _flush_folder(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
