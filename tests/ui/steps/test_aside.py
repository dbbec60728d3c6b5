"""What was typed in caucus never comes back where the other side looks: by no undo, input method or way out of it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from mediator_app.domain.offers import OfferSide
from mediator_app.domain.states import CaseState
from tests.cases import mediating
from tests.ui.conftest import Desktop
from tests.ui.fakes import keep
from tests.ui.steps.table import Table
from tests.ui.steps.test_negotiation import name, open_mediation
from ui.steps.base import Step
from ui.steps.negotiation import NegotiationPage
from ui.widgets.overlay import Cover

CTRL = Qt.KeyboardModifier.ControlModifier
FIGURE = "681234.56"


class InputMethod(QObject):
    """Composes words that the field shows but does not hold, and gives them to it when the keyboard is about to leave,
    as the platforms' own do."""

    def __init__(self, field: QWidget, words: str) -> None:
        super().__init__(field)
        self._field, self._words = field, words
        field.installEventFilter(self)
        QApplication.sendEvent(field, QInputMethodEvent(words, []))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.FocusAboutToChange and self._words:
            given = QInputMethodEvent()
            given.setCommitString(self._words)
            self._words = ""
            QApplication.sendEvent(self._field, given)
        return super().eventFilter(watched, event)


def in_caucus(table: Table) -> None:
    """Nothing recorded yet, the cursor in the amount."""
    form = table.page.form
    form.secret.click()
    name(form, OfferSide.RESPONDENT)
    form.amount.setFocus()


def undo_letters(table: Table) -> list[str]:
    """Type something openly, take it back letter by letter and further, and give what the amount said at each."""
    amount = table.page.form.amount
    amount.setFocus()
    table.type("7")
    seen = []
    for _ in range(4):
        table.bot.keyClick(amount, Qt.Key.Key_Z, CTRL)
        seen.append(amount.text())
    return seen


def test_no_undo_of_the_field_brings_back_what_the_parties_view_took_away(qtbot: QtBot) -> None:
    table = Table(qtbot, open_mediation(), Step.NEGOTIATION)
    in_caucus(table)
    table.type(FIGURE)
    table.page.form.conditions.setFocus()
    table.type("not before May")
    table.page.show_private(False)
    assert not table.page.form.conditions.isUndoAvailable()
    assert set(undo_letters(table)) == {""}


def test_no_undo_of_the_field_brings_back_what_was_recorded_in_caucus(qtbot: QtBot) -> None:
    table = Table(qtbot, open_mediation(), Step.NEGOTIATION)
    in_caucus(table)
    table.type(FIGURE)
    table.press(Qt.Key.Key_Return)
    assert table.desk.case(table.case_id).caucus.offers
    table.page.form.aside.end.click()
    assert set(undo_letters(table)) == {""}


def test_no_undo_of_the_field_brings_back_what_was_typed_before_the_tick_was_taken_off(qtbot: QtBot) -> None:
    table = Table(qtbot, open_mediation(), Step.NEGOTIATION)
    in_caucus(table)
    conditions = table.page.form.conditions
    conditions.setFocus()
    table.type("not before May")
    table.bot.keyClick(conditions, Qt.Key.Key_A, CTRL)
    table.type("after tax")
    table.page.form.secret.setFocus()
    table.press(Qt.Key.Key_Space)
    assert conditions.text() == "after tax"
    conditions.setFocus()
    table.press(Qt.Key.Key_End)
    table.type("!")
    for _ in range(4):
        table.bot.keyClick(conditions, Qt.Key.Key_Z, CTRL)
        assert "May" not in conditions.text()


@pytest.mark.parametrize("how", ["the cover", "the parties' view"])
def test_what_an_input_method_composes_in_caucus_stays_there(desktop: Desktop, how: str) -> None:
    keep(desktop.house.store, past := open_mediation())
    desktop.enter()
    desktop.window.open_case(past.case_id, Step.NEGOTIATION)
    desktop.settle()
    page = desktop.space.page
    assert isinstance(page, NegotiationPage)
    form = page.form
    form.secret.click()
    name(form, OfferSide.RESPONDENT)
    form.conditions.setFocus()
    InputMethod(form.conditions, "五月以前不付")
    if how == "the cover":
        desktop.bot.keyClick(form.conditions, Qt.Key.Key_F9)
        assert desktop.window.findChildren(Cover)[0].isVisible()
        desktop.bot.keyClick(desktop.window.cover, Qt.Key.Key_F9)
    else:
        page.show_private(True)
        form.conditions.setFocus()
        desktop.bot.keyClick(form.conditions, Qt.Key.Key_B, CTRL)
    form.amount.setFocus()
    assert form.conditions.text() == ""
    page.show_private(True)
    assert form.conditions.text() == "五月以前不付"


def test_ending_the_caucus_takes_what_was_not_recorded_off_the_form(qtbot: QtBot) -> None:
    table = Table(qtbot, open_mediation(), Step.NEGOTIATION)
    form = table.page.form
    in_caucus(table)
    table.type(FIGURE)
    table.press(Qt.Key.Key_Return)
    table.type("701234")
    form.aside.end.click()
    assert not form.secret.value
    assert form.amount.text() == ""
    assert set(undo_letters(table)) == {""}
    table.space.open_step(Step.CASE)
    table.space.open_step(Step.NEGOTIATION)
    assert not form.secret.value, "it is over"
    table.page.show_private(True)
    assert form.amount.text() == "701,234.00"
    assert form.secret.value, "and Enter tells nobody"


def test_a_caucus_goes_on_after_an_interruption_and_a_restart(qtbot: QtBot) -> None:
    table = Table(qtbot, mediating(), Step.NEGOTIATION)
    table.page.ending.adjourn.click()
    table.press(Qt.Key.Key_Return)
    assert table.state() is CaseState.ADJOURNED
    table.settle()
    again = Table(qtbot, None, Step.NEGOTIATION, again=table)
    again.page.banner.action.click()
    assert again.state() is CaseState.MEDIATING
    assert again.page.form.secret.value, "nobody has ended it"
    assert again.page.form.side.value is OfferSide.RESPONDENT


def test_text_that_could_not_be_read_does_not_stay_in_a_correction(qtbot: QtBot) -> None:
    table = Table(qtbot, open_mediation(), Step.NEGOTIATION)
    in_caucus(table)
    table.type("about 68.1")
    table.page.course.table.setFocus()
    table.page.course.table.selectRow(0)
    table.page.course.correct.click()
    assert "68.1" not in table.page.form.amount.text()
    assert not table.page.form.secret.value
