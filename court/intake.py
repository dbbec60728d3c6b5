"""Taking a filing in, by whatever road it came: checked, kept, and answered with the receipt in one transaction."""

from __future__ import annotations

import json
import secrets
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from typing import Any, Final, TypeVar

import sqlalchemy as sa
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from sqlalchemy import Connection

from court import answers, audit, disputes, store
from court.batch import Batch, together
from court.courts import Court
from court.fitting import fits
from court.laptops import Laptop
from court.refusals import Refused
from court.schema import AUDIT_HEADS, FILING_DOCUMENTS, FILINGS, LAPTOPS, Channel, FilingState
from court.service import Service
from court.store import Blob, brought
from mediator_app.exchange.contract import case_data
from mediator_app.exchange.contract.answers import DocumentOutcome, Outcome, Receipt
from mediator_app.exchange.contract.canonical import HASH, sha256_of
from mediator_app.exchange.contract.checks import Remark, check
from mediator_app.exchange.contract.enrolment import LETTERS, key_thumbprint
from mediator_app.exchange.contract.faults import Fault
from mediator_app.exchange.contract.filing import Manifest, read_manifest
from mediator_app.exchange.contract.reading import write_instant
from mediator_app.exchange.contract.signed import Signed, Use, certificate_in, fingerprint, read_signed

LARGEST_MANIFEST: Final = 1024 * 1024
"""Characters of a signed manifest."""
_LOCAL: Final = timezone(timedelta(hours=8))
"""Receipt numbers carry the day in Shanghai."""
_OWN_CODES: Final = frozenset({"contract_too_new", "contract_too_old"})

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Taken:
    """The signed receipt of a filing, and whether it was this call that brought the filing."""

    receipt: str
    new: bool


@dataclass(frozen=True, slots=True)
class _Read:
    """A filing that was understood."""

    token: str
    signed: Signed
    manifest: Manifest


def receive(
    service: Service,
    laptop: Laptop,
    token: str,
    inline: Mapping[str, bytes],
    *,
    filing_id: str = "",
) -> Taken:
    """Take one filing from its laptop. `inline` are documents that came along, by the hash they were sent under;
    `filing_id` is the one in the address, where there is one.

    The same filing again gives the same receipt, byte for byte. Refused: `manifest_invalid` (`reason`, `field`),
    `contract_too_new`, `contract_too_old`, `not_this_laptop`, `not_this_court`, `practice_mismatch`,
    `filing_conflict`, `documents_missing` (`missing`), `hash_mismatch`, `size_mismatch`, `document_unnamed`,
    `case_data_invalid` (`reason`, `paths`), `remarks_block` (`remarks`), `laptop_revoked`.
    """
    court = service.court(laptop.court)
    read = _read(court, laptop, token, at=service.clock())
    if filing_id and read.manifest.filing_id != filing_id:
        raise _invalid("filing_id_differs", "filing_id")
    with service.database.reading() as connection:
        known = _known(connection, court, read)
        if known is not None:
            return known
        # Most filings bring all that they name.
        whole = inline.keys() >= set(read.manifest.hashes)
        there = {} if whole else brought(connection, laptop.id, read.manifest.hashes)
    case, remarks = _examine(service, read.manifest, inline, there)
    blocking = [remark for remark in remarks if remark.blocks]
    if blocking:
        raise Refused("remarks_block", blocking[0].field, remarks=[remark.to_data() for remark in remarks])
    return _keep(
        service, court, laptop, read, case, remarks, {h: b for h, b in inline.items() if h not in there}
    )


def examine(service: Service, laptop: Laptop, token: str, inline: Mapping[str, bytes]) -> tuple[Remark, ...]:
    """What would be remarked about a filing; nothing is kept. The documents themselves need not be there.

    Refused as `receive`, but for `remarks_block`, `filing_conflict` and, beyond the case data, `documents_missing`.
    """
    court = service.court(laptop.court)
    read = _read(court, laptop, token, at=service.clock())
    with service.database.reading() as connection:
        there = brought(connection, laptop.id, read.manifest.hashes)
    return _examine(service, read.manifest, inline, there, only_case=True)[1]


# --- understanding it ------------------------------------------------------------------------------


def _read(court: Court, laptop: Laptop, token: str, *, at: datetime) -> _Read:
    if len(token) > LARGEST_MANIFEST:
        raise Refused("too_large", "manifest", most=LARGEST_MANIFEST)
    certificate = _checked(lambda: certificate_in(token), "manifest")
    public = certificate.public_key().public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
    if key_thumbprint(public) != laptop.thumbprint:
        raise Refused("not_this_laptop", "manifest")
    # A filing that was made ready before the laptop's certificate was renewed is as good as on the day it was signed:
    # what admits the laptop is its key, and the certificate that it has now.
    moment = min(at, certificate.not_valid_after_utc)
    signed = _checked(
        lambda: read_signed(token, Use.MANIFEST, at=moment, authority=court.authority), "manifest"
    )
    manifest = _checked(lambda: read_manifest(signed.payload), "")
    if manifest.court != court.id:
        raise Refused("not_this_court", "court")
    if manifest.laptop != laptop.id:
        raise Refused("not_this_laptop", "laptop")
    if manifest.author.certificate != fingerprint(certificate):
        raise _invalid("certificate_differs", "author.certificate")
    if manifest.practice is not court.practice:
        raise Refused("practice_mismatch", "practice")
    return _Read(token, signed, manifest)


def _checked(read: Callable[[], T], field: str) -> T:
    """`read`, with a fault of the manifest turned into a refusal."""
    try:
        return read()
    except Fault as fault:
        if fault.code in _OWN_CODES:
            raise Refused(fault.code, fault.field, **dict(fault.params)) from None
        raise _invalid(fault.code, fault.field or field, **dict(fault.params)) from None


def _invalid(reason: str, field: str, **params: object) -> Refused:
    return Refused("manifest_invalid", field, reason=reason, **params)


def _known(connection: Connection, court: Court, read: _Read) -> Taken | None:
    """The receipt, where the court has this filing already. Refused: `filing_conflict`."""
    row = connection.execute(_KNOWN, {"own": court.id, "filing": read.manifest.filing_id}).one_or_none()
    if row is None:
        return None
    if row.manifest_sha256 != read.signed.sha256:
        raise Refused("filing_conflict", "filing_id")
    return Taken(answers.link(connection, row.laptop, row.receipt_seq), new=False)


_KNOWN: Final = sa.select(FILINGS.c.manifest_sha256, FILINGS.c.laptop, FILINGS.c.receipt_seq).where(
    FILINGS.c.court == sa.bindparam("own"), FILINGS.c.id == sa.bindparam("filing")
)


def _examine(
    service: Service,
    manifest: Manifest,
    inline: Mapping[str, bytes],
    there: Mapping[str, Blob],
    *,
    only_case: bool = False,
) -> tuple[dict[str, Any], tuple[Remark, ...]]:
    """The case in today's version and what there is to remark, once every document is what the manifest says."""
    sizes = {manifest.case.sha256: manifest.case.size} | {d.sha256: d.size for d in manifest.documents}
    for sha256, content in inline.items():
        if not HASH.fullmatch(sha256) or sha256 not in sizes:
            raise Refused("document_unnamed", sha256 if HASH.fullmatch(sha256) else "documents")
        if sha256_of(content) != sha256:
            raise Refused("hash_mismatch", sha256)
    wanted = [manifest.case.sha256] if only_case else manifest.hashes
    missing = [sha256 for sha256 in wanted if sha256 not in inline and sha256 not in there]
    if missing:
        raise Refused("documents_missing", "documents", missing=missing)
    found = {sha256: blob.size for sha256, blob in there.items()} | {h: len(b) for h, b in inline.items()}
    for sha256, size in found.items():
        if size != sizes[sha256]:
            raise Refused("size_mismatch", sha256, found=size, stated=sizes[sha256])
    data = inline.get(manifest.case.sha256)
    if data is None:
        data = service.store.read(there[manifest.case.sha256])
    try:
        case = case_data.read_case_data(data, manifest.case.version, fits)
    except Fault as fault:
        if fault.code in _OWN_CODES:
            raise Refused(fault.code, fault.field, **dict(fault.params)) from None
        raise Refused("case_data_invalid", fault.field, reason=fault.code, **dict(fault.params)) from None
    return case, check(manifest, case)


# --- keeping it ------------------------------------------------------------------------------------


def _keep(
    service: Service,
    court: Court,
    laptop: Laptop,
    read: _Read,
    case: Mapping[str, Any],
    remarks: Sequence[Remark],
    fresh: Mapping[str, bytes],
) -> Taken:
    """Everything on the disk, then everything in the database; what another call was faster with is dropped again."""
    blobs = service.store.put(fresh) if fresh else ()
    used, tries = False, 0

    def work(connection: Connection) -> Taken:
        nonlocal used, tries
        used = False
        tries += 1
        with together(connection) as batch:
            locked = batch.run(_HEADS, {"own": laptop.id, "actor": laptop.actor})
        heads = locked.first()
        if heads.revoked_at:
            raise Refused("laptop_revoked")
        # Somebody was faster: the filing cannot be written twice, so it is looked for when that has been tried.
        known = _known(connection, court, read) if tries > 1 else None
        if known is not None:
            return known
        # The official filing time: the court's clock, in the transaction that takes the filing.
        at = service.clock()
        with together(connection) as batch:
            new = store.add(batch, laptop.id, blobs, at=at)
            receipt = _write(batch, service, court, laptop, read, case, remarks, heads, at=at)
        used = new.count > 0
        return Taken(receipt, new=True)

    try:
        return service.database.write(work)
    finally:
        if not used:
            service.store.drop(blobs)


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
    read: _Read,
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
    read: _Read,
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
    """A receipt's number: the day, and six letters that are not taken; drawn, so that nobody waits for a counter."""
    return f"{at.astimezone(_LOCAL):%Y%m%d}-{''.join(secrets.choice(LETTERS) for _ in range(6))}"


def _amount(read: Callable[[], int | None]) -> int | None:
    try:
        amount = read()
    except Fault:
        return None
    return amount if amount is None or abs(amount) < 2**62 else None
