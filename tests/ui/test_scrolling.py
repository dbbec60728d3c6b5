"""What scrolls keeps its right edge, and breaks no line anew when it begins to."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QMargins
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.ui.conftest import Desktop
from ui.rooms.docket import DocketPage
from ui.widgets.parts import column
from ui.widgets.scrolling import Scrolling


@pytest.mark.parametrize("right", [24, 4])
def test_content_that_begins_to_scroll_stays_as_wide_as_there_is_a_margin_for_the_bar(
    qtbot: QtBot, right: int
) -> None:
    area, ground, part = Scrolling(), QWidget(), QWidget()
    qtbot.addWidget(area)
    inside = column(ground)
    inside.addWidget(part)
    area.setWidget(ground)
    area.keep_edges(inside, QMargins(24, 10, right, 10))
    area.resize(400, 300)
    with qtbot.waitExposed(area):
        area.show()
    wide = part.width()
    assert wide == 400 - 24 - right
    bar = area.verticalScrollBar()
    part.setMinimumHeight(600)
    qtbot.waitUntil(bar.isVisible)
    lost = max(bar.width() - right, 0)
    qtbot.waitUntil(lambda: part.width() == wide - lost)
    part.setMinimumHeight(0)
    qtbot.waitUntil(lambda: not bar.isVisible())
    qtbot.waitUntil(lambda: part.width() == wide)


def test_the_docket_is_as_wide_when_it_is_long(desktop: Desktop) -> None:
    desktop.enter()
    desktop.window.setFixedSize(1366, 768)
    desktop.settle()
    (page,) = desktop.window.findChildren(DocketPage)
    bar, figures = page.area.verticalScrollBar(), page.figures
    edges = []
    for high, scrolls in ((0, False), (1500, True)):
        figures.setMinimumHeight(high)
        desktop.bot.waitUntil(lambda scrolls=scrolls: bar.isVisible() is scrolls)  # type: ignore[misc]
        desktop.settle()
        edges.append(figures.mapTo(page, figures.rect().topRight()).x())
    assert edges[0] == edges[1]
