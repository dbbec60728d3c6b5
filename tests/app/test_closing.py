"""What `mediator verify` knows of the certificates that were made here: all of them, whatever the disk does."""

from __future__ import annotations

import resource
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from mediator_app.closing import KNOWN_FILE, ClosingKeys, fingerprints
from tests.cases import TickingClock
from tests.db.fakes import FakeStore

LINE = 65
"""Bytes of one fingerprint with its end of line."""


@contextmanager
def disk_that_takes(size: int) -> Iterator[None]:
    """No file grows past so many bytes: what is written of a longer one is cut off in the middle."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


def keys(folder: Path) -> ClosingKeys:
    return ClosingKeys(FakeStore(), TickingClock(), folder, practice=False)


def test_a_fault_in_the_middle_leaves_what_was_known(tmp_path: Path) -> None:
    closing = keys(tmp_path)
    made = [closing.make(name, "示例委", "1") for name in ("周示范", "周示例")]
    known = {one.fingerprint for one in made}
    assert fingerprints([tmp_path]) == known
    for cut in (0, 1, LINE, LINE * 2 + 7):
        with disk_that_takes(cut):
            made.append(closing.make("周示范", "示例委", "2"))
        assert fingerprints([tmp_path]) == known, "neither less, nor half of one"
        assert [path.name for path in tmp_path.iterdir()] == [KNOWN_FILE], "nothing is left beside it"
    made.append(closing.make("周示范", "示例委", "3"))
    assert fingerprints([tmp_path]) == {one.fingerprint for one in made}


def test_who_reads_meanwhile_finds_the_old_ones_or_the_new_ones(tmp_path: Path) -> None:
    closing = keys(tmp_path)
    first = closing.make("周示范", "示例委", "1").fingerprint
    seen: set[frozenset[str]] = set()
    done = threading.Event()

    def read() -> None:
        while not done.is_set():
            seen.add(fingerprints([tmp_path]))

    reader = threading.Thread(target=read)
    reader.start()
    whole = [frozenset({first})]
    try:
        for number in range(60):
            whole.append(whole[-1] | {closing.make("周示范", "示例委", str(number)).fingerprint})
    finally:
        done.set()
        reader.join()
    assert seen <= set(whole)
