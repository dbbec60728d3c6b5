"""A one-time code of the court: typed in groups of five, pasted in any form."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QLineEdit, QWidget

from ui.faces import notice

LENGTH: Final = 20
GROUP: Final = 5


def grouped(text: str) -> str:
    """The code with its hyphens where they belong, whatever way it was written."""
    plain = "".join(c for c in text.upper() if c.isalnum())
    return "-".join(plain[at : at + GROUP] for at in range(0, len(plain), GROUP))


class CodeEdit(QLineEdit):
    """Keeps what is typed in groups; what cannot stand in a code is left for the court's card to name."""

    changed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.textEdited.connect(self._typed)
        font = self.font()
        font.setStyleHint(QFont.StyleHint.Monospace)
        self.setFont(font)

    @property
    def count(self) -> int:
        """How many characters of the code are there."""
        return sum(c.isalnum() for c in self.text())

    def _typed(self, text: str) -> None:
        notice(text)
        before = sum(c.isalnum() for c in text[: self.cursorPosition()])
        self.setText(grouped(text))
        at = before + max(0, (before - 1) // GROUP)
        self.setCursorPosition(at)
        self.changed.emit(self.text())
