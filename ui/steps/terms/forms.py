"""The fields of each kind of clause, bound to its value."""

from __future__ import annotations

from contextlib import suppress
from typing import Any, Final, assert_never

from PySide6.QtWidgets import QWidget

from mediator_app.domain.errors import Refusal
from mediator_app.domain.people import Employer
from mediator_app.domain.record import Content
from mediator_app.domain.terms import DisputeScope, TaxBearer
from ui.steps.base import StepContext
from ui.steps.terms.free_edit import FreeEdit, MarkBar
from ui.steps.terms.kinds import TermKind
from ui.steps.terms.rate_edit import RateEdit
from ui.widgets.choices import Choice, Segments, Tick
from ui.widgets.date_edit import DateEdit
from ui.widgets.form import Form
from ui.widgets.money_edit import MoneyEdit
from ui.widgets.number_edit import CountEdit
from ui.widgets.parts import show_if
from ui.widgets.recording import TextLine
from ui.words.people import party_name

ABOUT_A_CONTRACT: Final = frozenset({TermKind.END, TermKind.CERTIFICATE, TermKind.INSURANCE})
"""Clauses that may name the employer whose labour contract they are about."""


class TermForm(Form):
    """The fields of one clause. A date that was taken away is not recorded: the clause cannot be without it."""

    def __init__(self, kind: TermKind, context: StepContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.kind = kind
        self._content: Content | None = None
        today = context.desk.clock.today
        for place in range(4):
            self.grid.setColumnStretch(place, 1)
        match kind:
            case TermKind.END:
                self.put("on", DateEdit(today), 0, 0, 2)
                self.put("mutual", Segments(), 0, 2, 2)
                self.put("employer", Choice(), 1, 0, 4)
            case TermKind.TAX:
                self.put("bearer", Segments(), 0, 0, 4)
            case TermKind.DEFAULT:
                self.put("grace_days", CountEdit(), 0, 0)
                self.put("acceleration", Tick(), 0, 1, 3)
                self.put("penalty", MoneyEdit(), 1, 0, 2)
                self.put("daily_rate", RateEdit(), 1, 2, 2)
            case TermKind.CERTIFICATE:
                self.put("by", DateEdit(today, ahead=True), 0, 0, 2)
                self.put("employer", Choice(), 1, 0, 4)
            case TermKind.INSURANCE:
                self.put("paid_to", DateEdit(today), 0, 0, 2)
                self.put("by", DateEdit(today, ahead=True), 0, 2, 2)
                self.put("employer", Choice(), 1, 0, 4)
            case TermKind.RETURN:
                self.put("giver", Choice(), 0, 0, 2)
                self.put("by", DateEdit(today, ahead=True), 0, 2, 2)
                self.put("items", TextLine(), 1, 0, 4)
            case TermKind.FREE:
                edit = FreeEdit(lines=2)
                self.put("text", edit, 0, 0, 4)
                self.grid.addWidget(MarkBar(edit), 1, 0, 1, 4)
            case TermKind.NO_DISPUTE:
                self.put("scope", Segments(), 0, 0, 4)
            case TermKind.CONFIDENTIAL:
                pass
            case _:
                assert_never(kind)
        self.retranslate()

    def show_content(self, content: Content) -> None:
        """What the choices are taken from."""
        self._content = content
        if self.kind is TermKind.RETURN:
            self.editor("giver").set_choices([(party.id, party_name(party)) for party in content.parties])
            if self.value is not None:
                self.editor("giver").show_value(self.value.giver)
        if self.kind in ABOUT_A_CONTRACT:
            self._offer_employers(content)

    def _offer_employers(self, content: Content) -> None:
        """Whose contract it is, asked only where there are several to have one with."""
        employers = [party for party in content.parties if isinstance(party, Employer)]
        named = self.value.employer if self.value is not None else None
        field, editor = self.field("employer"), self.editor("employer")
        wanted = len(employers) > 1 or named is not None
        show_if(field, wanted)
        if not wanted:  # with the first entry Qt makes the list that drops down, of seven widgets
            return
        everybody = self.tr("All employers that are no third party")
        editor.set_choices([(None, everybody), *((party.id, party_name(party)) for party in employers)])
        editor.show_value(named)
        several = len(employers) > 1 and named is None
        field.show_hint(
            self.tr("A dispatched worker has a contract with one of them only.") if several else ""
        )

    def _changed(self, path: str, part: Any) -> None:
        if part is None and path in ("on", "by", "paid_to"):
            return
        with suppress(Refusal):  # half a mark, or too many days: said when the field is left
            super()._changed(path, part)

    def _recorded(self, path: str, part: Any) -> None:
        if part is None and path in ("on", "by", "paid_to"):
            self.editor(path).show_value(self.read_part(path))
            self.field(path).show_error(self.tr("A date belongs here; take the clause out if there is none."))
            return
        try:
            super()._recorded(path, part)
        except Refusal as refusal:
            self.field(path).show_refusal(refusal)

    def read_part(self, path: str) -> Any:
        """What the case says of a part."""
        return getattr(self.value, path)

    def retranslate(self) -> None:
        if self.kind in ABOUT_A_CONTRACT:
            self.field("employer").say(self.tr("Whose labour contract"))
            if self._content is not None:
                self._offer_employers(self._content)
        match self.kind:
            case TermKind.END:
                self.field("on").say(self.tr("Employment ends on"))
                self.editor("mutual").set_choices(
                    [(True, self.tr("by agreement")), (False, self.tr("had ended already"))]
                )
                self.field("mutual").say(self.tr("How"))
            case TermKind.TAX:
                self.editor("bearer").set_choices(
                    [
                        (TaxBearer.PAYEE, self.tr("Payee · amounts before tax")),
                        (TaxBearer.PAYER, self.tr("Payer · amounts after tax")),
                    ]
                )
                self.field("bearer").say(self.tr("The tax is borne by"))
            case TermKind.DEFAULT:
                self.field("grace_days").say(self.tr("Days of grace"))
                self.field("acceleration").say(" ")
                tick = self.editor("acceleration")
                tick.setText(self.tr("then everything unpaid falls due"))
                tick.setAccessibleName(tick.text())
                self.field("penalty").say(self.tr("Penalty, once (yuan)"), placeholder=self.tr("none"))
                self.field("daily_rate").say(
                    self.tr("Penalty a day on what is unpaid"),
                    placeholder=self.tr("such as 0.05%"),
                )
            case TermKind.CERTIFICATE:
                self.field("by").say(self.tr("Handed over by"))
            case TermKind.INSURANCE:
                self.field("paid_to").say(self.tr("Paid up to the month of"))
                self.field("by").say(self.tr("Transferred by"))
            case TermKind.RETURN:
                self.field("giver").say(self.tr("Who hands over"))
                self.field("by").say(self.tr("Handed over by"))
                self.field("items").say(
                    self.tr("What"), placeholder=self.tr("such as notebook computer, access card, files")
                )
            case TermKind.FREE:
                self.field("text").say(
                    "",
                    placeholder=self.tr("Say who does what by when. Figures of the case go in by the menu."),
                )
                self.editor("text").setAccessibleName(self.tr("Words of the clause"))
            case TermKind.NO_DISPUTE:
                self.editor("scope").set_choices(
                    [
                        (DisputeScope.CLAIMS, self.tr("The claims of this case")),
                        (DisputeScope.EMPLOYMENT, self.tr("Everything from the employment")),
                    ]
                )
                self.field("scope").say(self.tr("No further dispute over"))
            case TermKind.CONFIDENTIAL:
                pass
            case _:
                assert_never(self.kind)

    def changeEvent(self, event: Any) -> None:
        if event.type() is event.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
