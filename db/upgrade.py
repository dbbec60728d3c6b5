"""Bringing a store to the schema of this program: backed up first, in one transaction, looked over afterwards."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Final

from sqlalchemy import Connection

from db.engine import driver, engine_on
from db.placing import beside_of, into_place
from db.schema import HEAD, METADATA, SEARCH, TRIGGERS
from db.trouble import trouble_of
from mediator_app.domain.errors import Trouble

MIGRATIONS: Final = Path(__file__).with_name("migrations")


def version_of(connection: Connection) -> int:
    """The number of the newest migration that the store has seen; 0 for an empty file. One read, no Alembic."""
    return int(driver(connection).execute("PRAGMA user_version").fetchone()[0])


def found(path: Path, key: bytes, *, to: int = HEAD) -> None:
    """Make a new store at `path`: a whole one, or none. Raises `Trouble` for what the disk does."""
    with beside_of(path) as beside:
        engine = engine_on(beside, key, create=True)
        try:
            with engine.connect() as connection, connection.begin():
                _run(connection, to)
                _look_over(connection, to)
        finally:
            engine.dispose()
        into_place(beside, path)


def upgrade(connection: Connection, path: Path, save_first: Callable[[int], Path]) -> Path | None:
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
        with connection.begin():
            _run(connection, HEAD)
            _look_over(connection, HEAD)
    except Exception as error:
        trouble = trouble_of(getattr(error, "orig", error), path)
        raise Trouble(
            "migration_failed",
            version=version,
            backup=str(backup),
            reason=trouble.code if trouble else type(error).__name__,
        ) from error
    return backup


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
    if version_of(connection) != to:
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
