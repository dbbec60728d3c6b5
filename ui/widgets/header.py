"""The white bar over a room: what is open at the left, what can be done with it at the right."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QWidget

from ui.theme import theme
from ui.widgets.parts import Elided, row

HEIGHT = 52


class Header(QFrame):
    """`chips` are laid out after the words, `tools` at the right end."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "header")
        self.setFixedHeight(theme().px(HEIGHT))
        line = row(self, gap=14)
        line.setContentsMargins(theme().px(20), 0, theme().px(20), 0)
        self.headline = Elided("headline")
        self.note = Elided("muted")
        self.chips = row(gap=10)
        self.tools = row(gap=10)
        line.addWidget(self.headline)
        line.addWidget(self.note)
        line.addLayout(self.chips)
        line.addStretch(1)
        line.addLayout(self.tools)
        theme().changed.connect(self._measure)

    def _measure(self) -> None:
        self.setFixedHeight(theme().px(HEIGHT))

    def say(self, headline: str, note: str = "") -> None:
        self.headline.setText(headline)
        self.note.setText(note)
        self.note.setVisible(bool(note))
