"""A case after scenario S1, complete, with fictional people; and the rule pack as it ships."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from mediator_app.domain.claims import Claim, ClaimKind
from mediator_app.domain.ids import (
    AgentId,
    AuthorId,
    CaseId,
    ClaimId,
    InterpreterId,
    OfferId,
    PartyId,
    TermId,
)
from mediator_app.domain.money import Money
from mediator_app.domain.offers import Offer, OfferSide
from mediator_app.domain.people import (
    Agent,
    Authority,
    Body,
    BodyKind,
    Employer,
    Identity,
    IdKind,
    Interpreter,
    LegalRepresentative,
    Officer,
    Power,
    Sex,
    Side,
    Worker,
)
from mediator_app.domain.record import Content, Hearing, Record
from mediator_app.domain.schedule import OneSum
from mediator_app.domain.settlement import Account, Allocation, PayMethod, Settlement, Share
from mediator_app.domain.terms import (
    EndTerm,
    LeavingCertificateTerm,
    NoFurtherDisputeTerm,
    TaxBearer,
    TaxTerm,
)
from mediator_app.law.checks import check
from mediator_app.law.findings import Finding
from mediator_app.law.rules import FILES, Rules, load_rules

TODAY = date(2026, 11, 23)
PACK = Path(__file__).parents[2] / "resources" / "rules"
WORKER, EMPLOYER = PartyId("w1"), PartyId("e1")
SETTLING = (Power.ADMIT, Power.WAIVE, Power.CHANGE, Power.SETTLE, Power.RECEIVE)

Check = Callable[..., dict[str, Finding]]


@pytest.fixture(scope="session")
def pack_texts() -> dict[str, str]:
    return {name: (PACK / name).read_text("utf-8") for name in FILES}


@pytest.fixture(scope="session")
def rules(pack_texts: dict[str, str]) -> Rules:
    return load_rules(pack_texts)


@pytest.fixture
def s1() -> Content:
    worker = Worker(
        id=WORKER,
        side=Side.APPLICANT,
        name="程虚构",
        sex=Sex.FEMALE,
        born=date(1980, 1, 1),
        identity=Identity(IdKind.RESIDENT, "310110198001010022", "中国"),
        occupation="区域总监",
        address="上海市杨浦区虚构路1号",
        phone="13800138000",
        e_service=False,
    )
    employer = Employer(
        id=EMPLOYER,
        side=Side.RESPONDENT,
        name="示例跨国（中国）有限公司",
        credit_code="91350100M000100Y43",
        legal_representative=LegalRepresentative(
            name="让·杜邦",
            latin_name="Jean DUPONT",
            post="董事长",
            identity=Identity(IdKind.PASSPORT, "12AB34567", "法国"),
            language="法语",
            attends=True,
        ),
        address="上海市杨浦区示例路100号",
        phone="021-65430000",
        e_service=False,
    )
    agents = (
        Agent(
            id=AgentId("a1"),
            acts_for=WORKER,
            name="吴虚拟",
            organisation="上海虚拟律师事务所",
            licence="13101202010000001",
            phone="13900139000",
            authority=Authority.SPECIAL,
            powers=SETTLING,
            authorised_on=date(2026, 11, 2),
            papers_on_file=True,
        ),
        Agent(
            id=AgentId("a2"),
            acts_for=EMPLOYER,
            name="郑虚设",
            organisation="上海示例律师事务所",
            licence="13101202010000002",
            phone="13700137000",
            authority=Authority.SPECIAL,
            powers=SETTLING,
            authorised_on=date(2026, 11, 3),
            papers_on_file=True,
        ),
    )
    claims = (
        Claim(
            id=ClaimId("c1"),
            claimant=WORKER,
            against=EMPLOYER,
            kind=ClaimKind.UNLAWFUL_TERMINATION,
            amount=Money.yuan(3_600_000),
        ),
        Claim(
            id=ClaimId("c2"),
            claimant=WORKER,
            against=EMPLOYER,
            kind=ClaimKind.BONUS,
            amount=Money.yuan(300_000),
        ),
    )
    share = Share(
        payer=EMPLOYER,
        payee=WORKER,
        amount=Money.yuan(750_000),
        division=(
            Allocation(ClaimId("c1"), Money.yuan(750_000)),
            Allocation(ClaimId("c2"), Money.zero()),
        ),
        plan=OneSum(date(2026, 12, 15)),
        method=PayMethod.TRANSFER,
        account=Account("程虚构", "虚构银行上海杨浦支行", "6222021234567890128"),
    )
    return Content(
        body=Body(name="上海市杨浦区劳动人事争议仲裁委员会"),
        case_number="杨劳人仲（2026）办字第1号",
        cause="违法解除劳动合同赔偿金争议",
        applied_on=date(2026, 10, 12),
        accepted_on=date(2026, 10, 16),
        hearing=Hearing(
            place="长阳创谷会议室",
            held_on=TODAY,
            mediator=Officer("周示范", "沪调001"),
            recorder=Officer("钱示例", "沪调002"),
            rights_explained=True,
            identity_checked=True,
        ),
        parties=(worker, employer),
        agents=agents,
        interpreters=(
            Interpreter(id=InterpreterId("i1"), name="孙译例", language="法语", phone="13600136000"),
        ),
        claims=claims,
        offers=(
            Offer(
                id=OfferId("o1"),
                at=datetime(2026, 11, 23, 2, tzinfo=UTC),
                side=OfferSide.APPLICANT,
                amount=Money.yuan(3_900_000),
            ),
        ),
        settlement=Settlement((share,)),
        terms=(
            TaxTerm(id=TermId("t1"), bearer=TaxBearer.PAYEE),
            EndTerm(id=TermId("t2"), on=date(2026, 9, 30)),
            LeavingCertificateTerm(id=TermId("t3"), by=date(2026, 11, 30)),
            NoFurtherDisputeTerm(id=TermId("t4")),
        ),
        agreed_on=TODAY,
    )


@pytest.fixture
def s1_street(s1: Content) -> Content:
    """The same dispute before a street body: the other instrument."""
    from mediator_app.domain.papers import PaperKind

    body = Body(kind=BodyKind.STREET, name="虚构街道劳动争议调解委员会")
    return replace(
        s1,
        instrument=PaperKind.MEDIATION_AGREEMENT,
        body=body,
        accepted_on=date(2026, 11, 16),
        applied_on=date(2026, 11, 16),
    )


@pytest.fixture
def findings(rules: Rules) -> Check:
    """The findings about a content, by `code@field`."""

    def run(content: Content, today: date = TODAY) -> dict[str, Finding]:
        record = Record(
            id=CaseId("case"),
            opened_at=datetime(2026, 11, 1, tzinfo=UTC),
            opened_by=AuthorId("m"),
            content=content,
        )
        return {f"{f.code}@{f.field}": f for f in check(record, today, rules)}

    return run
