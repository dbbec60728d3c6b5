"""A clerk's work in a real browser: by mouse and by keyboard, in Chinese and in English, with scripts and without."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Frame, Page, expect, sync_playwright

from court import filings
from court.schema import FilingState
from mediator_app.exchange.contract.canonical import sha256_of
from mediator_app.exchange.contract.filing import DocumentKind
from mediator_app.exchange.contract.reasons import Reason
from tests.court.review.conftest import World, papers
from tests.court.review.courthouse import PASSWORD

ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-default-apps",
    "--disable-sync",
    "--no-first-run",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
]
"""A browser that speaks with this machine and with nobody else."""


pytestmark = pytest.mark.timeout(300)
PATIENCE = 60_000
"""Milliseconds: a browser shares this machine with everything else that is tested."""
expect.set_options(timeout=PATIENCE)


@contextmanager
def chromium() -> Iterator[Browser]:
    path = shutil.which("chromium")
    assert path, "the browser is missing: apt-get install chromium"
    with sync_playwright() as playwright:
        # Without a UTF-8 locale the browser would write no Chinese file name.
        environment: dict[str, str | float | bool] = {**os.environ, "LANG": "C.UTF-8"}
        browser = playwright.chromium.launch(executable_path=path, args=ARGUMENTS, env=environment)
        yield browser
        browser.close()


@pytest.fixture
def browser() -> Iterator[Browser]:
    with chromium() as found:
        yield found


@contextmanager
def page_of(browser: Browser, address: str, *, scripts: bool = True) -> Iterator[Page]:
    """A page of a fresh browser that must not complain about anything, such as a refused style or script."""
    context = browser.new_context(
        base_url=address, viewport={"width": 1366, "height": 768}, java_script_enabled=scripts
    )
    context.set_default_timeout(PATIENCE)
    page = context.new_page()
    said: list[str] = []

    def note(message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            said.append(message.text)

    page.on("console", note)
    page.on("dialog", lambda dialog: said.append(f"dialog: {dialog.message}"))
    yield page
    assert said == []
    context.close()


def sign_in(page: Page, name: str = "lin") -> None:
    page.goto("/review/")
    expect(
        page.locator("[autofocus]")
    ).to_be_focused()  # the browser does so a little after the page has come
    page.keyboard.type(name)
    page.keyboard.press("Tab")
    page.keyboard.type(PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_url("**/review/filings")


def found(world: World, id: str) -> filings.Filing:
    with world.house.service.database.reading() as connection:
        return filings.filing(connection, world.court.id, id)


def test_a_clerk_returns_one_filing_and_dockets_another_in_chinese(
    browser: Browser, address: str, world: World
) -> None:
    with page_of(browser, address) as page:
        sign_in(page)
        expect(page).to_have_title("报送 · 报送审核台")
        page.get_by_label("查找").fill("办字第1号")
        page.get_by_role("button", name="查找").click()
        page.get_by_role("link", name="程虚构 诉 示例跨国（中国）有限公司").click()
        expect(page.get_by_role("heading", name="调解金额与付款")).to_be_visible()
        expect(page.locator("#settlement .amount")).to_contain_text("柒拾伍万元整")
        page.get_by_role("button", name="开始审核").click()
        page.locator('[data-path="parties.1.legal_representative.name"]').click()
        expect(page.get_by_label("理由", exact=True)).to_be_focused()
        expect(page.get_by_label("对应的内容")).to_have_value("parties.1.legal_representative.name")
        page.get_by_label("理由", exact=True).select_option("representative_wrong")
        page.locator("#note-0").fill("登记为他人")
        page.locator('[data-path="settlement.shares.0.amount"]').click()
        page.locator("#reason-1").select_option("amount_differs")
        expect(page.locator("a.pointed")).to_have_count(2)
        page.get_by_role("button", name="退回补正").click()
        expect(page.locator("#decided")).to_contain_text("法定代表人有误")
        returned = found(world, world.settled)
        assert returned.row.state is FilingState.RETURNED
        assert [(o.reason, o.field, o.note) for o in returned.reviews[-1].objections] == [
            (Reason.REPRESENTATIVE_WRONG, "parties.1.legal_representative.name", "登记为他人"),
            (Reason.AMOUNT_DIFFERS, "settlement.shares.0.amount", ""),
        ]
        page.get_by_role("link", name="报送", exact=True).click()
        page.get_by_role("link", name="罗陈事").click()
        page.get_by_role("button", name="开始审核").click()
        page.get_by_label("立案案号").fill("示劳人仲（2026）办字第2号")
        page.get_by_role("button", name="立案归档").click()
        expect(page.locator("#decided")).to_contain_text("已立案归档")
        assert found(world, world.handover).row.state is FilingState.DOCKETED


def test_the_same_in_english_without_scripts(browser: Browser, address: str, world: World) -> None:
    with page_of(browser, address, scripts=False) as page:
        page.goto("/review/")
        page.get_by_role("button", name="English").click()
        sign_in(page)
        page.get_by_label("Find", exact=True).fill("办字第1号")
        page.get_by_role("button", name="Find").click()
        page.get_by_role("link", name="程虚构 v.").click()
        page.get_by_role("button", name="Take up").click()
        page.locator('[data-path="claims.1.amount"]').click()
        expect(page.get_by_label("Where")).to_have_value("claims.1.amount")
        page.get_by_label("Reason", exact=True).select_option("claim_unclear")
        page.get_by_role("button", name="One more").click()
        expect(page.locator("#reason-0")).to_have_value("claim_unclear")
        page.locator("#reason-1").select_option("seal_missing")
        page.get_by_role("button", name="Return for correction").click()
        expect(page.locator("#decided")).to_contain_text("claim is unclear")
        assert [o.field for o in found(world, world.settled).reviews[-1].objections] == [
            "claims.1.amount",
            "signatures",
        ]


def test_a_clerk_needs_no_mouse(browser: Browser, address: str, world: World) -> None:
    with page_of(browser, address) as page:
        sign_in(page)
        page.keyboard.press("Tab")
        expect(page.get_by_role("link", name="跳到正文")).to_be_focused()
        page.keyboard.press("Enter")
        tab_to(page, "程虚构")
        page.keyboard.press("Enter")
        page.wait_for_url(re.compile("/review/filings/[0-9a-f-]{36}$"))
        tab_to(page, "开始审核")
        page.keyboard.press("Enter")
        expect(page.locator("#decide")).to_be_attached()
        tab_to(page, "作出决定")
        page.keyboard.press("Enter")
        expect(page.locator("#case_number")).to_be_in_viewport()


def tab_to(page: Page, words: str) -> None:
    """Press Tab until what has the focus says these words."""
    for _ in range(60):
        page.keyboard.press("Tab")
        if words in page.evaluate("document.activeElement.textContent"):
            return
    raise AssertionError(f"Tab does not come to {words}")


def test_the_paper_stands_in_the_page(browser: Browser, address: str, world: World) -> None:
    with page_of(browser, address) as page:
        sign_in(page)
        page.goto(f"/review/filings/{world.settled}")
        shown = page.frame(name="paper")
        assert shown is not None
        assert f"/papers/{sha256_of(world.instrument)}" in shown.url
        expect(viewer(page).locator("#pagelength")).to_have_text("3")
        with page.expect_response(lambda response: "/papers/" in response.url) as told:
            page.get_by_role("link", name="身份证复印件", exact=True).click()
        assert told.value.headers["content-type"] == "image/png"
        picture = page.frame_locator("iframe[name=paper]").locator("img")
        expect(picture).to_be_visible()
        with page.expect_download() as saved:
            page.get_by_role("link", name="下载: 工资流水").click()
        assert saved.value.suggested_filename == "工资流水.txt"


def viewer(page: Page) -> Frame:
    """The frame in which the browser's own viewer has the PDF."""
    if not any(is_viewer(frame) for frame in page.frames):
        page.wait_for_event("framenavigated", is_viewer)
    return next(frame for frame in page.frames if is_viewer(frame))


def is_viewer(frame: Frame) -> bool:
    return frame.url.startswith("chrome-extension://")


def test_hostile_papers_and_names_run_nothing(browser: Browser, address: str, world: World) -> None:
    attack = "<img src=x onerror=alert(1)><script>alert(1)</script>"
    svg = b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'><script>alert(1)</script></svg>"
    page_html = b"<!doctype html><script>alert(1)</script>"
    more = [
        (DocumentKind.EVIDENCE, "image/png", f"图{attack}", svg),
        (DocumentKind.EVIDENCE, "application/pdf", f"文{attack}", page_html),
    ]
    case = world.case(parties__0__name=attack, cause=attack, facts=attack, terms__8__text=attack)
    filing = world.house.file(world.laptop, case, [*papers(world.instrument), *more])
    with page_of(browser, address) as page:
        sign_in(page)
        page.goto(f"/review/filings/{filing}")
        expect(page.get_by_role("heading", level=1)).to_contain_text(attack)
        assert page.locator("img[src=x]").count() == 0
        assert page.locator("script").count() == 1
        for content in (svg, page_html):
            with page.expect_download() as saved:
                page.locator(f'a[target=paper][href*="{sha256_of(content)}"]').click()
            assert saved.value.path().read_bytes() == content


@pytest.mark.parametrize("language", ["zh", "en"])
def test_nothing_runs_over_the_edge_of_the_screen(
    browser: Browser, address: str, world: World, language: str
) -> None:
    """Long names, many papers, both languages, at the size of the commonest screen."""
    name = "上海示例超长名称跨国供应链数字化管理与综合技术咨询服务（中国）有限公司第一分公司" * 2
    filing = world.settlement(world.laptop, parties__1__name=name, cause="解除" * 60)
    with page_of(browser, address) as page:
        page.goto("/review/")
        if language == "en":
            page.get_by_role("button", name="English").click()
        sign_in(page, "admin")
        page.goto(f"/review/filings/{filing}")
        page.locator("form[action$='/take'] button").click()
        paths = [
            "filings",
            f"filings/{filing}",
            f"filings/{filing}/history",
            "hearings",
            "mediators",
            "packs",
        ]
        paths += ["statistics", "audit", "clerks", "password", f"filings/{filing}/beside/{world.twin}"]
        for path in paths:
            page.goto(f"/review/{path}")
            wide = page.evaluate(
                "document.documentElement.scrollWidth - document.documentElement.clientWidth"
            )
            assert wide == 0, path
