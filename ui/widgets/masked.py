"""Identity numbers and bank accounts: hidden in the middle until asked for, or while they are being typed."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QAction, QDropEvent, QFocusEvent, QIcon
from PySide6.QtWidgets import QWidget

from mediator_app.domain.masking import in_fours, mask_account, mask_identity
from ui.icons import pixmap
from ui.theme import theme
from ui.widgets.recording import TextLine


class MaskedEdit(TextLine):
    """Shows `mask(value)` unless revealed or focused. The eye reveals it until the field is left."""

    revealed = Signal(bool)

    def __init__(self, mask: Callable[[str], str], parent: QWidget | None = None) -> None:
        self._mask, self._open = mask, False
        super().__init__(parent)
        self._eye = QAction(self)
        self._eye.setCheckable(True)
        self._eye.toggled.connect(self._toggled)
        self.addAction(self._eye, self.ActionPosition.TrailingPosition)
        theme().changed.connect(self._draw)
        self._draw()
        self.retranslate()

    def retranslate(self) -> None:
        self._eye.setText(self.tr("Hide the number") if self._open else self.tr("Show the whole number"))

    def parse(self, text: str) -> str:
        """Full-width figures made plain, blanks and hyphens of pasted numbers taken out, letters made capital."""
        plain = unicodedata.normalize("NFKC", text)
        return "".join(char for char in plain if not char.isspace() and char not in "-–—").upper()

    def format(self, value: Any) -> str:
        text = str(value)
        return text if self._open or self.hasFocus() else self._mask(text)

    def _toggled(self, on: bool) -> None:
        self._open = on
        if not self.pending:
            self.setText(self.format(self.value))
        self._draw()
        self.retranslate()
        self.revealed.emit(on)

    def _draw(self) -> None:
        self._eye.setIcon(QIcon(pixmap("eye-off" if self._open else "eye", "muted", 16)))

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if not self.pending:
            self.setText(self.format(self.value))
            self.selectAll()

    def dropEvent(self, event: QDropEvent) -> None:
        """What is dropped is typed into the number, and never between the stars that hide it."""
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        super().dropEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)


class IdentityEdit(MaskedEdit):
    """The number of an identity document."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(mask_identity, parent)


class AccountEdit(MaskedEdit):
    """The number of a bank account, shown in groups of four when it is shown."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(mask_account, parent)

    def format(self, value: Any) -> str:
        return in_fours(super().format(value))
