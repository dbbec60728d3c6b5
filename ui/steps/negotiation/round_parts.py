"""What the form for a round asks and says beside its fields: whether an amount is meant, and that one is in caucus."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QElapsedTimer, Qt, Signal
from PySide6.QtWidgets import QFrame, QWidget

from mediator_app.domain.money import Money
from ui.theme import theme
from ui.widgets.choices import Tick
from ui.widgets.fields import spelled
from ui.widgets.parts import Words, button, column, row, set_kind

READ_MS: Final = 600
"""So long a question is in view before a key can be its answer."""


class AmountQuestion(QFrame):
    """Amounts far from all others, in capitals, and what they are compared with."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.amount: Money | None = None
        """The amount that was asked about; None where nothing is asked."""
        self._since = QElapsedTimer()
        self.setObjectName("soft")
        set_kind(self, tone="amber")
        body = column(self, padding=10, gap=4)
        self.capitals = Words("strong", wrap=True)
        self.words = Words("remark", wrap=True)
        body.addWidget(self.capitals)
        body.addWidget(self.words)
        self.hide()

    def ask(self, amount: Money, words: str, *others: Money) -> None:
        if self.amount != amount or self.words.text() != words:
            self._since.start()
        self.amount = amount
        self.capitals.setText("；".join(dict.fromkeys(map(spelled, (amount, *others)))))
        self.words.setText(words)
        self.show()

    @property
    def stands(self) -> bool:
        """Whether somebody can have read it: the second half of a doubled key is no answer."""
        return self.amount is not None and self._since.elapsed() >= READ_MS

    def take_back(self) -> None:
        """Nothing is asked any more."""
        self.amount = None
        self.capitals.setText("")
        self.words.setText("")
        self.hide()


class AsideLine(QWidget):
    """The tick of the caucus and, while a caucus goes on, the way out of it: on one line of one height."""

    ended = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.tick = Tick()
        self.end = button(kind="quiet")
        self.end.clicked.connect(self.ended)
        self.end.hide()
        line = row(self, gap=4)
        line.addWidget(self.tick)
        line.addStretch(1)
        line.addWidget(self.end, 0, Qt.AlignmentFlag.AlignVCenter)
        self.setFixedHeight(theme().px(34))
