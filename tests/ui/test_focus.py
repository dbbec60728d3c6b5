"""A button that goes when it is pressed leaves the keyboard beside its place, not at the beginning of the window."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from tests.cases import agreed, mediating, prepared
from tests.ui.conftest import Desktop
from tests.ui.fakes import keep
from ui.steps.base import Step
from ui.steps.case.course import Act
from ui.steps.case.page import CasePage
from ui.steps.check.page import CheckPage
from ui.widgets.parts import clear, column
from ui.widgets.tab_order import move_on


def press(desktop: Desktop, button: QWidget) -> None:
    """By the keyboard."""
    button.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(desktop.window.windowHandle(), Qt.Key.Key_Space)
    desktop.settle()


@pytest.mark.parametrize(("act", "then"), [(Act.BEGIN, Act.ADJOURN), (Act.REOPEN, Act.END)])
def test_the_course_of_a_case_keeps_the_keyboard_in_its_strip(desktop: Desktop, act: Act, then: Act) -> None:
    keep(desktop.house.store, past := prepared() if act is Act.BEGIN else agreed())
    desktop.enter()
    desktop.window.open_case(past.case_id, Step.CASE)
    desktop.settle()
    page = desktop.space.page
    assert isinstance(page, CasePage)
    press(desktop, page.course.buttons[act])
    assert not page.course.buttons[act].isVisible()
    assert QApplication.focusWidget() is page.course.buttons[then]


def test_dating_the_instrument_today_keeps_the_keyboard_on_the_page(desktop: Desktop) -> None:
    keep(desktop.house.store, past := mediating())
    desktop.enter()
    desktop.window.open_case(past.case_id, Step.CHECK)
    desktop.settle()
    page = desktop.space.page
    assert isinstance(page, CheckPage)
    press(desktop, page.today)
    assert not page.today.isVisible()
    here = QApplication.focusWidget()
    assert here is not None
    assert desktop.space.isAncestorOf(here)


class Ring(QWidget):
    """A page whose Tab goes by its layouts, as the window's does."""

    def __init__(self, names: str) -> None:
        super().__init__()
        self.lines = column(self)
        self.rows = column()
        self.lines.addWidget(QPushButton("first"))
        self.lines.addLayout(self.rows)
        self.made = {name: QPushButton(name) for name in names}
        for made in self.made.values():
            self.rows.addWidget(made)
        self.last = QPushButton("last")
        self.lines.addWidget(self.last)

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002 - Qt's name
        return move_on(self, forward=next)


def here() -> str:
    focus = QApplication.focusWidget()
    assert isinstance(focus, QPushButton)
    return focus.text()


def test_the_next_one_in_the_list_takes_over(desktop: Desktop) -> None:
    page = Ring("abc")
    desktop.bot.addWidget(page)
    with desktop.bot.waitActive(page):
        page.show()
        page.activateWindow()
    page.made["b"].setFocus()
    page.made["b"].hide()
    assert here() == "c"
    page.made["c"].setEnabled(False)
    assert here() == "last"
    page.made["a"].setFocus()
    clear(page.rows)
    assert here() == "last"
    page.last.hide()
    assert here() == "first"
