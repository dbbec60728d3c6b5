"""Filing as it shows in the docket, in an open case, in the settings and in the finder."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from court.review.words import catalogue
from mediator_app.delivery import FilingLine, ObjectionFact, Road, RoadState
from mediator_app.domain.errors import Refusal, Trouble
from mediator_app.domain.filings import FilingState
from mediator_app.domain.states import CaseState
from tests.cases import NOON, agreed, signed
from tests.db.pasts import changes
from tests.db.pasts import keep as keep_all
from tests.ui.conftest import Desktop, make_desktop
from tests.ui.filing.court import CODE, COURT_NAME, FakeCourt, FakeDelivery, facts, failed, settled
from tests.ui.test_window import words_of
from ui.filing.code_edit import grouped
from ui.filing.court_card import CourtCard
from ui.language import Language, tongue
from ui.rooms.docket import DocketPage
from ui.rooms.filing import FilingPage
from ui.rooms.finder import Finder
from ui.rooms.settings import SettingsPage
from ui.signing.asking import ReasonSheet
from ui.steps.base import Step
from ui.widgets.rail import Room


class Filed:
    """A window with an outbox behind it."""

    def __init__(self, desktop: Desktop) -> None:
        self.desktop = desktop
        self.window = desktop.window
        self.bot = desktop.bot
        self.store = desktop.house.store
        self.court = FakeCourt(self.store)

    def enter(self, *, enrolled: bool = True, road: RoadState = RoadState.WAITING) -> None:
        """Come in, and let the outbox open as it does behind the docket."""
        desk = self.desktop.enter()
        delivery = FakeDelivery(self.store, desk, where=facts() if enrolled else None)
        delivery.way = Road(state=road)
        self.desktop.house.deliveries[False] = delivery
        self.bot.waitUntil(lambda: self.window.filings().delivery is not None)
        self.settle()

    @property
    def delivery(self) -> FakeDelivery:
        return self.desktop.house.deliveries[False]

    @property
    def docket(self) -> DocketPage:
        page = self.window._made[Room.DOCKET]
        assert isinstance(page, DocketPage)
        return page

    def settle(self) -> None:
        self.bot.waitUntil(lambda: not self.window.filings()._soon.isActive())
        self.desktop.settle()
        QCoreApplication.sendPostedEvents()

    def news(self, road: RoadState | None = None) -> None:
        if road is not None:
            self.delivery.way = Road(state=road)
        with self.bot.waitSignal(self.window.filings()._soon.timeout):
            self.delivery.tell()
        self.settle()

    def press(self, button: QPushButton) -> None:
        assert button.isVisible(), f"{button.text()!r} cannot be seen"
        assert button.isEnabled(), f"{button.text()!r} cannot be pressed"
        self.bot.mouseClick(button, Qt.MouseButton.LeftButton)
        self.settle()

    def returned(self, *objections: ObjectionFact) -> FilingLine:
        line = self.court.receive(self.court.owe(signed()))
        return self.court.review(line, FilingState.RETURNED, *objections)


@pytest.fixture
def filed(qtbot: QtBot, tmp_path: Path) -> Iterator[Filed]:
    for desktop in make_desktop(qtbot, tmp_path, passphrase="一匹马 crosses 7 bridges"):
        yield Filed(desktop)


# --- the docket ---------------------------------------------------------------------------------------


def test_what_waits_is_on_the_docket_before_the_outbox_is_there(filed: Filed) -> None:
    filed.court.owe(settled(1, "李虚拟", "示例物流有限公司"))
    filed.desktop.enter()
    filed.bot.waitUntil(lambda: filed.docket.outbox is not None and filed.docket.outbox.isVisible())
    assert filed.window.filings().delivery is None
    filed.settle()
    card = filed.docket.outbox
    assert card is not None
    words = words_of(card)
    assert "To file" in words
    assert "李虚拟 v. 示例物流有限公司" in words
    assert "To be filed after service" in words
    assert filed.docket.offline_chip.text() == "Offline · 1 to file"


def test_the_card_says_papers_size_time_and_state_and_leads_to_the_filing(filed: Filed) -> None:
    tongue().speak(Language.CHINESE)
    line = filed.court.sent(
        filed.court.ready(filed.court.owe(settled(1, "赵示范", "示例教育科技有限公司"))), 0.62
    )
    filed.court.owe(failed(2, "陈练习", "示例科技有限公司"))
    filed.enter(road=RoadState.OFFLINE)
    card = filed.docket.outbox
    assert card is not None
    words = words_of(card)
    for expected in ("待报送", "2", "5 个文件 1.8 MB", "已传 62% · 断点续传", "移送仲裁", "等待网络"):
        assert expected in words
    assert filed.docket.offline_chip.text() == "离线工作 · 2 件待报送"
    opener = next(b for b in card.findChildren(QPushButton) if b.accessibleName().startswith("赵示范"))
    filed.press(opener)
    page = filed.window.rooms.currentWidget()
    assert isinstance(page, FilingPage)
    assert "赵示范" in page.details.title.text()
    assert page.details.line is not None
    assert page.details.line.filing_id == line.filing_id


def test_what_needs_a_person_stands_first_and_what_is_done_is_gone(filed: Filed) -> None:
    blocked = filed.court.owe(settled(1, "李虚拟"))
    filed.store.filings.block(blocked.filing_id, "filing_conflict", {})
    for number in range(2, 10):
        filed.court.owe(failed(number, f"某{number}"))
    filed.enter()
    card = filed.docket.outbox
    assert card is not None
    first = [b.accessibleName() for b in card.findChildren(QPushButton) if b.accessibleName()]
    assert first[0].startswith("李虚拟")
    assert card.count.text() == "9"
    for line in filed.store.filings.lines().result():
        if line.state is not FilingState.BLOCKED:
            filed.court.receive(line)
    filed.store.filings.unblock(blocked.filing_id)
    filed.court.receive(filed.court.line(blocked.filing_id))
    filed.news()
    assert card.isHidden()
    assert filed.docket.offline_chip.text() == "Online"


def test_the_courts_number_stands_beside_the_mediators_own(filed: Filed) -> None:
    line = filed.court.receive(filed.court.owe(signed()))
    filed.enter()
    assert "docketed as" not in words_of(filed.docket)
    filed.court.review(line, FilingState.DOCKETED, number="示劳人仲（2026）办字第1502号")
    filed.news()
    assert "杨劳人仲（2026）办字第1号 · docketed as 示劳人仲（2026）办字第1502号" in [
        label.whole() for label in filed.docket.unserved.findChildren(type(filed.docket.header.headline))
    ]
    filed.window.open_case(line.case_id)
    filed.settle()
    space = filed.desktop.space
    assert space.filing is not None
    assert space.filing.chip.text() == "Docketed"
    assert "docketed as 示劳人仲（2026）办字第1502号" in space.header.note.whole()
    desk = filed.window.desk
    assert desk is not None
    assert desk.case(line.case_id).record.content.case_number == "杨劳人仲（2026）办字第1号"


def test_assigned_hearings_open_from_the_courts_case_file(filed: Filed) -> None:
    filed.court.assign("a1", agreed().record, NOON + timedelta(hours=6), place="示例科技园")
    filed.court.assign("a2", settled(2, "高模拟").record, NOON + timedelta(days=1))
    filed.court.assign("a3", settled(3, "罗练习").record, NOON + timedelta(days=1))
    filed.court.assign("old", settled(4, "旧某").record, NOON - timedelta(days=1))
    filed.court.take_back("a3", "延期")
    filed.enter()
    card = filed.docket.assigned
    assert card is not None
    words = words_of(card)
    for expected in ("today 16:00", "程虚构", "示例科技园", "24 Nov 10:00", "高模拟", "taken back", "延期"):
        assert expected in words
    assert "旧某" not in words
    assert card.count.text() == "2"
    assert not filed.docket.empty_card.isVisible()
    opener = next(b for b in card.findChildren(QPushButton) if "程虚构" in b.accessibleName())
    filed.press(opener)
    filed.bot.waitUntil(lambda: filed.window.workspace is not None)
    filed.settle()
    case = filed.desktop.space._case.record
    assert [party.name for party in case.content.parties] == ["程虚构", "示例跨国（中国）有限公司"]
    assert case.content.hearing.place == "长阳创谷会议室"
    filed.window.open_room(Room.DOCKET)
    filed.settle()
    assert "程虚构" not in words_of(card)


def test_an_assigned_hearing_that_cannot_be_opened_says_why(filed: Filed) -> None:
    filed.court.assign("a1", agreed().record, NOON + timedelta(hours=6))
    filed.enter()
    filed.delivery.refuse = Refusal("hearing_withdrawn")
    card = filed.docket.assigned
    assert card is not None
    filed.press(card.findChildren(QPushButton)[0])
    assert filed.window.workspace is None
    assert filed.window.toast.isVisible()
    assert filed.window.toast.words.text()


def test_the_card_and_the_headline_count_alike_and_what_came_back_stands_beside(filed: Filed) -> None:
    """The headline said one, the card two: the card took what the court sent back for what is still to be filed."""
    filed.returned(ObjectionFact(reason="document_missing"))
    filed.court.owe(failed(2, "陈练习", "示例科技有限公司"))
    filed.enter(road=RoadState.OFFLINE)
    card = filed.docket.outbox
    assert card is not None
    filed.bot.waitUntil(lambda: card.count.text() == "1")
    assert card.returned.text() == "1 returned"
    assert filed.docket.offline_chip.text() == "Offline · 1 to file"


# --- an open case -------------------------------------------------------------------------------------


def test_a_return_is_across_the_case_and_leads_to_the_field(filed: Filed) -> None:
    line = filed.returned(
        ObjectionFact(reason="name_differs", field="parties.1.name", note="缺“（上海）”"),
        ObjectionFact(reason="service_unproven"),
    )
    filed.enter()
    filed.window.open_case(line.case_id)
    filed.settle()
    space = filed.desktop.space
    assert space.filing is not None
    banner = space.filing.banner
    assert banner.isVisible()
    assert "2 to mend" in banner.words.text()
    assert "Parties · 示例跨国（中国）有限公司 · 缺“（上海）”" in [one.said for one in banner.objections.rows]
    assert space.filing.chip.text() == "Returned for correction"
    went: list[Step] = []
    space.step_changed.connect(went.append)
    for one in banner.objections.rows:
        filed.press(one.button)
    assert went == [Step.PARTIES, Step.SERVICE]
    filed.press(banner.fold)
    assert not banner.reasons.isVisible()


def test_a_correction_begins_from_the_banner_and_says_what_follows(filed: Filed) -> None:
    line = filed.returned(ObjectionFact(reason="name_differs", field="parties.1.name"))
    filed.enter()
    filed.window.open_case(line.case_id)
    filed.settle()
    space = filed.desktop.space
    assert space.filing is not None
    filed.press(space.filing.banner.correct)
    assert space.step is Step.SIGNING
    sheet = filed.window.findChildren(ReasonSheet)[0]
    filed.bot.keyClicks(sheet.edit, "The name was wrong")
    filed.bot.keyClick(sheet.edit, Qt.Key.Key_Tab)
    focus = QApplication.focusWidget()
    while isinstance(focus, QPushButton) and "orrection" not in focus.text():
        filed.bot.keyClick(focus, Qt.Key.Key_Tab)
        focus = QApplication.focusWidget()
    assert focus is not None
    filed.bot.keyClick(focus, Qt.Key.Key_Space)
    filed.settle()
    assert space._case.record.state is CaseState.AGREED
    assert "correction is under way" in space.filing.banner.words.text()
    assert not space.filing.banner.correct.isVisible()
    assert not space.filing.banner.refile.isVisible()


def test_a_case_is_filed_again_from_its_banner_which_then_goes(filed: Filed) -> None:
    line = filed.returned(ObjectionFact(reason="document_missing"))
    filed.enter()
    filed.window.open_case(line.case_id)
    filed.settle()
    space = filed.desktop.space
    assert space.filing is not None
    filed.press(space.filing.banner.refile)
    assert not space.filing.banner.isVisible()
    assert [one.supersedes for one in filed.window.filings().lines if one.supersedes] == [line.filing_id]


def test_the_step_service_shows_the_filing_and_lets_it_go(filed: Filed) -> None:
    line = filed.court.owe(signed())
    filed.enter()
    filed.window.open_case(line.case_id, Step.SERVICE)
    filed.settle()
    page = filed.desktop.space.page
    part = page.filing  # type: ignore[attr-defined]
    assert "Filing with the court" in words_of(part)
    assert "To be filed after service" in words_of(part)
    filed.press(part.details.send)
    assert not filed.court.line(line.filing_id).held


def test_a_case_without_a_filing_shows_none(filed: Filed) -> None:
    past = agreed()
    keep_all(filed.store, changes(past))
    filed.enter()
    filed.window.open_case(past.case_id, Step.SERVICE)
    filed.settle()
    space = filed.desktop.space
    assert space.filing is not None
    assert space.filing.chip.isHidden()
    assert space.filing.banner.isHidden()
    assert space.page.filing.isHidden()  # type: ignore[attr-defined]


def test_the_room_opens_the_case_at_the_field_that_the_court_named(filed: Filed) -> None:
    line = filed.returned(ObjectionFact(reason="claim_unclear", field="claims.0"))
    filed.enter()
    filed.window.open_filing(line.filing_id)
    filed.settle()
    page = filed.window.rooms.currentWidget()
    assert isinstance(page, FilingPage)
    filed.press(page.details.objections.rows[0].button)
    assert filed.desktop.space.case_id == line.case_id
    assert filed.desktop.space.step is Step.CLAIMS


# --- settings -----------------------------------------------------------------------------------------


def card_of(filed: Filed) -> CourtCard:
    filed.window.open_court_settings()
    filed.settle()
    page = filed.window.rooms.currentWidget()
    assert isinstance(page, SettingsPage)
    return page.court_card


@pytest.mark.parametrize("language", Language)
def test_the_sheet_that_a_court_prints_leads_through_this_window(filed: Filed, language: Language) -> None:
    """What the sheet quotes is what the mediator will see: the room, the card, its fields and its button."""
    filed.enter(enrolled=False)
    tongue().speak(language)
    card = card_of(filed)
    rail = filed.window.rail.buttons[Room.SETTINGS].text()
    seen = [rail, card.title.text(), card.url.label.text(), card.code.label.text(), card.enrol.text()]
    steps = [catalogue()[f"code.step_{number}"][language.value] for number in (1, 2, 3)]
    assert re.findall("“([^”]*)”", " ".join(steps)) == seen


def test_a_code_is_typed_in_groups_and_pasted_in_any_form(filed: Filed) -> None:
    filed.enter(enrolled=False)
    card = card_of(filed)
    assert QApplication.focusWidget() is card.url.editor
    filed.bot.keyClicks(card.code.editor, "k7m2p9qx")
    assert card._code.text() == "K7M2P-9QX"
    assert "8 of 20" in card.code.hint.text()
    filed.bot.keyClick(card.code.editor, Qt.Key.Key_Backspace)
    assert card._code.text() == "K7M2P-9Q"
    card._code.clear()
    QApplication.clipboard().setText(" 登记码： k7m2p 9qxtr\n4wz8b-hd3cv ".replace("登记码：", ""))
    card._code.setFocus()
    card._code.paste()
    assert card._code.text() == CODE
    assert grouped(CODE.replace("-", "").lower()) == CODE


def test_the_laptop_is_enrolled_by_keyboard(filed: Filed) -> None:
    filed.enter(enrolled=False)
    card = card_of(filed)
    filed.bot.keyClicks(card.url.editor, "court.example")
    filed.bot.keyClick(card.url.editor, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is card.code.editor
    filed.bot.keyClicks(card.code.editor, CODE)
    filed.bot.keyClick(card.code.editor, Qt.Key.Key_Return)
    filed.settle()
    words = words_of(card)
    for expected in (
        COURT_NAME,
        "for 周示范 · 示例街道",
        "Certificate until 23 November 2027",
        "https://court.example",
    ):
        assert expected in words
    assert not card.form.isVisible()
    assert filed.window.filings().court is not None


@pytest.mark.parametrize(
    ("url", "code", "field", "said"),
    [
        ("http://court.example", CODE, "url", "address"),
        ("https://court.example", CODE[:-3], "code", "17 of 20"),
        ("https://court.example", CODE + "7", "code", "21 instead of 20"),
        ("https://court.example", CODE.replace("K", "U"), "code", "never has U"),
        ("https://court.example", CODE.replace("K7", "K8"), "code", "no such code"),
    ],
)
def test_what_is_wrong_is_said_at_its_field(filed: Filed, url: str, code: str, field: str, said: str) -> None:
    filed.enter(enrolled=False)
    card = card_of(filed)
    filed.bot.keyClicks(card.url.editor, url)
    filed.bot.keyClicks(card.code.editor, code)
    filed.press(card.enrol)
    at = card.url if field == "url" else card.code
    assert said in at.error.text()
    assert QApplication.focusWidget() is at.editor
    assert filed.window.filings().court is None


def test_a_court_that_does_not_answer_is_said_under_the_form(filed: Filed) -> None:
    filed.enter(enrolled=False)
    card = card_of(filed)
    filed.bot.keyClicks(card.url.editor, "https://court.example")
    filed.bot.keyClicks(card.code.editor, CODE)
    filed.delivery.refuse = Trouble("court_unreachable")
    filed.press(card.enrol)
    assert card.error.isVisible()
    assert "cannot be reached" in card.error.text()
    assert card._code.text() == CODE, "nobody types it twice"


def test_certificates_of_a_closed_network_that_cannot_be_read_are_said_there(
    filed: Filed, tmp_path: Path
) -> None:
    filed.enter(enrolled=False)
    card = card_of(filed)
    filed.bot.keyClicks(card.url.editor, "https://court.example")
    filed.bot.keyClicks(card.code.editor, CODE)
    filed.bot.keyClicks(card.ca.editor, str(tmp_path / "none.pem"))
    filed.press(card.enrol)
    assert "cannot be read" in card.ca.error.text()


def test_bandwidth_and_metered_networks_are_chosen_there(filed: Filed) -> None:
    filed.enter()
    card = card_of(filed)
    filed.press(card._segments._buttons[2])
    assert filed.delivery.told["limit"] == 200_000
    card.metered.setFocus()
    filed.bot.keyClick(card.metered, Qt.Key.Key_Space)
    assert filed.delivery.told["allow_metered"] is True
    assert filed.store.setting("court_preferences").result() == {"metered": True, "limit": 200_000}


def test_enrolling_again_can_be_left(filed: Filed) -> None:
    filed.enter()
    card = card_of(filed)
    filed.press(card.renew)
    assert QApplication.focusWidget() is card.code.editor
    filed.press(card.cancel)
    assert not card.form.isVisible()
    assert card.renew.isVisible()


def test_practice_says_that_it_enrols_at_practice_courts_only(filed: Filed) -> None:
    filed.desktop.enter(practice=True)
    assert "practice court only" in words_of(card_of(filed))


# --- around it ----------------------------------------------------------------------------------------


def test_the_finder_finds_the_room_and_filings_by_the_courts_numbers(filed: Filed) -> None:
    line = filed.court.receive(filed.court.owe(settled(1, "李虚拟")))
    filed.enter()
    filed.window.open_finder()
    finder = filed.window.findChildren(Finder)[0]
    filed.bot.keyClicks(finder.field, "sl-2026")
    filed.bot.waitUntil(lambda: finder._asked == "sl-2026")
    filed.settle()
    (hit,) = finder.model.hits
    assert "李虚拟" in hit.text
    assert "Receipt SL-2026-00001" in hit.sub
    filed.bot.keyClick(finder.field, Qt.Key.Key_Return)
    filed.settle()
    page = filed.window.rooms.currentWidget()
    assert isinstance(page, FilingPage)
    assert page.details.line is not None
    assert page.details.line.filing_id == line.filing_id


def test_locking_ends_listening_and_opening_begins_again(filed: Filed) -> None:
    filed.court.owe(settled(1))
    filed.enter()
    before = filed.delivery
    filed.window.lock()
    filed.desktop.settle()
    assert before._heard == []
    assert filed.window.desk is None
    filed.enter()
    assert len(filed.delivery._heard) == 1
    assert filed.docket.offline_chip.text() == "Online · 1 to file"


def test_nothing_of_filing_is_loaded_before_the_docket_is_drawn() -> None:
    """In a process of its own, since this one has everything loaded."""
    import subprocess
    import sys

    script = (
        "import sys\n"
        "import ui.window, ui.rooms.docket, ui.rooms.registry\n"
        "print(sorted(m for m in sys.modules if m.startswith(('ui.filing', 'mediator_app.delivery', "
        "'mediator_app.exchange', 'mediator_app.filing', 'httpx', 'PySide6.QtNetwork'))))\n"
    )
    found = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert found.stdout.strip() == "[]"
