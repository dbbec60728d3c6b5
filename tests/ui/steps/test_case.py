"""The step `case` by keyboard: what is typed becomes the case, and what cannot be says why at its field."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from mediator_app.domain.edits import DescribeHearing
from mediator_app.domain.errors import Refusal
from mediator_app.domain.papers import PaperKind
from mediator_app.domain.people import BodyKind
from mediator_app.domain.states import CaseState
from tests.cases import agreed, mediating, opened, prepared, signed
from tests.ui.steps.table import Table
from ui.language import Language, tongue
from ui.steps.base import Step
from ui.walkthrough.touch import native, one_turn
from ui.words.clock import parse_clock
from ui.words.codes import finding_words


@pytest.fixture
def table(qtbot: QtBot) -> Table:
    return Table(qtbot, opened(), Step.CASE)


def test_a_case_is_described_by_typing(table: Table) -> None:
    head = table.page.head.head_form
    table.fill(head, "case_number", "杨劳人仲（2026）办字第7号")
    table.fill(head, "cause", "经济补偿争议", Qt.Key.Key_Tab)
    table.fill(head, "applied_on", "2026年11月16日")
    table.fill(head, "accepted_on", "11.18")
    content = table.content
    assert (content.case_number, content.cause) == ("杨劳人仲（2026）办字第7号", "经济补偿争议")
    assert (content.applied_on, content.accepted_on) == (date(2026, 11, 16), date(2026, 11, 18))


def test_the_instrument_says_its_effect_and_goes_with_the_body(table: Table) -> None:
    head = table.page.head
    assert "a court can enforce it" in table.reads()
    head.body_form.kind.activated.emit(list(BodyKind).index(BodyKind.STREET))
    assert table.content.instrument is PaperKind.MEDIATION_AGREEMENT
    assert table.content.body.kind is BodyKind.STREET
    assert "judicial confirmation" in table.reads()


def test_a_day_that_is_refused_at_another_field_is_not_taken_for_recorded(table: Table) -> None:
    head = table.page.head.head_form
    table.fill(head, "accepted_on", "2026-11-18")
    table.fill(head, "applied_on", "2026-11-20")
    before = table.content
    assert not before.applied_on
    assert head.field("accepted_on").wrong
    assert head.editor("applied_on").pending
    table.space.open_step(Step.CLAIMS)
    assert "2026-11-20" in "\n".join(table.said)
    table.space.open_step(Step.CASE)
    table.fill(head, "accepted_on", "2026-11-21")
    table.fill(head, "applied_on", "2026-11-20")
    assert (table.content.applied_on, table.content.accepted_on) == (date(2026, 11, 20), date(2026, 11, 21))


def test_dates_out_of_order_stand_at_the_field_and_are_not_lost(table: Table) -> None:
    head = table.page.head.head_form
    table.fill(head, "applied_on", "2026-11-16")
    table.fill(head, "accepted_on", "2026-11-15")
    field = head.field("accepted_on")
    assert field.error.isVisibleTo(table.page)
    assert head.editor("accepted_on").text() == "2026-11-15"
    assert table.content.accepted_on is None

    table.press(Qt.Key.Key_Tab)
    assert field.error.isVisibleTo(table.page)
    assert head.editor("accepted_on").text() == "2026-11-15"

    table.fill(head, "applied_on", "2026-11-10")
    assert head.focus_path("accepted_on")
    table.press(Qt.Key.Key_Return)
    assert table.content.accepted_on == date(2026, 11, 15)
    assert not field.error.isVisibleTo(table.page)


def test_what_is_no_date_stays_and_says_so(table: Table) -> None:
    head = table.page.head.head_form
    table.fill(head, "applied_on", "soon", Qt.Key.Key_Tab)
    assert head.editor("applied_on").text() == "soon"
    assert head.field("applied_on").error.text()
    assert table.content.applied_on is None


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("9:30", time(9, 30)),
        ("9：30", time(9, 30)),
        ("0930", time(9, 30)),
        ("930", time(9, 30)),
        ("9点半", time(9, 30)),
        ("下午2点", time(14)),
        ("14时05分", time(14, 5)),
        ("2:15 pm", time(14, 15)),
        ("现在", time(10, 1)),
        ("9", time(9)),
        ("9点一刻", time(9, 15)),
    ],
)
def test_times_as_people_type_them(text: str, at: time) -> None:
    assert parse_clock(text, time(10, 1, 20)) == at


@pytest.mark.parametrize("text", ["25:00", "9:60", "早", "", "9:3:0", "12345"])
def test_what_is_no_time(text: str) -> None:
    with pytest.raises(Refusal) as refused:
        parse_clock(text, time(10, 0))
    assert refused.value.code == "not_a_time"


def test_the_hearing_is_typed_and_moves_with_its_day(table: Table) -> None:
    hearing = table.page.hearing
    table.fill(hearing, "hearing.place", "长阳创谷会议室")
    table.fill(hearing, "hearing.held_on", "2026-11-23")
    table.fill(hearing, "hearing.started_at", "9:30")
    table.fill(hearing, "hearing.ended_at", "1130")
    table.fill(hearing, "hearing.mediator.name", "周示范")
    table.fill(hearing, "hearing.recorder.name", "钱示例")
    table.fill(hearing, "hearing.held_on", "2026-11-24")
    kept = table.content.hearing
    assert kept.place == "长阳创谷会议室"
    assert kept.started_at == datetime(2026, 11, 24, 1, 30, tzinfo=UTC)
    assert kept.ended_at == datetime(2026, 11, 24, 3, 30, tzinfo=UTC)
    assert (kept.mediator.name, kept.recorder.name if kept.recorder else "") == ("周示范", "钱示例")

    table.fill(hearing, "hearing.ended_at", "8:00")
    assert hearing.field("hearing.ended_at").error.isVisibleTo(table.page)
    assert table.content.hearing == kept


def test_rights_are_ticked_and_taken_back(table: Table) -> None:
    tick = table.page.hearing.rights
    tick.setFocus()
    table.press(Qt.Key.Key_Space)
    ticked = table.content.hearing
    table.space.undo()
    assert ticked.rights_explained
    assert not table.content.hearing.rights_explained
    assert not tick.isChecked()


def test_that_identities_were_checked_is_ticked_and_taken_back(table: Table) -> None:
    table.page.hearing.checked.setFocus()
    table.press(Qt.Key.Key_Space)
    ticked = table.content.hearing
    table.space.undo()
    assert ticked.identity_checked
    assert not table.content.hearing.identity_checked
    assert not table.page.hearing.checked.isChecked()


def test_the_end_of_the_hearing_is_proposed_once_an_amount_is_agreed(qtbot: QtBot) -> None:
    early = Table(qtbot, mediating(), Step.CASE)
    assert early.page.hearing.remark("hearing.ended_at").isHidden()
    table = Table(qtbot, agreed(), Step.CASE)
    remark = table.page.hearing.remark("hearing.ended_at")
    assert "Ended now, at " in remark.action.text()
    before = table.content.hearing
    qtbot.mouseClick(remark.action, Qt.MouseButton.LeftButton)
    assert before.ended_at is None, "nothing is written before the mediator takes it"
    assert table.content.hearing.ended_at is not None
    assert remark.isHidden()


def test_the_check_promises_no_button_that_is_not_there(qtbot: QtBot) -> None:
    """The hearing was yesterday: it did not end now, so its end is to be written."""
    past = agreed()
    started = past.clock.now() - timedelta(days=1)
    hearing = replace(past.record.content.hearing, started_at=started, held_on=started.date(), ended_at=None)
    past.do(DescribeHearing, hearing=hearing)
    table = Table(qtbot, past, Step.CASE)
    table.settle()
    (found,) = (one for one in table.desk.check(table.case_id) if one.code == "hearing_end_missing")
    assert table.page.hearing.remark("hearing.ended_at").action.isHidden()
    for language, promise in ((Language.ENGLISH, "now"), (Language.CHINESE, "当前时间")):
        tongue().speak(language)
        assert promise not in finding_words(found)


def test_facts_are_seen_in_the_paper_while_they_are_typed(table: Table, qtbot: QtBot) -> None:
    seen: list[Any] = []
    table.page.provisional.connect(seen.append)
    table.page.facts.focus_path("facts")
    table.type("abc")
    assert seen
    assert seen[-1](**table.desk.stamp()).facts == "abc"
    assert table.content.facts == ""
    table.page.leave()
    assert table.content.facts == "abc"


def test_mediation_begins_is_interrupted_goes_on_and_fails(table: Table) -> None:
    course = table.page.course
    for act, state in (("begin", CaseState.MEDIATING), ("adjourn", CaseState.ADJOURNED)):
        course.buttons[act].setFocus()
        table.press(Qt.Key.Key_Space)
        if act == "adjourn":
            table.type("lunch")
            table.press(Qt.Key.Key_Return)
        assert table.state() is state
    assert table.content.hearing.started_at is not None
    assert table.content.hearing.held_on == date(2026, 11, 23)

    course.buttons["resume"].setFocus()
    table.press(Qt.Key.Key_Space)
    assert table.state() is CaseState.MEDIATING

    course.buttons["end"].setFocus()
    table.press(Qt.Key.Key_Space)
    table.press(Qt.Key.Key_Return)
    assert course.error.isVisibleTo(table.page)
    assert table.state() is CaseState.MEDIATING
    table.type("far apart")
    table.press(Qt.Key.Key_Return)
    assert table.state() is CaseState.NOT_AGREED
    assert "far apart" in table.reads()
    table.space.undo()
    assert table.state() is CaseState.MEDIATING


def test_a_new_case_begins_with_the_mediator_of_the_settings(qtbot: QtBot) -> None:
    past = opened()
    table = Table(qtbot, past, Step.CLAIMS)
    table.store.set_setting("mediator", {"name": "周示范", "number": "示仲调0001"}).result()
    table.space.open_step(Step.CASE)
    table.settle()
    assert table.content.hearing.mediator.name == "周示范"
    table.space.undo()
    table.space.open_step(Step.PARTIES)
    table.space.open_step(Step.CASE)
    table.settle()
    assert table.content.hearing.mediator.name == ""


def test_a_cause_is_offered_from_the_claims(qtbot: QtBot) -> None:
    past = prepared()
    table = Table(qtbot, past, Step.CASE)
    head = table.page.head.head_form
    table.fill(head, "cause", "")
    remark = head.remark("cause")
    assert remark.isVisibleTo(table.page)
    remark.action.setFocus()
    table.press(Qt.Key.Key_Space)
    assert table.content.cause == "dispute over Damages for unlawful termination and other matters"
    assert not remark.isVisibleTo(table.page)


def test_what_is_offered_does_not_go_away_under_the_pointer(qtbot: QtBot) -> None:
    """The press took the cursor out of the field; what was recorded then took the button away before the click."""
    table = Table(qtbot, prepared(), Step.CASE)
    head = table.page.head.head_form
    table.fill(head, "cause", "")
    remark = head.remark("cause")
    head.editor("cause").setFocus()
    table.type("something else")
    one_turn()
    window, spot = native(table.space), remark.action.mapTo(table.space, remark.action.rect().center())
    QTest.mousePress(window, Qt.MouseButton.LeftButton, pos=spot)
    assert table.content.cause == "something else"
    assert remark.action.isVisibleTo(table.page)
    QTest.mouseRelease(window, Qt.MouseButton.LeftButton, pos=spot)
    assert table.content.cause == "dispute over Damages for unlawful termination and other matters"
    qtbot.waitUntil(lambda: not remark.isVisibleTo(table.page))


def test_an_unusual_number_is_remarked_beside_it(table: Table) -> None:
    table.fill(table.page.head.head_form, "case_number", "7")
    table.settle()
    assert "unusual form" in table.reads()


def test_a_signed_case_can_be_read_and_not_changed(qtbot: QtBot) -> None:
    table = Table(qtbot, signed(), Step.CASE)
    assert not table.page.head.head_form.editor("case_number").isEnabled()
    assert "what follows is signing and service" in table.reads()


def test_the_body_of_a_signed_case_is_looked_at_and_not_changed(qtbot: QtBot) -> None:
    table = Table(qtbot, signed(), Step.CASE)
    head = table.page.head
    assert head.change.text() == "Details"
    head.change.click()
    assert head.change.text() == "Fold"
    assert head.body_form.isVisible()
    assert not head.body_form.editor("body.phone").isEnabled()


def test_a_finding_leads_to_its_field(qtbot: QtBot) -> None:
    table = Table(qtbot, mediating(), Step.CLAIMS)
    for path in ("case_number", "body.name", "hearing.recorder.name", "facts"):
        table.space.open_step(Step.CASE, path)
        assert any(form.focus_path(path) for form in table.page.forms)
        assert table.focus.isVisible()
