"""One claim as a card: kind, articles and amount in its head; the reckoning, the period and the reasons inside."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from mediator_app.domain.claims import Claim, ClaimKind
from mediator_app.domain.errors import Refusal
from mediator_app.domain.money import format_money
from mediator_app.domain.record import Content
from mediator_app.law.checks.demands import NOT_MONEY
from mediator_app.law.findings import Finding
from ui.steps.base import StepContext
from ui.steps.claims.reckoning import ReckoningForm
from ui.steps.claims.reference import ReferencePanel, derive_claim
from ui.theme import theme
from ui.widgets.choices import Choice
from ui.widgets.date_edit import DateEdit
from ui.widgets.fields import spelled
from ui.widgets.fold import Fold
from ui.widgets.form import Form
from ui.widgets.money_edit import MoneyEdit
from ui.widgets.parts import Elided, column, show_if
from ui.widgets.recording import TextArea, TextLine
from ui.words.claims import articles_words, claim_title
from ui.words.people import party_name

AMOUNT_WIDTH: Final = 168
"""Pixels of the design: room for fourteen characters, as in 贰万陆仟捌佰玖拾陆元伍角伍分."""


class AmountForm(Form):
    """The amount alone, in the head of the card."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.put("amount", MoneyEdit(), 0, 0, spell=False)
        self.setFixedWidth(theme().px(AMOUNT_WIDTH))

    def name(self, number: int, *, money: bool) -> None:
        """What a screen reader says of it, and what stands in it while it is empty."""
        self.editor("amount").setAccessibleName(self.tr("Amount of claim {number}").format(number=number))
        self.editor("amount").setPlaceholderText(self.tr("amount") if money else self.tr("not for money"))


class DetailsForm(Form):
    """Between whom, in which words, for which period and why."""

    def __init__(self, context: StepContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.claimant, self.against = Choice(), Choice()
        self.put("claimant", self.claimant, 0, 0, 2)
        self.put("against", self.against, 0, 2, 2)
        self.put("title", TextLine(), 1, 0, 2)
        self.put("starts", DateEdit(context.today), 1, 2)
        self.put("ends", DateEdit(context.today), 1, 3)
        self.put("basis", TextArea(lines=2), 2, 0, 4)
        self.retranslate()

    def show_parties(self, content: Content) -> None:
        """Who can claim of whom; not asked where there are only two."""
        choices = [(party.id, party_name(party)) for party in content.parties]
        for choice in (self.claimant, self.against):
            choice.set_choices(choices)
        for path in ("claimant", "against"):
            show_if(self.field(path), len(choices) > 2)

    def retranslate(self) -> None:
        self.field("claimant").say(self.tr("Claimed by"))
        self.field("against").say(self.tr("Against"))
        self.field("title").say(
            self.tr("Wording of the claim"), placeholder=self.tr("where the kind does not say it")
        )
        self.field("starts").say(self.tr("From"))
        self.field("ends").say(self.tr("To"))
        self.field("basis").say(self.tr("Facts and reasons"), placeholder=self.tr("in the party's words"))


class ClaimCard(Fold):
    """Signals carry whole claims: as it would be, and as it should become."""

    changed = Signal(object)
    recorded = Signal(object)
    show_wanted = Signal(str)
    kept_lines = 1

    def __init__(self, context: StepContext, claim: Claim, parent: QWidget | None = None) -> None:
        super().__init__(claim.id, parent)
        self._context = context
        self.claim = claim
        self.parties: Content | None = None
        self.amount = AmountForm(self.head)
        self.amount.changed.connect(self._typed)
        self.amount.recorded.connect(self._recorded)
        self.beside.addWidget(self.amount)
        self._capitals: Elided | None = None
        self.opened.connect(self._spell)
        self.reckoning: ReckoningForm | None = None
        self.reference: ReferencePanel | None = None
        self.details: DetailsForm | None = None
        self.last: Form = self.amount

    @property
    def capitals(self) -> Elided:
        """The line for the amount in capitals; made when the card is first opened."""
        if self._capitals is None:
            self._capitals = Elided("hint", parent=self.head)
            self._capitals.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            self._capitals.setFixedSize(theme().px(AMOUNT_WIDTH), theme().px(17))
            self.beside.addWidget(self._capitals)
        return self._capitals

    @property
    def forms(self) -> tuple[Form, ...]:
        return tuple(form for form in (self.amount, self.reckoning, self.details) if form is not None)

    # --- showing ---------------------------------------------------------------------------------------

    def show_claim(self, claim: Claim, content: Content, place: int) -> None:
        known = self.parties
        count = len(content.claims)
        same_place = (place, count) == (self.place, self.count)
        same_parties = known is not None and known.parties is content.parties
        if self.name.whole() and claim is self.claim and same_place and same_parties:
            return
        self.claim, self.parties, self.place, self.count = claim, content, place, count
        self.show_error("")
        self._say()
        self.amount.show_value(claim)
        self._spell()
        self._show_inside()

    def show_findings(self, findings: Sequence[Finding]) -> None:
        """Findings with fields relative to the claim."""
        for form in self.forms:
            form.show_findings(findings)

    def _say(self) -> None:
        claim, content = self.claim, self.parties
        rules = self._context.desk.rules()
        between = ""
        if content is not None and len(content.parties) > 2:
            between = self._between(content)
        articles = articles_words(claim.articles, rules)
        self.say(
            f"{self.place + 1}  {claim_title(claim)}",
            " · ".join(part for part in (between, articles) if part),
            self._reference_words(),
        )
        self.amount.name(
            self.place + 1, money=claim.kind not in NOT_MONEY and claim.kind is not ClaimKind.OTHER
        )

    def _between(self, content: Content) -> str:
        """Whose claim it is; against whom only where several could be meant, so that the name is read to its end."""
        names = {party.id: party_name(party) for party in content.parties}
        claimant, other = names.get(self.claim.claimant, ""), names.get(self.claim.against, "")
        side = next((party.side for party in content.parties if party.id == self.claim.against), None)
        if side is not None and len(content.on_side(side)) == 1:
            return claimant
        return self.tr("{claimant} against {other}").format(claimant=claimant, other=other)

    def _reference_words(self) -> str:
        try:
            derived = derive_claim(self._context, self.claim)
        except Refusal:
            return ""  # said in the panel, beside the dates
        return self.tr("Reference {amount}").format(amount=format_money(derived.result)) if derived else ""

    # --- inside ----------------------------------------------------------------------------------------

    def make_body(self) -> QWidget:
        inside = QWidget(self)
        body = column(inside, gap=10)
        self.reckoning = ReckoningForm(self.claim, self._context.today, inside)
        if self.reckoning.needs:
            body.addWidget(self.reckoning)
            self.reference = ReferencePanel(self._context, self.reckoning, inside)
            self.reference.shown.connect(self._want_showing)
            body.addWidget(self.reference)
        self.details = DetailsForm(self._context, inside)
        body.addWidget(self.details)
        for form in (self.reckoning, self.details):
            form.changed.connect(self._typed)
            form.recorded.connect(self._recorded)
        return inside

    def show_body(self) -> None:
        self._show_inside()

    def _show_inside(self) -> None:
        if self.details is None or self.reckoning is None:
            return
        if self.parties is not None:
            self.details.show_parties(self.parties)
        self.details.show_value(self.claim)
        self.reckoning.show_value(self.claim)
        if self.reference is not None:
            self.reference.show_claim(self.claim)

    def _spell(self, _: str = "") -> None:
        """The amount in capitals, while the card is open; their line is kept, so that typing moves nothing."""
        if self._capitals is None and not self.is_open:
            return
        editor = self.amount.editor("amount")
        try:
            text = spelled(editor.parse(editor.text()))
        except Refusal:
            text = ""
        self.capitals.setText(text)
        show_if(self.capitals, self.is_open and (bool(text) or self.claim.kind not in NOT_MONEY))

    def allow(self, on: bool) -> None:
        super().allow(on)
        self.amount.setEnabled(on)

    def fold(self) -> None:
        super().fold()
        self._spell()

    def _typed(self, claim: Claim) -> None:
        self._spell()
        if self.reference is not None:
            self.reference.show_claim(claim)
        self.changed.emit(claim)

    def _recorded(self, claim: Claim) -> None:
        form = self.sender()
        if isinstance(form, Form):
            self.last = form
        self.recorded.emit(claim)

    def _want_showing(self) -> None:
        self.show_wanted.emit(self.key)

    def show_refusal(self, refusal: Refusal) -> bool:
        """At the field that was recorded last in this card."""
        return self.last.show_refusal(refusal)

    def focus_path(self, path: str) -> bool:
        """Open the card where that is needed and put the cursor into the field."""
        if path not in self.amount.paths:
            self.open()
        return any(form.focus_path(path) for form in self.forms)

    def retranslate(self) -> None:
        self._say()
        super().retranslate()
