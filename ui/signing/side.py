"""The column at the side of the room: who signs, who has signed, and one warning."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from ui.theme import theme
from ui.widgets.parts import Chip, Words, clear, column, row, set_kind, show_if


@dataclass(frozen=True, slots=True)
class Line:
    """One signer in the list at the side."""

    name: str
    note: str
    chip: str = ""
    tone: str = ""
    here: bool = False


class Side(QFrame):
    """A long list scrolls; whoever signs now is brought into view."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("side-right")
        body = column(self, padding=18, gap=12)
        self.title = Words("card-title")
        body.addWidget(self.title)
        people = QWidget()
        inside = column(people, gap=12)
        self._lines = column(gap=10)
        inside.addLayout(self._lines)
        self._people = QScrollArea()
        self._people.setWidgetResizable(True)
        self._people.setFrameShape(QFrame.Shape.NoFrame)
        self._people.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._people.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._people.setWidget(people)
        body.addWidget(self._people, 1)
        self._card = QFrame()
        set_kind(self._card, "card", tone="amber")
        inner = column(self._card, padding=14)
        self.warning = Words(wrap=True)
        inner.addWidget(self.warning)
        inside.addWidget(self._card)
        inside.addStretch(1)
        self._here: QWidget | None = None

    def show_lines(self, title: str, lines: Sequence[Line], warning: str) -> None:
        self.title.setText(title)
        self.warning.setText(warning)
        show_if(self._card, bool(warning))
        clear(self._lines)
        self._here = None
        for line in lines:
            made = _card(line)
            self._lines.addWidget(made)
            if line.here:
                self._here = made

    def bring_up(self) -> None:
        """Scroll to whoever signs now; called once the room can be seen."""
        if self._here is not None:
            QCoreApplication.sendPostedEvents(self._people, QEvent.Type.LayoutRequest)
            self._people.ensureWidgetVisible(self._here)


def _card(line: Line) -> QFrame:
    """One signer."""
    card = QFrame()
    card.setObjectName("card")
    body = column(card, gap=4)
    body.setContentsMargins(theme().px(14), theme().px(10), theme().px(14), theme().px(10))
    head = row(gap=8)
    name = Words("strong" if line.here else "", line.name, wrap=True)
    head.addWidget(name, 1)
    if line.chip:
        head.addWidget(Chip(line.chip, line.tone), 0, Qt.AlignmentFlag.AlignTop)
    body.addLayout(head)
    if line.note:
        body.addWidget(Words("small", line.note, wrap=True))
    return card
