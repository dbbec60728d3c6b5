"""Rule packs and wording that a court announces to its laptops: a zip of files, fetched by its hash."""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass
from datetime import datetime
from typing import Final

import sqlalchemy as sa
from sqlalchemy import Connection

from court import answers, audit, laptops
from court.courts import Court
from court.database import Database
from court.refusals import Refused
from court.schema import BLOBS, PACKS
from court.store import Blob, Store
from mediator_app.exchange.contract.answers import Pack, PackKind
from mediator_app.exchange.contract.canonical import sha256_of
from mediator_app.exchange.contract.reading import write_instant

LARGEST: Final = 32 * 1024 * 1024
"""Bytes of a zip."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Announced:
    sha256: str
    kind: PackKind
    version: str
    size: int
    note: str
    announced_at: str


def announce(
    database: Database,
    connection: Connection,
    store: Store,
    court: Court,
    kind: PackKind,
    version: str,
    content: bytes,
    *,
    note: str = "",
    at: datetime,
    by: str,
) -> str:
    """Keep a pack and tell every laptop of the court; its hash.

    Refused: `version_empty`, `too_large` (`most`), `not_a_zip`, `already_announced`.
    """
    if not version.strip():
        raise Refused("version_empty", "version")
    if len(content) > LARGEST:
        raise Refused("too_large", "pack", most=LARGEST)
    if not zipfile.is_zipfile(io.BytesIO(content)):
        raise Refused("not_a_zip", "pack")
    sha256 = sha256_of(content)
    there = sa.select(PACKS.c.sha256).where(PACKS.c.court == court.id, PACKS.c.sha256 == sha256)
    if connection.execute(there).first():
        raise Refused("already_announced", "pack")
    moment = write_instant(at)
    blobs = store.put({sha256: content})
    for blob in blobs:
        row = {"sha256": blob.sha256, "size": blob.size, "pack": blob.pack, "start": 0, "stored_at": moment}
        if not database.insert_new(connection, BLOBS, row):
            store.drop(blobs)
    said = Pack(pack=kind, version=version.strip(), sha256=sha256, size=len(content), note=note.strip())
    connection.execute(
        sa.insert(PACKS).values(
            court=court.id,
            sha256=sha256,
            kind=kind.value,
            version=said.version,
            size=said.size,
            note=said.note,
            announced_at=moment,
            announced_by=by,
        )
    )
    answers.give_all(connection, court, laptops.of_court(connection, court.id), said, at=at)
    audit.write(connection, court.id, by, "pack_announced", sha256, at=at, kind=kind.value)
    return sha256


def all_of(connection: Connection, court: str) -> tuple[Announced, ...]:
    """The newest first."""
    query = sa.select(PACKS).where(PACKS.c.court == court).order_by(PACKS.c.announced_at.desc())
    return tuple(
        Announced(
            sha256=row.sha256,
            kind=PackKind(row.kind),
            version=row.version,
            size=row.size,
            note=row.note,
            announced_at=row.announced_at,
        )
        for row in connection.execute(query)
    )


def blob_of(connection: Connection, court: str, sha256: str) -> Blob:
    """Where a pack's bytes are. Refused: `not_found`, also for another court's."""
    query = (
        sa.select(BLOBS.c.sha256, BLOBS.c.size, BLOBS.c.pack, BLOBS.c.start)
        .join(PACKS, PACKS.c.sha256 == BLOBS.c.sha256)
        .where(PACKS.c.court == court, PACKS.c.sha256 == sha256)
    )
    row = connection.execute(query).one_or_none()
    if row is None:
        raise Refused("not_found", "pack")
    return Blob(row.sha256, row.size, row.pack, row.start)


def tell_new(connection: Connection, court: Court, laptop: str, *, at: datetime) -> None:
    """Tell a laptop that has just been enrolled of the newest pack of each kind."""
    told = set()
    for pack in all_of(connection, court.id):
        if pack.kind not in told:
            told.add(pack.kind)
            said = Pack(
                pack=pack.kind, version=pack.version, sha256=pack.sha256, size=pack.size, note=pack.note
            )
            answers.give(connection, court, laptop, said, at=at)
