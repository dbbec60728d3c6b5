"""Keys that act wherever the focus is in a window."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget


def shortcut(owner: QWidget, keys: QKeySequence | str, slot: Callable[[], object]) -> QAction:
    """Let `keys` call `slot` while `owner` is shown in the active window.

    Also from the rail, where the focus may come to lie; what lies over the window keeps its keys to itself.
    """
    action = QAction(owner)
    action.setShortcut(QKeySequence(keys))
    action.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
    action.triggered.connect(slot)
    owner.addAction(action)
    return action
