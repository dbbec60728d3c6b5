"""The encrypted store: `ports.Store` on SQLCipher. Everything happens on its own thread, in the order it was asked."""

from __future__ import annotations

import contextlib
import hashlib
import json
from collections.abc import Callable
from concurrent.futures import Future
from pathlib import Path
from typing import Any, TypeVar

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import DBAPIError
from sqlcipher3 import dbapi2

from db import backup, integrity, rows, statements, upgrade
from db.engine import checkpoint, engine_on, transaction
from db.parts import assemble
from db.schema import HEAD
from db.thread import StoreThread
from db.trouble import told
from mediator_app.domain.errors import Refusal, Trouble
from mediator_app.domain.ids import CaseId
from mediator_app.domain.journal import JournalEntry
from mediator_app.domain.states import CaseState
from mediator_app.ports import CaseLine, Change, Fault, StoredCase

T = TypeVar("T")


class EncryptedStore:
    """One encrypted file, opened by one program at a time. See `mediator_app.ports.Store` for what each call means."""

    def __init__(self, path: Path, key: bytes, *, key_file: Path | None = None, create: bool = True) -> None:
        """Open the store at `path` with its raw 32-byte key, make it where there is none, migrate it where it is old.

        `key_file` goes into backups, so that a passphrase or a recovery code opens them on another machine.
        Raises `Trouble` as `db.trouble.trouble_of` and `db.upgrade.upgrade`; `store_missing` with `create=False`.
        """
        self._path = path
        self._key = key
        self._key_file = key_file
        self._create = create
        self._engine: Engine | None = None
        self._thread = StoreThread()
        self.saved_before: Path | None = None
        """The backup made before a migration, where there was one."""
        try:
            self._thread.ask(self._open).result()
        except BaseException:
            self.close()
            raise

    # --- what the port promises -------------------------------------------------------------

    def record(self, change: Change) -> Future[None]:
        """See the port. Also `Trouble("store_behind")` for an entry whose predecessor is not stored yet."""
        return self._thread.ask(self._do, self._record, change)

    def load(self, case_id: CaseId) -> Future[StoredCase]:
        """See the port. `store_damaged` where the stored parts no longer make a case."""
        return self._look(_load, case_id)

    def journal(self, case_id: CaseId) -> Future[tuple[JournalEntry, ...]]:
        return self._look(rows.entries_of, case_id)

    def cases(self, *, states: tuple[CaseState, ...] = (), limit: int = 1000) -> Future[tuple[CaseLine, ...]]:
        return self._look(rows.newest, states, limit)

    def search(self, text: str, *, limit: int = 50) -> Future[tuple[CaseLine, ...]]:
        return self._look(rows.found, text, limit)

    def blob(self, sha256: str) -> Future[bytes]:
        return self._look(_blob, sha256)

    def setting(self, name: str) -> Future[Any]:
        return self._look(_setting, name)

    def set_setting(self, name: str, value: Any) -> Future[None]:
        text = json.dumps(value, ensure_ascii=False, allow_nan=False)
        return self._thread.ask(self._do, self._put, statements.PUT_SETTING, name, text)

    def secret(self, name: str) -> Future[bytes | None]:
        return self._look(_secret, name)

    def set_secret(self, name: str, value: bytes) -> Future[None]:
        return self._thread.ask(self._do, self._put, statements.PUT_SECRET, name, value)

    def check(self) -> Future[tuple[Fault, ...]]:
        return self._thread.ask(self._do, self._check)

    def backup(self, to: Path) -> Future[None]:
        """See the port. `backup_not_verified` where the copy does not hold what the store holds."""
        return self._thread.ask(self._do, self._backup, to)

    def close(self) -> None:
        self._thread.ask(self._let_go)
        self._thread.close()

    # --- on the store's thread --------------------------------------------------------------

    def _look(self, reader: Callable[..., T], *arguments: object) -> Future[T]:
        def read() -> T:
            with self._reading.begin():
                return reader(self._reading, *arguments)

        return self._thread.ask(self._do, read)

    def _do(self, job: Callable[..., T], *arguments: object) -> T:
        try:
            return self._try(job, *arguments)
        except Trouble as trouble:
            if trouble.code != "store_io":
                raise
        # The disk is there and takes new files, yet ours fails: it may have come back as another mount. Whatever is
        # asked of a store can be asked twice, so it is looked for anew once before anybody is told.
        self._let_go()
        return self._try(job, *arguments)

    def _try(self, job: Callable[..., T], *arguments: object) -> T:
        with told(self._path):
            if self._engine is None:
                self._open()
            return job(*arguments)

    def _open(self) -> None:
        with told(self._path):
            if self._create and not self._path.exists():
                upgrade.found(self._path, self._key)
            # Should the file vanish from now on, an empty one in its place would hide that.
            self._create = False
            engine = engine_on(self._path, self._key)
            try:
                self._writing = engine.connect()
                # A second view of the same one connection, whose transactions take no write lock.
                self._reading = engine.connect().execution_options(reading=True)
                if upgrade.version_of(self._reading) != HEAD:
                    self.saved_before = upgrade.upgrade(self._writing, self._path, self._save_first)
            except BaseException:
                _dispose(engine)
                raise
            self._engine = engine

    def _save_first(self, version: int) -> Path:
        to = self._path.with_name(f"{self._path.name}.v{version}")
        backup.copy(self._writing, to, self._key)
        return to

    def _record(self, change: Change) -> None:
        with transaction(self._writing) as run:
            rows.write(run, change)

    def _put(self, statement: str, *values: object) -> None:
        with self._writing.begin():
            self._writing.exec_driver_sql(statement, values)

    def _check(self) -> tuple[Fault, ...]:
        checkpoint(self._writing)
        with self._reading.begin():
            return tuple(integrity.faults(self._reading))

    def _backup(self, to: Path) -> None:
        backup.write(self._writing, to, self._key, self._key_file)

    def _let_go(self) -> None:
        if self._engine is not None:
            _dispose(self._engine)
            self._engine = None


def _dispose(engine: Engine) -> None:
    # Closing fails where the disk is gone, which whoever asked is about to be told or does not need to know.
    with contextlib.suppress(DBAPIError, dbapi2.Error):
        engine.dispose()


def _load(connection: Connection, case_id: CaseId) -> StoredCase:
    seq, head = rows.head_of(connection, case_id)
    try:
        return StoredCase(assemble(rows.parts_of(connection, case_id)), seq, head)
    except (Refusal, KeyError, ValueError):
        raise Trouble("store_damaged", case_id=case_id) from None


def _blob(connection: Connection, sha256: str) -> bytes:
    data = connection.exec_driver_sql(statements.BLOB, (sha256,)).scalar()
    if data is None:
        raise Refusal("no_such_blob")
    if hashlib.sha256(data).hexdigest() != sha256:
        raise Trouble("store_damaged", blob=sha256)
    return bytes(data)


def _setting(connection: Connection, name: str) -> Any:
    text = connection.exec_driver_sql(statements.SETTING, (name,)).scalar()
    return None if text is None else json.loads(text)


def _secret(connection: Connection, name: str) -> bytes | None:
    value = connection.exec_driver_sql(statements.SECRET, (name,)).scalar()
    return None if value is None else bytes(value)
