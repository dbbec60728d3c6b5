"""Tab follows the eye, and the eye can follow Tab."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton, QScrollArea, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

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
