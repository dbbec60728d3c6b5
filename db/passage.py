"""The way of a backup onto another disk: how far it is, whether to go on, and what that disk does to it."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from db.trouble import refused
from mediator_app.domain.errors import Refusal, Trouble
from mediator_app.ports import Watch

_CHECKS = 3
_MEGABYTE = 1_000_000


class Passage:
    """Tells whoever watches how many bytes are done of all, and asks whether to go on.

    A store of `size` bytes is copied, checked, packed and read back; each counts as its size.
    """

    def __init__(self, watch: Watch | None = None, size: int = 0) -> None:
        self._watch = watch
        self._size = size
        self._done = 0

    def copied(self, _: int, remaining: int, total: int) -> None:
        """What SQLite says while it copies pages. Raises `Refusal("backup_stopped")` as the others do."""
        self._tell(self._size * (total - remaining) // max(total, 1))

    def checked(self) -> None:
        """One of the checks of the copy is over."""
        self._tell(self._done + self._size // _CHECKS)

    def moved(self, size: int) -> None:
        """So many bytes were packed or read back."""
        self._tell(self._done + size)

    def _tell(self, done: int) -> None:
        of = 4 * self._size
        self._done = min(done, of)
        if self._watch is not None and not self._watch(self._done, of):
            raise Refusal("backup_stopped")


@contextmanager
def at_the_place(to: Path, size: int) -> Iterator[None]:
    """Trouble of the disk that a backup goes to, told apart from trouble of the store's own disk.

    A stick that is full says nothing about whether the work is saved.
    """
    try:
        yield
    except Trouble as trouble:
        match trouble.code:
            case "disk_full":
                raise Trouble("backup_no_room", megabytes=-(-2 * size // _MEGABYTE)) from None
            case "store_read_only":
                raise Trouble("backup_read_only") from None
            case "store_io" if refused(to.parent) is not None:
                raise Trouble("backup_place_gone", reason=str(trouble.params.get("reason", ""))) from None
            case _:
                raise


def from_the_medium(path: Path) -> None:
    """Let what is read next come from the disk, not from what memory remembers of it, where a system can do that."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())
        if hasattr(os, "posix_fadvise"):
            os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)
