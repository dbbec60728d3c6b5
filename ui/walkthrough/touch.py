"""How acts come in at a window's surface. Here Qt is handed them; a keyboard and a mouse would do so from outside."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from PySide6.QtCore import QCoreApplication, QEventLoop, QPoint, QPointF, Qt, QTimer
from PySide6.QtGui import QInputMethodEvent, QWindow
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

NO_MODIFIER = Qt.KeyboardModifier.NoModifier


class Stuck(Exception):
    """Somebody at the window could not go on: what was wanted, and what was seen instead."""


def one_turn() -> None:
    """One turn of the event loop: what was pressed is delivered, what follows from it is drawn."""
    loop = QEventLoop()
    QTimer.singleShot(0, loop, loop.quit)
    loop.exec()


def native(window: QWidget) -> QWindow:
    """The surface of a window or of a list that has dropped down."""
    surface = window.windowHandle()
    if surface is None:
        raise Stuck("its window is not open")
    return surface


class Touch:
    """Keys, text, clicks, wheel and strokes into a top-level widget. Places are pixels from its upper left corner."""

    def key(self, window: QWidget, key: Qt.Key, modifiers: Qt.KeyboardModifier = NO_MODIFIER) -> None:
        """One key, down and up."""
        QTest.keyClick(native(window), key, modifiers)
        one_turn()

    def write(self, window: QWidget, text: str) -> None:
        """Plain letters key by key, others as an input method hands them over."""
        for plain, run in groupby(text, key=lambda char: char.isascii() and char.isprintable()):
            piece = "".join(run)
            if plain:
                for char in piece:
                    QTest.keyClick(native(window), ord(char))
            else:
                self._commit(piece)
            one_turn()

    @staticmethod
    def _commit(text: str) -> None:
        focus = QApplication.focusWidget()
        if focus is None:
            raise Stuck(f"nowhere to write “{text}”: nothing has the cursor")
        event = QInputMethodEvent()
        event.setCommitString(text)
        QCoreApplication.sendEvent(focus, event)

    def move(self, window: QWidget, place: QPoint) -> None:
        QTest.mouseMove(native(window), place)

    def click(self, window: QWidget, place: QPoint) -> None:
        QTest.mouseClick(native(window), Qt.MouseButton.LeftButton, pos=place)
        one_turn()

    def turn(self, window: QWidget, place: QPoint, *, up: bool) -> None:
        """The wheel by one notch of a fine one."""
        QTest.wheelEvent(native(window), QPointF(place), QPoint(0, 60 if up else -60))
        one_turn()

    def stroke(self, window: QWidget, spots: Sequence[QPoint]) -> None:
        """The left button held down along the spots."""
        QTest.mousePress(native(window), Qt.MouseButton.LeftButton, pos=spots[0])
        for spot in spots[1:]:
            QTest.mouseMove(native(window), spot)
        QTest.mouseRelease(native(window), Qt.MouseButton.LeftButton, pos=spots[-1])
        one_turn()
