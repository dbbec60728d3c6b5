"""Fields that record: when they are left, or after a second of rest; never while a word is half typed.

A recording field keeps what a person is typing apart from what the case says. `changed` is emitted with every
keystroke (for the preview), `recorded` once it should become an edit.
"""

from __future__ import annotations

from typing import Any, Final, Protocol, runtime_checkable

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget

REST_MS: Final = 1000


@runtime_checkable
class Recording(Protocol):
    """What `commit_all` looks for."""

    def commit(self) -> None:
        """Record what is typed, if anything is."""
        ...


def commit_all(root: QWidget) -> None:
    """Let every field below `root` record what it holds."""
    for child in root.findChildren(QWidget):
        if isinstance(child, Recording):
            child.commit()


class Rest(QTimer):
    """Goes off after a second without `touch`."""

    def __init__(self, parent: QObject, slot: Any) -> None:
        super().__init__(parent)
        self.setSingleShot(True)
        self.setInterval(REST_MS)
        self.timeout.connect(slot)

    def touch(self) -> None:
        self.start()
