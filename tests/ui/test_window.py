"""The window as a person meets it: the gate, the rooms, the finder, the cover, and what is said about saving."""

from __future__ import annotations

import gc
import weakref
from concurrent.futures import Future
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QRect, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton, QToolButton, QWidget

from mediator_app.domain.errors import Trouble
from mediator_app.ports import Change
from tests.cases import mediating, served, signed
from tests.db.fakes import FakeStore
from tests.ui.conftest import Desktop
from tests.ui.fakes import FakeHouse, keep
from ui.language import Language, tongue
from ui.rooms.cases import CasesPage
from ui.rooms.docket import DocketPage, OpenButton
from ui.rooms.finder import Finder
from ui.rooms.first_run import FirstRun
from ui.rooms.gate import Gate
from ui.rooms.settings import SettingsPage
from ui.rooms.unlock import Unlock
from ui.steps.base import Step
from ui.theme import Scheme
from ui.widgets.overlay import Sheet
from ui.widgets.parts import Elided
from ui.widgets.rail import Room


def words_of(widget: QWidget) -> str:
    """Everything that can be read on a widget."""
    kinds: tuple[Any, ...] = (QLabel, QPushButton, QToolButton, QLineEdit)
    parts = [
        child.text() for kind in kinds for child in widget.findChildren(kind) if child.isVisibleTo(widget)
    ]
    return "\n".join(parts)


def gate_of(desktop: Desktop) -> Gate:
    return desktop.window.findChildren(Gate)[0]


def focus() -> QWidget:
    found = QApplication.focusWidget()
    assert found is not None
    return found


def type_into(desktop: Desktop, text: str) -> None:
    desktop.bot.keyClicks(focus(), text)


def press(desktop: Desktop, key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    desktop.bot.keyClick(focus(), key, held)


# --- the gate -------------------------------------------------------------------------------------


def test_the_first_run_is_done_by_keyboard_alone(fresh: Desktop) -> None:
    first = fresh.window.findChildren(FirstRun)[0]
    assert focus() is first.form.name.editor
    fresh.bot.waitUntil(first.quick.isEnabled)
    for text in (
        "Zhang San",
        "",
        None,
        "Yangpu commission",
        "correct horse battery",
        "correct horse battery",
    ):
        if text is not None:
            type_into(fresh, text)
        press(fresh, Qt.Key.Key_Tab)
    press(fresh, Qt.Key.Key_Tab)
    assert focus() is first.create_button
    press(fresh, Qt.Key.Key_Space)
    fresh.settle()
    assert "ABCD - EFGH - JKMN" in words_of(fresh.window)
    assert "Certificate made for Zhang San, Yangpu commission" in words_of(fresh.window)
    press(fresh, Qt.Key.Key_Space)
    press(fresh, Qt.Key.Key_Tab)
    press(fresh, Qt.Key.Key_Space)
    fresh.settle()
    assert fresh.window.desk is not None
    assert not fresh.window.desk.practice
    assert fresh.window.desk.store.setting("mediator").result()["name"] == "Zhang San"
    assert fresh.window.desk.store.setting("body").result()["seal_name"] == "Yangpu commission"
    assert "No hearing today" in words_of(fresh.window)


@pytest.mark.parametrize("language", Language)
def test_the_key_ring_is_offered_only_where_there_is_one(fresh: Desktop, language: Language) -> None:
    fresh.window.speak(language)
    fresh.settle()
    first = fresh.window.findChildren(FirstRun)[0]
    fresh.bot.waitUntil(first.quick.isEnabled)
    assert (first.quick.isVisible(), first.quick.value) == (True, True)
    fresh.house.has_ring = False
    first.begin()
    fresh.bot.waitUntil(first.no_ring.isVisible)
    assert (first.quick.isVisible(), first.quick.value) == (False, False)
    said = {Language.ENGLISH: "no key ring", Language.CHINESE: "没有可用的系统密钥环"}[language]
    assert said in first.no_ring.text()
    assert first.no_ring.isVisible()
    assert first.no_ring.objectName() == "hint"


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize(
    ("has_ring", "quick", "offered"), [(True, False, True), (False, False, False), (False, True, True)]
)
def test_the_settings_offer_the_key_ring_only_where_there_is_one(
    desktop: Desktop, language: Language, has_ring: bool, quick: bool, offered: bool
) -> None:
    desktop.house.has_ring, desktop.house.quick = has_ring, quick
    desktop.window.speak(language)
    desktop.enter()
    desktop.window.open_room(Room.SETTINGS)
    desktop.settle()
    (page,) = desktop.window.findChildren(SettingsPage)
    assert (page.quick.isVisible(), page.quick.value) == (offered, quick)
    said = {Language.ENGLISH: "no key ring", Language.CHINESE: "没有可用的系统密钥环"}[language]
    assert (said in words_of(page)) is not offered


def test_a_key_ring_that_fails_afterwards_is_said_calmly(fresh: Desktop) -> None:
    first = fresh.window.findChildren(FirstRun)[0]
    fresh.bot.waitUntil(first.quick.isEnabled)
    fresh.house.has_ring = False
    fresh.bot.keyClicks(first.form.name.editor, "Zhang San")
    fresh.bot.keyClicks(first.form.body_name.editor, "Yangpu commission")
    for field in (first.passphrase, first.again):
        fresh.bot.keyClicks(field.editor, "correct horse battery")
    assert first.quick.value
    fresh.bot.mouseClick(first.create_button, Qt.MouseButton.LeftButton)
    fresh.settle()
    assert first.sheet is not None
    assert "no key ring" in first.sheet.remark.text()
    assert first.sheet.remark.isVisible()
    assert not first.sheet.note.isVisible()


def test_the_name_of_the_standing_office_is_doubted_and_that_of_the_commission_proposed(
    fresh: Desktop,
) -> None:
    form = fresh.window.findChildren(FirstRun)[0].form
    event = QInputMethodEvent()
    event.setCommitString("上海市杨浦区劳动人事争议仲裁院")
    QApplication.sendEvent(form.body_name.editor, event)
    assert "“上海市杨浦区劳动人事争议仲裁委员会”" in form.doubt.text()
    assert form.doubt.isVisible()
    form.kind.editor.setFocus()
    fresh.bot.keyClick(form.kind.editor, Qt.Key.Key_Down)  # a street body may be called what it likes
    assert not form.doubt.isVisible()
    fresh.bot.keyClick(form.kind.editor, Qt.Key.Key_Up)
    assert form.doubt.isVisible()
    form.body_name.editor.setFocus()
    fresh.bot.keyClick(form.body_name.editor, Qt.Key.Key_Backspace)
    assert not form.doubt.isVisible()


def test_a_short_passphrase_and_a_slip_are_said_at_their_fields(fresh: Desktop) -> None:
    first = fresh.window.findChildren(FirstRun)[0]
    fresh.bot.mouseClick(first.create_button, Qt.MouseButton.LeftButton)
    assert "stands on every paper" in first.form.name.error.text()
    fresh.bot.keyClicks(first.form.name.editor, "Zhang San")
    fresh.bot.keyClicks(first.form.body_name.editor, "Yangpu commission")
    fresh.bot.keyClicks(first.passphrase.editor, "short")
    fresh.bot.keyClicks(first.again.editor, "shore")
    fresh.bot.mouseClick(first.create_button, Qt.MouseButton.LeftButton)
    assert "not the same" in first.again.error.text()
    fresh.bot.keyClick(first.again.editor, Qt.Key.Key_Backspace)
    fresh.bot.keyClicks(first.again.editor, "t")
    fresh.bot.keyClick(first.again.editor, Qt.Key.Key_Return)
    fresh.settle()
    assert "10" in first.passphrase.error.text()
    assert focus() is first.passphrase.editor


def test_practice_on_a_new_computer_needs_nothing_to_be_set_up(fresh: Desktop) -> None:
    assert gate_of(fresh).practice_note.text().startswith("Nothing to set up")


def test_practice_on_a_computer_that_is_set_up_lies_apart(desktop: Desktop) -> None:
    assert "apart from your cases" in gate_of(desktop).practice_note.text()
    desktop.window.speak(Language.CHINESE)
    chinese = "用一个虚构案件演练，与真实案件分开"
    desktop.bot.waitUntil(lambda: gate_of(desktop).practice_note.text() == chinese)


def test_practice_needs_nothing_and_is_marked(fresh: Desktop) -> None:
    fresh.bot.mouseClick(gate_of(fresh).practice_button, Qt.MouseButton.LeftButton)
    fresh.settle()
    assert fresh.window.desk is not None
    assert fresh.window.desk.practice
    assert "Practice · fictional" in words_of(fresh.window)


def test_the_passphrase_unlocks_and_a_wrong_one_says_so(desktop: Desktop) -> None:
    page = desktop.window.findChildren(Unlock)[0]
    assert focus() is page.secret.editor
    type_into(desktop, "wrong")
    press(desktop, Qt.Key.Key_Return)
    desktop.settle()
    assert "passphrase" in page.secret.error.text().lower()
    page.secret.editor.setText(desktop.house.passphrase)  # type: ignore[attr-defined]
    press(desktop, Qt.Key.Key_Return)
    desktop.settle()
    assert desktop.window.desk is not None


@pytest.mark.parametrize("code", ["key_ring_missing", "key_ring_locked", "key_ring_refused", "key_ring_none"])
def test_each_of_the_four_troubles_of_a_key_ring_has_its_own_words(desktop: Desktop, code: str) -> None:
    page = desktop.window.findChildren(Unlock)[0]
    desktop.house.quick = True
    desktop.house.refuse = Trouble(code)
    page.ask_ring()
    desktop.settle()
    said = page.ring_note.text()
    assert page.ring_box.isVisible()
    assert {
        "key_ring_missing": "no entry",
        "key_ring_locked": "is locked",
        "key_ring_refused": "refused",
        "key_ring_none": "no real key ring",
    }[code] in said
    assert "passphrase" in said


def test_a_key_ring_that_knows_opens_at_once(desktop: Desktop) -> None:
    desktop.house.quick = True
    page = desktop.window.findChildren(Unlock)[0]
    page.begin()
    desktop.settle()
    assert desktop.window.desk is not None


def test_a_recovery_code_leads_to_a_new_passphrase(desktop: Desktop) -> None:
    page = desktop.window.findChildren(Unlock)[0]
    desktop.bot.mouseClick(page.code_button, Qt.MouseButton.LeftButton)
    type_into(desktop, "ABCD-EFGH")
    press(desktop, Qt.Key.Key_Return)
    desktop.settle()
    assert desktop.window.desk is None
    type_into(desktop, "quite another phrase")
    press(desktop, Qt.Key.Key_Tab)
    type_into(desktop, "quite another phrase")
    press(desktop, Qt.Key.Key_Return)
    desktop.settle()
    assert desktop.house.passphrase == "quite another phrase"
    assert desktop.window.desk is not None


# --- the rooms ------------------------------------------------------------------------------------


def test_the_docket_shows_today_and_opens_a_case(desktop: Desktop) -> None:
    keep(desktop.house.store, past := mediating())
    desktop.enter()
    docket = desktop.window.findChildren(DocketPage)[0]
    read = words_of(docket)
    assert "程虚构 v. 示例跨国（中国）有限公司" in read
    assert "3,900,000.00" in read
    assert "Negotiating" in read
    opener = docket.hearings.findChildren(OpenButton)[0]
    assert opener.text() == "Continue"
    desktop.bot.mouseClick(opener, Qt.MouseButton.LeftButton)
    desktop.settle()
    assert desktop.space.case_id == past.case_id


def test_a_narrow_docket_shows_whole_names_with_what_is_due_beneath(desktop: Desktop) -> None:
    keep(desktop.house.store, mediating())
    desktop.window.resize(960, 768)
    desktop.enter()
    docket = desktop.window.findChildren(DocketPage)[0]
    listed = next(card for card in (docket.hearings, docket.going_on) if card.isVisible())

    def whole() -> bool:
        names = [one for one in listed.findChildren(Elided) if "程虚构" in one.whole()]
        return bool(names) and all(one.text() == one.whole() for one in names)

    desktop.bot.waitUntil(whole)
    below = docket.reminders.mapTo(docket, docket.reminders.rect().topLeft()).y()
    assert below > listed.mapTo(docket, listed.rect().bottomLeft()).y()


def test_what_is_signed_and_not_served_stands_on_the_docket(desktop: Desktop) -> None:
    keep(desktop.house.store, signed())
    desktop.enter()
    docket = desktop.window.findChildren(DocketPage)[0]
    assert docket.unserved.isVisible()
    assert "Signed, to be served" in words_of(docket.unserved)
    assert docket.figures.figures[2].text() == "1"


def test_payments_that_fall_due_are_reminded_of(desktop: Desktop) -> None:
    keep(desktop.house.store, served())
    desktop.enter()
    docket = desktop.window.findChildren(DocketPage)[0]
    desktop.bot.waitUntil(lambda: "15 Dec" in words_of(docket.reminders))
    assert docket.figures.figures[0].text() == "1"


def test_ctrl_k_finds_a_case_by_part_of_a_company(desktop: Desktop) -> None:
    keep(desktop.house.store, past := mediating())
    desktop.enter()
    press(desktop, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    finder = desktop.window.findChildren(Finder)[0]
    desktop.settle()
    assert focus() is finder.field
    finder.field.setText("跨国")
    desktop.bot.waitUntil(lambda: [hit.case_id for hit in finder.model.hits] == [past.case_id])
    press(desktop, Qt.Key.Key_Return)
    desktop.settle()
    assert desktop.space.case_id == past.case_id


def test_ctrl_k_and_enter_at_once_open_what_was_typed_and_not_what_was_listed_before(
    desktop: Desktop,
) -> None:
    past = mediating()
    keep(desktop.house.store, past)
    desktop.enter()
    press(desktop, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    finder = desktop.window.findChildren(Finder)[0]
    desktop.settle()
    assert finder.model.hits[0].case_id != past.case_id
    finder.field.setText("跨国")
    press(desktop, Qt.Key.Key_Return)
    desktop.bot.waitUntil(lambda: desktop.window.workspace is not None)
    desktop.settle()
    assert desktop.space.case_id == past.case_id


def test_ctrl_k_also_knows_the_rooms_and_escape_leaves(desktop: Desktop) -> None:
    desktop.enter()
    press(desktop, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    finder = desktop.window.findChildren(Finder)[0]
    type_into(desktop, "sett")
    desktop.bot.waitUntil(lambda: [hit.place for hit in finder.model.hits] == ["settings"])
    press(desktop, Qt.Key.Key_Return)
    desktop.settle()
    assert isinstance(desktop.window.rooms.currentWidget(), SettingsPage)
    press(desktop, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    press(desktop, Qt.Key.Key_Escape)
    assert not [sheet for sheet in desktop.window.findChildren(Finder) if sheet.isVisible()]


def test_a_new_case_begins_with_the_body_of_the_settings(desktop: Desktop) -> None:
    desktop.house.store.set_setting("body", {"kind": "street", "name": "虚构街道调解委员会"}).result()
    desktop.enter()
    press(desktop, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    desktop.settle()
    content = desktop.window.desk.case(desktop.space.case_id).record.content  # type: ignore[union-attr]
    assert content.body.name == "虚构街道调解委员会"
    assert content.instrument.value == "mediation_agreement"
    assert desktop.space.step is Step.CASE


def test_the_language_changes_everywhere_at_once(desktop: Desktop) -> None:
    keep(desktop.house.store, mediating())
    desktop.enter()
    desktop.window.speak(Language.CHINESE)
    desktop.bot.waitUntil(lambda: "今日庭审" in words_of(desktop.window))
    read = words_of(desktop.window)
    assert "程虚构 诉 示例跨国（中国）有限公司" in read
    assert "Hearings" not in read
    desktop.window.speak(Language.ENGLISH)
    desktop.bot.waitUntil(lambda: "Hearings today" in words_of(desktop.window))
    assert tongue().language is Language.ENGLISH


def test_every_control_has_a_name_for_a_screen_reader(desktop: Desktop) -> None:
    keep(desktop.house.store, past := mediating())
    desktop.enter()
    nameless = []
    for room in Room:
        desktop.window.open_room(room)
        desktop.settle()
        nameless += nameless_in(desktop.window)
    desktop.window.open_case(past.case_id)
    desktop.settle()
    nameless += nameless_in(desktop.window)
    assert not nameless


def nameless_in(window: QWidget) -> list[str]:
    kinds: tuple[Any, ...] = (QPushButton, QToolButton, QLineEdit)
    return [
        f"{type(child).__name__} in {type(child.parent()).__name__}"
        for kind in kinds
        for child in window.findChildren(kind)
        if child.isVisible()
        and not child.objectName().startswith("qt_")
        and not (child.accessibleName() or (not isinstance(child, QLineEdit) and child.text()))
    ]


# --- covering, locking, saving ----------------------------------------------------------------------


def test_f9_covers_everything_and_gives_it_back(desktop: Desktop) -> None:
    desktop.enter()
    before = focus()
    press(desktop, Qt.Key.Key_F9)
    assert desktop.window.cover.isVisible()
    inside = desktop.window.centralWidget()
    assert inside is not None
    assert desktop.window.cover.geometry() == inside.rect()
    type_into(desktop, "typed blindly")
    press(desktop, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    assert not desktop.window.findChildren(Finder)
    press(desktop, Qt.Key.Key_F9)
    assert not desktop.window.cover.isVisible()
    assert focus() is before


def test_another_size_of_type_reaches_the_rail_and_every_room(desktop: Desktop) -> None:
    desktop.enter()
    desktop.window.open_room(Room.CASES)
    desktop.window.open_room(Room.SETTINGS)
    cases, settings = desktop.window._made[Room.CASES], desktop.window._made[Room.SETTINGS]
    try:
        desktop.window.dress(Scheme.LIGHT, 150)
        assert desktop.window.rail.width() == 114
        assert all(made.width() == 96 for made in desktop.window.rail.buttons.values())
        desktop.window.open_room(Room.CASES)
        assert desktop.window._made[Room.CASES] is not cases
        assert desktop.window._made[Room.SETTINGS] is settings
    finally:
        desktop.window.dress(Scheme.LIGHT, 100)


def on_top(window: QWidget, spot: QPoint) -> QWidget | None:
    """Which child of the window is seen there."""
    seen = window.childAt(spot)
    while seen is not None and seen.parentWidget() is not window:
        seen = seen.parentWidget()
    return seen


def test_f9_covers_a_sheet_too(desktop: Desktop) -> None:
    desktop.enter()
    desktop.window.open_finder()
    desktop.settle()
    typing = focus()
    press(desktop, Qt.Key.Key_F9)
    window, cover = desktop.window, desktop.window.cover
    (finder,) = window.findChildren(Finder)
    for spot in (finder.card.geometry().center(), finder.field.mapTo(window, QPoint(8, 8))):
        assert on_top(window, spot) is cover
    type_into(desktop, "blind")
    assert finder.field.text() == ""
    press(desktop, Qt.Key.Key_F9)
    assert focus() is typing


def test_what_opens_or_closes_under_the_cover_stays_under_it(desktop: Desktop) -> None:
    desktop.enter()
    press(desktop, Qt.Key.Key_F9)
    window, cover = desktop.window, desktop.window.cover
    sheet = Sheet(window, "Something came up")
    stay = sheet.add_button("Stay")
    sheet.open(stay)
    assert on_top(window, window.rect().center()) is cover
    assert focus() is cover
    press(desktop, Qt.Key.Key_F9)
    assert focus() is stay
    press(desktop, Qt.Key.Key_F9)
    sheet.close_sheet()
    assert focus() is cover


def test_rest_locks_and_the_case_comes_back_after_unlocking(desktop: Desktop) -> None:
    keep(desktop.house.store, past := mediating())
    desktop.enter()
    desktop.window.open_case(past.case_id, Step.CLAIMS)
    desktop.settle()
    desktop.house.quick = True
    desktop.window.idle.rested.emit()
    desktop.settle()
    assert desktop.house.locked
    assert desktop.window.desk is None
    assert "程虚构" not in words_of(desktop.window)
    page = desktop.window.findChildren(Unlock)[0]
    page.secret.editor.setText(desktop.house.passphrase)  # type: ignore[attr-defined]
    page.go()
    desktop.settle()
    assert (desktop.space.case_id, desktop.space.step) == (past.case_id, Step.CLAIMS)


def test_after_a_crash_the_case_is_open_where_it_was(desktop: Desktop) -> None:
    keep(desktop.house.store, past := mediating())
    desktop.enter()
    desktop.window.open_case(past.case_id)
    desktop.settle()
    desktop.space.open_step(Step.TERMS)
    kept = desktop.window.preferences.now
    assert (kept.last_case, kept.last_step) == (past.case_id, "terms")


def test_a_case_that_is_gone_is_not_asked_for_twice(desktop: Desktop) -> None:
    desktop.window.preferences.change(last_case="01930000-0000-7000-8000-00000000dead")
    desktop.enter()
    assert desktop.window.workspace is None
    assert desktop.window.preferences.now.last_case == ""


def test_a_full_disk_is_said_and_nothing_is_lost(desktop: Desktop) -> None:
    desktop.enter()
    desktop.window.new_case()
    desktop.settle()
    chip = desktop.space.save_chip
    assert chip.text().startswith("Saved ")
    desktop.house.store.trouble = "disk_full"
    desktop.window.new_case()
    desktop.settle()
    chip = desktop.space.save_chip
    assert chip.text() == "Not saved · disk full · Try again"
    assert chip.property("tone") == "amber"
    desktop.house.store.trouble = None
    desktop.bot.mouseClick(chip, Qt.MouseButton.LeftButton)
    desktop.settle()
    assert chip.text().startswith("Saved ")
    assert len(desktop.house.store.newest) == 2


def test_the_window_does_not_close_over_what_is_not_saved(desktop: Desktop) -> None:
    desktop.enter()
    desktop.house.store.trouble = "disk_full"
    desktop.window.new_case()
    desktop.settle()
    assert not desktop.window.close()
    sheet = next(one for one in desktop.window.findChildren(Sheet) if one.isVisible())
    assert "Not everything is saved" in words_of(sheet)
    desktop.house.store.trouble = None
    press(desktop, Qt.Key.Key_Space)
    desktop.settle()
    assert len(desktop.house.store.newest) == 1
    assert desktop.window.close()


class SlowStore(FakeStore):
    """Answers what is to be written when it is told to, as a disk does."""

    def __init__(self) -> None:
        super().__init__()
        self.slow = False
        self._asked: list[tuple[Change, Future[None]]] = []

    def record(self, change: Change) -> Future[None]:
        if not self.slow:
            return super().record(change)
        answer: Future[None] = Future()
        self._asked.append((change, answer))
        return answer

    def write(self) -> None:
        """Write what waits, or say why not."""
        asked, self._asked = self._asked, []
        for change, answer in asked:
            done = super().record(change)
            if (error := done.exception()) is not None:
                answer.set_exception(error)
            else:
                answer.set_result(None)


@pytest.mark.parametrize("trouble", [None, "disk_full"])
def test_the_window_waits_for_the_disk_before_it_closes(desktop: Desktop, trouble: str | None) -> None:
    desktop.house.store = store = SlowStore()
    desktop.enter()
    desktop.window.new_case()
    desktop.settle()
    case_id = desktop.space.case_id
    store.slow = True
    desktop.space.open_step(Step.CASE)
    line = desktop.space.page.head.head_form.editor("case_number")  # type: ignore[attr-defined]
    line.setFocus()
    desktop.bot.keyClicks(line, "(2026) No. 7")
    desktop.window.close()
    assert desktop.window.isVisible(), "the disk has not taken it yet"
    store.trouble = trouble
    store.write()
    if trouble is None:
        desktop.bot.waitUntil(lambda: not desktop.window.isVisible())
        assert store.newest[case_id].record.content.case_number == "(2026) No. 7"
    else:
        desktop.settle()
        assert desktop.window.isVisible()
        sheet = next(one for one in desktop.window.findChildren(Sheet) if one.isVisible())
        assert "Not everything is saved" in words_of(sheet)


def test_trouble_nobody_asked_about_is_said_in_words(desktop: Desktop) -> None:
    desktop.window.tell(Trouble("disk_full"))
    assert "disk is full" in desktop.window.toast.words.text().lower()


def test_a_fault_of_the_program_is_owned_up_to(desktop: Desktop) -> None:
    desktop.window.own_up("window.py:1")
    assert "mistake" in desktop.window.toast.words.text()


def test_the_fake_house_is_what_the_window_expects(desktop: Desktop) -> None:
    assert isinstance(desktop.house, FakeHouse)


@pytest.mark.parametrize(("language", "word"), [(Language.ENGLISH, "Lock"), (Language.CHINESE, "锁定")])
def test_the_rail_locks_and_so_does_a_key(desktop: Desktop, language: Language, word: str) -> None:
    desktop.enter()
    desktop.window.speak(language)
    rail = desktop.window.rail
    desktop.bot.waitUntil(lambda: rail.lock.text() == word)
    assert "Ctrl+L" in rail.lock.toolTip()
    assert rail.lock.isVisible()
    rail.lock.setFocus()
    press(desktop, Qt.Key.Key_Space)
    desktop.settle()
    assert desktop.house.locked
    assert desktop.window.findChildren(Unlock)[0].isVisible()
    desktop.enter()
    press(desktop, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    desktop.settle()
    assert desktop.window.desk is None


def test_nothing_that_sweeps_pass_by_outlives_a_lock(desktop: Desktop) -> None:
    gc.unfreeze()  # what the tests before have set aside
    desktop.enter()
    desktop.bot.waitUntil(lambda: gc.get_freeze_count() > 0)
    page = weakref.ref(desktop.window.rooms.currentWidget())
    desktop.window.lock()
    desktop.settle()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert gc.get_freeze_count() == 0
    gc.collect()
    assert page() is None


def test_the_remains_of_a_closed_case_are_swept_before_anybody_types_again(desktop: Desktop) -> None:
    keep(desktop.house.store, past := mediating())
    gc.unfreeze()  # what the tests before have set aside
    desktop.enter()
    desktop.bot.waitUntil(lambda: gc.get_freeze_count() > 0)
    desktop.window.open_case(past.case_id, Step.CLAIMS)
    desktop.settle()
    page = weakref.ref(desktop.space.page)
    gc.collect()  # what has stood for a while is in the generation that is swept last
    desktop.window.open_room(Room.DOCKET)
    desktop.bot.waitUntil(lambda: page() is None)


def test_a_practice_store_has_no_lock(desktop: Desktop) -> None:
    desktop.enter(practice=True)
    assert not desktop.window.rail.lock.isVisible()
    press(desktop, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    desktop.settle()
    assert desktop.window.desk is not None


def test_a_message_is_as_wide_as_its_own_words(desktop: Desktop) -> None:
    toast = desktop.window.toast
    toast.say("短短", seconds=60)
    desktop.settle()
    short = toast.width()
    toast.say("这一句比前一句长得多，所以提示也宽得多。", seconds=60)
    desktop.settle()
    assert toast.width() > short
    toast.say("短短", seconds=60)
    desktop.settle()
    assert toast.width() == short


def test_a_message_is_in_nobodys_way(desktop: Desktop) -> None:
    """A click on it reaches the field beneath, and it goes when somebody writes there; the cursor may come at once."""
    window, toast = desktop.window, desktop.window.toast
    under, elsewhere = QLineEdit(window), QLineEdit(window)
    toast.say("已达成一致。付款日期和账户在“支付”中填写。", seconds=60)
    place = QRect(toast.mapTo(window, QPoint()), toast.size())
    under.setGeometry(place)
    under.show()
    elsewhere.show()
    toast.raise_()
    under.setFocus()
    assert toast.isVisible()
    elsewhere.setFocus()
    desktop.bot.waitUntil(lambda: toast._shown.hasExpired(1500))
    assert toast.isVisible()
    desktop.bot.mouseClick(window.windowHandle(), Qt.MouseButton.LeftButton, pos=place.center())
    assert QApplication.focusWidget() is under
    assert not toast.isVisible()


def test_a_message_that_can_be_acted_upon_takes_the_click(desktop: Desktop) -> None:
    toast = desktop.window.toast
    toast.say("短短", "撤销", seconds=60)
    with desktop.bot.waitSignal(toast.acted):
        desktop.bot.mouseClick(
            desktop.window.windowHandle(),
            Qt.MouseButton.LeftButton,
            pos=toast.action.mapTo(desktop.window, toast.action.rect().center()),
        )


def test_the_selected_case_is_opened_by_a_button_too(desktop: Desktop) -> None:
    keep(desktop.house.store, past := mediating())
    desktop.enter()
    desktop.window.open_room(Room.CASES)
    desktop.settle()
    page = desktop.window._made[Room.CASES]
    assert isinstance(page, CasesPage)
    desktop.bot.mouseClick(page.open_button, Qt.MouseButton.LeftButton)
    desktop.settle()
    assert desktop.space.case_id == past.case_id


@pytest.mark.parametrize("language", Language)
def test_a_message_that_takes_clicks_lies_over_no_field_of_a_case(
    desktop: Desktop, language: Language
) -> None:
    """Left from one case, with the way back, it was over the fields of the next one for ten seconds."""
    tongue().speak(language)
    desktop.window.resize(1366, 768)
    keep(desktop.house.store, past := mediating())
    desktop.enter()
    toast = desktop.window.toast
    told = "上海市杨浦区劳动人事争议仲裁委员会的印章尚未记录。"
    desktop.window.say(told, "amber", "返回本案", lambda: None)
    desktop.window.open_case(past.case_id, Step.PARTIES)
    desktop.settle()
    map_ = desktop.space.map

    def place(widget: QWidget) -> QRect:
        return QRect(widget.mapTo(desktop.window, QPoint()), widget.size())

    assert toast.isVisible()
    assert place(map_).contains(place(toast))
    assert not any(place(toast).intersects(place(step)) for step in map_.buttons.values())
    assert toast.words.heightForWidth(toast.words.width()) <= toast.words.height()
    desktop.window.say("短短", "green")
    assert not place(map_).intersects(place(toast))


def test_a_message_about_one_case_does_not_stay_over_another(desktop: Desktop) -> None:
    past = mediating()
    keep(desktop.house.store, past)
    desktop.enter()
    desktop.window.say("申请人 程虚构已签名。", "green")
    assert desktop.window.toast.isVisible()
    desktop.window.open_case(past.case_id)
    desktop.settle()
    assert desktop.window.workspace is not None
    assert not desktop.window.toast.isVisible()
