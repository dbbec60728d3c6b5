"""The encrypted store: `ports.Store` on SQLCipher. Everything happens on its own thread, in the order it was asked."""

from __future__ import annotations

import contextlib
import json
from collections.abc import Callable
from concurrent.futures import Future
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from sqlcipher3 import dbapi2

from db import rows, sql
from db.blobs import blob_of
from db.connection import Run, checkpoint, connect, transaction
from db.thread import StoreThread
from db.trouble import told
from db.version import HEAD, version_of
from mediator_app.domain.errors import Refusal, Trouble
from mediator_app.ports import StoredCase

if TYPE_CHECKING:
    from db.answered import AnsweredRows
    from db.filed import FiledRows
    from mediator_app.domain.ids import CaseId
    from mediator_app.domain.journal import JournalEntry
    from mediator_app.domain.states import CaseState
    from mediator_app.domain.unrecorded import Unrecorded
    from mediator_app.ports import CaseLine, Change, Fault, Watch

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
        self._connection: Any = None
        self._thread = StoreThread()
        self.saved_before: Path | None = None
        """The backup made before a migration, where there was one."""
        try:
            self._thread.ask(self._open).result()
        except BaseException:
            self.close()
            raise

    # --- what the port promises -------------------------------------------------------------

    @property
    def filings(self) -> FiledRows:
        from db.filed import FiledRows

        return FiledRows(self._look, self._write)

    @property
    def answers(self) -> AnsweredRows:
        from db.answered import AnsweredRows

        return AnsweredRows(self._look, self._write)

    def record(self, change: Change) -> Future[None]:
        """See the port. Also `Trouble("store_behind")` for an entry whose predecessor is not stored yet."""
        return self._write(rows.write, change)

    def load(self, case_id: CaseId) -> Future[StoredCase]:
        """See the port. `store_damaged` where the stored parts no longer make a case."""
        return self._look(_load, case_id)

    def journal(self, case_id: CaseId) -> Future[tuple[JournalEntry, ...]]:
        return self._look(rows.entries_of, case_id)

    def keep_unrecorded(self, case_id: CaseId, texts: tuple[Unrecorded, ...]) -> Future[None]:
        from db import unrecorded

        return self._write(unrecorded.keep, case_id, texts)

    def unrecorded(self, case_id: CaseId) -> Future[tuple[Unrecorded, ...]]:
        from db import unrecorded

        return self._look(unrecorded.of, case_id)

    def cases(self, *, states: tuple[CaseState, ...] = (), limit: int = 1000) -> Future[tuple[CaseLine, ...]]:
        return self._look(rows.newest, states, limit)

    def search(self, text: str, *, limit: int = 50) -> Future[tuple[CaseLine, ...]]:
        return self._look(rows.found, text, limit)

    def blob(self, sha256: str) -> Future[bytes]:
        return self._look(blob_of, sha256)

    def setting(self, name: str) -> Future[Any]:
        return self._look(_setting, name)

    def set_setting(self, name: str, value: Any) -> Future[None]:
        text = json.dumps(value, ensure_ascii=False, allow_nan=False)
        return self._write(_put, sql.PUT_SETTING, name, text)

    def secret(self, name: str) -> Future[bytes | None]:
        return self._look(_secret, name)

    def set_secret(self, name: str, value: bytes) -> Future[None]:
        return self._write(_put, sql.PUT_SECRET, name, value)

    def check(self) -> Future[tuple[Fault, ...]]:
        return self._thread.ask(self._do, self._check)

    def backup(self, to: Path, watch: Watch | None = None) -> Future[None]:
        """See the port. `backup_not_verified` where the copy does not hold what the store holds."""
        return self._thread.ask(self._do, self._backup, to, watch)

    def close(self) -> None:
        self._thread.ask(self._let_go)
        self._thread.close()

    # --- on the store's thread --------------------------------------------------------------

    def _look(self, reader: Callable[..., T], *arguments: object) -> Future[T]:
        def read() -> T:
            with transaction(self._connection, reading=True) as run:
                return reader(run, *arguments)

        return self._thread.ask(self._do, read)

    def _write(self, writer: Callable[..., T], *arguments: object) -> Future[T]:
        def write() -> T:
            with transaction(self._connection) as run:
                return writer(run, *arguments)

        return self._thread.ask(self._do, write)

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
            if self._connection is None:
                self._open()
            return job(*arguments)

    def _open(self) -> None:
        with told(self._path):
            if self._create and not self._path.exists():
                from db import upgrade

                upgrade.found(self._path, self._key)
            # Should the file vanish from now on, an empty one in its place would hide that.
            self._create = False
            connection = connect(self._path, self._key)
            try:
                if version_of(connection) != HEAD:
                    self.saved_before = self._upgrade(connection)
            except BaseException:
                _close(connection)
                raise
            self._connection = connection

    def _upgrade(self, connection: Any) -> Path | None:
        # SQLAlchemy and Alembic take longer to load than everything else that stands before the first page.
        from db import backup, upgrade

        def save_first(version: int) -> Path:
            to = self._path.with_name(f"{self._path.name}.v{version}")
            backup.copy(connection, to, self._key)
            return to

        return upgrade.upgrade(connection, self._path, save_first)

    def _check(self) -> tuple[Fault, ...]:
        from db import integrity

        checkpoint(self._connection)
        with transaction(self._connection, reading=True) as run:
            return tuple(integrity.faults(run))

    def _backup(self, to: Path, watch: Watch | None) -> None:
        from db import backup

        backup.write(self._connection, to, self._key, self._key_file, watch)

    def _let_go(self) -> None:
        if self._connection is not None:
            _close(self._connection)
            self._connection = None


def _close(connection: Any) -> None:
    # Closing fails where the disk is gone, which whoever asked is about to be told or does not need to know.
    with contextlib.suppress(dbapi2.Error):
        connection.close()


def _load(run: Run, case_id: CaseId) -> StoredCase:
    from db.parts import assemble

    seq, head = rows.head_of(run, case_id)
    try:
        return StoredCase(assemble(rows.parts_of(run, case_id)), seq, head)
    except (Refusal, KeyError, ValueError):
        raise Trouble("store_damaged", case_id=case_id) from None


def _put(run: Run, statement: str, *values: object) -> None:
    run(statement, values)


def _setting(run: Run, name: str) -> Any:
    text = _only(run(sql.SETTING, (name,)))
    return None if text is None else json.loads(text)


def _secret(run: Run, name: str) -> bytes | None:
    value = _only(run(sql.SECRET, (name,)))
    return None if value is None else bytes(value)


def _only(found: Any) -> Any:
    """The one value of the first row; None where there is no row."""
    row = found.fetchone()
    return None if row is None else row[0]
