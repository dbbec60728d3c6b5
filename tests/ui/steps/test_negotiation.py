"""The step `negotiation`: rounds, caucus that the parties never see, and amounts that always add up."""

from __future__ import annotations

import time
from dataclasses import replace
from datetime import date, timedelta
from functools import partial
from itertools import combinations, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QEvent, QModelIndex, QPoint, Qt
from PySide6.QtGui import QFontMetricsF, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QTableView,
    QWidget,
)
from pytestqt.qtbot import QtBot

from mediator_app.domain.claims import ClaimKind
from mediator_app.domain.edits import AddClaim, AddParty, AgreeAmounts, Award, RecordOffer, RemoveClaim
from mediator_app.domain.ids import ClaimId, OfferId
from mediator_app.domain.money import Money
from mediator_app.domain.offers import Offer, OfferSide, standing
from mediator_app.domain.settlement import Settlement
from mediator_app.domain.states import CaseState
from tests.cases import (
    ASIDE,
    C1,
    C2,
    E1,
    NOON,
    W1,
    Past,
    agreed,
    claim,
    mediating,
    opened,
    prepared,
    sealed,
    uid,
    worker,
)
from tests.ui.conftest import Desktop
from tests.ui.fakes import keep
from tests.ui.steps.table import Table
from ui.language import Language, tongue
from ui.steps.base import Step
from ui.steps.negotiation import NegotiationPage
from ui.steps.negotiation.chart import OfferChart, crosses
from ui.steps.negotiation.division import Way, proportional
from ui.steps.negotiation.figures import Figure, FigureRow
from ui.steps.negotiation.positions import Figures, Round, figures, rounds, suggested_amount
from ui.steps.negotiation.round_form import RoundForm
from ui.steps.negotiation.round_parts import AmountQuestion
from ui.steps.negotiation.scale import scale_for
from ui.steps.negotiation.words import offer_side_words
from ui.theme import theme
from ui.widgets.fields import spelled
from ui.words.amounts import exact_amount, short_amount

SECRETS = ("681,234", "68.1", "681234", "六十八", "281,234", "281,235", ASIDE)


def open_mediation() -> Past:
    """The open rounds of S1 and nothing aside."""
    past = mediating()
    while past.case.caucus.offers or past.case.caucus.notes:
        past.undo()
    return past


def everything_said(root: QWidget) -> str:
    """Every text that any widget holds, shown or not, with what models and screen readers have."""
    found = []
    for widget in [root, *root.findChildren(QWidget)]:
        found += [
            widget.toolTip(),
            widget.accessibleName(),
            widget.accessibleDescription(),
            widget.statusTip(),
        ]
        if isinstance(widget, QLabel | QLineEdit | QAbstractButton):
            found.append(widget.text())
        if isinstance(widget, QLineEdit):
            found.append(str(widget.property("value") or ""))
        if isinstance(widget, QPlainTextEdit):
            found.append(widget.toPlainText())
        if isinstance(widget, QTableView):
            model = widget.model()
            for row in range(model.rowCount(QModelIndex())):
                for column in range(model.columnCount(QModelIndex())):
                    index = model.index(row, column)
                    found += [str(index.data(role)) for role in range(15)]
                    found += [str(index.data(Qt.ItemDataRole.UserRole + role)) for role in range(5)]
    return "\n".join(found)


def agreed_on(table: Table) -> Settlement:
    settlement = table.content.settlement
    assert settlement is not None, "nothing is agreed"
    return settlement


def is_agreed(table: Table) -> bool:
    return table.content.settlement is not None


def read(table: Table, question: AmountQuestion) -> None:
    """Let a question stand until an answer counts."""
    table.bot.waitUntil(lambda: question.stands)


# --- rounds ---------------------------------------------------------------------------------------


def test_the_first_offer_begins_the_mediation(qtbot: QtBot) -> None:
    table = Table(qtbot, prepared(), Step.NEGOTIATION)
    assert "No offers yet" in table.reads()
    table.page.form.amount.setFocus()
    table.type("390")
    assert not table.content.offers
    table.type("万")
    table.press(Qt.Key.Key_Return)
    assert table.state() is CaseState.MEDIATING
    offer = table.content.offers[0]
    assert (offer.side, offer.amount) == (OfferSide.APPLICANT, Money.yuan(3_900_000))
    assert table.page.form.amount.text() == ""
    assert table.focus is table.page.form.amount
    assert table.page.form.side.value is OfferSide.RESPONDENT


def test_a_round_with_everything_by_keyboard_alone(qtbot: QtBot) -> None:
    table = Table(qtbot, prepared(), Step.NEGOTIATION)
    table.page.form.side.setFocus()
    table.press(Qt.Key.Key_Right)
    table.press(Qt.Key.Key_Tab)
    assert table.focus is table.page.form.amount
    table.type("750000")
    table.press(Qt.Key.Key_Tab)
    table.type("12.15")
    table.press(Qt.Key.Key_Tab)
    table.type("一次性付清，税后")
    table.press(Qt.Key.Key_Return)
    offer = table.content.offers[0]
    assert (offer.side, offer.amount, offer.pay_by, offer.conditions) == (
        OfferSide.RESPONDENT,
        Money.yuan(750_000),
        date(2026, 12, 15),
        "一次性付清，税后",
    )


@pytest.mark.parametrize(("typed", "said"), [("", "Type the amount"), ("abc", ""), ("-5", "")])
def test_what_is_no_amount_is_said_at_the_field_and_kept(qtbot: QtBot, typed: str, said: str) -> None:
    table = Table(qtbot, prepared(), Step.NEGOTIATION)
    table.page.form.amount.setFocus()
    table.type(typed)
    table.press(Qt.Key.Key_Return)
    assert not table.content.offers
    assert table.page.form.amount.text() == typed
    assert table.page.form.amount_field.error.text()
    assert said in table.page.form.amount_field.error.text()


def test_the_list_shows_movement_and_the_figures_follow(qtbot: QtBot) -> None:
    table = Table(qtbot, open_mediation(), Step.NEGOTIATION)
    model = table.page.course.table.rounds
    shown = [
        [str(model.index(row, column).data()) for column in (2, 3, 4)] for row in range(model.rowCount())
    ]
    assert shown[1] == ["Applicant", "1,200,000.00", "−2,700,000"]
    words = table.reads(table.page.figures)
    for figure in ("800,000", "1,200,000", "400,000"):
        assert figure in words


def test_a_wrong_offer_is_corrected_with_a_reason_and_stays(qtbot: QtBot) -> None:
    table = Table(qtbot, open_mediation(), Step.NEGOTIATION)
    table.page.course.table.setFocus()
    table.page.course.table.selectRow(2)
    table.press(Qt.Key.Key_Return)
    assert table.page.form.amount.text() == "400,000.00"
    table.press(Qt.Key.Key_Delete)
    table.type("450000")
    table.press(Qt.Key.Key_Return)
    assert "Say why" in table.page.form.reason_field.error.text()
    table.type("听错了")
    table.press(Qt.Key.Key_Return)
    newest = table.content.offers[-1]
    assert (newest.amount, newest.reason) == (Money.yuan(450_000), "听错了")
    assert len(table.content.offers) == 5
    assert len(standing(table.content.offers)) == 4
    lines = rounds(table.desk.case(table.case_id), private=False)
    assert [line.corrected for line in lines].count(True) == 1
    assert [line.number for line in lines if line.offer.side is OfferSide.RESPONDENT] == [1, 1]
    assert "听错了" in everything_said(table.page)


def test_an_old_figure_being_corrected_is_not_offered_as_agreed(qtbot: QtBot) -> None:
    table = Table(qtbot, open_mediation(), Step.NEGOTIATION)
    before = table.page.agree.text()
    table.page.course.table.selectRow(2)
    table.page.course.correct.click()
    assert table.page.form.amount.text() == "400,000.00"
    assert table.page.agree.text() == before


def test_neither_typing_nor_the_tick_moves_anything(qtbot: QtBot) -> None:
    table = Table(qtbot, open_mediation(), Step.NEGOTIATION)
    table.settle()
    form = table.page.form

    def places() -> tuple[int, ...]:
        parts = (form.amount, form.pay_by, form.secret, form.enter)
        return (*(part.mapTo(form, part.rect().topLeft()).y() for part in parts), table.page.height())

    before = places()
    form.amount.setFocus()
    table.type("681234.56")
    table.settle()
    assert form.amount_field.beside.whole() == "陆拾捌万壹仟贰佰叁拾肆元伍角陆分"
    assert places() == before
    form.secret.click()
    table.settle()
    assert form.notice.isVisible()
    assert places() == before
    name(form, OfferSide.RESPONDENT)
    form.enter.click()
    table.settle()
    assert form.aside.end.isVisible()
    assert places() == before


def test_a_caucus_that_goes_on_says_so_and_is_ended_by_one_click(qtbot: QtBot) -> None:
    table = Table(qtbot, open_mediation(), Step.NEGOTIATION)
    form = table.page.form
    name(form, OfferSide.MEDIATOR)
    form.secret.click()
    form.amount.setFocus()
    table.type("700000")
    table.press(Qt.Key.Key_Return)
    assert form.secret.value
    assert form.side.value == "mediator", "in caucus one stays with the same side"
    assert "Still in caucus" in form.notice.text()
    assert "other side will not see it" in form.enter.text()
    form.aside.end.click()
    assert not form.secret.value
    assert not form.notice.isVisible()
    assert not form.aside.end.isVisible()
    assert not table.space.secret_chip.isVisible()
    assert form.side.value == "applicant"
    assert table.focus is form.amount
    table.type("700000")
    table.press(Qt.Key.Key_Return)
    assert len(table.content.offers) == 5


def test_the_parties_view_does_not_tell_that_a_caucus_goes_on(qtbot: QtBot) -> None:
    table = Table(qtbot, open_mediation(), Step.NEGOTIATION)
    form = table.page.form
    name(form, OfferSide.MEDIATOR)
    form.secret.click()
    form.amount.setFocus()
    table.type("681234.56")
    table.press(Qt.Key.Key_Return)
    assert form.aside.end.isVisible()
    table.page.show_private(True)
    table.page.show_private(False)
    innocent = Table(qtbot, open_mediation(), Step.NEGOTIATION)
    for one in (table, innocent):
        one.page.form.amount.setFocus()
        one.page.form.amount.clearFocus()
    qtbot.waitUntil(lambda: table.page.grab().toImage() == innocent.page.grab().toImage())


@pytest.mark.parametrize(
    ("side", "typed", "said"),
    [
        (OfferSide.APPLICANT, "390", "Far less than what is claimed, 3,900,000.00 yuan"),
        (OfferSide.APPLICANT, "39000000", "Far more than everything that is claimed, 3,900,000.00 yuan"),
        (OfferSide.RESPONDENT, "30000", "Far less than this side's last offer, 400,000.00 yuan"),
        (OfferSide.RESPONDENT, "4500000", "Far more than this side's last offer, 400,000.00 yuan"),
    ],
)
def test_an_amount_powers_of_ten_off_is_asked_about_once(
    qtbot: QtBot, side: OfferSide, typed: str, said: str
) -> None:
    table = Table(qtbot, open_mediation(), Step.NEGOTIATION)
    form = table.page.form
    name(form, side)
    form.amount.setFocus()
    table.type(typed)
    table.press(Qt.Key.Key_Return)
    assert len(table.content.offers) == 4
    assert said in form.question.words.text()
    assert form.question.capitals.text() == form.amount_field.beside.whole() != ""
    table.press(Qt.Key.Key_0)
    assert not form.question.isVisible(), "another amount is another question"
    table.press(Qt.Key.Key_Backspace, Qt.Key.Key_Return)
    assert form.question.isVisible()
    table.press(Qt.Key.Key_Return)
    assert len(table.content.offers) == 4, "nobody can have read it yet"
    read(table, form.question)
    table.press(Qt.Key.Key_Return)
    assert table.content.offers[-1].amount == Money.yuan(int(typed))
    assert not form.question.isVisible()


def test_a_key_that_is_held_enters_once(qtbot: QtBot) -> None:
    table = Table(qtbot, open_mediation(), Step.NEGOTIATION)
    table.page.form.amount.setFocus()
    table.type("720000")
    held = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier, "\r", True)
    QApplication.sendEvent(table.focus, held)
    assert len(table.content.offers) == 4
    table.press(Qt.Key.Key_Return)
    assert len(table.content.offers) == 5


@pytest.mark.parametrize("language", Language)
def test_an_agreed_amount_is_never_rounded(qtbot: QtBot, language: Language) -> None:
    past = agreed()
    (share,) = past.content.settlement.shares  # type: ignore[union-attr]
    past.do(AgreeAmounts, awards=(Award(share.payer, share.payee, Money(74_999_999)),))
    tongue().speak(language)
    page = Table(qtbot, past, Step.NEGOTIATION).page
    assert all("749,999.99" in shown.text() for shown in (page.chip, page.figures.gap.value, page.agree))


@pytest.mark.parametrize("typed", ["0", "30000", "3900000", "750000"])
def test_a_low_or_high_offer_is_not_asked_about(qtbot: QtBot, typed: str) -> None:
    table = Table(qtbot, prepared(), Step.NEGOTIATION)
    table.page.form.amount.setFocus()
    table.type(typed)
    table.press(Qt.Key.Key_Return)
    assert [offer.amount for offer in table.content.offers] == [Money.yuan(int(typed))]


def test_a_job_asked_back_may_be_settled_for_more_than_all_amounts_claimed(qtbot: QtBot) -> None:
    past = prepared()
    past.do(AddClaim, claim=replace(past.case.record.content.claims[0], id=ClaimId(uid(77)), amount=None))
    table = Table(qtbot, past, Step.NEGOTIATION)
    table.page.form.amount.setFocus()
    table.type("40000000")
    table.press(Qt.Key.Key_Return)
    assert len(table.content.offers) == 1


def test_escape_gives_a_correction_up(qtbot: QtBot) -> None:
    table = Table(qtbot, open_mediation(), Step.NEGOTIATION)
    table.page.course.table.selectRow(0)
    table.page.course.correct.click()
    table.press(Qt.Key.Key_Escape)
    table.press(Qt.Key.Key_Escape)
    assert table.page.form.title.text() == "New round"
    assert table.page.form.amount.text() == ""


# --- caucus -----------------------------------------------------------------------------------------


def test_in_the_parties_view_no_word_and_no_pixel_tells_of_the_caucus(qtbot: QtBot) -> None:
    table = Table(qtbot, mediating(), Step.NEGOTIATION)
    said = everything_said(table.page)
    assert not [secret for secret in SECRETS if secret in said], "that a caucus goes on, and nothing of it"
    table.page.show_private(True)
    assert table.space.secret_chip.isVisible()
    told = everything_said(table.page)
    assert all(secret in told for secret in ("681,234.56", ASIDE))
    table.bot.keyClick(table.focus, Qt.Key.Key_B, Qt.KeyboardModifier.ControlModifier)
    said = everything_said(table.page)
    assert not [secret for secret in SECRETS if secret in said]
    assert not table.space.secret_chip.isVisible()
    innocent = Table(qtbot, open_mediation(), Step.NEGOTIATION)
    for one in (table, innocent):
        one.page.form.amount.setFocus()
        one.page.form.amount.clearFocus()
    qtbot.waitUntil(lambda: table.page.grab().toImage() == innocent.page.grab().toImage())
    table.page.show_private(True)
    assert table.page.grab().toImage() != innocent.page.grab().toImage()


def test_typing_aside_shows_at_once_that_it_is_confidential_and_goes_with_the_view(qtbot: QtBot) -> None:
    table = Table(qtbot, open_mediation(), Step.NEGOTIATION)
    form = table.page.form
    form.secret.setFocus()
    table.press(Qt.Key.Key_Space)
    assert not table.page.private
    assert table.space.secret_chip.isVisible()
    name(form, OfferSide.RESPONDENT)
    form.amount.setFocus()
    table.type("681234.56")
    assert "681" not in table.page.agree.text()
    table.page.show_private(False)
    said = everything_said(table.page)
    assert not [secret for secret in SECRETS if secret in said]
    table.page.show_private(True)
    assert form.amount.text() == "681,234.56"
    form.amount.setFocus()
    table.press(Qt.Key.Key_Return)
    assert len(table.content.offers) == 4
    assert table.desk.case(table.case_id).caucus.offers[-1].amount == Money(68_123_456)


WRONGLY_HEARD = {
    Language.ENGLISH: ("Correct an offer made in caucus", "Corrected, in caucus", "New round"),
    Language.CHINESE: ("更正背靠背报价", "已更正（背靠背）", "新一轮"),
}


@pytest.mark.parametrize("language", Language)
def test_an_offer_made_in_caucus_is_corrected_with_a_reason_and_stays_aside(
    qtbot: QtBot, language: Language
) -> None:
    table = Table(qtbot, mediating(), Step.NEGOTIATION)
    tongue().speak(language)
    heading, corrected, new = WRONGLY_HEARD[language]
    table.page.show_private(True)
    shown = table.page.course.table
    at = next(n for n, line in enumerate(shown.rounds.rounds) if line.secret)
    shown.setFocus()
    shown.selectRow(at)
    table.press(Qt.Key.Key_Return)
    form = table.page.form
    assert form.title.text() == heading
    assert form.amount.text() == "681,234.56"
    assert table.space.secret_chip.isVisible()
    table.press(Qt.Key.Key_Delete)
    table.type("681234.57")
    assert "681" not in table.page.agree.text()
    table.press(Qt.Key.Key_Return)
    assert form.reason_field.error.text()
    table.type("听错了一位数")
    table.press(Qt.Key.Key_Return)
    old, right = table.desk.case(table.case_id).caucus.offers
    assert (right.corrects, right.amount, right.reason) == (old.id, Money(68_123_457), "听错了一位数")
    assert len(table.content.offers) == 4
    assert form.title.text() == new
    assert form.secret.value, "the caucus goes on after the correction"
    assert form.side.value is OfferSide.RESPONDENT
    said = everything_said(shown)
    assert corrected in said
    assert "681,234.57" in said
    table.page.show_private(False)
    said = everything_said(table.page)
    assert not [secret for secret in (*SECRETS, "听错了一位数") if secret in said]


def test_the_parties_view_takes_a_correction_of_the_caucus_off_the_screen(qtbot: QtBot) -> None:
    table = Table(qtbot, mediating(), Step.NEGOTIATION)
    table.page.show_private(True)
    shown = table.page.course.table
    shown.selectRow(next(n for n, line in enumerate(shown.rounds.rounds) if line.secret))
    table.page.course.correct.click()
    table.bot.keyClick(table.focus, Qt.Key.Key_B, Qt.KeyboardModifier.ControlModifier)
    assert table.page.form.title.text() == "New round"
    said = everything_said(table.page)
    assert not [secret for secret in SECRETS if secret in said]
    table.page.show_private(True)
    assert table.page.form.amount.text() == ""


def test_speaking_aside_does_not_show_what_the_other_side_said_aside_before(qtbot: QtBot) -> None:
    table = Table(qtbot, mediating(), Step.NEGOTIATION)
    before = len(table.desk.case(table.case_id).caucus.offers)
    table.page.form.aside.end.click()
    table.page.form.secret.setFocus()
    table.press(Qt.Key.Key_Space)
    name(table.page.form, OfferSide.RESPONDENT)
    said = everything_said(table.page)
    assert not [secret for secret in SECRETS if secret in said]
    table.page.form.amount.setFocus()
    table.type("555555")
    table.press(Qt.Key.Key_Return)
    assert len(table.desk.case(table.case_id).caucus.offers) == before + 1
    said = everything_said(table.page)
    assert not [secret for secret in (*SECRETS, "555,555") if secret in said]
    assert table.said == [], "a toast would stay while the parties look at another page"
    assert "Recorded" in table.page.form.notice.text()


@pytest.mark.parametrize("language", Language)
def test_the_button_says_who_will_see_the_round(qtbot: QtBot, language: Language) -> None:
    table = Table(qtbot, mediating(), Step.NEGOTIATION)
    tongue().speak(language)
    chinese = language is Language.CHINESE
    both, aside = (
        ("双方可见", "对方不可见") if chinese else ("both sides see it", "other side will not see it")
    )
    shown = "背靠背 · 仅调解员可见" if chinese else "In caucus · for the mediator only"
    form = table.page.form
    table.page.show_private(True)
    assert table.space.secret_chip.text().startswith(shown)
    assert aside in form.enter.text()
    form.aside.end.click()
    assert both in form.enter.text()
    form.secret.click()
    assert aside in form.enter.text()
    assert both not in form.enter.text()
    form.secret.click()
    assert both in form.enter.text()


def button_of(form: RoundForm, side: OfferSide) -> QPushButton:
    (one,) = (made for made in form.side.findChildren(QPushButton) if made.text() == offer_side_words(side))
    return one


def name(form: RoundForm, side: OfferSide) -> None:
    """Say by a click whose round it is."""
    button_of(form, side).click()


STILL = {Language.ENGLISH: "Still in caucus", Language.CHINESE: "仍在背靠背"}


def in_caucus(qtbot: QtBot) -> Table:
    """One round in caucus with the respondent, and the caucus goes on."""
    table = Table(qtbot, open_mediation(), Step.NEGOTIATION)
    form = table.page.form
    name(form, OfferSide.RESPONDENT)
    form.secret.click()
    form.amount.setFocus()
    table.type("681234.56")
    table.press(Qt.Key.Key_Return)
    assert form.aside.end.isVisible()
    return table


def restarted(qtbot: QtBot, before: Table) -> Table:
    """Another program on the same store, as after a crash; nothing that the first one knew is left."""
    return Table(qtbot, None, Step.NEGOTIATION, again=before)


def says_caucus_goes_on(table: Table) -> bool:
    """What everybody at the table can see: it is in caucus, with whom, and the way out."""
    form = table.page.form
    return bool(
        form.secret.value
        and form.notice.isVisible()
        and STILL[tongue().language] in form.notice.text()
        and form.aside.end.isVisible()
        and table.space.secret_chip.isVisible()
        and form.side.value is OfferSide.RESPONDENT
    )


@pytest.mark.parametrize("private", [False, True])
def test_a_caucus_goes_on_when_one_comes_back_to_the_page(qtbot: QtBot, private: bool) -> None:
    table = in_caucus(qtbot)
    if private:
        table.page.show_private(True)
    table.space.open_step(Step.PARTIES)
    assert not table.space.secret_chip.isVisible()
    table.space.open_step(Step.NEGOTIATION)
    qtbot.waitUntil(lambda: says_caucus_goes_on(table))
    said = everything_said(table.page)
    assert not [secret for secret in SECRETS if secret in said], "what was said stays off the screen"
    form = table.page.form
    form.amount.setFocus()
    table.type("600000")
    table.press(Qt.Key.Key_Return)
    assert len(table.content.offers) == 4
    assert len(table.desk.case(table.case_id).caucus.offers) == 2


@pytest.mark.parametrize("language", Language)
def test_a_caucus_goes_on_after_a_restart_until_it_is_ended(qtbot: QtBot, language: Language) -> None:
    table = restarted(qtbot, in_caucus(qtbot))
    tongue().speak(language)
    table.settle()
    qtbot.waitUntil(lambda: says_caucus_goes_on(table))
    said = everything_said(table.page)
    assert not [secret for secret in SECRETS if secret in said], "what was said stays off the screen"
    form = table.page.form
    form.amount.setFocus()
    table.type("600000")
    table.press(Qt.Key.Key_Return)
    assert len(table.content.offers) == 4, "nothing reached the other side"
    assert says_caucus_goes_on(table)
    form.aside.end.click()
    assert not form.secret.value
    table.type("590000")
    table.press(Qt.Key.Key_Return)
    assert table.content.offers[-1].amount == Money.yuan(590_000)
    assert not restarted(qtbot, table).page.form.secret.value


def test_a_caucus_that_was_ended_stays_ended_after_a_restart(qtbot: QtBot) -> None:
    before = in_caucus(qtbot)
    before.page.form.aside.end.click()
    table = restarted(qtbot, before)
    table.settle()
    assert not table.page.form.secret.value
    assert not table.space.secret_chip.isVisible()
    assert "both sides see it" in table.page.form.enter.text()
    table.page.form.secret.click()
    name(table.page.form, OfferSide.RESPONDENT)
    table.page.form.amount.setFocus()
    table.type("700000")
    table.press(Qt.Key.Key_Return)
    assert restarted(qtbot, table).page.form.secret.value, "another caucus is not ended with the one before"


def test_what_may_be_told_to_the_other_side_does_not_end_the_caucus(qtbot: QtBot) -> None:
    before = in_caucus(qtbot)
    before.page.show_private(True)
    shown = before.page.course.table
    shown.selectRow(next(n for n, line in enumerate(shown.rounds.rounds) if line.secret))
    before.page.course.disclose.click()
    assert before.content.offers[-1].amount == Money(68_123_456)
    assert restarted(qtbot, before).page.form.secret.value


def test_a_corrected_round_in_front_of_both_does_not_end_the_caucus(qtbot: QtBot) -> None:
    table = in_caucus(qtbot)
    table.page.show_private(True)
    shown = table.page.course.table
    shown.selectRow(next(n for n, line in enumerate(shown.rounds.rounds) if not line.secret))
    table.page.course.correct.click()
    table.bot.keyClick(table.focus, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    table.type("760000")
    table.page.form.reason.setFocus()
    table.type("misheard")
    assert "Record the correction" in table.page.form.enter.text()
    table.press(Qt.Key.Key_Return)
    assert table.content.offers[-1].amount == Money.yuan(760_000)
    assert says_caucus_goes_on(table)
    assert says_caucus_goes_on(restarted(qtbot, table))


def test_giving_up_a_correction_leaves_the_caucus_going_on(qtbot: QtBot) -> None:
    table = in_caucus(qtbot)
    table.page.show_private(True)
    shown = table.page.course.table
    shown.selectRow(next(n for n, line in enumerate(shown.rounds.rounds) if line.secret))
    table.page.course.correct.click()
    assert "Record the correction" in table.page.form.enter.text()
    table.press(Qt.Key.Key_Escape)
    assert says_caucus_goes_on(table)


def test_the_parties_view_that_somebody_chose_stays_when_one_comes_back(qtbot: QtBot) -> None:
    table = in_caucus(qtbot)
    for _ in range(2):
        table.bot.keyClick(table.focus, Qt.Key.Key_B, Qt.KeyboardModifier.ControlModifier)
    table.space.open_step(Step.PARTIES)
    table.space.open_step(Step.NEGOTIATION)
    table.settle()
    assert not table.page.form.secret.value
    assert not table.space.secret_chip.isVisible()
    table.page.show_private(True)
    assert says_caucus_goes_on(table)


def test_after_a_caucus_it_is_said_that_the_next_round_is_open(qtbot: QtBot) -> None:
    table = Table(qtbot, mediating(), Step.NEGOTIATION)
    form = table.page.form
    form.aside.end.click()
    assert not form.notice.isVisible()
    assert "caucus" not in form.notice.text()
    table.page.show_private(True)
    assert form.notice.isVisible()
    assert "both sides see this one" in form.notice.text()
    table.page.show_private(False)
    assert not form.notice.text()
    past = mediating()
    past.do(RecordOffer, offer_id=OfferId(uid(80)), side=OfferSide.APPLICANT, amount=Money.yuan(700_000))
    later = Table(qtbot, past, Step.NEGOTIATION)
    later.page.show_private(True)
    assert not later.page.form.notice.isVisible()


def test_a_round_in_front_of_both_ends_the_caucus_before_it(qtbot: QtBot) -> None:
    table = Table(qtbot, open_mediation(), Step.NEGOTIATION)
    form = table.page.form
    form.secret.click()
    name(form, OfferSide.RESPONDENT)
    for typed in ("700000", "690000"):
        form.amount.setFocus()
        table.type(typed)
        table.press(Qt.Key.Key_Return)
        table.page.show_private(False)
    assert len(table.content.offers) == 5
    table.page.show_private(True)
    assert not form.secret.value


def test_no_number_of_a_round_changes_with_the_view(qtbot: QtBot) -> None:
    past = mediating()
    past.do(RecordOffer, offer_id=OfferId(uid(80)), side=OfferSide.RESPONDENT, amount=Money.yuan(500_000))
    past.do(RecordOffer, offer_id=OfferId(uid(81)), side=OfferSide.MEDIATOR, amount=Money.yuan(700_000))
    table = Table(qtbot, past, Step.NEGOTIATION)

    def numbers() -> dict[str, str]:
        model = table.page.course.table.rounds
        return {str(line.offer.id): str(model.index(row, 0).data()) for row, line in enumerate(model.rounds)}

    without = numbers()
    table.page.show_private(True)
    shown = numbers()
    assert {id: number for id, number in shown.items() if id in without} == without
    assert without[uid(80)] == "2"
    assert without[uid(81)] == "P2", "a proposal of the mediator is no round of the parties"
    assert [number for id, number in shown.items() if id not in without] == ["C1"]


@pytest.mark.parametrize("start", [Step.PARTIES, Step.CHECK])
def test_opened_by_its_key_the_cursor_is_in_the_amount(qtbot: QtBot, start: Step) -> None:
    table = Table(qtbot, open_mediation(), start)
    table.bot.keyClick(table.space, Qt.Key.Key_4, Qt.KeyboardModifier.ControlModifier)
    assert table.focus is table.page.form.amount
    table.page.view.setFocus()
    table.bot.keyClick(table.space, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    table.bot.keyClick(table.space, Qt.Key.Key_4, Qt.KeyboardModifier.ControlModifier)
    table.type("700000")
    table.press(Qt.Key.Key_Return)
    assert table.content.offers[-1].amount == Money.yuan(700_000)


def test_once_agreed_its_key_never_leads_to_what_shows_the_caucus(qtbot: QtBot) -> None:
    table = Table(qtbot, agreed(), Step.NEGOTIATION)
    for start in Step:
        table.space.open_step(start)
        table.bot.keyClick(table.space, Qt.Key.Key_4, Qt.KeyboardModifier.ControlModifier)
        assert table.focus is not table.page.view


def test_what_a_round_would_stand_without_is_said_and_led_to(qtbot: QtBot) -> None:
    table = Table(qtbot, opened(), Step.NEGOTIATION)
    lacking = table.page.lacking
    assert "whose offers" in lacking.words.text()
    table.page.form.amount.setFocus()
    table.type("750000")
    table.press(Qt.Key.Key_Return)
    assert len(table.content.offers) == 1, "nothing is in the way"
    assert lacking.isVisible()
    lacking.action.click()
    assert table.space.step is Step.PARTIES
    whole = Table(qtbot, prepared(), Step.NEGOTIATION)
    assert not whole.page.lacking.isVisible()
    for at in range(2):
        whole.space.do(partial(RemoveClaim, claim=whole.content.claims[0].id))
        assert whole.page.lacking.isVisible() is bool(at)
    whole.page.lacking.action.click()
    assert whole.space.step is Step.CLAIMS


def test_leaving_the_step_takes_the_caucus_off_the_screen(qtbot: QtBot) -> None:
    table = Table(qtbot, mediating(), Step.NEGOTIATION)
    table.page.show_private(True)
    table.space.open_step(Step.CASE)
    table.space.open_step(Step.NEGOTIATION)
    assert not table.page.private
    assert ASIDE not in everything_said(table.page)


def test_the_privacy_cover_hides_everything(desktop: Desktop) -> None:
    past = mediating()
    keep(desktop.house.store, past)
    desktop.enter()
    desktop.window.open_case(past.case_id, Step.NEGOTIATION)
    desktop.settle()
    page = desktop.space.page
    page.show_private(True)  # type: ignore[attr-defined]
    desktop.bot.keyClick(page, Qt.Key.Key_F9)
    covered = desktop.window.grab().toImage()
    desktop.window.cover.lift()
    page.show_private(False)  # type: ignore[attr-defined]
    desktop.bot.keyClick(page, Qt.Key.Key_F9)
    assert desktop.window.cover.isVisible()
    assert desktop.window.grab().toImage() == covered


def test_an_offer_aside_may_be_told_once_the_side_allows_it(qtbot: QtBot) -> None:
    table = Table(qtbot, mediating(), Step.NEGOTIATION)
    table.page.show_private(True)
    table.page.course.table.selectRow(0)
    table.page.course.disclose.click()
    assert table.content.offers[-1].amount == Money(68_123_456)


def test_notes_are_written_changed_and_removed(qtbot: QtBot) -> None:
    table = Table(qtbot, open_mediation(), Step.NEGOTIATION)
    table.page.show_private(True)
    table.page.notes.text.setFocus()
    table.type("公司年底前要结清")
    table.press(Qt.Key.Key_Return)
    caucus = table.desk.case(table.case_id).caucus
    assert [note.text for note in caucus.notes] == ["公司年底前要结清"]
    line = table.page.notes.lines[0]
    line.text.setFocus()
    table.press(Qt.Key.Key_End)
    table.type("！")
    line.text.commit()
    assert table.desk.case(table.case_id).caucus.notes[0].text.endswith("！")
    line.drop.click()
    assert not table.desk.case(table.case_id).caucus.notes


@pytest.mark.parametrize("language", Language)
def test_every_note_begins_where_the_new_one_does(qtbot: QtBot, language: Language) -> None:
    tongue().speak(language)
    table = Table(qtbot, open_mediation(), Step.NEGOTIATION)
    table.page.show_private(True)
    notes = table.page.notes
    for side in (OfferSide.APPLICANT, OfferSide.RESPONDENT, None):
        notes.written.emit(side, "公司年底前要结清")
    table.settle()
    texts = [notes.text, *(line.text for line in notes.lines)]
    assert len(texts) == 4
    qtbot.waitUntil(lambda: len({text.mapTo(notes, QPoint()).x() for text in texts}) == 1)


# --- agreeing ---------------------------------------------------------------------------------------


def test_agreeing_divides_the_proposal_and_dates_the_instrument(qtbot: QtBot) -> None:
    table = Table(qtbot, open_mediation(), Step.NEGOTIATION)
    assert "750,000" in table.page.agree.text()
    table.page.agree.click()
    assert table.focus is table.page.agreement.boxes[0].amount
    assert not is_agreed(table)
    table.press(Qt.Key.Key_Return)
    settlement = agreed_on(table)
    assert settlement.total == Money.yuan(750_000)
    assert [part.amount.fen for part in settlement.shares[0].division] == [69_230_800, 5_769_200]
    assert table.state() is CaseState.AGREED
    assert table.content.agreed_on == date(2026, 11, 23)


def test_the_agreement_opens_at_its_heading_and_has_the_only_main_button(qtbot: QtBot) -> None:
    table = Table(qtbot, open_mediation(), Step.NEGOTIATION)
    table.settle()
    area = table.space._frames[Step.NEGOTIATION]
    area.verticalScrollBar().setValue(area.verticalScrollBar().maximum())
    table.page.agree.click()
    title = table.page.agreement.title

    def in_view() -> bool:
        top = title.mapTo(area.viewport(), title.rect().topLeft()).y()
        return bool(0 <= top < area.viewport().height() - title.height())

    qtbot.waitUntil(in_view)
    main = [
        one.text()
        for one in table.space.findChildren(QPushButton)
        if one.isVisible() and one.objectName() == "primary" and not table.page.form.isAncestorOf(one)
    ]
    assert main == ["Record the agreement"]
    table.page.agreement.fold.click()
    assert table.page.agree.objectName() == "primary"


def negotiated_again(qtbot: QtBot) -> Table:
    """Agreed on 750,000, divided by hand, then opened again: the last proposal stays."""
    table = Table(qtbot, open_mediation(), Step.NEGOTIATION)
    table.page.agree.click()
    table.press(Qt.Key.Key_Return)
    assert table.state() is CaseState.AGREED
    table.page.ending.reopen.click()
    assert table.state() is CaseState.MEDIATING
    return table


def test_the_same_amount_is_agreed_again(qtbot: QtBot) -> None:
    """The button once only went to the amount; neither Enter nor another press recorded anything."""
    table = negotiated_again(qtbot)
    settlement = table.content.settlement
    assert not table.page.agreement.isVisible()
    table.page.agree.click()
    assert table.page.agreement.boxes[0].amount.text() == "750,000.00"
    assert table.page.agreement.record.isVisible()
    assert table.state() is CaseState.MEDIATING
    table.press(Qt.Key.Key_Return)
    assert table.state() is CaseState.AGREED
    assert table.content.settlement == settlement


def test_an_amount_typed_when_negotiating_again_is_no_agreement_before_it_is_recorded(qtbot: QtBot) -> None:
    """Tab once recorded it, and the case was agreed on."""
    table = negotiated_again(qtbot)
    table.page.agree.click()
    table.type("760000")
    table.press(Qt.Key.Key_Tab)
    table.space.open_step(Step.PAYMENT)
    assert table.state() is CaseState.MEDIATING
    table.space.open_step(Step.NEGOTIATION)
    table.page.agreement.record.click()
    assert table.state() is CaseState.AGREED
    assert agreed_on(table).total == Money.yuan(760_000)


def test_an_amount_that_is_only_being_typed_is_not_offered_as_agreed(qtbot: QtBot) -> None:
    table = Table(qtbot, open_mediation(), Step.NEGOTIATION)
    before = table.page.agree.text()
    table.page.form.amount.setFocus()
    table.type("720000")
    assert table.page.agree.text() == before
    table.page.agree.click()
    assert table.page.agreement.boxes[0].amount.text() == "750,000.00"


def both_at(yuan: int) -> Past:
    """S1 where both sides offered the same at last."""
    past = open_mediation()
    for at, side in enumerate((OfferSide.RESPONDENT, OfferSide.APPLICANT)):
        past.do(RecordOffer, offer_id=OfferId(uid(80 + at)), side=side, amount=Money.yuan(yuan))
    return past


def write_over(table: Table, text: str) -> None:
    """Ctrl+A and another text, in the field with the focus."""
    table.bot.keyClick(table.focus, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    table.type(text)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("390", "Far less than what is claimed, 3,900,000.00 yuan"),
        ("75000", "Far less than what was offered before, 750,000.00 yuan"),
        ("39000000", "Far more than everything that is claimed, 3,900,000.00 yuan"),
    ],
)
@pytest.mark.parametrize("by_button", [False, True])
def test_an_agreed_amount_powers_of_ten_off_is_asked_about_once(
    qtbot: QtBot, typed: str, said: str, by_button: bool
) -> None:
    table = Table(qtbot, both_at(750_000), Step.NEGOTIATION)
    card = table.page.agreement

    def enter() -> None:
        if by_button:
            card.record.click()
        else:
            table.press(Qt.Key.Key_Return)

    table.page.agree.click()
    write_over(table, typed)
    enter()
    assert not is_agreed(table)
    assert card.question.isVisible()
    assert said in card.question.words.text()
    assert card.question.capitals.text() == spelled(Money.yuan(int(typed)))
    table.press(Qt.Key.Key_0)
    assert not card.question.isVisible(), "another amount is another question"
    table.press(Qt.Key.Key_Backspace)
    enter()
    assert card.question.isVisible()
    enter()
    assert not is_agreed(table), "nobody can have read it yet"
    read(table, card.question)
    enter()
    assert agreed_on(table).total == Money.yuan(int(typed))
    assert not card.question.isVisible()


@pytest.mark.parametrize("typed", ["0", "750000", "390000", "1800000"])
def test_an_agreed_amount_near_the_offers_or_the_claims_is_not_asked_about(qtbot: QtBot, typed: str) -> None:
    table = Table(qtbot, both_at(750_000), Step.NEGOTIATION)
    table.page.agree.click()
    write_over(table, typed)
    table.press(Qt.Key.Key_Return)
    assert agreed_on(table).total == Money.yuan(int(typed))


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Tab])
def test_a_later_change_of_what_is_agreed_is_asked_about_too(qtbot: QtBot, key: Qt.Key) -> None:
    table = Table(qtbot, agreed(), Step.NEGOTIATION)
    before = agreed_on(table).total
    card = table.page.agreement
    card.boxes[0].way.show_value(Way.CLAIMED)
    card.boxes[0].way.recorded.emit(Way.CLAIMED)
    card.boxes[0].amount.setFocus()
    write_over(table, "390")
    table.press(key)
    assert card.question.isVisible()
    assert agreed_on(table).total == before
    table.space.open_step(Step.PAYMENT)
    assert agreed_on(table).total == before
    assert "not recorded yet" in table.said[-1]
    table.space.open_step(Step.NEGOTIATION)
    assert card.question.isVisible()
    read(table, card.question)
    card.record.click()
    assert agreed_on(table).total == Money.yuan(390)


def two_workers() -> Past:
    """S1 with a second worker who claims 100,000 beside the first, and both sides at 750,000 for the two of them."""
    past = both_at(750_000)
    past.do(AddParty, party=worker(uid(70), name="林示例"))
    past.do(AddClaim, claim=claim(uid(71), claimant=uid(70), amount=Money.yuan(100_000)))
    return past


OF_ONE = {
    Language.ENGLISH: "林示例, 390.00: far less than 林示例's part of the offers, 18,750.00 yuan",
    Language.CHINESE: "林示例 390.00 元：远低于报价中林示例应得的份额 18,750.00 元",
}


@pytest.mark.parametrize("language", Language)
def test_one_share_powers_of_ten_off_is_asked_about_beside_a_right_one(
    qtbot: QtBot, language: Language
) -> None:
    table = Table(qtbot, two_workers(), Step.NEGOTIATION)
    tongue().speak(language)
    card = table.page.agreement
    table.page.agree.click()
    first, second = card.boxes
    first.amount.setFocus()
    write_over(table, "730000")
    second.amount.setFocus()
    write_over(table, "390")
    table.press(Qt.Key.Key_Return)
    assert not is_agreed(table)
    assert card.question.isVisible()
    assert OF_ONE[language] in card.question.words.text()
    assert card.question.capitals.text() == spelled(Money.yuan(390))
    table.press(Qt.Key.Key_0)
    assert not card.question.isVisible(), "another amount is another question"
    table.press(Qt.Key.Key_Backspace)
    table.press(Qt.Key.Key_Return)
    assert card.question.isVisible()
    read(table, card.question)
    table.press(Qt.Key.Key_Return)
    assert [share.amount for share in agreed_on(table).shares] == [Money.yuan(730_000), Money.yuan(390)]


def test_several_shares_off_are_asked_about_at_once_and_answered_at_once(qtbot: QtBot) -> None:
    table = Table(qtbot, two_workers(), Step.NEGOTIATION)
    card = table.page.agreement
    table.page.agree.click()
    for box in card.boxes:
        box.amount.setFocus()
        write_over(table, "190")
    table.press(Qt.Key.Key_Return)
    assert card.question.words.text().count("far less") == 2
    read(table, card.question)
    table.press(Qt.Key.Key_Return)
    assert agreed_on(table).total == Money.yuan(380)
    # What is agreed is not asked about again while the other is changed.
    card.boxes[0].amount.setFocus()
    write_over(table, "700000")
    table.press(Qt.Key.Key_Tab)
    assert agreed_on(table).total == Money.yuan(700_190)


def test_a_division_by_hand_says_what_is_left_and_takes_the_rest(qtbot: QtBot) -> None:
    table = Table(qtbot, open_mediation(), Step.NEGOTIATION)
    table.page.agree.click()
    box = table.page.agreement.boxes[0]
    box.way.setFocus()
    table.press(Qt.Key.Key_Right)
    assert box.way.value is Way.BY_HAND
    box.parts[C1].setFocus()
    box.parts[C1].selectAll()
    table.type("700000")
    assert "7,692.00 more is divided" in box.balance.text()
    table.page.agreement.record.click()
    assert not is_agreed(table)
    assert "do not make" in table.page.agreement.error.text()
    box._rests[C2].click()
    assert "✓" in box.balance.text()
    table.page.agreement.record.click()
    parts = {part.claim: part.amount for part in agreed_on(table).shares[0].division}
    assert parts == {C1: Money.yuan(700_000), C2: Money.yuan(50_000)}


def test_what_is_agreed_follows_the_fields_and_can_be_undone(qtbot: QtBot) -> None:
    table = Table(qtbot, agreed(), Step.NEGOTIATION)
    box = table.page.agreement.boxes[0]
    box.way.show_value(Way.LUMP)
    box.way.recorded.emit(Way.LUMP)
    assert agreed_on(table).shares[0].division == ()
    table.space.undo()
    assert len(agreed_on(table).shares[0].division) == 2
    assert box.way.value is Way.BY_HAND


def test_two_payees_get_an_award_each(qtbot: QtBot) -> None:
    past = open_mediation()
    past.do(AddParty, party=worker(uid(70), name="林示例"))
    past.do(AddClaim, claim=claim(uid(71), claimant=uid(70), amount=Money.yuan(100_000)))
    table = Table(qtbot, past, Step.NEGOTIATION)
    table.page.agree.click()
    boxes = table.page.agreement.boxes
    assert len(boxes) == 2
    assert sum(box.draft.amount.fen for box in boxes) == 75_000_000
    assert "750,000.00" in table.page.agreement.total.text()
    table.page.agreement.record.click()
    assert {share.payee for share in agreed_on(table).shares} == {W1, uid(70)}
    assert {share.payer for share in agreed_on(table).shares} == {E1}


@given(
    st.lists(st.integers(0, 10**9), min_size=1, max_size=40),
    st.integers(0, 10**10),
)
def test_a_proportional_division_always_sums(claimed: list[int], fen: int) -> None:
    claims = [claim(uid(100 + at), amount=Money(amount)) for at, amount in enumerate(claimed)]
    parts = proportional(claims, Money(fen))
    assert sum(part.fen for part in parts.values()) == fen
    assert all(part.fen >= 0 for part in parts.values())


@given(st.lists(st.integers(0, 10**12), min_size=1, max_size=30))
def test_the_scale_holds_every_amount(amounts: list[int]) -> None:
    scale = scale_for(amounts)
    assert all(0 <= scale.height(fen) <= 1 for fen in amounts)
    heights = [scale.height(fen) for fen in sorted(amounts)]
    assert heights == sorted(heights)
    lines = scale.lines()
    assert 2 <= len(lines) <= 7
    assert {after - before for before, after in pairwise(lines)} == {scale.step}, "even"
    assert str(scale.step).rstrip("0") in ("1", "2", "5"), "round"
    assert len({scale.words(fen) for fen in lines}) == len(lines)


def test_the_axis_of_s1_reads_in_ten_thousands() -> None:
    scale = scale_for([yuan * 100 for yuan in (3_900_000, 400_000, 1_200_000, 750_000)])
    assert [scale.words(fen) for fen in scale.lines()] == [
        "0",
        "1,000,000",
        "2,000,000",
        "3,000,000",
        "4,000,000",
    ]
    tongue().speak(Language.CHINESE)
    assert [scale.words(fen) for fen in scale.lines()] == ["0 万", "100 万", "200 万", "300 万", "400 万"]
    close = scale_for([yuan * 100 for yuan in (820_000, 700_000)])
    assert [close.words(fen) for fen in close.lines()] == ["70 万", "75 万", "80 万", "85 万"]


@pytest.mark.parametrize(("width", "stacked"), [(1290, False), (860, True)])
def test_nothing_is_lost_at_the_right_edge_of_a_narrow_page(qtbot: QtBot, width: int, stacked: bool) -> None:
    """As with type of 150 % on the commonest laptop."""
    table = Table(qtbot, open_mediation(), Step.NEGOTIATION, width=width)
    table.settle()
    area = table.space._frames[Step.NEGOTIATION]
    qtbot.waitUntil(lambda: table.page.parentWidget().width() <= area.viewport().width())
    form, picture = table.page.form, table.page.picture
    assert table.page.top.stacked is stacked
    assert (form.geometry().bottom() < picture.y()) is stacked
    right = form.mapTo(area.viewport(), form.rect().topRight()).x()
    assert right < area.viewport().width()


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("width", [1290, 1204, 948])
def test_no_figure_in_the_list_of_rounds_is_ever_cut(qtbot: QtBot, width: int, language: Language) -> None:
    """At 1366, 1280 and 1024 pixels. The conditions give way."""
    tongue().speak(language)
    past = open_mediation()
    past.do(
        RecordOffer,
        offer_id=OfferId(uid(90)),
        side=OfferSide.APPLICANT,
        amount=Money.yuan(123_456_789),
        pay_by=date(2026, 12, 15),
        conditions="一次性支付，并依法出具离职证明，双方就劳动关系再无其他争议。",
    )
    table = Table(qtbot, past, Step.NEGOTIATION, width=width)
    table.settle()
    view = table.page.course.table
    qtbot.waitUntil(lambda: table.page.width() <= table.space._frames[Step.NEGOTIATION].viewport().width())
    metrics = QFontMetricsF(theme().font(14))
    for column in (0, 1, 2, 3, 4, 6):
        for row in range(view.rounds.rowCount()):
            words = str(view.rounds.index(row, column).data())
            assert metrics.horizontalAdvance(words) <= view.columnWidth(column) - theme().px(20), words
    assert sum(view.columnWidth(column) for column in range(7)) <= view.viewport().width()
    assert view.columnWidth(5) >= theme().px(120), "something of the conditions is read at every width"


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("width", [1290, 1204])
def test_the_figures_stand_on_one_line(qtbot: QtBot, width: int, language: Language) -> None:
    """In seven digits, at 1366 and 1280 pixels, each in full."""
    tongue().speak(language)
    table = Table(qtbot, open_mediation(), Step.NEGOTIATION, width=width)
    table.settle()
    shown = table.page.figures
    now = Figures(Money.yuan(1_800_000), Money.yuan(1_600_000), Money.yuan(1_700_000))
    shown.show_figures(now, now, (Money.yuan(905_544), 1), 1)
    table.settle()
    parts = [part for part in shown.findChildren(Figure) if part.isVisible()]
    assert len(parts) == 5

    def in_full(part: Figure) -> bool:
        words = part.value.fontMetrics().horizontalAdvance(part.value.text())
        return words <= part.value.width() and part.geometry().right() < shown.width()

    qtbot.waitUntil(lambda: len({part.y() for part in parts}) == 1 and all(map(in_full, parts)))


@pytest.mark.parametrize(
    ("language", "agreed_words", "gap_words"),
    [(Language.CHINESE, "调解金额", "差距"), (Language.ENGLISH, "Agreed", "Gap")],
)
def test_what_was_agreed_takes_the_place_of_the_gap_of_the_last_offers(
    qtbot: QtBot, language: Language, agreed_words: str, gap_words: str
) -> None:
    row = FigureRow()
    qtbot.addWidget(row)
    now = Figures(Money.yuan(1_800_000), Money.yuan(100_000), None)
    row.show_figures(now, now, None, 1, agreed=Money.yuan(750_000))
    tongue().speak(language)
    qtbot.waitUntil(lambda: row.gap.name.text() == agreed_words)
    assert row.gap.value.text() == short_amount(Money.yuan(750_000))
    row.show_figures(now, now, None, 1)
    assert (row.gap.name.text(), row.gap.value.text()) == (gap_words, short_amount(Money.yuan(1_700_000)))


def test_an_agreement_leaves_no_empty_strip_and_typing_its_amount_moves_nothing(qtbot: QtBot) -> None:
    table = Table(qtbot, agreed(), Step.NEGOTIATION)
    table.settle()
    card = table.page.agreement
    (box,) = card.boxes
    qtbot.waitUntil(lambda: card.height() - box.geometry().bottom() <= theme().px(18))
    parts = next(iter(box.parts.values()))
    box.amount.setFocus()
    box.amount.selectAll()
    table.press(Qt.Key.Key_Delete)
    table.settle()
    before = parts.mapTo(card, parts.rect().topLeft())
    for key in "750000":
        table.type(key)
        table.settle()
        assert parts.mapTo(card, parts.rect().topLeft()) == before
    assert box.amount_field.beside.whole() == "柒拾伍万元整"


@pytest.mark.parametrize("height", [190, 240, 330])
def test_no_line_goes_through_an_amount_that_has_another_place(qtbot: QtBot, height: int) -> None:
    said = (
        (OfferSide.APPLICANT, 3_900_000, False),
        (OfferSide.RESPONDENT, 300_000, False),
        (OfferSide.APPLICANT, 1_800_000, False),
        (OfferSide.RESPONDENT, 600_000, False),
        (OfferSide.MEDIATOR, 750_000, False),
        (OfferSide.RESPONDENT, 812_345, True),
        (OfferSide.APPLICANT, 698_765, True),
    )
    shown = tuple(
        Round(Offer(id=OfferId(uid(n)), at=NOON, side=side, amount=Money.yuan(yuan)), number=n, secret=secret)
        for n, (side, yuan, secret) in enumerate(said)
    )
    chart = OfferChart()
    qtbot.addWidget(chart)
    chart.resize(640, height)
    chart.show_rounds(shown, Money.yuan(905_544))
    picture = chart.picture()
    crossed = [
        label.words
        for label in picture.labels
        if any(crosses(label.box, stretch.line) for stretch in picture.lines)
    ]
    assert crossed == []
    assert "750,000" in [label.words for label in picture.labels]


COURSES = {
    "one": [750_000],
    "equal": [750_000] * 6,
    "s1": [3_900_000, 200_000, 1_800_000, 400_000, 1_100_000, 580_000, 820_000, 700_000],
    "twenty": [3_900_000 - 160_000 * n if n % 2 == 0 else 200_000 + 27_000 * n for n in range(20)],
    "small": [9_800, 10_000, 9_900],
}


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("course", COURSES)
def test_no_words_of_the_picture_lie_on_others_or_on_a_dot(
    qtbot: QtBot, course: str, language: Language
) -> None:
    tongue().speak(language)
    amounts = COURSES[course]
    sides = (OfferSide.APPLICANT, OfferSide.RESPONDENT)
    shown = tuple(
        Round(
            Offer(id=OfferId(uid(n)), at=NOON, side=sides[n % 2], amount=Money.yuan(yuan)), number=n // 2 + 1
        )
        for n, yuan in enumerate(amounts)
    )
    chart = OfferChart()
    qtbot.addWidget(chart)
    chart.resize(560, 240)
    for reference in (None, Money.yuan(468_300), Money.yuan(amounts[-1])):
        chart.show_rounds(shown, reference)
        picture = chart.picture()
        words = [*picture.labels, *([picture.reference] if picture.reference else [])]
        assert bool(picture.reference) == (reference is not None)
        for label, other in combinations(words, 2):
            assert not label.box.intersects(other.box), (label.words, other.words)
        for label in words:
            assert chart.rect().contains(label.box.toRect()), label.words
        if course != "equal":
            said = [label.words for label in picture.labels]
            for yuan in amounts[-2:]:
                assert short_amount(Money.yuan(yuan)) in said, "where each side stands is never left out"


def test_the_gap_in_figures_and_the_band_of_the_chart_are_of_the_same_offers(qtbot: QtBot) -> None:
    """With the caucus shown the band is drawn to what was said aside: the figures say that gap too."""
    table = Table(qtbot, mediating(), Step.NEGOTIATION)
    row, chart = table.page.figures, table.page.chart
    assert "caucus" not in table.reads(row)
    assert [words for words, _, area in chart.legend() if area] == ["Gap of the last offers"]
    table.page.show_private(True)
    aside = figures(rounds(table.desk.case(table.case_id), private=True))
    assert aside.gap is not None
    assert aside.midpoint is not None
    assert row.gap.aside.text() == f"caucus {exact_amount(aside.gap)}"
    assert row.midpoint.aside.text() == f"caucus {exact_amount(aside.midpoint)}"
    assert [words for words, _, area in chart.legend() if area] == [
        "Gap of the last offers, caucus counted in"
    ]
    table.page.show_private(False)
    assert "caucus" not in table.reads(row)
    assert [words for words, _, area in chart.legend() if area] == ["Gap of the last offers"]


# --- the end, and the frame ---------------------------------------------------------------------------


def test_mediation_ends_without_agreement_only_with_a_reason(qtbot: QtBot) -> None:
    table = Table(qtbot, open_mediation(), Step.NEGOTIATION)
    table.page.ending.end.click()
    assert "the hearing ended now, at " in table.reads(table.space), "the time is no secret"
    table.press(Qt.Key.Key_Return)
    assert table.state() is CaseState.MEDIATING
    table.type("差距过大")
    table.press(Qt.Key.Key_Return)
    assert table.state() is CaseState.NOT_AGREED
    assert table.record.ended == "差距过大"
    assert table.content.hearing.ended_at is not None, "the record says when the hearing ended"
    assert "差距过大" in table.reads()


def test_it_is_interrupted_and_goes_on(qtbot: QtBot) -> None:
    table = Table(qtbot, open_mediation(), Step.NEGOTIATION)
    table.page.ending.adjourn.click()
    table.press(Qt.Key.Key_Return)
    assert table.state() is CaseState.ADJOURNED
    assert not table.page.form.isEnabled()
    table.page.banner.action.click()
    assert table.state() is CaseState.MEDIATING


def test_nothing_can_be_changed_once_it_is_sealed(qtbot: QtBot) -> None:
    table = Table(qtbot, sealed(), Step.NEGOTIATION)
    assert not table.page.form.isEnabled()
    assert "sealed" in table.reads(table.space)


def test_the_suggestion_is_what_both_met_at_or_the_last_proposal() -> None:
    past = open_mediation()
    assert suggested_amount(past.case) == Money.yuan(750_000)
    past.do(RecordOffer, offer_id=OfferId(uid(80)), side=OfferSide.APPLICANT, amount=Money.yuan(740_000))
    assert suggested_amount(past.case) is None
    past.do(RecordOffer, offer_id=OfferId(uid(81)), side=OfferSide.RESPONDENT, amount=Money.yuan(740_000))
    assert suggested_amount(past.case) == Money.yuan(740_000)


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("make", [opened, prepared, mediating, agreed, sealed])
def test_it_speaks_both_languages_while_it_runs(qtbot: QtBot, make: type[Past], language: Language) -> None:
    table = Table(qtbot, make(), Step.NEGOTIATION)
    tongue().speak(language)
    chinese = language is Language.CHINESE
    qtbot.waitUntil(lambda: ("提出方" in table.reads()) == chinese)
    assert (("本轮" in (said := table.page.form.enter.text())) or ("背靠背" in said)) == chinese
    assert ("达成一致" in table.page.agree.text()) == chinese


def test_forty_claims_are_divided_without_a_wait(qtbot: QtBot) -> None:
    past = open_mediation()
    for at in range(38):
        past.do(AddClaim, claim=claim(uid(300 + at), kind=ClaimKind.OVERTIME, amount=Money.yuan(1000 + at)))
    table = Table(qtbot, past, Step.NEGOTIATION)
    began = time.perf_counter()
    table.page.agree.click()
    took = time.perf_counter() - began
    assert len(table.page.agreement.boxes[0].parts) == 40
    assert took < 1.5
    table.press(Qt.Key.Key_Return)
    assert len(agreed_on(table).shares[0].division) == 40


def test_in_caucus_nobody_s_name_is_guessed(qtbot: QtBot) -> None:
    table = Table(qtbot, open_mediation(), Step.NEGOTIATION)
    form, before = table.page.form, len(table.desk.case(table.case_id).caucus.offers)
    assert form.side.value is not None  # whose turn it is in front of both
    form.secret.click()
    assert form.side.value not in tuple(OfferSide)
    form.amount.setFocus()
    table.type("800000")
    table.press(Qt.Key.Key_Return)
    assert "who is in caucus" in form.side_field.error.text()
    assert len(table.desk.case(table.case_id).caucus.offers) == before
    assert form.amount.text() == "800,000.00"
    assert form.side.isAncestorOf(table.focus)
    wanted = button_of(form, OfferSide.RESPONDENT)
    while table.focus is not wanted:
        table.press(Qt.Key.Key_Right)
    table.press(Qt.Key.Key_Space)
    assert form.side.value is OfferSide.RESPONDENT
    form.amount.setFocus()
    table.press(Qt.Key.Key_Return)
    (*_, offer) = table.desk.case(table.case_id).caucus.offers
    assert (offer.side, offer.amount) == (OfferSide.RESPONDENT, Money(80_000_000))
    assert form.side.value is OfferSide.RESPONDENT, "one stays with the same side"


def test_who_was_named_before_the_caucus_began_stays_named(qtbot: QtBot) -> None:
    table = Table(qtbot, open_mediation(), Step.NEGOTIATION)
    form = table.page.form
    form.side.setFocus()
    table.press(Qt.Key.Key_Right)
    chosen = form.side.value
    form.secret.click()
    assert form.side.value is chosen
    form.secret.click()
    assert form.side.value is not None


def test_a_caucus_that_is_not_held_after_all_leaves_nobody_unnamed(qtbot: QtBot) -> None:
    table = Table(qtbot, open_mediation(), Step.NEGOTIATION)
    form = table.page.form
    turn = form.side.value
    form.amount.setFocus()
    table.type("800000")
    form.secret.click()
    form.secret.click()
    assert form.side.value is turn


def test_undo_of_a_round_in_caucus_is_said_where_it_was_recorded(qtbot: QtBot) -> None:
    table = in_caucus(qtbot)
    form, before = table.page.form, len(table.desk.case(table.case_id).caucus.offers)
    assert "Recorded" in form.notice.text()
    table.space.undo()
    assert len(table.desk.case(table.case_id).caucus.offers) == before - 1
    assert "Recorded" not in form.notice.text()
    assert "The list has changed. Still in caucus" in form.notice.text()


def test_the_picture_says_what_its_colours_mean(qtbot: QtBot) -> None:
    table = Table(qtbot, open_mediation(), Step.NEGOTIATION)
    assert [words for words, *_ in table.page.chart.legend()] == [
        "Applicant",
        "Respondent",
        "Mediator",
        "Gap of the last offers",
    ]
    name(table.page.form, OfferSide.APPLICANT)
    table.desk.clock.at += timedelta(hours=1)  # type: ignore[attr-defined]  # after all that was offered before
    table.page.form.amount.setFocus()
    table.type("350000")  # less than was offered
    table.press(Qt.Key.Key_Return)
    assert "Overlap of the last offers" in [words for words, *_ in table.page.chart.legend()]
    agreed = Table(qtbot, mediating(), Step.NEGOTIATION)
    agreed.page.form.aside.end.click()
    assert "In caucus" not in [words for words, *_ in agreed.page.chart.legend()]


@pytest.mark.parametrize("how", ["another page", "the cover"])
def test_a_caucus_in_which_nothing_was_recorded_yet_goes_on_too(desktop: Desktop, how: str) -> None:
    keep(desktop.house.store, past := open_mediation())
    desktop.enter()
    desktop.window.open_case(past.case_id, Step.NEGOTIATION)
    desktop.settle()
    page = desktop.space.page
    assert isinstance(page, NegotiationPage)
    form = page.form
    form.secret.click()
    name(form, OfferSide.RESPONDENT)
    form.amount.setFocus()
    desktop.bot.keyClicks(form.amount, "681234.56")
    if how == "another page":
        desktop.space.open_step(Step.PARTIES)
        desktop.space.open_step(Step.NEGOTIATION)
    else:
        desktop.window.cover_screen()
        desktop.bot.keyClick(desktop.window.cover, Qt.Key.Key_Escape)
    desktop.settle()
    assert form.secret.value, "the next Enter would show the figure to both"
    assert form.side.value is OfferSide.RESPONDENT
    assert "other side will not see it" in form.enter.text()
    assert form.amount.text() == "", "the other side may be looking"
    page.show_private(True)
    assert form.amount.text() == "681,234.56"


def test_the_cover_takes_the_caucus_off_the_screen_for_good(desktop: Desktop) -> None:
    keep(desktop.house.store, past := mediating())
    desktop.enter()
    desktop.window.open_case(past.case_id, Step.NEGOTIATION)
    desktop.settle()
    page = desktop.space.page
    assert isinstance(page, NegotiationPage)
    page.show_private(True)
    assert [secret for secret in SECRETS if secret in everything_said(page)]
    desktop.window.cover_screen()
    desktop.bot.keyClick(desktop.window.cover, Qt.Key.Key_F9)
    assert not desktop.window.cover.isVisible()
    assert not page.private
    assert not [secret for secret in SECRETS if secret in everything_said(page)]


def test_whom_one_is_in_caucus_with_is_asked_before_anything_is_typed(qtbot: QtBot) -> None:
    table = Table(qtbot, open_mediation(), Step.NEGOTIATION)
    form = table.page.form
    form.secret.click()
    assert form.notice.text() == "Say first who is in caucus with you."
    name(form, OfferSide.RESPONDENT)
    assert form.notice.text() == "For the mediator: in no paper, record or export"


def test_once_agreed_the_amount_stands_where_the_gap_was(qtbot: QtBot) -> None:
    table = Table(qtbot, agreed(), Step.NEGOTIATION)
    said = everything_said(table.page.figures)
    assert "Agreed" in said
    assert "750,000" in said
    assert "Gap" not in said
    open_ = Table(qtbot, open_mediation(), Step.NEGOTIATION)
    assert "Gap" in everything_said(open_.page.figures)
