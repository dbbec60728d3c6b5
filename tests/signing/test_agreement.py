"""The agreement of the practice hearing, as the documents room draws it: sealed, signed, closed, verified."""

from __future__ import annotations

import random
import subprocess
from datetime import date, datetime
from pathlib import Path

import pytest

from mediator_app.documents.papers import PaperMaker
from mediator_app.domain.edits import SetSchedule
from mediator_app.domain.ids import PartyId
from mediator_app.domain.papers import PaperId, RenderedPaper
from mediator_app.domain.schedule import OneSum
from mediator_app.domain.settlement import Account, PayMethod
from mediator_app.domain.verdict import DocumentState, FindingCode
from mediator_app.signing.certificate import Identity
from mediator_app.signing.certifier import PaperCertifier
from mediator_app.signing.keys import SoftwareKey
from mediator_app.signing.verify import verify
from tests.cases import E1, W1, agreed


@pytest.fixture(scope="module")
def signed_paper() -> tuple[RenderedPaper, str]:
    """The agreement with everybody's ink on it, and its seal."""
    maker = PaperMaker()
    past = agreed()
    past.seal(wording=maker.wording())
    past.sign_all()
    revision = past.standing
    paper = maker.render(past.record, PaperId(revision.content.instrument), seal=revision.seal, signed=True)
    return paper, revision.seal


@pytest.fixture(scope="module")
def closed_paper(signed_paper: tuple[RenderedPaper, str], identity: Identity, at: datetime) -> bytes:
    paper, seal = signed_paper
    return PaperCertifier(lambda: SoftwareKey(identity)).close(paper, at=at, seal=seal, place="虚构市").pdf


def test_it_verifies_and_poppler_agrees(
    signed_paper: tuple[RenderedPaper, str], closed_paper: bytes, tmp_path: Path
) -> None:
    paper, seal = signed_paper
    verdict = verify(closed_paper, original=paper.pdf, seal=seal)
    assert verdict.untouched
    assert verdict.seal == seal
    (tmp_path / "agreement.pdf").write_bytes(closed_paper)
    said = subprocess.run(
        ["pdfsig", str(tmp_path / "agreement.pdf")], capture_output=True, check=True, text=True
    ).stdout
    assert said.count("Signature is Valid.") == 1
    assert "Total document signed" in said
    subprocess.run(["qpdf", "--check", str(tmp_path / "agreement.pdf")], capture_output=True, check=True)


def test_the_mediators_box_is_where_the_certificate_is_shown(
    signed_paper: tuple[RenderedPaper, str], closed_paper: bytes
) -> None:
    paper, _ = signed_paper
    assert any(place.slot == "mediator" for place in paper.places)
    assert b"/Rect [ 0 0 0 0 ]" not in closed_paper


def test_any_changed_byte_of_it_is_found(closed_paper: bytes) -> None:
    rng = random.Random()
    for at in rng.sample(range(len(closed_paper)), 250):
        value = (closed_paper[at] + rng.randrange(1, 256)) % 256
        forged = closed_paper[:at] + bytes((value,)) + closed_paper[at + 1 :]
        assert not verify(forged).untouched, (at, value)


def test_another_day_of_payment_is_named_with_its_page() -> None:
    """Read from the paper's embedded faces, without a seal so that only the day differs."""
    maker, past = PaperMaker(), agreed()
    instrument = PaperId(past.content.instrument)
    before = maker.render(past.record, instrument).pdf
    past.do(
        SetSchedule,
        payer=PartyId(E1),
        payee=PartyId(W1),
        plan=OneSum(date(2027, 1, 15)),
        method=PayMethod.TRANSFER,
        account=Account("程虚构", "虚构银行上海杨浦支行", "6222021234567890128"),
    )
    verdict = verify(maker.render(past.record, instrument).pdf, original=before)
    assert verdict.state is DocumentState.UNSIGNED
    changes = [f for f in verdict.findings if f.code is FindingCode.PAGE_TEXT]
    assert changes
    assert "2026年12月15日" in str(changes[0].get("before"))
    assert "2027年1月15日" in str(changes[0].get("after"))
