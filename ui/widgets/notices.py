"""What a page says across its width: bands, and what stands where nothing is yet."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy, QWidget

from ui.icons import set_icon
from ui.theme import theme
from ui.widgets.parts import Words, button, column, row, set_kind, show_if


class Banner(QFrame):
    """A band across the page that stays until its reason is gone; at most one thing to do about it."""

    acted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("band")
        line = row(self, gap=10)
        line.setContentsMargins(theme().px(16), theme().px(8), theme().px(16), theme().px(8))
        self._icon = QLabel()
        self.words = Words(wrap=True)
        self.action = button()
        line.addWidget(self._icon)
        line.addWidget(self.words, 1)
        line.addWidget(self.action)
        self.action.clicked.connect(self.acted)
        self.hide()

    def say(self, text: str, action: str = "", tone: str = "amber") -> None:
        """Show it, or hide it for an empty text."""
        set_kind(self, tone=tone)
        set_icon(self._icon, "triangle-alert", tone, 18)
        self.words.setText(text)
        self.words.setAccessibleName(text)
        self.action.setText(action)
        show_if(self.action, bool(action))
        show_if(self, bool(text))


class Empty(QWidget):
    """What to do first, where nothing is yet."""

    acted = Signal()

    def __init__(self, icon: str = "inbox", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        body = column(self, padding=24, gap=8)
        self._icon = QLabel()
        set_icon(self._icon, icon, "faint", 32)
        self._icon.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.words, self.hint = Words("strong"), Words("muted", wrap=True)
        self.words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.hint.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.action = button(kind="primary")
        self.action.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.action.clicked.connect(self.acted)
        body.addStretch(1)
        body.addWidget(self._icon)
        body.addWidget(self.words)
        body.addWidget(self.hint)
        body.addWidget(self.action, 0, Qt.AlignmentFlag.AlignHCenter)
        body.addStretch(1)

    def say(self, words: str, hint: str = "", action: str = "") -> None:
        self.words.setText(words)
        self.hint.setText(hint)
        show_if(self.hint, bool(hint))
        self.action.setText(action)
        show_if(self.action, bool(action))
