"""The court's database: SQLite in one file, or PostgreSQL by its URL; the same statements for both."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final, TypeVar

import sqlalchemy as sa
from sqlalchemy import Connection, Engine, Table, event
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.exc import DBAPIError, IntegrityError

HEAD: Final = "0004"
"""The newest migration; the service starts only on a database that has it."""
MIGRATIONS: Final = Path(__file__).with_name("migrations")
ATTEMPTS: Final = 6
"""How often a transaction is tried that lost a race; each attempt sees what the winner wrote."""
_LOST_RACE: Final = frozenset({"40001", "40P01", "55P03"})
"""SQLSTATE: serialization failure, deadlock, lock not available."""
_BUSY_SECONDS: Final = 20
_POOL_SECONDS: Final = 5

T = TypeVar("T")


class SchemaDiffers(Exception):
    """The database has another schema than this program; `found` is empty for a fresh one."""

    def __init__(self, found: str) -> None:
        super().__init__(f"the database is at {found or 'nothing'}, the program at {HEAD}")
        self.found = found


class Database:
    """Transactions. Pools connections; `size` is how many may work at once, in this process. 0 keeps none open."""

    def __init__(self, url: str, *, size: int = 8) -> None:
        self.url = sa.make_url(url)
        if self.url.get_backend_name() == "postgresql":
            self.url = self.url.set(drivername="postgresql+psycopg")
        self.engine = self._engine(size)
        # A statement of PostgreSQL sees what was there when it began, in a transaction or without one; so to begin and
        # end one around a look only costs the wait for two answers more.
        self._looking = (
            self.engine if self.is_sqlite else self.engine.execution_options(isolation_level="AUTOCOMMIT")
        )

    @property
    def is_sqlite(self) -> bool:
        return self.url.get_backend_name() == "sqlite"

    def _engine(self, size: int) -> Engine:
        pool: dict[str, Any] = {"pool_size": size, "max_overflow": 0, "pool_timeout": _POOL_SECONDS}
        if not size:
            pool = {"poolclass": sa.NullPool}
        if self.is_sqlite:
            engine = sa.create_engine(self.url, connect_args={"timeout": _BUSY_SECONDS}, **pool)
            event.listen(engine, "connect", _set_up_sqlite)
            event.listen(engine, "begin", _begin_sqlite)
            return engine
        options = "-c lock_timeout=10s -c statement_timeout=30s -c idle_in_transaction_session_timeout=60s"
        return sa.create_engine(self.url, connect_args={"options": options}, **pool)

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """For looking only; on SQLite everything in the block sees the same state."""
        with self._looking.connect() as connection, connection.begin():
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """One transaction; committed, and on the disk, when the block is left without an exception.

        On SQLite it holds the right to write from the start, so that it can never fail half-way for a lock.
        """
        with (
            self.engine.connect().execution_options(writing=True) as connection,
            connection.begin(),
        ):
            yield connection

    def write(self, work: Callable[[Connection], T]) -> T:
        """`work` in one transaction, done again where another one was faster. `work` may run several times."""
        for attempt in range(1, ATTEMPTS + 1):
            try:
                with self.writing() as connection:
                    return work(connection)
            except DBAPIError as error:
                if attempt == ATTEMPTS or not lost_race(error):
                    raise
        raise AssertionError("unreachable")

    def insert_new(
        self, connection: Connection, table: Table, rows: Sequence[Mapping[str, Any]] | Mapping[str, Any]
    ) -> int:
        """Insert rows, leaving out those whose key is there already; how many were new."""
        if not rows:
            return 0
        dialect = sqlite if self.is_sqlite else postgresql
        given = [rows] if isinstance(rows, Mapping) else list(rows)
        statement = dialect.insert(table).values(given).on_conflict_do_nothing()
        # Without being asked to, SQLAlchemy keeps no count of inserted rows on PostgreSQL.
        return connection.execute(statement, execution_options={"preserve_rowcount": True}).rowcount

    def version(self) -> str:
        """The migration at which the database is; empty for a fresh one."""
        with self.reading() as connection:
            if not sa.inspect(connection).has_table("alembic_version"):
                return ""
            return str(
                connection.execute(sa.text("SELECT version_num FROM alembic_version")).scalar_one_or_none()
                or ""
            )

    def check_version(self) -> None:
        """Raises `SchemaDiffers`."""
        found = self.version()
        if found != HEAD:
            raise SchemaDiffers(found)

    def migrate(self, to: str = HEAD) -> tuple[str, str]:
        """Bring the schema to `to`, all of it or nothing; the version before and after."""
        from alembic import command
        from alembic.config import Config

        before = self.version()
        config = Config()
        config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
        with self.writing() as connection:
            config.attributes["connection"] = connection
            command.upgrade(config, to)
        return before, self.version()

    def close(self) -> None:
        self.engine.dispose()


def lost_race(error: DBAPIError) -> bool:
    """True where the same transaction may well succeed if it is tried once more."""
    if isinstance(error, IntegrityError):
        return True
    return getattr(error.orig, "sqlstate", None) in _LOST_RACE or "database is locked" in str(error.orig)


def _set_up_sqlite(connection: Any, _record: Any) -> None:
    # The driver would begin transactions by itself, and not always; `_begin_sqlite` says when.
    connection.isolation_level = None
    for pragma in ("journal_mode = WAL", "synchronous = FULL", "foreign_keys = ON"):
        connection.execute(f"PRAGMA {pragma}")


def _begin_sqlite(connection: Connection) -> None:
    writing = connection.get_execution_options().get("writing", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")
