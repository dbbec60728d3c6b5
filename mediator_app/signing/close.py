"""Closing a document: one PAdES signature over everything, after which nothing may change."""

from __future__ import annotations

import asyncio
import hashlib
from dataclasses import dataclass
from datetime import UTC, datetime
from io import BytesIO
from typing import TYPE_CHECKING

from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.generic import pdf_name
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.misc import PdfError
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.fields import MDPPerm, SigFieldSpec, SigSeedSubFilter
from pyhanko.sign.signers import PdfSignatureMetadata, PdfSigner
from pyhanko.sign.signers.pdf_byterange import BuildProps
from pyhanko.sign.signers.pdf_cms import PdfCMSSignedAttributes
from pyhanko.stamp import BaseStampStyle

from mediator_app.domain.errors import Refusal, Trouble
from mediator_app.signing.keys import ClosingKey
from mediator_app.signing.library import silence

if TYPE_CHECKING:
    from asn1crypto import x509
    from pyhanko.sign.timestamps import TimeStamper

SEAL_ENTRY = "/MDeskSeal"
"""Our entry in the signature dictionary: the hash of the sealed case, in lower-case hex."""

_CONTAINER_ROOM = 512
_STAMP_ROOM = 12_288
"""Bytes kept for the signature beside its certificate, and for the token of a time-stamp authority."""


@dataclass(frozen=True, slots=True)
class Slot:
    """Where on the paper the mediator's signature box is: page from 1, the rest in points from bottom left."""

    page: int
    left: int
    bottom: int
    right: int
    top: int


def close_document(
    pdf: bytes,
    key: ClosingKey,
    *,
    at: datetime,
    reason: str = "",
    location: str = "",
    seal: str = "",
    slot: Slot | None = None,
    field_name: str = "Closing",
    stamper: TimeStamper | None = None,
) -> bytes:
    """The same document with one PAdES signature (ETSI EN 319 142-1, level B-B) that forbids every change.

    The sealed bytes stay as they are and the signature is added behind them, so the result begins with
    the very file that was sealed. It is a certification signature with DocMDP level 1 (ISO 32000-1,
    12.8.2.2). Nothing is drawn: the signatures are already on the page, as `documents` put them there; a
    `slot` only makes the mediator's box clickable in viewers. With a software key the same arguments give
    the same bytes. A `stamper` makes it level B-T and needs a network.

    `at` is the claimed time of signing (aware), `seal` the hash of the sealed case.
    Raises Refusal `document_unreadable`, `document_closed` (already signed), `certificate_early`,
    `certificate_expired` (at that time); ValueError for a time without a zone or a slot outside the
    document; and whatever the key raises.
    """
    if at.tzinfo is None:
        raise ValueError("a time without a zone")
    silence()
    at = at.astimezone(UTC).replace(microsecond=0)
    writer = _open(pdf)
    with key.opened() as signer:
        certificate = signer.signing_cert
        if certificate is None:
            raise Trouble("key_unreadable")
        _check_validity(certificate, at)
        metadata = PdfSignatureMetadata(
            field_name=field_name,
            md_algorithm="sha256",
            location=location or None,
            reason=reason or None,
            certify=True,
            subfilter=SigSeedSubFilter.PADES,
            docmdp_permissions=MDPPerm.NO_CHANGES,
            app_build_props=BuildProps(name="MediatorsDesk"),
        )
        session = PdfSigner(
            metadata,
            signer,
            timestamper=stamper,
            stamp_style=_NoStamp(),
            new_field_spec=_field(field_name, slot, writer),
        ).init_signing_session(writer)
        # The session would take the machine's clock; the time of closing is the edit's.
        session.system_time = at
        if slot is not None:
            session.sig_field["/AP"] = generic.DictionaryObject({pdf_name("/N"): _blank(writer, slot)})
        # The container holds the certificate, and twice more the issuer's name that stands in it.
        room = _CONTAINER_ROOM + 2 * len(certificate.dump()) + (_STAMP_ROOM if stamper else 0)
        prepared = session.prepare_tbs_document(None, bytes_reserved=2 * room)
        if seal:
            signature = session.sig_field["/V"]
            signature[pdf_name(SEAL_ENTRY)] = generic.TextStringObject(seal)
        output = BytesIO()
        digest, _ = prepared.digest_tbs_document(output=output)
        # pyHanko speaks asyncio only inside; nothing of it leaves this line.
        asyncio.run(
            prepared.perform_signature(digest.document_digest, PdfCMSSignedAttributes(signing_time=at))
        )
    return output.getvalue()


class _Revision(IncrementalPdfFileWriter):
    """An addition behind a sealed file that takes nothing from the clock or from chance.

    The base class draws a random file identifier and writes the present time and its own name into the
    document's metadata. The sealed file's metadata stay as they were sealed.
    """

    @classmethod
    def _handle_id(cls, prev: PdfFileReader) -> generic.ArrayObject:
        stream = prev.stream
        stream.seek(0)
        changed = generic.ByteStringObject(hashlib.sha256(b"closed:" + stream.read()).digest()[:16])
        try:
            first = generic.ByteStringObject(prev.document_id[0])
        except (KeyError, IndexError, AttributeError):
            first = changed
        return generic.ArrayObject([first, changed])

    def _update_meta(self) -> None:
        return


def _open(pdf: bytes) -> IncrementalPdfFileWriter:
    try:
        reader = PdfFileReader(BytesIO(pdf), strict=True)
        encrypted = reader.encrypt_dict is not None
        closed = bool(reader.embedded_signatures) or "/Perms" in reader.root
        writer = _Revision.from_reader(reader)
    except (PdfError, ValueError, KeyError, TypeError, AttributeError, IndexError) as error:
        raise Refusal("document_unreadable", "document") from error
    if encrypted:
        raise Refusal("document_unreadable", "document")
    if closed:
        raise Refusal("document_closed", "document")
    return writer


def _check_validity(certificate: x509.Certificate, at: datetime) -> None:
    if at < certificate.not_valid_before:
        raise Refusal("certificate_early", "at", valid_from=certificate.not_valid_before)
    if at > certificate.not_valid_after:
        raise Refusal("certificate_expired", "at", valid_to=certificate.not_valid_after)


def _blank(writer: IncrementalPdfFileWriter, slot: Slot) -> generic.IndirectObject:
    """An appearance that draws nothing: ISO 32000 wants one for every box, and the page has its own."""
    box = generic.ArrayObject(
        generic.NumberObject(n) for n in (0, 0, slot.right - slot.left, slot.top - slot.bottom)
    )
    form = generic.StreamObject(
        {
            pdf_name("/Type"): pdf_name("/XObject"),
            pdf_name("/Subtype"): pdf_name("/Form"),
            pdf_name("/BBox"): box,
            pdf_name("/Resources"): generic.DictionaryObject(),
        },
        stream_data=b"",
    )
    return writer.add_object(form)


class _NoStamp(BaseStampStyle):
    """pyHanko would otherwise write "Digitally signed by" into the box."""

    def create_stamp(self, writer: object, box: object, text_params: object) -> None:
        """Draw nothing."""


def _field(name: str, slot: Slot | None, writer: IncrementalPdfFileWriter) -> SigFieldSpec:
    if slot is None:
        return SigFieldSpec(name)
    pages = int(writer.root["/Pages"]["/Count"])
    if not (1 <= slot.page <= pages and slot.left < slot.right and slot.bottom < slot.top):
        raise ValueError("a slot outside the document")
    return SigFieldSpec(name, on_page=slot.page - 1, box=(slot.left, slot.bottom, slot.right, slot.top))
