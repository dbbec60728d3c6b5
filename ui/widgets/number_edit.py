"""Small whole numbers, and hours that are kept as minutes."""

from __future__ import annotations

import re
import unicodedata
from typing import Any, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from mediator_app.domain.errors import Refusal
from ui.theme import theme
from ui.widgets.recording import TextLine

_HOURS: Final = re.compile(r"(\d{1,6})(?:[.](\d{1,2}))?\s*(?:h|小时)?")
_CLOCK: Final = re.compile(r"(\d{1,6})[:](\d{2})")


class CountEdit(TextLine):
    """Values are whole numbers from 0 up; an empty field is 0, or None where `optional`."""

    def __init__(self, parent: QWidget | None = None, *, optional: bool = False) -> None:
        self._optional = optional
        super().__init__(parent)
        self.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.setMinimumWidth(theme().px(64))

    def empty(self) -> Any:
        return None if self._optional else 0

    def parse(self, text: str) -> int | None:
        plain = unicodedata.normalize("NFKC", text).strip()
        if not plain:
            return None if self._optional else 0
        if not (plain.isascii() and plain.isdigit()) or len(plain) > 6:
            raise Refusal("not_a_number")
        return int(plain)

    def format(self, value: Any) -> str:
        if value is None:
            return ""
        return str(value) if value or self._optional else ""


class HoursEdit(CountEdit):
    """Hours (`12`, `12.5`, `12:30`) whose value is minutes."""

    def parse(self, text: str) -> int | None:
        plain = unicodedata.normalize("NFKC", text).strip().lower()
        if not plain:
            return None if self._optional else 0
        if found := _CLOCK.fullmatch(plain):
            if int(found[2]) > 59:
                raise Refusal("not_hours")
            return int(found[1]) * 60 + int(found[2])
        found = _HOURS.fullmatch(plain)
        if found is None:
            raise Refusal("not_hours")
        hundredths = int((found[2] or "0").ljust(2, "0"))
        if hundredths * 60 % 100:
            raise Refusal("not_hours")
        return int(found[1]) * 60 + hundredths * 60 // 100

    def format(self, value: Any) -> str:
        if not value:
            return ""
        hours, minutes = divmod(int(value), 60)
        if minutes == 0:
            return str(hours)
        return (
            f"{hours}.{minutes * 10 // 6:02d}".rstrip("0")
            if minutes * 100 % 60 == 0
            else f"{hours}:{minutes:02d}"
        )
