"""The white bar over a room: what is open at the left, what can be done with it at the right."""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QWidget

from ui.theme import theme
from ui.widgets.parts import Elided, row, show_if

HEIGHT = 52
_GAPS, _TIGHT = (14, 10), (8, 8)
"""Between the three parts and within them, in pixels of the design; tight where the words need every one."""


class Header(QFrame):
    """`chips` are laid out after the words, `tools` at the right end.

    Where headline and note do not fit beside each other they stand one above the other, so that neither is cut before
    there is no room at all.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("header")
        self.setFixedHeight(theme().px(HEIGHT))
        self._line = line = row(self, gap=14)
        line.setContentsMargins(theme().px(20), 0, theme().px(20), 0)
        self.headline = Elided("headline")
        self.note = Elided("muted")
        self._words = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self.chips = row(gap=10)
        self.tools = row(gap=10)
        self._words.addWidget(self.headline)
        self._words.addWidget(self.note)
        line.addLayout(self._words)
        line.addLayout(self.chips)
        line.addStretch(1)
        line.addLayout(self.tools)
        self._arrange()
        theme().changed.connect(self._measure)

    def _measure(self) -> None:
        self.setFixedHeight(theme().px(HEIGHT))

    def say(self, headline: str, note: str = "") -> None:
        self.headline.setText(headline)
        self.note.setText(note)
        show_if(self.note, bool(note))
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        """Beside each other or above each other, by the room that chips and tools leave."""
        self._space(*_GAPS)
        margins = self._line.contentsMargins()
        taken = self.chips.sizeHint().width() + self.tools.sizeHint().width() + 3 * self._line.spacing()
        room = self.width() - margins.left() - margins.right() - taken
        wanted = self.headline.sizeHint().width() + theme().px(14) + self.note.sizeHint().width()
        above = not self.note.isHidden() and wanted > room
        if above:
            self._space(*_TIGHT)
        down, right = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._words.setDirection(down if above else right)
        self._words.setSpacing(0 if above else theme().px(14))
        edge = theme().px(4) if above else 0
        self._words.setContentsMargins(0, edge, 0, edge)

    def _space(self, between: float, within: float) -> None:
        """Pixels of the design between words, chips and tools, and within the chips and the tools."""
        self._line.setSpacing(theme().px(between))
        for part in (self.chips, self.tools):
            part.setSpacing(theme().px(within))
