"""Where something is drawn on a picture of a widget."""

from __future__ import annotations

from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QImage

FAR = 60
"""How far a pixel's colour has to be from the ground to count as drawn (sum of three channels)."""


def apart(one: QColor, other: QColor) -> tuple[int, int, int]:
    """How far two colours are from each other, channel by channel."""
    return (
        abs(one.red() - other.red()),
        abs(one.green() - other.green()),
        abs(one.blue() - other.blue()),
    )


def drawn(image: QImage, within: QRect) -> QRect:
    """What stands out from the ground within a part of a picture."""
    ground = image.pixelColor(within.center().x(), within.top())
    found = QRect()
    for x in range(within.left(), within.right() + 1):
        for y in range(within.top(), within.bottom() + 1):
            here = image.pixelColor(x, y)
            if sum(apart(here, ground)) > FAR:
                found = found.united(QRect(x, y, 1, 1))
    return found
