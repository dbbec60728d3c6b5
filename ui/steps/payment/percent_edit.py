"""A share in per cent, kept in basis points."""

from __future__ import annotations

import re
import unicodedata
from typing import Any, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from mediator_app.domain.errors import Refusal
from ui.theme import theme
from ui.widgets.recording import TextLine

_PERCENT: Final = re.compile(r"(\d{1,3})(?:\.(\d{1,2}))?\s*%?")


class PercentEdit(TextLine):
    """`30`, `30%`, `33.33`; values are basis points, None for an empty field."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.setMinimumWidth(theme().px(64))

    def empty(self) -> Any:
        return None

    def parse(self, text: str) -> int | None:
        plain = unicodedata.normalize("NFKC", text).strip()
        if not plain:
            return None
        found = _PERCENT.fullmatch(plain)
        if found is None:
            raise Refusal("not_a_number")
        return int(found[1]) * 100 + int((found[2] or "0").ljust(2, "0"))

    def format(self, value: Any) -> str:
        if value is None:
            return ""
        whole, rest = divmod(int(value), 100)
        return f"{whole}.{rest:02d}%" if rest else f"{whole}%"
