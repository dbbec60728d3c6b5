"""The encrypted file: SQLCipher, one connection, one writer, explicit transactions. SQLAlchemy is not needed here."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final
from urllib.parse import quote

from sqlcipher3 import dbapi2

from db.trouble import told, writable
from mediator_app.domain.errors import Trouble

KEY_BYTES: Final = 32
PATIENCE: Final = 0.5
"""Seconds to wait for another program to let go of the file before saying that it is in use."""

Run = Callable[..., Any]
"""Sends one statement with its values and gives a DB-API cursor: the driver's own `execute`."""

PRAGMAS: Final = (
    # One program at a time: no shared-memory file beside the store, and nobody changes rows behind the desk's back.
    "locking_mode = EXCLUSIVE",
    "journal_mode = WAL",
    # A commit returns when the disk has it. NORMAL would lose the last edits in a power cut.
    "synchronous = FULL",
    "foreign_keys = ON",
    # REPLACE must not slip past the triggers that keep the journal as it is.
    "recursive_triggers = ON",
    # Sorting and FTS must not spill plain text into a temporary file.
    "temp_store = MEMORY",
    # Overwriting what was deleted would protect nothing: the file is encrypted, and the journal keeps every word.
    "secure_delete = OFF",
    "trusted_schema = OFF",
    "cell_size_check = ON",
    "cache_size = -32768",
    "journal_size_limit = 8388608",
)


def connect(path: Path, key: bytes, *, create: bool = False) -> Any:
    """A DB-API connection to the encrypted file, with the key applied and tried and every pragma set.

    The key is taken raw (256 bits): deriving one from a passphrase is the vault's business and takes a hundred times
    as long as opening. Where the disk is read-only and the file was closed cleanly, it is opened for reading.
    Raises `Trouble` as `trouble_of`; `store_missing` where there is no file and none is to be made.
    """
    if len(key) != KEY_BYTES:
        raise ValueError(f"a store's key has {KEY_BYTES} bytes")
    with told(path):
        if not path.exists():
            if not create:
                raise Trouble("store_missing", path=str(path))
            path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
        elif path.stat().st_size == 0:
            # Opening it would make an empty store of it, and of a loss a fresh start.
            raise Trouble("store_damaged")
        return _keyed(path, key, read_only=not writable(path))


def _keyed(path: Path, key: bytes, *, read_only: bool) -> Any:
    mode = "mode=rw"
    if read_only:
        if (wal := path.with_name(f"{path.name}-wal")).exists() and wal.stat().st_size:
            # Edits wait in a log that only a writer can take in; showing the file without them would be a lie.
            raise Trouble("store_read_only")
        mode = "mode=ro&immutable=1"
    connection = dbapi2.connect(
        f"file:{quote(str(path))}?{mode}",
        uri=True,
        isolation_level=None,
        check_same_thread=False,
        timeout=PATIENCE,
        cached_statements=256,
    )
    try:
        # Before the first page is read: a wrong key is reported by us, not by the library on standard error.
        connection.execute("PRAGMA cipher_log_level = NONE")
        connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
        for pragma in PRAGMAS:
            connection.execute(f"PRAGMA {pragma}").fetchall()
        connection.execute("SELECT count(*) FROM sqlite_master").fetchall()
    except BaseException:
        connection.close()
        raise
    return connection


@contextmanager
def transaction(connection: Any, *, reading: bool = False) -> Iterator[Run]:
    """A transaction; gives what its statements are sent by. Taken back whole when anything in it fails.

    One that reads takes no write lock, so a disk that has turned read-only can still be looked at.
    """
    connection.execute("BEGIN" if reading else "BEGIN IMMEDIATE")
    try:
        yield connection.execute
        connection.execute("COMMIT")
    except BaseException:
        # After a full disk or an I/O error SQLite may have taken it back already.
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def checkpoint(connection: Any) -> None:
    """Bring what waits in the log into the file itself; called outside any transaction."""
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
