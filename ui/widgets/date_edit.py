"""A day: typed in any usual form, or picked from a calendar that knows working days."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAction, QIcon, QKeyEvent
from PySide6.QtWidgets import QWidget

from ui.icons import pixmap
from ui.theme import theme
from ui.widgets.month import CalendarPopup
from ui.widgets.recording import TextLine
from ui.words.days import parse_day


class DateEdit(TextLine):
    """Values are `date`, or None for an empty field. F4 or Alt+Down opens the calendar.

    `today` says which day it is in Asia/Shanghai; `ahead` reads days without a year as the next such day.
    """

    def __init__(
        self, today: Callable[[], date], parent: QWidget | None = None, *, ahead: bool = False
    ) -> None:
        self._today, self._ahead = today, ahead
        super().__init__(parent)
        self._pick = QAction(self)
        self._pick.triggered.connect(self.open_calendar)
        self.addAction(self._pick, self.ActionPosition.TrailingPosition)
        self.setMinimumWidth(theme().px(140))
        theme().changed.connect(self._draw)
        self._draw()
        self.retranslate()

    def retranslate(self) -> None:
        self._pick.setText(self.tr("Calendar (F4)"))

    def _draw(self) -> None:
        self._pick.setIcon(QIcon(pixmap("calendar-days", "muted", 16)))

    def empty(self) -> Any:
        return None

    def parse(self, text: str) -> date | None:
        return parse_day(text, self._today(), ahead=self._ahead) if text.strip() else None

    def format(self, value: Any) -> str:
        return value.isoformat() if isinstance(value, date) else ""

    def open_calendar(self) -> None:
        if not self.isEnabled() or self.isReadOnly():
            return
        start = self.value if isinstance(self.value, date) else self._today()
        popup = CalendarPopup(start, self._today(), self)
        popup.chosen.connect(self._picked)
        popup.open_at(self)

    def _picked(self, day: date) -> None:
        self.put_in(self.format(day))
        self.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        if event.key() == Qt.Key.Key_F4 or (event.key() == Qt.Key.Key_Down and alt):
            self.open_calendar()
            return
        super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
