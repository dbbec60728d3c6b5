"""Areas that scroll up and down, and the one that a widget lies in."""

from __future__ import annotations

from PySide6.QtCore import QMargins, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QLayout, QScrollArea, QWidget


class Scrolling(QScrollArea):
    """Scrolls up and down where its content is higher than itself. The right edge of the content stays where it is."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._inside: tuple[QLayout, QMargins] | None = None

    def keep_edges(self, inside: QLayout, edges: QMargins) -> None:
        """Let the content's layout have these margins; the scroll bar takes its room out of the one beside it."""
        self._inside = (inside, edges)
        inside.setContentsMargins(edges)

    def resizeEvent(self, event: QResizeEvent) -> None:
        # Before it is laid out: for a page that begins to scroll no line is broken anew. The event tells the size of
        # what is seen; to ask that widget itself would cost a megabyte at the start of the program.
        if self._inside is not None:
            self._keep_edges(*self._inside, bar=self.contentsRect().width() - event.size().width())
        super().resizeEvent(event)

    @staticmethod
    def _keep_edges(inside: QLayout, edges: QMargins, *, bar: int) -> None:
        kept = QMargins(edges.left(), edges.top(), max(edges.right() - bar, 0), edges.bottom())
        if kept != inside.contentsMargins():
            inside.setContentsMargins(kept)


def area_around(widget: QWidget) -> QScrollArea | None:
    """The nearest one; None where nothing around the widget scrolls."""
    around = widget.parentWidget()
    while around is not None and not isinstance(around, QScrollArea):
        around = around.parentWidget()
    return around


def bring_into_view(widget: QWidget, *, across: int = 50, along: int = 50) -> None:
    """Scroll until the widget is seen, with so many pixels beside it, and above and beneath it (both are Qt's own)."""
    area = area_around(widget)
    if area is not None:
        area.ensureWidgetVisible(widget, across, along)
