"""The chip that says when the work was last on disk, or that it is not, and lets a person try again."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtWidgets import QToolButton, QWidget

from mediator_app.saving import SaveState
from ui.icons import set_icon
from ui.widgets.parts import set_kind
from ui.words.codes import short_trouble
from ui.words.times import clock_time


class SaveChip(QToolButton):
    """Green with the time after every acknowledged save, amber with the reason and "try again" in trouble."""

    retry = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.setObjectName("chip")
        self._saved_at: datetime | None = None
        self._trouble: Exception | None = None
        self._waiting = 0
        self.clicked.connect(self._clicked)
        self._say()

    def show_state(self, state: SaveState, now: datetime) -> None:
        """Follow the desk: nothing waiting means that everything up to `now` is on disk."""
        self._trouble, self._waiting = state.trouble, state.waiting
        if state.trouble is None and not state.waiting:
            self._saved_at = now
        self._say()

    def sizeHint(self) -> QSize:
        """Without the two blanks that Qt leaves after the words: a chip is as wide on either side."""
        size = super().sizeHint()
        return QSize(size.width() - 2 * self.fontMetrics().horizontalAdvance(" "), size.height())

    def _clicked(self) -> None:
        if self._trouble is not None:
            self.retry.emit()

    def _say(self) -> None:
        if self._trouble is not None:
            text = self.tr("Not saved · {reason} · Try again").format(reason=short_trouble(self._trouble))
            tone, icon = "amber", "triangle-alert"
        elif self._waiting:
            text, tone, icon = self.tr("Saving…"), "", "clock"
        elif self._saved_at is not None:
            text = self.tr("Saved {time}").format(time=clock_time(self._saved_at, seconds=True))
            tone, icon = "green", "check"
        else:
            text, tone, icon = self.tr("Saved"), "green", "check"
        self.setText(text)
        self.setAccessibleName(text)
        in_trouble = self._trouble is not None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if in_trouble else Qt.FocusPolicy.NoFocus)
        set_kind(self, tone=tone)
        set_icon(self, icon, tone or "muted", 13)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self._say()
        super().changeEvent(event)
