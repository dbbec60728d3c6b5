"""A stick has the whole file under its name, or nothing under that name, whatever happens to it."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from mediator_app.domain.errors import Trouble
from mediator_app.exchange import stick
from mediator_app.exchange.stick import put, told
from tests.db.test_disks import own_mounts
from tests.exchange.sticks import CONTENT, NAME, ROOT, writes


def listed(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_file_gets_there_whole(tmp_path: Path) -> None:
    (tmp_path / "holiday.jpg").write_bytes(b"somebody's")
    written = put(tmp_path, NAME, writes(), expected=1_000_000)
    assert written.path == tmp_path / NAME
    assert written.path.read_bytes() == b"".join(CONTENT)
    assert written.size == 1_000_000
    assert listed(tmp_path) == [NAME, "holiday.jpg"]


@pytest.mark.parametrize("kind", ["limited", "full", "read_only", "pulled"])
def test_a_stick_in_trouble(kind: str, tmp_path: Path) -> None:
    words = own_mounts() if kind != "limited" else []
    if not words:
        # Without file systems of one's own the same steps run against a limit on the size of files.
        kind = "limited"
    run = subprocess.run(
        [*words, sys.executable, "-m", "tests.exchange.sticks", kind, str(tmp_path)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert run.stderr == "", run.stderr
    assert run.stdout == "well\n"


CALLS: list[tuple[object, str]] = [
    (os, "fsync"),
    (os, "posix_fadvise"),
    (Path, "rename"),
    (Path, "open"),
    (Path, "exists"),
    (stick.shutil, "disk_usage"),  # type: ignore[attr-defined]
]


@pytest.mark.parametrize("nth", [1, 2])
@pytest.mark.parametrize(("owner", "name"), CALLS, ids=[name for _, name in CALLS])
@pytest.mark.parametrize(
    ("error", "code"),
    [
        (errno.EIO, "stick_gone"),
        (errno.ENODEV, "stick_gone"),
        (errno.ENOSPC, "stick_full"),
        (errno.EROFS, "stick_read_only"),
    ],
)
def test_pulled_out_at_each_call(
    owner: object, name: str, nth: int, error: int, code: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What the system says of a stick that was pulled out, at every call that could meet it."""
    honest: Callable[..., Any] = getattr(owner, name)
    count = 0

    def breaking(*args: Any, **more: Any) -> Any:
        nonlocal count
        count += 1
        if count == nth:
            raise OSError(error, os.strerror(error))
        return honest(*args, **more)

    with monkeypatch.context() as patch:
        patch.setattr(owner, name, breaking)
        try:
            put(tmp_path, NAME, writes(), expected=1_000_000)
        except Trouble as trouble:
            assert trouble.code == code
            broken = True
        else:
            broken = False
    assert broken is (count >= nth)
    assert listed(tmp_path) == ([] if broken else [NAME])
    if broken:
        put(tmp_path, NAME, writes(), expected=1_000_000)
        assert listed(tmp_path) == [NAME]


def test_a_stick_that_forgets(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Some sticks take every byte, keep none, and say nothing."""
    honest = os.fsync

    def forgetting(descriptor: int) -> None:
        honest(descriptor)
        place = Path(os.readlink(f"/proc/self/fd/{descriptor}"))
        if place.is_file():
            with place.open("r+b") as file:
                file.seek(500_000)
                file.write(b"\0" * 4096)

    monkeypatch.setattr(os, "fsync", forgetting)
    with pytest.raises(Trouble) as caught:
        put(tmp_path, NAME, writes(), expected=1_000_000)
    assert caught.value.code == "stick_altered"
    assert listed(tmp_path) == []


class Breaks(Exception):
    """What only this test raises."""


def test_a_writer_that_breaks_off(tmp_path: Path) -> None:
    def breaking() -> None:
        raise Breaks

    with pytest.raises(Breaks):
        put(tmp_path, NAME, writes(breaking), expected=1_000_000)
    assert listed(tmp_path) == []


def test_a_program_that_is_killed_leaves_nothing_that_could_be_taken_for_a_bundle(tmp_path: Path) -> None:
    script = (
        "import os, signal, sys; from pathlib import Path; from tests.exchange.sticks import NAME, writes\n"
        "from mediator_app.exchange.stick import put\n"
        "put(Path(sys.argv[1]), NAME, writes(lambda: os.kill(os.getpid(), signal.SIGKILL)), expected=1000000)"
    )
    run = subprocess.run([sys.executable, "-c", script, str(tmp_path)], cwd=ROOT, capture_output=True)
    assert run.returncode == -9, run.stderr
    assert listed(tmp_path) == [f".{NAME}.part"]
    (tmp_path / ".20261126-00002b-0000000b.filing.part").write_bytes(b"another laptop's")
    other = NAME.replace("0b.", "0c.")
    put(tmp_path, other, writes(), expected=1_000_000, leftovers="*-00001a-*.filing")
    assert listed(tmp_path) == [".20261126-00002b-0000000b.filing.part", other]


def test_no_stick_and_a_name_that_is_taken(tmp_path: Path) -> None:
    for folder in (tmp_path / "gone", tmp_path / "file"):
        (tmp_path / "file").write_bytes(b"")
        with pytest.raises(Trouble) as caught:
            put(folder, NAME, writes(), expected=1)
        assert caught.value.code == "stick_missing"
    (tmp_path / NAME).write_bytes(b"an older one")
    with pytest.raises(Trouble) as caught:
        put(tmp_path, NAME, writes(), expected=1)
    assert caught.value.code == "stick_name_taken"
    assert (tmp_path / NAME).read_bytes() == b"an older one"


def test_a_file_that_cannot_be_read_is_said_plainly(tmp_path: Path) -> None:
    with pytest.raises(Trouble) as caught, told():
        (tmp_path / "gone.answers").read_bytes()
    assert (caught.value.code, caught.value.params["reason"]) == ("stick_gone", "ENOENT")
