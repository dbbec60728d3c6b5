"""The bar over a case gives title and number the room there is before it cuts either."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from mediator_app.saving import SaveState
from tests.ui.drawn import drawn
from ui.language import Language, tongue
from ui.theme import SCALES, theme
from ui.widgets.header import Header
from ui.widgets.parts import Chip, button, icon_button
from ui.widgets.save_chip import SaveChip


@pytest.mark.parametrize("width", [560, 1300])
def test_neither_title_nor_number_is_cut_where_both_find_room(qtbot: QtBot, width: int) -> None:
    header = Header()
    qtbot.addWidget(header)
    header.chips.addWidget(Chip("演练"))
    header.tools.addWidget(button("遮挡 F9"))
    header.resize(width, header.height())
    header.say("程虚构 诉 示例（中国）有限公司", "长劳人仲（2026）办字第1号")
    with qtbot.waitExposed(header):
        header.show()
    both = (header.headline, header.note)
    qtbot.waitUntil(lambda: all(words.text() == words.whole() for words in both))
    for words in both:
        assert words.geometry().bottom() < header.height()
    assert (header.note.x() == header.headline.x()) is (width == 560)


@pytest.mark.parametrize("percent", SCALES)
def test_all_chips_are_of_one_height(qtbot: QtBot, percent: int) -> None:
    theme().choose(theme().scheme, percent)
    try:
        header = Header()
        qtbot.addWidget(header)
        made = [SaveChip(), Chip("离线工作")]
        for chip in made:
            header.chips.addWidget(chip)
        with qtbot.waitExposed(header):
            header.show()
        assert len({chip.height() for chip in made}) == 1
    finally:
        theme().choose(theme().scheme, 100)


@pytest.mark.parametrize("percent", SCALES)
def test_the_saved_chip_has_as_much_room_after_its_words_as_before_its_icon(
    qtbot: QtBot, percent: int
) -> None:
    theme().choose(theme().scheme, percent)
    try:
        header, saved = Header(), SaveChip()
        qtbot.addWidget(header)
        header.chips.addWidget(saved)
        saved.show_state(SaveState(0, None), datetime(2026, 11, 26, 2, 34, 29, tzinfo=UTC))
        with qtbot.waitExposed(header):
            header.show()
        edge = theme().px(6)
        words = drawn(saved.grab().toImage(), saved.rect().adjusted(edge, 1, -edge, -1))
        assert abs(words.left() - (saved.width() - 1 - words.right())) <= 2
    finally:
        theme().choose(theme().scheme, 100)


def test_the_number_is_read_in_large_type_beside_all_chips_and_tools(qtbot: QtBot) -> None:
    tongue().speak(Language.CHINESE)
    theme().choose(theme().scheme, 150)
    try:
        header = Header()
        qtbot.addWidget(header)
        saved = SaveChip()
        saved.show_state(SaveState(0, None), datetime(2026, 11, 26, 2, 34, 29, tzinfo=UTC))
        for chip in (Chip("离线工作"), saved, Chip("只在本机")):
            header.chips.addWidget(chip)
        for icon in ("undo-2", "redo-2", "printer", "panel-right-close"):
            header.tools.addWidget(icon_button(icon, icon))
        header.tools.addWidget(button("遮挡屏幕 F9"))
        header.resize(1252, header.height())
        header.say("沈若恵 诉 蓝桥仪器（上海）有限公司", "沪杨劳人仲（2026）办字第 2217 号")
        with qtbot.waitExposed(header):
            header.show()
        qtbot.waitUntil(lambda: header.note.text() == header.note.whole())
        parts: list[Chip | QPushButton] = [*header.findChildren(Chip), *header.findChildren(QPushButton)]
        for part in parts:
            assert part.width() >= part.sizeHint().width(), part.text()
    finally:
        theme().choose(theme().scheme, 100)
