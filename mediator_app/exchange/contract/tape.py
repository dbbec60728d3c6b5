"""The members of a tar stream (POSIX ustar), one block at a time: plain files with short ASCII names, nothing else.

Written so that any `tar` reads it; read by this program only, which has no use for links, folders, devices, sparse
files or extended headers, and so takes none.
"""

from __future__ import annotations

import tarfile
from dataclasses import dataclass
from typing import Final

from .faults import Fault

BLOCK: Final = 512
RECORD: Final = 20 * BLOCK
EMPTY: Final = bytes(BLOCK)
_NAME: Final = 100
"""Bytes of a name; the names of a bundle need no more."""


@dataclass(frozen=True, slots=True)
class Head:
    """What stands before the bytes of a member."""

    name: str
    size: int

    @property
    def padding(self) -> int:
        """Bytes after the member's own, up to the next whole block."""
        return -self.size % BLOCK


def write_head(head: Head, made_at: int) -> bytes:
    """The block before a member; `made_at` in seconds since 1970."""
    info = tarfile.TarInfo(head.name)
    info.size = head.size
    info.mtime = made_at
    return info.tobuf(tarfile.USTAR_FORMAT, "ascii", "strict")


def write_end(written: int) -> bytes:
    """What follows the last member, after `written` bytes: two empty blocks, and more up to a whole record."""
    end = 2 * BLOCK
    return bytes(end + -(written + end) % RECORD)


def read_head(block: bytes) -> Head | None:
    """The head in a block; None for the first block after the last member.

    Faults: `bundle_cut_short`, `bundle_header` (no such head, or its checksum is wrong), `bundle_member_kind` (not a
    plain file), `bundle_name` (not one short ASCII name).
    """
    if len(block) < BLOCK:
        raise Fault("bundle_cut_short")
    if block == EMPTY:
        return None
    try:
        info = tarfile.TarInfo.frombuf(block, "latin-1", "strict")
    except (tarfile.HeaderError, ValueError):
        raise Fault("bundle_header") from None
    if block[257:265] != b"ustar\x0000":
        raise Fault("bundle_header")
    if block[156:157] != tarfile.REGTYPE or block[157:257].strip(b"\0"):
        raise Fault("bundle_member_kind")
    # One spelling: no second name behind a NUL, none that is put together from two fields.
    name = info.name.encode("latin-1")
    if block[:_NAME] != name.ljust(_NAME, b"\0") or block[345:500].strip(b"\0") or not name.isascii():
        raise Fault("bundle_name")
    if info.size < 0:
        raise Fault("bundle_header")
    return Head(info.name, info.size)
