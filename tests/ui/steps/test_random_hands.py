"""Hands that do anything in any order: what a field says unmarked is what the case says, and nothing that was said in
caucus is ever where the other side looks."""

from __future__ import annotations

from collections.abc import Callable
from random import Random
from typing import Any, Final

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QPushButton, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from mediator_app.domain.codec import to_json
from mediator_app.domain.journal import replay
from mediator_app.domain.money import Money, format_money
from tests.cases import Past, agreed, mediating, prepared
from tests.ui.conftest import Desktop
from tests.ui.fakes import keep
from tests.ui.steps.table import Table
from tests.ui.steps.test_negotiation import everything_said, open_mediation
from ui.rooms.unlock import Unlock
from ui.steps.base import Step
from ui.steps.negotiation import NegotiationPage
from ui.widgets.choices import Choice, Segments, Tick
from ui.widgets.form import Form
from ui.widgets.masked import MaskedEdit
from ui.widgets.overlay import Overlay, Sheet
from ui.widgets.rail import Room
from ui.widgets.recording import TextArea, TextLine

CTRL: Final = Qt.KeyboardModifier.ControlModifier
STEPS: Final = (
    Step.CASE, Step.PARTIES, Step.CLAIMS, Step.NEGOTIATION, Step.PAYMENT, Step.TERMS, Step.CHECK,
)  # fmt: skip
TEXTS: Final = (
    "", "750000", "75万", "76万5", "1.234", "0.01", "12.15", "2026-12-18", "2026-12-181", "30%", "33.33", "24", "9:30",
    "王某", "𠮷野　某", "Example Co., Ltd.", "6222021234567890128", "{调解金额}", "{坏", "abc", "-5",
)  # fmt: skip
ENDS: Final = (Qt.Key.Key_Return, Qt.Key.Key_Tab, Qt.Key.Key_Escape, None, None)


# --- what stands in the fields ------------------------------------------------------------------------


def in_view(root: QWidget, kinds: tuple[type[Any], ...]) -> list[Any]:
    return [
        one
        for one in root.findChildren(QWidget)
        if isinstance(one, kinds) and one.isVisible() and one.isEnabled()
    ]


def something_typed(table: Table, rng: Random) -> None:
    fields = [
        one for one in in_view(table.page, (QLineEdit, TextArea)) if not getattr(one, "isReadOnly", bool)()
    ]
    if fields:
        rng.choice(fields).setFocus(Qt.FocusReason.TabFocusReason)
        if rng.random() < 0.7:
            QTest.keyClick(table.focus, Qt.Key.Key_A, CTRL)
            QTest.keyClick(table.focus, Qt.Key.Key_Delete)
        table.type(rng.choice(TEXTS))
        if (key := rng.choice(ENDS)) is not None:
            table.press(key)


def something_pressed(table: Table, rng: Random) -> None:
    foot = [*table.page.footer_actions(), table.page.primary_action()]
    buttons = [
        *in_view(table.page, (QAbstractButton,)),
        *(one for one in foot if one is not None and one.isEnabled()),
    ]
    made = rng.choice(buttons) if buttons else None
    if made is not None and not (isinstance(made, QPushButton | QToolButton) and made.menu() is not None):
        made.setFocus()
        made.click()


def something_chosen(table: Table, rng: Random) -> None:
    choices = in_view(table.page, (Choice,))
    if choices:
        made = rng.choice(choices)
        made.setFocus()
        QTest.keyClick(made, rng.choice((Qt.Key.Key_Down, Qt.Key.Key_Up)))


ACTS: Final[tuple[Callable[[Table, Random], object], ...]] = (
    *(something_typed,) * 8,
    *(something_pressed,) * 4,
    *(something_chosen,) * 2,
    lambda table, _: table.space.undo(),
    lambda table, _: table.space.redo(),
    lambda table, rng: table.space.open_step(rng.choice(STEPS)),
    lambda table, rng: table.space.open_step(rng.choice(STEPS)),
)


def lift_what_lies_over(table: Table) -> bool:
    """Close menus, calendars and sheets; whether there was something."""
    popup = QApplication.activePopupWidget()
    over = [one for one in table.space.findChildren(Overlay) if one.isVisible()]
    if popup is not None:
        popup.close()
    for one in over:
        one.put_away()
    return popup is not None or bool(over)


def check_fields(table: Table) -> None:
    """Every field in view that is not marked as unrecorded says what the case says."""
    for form in table.page.findChildren(Form):
        for path in form.paths if form.value is not None else ():
            editor, so = form.editor(path), form.part(path, form.value)
            if not editor.isVisibleTo(table.page) or getattr(editor, "pending", False):
                continue
            if isinstance(editor, TextLine | TextArea | Choice | Segments | Tick):
                assert editor.value == so or (isinstance(editor, Choice) and so not in editor.values), path
            if isinstance(editor, TextLine) and not isinstance(editor, MaskedEdit):
                assert editor.parse(editor.text()) == editor.parse(editor.format(so)), path


@pytest.mark.parametrize("make", [prepared, mediating, agreed])
@pytest.mark.parametrize("seed", [12, 16])
def test_a_field_that_is_not_marked_says_what_the_case_says(
    qtbot: QtBot, make: Callable[[], Past], seed: int
) -> None:
    rng = Random(seed)
    table = Table(qtbot, make(), rng.choice(STEPS))
    for _ in range(80):
        if not lift_what_lies_over(table):
            rng.choice(ACTS)(table, rng)
        if table.space.step not in STEPS:
            table.space.open_step(rng.choice(STEPS))
        check_fields(table)
    lift_what_lies_over(table)
    table.settle()
    table.space.leave()
    stored = replay(table.case_id, table.store.journal(table.case_id).result())
    assert to_json(stored.case) == to_json(table.desk.case(table.case_id))
    table.space.put_down()


# --- what was said in caucus -----------------------------------------------------------------------------


class InCaucus:
    """A mediator who goes in and out of caucus, and remembers what was said there."""

    def __init__(self, desktop: Desktop, past: Past, rng: Random) -> None:
        self.desktop, self.past, self.rng = desktop, past, rng
        self.said: set[str] = set()
        """What was typed in caucus, as it was typed; taken out when it is said openly on purpose."""
        self._number = 0

    @property
    def page(self) -> NegotiationPage | None:
        space = self.desktop.window.workspace
        return space.page if space is not None and isinstance(space.page, NegotiationPage) else None

    def act(self) -> None:
        window, rng = self.desktop.window, self.rng
        sheets = [one for one in window.findChildren(Sheet) if one.isVisible()]
        page = self.page
        if sheets:
            rng.choice([one for one in sheets[-1].findChildren(QPushButton) if one.isVisible()]).click()
        elif window.desk is None:
            self.unlock()
        elif window.cover.isVisible():
            QTest.keyClick(window.cover, Qt.Key.Key_F9)
        elif window.workspace is None:
            window.open_case(self.past.case_id, Step.NEGOTIATION)
        elif page is None:
            window.workspace.open_step(Step.NEGOTIATION)
        else:
            rng.choice(
                (self.write, self.write, self.write, self.enter, self.note, self.turn, self.look_away)
            )(page)
        self.desktop.settle()

    def write(self, page: NegotiationPage) -> None:
        form, self._number = page.form, self._number + 1
        field = self.rng.choice((form.amount, form.conditions))
        text = f"{600_000 + 137 * self._number}.25" if field is form.amount else f"aside no{self._number}."
        field.setFocus()
        QTest.keyClick(field, Qt.Key.Key_A, CTRL)
        QTest.keyClicks(field, text)
        if form.secret.value:
            self.said.add(text)

    def enter(self, page: NegotiationPage) -> None:
        if page.form.side.value is None:
            page.form.side.findChildren(QPushButton)[self.rng.randrange(3)].click()
        page.form.amount.setFocus()
        QTest.keyClick(page.form.amount, Qt.Key.Key_Return)

    def note(self, page: NegotiationPage) -> None:
        if page.notes.isVisible():
            self._number += 1
            page.notes.text.setFocus()
            QTest.keyClicks(page.notes.text, f"note no{self._number}.")
            self.said.add(f"note no{self._number}.")

    def turn(self, page: NegotiationPage) -> None:
        """In and out of caucus, a correction, a step back, and the keys that take letters back."""
        form, space = page.form, self.desktop.space
        match self.rng.randrange(6):
            case 0 if form.secret.isVisible():
                open_now = form.secret.value
                form.secret.click()
                if open_now:  # whoever takes the tick off says openly what stands in the form
                    texts = {form.amount.text(), form.conditions.text()}
                    self.said = {one for one in self.said if not any(told in texts for told in ways(one))}
            case 1 if form.aside.end.isVisible():
                form.aside.end.click()
            case 2 if page.course.table.rounds.rounds:
                page.course.table.selectRow(self.rng.randrange(len(page.course.table.rounds.rounds)))
                page.course.correct.click()
            case 3 if form.cancel.isVisible():
                form.cancel.click()
            case 4:
                self.rng.choice((space.undo, space.redo))()
            case _:
                for _ in range(3):
                    QTest.keyClick(form.conditions, Qt.Key.Key_Z, CTRL)

    def look_away(self, page: NegotiationPage) -> None:
        window = self.desktop.window
        match self.rng.randrange(5):
            case 0:
                page.show_private(not page.private)
            case 3:
                window.lock()
            case 1:
                window.cover_screen()
            case 2:
                self.desktop.space.open_step(Step.CLAIMS)
            case _:
                window.open_room(Room.DOCKET)

    def unlock(self) -> None:
        gate = self.desktop.window.findChildren(Unlock)[0]
        gate.secret.editor.setText(self.desktop.house.passphrase)  # type: ignore[attr-defined]
        gate.go()

    def check(self) -> None:
        """Where the other side may look, no widget holds a word of it, and no undo of a field brings one back."""
        page = self.page
        aside = page is not None and not self.desktop.window.cover.isVisible()
        if aside and page is not None and (page.private or page.form.secret.value):
            return
        told = everything_said(self.desktop.window)
        assert not [one for one in self.said if any(way in told for way in ways(one))]
        for field in (page.form.amount, page.form.conditions) if page is not None else ():
            while field.isUndoAvailable():
                field.undo()
                assert not [one for one in self.said if any(way in field.text() for way in ways(one))]


def ways(text: str) -> tuple[str, ...]:
    """An amount as it is typed and as it is shown."""
    return (text, format_money(Money(int(text.replace(".", ""))))) if text[0].isdigit() else (text,)


@pytest.mark.parametrize("seed", [1, 5, 6, 7])
def test_nothing_said_in_caucus_is_where_the_other_side_looks(desktop: Desktop, seed: int) -> None:
    past = open_mediation()
    keep(desktop.house.store, past)
    desktop.enter()
    someone = InCaucus(desktop, past, Random(seed))
    for _ in range(90):
        someone.act()
        someone.check()
    assert someone.said, "something was said"
    open_record = to_json(desktop.house.store.newest[past.case_id].record)
    assert not [one for one in someone.said if one in open_record]
