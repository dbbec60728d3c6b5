"""Whether a closed document is, byte for byte, what its signer closed; and if not, what was changed.

Used by the desk and by the court's intake service, so it knows nothing of ours but the verdict's values.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.misc import PdfReadError

from mediator_app.domain.verdict import (
    NOTES,
    Certificate,
    DocumentState,
    Finding,
    FindingCode,
    Standing,
    Verdict,
)
from mediator_app.signing.certificate import describe, issued_by
from mediator_app.signing.changes import additions, broken_pages, differences
from mediator_app.signing.container import Examined, examine, unwrap
from mediator_app.signing.library import silence
from mediator_app.signing.pages import open_contents
from mediator_app.signing.stamp import stamped_at

__all__ = ["Certificate", "DocumentState", "Finding", "FindingCode", "Standing", "Verdict", "verify"]

_SEAL_ENTRY = "/MDeskSeal"
_HEADER_WITHIN = 1024
"""ISO 32000-1, annex H: readers accept the header anywhere in the first 1024 bytes."""
_RANGE = re.compile(rb"/ByteRange\s*\[\s*(\d{1,12})\s+(\d{1,12})\s+(\d{1,12})\s+(\d{1,12})\s*\]")
_FINAL = 1
"""DocMDP level "no changes"."""


@dataclass(frozen=True, slots=True)
class _Signature:
    """A signature dictionary: its four numbers, and what else it says."""

    name: str
    range: tuple[int, int, int, int]
    claimed_at: datetime | None = None
    final: bool = False
    seal: str = ""


def verify(
    pdf: bytes,
    *,
    trusted: Sequence[bytes] = (),
    original: bytes | None = None,
    seal: str = "",
    sealed_sha256: str = "",
) -> Verdict:
    """Verify one closed document. Never raises for what is in the file, however damaged or hostile.

    `trusted` are certificates (DER or PEM) of mediators or of authorities that the caller knows; a chain is
    followed only through them, nothing is fetched and no revocation is asked for. `original` is the file
    as it was sealed or as it was closed: with it, pages and words that differ are named. `sealed_sha256`
    (hex) is the hash of the sealed file, for those who do not have the file. `seal` (hex, or its first
    characters) is the hash of the sealed case that the signature should name. Raises ValueError for a
    trusted certificate that cannot be read.

    A file is `untouched` when one signature covers every byte but itself, the signature is written in the
    only way in which `close` writes it, and the key belongs to the certificate that the signer signed along
    (ETSI EN 319 142-1, Electronic Signature Law art. 13 (3) and (4)).
    """
    silence()
    known = [describe(certificate) for certificate in trusted]
    sha256 = hashlib.sha256(pdf).hexdigest()
    if b"%PDF-" not in pdf[:_HEADER_WITHIN]:
        return _unreadable(pdf, sha256, Finding(FindingCode.NOT_A_PDF), original)
    loose = [_Signature("", found) for found in _ranges(pdf)]
    signatures, structure = _signatures(_blanked(pdf, loose[0]) if len(loose) == 1 else pdf)
    if not signatures and not loose:
        if structure:
            return _unreadable(pdf, sha256, structure[0], original)
        found = (Finding(FindingCode.NO_SIGNATURE), *_against(pdf, original, sealed_sha256))
        return Verdict(DocumentState.UNSIGNED, sha256, found)
    findings = list(structure)
    if not signatures:
        findings.append(Finding(FindingCode.SIGNATURE_LOOSE))
    count = max(len(signatures), len(loose))
    if count > 1:
        findings.append(Finding(FindingCode.MORE_SIGNATURES, (("count", count),)))
    signature = _closing(signatures or loose)
    verdict = _check(pdf, signature, Verdict(DocumentState.ALTERED, sha256, tuple(findings)), known)
    findings = list(verdict.findings)
    if signatures and not signature.final:
        findings.append(Finding(FindingCode.NOT_FINAL))
    if verdict.has(FindingCode.BYTES_ADDED):
        findings += [
            Finding(FindingCode.SIGNATURE_ADDED, (("name", s.name),))
            for s in signatures
            if s is not signature
        ]
    against = list(_against(pdf, original, sealed_sha256))
    if seal and not signature.seal.startswith(seal):
        against.append(Finding(FindingCode.SEAL_DIFFERS, (("expected", seal), ("found", signature.seal))))
    if verdict.has(FindingCode.BYTES_CHANGED) and original is None:
        findings += [f for f in broken_pages(pdf) if f not in findings]
    if all(f.is_note for f in findings):
        state = DocumentState.OTHER if against else DocumentState.UNTOUCHED
    else:
        state = DocumentState.ALTERED
    unique = tuple(dict.fromkeys([*findings, *against]))
    return replace(verdict, state=state, findings=tuple(sorted(unique, key=lambda f: f.code in NOTES)))


def _unreadable(pdf: bytes, sha256: str, finding: Finding, original: bytes | None) -> Verdict:
    against = _against(pdf, original, "")
    return Verdict(DocumentState.UNREADABLE, sha256, tuple(dict.fromkeys((finding, *against))))


def _against(pdf: bytes, original: bytes | None, sealed_sha256: str) -> tuple[Finding, ...]:
    """What speaks against this being the file that the caller asked about."""
    if original is not None and not pdf.startswith(original):
        return (Finding(FindingCode.FILE_DIFFERS), *differences(original, pdf))
    if sealed_sha256 and sealed_sha256.lower() not in _revisions(pdf):
        return (Finding(FindingCode.FILE_DIFFERS),)
    return ()


def _revisions(pdf: bytes) -> list[str]:
    """The SHA-256 of the file as it was after each of its first revisions, with and without a line end."""
    ends: list[int] = []
    for mark in list(re.finditer(rb"%%EOF(\r\n|\r|\n)?", pdf))[:8]:
        ends += [mark.start() + len(b"%%EOF"), mark.end()]
    return [hashlib.sha256(pdf[:end]).hexdigest() for end in {*ends, len(pdf)}]


def _signatures(pdf: bytes) -> tuple[list[_Signature], list[Finding]]:
    """The signatures to which the document's form leads, and what is wrong with its structure."""
    found: list[_Signature] = []
    # The parser is not ours and the file may be hostile: whatever it raises, the structure is damaged.
    try:
        for name, entry in open_contents(pdf).signature_fields().items():
            signature = _read(name, entry)
            if signature is not None:
                found.append(signature)
    except Exception:  # noqa: BLE001
        return found, [Finding(FindingCode.DAMAGED)]
    return found, []


def _blanked(pdf: bytes, signature: _Signature) -> bytes:
    """The file with nothing where the signature is, every other byte in its place.

    The signature is examined by itself. A character in it that is no digit would otherwise stop the parser,
    and the pages are not to blame; besides, the parser takes most of its time to read those digits.
    """
    _, start, end, _ = signature.range
    room = end - start - len(b"<00>")
    if start <= 0 or room < 0 or end > len(pdf):
        return pdf
    return pdf[:start] + b"<00>" + b" " * room + pdf[end:]


def _read(name: str, entry: generic.DictionaryObject) -> _Signature | None:
    numbers = entry.get("/ByteRange")
    if not isinstance(numbers, list) or len(numbers) != 4 or not all(isinstance(n, int) for n in numbers):
        return None
    a, b, c, d = map(int, numbers)
    return _Signature(name, (a, b, c, d), _claimed_at(entry), _is_final(entry), _text(entry, _SEAL_ENTRY))


def _claimed_at(entry: generic.DictionaryObject) -> datetime | None:
    try:
        at = generic.parse_pdf_date(entry["/M"])
    except (KeyError, ValueError, PdfReadError):
        return None
    return at.astimezone(UTC) if at.tzinfo is not None else at.replace(tzinfo=UTC)


def _is_final(entry: generic.DictionaryObject) -> bool:
    try:
        return any(
            reference["/TransformMethod"] == "/DocMDP" and reference["/TransformParams"]["/P"] == _FINAL
            for reference in entry["/Reference"]
        )
    except (KeyError, TypeError):
        return False


def _text(entry: generic.DictionaryObject, key: str) -> str:
    value = entry.get(key)
    return value if isinstance(value, str) else ""


def _ranges(pdf: bytes) -> list[tuple[int, int, int, int]]:
    """Every byte range in the raw file, whether or not the document's structure leads to it."""
    found: dict[tuple[int, int, int, int], None] = {}
    for match in _RANGE.finditer(pdf):
        a, b, c, d = (int(number) for number in match.groups())
        found[a, b, c, d] = None
    return list(found)


def _closing(signatures: Sequence[_Signature]) -> _Signature:
    """The signature that closes the document: the first that forbids changes, else the first."""
    ordered = sorted(signatures, key=lambda s: s.range[2] + s.range[3])
    return next((s for s in ordered if s.final), ordered[0])


def _check(pdf: bytes, signature: _Signature, verdict: Verdict, known: Sequence[Certificate]) -> Verdict:
    """Hold one signature against the file."""
    findings = list(verdict.findings)
    zero, start, end, length = signature.range
    total = end + length
    if zero != 0 or not 0 < start < end <= len(pdf) or length < 0:
        short = total - len(pdf)
        findings.append(
            Finding(FindingCode.BYTES_MISSING, (("count", short),))
            if zero == 0 and 0 < start < end and short > 0
            else Finding(FindingCode.SIGNATURE_RANGE)
        )
        return replace(verdict, findings=tuple(findings), claimed_at=signature.claimed_at)
    if total > len(pdf):
        findings.append(Finding(FindingCode.BYTES_MISSING, (("count", total - len(pdf)),)))
    der, written = unwrap(pdf[start:end])
    findings += [Finding(code) for code in written]
    if not pdf[:start].endswith((b"/Contents ", b"/Contents")):
        findings.append(Finding(FindingCode.SIGNATURE_RANGE))
    examined = examine(der, (pdf[:start], pdf[end:total]))
    findings += [Finding(code) for code in examined.findings]
    if total < len(pdf):
        findings.append(Finding(FindingCode.BYTES_ADDED, (("count", len(pdf) - total),)))
        findings += additions(pdf[:total], pdf)
    verdict = replace(
        verdict, findings=tuple(findings), claimed_at=signature.claimed_at, whole_file=total == len(pdf)
    )
    return _identify(verdict, examined, signature, known)


def _identify(
    verdict: Verdict, examined: Examined, signature: _Signature, known: Sequence[Certificate]
) -> Verdict:
    """Who signed, as far as that is proven, and what the certificate says about the time."""
    if examined.certificate is None:
        return verdict
    try:
        certificate = describe(examined.certificate)
        standing = _standing(certificate, known) if examined.proven else None
    except Exception:  # noqa: BLE001 - a certificate made to hurt; pyca raises many kinds of error
        return replace(verdict, findings=(*verdict.findings, Finding(FindingCode.SIGNATURE_UNREADABLE)))
    notes = []
    if signature.claimed_at is not None and signature.claimed_at < certificate.not_before:
        notes.append(Finding(FindingCode.CERTIFICATE_EARLY))
    if signature.claimed_at is not None and signature.claimed_at > certificate.not_after:
        notes.append(Finding(FindingCode.CERTIFICATE_EXPIRED))
    at = stamped_at(examined.stamp, examined.signature) if examined.stamp is not None else None
    if examined.stamp is not None and at is None:
        notes.append(Finding(FindingCode.TIMESTAMP_INVALID))
    if at is None:
        notes.append(Finding(FindingCode.CLOCK_UNCONFIRMED))
    return replace(
        verdict,
        stamped_at=at,
        findings=(*verdict.findings, *notes),
        signer=certificate,
        standing=standing,
        seal=signature.seal,
    )


def _standing(certificate: Certificate, known: Sequence[Certificate]) -> Standing:
    if any(other.fingerprint == certificate.fingerprint for other in known):
        return Standing.TRUSTED
    if any(issued_by(certificate.der, other.der) for other in known):
        return Standing.TRUSTED
    return Standing.SELF_ISSUED if certificate.self_issued else Standing.UNKNOWN
