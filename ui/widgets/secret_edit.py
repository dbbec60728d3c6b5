"""A field for what nobody may read over a shoulder."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtGui import QFocusEvent, QFontMetricsF, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from ui.theme import theme

_DOT = "∙"
"""The sheet says by its code that this stands for each character: small enough for a sentence to be seen whole."""
_EDGES = {False: (10, 1), True: (9, 2)}
"""By whether the field has the focus: padding at either side and border as the sheet has them, the padding in pixels
of the design. Two pixels of Qt come on top."""


class SecretEdit(QLineEdit):
    """Dots. Where there are more than fit, the first one in view is a whole one too: half a dot at the edge looks like
    a fault, and whoever counts them counts wrong."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("secret")
        self.setEchoMode(QLineEdit.EchoMode.Password)

    def setEchoMode(self, mode: QLineEdit.EchoMode) -> None:
        super().setEchoMode(mode)
        self._fit()

    def event(self, event: QEvent) -> bool:
        taken = super().event(event)
        if event.type() is QEvent.Type.Polish:
            # Qt asks the sheet for the dot when a field's style changes, not when it first has one.
            super().changeEvent(QEvent(QEvent.Type.StyleChange))
        return taken

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._fit()
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self._fit()
        super().focusOutEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self._fit()

    def _fit(self) -> None:
        """Leave free at the right what is no room for a whole dot, but a pixel for the cursor."""
        hidden = self.echoMode() is QLineEdit.EchoMode.Password
        dot = QFontMetricsF(self.font()).horizontalAdvance(_DOT)
        padding, border = _EDGES[self.hasFocus()]
        room = self.width() - 2 * (theme().px(padding) + border + 2) - 1
        left = room - round(room // dot * dot) if hidden and room > 0 and dot > 0 else 0
        self.setTextMargins(0, 0, left, 0)
