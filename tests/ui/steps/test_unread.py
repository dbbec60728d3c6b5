"""A text that cannot be read is no amount and no day, whatever its beginning says; and nobody leaves it unsaid."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from mediator_app.domain.edits import ChangeParty, SetSchedule
from mediator_app.domain.ids import PartyId
from mediator_app.domain.money import Money
from mediator_app.domain.record import Record
from mediator_app.domain.schedule import ByAmount, FixedPart, OneSum
from mediator_app.domain.settlement import PayMethod, Settlement
from mediator_app.domain.states import CaseState
from tests.cases import E1, W1, Past, agreed, mediating
from tests.ui.conftest import Desktop
from tests.ui.fakes import keep
from tests.ui.steps.table import Table
from ui.steps.base import Step
from ui.steps.negotiation import NegotiationPage
from ui.steps.negotiation.division import Way
from ui.steps.payment import PaymentPage
from ui.steps.payment.share_form import ShareForm
from ui.widgets.overlay import Sheet
from ui.widgets.parts import Words
from ui.widgets.rail import Room
from ui.window import Window
from ui.workspace import Workspace

CTRL = Qt.KeyboardModifier.ControlModifier


def write_over(table: Table, field: QWidget, text: str) -> None:
    field.setFocus()
    table.bot.keyClick(table.focus, Qt.Key.Key_A, CTRL)
    table.type(text)


def settlement(table: Table) -> Settlement:
    found = table.content.settlement
    assert found is not None, "nothing is agreed"
    return found


def lump() -> Past:
    past = mediating()
    past.agree(750_000)
    return past


@pytest.mark.parametrize("typed", ["76万5", "760000.5.5", "76万块"])
def test_the_beginning_of_an_amount_that_cannot_be_read_is_not_agreed_on(qtbot: QtBot, typed: str) -> None:
    table = Table(qtbot, lump(), Step.NEGOTIATION)
    box = table.page.agreement.boxes[0]
    write_over(table, box.amount, typed)
    box.way.setFocus()
    for way in (Way.LUMP, Way.CLAIMED):
        box.way.show_value(way)
        box.way.recorded.emit(way)
    assert settlement(table).total == Money.yuan(750_000)
    table.space.open_step(Step.CLAIMS)
    assert settlement(table).total == Money.yuan(750_000)
    assert typed in "\n".join(table.said)


def form(table: Table) -> ShareForm:
    made = table.page.cards[0].form
    assert isinstance(made, ShareForm)
    return made


def press_cash(table: Table) -> None:
    one = form(table)
    one.method.show_value(PayMethod.CASH)
    one.method.recorded.emit(PayMethod.CASH)


def test_the_beginning_of_a_day_that_cannot_be_read_is_not_recorded_with_the_method(qtbot: QtBot) -> None:
    past = lump()
    planned = OneSum(date(2026, 12, 15))
    past.do(SetSchedule, payer=E1, payee=W1, plan=planned, method=PayMethod.TRANSFER)
    table = Table(qtbot, past, Step.PAYMENT)
    write_over(table, form(table).due, "2026-12-181")
    press_cash(table)
    assert settlement(table).shares[0].plan == planned
    table.press(Qt.Key.Key_Escape)
    table.space.open_step(Step.CLAIMS)
    assert (settlement(table).shares[0].plan, settlement(table).shares[0].method) == (planned, PayMethod.CASH)


def test_the_beginning_of_an_instalment_that_cannot_be_read_is_not_recorded(qtbot: QtBot) -> None:
    past = lump()
    planned = ByAmount((FixedPart(date(2026, 12, 15), Money.yuan(250_000)),), date(2027, 1, 15))
    past.do(SetSchedule, payer=E1, payee=W1, plan=planned, method=PayMethod.TRANSFER)
    table = Table(qtbot, past, Step.PAYMENT)
    write_over(table, form(table).rows.rows[0].amount, "30万5")
    write_over(table, form(table).rows.rows[1].due, "2027-01-18")
    table.press(Qt.Key.Key_Return)
    press_cash(table)
    assert settlement(table).shares[0].plan == planned
    table.space.open_step(Step.CLAIMS)
    assert settlement(table).shares[0].plan == planned
    assert "30万5" in "\n".join(table.said)
    table.space.open_step(Step.PAYMENT)
    write_over(table, form(table).rows.rows[0].amount, "305000")
    table.press(Qt.Key.Key_Return)
    now = ByAmount((FixedPart(date(2026, 12, 15), Money.yuan(305_000)),), date(2027, 1, 18))
    assert (settlement(table).shares[0].plan, settlement(table).shares[0].method) == (now, PayMethod.CASH)


def opened(desktop: Desktop, past: Past, step: Step) -> Workspace:
    keep(desktop.house.store, past)
    desktop.enter()
    desktop.window.open_case(past.case_id, step)
    desktop.settle()
    return desktop.space


def sheet(desktop: Desktop) -> Sheet | None:
    found = [one for one in desktop.window.findChildren(Sheet) if one.isVisible()]
    return found[0] if found else None


def press(desktop: Desktop, words: str) -> None:
    """The button of the sheet with these words."""
    asked = sheet(desktop)
    assert asked is not None
    (button,) = [one for one in asked.findChildren(QPushButton) if one.text() == words]
    button.click()


WAYS_OUT: dict[str, Callable[[Window], object]] = {
    "another room": lambda window: window.open_room(Room.DOCKET),
    "a new case": lambda window: window.new_case(),
    "another case": lambda window: window.open_case(window.workspace.case_id),  # type: ignore[union-attr]
    "the end": lambda window: window.close(),
}


@pytest.mark.parametrize("way", WAYS_OUT)
def test_nobody_leaves_a_case_over_a_text_that_was_not_recorded_without_a_word(
    desktop: Desktop, way: str
) -> None:
    space = opened(desktop, lump(), Step.NEGOTIATION)
    assert isinstance(space.page, NegotiationPage)
    amount = space.page.agreement.boxes[0].amount
    amount.setFocus()
    amount.selectAll()
    desktop.bot.keyClicks(amount, "760000.5.5")
    space.open_step(Step.CASE)  # what another step holds is lost with the case, too
    WAYS_OUT[way](desktop.window)
    desktop.settle()
    assert desktop.window.isVisible()
    assert desktop.window.workspace is space
    asked = sheet(desktop)
    assert asked is not None
    assert "760000.5.5" in "\n".join(one.text() for one in asked.findChildren(Words))
    press(desktop, "Stay")
    assert amount.text() == "760000.5.5"
    WAYS_OUT[way](desktop.window)
    press(desktop, "Leave and lose it")
    desktop.settle()
    assert desktop.window.workspace is not space or not desktop.window.isVisible()


@pytest.mark.parametrize("way", WAYS_OUT)
def test_a_note_of_the_caucus_needs_no_button_to_be_kept(desktop: Desktop, way: str) -> None:
    past = mediating()
    space = opened(desktop, past, Step.NEGOTIATION)
    assert isinstance(space.page, NegotiationPage)
    space.page.show_private(True)
    space.page.notes.text.setFocus()
    desktop.bot.keyClicks(space.page.notes.text, "would take 70")
    desk = space.desk
    WAYS_OUT[way](desktop.window)
    desktop.settle()
    assert sheet(desktop) is None
    assert [note.text for note in desk.case(past.case_id).caucus.notes][-1] == "would take 70"


def test_undo_takes_back_what_was_recorded_and_not_the_note_that_is_being_written(qtbot: QtBot) -> None:
    table = Table(qtbot, mediating(), Step.NEGOTIATION)
    before = table.desk.case(table.case_id).caucus.offers
    table.page.show_private(True)
    table.page.notes.text.setFocus()
    table.type("would take 70")
    table.page.form.amount.setFocus()
    table.space.undo()
    assert table.page.notes.text.text() == "would take 70"
    case = table.desk.case(table.case_id)
    assert (case.caucus.offers, len(case.caucus.notes)) != (before, 2)


def test_what_is_being_written_in_caucus_is_named_nowhere_on_the_way_out(desktop: Desktop) -> None:
    space = opened(desktop, mediating(), Step.NEGOTIATION)
    assert isinstance(space.page, NegotiationPage)
    form = space.page.form
    assert form.secret.value
    form.amount.setFocus()
    desktop.bot.keyClicks(form.amount, "about 701234")
    said: list[str] = []
    space.said.connect(lambda text, _: said.append(text))
    space.open_step(Step.CASE)
    desktop.window.open_room(Room.DOCKET)
    desktop.settle()
    assert said == []
    assert sheet(desktop) is None
    assert not desktop.window.toast.isVisible()


@pytest.mark.parametrize("way", WAYS_OUT)
def test_a_round_in_front_of_both_that_was_not_entered_is_asked_about(desktop: Desktop, way: str) -> None:
    past = mediating()
    space = opened(desktop, past, Step.NEGOTIATION)
    assert isinstance(space.page, NegotiationPage)
    space.page.form.aside.end.click()
    desktop.bot.keyClicks(space.page.form.amount, "720000")
    WAYS_OUT[way](desktop.window)
    assert sheet(desktop) is not None
    press(desktop, "Stay")
    desktop.bot.keyClick(space.page.form.amount, Qt.Key.Key_Return)
    assert space.desk.case(past.case_id).record.content.offers[-1].amount == Money.yuan(720_000)


def test_an_account_without_a_day_is_not_lost_without_a_word(desktop: Desktop) -> None:
    space = opened(desktop, lump(), Step.PAYMENT)
    assert isinstance(space.page, PaymentPage)
    made = space.page.cards[0].form
    assert made is not None
    bank = made.account.editor("bank")
    bank.setFocus()
    desktop.bot.keyClicks(bank, "Bank of Example")
    space.open_step(Step.CASE)
    space.open_step(Step.PAYMENT)
    assert bank.text() == "Bank of Example"
    desktop.window.close()
    asked = sheet(desktop)
    assert asked is not None
    assert "A date is missing." in "\n".join(one.text() for one in asked.findChildren(Words))


def test_no_text_is_sealed_beside_one_that_was_not_recorded(qtbot: QtBot) -> None:
    table = Table(qtbot, agreed(), Step.NEGOTIATION)
    negotiation = table.page
    amount = negotiation.agreement.boxes[0].amount
    write_over(table, amount, "76万5")
    table.space.open_step(Step.SIGNING)
    assert table.page.seal_button.isEnabled()
    table.page.seal_button.click()
    assert "76万5" in table.reads(table.page.banner)
    table.settle()
    assert table.state() is CaseState.AGREED
    table.space.open_step(Step.NEGOTIATION)
    amount.setFocus()
    table.press(Qt.Key.Key_Escape)
    table.space.open_step(Step.SIGNING)
    table.page.seal_button.click()
    qtbot.waitUntil(lambda: table.state() is CaseState.SEALED)
    assert settlement(table).total == Money.yuan(750_000)


def test_a_folded_card_hides_no_text_that_was_not_recorded(qtbot: QtBot) -> None:
    table = Table(qtbot, mediating(), Step.CLAIMS)
    (first, *_) = table.content.claims
    card = table.page.cards[first.id]
    assert card.focus_path("reckoning.ended")
    write_over(table, table.focus, "2026-13-01")
    card.fold()
    table.space.open_step(Step.CASE)
    assert "2026-13-01" in "\n".join(table.said)


def drawn(table: Table) -> Record:
    """What the paper beside the page shows, or is about to."""
    wish = table.space.preview._wish
    assert wish is not None
    assert wish.record is not None
    return wish.record


def test_the_paper_does_not_keep_the_beginning_of_what_cannot_be_read(qtbot: QtBot) -> None:
    table = Table(qtbot, mediating(), Step.CLAIMS)
    (first, *_) = table.content.claims
    write_over(table, table.page.cards[first.id].amount.editor("amount"), "30万5")
    assert drawn(table).content.claims[0].amount == Money.yuan(300_000), "while it is typed"
    table.press(Qt.Key.Key_Tab)
    assert drawn(table).content.claims[0].amount == first.amount

    past = lump()
    planned = OneSum(date(2026, 12, 15))
    past.do(SetSchedule, payer=E1, payee=W1, plan=planned, method=PayMethod.TRANSFER)
    table = Table(qtbot, past, Step.PAYMENT)
    write_over(table, form(table).due, "2026-12-181")
    table.press(Qt.Key.Key_Tab)
    shown = drawn(table).content.settlement
    assert shown is not None
    assert shown.shares[0].plan == planned


def test_the_paper_does_not_keep_what_the_desk_refused(qtbot: QtBot) -> None:
    table = Table(qtbot, mediating(), Step.CASE)
    head = table.page.head.head_form
    assert table.content.accepted_on is not None
    write_over(table, head.editor("applied_on"), "2026-11-2")
    table.type("9")
    table.press(Qt.Key.Key_Tab)
    assert head.editor("applied_on").pending, "after it was accepted"
    assert drawn(table) == table.record


def test_the_proposed_holder_follows_the_name_and_is_recorded_by_nobody_but_a_person(qtbot: QtBot) -> None:
    past = lump()
    table = Table(qtbot, past, Step.PAYMENT)
    assert form(table).account.editor("holder").text() == "程虚构"
    table.space.open_step(Step.PARTIES)
    right = replace(table.content.party(PartyId(W1)), name="程虚拟")
    table.space.do(partial(ChangeParty, party=right))
    table.space.open_step(Step.PAYMENT)
    assert form(table).account.editor("holder").text() == "程虚拟"
    form(table).due.setFocus()
    table.type("12.15")
    table.press(Qt.Key.Key_Return)
    assert settlement(table).shares[0].account.holder == "程虚拟"

    past.do(SetSchedule, payer=E1, payee=W1, plan=OneSum(date(2026, 12, 15)), method=PayMethod.TRANSFER)
    table = Table(qtbot, past, Step.PAYMENT)
    before = table.record
    table.space.open_step(Step.CLAIMS)
    assert table.record == before, "whoever only looks changes nothing"
    assert table.said == []
