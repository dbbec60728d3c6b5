"""What the desk is given: a certifier and a verifier."""

from __future__ import annotations

from datetime import datetime
from io import BytesIO

import pytest
from pyhanko.pdf_utils.reader import PdfFileReader

from mediator_app.domain.errors import Refusal, Trouble
from mediator_app.domain.papers import PaperId, PaperKind, Place, RenderedPaper
from mediator_app.domain.verdict import Standing
from mediator_app.ports import Certifier, Verifier
from mediator_app.signing.certificate import Identity, describe
from mediator_app.signing.certifier import PaperCertifier
from mediator_app.signing.keys import SoftwareKey
from mediator_app.signing.verifier import PaperVerifier

AGREEMENT = PaperId(PaperKind.MEDIATION_AGREEMENT)


def test_a_paper_is_closed_in_the_mediators_box_and_verifies(
    sealed: bytes, identity: Identity, at: datetime, seal: str
) -> None:
    certifier: Certifier = PaperCertifier(lambda: SoftwareKey(identity))
    verifier: Verifier = PaperVerifier(lambda: [identity.certificate])
    places = (Place("party:1", 3, 72, 200, 150, 60), Place("mediator", 3, 72.4, 120.2, 150, 60))
    closed = certifier.close(RenderedPaper(AGREEMENT, sealed, 3, places), at=at, seal=seal, place="虚构市")
    assert closed.certificate == describe(identity.certificate).fingerprint
    assert closed.pdf.startswith(sealed)
    field = PdfFileReader(BytesIO(closed.pdf)).root["/AcroForm"]["/Fields"][0]
    assert [int(n) for n in field["/Rect"]] == [72, 120, 223, 181]
    verdict = verifier.verify(closed.pdf, original=sealed, seal=seal)
    assert verdict.untouched
    assert verdict.standing is Standing.TRUSTED


def test_without_a_certificate_nothing_is_closed(sealed: bytes, at: datetime) -> None:
    with pytest.raises(Refusal) as caught:
        PaperCertifier(lambda: None).close(RenderedPaper(AGREEMENT, sealed, 3), at=at, seal="", place="")
    assert caught.value.code == "certificate_missing"


def test_a_kept_identity_comes_back_the_same(identity: Identity) -> None:
    assert Identity.from_bytes(identity.to_bytes()) == identity
    for broken in (
        b"",
        b"-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n",
        b"\x30\x03\x02\x01\x01",
    ):
        with pytest.raises(Trouble) as caught:
            Identity.from_bytes(broken)
        assert caught.value.code == "key_unreadable"
