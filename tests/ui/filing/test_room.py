"""The room of filings as a person meets it: every state in words, what may be done, and what the court said."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QPushButton, QWidget

from mediator_app.delivery import FilingLine, ObjectionFact, RoadState
from mediator_app.domain.errors import Trouble
from mediator_app.domain.filings import FilingState
from tests.cases import NOON
from tests.ui.filing.conftest import Room
from tests.ui.filing.court import COURT_NAME, failed, settled
from tests.ui.test_window import words_of
from ui.filing.acts import WithdrawSheet
from ui.filing.by_stick import StickSheet
from ui.filing.counter import Counter
from ui.filing.receipt import ReceiptSheet
from ui.language import Language, tongue
from ui.steps.base import Step
from ui.widgets.tables import SUB_ROLE


def rows_of(room: Room) -> list[list[str]]:
    """What stands in the list, second lines after the first."""
    model = room.page.model
    return [
        [
            text
            for column in range(model.columnCount())
            for text in (
                str(model.index(row, column).data()),
                str(model.index(row, column).data(SUB_ROLE) or ""),
            )
            if text
        ]
        for row in range(model.rowCount())
    ]


def told(room: Room, name: str) -> object:
    """What the outbox was told last."""
    return room.delivery.told[name]


def shown(widget: QWidget) -> bool:
    """A call, not a property: a type checker would take an earlier answer for the present one."""
    return widget.isVisible()


def press(room: Room, button: QPushButton) -> None:
    assert button.isVisible(), f"{button.text()!r} cannot be seen"
    assert button.isEnabled(), f"{button.text()!r} cannot be pressed"
    room.bot.mouseClick(button, Qt.MouseButton.LeftButton)
    room.settle()


def returned(room: Room, *objections: ObjectionFact) -> FilingLine:
    line = room.court.receive(room.court.owe(settled(1)))
    line = room.court.review(line, FilingState.RETURNED, *objections, note="补正后重新报送。")
    room.news()
    return line


# --- the road -----------------------------------------------------------------------------------------


def test_before_enrolment_the_room_says_what_to_do_first(room: Room) -> None:
    words = words_of(room.page)
    assert "Not enrolled at a court yet" in words
    assert "Not enrolled yet" in words
    assert "one-time code" in words
    assert "Nothing to file yet" in words
    assert not room.page.now_button.isEnabled()
    with room.bot.waitSignal(room.page.settings_wanted):
        press(room, room.page.road.enrol)


def test_the_court_is_named_with_its_last_contact_and_the_end_of_the_certificate(room: Room) -> None:
    room.enrolled()
    words = words_of(room.page)
    assert COURT_NAME in words
    assert "Connected" in words
    assert "last contact today 14:00" in words
    assert "certificate until 23 November 2027" in words


@pytest.mark.parametrize(
    ("state", "chip", "advice"),
    [
        (RoadState.WORKING, "Exchanging with the court", ""),
        (RoadState.OFFLINE, "No network", "as soon as there is a network"),
        (RoadState.METERED, "Paused: metered network", "unless you allow it here"),
        (RoadState.CAPTIVE, "The network asks you to sign in", "sign in to the network first"),
        (RoadState.UNREACHABLE, "The court cannot be reached", "The next try is at 15:30"),
        (RoadState.STOPPED, "Stopped", "looked at by a person"),
    ],
)
def test_what_keeps_filings_here_is_said_plainly(
    room: Room, state: RoadState, chip: str, advice: str
) -> None:
    room.enrolled()
    again = NOON + timedelta(hours=5, minutes=30)
    reason = "unheard_of" if state is RoadState.STOPPED else ""
    room.news(state=state, reason=reason, retry_at=again if state is RoadState.UNREACHABLE else None)
    assert room.page.road.chip.text() == chip
    assert advice in room.page.road.advice.words.text()
    assert room.page.road.advice.isVisible() is bool(advice)


def test_a_certificate_that_ends_soon_or_has_ended_is_warned_of(room: Room) -> None:
    room.enrolled(expiring=True, expires=NOON + timedelta(days=20))
    assert "ends on 13 December 2026" in room.page.road.expiry.words.text()
    room.enrolled(expiring=True, expires=NOON)
    assert "ended on 23 November 2026" in room.page.road.expiry.words.text()
    assert shown(room.page.road.expiry)
    room.enrolled()
    assert not shown(room.page.road.expiry)


def test_the_switch_for_metered_networks_is_in_view_and_kept(room: Room) -> None:
    room.enrolled()
    room.page.road.metered.setFocus()
    room.bot.keyClick(room.page.road.metered, Qt.Key.Key_Space)
    assert told(room, "allow_metered") is True
    again = Counter(room.desk)
    again.open(room.delivery)
    room.settle()
    assert again.metered_allowed
    again.close()


def test_a_pause_sends_nothing_until_one_goes_on(room: Room) -> None:
    room.enrolled()
    press(room, room.page.road.pause)
    assert told(room, "online") is False
    assert room.page.road.chip.text() == "Paused by you"
    assert "until you go on" in room.page.road.advice.words.text()
    assert room.page.road.pause.text() == "Go on"
    press(room, room.page.road.pause)
    assert told(room, "online") is True
    assert "deliver_now" in room.delivery.asked


def test_what_is_on_its_way_shows_how_far_it_is(room: Room) -> None:
    room.enrolled()
    line = room.court.sent(room.court.ready(room.court.owe(failed(1))), 0.5)
    room.news(state=RoadState.WORKING)
    assert shown(room.page.road.bar)
    assert room.page.road.moved.text() == "901 kB of 1.8 MB"
    assert room.page.details.bar.value() == 500
    room.court.receive(line)
    room.news(state=RoadState.WAITING)
    assert not shown(room.page.road.bar)


# --- states -------------------------------------------------------------------------------------------

STATES = {
    "held": ("To be filed after service", "待送达后报送"),
    "held_by_hand": ("Held back", "暂缓报送"),
    "only_here": ("Only on this computer", "只在本机"),
    "waits": ("Waiting for the network", "等待网络"),
    "waits_midway": ("62% sent, goes on", "已传 62% · 断点续传"),
    "sending": ("Sending", "正在报送"),
    "sending_midway": ("62% sent", "已传 62%"),
    "received": ("Received by the court", "已收到"),
    "under_review": ("Under review", "审核中"),
    "docketed": ("Docketed", "已立案"),
    "returned": ("Returned for correction", "退回补正"),
    "blocked": ("Needs attention", "需要处理"),
    "withdrawn": ("Withdrawn", "已撤回"),
}
NUMBERS = {"received": "SL-2026-00001", "under_review": "SL-2026-00001", "docketed": "仲裁1502号"}


def bring(room: Room, name: str) -> None:
    """One filing in that state."""
    court, filings = room.court, room.court.store.filings
    line = court.owe(settled(1) if name == "held" else failed(1))
    road = RoadState.WAITING
    match name:
        case "held_by_hand":
            filings.hold(line.filing_id, True)
        case "waits":
            road = RoadState.OFFLINE
        case "waits_midway":
            court.sent(court.ready(line), 0.62)
            road = RoadState.CAPTIVE
        case "sending":
            court.ready(line)
            road = RoadState.WORKING
        case "sending_midway":
            court.sent(court.ready(line), 0.62)
            road = RoadState.WORKING
        case "received":
            court.receive(line)
        case "under_review":
            court.review(court.receive(line))
        case "docketed":
            court.review(court.receive(line), FilingState.DOCKETED, number="仲裁1502号")
        case "returned":
            court.review(court.receive(line), FilingState.RETURNED, ObjectionFact(reason="other"))
        case "blocked":
            filings.block(line.filing_id, "filing_conflict", {})
        case "withdrawn":
            filings.withdraw(line.filing_id)
        case _:
            pass  # held until service, or only here: as the edit left it
    room.news(state=road)


@pytest.mark.parametrize("name", STATES)
def test_every_state_has_its_words_in_both_languages(room: Room, name: str) -> None:
    room.enrolled()
    bring(room, name)
    for language, words in zip((Language.ENGLISH, Language.CHINESE), STATES[name], strict=True):
        tongue().speak(language)
        room.settle()
        (row,) = rows_of(room)
        assert row[-1] == words
        assert room.page.details.chip.text() == words
        assert NUMBERS.get(name, "") in row[1]
        assert room.page.details.next.text()


def test_a_chinese_window_has_no_english_in_it(room: Room) -> None:
    tongue().speak(Language.CHINESE)
    room.enrolled()
    returned(room, ObjectionFact(reason="name_differs", field="parties.1.name"))
    shown = words_of(room.page) + "\n" + "\n".join(" ".join(row) for row in rows_of(room))
    allowed = ("MB", "SL-2026-00001", "U 盘")
    for word in allowed:
        shown = shown.replace(word, "")
    assert not [line for line in shown.splitlines() if any(c.isascii() and c.isalpha() for c in line)]


# --- one filing ---------------------------------------------------------------------------------------


def test_what_a_filing_holds_stands_beside_the_list(room: Room) -> None:
    room.enrolled()
    room.court.receive(room.court.owe(settled(1, "李虚拟", "示例物流有限公司")))
    room.news()
    words = words_of(room.page.details)
    for expected in (
        "李虚拟 v. 示例物流有限公司",
        "Arbitration mediation instrument, Record of the hearing, Proof of service, Evidence · 5 files",
        "1.8 MB",
        "today 10:17",
        "SL-2026-00001",
        "23 November 2026 15:00:00",
    ):
        assert expected in words


def test_rows_are_walked_by_keyboard_and_enter_opens_the_case(room: Room) -> None:
    room.enrolled()
    older, newer = room.court.owe(settled(1, "李虚拟")), room.court.owe(settled(2, "赵示范"))
    room.news()
    room.page.table.setFocus()
    assert "赵示范" in room.page.details.title.text()
    room.bot.keyClick(room.page.table, Qt.Key.Key_Down)
    assert "李虚拟" in room.page.details.title.text()
    with room.bot.waitSignal(room.page.open_case) as opened:
        room.bot.keyClick(room.page.table, Qt.Key.Key_Return)
    assert opened.args == [older.case_id, None, ""]
    assert newer.case_id != older.case_id


def test_news_leave_the_chosen_filing_chosen(room: Room) -> None:
    room.enrolled()
    older = room.court.owe(settled(1, "李虚拟"))
    room.court.owe(settled(2, "赵示范"))
    room.news()
    room.page.show_filing(older.filing_id)
    room.court.owe(settled(3, "王模拟"))
    room.news()
    assert "李虚拟" in room.page.details.title.text()
    assert room.page.table.currentIndex().row() == 2


def test_filters_leave_what_they_name(room: Room) -> None:
    room.enrolled()
    for name, number in (("李虚拟", 1), ("赵示范", 2), ("王模拟", 3)):
        line = room.court.owe(settled(number, name))
        if number == 2:
            room.court.receive(line)
        if number == 3:
            room.court.store.filings.block(line.filing_id, "filing_conflict", {})
    room.news()
    seen = {}
    for kind in ("all", "here", "court", "mend", "done"):
        button = next(
            b for v, b in zip(room.page.filter._values, room.page.filter._buttons, strict=True) if v == kind
        )
        press(room, button)
        seen[kind] = [row[0][:3] for row in rows_of(room)]
    assert seen == {
        "all": ["王模拟", "赵示范", "李虚拟"],
        "here": ["王模拟", "李虚拟"],
        "court": ["赵示范"],
        "mend": ["王模拟"],
        "done": [],
    }
    assert "None of this kind" in words_of(room.page)


def test_it_can_be_filed_before_service_and_held_again(room: Room) -> None:
    room.enrolled()
    line = room.court.owe(settled(1))
    room.news()
    press(room, room.page.details.send)
    assert not room.court.line(line.filing_id).held
    assert "deliver_now" in room.delivery.asked
    room.news()
    press(room, room.page.details.hold)
    assert room.court.line(line.filing_id).held


def test_what_needs_a_person_says_why_and_can_be_tried_again(room: Room) -> None:
    room.enrolled()
    line = room.court.owe(failed(1))
    room.court.store.filings.block(line.filing_id, "disk_full", {})
    room.news()
    assert "disk" in room.page.details.next.text().lower()
    press(room, room.page.details.retry)
    assert room.court.line(line.filing_id).state is FilingState.QUEUED


def test_a_try_that_failed_says_when_it_is_tried_again(room: Room) -> None:
    room.enrolled()
    line = room.court.ready(room.court.owe(failed(1)))
    again = NOON + timedelta(hours=5, minutes=30)
    room.court.store.filings.later(line.filing_id, attempts=3, retry_at=again, reason="disk_full", params={})
    room.news()
    assert "It tries again at 15:30." in room.page.details.next.text()
    assert room.page.details.retry.isVisible()


def test_giving_a_filing_up_asks_once_more(room: Room) -> None:
    room.enrolled()
    line = room.court.owe(failed(1))
    room.news()
    press(room, room.page.details.withdraw)
    sheet = room.page.findChildren(WithdrawSheet)[0]
    assert QApplication.focusWidget() is sheet.cancel
    press(room, sheet.cancel)
    assert room.court.line(line.filing_id).state is FilingState.QUEUED
    press(room, room.page.details.withdraw)
    press(room, room.page.findChildren(WithdrawSheet)[-1].confirm)
    assert room.court.line(line.filing_id).state is FilingState.WITHDRAWN


def test_a_return_names_each_reason_and_leads_to_the_field(room: Room) -> None:
    room.enrolled()
    line = returned(
        room,
        ObjectionFact(reason="name_differs", field="parties.1.name", note="缺“（上海）”"),
        ObjectionFact(reason="schedule_unclear"),
        ObjectionFact(reason="service_unproven"),
    )
    words = words_of(room.page.details)
    assert "The name is not the one in the document or the register" in words
    assert "Parties · 缺“（上海）”" in words
    assert "补正后重新报送。" in words
    went = []
    room.page.open_case.connect(lambda *place: went.append(place))
    for one in room.page.details.objections.rows:
        press(room, one.button)
    assert went == [
        (line.case_id, Step.PARTIES, "parties.1.name"),
        (line.case_id, Step.PAYMENT, "settlement.shares"),
        (line.case_id, Step.SERVICE, "services"),
    ]


def test_a_returned_filing_is_filed_again_under_its_name(room: Room) -> None:
    room.enrolled()
    line = returned(room, ObjectionFact(reason="service_unproven"))
    said = []
    room.page.said.connect(lambda *what: said.append(what))
    press(room, room.page.details.refile)
    room.news()
    newest, old = room.counter.lines
    assert (newest.supersedes, old.filing_id) == (line.filing_id, line.filing_id)
    assert said[0][1] == "green"
    room.page.show_filing(newest.filing_id)
    room.settle()
    assert "receipt SL-2026-00001" in words_of(room.page.details)
    room.page.show_filing(old.filing_id)
    assert not room.page.details.refile.isVisible(), "it is corrected already"


def test_what_can_never_go_is_filed_anew_in_one_step(room: Room) -> None:
    room.enrolled()
    line = room.court.ready(room.court.owe(settled(1)))
    room.court.store.filings.block(line.filing_id, "not_this_laptop", {})
    room.news()
    assert not shown(room.page.details.retry)
    press(room, room.page.details.refile)
    room.news()
    states = {one.filing_id: one.state for one in room.counter.lines}
    assert states.pop(line.filing_id) is FilingState.WITHDRAWN
    assert list(states.values()) == [FilingState.QUEUED]


def test_what_was_taken_away_can_be_filed_after_all(room: Room) -> None:
    room.enrolled()
    line = room.court.owe(failed(1))
    room.court.store.filings.withdraw(line.filing_id)
    room.news()
    assert room.page.details.chip.text() == "Withdrawn"
    press(room, room.page.details.refile)
    room.news()
    assert len(room.counter.lines) == 2
    assert room.page.details.line is not None
    room.page.show_filing(line.filing_id)
    assert not shown(room.page.details.refile)


def test_a_refusal_is_said_in_words(room: Room) -> None:
    room.enrolled()
    returned(room, ObjectionFact(reason="other"))
    room.delivery.refuse = Trouble("disk_full")
    said = []
    room.page.said.connect(lambda *what: said.append(what))
    press(room, room.page.details.refile)
    assert said[0][1] == "red"
    assert "disk" in said[0][0].lower()


def test_the_receipt_is_shown_and_saved(room: Room, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    room.enrolled()
    line = room.court.receive(room.court.owe(settled(1, "李虚拟")))
    room.news()
    press(room, room.page.details.receipt)
    sheet = room.page.findChildren(ReceiptSheet)[0]
    words = words_of(sheet)
    for expected in ("SL-2026-00001", "23 November 2026 15:00:00", COURT_NAME, line.filing_id):
        assert expected in words
    target = tmp_path / "receipt.txt"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    press(room, sheet.save)
    written = target.read_text("utf-8")
    for expected in (
        "SL-2026-00001",
        "23 November 2026 15:00:00",
        "李虚拟",
        line.filing_id,
        line.manifest_sha256,
    ):
        assert expected in written
    assert list(tmp_path.glob("*.part")) == []


def test_a_receipt_that_cannot_be_written_says_so(
    room: Room, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    room.enrolled()
    room.court.receive(room.court.owe(settled(1)))
    room.news()
    said = []
    room.page.said.connect(lambda *what: said.append(what))
    press(room, room.page.details.receipt)
    monkeypatch.setattr(
        QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "no" / "such" / "r.txt"), "")
    )
    press(room, room.page.findChildren(ReceiptSheet)[0].save)
    assert said[0][1] == "red"
    assert "cannot be written" in said[0][0]


# --- on a stick ---------------------------------------------------------------------------------------


def test_a_bundle_is_written_where_one_says_and_what_stays_is_named(
    room: Room, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert not room.page.write_button.isEnabled(), "without a court nobody knows to whom to encrypt"
    room.enrolled()
    room.court.owe(failed(1, "陈练习"))
    stuck = room.court.owe(failed(2, "郑假设"))
    room.court.store.filings.block(stuck.filing_id, "filing_conflict", {})
    room.news()
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(tmp_path))
    press(room, room.page.write_button)
    words = words_of(room.page.findChildren(StickSheet)[0])
    assert "bundle.filing, 4 kB, encrypted to the court. Filings on it: 1." in words
    assert "count as not sent" in words
    assert "Stays here: 郑假设" in words
    assert "another filing under the same number" in words
    assert room.page.write_button.isEnabled()


def test_answers_are_read_back_and_a_wrong_file_says_so(
    room: Room, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    room.enrolled()
    file = tmp_path / "court.answers"
    file.write_bytes(b"something else")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(file), ""))
    said = []
    room.page.said.connect(lambda *what: said.append(what))
    press(room, room.page.read_button)
    assert said[0][1] == "red"
    assert "answers" in said[0][0].lower()
    file.write_bytes(b"age and so on")
    press(room, room.page.read_button)
    words = words_of(room.page.findChildren(StickSheet)[0])
    assert "New answers: 3. Filings of the bundle that the court has: 2." in words


def test_nothing_is_written_where_nobody_names_a_folder(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    room.enrolled()
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: "")
    press(room, room.page.write_button)
    assert room.page.findChildren(StickSheet) == []
    assert not room.page.stick.busy
