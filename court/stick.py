"""Filings that come on a stick: the same intake as over the network, and the answers that go back on the stick.

A bundle is taken in by its court, filing by filing; what became of each is signed, kept, and can be written for the
laptop again and again.
"""

from __future__ import annotations

import hashlib
import os
import secrets
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, BinaryIO, Final

import sqlalchemy as sa
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from sqlalchemy import Connection

from court import answers, audit, enrolment, intake, laptops
from court.courts import Court, new_id
from court.laptops import Laptop
from court.refusals import Refused
from court.schema import BUNDLES, FILINGS, LAPTOPS, MEDIATORS
from court.service import Service
from court.store import brought, record
from mediator_app.exchange.contract import INLINE_BYTES
from mediator_app.exchange.contract.bag import LIMITS, Limits
from mediator_app.exchange.contract.bundle import Cover, Fate, Imported, read_cover, read_imported
from mediator_app.exchange.contract.enrolment import key_thumbprint
from mediator_app.exchange.contract.faults import Fault
from mediator_app.exchange.contract.filing import Manifest
from mediator_app.exchange.contract.reading import write_instant
from mediator_app.exchange.contract.returning import write_answers
from mediator_app.exchange.contract.signed import Use, certificate_in, read_signed, sign, unverified
from mediator_app.exchange.contract.unpacking import Arrived, Unpacked, unpacked

MOST_ANSWERS: Final = 10_000
"""Links in one file; the next stick brings the rest."""
_PIECE: Final = 1 << 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrival:
    """One import of a bundle. Instants are ISO texts."""

    id: str
    bundle: str
    laptop: str
    mediator: str
    mediator_name: str
    at: str
    by: str
    cover: Cover
    imported: Imported

    @property
    def fates(self) -> tuple[Fate, ...]:
        return self.imported.filings

    @property
    def taken(self) -> int:
        """How many filings the court has."""
        return sum(1 for fate in self.fates if not fate.code)


def take_in(service: Service, court: Court, source: BinaryIO, *, by: str, limits: Limits = LIMITS) -> Arrival:
    """Take a bundle in. Refused with the fault of `unpacked` or of the cover, and noted in the audit log, where it
    cannot be taken as a whole; then nothing of it is kept. What becomes of each filing says the arrival.
    """
    admitted = _Admission(service, court)
    try:
        with unpacked(
            source, court.identity, within=service.store.arriving, admit=admitted.admit, limits=limits
        ) as found:
            laptop = admitted.laptop
            fates = tuple(_take(service, laptop, found, one) for one in found.filings)
            return service.database.write(
                lambda connection: _note(
                    connection, court, laptop, admitted.token, found.cover, fates, at=service.clock(), by=by
                )
            )
    except Fault as fault:
        _note_refusal(service, court, source, fault.code, by=by)
        raise Refused(fault.code, fault.field, **dict(fault.params)) from None


def arrivals(connection: Connection, court: str, *, limit: int = 50) -> tuple[Arrival, ...]:
    """The newest imports of a court."""
    rows = connection.execute(_rows(court).order_by(BUNDLES.c.at.desc(), BUNDLES.c.id.desc()).limit(limit))
    return tuple(_read(row) for row in rows)


def arrival(connection: Connection, court: str, id: str) -> Arrival:
    """Refused: `not_found`, also for another court's."""
    row = connection.execute(_rows(court).where(BUNDLES.c.id == id)).one_or_none()
    if row is None:
        raise Refused("not_found", "bundle")
    return _read(row)


def names(connection: Connection, arrival: Arrival) -> dict[str, tuple[str, str]]:
    """Title (see `filings.FilingRow`) and receipt's number of the filings that the court has, by id."""
    taken = [fate.filing_id for fate in arrival.fates if not fate.code]
    query = sa.select(FILINGS.c.id, FILINGS.c.title, FILINGS.c.number).where(
        FILINGS.c.court == arrival.cover.court, FILINGS.c.id.in_(taken)
    )
    return {row.id: (row.title, row.number) for row in connection.execute(query)}


def write_back(connection: Connection, arrival: Arrival, to: BinaryIO) -> int:
    """Write the file of answers for an import's laptop; how many links are in it.

    Refused: `laptop_revoked`, also where that happened since.
    """
    laptop = laptops.by_id(connection, arrival.laptop)
    if laptop is None or laptop.revoked_at:
        raise Refused("laptop_revoked", "laptop")
    count = 0

    def links() -> Iterator[str]:
        nonlocal count
        seq, more = arrival.cover.after, True
        while more and count < MOST_ANSWERS:
            given, more = answers.after(connection, arrival.laptop, seq)
            for link in given:
                seq, count = link.seq, count + 1
                yield link.token

    token = connection.execute(sa.select(BUNDLES.c.imported).where(BUNDLES.c.id == arrival.id)).scalar_one()
    write_answers(to.write, recipient=arrival.cover.recipient, imported=str(token), answers=links())
    return count


# --- who brings it ---------------------------------------------------------------------------------


class _Admission:
    """Lets the laptops of one court in, by the covers of their bundles."""

    def __init__(self, service: Service, court: Court) -> None:
        self._service = service
        self._court = court
        self._laptop: Laptop | None = None
        self.token = ""

    @property
    def laptop(self) -> Laptop:
        if self._laptop is None:
            raise LookupError("nobody was admitted")
        return self._laptop

    def admit(self, token: str) -> Cover:
        """Faults `not_this_court`, `laptop_unknown`, `laptop_revoked`, `not_this_laptop`, `certificate_expired`, and
        those of `read_signed` and `read_cover`.
        """
        at = self._service.clock()
        certificate = certificate_in(token)
        # A stick may lie for weeks: the certificate must have been good when the cover was signed, and the laptop
        # must have one that is good now.
        signed_at = min(at, certificate.not_valid_after_utc)
        signed = read_signed(token, Use.COVER, at=signed_at, authority=self._court.authority)
        cover = read_cover(signed.payload)
        if cover.court != self._court.id:
            raise Fault("not_this_court", "court")
        with self._service.database.reading() as connection:
            laptop = laptops.by_id(connection, cover.laptop)
        if laptop is None or laptop.court != self._court.id:
            raise Fault("laptop_unknown", "laptop")
        public = certificate.public_key().public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
        if key_thumbprint(public) != laptop.thumbprint:
            raise Fault("not_this_laptop", "laptop")
        if laptop.revoked_at:
            raise Fault("laptop_revoked", "laptop")
        if laptop.certificate_ends <= write_instant(at):
            raise Fault("certificate_expired", "laptop")
        self._laptop, self.token = laptop, token
        return cover


# --- filing by filing ------------------------------------------------------------------------------


def _take(service: Service, laptop: Laptop, found: Unpacked, one: Arrived) -> Fate:
    if one.fault is not None or one.manifest is None:
        fault = one.fault or Fault("not_signed")
        return Fate(filing_id=one.filing_id, code=fault.code, field=fault.field)
    try:
        inline = _bring(service, laptop, found, one.token, one.manifest)
        intake.receive(service, laptop, one.token, inline, filing_id=one.filing_id)
    except Refused as refused:
        reason = str(refused.params.get("reason", ""))
        return Fate(filing_id=one.filing_id, code=refused.code, reason=reason, field=refused.field)
    return Fate(filing_id=one.filing_id)


def _bring(
    service: Service, laptop: Laptop, found: Unpacked, token: str, manifest: Manifest
) -> dict[str, bytes]:
    """The filing's small documents; the large ones are kept first, as an upload would have brought them.

    Nothing is kept of a filing that intake would refuse whatever came with it.
    """
    case = {manifest.case.sha256: found.read(manifest.case.sha256)}
    blocking = [remark for remark in intake.examine(service, laptop, token, case) if remark.blocks]
    if blocking:
        raise Refused("remarks_block", blocking[0].field)
    with service.database.reading() as connection:
        there = brought(connection, laptop.id, manifest.hashes)
    inline, room = {}, INLINE_BYTES
    sizes = manifest.sizes
    for sha256 in manifest.hashes:
        if sha256 in there:
            continue
        if sizes[sha256] <= room:
            inline[sha256] = found.read(sha256)
            room -= sizes[sha256]
        else:
            _keep(service, laptop, found, sha256)
    return inline


def _keep(service: Service, laptop: Laptop, found: Unpacked, sha256: str) -> None:
    """One document on the disk, then in the database as brought by the laptop."""
    path = service.store.arriving / f"stick-{secrets.token_hex(8)}"
    try:
        blob = service.store.link(path, sha256, _copy(found.chunks(sha256), path))
        if not service.database.write(
            lambda connection: record(connection, laptop.id, (blob,), at=service.clock())
        ):
            service.store.drop((blob,))
    finally:
        path.unlink(missing_ok=True)


def _copy(pieces: Iterator[bytes], path: Path) -> int:
    size = 0
    with path.open("xb") as file:
        for piece in pieces:
            file.write(piece)
            size += len(piece)
        file.flush()
        os.fsync(file.fileno())
    return size


# --- what is kept of it ----------------------------------------------------------------------------


def _note(
    connection: Connection,
    court: Court,
    laptop: Laptop,
    token: str,
    cover: Cover,
    fates: Sequence[Fate],
    *,
    at: datetime,
    by: str,
) -> Arrival:
    imported = Imported(bundle=cover.bundle, court=court.id, laptop=laptop.id, at=at, filings=tuple(fates))
    id = new_id()
    connection.execute(
        sa.insert(BUNDLES).values(
            id=id,
            court=court.id,
            bundle=cover.bundle,
            laptop=laptop.id,
            at=write_instant(at),
            by=by,
            cover=token,
            imported=sign(imported.to_data(), Use.IMPORTED, court.answering_key, court.answering),
        )
    )
    connection.execute(sa.update(LAPTOPS).where(LAPTOPS.c.id == laptop.id).values(seen_at=write_instant(at)))
    refused = {fate.filing_id: fate.code for fate in fates if fate.code}
    audit.write(
        connection,
        court.id,
        by,
        "bundle_imported",
        id,
        at=at,
        laptop=laptop.id,
        filings=len(fates),
        refused=refused,
    )
    # As at any other contact: a certificate that ends soon is renewed, and the stick brings the new one back.
    enrolment.renew(connection, court, laptop, at=at)
    return arrival(connection, court.id, id)


def _note_refusal(service: Service, court: Court, source: BinaryIO, code: str, *, by: str) -> None:
    """With the file's hash, by which it can be found again; one larger than any bundle is not read for that."""
    digest = ""
    if code != "file_too_large":
        source.seek(0)
        found = hashlib.sha256()
        while piece := source.read(_PIECE):
            found.update(piece)
        digest = found.hexdigest()
    at = service.clock()
    service.database.write(
        lambda connection: audit.write(connection, court.id, by, "bundle_refused", digest, at=at, code=code)
    )


def _rows(court: str) -> sa.Select[Any]:
    return (
        sa.select(BUNDLES, LAPTOPS.c.mediator, MEDIATORS.c.name.label("mediator_name"))
        .join(LAPTOPS, LAPTOPS.c.id == BUNDLES.c.laptop)
        .join(MEDIATORS, MEDIATORS.c.id == LAPTOPS.c.mediator)
        .where(BUNDLES.c.court == court)
    )


def _read(row: sa.Row[Any]) -> Arrival:
    return Arrival(
        id=row.id,
        bundle=row.bundle,
        laptop=row.laptop,
        mediator=row.mediator,
        mediator_name=row.mediator_name,
        at=row.at,
        by=row.by,
        cover=read_cover(unverified(row.cover)),
        imported=read_imported(unverified(row.imported)),
    )
