"""Hands that also write down every key and stroke, so that others can do the same to a window from outside.

The tape is a list of acts: `["key", "ctrl+n"]`, `["type", "abc"]`, `["paste", "程虚构"]`, `["click", [x, y]]`,
`["stroke", [[x, y], …]]`, `["rest", "what is waited for"]` and `["step", "name"]`. Places are pixels from the window's
upper left corner.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QWidget

from mediator_app.domain.ink import Ink
from ui.walkthrough.hand import Hand, places
from ui.window import Window

KEYS: Final = {
    Qt.Key.Key_Tab: "Tab",
    Qt.Key.Key_Return: "Return",
    Qt.Key.Key_Escape: "Escape",
    Qt.Key.Key_Space: "space",
    Qt.Key.Key_Delete: "Delete",
    Qt.Key.Key_Up: "Up",
    Qt.Key.Key_Down: "Down",
    Qt.Key.Key_Left: "Left",
    Qt.Key.Key_Right: "Right",
}
"""By the names that X gives them; letters and figures bear their own."""


class TapedHand(Hand):
    """Works by keyboard, and with the mouse only where somebody writes a signature."""

    def __init__(self, window: Window) -> None:
        super().__init__(window, pointer=False)
        self.tape: list[list[Any]] = []

    def until(self, ready: Callable[[], Any], what: str, seconds: float = 20.0) -> None:
        if not ready():
            self.tape.append(["rest", what])
        super().until(ready, what, seconds)

    def settle(self) -> None:
        self.tape.append(["rest", "the window to come to rest"])
        super().settle()

    def tab_to(self, widget: QWidget) -> None:
        # What the checks say of the last entry may be one more place where Tab stops: wait for it, as others will.
        self.settle()
        super().tab_to(widget)

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        held = [
            name
            for flag, name in (
                (Qt.KeyboardModifier.ControlModifier, "ctrl"),
                (Qt.KeyboardModifier.AltModifier, "alt"),
                (Qt.KeyboardModifier.ShiftModifier, "shift"),
            )
            if modifiers & flag
        ]
        self.tape.append(["key", "+".join([*held, KEYS.get(key) or chr(key).lower()])])
        super().press(key, modifiers)

    def write(self, text: str) -> None:
        if text.isascii():
            self.tape.append(["type", text])
            super().write(text)
            return
        self.tape.append(["paste", text])
        self._commit(text)

    def click(self, widget: QWidget, at: QPoint | None = None) -> None:
        place = self._seen_at(widget, at)
        self.tape.append(["click", [place.x(), place.y()]])
        super().click(widget, at)

    def draw(self, pad: QWidget, ink: Ink) -> None:
        self.tape += [["stroke", [[spot.x(), spot.y()] for spot in stroke]] for stroke in places(pad, ink)]
        super().draw(pad, ink)
