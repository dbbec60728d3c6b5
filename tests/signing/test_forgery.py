"""What a person with tools and time would try."""

from __future__ import annotations

import re
from datetime import datetime
from io import BytesIO
from typing import Any

import pytest
from asn1crypto import cms, core, keys
from asn1crypto import x509 as asn1_x509
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature, encode_dss_signature
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.generic import pdf_name
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign.fields import MDPPerm, SigFieldSpec, SigSeedSubFilter
from pyhanko.sign.signers import PdfSignatureMetadata, PdfSigner
from pyhanko.sign.timestamps import DummyTimeStamper

from mediator_app.domain.verdict import DocumentState, FindingCode, Standing, Verdict
from mediator_app.signing.certificate import Identity
from mediator_app.signing.close import close_document
from mediator_app.signing.keys import SoftwareKey
from mediator_app.signing.verify import verify
from tests.signing.authority import Authority


def codes(verdict: Verdict) -> set[FindingCode]:
    return {finding.code for finding in verdict.findings if not finding.is_note}


def container(pdf: bytes) -> tuple[cms.ContentInfo, int, int]:
    match = re.search(rb"/Contents <([0-9A-F]+)>", pdf)
    assert match is not None
    return cms.ContentInfo.load(bytes.fromhex(match[1].decode())), match.start(1), match.end(1)


def with_container(pdf: bytes, content: cms.ContentInfo) -> bytes:
    """The same file around another container."""
    _, start, end = container(pdf)
    digits = bytes(content.dump(force=True)).hex().upper().encode()
    assert len(digits) <= end - start
    return pdf[:start] + digits.ljust(end - start, b"0") + pdf[end:]


def added(pdf: bytes, change: Any) -> bytes:
    """The file with an incremental update behind it, as every PDF editor writes one."""
    writer = IncrementalPdfFileWriter(BytesIO(pdf))
    change(writer)
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


class StubbornSigner(PdfSigner):
    """Signs although the document forbids every change."""

    def _enforce_certification_constraints(self, reader: object) -> None:
        pass


def signed_again(pdf: bytes, identity: Identity, name: str = "Second") -> bytes:
    with SoftwareKey(identity).opened() as signer:
        metadata = PdfSignatureMetadata(
            field_name=name, subfilter=SigSeedSubFilter.PADES, md_algorithm="sha256"
        )
        writer = IncrementalPdfFileWriter(BytesIO(pdf))
        out = StubbornSigner(metadata, signer, new_field_spec=SigFieldSpec(name)).sign_pdf(writer)
    return bytes(out.getvalue())


# --- behind the closed document ---------------------------------------------------------------------


def test_a_second_signature_is_found_and_named(closed: bytes, identity: Identity, stranger: Identity) -> None:
    verdict = verify(signed_again(closed, stranger), trusted=[identity.certificate])
    assert verdict.state is DocumentState.ALTERED
    assert {FindingCode.SIGNATURE_ADDED, FindingCode.MORE_SIGNATURES, FindingCode.BYTES_ADDED} <= codes(
        verdict
    )
    (added_one,) = [f for f in verdict.findings if f.code is FindingCode.SIGNATURE_ADDED]
    assert added_one.get("name") == "Second"
    assert verdict.signer is not None
    assert verdict.standing is Standing.TRUSTED


def test_an_earlier_signature_cannot_be_hidden_behind_a_new_one(closed: bytes, stranger: Identity) -> None:
    """The form is made to lead only to the new signature, which covers everything."""

    def forget(writer: IncrementalPdfFileWriter) -> None:
        del writer.root["/AcroForm"]
        del writer.root["/Perms"]
        writer.update_root()

    hidden = signed_again(added(closed, forget), stranger, "Closing")
    verdict = verify(hidden)
    assert verdict.state is DocumentState.ALTERED
    assert FindingCode.MORE_SIGNATURES in codes(verdict)


def test_a_page_changed_behind_the_signature_is_named(closed: bytes) -> None:
    def overwrite(writer: IncrementalPdfFileWriter) -> None:
        page = writer.root["/Pages"]["/Kids"][1].get_object()
        content = generic.StreamObject(stream_data=b"BT /F1 20 Tf 72 700 Td (nothing is owed) Tj ET")
        page["/Contents"] = writer.add_object(content)
        writer.update_container(page)

    verdict = verify(added(closed, overwrite))
    (text,) = [f for f in verdict.findings if f.code is FindingCode.PAGE_TEXT]
    assert text.get("page") == 2
    assert "nothing" in str(text.get("after"))
    assert FindingCode.BYTES_ADDED in codes(verdict)


def test_a_note_stuck_on_a_page_is_named(closed: bytes) -> None:
    def annotate(writer: IncrementalPdfFileWriter) -> None:
        page = writer.root["/Pages"]["/Kids"][2].get_object()
        note = generic.DictionaryObject(
            {
                pdf_name("/Type"): pdf_name("/Annot"),
                pdf_name("/Subtype"): pdf_name("/FreeText"),
                pdf_name("/Contents"): generic.TextStringObject("作废"),
                pdf_name("/Rect"): generic.ArrayObject(map(generic.NumberObject, (72, 300, 200, 340))),
            }
        )
        page["/Annots"] = generic.ArrayObject([writer.add_object(note)])
        writer.update_container(page)

    verdict = verify(added(closed, annotate))
    assert [f.get("page") for f in verdict.findings if f.code is FindingCode.ANNOTATION_CHANGED] == [3]
    assert FindingCode.PAGE_TEXT not in codes(verdict)


def test_a_form_field_put_in_is_named(closed: bytes) -> None:
    def fill(writer: IncrementalPdfFileWriter) -> None:
        new = generic.DictionaryObject(
            {
                pdf_name("/FT"): pdf_name("/Tx"),
                pdf_name("/T"): generic.TextStringObject("Amount"),
                pdf_name("/V"): generic.TextStringObject("150,000.00"),
            }
        )
        form = writer.root["/AcroForm"]
        form["/Fields"].append(writer.add_object(new))
        writer.update_container(form)

    verdict = verify(added(closed, fill))
    assert [f.get("name") for f in verdict.findings if f.code is FindingCode.FIELD_CHANGED] == ["Amount"]


# --- inside the container ---------------------------------------------------------------------------


def test_an_unsigned_attribute_is_no_hiding_place(closed: bytes) -> None:
    content, _, _ = container(closed)
    info = content["content"]["signer_infos"][0]
    info["unsigned_attrs"] = cms.CMSAttributes(
        [cms.CMSAttribute({"type": "1.2.3.4.5", "values": [core.OctetString(b"hidden")]})]
    )
    assert codes(verify(with_container(closed, content))) == {FindingCode.SIGNATURE_FORM}


def test_a_further_certificate_is_no_hiding_place(closed: bytes) -> None:
    content, _, _ = container(closed)
    certificates = content["content"]["certificates"]
    further = asn1_x509.Certificate.load(Authority.make().certificate)
    certificates.append(cms.CertificateChoices("certificate", further))
    content["content"]["certificates"] = certificates
    assert codes(verify(with_container(closed, content))) == {FindingCode.SIGNATURE_FORM}


def test_the_signers_certificate_cannot_be_exchanged(closed: bytes, identity: Identity) -> None:
    """Same key, another name: the signature would still hold, were the certificate not signed along."""
    key = serialization.load_der_private_key(identity.key, None)
    assert isinstance(key, ec.EllipticCurvePrivateKey)
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "虚构法官")])
    old = x509.load_der_x509_certificate(identity.certificate)
    other = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(99)
        .not_valid_before(old.not_valid_before_utc)
        .not_valid_after(old.not_valid_after_utc)
        .sign(key, hashes.SHA256())
    )
    certificate = asn1_x509.Certificate.load(other.public_bytes(serialization.Encoding.DER))
    content, _, _ = container(closed)
    content["content"]["certificates"] = [cms.CertificateChoices("certificate", certificate)]
    content["content"]["signer_infos"][0]["sid"] = cms.SignerIdentifier(
        {
            "issuer_and_serial_number": cms.IssuerAndSerialNumber(
                {"issuer": certificate.issuer, "serial_number": 99}
            )
        }
    )
    verdict = verify(with_container(closed, content), trusted=[certificate.dump()])
    assert FindingCode.SIGNER_UNBOUND in codes(verdict)
    assert verdict.standing is None


def test_a_container_from_another_document_does_not_fit(
    closed: bytes, sealed: bytes, identity: Identity, at: datetime
) -> None:
    other = close_document(sealed, SoftwareKey(identity), at=at, reason="another", seal="00" * 32)
    content, _, _ = container(other)
    verdict = verify(with_container(closed, content), trusted=[identity.certificate])
    assert codes(verdict) == {FindingCode.BYTES_CHANGED}


def test_the_twin_of_an_ecdsa_signature_is_the_only_other_valid_one(closed: bytes) -> None:
    """(r, n - s) verifies wherever (r, s) does; it takes a rewrite of 32 bytes, not the change of one.

    The verdict holds: nothing that was signed differs. Kept here so that nobody is surprised.
    """
    order = 0xFFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551
    content, _, _ = container(closed)
    info = content["content"]["signer_infos"][0]
    r, s = decode_dss_signature(info["signature"].native)
    info["signature"] = encode_dss_signature(r, order - s)
    assert verify(with_container(closed, content)).untouched


# --- signatures that do not close -------------------------------------------------------------------


def test_a_signature_that_allows_changes_does_not_close(sealed: bytes, identity: Identity) -> None:
    for certify in (False, True):
        with SoftwareKey(identity).opened() as signer:
            metadata = PdfSignatureMetadata(
                field_name="Closing",
                subfilter=SigSeedSubFilter.PADES,
                md_algorithm="sha256",
                certify=certify,
                docmdp_permissions=MDPPerm.FILL_FORMS,
            )
            writer = IncrementalPdfFileWriter(BytesIO(sealed))
            out = PdfSigner(metadata, signer, new_field_spec=SigFieldSpec("Closing")).sign_pdf(writer)
        assert codes(verify(bytes(out.getvalue()))) == {FindingCode.NOT_FINAL}


# --- with a time-stamp authority --------------------------------------------------------------------


@pytest.fixture(scope="module")
def stamper() -> DummyTimeStamper:
    authority = Authority.make()
    key = rsa.generate_private_key(65537, 2048)
    return DummyTimeStamper(
        asn1_x509.Certificate.load(authority.stamping_certificate(key.public_key())),
        keys.PrivateKeyInfo.load(
            key.private_bytes(
                serialization.Encoding.DER, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
            )
        ),
        fixed_dt=datetime.fromisoformat("2026-03-02T07:31:00+00:00"),
    )


def test_a_stamp_confirms_the_time(
    sealed: bytes, identity: Identity, at: datetime, stamper: DummyTimeStamper
) -> None:
    verdict = verify(close_document(sealed, SoftwareKey(identity), at=at, stamper=stamper))
    assert verdict.untouched
    assert verdict.stamped_at == datetime.fromisoformat("2026-03-02T07:31:00+00:00")
    assert not verdict.has(FindingCode.CLOCK_UNCONFIRMED)


def test_a_stamp_of_another_document_confirms_nothing(
    sealed: bytes, identity: Identity, at: datetime, stamper: DummyTimeStamper
) -> None:
    first = close_document(sealed, SoftwareKey(identity), at=at, stamper=stamper)
    second = close_document(sealed, SoftwareKey(identity), at=at, reason="another", stamper=stamper)
    content, _, _ = container(first)
    stolen = container(second)[0]["content"]["signer_infos"][0]["unsigned_attrs"]
    content["content"]["signer_infos"][0]["unsigned_attrs"] = stolen
    verdict = verify(with_container(first, content))
    assert codes(verdict) == {FindingCode.TIMESTAMP_INVALID}
    assert verdict.state is DocumentState.ALTERED
    assert verdict.stamped_at is None
