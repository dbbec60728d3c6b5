"""Documents that arrive in pieces (tus 1.0.0). What counts as arrived is on the disk, and never asked for again."""

from __future__ import annotations

import hashlib
import os
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, Final

import sqlalchemy as sa
from sqlalchemy import Connection

from court import audit
from court.courts import new_id
from court.laptops import Laptop
from court.refusals import Refused
from court.schema import UPLOADS
from court.service import Service
from court.store import brought, record
from mediator_app.exchange.contract.filing import LARGEST_DOCUMENT
from mediator_app.exchange.contract.reading import write_instant

KEPT_FOR: Final = timedelta(days=7)
"""Since the last byte that arrived."""
MOST_OPEN: Final = 1000
"""Uploads of one laptop that are not finished."""
MOST_OPEN_BYTES: Final = 4 * 1024**3


@dataclass(frozen=True, slots=True, kw_only=True)
class Upload:
    id: str
    sha256: str
    length: int
    offset: int
    expires_at: str

    @property
    def is_finished(self) -> bool:
        return self.offset == self.length


def create(service: Service, laptop: Laptop, sha256: str, length: int) -> tuple[Upload, bool]:
    """The laptop's upload of this document, and whether it is new. A document that is there is a finished upload.

    Refused: `too_large` (`most`), `size_mismatch` where it was begun with another length.
    """
    if length > LARGEST_DOCUMENT:
        raise Refused("too_large", "Upload-Length", most=LARGEST_DOCUMENT)

    def work(connection: Connection) -> tuple[Upload, bool]:
        at = service.clock()
        mine = UPLOADS.c.laptop == laptop.id
        there = connection.execute(
            sa.select(UPLOADS).where(mine, UPLOADS.c.sha256 == sha256).with_for_update()
        ).one_or_none()
        if there is not None:
            if there.length != length:
                raise Refused("size_mismatch", "Upload-Length", stated=there.length)
            return _read(there), False
        stored = brought(connection, laptop.id, [sha256]).get(sha256)
        if stored is not None and stored.size != length:
            raise Refused("size_mismatch", "Upload-Length", stated=stored.size)
        if stored is None:
            _check_room(connection, laptop, length)
        row: dict[str, Any] = {
            "id": new_id(),
            "laptop": laptop.id,
            "sha256": sha256,
            "length": length,
            "offset": 0 if stored is None else length,
            "created_at": write_instant(at),
            "expires_at": write_instant(at + KEPT_FOR),
            "finished_at": None if stored is None else write_instant(at),
        }
        connection.execute(sa.insert(UPLOADS), row)
        return (
            Upload(
                id=row["id"], sha256=sha256, length=length, offset=row["offset"], expires_at=row["expires_at"]
            ),
            True,
        )

    return service.database.write(work)


def find(connection: Connection, laptop: Laptop, id: str) -> Upload:
    """Refused: `not_found`, also for another laptop's."""
    row = connection.execute(
        sa.select(UPLOADS).where(UPLOADS.c.id == id, UPLOADS.c.laptop == laptop.id)
    ).one_or_none()
    if row is None:
        raise Refused("not_found", "upload")
    return _read(row)


def append(service: Service, laptop: Laptop, id: str, offset: int, piece: bytes) -> Upload:
    """Add a piece that begins at `offset`; the last one makes the document the laptop's own.

    The row is locked meanwhile, so that two connections cannot write the same place. Refused: `not_found`,
    `offset_differs` (`offset`: where to go on), `too_large`, `hash_mismatch`, after which the upload is gone.
    """

    def work(connection: Connection) -> Upload | None:
        where = (UPLOADS.c.id == id, UPLOADS.c.laptop == laptop.id)
        row = connection.execute(sa.select(UPLOADS).where(*where).with_for_update()).one_or_none()
        if row is None:
            raise Refused("not_found", "upload")
        if row.offset != offset:
            raise Refused("offset_differs", "Upload-Offset", offset=row.offset)
        if offset + len(piece) > row.length:
            raise Refused("too_large", "Upload-Offset", most=row.length)
        if row.finished_at is not None:
            return _read(row)
        at, path = service.clock(), _path(service, id)
        _write(path, offset, piece)
        values: dict[str, Any] = {
            "offset": offset + len(piece),
            "expires_at": write_instant(at + KEPT_FOR),
        }
        if values["offset"] == row.length:
            if _hash(path) != row.sha256:
                connection.execute(sa.delete(UPLOADS).where(*where))
                audit.write(
                    connection, laptop.court, laptop.actor, "upload_refused", id, at=at, code="hash_mismatch"
                )
                return None
            blob = service.store.link(path, row.sha256, row.length)
            if not record(connection, laptop.id, [blob], at=at):
                service.store.drop([blob])
            values["finished_at"] = write_instant(at)
        connection.execute(sa.update(UPLOADS).where(*where).values(**values))
        return _read(row, offset=values["offset"], expires_at=values["expires_at"])

    done = service.database.write(work)
    if done is None or done.is_finished:
        _path(service, id).unlink(missing_ok=True)
    if done is None:
        raise Refused("hash_mismatch", "upload")
    return done


def end(service: Service, laptop: Laptop, id: str) -> None:
    """Give an upload up. Refused: `not_found`."""

    def work(connection: Connection) -> None:
        done = connection.execute(sa.delete(UPLOADS).where(UPLOADS.c.id == id, UPLOADS.c.laptop == laptop.id))
        if done.rowcount != 1:
            raise Refused("not_found", "upload")

    service.database.write(work)
    _path(service, id).unlink(missing_ok=True)


def sweep(service: Service, *, at: datetime) -> int:
    """Remove what expired, and files that no upload names any more; how many uploads went."""

    def work(connection: Connection) -> list[str]:
        gone = sa.select(UPLOADS.c.id).where(UPLOADS.c.expires_at <= write_instant(at)).with_for_update()
        ids = list(connection.execute(gone).scalars())
        if ids:
            connection.execute(sa.delete(UPLOADS).where(UPLOADS.c.id.in_(ids)))
        return ids

    expired = service.database.write(work)
    for id in expired:
        _path(service, id).unlink(missing_ok=True)
    with service.database.reading() as connection:
        named = set(connection.execute(sa.select(UPLOADS.c.id)).scalars())
    old = at.timestamp() - KEPT_FOR.total_seconds()
    for path in service.store.arriving.iterdir():
        if path.name not in named and path.stat().st_mtime < old:
            path.unlink(missing_ok=True)
    return len(expired)


def _check_room(connection: Connection, laptop: Laptop, length: int) -> None:
    count, size = connection.execute(
        sa.select(sa.func.count(), sa.func.coalesce(sa.func.sum(UPLOADS.c.length), 0)).where(
            UPLOADS.c.laptop == laptop.id, UPLOADS.c.finished_at.is_(None)
        )
    ).one()
    if count >= MOST_OPEN or size + length > MOST_OPEN_BYTES:
        raise Refused("too_large", "uploads", most=MOST_OPEN, most_bytes=MOST_OPEN_BYTES)


def _path(service: Service, id: str) -> Path:
    return service.store.arriving / id


def _write(path: Path, offset: int, piece: bytes) -> None:
    """The piece at its place, and nothing behind it; on the disk when this returns."""
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT, 0o600)
    try:
        # What a transaction that was never committed wrote behind the offset goes.
        os.ftruncate(descriptor, offset)
        view = memoryview(piece)
        while view:
            written = os.pwrite(descriptor, view, offset)
            view, offset = view[written:], offset + written
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _hash(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _read(row: sa.Row[Any], **changed: Any) -> Upload:
    values = {name: getattr(row, name) for name in ("id", "sha256", "length", "offset", "expires_at")}
    return Upload(**{**values, **changed})
