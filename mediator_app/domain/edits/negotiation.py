"""Offers made in front of both sides."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from mediator_app.domain.case import CaseFile
from mediator_app.domain.errors import Refusal
from mediator_app.domain.ids import OfferId
from mediator_app.domain.money import Money
from mediator_app.domain.offers import Offer, OfferSide
from mediator_app.domain.states import CaseState

from .base import Edit, add, content_of, in_state, index, with_content


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordOffer(Edit):
    """An offer in front of both sides."""

    offer_id: OfferId
    side: OfferSide
    amount: Money
    pay_by: date | None = None
    conditions: str = ""

    def change(self, case: CaseFile) -> CaseFile:
        in_state(case.record, CaseState.MEDIATING, CaseState.AGREED)
        if self.amount.fen < 0:
            raise Refusal("money_negative", "amount")
        offer = Offer(
            id=self.offer_id,
            at=self.at,
            side=self.side,
            amount=self.amount,
            pay_by=self.pay_by,
            conditions=self.conditions,
        )
        return with_content(case, offers=add(content_of(case).offers, offer, "offers"))


@dataclass(frozen=True, slots=True, kw_only=True)
class CorrectOffer(Edit):
    """Puts an offer right that was written down wrongly. The old one stays, and the reason is asked for."""

    corrects: OfferId
    offer_id: OfferId
    amount: Money
    reason: str
    pay_by: date | None = None
    conditions: str = ""

    def change(self, case: CaseFile) -> CaseFile:
        if not self.reason.strip():
            raise Refusal("reason_missing", "reason")
        if self.amount.fen < 0:
            raise Refusal("money_negative", "amount")
        offers = content_of(case).offers
        old = offers[index(offers, self.corrects, "offers")]
        if any(offer.corrects == old.id for offer in offers):
            raise Refusal("already_corrected", "offers")
        offer = Offer(
            id=self.offer_id,
            at=self.at,
            side=old.side,
            amount=self.amount,
            pay_by=self.pay_by,
            conditions=self.conditions,
            corrects=old.id,
            reason=self.reason,
        )
        return with_content(case, offers=add(offers, offer, "offers"))
