"""Tables: heads over what they head, and states that are seen in the chosen row too."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QStandardItem, QStandardItemModel
from pytestqt.qtbot import QtBot

from tests.ui.drawn import drawn
from ui.theme import Scheme, theme
from ui.widgets.tables import TONE_ROLE, Table

SIDES = (Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight)


def shown(qtbot: QtBot, model: QStandardItemModel) -> Table:
    table = Table()
    qtbot.addWidget(table)
    table.setModel(model)
    table.resize(400, 200)
    with qtbot.waitExposed(table):
        table.show()
    return table


@pytest.mark.parametrize("side", SIDES)
def test_a_head_stands_over_its_cells(qtbot: QtBot, side: Qt.AlignmentFlag) -> None:
    model = QStandardItemModel(1, 1)
    align = side | Qt.AlignmentFlag.AlignVCenter
    model.setItem(0, 0, QStandardItem("口"))
    model.setHeaderData(0, Qt.Orientation.Horizontal, "口")
    model.item(0, 0).setData(int(align.value), Qt.ItemDataRole.TextAlignmentRole)
    model.setHeaderData(0, Qt.Orientation.Horizontal, int(align.value), Qt.ItemDataRole.TextAlignmentRole)
    table = shown(qtbot, model)
    head = table.horizontalHeader()
    cell = table.visualRect(model.index(0, 0))
    over = drawn(head.grab().toImage(), QRect(cell.left(), 4, cell.width(), head.height() - 8))
    beneath = drawn(table.viewport().grab().toImage(), cell.adjusted(0, 4, 0, -4))
    if side is Qt.AlignmentFlag.AlignLeft:
        assert abs(over.left() - beneath.left()) <= 1
    else:
        assert abs(over.right() - beneath.right()) <= 1


@pytest.mark.parametrize("scheme", [Scheme.LIGHT, Scheme.DARK])
@pytest.mark.parametrize("tone", ["accent", "plain", "amber", "red", "green"])
def test_a_state_is_told_from_the_row_that_is_chosen(qtbot: QtBot, scheme: Scheme, tone: str) -> None:
    theme().choose(scheme, 100)
    try:
        model = QStandardItemModel(1, 1)
        item = QStandardItem("签署")
        item.setData(tone, TONE_ROLE)
        model.setItem(0, 0, item)
        table = shown(qtbot, model)
        cell = table.visualRect(model.index(0, 0))
        seen = []
        for chosen in (False, True):
            table.selectRow(0) if chosen else table.clearSelection()
            image = table.viewport().grab().toImage()
            beside = image.pixelColor(cell.left() + 3, cell.center().y())
            chip = image.pixelColor(cell.left() + theme().px(10) + 5, cell.center().y())
            seen.append((beside, chip))
            assert beside != chip
        assert seen[1][0] == theme().colour("accent_soft")
        if tone in ("accent", "plain"):
            assert seen[1][1] == theme().colour("card")
        else:
            assert seen[1][1] == seen[0][1]
    finally:
        theme().choose(Scheme.LIGHT, 100)
