"""Tab follows the eye, and the eye can follow Tab."""

from __future__ import annotations

import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import (
    QApplication,
    QGridLayout,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from ui.widgets.contents import contents
from ui.widgets.parts import clear
from ui.widgets.tab_order import move_on


def test_what_tab_comes_to_from_outside_is_scrolled_into_view(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    outer = QVBoxLayout(window)
    before, after, first, last = (QPushButton(name) for name in ("before", "after", "first", "last"))
    area, inside = QScrollArea(), QWidget()
    inner = QVBoxLayout(inside)
    inner.addWidget(first)
    inner.addSpacing(2000)
    inner.addWidget(last)
    area.setWidget(inside)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    for part in (before, area, after):
        outer.addWidget(part)
    window.resize(300, 400)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    after.setFocus()
    bar = area.verticalScrollBar()
    move_on(window, forward=False)
    assert QApplication.focusWidget() is last
    assert bar.value() > 1500
    after.setFocus()
    move_on(window, forward=True)
    assert QApplication.focusWidget() is before
    move_on(window, forward=True)
    assert QApplication.focusWidget() is first
    assert bar.value() < 100


def test_nothing_of_a_layout_outlives_what_stood_in_it(qtbot: QtBot) -> None:
    """An item that PySide keeps is taken for whatever widget Qt puts at its address later."""

    def items() -> list[object]:
        return [one for one in shiboken6.getAllValidWrappers() if type(one).__name__ == "QWidgetItem"]

    window = QWidget()
    qtbot.addWidget(window)
    outer = QVBoxLayout(window)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    before = len(items())
    for name in ("one", "two"):
        outer.addWidget(QPushButton(name))
    move_on(window, forward=True)
    clear(outer)
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert len(items()) == before


def test_what_stands_in_a_layout_is_given_in_its_order(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    outer, grid = QVBoxLayout(window), QGridLayout()
    last, first, a, b, c = (QPushButton(name) for name in ("last", "first", "a", "b", "c"))
    outer.addWidget(last)
    outer.insertLayout(0, grid)
    outer.insertWidget(0, first)
    outer.addStretch(1)
    grid.addWidget(c, 1, 0)
    grid.addWidget(b, 0, 1)
    grid.addWidget(a, 0, 0)
    assert contents(outer) == [first, grid, last]
    assert contents(grid) == [a, b, c]
