"""Backups as the window asks for them, over the real house and its encrypted store."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from mediator_app.bootstrap import Premises
from mediator_app.desk import Desk
from mediator_app.domain.errors import Refusal, Trouble
from mediator_app.domain.papers import PaperKind
from mediator_app.house import Rooms
from mediator_app.safekeeping import Safekeeping
from tests.db.test_disks import own_mounts
from tests.house.tree import ROOT
from tests.vault.fakes import FakeSecretStore

GOOD = "一匹马 crosses 7 bridges"


@pytest.fixture
def rooms(tmp_path: Path) -> Iterator[Rooms]:
    house = Rooms(Premises(tmp_path / "data", ring=FakeSecretStore()))
    yield house
    house.close()


@pytest.fixture
def desk(rooms: Rooms) -> Desk:
    return rooms.create(GOOD).result().desk


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    place = tmp_path / "stick"
    place.mkdir()
    return place


def test_a_backup_is_remembered_and_brings_everything_back(
    rooms: Rooms, desk: Desk, stick: Path, tmp_path: Path
) -> None:
    case = desk.open_case(PaperKind.MEDIATION_AGREEMENT).case
    keeping = Safekeeping(desk.store, desk.clock)
    assert keeping.last().result() is None
    heard: list[tuple[int, int]] = []

    def watch(done: int, of: int) -> bool:
        heard.append((done, of))
        return True

    made = keeping.back_up(stick, watch).result()
    assert keeping.last().result() == made
    assert list(stick.iterdir()) == [made.path]
    assert [done for done, _ in heard] == sorted(done for done, _ in heard)
    assert len({of for _, of in heard}) == 1
    assert heard[-1][0] == heard[-1][1]
    rooms.lock().result()
    other = Premises(tmp_path / "other", ring=FakeSecretStore())
    assert other.restore(made.path, lambda vault: vault.open(GOOD)) is None
    with other.unlock(GOOD) as restored:
        assert restored.desk.load(case.record.id).result() == case


@pytest.mark.parametrize("looks", [1, 2, 4, 6])
def test_a_backup_that_is_given_up_leaves_nothing(desk: Desk, stick: Path, looks: int) -> None:
    keeping = Safekeeping(desk.store, desk.clock)
    seen = 0

    def watch(_done: int, _of: int) -> bool:
        nonlocal seen
        seen += 1
        return seen < looks

    with pytest.raises(Refusal) as refused:
        keeping.back_up(stick, watch).result()
    assert refused.value.code == "backup_stopped"
    assert seen == looks
    assert list(stick.iterdir()) == []
    assert keeping.last().result() is None
    assert keeping.back_up(stick).result().path.exists()


def test_no_folder_is_made_in_the_place_of_a_stick_that_is_gone(desk: Desk, tmp_path: Path) -> None:
    with pytest.raises(Trouble) as trouble:
        Safekeeping(desk.store, desk.clock).back_up(tmp_path / "gone").result()
    assert trouble.value.code == "backup_place_gone"
    assert not (tmp_path / "gone").exists()


def test_a_stick_pulled_out_on_the_way_is_said_and_the_store_goes_on(desk: Desk, stick: Path) -> None:
    keeping = Safekeeping(desk.store, desk.clock)

    def watch(done: int, of: int) -> bool:
        if done > of // 2 and stick.exists():
            for left in stick.iterdir():
                if left.is_dir():
                    for part in left.iterdir():
                        part.unlink()
                    left.rmdir()
                else:
                    left.unlink()
            stick.rmdir()
        return True

    with pytest.raises(Trouble) as trouble:
        keeping.back_up(stick, watch).result()
    assert trouble.value.code == "backup_place_gone"
    assert not stick.exists()
    desk.store.set_setting("since", "then").result()
    assert desk.store.setting("since").result() == "then"


@pytest.mark.parametrize("kind", ["full", "limited", "read_only"])
def test_a_stick_that_takes_nothing_is_told_from_the_disk_of_the_store(kind: str, tmp_path: Path) -> None:
    words = own_mounts()
    if kind != "limited" and not words:
        # Without file systems of one's own the same steps run against a limit on the size of files.
        kind = "limited"
    run = subprocess.run(
        [
            *(words if kind != "limited" else []),
            sys.executable,
            "-m",
            "tests.app.sticks",
            kind,
            str(tmp_path),
        ],
        cwd=ROOT,
        env=os.environ | {"TMPDIR": str(tmp_path)},
        capture_output=True,
        text=True,
        timeout=100,
    )
    assert run.stderr == "", run.stderr
    assert run.stdout == "well\n"
