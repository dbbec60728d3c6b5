"""Hearings, laptops, packs, figures, the log: what the head of a court does, and what another court's people get."""

from __future__ import annotations

import base64
import csv
import io
import json
import re
import zipfile
from typing import Any

import pytest
import sqlalchemy as sa

from court import answers, enrolment, hearings, laptops
from court.review.app import ROUTES
from court.review.figures import safe_cell
from court.schema import CLERKS, CODES, FILINGS, HEARINGS, LAPTOPS, REVIEWS, Role
from mediator_app.exchange.contract.canonical import read_json, sha256_of
from tests.court.review.conftest import World
from tests.court.review.courthouse import ROOT
from tests.court.review.visitor import Visitor

FORM = {
    "day": "2026-11-25",
    "clock": "09:30",
    "place": "示例创谷园区3号楼",
    "note": "请带打印机",
    "case_number": "示劳人仲（2026）办字第30号",
    "cause": "工资",
    "applicant": "王示例",
    "identity": "310110199001010004",
    "respondent": "示例餐饮管理有限公司",
    "claim__0": "unpaid_wages",
    "amount__0": "86,420.50",
    "claim__1": "leaving_certificate",
}


@pytest.fixture
def head(visitor: Visitor) -> Visitor:
    visitor.sign_in("head")
    return visitor


def said(world: World) -> list[dict[str, Any]]:
    """Everything that the mediator's laptop was told, in order."""
    with world.house.service.database.reading() as connection:
        links, _ = answers.after(connection, world.laptop.id, 0)
    bodies = (link.token.split(".")[1] for link in links)
    return [read_json(base64.urlsafe_b64decode(body + "=" * (-len(body) % 4))) for body in bodies]


def test_a_hearing_is_assigned_from_the_short_form_and_taken_back(lin: Visitor, world: World) -> None:
    lin.get("/review/hearings")
    lin.post("/review/hearings", mediator=world.laptop.mediator.id, **FORM)
    assert lin.last.status_code == 200
    assert "王示例 诉 示例餐饮管理有限公司" in lin.words
    assert "2026年11月25日 09:30" in lin.words
    told = said(world)[-1]
    assert told["kind"] == "hearing"
    assert told["said"]["starts_at"] == "2026-11-25T01:30:00.000000Z"
    claims = told["said"]["case"]["content"]["claims"]
    assert [(claim["kind"], claim.get("amount")) for claim in claims] == [
        ("unpaid_wages", 8642050),
        ("leaving_certificate", None),
    ]
    with world.house.service.database.reading() as connection:
        assigned = hearings.all_of(connection, world.court.id)[0]
    lin.post(f"/review/hearings/{assigned.id}/withdraw", note="当事人改期")
    assert "已撤回 当事人改期" in lin.words
    assert said(world)[-1]["kind"] == "hearing_withdrawn"
    assert lin.post(f"/review/hearings/{assigned.id}/withdraw", note="").status_code == 409


def test_a_hearing_is_assigned_from_a_case_file(lin: Visitor, world: World) -> None:
    case = json.loads((ROOT / "resources" / "practice" / "s1.case.json").read_text("utf-8"))
    case["practice"] = False
    case.pop("signatures", None)
    file = {"case_file": ("案件.json", json.dumps(case).encode(), "application/json")}
    lin.get("/review/hearings")
    fields = {
        "mediator": world.laptop.mediator.id,
        "day": "2026-11-25",
        "clock": "14:00",
        "place": "五角场街道",
    }
    assert lin.post("/review/hearings", files=file, **fields).status_code == 200
    assert "程虚构 诉 示例跨国（中国）有限公司" in lin.words


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"mediator": ""}, "请选择调解员"),
        ({"day": ""}, "请填写日期和时间"),
        ({"clock": "25:00"}, "请填写日期和时间"),
        ({"place": " "}, "请填写地点"),
        ({"respondent": ""}, "请填写申请人和被申请人"),
        ({"amount__0": "八万"}, "金额请只写数字"),
        ({"claim__0": "made_up"}, "content.claims.0.kind"),
    ],
)
def test_a_form_that_lacks_something_says_what(
    lin: Visitor, world: World, change: dict[str, str], why: str
) -> None:
    lin.get("/review/hearings")
    lin.post("/review/hearings", **({"mediator": world.laptop.mediator.id} | FORM | change))
    assert lin.last.status_code == 409
    assert why in lin.words
    assert 'value="王示例"' in lin.last.text, "nothing typed is lost"


@pytest.mark.parametrize("content", [b"{", b"[]", b'{"format": "mediator-case", "version": 1}', b"\x00\xff"])
def test_a_file_that_is_no_case_file_is_refused(lin: Visitor, world: World, content: bytes) -> None:
    lin.get("/review/hearings")
    file = {"case_file": ("x.json", content, "application/json")}
    lin.post("/review/hearings", files=file, mediator=world.laptop.mediator.id, **FORM)
    assert lin.last.status_code == 409
    assert "不是可用的案件文件" in lin.words


def test_a_mediators_laptop_is_enrolled_with_a_code_that_is_shown_once(head: Visitor, world: World) -> None:
    head.get("/review/mediators")
    head.post("/review/mediators", name="新调解", organisation="示例街道", number="示仲调0007")
    assert "新调解" in head.words
    assert "还没有登记设备" in head.words
    path = re.findall(r'action="(/review/mediators/[^"]+/code)"', head.last.text)
    sheet = [head.post(one) for one in path]
    code = re.search(r'id="code">([^<]+)<', sheet[0].text)
    assert code is not None
    assert re.fullmatch(r"[0-9A-Z]{5}(-[0-9A-Z]{5}){3}", code[1])
    assert "2026年11月27日 09:00" in head.words
    head.get("/review/mediators")
    assert code[1] not in head.last.text
    with world.house.service.database.reading() as connection:
        open_codes = enrolment.codes(connection, world.court.id, at=world.house.clock.at)
    assert len(open_codes) == 2
    head.post(f"/review/codes/{open_codes[0].id}/withdraw")
    with world.house.service.database.reading() as connection:
        assert len(enrolment.codes(connection, world.court.id, at=world.house.clock.at)) == 1


def test_a_laptop_is_kept_out(head: Visitor, world: World) -> None:
    head.get("/review/mediators")
    head.post(f"/review/laptops/{world.laptop.id}/revoke")
    assert "已停用" in head.words
    with world.house.service.database.reading() as connection:
        found = laptops.by_id(connection, world.laptop.id)
    assert found is not None
    assert found.revoked_at


def test_a_pack_is_announced_to_every_laptop(head: Visitor, world: World) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as file:
        file.writestr("shanghai.toml", "# 2026\n" * 200_000)
    content = out.getvalue() + b"\0" * 3_000_000
    head.get("/review/packs")
    head.post(
        "/review/packs", files={"pack": ("p.zip", b"no zip", "application/zip")}, kind="rules", version="9"
    )
    assert "请选择 zip 压缩包" in head.words
    zipped = {"pack": ("p.zip", out.getvalue(), "application/zip")}
    assert head.post("/review/packs", files=zipped, kind="rules", version="2026.12").status_code == 200
    assert "2026.12" in head.words
    assert said(world)[-1]["said"]["sha256"] == sha256_of(out.getvalue())
    head.post("/review/packs", files=zipped, kind="rules", version="2026.12")
    assert "已经发布过" in head.words
    large = {"pack": ("p.zip", content, "application/zip")}
    assert head.post("/review/packs", files=large, kind="wording", version="1").status_code != 413


def test_figures_add_up_and_go_to_a_spreadsheet(head: Visitor, world: World) -> None:
    head.get("/review/statistics?since=2026-11-01&until=2026-11-30")
    assert "收件 3 立案归档 0 退回补正 0" in head.words
    assert "750,000.00" in head.words
    head.get("/review/statistics?since=2026-11-01&until=2026-11-30&kind=handover")
    assert "收件 2 立案归档 0" in head.words
    export = head.get("/review/statistics/filings.csv?since=2026-11-01&until=2026-11-30")
    assert export.content.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(io.StringIO(export.content.decode("utf-8-sig"))))
    assert [row["申请人"] for row in rows] == ["罗陈事", "程虚构", "程虚构"]
    assert rows[1]["调解金额（元）"] == "750000.00"
    people = head.get("/review/statistics/mediators.csv?since=2026-11-01&until=2026-11-30")
    assert list(csv.reader(io.StringIO(people.content.decode("utf-8-sig"))))[1] == ["周示范", "3", "0", "0"]


@pytest.mark.parametrize(
    "text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", " =cmd|' /C calc'!A0", "＝1"]
)
def test_no_cell_is_a_formula(text: str) -> None:
    assert str(safe_cell(text)).startswith("'")
    assert safe_cell(7) == 7
    assert safe_cell("程虚构") == "程虚构"


def test_a_formula_in_a_name_is_text_in_the_spreadsheet(head: Visitor, world: World) -> None:
    world.settlement(world.laptop, parties__0__name="=HYPERLINK(1)")
    export = head.get("/review/statistics/filings.csv?since=2026-11-01&until=2026-11-30")
    rows = list(csv.DictReader(io.StringIO(export.content.decode("utf-8-sig"))))
    assert rows[-1]["申请人"] == "'=HYPERLINK(1)"


def test_the_log_says_who_saw_what(lin: Visitor, another: Visitor, world: World) -> None:
    another.sign_in("head")
    another.get(f"/review/filings/{world.settled}")
    another.get("/review/audit")
    assert "韩主任 查看报送" in another.words
    assert "调解员设备" in another.words
    another.get(f"/review/audit?subject={world.settled}&before=999999")
    assert "查看列表" not in another.words


# --- nobody sees another court's cases ---------------------------------------------------------------


def own_things(world: World) -> dict[str, str]:
    """Something of the first court for every kind of id in an address."""
    service, clock = world.house.service, world.house.clock
    case = json.loads((ROOT / "resources" / "practice" / "s1.case.json").read_text("utf-8")) | {
        "practice": False
    }
    case.pop("signatures", None)

    def make(connection: Any) -> tuple[str, str]:
        hearing = hearings.assign(
            connection,
            world.court,
            world.laptop.mediator.id,
            json.dumps(case).encode(),
            starts_at=clock.at,
            place="示例",
            at=clock.at,
            by="system",
        )
        person = world.laptop.mediator.id
        enrolment.give_code(connection, service.secret, world.court, person, at=clock.at, by="system")
        return hearing, enrolment.codes(connection, world.court.id, at=clock.at)[0].id

    hearing, code = service.database.write(make)
    return {
        "filings": world.settled,
        "hearings": hearing,
        "mediators": world.laptop.mediator.id,
        "codes": code,
        "laptops": world.laptop.id,
        "clerks": world.house.people["lin"].id,
        "sticks": world.settled,  # one that came is tried in test_sticks
    }


def test_every_address_of_another_courts_things_is_nowhere(visitor: Visitor, world: World) -> None:
    """The second court's administrator, who may see every page of his own court."""
    things, tried = own_things(world), 0
    visitor.sign_in("stranger")
    before = dump(world)
    for method, path, _, role, _ in ROUTES:
        if "{" not in path:
            continue
        own = things[path.split("/")[1]]
        address = path.replace("{id}", own).replace("{sha256}", sha256_of(world.instrument))
        for other in {world.twin, world.theirs} if "{other}" in path else {""}:
            visitor.get("/review/filings")
            found = f"/review{address.replace('{other}', other)}"
            answer = (
                visitor.get(found)
                if method == "GET"
                else visitor.post(found, name="甲", role="admin", act="docket")
            )
            assert answer.status_code == 404, (method, path)
            assert "程虚构" not in answer.text
            assert role is not None
            tried += 1
    assert tried > 14
    assert dump(world) == before


def test_every_list_of_another_court_is_its_own(visitor: Visitor, world: World) -> None:
    own_things(world)
    visitor.sign_in("stranger")
    for method, path, _, role, _ in ROUTES:
        if method != "GET" or "{" in path or role is None:
            continue
        for query in ("", f"?show=all&mediator={world.laptop.mediator.id}&subject={world.settled}"):
            text = visitor.get(f"/review{path}{query}").text
            for ours in ("周示范", "林书记", "示劳人仲（2026）办字第1号", world.settled, world.laptop.id):
                # One's own question may stand in a link to the next page; nothing may stand in an answer.
                assert ours not in text.replace(f"subject={world.settled}", ""), (path, ours)


def test_a_mediator_of_another_court_gets_no_hearing(visitor: Visitor, world: World) -> None:
    visitor.sign_in("stranger")
    visitor.get("/review/hearings")
    visitor.post("/review/hearings", mediator=world.laptop.mediator.id, **FORM)
    assert visitor.last.status_code == 409
    assert "hearing" not in [one["kind"] for one in said(world)]


def test_without_signing_in_there_is_only_the_door(visitor: Visitor, world: World) -> None:
    things = own_things(world)
    for method, path, _, role, _ in ROUTES:
        if role is None:
            continue
        own = things.get(path.split("/")[1], "")
        address = (
            path.replace("{id}", own)
            .replace("{sha256}", sha256_of(world.instrument))
            .replace("{other}", world.twin)
        )
        answer = (
            visitor.client.get(f"/review{address}") if method == "GET" else visitor.post(f"/review{address}")
        )
        assert "程虚构" not in answer.text
        shut = answer.status_code == 401 if method == "POST" else answer.url.path == "/review/sign-in"
        assert shut, (method, path, answer.status_code, str(answer.url))


def test_every_page_asks_for_the_role_that_it_is_for() -> None:
    roles = {path: role for _, path, _, role, _ in ROUTES}
    assert {path for path, role in roles.items() if role is None} == {
        "", "/", "/sign-in", "/sign-out", "/language",
    }  # fmt: skip
    assert roles["/clerks"] is Role.ADMIN
    assert roles["/audit"] is Role.HEAD
    assert roles["/filings"] is Role.CLERK


def dump(world: World) -> list[tuple[Any, ...]]:
    """Every row of the first court that a decision could change."""
    with world.house.service.database.reading() as connection:
        return [
            tuple(row)
            for table in (FILINGS, HEARINGS, LAPTOPS, CODES, REVIEWS, CLERKS)
            for row in connection.execute(sa.select(table).where(table.c.court == world.court.id))
        ]
