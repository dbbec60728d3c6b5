"""What a round would stand without: the parties who speak, and what they dispute about."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from mediator_app.domain.people import Side
from mediator_app.domain.record import Content
from ui.steps.base import Step
from ui.widgets.notices import Banner


class LackingBanner(Banner):
    """Says what is missing and leads there; rounds can be recorded all the same."""

    go_to = Signal(object, str)
    """A `Step` and the path of a field in it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._step = Step.PARTIES
        self.acted.connect(self._go)

    def show_content(self, content: Content, *, talking: bool) -> None:
        """Follow the case; `talking` while rounds go on."""
        if not talking:
            self.say("")
        elif not content.on_side(Side.APPLICANT) or not content.on_side(Side.RESPONDENT):
            self._step = Step.PARTIES
            self.say(
                self.tr("Applicant and respondent are not both entered yet: whose offers are these?"),
                self.tr("Enter the parties"),
            )
        elif not content.claims:
            self._step = Step.CLAIMS
            self.say(
                self.tr("No claim is entered yet: there is nothing to compare an offer with."),
                self.tr("Enter the claims"),
            )
        else:
            self.say("")

    def _go(self) -> None:
        self.go_to.emit(self._step, self._step.value)
