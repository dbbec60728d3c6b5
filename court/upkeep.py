"""Looking after what the court keeps: is it whole, and disputes that came by another channel."""

from __future__ import annotations

import csv
import hashlib
import io
from dataclasses import dataclass
from typing import Final

import sqlalchemy as sa
from sqlalchemy import Connection

from court import answers, audit, disputes
from court.batch import together
from court.courts import Court
from court.refusals import Refused
from court.schema import ANSWERS, AUDIT, BLOBS, DOCUMENTS, FILING_DOCUMENTS, FILINGS, PACKS, Channel
from court.secret import SecretUnreadable
from court.service import Service
from court.store import Blob

_COLUMNS: Final = ("identity", "employer", "starts", "ends", "channel", "reference")


@dataclass(frozen=True, slots=True, kw_only=True)
class Findings:
    """What a check looked at, and what is wrong: `code what` each."""

    documents: int
    filings: int
    links: int
    entries: int
    orphans: int
    faults: tuple[str, ...]


def check(service: Service) -> Findings:
    """Read every document and every chain, and try the secret."""
    with service.database.reading() as connection:
        faults = _locked(service)
        faults += [f"answers_broken {chain}" for chain in answers.broken(connection)]
        faults += [f"audit_broken {chain}" for chain in audit.broken(connection)]
        faults += _unnamed(connection)
        blobs = [Blob(row.sha256, row.size, row.pack, row.start) for row in connection.execute(_blobs())]
        faults += [fault for blob in blobs for fault in _examine(service, blob)]
        return Findings(
            documents=len(blobs),
            filings=_count(connection, FILINGS),
            links=_count(connection, ANSWERS),
            entries=_count(connection, AUDIT),
            orphans=len(service.store.orphans(connection)),
            faults=tuple(faults),
        )


def record_known(service: Service, court: Court, table: str) -> int:
    """Record the disputes of a table (CSV with a head line: identity, employer, starts, ends, channel, reference).

    Employers are credit codes or names; dates are ISO or empty. How many. Refused: `table_invalid` (`line`, `column`).
    """
    reader = csv.DictReader(io.StringIO(table))
    missing = [column for column in _COLUMNS if column not in (reader.fieldnames or ())]
    if missing:
        raise Refused("table_invalid", "table", line=1, column=missing[0])
    at, rows = service.clock(), []
    for row in reader:
        for column in ("identity", "employer", "reference"):
            if not (row[column] or "").strip():
                raise Refused("table_invalid", "table", line=reader.line_num, column=column)
        try:
            channel = Channel((row["channel"] or "").strip() or Channel.OTHER)
        except ValueError:
            raise Refused("table_invalid", "table", line=reader.line_num, column="channel") from None
        one = disputes.dispute(
            service.secret,
            row["identity"],
            row["employer"],
            (row["starts"] or "").strip(),
            (row["ends"] or "").strip(),
        )
        rows.append((one, channel, row["reference"].strip()))
    with service.database.writing() as connection:
        with together(connection) as batch:
            for one, channel, reference in rows:
                disputes.record(batch, court, [one], channel, reference, at=at)
        audit.write(connection, court.id, audit.SYSTEM, "disputes_recorded", court.id, at=at, count=len(rows))
    return len(rows)


def _locked(service: Service) -> list[str]:
    try:
        _ = service.courts
    except SecretUnreadable:
        return ["secret_wrong"]
    return []


def _unnamed(connection: Connection) -> list[str]:
    """Documents that a filing names and the store does not know."""
    named = sa.union(sa.select(FILING_DOCUMENTS.c.sha256), sa.select(FILINGS.c.case_sha256)).subquery()
    query = sa.select(named.c.sha256).where(named.c.sha256.not_in(sa.select(BLOBS.c.sha256)))
    return [f"document_missing {sha256}" for sha256 in connection.execute(query).scalars()]


def _blobs() -> sa.Select[tuple[str, int, str, int]]:
    """Those that are somebody's; what is nobody's any more may go at any moment (`court.housekeeping`)."""
    named = sa.union_all(
        *(
            sa.select(column)
            for column in (
                DOCUMENTS.c.sha256,
                FILING_DOCUMENTS.c.sha256,
                FILINGS.c.case_sha256,
                PACKS.c.sha256,
            )
        )
    )
    columns = (BLOBS.c.sha256, BLOBS.c.size, BLOBS.c.pack, BLOBS.c.start)
    return sa.select(*columns).where(BLOBS.c.sha256.in_(named)).order_by(BLOBS.c.pack)


def _examine(service: Service, blob: Blob) -> list[str]:
    digest = hashlib.sha256()
    try:
        for piece in service.store.chunks(blob):
            digest.update(piece)
    except OSError:
        return [f"document_gone {blob.sha256}"]
    return [] if digest.hexdigest() == blob.sha256 else [f"document_changed {blob.sha256}"]


def _count(connection: Connection, table: sa.Table) -> int:
    return int(connection.execute(sa.select(sa.func.count()).select_from(table)).scalar_one())
