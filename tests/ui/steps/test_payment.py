"""The step `payment`: schedules that always make the agreed amount, working days, and whose account."""

from __future__ import annotations

import time
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from mediator_app.domain.edits import AgreeAmounts, Award, ChangeParty, RecordOffer, SetSchedule
from mediator_app.domain.errors import Refusal
from mediator_app.domain.ids import OfferId, PartyId
from mediator_app.domain.money import Money
from mediator_app.domain.offers import OfferSide
from mediator_app.domain.schedule import ByAmount, ByPercent, EqualParts, OneSum, Plan
from mediator_app.domain.schedule import Step as Every
from mediator_app.domain.settlement import Account, PayMethod, Share
from tests.cases import E1, W1, Past, agreed, mediating, sealed, uid
from tests.ui.fit import cut_in_view
from tests.ui.steps.table import Table
from ui.language import Language, tongue
from ui.steps.base import Step
from ui.steps.payment.percent_edit import PercentEdit
from ui.steps.payment.plan_draft import PlanKind, draft_of, lines_of, moved, plan_of, turned
from ui.steps.payment.share_form import ShareForm


def unplanned(yuan: int = 750_000) -> Past:
    past = mediating()
    past.agree(yuan)
    return past


def share(table: Table) -> Share:
    assert table.content.settlement is not None
    return table.content.settlement.shares[0]


def form(table: Table) -> ShareForm:
    made = table.page.cards[0].form
    assert isinstance(made, ShareForm)
    return made


def write(table: Table, field: QWidget, text: str, key: Qt.Key = Qt.Key.Key_Return) -> None:
    field.setFocus()
    table.bot.keyClick(table.focus, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    table.press(Qt.Key.Key_Delete)
    table.type(text)
    table.press(key)


def test_without_an_amount_the_page_says_what_comes_first(qtbot: QtBot) -> None:
    table = Table(qtbot, mediating(), Step.PAYMENT)
    assert "No amount is agreed yet" in table.reads()
    table.page.empty.action.click()
    assert table.space.step is Step.NEGOTIATION


def test_one_payment_to_the_workers_account_by_keyboard(qtbot: QtBot) -> None:
    table = Table(qtbot, unplanned(), Step.PAYMENT)
    one = form(table)
    assert one.account.editor("holder").text() == "程虚构"
    write(table, one.account.editor("bank"), "虚构银行上海杨浦支行")
    assert share(table).plan is None
    assert "together with the date" in table.reads()
    write(table, one.due, "12.15")
    assert share(table).plan == OneSum(date(2026, 12, 15))
    write(table, one.account.editor("number"), "6222021234567890128")
    assert share(table).account == Account("程虚构", "虚构银行上海杨浦支行", "6222021234567890128")
    assert share(table).method is PayMethod.TRANSFER
    assert "Tue · working day" in table.reads()
    assert "750,000.00 = agreed amount ✓" in table.reads()
    assert "✓" in table.page.proof.text()


def test_the_account_is_masked_and_a_wrong_digit_is_said(qtbot: QtBot) -> None:
    table = Table(qtbot, unplanned(), Step.PAYMENT)
    one = form(table)
    write(table, one.due, "12.15")
    write(table, one.account.editor("number"), "6222 0212 3456 7890 129")
    one.due.setFocus()
    table.settle()
    qtbot.waitUntil(lambda: "check digit" in table.reads(), timeout=3000)
    assert one.account.editor("number").text() == "6222 **** **** *** 0129"


def test_opening_the_step_by_key_puts_no_cursor_into_the_account(qtbot: QtBot) -> None:
    table = Table(qtbot, unplanned(), Step.PAYMENT)
    one = form(table)
    write(table, one.due, "12.15")
    write(table, one.account.editor("number"), "6222021234567890128", Qt.Key.Key_Tab)
    number = one.account.editor("number")
    number.setFocus(Qt.FocusReason.MouseFocusReason)
    for key in (Qt.Key.Key_2, Qt.Key.Key_Tab, Qt.Key.Key_5):
        held = Qt.KeyboardModifier.NoModifier
        table.bot.keyClick(
            table.focus, key, held if key == Qt.Key.Key_Tab else Qt.KeyboardModifier.ControlModifier
        )
    assert table.space.step is Step.PAYMENT
    assert not number.hasFocus()
    assert (number.text(), number.selectedText()) == ("6222 **** **** *** 0128", "")
    table.type("9")
    table.settle()
    account = share(table).account
    assert account is not None
    assert account.number == "6222021234567890128"


def test_the_date_that_was_offered_last_is_taken_with_one_press(qtbot: QtBot) -> None:
    past = mediating()
    past.do(
        RecordOffer,
        offer_id=OfferId(uid(90)),
        side=OfferSide.RESPONDENT,
        amount=Money.yuan(750_000),
        pay_by=date(2026, 12, 18),
    )
    past.agree()
    table = Table(qtbot, past, Step.PAYMENT)
    form(table).offered.action.click()
    assert share(table).plan == OneSum(date(2026, 12, 18))


def test_equal_parts_come_out_with_the_rest_last(qtbot: QtBot) -> None:
    table = Table(qtbot, unplanned(100), Step.PAYMENT)
    one = form(table)
    one.kind.setFocus()
    table.press(Qt.Key.Key_Right)
    write(table, one.count, "3")
    write(table, one.first, "2026-12-15")
    assert share(table).plan == EqualParts(3, date(2026, 12, 15), Every.MONTH)
    words = table.reads()
    assert [row.amount_words.text() for row in one.rows.rows] == ["33.33", "33.33", "33.34"]
    assert "Σ 100.00" in words
    assert "3 payments, together 100.00" in words


def test_a_day_off_is_marked_and_moved(qtbot: QtBot) -> None:
    table = Table(qtbot, unplanned(), Step.PAYMENT)
    one = form(table)
    write(table, one.due, "2026-12-19")
    assert "day off" in table.reads()
    row = one.rows.rows[0]
    assert "21 December 2026" in row.remark.action.text()
    row.remark.action.click()
    assert share(table).plan == OneSum(date(2026, 12, 21))
    assert "day off" not in table.reads()


@pytest.mark.parametrize("day", ["2026-12-15", "2026-12-19", "13月"])
def test_typing_a_single_date_moves_no_field_beneath(qtbot: QtBot, day: str) -> None:
    past = mediating()
    past.do(
        RecordOffer,
        offer_id=OfferId(uid(90)),
        side=OfferSide.RESPONDENT,
        amount=Money.yuan(750_000),
        pay_by=date(2026, 12, 18),
    )
    past.agree()
    table = Table(qtbot, past, Step.PAYMENT)
    table.settle()
    one = form(table)
    assert one.offered.action.isVisible()

    def places() -> list[int]:
        fields = (one.method, one.account.editor("holder"), one.account.editor("number"))
        return [field.mapTo(one, field.rect().topLeft()).y() for field in fields]

    before = places()
    one.due.setFocus()
    table.type(day)
    table.settle()
    assert places() == before
    if day[0] == "2":
        table.press(Qt.Key.Key_Return)
        table.settle()
        assert share(table).plan == OneSum(date.fromisoformat(day))
        assert places() == before


def test_the_account_stays_where_it_is_while_the_number_of_parts_is_typed(qtbot: QtBot) -> None:
    table = Table(qtbot, unplanned(), Step.PAYMENT)
    one = form(table)
    one.kind.setFocus()
    table.press(Qt.Key.Key_Right)
    write(table, one.first, "2026-12-15")
    table.settle()

    def places() -> list[int]:
        fields = (one.count, one.method, one.account.editor("holder"), one.account.editor("number"))
        return [field.mapTo(one, field.rect().topLeft()).y() for field in fields]

    qtbot.waitUntil(lambda: one.height() >= one.sizeHint().height())  # the page has grown with its rows
    before = places()
    assert before == sorted(before)
    for count in ("2", "24", "1"):
        one.count.setFocus()
        one.count.selectAll()
        table.type(count)
        qtbot.waitUntil(lambda count=count: sum(row.isVisible() for row in one.rows.rows) == int(count))  # type: ignore[misc]
        table.settle()
        qtbot.waitUntil(lambda: places() == before)  # a row that comes is laid out a turn later


def test_rows_that_are_typed_stand_before_the_account(qtbot: QtBot) -> None:
    table = Table(qtbot, unplanned(), Step.PAYMENT)
    one = form(table)
    one.kind.setFocus()
    table.press(Qt.Key.Key_Right, Qt.Key.Key_Right)
    table.settle()
    qtbot.waitUntil(lambda: 0 < one.rows.y() < one.method_field.y() < one.account.y())
    one.kind.setFocus()
    table.press(Qt.Key.Key_Left, Qt.Key.Key_Left)
    table.settle()
    assert one.beside.indexOf(one.rows) >= 0, "beside the date of a single payment"


def test_all_days_off_of_a_long_schedule_move_together(qtbot: QtBot) -> None:
    past = unplanned()
    past.do(
        SetSchedule,
        payer=PartyId(E1),
        payee=PartyId(W1),
        plan=EqualParts(24, date(2026, 12, 31), Every.MONTH_END),
        method=PayMethod.CASH,
    )
    table = Table(qtbot, past, Step.PAYMENT)
    began = time.perf_counter()
    form(table).all_days.click()
    assert time.perf_counter() - began < 1.5
    plan = share(table).plan
    assert isinstance(plan, ByAmount)
    assert len(plan.parts) == 23
    assert not form(table).rows.days_off
    assert sum(line.amount.fen for line in share(table).instalments()) == 75_000_000


def test_percents_say_when_they_do_not_make_a_hundred(qtbot: QtBot) -> None:
    table = Table(qtbot, agreed(), Step.PAYMENT)
    one = form(table)
    one.kind.show_value(PlanKind.PERCENT)
    one.kind.recorded.emit(PlanKind.PERCENT)
    assert isinstance(share(table).plan, ByPercent)
    write(table, one.rows.rows[0].percent, "30")
    assert "make 80 %" in table.reads()
    assert isinstance(share(table).plan, ByPercent)
    assert share(table).plan.parts[0].basis_points == 5000  # type: ignore[union-attr]
    write(table, one.rows.rows[1].percent, "70%")
    assert [line.amount for line in share(table).instalments()] == [Money.yuan(225_000), Money.yuan(525_000)]


def test_free_amounts_leave_the_rest_for_the_last_date(qtbot: QtBot) -> None:
    table = Table(qtbot, agreed(), Step.PAYMENT)
    one = form(table)
    one.kind.show_value(PlanKind.AMOUNTS)
    one.kind.recorded.emit(PlanKind.AMOUNTS)
    write(table, one.rows.rows[0].amount, "50万")
    assert one.rows.rows[1].amount_words.text() == "250,000.00"
    write(table, one.rows.rows[0].amount, "80万")
    assert "nothing is left" in table.reads()
    assert share(table).instalments()[0].amount == Money.yuan(500_000)
    write(table, one.rows.rows[0].amount, "60万")
    assert share(table).instalments()[1].amount == Money.yuan(150_000)


def test_a_date_before_the_one_before_is_said_at_its_row(qtbot: QtBot) -> None:
    table = Table(qtbot, agreed(), Step.PAYMENT)
    one = form(table)
    one.kind.show_value(PlanKind.AMOUNTS)
    one.kind.recorded.emit(PlanKind.AMOUNTS)
    write(table, one.rows.rows[1].due, "2026-12-01")
    assert share(table).instalments()[1].due == date(2027, 1, 15)
    assert "does not add up" in table.reads() or "before" in table.reads()
    write(table, one.rows.rows[1].due, "不是日期")
    assert one.rows.rows[1].error.text()
    assert one.rows.rows[1].due.text() == "不是日期"


def test_cash_needs_no_account(qtbot: QtBot) -> None:
    table = Table(qtbot, agreed(), Step.PAYMENT)
    one = form(table)
    one.method.setFocus()
    table.press(Qt.Key.Key_Right)
    assert share(table).method is PayMethod.CASH
    assert share(table).account == Account()
    assert not one.account.isVisible()


def test_while_one_types_only_the_preview_knows(qtbot: QtBot) -> None:
    table = Table(qtbot, agreed(), Step.PAYMENT)
    makers: list[object] = []
    table.page.provisional.connect(makers.append)
    form(table).due.setFocus()
    table.bot.keyClick(table.focus, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    table.type("12.18")
    assert any(makers)
    assert share(table).plan == OneSum(date(2026, 12, 15))


def test_undo_brings_the_schedule_before_back(qtbot: QtBot) -> None:
    table = Table(qtbot, agreed(), Step.PAYMENT)
    write(table, form(table).due, "12.18")
    table.space.undo()
    assert share(table).plan == OneSum(date(2026, 12, 15))
    assert form(table).due.text() == "2026-12-15"


def test_many_payees_are_folded_but_for_one(qtbot: QtBot) -> None:
    past = mediating()
    awards = [Award(PartyId(E1), PartyId(W1), Money.yuan(10))]
    from mediator_app.domain.edits import AddParty
    from tests.cases import worker

    for at in range(20):
        past.do(AddParty, party=worker(uid(400 + at), name=f"工人{at}"))
        awards.append(Award(PartyId(E1), PartyId(uid(400 + at)), Money.yuan(100 + at)))
    past.do(AgreeAmounts, awards=tuple(awards))
    table = Table(qtbot, past, Step.PAYMENT)
    assert sum(card.form is not None for card in table.page.cards) == 1
    table.page.focus_field("settlement.shares.7.plan")
    assert table.focus is table.page.cards[7].form.due


def test_payer_and_payee_are_read_to_their_end(qtbot: QtBot) -> None:
    """On the page that fixes a payment nobody guesses who is paid."""
    past = agreed()
    payer = "示例跨国人工智能与先进制造联合创新技术研究（中国·上海）股份有限公司" * 2
    payee = "阿卜杜热合曼·买买提吐尔逊江"
    past.do(ChangeParty, party=replace(past.content.party(PartyId(E1)), name=payer))
    past.do(ChangeParty, party=replace(past.content.party(PartyId(W1)), name=payee))
    table = Table(qtbot, past, Step.PAYMENT)
    table.space.setFixedWidth(1290)
    table.settle()
    names = table.page.cards[0].names
    assert names.text() == f"{payer} pays {payee}"
    qtbot.waitUntil(lambda: not [*cut_in_view(table.page.cards[0])])


@pytest.mark.parametrize("path", ["plan", "method", "account.number", "account.bank", "account.holder"])
def test_every_finding_leads_to_a_field(qtbot: QtBot, path: str) -> None:
    table = Table(qtbot, agreed(), Step.PAYMENT)
    assert table.page.focus_field(f"settlement.shares.0.{path}")
    assert table.page.isAncestorOf(table.focus)


@pytest.mark.parametrize("make", [mediating, unplanned, agreed, sealed])
def test_it_speaks_both_languages(qtbot: QtBot, make: type[Past]) -> None:
    table = Table(qtbot, make(), Step.PAYMENT)
    tongue().speak(Language.CHINESE)
    qtbot.waitUntil(lambda: "支付" in table.space.stack.currentWidget().title.text())  # type: ignore[union-attr]
    tongue().speak(Language.ENGLISH)
    qtbot.waitUntil(lambda: "支付" not in table.reads())


# --- drafts ---------------------------------------------------------------------------------------

DAYS = st.dates(date(2026, 11, 23), date(2030, 1, 1))


@st.composite
def plans(draw: st.DrawFn) -> Plan:
    kind = draw(st.sampled_from(["one", "equal"]))
    if kind == "one":
        return OneSum(draw(DAYS))
    return EqualParts(draw(st.integers(1, 36)), draw(DAYS), draw(st.sampled_from(list(Every))))


@given(plans(), st.integers(10_000, 10**11), st.sampled_from(list(PlanKind)))
def test_every_turn_of_a_schedule_still_sums(plan: Plan, fen: int, kind: PlanKind) -> None:
    amount = Money(fen)
    draft = turned(draft_of(plan), kind, amount)
    assert plan_of(draft) is not None
    lines = lines_of(draft, amount)
    assert sum(line.amount.fen for line in lines) == fen


@given(plans(), st.integers(10_000, 10**11))
def test_moving_a_day_keeps_every_amount(plan: Plan, fen: int) -> None:
    amount = Money(fen)
    before = lines_of(draft_of(plan), amount)
    after = lines_of(moved(draft_of(plan), amount, len(before), date(2040, 1, 2)), amount)
    assert [line.amount for line in after] == [line.amount for line in before]
    assert after[-1].due == date(2040, 1, 2)


@given(st.integers(0, 10_000))
def test_a_share_in_percent_is_read_as_it_is_written(points: int) -> None:
    assert PercentEdit.parse(None, PercentEdit.format(None, points)) == points  # type: ignore[arg-type]


@pytest.mark.parametrize("text", ["abc", "1/3", "-5", "33.333"])
def test_what_is_no_share_is_refused(text: str) -> None:
    with pytest.raises(Refusal):
        PercentEdit.parse(None, text)  # type: ignore[arg-type]
