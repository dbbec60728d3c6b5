"""Reading a bundle that may have been made by anybody.

Nothing is believed before all of it was seen: `unpacked` gives a bundle only after its last byte was decrypted, every
hash compared and the cover admitted. Documents are kept in one temporary file without a name, so no name in a bundle
can reach a folder, and nothing is left of it, not even by a power cut. There is no compression in the format: what
comes out is never more than what went in.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import tempfile
from collections.abc import Callable, Generator, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO, Final

from . import age, bag, tape
from .bundle import Cover
from .canonical import sha256_of
from .faults import Fault
from .filing import Manifest, read_manifest
from .signed import unverified

_PIECE: Final = 64 * 1024
_RESERVE: Final = 64 * 1024**2
"""Bytes that stay free on the disk, whatever comes."""

Admit = Callable[[str], Cover]
"""The cover in a signed text, once it is sure who signed it; a Fault where its sender is not let in."""


@dataclass(frozen=True, slots=True)
class Arrived:
    """One filing of a bundle. It is the one that the cover lists; its own signature has yet to be verified.

    `manifest` is None where this program cannot read it; then `fault` says why. `fault` also stands for a document that
    is missing or has another size.
    """

    filing_id: str
    token: str
    manifest: Manifest | None
    fault: Fault | None


@dataclass(frozen=True, slots=True)
class Unpacked:
    """A whole and sound bundle."""

    cover: Cover
    filings: tuple[Arrived, ...]
    _places: Mapping[str, tuple[int, int]]
    _file: BinaryIO = field(repr=False)

    def chunks(self, sha256: str) -> Iterator[bytes]:
        """The bytes of a document that a filing without fault names."""
        start, left = self._places[sha256]
        while left > 0:
            self._file.seek(start)
            piece = self._file.read(min(_PIECE, left))
            if not piece:
                raise OSError("the temporary file is shorter than it was")
            start, left = start + len(piece), left - len(piece)
            yield piece

    def read(self, sha256: str) -> bytes:
        return b"".join(self.chunks(sha256))


@contextmanager
def unpacked(
    source: BinaryIO,
    identity: str,
    *,
    within: Path,
    admit: Admit,
    limits: bag.Limits = bag.LIMITS,
) -> Iterator[Unpacked]:
    """The bundle in `source` (which can be sought in), decrypted with the court's age identity; good in the block.

    `within` is the folder on whose disk the documents wait. Faults, in the order in which they are looked for:

    - `file_unreadable`, `file_other_key`, `file_damaged`, `file_too_large` (see `age.decrypt`), `no_room`;
    - `bundle_header`, `bundle_member_kind`, `bundle_name`, `bundle_member_twice`, `bundle_order`, `bundle_extra`,
      `bundle_incomplete`, `bundle_member_too_large`, `bundle_too_many`, `bundle_too_large`, `bundle_cut_short`,
      `bundle_trailing`;
    - `bag_unknown`, `bag_manifest`, `bag_tag_altered`, `bag_oxum`, `hash_mismatch`, `cover_differs`, and those of
      `admit`.
    """
    size = source.seek(0, os.SEEK_END)
    source.seek(0)
    if size > limits.bundle:
        raise Fault("file_too_large", most=limits.bundle)
    if shutil.disk_usage(within).free < size + _RESERVE:
        raise Fault("no_room", needed=size + _RESERVE)
    with tempfile.TemporaryFile(prefix="bundle-", dir=within) as file:
        reader = _Reader(file, admit, limits)
        flow = _Flow(reader.read())
        try:
            age.decrypt(source, flow.take, identity, most=limits.bundle)
            found = flow.end()
        finally:
            flow.close()
        yield found


class _Flow:
    """Turns pieces of any length into those that a reader asks for."""

    def __init__(self, reader: Generator[int, bytes, Unpacked]) -> None:
        self._reader = reader
        self._wanted = next(reader)
        self._kept = bytearray()

    def take(self, data: bytes) -> None:
        self._kept += data
        at = 0
        while len(self._kept) - at >= self._wanted:
            piece = bytes(self._kept[at : at + self._wanted])
            at += self._wanted
            self._wanted = self._reader.send(piece)
        del self._kept[:at]

    def end(self) -> Unpacked:
        """Nothing follows: whoever asks for more gets what is left."""
        try:
            while True:
                rest, self._kept = bytes(self._kept), bytearray()
                self._wanted = self._reader.send(rest)
        except StopIteration as stop:
            found: Unpacked = stop.value
            return found

    def close(self) -> None:
        self._reader.close()


class _Reader:
    """What stands in the tar, read once from its beginning to its end. Every `yield n` receives the next n bytes."""

    def __init__(self, file: BinaryIO, admit: Admit, limits: bag.Limits) -> None:
        self._file = file
        self._admit = admit
        self._limits = limits
        self._seen: set[str] = set()
        self._expected: frozenset[str] = frozenset(bag.TAGS)
        self._octets = 0

    def read(self) -> Generator[int, bytes, Unpacked]:
        tags = {}
        for name in bag.TAGS:
            tags[name] = yield from self._small(name, self._limits.tag)
        paths, promised, _ = bag.read_tags(tags, self._limits)
        self._expected, self._octets = frozenset(paths), 0
        cover = yield from self._cover(paths)
        filings = yield from self._filings(paths)
        places = yield from self._documents(paths, filings)
        if self._octets != promised:
            raise Fault("bag_oxum", bag.INFO)
        yield from self._end()
        return Unpacked(cover, tuple(_judged(one, places) for one in filings), places, self._file)

    def _cover(self, paths: Mapping[str, str]) -> Generator[int, bytes, Cover]:
        signed = yield from self._text(bag.COVER, self._limits.tag, paths)
        cover = self._admit(signed)
        listed = [(bag.filing_path(one.filing_id), one.sha256) for one in cover.filings]
        if listed != [(path, paths[path]) for path in paths if bag.filing_in(path)]:
            raise Fault("cover_differs", bag.COVER)
        return cover

    def _filings(self, paths: Mapping[str, str]) -> Generator[int, bytes, list[Arrived]]:
        found, left = [], self._limits.filings_together
        for path in paths:
            if filing_id := bag.filing_in(path):
                token = yield from self._text(path, min(self._limits.filing, left), paths)
                left -= len(token)
                found.append(_arrived(filing_id, token))
        return found

    def _documents(
        self, paths: Mapping[str, str], filings: list[Arrived]
    ) -> Generator[int, bytes, dict[str, tuple[int, int]]]:
        """Where the documents stand in the file. What only filings that cannot be read may name is read past."""
        named = {sha256 for one in filings if one.manifest for sha256 in one.manifest.hashes}
        riddles = any(one.manifest is None for one in filings)
        places: dict[str, tuple[int, int]] = {}
        for path in paths:
            if not (sha256 := bag.document_in(path)):
                continue
            if sha256 not in named and not riddles:
                raise Fault("bundle_extra", path)
            head = yield from self._head(path, self._limits.document)
            start = self._file.tell()
            digest = hashlib.sha256()
            left = head.size
            while left:
                piece = yield min(_PIECE, left)
                if not piece:
                    raise Fault("bundle_cut_short", path)
                left -= len(piece)
                digest.update(piece)
                if sha256 in named:
                    self._file.write(piece)
            yield from self._padding(head)
            if digest.hexdigest() != sha256:
                raise Fault("hash_mismatch", path)
            places[sha256] = (start, head.size)
        self._file.flush()
        return places

    def _text(self, path: str, most: int, paths: Mapping[str, str]) -> Generator[int, bytes, str]:
        data = yield from self._small(path, most)
        if sha256_of(data) != paths[path]:
            raise Fault("hash_mismatch", path)
        try:
            return data.decode("ascii")
        except UnicodeDecodeError:
            raise Fault("not_signed", path) from None

    def _small(self, path: str, most: int) -> Generator[int, bytes, bytes]:
        head = yield from self._head(path, most)
        data = b""
        if head.size:
            data = yield head.size
        if len(data) != head.size:
            raise Fault("bundle_cut_short", path)
        yield from self._padding(head)
        return data

    def _head(self, path: str, most: int) -> Generator[int, bytes, tape.Head]:
        """The head of the next member, which has to be `path` and has at most so many bytes."""
        head = tape.read_head((yield tape.BLOCK))
        if head is None:
            raise Fault("bundle_incomplete", path)
        if head.name != bag.BASE + path:
            raise self._stranger(head.name)
        if head.size > most:
            raise Fault("bundle_member_too_large", path, most=most)
        self._octets += head.size
        self._seen.add(path)
        return head

    def _stranger(self, name: str) -> Fault:
        """Why another name than the next one is refused. Names that no bundle has are never repeated in a fault."""
        path = name.removeprefix(bag.BASE)
        if path == name or not bag.known(path):
            return Fault("bundle_name")
        if path in self._seen:
            return Fault("bundle_member_twice", path)
        return Fault("bundle_order" if path in self._expected else "bundle_extra", path)

    def _padding(self, head: tape.Head) -> Generator[int, bytes, None]:
        if head.padding:
            padding = yield head.padding
            if len(padding) != head.padding:
                raise Fault("bundle_cut_short")
            if padding.strip(b"\0"):
                raise Fault("bundle_trailing")

    def _end(self) -> Generator[int, bytes, None]:
        """Two empty blocks, then nothing but zeros, no more than fill a record."""
        head = tape.read_head((yield tape.BLOCK))
        if head is not None:
            raise self._stranger(head.name)
        count = 1
        while block := (yield tape.BLOCK):
            count += 1
            if block != tape.EMPTY or count > tape.RECORD // tape.BLOCK + 1:
                raise Fault("bundle_trailing")
        if count == 1:
            raise Fault("bundle_cut_short")


def _arrived(filing_id: str, token: str) -> Arrived:
    try:
        manifest = read_manifest(unverified(token))
    except Fault as fault:
        return Arrived(filing_id, token, None, fault)
    if manifest.filing_id != filing_id:
        return Arrived(filing_id, token, None, Fault("filing_id_differs", "filing_id"))
    return Arrived(filing_id, token, manifest, None)


def _judged(one: Arrived, places: Mapping[str, tuple[int, int]]) -> Arrived:
    """The filing, with a fault where a document of it is missing or has another size."""
    if one.manifest is None:
        return one
    sizes = one.manifest.sizes
    missing = [sha256 for sha256 in sizes if sha256 not in places]
    if missing:
        return Arrived(one.filing_id, one.token, one.manifest, Fault("documents_missing", "documents"))
    wrong = next((sha256 for sha256, size in sizes.items() if places[sha256][1] != size), "")
    if wrong:
        return Arrived(one.filing_id, one.token, one.manifest, Fault("size_mismatch", wrong))
    return one
