"""Keeps Python's garbage collector on the window's thread.

Whichever thread happens to allocate the next object would otherwise also sweep, and a widget that is swept on a thread
that draws paper takes the program with it (Qt destroys its objects on their own thread only).
"""

from __future__ import annotations

import gc
from typing import Final

from PySide6.QtCore import QObject, QTimer

EVERY_MS: Final = 500
AFTERWARDS_MS: Final = 200
"""So long after something large was put away nobody is typing yet, and its widgets are gone."""


def set_aside() -> None:
    """Let sweeps pass by what there is now: the program itself, 150 000 objects that stay.

    To look through them took 60 ms each time, in the middle of somebody's typing.
    """
    gc.freeze()


def take_back() -> None:
    """Sweep everything again; after a lock, so that nothing of a case outlives it among what was set aside."""
    gc.unfreeze()


class Sweeper(QObject):
    """Sweeps from the event loop of the thread on which it was made, by the collector's own thresholds."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        gc.disable()
        self._timer = QTimer(self)
        self._timer.setInterval(EVERY_MS)
        self._timer.timeout.connect(self.sweep)
        self._timer.start()
        self._afterwards = QTimer(self)
        self._afterwards.setSingleShot(True)
        self._afterwards.setInterval(AFTERWARDS_MS)
        self._afterwards.timeout.connect(gc.collect)

    def sweep_afterwards(self) -> None:
        """Something large was put away: sweep its remains at once, all generations.

        A closed case leaves 10 000 objects that take up to 90 ms, otherwise in the middle of somebody's typing.
        """
        self._afterwards.start()

    def sweep(self) -> None:
        """Collect the oldest generation that is due, if any is."""
        counts, limits = gc.get_count(), gc.get_threshold()
        for generation in (2, 1, 0):
            if counts[generation] > limits[generation]:
                gc.collect(generation)
                return
