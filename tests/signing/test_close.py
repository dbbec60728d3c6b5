"""Closing: one signature over the sealed bytes, which stay what they are."""

from __future__ import annotations

import subprocess
import sys
from datetime import UTC, datetime, timedelta
from io import BytesIO
from pathlib import Path

import pytest
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.fields import MDPPerm
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko_certvalidator import ValidationContext

from mediator_app.domain.errors import Refusal, Trouble
from mediator_app.signing.certificate import Identity
from mediator_app.signing.close import Slot, close_document
from mediator_app.signing.keys import SoftwareKey
from tests.signing.sheets import agreement


def told_by(tool: str, *arguments: str) -> str:
    """What a poppler or qpdf tool prints; fails where the tool does."""
    done = subprocess.run([tool, *arguments], capture_output=True, check=False, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_the_sealed_bytes_are_the_beginning_of_the_closed_file(sealed: bytes, closed: bytes) -> None:
    assert closed.startswith(sealed)
    assert len(closed) < len(sealed) + 16_000


def test_closing_again_gives_the_same_bytes(
    sealed: bytes, closed: bytes, identity: Identity, at: datetime, seal: str
) -> None:
    again = close_document(
        sealed, SoftwareKey(identity), at=at, reason="调解协议书", location="虚构市虚构区", seal=seal
    )
    assert again == closed
    later = at + timedelta(seconds=1)
    assert close_document(sealed, SoftwareKey(identity), at=later, seal=seal) != closed


def test_poppler_calls_the_signature_valid_and_the_document_covered(closed: bytes, tmp_path: Path) -> None:
    file = tmp_path / "closed.pdf"
    file.write_bytes(closed)
    said = told_by("pdfsig", str(file))
    assert said.count("Signature #") == 1
    assert "Signature is Valid." in said
    assert "Total document signed" in said
    assert "ETSI.CAdES.detached" in said
    assert "SHA-256" in said
    told_by("qpdf", "--check", str(file))


def test_pyhanko_calls_it_a_closing_signature_that_covers_everything(
    closed: bytes, identity: Identity
) -> None:
    signature = PdfFileReader(BytesIO(closed)).embedded_signatures[0]
    root = signature.signer_cert
    status = validate_pdf_signature(
        signature, signer_validation_context=ValidationContext(trust_roots=[root], allow_fetching=False)
    )
    assert status.intact
    assert status.valid
    assert status.trusted
    assert status.bottom_line
    assert signature.docmdp_level is MDPPerm.NO_CHANGES
    assert root.dump() == identity.certificate


@pytest.mark.parametrize("slot", [None, Slot(page=3, left=72, bottom=120, right=222, top=180)])
def test_no_page_looks_different_after_closing(
    sealed: bytes, identity: Identity, at: datetime, slot: Slot | None, tmp_path: Path
) -> None:
    pictures = []
    for name, pdf in {
        "sealed": sealed,
        "closed": close_document(sealed, SoftwareKey(identity), at=at, slot=slot),
    }.items():
        (tmp_path / f"{name}.pdf").write_bytes(pdf)
        told_by("pdftoppm", "-r", "50", "-gray", str(tmp_path / f"{name}.pdf"), str(tmp_path / name))
        pictures.append([page.read_bytes() for page in sorted(tmp_path.glob(f"{name}-*.pgm"))])
    assert len(pictures[0]) == 3
    assert pictures[0] == pictures[1]


def test_a_slot_is_clickable_where_the_box_is(sealed: bytes, identity: Identity, at: datetime) -> None:
    pdf = close_document(sealed, SoftwareKey(identity), at=at, slot=Slot(3, 72, 120, 222, 180))
    reader = PdfFileReader(BytesIO(pdf))
    pages = reader.root["/Pages"]["/Kids"]
    widget = pages[2]["/Annots"][0]
    assert [int(n) for n in widget["/Rect"]] == [72, 120, 222, 180]
    assert widget["/AP"]["/N"].data == b""
    with pytest.raises(ValueError, match="outside"):
        close_document(sealed, SoftwareKey(identity), at=at, slot=Slot(4, 72, 120, 222, 180))


def test_the_papers_own_details_stay_as_they_were_sealed(sealed: bytes, closed: bytes) -> None:
    before, after = PdfFileReader(BytesIO(sealed)), PdfFileReader(BytesIO(closed))
    assert dict(before.trailer["/Info"]) == dict(after.trailer["/Info"])
    assert before.document_id[0] == after.document_id[0]
    assert b"pyHanko" not in closed


def test_a_closed_document_cannot_be_closed_again(closed: bytes, identity: Identity, at: datetime) -> None:
    with pytest.raises(Refusal) as caught:
        close_document(closed, SoftwareKey(identity), at=at)
    assert caught.value.code == "document_closed"


@pytest.mark.parametrize("pdf", [b"", b"%PDF-1.4\n", b"not a paper at all" * 50])
def test_what_is_no_pdf_is_refused(pdf: bytes, identity: Identity, at: datetime) -> None:
    with pytest.raises(Refusal) as caught:
        close_document(pdf, SoftwareKey(identity), at=at)
    assert caught.value.code == "document_unreadable"


@pytest.mark.parametrize(
    ("when", "code"),
    [
        (datetime(2025, 12, 31, 23, 59, 59, tzinfo=UTC), "certificate_early"),
        (datetime(2029, 1, 1, 0, 0, 1, tzinfo=UTC), "certificate_expired"),
    ],
)
def test_outside_its_term_a_certificate_closes_nothing(
    sealed: bytes, identity: Identity, when: datetime, code: str
) -> None:
    with pytest.raises(Refusal) as caught:
        close_document(sealed, SoftwareKey(identity), at=when)
    assert caught.value.code == code
    with pytest.raises(ValueError, match="zone"):
        close_document(sealed, SoftwareKey(identity), at=when.replace(tzinfo=None))


def test_a_key_that_does_not_go_with_its_certificate_signs_nothing(
    sealed: bytes, identity: Identity, stranger: Identity, at: datetime
) -> None:
    for broken in (Identity(stranger.key, identity.certificate), Identity(b"no key", identity.certificate)):
        with pytest.raises(Trouble) as caught:
            close_document(sealed, SoftwareKey(broken), at=at)
        assert caught.value.code == "key_unreadable"


def test_a_paper_of_fifty_pages_closes_too(identity: Identity, at: datetime) -> None:
    long = agreement([(f"第{n}页",) for n in range(1, 51)])
    assert close_document(long, SoftwareKey(identity), at=at).startswith(long)


def test_the_room_costs_nothing_before_it_is_used() -> None:
    code = (
        "import sys, mediator_app.signing, mediator_app.domain.verdict\n"
        "print([m for m in ('pyhanko', 'asn1crypto', 'cryptography', 'pkcs11') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
