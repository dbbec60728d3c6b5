"""Identity numbers and bank accounts: hidden in the middle until asked for, or while somebody works in the field."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from typing import Any, Final

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import (
    QAction,
    QContextMenuEvent,
    QDropEvent,
    QFocusEvent,
    QIcon,
    QInputMethodEvent,
    QKeyEvent,
    QMouseEvent,
)
from PySide6.QtWidgets import QWidget

from mediator_app.domain.masking import in_fours, mask_account, mask_identity
from ui.icons import pixmap
from ui.theme import theme
from ui.widgets.recording import TextLine, is_undo

_COME_TO: Final = {
    Qt.FocusReason.MouseFocusReason,
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
}
"""How a person comes to a field. Else the cursor was put there, and both parties may be looking on."""
_PASSES_BY: Final = {
    Qt.Key.Key_Control,
    Qt.Key.Key_Shift,
    Qt.Key.Key_Alt,
    Qt.Key.Key_AltGr,
    Qt.Key.Key_Meta,
    Qt.Key.Key_Tab,
    Qt.Key.Key_Backtab,
    Qt.Key.Key_Escape,
    Qt.Key.Key_Return,
    Qt.Key.Key_Enter,
    Qt.Key.Key_Up,
    Qt.Key.Key_Down,
}
"""Keys that do nothing to the number."""


class MaskedEdit(TextLine):
    """Shows `mask(value)` unless revealed, or somebody came to the field by mouse or Tab or writes in it.

    The eye reveals it until it is pressed once more. A cursor that was only put here leaves the mask where it is.
    """

    revealed = Signal(bool)

    def __init__(self, mask: Callable[[str], str], parent: QWidget | None = None) -> None:
        self._mask, self._open = mask, False
        self._come_to = False
        """Whether somebody works in the field."""
        self._hidden = ""
        """The number that was typed, not recorded and put back, while its mask stands here."""
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
        return text if self._open or self._come_to else self._mask(text)

    @property
    def _is_masked(self) -> bool:
        """Whether the mask of what was put back stands here."""
        return self.pending and bool(self._hidden) and self.text() == self._mask(self._hidden)

    @property
    def typed(self) -> str:
        return self._hidden if self._is_masked else self.text()

    def put_back(self, text: str) -> None:
        super().put_back(text)
        if not self._open and not self._come_to:
            self._hidden = text
            self.setText(self._mask(text))

    def _lay_open(self) -> None:
        self._put(self.typed)
        self._hidden = ""

    def commit(self) -> None:
        """What is recorded is the number, never the stars that hide it."""
        if not self._is_masked:
            super().commit()
            return
        self._lay_open()
        super().commit()
        if self.pending and not self._open and not self._come_to:
            self._hidden = self.text()
            self.setText(self._mask(self._hidden))

    def _toggled(self, on: bool) -> None:
        self._open = on
        self._come_to = self._come_to and on
        if on and self._is_masked:
            self._lay_open()
        if not self.pending:
            self.setText(self.format(self.value))
        self._draw()
        self.retranslate()
        self.revealed.emit(on)

    def _draw(self) -> None:
        self._eye.setIcon(QIcon(pixmap("eye-off" if self._open else "eye", "muted", 16)))

    def _come(self) -> None:
        """Lay the number open for whoever works in it. The cursor stands at its end, so that no key writes over it."""
        if self._come_to:
            return
        self._come_to = True
        if self._is_masked:
            self._lay_open()
        if not self.pending and not self._open:
            self.setText(self.format(self.value))

    def focusInEvent(self, event: QFocusEvent) -> None:
        if event.reason() in _COME_TO:
            self._come()
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        if event.reason() is not Qt.FocusReason.PopupFocusReason:
            self._come_to = False
        super().focusOutEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() not in _PASSES_BY and not is_undo(event):
            self._come()
        super().keyPressEvent(event)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        if event.preeditString() or event.commitString():
            self._come()
        super().inputMethodEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._come()
        super().mousePressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self._come()
        super().contextMenuEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        """What is dropped is typed into the number, and never between the stars that hide it."""
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        self._come()
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
