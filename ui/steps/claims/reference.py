"""The statutory reference amount of a claim: the figure, how it compares, and how it came about."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QWidget

from mediator_app.domain.claims import Claim, Reckoning
from mediator_app.domain.errors import Refusal
from mediator_app.domain.money import Money, format_money
from mediator_app.law.statutory import Derivation, Need, missing, reference
from ui.steps.base import StepContext
from ui.steps.claims.reckoning import ReckoningForm
from ui.widgets.flow import Flow
from ui.widgets.parts import Words, button, column, row, set_kind, show_if
from ui.words.claims import articles_words
from ui.words.codes import refusal_words
from ui.words.derivations import line_words, note_words

TIMES_FROM = 11
"""In tenths: from how many times the reference on it is said as a multiple."""


def derive_claim(context: StepContext, claim: Claim) -> Derivation | None:
    """The claim's derivation; None while something is missing. Refusals of `reference`."""
    if claim.reckoning is None:
        return None
    return reference(claim.kind, claim.reckoning, context.today(), context.desk.rules())


def tenths(claimed: Money | None, result: Money) -> int | None:
    """How many tenths of the reference the claim is, half up; None where there is nothing to compare."""
    if claimed is None or result.fen <= 0:
        return None
    return (claimed.fen * 20 + result.fen) // (result.fen * 2)


class ReferencePanel(QFrame):
    """`shown` asks for the derivation in large type."""

    shown = Signal()

    def __init__(self, context: StepContext, form: ReckoningForm, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("soft")
        self._context, self._form = context, form
        self._claim: Claim | None = None
        self.derivation: Derivation | None = None
        body = column(self, padding=12, gap=6)
        line = row(gap=10)
        said = QWidget()
        flow = Flow(said, gap=10)
        self.label = Words("strong")
        self.figure = Words("figure")
        self.figure.set_tone("accent")
        self.compared = Words("muted")
        for part in (self.label, self.figure, self.compared):
            flow.addWidget(part)
        self.show_button = button(kind="quiet", icon="maximize-2")
        self.show_button.clicked.connect(self.shown)
        line.addWidget(said, 1)
        line.addWidget(self.show_button, 0, Qt.AlignmentFlag.AlignTop)
        body.addLayout(line)
        self.how = Words("muted", wrap=True)
        self.notes = Words("remark", wrap=True)
        body.addWidget(self.how)
        body.addWidget(self.notes)
        self.retranslate()

    def show_claim(self, claim: Claim) -> None:
        """Work the amount out again, also while something is being typed."""
        self._claim = claim
        trouble = ""
        try:
            self.derivation = derive_claim(self._context, claim)
        except Refusal as refusal:
            self.derivation, trouble = None, refusal_words(refusal)
        derived = self.derivation
        set_kind(self, tone="" if derived is not None or not trouble else "amber")
        self.figure.setText(format_money(derived.result) if derived else "—")
        self.compared.setText(self._comparison(claim, derived))
        show_if(self.show_button, derived is not None)
        if derived is None:
            self.how.setText(trouble or self._lacking(claim))
            self.notes.hide()
            return
        rules = self._context.desk.rules()
        said = []
        for one in derived.lines:
            words = line_words(one)
            figures = f"  {one.arithmetic}" if one.amount is not None and one.arithmetic else ""
            said.append(f"{words}{figures}  ·  {articles_words(one.basis, rules)}")
        self.how.setText("\n".join(said))
        self.notes.setText("\n".join(note_words(note) for note in derived.notes))
        show_if(self.notes, bool(derived.notes))

    def _comparison(self, claim: Claim, derived: Derivation | None) -> str:
        times = tenths(claim.amount, derived.result) if derived else None
        if times is None or derived is None or claim.amount is None:
            return ""
        if times >= TIMES_FROM:
            return self.tr("claimed: {times} times the reference").format(times=f"{times // 10}.{times % 10}")
        if claim.amount == derived.result:
            return self.tr("claimed: exactly the reference")
        if claim.amount > derived.result:
            return self.tr("claimed: a little more than the reference")
        return self.tr("claimed: {percent}% of the reference").format(percent=times * 10)

    def _lacking(self, claim: Claim) -> str:
        lacking: tuple[Need, ...] = missing(claim.kind, claim.reckoning or Reckoning())
        names = self.tr(", ").join(self._form.need_words(need) for need in lacking)
        return self.tr("Still needed: {fields}").format(fields=names)

    def retranslate(self) -> None:
        self.label.setText(self.tr("Statutory reference"))
        self.show_button.setText(" " + self.tr("Show to the parties"))
        if self._claim is not None:
            self.show_claim(self._claim)

    def changeEvent(self, event: Any) -> None:
        if event.type() is event.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
