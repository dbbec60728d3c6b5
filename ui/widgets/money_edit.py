"""An amount as people type and paste it: 750,000 · 75万 · ¥3,900,000.00 · 柒拾伍万元整."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QWidget

from mediator_app.domain.money import Money, format_money, parse_money
from ui.theme import theme
from ui.widgets.recording import TextLine


class MoneyEdit(TextLine):
    """Values are `Money`, or None for an empty field. The text is never rewritten under the cursor."""

    def __init__(self, parent: QWidget | None = None, *, large: bool = False) -> None:
        super().__init__(parent)
        self.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.setObjectName("amount-large" if large else "amount")
        self.setInputMethodHints(Qt.InputMethodHint.ImhPreferNumbers)
        font = self.font()
        font.setFeature(QFont.Tag("tnum"), 1)
        self.setFont(font)
        self.setMinimumWidth(theme().px(132))

    def empty(self) -> Any:
        return None

    def parse(self, text: str) -> Money | None:
        return parse_money(text) if text.strip() else None

    def format(self, value: Any) -> str:
        return format_money(value) if isinstance(value, Money) else ""
