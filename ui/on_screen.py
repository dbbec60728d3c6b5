"""A window that is no larger than the screen that it comes up on."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtWidgets import QWidget

LEAST: Final = QSize(960, 600)
"""Narrower or lower than this nobody works with pleasure; on a screen that draws everything larger it may be less."""


def keep_within(window: QWidget, room: QRect) -> None:
    """Before the window is shown: let it be as small as `room`, all in device-independent pixels, and lie inside it.

    A size that was kept on a larger screen, or before the desktop drew larger, is brought down to it.
    """
    window.setMinimumSize(LEAST.boundedTo(room.size()))
    if window.isMaximized() or window.isFullScreen():
        return  # the desktop sees to it
    size = window.size().boundedTo(room.size())
    if size != window.size():
        window.resize(size)
    place = QPoint(
        max(room.left(), min(window.x(), room.right() + 1 - size.width())),
        max(room.top(), min(window.y(), room.bottom() + 1 - size.height())),
    )
    if place != window.pos():
        window.move(place)
