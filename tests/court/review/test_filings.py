"""Finding a filing, reading it, and deciding about it, as a browser without scripts does."""

from __future__ import annotations

import re
from datetime import timedelta
from html.parser import HTMLParser

import pytest

from court import answers, audit, filings
from court.review.queue import PAGE
from court.schema import FilingState
from mediator_app.exchange.contract.canonical import sha256_of
from mediator_app.exchange.contract.filing import DocumentKind, FilingKind
from mediator_app.exchange.contract.reasons import Reason
from tests.court.review.conftest import World, papers
from tests.court.review.courthouse import handover
from tests.court.review.visitor import Visitor


def row(world: World, id: str) -> filings.Filing:
    with world.house.service.database.reading() as connection:
        return filings.filing(connection, world.court.id, id)


def titles(visitor: Visitor) -> list[str]:
    """Who stands in the list against whom, from the top."""
    found = re.findall(r'<a class="open"[^>]*>(.*?)</a>', visitor.last.text, re.DOTALL)
    return [" ".join(re.sub("<[^>]*>", " ", one).split()) for one in found]


def test_the_oldest_open_filing_stands_first(lin: Visitor) -> None:
    unit = "示例跨国（中国）有限公司"
    assert titles(lin) == [f"罗陈事 诉 {unit}", f"程虚构 诉 {unit}", f"程虚构 诉 {unit}"]
    assert "3,900,000.00" in lin.words
    assert "750,000.00" in lin.words
    assert lin.words.count("超期") == 2, "one chip, and the filter's name"


@pytest.mark.parametrize(
    ("query", "count"),
    [
        ("words=罗陈事", 1),
        ("words=示例跨国 周示范", 3),
        ("words=办字第2号", 1),
        ("words=100%25", 0),
        ("kind=handover", 2),
        ("kind=settlement", 1),
        ("twins=1", 2),
        ("overdue=1", 1),
        ("since=2026-11-24", 2),
        ("until=2026-11-17", 1),
        ("since=2026-11-18&until=2026-11-23", 0),
        ("show=docketed", 0),
        ("show=all&kind=handover&words=程虚构", 1),
        ("show=nonsense&kind=nonsense&page=99999&since=2026-13-40", 3),
    ],
)
def test_filters_narrow_the_list(lin: Visitor, query: str, count: int) -> None:
    assert lin.get(f"/review/filings?{query}").status_code == 200
    assert len(titles(lin)) == count
    if not count:
        assert "没有" in lin.words


def test_a_mediators_filings_can_be_singled_out(lin: Visitor, world: World) -> None:
    lin.get(f"/review/filings?mediator={world.laptop.mediator.id}")
    assert len(titles(lin)) == 3
    lin.get(f"/review/filings?mediator={world.foreign.mediator.id}")
    assert titles(lin) == []


def test_a_long_list_is_turned_over_page_by_page(lin: Visitor, world: World) -> None:
    for number in range(PAGE):
        world.house.clock.pass_by(timedelta(seconds=1))
        case = handover(parties__0__name=f"批量{number:02}", parties__0__identity__number="", case_number="")
        world.house.file(world.laptop, case, [], kind=FilingKind.HANDOVER)
    lin.get("/review/filings?kind=handover")
    first = titles(lin)
    onward = re.search(r'rel="next" href="([^"]+)"', lin.last.text)
    assert onward is not None
    lin.get(onward[1].replace("&amp;", "&"))
    second = titles(lin)
    assert (len(first), len(second)) == (PAGE, 2)
    assert not {*first} & {*second}
    assert "第 2 / 2 页" in lin.words
    assert 'rel="next"' not in lin.last.text


def test_a_filing_is_read_as_the_paper_says_it(lin: Visitor, world: World) -> None:
    lin.get(f"/review/filings/{world.settled}")
    for text in (
        "程虚构 诉 示例跨国（中国）有限公司",
        "沃尔夫冈·德沃夏克",
        "郑𬭎",
        "特别授权 承认请求、放弃请求、变更请求、和解、调解、接受",
        "违法解除（终止）劳动合同赔偿金",
        "3,200,000.00",
        "柒拾伍万元整",
        "2026年12月15日",
        "任何一期逾期超过3日即为违约，支付违约金30,000.00元。",
        "已送达",
        "未被改动",
        "封存校验码与报送数据一致",
        "签名证书与报送数据一致",
        "疑似同一争议",
    ):
        wanted = text.replace("、接受", "、签收文书")
        assert wanted in lin.words, wanted
    assert "310110198001010006" not in lin.last.text
    assert "6222020000000000018" not in lin.last.text
    lin.get(f"/review/filings/{world.settled}?numbers=shown")
    assert "310110198001010006" in lin.words
    assert "6222020000000000018" in lin.words


def test_the_english_page_says_the_same(lin: Visitor, world: World) -> None:
    lin.post("/review/language", language="en", onward=f"/review/filings/{world.settled}")
    for text in (
        "Official filing time",
        "special authority",
        "damages for unlawful termination",
        "750,000.00",
    ):
        assert text in lin.words
    assert "柒拾伍万元整" in lin.words


def test_what_a_clerk_sees_is_written_down(lin: Visitor, world: World) -> None:
    lin.get(f"/review/filings/{world.settled}?numbers=shown")
    sha256 = sha256_of(world.instrument)
    lin.get(f"/review/filings/{world.settled}/papers/{sha256}")
    with world.house.service.database.reading() as connection:
        seen = audit.entries(connection, world.court.id, subject=world.settled)
    clerk = world.house.people["lin"].actor
    mine = {(entry.deed, str(entry.details)) for entry in seen if entry.actor == clerk}
    assert ("filing_seen", "{'numbers': True}") in mine
    assert ("paper_seen", f"{{'sha256': '{sha256}'}}") in mine
    with world.house.service.database.reading() as connection:
        assert audit.broken(connection) == []


def test_a_filing_is_docketed_with_its_number(lin: Visitor, world: World) -> None:
    path = f"/review/filings/{world.settled}"
    lin.get(path)
    assert "立案案号" not in lin.words
    lin.post(f"{path}/take", holder="")
    assert 'value="示劳人仲（2026）办字第1号"' in lin.last.text, (
        "the number that the mediator stated is proposed"
    )
    lin.post(f"{path}/decide", act="docket", case_number="", note="")
    assert "立案需要填写案号" in lin.words
    done = lin.post(
        f"{path}/decide", act="docket", case_number="示劳人仲（2026）办字第88号", note="请按期回访。"
    )
    assert done.status_code == 200
    found = row(world, world.settled)
    assert found.row.state is FilingState.DOCKETED
    assert found.row.case_number == "示劳人仲（2026）办字第88号"
    assert [document.outcome.value for document in found.documents] == ["accepted"] * 4
    assert "请按期回访。" in lin.words
    with world.house.service.database.reading() as connection:
        links, _ = answers.after(connection, world.laptop.id, 0)
    assert len(links) == 5, "three receipts, under review, docketed"


def test_a_filing_is_returned_with_reasons_at_its_fields(lin: Visitor, world: World) -> None:
    path, evidence = f"/review/filings/{world.settled}", sha256_of(b"2026-09,97500.00\n")
    lin.get(path)
    lin.post(f"{path}/take", holder="")
    pointed = lin.get(f"{path}?at=parties.1.legal_representative.name")
    assert '<option value="parties.1.legal_representative.name" selected>' in pointed.text
    fields = {
        "reason__0": "representative_wrong",
        "field__0": "parties.1.legal_representative.name",
        "note__0": "登记为他人",
        f"outcome__{evidence}": "rejected",
        f"outcome_reason__{evidence}": "document_unreadable",
        f"outcome_note__{evidence}": "模糊",
    }
    more = lin.post(f"{path}/decide", act="more", **fields)
    assert 'name="reason.1"' in more.text
    assert 'value="登记为他人"' in more.text
    assert row(world, world.settled).row.state is FilingState.UNDER_REVIEW
    fields |= {"reason__1": "schedule_unclear", "field__1": "", "note__1": ""}
    assert lin.post(f"{path}/decide", act="return", note="补正后重新报送", **fields).status_code == 200
    found = row(world, world.settled)
    assert found.row.state is FilingState.RETURNED
    last = found.reviews[-1]
    assert [(o.reason, o.field, o.note) for o in last.objections] == [
        (Reason.REPRESENTATIVE_WRONG, "parties.1.legal_representative.name", "登记为他人"),
        (Reason.SCHEDULE_UNCLEAR, "settlement.shares", ""),
    ]
    rejected = next(one for one in last.documents if one.sha256 == evidence)
    assert rejected.objection is not None
    assert rejected.objection.note == "模糊"
    assert "法定代表人有误" in lin.words


@pytest.mark.parametrize(
    ("fields", "why"),
    [
        ({}, "退回需要至少一条理由"),
        ({"reason__0": "", "note__0": "说明"}, "写了说明，但没有选理由"),
        ({"reason__0": "other", "note__0": ""}, "请写明说明"),
        ({"reason__0": "<b>", "note__0": ""}, "没有选理由"),
        ({"outcome__" + "0" * 64: "rejected", "outcome_reason__" + "0" * 64: ""}, "请选理由"),
        (
            {"reason__0": "seal_missing", "outcome__" + "0" * 64: "accepted"},
            "有一份文书不属于这件报送",
        ),
    ],
)
def test_a_return_without_a_sound_reason_is_refused_and_nothing_typed_is_lost(
    lin: Visitor, world: World, fields: dict[str, str], why: str
) -> None:
    path = f"/review/filings/{world.settled}"
    lin.get(path)
    lin.post(f"{path}/take", holder="")
    answer = lin.post(f"{path}/decide", act="return", note="一段很长的说明", **fields)
    assert answer.status_code == 409
    assert why in lin.words
    assert "一段很长的说明" in answer.text
    assert row(world, world.settled).row.state is FilingState.UNDER_REVIEW


def test_of_two_clerks_who_decide_at_once_the_second_is_told(
    lin: Visitor, another: Visitor, world: World
) -> None:
    path = f"/review/filings/{world.settled}"
    another.sign_in("he")
    for one in (lin, another):
        one.get(path)
    lin.post(f"{path}/take", holder="")
    late = another.post(f"{path}/take", holder="")
    assert late.status_code == 409
    assert "现在由林书记审核" in another.words
    assert another.post(f"{path}/decide", act="docket", case_number="抢先").status_code == 409
    lin.post(f"{path}/decide", act="docket", case_number="示劳人仲（2026）办字第88号")
    later = another.post(f"{path}/take", holder=world.house.people["lin"].id)
    assert later.status_code == 409
    assert "林书记已经办结" in another.words
    assert row(world, world.settled).row.case_number == "示劳人仲（2026）办字第88号"


def test_a_colleague_may_take_over_knowingly(lin: Visitor, another: Visitor, world: World) -> None:
    path = f"/review/filings/{world.settled}"
    another.sign_in("he")
    lin.get(path)
    lin.post(f"{path}/take", holder="")
    another.get(path)
    assert "从林书记接手" in another.words
    another.post(f"{path}/take", holder=world.house.people["lin"].id)
    assert row(world, world.settled).row.clerk_name == "何书记"
    assert lin.post(f"{path}/decide", act="docket", case_number="示1").status_code == 409
    assert "现在由何书记审核" in lin.words


def test_a_filing_is_handed_over_to_a_colleague_of_this_court_only(lin: Visitor, world: World) -> None:
    path = f"/review/filings/{world.settled}"
    lin.get(path)
    lin.post(f"{path}/take", holder="")
    lin.post(f"{path}/hand", colleague=world.house.people["stranger"].id)
    assert row(world, world.settled).row.clerk_name == "林书记"
    lin.post(f"{path}/hand", colleague=world.house.people["he"].id)
    assert row(world, world.settled).row.clerk_name == "何书记"
    assert "从何书记接手" in lin.words


def test_nothing_is_decided_before_it_was_taken_up(lin: Visitor, world: World) -> None:
    lin.get(f"/review/filings/{world.settled}")
    answer = lin.post(f"/review/filings/{world.settled}/decide", act="docket", case_number="示1")
    assert answer.status_code == 409
    assert "请先开始审核" in lin.words


def test_a_correction_is_linked_both_ways(lin: Visitor, world: World) -> None:
    path = f"/review/filings/{world.settled}"
    former = row(world, world.settled)
    lin.get(path)
    lin.post(f"{path}/take", holder="")
    lin.post(f"{path}/decide", act="return", reason__0="seal_missing")
    world.house.clock.pass_by(timedelta(hours=1))
    lin.sign_in("lin")
    new = world.house.file(
        world.laptop,
        world.case(cause="违法解除劳动合同争议"),
        papers(world.instrument),
        supersedes=world.settled,
        case_id=former.case_id,
    )
    lin.get(path)
    assert f'href="/review/filings/{new}"' in lin.last.text
    lin.get(f"/review/filings/{new}")
    assert f'href="{path}"' in lin.last.text
    lin.get(f"/review/filings/{new}/history")
    assert former.row.number in lin.words
    assert "补正件" in lin.words


def test_possible_duplicates_stand_side_by_side(lin: Visitor, world: World) -> None:
    lin.get(f"/review/filings/{world.settled}")
    assert f"/review/filings/{world.settled}/beside/{world.twin}" in lin.last.text
    lin.get(f"/review/filings/{world.settled}/beside/{world.twin}")
    assert lin.words.count("程虚构 诉 示例跨国（中国）有限公司") == 2
    assert lin.words.count("3,900,000.00") == 2


# --- papers ----------------------------------------------------------------------------------------


def test_a_pdf_is_shown_from_our_own_origin(lin: Visitor, world: World) -> None:
    answer = lin.get(f"/review/filings/{world.settled}/papers/{sha256_of(world.instrument)}")
    assert answer.headers["content-type"] == "application/pdf"
    assert answer.headers["content-disposition"].startswith("inline")
    assert "frame-ancestors 'self'" in answer.headers["content-security-policy"]
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.content == world.instrument


HOSTILE = [
    ("application/octet-stream", b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>", "画.svg"),
    ("application/octet-stream", b"<!doctype html><script>alert(1)</script>", "页.html"),
    ("text/plain", b"<script>alert(1)</script>", "文字"),
    ("application/pdf", b"<!doctype html><script>alert(1)</script>", "冒充.pdf"),
    ("image/png", b"<svg onload='alert(1)'/>", "冒充.png"),
    ("image/jpeg", b"\x89PNG\r\n\x1a\n", "别的图"),
]


@pytest.mark.parametrize(("media", "content", "title"), HOSTILE)
def test_what_is_no_picture_and_no_pdf_can_only_be_saved(
    lin: Visitor, world: World, media: str, content: bytes, title: str
) -> None:
    """Whatever the manifest calls it."""
    more = [*papers(world.instrument), (DocumentKind.EVIDENCE, media, title, content)]
    filing = world.house.file(world.laptop, world.case(), more)
    for path in ("", "/save"):
        answer = lin.get(f"/review/filings/{filing}/papers/{sha256_of(content)}{path}")
        assert answer.headers["content-type"] == "application/octet-stream"
        assert answer.headers["content-disposition"].startswith("attachment")
        assert "sandbox" in answer.headers["content-security-policy"]
        assert answer.content == content


def test_a_paper_of_another_filing_is_not_there(lin: Visitor, world: World) -> None:
    sha256 = sha256_of(world.instrument)
    assert lin.get(f"/review/filings/{world.handover}/papers/{sha256}").status_code == 404
    assert lin.get(f"/review/filings/{world.settled}/papers/{'0' * 64}").status_code == 404


# --- hostile texts ---------------------------------------------------------------------------------

ATTACK = "<script>alert(1)</script>\"'><img src=x onerror=alert(1)>javascript:alert(1){{7*7}}"
PLACES = (
    *(
        "case_number",
        "cause",
        "facts",
        "hearing__place",
        "hearing__mediator__name",
        "hearing__mediator__number",
    ),
    *("body__name", "parties__0__name", "parties__0__address", "parties__0__email", "parties__0__occupation"),
    *("parties__1__name", "parties__1__credit_code", "parties__1__legal_representative__post"),
    *("agents__0__name", "agents__0__organisation", "agents__0__phone", "claims__0__basis"),
    *("statements__0__text", "offers__0__conditions", "settlement__shares__0__account__bank"),
    *("terms__8__text", "terms__5__items", "interpreters__0__language", "parties__0__identity__nationality"),
)


LINKING = ("href", "src", "action", "formaction", "data")


class Markup(HTMLParser):
    """The tags and attributes that a browser finds in a page."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str]] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += [(name, value or "") for name, value in attrs]


def test_markup_in_every_text_of_a_filing_comes_out_as_text(lin: Visitor, world: World) -> None:
    changes = {place: f"{ATTACK}{number}" for number, place in enumerate(PLACES)}
    case = world.case(**changes)
    case["execution"]["signatures"][0]["name"] = ATTACK
    case["ended"] = ATTACK
    filing = world.house.file(
        world.laptop, case, [*papers(world.instrument), (DocumentKind.EVIDENCE, "text/plain", ATTACK, b"x")]
    )
    pages = [
        "/review/filings",
        f"/review/filings/{filing}?numbers=shown",
        f"/review/filings/{filing}/history",
    ]
    pages.append(f"/review/filings/{filing}/beside/{world.settled}")
    lin.post(f"/review/filings/{filing}/take", holder="")
    for page in pages:
        text = lin.get(page).text
        assert "<script>alert" not in text
        found = Markup(text)
        assert found.tags.count("script") == 1
        assert all(not name.startswith("on") for name, _ in found.attributes)
        assert all(value.startswith(("/review/", "#")) for name, value in found.attributes if name in LINKING)
    shown = lin.get(f"/review/filings/{filing}?numbers=shown")
    for number, place in enumerate(PLACES):
        escaped = f"alert(1){{{{7*7}}}}{number}"
        assert escaped in shown.text, place
    lin.post(f"/review/filings/{filing}/decide", act="return", reason__0="other", note__0=ATTACK, note=ATTACK)
    assert "<script>alert" not in lin.last.text
    assert "<script>alert" in lin.words


def test_a_performance_report_begins_with_what_was_paid_and_leads_to_its_settlement(
    lin: Visitor, world: World
) -> None:
    """It has no papers, and nothing on the page waits for any."""
    payment = {
        "id": "pay-1",
        "at": "2026-12-15T10:00:00+08:00",
        "revision": "1",
        "payer": "employer",
        "payee": "worker",
        "number": 1,
        "amount": 750_000_00,
        "paid_on": "2026-12-14",
        "method": "transfer",
        "note": "银行回单已核对",
    }
    case = world.case() | {"state": "performing", "payments": [payment]}
    case_id = row(world, world.settled).case_id
    report = world.house.file(world.laptop, case, [], kind=FilingKind.REPORT, case_id=case_id)
    lin.get("/review/filings?kind=report&show=all")
    assert titles(lin) == ["程虚构 诉 示例跨国（中国）有限公司"]
    lin.get(f"/review/filings/{report}")
    text = lin.last.text
    first = re.search(r'<nav class="jump"[^>]*><a href="#(\w+)"', text)
    assert first is not None
    assert first[1] == "payments"
    assert text.index('id="payments"') < text.index('id="settlement"')
    assert "2026年12月14日" in lin.words
    assert "银行回单已核对" in lin.words
    assert f'href="/review/filings/{world.settled}"' in text
    assert "履行报告不附文书" in lin.words
    lin.post(f"/review/filings/{report}/take", holder="")
    assert "逐份处理文书" not in lin.words
    lin.post(
        f"/review/filings/{report}/decide", act="docket", case_number="示劳人仲（2026）办字第1号", note=""
    )
    assert row(world, report).row.state is FilingState.DOCKETED
    # A settlement has its own order, and says nothing of a report.
    lin.get(f"/review/filings/{world.settled}")
    first = re.search(r'<nav class="jump"[^>]*><a href="#(\w+)"', lin.last.text)
    assert first is not None
    assert first[1] != "payments"
    assert "履行情况的报告" not in lin.words


def test_a_signature_by_hand_shows_the_day_that_stands_beside_it(lin: Visitor, world: World) -> None:
    case = world.case()
    case["execution"]["signatures"][0] |= {
        "hand": "paper",
        "signed_on": "2026-11-22",
        "at": "2026-11-25T10:00:00+08:00",
    }
    filing = world.house.file(world.laptop, case, papers(world.instrument))
    page = lin.get(f"/review/filings/{filing}?numbers=shown").text
    assert "2026年11月22日" in page
    assert "2026年11月25日" not in page
