"""A daily rate as people say it, kept in millionths."""

from __future__ import annotations

import re
import unicodedata
from typing import Any, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from mediator_app.domain.errors import Refusal
from ui.theme import theme
from ui.widgets.recording import TextLine

_PERCENT: Final = re.compile(r"(\d{1,3})(?:\.(\d{1,4}))?\s*%?")
_WORDS: Final = {"万分之": 100, "千分之": 1000, "百分之": 10_000}
_CHINESE: Final = {name: number for number, name in enumerate("零一二三四五六七八九十")}
_PART: Final = re.compile(r"(万分之|千分之|百分之)\s*(\d{1,3}|[一二三四五六七八九十])")


class RateEdit(TextLine):
    """`0.05%`, `万分之五`; values are millionths of the unpaid sum a day, 0 for an empty field."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.setMinimumWidth(theme().px(90))

    def empty(self) -> Any:
        return 0

    def parse(self, text: str) -> int:
        plain = unicodedata.normalize("NFKC", text).strip()
        if not plain:
            return 0
        if found := _PART.fullmatch(plain):
            count = _CHINESE.get(found[2])
            return _WORDS[found[1]] * (count if count is not None else int(found[2]))
        found = _PERCENT.fullmatch(plain)
        if found is None:
            raise Refusal("not_a_number")
        return int(found[1]) * 10_000 + int((found[2] or "0").ljust(4, "0"))

    def format(self, value: Any) -> str:
        if not value:
            return ""
        whole, rest = divmod(int(value), 10_000)
        return f"{whole}.{rest:04d}".rstrip("0").rstrip(".") + "%"
