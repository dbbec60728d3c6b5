"""Notices that nobody has touched the window for a while."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject, QTimer, Signal

if TYPE_CHECKING:
    from PySide6.QtGui import QWindow

MINUTE_MS: Final = 60_000
_TOUCH: Final = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseMove,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.TabletMove,
        QEvent.Type.TabletPress,
    }
)


class Idle(QObject):
    """Listens at the window's own surface, where only what comes from outside passes by."""

    rested = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.rested)

    def listen(self, window: QWindow) -> None:
        window.installEventFilter(self)

    def begin(self, minutes: int) -> None:
        """Count from now; zero minutes for never."""
        if minutes:
            self._timer.start(minutes * MINUTE_MS)
        else:
            self._timer.stop()

    def end(self) -> None:
        self._timer.stop()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _TOUCH and self._timer.isActive():
            self._timer.start()
        return super().eventFilter(watched, event)
