"""Old stores become new ones, and a store that cannot stays what it was."""

from __future__ import annotations

import importlib.util
import re
import shutil
from contextlib import closing
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import CheckConstraint

from db import upgrade
from db.connection import connect
from db.engine import engine_on
from db.grams import indexed
from db.schema import METADATA
from db.store import EncryptedStore
from db.version import HEAD, version_of
from mediator_app.domain.errors import Trouble
from tests.cases import agreed, prepared
from tests.db.pasts import KEY, another, changes, keep

VERSIONS = upgrade.MIGRATIONS / "versions"


def version(path: Path) -> int:
    connection = connect(path, KEY)
    try:
        return int(connection.execute("PRAGMA user_version").fetchone()[0])
    finally:
        connection.close()


def rows(path: Path, statement: str) -> list[tuple[object, ...]]:
    connection = connect(path, KEY)
    try:
        found: list[tuple[object, ...]] = connection.execute(statement).fetchall()
        return found
    finally:
        connection.close()


def test_the_newest_migration_makes_the_tables_of_today(tmp_path: Path) -> None:
    EncryptedStore(tmp_path / "store.db", KEY).close()
    engine = engine_on(connect(tmp_path / "store.db", KEY))
    with engine.connect() as connection, connection.begin():
        context = MigrationContext.configure(
            connection,
            opts={
                "compare_type": True,
                "include_name": lambda name, kind, _: kind != "table" or name in METADATA.tables,
            },
        )
        assert compare_metadata(context, METADATA) == []
        found = {
            row[0]: re.sub(r"\s+", " ", row[1])
            for row in connection.exec_driver_sql("SELECT name, sql FROM sqlite_master WHERE type = 'table'")
        }
    engine.dispose()
    for table in METADATA.tables.values():
        for constraint in table.constraints:
            # Alembic's comparison does not look at checks and names.
            assert f"CONSTRAINT {constraint.name} " in found[table.name], constraint.name
        assert ("WITHOUT ROWID" in found[table.name]) == (not table.dialect_options["sqlite"]["with_rowid"])


def test_checks_say_the_same_in_the_migration_and_in_the_schema(tmp_path: Path) -> None:
    EncryptedStore(tmp_path / "store.db", KEY).close()
    found = {
        str(name): str(sql)
        for name, sql in rows(tmp_path / "store.db", "SELECT name, sql FROM sqlite_master")
    }
    for table in METADATA.tables.values():
        for constraint in table.constraints:
            if isinstance(constraint, CheckConstraint):
                assert f"CHECK ({constraint.sqltext})" in found[table.name]


def test_the_numbers_of_the_migrations_are_one_unbroken_line() -> None:
    script = ScriptDirectory(str(upgrade.MIGRATIONS))
    assert [step.revision for step in reversed(list(script.walk_revisions()))] == [
        f"{number:04d}" for number in range(1, HEAD + 1)
    ]
    assert script.get_heads() == [f"{HEAD:04d}"]


def test_migrations_name_their_constraints_in_full() -> None:
    for file in VERSIONS.glob("*.py"):
        text = file.read_text("utf-8")
        for name in re.findall(r'name="[a-z]{2}_', text):
            raise AssertionError(f"{file.name}: {name} stands without op.f and would be doubled")
        assert not re.search(r"^(from|import) (db|mediator_app)", text, re.MULTILINE), file.name


def test_a_new_store_leaves_nothing_beside_it(tmp_path: Path) -> None:
    store = EncryptedStore(tmp_path / "store.db", KEY)
    assert store.saved_before is None
    store.close()
    assert [file.name for file in tmp_path.iterdir()] == ["store.db"]


def test_a_store_of_the_first_version_with_cases_in_it(tmp_path: Path) -> None:
    path = tmp_path / "store.db"
    first = first_version(path)
    store = EncryptedStore(path, KEY)
    try:
        assert store.saved_before is not None
        assert version(store.saved_before) == 1
        assert rows(store.saved_before, "SELECT count(*) FROM journal") == [(len(first),)]
        # What the migration had to do: the old cases are found by their names.
        assert [line.title for line in store.search("虚构").result()] == [
            "阿卜杜拉·虚构|示例跨国（中国）有限公司",
            "程虚构|示例跨国（中国）有限公司",
        ]
        assert len(store.search("办字第1号").result()) == 2
        assert store.check().result() == ()
        past = prepared()
        past.undo()
        keep(store, changes(past)[-1:])
    finally:
        store.close()
    again = EncryptedStore(path, KEY)
    assert again.saved_before is None
    again.close()


def first_version(path: Path) -> list[tuple[object, ...]]:
    """A store of version 1 with two cases: the tables of today's store, copied into what migration 0001 makes."""
    today = path.with_name("today.db")
    store = EncryptedStore(today, KEY)
    keep(store, changes(prepared()))
    keep(store, another(agreed(), 7, 程虚构="阿卜杜拉·虚构"))
    store.close()
    upgrade.found(path, KEY, to=1)
    with closing(connect(path, KEY)) as connection:
        for table in ("cases", "journal", "parts"):
            found = rows(today, f"SELECT * FROM {table}")  # noqa: S608
            marks = ", ".join("?" * len(found[0]))
            connection.executemany(f"INSERT INTO {table} VALUES ({marks})", found)  # noqa: S608
    journal = rows(path, "SELECT * FROM journal")
    today.unlink()
    assert version(path) == 1
    return journal


def test_a_migration_that_fails_midway_leaves_the_old_store_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "store.db"
    journal = first_version(path)
    shapes = rows(path, "SELECT name, sql FROM sqlite_master ORDER BY name")
    steps = tmp_path / "migrations"
    copy_migrations(steps)
    later = steps / "versions" / "0002_search.py"
    text = later.read_text("utf-8")
    # The table has been made and half the cases are in it when the step falls over.
    later.write_text(
        text.replace('    op.execute("PRAGMA user_version = 2")', "    raise ZeroDivisionError"), "utf-8"
    )
    with monkeypatch.context() as patched:
        patched.setattr(upgrade, "MIGRATIONS", steps)
        with pytest.raises(Trouble) as caught:
            EncryptedStore(path, KEY)
    assert caught.value.code == "migration_failed"
    assert caught.value.params["reason"] == "ZeroDivisionError"
    assert caught.value.params["version"] == 1
    assert version(path) == 1
    assert rows(path, "SELECT name, sql FROM sqlite_master ORDER BY name") == shapes
    assert rows(path, "SELECT * FROM journal") == journal
    backup = Path(str(caught.value.params["backup"]))
    assert rows(backup, "SELECT * FROM journal") == journal
    # The same store migrates once the program is mended.
    store = EncryptedStore(path, KEY)
    assert len(store.search("虚构").result()) == 2
    store.close()


@pytest.mark.parametrize(
    ("step", "old", "new"),
    [
        ("0005_unrecorded", "PRAGMA user_version = 5", "PRAGMA user_version = 4"),
        ("0002_search", "CREATE VIRTUAL TABLE search USING", "CREATE VIRTUAL TABLE searched USING"),
        (
            "0002_search",
            '    op.execute("PRAGMA',
            '    op.execute("DELETE FROM cases")\n    op.execute("PRAGMA',
        ),
    ],
)
def test_a_migration_that_leaves_something_wrong_is_taken_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str, old: str, new: str
) -> None:
    path = tmp_path / "store.db"
    journal = first_version(path)
    steps = tmp_path / "migrations"
    copy_migrations(steps)
    later = steps / "versions" / f"{step}.py"
    text = later.read_text("utf-8")
    assert old in text
    later.write_text(
        text.replace(old, new).replace(
            "INTO search ", "INTO searched " if "searched" in new else "INTO search "
        ),
        "utf-8",
    )
    monkeypatch.setattr(upgrade, "MIGRATIONS", steps)
    with pytest.raises(Trouble) as caught:
        EncryptedStore(path, KEY)
    assert caught.value.code == "migration_failed"
    assert version(path) == 1
    assert rows(path, "SELECT * FROM journal") == journal


def copy_migrations(to: Path) -> None:
    shutil.copytree(upgrade.MIGRATIONS, to, ignore=shutil.ignore_patterns("__pycache__"))


def test_a_store_from_the_future_is_refused_and_not_touched(tmp_path: Path) -> None:
    path = tmp_path / "store.db"
    EncryptedStore(path, KEY).close()
    connection = connect(path, KEY)
    connection.execute(f"PRAGMA user_version = {HEAD + 1}")
    connection.close()
    before = path.read_bytes()
    with pytest.raises(Trouble) as caught:
        EncryptedStore(path, KEY)
    assert caught.value.code == "store_too_new"
    assert caught.value.params == {"version": HEAD + 1, "known": HEAD}
    assert path.read_bytes() == before


def test_the_index_words_of_the_migration_are_those_of_today() -> None:
    """While 0002 is the newest to write the index, what it spells must be what the store spells."""
    spec = importlib.util.spec_from_file_location("search", VERSIONS / "0002_search.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    names = ("程虚构", "Müller-Ł (x)", "\U00031350某", "杨劳人仲（2026）办字第1号")
    assert module.pairs("\n".join(names)) == indexed(names)


def test_the_pragma_is_the_only_thing_read_to_learn_the_version(tmp_path: Path) -> None:
    EncryptedStore(tmp_path / "store.db", KEY).close()
    with closing(connect(tmp_path / "store.db", KEY)) as connection:
        asked: list[str] = []
        connection.set_trace_callback(asked.append)
        assert version_of(connection) == HEAD
        assert asked == ["PRAGMA user_version"]
