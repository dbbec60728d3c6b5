"""SQLAlchemy over the encrypted file, for making and migrating its tables; nothing else of the store loads it."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Final

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import StaticPool
from sqlcipher3 import dbapi2

_QUIET: Final = "store"
# At its most talkative SQLAlchemy writes every row that it reads into the log; nobody can switch that on for a store.
logging.getLogger(f"sqlalchemy.engine.Engine.{_QUIET}").setLevel(logging.WARNING)


def engine_on(connection: Any) -> Engine:
    """An engine over one connection of `db.connection.connect`, which `dispose` closes.

    Every transaction begins with BEGIN IMMEDIATE, schema changes included, so that all of it is taken back when one
    part fails. Statements in errors and logs never show their parameters.
    """
    # SQLAlchemy's own SQLCipher dialect would send its (empty) passphrase after our key; the plain one does not.
    engine = create_engine(
        "sqlite://",
        module=dbapi2,
        creator=lambda: connection,
        poolclass=StaticPool,
        hide_parameters=True,
        logging_name=_QUIET,
    )
    event.listen(engine, "begin", _begin)
    return engine


def _begin(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN IMMEDIATE")


@contextmanager
def unwrapped() -> Iterator[None]:
    """Errors of the database as the driver raises them, as everything else of the store knows them."""
    try:
        yield
    except DBAPIError as error:
        if isinstance(error.orig, Exception):
            raise error.orig from None
        raise
