"""The scrolling area that a widget lies in."""

from __future__ import annotations

from PySide6.QtWidgets import QScrollArea, QWidget


def area_around(widget: QWidget) -> QScrollArea | None:
    """The nearest one; None where nothing around the widget scrolls."""
    around = widget.parentWidget()
    while around is not None and not isinstance(around, QScrollArea):
        around = around.parentWidget()
    return around


def bring_into_view(widget: QWidget, *, across: int = 50, along: int = 50) -> None:
    """Scroll until the widget is seen, with so many pixels beside it, and above and beneath it (both are Qt's own)."""
    area = area_around(widget)
    if area is not None:
        area.ensureWidgetVisible(widget, across, along)
