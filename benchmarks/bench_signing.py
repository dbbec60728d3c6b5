"""Closing and verifying against plain pyHanko that does the same: one certification signature, checked again."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from datetime import UTC, datetime
from io import BytesIO

from asn1crypto import keys, x509
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.fields import MDPPerm, SigFieldSpec, SigSeedSubFilter
from pyhanko.sign.signers import PdfSignatureMetadata, PdfSigner, SimpleSigner
from pyhanko.sign.validation import async_validate_pdf_signature
from pyhanko_certvalidator import ValidationContext
from pyhanko_certvalidator.registry import SimpleCertificateStore

from benchmarks.row import Row, paired
from mediator_app.signing.certificate import Holder, make_identity
from mediator_app.signing.close import close_document
from mediator_app.signing.keys import SoftwareKey
from mediator_app.signing.verify import verify
from tests.signing.sheets import PAGES, agreement

RUNS = 60
MOST = 1.2
AT = datetime(2026, 3, 2, 7, 30, tzinfo=UTC)


def rows() -> Iterable[Row]:
    """Three Chinese pages with an embedded font, a P-256 key, everything warm."""
    sealed = agreement(PAGES)
    identity = make_identity(Holder("虚构调解员", "虚构调解中心", "1"), at=datetime(2026, 1, 1, tzinfo=UTC))
    certificate = x509.Certificate.load(identity.certificate)
    key = keys.PrivateKeyInfo.load(identity.key)

    def close() -> bytes:
        return close_document(sealed, SoftwareKey(identity), at=AT, reason="x", location="y", seal="00" * 32)

    def sign() -> bytes:
        signer = SimpleSigner(certificate, key, SimpleCertificateStore())
        metadata = PdfSignatureMetadata(
            field_name="Closing",
            md_algorithm="sha256",
            reason="x",
            location="y",
            certify=True,
            subfilter=SigSeedSubFilter.PADES,
            docmdp_permissions=MDPPerm.NO_CHANGES,
        )
        writer = IncrementalPdfFileWriter(BytesIO(sealed))
        pdf_signer = PdfSigner(metadata, signer, new_field_spec=SigFieldSpec("Closing"))
        return bytes(pdf_signer.sign_pdf(writer).getvalue())

    def check(pdf: bytes) -> None:
        verdict = verify(pdf, trusted=[identity.certificate])
        if not verdict.untouched:
            raise RuntimeError("the benchmark verifies nothing")

    def validate(pdf: bytes) -> None:
        async def work() -> bool:
            context = ValidationContext(trust_roots=[certificate], moment=AT, allow_fetching=False)
            embedded = PdfFileReader(BytesIO(pdf)).embedded_signatures[0]
            return bool((await async_validate_pdf_signature(embedded, context)).bottom_line)

        if not asyncio.run(work()):
            raise RuntimeError("the benchmark validates nothing")

    ours, theirs = close(), sign()
    for name, measured, baseline in (
        ("signed and verified", lambda: check(close()), lambda: validate(sign())),
        ("signed", close, sign),
        ("verified", lambda: check(ours), lambda: validate(theirs)),
    ):
        a, b = paired(measured, baseline, RUNS)
        yield Row(
            name, 1000 * a, "ms", 1000 * b, "bare pyHanko", MOST if name == "signed and verified" else None
        )
