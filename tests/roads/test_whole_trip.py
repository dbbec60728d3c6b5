"""From the court's docket to its case number: two real programs, a real PostgreSQL, a real browser."""

from __future__ import annotations

import json
import re
import subprocess
from datetime import timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from court import audit, filings, hearings
from court.schema import FilingState
from court.service import now
from mediator_app.exchange.contract.reasons import Reason
from tests.court.postgres import Cluster
from tests.court.review.test_browser import page_of
from tests.court.running import PASSWORD, Place, Running, running, set_up
from tests.roads.laptop_program import ASIDE, ASIDE_FEN, hearing_file
from tests.roads.laptops import laptop
from tests.roads.proxy import BadRoad, Fate

EVERY_PAPER = (
    "权利义务告知",
    "送达地址确认书",
    "送达地址确认书",
    "调解笔录",
    "仲裁调解书",
    "送达回证",
    "送达回证",
)
"""The papers of the hearing, one title for each file."""
NUMBER = "示劳人仲（2026）办字第88号"


@pytest.mark.slow
@pytest.mark.timeout(500)
def test_a_hearing_goes_from_the_courts_docket_to_its_case_number(
    postgres: Cluster, browser: Browser, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    place = set_up(tmp_path / "court", postgres.new_database(), practice=False)
    request.addfinalizer(place.service.database.close)
    place.clerk("lin")
    assign(place)
    with running(place, workers=2) as court, road_to(court) as road:
        with laptop(tmp_path / "laptop") as desk:
            desk.ask("enrol", url=road.url, code=place.code())
            desk.ask("deliver")
            (docket,) = desk.ask("hearings")
            assert docket["place"] == "示例创谷园区"
        road.down.set()
        with laptop(tmp_path / "laptop") as desk:
            case_id = desk.ask("open", assignment=docket["assignment"])["case_id"]
            first = desk.ask("settle", case_id=case_id)
            (waiting,) = desk.ask("lines", case_id=case_id)
            assert (waiting["kind"], waiting["state"], waiting["held"]) == ("settlement", "queued", False)
        road.down.clear()
        with laptop(tmp_path / "laptop") as desk:
            sent = desk.ask("deliver")["lines"]
            assert [line["state"] for line in sent] == ["received"]
            assert sent[0]["receipt"]
            with page_of(browser, court.address) as page:
                return_it(page)
            desk.ask("deliver")
            (returned,) = desk.ask("lines", case_id=case_id)
            assert returned["state"] == "returned"
            assert returned["objections"] == [
                ["amount_differs", "settlement.shares.0.amount", "与笔录不一致"]
            ]
            second = desk.ask("correct", case_id=case_id, yuan=760_000)
            assert (first["revision"], second["revision"]) == (1, 2)
            assert first["seal"] != second["seal"]
            desk.ask("deliver")
            by_state = {line["state"]: line for line in desk.ask("lines", case_id=case_id)}
            assert by_state["received"]["supersedes"] == returned["filing_id"]
            with page_of(browser, court.address) as page:
                docket_it(page)
            desk.ask("deliver")
            numbers = {line["case_number"] for line in desk.ask("lines", case_id=case_id)}
            assert NUMBER in numbers
        assert court.output.count("bug:") == 0, court.output
        left = b"".join(road.passed.seen)
        assert len(left) > 200_000, "the papers went this way"
        secrets = (ASIDE, "ASIDE-7f3c", str(ASIDE_FEN), "680,123", json.dumps(ASIDE)[1:-1])
        assert [secret for secret in secrets if secret.encode() in left] == []
        texts = [text_of(paper) for paper in re.findall(rb"%PDF-.*?%%EOF", left, re.DOTALL)]
        assert len(texts) >= len(EVERY_PAPER)
        assert [name for name in EVERY_PAPER if name not in "".join(texts)] == []
        assert [secret for secret in secrets for text in texts if secret in text] == []
    at_court(place)


def text_of(pdf: bytes) -> str:
    """What poppler reads in a paper."""
    return subprocess.run(["pdftotext", "-", "-"], input=pdf, capture_output=True, check=True).stdout.decode()


def assign(place: Place) -> None:
    mediator = place.mediator()
    case_file = json.dumps(hearing_file(now().date(), practice=False), ensure_ascii=False).encode()
    with place.service.database.writing() as connection:
        hearings.assign(
            connection,
            place.court,
            mediator.id,
            case_file,
            starts_at=now() + timedelta(hours=1),
            place="示例创谷园区",
            at=now(),
            by=audit.SYSTEM,
        )


def road_to(court: Running) -> BadRoad:
    """A smooth road that remembers every byte that left the laptop."""
    port = int(court.address.rsplit(":", 1)[1])
    return BadRoad(("127.0.0.1", port), choose=lambda _: Fate.PASS, keep=True)


def open_newest(page: Page) -> None:
    page.goto("/review/")
    expect(
        page.locator("[autofocus]")
    ).to_be_focused()  # the browser does so a little after the page has come
    page.keyboard.type("lin")
    page.keyboard.press("Tab")
    page.keyboard.type(PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_url("**/review/filings")
    page.get_by_role("link", name="程虚构 诉 示例跨国（中国）有限公司").first.click()
    page.get_by_role("button", name="开始审核").click()


def return_it(page: Page) -> None:
    open_newest(page)
    expect(page.locator("#settlement .amount")).to_contain_text("柒拾伍万元整")
    page.locator('[data-path="settlement.shares.0.amount"]').click()
    page.get_by_label("理由", exact=True).select_option(Reason.AMOUNT_DIFFERS.value)
    page.locator("#note-0").fill("与笔录不一致")
    page.get_by_role("button", name="退回补正").click()
    expect(page.locator("#decided")).to_contain_text("金额")


def docket_it(page: Page) -> None:
    open_newest(page)
    expect(page.locator("#settlement .amount")).to_contain_text("柒拾陆万元整")
    page.get_by_label("立案案号").fill(NUMBER)
    page.get_by_role("button", name="立案归档").click()
    expect(page.locator("#decided")).to_contain_text("已立案归档")


def at_court(place: Place) -> None:
    """What the court has in the end: the returned filing, and the one that corrects it under its number."""
    with place.service.database.reading() as connection:
        rows = filings.list_filings(connection, place.court.id)
        states = {row.state: row for row in rows if row.kind.value == "settlement"}
        assert set(states) == {FilingState.RETURNED, FilingState.DOCKETED}
        assert states[FilingState.DOCKETED].supersedes == states[FilingState.RETURNED].id
        assert states[FilingState.DOCKETED].case_number == NUMBER
