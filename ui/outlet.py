"""Filing behind the window: its counter, made at the first question, and the outbox, opened when there is time."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from mediator_app.domain.errors import Refusal, Trouble
from ui.bridge import when
from ui.warming import DRAWN_MS

if TYPE_CHECKING:
    from mediator_app.delivery import Delivery
    from mediator_app.desk import Desk
    from ui.filing.counter import Counter
    from ui.ports import House


class Outlet(QObject):
    """The way from an open store to the court. `drawn` says that the docket stands and may show what waits there."""

    drawn = Signal()

    def __init__(self, house: House, tell: Callable[[Refusal | Trouble], None], parent: QObject) -> None:
        super().__init__(parent)
        self._house, self._tell = house, tell
        self._desk: Desk | None = None
        self._counter: Counter | None = None
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(DRAWN_MS)
        self._soon.timeout.connect(self.drawn)

    def enter(self, desk: Desk) -> None:
        """A store is open, or was not closed after all."""
        self._desk = desk

    def leave(self) -> None:
        """The store is about to close: nothing more is sent."""
        self._desk = None
        if self._counter is not None:
            self._counter.close()

    def forget(self) -> None:
        """The store is closed."""
        if self._counter is not None:
            self._counter.deleteLater()
            self._counter = None

    def counter(self, desk: Desk) -> Counter:
        """What is known of filing now; made at the first question, after the docket is drawn."""
        if self._counter is None:
            from ui.filing.counter import Counter

            self._counter = Counter(desk, self)
        return self._counter

    def look_soon(self) -> None:
        """The docket has its cases: say `drawn` once it has been painted."""
        self._soon.start()

    def open(self) -> None:
        """Open the outbox, unless it is open."""
        if self._desk is not None and self.counter(self._desk).delivery is None:
            when(self._house.delivery(), self._opened, self._not_opened)

    def _opened(self, delivery: Delivery) -> None:
        if self._desk is not None:
            self.counter(self._desk).open(delivery)

    def _not_opened(self, error: Exception) -> None:
        """The store was closed before its outbox was there: nobody has to hear of what nobody asked for."""
        if not isinstance(error, (Refusal, Trouble)):
            raise error
        if error.code != "not_open":
            self._tell(error)
