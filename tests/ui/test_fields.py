"""Fields: what a person types or pastes, when it is recorded, and what is said where it cannot be."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPointF, Qt
from PySide6.QtGui import QDropEvent, QKeyEvent, QKeySequence
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QApplication, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from mediator_app.domain.errors import Refusal
from mediator_app.domain.money import Money
from tests.cases import TODAY
from ui.bridge import bridge
from ui.theme import theme
from ui.widgets.choices import Choice, Segments, Tick
from ui.widgets.date_edit import DateEdit
from ui.widgets.fields import Field, MoneyField
from ui.widgets.masked import AccountEdit, IdentityEdit
from ui.widgets.money_edit import MoneyEdit
from ui.widgets.month import CalendarPopup
from ui.widgets.name_button import NameButton
from ui.widgets.overlay import Sheet
from ui.widgets.parts import button
from ui.widgets.recording import TextArea, TextLine, commit_all


class Form(QWidget):
    """A field and somewhere else to go, with a window's undo behind both."""

    def __init__(self, field: Field) -> None:
        super().__init__()
        self.field, self.other = field, TextLine()
        body = QVBoxLayout(self)
        body.addWidget(field)
        body.addWidget(self.other)
        self.undone = 0
        self.recorded: list[Any] = []
        field.editor.recorded.connect(self.recorded.append)  # type: ignore[attr-defined]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Undo):
            self.undone += 1
        super().keyPressEvent(event)


def form(qtbot: QtBot, field: Field) -> Form:
    made = Form(field)
    field.say("Amount", "a hint")
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    field.editor.setFocus()
    return made


def paste(qtbot: QtBot, editor: QWidget, text: str) -> None:
    QApplication.clipboard().setText(text)
    qtbot.keyClick(editor, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)


def test_leaving_a_field_records_it_once(qtbot: QtBot) -> None:
    page = form(qtbot, Field(TextLine()))
    qtbot.keyClicks(page.field.editor, "  Zhang   San ")
    assert page.recorded == []
    qtbot.keyClick(page.field.editor, Qt.Key.Key_Tab)
    page.other.setFocus()
    assert page.recorded == ["Zhang San"]
    page.field.editor.setFocus()
    page.other.setFocus()
    assert page.recorded == ["Zhang San"]


def test_a_second_of_rest_records_without_touching_the_text(qtbot: QtBot) -> None:
    page = form(qtbot, MoneyField(MoneyEdit()))
    qtbot.keyClicks(page.field.editor, "750000")
    qtbot.waitUntil(lambda: page.recorded == [Money.yuan(750_000)], timeout=4000)
    assert page.field.editor.text() == "750000"  # type: ignore[attr-defined]
    page.field.editor.show_value(Money.yuan(750_000))  # type: ignore[attr-defined]
    assert page.field.editor.text() == "750000"  # type: ignore[attr-defined]
    page.other.setFocus()
    assert page.field.editor.text() == "750,000.00"  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("pasted", "fen"),
    [
        ("¥3,900,000", 390_000_000),
        ("390万", 390_000_000),
        ("７５０，０００．００", 75_000_000),
        ("柒拾伍万元整", 75_000_000),
    ],
)
def test_pasted_amounts_are_understood(qtbot: QtBot, pasted: str, fen: int) -> None:
    page = form(qtbot, MoneyField(MoneyEdit()))
    paste(qtbot, page.field.editor, pasted)
    qtbot.keyClick(page.field.editor, Qt.Key.Key_Return)
    assert page.recorded == [Money(fen)]


def test_capitals_stand_beside_the_label_of_an_amount_and_move_nothing(qtbot: QtBot) -> None:
    field = MoneyField(MoneyEdit())
    page = form(qtbot, field)
    before = field.sizeHint(), page.other.pos(), field.editor.pos()
    for key in "750000":
        qtbot.keyClicks(page.field.editor, key)
        assert (field.sizeHint(), page.other.pos(), field.editor.pos()) == before
    assert field.beside.whole() == "柒拾伍万元整"
    assert field.hint.text() == "a hint"
    assert field.hint.isVisible()


def test_a_text_that_is_no_amount_stays_and_is_explained(qtbot: QtBot) -> None:
    field = MoneyField(MoneyEdit())
    page = form(qtbot, field)
    qtbot.keyClicks(page.field.editor, "12x")
    assert field.error.isHidden()
    page.other.setFocus()
    assert page.recorded == []
    assert "750,000.00" in field.error.text()
    assert field.editor.property("state") == "error"
    assert field.editor.accessibleDescription() == field.error.text()
    assert field.editor.text() == "12x"  # type: ignore[attr-defined]
    field.editor.setFocus()
    height = field.error.height()
    qtbot.keyClick(field.editor, Qt.Key.Key_Backspace)
    assert field.error.text() == ""
    assert field.editor.property("state") == ""
    assert field.error.isVisible(), "what lies beneath jumps up while one types"
    assert field.error.height() == height
    page.other.setFocus()
    assert page.recorded == [Money.yuan(12)]
    assert field.error.isHidden()


def test_what_is_said_at_a_field_waits_until_the_mouse_button_is_up(qtbot: QtBot) -> None:
    """Or a button beneath would be pushed from under the pointer before it comes up, and not be pressed."""
    page = form(qtbot, MoneyField(MoneyEdit()))
    qtbot.keyClicks(page.field.editor, "12x")
    place = page.other.pos()
    QTest.mousePress(page.other, Qt.MouseButton.LeftButton)
    assert page.field.wrong
    assert page.field.error.isHidden()
    assert page.other.pos() == place
    QTest.mouseRelease(page.other, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(page.field.error.isVisible)


def test_what_the_desk_refuses_is_said_and_kept(qtbot: QtBot) -> None:
    page = form(qtbot, MoneyField(MoneyEdit()))
    qtbot.keyClicks(page.field.editor, "5")
    qtbot.keyClick(page.field.editor, Qt.Key.Key_Return)
    page.field.show_refusal(Refusal("money_not_positive"))
    assert "more than zero" in page.field.error.text()
    page.field.editor.show_value(None)  # type: ignore[attr-defined]
    assert page.field.editor.text() == "5"  # type: ignore[attr-defined]


def test_escape_takes_back_what_is_half_typed(qtbot: QtBot) -> None:
    page = form(qtbot, Field(TextLine()))
    page.field.editor.show_value("before")  # type: ignore[attr-defined]
    qtbot.keyClicks(page.field.editor, "more")
    qtbot.keyClick(page.field.editor, Qt.Key.Key_Escape)
    assert page.field.editor.text() == "before"  # type: ignore[attr-defined]
    page.other.setFocus()
    assert page.recorded == []


def test_undo_is_the_fields_while_typing_and_the_cases_after(qtbot: QtBot) -> None:
    page = form(qtbot, Field(TextLine()))
    qtbot.keyClicks(page.field.editor, "abc")
    qtbot.keyClick(page.field.editor, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert page.undone == 0
    qtbot.keyClicks(page.field.editor, "abc")
    qtbot.keyClick(page.field.editor, Qt.Key.Key_Return)
    qtbot.keyClick(page.field.editor, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert page.undone == 1


def test_a_new_value_does_not_disturb_who_is_typing(qtbot: QtBot) -> None:
    page = form(qtbot, Field(TextLine()))
    qtbot.keyClicks(page.field.editor, "half a wo")
    page.field.editor.show_value("something else")  # type: ignore[attr-defined]
    assert page.field.editor.text() == "half a wo"  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("typed", "day"), [("12.15", date(2026, 12, 15)), ("2026-12-15", date(2026, 12, 15))]
)
def test_days_are_typed_in_any_form_and_stand_in_one(qtbot: QtBot, typed: str, day: date) -> None:
    page = form(qtbot, Field(DateEdit(lambda: TODAY)))
    qtbot.keyClicks(page.field.editor, typed)
    page.other.setFocus()
    assert page.recorded == [day]
    assert page.field.editor.text() == day.isoformat()  # type: ignore[attr-defined]


def test_a_day_is_picked_by_keyboard_and_says_whether_it_is_worked(qtbot: QtBot) -> None:
    page = form(qtbot, Field(DateEdit(lambda: date(2026, 9, 30))))
    qtbot.keyClick(page.field.editor, Qt.Key.Key_F4)
    popup = page.findChildren(CalendarPopup)[0]
    qtbot.waitUntil(lambda: not bridge().busy)
    assert popup.grid.day_words(date(2026, 9, 30)) == "working day"
    assert popup.grid.day_words(date(2026, 10, 1)) == "day off"
    assert popup.grid.day_words(date(2026, 10, 10)) == "working day"
    qtbot.keyClick(popup.grid, Qt.Key.Key_Right)
    qtbot.keyClick(popup.grid, Qt.Key.Key_PageDown)
    qtbot.waitUntil(lambda: not bridge().busy)
    qtbot.keyClick(popup.grid, Qt.Key.Key_Return)
    assert page.recorded == [date(2026, 11, 1)]


def test_the_day_before_the_last_one_typed_can_be_picked_again(qtbot: QtBot) -> None:
    page = form(qtbot, Field(DateEdit(lambda: TODAY)))
    editor = page.field.editor
    assert isinstance(editor, DateEdit)
    editor.show_value(date(2026, 12, 15))
    editor.selectAll()
    qtbot.keyClicks(editor, "2026-12-18")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    editor.show_value(date(2026, 12, 18))
    qtbot.keyClick(editor, Qt.Key.Key_F4)
    popup = page.findChildren(CalendarPopup)[-1]
    qtbot.waitUntil(lambda: not bridge().busy)
    for _ in range(3):
        qtbot.keyClick(popup.grid, Qt.Key.Key_Left)
    qtbot.keyClick(popup.grid, Qt.Key.Key_Return)
    assert page.recorded == [date(2026, 12, 18), date(2026, 12, 15)]
    assert editor.text() == "2026-12-15"


def test_days_of_a_year_not_announced_say_so(qtbot: QtBot) -> None:
    page = form(qtbot, Field(DateEdit(lambda: date(2029, 5, 2))))
    page.field.editor.open_calendar()  # type: ignore[attr-defined]
    popup = page.findChildren(CalendarPopup)[0]
    qtbot.waitUntil(lambda: not bridge().busy)
    assert "predicted" in popup.grid.day_words(date(2029, 5, 2))
    popup.close()


def test_numbers_are_masked_until_asked_for(qtbot: QtBot) -> None:
    page = form(qtbot, Field(IdentityEdit()))
    editor = page.field.editor
    assert isinstance(editor, IdentityEdit)
    page.other.setFocus()
    editor.show_value("310110198001010022")
    assert editor.text() == "3101**********0022"
    editor.setFocus(Qt.FocusReason.TabFocusReason)
    assert editor.text() == "310110198001010022"
    page.other.setFocus()
    assert editor.text() == "3101**********0022"
    editor.actions()[0].trigger()
    assert editor.text() == "310110198001010022"
    assert page.recorded == []


@pytest.mark.parametrize("why", [Qt.FocusReason.OtherFocusReason, Qt.FocusReason.ActiveWindowFocusReason])
def test_a_cursor_that_was_only_put_on_a_number_leaves_it_masked(qtbot: QtBot, why: Qt.FocusReason) -> None:
    page = form(qtbot, Field(AccountEdit()))
    editor = page.field.editor
    assert isinstance(editor, AccountEdit)
    page.other.setFocus()
    editor.show_value("6222021234567890128")
    editor.setFocus(why)
    assert editor.hasFocus()
    assert (editor.text(), editor.selectedText()) == ("6222 **** **** *** 0128", "")
    qtbot.keyClick(editor, Qt.Key.Key_Control)
    assert "*" in editor.text()
    qtbot.keyClick(editor, Qt.Key.Key_7)
    assert editor.text() == "6222 0212 3456 7890 1287"  # nothing is written over, and no star is written into
    qtbot.keyClick(editor, Qt.Key.Key_Escape)
    assert editor.text() == "6222 0212 3456 7890 128"
    page.other.setFocus()
    assert (editor.text(), page.recorded) == ("6222 **** **** *** 0128", [])


def test_the_eye_hides_a_number_also_while_the_cursor_is_in_it(qtbot: QtBot) -> None:
    page = form(qtbot, Field(IdentityEdit()))
    editor = page.field.editor
    assert isinstance(editor, IdentityEdit)
    editor.show_value("310110198001010022")
    qtbot.mouseClick(editor, Qt.MouseButton.LeftButton)
    assert editor.text() == "310110198001010022"
    editor.actions()[0].trigger()
    editor.actions()[0].trigger()
    assert editor.text() == "3101**********0022"


def test_what_is_dropped_on_a_masked_number_goes_into_the_number_and_not_between_the_stars(
    qtbot: QtBot,
) -> None:
    page = form(qtbot, Field(IdentityEdit()))
    editor = page.field.editor
    assert isinstance(editor, IdentityEdit)
    page.other.setFocus()
    editor.show_value("310110198001010022")
    what, where = QMimeData(), QPointF(editor.width() / 2, editor.height() / 2)
    what.setText("9")
    held, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    editor.dropEvent(QDropEvent(where, Qt.DropAction.CopyAction, what, held, keys))
    editor.commit()
    assert [number.count("*") for number in page.recorded] == [0]
    assert len(page.recorded[0]) == len("310110198001010022") + 1


def test_a_pasted_account_loses_its_blanks_and_nothing_else(qtbot: QtBot) -> None:
    page = form(qtbot, Field(AccountEdit()))
    paste(qtbot, page.field.editor, "６２２２ 0212 3456-7890 128")
    qtbot.keyClick(page.field.editor, Qt.Key.Key_Return)
    assert page.recorded == ["6222021234567890128"]


def test_a_text_of_some_lines_is_recorded_on_leaving(qtbot: QtBot) -> None:
    page = form(qtbot, Field(TextArea()))
    qtbot.keyClicks(page.field.editor, "one")
    qtbot.keyClick(page.field.editor, Qt.Key.Key_Return)
    qtbot.keyClicks(page.field.editor, "two ")
    qtbot.keyClick(page.field.editor, Qt.Key.Key_Tab)
    assert page.recorded == ["one\ntwo"]


def test_everything_half_typed_is_recorded_when_a_page_is_left(qtbot: QtBot) -> None:
    page = form(qtbot, Field(TextLine()))
    qtbot.keyClicks(page.field.editor, "here")
    commit_all(page)
    assert page.recorded == ["here"]


def test_choices_record_what_a_person_chose_and_keep_it_through_new_words(qtbot: QtBot) -> None:
    page = form(qtbot, Field(Choice()))
    editor = page.field.editor
    assert isinstance(editor, Choice)
    editor.set_choices([("a", "first"), ("b", "second")])
    editor.show_value("b")
    editor.set_choices([("a", "erste"), ("b", "zweite")])
    assert (editor.value, editor.currentText(), page.recorded) == ("b", "zweite", [])
    qtbot.keyClick(editor, Qt.Key.Key_Up)
    assert page.recorded == ["a"]


def test_segments_are_walked_with_the_arrows(qtbot: QtBot) -> None:
    page = form(qtbot, Field(Segments()))
    editor = page.field.editor
    assert isinstance(editor, Segments)
    editor.set_choices([(1, "one"), (2, "two"), (3, "three")])
    editor.show_value(1)
    first = editor.findChildren(QPushButton)[0]
    qtbot.waitUntil(first.isVisible)
    editor.setFocus()
    focus = page.focusWidget()
    assert focus is first
    qtbot.keyClick(focus, Qt.Key.Key_Right)
    assert (page.recorded, editor.value) == ([2], 2)


def test_a_tick_is_set_by_the_space_bar(qtbot: QtBot) -> None:
    page = form(qtbot, Field(Tick("yes")))
    qtbot.keyClick(page.field.editor, Qt.Key.Key_Space)
    assert page.recorded == [True]


@pytest.mark.parametrize(("kind", "presses"), [("primary", 2), ("danger", 1)])
def test_a_double_click_presses_once_what_cannot_be_taken_back(qtbot: QtBot, kind: str, presses: int) -> None:
    made = button("Seal", kind=kind)
    qtbot.addWidget(made)
    pressed: list[bool] = []
    made.clicked.connect(lambda: pressed.append(True))
    made.show()
    for half in (QTest.mouseClick, QTest.mouseDClick, QTest.mouseRelease):
        half(made, Qt.MouseButton.LeftButton)
    assert len(pressed) == presses


@pytest.mark.parametrize("kind", ["primary", "danger", ""])
def test_a_key_that_is_held_presses_once(qtbot: QtBot, kind: str) -> None:
    made = button("Do it", kind)
    qtbot.addWidget(made)
    made.show()
    presses = QSignalSpy(made.clicked)
    for held in (False, True, True):
        event = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier, "\r", held)
        QApplication.sendEvent(made, event)
    assert presses.count() == 1


@pytest.mark.parametrize("kind", [button, Tick, partial(NameButton, "id")])
def test_no_letter_of_a_name_is_taken_for_the_mark_of_a_key(qtbot: QtBot, kind: Callable[[str], Any]) -> None:
    made, spaced = kind("Muster & Beispiel"), kind("Muster  Beispiel")
    for one in (made, spaced):
        qtbot.addWidget(one)
        one.setFixedSize(theme().px(300), theme().px(34))
    assert made.shortcut().isEmpty()
    assert made.accessibleName() == "Muster & Beispiel" or made.text() == "Muster & Beispiel"
    assert made.sizeHint().width() > spaced.sizeHint().width() + 2, "the letter has its place"
    assert made.grab().toImage() != spaced.grab().toImage()


def test_a_sheet_takes_the_keyboard_although_its_first_button_is_off(qtbot: QtBot) -> None:
    window = QWidget()
    behind = TextLine(window)
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    behind.setFocus()
    sheet = Sheet(window, "Print")
    off, leave = sheet.add_button("Print"), sheet.add_button("Later")
    off.setEnabled(False)
    sheet.open(off)
    assert leave.hasFocus()
    QTest.keyClick(leave, Qt.Key.Key_Escape)
    assert not sheet.isVisible()
    assert behind.hasFocus()


@pytest.mark.parametrize("count", [2, 7, 10])
def test_a_list_that_drops_down_shows_every_entry_whole(qtbot: QtBot, count: int) -> None:
    page = form(qtbot, Field(Choice()))
    choice = page.field.editor
    assert isinstance(choice, Choice)
    choice.set_choices(
        [(number, f"证件 {number}，名称很长很长很长很长很长很长很长") for number in range(count)]
    )
    choice.show_value(0)
    choice.setFixedWidth(120)
    qtbot.mouseClick(choice, Qt.MouseButton.LeftButton)
    view = choice.view()
    qtbot.waitUntil(view.isVisible)
    assert view.verticalScrollBar().maximum() == 0
    last = view.visualRect(choice.model().index(count - 1, 0))
    assert view.viewport().rect().contains(last)
    assert last.height() >= theme().px(30)
    longest = max(view.fontMetrics().horizontalAdvance(choice.itemText(at)) for at in range(count))
    assert view.viewport().width() >= longest + theme().px(16), "no entry is cut at its end"
    choice.hidePopup()
