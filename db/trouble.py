"""What SQLite says when something is wrong, as one of the codes that a person is told about."""

from __future__ import annotations

import errno
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from sqlcipher3 import dbapi2

from mediator_app.domain.errors import Trouble

_NAMES: Final = {
    "database or disk is full": "SQLITE_FULL",
    "attempt to write a readonly database": "SQLITE_READONLY",
    "database is locked": "SQLITE_BUSY",
    "database table is locked": "SQLITE_LOCKED",
    "database disk image is malformed": "SQLITE_CORRUPT",
    "file is not a database": "SQLITE_NOTADB",
    "disk I/O error": "SQLITE_IOERR",
    "unable to open database file": "SQLITE_CANTOPEN",
}
"""The driver's backup raises with SQLite's fixed text for an error, but without its name."""


@contextmanager
def told(path: Path) -> Iterator[None]:
    """Turn the database's errors into `Trouble` for the store at `path`.

    Only what the world can do to a file is turned: a broken constraint or a wrong statement is a bug and passes
    through. The original text is dropped, since it may quote rows.
    """
    try:
        yield
    except (dbapi2.Error, OSError) as error:
        trouble = trouble_of(error, path)
        if trouble is None:
            raise
        raise trouble from None


def trouble_of(error: BaseException, path: Path) -> Trouble | None:
    """The trouble behind an error of the database or the operating system; None where it is a bug of ours.

    Codes: `disk_full`, `store_read_only`, `store_locked` (another program has it open), `store_damaged`,
    `store_not_opened` (wrong key, or no store at all), `store_io` (`reason` is SQLite's or the system's name for it).
    """
    if isinstance(error, OSError):
        return _of_system(error)
    name = str(getattr(error, "sqlite_errorname", "") or _NAMES.get(str(error), ""))
    family = "_".join(name.split("_")[:2])
    match family:
        case "SQLITE_FULL":
            return Trouble("disk_full")
        case "SQLITE_READONLY" | "SQLITE_PERM":
            return Trouble("store_read_only")
        case "SQLITE_BUSY" | "SQLITE_LOCKED" | "SQLITE_PROTOCOL":
            return Trouble("store_locked")
        case "SQLITE_CORRUPT":
            return Trouble("store_damaged")
        case "SQLITE_NOTADB":
            return Trouble("store_not_opened")
        case "SQLITE_IOERR" | "SQLITE_CANTOPEN":
            # SQLite says "I/O error" for a quota and for a disk turned read-only, too; the system can be asked.
            answer = refused(path.parent)
            if answer is not None and answer.code != "store_io":
                return answer
            return Trouble("store_io", reason=name)
        case _:
            return None


def _of_system(error: OSError) -> Trouble:
    match error.errno:
        case errno.ENOSPC | errno.EDQUOT | errno.EFBIG:
            return Trouble("disk_full")
        case errno.EROFS | errno.EACCES | errno.EPERM:
            return Trouble("store_read_only")
        case _:
            return Trouble("store_io", reason=errno.errorcode.get(error.errno or 0, ""))


def writable(path: Path) -> bool:
    """Whether the file and its folder can be written at all."""
    folder = path.parent
    return os.access(folder, os.W_OK) and (not path.exists() or os.access(path, os.W_OK))


def refused(folder: Path) -> Trouble | None:
    """What the system says to a new file of 64 kB in `folder`; None where it takes one."""
    try:
        with tempfile.TemporaryFile(dir=folder) as file:
            file.write(bytes(64 * 1024))
            file.flush()
            os.fsync(file.fileno())
    except OSError as error:
        return _of_system(error)
    return None
