"""The seven papers of the practice case, as a court's counter and other programs read them."""

from __future__ import annotations

import re
import shutil
from dataclasses import replace
from datetime import date, time, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mediator_app.documents.agreement import Clauses
from mediator_app.documents.blocks import Clause, Paragraph, plain
from mediator_app.documents.papers import PaperMaker
from mediator_app.documents.participants import places
from mediator_app.documents.speech import Speech
from mediator_app.documents.wording import WORDING, Wording
from mediator_app.domain.errors import Refusal
from mediator_app.domain.ids import AttachmentId, PartyId, ServiceId, TermId
from mediator_app.domain.money import Money, capitals, format_money
from mediator_app.domain.papers import INSTRUMENTS, PaperId, PaperKind, Signer, SignerRole
from mediator_app.domain.people import AgentKind, Authority, Employer, Guardian, Side, Worker
from mediator_app.domain.record import Closing, Content, Record, Service, ServiceMethod, ServiceOutcome
from mediator_app.domain.schedule import ByAmount, EqualParts, FixedPart
from mediator_app.domain.sealing import end_seal, signers
from mediator_app.domain.settlement import Allocation, Settlement
from mediator_app.domain.signatures import Scan
from mediator_app.domain.states import CaseState, RevisionState
from mediator_app.domain.terms import (
    DisputeScope,
    EndTerm,
    FreeTerm,
    LeavingCertificateTerm,
    NoFurtherDisputeTerm,
)
from tests.documents import reading
from tests.documents.samples import AT, INK, SEAL, record, s1, sealed, street, with_plan

MAKER = PaperMaker()
INSTRUMENT = PaperId(PaperKind.ARBITRATION_MEDIATION)
AGREEMENT = PaperId(PaperKind.MEDIATION_AGREEMENT)


def flat(made_from: Record, paper: PaperId, folder: Path, **options: object) -> str:
    return reading.flat(MAKER.render(made_from, paper, **options).pdf, folder)  # type: ignore[arg-type]


def not_on_file() -> Content:
    """S1 where neither agent has brought a power of attorney."""
    return replace(s1(), agents=tuple(replace(agent, papers_on_file=False) for agent in s1().agents))


def test_no_power_of_attorney_is_made_where_the_partys_own_is_on_file() -> None:
    first, second = s1().agents
    content = replace(s1(), agents=(first, replace(second, papers_on_file=False)))
    made = [
        paper.subject for paper in MAKER.set_of(record(content)) if paper.kind is PaperKind.POWER_OF_ATTORNEY
    ]
    assert made == [second.id]
    assert not any(paper.kind is PaperKind.POWER_OF_ATTORNEY for paper in MAKER.set_of(record()))


def test_the_set_of_papers_is_that_of_the_dossier() -> None:
    kinds = [paper.kind for paper in MAKER.set_of(record(not_on_file()))]
    assert kinds == [
        PaperKind.RIGHTS_NOTICE, PaperKind.POWER_OF_ATTORNEY, PaperKind.POWER_OF_ATTORNEY, PaperKind.SERVICE_ADDRESS,
        PaperKind.SERVICE_ADDRESS, PaperKind.HEARING_RECORD, PaperKind.ARBITRATION_MEDIATION,
        PaperKind.SERVICE_RETURN, PaperKind.SERVICE_RETURN,
    ]  # fmt: skip
    without = MAKER.set_of(record(replace(s1(), settlement=None)))
    assert not {PaperKind.ARBITRATION_MEDIATION, PaperKind.SERVICE_RETURN} & {paper.kind for paper in without}


@pytest.mark.parametrize("number", range(9))
def test_every_paper_is_sound_and_the_same_twice(number: int, tmp_path: Path) -> None:
    case = record(not_on_file(), practice=True)
    paper = MAKER.set_of(case)[number]
    made = MAKER.render(case, paper, seal=SEAL)
    assert made == MAKER.render(case, paper, seal=SEAL) == PaperMaker().render(case, paper, seal=SEAL)
    reading.check(made.pdf, tmp_path)
    faces = reading.fonts(made.pdf, tmp_path)
    assert faces
    assert all(" yes yes yes " in line for line in faces)
    pages = reading.text(made.pdf, tmp_path).split("\f")[:-1]
    assert len(pages) == made.pages
    for page in pages:
        assert "演练文书" in page
        assert "0123 4567 89ab cdef" in page
    # a place to sign on every paper, inside its page
    assert made.places
    assert all(1 <= place.page <= made.pages for place in made.places)
    assert len({place.slot for place in made.places}) == len(made.places)


def test_the_instrument_says_everything_where_it_belongs(tmp_path: Path) -> None:
    read = flat(record(), INSTRUMENT, tmp_path, seal=SEAL)
    once = [
        "柒拾伍万元整", "750,000.00", "3,200,000.00", "2026年12月15日", "310110198001010006", "91310000MA0000000Y",
        "WolfgangDVOŘÁK", "示例跨国（中国）有限公司",
        "孙译例", "周示范", "钱示例", "6222020000000000018", "本调解书经双方当事人签收后，即发生法律效力",
    ]  # fmt: skip
    assert {text: read.count(text) for text in once} == dict.fromkeys(once, 1)
    # among the people of the case, and among those who were there
    assert {name: read.count(name) for name in ("沃尔夫冈·德沃夏克", "吴虚拟", "郑𬭎")} == {
        "沃尔夫冈·德沃夏克": 2, "吴虚拟": 2, "郑𬭎": 2
    }  # fmt: skip
    # the applicant, twice so, and the account that the money goes to
    assert read.count("程虚构") == 3
    assert "＿" not in read


def test_everybody_has_one_place_in_order_on_one_page() -> None:
    made = MAKER.render(record(), INSTRUMENT, seal=SEAL)
    assert [place.slot for place in made.places] == [signer.slot for signer in signers(s1(), INSTRUMENT.kind)]
    assert made.places[-1].slot == "mediator"
    assert len({place.page for place in made.places}) == 1
    assert all(place.width > 100 and place.height > 30 for place in made.places)


def test_the_places_of_many_signers_are_not_split(tmp_path: Path) -> None:
    """Twelve workers, one employer, one arbitrator."""
    content = s1()
    worker, employer = content.parties
    more = tuple(replace(worker, id=PartyId(f"w{n}"), name=f"示例{n}") for n in range(11))
    crowd = replace(content, parties=(worker, *more, employer), agents=(), interpreters=())
    for number in range(0, 24, 3):
        for paper in (INSTRUMENT, AGREEMENT):
            content = replace(crowd, facts="双方没有争议。\n" * number, instrument=paper.kind)
            made = MAKER.render(record(content), paper)
            assert len(made.places) == 14
            assert len({place.page for place in made.places}) == 1


@pytest.mark.parametrize("kind", [*sorted(INSTRUMENTS), PaperKind.HEARING_RECORD])
def test_signatures_never_stand_on_a_page_without_what_is_signed(kind: PaperKind, tmp_path: Path) -> None:
    """A page of nothing but signatures could be put behind another text. The text grows line by line."""
    for number in range(24):
        facts = "".join(f"双方没有争议的第{line}件事实。\n" for line in range(number))
        content = replace(s1(), facts=facts, instrument=kind if kind in INSTRUMENTS else s1().instrument)
        made = MAKER.render(record(content), PaperId(kind), seal=SEAL)
        page = reading.text(made.pdf, tmp_path).split("\f")[made.places[0].page - 1]
        lines = [line.strip() for line in page.splitlines() if line.strip()]
        signing = next(at for at, line in enumerate(lines) if "（签名" in line)
        text = [line for line in lines[:signing] if not line.endswith("：")]
        assert len(text) >= 2, (number, page)


def test_a_line_that_announces_claims_never_ends_a_page(tmp_path: Path) -> None:
    content = s1()
    worker, *others = content.parties
    assert isinstance(worker, Worker)
    for length in range(1, 30, 4):
        moved = replace(worker, address="示例路" * length)
        case = replace(content, parties=(moved, *others), interpreters=())
        made = MAKER.render(record(case), INSTRUMENT)
        for page in reading.text(made.pdf, tmp_path).split("\f"):
            said = "".join(page.split()).split("仲裁请求：")
            assert len(said) == 1 or said[1].startswith("1.")


def test_an_employer_without_its_representative_still_has_a_place_for_the_seal() -> None:
    parties = tuple(
        replace(party, legal_representative=replace(party.legal_representative, attends=False))
        if isinstance(party, Employer)
        else party
        for party in s1().parties
    )
    made = MAKER.render(record(replace(s1(), parties=parties)), INSTRUMENT)
    assert [place.slot for place in made.places][2:4] == ["seal:employer", "agent:agent-employer"]


def test_agreement_of_a_body_has_its_own_effect_signers_and_words(tmp_path: Path) -> None:
    read = flat(record(street()), AGREEMENT, tmp_path)
    assert "调解协议书" in read
    assert "签名并加盖本调解组织印章之日起生效" in read
    assert "共同向上海市示例区劳动人事争议仲裁委员会申请仲裁审查" in read
    assert "支付令" in read
    assert "签收后" not in read
    assert "仲裁请求" not in read
    assert "调解员（签名）" in read
    assert "加盖仲裁委员会印章" not in read


def test_few_instalments_stand_in_the_clause_and_many_in_a_table(tmp_path: Path) -> None:
    few = flat(record(with_plan(EqualParts(2, date(2026, 12, 15)))), INSTRUMENT, tmp_path)
    assert "第一期于2026年12月15日前（含当日）支付人民币375,000.00元" in few
    assert "付款计划表" not in few
    many = flat(record(street()), AGREEMENT, tmp_path)
    assert many.count("125,000.00") == 6
    assert "2027年5月15日前（含当日）" in many
    assert "合计柒拾伍万元整750,000.00" in many


def test_a_clause_on_default_speaks_of_instalments_only_where_there_are_some() -> None:
    said = default_clause(s1())
    assert "任何一期" not in said
    assert "未到期" not in said
    assert "收款一方有权就未付款项" in said
    said = default_clause(with_plan(EqualParts(3, date(2026, 12, 15))))
    assert "任何一期款项" in said
    assert "全部未到期款项立即到期" in said


def default_clause(content: Content) -> str:
    speech = Speech("zh", Wording(WORDING).words("zh"))
    return next(one for one in Clauses(content, speech, Wording(WORDING)).all() if "违约金" in one)


def test_with_two_employers_a_clause_is_about_the_one_that_it_names() -> None:
    """A dispatched worker has a labour contract with the labour-hire firm only (Labour Contract Law art. 58)."""
    content = s1()
    firm = next(party for party in content.parties if isinstance(party, Employer))
    user = replace(firm, id=PartyId("user"), name="虚构用工单位有限公司")
    terms = (
        EndTerm(id=TermId("t1"), on=date(2026, 9, 30), employer=firm.id),
        LeavingCertificateTerm(id=TermId("t2"), by=date(2026, 11, 27), employer=firm.id),
    )
    content = replace(content, parties=(*content.parties, user), terms=terms)
    speech = Speech("zh", Wording(WORDING).words("zh"))
    end, *_, certificate = Clauses(content, speech, Wording(WORDING)).all()
    assert "申请人与被申请人一之间的劳动合同" in end
    assert certificate.startswith("被申请人一于2026年11月27日前（含当日）")


def test_unequal_instalments_add_up(tmp_path: Path) -> None:
    plan = ByAmount((FixedPart(date(2026, 12, 1), Money(10_000_001)),), date(2027, 1, 1))
    read = flat(record(with_plan(plan)), INSTRUMENT, tmp_path)
    assert "100,000.01" in read
    assert "649,999.99" in read


def test_claims_given_up_are_named_by_number(tmp_path: Path) -> None:
    content = s1()
    assert content.settlement
    ids = [claim.id for claim in content.claims]
    division = (
        Allocation(ids[0], Money(75_000_000)),
        Allocation(ids[1], Money(0)),
        Allocation(ids[2], Money(0)),
    )
    share = replace(content.settlement.shares[0], division=division)
    read = flat(record(replace(content, settlement=Settlement((share,)))), INSTRUMENT, tmp_path)
    assert "对申请人的第2、3项请求，申请人自愿放弃" in read
    assert "上述款项的性质为违法解除（终止）劳动合同赔偿金" in read
    assert read.count("750,000.00") == 1


def test_nothing_paid_and_nothing_dated(tmp_path: Path) -> None:
    content = s1()
    assert content.settlement
    share = content.settlement.shares[0]
    nothing = replace(share, amount=Money(0), division=(), plan=None)
    assert "无需就本案请求向申请人支付款项" in flat(
        record(replace(content, settlement=Settlement((nothing,)))), INSTRUMENT, tmp_path
    )
    undated = replace(share, plan=None)
    assert "付款期限：＿" in flat(
        record(replace(content, settlement=Settlement((undated,)))), INSTRUMENT, tmp_path
    )


def test_figures_in_free_clauses_are_the_cases_own(tmp_path: Path) -> None:
    term = FreeTerm(
        id=TermId("t"), text="｛申请人｝收到{调解金额}元（{调解金额大写}）后，于{ 末期日期 }开具收条。"
    )
    read = flat(record(replace(s1(), terms=(term,))), INSTRUMENT, tmp_path)
    assert "申请人收到750,000.00元（柒拾伍万元整）后，于2026年12月15日开具收条。" in read


def test_several_people_on_a_side_are_told_apart(tmp_path: Path) -> None:
    first = s1().parties[0]
    assert isinstance(first, Worker)
    second = replace(first, id=type(first.id)("worker-2"), name="郝复制")
    content = replace(s1(), parties=(first, second, *s1().parties[1:]))
    read = flat(record(content), INSTRUMENT, tmp_path)
    assert "申请人一：程虚构" in read
    assert "申请人二：郝复制" in read
    assert "一式四份" in read


@pytest.mark.parametrize("kind", list(PaperKind))
def test_a_draft_of_an_empty_case_has_blanks_instead_of_errors(kind: PaperKind, tmp_path: Path) -> None:
    empty = Content(
        instrument=PaperKind.MEDIATION_AGREEMENT,
        parties=(
            Worker(id=s1().parties[0].id, side=Side.APPLICANT),
            Employer(id=s1().parties[1].id, side=Side.RESPONDENT),
        ),
        agents=(replace(s1().agents[0], name="", authority=Authority.GENERAL),),
    )
    subject = {PaperKind.POWER_OF_ATTORNEY: "agent-worker", PaperKind.SERVICE_ADDRESS: "worker"}.get(
        kind, "employer"
    )
    read = flat(record(empty), PaperId(kind, subject), tmp_path)
    assert "＿" in read
    assert "草稿" in read


@pytest.mark.parametrize("kind", sorted(INSTRUMENTS))
def test_before_anybody_is_named_nobody_takes_part_and_no_copies_are_counted(
    kind: PaperKind, tmp_path: Path
) -> None:
    """It said `组织巡回调解，到场参加` and `一式一份，当事人各执一份`."""
    read = flat(record(Content(instrument=kind)), PaperId(kind), tmp_path)
    assert re.search("一式＿+份", read)
    assert "，到场参加" not in read


@pytest.mark.parametrize("kind", [*sorted(INSTRUMENTS), PaperKind.HEARING_RECORD])
def test_an_interpreter_without_a_name_is_a_blank_to_fill_in(kind: PaperKind, tmp_path: Path) -> None:
    nameless = replace(s1(), interpreters=(replace(s1().interpreters[0], name=""),))
    read = flat(record(nameless), PaperId(kind), tmp_path)
    assert "翻译人员：＿＿＿＿＿＿，" in read
    assert "翻译人员：，" not in read


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("kind", sorted(INSTRUMENTS))
def test_a_case_that_was_just_opened_prints_no_marks_of_the_wording(
    kind: PaperKind, language: str, tmp_path: Path
) -> None:
    made = MAKER.render(record(Content(instrument=kind)), PaperId(kind), language=language)
    assert ":::" not in reading.flat(made.pdf, tmp_path)


def test_the_power_of_attorney_lists_each_power(tmp_path: Path) -> None:
    paper = PaperId(PaperKind.POWER_OF_ATTORNEY, "agent-worker")
    read = flat(record(), paper, tmp_path)
    assert "（2）代为放弃请求" in read
    general = replace(
        s1(), agents=(replace(s1().agents[0], authority=Authority.GENERAL, authority_text="全权代理"),)
    )
    read = flat(record(general), paper, tmp_path)
    assert "全权代理" in read
    assert "视为一般授权" in read
    assert "代为放弃请求" not in read


@pytest.mark.parametrize(
    ("fields", "printed", "in_record"),
    [
        ({"relation": "法务经理"}, "郑𬭎，女，系该公司法务经理", "郑𬭎（该公司法务经理）"),
        ({}, "郑𬭎，女，系该公司工作人员", "郑𬭎（该公司工作人员）"),
        (
            {"organisation": "示例跨国（中国）有限公司", "relation": "法务经理"},
            "郑𬭎，女，系该公司法务经理",
            "郑𬭎（该公司法务经理）",
        ),
        (
            {"organisation": "示例集团", "relation": "法务总监"},
            "郑𬭎，女，系示例集团法务总监",
            "郑𬭎（示例集团法务总监）",
        ),
    ],
)
def test_staff_are_named_as_the_courts_name_them(
    fields: dict[str, str], printed: str, in_record: str, tmp_path: Path
) -> None:
    first, second = s1().agents
    staff = replace(second, kind=AgentKind.STAFF, licence="", **{"organisation": "", **fields})  # type: ignore[arg-type]
    content = replace(s1(), agents=(first, staff))
    assert printed in flat(record(content), INSTRUMENT, tmp_path)
    assert in_record in flat(record(content), PaperId(PaperKind.HEARING_RECORD), tmp_path)
    assert printed in flat(record(content), PaperId(PaperKind.POWER_OF_ATTORNEY, second.id), tmp_path)


def test_the_hearing_record_tells_what_was_said_openly(tmp_path: Path) -> None:
    read = flat(record(), PaperId(PaperKind.HEARING_RECORD), tmp_path)
    assert "被申请人委托代理人（09:18）：被申请人认为争议源于对审批流程的误解" in read
    assert "3,900,000.00" in read
    assert "书记员（签名）" in read
    # Every side counts its own rounds, as in the window; then it is said how the table ended.
    rows = re.findall(r"(\d)(\d\d:\d\d)", read[read.index("轮次时间提出人") :])
    assert rows == [
        ("1", "09:25"), ("1", "09:40"), ("2", "10:05"), ("2", "10:20"), ("1", "10:55"), ("3", "11:05"), ("3", "11:10"),
    ]  # fmt: skip
    agreed = "双方当事人当面就金额达成一致：被申请人支付申请人人民币750,000.00元。"
    assert agreed in read
    assert read.index("轮次时间提出人") < read.index(agreed) < read.index("调解结果")
    open_still = replace(s1(), settlement=None)
    assert "达成一致：" not in flat(record(open_still), PaperId(PaperKind.HEARING_RECORD), tmp_path)
    assert "仲裁员当场核对了到场人员的身份证件和代理手续。" in read
    unchecked = replace(s1(), hearing=replace(s1().hearing, identity_checked=False))
    assert "核对了" not in flat(record(unchecked), PaperId(PaperKind.HEARING_RECORD), tmp_path)
    alone = replace(s1(), agents=())
    read = flat(record(alone), PaperId(PaperKind.HEARING_RECORD), tmp_path)
    assert "仲裁员当场核对了到场人员的身份证件。" in read
    unread = replace(s1(), hearing=replace(s1().hearing, rights_explained=False))
    assert "尚未告知" in flat(record(unread), PaperId(PaperKind.HEARING_RECORD), tmp_path)


@pytest.mark.parametrize(
    ("consent", "printed"),
    [
        (None, "□同意□不同意电子邮箱cheng@example.com"),
        (True, "☑同意□不同意电子邮箱cheng@example.com"),
        (False, "□同意☑不同意"),
    ],
)
def test_nobody_is_said_to_refuse_electronic_service_who_was_not_asked(
    consent: bool | None, printed: str, tmp_path: Path
) -> None:
    worker, employer = s1().parties
    content = replace(s1(), parties=(replace(worker, e_service=consent), employer))
    assert printed in flat(record(content), PaperId(PaperKind.SERVICE_ADDRESS, "worker"), tmp_path)


@pytest.mark.parametrize("consent", [None, True])
def test_an_address_that_is_not_known_leaves_its_line_empty(consent: bool | None, tmp_path: Path) -> None:
    """The blank for a day stood there, and ran on from the word before it."""
    worker, employer = s1().parties
    content = replace(s1(), parties=(replace(worker, e_service=consent, email=""), employer))
    read = flat(record(content), PaperId(PaperKind.SERVICE_ADDRESS, "worker"), tmp_path)
    assert "电子邮箱告知事项" in read
    assert "电子邮箱年" not in read


def test_no_further_dispute_goes_as_far_as_was_chosen(tmp_path: Path) -> None:
    wide = NoFurtherDisputeTerm(id=TermId("t"), scope=DisputeScope.EMPLOYMENT)
    read = flat(record(replace(s1(), terms=(wide,))), INSTRUMENT, tmp_path)
    assert "双方就劳动关系存续期间以及解除（终止）劳动关系的一切事项再无其他争议" in read
    assert "社会保险" in read
    narrow = NoFurtherDisputeTerm(id=TermId("t"))
    read = flat(record(replace(s1(), terms=(narrow,))), INSTRUMENT, tmp_path)
    assert "双方就本案所列请求再无其他争议" in read
    assert "一切事项" not in read


def test_a_failed_mediation_is_recorded_as_such(tmp_path: Path) -> None:
    failed = replace(record(replace(s1(), settlement=None, terms=())), ended="双方对赔偿金额差距过大。")
    read = flat(failed, PaperId(PaperKind.HEARING_RECORD), tmp_path)
    assert "经调解未达成协议。双方对赔偿金额差距过大。" in read
    assert "及时作出裁决" in read


def test_the_english_copy_is_for_reading_only(tmp_path: Path) -> None:
    made = MAKER.render(record(), INSTRUMENT, language="en", seal=SEAL)
    read = " ".join(reading.text(made.pdf, tmp_path).split())
    assert "The Chinese text alone is signed, served and binding." in read
    assert "RMB 750,000.00" in read
    assert "15 December 2026" in read
    assert "with 钱示例 as clerk" in read
    assert "吴虚拟, male, lawyer of 上海虚拟律师事务所, licence no." in read
    assert "Present: Applicant 程虚构 with agent 吴虚拟; Respondent by Legal representative Wolfgang" in read
    assert "Facts that neither side disputes:" in read
    assert "nationality 中国" not in read
    assert "nationality 德国" in read
    assert "in 3 copies" in read or "in three copies" in read
    assert not made.places
    assert b"/Lang (en)" in made.pdf
    assert "judicial confirmation" in " ".join(
        reading.text(MAKER.render(record(street()), AGREEMENT, language="en").pdf, tmp_path).split()
    )


def test_the_instrument_says_who_was_there(tmp_path: Path) -> None:
    content = s1()
    read = flat(record(), INSTRUMENT, tmp_path)
    # The end of a page stands between.
    assert (
        "请人程虚构及委托代理人吴虚拟、被申请人法定代表人沃尔夫冈·德沃夏克及委托代理人郑𬭎到场参加。" in read
    )
    worker, employer = content.parties
    assert isinstance(employer, Employer)
    away = replace(employer, legal_representative=replace(employer.legal_representative, attends=False))
    read = flat(record(replace(content, parties=(worker, away))), INSTRUMENT, tmp_path)
    assert "被申请人委托代理人郑𬭎到场参加。" in read
    assert "或者其委托代理人" not in read
    nobody = replace(content, parties=(worker, away), agents=(content.agents[0],))
    assert "委托代理人吴虚拟到场参加。" in flat(record(nobody), INSTRUMENT, tmp_path)


def test_what_was_offered_on_another_day_bears_its_date(tmp_path: Path) -> None:
    content = s1()
    paper = PaperId(PaperKind.HEARING_RECORD)
    assert "2026年11月24日" not in flat(record(), paper, tmp_path)
    first, *rest = content.offers
    late = replace(first, at=first.at + timedelta(days=1))
    assert "2026年11月24日" in flat(record(replace(content, offers=(*rest, late))), paper, tmp_path)


def test_a_sealed_paper_is_drawn_from_what_was_sealed(tmp_path: Path) -> None:
    read = flat(sealed(MAKER.wording()), INSTRUMENT, tmp_path, seal=SEAL)
    assert "后来改动的案由" not in read
    assert "违法解除劳动合同赔偿金等争议" in read
    assert "后来改动的案由" in flat(sealed(MAKER.wording()), INSTRUMENT, tmp_path)


def test_ink_and_paper_signatures_come_only_when_asked_for(tmp_path: Path) -> None:
    bare = MAKER.render(sealed(MAKER.wording()), INSTRUMENT, seal=SEAL)
    case = sealed(MAKER.wording(), signed=True)
    assert MAKER.render(case, INSTRUMENT, seal=SEAL) == bare
    signed = MAKER.render(case, INSTRUMENT, seal=SEAL, signed=True)
    assert signed.places == bare.places
    assert "已在打印件上手写签名" in reading.flat(signed.pdf, tmp_path)
    page = bare.places[0].page
    before = reading.picture(bare.pdf, tmp_path, page)[2]
    after = reading.picture(signed.pdf, tmp_path, page)[2]
    assert before != after
    for page in range(1, bare.places[0].page):
        assert reading.picture(bare.pdf, tmp_path, page) == reading.picture(signed.pdf, tmp_path, page)


def test_words_that_changed_after_the_seal_do_not_change_the_agreement(tmp_path: Path) -> None:
    folder = tmp_path / "wording"
    shutil.copytree(WORDING, folder)
    maker = PaperMaker(folder)
    case = sealed(maker.wording())
    maker.render(case, INSTRUMENT, seal=SEAL)
    path = folder / "arbitration_mediation/zh.md"
    path.write_text(path.read_text("utf-8").replace("自愿达成", "达成"), "utf-8")
    with pytest.raises(Refusal) as caught:
        maker.render(case, INSTRUMENT, seal=SEAL)
    assert caught.value.code == "wording_changed"
    assert maker.render(case, PaperId(PaperKind.RIGHTS_NOTICE), seal=SEAL).pages


def test_the_certificate_of_service_shows_who_received_and_when(tmp_path: Path) -> None:
    case = sealed(MAKER.wording(), signed=True)
    revision = case.revisions[0]
    service = Service(
        id=ServiceId("x"), at=AT, recipient=s1().parties[1].id, received_by=Signer(SignerRole.AGENT, "agent-employer"),
        name="郑𬭎", outcome=ServiceOutcome.DELIVERED, method=ServiceMethod.IN_PERSON, copies=2, ink=INK,
    )  # fmt: skip
    served = replace(case, revisions=(replace(revision, services=(service,)),))
    made = MAKER.render(served, PaperId(PaperKind.SERVICE_RETURN, "employer"), seal=SEAL, signed=True)
    read = reading.flat(made.pdf, tmp_path)
    assert "2026年11月23日" in read
    assert "二份" in read
    assert "郑𬭎" in read
    assert [place.slot for place in made.places] == ["agent:agent-employer", "recorder"]
    assert read.count("2026年11月23日") == 1, "whoever served has not signed yet"
    assert "收到日期为受送达人在屏幕上签名时由程序记录的日期，该日期为送达日期" in read
    assert "由受送达人本人填写" not in read

    signed = replace(revision, services=(replace(service, server_ink=INK),))
    made = MAKER.render(
        replace(case, revisions=(signed,)),
        PaperId(PaperKind.SERVICE_RETURN, "employer"),
        seal=SEAL,
        signed=True,
    )
    assert reading.flat(made.pdf, tmp_path).count("2026年11月23日") == 2


def test_the_certificate_of_service_bears_the_date_that_the_receiver_wrote(tmp_path: Path) -> None:
    case = sealed(MAKER.wording(), signed=True)
    revision = case.revisions[0]
    service = Service(
        id=ServiceId("x"), at=AT, recipient=s1().parties[1].id, received_by=Signer(SignerRole.AGENT, "agent-employer"),
        name="郑𬭎", outcome=ServiceOutcome.DELIVERED, received_on=date(2026, 11, 21),
        scan=Scan(AttachmentId("s"), "0" * 64),
    )  # fmt: skip
    for at, said in ((None, "2026年11月21日"), (time(16, 5), "2026年11月21日16时05分")):
        received = replace(service, received_at=at)
        served = replace(case, revisions=(replace(revision, services=(received,)),))
        made = MAKER.render(served, PaperId(PaperKind.SERVICE_RETURN, "employer"), seal=SEAL, signed=True)
        read = reading.flat(made.pdf, tmp_path)
        assert said in read
        assert "收到日期由受送达人本人填写" in read
        assert "已在打印件上手写签名，扫描件附卷" in read
        assert ("16时05分" in read) == (at is not None)
        assert "2026年11月23日" not in read


def not_agreed(**changes: object) -> Record:
    content = replace(s1(), **changes)  # type: ignore[arg-type]
    return replace(record(content), state=CaseState.NOT_AGREED, ended="双方就金额差距过大")


def test_the_record_of_a_hearing_that_failed_says_so_and_what_comes_next(tmp_path: Path) -> None:
    """What had been agreed before somebody went back on it stays in the content; it once stood there as agreed."""
    paper = PaperId(PaperKind.HEARING_RECORD)
    case = not_agreed()
    read = flat(case, paper, tmp_path, seal=end_seal(case, MAKER.wording()))
    assert "经调解未达成协议。双方就金额差距过大。" in read
    assert "本委将依照《中华人民共和国劳动争议调解仲裁法》第四十二条及时作出裁决" in read
    for untrue in ("自愿达成如下协议", "可以依法申请仲裁", "草稿", "在上列方案之后"):
        assert untrue not in read
    unaccepted = not_agreed(accepted_on=None)
    assert "可以依法申请仲裁" in flat(unaccepted, paper, tmp_path)
    kinds = {one.kind for one in MAKER.set_of(case)}
    assert PaperKind.HEARING_RECORD in kinds
    assert kinds.isdisjoint({*INSTRUMENTS, PaperKind.SERVICE_RETURN})
    again = replace(record(), state=CaseState.MEDIATING)
    assert "尚未达成协议。" in flat(again, paper, tmp_path)


def test_the_record_names_who_went_back_on_what_was_signed(tmp_path: Path) -> None:
    paper = PaperId(PaperKind.HEARING_RECORD)
    signed = sealed(MAKER.wording(), signed=True)
    before = MAKER.render(signed, paper, seal=SEAL, signed=True).pdf
    revision = replace(
        signed.revisions[0], state=RevisionState.WITHDRAWN, closing=Closing(AT, "0" * 64, "0" * 64),
        ended="公司认为金额过高", ended_at=AT, withdrawn_by=PartyId("employer"),
    )  # fmt: skip
    told = "该文书送达双方之前，示例跨国（中国）有限公司于2026年11月23日反悔：公司认为金额过高。该文书不发生效力。"
    for state, result in (
        (CaseState.MEDIATING, "尚未达成协议。"),
        (CaseState.NOT_AGREED, "经调解未达成协议。"),
    ):
        ended = "双方不愿再谈" if state is CaseState.NOT_AGREED else ""
        case = replace(signed, state=state, revisions=(revision,), ended=ended)
        read = flat(case, paper, tmp_path)
        assert told in read
        assert result in read
        assert "自愿达成如下协议" not in read
        assert MAKER.render(case, paper, seal=SEAL, signed=True).pdf == before, (
            "what was signed stays as it was"
        )


def test_the_certificate_of_a_refusal_says_that_nobody_received(tmp_path: Path) -> None:
    """It once said of whoever refused: signed by hand, on that day, in the party's place."""
    case = sealed(MAKER.wording(), signed=True)
    revision = case.revisions[0]
    refused = Service(
        id=ServiceId("x"), at=AT, recipient=s1().parties[1].id, received_by=Signer(SignerRole.AGENT, "agent-employer"),
        name="郑𬭎", outcome=ServiceOutcome.REFUSED, note="认为金额过高，拒绝签收。在场人：钱示例",
    )  # fmt: skip
    served = replace(case, revisions=(replace(revision, services=(refused,)),))
    made = MAKER.render(served, PaperId(PaperKind.SERVICE_RETURN, "employer"), seal=SEAL, signed=True)
    read = reading.flat(made.pdf, tmp_path)
    assert "受送达人于2026年11月23日拒绝签收上列文书，情况见备注。" in read
    assert "认为金额过高，拒绝签收。在场人：钱示例" in read
    for untrue in ("已收到上列文书", "已在打印件上手写签名", "郑𬭎", "该日期为送达日期"):
        assert untrue not in read
    assert read.count("2026年11月23日") == 1, "nobody has signed"
    assert [place.slot for place in made.places] == ["recorder"]

    again = replace(refused, id=ServiceId("y"), outcome=ServiceOutcome.DELIVERED, ink=INK, note="")
    made = MAKER.render(
        replace(case, revisions=(replace(revision, services=(refused, again)),)),
        PaperId(PaperKind.SERVICE_RETURN, "employer"),
        seal=SEAL,
        signed=True,
    )
    read = reading.flat(made.pdf, tmp_path)
    assert "本人（本单位）已收到上列文书" in read
    assert "拒绝签收上列文书" not in read


def test_the_certificate_of_service_by_post_claims_no_signature(tmp_path: Path) -> None:
    case = sealed(MAKER.wording(), signed=True)
    revision = case.revisions[0]
    posted = Service(
        id=ServiceId("x"), at=AT, recipient=s1().parties[1].id, received_by=Signer(SignerRole.PARTY, "employer"),
        name="Johannes Berger", outcome=ServiceOutcome.DELIVERED, method=ServiceMethod.POST,
        note="邮件号 EX0000，前台签收", received_on=date(2026, 11, 21),
    )  # fmt: skip
    served = replace(case, revisions=(replace(revision, services=(posted,)),))
    made = MAKER.render(served, PaperId(PaperKind.SERVICE_RETURN, "employer"), seal=SEAL, signed=True)
    read = reading.flat(made.pdf, tmp_path)
    assert "上列文书已邮寄送达，受送达人收到的日期为2026年11月21日，该日期为送达日期；回执见备注。" in read
    assert "邮件号EX0000，前台签收" in read.replace(" ", "")
    assert "已在打印件上手写签名" not in read
    assert [place.slot for place in made.places] == ["recorder"]


def test_a_legal_representative_receives_as_the_company_not_in_its_place(tmp_path: Path) -> None:
    case = sealed(MAKER.wording(), signed=True)
    revision = case.revisions[0]
    service = Service(
        id=ServiceId("x"), at=AT, recipient=s1().parties[1].id, received_by=Signer(SignerRole.PARTY, "employer"),
        name="Johannes Berger", outcome=ServiceOutcome.DELIVERED, ink=INK,
    )  # fmt: skip
    served = replace(case, revisions=(replace(revision, services=(service,)),))
    made = MAKER.render(served, PaperId(PaperKind.SERVICE_RETURN, "employer"), seal=SEAL, signed=True)
    assert "Berger" not in reading.flat(made.pdf, tmp_path)


@pytest.mark.parametrize(
    ("field", "change"),
    [
        (
            "parties.0.name",
            lambda c: replace(c, parties=(replace(c.parties[0], name="程\U0002ebf1"), *c.parties[1:])),
        ),
        (
            "agents.1.name",
            lambda c: replace(c, agents=(c.agents[0], replace(c.agents[1], name="\U0002ebf1"))),
        ),
        ("terms.0.text", lambda c: replace(c, terms=(FreeTerm(id=TermId("t"), text="\U0002ebf1"),))),
    ],
)
def test_a_missing_glyph_names_its_field(field: str, change: object) -> None:
    assert callable(change)
    with pytest.raises(Refusal) as caught:
        MAKER.render(record(change(s1())), INSTRUMENT)
    assert (caught.value.code, caught.value.field) == ("glyph_missing", field)
    assert caught.value.params["codepoint"] == "U+2EBF1"


@pytest.mark.parametrize("text", ["\ue000x", "\ue0000\ue001", "仲\ue001裁"])
def test_the_marks_of_the_layout_are_no_text_of_a_case(text: str) -> None:
    """The first of them once kept the program busy for ever."""
    content = s1()
    with pytest.raises(Refusal) as refused:
        MAKER.render(record(replace(content, body=replace(content.body, court=text))), INSTRUMENT)
    assert (refused.value.code, refused.value.field) == ("glyph_missing", "body.court")
    ended = replace(record(replace(content, settlement=None)), ended=text)
    with pytest.raises(Refusal) as refused:
        MAKER.render(ended, PaperId(PaperKind.HEARING_RECORD))
    assert refused.value.code == "glyph_missing"


def test_line_ends_of_other_systems_are_line_ends(tmp_path: Path) -> None:
    facts = "第一行\r\n第二行\r第三行"
    for paper in (INSTRUMENT, PaperId(PaperKind.HEARING_RECORD)):
        assert "第二行" in flat(record(replace(s1(), facts=facts)), paper, tmp_path)
    term = FreeTerm(id=TermId("t"), text="第一款\r\n第二款")
    assert "第二款" in flat(record(replace(s1(), terms=(term,))), INSTRUMENT, tmp_path)


def test_subjects_that_are_not_in_the_case_are_refused() -> None:
    for kind, code in (
        (PaperKind.POWER_OF_ATTORNEY, "no_such_agent"),
        (PaperKind.SERVICE_RETURN, "no_such_party"),
    ):
        with pytest.raises(Refusal) as caught:
            MAKER.render(record(), PaperId(kind, "nobody"))
        assert caught.value.code == code


@pytest.mark.parametrize(("language", "day"), [("zh", "2026年12月15日"), ("en", "15 December 2026")])
def test_the_plain_summary_is_made_of_blocks(language: str, day: str) -> None:
    blocks = MAKER.summary(record(), language)
    text = "".join(plain(block.text) for block in blocks if isinstance(block, Paragraph | Clause))
    assert "750,000.00" in text
    assert day in text


def test_a_guardian_signs_for_a_party_without_capacity() -> None:
    first = s1().parties[0]
    assert isinstance(first, Worker)
    content = replace(
        s1(), parties=(replace(first, guardian=Guardian("程监护", relation="母亲")), *s1().parties[1:])
    )
    speech = Speech("zh", Wording().words("zh"))
    assert places(content, INSTRUMENT.kind, speech)[0].label == "申请人的法定代理人（签名、捺印）："


@given(st.integers(1, 12), st.integers(100, 10**9), st.booleans())
@settings(max_examples=15)
def test_any_schedule_prints_its_sum_once_in_words_and_every_instalment(
    count: int, fen: int, official: bool
) -> None:
    content = s1() if official else street()
    assert content.settlement
    share = replace(
        content.settlement.shares[0],
        amount=Money(fen),
        division=(),
        plan=EqualParts(count, date(2026, 12, 15)),
    )
    content = replace(content, settlement=Settlement((share,)), terms=())
    speech = Speech("zh", Wording().words("zh"))
    (clause,) = Clauses(content, speech, Wording()).all()
    assert clause.count(capitals(Money(fen))) == 1
    assert clause.count(f"{format_money(Money(fen))}元") >= 1
    for row in share.instalments() if 1 < count <= 3 else ():
        assert format_money(row.amount) in clause
