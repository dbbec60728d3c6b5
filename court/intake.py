"""Taking a filing in, by whatever road it came: understood, checked, kept once (`court.keeping`), and answered."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any, Final, TypeVar

from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from court.courts import Court
from court.fitting import fits
from court.keeping import Repeated, Taken, Understood, keep, known, repeat
from court.laptops import Laptop
from court.refusals import Refused
from court.service import Service
from court.store import Blob, brought
from mediator_app.exchange.contract import case_data
from mediator_app.exchange.contract.canonical import HASH, sha256_of
from mediator_app.exchange.contract.checks import Remark, check
from mediator_app.exchange.contract.enrolment import key_thumbprint
from mediator_app.exchange.contract.faults import Fault
from mediator_app.exchange.contract.filing import Manifest, read_manifest
from mediator_app.exchange.contract.signed import Use, certificate_in, fingerprint, read_signed

LARGEST_MANIFEST: Final = 1024 * 1024
"""Characters of a signed manifest."""
_OWN_CODES: Final = frozenset({"contract_too_new", "contract_too_old"})

_NOT_ASKED: Final = object()

T = TypeVar("T")


def receive(
    service: Service,
    laptop: Laptop,
    token: str,
    inline: Mapping[str, bytes],
    *,
    filing_id: str = "",
    before: Any = _NOT_ASKED,
) -> Taken:
    """Take one filing from its laptop. `inline` are documents that came along, by the hash they were sent under;
    `filing_id` is the one in the address, where there is one, and `before` what `keeping.ask` has learned of it.

    The same filing again gives the same receipt, byte for byte; brought by another laptop of its mediator, one with the
    same number and official time. Refused: `manifest_invalid` (`reason`, `field`),
    `contract_too_new`, `contract_too_old`, `not_this_laptop`, `not_this_court`, `practice_mismatch`,
    `filing_conflict`, `documents_missing` (`missing`), `hash_mismatch`, `size_mismatch`, `document_unnamed`,
    `case_data_invalid` (`reason`, `paths`), `remarks_block` (`remarks`), `laptop_revoked`.
    """
    court = service.court(laptop.court)
    read = _read(court, laptop, token, at=service.clock())
    if filing_id and read.manifest.filing_id != filing_id:
        raise _invalid("filing_id_differs", "filing_id")
    # Most filings are new, and bring all that they name.
    whole = inline.keys() >= set(read.manifest.hashes)
    there: Mapping[str, Blob] = {}
    if before is not None or not whole:
        with service.database.reading() as connection:
            taken = known(connection, court, laptop, read)
            there = {} if whole or taken else brought(connection, laptop.id, read.manifest.hashes)
        if isinstance(taken, Repeated):
            return repeat(service, court, laptop, read)
        if taken is not None:
            return taken
    case, remarks = _examine(service, read.manifest, inline, there)
    blocking = [remark for remark in remarks if remark.blocks]
    if blocking:
        raise Refused("remarks_block", blocking[0].field, remarks=[remark.to_data() for remark in remarks])
    return keep(
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


def _read(court: Court, laptop: Laptop, token: str, *, at: datetime) -> Understood:
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
    return Understood(token, signed, manifest)


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


def _examine(
    service: Service,
    manifest: Manifest,
    inline: Mapping[str, bytes],
    there: Mapping[str, Blob],
    *,
    only_case: bool = False,
) -> tuple[dict[str, Any], tuple[Remark, ...]]:
    """The case in today's version and what there is to remark, once every document is what the manifest says."""
    sizes = manifest.sizes
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
