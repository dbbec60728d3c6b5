"""The file itself: encrypted, owned by one program, and honest about what is wrong with it."""

from __future__ import annotations

import hashlib
import os
import stat
import subprocess
import sys
import threading
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import Connection
from sqlalchemy.exc import IntegrityError
from sqlcipher3 import dbapi2

from db.connection import PRAGMAS, connect
from db.engine import engine_on
from db.store import EncryptedStore
from db.trouble import trouble_of
from mediator_app.domain.errors import Trouble
from mediator_app.ports import Blob
from tests.cases import agreed, opened, prepared
from tests.db.pasts import KEY, changes, keep


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "data" / "store.db"


def code(action: object, *arguments: object, **named: object) -> str:
    assert callable(action)
    with pytest.raises(Trouble) as caught:
        action(*arguments, **named)
    assert caught.value.__cause__ is None
    return caught.value.code


def filled(path: Path) -> None:
    store = EncryptedStore(path, KEY)
    keep(store, changes(prepared()))
    store.close()


def test_another_key_does_not_open_it(path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    filled(path)
    assert code(EncryptedStore, path, b"x" * 32) == "store_not_opened"
    # The library would write about it to standard error by itself.
    assert capfd.readouterr() == ("", "")


def test_what_is_no_store_is_not_opened_or_overwritten(path: Path) -> None:
    path.parent.mkdir()
    path.write_bytes(b"a letter, not a store\n" * 400)
    assert code(EncryptedStore, path, KEY) == "store_not_opened"
    assert path.read_bytes() == b"a letter, not a store\n" * 400


def test_a_missing_store_is_not_made_where_one_was_expected(path: Path) -> None:
    assert code(EncryptedStore, path, KEY, create=False) == "store_missing"
    assert not path.exists()


def test_an_empty_file_in_its_place_is_a_loss_and_no_fresh_start(path: Path) -> None:
    filled(path)
    path.write_bytes(b"")
    assert code(EncryptedStore, path, KEY, create=False) == "store_damaged"
    assert path.read_bytes() == b""


def test_a_key_of_another_length_is_a_bug(path: Path) -> None:
    with pytest.raises(ValueError, match="32 bytes"):
        EncryptedStore(path, b"short")


def test_it_is_the_owners_alone(path: Path) -> None:
    filled(path)
    store = EncryptedStore(path, KEY)
    keep(store, changes(opened())[:1])
    assert [stat.S_IMODE(file.stat().st_mode) for file in sorted(path.parent.iterdir())] == [0o600, 0o600]
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    store.close()
    assert os.listdir(path.parent) == ["store.db"]


def test_a_second_program_is_told_that_it_is_in_use(path: Path) -> None:
    store = EncryptedStore(path, KEY)
    assert code(EncryptedStore, path, KEY) == "store_locked"
    keep(store, changes(opened()))
    store.close()
    EncryptedStore(path, KEY).close()


def test_the_pragmas_hold(path: Path) -> None:
    connection = connect(path, KEY, create=True)
    found = {
        pragma.split(" = ")[0]: connection.execute(f"PRAGMA {pragma.split(' = ')[0]}").fetchone()
        for pragma in PRAGMAS
        if "schema" not in pragma
    }
    connection.close()
    assert found["journal_mode"] == ("wal",)
    assert found["synchronous"] == (2,)
    assert found["temp_store"] == (2,)
    assert found["foreign_keys"] == (1,)
    assert found["recursive_triggers"] == (1,)
    assert found["locking_mode"] == ("exclusive",)


def test_a_flipped_bit_is_found(path: Path) -> None:
    filled(path)
    store = EncryptedStore(path, KEY)
    assert store.check().result() == ()
    store.close()
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(data)
    try:
        store = EncryptedStore(path, KEY)
    except Trouble as trouble:
        assert trouble.code == "store_damaged"
        return
    faults = store.check()
    error = faults.exception()
    assert isinstance(error, Trouble) or "file_damaged" in {fault.code for fault in faults.result()}
    store.close()


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE journal SET body = '{}'",
        "DELETE FROM journal",
        "INSERT OR REPLACE INTO journal SELECT * FROM journal LIMIT 1",
        "UPDATE blobs SET data = x'00'",
        "DELETE FROM blobs",
        "DELETE FROM case_blobs",
        "UPDATE cases SET state = 'settled'",
        "UPDATE cases SET instrument = 'hearing_record'",
        "INSERT INTO parts VALUES ('nobody', 'a', 'b')",
    ],
)
def test_the_file_refuses_what_must_never_happen(path: Path, statement: str) -> None:
    store = EncryptedStore(path, KEY)
    made = changes(agreed())
    blob = Blob(hashlib.sha256(b"paper").hexdigest(), "application/pdf", b"paper")
    keep(store, [*made[:-1], replace(made[-1], blobs=(blob,))])
    store.close()
    with closing(connect(path, KEY)) as connection, pytest.raises(dbapi2.IntegrityError):
        connection.execute(statement)


def test_errors_never_quote_what_was_being_written(path: Path) -> None:
    engine = engine_on(connect(path, KEY, create=True))
    with engine.connect() as connection:
        with connection.begin():
            connection.exec_driver_sql("CREATE TABLE t (name TEXT UNIQUE)")
        with pytest.raises(IntegrityError) as caught, connection.begin():
            connection.exec_driver_sql("INSERT INTO t VALUES (?), (?)", ("程虚构", "程虚构"))
        assert "程虚构" not in str(caught.value)
        assert "程虚构" not in repr(caught.value)
    engine.dispose()


def test_a_schema_change_is_taken_back_with_its_transaction(path: Path) -> None:
    engine = engine_on(connect(path, KEY, create=True))
    with engine.connect() as connection:
        with pytest.raises(RuntimeError):
            half_a_migration(connection)
        assert connection.exec_driver_sql("SELECT name FROM sqlite_master").fetchall() == []
    engine.dispose()


def half_a_migration(connection: Connection) -> None:
    with connection.begin():
        connection.exec_driver_sql("CREATE TABLE half (a)")
        raise RuntimeError("in the middle")


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("SQLITE_FULL", "disk_full"),
        ("SQLITE_READONLY_DBMOVED", "store_read_only"),
        ("SQLITE_BUSY", "store_locked"),
        ("SQLITE_BUSY_SNAPSHOT", "store_locked"),
        ("SQLITE_CORRUPT_VTAB", "store_damaged"),
        ("SQLITE_NOTADB", "store_not_opened"),
        ("SQLITE_IOERR_FSYNC", "store_io"),
        ("SQLITE_CONSTRAINT_UNIQUE", None),
        ("SQLITE_ERROR", None),
    ],
)
def test_each_kind_of_trouble_has_its_code(tmp_path: Path, name: str, expected: str | None) -> None:
    error = dbapi2.OperationalError("whatever")
    error.sqlite_errorname = name
    trouble = trouble_of(error, tmp_path / "store.db")
    assert (trouble.code if trouble else None) == expected


def test_everything_asked_for_is_done_before_it_closes(path: Path) -> None:
    store = EncryptedStore(path, KEY)
    saved = [store.record(change) for change in changes(agreed())]
    store.close()
    assert all(future.done() and future.exception() is None for future in saved)
    assert not [thread for thread in threading.enumerate() if thread.name.startswith("store")]


def test_opening_does_not_load_what_makes_the_tables(path: Path) -> None:
    filled(path)
    heavy = ("sqlalchemy", "alembic", "keyring", "reportlab", "pyhanko", "PySide6")
    look = (
        "import sys; from pathlib import Path; from db.store import EncryptedStore\n"
        f"s = EncryptedStore(Path({str(path)!r}), {KEY!r}); s.close()\n"
        f"print(sorted(m for m in {heavy} if m in sys.modules))"
    )
    root = Path(__file__).parents[2]
    run = subprocess.run([sys.executable, "-c", look], cwd=root, capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[]"
