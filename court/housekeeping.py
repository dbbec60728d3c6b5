"""Clearing away what nobody needs any more: expired uploads, documents that were never filed, and their files."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

import sqlalchemy as sa
from sqlalchemy import ColumnElement, Connection

from court import audit, knocks, uploads
from court.api import tokens
from court.database import Database
from court.schema import (
    BLOBS,
    CHORES,
    DOCUMENTS,
    FILING_DOCUMENTS,
    FILINGS,
    LAPTOPS,
    PACKS,
    REPORTS,
    UPLOADS,
)
from court.service import Service
from mediator_app.exchange.contract.reading import write_instant

UNFILED_FOR: Final = timedelta(days=30)
"""So long a laptop's document waits for a filing that names it."""
LET_GO_FOR: Final = timedelta(days=1)
"""So long its bytes stay after that: longer than a request that meant to file it, and than a backup that copies it."""
EVERY: Final = timedelta(days=1)
"""How often all documents are looked through."""
_BATCH: Final = 500
_DOCUMENTS: Final = "documents"


@dataclass(frozen=True, slots=True)
class Swept:
    """How many uploads, documents and files went."""

    uploads: int
    documents: int
    files: int


def sweep(service: Service) -> Swept:
    """Everything, now."""
    at = service.clock()
    gone = sweep_often(service)
    documents = _let_go(service, at)
    _forget(service, at)
    return Swept(gone, documents, _remove_files(service, at))


def sweep_often(service: Service) -> int:
    """What is soon done: expired uploads (how many), used assertions, old knocks."""
    at = service.clock()
    gone = uploads.sweep(service, at=at)

    def work(connection: Connection) -> None:
        tokens.sweep(connection, at=at)
        knocks.sweep(connection, at=at)

    service.database.write(work)
    return gone


def sweep_when_due(service: Service) -> None:
    """As each worker does it every hour; only one of them looks through all documents, once a day."""
    if _claim(service.database, _DOCUMENTS, at=service.clock()):
        sweep(service)
    else:
        sweep_often(service)


def _claim(database: Database, chore: str, *, at: datetime) -> bool:
    """Whether it is this worker's turn."""

    def work(connection: Connection) -> bool:
        database.insert_new(connection, CHORES, {"name": chore, "done_at": ""})
        mine = sa.update(CHORES).where(CHORES.c.name == chore, CHORES.c.done_at <= write_instant(at - EVERY))
        return connection.execute(mine.values(done_at=write_instant(at))).rowcount == 1

    return database.write(work)


def _let_go(service: Service, at: datetime) -> int:
    """Documents that a laptop brought and nobody filed are not its own any more; how many."""
    old = sa.and_(DOCUMENTS.c.stored_at <= write_instant(at - UNFILED_FOR), *_unfiled(DOCUMENTS.c.sha256))
    arriving = sa.exists().where(
        UPLOADS.c.laptop == DOCUMENTS.c.laptop, UPLOADS.c.sha256 == DOCUMENTS.c.sha256
    )
    query = (
        sa.select(DOCUMENTS.c.laptop, DOCUMENTS.c.sha256, LAPTOPS.c.court)
        .join(LAPTOPS, LAPTOPS.c.id == DOCUMENTS.c.laptop)
        .where(old, ~arriving)
        .limit(_BATCH)
    )

    def work(connection: Connection) -> int:
        rows = connection.execute(query).all()
        for row in rows:
            connection.execute(
                sa.delete(DOCUMENTS).where(DOCUMENTS.c.laptop == row.laptop, DOCUMENTS.c.sha256 == row.sha256)
            )
        hashes = sorted({row.sha256 for row in rows})
        connection.execute(
            sa.update(BLOBS).where(BLOBS.c.sha256.in_(hashes)).values(stored_at=write_instant(at))
        )
        for court in sorted({row.court for row in rows}):
            count = sum(row.court == court for row in rows)
            audit.write(connection, court, audit.SYSTEM, "documents_removed", court, at=at, count=count)
        return len(rows)

    total = 0
    while count := service.database.write(work):
        total += count
    return total


def _forget(service: Service, at: datetime) -> None:
    """Bytes that are nobody's, and that nobody turned out to need in the time since."""
    unowned = sa.and_(
        BLOBS.c.stored_at <= write_instant(at - LET_GO_FOR),
        ~sa.exists().where(DOCUMENTS.c.sha256 == BLOBS.c.sha256),
        ~sa.exists().where(PACKS.c.sha256 == BLOBS.c.sha256),
        *_unfiled(BLOBS.c.sha256),
    )

    def work(connection: Connection) -> int:
        hashes = list(connection.execute(sa.select(BLOBS.c.sha256).where(unowned).limit(_BATCH)).scalars())
        connection.execute(sa.delete(REPORTS).where(REPORTS.c.sha256.in_(hashes)))
        # A laptop that brings one of them again meanwhile has the foreign key on its side: this is then done anew.
        return connection.execute(sa.delete(BLOBS).where(BLOBS.c.sha256.in_(hashes), unowned)).rowcount

    while service.database.write(work):
        pass


def _remove_files(service: Service, at: datetime) -> int:
    """Files that no row names, and that are not just being written; how many."""
    with service.database.reading() as connection:
        orphans = service.store.orphans(connection)
    old = at.timestamp() - LET_GO_FOR.total_seconds()
    # When a file was given its name, which is later than when the last byte of an upload came.
    gone = [path for path in orphans if path.stat().st_ctime < old]
    for path in gone:
        path.unlink(missing_ok=True)
    return len(gone)


def _unfiled(sha256: ColumnElement[str]) -> tuple[ColumnElement[bool], ...]:
    """No filing names it, of any laptop."""
    return (
        ~sa.exists().where(FILING_DOCUMENTS.c.sha256 == sha256),
        ~sa.exists().where(FILINGS.c.case_sha256 == sha256),
    )
