"""A card for each two between whom something is paid."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from mediator_app.domain.case import CaseFile
from mediator_app.domain.edits import SetSchedule
from mediator_app.domain.errors import Refusal
from mediator_app.domain.money import capitals, format_money
from mediator_app.domain.offers import standing
from mediator_app.domain.record import Content
from mediator_app.domain.settlement import Share
from mediator_app.domain.states import EDITABLE
from mediator_app.domain.unrecorded import Unrecorded
from mediator_app.law.calendar import warm_up
from mediator_app.law.findings import Finding
from ui.bridge import run
from ui.steps.base import Step, StepContext, StepPage
from ui.steps.payment.share_form import ShareForm, Way
from ui.steps.payment.unrecorded import place_of, put_share, typed_share
from ui.widgets.findings import FindingsLater
from ui.widgets.notices import Empty
from ui.widgets.parts import Card, Words, button, column, row, show_if
from ui.widgets.recording import FOLDS
from ui.words.people import party_name

MOST_OPEN = 3
"""Beyond so many cards only the one that is worked on is open."""


class ShareCard(Card):
    """Who pays whom, in full: it fixes the payment; the form is made when the card is first opened."""

    recorded = Signal(int, object)
    drafted = Signal(int, object)
    changed = Signal()
    opened = Signal(int)

    def __init__(self, context: StepContext, at: int, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._context, self._at = context, at
        self.form: ShareForm | None = None
        self.share: Share | None = None
        self._payee = ""
        self._offered: date | None = None
        line = row(gap=10)
        self.names = Words("card-title", wrap=True)
        self.amount, self.spelled = Words("figure"), Words("hint")
        self.open_button = button(kind="quiet")
        line.addWidget(self.names, 1)
        line.addWidget(self.amount)
        line.addWidget(self.open_button)
        self.body.addLayout(line)
        self.body.addWidget(self.spelled)
        self.open_button.clicked.connect(self._open)
        self.open_button.hide()

    def show_share(self, share: Share, content: Content, offered: date | None) -> None:
        self.share = share
        payer, payee = content.party(share.payer), content.party(share.payee)
        self.names.setText(
            self.tr("{payer} pays {payee}").format(payer=party_name(payer), payee=party_name(payee))
        )
        self.amount.setText(format_money(share.amount))
        self.spelled.setText(capitals(share.amount))
        self._payee, self._offered = payee.name, offered
        if self.form is not None:
            self.form.show_share(share, self._payee, self._offered)

    def fold(self, folded: bool) -> None:
        """Show the form or only who pays whom."""
        if not folded and self.form is None and self.share is not None and self.share.amount.is_positive:
            self.form = ShareForm(self._context, self)
            self.form.setProperty(FOLDS, True)
            self.form.recorded.connect(self._recorded)
            self.form.drafted.connect(self._drafted)
            self.form.changed.connect(self.changed)
            self.body.addWidget(self.form)
            self.form.show_share(self.share, self._payee, self._offered)
        if self.form is not None:
            show_if(self.form, not folded)
        self.open_button.setText(self.tr("Open"))
        show_if(self.open_button, folded)

    def _open(self) -> None:
        self.opened.emit(self._at)

    def _recorded(self, way: Way) -> None:
        self.recorded.emit(self._at, way)

    def _drafted(self, way: Way | None) -> None:
        self.drafted.emit(self._at, way)


class PaymentPage(StepPage):
    step = Step.PAYMENT

    def __init__(self, context: StepContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        run(warm_up)
        body = column(self, gap=12)
        self.empty = Empty("wallet")
        self.empty.acted.connect(self._to_negotiation)
        body.addWidget(self.empty)
        self._column = column(gap=12)
        body.addLayout(self._column)
        body.addStretch(1)
        self.cards: list[ShareCard] = []
        self._open_at = 0
        self._asked = -1
        self.proof = Words("strong")
        self._findings = FindingsLater(self, context, self._show_findings)
        self.retranslate()

    def title(self) -> str:
        return self.tr("Payment")

    def subtitle(self) -> str:
        return self.tr("When and how it is paid. The instalments always make the agreed amount.")

    # --- showing ------------------------------------------------------------------------------------

    def show_case(self, case: CaseFile) -> None:
        super().show_case(case)
        content = case.record.content
        shares = content.settlement.shares if content.settlement else ()
        show_if(self.empty, not shares)
        while len(self.cards) > len(shares):
            card = self.cards.pop()
            card.hide()
            self._column.removeWidget(card)
            card.deleteLater()
        while len(self.cards) < len(shares):
            card = ShareCard(self.context, len(self.cards), self)
            card.recorded.connect(self._recorded)
            card.drafted.connect(self._drafted)
            card.changed.connect(self._say_proof)
            card.opened.connect(self.open_card)
            self._column.addWidget(card)
            self.cards.append(card)
        offered = self._offered(content)
        for card, share in zip(self.cards, shares, strict=True):
            card.show_share(share, content, offered)
        self.open_card(min(self._open_at, max(len(shares) - 1, 0)))
        self.setEnabled(case.record.state in EDITABLE)
        self._findings.start()
        self._say_proof()

    def _offered(self, content: Content) -> date | None:
        days = [offer.pay_by for offer in standing(content.offers) if offer.pay_by is not None]
        return days[-1] if days and days[-1] >= self.context.today() else None

    def open_card(self, at: int) -> None:
        """Open a card; where there are many, fold the others."""
        self._open_at = at
        few = len(self.cards) <= MOST_OPEN
        for number, card in enumerate(self.cards):
            card.fold(not few and number != at)

    def _show_findings(self, findings: Sequence[Finding]) -> None:
        for number, card in enumerate(self.cards):
            path = f"settlement.shares.{number}."
            if card.form is not None:
                card.form.show_findings(_within(f, path) for f in findings if f.field.startswith(path))

    # --- edits --------------------------------------------------------------------------------------

    def _maker(self, at: int, way: Way) -> Any:
        case = self.case
        settlement = case.record.content.settlement if case is not None else None
        if settlement is None or at >= len(settlement.shares):
            return None
        share = settlement.shares[at]
        plan, method, account = way
        return partial(
            SetSchedule, payer=share.payer, payee=share.payee, plan=plan, method=method, account=account
        )

    def _recorded(self, at: int, way: Way) -> None:
        make = self._maker(at, way)
        if make is not None:
            self._asked = at
            self.edit.emit(make)
            self._asked = -1

    def _drafted(self, at: int, way: Way | None) -> None:
        self.provisional.emit(self._maker(at, way) if way is not None else None)

    def leave(self) -> None:
        super().leave()
        for card in self.cards:
            if card.form is not None and card.form.isEnabled():
                card.form.settle()

    def left_behind(self, *, for_good: bool) -> str:
        told = super().left_behind(for_good=for_good)
        if told:
            return told
        for card in self.cards:
            form, share = card.form, card.share
            if form is None or share is None or form.is_recorded or not form.isEnabled():
                continue
            if for_good or share.plan:
                return self.tr("The payment is not recorded as it stands here: {why}").format(
                    why=form.lacking_words()
                )
        return ""

    def unrecorded(self) -> tuple[Unrecorded, ...]:
        typed = [typed_share(card.form) for card in self.cards if card.form is not None]
        return (*super().unrecorded(), *(one for one in typed if one is not None))

    def put_back(self, texts: Sequence[Unrecorded]) -> None:
        of = {one.place: one for one in texts}
        for at, card in enumerate(self.cards):
            if card.share is not None and (one := of.get(place_of(card.share))) is not None:
                self.open_card(at)
                if card.form is not None:
                    put_share(card.form, one)

    def show_refusal(self, refusal: Refusal) -> bool:
        if not 0 <= self._asked < len(self.cards):
            return False
        form = self.cards[self._asked].form
        if form is None:
            return False
        form.show_refusal(refusal)
        return True

    def focus_field(self, path: str) -> bool:
        parts = path.split(".")
        if not self.cards or parts[0] != "settlement":
            return False
        at = int(parts[2]) if len(parts) > 2 and parts[2].isdigit() else 0
        at = min(at, len(self.cards) - 1)
        self.open_card(at)
        form = self.cards[at].form
        if form is None:
            return False
        form.focus_path(".".join(parts[3:]) or "plan")
        return True

    # --- words ----------------------------------------------------------------------------------------

    def footer_widgets(self) -> Sequence[QWidget]:
        return (self.proof,)

    def _say_proof(self) -> None:
        case = self.case
        settlement = case.record.content.settlement if case is not None else None
        if settlement is None:
            self.proof.setText("")
            return
        planned = all(share.plan is not None or share.amount.is_zero for share in settlement.shares)
        right = all(card.form.proof_words()[1] for card in self.cards if card.form is not None)
        total = format_money(settlement.total)
        self.proof.setText(
            self.tr("Sum {total} = agreed total ✓").format(total=total)
            if planned and right
            else self.tr("Agreed total {total}").format(total=total)
        )

    def _to_negotiation(self) -> None:
        self.go_to.emit(Step.NEGOTIATION, "settlement")

    def retranslate(self) -> None:
        self.empty.say(
            self.tr("No amount is agreed yet"),
            self.tr("Record under Negotiation what both sides agree on; the dates of payment follow here."),
            self.tr("To the negotiation"),
        )
        if self.case is not None:
            self.show_case(self.case)


def _within(finding: Finding, path: str) -> Finding:
    """The finding with its field seen from within the share."""
    return replace(finding, field=finding.field.removeprefix(path))
