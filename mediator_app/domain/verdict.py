"""What the verification of a closed document found, in codes; the interface has the words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class DocumentState(StrEnum):
    """What may be said of the file as a whole."""

    UNTOUCHED = "untouched"
    """Byte for byte what the signer closed."""
    ALTERED = "altered"
    """It carries a signature, but not every byte is what was signed."""
    OTHER = "other"
    """Closed and untouched since, but not the document that the caller asked about."""
    UNSIGNED = "unsigned"
    """A readable PDF without any signature."""
    UNREADABLE = "unreadable"
    """Not a PDF, or one too damaged to look for a signature."""


class Standing(StrEnum):
    """How far the name in the certificate may be believed."""

    TRUSTED = "trusted"
    """The certificate, or the authority that issued it, is among those the caller trusts."""
    SELF_ISSUED = "self_issued"
    """The signer issued it himself and the caller does not know it: the name is the signer's own word."""
    UNKNOWN = "unknown"
    """Somebody issued it whom the caller does not know."""


class FindingCode(StrEnum):
    """One thing found. The parameters that go with a code are named after the dash."""

    # the file
    NOT_A_PDF = "not_a_pdf"
    DAMAGED = "damaged"
    """The structure cannot be read."""
    NO_SIGNATURE = "no_signature"
    SIGNATURE_LOOSE = "signature_loose"
    """There is a signature in the file, but its form field no longer leads to it."""
    MORE_SIGNATURES = "more_signatures"
    """More than the one signature that closes a document - count."""
    SIGNATURE_ADDED = "signature_added"
    """A signature was put in after closing - name of the field."""

    # the signature itself
    SIGNATURE_RANGE = "signature_range"
    """The signature leaves out more of the file than itself."""
    SIGNATURE_PADDING = "signature_padding"
    """The unused room behind the signature is not empty."""
    SIGNATURE_ENCODING = "signature_encoding"
    """The signature is not written in the one way in which it can be written."""
    SIGNATURE_FORM = "signature_form"
    """A part of the signature that is not itself signed was changed, or another program made it."""
    SIGNATURE_UNREADABLE = "signature_unreadable"
    SIGNATURE_INVALID = "signature_invalid"
    """The signature does not belong to this certificate, or was changed."""
    SIGNER_UNBOUND = "signer_unbound"
    """The certificate in the file is not the one that the signer signed with."""
    NOT_FINAL = "not_final"
    """The signature does not forbid changes, so it is not one that closes a document."""
    TIMESTAMP_INVALID = "timestamp_invalid"

    # the content
    BYTES_CHANGED = "bytes_changed"
    """Signed bytes were changed; which ones cannot be told without the original."""
    BYTES_DIFFER = "bytes_differ"
    """Compared with the original - first (offset, from 0), count (bytes that differ or are missing)."""
    BYTES_ADDED = "bytes_added"
    """Something was written behind the closed document - count."""
    BYTES_MISSING = "bytes_missing"
    """The file is shorter than what was signed - count."""
    PAGE_TEXT = "page_text"
    """The text of a page differs - page (from 1), before, after (the first difference with some context)."""
    PAGE_DRAWING = "page_drawing"
    """Lines, pictures or fonts of a page differ, its text does not - page."""
    PAGE_UNREADABLE = "page_unreadable"
    """The content of a page is damaged - page."""
    PAGES_ADDED = "pages_added"
    """- count"""
    PAGES_REMOVED = "pages_removed"
    """- count"""
    ANNOTATION_CHANGED = "annotation_changed"
    """A note, stamp or link on a page was added, changed or taken away - page."""
    FIELD_CHANGED = "field_changed"
    """A form field was added, filled or taken away - name."""
    DETAILS_CHANGED = "details_changed"
    """Only parts that no page shows (title, metadata, attachments) differ."""

    # against what the caller expects
    SEAL_DIFFERS = "seal_differs"
    """The document was closed over another sealed case than expected - expected, found (both may be short)."""
    FILE_DIFFERS = "file_differs"
    """Not the file that was sealed: it does not begin with those bytes."""

    # notes: they do not make a document altered
    CERTIFICATE_EARLY = "certificate_early"
    """Signed before the certificate was valid, by the signer's clock."""
    CERTIFICATE_EXPIRED = "certificate_expired"
    """Signed after the certificate had expired, by the signer's clock."""
    CLOCK_UNCONFIRMED = "clock_unconfirmed"
    """The time is the signer's own word: no time-stamp authority confirms it."""


NOTES = frozenset(
    {FindingCode.CERTIFICATE_EARLY, FindingCode.CERTIFICATE_EXPIRED, FindingCode.CLOCK_UNCONFIRMED}
)
"""Findings that say how to read the verdict; every other finding speaks against the document."""

Parameter = tuple[str, int | str]


@dataclass(frozen=True, slots=True)
class Finding:
    """A code and the values its words need, as pairs so that the finding stays a value."""

    code: FindingCode
    params: tuple[Parameter, ...] = ()

    def get(self, name: str) -> int | str | None:
        """The parameter of that name, or None."""
        return dict(self.params).get(name)

    @property
    def is_note(self) -> bool:
        """Whether this finding does not speak against the document."""
        return self.code in NOTES


@dataclass(frozen=True, slots=True)
class Certificate:
    """What a certificate says, as far as people ask. `fingerprint` is the SHA-256 of its DER, in hex."""

    name: str
    organisation: str
    number: str
    """The mediator's own number as the mediation body gave it; not the serial number of the certificate."""
    issuer: str
    serial: int
    not_before: datetime
    not_after: datetime
    fingerprint: str
    self_issued: bool
    der: bytes


@dataclass(frozen=True, slots=True)
class Verdict:
    """The result of verifying one file. `claimed_at` is the signer's clock, `stamped_at` an authority's."""

    state: DocumentState
    sha256: str
    """Of the whole file as it was handed in, hex."""
    findings: tuple[Finding, ...] = ()
    signer: Certificate | None = None
    standing: Standing | None = None
    claimed_at: datetime | None = None
    stamped_at: datetime | None = None
    whole_file: bool = False
    """Whether the signature covers every byte but itself."""
    seal: str = ""
    """The hash of the sealed case that the signer wrote into the signature, hex; empty where there is none."""

    @property
    def untouched(self) -> bool:
        """Nothing was changed since the signer closed the document (whoever the signer is)."""
        return self.state is DocumentState.UNTOUCHED

    def has(self, code: FindingCode) -> bool:
        """Whether that was found."""
        return any(finding.code is code for finding in self.findings)
