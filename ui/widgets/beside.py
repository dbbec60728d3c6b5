"""Two parts beside each other, or beneath each other where there is no room for both."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from ui.theme import theme

_UNBOUND = 16_777_215
"""Qt's own largest width of a widget."""


class Beside(QWidget):
    """`side` has a width of its own at the right of `main`, or without one half of the whole. Where the whole is
    narrower than `room` it takes the whole width, beneath `main` or, with `first`, above it. All measures are pixels of
    the design.

    The measures alone decide, never what the parts hold: what was said in caucus cannot be told from the arrangement.
    """

    def __init__(
        self,
        parent: QWidget | None = None,
        *,
        width: float | None,
        room: float,
        gap: float,
        first: bool = False,
    ) -> None:
        super().__init__(parent)
        self.stacked = False
        self._width, self._room, self._gap, self._first = width, room, gap, first
        self._line = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._line.setContentsMargins(0, 0, 0, 0)
        self._parts: tuple[QWidget, ...] = ()
        theme().changed.connect(self._measure)

    def put(self, main: QWidget, side: QWidget, *, high: bool = True) -> None:
        """Lay out two children; `high` lets the side be as high as the main part."""
        self._parts = (main, side)
        self._line.addWidget(main, 1)
        if high:
            self._line.addWidget(side)
        else:
            self._line.addWidget(side, 0, Qt.AlignmentFlag.AlignTop)
        self._arrange()

    def _measure(self) -> None:
        """Follow the size of type at once: it is chosen in the settings, which stand open then."""
        self.stacked = self.width() < theme().px(self._room)
        if self._parts:
            self._arrange()

    def _arrange(self) -> None:
        main, side = self._parts
        self._line.setSpacing(theme().px(self._gap))
        ways = QBoxLayout.Direction
        beneath = ways.BottomToTop if self._first else ways.TopToBottom
        self._line.setDirection(beneath if self.stacked else ways.LeftToRight)
        self._line.setStretchFactor(main, 0 if self.stacked else 1)
        if self._width is None:
            self._line.setStretchFactor(side, 0 if self.stacked else 1)
            return
        width = theme().px(self._width)
        side.setMinimumWidth(0 if self.stacked else width)
        side.setMaximumWidth(_UNBOUND if self.stacked else width)

    def minimumSizeHint(self) -> QSize:
        """What the parts need beneath each other, so that the whole may become that narrow."""
        size = super().minimumSizeHint()
        if self._parts:
            size.setWidth(max(part.minimumSizeHint().width() for part in self._parts))
        return size

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        stacked = self.width() < theme().px(self._room)
        if stacked is not self.stacked and self._parts:
            self.stacked = stacked
            self._arrange()
