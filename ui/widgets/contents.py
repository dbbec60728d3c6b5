"""What stands in a layout, without asking the layout for its items.

PySide keeps every item that `QLayout.itemAt` gives for as long as the layout lives, also when Qt has deleted it long
ago, and takes whatever widget comes to lie at the same address for it: a walk over the focus chain then ends in
"'QWidgetItem' object has no attribute …", somewhere else and much later.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeAlias

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLayout, QWidget

Content: TypeAlias = QWidget | QLayout


def contents(layout: QLayout) -> list[Content]:
    """Widgets and inner layouts, in the order of the layout; a grid's line by line."""
    among: list[Content] = [one for one in layout.children() if isinstance(one, QLayout)]
    owner = layout.parentWidget()
    if owner is not None:
        among += owner.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly)
    return _in_order(layout, among)


def _in_order(layout: QLayout, among: Iterable[Content]) -> list[Content]:
    placed = [(at, one) for one in among if (at := layout.indexOf(one)) >= 0]
    if isinstance(layout, QGridLayout):
        # The stubs call the answer an object; it is (line, place, lines, places).
        placed.sort(key=lambda pair: tuple(layout.getItemPosition(pair[0]))[:2])  # type: ignore[arg-type]
    else:
        placed.sort(key=lambda pair: pair[0])
    return [one for _, one in placed]
