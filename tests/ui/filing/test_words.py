"""The words of filing agree with the filing contract."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from mediator_app.delivery import ObjectionFact, Road, RoadState
from mediator_app.delivery.filed import FiledPaper, filed
from mediator_app.exchange.contract.reasons import PLACES, Reason
from mediator_app.exchange.contract.signed import Use, sign
from tests.cases import NOON
from ui.filing.objections import USUAL_PLACES, field_of, step_for
from ui.language import Language, tongue
from ui.steps.base import Step
from ui.words.filings import OBJECTIONS, at_work, moment_words, objection_words, road_advice, size_words


def test_every_reason_of_the_contract_has_words_and_a_place() -> None:
    assert set(OBJECTIONS) == {reason.value for reason in Reason}
    assert {reason.value: place for reason, place in PLACES.items()} == USUAL_PLACES
    for language in Language:
        tongue().speak(language)
        assert len({objection_words(reason) for reason in OBJECTIONS}) == len(OBJECTIONS)


def test_a_reason_of_a_later_court_is_not_hidden() -> None:
    assert "does not know" in objection_words("of_2031")


@pytest.mark.parametrize(
    ("objection", "step", "field"),
    [
        (ObjectionFact(reason="name_differs", field="parties.1.name"), Step.PARTIES, "parties.1.name"),
        (ObjectionFact(reason="other", field="content.claims.0"), Step.CLAIMS, "claims.0"),
        (ObjectionFact(reason="amount_differs"), Step.NEGOTIATION, "settlement"),
        (ObjectionFact(reason="schedule_unclear"), Step.PAYMENT, "settlement.shares"),
        (ObjectionFact(reason="signature_missing"), Step.SIGNING, "signatures"),
        (ObjectionFact(reason="document_missing"), Step.SIGNING, "documents"),
        (ObjectionFact(reason="service_unproven"), Step.SERVICE, "services"),
        (ObjectionFact(reason="not_this_court"), Step.CASE, "body"),
        (ObjectionFact(reason="already_filed"), Step.CASE, ""),
    ],
)
def test_each_objection_leads_to_the_page_that_it_is_about(
    objection: ObjectionFact, step: Step, field: str
) -> None:
    assert (step_for(objection), field_of(objection)) == (step, field)


def test_what_a_filing_holds_is_read_from_its_signed_manifest() -> None:
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "laptop")])
    now = datetime.now(UTC)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(now)
        .not_valid_after(now + timedelta(days=1))
        .sign(key, hashes.SHA256())
    )
    documents = [{"kind": "hearing_record", "title": "调解笔录", "size": 268_000}]
    token = sign({"filing_id": "f1", "documents": documents}, Use.MANIFEST, key, certificate)
    found = filed(token)
    assert found.filing_id == "f1"
    assert found.papers == (FiledPaper("hearing_record", "调解笔录", 268_000),)
    for broken in ("", "a.b", "e30.e30.e30"):
        with pytest.raises(ValueError, match=r".*"):
            filed(broken)


@pytest.mark.parametrize(
    ("count", "words"),
    [
        (0, "0 kB"),
        (3, "1 kB"),
        (2_400, "2 kB"),
        (999_499, "999 kB"),
        (999_500, "1.0 MB"),
        (1_800_000, "1.8 MB"),
    ],
)
def test_sizes_are_those_of_file_managers(count: int, words: str) -> None:
    assert size_words(count) == words


def test_a_moment_is_today_yesterday_or_its_day() -> None:
    assert moment_words(NOON, NOON) == "today 10:00"
    assert moment_words(NOON - timedelta(days=1), NOON) == "yesterday 10:00"
    assert moment_words(NOON - timedelta(days=2), NOON) == "21 Nov 10:00"
    tongue().speak(Language.CHINESE)
    assert moment_words(NOON, NOON) == "今天 10:00"


def test_the_chip_in_the_header_counts_what_waits() -> None:
    tongue().speak(Language.CHINESE)
    assert at_work(None, 3).text == "离线工作 · 3 件待报送"
    assert at_work(Road(state=RoadState.OFFLINE), 0).text == "离线工作"
    assert at_work(Road(state=RoadState.WAITING), 0) == at_work(Road(state=RoadState.WAITING), 0)
    said = {state: at_work(Road(state=state), 1).text for state in RoadState}
    assert said[RoadState.WAITING] == "已联网 · 1 件待报送"
    assert said[RoadState.WORKING] == "正在同步 · 1 件待报送"
    assert said[RoadState.CAPTIVE] == "网络要求登录 · 1 件待报送"
    assert said[RoadState.METERED] == "计费网络，已暂停 · 1 件待报送"
    assert said[RoadState.UNREACHABLE] == "连不上仲裁院 · 1 件待报送"
    assert said[RoadState.STOPPED] == "报送已停止 · 1 件待报送"
    assert at_work(Road(state=RoadState.WAITING), 1, paused=True).text == "离线工作 · 1 件待报送"


def test_a_certificate_that_is_not_believed_is_told_from_a_portal() -> None:
    foreign = Road(state=RoadState.CAPTIVE, reason="court_uncertified")
    portal = Road(state=RoadState.CAPTIVE, reason="not_the_court")
    assert "Certificates of a closed network" in road_advice(foreign)
    assert "Certificates of a closed network" not in road_advice(portal)
    tongue().speak(Language.CHINESE)
    assert "专网证书" in road_advice(foreign)
