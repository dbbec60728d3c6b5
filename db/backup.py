"""A backup in one file: the encrypted store and the sealed keys, checked before it counts as made.

The file is an uncompressed zip of `manifest.json`, `store.db` and `keys.json`. Nothing in it can be read without the
passphrase or the recovery code; the manifest holds hashes and versions only.
"""

from __future__ import annotations

import errno
import hashlib
import json
import os
import shutil
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, contextmanager
from pathlib import Path
from typing import IO, Any, Final

from db.connection import Run, connect, transaction
from db.integrity import blob_faults, chain_faults, file_faults
from db.passage import Passage, at_the_place, from_the_medium
from db.placing import beside_of, into_place, sync_folder
from db.trouble import told
from db.version import HEAD, version_of
from mediator_app.domain.errors import Refusal, Trouble
from mediator_app.ports import Watch

FORMAT: Final = "mediators-desk-backup"
VERSION: Final = 1
STORE: Final = "store.db"
KEYS: Final = "keys.json"
MANIFEST: Final = "manifest.json"
_CHUNK: Final = 1 << 20
_DAMAGE: Final = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    NotImplementedError,
    RuntimeError,
    OverflowError,
)
"""What the library raises over a zip with changed bytes: a method that it does not know, a member said to be
encrypted. A place before the file's beginning is an OSError with EINVAL."""


_PAGES: Final = 512
"""Pages copied between two looks at whether to go on: 2 MB."""


def copy(connection: Any, to: Path, key: bytes, passage: Passage | None = None) -> None:
    """A copy of the store at `to`, encrypted with the same key, put there only when it has proved whole.

    By SQLite's backup interface: copying the file would lose what waits in its log. Raises `Trouble`:
    `backup_not_verified` (`fault`), or what the disk does.
    """
    passage = passage or Passage()
    with told(to), beside_of(to) as beside:
        with closing(connect(beside, key, create=True)) as copied:
            connection.backup(copied, pages=_PAGES, progress=passage.copied)
        counted = _counted(connection.execute)
        with closing(connect(beside, key)) as copied, transaction(copied, reading=True) as run:
            _verify(run, counted, passage)
        into_place(beside, to)


def write(connection: Any, to: Path, key: bytes, key_file: Path | None, watch: Watch | None = None) -> None:
    """A backup of the store and its key file at `to`, in place of an older one of that name.

    `watch` hears how far it is; where it says no, nothing is left: Refusal `backup_stopped`. Raises `Trouble`:
    `backup_no_room` (`megabytes` that it needs), `backup_read_only`, `backup_place_gone` (`reason`) for the place;
    `backup_not_verified` (`fault`), `key_file_missing`; and what the store's own disk does.
    """
    size = _size(connection)
    passage = Passage(watch, size)
    with at_the_place(to, size), told(to), beside_of(to) as beside:
        # The copy and what it is packed into lie there together for a while.
        if shutil.disk_usage(to.parent).free < 2 * size:
            raise Trouble("disk_full")
        folder = beside.with_name(f"{beside.name}.parts")
        folder.mkdir(mode=0o700)
        try:
            store = folder / STORE
            copy(connection, store, key, passage)
            files = {STORE: store}
            if key_file is not None:
                if not key_file.exists():
                    raise Trouble("key_file_missing", path=str(key_file))
                files[KEYS] = key_file
            _pack(beside, files, version_of(connection), passage)
            from_the_medium(beside)
            try:
                with _opened(beside) as packed:
                    _hashes_hold(packed, passage)
            except Refusal as refusal:
                raise Trouble("backup_not_verified", fault=refusal.code) from None
        finally:
            shutil.rmtree(folder, ignore_errors=True)
        into_place(beside, to)


def restore(source: Path, store: Path, key_file: Path, unlock: Callable[[Path], bytes]) -> Path | None:
    """Put the store and keys of a backup into place; gives the folder into which the old ones were moved, if any.

    `unlock` gets the backup's key file and returns its data key (it raises for a wrong passphrase). Everything is
    checked before anything that is there is touched. The store must not be open. Raises `Refusal`: `not_a_backup`,
    `backup_damaged` (`part`, `fault`), `backup_too_new`, `backup_key_wrong`; `Trouble` for the disk.
    """
    with told(store), beside_of(store) as beside:
        beside.mkdir(mode=0o700, parents=True)
        try:
            with _opened(source) as packed:
                manifest = _hashes_hold(packed)
                if KEYS not in manifest["files"]:
                    raise Refusal("backup_damaged", "file", part=KEYS, fault="missing")
                for name in (STORE, KEYS):
                    _unpack(packed, name, beside / name)
            key = unlock(beside / KEYS)
            try:
                _prove(beside / STORE, key)
            except Trouble as trouble:
                if trouble.code == "store_not_opened":
                    raise Refusal("backup_key_wrong", "file") from None
                raise
            aside = _move_aside(store, key_file)
            key_file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            # Keys first: a store without keys would look like a loss, keys without a store like a fresh start.
            os.replace(beside / KEYS, key_file)
            os.replace(beside / STORE, store)
            sync_folder(store.parent)
            sync_folder(key_file.parent)
            return aside
        finally:
            shutil.rmtree(beside, ignore_errors=True)


def _prove(path: Path, key: bytes) -> None:
    """Refusal `backup_damaged` unless the store opens with the key and every check of it passes."""
    with closing(connect(path, key)) as connection, transaction(connection, reading=True) as run:
        if version_of(connection) > HEAD:
            raise Refusal("backup_too_new", "file")
        for fault in _faults(run):
            raise Refusal("backup_damaged", "file", part=STORE, fault=fault)


def _verify(copied: Run, counted: Mapping[str, int], passage: Passage) -> None:
    for fault in _faults(copied, passage):
        raise Trouble("backup_not_verified", fault=fault)
    if _counted(copied) != counted:
        raise Trouble("backup_not_verified", fault="rows_differ")


def _faults(run: Run, passage: Passage | None = None) -> Iterator[str]:
    for checks in (file_faults, chain_faults, blob_faults):
        for fault in checks(run):
            yield fault.code
        if passage is not None:
            passage.checked()


def _counted(run: Run) -> Mapping[str, int]:
    """Rows of every table. The search index is left out: what it is kept in are tables too."""
    tables = run("SELECT name FROM sqlite_master WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL %'")
    return {
        name: run(f'SELECT count(*) FROM "{name}"').fetchone()[0]  # noqa: S608 - our own table's name
        for (name,) in tables.fetchall()
    }


def _size(connection: Any) -> int:
    """Bytes of the whole store."""
    pages, of = (connection.execute(f"PRAGMA {name}").fetchone()[0] for name in ("page_count", "page_size"))
    return int(pages) * int(of)


def _pack(to: Path, files: Mapping[str, Path], schema: int, passage: Passage | None = None) -> None:
    manifest = {
        "format": FORMAT,
        "version": VERSION,
        "schema": schema,
        "files": {
            name: {"sha256": _hash(path.open("rb")), "size": path.stat().st_size}
            for name, path in files.items()
        },
    }
    with zipfile.ZipFile(to, "w", zipfile.ZIP_STORED) as packed:
        packed.writestr(_named(MANIFEST), json.dumps(manifest, indent=2, sort_keys=True))
        for name, path in files.items():
            with path.open("rb") as source, packed.open(_named(name), "w", force_zip64=True) as member:
                while piece := source.read(_CHUNK):
                    member.write(piece)
                    if passage is not None:
                        passage.moved(len(piece))


def _named(name: str) -> zipfile.ZipInfo:
    # The date of a member would only say when the hearing was; the format's earliest says nothing.
    return zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))


@contextmanager
def _opened(source: Path) -> Iterator[zipfile.ZipFile]:
    damaged = Refusal("backup_damaged", "file", part="zip", fault="unreadable")
    try:
        packed = zipfile.ZipFile(source)
    except FileNotFoundError:
        raise Refusal("no_such_file", "file") from None
    except IsADirectoryError:
        raise Refusal("not_a_backup", "file") from None
    except (*_DAMAGE, OSError) as error:
        if isinstance(error, OSError) and error.errno != errno.EINVAL:
            raise
        # A zip keeps its table at the end: half of one begins like a backup and cannot be opened.
        raise damaged if _begins_as_zip(source) else Refusal("not_a_backup", "file") from None
    with packed:
        try:
            yield packed
        except _DAMAGE:
            raise damaged from None
        except OSError as error:
            if error.errno != errno.EINVAL:
                raise
            raise damaged from None


def _begins_as_zip(source: Path) -> bool:
    with source.open("rb") as file:
        return file.read(4) == b"PK\x03\x04"


def _hashes_hold(packed: zipfile.ZipFile, passage: Passage | None = None) -> Mapping[str, Any]:
    """The manifest, once every file it names has the hash it gives. Raises `Refusal` as `restore`."""
    try:
        manifest: dict[str, Any] = json.loads(packed.read(MANIFEST))
        version, files = manifest["version"], dict(manifest["files"])
        if manifest["format"] != FORMAT:
            raise Refusal("not_a_backup", "file")
    except (KeyError, ValueError, TypeError):
        raise Refusal("not_a_backup", "file") from None
    if not isinstance(version, int) or version > VERSION:
        raise Refusal("backup_too_new", "file")
    if STORE not in files:
        raise Refusal("backup_damaged", "file", part=STORE, fault="missing")
    for name, said in files.items():
        try:
            found = _hash(packed.open(name), passage)
        except KeyError:
            raise Refusal("backup_damaged", "file", part=name, fault="missing") from None
        except _DAMAGE:
            raise Refusal("backup_damaged", "file", part=name, fault="unreadable") from None
        if not isinstance(said, dict) or found != said.get("sha256"):
            raise Refusal("backup_damaged", "file", part=name, fault="hash_differs")
    return manifest


def _unpack(packed: zipfile.ZipFile, name: str, to: Path) -> None:
    descriptor = os.open(to, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with packed.open(name) as member, open(descriptor, "wb") as file:
        shutil.copyfileobj(member, file, _CHUNK)
        file.flush()
        os.fsync(file.fileno())


def _move_aside(store: Path, key_file: Path) -> Path | None:
    there = [path for path in (store, store.with_name(f"{store.name}-wal"), key_file) if path.exists()]
    if not there:
        return None
    number = 1
    while (aside := store.with_name(f"before-restore-{number}")).exists():
        number += 1
    aside.mkdir(mode=0o700)
    for path in there:
        os.replace(path, aside / path.name)
    return aside


def _hash(file: IO[bytes], passage: Passage | None = None) -> str:
    digest = hashlib.sha256()
    with file:
        while piece := file.read(_CHUNK):
            digest.update(piece)
            if passage is not None:
                passage.moved(len(piece))
    return digest.hexdigest()
