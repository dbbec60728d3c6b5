"""The list of rounds with what can be done about one of them: put it right, or tell it to the other side."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QWidget

from mediator_app.domain.caucus import ConfidentialOffer
from ui.steps.negotiation.positions import Round
from ui.steps.negotiation.rounds import RoundTable
from ui.theme import theme
from ui.widgets.parts import Card, Words, button, row, show_if


class RoundsCard(Card):
    """Newest first; one that was written down wrongly is corrected, never deleted."""

    correction_wanted = Signal(object)
    """An `Offer` or a `ConfidentialOffer`."""
    disclosure_wanted = Signal(object)
    """A `ConfidentialOffer` that the side which made it lets the mediator tell."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent, padding=0)
        self._allowed = False
        self.body.setSpacing(0)
        self.table = RoundTable(self)
        self.empty = Words("muted", wrap=True)
        self.empty.setContentsMargins(theme().px(16), theme().px(14), theme().px(16), theme().px(14))
        foot = row(gap=8)
        foot.setContentsMargins(theme().px(10), theme().px(6), theme().px(10), theme().px(6))
        self.hint = Words("small", wrap=True)
        self.disclose = button(kind="quiet", icon="lock-open")
        self.correct = button(kind="quiet", icon="pencil")
        foot.addWidget(self.hint, 1)
        foot.addWidget(self.disclose)
        foot.addWidget(self.correct)
        self.body.addWidget(self.table)
        self.body.addWidget(self.empty)
        self.body.addLayout(foot)
        self.table.opened.connect(self._correct)
        self.table.selectionModel().selectionChanged.connect(self._row_chosen)
        self.table.rounds.modelReset.connect(self._row_chosen)
        self.correct.clicked.connect(self._correct)
        self.disclose.clicked.connect(self._disclose)
        self.retranslate()

    def show_rounds(self, shown: Sequence[Round], *, allowed: bool) -> None:
        """Show these; `allowed` says whether something can still be done about them."""
        self._allowed = allowed
        self.table.show_rounds(shown)
        show_if(self.table, bool(shown))
        show_if(self.empty, not shown)

    def _chosen(self) -> Round | None:
        """The round that is selected and counts, while something can be done about it."""
        line = self.table.chosen()
        return line if self._allowed and line is not None and not line.corrected else None

    def _row_chosen(self, *_: Any) -> None:
        line = self._chosen()
        show_if(self.correct, line is not None)
        show_if(self.disclose, line is not None and line.secret)
        show_if(self.hint, bool(self.table.rounds.rounds))

    def _correct(self, *_: Any) -> None:
        line = self._chosen()
        if line is not None:
            self.correction_wanted.emit(line.offer)

    def _disclose(self) -> None:
        line = self._chosen()
        if line is not None and isinstance(line.offer, ConfidentialOffer):
            self.disclosure_wanted.emit(line.offer)

    def retranslate(self) -> None:
        self.correct.setText(self.tr("Correct…"))
        self.disclose.setText(self.tr("May be told to the other side"))
        self.hint.setText(
            self.tr(
                "Newest first. Ctrl+Z takes the last one back; what was written down wrongly is corrected, "
                "never deleted."
            )
        )
        self.empty.setText(
            self.tr(
                "No offers yet. Record the first one under “New round”: who offers, how much, then Enter. "
                "Mediation begins with it."
            )
        )
        self.table.setAccessibleName(self.tr("Rounds"))
        self.table.reword()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
