"""The command line: setting up, looking over, copying and restoring; on SQLite and PostgreSQL."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext

from court import backup, cli, filings, upkeep
from court.database import HEAD, Database
from court.refusals import Refused
from court.schema import ANSWERS, METADATA, Channel
from court.secret import SecretUnreadable, make_secret, read_secret
from court.service import open_service
from court.settings import read_settings
from tests.court import cases
from tests.court.laptop import Laptop
from tests.court.postgres import Cluster
from tests.court.running import PASSWORD, Place, Running, running, set_up


def run(folder: Path, *words: str, database: str = "") -> int:
    return cli.main(["--data", str(folder), *(["--database", database] if database else []), *words])


def test_the_migrations_make_the_tables(served: Running) -> None:
    database = served.place.service.database
    assert database.version() == HEAD
    with database.reading() as connection:
        assert compare_metadata(MigrationContext.configure(connection), METADATA) == []


def test_the_audit_log_cannot_be_changed(served: Running) -> None:
    database = served.place.service.database
    for statement in ("UPDATE audit SET deed = 'x'", "DELETE FROM audit"):
        with pytest.raises(sa.exc.DBAPIError, match="append-only"), database.writing() as connection:
            connection.execute(sa.text(statement))


@pytest.mark.parametrize("is_postgres", [False, True], ids=["sqlite", "postgresql"])
def test_set_up_file_copy_lose_and_restore(
    is_postgres: bool, tmp_path: Path, postgres: Cluster, capsys: pytest.CaptureFixture[str]
) -> None:
    """As docs/court.md says it, from an empty folder."""
    folder, url = tmp_path / "data", postgres.new_database() if is_postgres else ""
    password = tmp_path / "password"
    password.write_text(PASSWORD + "\n", "utf-8")
    assert (
        run(folder, "init", "示例仲裁院", "--practice", "--password-file", str(password), database=url) == 0
    )
    assert run(folder, "enrol", "周示范", "示例", "示仲调0001", database=url) == 0
    lines = [line.strip() for line in capsys.readouterr().out.splitlines() if line.startswith("    ")]
    service = open_service(url or f"sqlite:///{folder / 'court.sqlite'}", folder)
    place = Place(read_settings({}, data=folder, database=url), service, service.court())
    with running(place) as served:
        laptop = Laptop.enrol(served.address, lines[0])
        assert laptop.put(cases.settlement(laptop)).status_code == 201
        assert run(folder, "backup", str(tmp_path / "copy"), database=url) == 0
        assert served.stop() in (0, -15)
        laptop.client.close()
    service.database.close()
    assert "FAULT" not in capsys.readouterr().out

    assert run(folder, "check", str(tmp_path / "copy")) == 0
    assert "2 documents, 1 filings, 1 answers" in capsys.readouterr().out

    shutil.rmtree(folder)
    shutil.copytree(tmp_path / "copy", folder)
    if is_postgres:
        url = restore(postgres, folder / "court.dump")
    assert run(folder, "check", database=url) == 0
    assert "2 documents, 1 filings, 1 answers" in capsys.readouterr().out
    again = open_service(url or f"sqlite:///{folder / 'court.sqlite'}", folder)
    with again.database.reading() as connection:
        (row,) = filings.list_filings(connection, again.court().id)
    again.database.close()
    assert row.title == "程虚构|示例（中国）有限公司"


def restore(postgres: Cluster, dump: Path) -> str:
    url = postgres.new_database()
    plain = sa.make_url(url).set(drivername="postgresql").render_as_string(hide_password=False)
    program = backup._program("pg_restore")
    subprocess.run([program, "--dbname", plain, "--no-owner", str(dump)], check=True)
    return url


@pytest.fixture(params=["sqlite", "postgresql"])
def filled(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Place]:
    """A court that has taken three filings in."""
    url = request.getfixturevalue("postgres").new_database() if request.param == "postgresql" else ""
    place = set_up(tmp_path / "court", url)
    with running(place) as served:
        laptop = Laptop.enrol(served.address, place.code())
        for number in range(3):
            assert laptop.put(laptop.make(cases.handover(number))).status_code == 201
        laptop.client.close()
        assert served.stop() in (0, -15)
    yield place
    place.service.database.close()


def spoil(path: Path, at: int) -> None:
    content = bytearray(path.read_bytes())
    content[at] ^= 0x55
    path.write_bytes(content)


def test_a_backup_is_read_back_and_what_is_wrong_with_it_is_found(filled: Place, tmp_path: Path) -> None:
    """Each kind of damage that a disk or a careless hand does to a copy."""
    sound = tmp_path / "copy"
    assert backup.back_up(filled.service, filled.settings, sound).faults == ()
    whole = backup.check_backup(sound)
    assert (whole.documents, whole.filings, whole.links, whole.faults) == (3, 3, 3, ())
    before = {path: path.read_bytes() for path in sound.rglob("*") if path.is_file()}
    pack = next(path.relative_to(sound) for path in before if path.suffix == ".pack")
    database = next(path.relative_to(sound) for path in before if path.name.startswith("court."))

    def found(name: str, damage: Callable[[Path], object]) -> set[str]:
        hurt = tmp_path / name
        shutil.copytree(sound, hurt)
        damage(hurt)
        return {fault.split()[0] for fault in backup.check_backup(hurt).faults}

    assert found("changed", lambda hurt: spoil(hurt / pack, 10)) == {"document_changed"}
    assert found("gone", lambda hurt: (hurt / pack).unlink()) == {"document_gone"}
    half = len(before[sound / database]) // 2
    assert "file_changed" in found("flipped", lambda hurt: spoil(hurt / database, half))
    if database.name == backup.DUMP:
        cut = found("cut", lambda hurt: os.truncate(hurt / database, half))
        assert cut == {"file_changed", "dump_damaged"}
        listed = subprocess.run(["sha256sum", "--check", "--quiet", "SHA256SUMS"], cwd=sound, check=False)
        assert listed.returncode == 0

    def another_secret(hurt: Path) -> None:
        (hurt / "secret.key").unlink()
        make_secret(hurt / "secret.key")

    assert found("secret", another_secret) == {"file_changed", "secret_wrong"}
    assert {path: path.read_bytes() for path in sound.rglob("*") if path.is_file()} == before


def test_a_row_that_is_not_in_the_dump_is_missed(postgres: Cluster, tmp_path: Path) -> None:
    """A dump that reads well and lacks what was there: as if it were of another day, or of another court."""
    place = set_up(tmp_path / "court", postgres.new_database())
    assert backup.back_up(place.service, place.settings, tmp_path / "copy").faults == ()
    with place.service.database.reading() as connection:
        rows = backup.count_rows(connection)
    assert backup.check_backup(tmp_path / "copy", rows).faults == ()
    place.clerk("lin")
    with place.service.database.reading() as connection:
        later = backup.count_rows(connection)
    found = backup.check_backup(tmp_path / "copy", later).faults
    assert set(found) == {"rows_differ clerks", "rows_differ audit"}
    place.service.database.close()


def test_a_backup_lies_beside_others_and_stays_what_it_was(tmp_path: Path) -> None:
    """It touches nothing but its own folder: what lies beside it may be anything."""
    place = set_up(tmp_path / "court")
    (tmp_path / "here").mkdir()
    with socket.socket(socket.AF_UNIX) as beside:
        beside.bind(str(tmp_path / "here" / "s"))
        assert backup.back_up(place.service, place.settings, tmp_path / "here" / "copy").faults == ()
    with pytest.raises(Refused, match="already_there"):
        backup.back_up(place.service, place.settings, tmp_path / "here" / "copy")
    place.service.database.close()


def test_a_check_finds_what_was_changed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    place = set_up(tmp_path / "court")
    with running(place) as served:
        laptop = Laptop.enrol(served.address, place.code())
        for number in (1, 2):
            assert laptop.put(laptop.make(cases.handover(number))).status_code == 201
        laptop.client.close()
        assert served.stop() in (0, -15)
    assert upkeep.check(place.service).faults == ()
    packs = sorted((tmp_path / "court" / "documents").glob("*/*.pack"))
    spoilt = bytearray(packs[0].read_bytes())
    spoilt[10] ^= 1
    packs[0].write_bytes(spoilt)
    packs[1].unlink()
    with place.service.database.writing() as connection:
        connection.execute(sa.update(ANSWERS).where(ANSWERS.c.seq == 2).values(token="x"))
    found = sorted(fault.split()[0] for fault in upkeep.check(place.service).faults)
    assert found == ["answers_broken", "document_changed", "document_gone"]
    place.service.database.close()
    assert run(tmp_path / "court", "check") == 1
    assert capsys.readouterr().out.count("FAULT") == 3


def test_the_power_goes_and_every_receipt_stands(tmp_path: Path, postgres: Cluster) -> None:
    """Killed with everything, again and again in the middle of filing: each receipt that was given is still given."""
    place = set_up(tmp_path / "court", postgres.new_database())
    receipts: dict[str, bytes] = {}
    laptop: Laptop | None = None
    made = []
    for round_ in range(3):
        with running(place, workers=2) as served:
            laptop = laptop or Laptop.enrol(served.address, place.code())
            laptop.address = served.address
            made += [laptop.make(cases.handover(10 * round_ + number)) for number in range(5)]
            for filing in made:
                response = laptop.put(filing)
                assert response.status_code in (200, 201)
                assert receipts.setdefault(filing.id, response.content) == response.content
            served.kill()
    assert laptop is not None
    laptop.client.close()
    assert len(receipts) == 15
    assert upkeep.check(place.service).faults == ()
    place.service.database.close()


def test_disputes_from_elsewhere_are_pointed_out(laptop: Laptop, served: Running) -> None:
    filing = cases.settlement(laptop)
    assert laptop.put(filing).status_code == 201
    place, head = served.place, "identity,employer,starts,ends,channel,reference\n"
    table = (
        "310110 19800101 0006,91310000MA0000000Y,2026-03-01,2026-04-30,counter,立案2026-17\n"
        "310110198001010006,91310000MA0000000Y,2025-01-01,2025-12-31,online,网上-5\n"
        "310110198001010006,示例(中国)有限公司,,,,窗口-9\n"
    )
    assert upkeep.record_known(place.service, place.court, head + table) == 3
    with place.service.database.reading() as connection:
        twins = filings.filing(connection, place.court.id, filing.id).twins
    assert [(twin.channel, twin.reference) for twin in twins] == [
        (Channel.COUNTER, "立案2026-17"),
        (Channel.OTHER, "窗口-9"),
    ]
    with pytest.raises(Refused, match="table_invalid"):
        upkeep.record_known(place.service, place.court, "identity,employer\n")
    with pytest.raises(Refused, match="table_invalid"):
        upkeep.record_known(place.service, place.court, head + ",x,,,counter,1\n")


def test_another_secret_opens_nothing(tmp_path: Path) -> None:
    place = set_up(tmp_path / "court")
    secret = tmp_path / "court" / "secret.key"
    assert secret.stat().st_mode & 0o077 == 0
    secret.unlink()
    make_secret(secret)
    with pytest.raises(SecretUnreadable):
        _ = open_service(place.url, tmp_path / "court").courts
    with pytest.raises(SecretUnreadable):
        read_secret(tmp_path / "nothing")
    place.service.database.close()
    assert run(tmp_path / "court", "laptops") == cli.TROUBLE


def test_a_fresh_database_is_not_served(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    make_secret(tmp_path / "secret.key")
    assert run(tmp_path, "serve") == cli.TROUBLE
    assert "migrate" in capsys.readouterr().err
    assert run(tmp_path, "migrate") == cli.FINE
    assert run(tmp_path, "serve") == cli.USAGE
    assert Database(f"sqlite:///{tmp_path / 'court.sqlite'}").version() == HEAD
