"""A stick: a file gets there whole and under its name, or not at all.

It is written beside its place, flushed, read back from the medium and compared, and only then given its name. Whatever
goes wrong, nothing half-written is left under a name that somebody could take for a bundle.
"""

from __future__ import annotations

import contextlib
import errno
import hashlib
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from mediator_app.domain.errors import Trouble

PART: Final = ".part"
"""Ending of a file that is not whole yet; its name begins with a dot as well."""
_PIECE: Final = 1 << 20

Sink = Callable[[bytes], object]


@dataclass(frozen=True, slots=True)
class Written:
    """A file that is on the stick, as it was read back."""

    path: Path
    sha256: str
    size: int


def put(
    folder: Path, name: str, write: Callable[[Sink], None], *, expected: int, leftovers: str = ""
) -> Written:
    """Write a new file `name` into `folder` by what `write` hands over, about `expected` bytes.

    What an earlier attempt left is removed first: unfinished files whose name, as it was to be, matches the pattern
    `leftovers`. Trouble: `stick_missing` (there is no such folder), `stick_full` (`megabytes` that are needed),
    `stick_read_only`, `stick_gone` (pulled out, or failing), `stick_altered` (what was read back is not what was
    written), `stick_name_taken`. What `write` raises comes out as it is.
    """
    if not folder.is_dir():
        raise Trouble("stick_missing", path=str(folder))
    target, part = folder / name, folder / f".{name}{PART}"
    with told(expected):
        for left in folder.glob(f".{leftovers or name}{PART}"):
            left.unlink(missing_ok=True)
        if target.exists():
            raise Trouble("stick_name_taken", name=name)
        if shutil.disk_usage(folder).free < expected:
            raise Trouble("stick_full", megabytes=megabytes(expected))
    try:
        with told(expected):
            written = _write(part, write)
            if _read_back(part) != written:
                raise Trouble("stick_altered")
            part.rename(target)
        try:
            with told(expected):
                _flush_folder(folder)
        except BaseException:
            # Nobody can say whether the name is on the medium: then it shall not look as if it were.
            _remove(target)
            raise
    except BaseException:
        _remove(part)
        raise
    sha256, size = written
    return Written(target, sha256, size)


@contextmanager
def told(needed: int = 0) -> Iterator[None]:
    """What the disk does, as Trouble."""
    try:
        yield
    except OSError as error:
        match error.errno:
            case errno.ENOSPC | errno.EDQUOT | errno.EFBIG:
                raise Trouble("stick_full", megabytes=megabytes(needed)) from error
            case errno.EROFS | errno.EACCES | errno.EPERM:
                raise Trouble("stick_read_only") from error
            case _:
                reason = errno.errorcode.get(error.errno or 0, "")
                raise Trouble("stick_gone", reason=reason) from error


def megabytes(size: int) -> int:
    """Rounded up."""
    return -(-size // 1_000_000)


def _write(part: Path, write: Callable[[Sink], None]) -> tuple[str, int]:
    digest, size = hashlib.sha256(), 0
    with part.open("xb", buffering=_PIECE) as file:

        def take(data: bytes) -> None:
            nonlocal size
            file.write(data)
            digest.update(data)
            size += len(data)

        write(take)
        file.flush()
        os.fsync(file.fileno())
    return digest.hexdigest(), size


def _read_back(part: Path) -> tuple[str, int]:
    """What the medium has, not what memory remembers of it, where the system can tell the two apart."""
    digest, size = hashlib.sha256(), 0
    with part.open("rb", buffering=0) as file:
        if hasattr(os, "posix_fadvise"):
            os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)
        while piece := file.read(_PIECE):
            digest.update(piece)
            size += len(piece)
    return digest.hexdigest(), size


def _flush_folder(folder: Path) -> None:
    if os.name != "posix":
        return  # Windows flushes a folder by itself, and has no call for it
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _remove(path: Path) -> None:
    """As far as that still can be done: the stick may be gone."""
    with contextlib.suppress(OSError):
        path.unlink(missing_ok=True)
