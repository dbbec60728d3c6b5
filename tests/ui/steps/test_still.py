"""Nothing jumps while one types.

The field that has the cursor stays where it is on the screen. A click on what lies beneath takes the cursor away, and
so brings a warning: it finds its aim where it was.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, QRect, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from tests.cases import Past, agreed, mediating, sealed, signed
from tests.ui.steps.table import Table
from ui.bridge import bridge
from ui.language import Language, tongue
from ui.page_frame import PageFrame
from ui.steps.base import Step
from ui.walkthrough.touch import native, one_turn
from ui.widgets import recording
from ui.widgets.fields import Field
from ui.widgets.fold import Fold
from ui.widgets.tab_order import in_view

LEFT = Qt.MouseButton.LeftButton
WRONG = "x12"
"""No date, time, amount or number, from the first letter on."""
FIELDS = {
    Step.CASE: 12,
    Step.PARTIES: 40,
    Step.CLAIMS: 8,
    Step.NEGOTIATION: 3,
    Step.PAYMENT: 4,
    Step.TERMS: 7,
    Step.CHECK: 1,
    Step.SIGNING: 0,
    Step.SERVICE: 0,
}
"""At least so many fields are typed into; what is sealed has none but in its sheets."""
CASES = {Step.NEGOTIATION: mediating, Step.SIGNING: sealed, Step.SERVICE: signed}


class Typist:
    """Somebody at a step who types what is wrong into each field, and clicks on."""

    def __init__(self, table: Table) -> None:
        self.table, self.space = table, table.space
        self.window = native(table.space)
        area: QWidget | None = table.page
        while area is not None and not isinstance(area, PageFrame):
            area = area.parentWidget()
        assert isinstance(area, PageFrame)
        self.frame = area

    def settle(self) -> None:
        """Until what was typed is recorded or refused, the findings are there and everything is laid out."""
        for _ in range(3):
            self.table.bot.waitUntil(self._quiet)
            for _ in range(4):
                one_turn()

    def _quiet(self) -> bool:
        soon = [one for one in self.space.findChildren(QTimer) if one.isSingleShot() and one.isActive()]
        return not bridge().busy and all(one.interval() > 1000 for one in soon)

    def open_cards(self) -> None:
        for _ in range(3):
            for card in self.table.page.findChildren(Fold):
                if card.isVisible() and not card.is_open:
                    card.open()
            self.settle()

    def fields(self) -> list[QLineEdit | QPlainTextEdit]:
        page = self.table.page
        every = [*page.findChildren(QLineEdit), *page.findChildren(QPlainTextEdit)]
        return [one for one in every if one.isVisible() and one.isEnabled() and not one.isReadOnly()]

    def top(self, widget: QWidget) -> int:
        return widget.mapTo(self.space, QPoint()).y()

    def can_go_to(self, field: QLineEdit | QPlainTextEdit) -> bool:
        """Scroll there and click into it; whether it is still there and takes the cursor."""
        if not isValid(field) or not field.isVisible():
            return False
        self.frame.ensureWidgetVisible(field, 0, 60)
        self.settle()
        QTest.mouseClick(self.window, LEFT, pos=field.mapTo(self.space, QPoint(20, 12)))
        self.settle()
        return isValid(field) and field.hasFocus()

    def wipe(self) -> None:
        QTest.keyClick(self.window, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        QTest.keyClick(self.window, Qt.Key.Key_Delete)
        one_turn()

    def beneath(self, field: QWidget) -> QWidget | None:
        """What can be clicked next beneath a field, as far as it is in view."""
        port = self.frame.viewport()
        view = QRect(port.mapTo(self.space, QPoint()), port.size())
        foot = self.top(field) + field.height()
        lower = [
            one
            for one in in_view(self.table.page)
            if self.top(one) > foot and view.contains(one.mapTo(self.space, one.rect().center()))
        ]
        return min(lower, key=self.top, default=None)

    def type_wrong(self, field: QLineEdit | QPlainTextEdit) -> Iterator[str]:
        """Every way in which the field moved while somebody typed and rested."""
        before = self.top(field)
        self.wipe()
        for letter in WRONG:
            self.table.type(letter)
            self.settle_layout(before, field)
            if self.top(field) != before:
                yield f"{named(field)} moved by {self.top(field) - before} at {letter!r}"
                return
        self.settle()
        if isValid(field) and self.top(field) != before:
            yield f"{named(field)} moved by {self.top(field) - before} after a second"

    def settle_layout(self, place: int, field: QWidget) -> None:
        """A height is handed down turn by turn."""
        for _ in range(6):
            one_turn()
            if self.top(field) == place:
                return

    def click_beneath(self, aim: QWidget) -> Iterator[str]:
        """How the aim got away from under the pointer while the button was down. It comes up elsewhere: nothing is done
        here."""
        at = aim.mapTo(self.space, aim.rect().center())
        QTest.mousePress(self.window, LEFT, pos=at)
        for _ in range(8):  # a click takes about as long; what the law says of it comes later
            one_turn()
        # What has pushed it is made up for by the page's place, a turn or two later.
        for _ in range(60):
            if self._is_under(at, aim):
                break
            one_turn()
        else:
            yield f"{named(aim) if isValid(aim) else 'the aim'} went from under the pointer"
        self.let_go()

    def _is_under(self, at: QPoint, aim: QWidget) -> bool:
        here = self.space.childAt(at)
        return isValid(aim) and here is not None and (here is aim or aim.isAncestorOf(here))

    def let_go(self) -> None:
        QTest.mouseRelease(self.window, LEFT, pos=QPoint(2, 2))
        dropped = QApplication.activePopupWidget()
        if dropped is not None:
            dropped.close()
        self.settle()

    def put_back(self, field: QLineEdit | QPlainTextEdit, text: str) -> None:
        """The case as it was before."""
        if not isValid(field) or not field.isVisible():
            return
        field.setFocus()
        self.wipe()
        self.table.type(text)
        QTest.keyClick(self.window, Qt.Key.Key_Tab)
        self.settle()


def named(widget: QWidget) -> str:
    around: QWidget | None = widget
    while around is not None and not isinstance(around, Field):
        around = around.parentWidget()
    label = around.label.text() if isinstance(around, Field) else ""
    return f"{type(widget).__name__} {label or widget.accessibleName()!r}"


def text_of(field: QLineEdit | QPlainTextEdit) -> str:
    return field.text() if isinstance(field, QLineEdit) else field.toPlainText()


@pytest.mark.parametrize("step", Step)
def test_neither_the_field_nor_what_is_clicked_next_moves(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, step: Step
) -> None:
    monkeypatch.setattr(recording, "REST_MS", 20)  # a second of rest, sooner
    tongue().speak(Language.ENGLISH)
    past: Past = CASES.get(step, agreed)()
    typist = Typist(Table(qtbot, past, step))
    typist.settle()
    typist.open_cards()
    wrong: list[str] = []
    tried = clicked = 0
    for field in typist.fields():
        if not typist.can_go_to(field):
            continue
        tried += 1
        held = text_of(field)
        wrong += typist.type_wrong(field)
        typist.put_back(field, held)
        if not typist.can_go_to(field):
            continue
        typist.wipe()
        typist.table.type(WRONG)
        aim = typist.beneath(field)
        if aim is not None:
            clicked += 1
            wrong += (f"{named(field)}: {said}" for said in typist.click_beneath(aim))
        typist.put_back(field, held)
    assert tried >= FIELDS[step], f"{tried} fields, {clicked} clicks"
    assert clicked >= tried // 2
    assert not wrong, "\n".join(wrong)
