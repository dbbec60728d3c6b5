"""Word of every key that changes what stands in a field unrecorded; for whoever keeps such texts."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QObject, Signal
from shiboken6 import isValid


class Strokes(QObject):
    """`heard` says that something was typed, recorded, taken back or emptied, not what or where."""

    heard = Signal()


_strokes: list[Strokes] = []


def strokes() -> Strokes:
    """The one of this application."""
    if not _strokes or not isValid(_strokes[0]):
        _strokes[:] = [Strokes(QCoreApplication.instance())]
    return _strokes[0]
