"""Statements that go to the database together.

Each answer of PostgreSQL that is waited for costs two changes of process and, in a busy service, the turn of another
thread; so it is sent a whole piece of a transaction before the first answer is asked for. The statements are written
and compiled once. SQLite lives in this process: there is nothing to wait for, and each is done in its turn.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import lru_cache
from typing import Any, Protocol

import psycopg
import sqlalchemy as sa
from psycopg.rows import namedtuple_row
from sqlalchemy import Connection, Dialect, Executable, Table
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.exc import DBAPIError

# It would warn of every block that was given up; whoever asked gets the error.
logging.getLogger("psycopg").setLevel(logging.ERROR)

Values = Mapping[str, Any]


class Answer(Protocol):
    """What became of one statement; may be asked once the block is left."""

    def first(self) -> Any:
        """The first row, its columns by their names; None where there is none."""

    @property
    def count(self) -> int:
        """Rows that were written."""


class Batch(Protocol):
    def run(self, statement: Executable, values: Values) -> Answer:
        """One statement, which was built beforehand: its values stand in it by their names."""

    def insert(self, table: Table, rows: Sequence[Values], *, only_new: bool = False) -> Answer:
        """Rows with the same columns. `only_new` leaves out those whose key is there already."""

    def commit(self) -> None:
        """End the transaction with this block, in the same breath. Nothing may be asked of it afterwards."""


@contextmanager
def together(connection: Connection) -> Iterator[Batch]:
    """A block whose statements are sent as one, in their order, in the connection's transaction.

    What goes wrong with any of them is raised at the end of the block at the latest, and the transaction is lost, as
    ever. In between nothing else may be asked of the connection.
    """
    if connection.dialect.name == "sqlite":
        yield _InTurn(connection)
        return
    driver = connection.connection.driver_connection
    if not isinstance(driver, psycopg.Connection):
        raise TypeError(f"another driver: {type(driver).__name__}")
    try:
        with driver.pipeline():
            yield _AtOnce(driver, connection.dialect)
    except psycopg.Error as error:
        if driver.closed:
            connection.invalidate(error)
        # The kinds of error by which everybody else here knows what happened.
        raise DBAPIError.instance(
            "a batch", None, error, psycopg.Error, hide_parameters=True, dialect=connection.dialect
        ) from error


# --- PostgreSQL ------------------------------------------------------------------------------------


class _AtOnce:
    def __init__(self, connection: psycopg.Connection[Any], dialect: Dialect) -> None:
        self._connection = connection
        self._dialect = dialect

    def run(self, statement: Executable, values: Values) -> Answer:
        text, given = _compiled(statement, self._dialect)
        cursor = self._connection.cursor(row_factory=namedtuple_row)
        cursor.execute(text, {**given, **values})
        return _Sent(cursor)

    def insert(self, table: Table, rows: Sequence[Values], *, only_new: bool = False) -> Answer:
        cursor = self._connection.cursor()
        if rows:
            text, _ = _compiled(_insertion(table, tuple(rows[0]), only_new), self._dialect)
            if len(rows) == 1:
                cursor.execute(text, rows[0])
            else:
                cursor.executemany(text, rows)
        return _Sent(cursor)

    def commit(self) -> None:
        self._connection.execute("COMMIT", prepare=False)


class _Sent:
    def __init__(self, cursor: psycopg.Cursor[Any]) -> None:
        self._cursor = cursor

    def first(self) -> Any:
        return self._cursor.fetchone()

    @property
    def count(self) -> int:
        return max(self._cursor.rowcount, 0)


@lru_cache(256)
def _compiled(statement: Executable, dialect: Dialect) -> tuple[bytes, Values]:
    """A statement as the driver takes it, and the values that are fixed in it."""
    compiled = statement.compile(dialect=dialect)  # type: ignore[attr-defined]
    fixed = {name: value for name, value in compiled.params.items() if value is not None}
    return str(compiled).encode(), fixed


@lru_cache(64)
def _insertion(table: Table, columns: tuple[str, ...], only_new: bool) -> Executable:
    statement = postgresql.insert(table).values({name: sa.bindparam(name) for name in columns})
    return statement.on_conflict_do_nothing() if only_new else statement


# --- SQLite ----------------------------------------------------------------------------------------


class _InTurn:
    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def run(self, statement: Executable, values: Values) -> Answer:
        return _Done(self._connection.execute(statement, dict(values)))

    def insert(self, table: Table, rows: Sequence[Values], *, only_new: bool = False) -> Answer:
        if not rows:
            return _Done(None)
        statement = _into(table, only_new)
        how = {"preserve_rowcount": True}
        return _Done(self._connection.execute(statement, [dict(row) for row in rows], execution_options=how))

    def commit(self) -> None:
        """Whoever began the transaction ends it: that costs no breath here."""


class _Done:
    def __init__(self, result: sa.CursorResult[Any] | None) -> None:
        self._first = result.first() if result is not None and result.returns_rows else None
        self._count = 0 if result is None else result.rowcount

    def first(self) -> Any:
        return self._first

    @property
    def count(self) -> int:
        return max(self._count, 0)


@lru_cache(64)
def _into(table: Table, only_new: bool) -> Executable:
    statement = sqlite.insert(table)
    return statement.on_conflict_do_nothing() if only_new else statement
