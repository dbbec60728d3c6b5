"""The same filing once more, by a laptop that its mediator enrolled since it was first brought.

The certificate of the first had ended, or its key was lost, perhaps with the receipt on the way. What is filed is the
same but for whose laptop says so: it keeps its number and its official time, and the new laptop has a receipt of its
own. What was kept stays as it was.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import Any, Final

import sqlalchemy as sa
from sqlalchemy import Connection

from court import answers, audit, filings
from court.batch import together
from court.courts import Court
from court.laptops import Laptop
from court.schema import FILING_REPEATS
from mediator_app.exchange.contract.answers import DocumentOutcome, Outcome, Receipt, Review
from mediator_app.exchange.contract.filing import Manifest, read_manifest
from mediator_app.exchange.contract.reading import write_instant
from mediator_app.exchange.contract.signed import unverified


def is_same(first: Any, laptop: Laptop, manifest: Manifest) -> bool:
    """Whether a filing that was kept (`manifest`, `mediator`) says the same in the name of its mediator's laptop."""
    if first.mediator != laptop.mediator:
        return False
    before = read_manifest(unverified(first.manifest))
    return replace(before, laptop=manifest.laptop, author=manifest.author) == manifest


def receipt(connection: Connection, court: str, filing: str, manifest_sha256: str) -> str | None:
    """The receipt for a repeat with this manifest; None where there was none."""
    row = connection.execute(
        _KEPT, {"own": court, "filing": filing, "manifest_sha256": manifest_sha256}
    ).one_or_none()
    return None if row is None else answers.link(connection, row.laptop, row.receipt_seq)


_KEPT: Final = sa.select(FILING_REPEATS.c.laptop, FILING_REPEATS.c.receipt_seq).where(
    FILING_REPEATS.c.court == sa.bindparam("own"),
    FILING_REPEATS.c.filing == sa.bindparam("filing"),
    FILING_REPEATS.c.manifest_sha256 == sa.bindparam("manifest_sha256"),
)


def newest(connection: Connection, court: str, filing: str) -> str | None:
    """The laptop that brought the filing last, where another one than the first did."""
    query = (
        sa.select(FILING_REPEATS.c.laptop)
        .where(FILING_REPEATS.c.court == court, FILING_REPEATS.c.filing == filing)
        .order_by(FILING_REPEATS.c.at.desc(), FILING_REPEATS.c.receipt_seq.desc())
        .limit(1)
    )
    found: str | None = connection.execute(query).scalar_one_or_none()
    return found


def write(
    connection: Connection,
    court: Court,
    laptop: Laptop,
    token: str,
    manifest: Manifest,
    manifest_sha256: str,
    heads: Any,
    *,
    at: datetime,
) -> str:
    """Keep a repeat, and tell its laptop what the first was told: the receipt, which is given back, and what
    clerks have decided since. `heads` are the laptop's, locked (`keeping`)."""
    first = filings.filing(connection, court.id, manifest.filing_id)
    said = Receipt(
        filing_id=manifest.filing_id,
        manifest_sha256=manifest_sha256,
        number=first.row.number,
        received_at=datetime.fromisoformat(first.row.received_at),
        documents=tuple(DocumentOutcome(sha256=h, outcome=Outcome.STORED) for h in manifest.hashes),
    )
    with together(connection) as batch:
        given = answers.add(batch, court, laptop.id, heads, said, at=at)
        row = {
            "court": court.id,
            "filing": manifest.filing_id,
            "laptop": laptop.id,
            "manifest": token,
            "manifest_sha256": manifest_sha256,
            "receipt_seq": given.seq,
            "at": write_instant(at),
        }
        batch.insert(FILING_REPEATS, [row])
        audit.add(
            batch, court.id, laptop.actor, heads, "filing_repeated", manifest.filing_id, at=at, link=given.seq
        )
    for one in first.reviews:
        review = Review(
            filing_id=manifest.filing_id,
            state=one.state,
            decided_at=datetime.fromisoformat(one.at),
            case_number=one.case_number,
            objections=one.objections,
            documents=one.documents,
            note=one.note,
        )
        answers.give(connection, court, laptop.id, review, at=at)
    return given.token
