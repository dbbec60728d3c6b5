"""The fictional cases in the pictures: S1 as it was held, and S1 grown beyond what any hearing sees."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from typing import Final

from mediator_app.casefile import CaseDocument
from mediator_app.domain.claims import Claim, ClaimKind, Ground, Reckoning
from mediator_app.domain.days import CHINA, legal_day
from mediator_app.domain.ids import AgentId, ClaimId, OfferId, PartyId, TermId
from mediator_app.domain.money import Money
from mediator_app.domain.offers import OfferSide
from mediator_app.domain.people import Employer, Worker
from mediator_app.domain.schedule import EqualParts
from mediator_app.domain.schedule import Step as Pace
from mediator_app.domain.terms import FreeTerm
from mediator_app.practice import case_document

LONG_COMPANY: Final = (
    "示例跨国人工智能与先进制造联合创新技术研究（中国·上海）股份有限公司长三角一体化示范区第一分公司"
)
LONG_ROAD: Final = (
    "上海市示例区虚构街道练习新村一百二十八弄三十六支弄七号甲楼二单元一千二百零三室（原虚构路8弄1号）"
)
RARE_NAME: Final = "𠮷田𬭎·阿卜杜热合曼·买买提吐尔逊江"
CLAIMS: Final = 40
ROUNDS: Final = 21
INSTALMENTS: Final = 24
NOON: Final = 12
REST_OF_THE_DAY: Final = (
    ("程设想", "示例餐饮管理有限公司", 9, 20),
    ("赵假设", "示例教育科技有限公司", 9, 50),
    ("程示范", "示例物流有限公司", 10, 20),
    ("孙设例", "示例商贸有限公司", 10, 50),
    ("周假名", "示例快递有限公司", 13, 30),
    ("程假名", "示例软件有限公司", 14, 0),
    ("陈虚例", "示例酒店管理有限公司", 14, 30),
    ("吴设想", "示例家政服务有限公司", 15, 15),
    ("郑虚名", "示例广告传媒有限公司", 16, 0),
)
"""Worker, employer, hour and minute of the hearing."""


def usual() -> CaseDocument:
    """S1, and what the statutory reference of its first claim is reckoned from."""
    document = case_document()
    first, *others = document.content.claims
    known = Reckoning(
        hired=date(2007, 3, 1),
        ended=date(2026, 9, 30),
        monthly=Money(68_000_00),
        ground=Ground.CHANGED_CIRCUMSTANCES,
    )
    claims = (replace(first, reckoning=known), *others)
    return replace(document, content=replace(document.content, claims=claims))


def at_the_table() -> CaseDocument:
    """The same before anybody agreed."""
    document = usual()
    content = document.content
    going_on = replace(content.hearing, ended_at=None)
    before = replace(content, hearing=going_on, offers=content.offers[:-2], settlement=None, terms=())
    return replace(document, content=before)


def numbered(document: CaseDocument, number: int, *, at: tuple[int, int]) -> CaseDocument:
    """The same with a case number of its own, heard from another hour and minute on."""
    content = document.content
    assert content.hearing.started_at is not None
    starts = content.hearing.started_at.astimezone(CHINA).replace(hour=at[0], minute=at[1])
    hearing = replace(content.hearing, started_at=starts)
    return replace(document, content=replace(content, case_number=_number(number), hearing=hearing))


def _number(number: int) -> str:
    return f"示劳人仲（2026）办字第{number}号"


def the_rest_of_the_day(day: date) -> Iterator[CaseDocument]:
    """Nine more cases: four were agreed on in the morning, five are still ahead."""
    for number, (worker, employer, hour, minute) in enumerate(REST_OF_THE_DAY, 5):
        starts = datetime.combine(day, time(hour, minute), CHINA)
        yield heard(worker, employer, number, starts, settled=hour < NOON)


def crowded() -> CaseDocument:
    """Long names, characters beyond the basic plane, many claims, rounds and instalments."""
    document = case_document()
    content = document.content
    worker, employer = content.parties
    assert isinstance(worker, Worker)
    assert isinstance(employer, Employer)
    assert content.settlement is not None
    worker = replace(worker, name=RARE_NAME, address=LONG_ROAD, service_address=LONG_ROAD)
    employer = replace(employer, name=LONG_COMPANY, address=LONG_ROAD, service_address=LONG_ROAD)
    others = tuple(
        replace(
            worker, id=PartyId(f"worker-{n}"), name=f"{'𬭎𠮷㐂𡃁'[n % 4]}虚构{n}", phone=f"138000001{n:02}"
        )
        for n in range(1, 5)
    )
    agents = (*content.agents, replace(content.agents[0], id=AgentId("agent-3"), name="欧阳虚拟·𠮷"))
    kinds = [kind for kind in ClaimKind if kind is not ClaimKind.OTHER]
    more = tuple(
        Claim(
            id=ClaimId(f"claim-{n}"),
            claimant=worker.id,
            against=employer.id,
            kind=kinds[n % len(kinds)],
            amount=Money(12_345_67 * n),
            starts=date(2025, 1, 1),
            ends=date(2026, 9, 30),
            basis="申请人陈述：按照双方多次往来邮件及考勤记录，该项应予支付，被申请人至今未支付。",
        )
        for n in range(len(content.claims) + 1, CLAIMS + 1)
    )
    asked, given, left = 13_949_375_38, 300_000_00, 750_000_00
    offers = tuple(
        replace(
            content.offers[0],
            id=OfferId(f"offer-{n}"),
            at=content.offers[0].at + timedelta(minutes=5 * n),
            side=OfferSide.RESPONDENT if n % 2 else OfferSide.APPLICANT,
            amount=Money(round(left + ((given if n % 2 else asked) - left) * (1 - n / (ROUNDS - 1)) ** 2)),
            conditions="分期支付，逾期部分按日计算违约金，双方另行签署确认书。",
        )
        for n in range(ROUNDS)
    )
    plan = EqualParts(INSTALMENTS, date(2026, 12, 15), Pace.MONTH)
    share = replace(content.settlement.shares[0], division=(), plan=plan)
    free = tuple(
        FreeTerm(
            id=TermId(f"free-{n}"),
            text=f"双方确认第{n}项附加安排，" + "包括资料移交、账号注销与对外口径。" * 3,
        )
        for n in range(1, 4)
    )
    grown = replace(
        content,
        cause="违法解除劳动合同赔偿金、未休年休假工资报酬、奖金、加班工资、经济补偿及其他三十五项请求争议",
        parties=(worker, *others, employer),
        agents=agents,
        claims=(*content.claims, *more),
        facts=content.facts * 5,
        offers=offers,
        settlement=replace(content.settlement, shares=(share,)),
        terms=(*content.terms, *free),
    )
    return replace(document, content=grown)


def heard(
    worker: str,
    employer: str,
    number: int,
    starts: datetime,
    *,
    cause: str = "",
    asked: Mapping[ClaimKind, Money] | None = None,
    settled: bool = True,
) -> CaseDocument:
    """S1 with other names and another time; `asked` replaces its claims. What is not `settled` is still ahead."""
    document = case_document()
    content = document.content
    person, company = content.parties
    assert isinstance(person, Worker)
    assert isinstance(company, Employer)
    on = legal_day(starts)
    claims = content.claims
    if asked is not None:
        claims = tuple(
            Claim(id=ClaimId(f"claim-{at}"), claimant=person.id, against=company.id, kind=kind, amount=amount)
            for at, (kind, amount) in enumerate(asked.items(), 1)
        )
    changed = replace(
        content,
        case_number=_number(number),
        cause=cause or content.cause,
        hearing=replace(content.hearing, held_on=on, started_at=starts, ended_at=None),
        parties=(replace(person, name=worker), replace(company, name=employer)),
        claims=claims,
        offers=(),
        statements=(),
        agreed_on=on,
    )
    if not settled:
        changed = replace(changed, settlement=None, terms=(), agreed_on=None, facts="")
    return replace(document, content=changed)
