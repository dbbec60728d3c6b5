"""The window comes up no larger than its screen, and what it is worked with stays in reach there."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from tests.cases import agreed
from tests.ui.conftest import Desktop
from tests.ui.fakes import keep
from ui.language import Language
from ui.on_screen import LEAST, keep_within
from ui.rooms.first_run import FirstRun
from ui.steps.base import Step
from ui.widgets.scrolling import bring_into_view

LAPTOP = QRect(0, 0, 911, 512)
"""A screen of 1366 by 768 pixels on which the desktop draws everything at 150 %."""


@pytest.mark.parametrize(
    ("kept", "room", "expected"),
    [
        (QRect(0, 0, 2049, 1152), LAPTOP, LAPTOP),
        (QRect(700, 400, 1366, 768), QRect(0, 0, 1366, 728), QRect(0, 0, 1366, 728)),
        (QRect(900, 300, 1000, 700), QRect(0, 0, 1366, 768), QRect(366, 68, 1000, 700)),
        (QRect(1400, 100, 1000, 700), QRect(1366, 24, 1920, 1056), QRect(1400, 100, 1000, 700)),
    ],
)
def test_a_size_from_a_larger_screen_is_brought_down(
    qtbot: QtBot, kept: QRect, room: QRect, expected: QRect
) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.setMinimumSize(LEAST)
    window.setGeometry(kept)
    keep_within(window, room)
    assert window.geometry() == expected
    assert window.minimumSize() == LEAST.boundedTo(room.size())


@pytest.mark.parametrize("language", Language)
def test_on_a_small_screen_footer_lock_and_settings_stay_in_reach(
    desktop: Desktop, language: Language
) -> None:
    window = desktop.window
    window.resize(QSize(2049, 1152))
    keep_within(window, LAPTOP)
    window.speak(language)
    past = agreed()
    keep(desktop.house.store, past)
    desktop.enter()
    window.open_case(past.record.id, Step.NEGOTIATION)
    desktop.bot.waitUntil(lambda: window.workspace is not None)
    for step in Step:
        desktop.space.open_step(step)
        desktop.settle()
        assert window.size() == LAPTOP.size(), step
        parts = [desktop.space.next_button, *window.rail.findChildren(QWidget)]
        for part in parts:
            if part.isVisible():
                place = QRect(part.mapTo(window, QPoint(0, 0)), part.size())
                assert window.rect().contains(place), (step, part)


@pytest.mark.parametrize("language", Language)
def test_on_a_small_screen_the_first_form_is_not_squeezed(fresh: Desktop, language: Language) -> None:
    keep_within(fresh.window, LAPTOP)
    fresh.window.speak(language)
    (form,) = fresh.window.findChildren(FirstRun)
    fields = [one for one in form.findChildren(QLineEdit) if one.isVisible()]
    assert len(fields) >= 4
    fresh.bot.waitUntil(lambda: all(one.height() >= one.sizeHint().height() for one in fields))
    for one in (*fields, form.create_button):
        one.setFocus(Qt.FocusReason.TabFocusReason)
        bring_into_view(one)
        place = QRect(one.mapTo(fresh.window, QPoint(0, 0)), one.size())
        assert fresh.window.rect().contains(place)
