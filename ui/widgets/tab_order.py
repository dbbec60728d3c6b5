"""Tab follows the eye, also through forms that were built later than what stands beneath them."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLayout, QLayoutItem, QWidget


def follow_the_eye(root: QWidget) -> None:
    """Chain everything below `root` that takes the focus by Tab, in the order of the layouts."""
    for before, after in pairwise(stops(root)):
        QWidget.setTabOrder(before, after)


def stops(root: QWidget) -> Iterator[QWidget]:
    """Where Tab stops below `root`, in the order of the layouts, folded parts included."""
    layout = root.layout()
    if layout is not None:
        yield from _in_layout(layout)


def _in_layout(layout: QLayout) -> Iterator[QWidget]:
    for item in _ordered(layout):
        widget, inner = item.widget(), item.layout()
        if widget is not None:
            if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.focusProxy() is None:
                yield widget
            yield from stops(widget)
        elif inner is not None:
            yield from _in_layout(inner)


def _ordered(layout: QLayout) -> list[QLayoutItem]:
    items = [(at, item) for at in range(layout.count()) if (item := layout.itemAt(at)) is not None]
    if isinstance(layout, QGridLayout):
        # The stubs call the answer an object; it is (line, place, lines, places).
        items.sort(key=lambda pair: tuple(layout.getItemPosition(pair[0]))[:2])  # type: ignore[arg-type]
    return [item for _, item in items]
