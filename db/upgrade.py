"""Bringing a store to the schema of this program: backed up first, in one transaction, looked over afterwards."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any, Final

from sqlalchemy import Connection

from db.connection import connect
from db.engine import engine_on, unwrapped
from db.placing import beside_of, into_place
from db.schema import METADATA, SEARCH, TRIGGERS
from db.trouble import trouble_of
from db.version import HEAD, version_of
from mediator_app.domain.errors import Trouble

MIGRATIONS: Final = Path(__file__).with_name("migrations")


def found(path: Path, key: bytes, *, to: int = HEAD) -> None:
    """Make a new store at `path`: a whole one, or none. Raises `Trouble` for what the disk does."""
    with beside_of(path) as beside:
        with closing(connect(beside, key, create=True)) as connection:
            _migrate(connection, to)
        into_place(beside, path)


def upgrade(connection: Any, path: Path, save_first: Callable[[int], Path]) -> Path | None:
    """Migrate the store behind `connection`, where it is older than this program; gives the backup made before.

    `save_first(version)` makes that backup. All steps are one transaction: when
    one of them fails, the store is what it was. Raises `Trouble`: `store_too_new` (`version`, `known`),
    `store_damaged` for an empty file, which is a loss where cases were kept and no fresh start, or
    `migration_failed` (`version`, `backup`, `reason`), after which the old store is whole and the backup is beside it.
    """
    version = version_of(connection)
    if version > HEAD:
        raise Trouble("store_too_new", version=version, known=HEAD)
    if version == HEAD:
        return None
    if version == 0:
        raise Trouble("store_damaged")
    backup = save_first(version)
    try:
        _migrate(connection, HEAD)
    except Exception as error:
        trouble = trouble_of(error, path)
        raise Trouble(
            "migration_failed",
            version=version,
            backup=str(backup),
            reason=trouble.code if trouble else type(error).__name__,
        ) from error
    return backup


def _migrate(connection: Any, to: int) -> None:
    # The engine is not disposed of: that would close the connection, which is the caller's.
    with unwrapped(), engine_on(connection).connect() as over, over.begin():
        _run(over, to)
        _look_over(over, to)


def _run(connection: Connection, to: int) -> None:
    # A quarter of a second to load, and needed once in a store's life: hence here.
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, f"{to:04d}")


def _look_over(connection: Connection, to: int) -> None:
    """What a finished migration must leave behind; anything else takes the whole of it back."""
    if connection.exec_driver_sql("PRAGMA user_version").scalar() != to:
        raise RuntimeError("a migration did not say its number")
    if connection.exec_driver_sql("PRAGMA foreign_key_check").first() is not None:
        raise RuntimeError("a migration left a reference to nothing")
    (found,) = connection.exec_driver_sql("PRAGMA quick_check(1)").one()
    if found != "ok":
        raise RuntimeError("a migration left a damaged file")
    if to == HEAD:
        names = set(connection.exec_driver_sql("SELECT name FROM sqlite_master").scalars())
        missing = {*METADATA.tables, SEARCH, *TRIGGERS} - names
        if missing:
            raise RuntimeError(f"a migration left out {sorted(missing)}")
