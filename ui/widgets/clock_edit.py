"""A time of day, typed in any usual form."""

from __future__ import annotations

from collections.abc import Callable
from datetime import time
from typing import Any

from PySide6.QtWidgets import QWidget

from ui.theme import theme
from ui.widgets.recording import TextLine
from ui.words.clock import parse_clock


class ClockEdit(TextLine):
    """Values are `datetime.time` to the minute, or None. `now` says what time it is in Asia/Shanghai."""

    def __init__(self, now: Callable[[], time], parent: QWidget | None = None) -> None:
        self._now = now
        super().__init__(parent)
        self.setMinimumWidth(theme().px(72))

    def empty(self) -> Any:
        return None

    def parse(self, text: str) -> time | None:
        return parse_clock(text, self._now()) if text.strip() else None

    def format(self, value: Any) -> str:
        return value.strftime("%H:%M") if isinstance(value, time) else ""
