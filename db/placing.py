"""Files that are whole or not there: written beside their place, moved there when they are done."""

from __future__ import annotations

import contextlib
import os
import secrets
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def beside_of(to: Path) -> Iterator[Path]:
    """A name in the folder of `to` that nobody has; whatever file lies under it in the end is taken away."""
    to.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    beside = to.with_name(f".{to.name}.{secrets.token_hex(4)}")
    try:
        yield beside
    finally:
        for left in (beside, beside.with_name(f"{beside.name}-wal")):
            with contextlib.suppress(OSError):
                left.unlink()


def into_place(beside: Path, to: Path) -> None:
    """Move a finished file to its place, so that a crash leaves the old one or the new one."""
    with beside.open("rb+") as file:
        os.fsync(file.fileno())
    os.replace(beside, to)
    sync_folder(to.parent)


def sync_folder(folder: Path) -> None:
    """Make a rename durable; Windows has no such call and needs none."""
    if sys.platform == "win32":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
