"""What is said to the mediator alone."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from mediator_app.domain.case import CaseFile
from mediator_app.domain.caucus import ConfidentialNote, ConfidentialOffer
from mediator_app.domain.errors import Refusal
from mediator_app.domain.ids import NoteId, OfferId
from mediator_app.domain.money import Money
from mediator_app.domain.offers import Offer, OfferSide
from mediator_app.domain.states import EDITABLE, CaseState

from .base import Edit, add, change, content_of, in_state, index, remove, with_content


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordConfidentialOffer(Edit):
    """An offer made to the mediator alone."""

    offer_id: OfferId
    side: OfferSide
    amount: Money
    pay_by: date | None = None
    conditions: str = ""

    def change(self, case: CaseFile) -> CaseFile:
        in_state(case.record, CaseState.MEDIATING, CaseState.AGREED)
        if self.amount.fen < 0:
            raise Refusal("money_negative", "amount")
        offer = ConfidentialOffer(
            id=self.offer_id,
            at=self.at,
            side=self.side,
            amount=self.amount,
            pay_by=self.pay_by,
            conditions=self.conditions,
        )
        caucus = replace(case.caucus, offers=add(case.caucus.offers, offer, "caucus.offers"))
        return replace(case, caucus=caucus)


@dataclass(frozen=True, slots=True, kw_only=True)
class CorrectConfidentialOffer(Edit):
    """Puts right what was written down wrongly of a confidential offer. The old one stays; the reason is asked for."""

    corrects: OfferId
    offer_id: OfferId
    amount: Money
    reason: str
    pay_by: date | None = None
    conditions: str = ""

    def change(self, case: CaseFile) -> CaseFile:
        in_state(case.record, *EDITABLE)
        if not self.reason.strip():
            raise Refusal("reason_missing", "reason")
        if self.amount.fen < 0:
            raise Refusal("money_negative", "amount")
        offers = case.caucus.offers
        old = _uncorrected(offers, self.corrects)
        offer = ConfidentialOffer(
            id=self.offer_id,
            at=self.at,
            side=old.side,
            amount=self.amount,
            pay_by=self.pay_by,
            conditions=self.conditions,
            corrects=old.id,
            reason=self.reason,
        )
        return replace(case, caucus=replace(case.caucus, offers=add(offers, offer, "caucus.offers")))


def _uncorrected(offers: tuple[ConfidentialOffer, ...], id: OfferId) -> ConfidentialOffer:
    """That offer. Refusal `not_there`, `already_corrected`."""
    old = offers[index(offers, id, "caucus.offers")]
    if any(offer.corrects == old.id for offer in offers):
        raise Refusal("already_corrected", "caucus.offers")
    return old


@dataclass(frozen=True, slots=True, kw_only=True)
class DiscloseOffer(Edit):
    """The side allows its confidential offer to be told to the other: an open offer with the same figures is made.

    What was corrected is not told any more (`already_corrected`).
    """

    confidential: OfferId
    offer_id: OfferId

    def change(self, case: CaseFile) -> CaseFile:
        in_state(case.record, CaseState.MEDIATING, CaseState.AGREED)
        hidden = _uncorrected(case.caucus.offers, self.confidential)
        offer = Offer(
            id=self.offer_id,
            at=self.at,
            side=hidden.side,
            amount=hidden.amount,
            pay_by=hidden.pay_by,
            conditions=hidden.conditions,
        )
        return with_content(case, offers=add(content_of(case).offers, offer, "offers"))


@dataclass(frozen=True, slots=True, kw_only=True)
class WriteConfidentialNote(Edit):
    note: ConfidentialNote

    def change(self, case: CaseFile) -> CaseFile:
        in_state(case.record, *EDITABLE)
        caucus = replace(case.caucus, notes=add(case.caucus.notes, self.note, "caucus.notes"))
        return replace(case, caucus=caucus)


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeConfidentialNote(Edit):
    note: ConfidentialNote

    def change(self, case: CaseFile) -> CaseFile:
        caucus = replace(case.caucus, notes=change(case.caucus.notes, self.note, "caucus.notes"))
        return replace(case, caucus=caucus)


@dataclass(frozen=True, slots=True, kw_only=True)
class RemoveConfidentialNote(Edit):
    note: NoteId

    def change(self, case: CaseFile) -> CaseFile:
        caucus = replace(case.caucus, notes=remove(case.caucus.notes, self.note, "caucus.notes"))
        return replace(case, caucus=caucus)
