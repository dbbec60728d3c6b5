"""What is typed and not recorded survives a lock and a lost power supply, and comes back where and how it was typed."""

from __future__ import annotations

from copy import deepcopy
from dataclasses import replace
from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from mediator_app.domain.edits import ChangeClaim
from mediator_app.domain.ids import CaseId, PartyId
from mediator_app.domain.money import Money
from mediator_app.domain.offers import OfferSide
from mediator_app.domain.people import Worker
from mediator_app.domain.states import CaseState
from mediator_app.domain.unrecorded import Unrecorded
from tests.cases import W1, Past, agreed, mediating, prepared
from tests.ui.conftest import Desktop
from tests.ui.fakes import keep
from tests.ui.steps.table import Table
from tests.ui.steps.test_negotiation import everything_said, name, open_mediation
from ui.rooms.unlock import Unlock
from ui.steps.base import Step
from ui.steps.negotiation import NegotiationPage
from ui.steps.payment.plan_draft import PlanKind
from ui.widgets.fields import Field
from ui.widgets.overlay import Sheet
from ui.widgets.rail import Room
from ui.workspace import Workspace

CTRL = Qt.KeyboardModifier.ControlModifier
SECRET, SHOWN = "681234.56", "681,234.56"
"""As it is typed, and as it stands when its field was left."""


def at(desktop: Desktop, past: Past, step: Step) -> Workspace:
    keep(desktop.house.store, past)
    desktop.enter()
    desktop.window.open_case(past.case_id, step)
    desktop.settle()
    return desktop.space


def lock(desktop: Desktop) -> None:
    desktop.window.lock()
    desktop.settle()
    assert desktop.window.desk is None


def unlock(desktop: Desktop) -> Workspace:
    page = desktop.window.findChildren(Unlock)[0]
    page.secret.editor.setText(desktop.house.passphrase)  # type: ignore[attr-defined]
    page.go()
    desktop.settle()
    return desktop.space


def write(bot: QtBot, field: QWidget, text: str) -> None:
    field.setFocus()
    bot.keyClick(field, Qt.Key.Key_A, CTRL)
    for char in text:
        if char.isascii():
            bot.keyClicks(field, char)
            continue
        composed = QInputMethodEvent()
        composed.setCommitString(char)
        QApplication.sendEvent(field, composed)


def negotiation(space: Workspace) -> NegotiationPage:
    page = space.page
    assert isinstance(page, NegotiationPage)
    return page


def kept(desktop: Desktop | Table, case_id: CaseId) -> tuple[Unrecorded, ...]:
    store = desktop.house.store if isinstance(desktop, Desktop) else desktop.store
    return store.unrecorded(case_id).result()


def after_rest(table: Table, *texts: str) -> None:
    """Until just these texts are kept; nobody leaves anything, as when the power fails now."""

    def there() -> bool:
        found = "\n".join(one.text for one in kept(table, table.case_id))
        return all(text in found for text in texts) and bool(found) is bool(texts)

    table.bot.waitUntil(there)


def again(table: Table, step: Step) -> Table:
    """The next start after a lost power supply. What was left behind goes on with a disk of its own."""
    table.store = deepcopy(table.store)
    made = Table(table.bot, None, step, again=table)
    made.settle()
    return made


# --- fields -----------------------------------------------------------------------------------------


def amount_of(space: Workspace, past: Past) -> QWidget:
    card = space.page.cards[past.content.claims[0].id]  # type: ignore[attr-defined]
    editor: QWidget = card.amount.editor("amount")
    return editor


def test_an_amount_that_cannot_be_read_stands_in_its_field_after_a_lock(desktop: Desktop) -> None:
    past = mediating()
    space = at(desktop, past, Step.CLAIMS)
    write(desktop.bot, amount_of(space, past), "30万5")
    desktop.bot.keyClick(amount_of(space, past), Qt.Key.Key_Return)
    said = amount_of(space, past).accessibleDescription()
    assert said
    lock(desktop)
    space = unlock(desktop)
    field = amount_of(space, past)
    assert field.text() == "30万5"  # type: ignore[attr-defined]
    assert field.pending  # type: ignore[attr-defined]
    assert "30万5" in space.left_behind()
    assert field.accessibleDescription() == said
    assert QApplication.focusWidget() is not field
    assert space.desk.case(past.case_id).record.content.claims[0].amount == past.content.claims[0].amount
    field.setFocus()
    desktop.bot.keyClick(field, Qt.Key.Key_Escape)
    desktop.bot.waitUntil(lambda: kept(desktop, past.case_id) == ())
    lock(desktop)
    assert amount_of(unlock(desktop), past).text() == "3,600,000.00"  # type: ignore[attr-defined]


def test_the_field_says_why_as_it_did_before_the_lock(desktop: Desktop) -> None:
    past = mediating()
    space = at(desktop, past, Step.CASE)
    form = space.page.head.head_form  # type: ignore[attr-defined]
    write(desktop.bot, form.editor("applied_on"), "2026-13-01")
    desktop.bot.keyClick(form.editor("applied_on"), Qt.Key.Key_Return)
    said = form.field("applied_on").wrong
    assert said
    lock(desktop)
    form = unlock(desktop).page.head.head_form  # type: ignore[attr-defined]
    assert form.editor("applied_on").text() == "2026-13-01"
    assert form.field("applied_on").wrong == said


def test_what_can_be_read_is_kept_while_it_rests_and_entered_by_nobody_else(qtbot: QtBot) -> None:
    """The power fails before the second of rest is over."""
    past = mediating()
    table = Table(qtbot, past, Step.CASE)
    cause = table.page.head.head_form.editor("cause")
    cause._rest = _Never(cause)
    write(qtbot, cause, "half a cau")
    after_rest(table, "half a cau")
    table = again(table, Step.CASE)
    form = table.page.head.head_form
    assert form.editor("cause").text() == "half a cau"
    assert "not recorded" in form.field("cause").wrong
    assert table.content.cause == past.content.cause
    form.editor("cause").setFocus()
    table.press(Qt.Key.Key_Return)
    assert table.content.cause == "half a cau"
    after_rest(table)
    assert not form.field("cause").wrong


class _Never:
    """A second that is never over."""

    def __init__(self, _: QWidget) -> None: ...

    def start(self) -> None: ...

    def stop(self) -> None: ...


def test_a_recorded_text_does_not_come_back(qtbot: QtBot) -> None:
    table = Table(qtbot, mediating(), Step.CASE)
    cause = table.page.head.head_form.editor("cause")
    write(qtbot, cause, "another cause")
    after_rest(table, "another cause")
    table.press(Qt.Key.Key_Return)
    after_rest(table)
    table = again(table, Step.CASE)
    assert not table.page.head.head_form.editor("cause").pending
    assert table.content.cause == "another cause"


def test_a_text_over_a_value_that_was_changed_since_is_dropped(qtbot: QtBot) -> None:
    past = mediating()
    table = Table(qtbot, past, Step.CLAIMS)
    write(qtbot, amount_of(table.space, past), "30万5")
    after_rest(table, "30万5")
    before = kept(table, table.case_id)
    new = replace(past.content.claims[0], amount=Money.yuan(1))
    table.space.do(partial(ChangeClaim, claim=new))
    table.settle()
    table.store.keep_unrecorded(table.case_id, before).result()
    table = again(table, Step.CLAIMS)
    assert amount_of(table.space, past).text() == "1.00"  # type: ignore[attr-defined]
    after_rest(table)


def test_a_field_on_another_step_and_in_a_folded_card_has_its_text_again(desktop: Desktop) -> None:
    past = mediating()
    space = at(desktop, past, Step.CLAIMS)
    card = space.page.cards[past.content.claims[0].id]  # type: ignore[attr-defined]
    assert card.focus_path("reckoning.ended")
    write(desktop.bot, desktop.window.focusWidget(), "2026-13-01")
    space.open_step(Step.CASE)
    lock(desktop)
    space = unlock(desktop)
    assert space.step is Step.CASE
    assert "2026-13-01" in space.left_behind()
    assert "Claims" in "\n".join(one.text() for one in desktop.window.toast.findChildren(QLabel))
    space.open_step(Step.CLAIMS)
    card = space.page.cards[past.content.claims[0].id]  # type: ignore[attr-defined]
    assert card.reckoning.editor("reckoning.ended").text() == "2026-13-01"
    assert card.reckoning.isVisible()


def test_a_number_of_a_person_is_kept_whole_and_shown_masked(qtbot: QtBot) -> None:
    past = prepared()
    table = Table(qtbot, past, Step.PARTIES)
    card = table.page.cards[W1]
    card.open()
    number = card.form.editor("identity.number")
    number._rest = _Never(number)
    write(qtbot, number, "310110199912310009")
    after_rest(table, "310110199912310009")
    table = again(table, Step.PARTIES)
    number = table.page.cards[W1].form.editor("identity.number")
    assert number.pending
    assert "1999" not in number.text()
    assert "*" in number.text()
    after_rest(table, "310110199912310009")
    number.commit()  # as when the page is left: never the stars
    worker = table.content.party(PartyId(W1))
    assert isinstance(worker, Worker)
    assert worker.identity.number == "310110199912310009"
    assert "*" in number.text()


def test_escape_gives_a_masked_number_up(qtbot: QtBot) -> None:
    past = prepared()
    table = Table(qtbot, past, Step.PARTIES)
    table.page.cards[W1].open()
    number = table.page.cards[W1].form.editor("identity.number")
    before = number.value
    number.put_back("310110199912310009")
    assert "1999" not in number.text()
    number.setFocus()
    table.press(Qt.Key.Key_Escape)
    assert not number.pending
    number.commit()
    assert (number.value, number.text()) == (before, number.format(before))
    number.put_back("310110199912310009")
    number._eye.trigger()
    assert number.text() == "310110199912310009"


def test_who_types_without_a_rest_does_not_lose_all_of_it(qtbot: QtBot) -> None:
    table = Table(qtbot, mediating(), Step.PARTIES)
    table.settle()
    table.space.texts._rest.setInterval(3_600_000)
    table.page.adding.line.setFocus()
    table.type("Zhang San, 138")
    after_rest(table, "Zhang San, 138")


def test_half_a_character_keeps_no_other_text_from_the_store(qtbot: QtBot) -> None:
    table = Table(qtbot, mediating(), Step.PARTIES)
    table.page.adding.line.setText("before\ud83dafter")
    after_rest(table, "before")


# --- rounds -----------------------------------------------------------------------------------------


def test_a_half_typed_open_offer_stands_in_the_form_after_a_lock(desktop: Desktop) -> None:
    past = open_mediation()
    form = negotiation(at(desktop, past, Step.NEGOTIATION)).form
    name(form, OfferSide.RESPONDENT)
    write(desktop.bot, form.amount, "72万5")
    write(desktop.bot, form.conditions, "in one sum")
    lock(desktop)
    space = unlock(desktop)
    form = negotiation(space).form
    assert (form.amount.text(), form.conditions.text()) == ("72万5", "in one sum")
    assert form.side.value is OfferSide.RESPONDENT
    assert not form.secret.value
    assert form.amount_field.wrong
    assert space.desk.case(past.case_id).record.content.offers == past.content.offers
    write(desktop.bot, form.amount, "725000")
    desktop.bot.keyClick(form.amount, Qt.Key.Key_Return)
    assert space.desk.case(past.case_id).record.content.offers[-1].amount == Money.yuan(725_000)
    desktop.bot.waitUntil(lambda: kept(desktop, past.case_id) == ())
    lock(desktop)
    assert negotiation(unlock(desktop)).form.amount.text() == ""


def test_an_offer_that_was_entered_is_not_typed_once_more(qtbot: QtBot) -> None:
    """The power fails after the disk has the round and before what was typed is dropped."""
    table = Table(qtbot, open_mediation(), Step.NEGOTIATION)
    write(qtbot, table.page.form.amount, "725000")
    after_rest(table, "725000")
    before = kept(table, table.case_id)
    table.press(Qt.Key.Key_Return)
    table.settle()
    table.store.keep_unrecorded(table.case_id, before).result()
    table = again(table, Step.NEGOTIATION)
    assert table.page.form.amount.text() == ""


def in_caucus(desktop: Desktop) -> None:
    """An amount and a condition typed, with the respondent."""
    form = negotiation(desktop.space).form
    form.secret.click()
    name(form, OfferSide.RESPONDENT)
    write(desktop.bot, form.amount, SECRET)
    write(desktop.bot, form.conditions, "not before May")


def holds_nothing(desktop: Desktop) -> None:
    held = everything_said(desktop.window)
    assert [one for one in (SECRET, "681,234", "not before May") if one in held] == []


@pytest.mark.parametrize("how", ["in view", "covered", "another step"])
def test_what_is_typed_in_caucus_comes_back_into_the_caucus_only(desktop: Desktop, how: str) -> None:
    past = open_mediation()
    space = at(desktop, past, Step.NEGOTIATION)
    in_caucus(desktop)
    if how == "covered":
        desktop.window.cover_screen()
    elif how == "another step":
        space.open_step(Step.CASE)
    lock(desktop)
    holds_nothing(desktop)
    space = unlock(desktop)
    assert not desktop.window.toast.isVisible()
    holds_nothing(desktop)
    desktop.window.cover_screen()
    holds_nothing(desktop)
    desktop.window.cover_screen()
    space.open_step(Step.NEGOTIATION)
    page = negotiation(space)
    holds_nothing(desktop)
    assert page.form.secret.value, "nobody has ended it"
    for _ in range(2):  # the other side looks on meanwhile
        space.open_step(Step.PARTIES)
        holds_nothing(desktop)
        space.open_step(Step.NEGOTIATION)
    desktop.bot.keyClick(page, Qt.Key.Key_B, CTRL)
    assert page.private
    assert (page.form.amount.text(), page.form.conditions.text()) == (SHOWN, "not before May")
    assert page.form.side.value is OfferSide.RESPONDENT
    assert page.form.secret.value
    page.form.amount.setFocus()
    desktop.bot.keyClick(page.form.amount, Qt.Key.Key_Return)
    case = space.desk.case(past.case_id)
    assert case.record.content.offers == past.content.offers
    assert [offer.amount for offer in case.caucus.offers] == [Money(68_123_456)]
    desktop.bot.waitUntil(lambda: kept(desktop, past.case_id) == ())


def test_what_is_typed_openly_does_not_come_back_into_a_caucus(desktop: Desktop) -> None:
    """A caucus that was ended seems to go on until the store has said that it was."""
    past = mediating()
    form = negotiation(at(desktop, past, Step.NEGOTIATION)).form
    assert form.secret.value
    form.aside.end.click()
    name(form, OfferSide.APPLICANT)
    write(desktop.bot, form.amount, "720000")
    lock(desktop)
    form = negotiation(unlock(desktop)).form
    desktop.bot.waitUntil(lambda: form.amount.text() == "720,000.00")
    assert not form.secret.value
    assert form.side.value is OfferSide.APPLICANT


def test_a_correction_that_was_begun_is_one_again(desktop: Desktop) -> None:
    past = open_mediation()
    page = negotiation(at(desktop, past, Step.NEGOTIATION))
    offer = past.content.offers[-1]
    page.form.correct(offer)
    write(desktop.bot, page.form.reason, "mishea")
    lock(desktop)
    form = negotiation(unlock(desktop)).form
    assert form.is_correcting
    assert form.reason.text() == "mishea"


def test_a_correction_in_caucus_waits_for_the_mediators_own_view(desktop: Desktop) -> None:
    past = mediating()
    page = negotiation(at(desktop, past, Step.NEGOTIATION))
    page.show_private(True)
    page.form.correct(past.case.caucus.offers[-1])
    write(desktop.bot, page.form.amount, SECRET)
    lock(desktop)
    page = negotiation(unlock(desktop))
    holds_nothing(desktop)
    form = page.form
    assert not form.is_correcting
    page.show_private(True)
    assert (form.is_correcting, form.amount.text()) == (True, SHOWN)
    page.show_private(False)
    holds_nothing(desktop)


def test_a_note_comes_back_with_the_notes(qtbot: QtBot) -> None:
    past = mediating()
    table = Table(qtbot, past, Step.NEGOTIATION)
    table.page.show_private(True)
    table.page.notes.text.setFocus()
    table.type("would take 70")
    after_rest(table, "would take 70")
    assert all(one.aside for one in kept(table, table.case_id))
    table = again(table, Step.NEGOTIATION)
    assert "would take 70" not in everything_said(table.space)
    table.page.show_private(True)
    assert table.page.notes.text.text() == "would take 70"
    assert len(table.desk.case(table.case_id).caucus.notes) == len(past.case.caucus.notes)
    table.page.notes.text.setFocus()
    table.press(Qt.Key.Key_Return)
    after_rest(table)
    assert [one.text for one in table.desk.case(table.case_id).caucus.notes][-1] == "would take 70"


def test_a_note_that_was_being_changed_comes_back_with_the_notes(qtbot: QtBot) -> None:
    past = mediating()
    table = Table(qtbot, past, Step.NEGOTIATION)
    table.page.show_private(True)
    line = table.page.notes.lines[0]
    line.text._rest.stop()
    line.text._rest.setInterval(3_600_000)
    line.text.setFocus()
    table.type("HALF ")
    after_rest(table, "HALF ")
    table = again(table, Step.NEGOTIATION)
    assert "HALF" not in everything_said(table.space)
    table.page.show_private(True)
    assert "HALF" in table.page.notes.lines[0].text.text()


# --- drafts -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("typed", ["755000", "75万5"])
def test_an_agreed_amount_that_was_not_recorded_is_written_again(qtbot: QtBot, typed: str) -> None:
    table = Table(qtbot, open_mediation(), Step.NEGOTIATION)
    table.page.agree.click()
    box = table.page.agreement.boxes[0]
    write(qtbot, box.amount, typed)
    after_rest(table, typed.replace("755000", "75500000"))
    table = again(table, Step.NEGOTIATION)
    card = table.page.agreement
    assert card.isVisible()
    assert card.boxes[0].amount.text() == typed
    readable = "not recorded yet" in card.boxes[0].amount_field.wrong
    assert readable is (typed == "755000")
    assert table.content.settlement is None
    card.fold.click()
    after_rest(table)


def test_a_change_of_what_is_agreed_is_dropped_where_something_else_is_agreed_by_now(qtbot: QtBot) -> None:
    past = agreed()
    table = Table(qtbot, past, Step.NEGOTIATION)
    write(qtbot, table.page.agreement.boxes[0].amount, "76万5")
    after_rest(table, "76万5")
    (one,) = kept(table, table.case_id)
    table.store.keep_unrecorded(table.case_id, (replace(one, over=one.over + "x"),)).result()
    table = again(table, Step.NEGOTIATION)
    assert table.page.agreement.boxes[0].amount.text() == "750,000.00"
    after_rest(table)


def test_a_schedule_that_does_not_add_up_yet_is_written_again(qtbot: QtBot) -> None:
    past = mediating()
    past.agree(750_000)
    table = Table(qtbot, past, Step.PAYMENT)
    form = table.page.cards[0].form
    form.kind.show_value(PlanKind.AMOUNTS)
    form.kind.recorded.emit(PlanKind.AMOUNTS)
    write(qtbot, form.rows.rows[0].amount, "30万5")
    write(qtbot, form.account.editor("bank"), "Bank of Example")
    table.press(Qt.Key.Key_Return)
    after_rest(table, "30万5", "Bank of Example")
    table = again(table, Step.PAYMENT)
    form = table.page.cards[0].form
    assert form.draft.kind is PlanKind.AMOUNTS
    assert form.rows.rows[0].amount.text() == "30万5"
    assert form.account.editor("bank").text() == "Bank of Example"
    assert table.record == again(table, Step.PAYMENT).record
    assert table.content.settlement == past.content.settlement


def test_the_lines_for_a_new_party_and_a_new_claim_are_typed_again(qtbot: QtBot) -> None:
    table = Table(qtbot, mediating(), Step.PARTIES)
    table.page.adding.line.setFocus()
    table.type("Zhang San, 138")
    table.space.open_step(Step.CLAIMS)
    table.page.adding.line.setFocus()
    table.type("overti")
    after_rest(table, "Zhang San, 138", "overti")
    table = again(table, Step.CLAIMS)
    assert table.page.adding.line.text() == "overti"
    table.space.open_step(Step.PARTIES)
    assert table.page.adding.line.text() == "Zhang San, 138"


# --- what drops it ------------------------------------------------------------------------------------


def press(desktop: Desktop, words: str) -> None:
    (asked,) = [one for one in desktop.window.findChildren(Sheet) if one.isVisible()]
    (button,) = [one for one in asked.findChildren(QPushButton) if one.text() == words]
    button.click()


def test_what_somebody_leaves_and_loses_does_not_come_back_and_nothing_said_aside_is_lost(
    desktop: Desktop,
) -> None:
    past = open_mediation()
    space = at(desktop, past, Step.NEGOTIATION)
    in_caucus(desktop)
    page = negotiation(space)
    page.form.aside.end.click()
    write(desktop.bot, page.form.amount, "720000")
    desktop.window.open_room(Room.DOCKET)
    press(desktop, "Leave and lose it")
    desktop.settle()
    desktop.window.open_case(past.case_id, Step.NEGOTIATION)
    desktop.settle()
    page = negotiation(desktop.space)
    assert page.form.amount.text() == ""
    holds_nothing(desktop)
    page.show_private(True)
    assert page.form.amount.text() == SHOWN


def test_nobody_is_asked_about_what_is_typed_in_caucus_since_it_is_kept(desktop: Desktop) -> None:
    past = open_mediation()
    page = negotiation(at(desktop, past, Step.NEGOTIATION))
    page.show_private(True)
    in_caucus(desktop)
    desktop.window.open_room(Room.DOCKET)
    desktop.settle()
    assert desktop.window.workspace is None
    assert [one for one in desktop.window.findChildren(Sheet) if one.isVisible()] == []
    desktop.window.open_case(past.case_id, Step.NEGOTIATION)
    desktop.settle()
    page = negotiation(desktop.space)
    holds_nothing(desktop)
    page.show_private(True)
    assert page.form.amount.text() == SHOWN


def test_nothing_is_kept_of_a_case_that_can_no_longer_be_changed(qtbot: QtBot) -> None:
    table = Table(qtbot, agreed(), Step.CASE)
    write(qtbot, table.page.head.head_form.editor("applied_on"), "2026-13-01")
    after_rest(table, "2026-13-01")
    table.desk.seal(table.case_id)
    table.space.refresh()
    assert table.state() is CaseState.SEALED
    after_rest(table)
    table.settle()
    assert kept(table, table.case_id) == ()


def test_a_disk_in_trouble_is_not_spoken_of_twice_and_the_text_is_kept_when_it_is_back(
    desktop: Desktop,
) -> None:
    past = mediating()
    space = at(desktop, past, Step.CLAIMS)
    desktop.house.store.trouble = "disk_full"
    write(desktop.bot, amount_of(space, past), "30万5")
    space.texts.keep()
    desktop.settle()
    assert not desktop.window.toast.isVisible()
    assert kept(desktop, past.case_id) == ()
    desktop.house.store.trouble = None
    write(desktop.bot, amount_of(space, past), "30万6")
    desktop.bot.waitUntil(lambda: [one.text for one in kept(desktop, past.case_id)] == ["30万6"])


def test_every_field_of_a_case_has_a_place_of_its_own(qtbot: QtBot) -> None:
    """A field that is added without one would lose its text; two of one name would swap theirs."""
    from ui.steps.unrecorded import DRAFT, _fields
    from ui.widgets.fold import Fold
    from ui.widgets.recording import TextArea, TextLine

    past = agreed()
    for step in (
        Step.CASE,
        Step.PARTIES,
        Step.CLAIMS,
        Step.NEGOTIATION,
        Step.PAYMENT,
        Step.TERMS,
        Step.CHECK,
    ):
        table = Table(qtbot, past, step)
        for _ in range(2):
            for card in table.page.findChildren(Fold):
                card.open()
        drafts = [one for one in table.page.findChildren(QWidget) if one.property(DRAFT)]
        places = _fields(table.page)
        assert len({place for place, _ in places}) == len(places), step
        with_place = {id(field) for _, field in places}
        for draft in drafts:
            inside = _fields(draft)
            assert len({place for place, _ in inside}) == len(inside), step
            with_place |= {
                id(field) for field in (*draft.findChildren(TextLine), *draft.findChildren(TextArea))
            }
        for field in (*table.page.findChildren(TextLine), *table.page.findChildren(TextArea)):
            assert id(field) in with_place, (step, field.accessibleName())


def test_a_field_that_says_why_takes_it_back_when_somebody_types() -> None:
    """The message at a text that was put back is one like any other."""
    from ui.widgets.recording import TextLine

    line = TextLine()
    field = Field(line, "A line")
    line.put_back("typed before")
    assert "not recorded" in field.wrong
    line.commit()
    assert field.wrong == ""
    field.deleteLater()
