"""The bar over a case gives title and number the room there is before it cuts either."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from ui.widgets.header import Header
from ui.widgets.parts import Chip, button


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
