"""A copy of everything that a service keeps, and reading such a copy back before it counts as one."""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import sqlite3
import subprocess
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing, contextmanager, suppress
from dataclasses import replace
from pathlib import Path
from typing import Final

import sqlalchemy as sa
from sqlalchemy import Connection

from court.database import HEAD, Database, SchemaDiffers
from court.refusals import Refused
from court.schema import METADATA
from court.secret import read_secret
from court.service import SECRET_FILE, Service
from court.settings import Settings
from court.store import Store
from court.upkeep import Findings, check

DUMP: Final = "court.dump"
SQLITE: Final = "court.sqlite"
SUMS: Final = "SHA256SUMS"
"""Of the database and the secret, as `sha256sum --check` reads it; a document's name is its hash anyway."""
_VERSION: Final = "alembic_version"
_COPY: Final = re.compile(r'COPY (?:\w+\.)?"?(\w+)"? \((.*)\) FROM stdin;')
_ESCAPED: Final = re.compile(r"\\(.)")
_LETTERS: Final = {"b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t", "v": "\v"}


def back_up(service: Service, settings: Settings, to: Path) -> Findings:
    """A copy of everything in the new folder `to`, and what a check of that copy says.

    The database first: whatever it names is in the document store already, since documents are kept before the rows
    that name them and never change while a filing names them. Refused: `already_there`.
    """
    if to.exists():
        raise Refused("already_there", "to")
    part = to.with_name(f"{to.name}.part")
    shutil.rmtree(part, ignore_errors=True)
    part.mkdir(parents=True, mode=0o700)
    rows: Mapping[str, int] = {}
    if service.database.is_sqlite:
        with (
            closing(sqlite3.connect(str(service.database.url.database))) as here,
            closing(sqlite3.connect(part / SQLITE)) as there,
        ):
            here.backup(there)
    else:
        rows = _dump(service.database, part / DUMP)
    _copy_documents(settings.data / "documents", part / "documents")
    shutil.copy2(settings.data / SECRET_FILE, part / SECRET_FILE)
    kept = (SECRET_FILE, SQLITE if service.database.is_sqlite else DUMP)
    (part / SUMS).write_text("".join(f"{_hash(part / name)}  {name}\n" for name in kept), "ascii")
    _flush(part)
    found = check_backup(part, rows)
    part.rename(to)
    _flush_one(to.parent)
    return found


def check_backup(folder: Path, rows: Mapping[str, int] | None = None) -> Findings:
    """Read a copy as a restored service would: its database, every document and chain, and whether its secret opens it.

    A dump is read to its last row into tables of its own, so that nothing has to be made in a database for it. `rows`
    are how many each table had when the copy was made. Raises OSError, `SecretUnreadable`, `SchemaDiffers`.
    """
    changed = _changed(folder)
    with _database(folder) as (database, unread):
        service = Service(database, Store(folder), read_secret(folder / SECRET_FILE))
        if unread:
            nothing = Findings(documents=0, filings=0, links=0, entries=0, orphans=0, faults=())
            return replace(nothing, faults=(*changed, *unread))
        database.check_version()
        found = check(service)
        with database.reading() as connection:
            there = count_rows(connection)
        differing = [f"rows_differ {name}" for name, count in (rows or {}).items() if there[name] != count]
        return replace(found, faults=(*changed, *found.faults, *differing))


def _changed(folder: Path) -> list[str]:
    """Files that are not what they were when the copy was made; a copy of an older program has no list."""
    sums = folder / SUMS
    lines = sums.read_text("ascii").splitlines() if sums.exists() else []
    named = [line.split("  ", 1) for line in lines]
    return [f"file_changed {name}" for sha256, name in named if _hash(folder / name) != sha256]


def _hash(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


@contextmanager
def _database(folder: Path) -> Iterator[tuple[Database, tuple[str, ...]]]:
    """The copy's database, and what keeps it from being read."""
    with tempfile.TemporaryDirectory(prefix="mediator-court-") as scratch:
        faults: tuple[str, ...] = ()
        if (folder / DUMP).exists():
            database = Database(f"sqlite:///{scratch}/{SQLITE}", size=0)
            faults = _load(folder / DUMP, database)
        else:
            # A copy of the copy: looking at it changes nothing in it.
            shutil.copyfile(folder / SQLITE, Path(scratch, SQLITE))
            database = Database(f"sqlite:///{scratch}/{SQLITE}", size=0)
        yield database, faults
        database.close()


def count_rows(connection: Connection) -> dict[str, int]:
    """How many rows each table has."""
    return {
        table.name: int(connection.execute(sa.select(sa.func.count()).select_from(table)).scalar_one())
        for table in METADATA.sorted_tables
    }


def _dump(database: Database, to: Path) -> dict[str, int]:
    """PostgreSQL's own dump, and how many rows each table had at that very instant."""
    engine = database.engine.execution_options(isolation_level="REPEATABLE READ")
    with engine.connect() as connection, connection.begin():
        # The instant has to last as long as the dump takes.
        for name in ("statement_timeout", "idle_in_transaction_session_timeout"):
            connection.exec_driver_sql(f"SET LOCAL {name} = 0")
        instant = connection.execute(sa.select(sa.func.pg_export_snapshot())).scalar_one()
        rows = count_rows(connection)
        url = database.url
        plain = url.set(drivername="postgresql", password=None).render_as_string(hide_password=False)
        environment = {**os.environ, **({"PGPASSWORD": str(url.password)} if url.password else {})}
        done = subprocess.run(
            [_program("pg_dump"), "--format=custom", f"--snapshot={instant}", f"--file={to}", plain],
            env=environment,
            capture_output=True,
            text=True,
            check=False,
        )
    if done.returncode != 0:
        raise OSError(f"pg_dump: {_last_line(done.stderr) or done.returncode}")
    return rows


def _load(dump: Path, database: Database) -> tuple[str, ...]:
    """Every row of a dump into a fresh SQLite database; what is wrong with the dump. Raises `SchemaDiffers`."""
    database.migrate()
    command = [_program("pg_restore"), "--no-owner", "--file=-", str(dump)]
    with (
        subprocess.Popen(
            command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8"
        ) as reading,
        closing(sqlite3.connect(str(database.url.database))) as into,
    ):
        assert reading.stdout is not None
        assert reading.stderr is not None
        try:
            for table, columns, lines in _tables(reading.stdout):
                _fill(into, table, columns, lines)
        except (sqlite3.Error, UnicodeDecodeError, ValueError) as error:
            reading.kill()
            return (f"dump_damaged {error}",)
        said = reading.stderr.read()
        if reading.wait() != 0:
            return (f"dump_damaged {_last_line(said)}",)
        into.commit()
        broken = {row[0] for row in into.execute("PRAGMA foreign_key_check")}
    return tuple(f"dump_incomplete {table}" for table in sorted(broken))


def _tables(lines: Iterable[str]) -> Iterator[tuple[str, list[str], Iterator[str]]]:
    """The tables of a dump as text: columns and rows of each, which are to be read before the next."""
    each = iter(lines)
    for line in each:
        head = _COPY.match(line)
        if head is not None:
            yield head[1], [name.strip(' "') for name in head[2].split(",")], _until_the_end(each)


def _until_the_end(lines: Iterator[str]) -> Iterator[str]:
    for line in lines:
        if line == "\\.\n":
            return
        yield line.rstrip("\n")
    raise ValueError("a table does not end")


def _fill(into: sqlite3.Connection, table: str, columns: list[str], lines: Iterator[str]) -> None:
    rows = ([_value(field) for field in line.split("\t")] for line in lines)
    if table == _VERSION:
        for (found,) in rows:
            if found != HEAD:
                raise SchemaDiffers(found or "")
        return
    if table not in METADATA.tables:
        raise ValueError(f"unknown table {table}")
    named = ", ".join(f'"{column}"' for column in columns)
    marks = ", ".join("?" for _ in columns)
    # The names are those of our own tables, and SQLite refuses a column that they do not have.
    into.executemany(f"INSERT INTO {table} ({named}) VALUES ({marks})", rows)  # noqa: S608


def _value(field: str) -> str | None:
    if field == "\\N":
        return None
    return _ESCAPED.sub(lambda found: _LETTERS.get(found[1], found[1]), field)


def _copy_documents(here: Path, there: Path) -> None:
    """Files of documents never change, but one that no filing names may go while they are copied."""
    for folder in sorted(path for path in here.iterdir() if path.is_dir()):
        (there / folder.name).mkdir(parents=True)
        for path in folder.iterdir():
            with suppress(FileNotFoundError):
                shutil.copy2(path, there / folder.name / path.name)


def _program(name: str) -> str:
    """One of PostgreSQL's programs; Debian keeps them aside. OSError where it is not installed."""
    found = shutil.which(name)
    if found:
        return found
    aside = sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{name}"), key=lambda path: int(path.parts[-3]))
    if not aside:
        raise OSError(f"{name} is not installed here")
    return str(aside[-1])


def _last_line(text: str) -> str:
    return (text.strip().splitlines() or [""])[-1]


def _flush(folder: Path) -> None:
    """Everything below `folder` on the disk."""
    for path in (folder, *folder.rglob("*")):
        _flush_one(path)


def _flush_one(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
