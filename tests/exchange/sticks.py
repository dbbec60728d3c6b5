"""A stick that is full, read-only or pulled out under a writer: `python -m tests.exchange.sticks KIND FOLDER`.

Runs as a program of its own, with file systems of its own. Every check is an assertion in here; the last line on
standard output is `well`.
"""

from __future__ import annotations

import os
import resource
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from mediator_app.domain.errors import Trouble
from mediator_app.exchange.stick import Sink, put

ROOT = Path(__file__).resolve().parents[2]
NAME = "20261126-00001a-0000000b.filing"
CONTENT = [os.urandom(50_000) for _ in range(20)]


def writes(midway: Callable[[], object] = lambda: None) -> Callable[[Sink], None]:
    """Hands a megabyte over; something happens when half of it is written."""

    def write(sink: Sink) -> None:
        for number, piece in enumerate(CONTENT):
            if number == 10:
                midway()
            sink(piece)

    return write


def refused(folder: Path, code: str, write: Callable[[Sink], None], expected: int) -> None:
    try:
        put(folder, NAME, write, expected=expected)
        raise AssertionError("nothing can be written here")
    except Trouble as trouble:
        assert trouble.code == code, trouble.code


def works(folder: Path) -> None:
    """The same stick, once the trouble is over."""
    written = put(folder, NAME, writes(), expected=1_000_000)
    assert written.path.read_bytes() == b"".join(CONTENT)
    assert [path.name for path in folder.iterdir()] == [NAME]


def full(folder: Path) -> None:
    ballast = folder / "ballast"
    ballast.write_bytes(b"\0" * 1_500_000)
    # Known before a byte is written, and met on the way where the system has promised too much.
    refused(folder, "stick_full", writes(lambda: sys.exit("begun on a full stick")), 1_000_000)
    refused(folder, "stick_full", writes(), 0)
    assert [path.name for path in folder.iterdir()] == ["ballast"]
    ballast.unlink()
    works(folder)


def limited(folder: Path) -> None:
    """The same for who may have no file system of his own: no file may become larger than this."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (300_000, before[1]))
    refused(folder, "stick_full", writes(), 1_000_000)
    assert list(folder.iterdir()) == []
    resource.setrlimit(resource.RLIMIT_FSIZE, before)
    works(folder)


def read_only(folder: Path) -> None:
    subprocess.run(["mount", "-o", "remount,ro", str(folder)], check=True)
    refused(folder, "stick_read_only", writes(), 1_000_000)
    assert list(folder.iterdir()) == []
    subprocess.run(["mount", "-o", "remount,rw", str(folder)], check=True)
    works(folder)


def pulled(folder: Path) -> None:
    """Taken off in the middle; what the program has open still seems to work, the folder is another one by then."""
    refused(folder, "stick_gone", writes(lambda: pull(folder)), 1_000_000)
    assert list(folder.iterdir()) == []
    plug(folder)
    works(folder)


def pull(folder: Path) -> None:
    subprocess.run(["umount", "--lazy", str(folder)], check=True)


def plug(folder: Path) -> None:
    subprocess.run(["mount", "-t", "tmpfs", "-o", "size=2m,mode=700", "none", str(folder)], check=True)


def main() -> None:
    kind, folder = sys.argv[1], Path(sys.argv[2])
    if kind != "limited":
        plug(folder)
    {"limited": limited, "full": full, "read_only": read_only, "pulled": pulled}[kind](folder)
    sys.stdout.write("well\n")


if __name__ == "__main__":
    main()
