"""Files for papers: made beforehand, written once, and never named by a row before they are on the disk."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from court.store import Store
from mediator_app.exchange.contract.canonical import sha256_of
from tests.court import cases
from tests.court.laptop import Laptop, Paper
from tests.court.running import running, set_up

PAPERS = {sha256_of(content): content for content in (b"instrument" * 1000, b"", b"record")}


@pytest.fixture
def store(tmp_path: Path) -> Store:
    made = Store(tmp_path)
    made.prepare()
    return made


def files(root: Path) -> list[Path]:
    return list((root / "documents").glob("*/*"))


def test_papers_are_read_from_where_they_were_put(store: Store, tmp_path: Path) -> None:
    for _ in range(5):
        blobs = store.put(PAPERS)
        assert {blob.sha256: store.read(blob) for blob in blobs} == PAPERS
    assert len({path.name for path in files(tmp_path) if path.stat().st_size}) == 5
    assert b"".join(store.chunks(store.put(PAPERS)[0], 3, 4)) == b"trum"


def test_some_empty_files_wait_and_none_is_left_when_it_closes(store: Store, tmp_path: Path) -> None:
    for _ in range(4):
        store.put(PAPERS)
    empty = [path for path in files(tmp_path) if not path.stat().st_size]
    assert 1 <= len(empty) <= 32
    store.close()
    assert len(files(tmp_path)) == 4


def test_what_is_dropped_is_gone_even_while_it_is_being_written(store: Store, tmp_path: Path) -> None:
    placed = store.begin(PAPERS)
    placed.drop()
    assert not [path for path in files(tmp_path) if path.stat().st_size]
    store.begin({}).drop()


def test_papers_that_cannot_be_written_are_never_said_to_be(store: Store, tmp_path: Path) -> None:
    store.put(PAPERS)
    store.put(PAPERS)
    shutil.rmtree(tmp_path / "documents")
    placed = store.begin(PAPERS)
    with pytest.raises(FileNotFoundError):
        placed.wait()
    placed.drop()


def test_a_filing_whose_papers_cannot_be_written_is_taken_once_they_can(tmp_path: Path) -> None:
    place = set_up(tmp_path / "court")
    with running(place) as served:
        laptop = Laptop.enrol(served.address, place.code())
        first = laptop.make(cases.handover(1), (Paper(b"1"),))
        assert laptop.put(first).status_code == 201
        folder, aside = place.settings.data / "documents", place.settings.data / "aside"
        folder.rename(aside)
        second = laptop.make(cases.handover(2), (Paper(b"2"),))
        assert laptop.put(second).status_code == 500
        aside.rename(folder)
        assert [answer.seq for answer in laptop.pull()] == [1]
        assert laptop.put(second).status_code == 201
        assert laptop.put(second).status_code == 200
        assert [answer.seq for answer in laptop.pull()] == [2]
        laptop.client.close()
    place.service.close()
