"""Why the court returned a filing, reason by reason, each with a way to the field that it names."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QWidget

from mediator_app.delivery import ObjectionFact
from mediator_app.domain.record import Content
from ui.icons import set_icon
from ui.steps.base import Step, step_of
from ui.steps.check.places import place_words
from ui.theme import theme
from ui.widgets.parts import Elided, Rule, Words, button, clear, column, row, show_if
from ui.widgets.step_list import step_words
from ui.words.filings import joined, objection_words

USUAL_PLACES: Final[Mapping[str, str]] = {
    "name_differs": "parties",
    "number_wrong": "parties",
    "address_incomplete": "parties",
    "representative_wrong": "parties",
    "authority_missing": "agents",
    "claim_unclear": "claims",
    "out_of_scope": "claims",
    "not_this_court": "body",
    "amount_differs": "settlement",
    "schedule_unclear": "settlement.shares",
    "clause_unlawful": "terms",
    "clause_unclear": "terms",
    "signature_missing": "signatures",
    "signature_invalid": "signatures",
    "seal_missing": "signatures",
    "service_unproven": "services",
    "document_missing": "documents",
    "document_unreadable": "documents",
    "already_filed": "",
    "other": "",
}
"""Where a reason is usually about, for a clerk who named no field; as the filing contract has it."""


def field_of(objection: ObjectionFact) -> str:
    """The path of the field that the court means (`parties.1.name`)."""
    named = objection.field.removeprefix("content.")
    return named or USUAL_PLACES.get(objection.reason, "")


def step_for(objection: ObjectionFact) -> Step:
    """The page on which one mends it."""
    field = field_of(objection)
    if field == "settlement.shares":
        return Step.PAYMENT
    return step_of(field)


class ObjectionRow(QWidget):
    """One reason: what, where, and what the clerk wrote."""

    go = Signal(object, str)

    def __init__(
        self,
        objection: ObjectionFact,
        content: Content | None,
        parent: QWidget | None = None,
        *,
        flat: bool = False,
    ) -> None:
        """`flat`: all in one line, for where there is width and little height."""
        super().__init__(parent)
        self._step, self._field = step_for(objection), field_of(objection)
        line = row(self, gap=10)
        edge = theme().px(0 if flat else 4)
        line.setContentsMargins(0, edge, 0, edge)
        icon = QLabel()
        set_icon(icon, "circle-alert", "red", 18)
        line.addWidget(icon, 0, Qt.AlignmentFlag.AlignVCenter if flat else Qt.AlignmentFlag.AlignTop)
        middle = row(gap=12) if flat else column(gap=2)
        self.words = Words("told" if flat else "", objection_words(objection.reason), wrap=not flat)
        place = step_words(self._step)
        if content is not None and step_of(self._field) is self._step:
            place = place_words(self._field, content)
        below = self.said = joined((place, objection.note))
        self.below = Elided("told-small", below) if flat else Words("small", below, wrap=True)
        middle.addWidget(self.words)
        middle.addWidget(self.below, 1 if flat else 0)
        line.addLayout(middle, 1)
        self.button = button(self.tr("Go there"), "quiet", "arrow-right")
        self.button.setAccessibleName(self.tr("Go there: {what}").format(what=self.words.text()))
        self.button.clicked.connect(self._go)
        line.addWidget(self.button, 0, Qt.AlignmentFlag.AlignVCenter)

    def _go(self) -> None:
        self.go.emit(self._step, self._field)


class Objections(QWidget):
    """All reasons of one return."""

    go = Signal(object, str)
    """A `Step` and the path of a field in it, or ""."""

    def __init__(self, parent: QWidget | None = None, *, flat: bool = False) -> None:
        super().__init__(parent)
        self._flat = flat
        self._lines = column(self, gap=0)
        self.rows: list[ObjectionRow] = []
        self._shown: tuple[Any, ...] = ()

    def show_objections(self, objections: Sequence[ObjectionFact], content: Content | None = None) -> None:
        """Rows that say the same stay, so that the keyboard stays where it is."""
        rows = [ObjectionRow(one, content, flat=self._flat) for one in objections]
        said = tuple((one.words.text(), one.said, one.button.text()) for one in rows)
        show_if(self, bool(rows))
        if said == self._shown and len(rows) == len(self.rows):
            return
        self._shown = said
        clear(self._lines)
        self.rows = rows
        for at, made in enumerate(rows):
            if at:
                self._lines.addWidget(Rule())
            made.go.connect(self.go)
            self._lines.addWidget(made)
