"""What was brought and never filed goes in time; what a filing names stays, whatever happens meanwhile."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest
import sqlalchemy as sa

from court import backup, cli, filings, housekeeping, intake, laptops, store, upkeep
from court.schema import AUDIT, BLOBS, CHORES
from court.service import Service, now
from court.store import Blob, Store
from mediator_app.exchange.contract.canonical import sha256_of
from tests.court import cases
from tests.court.laptop import Filing, Laptop, Paper
from tests.court.running import Place, Running, running, set_up

FILM = b"film" * 5000
OTHER = b"other" * 5000


@pytest.fixture(params=["sqlite", "postgresql"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Place]:
    """A court of the test's own: housekeeping looks at all of them."""
    url = request.getfixturevalue("postgres").new_database() if request.param == "postgresql" else ""
    found = set_up(tmp_path / "court", url)
    yield found
    found.service.database.close()


@pytest.fixture
def served(place: Place) -> Iterator[Running]:
    with running(place) as found:
        yield found
        assert "bug:" not in found.output, found.output


def later(place: Place, days: float) -> Service:
    """The service as it is after some days."""
    return replace(place.service, clock=lambda: now() + timedelta(days=days))


def blob_of(place: Place, content: bytes) -> Blob | None:
    with place.service.database.reading() as connection:
        return store.blob(connection, sha256_of(content))


def bytes_kept(place: Place) -> bytes:
    documents = place.settings.data / "documents"
    return b"".join(path.read_bytes() for path in sorted(documents.rglob("*.pack")))


def filed(place: Place, filing: Filing) -> bool:
    """Whether every document of a filing is there, byte for byte."""
    for content in filing.contents.values():
        kept = blob_of(place, content)
        if kept is None or place.service.store.read(kept) != content:
            return False
    return True


def test_what_is_never_filed_goes_and_what_is_filed_stays(place: Place, laptop: Laptop) -> None:
    named = laptop.make(cases.handover(1), (Paper(OTHER), Paper(b"small")))
    laptop.upload(OTHER)
    laptop.upload(FILM)
    assert laptop.put(named).status_code == 201
    soon = housekeeping.sweep(later(place, 29.9))
    assert (soon.documents, soon.files) == (0, 0)
    assert blob_of(place, FILM) is not None

    first = housekeeping.sweep(later(place, 30.1))
    assert first.documents == 1
    # Its bytes stay for one day more, for whoever is just using them, and nothing is found wrong meanwhile.
    assert FILM in bytes_kept(place)
    assert upkeep.check(place.service).faults == ()
    second = housekeeping.sweep(later(place, 31.2))
    assert (second.documents, second.files) == (0, 1)
    assert blob_of(place, FILM) is None
    assert FILM not in bytes_kept(place)
    assert filed(place, named)
    found = upkeep.check(place.service)
    assert (found.documents, found.orphans, found.faults) == (3, 0, ())
    with place.service.database.reading() as connection:
        said = connection.execute(sa.select(AUDIT.c.details).where(AUDIT.c.deed == "documents_removed"))
        assert [row.details for row in said] == ['{"count": 1}']
    # The laptop may bring it again, and file it.
    laptop.upload(FILM)
    again = laptop.make(cases.handover(2), (Paper(FILM),))
    assert laptop.put(again).status_code == 201
    assert filed(place, again)


def test_a_document_that_another_laptop_filed_stays(
    place: Place, laptop: Laptop, enrol: Callable[..., Laptop]
) -> None:
    laptop.upload(FILM)
    other = enrol("示仲调0002")
    filing = other.make(cases.handover(3), (Paper(FILM),))
    assert other.put(filing).status_code == 201
    for days in (31, 33):
        housekeeping.sweep(later(place, days))
    assert filed(place, filing)
    assert upkeep.check(place.service).faults == ()


class WhileReading(Store):
    """A store in which something happens at the moment when somebody reads."""

    def __init__(self, root: Path, happens: Callable[[], object]) -> None:
        super().__init__(root)
        self._happens = happens

    def read(self, blob: Blob) -> bytes:
        content = super().read(blob)
        self._happens()
        return content


def test_a_filing_that_was_on_its_way_when_its_documents_were_given_up_is_whole(
    place: Place, laptop: Laptop
) -> None:
    """The court has looked that everything is there; then housekeeping comes; then the filing is kept."""
    case = cases.handover(4)
    filing = laptop.make(case, (Paper(FILM),))
    laptop.upload(case)
    laptop.upload(FILM)
    gone: list[int] = []

    def clear() -> None:
        gone.append(housekeeping.sweep(later(place, 31)).documents)

    busy = replace(place.service, store=WhileReading(place.settings.data, clear))
    with busy.database.reading() as connection:
        known = laptops.by_id(connection, laptop.enrolment.laptop)
    assert known is not None
    assert intake.receive(busy, known, filing.token, {}).new
    assert gone == [2], "both were given up in between"
    for days in (31.5, 33, 70):
        housekeeping.sweep(later(place, days))
    assert filed(place, filing)
    assert upkeep.check(place.service).faults == ()


def test_a_copy_that_is_made_meanwhile_is_sound(place: Place, laptop: Laptop, tmp_path: Path) -> None:
    laptop.upload(FILM)
    assert laptop.put(laptop.make(cases.handover(5))).status_code == 201
    housekeeping.sweep(later(place, 30.1))
    assert backup.back_up(place.service, place.settings, tmp_path / "copy").faults == ()
    housekeeping.sweep(later(place, 31.2))
    assert backup.check_backup(tmp_path / "copy").faults == ()
    shutil.rmtree(tmp_path / "copy")


def test_only_one_worker_looks_through_the_documents_and_only_once_a_day(place: Place) -> None:
    def looked(service: Service) -> datetime:
        housekeeping.sweep_when_due(service)
        with service.database.reading() as connection:
            return datetime.fromisoformat(connection.execute(sa.select(CHORES.c.done_at)).scalar_one())

    first = looked(later(place, 0))
    assert looked(later(place, 0.9)) == first
    second = looked(later(place, 1.1))
    assert second > first
    assert looked(later(place, 1.2)) == second


def test_it_can_be_asked_for(place: Place, laptop: Laptop, capsys: pytest.CaptureFixture[str]) -> None:
    laptop.upload(FILM)
    told = ["--data", str(place.settings.data), "--database", place.url, "sweep"]
    assert cli.main(told) == cli.FINE
    assert capsys.readouterr().out == "0 uploads, 0 documents that were never filed, 0 files\n"
    with place.service.database.reading() as connection:
        assert connection.execute(sa.select(sa.func.count()).select_from(BLOBS)).scalar_one() == 1
        assert filings.list_filings(connection, place.court.id) == ()
