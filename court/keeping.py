"""Keeping a filing that was checked: its papers on the disk, all else in one transaction, with the receipt."""

from __future__ import annotations

import json
import secrets
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

import sqlalchemy as sa
from sqlalchemy import Connection

from court import answers, audit, disputes, repeats, store
from court.batch import Answer, Batch, together
from court.courts import Court
from court.laptops import Laptop
from court.refusals import Refused
from court.schema import AUDIT_HEADS, FILING_DOCUMENTS, FILINGS, LAPTOPS, Channel, FilingState
from court.service import CHINA, Service
from mediator_app.exchange.contract import case_data
from mediator_app.exchange.contract.answers import DocumentOutcome, Outcome, Receipt
from mediator_app.exchange.contract.checks import Remark
from mediator_app.exchange.contract.enrolment import LETTERS
from mediator_app.exchange.contract.faults import Fault
from mediator_app.exchange.contract.filing import Manifest
from mediator_app.exchange.contract.reading import write_instant
from mediator_app.exchange.contract.signed import Signed


@dataclass(frozen=True, slots=True)
class Taken:
    """The signed receipt of a filing, and whether it was this call that brought the filing."""

    receipt: str
    new: bool


@dataclass(frozen=True, slots=True)
class Understood:
    """A filing that was understood."""

    token: str
    signed: Signed
    manifest: Manifest


@dataclass(frozen=True, slots=True)
class Repeated:
    """The court has this filing from another laptop of the same mediator."""


def known(connection: Connection, court: Court, laptop: Laptop, read: Understood) -> Taken | Repeated | None:
    """The receipt, where the court has this filing already; None where it is new. Refused: `filing_conflict`."""
    id = read.manifest.filing_id
    row = connection.execute(_KNOWN, {"own": court.id, "filing": id}).one_or_none()
    if row is None:
        return None
    if row.manifest_sha256 == read.signed.sha256:
        return Taken(answers.link(connection, row.laptop, row.receipt_seq), new=False)
    receipt = repeats.receipt(connection, court.id, id, read.signed.sha256)
    if receipt is not None:
        return Taken(receipt, new=False)
    if not repeats.is_same(row, laptop, read.manifest):
        raise Refused("filing_conflict", "filing_id")
    return Repeated()


_KNOWN: Final = sa.select(
    FILINGS.c.manifest, FILINGS.c.manifest_sha256, FILINGS.c.laptop, FILINGS.c.mediator, FILINGS.c.receipt_seq
).where(FILINGS.c.court == sa.bindparam("own"), FILINGS.c.id == sa.bindparam("filing"))


def repeat(service: Service, court: Court, laptop: Laptop, read: Understood) -> Taken:
    """A receipt of its own for the laptop that was enrolled since. Refused: `laptop_revoked`, `filing_conflict`."""

    def work(connection: Connection) -> Taken:
        heads = _locked(connection, laptop)
        found = known(connection, court, laptop, read)
        return found if isinstance(found, Taken) else _repeat(connection, service, court, laptop, read, heads)

    return service.database.write(work)


def _repeat(
    connection: Connection, service: Service, court: Court, laptop: Laptop, read: Understood, heads: Any
) -> Taken:
    receipt = repeats.write(
        connection,
        court,
        laptop,
        read.token,
        read.manifest,
        read.signed.sha256,
        heads,
        at=service.clock(),
    )
    return Taken(receipt, new=False)


def _locked(connection: Connection, laptop: Laptop) -> Any:
    """The ends of the laptop's chains, locked until the end of the transaction. Refused: `laptop_revoked`."""
    with together(connection) as batch:
        locked = batch.run(_HEADS, {"own": laptop.id, "actor": laptop.actor})
    heads = locked.first()
    if heads.revoked_at:
        raise Refused("laptop_revoked")
    return heads


def ask(batch: Batch, laptop: str, filing_id: str) -> Answer:
    """Whether the laptop's court has a filing of that id: a row, or none."""
    return batch.run(_ANY, {"own": laptop, "filing": filing_id})


_ANY: Final = (
    sa.select(FILINGS.c.id)
    .join(LAPTOPS, LAPTOPS.c.court == FILINGS.c.court)
    .where(LAPTOPS.c.id == sa.bindparam("own"), FILINGS.c.id == sa.bindparam("filing"))
)


def keep(
    service: Service,
    court: Court,
    laptop: Laptop,
    read: Understood,
    case: Mapping[str, Any],
    remarks: Sequence[Remark],
    fresh: Mapping[str, bytes],
) -> Taken:
    """The filing with its receipt; `fresh` are the papers that the court has not, by their hashes.

    While the papers are being written, everything is done in the database but the end of the transaction. Papers that
    another call was faster with are dropped again. Refused: `laptop_revoked`, `filing_conflict`.
    """
    papers = service.store.begin(fresh)
    used, tries = False, 0

    def work(connection: Connection) -> Taken:
        nonlocal used, tries
        used = False
        tries += 1
        heads = _locked(connection, laptop)
        # Somebody was faster: the filing cannot be written twice, so it is looked for when that has been tried.
        faster = known(connection, court, laptop, read) if tries > 1 else None
        if isinstance(faster, Repeated):
            return _repeat(connection, service, court, laptop, read, heads)
        if faster is not None:
            return faster
        # The official filing time: the court's clock, in the transaction that takes the filing.
        at = service.clock()
        with together(connection) as batch:
            new = store.add(batch, laptop.id, papers.blobs, at=at)
            receipt = _write(batch, service, court, laptop, read, case, remarks, heads, at=at)
            # Nothing may name papers that a power cut could still take; and once it is asked for, nobody knows whether
            # the end of the transaction came about until the database says so.
            papers.wait()
            used = True
            batch.commit()
        used = new.count > 0
        return Taken(receipt, new=True)

    try:
        return service.database.write(work)
    finally:
        if not used:
            papers.drop()


_HEADS: Final = (
    sa.select(
        LAPTOPS.c.revoked_at,
        LAPTOPS.c.answer_seq,
        LAPTOPS.c.answer_hash,
        AUDIT_HEADS.c.seq,
        AUDIT_HEADS.c.hash,
    )
    .join(
        AUDIT_HEADS,
        sa.and_(AUDIT_HEADS.c.court == LAPTOPS.c.court, AUDIT_HEADS.c.actor == sa.bindparam("actor")),
    )
    .where(LAPTOPS.c.id == sa.bindparam("own"))
    .with_for_update()
)
"""Where the laptop's two chains end: its answers', and its deeds' in the audit log, which its enrolment began."""


def _write(
    batch: Batch,
    service: Service,
    court: Court,
    laptop: Laptop,
    read: Understood,
    case: Mapping[str, Any],
    remarks: Sequence[Remark],
    heads: Any,
    *,
    at: datetime,
) -> str:
    manifest = read.manifest
    receipt = Receipt(
        filing_id=manifest.filing_id,
        manifest_sha256=read.signed.sha256,
        number=_number(at),
        received_at=at,
        documents=tuple(DocumentOutcome(sha256=h, outcome=Outcome.STORED) for h in manifest.hashes),
    )
    given = answers.add(batch, court, laptop.id, heads, receipt, at=at)
    batch.insert(FILINGS, [_row(court, laptop, read, case, remarks, receipt, given.seq)])
    rows = [
        {
            "court": court.id,
            "filing": manifest.filing_id,
            "position": position,
            "sha256": one.sha256,
            "size": one.size,
            "media_type": one.media_type,
            "kind": one.kind.value,
            "title": one.title,
            "subject": one.subject,
            "outcome": Outcome.STORED.value,
        }
        for position, one in enumerate(manifest.documents)
    ]
    batch.insert(FILING_DOCUMENTS, rows)
    if manifest.supersedes:
        _supersede(batch, court, laptop, manifest)
    disputes.record(
        batch,
        court,
        disputes.of_case(service.secret, case),
        Channel.DESK,
        receipt.number,
        at=at,
        filing=manifest.filing_id,
        case_id=manifest.case_id,
    )
    audit.add(
        batch,
        court.id,
        laptop.actor,
        heads,
        "filing_received",
        manifest.filing_id,
        at=at,
        link=given.seq,
    )
    return given.token


def _row(
    court: Court,
    laptop: Laptop,
    read: Understood,
    case: Mapping[str, Any],
    remarks: Sequence[Remark],
    receipt: Receipt,
    seq: int,
) -> dict[str, Any]:
    """A filing as its table has it."""
    manifest, content = read.manifest, case["content"]
    return {
        "court": court.id,
        "id": manifest.filing_id,
        "manifest": read.token,
        "manifest_sha256": read.signed.sha256,
        "contract": manifest.contract,
        "laptop": laptop.id,
        "mediator": laptop.mediator,
        "kind": manifest.kind.value,
        "state": FilingState.RECEIVED.value,
        "practice": int(manifest.practice),
        "received_at": write_instant(receipt.received_at),
        "number": receipt.number,
        "receipt_seq": seq,
        "case_id": manifest.case_id,
        "stated_number": manifest.case_number,
        "assignment": manifest.assignment,
        "supersedes": manifest.supersedes,
        "revision": manifest.revision,
        "case_sha256": manifest.case.sha256,
        "case_version": manifest.case.version,
        "size": manifest.size,
        "document_count": len(manifest.documents),
        "title": case_data.title(case),
        "cause": str(content.get("cause", "")),
        "claimed": _amount(lambda: case_data.claimed(case)),
        "agreed": _amount(lambda: case_data.agreed(case)),
        "held_on": str((content.get("hearing") or {}).get("held_on") or ""),
        "remarks": json.dumps([remark.to_data() for remark in remarks], ensure_ascii=False),
    }


def _supersede(batch: Batch, court: Court, laptop: Laptop, manifest: Manifest) -> None:
    """Mark the corrected filing. A report completes a settlement and does not replace it."""
    batch.run(
        _SUPERSEDE,
        {
            "own": court.id,
            "old": manifest.supersedes,
            "by": laptop.mediator,
            "same": manifest.kind.value,
            "new": manifest.filing_id,
        },
    )


_SUPERSEDE: Final = (
    sa.update(FILINGS)
    .where(
        FILINGS.c.court == sa.bindparam("own"),
        FILINGS.c.id == sa.bindparam("old"),
        FILINGS.c.mediator == sa.bindparam("by"),
        FILINGS.c.kind == sa.bindparam("same"),
    )
    .values(superseded_by=sa.bindparam("new"))
)


def _number(at: datetime) -> str:
    """A receipt's number: the day in Shanghai, and six letters that are not taken.

    They are drawn, so that nobody waits for a counter.
    """
    return f"{at.astimezone(CHINA):%Y%m%d}-{''.join(secrets.choice(LETTERS) for _ in range(6))}"


def _amount(read: Callable[[], int | None]) -> int | None:
    try:
        amount = read()
    except Fault:
        return None
    return amount if amount is None or abs(amount) < 2**62 else None
