"""Offers made in front of both sides. What is said in caucus is another type, in `caucus`."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from .ids import OfferId
from .money import Money


class OfferSide(StrEnum):
    APPLICANT = "applicant"
    RESPONDENT = "respondent"
    MEDIATOR = "mediator"


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """One open offer. `corrects` names the offer it puts right; the old one stays and no longer counts."""

    id: OfferId
    at: datetime
    side: OfferSide
    amount: Money
    pay_by: date | None = None
    conditions: str = ""
    corrects: OfferId | None = None
    reason: str = ""
    """Why it was corrected; required with `corrects`."""


def standing(offers: tuple[Offer, ...]) -> tuple[Offer, ...]:
    """The offers that count: those which no later one corrects, in order."""
    corrected = {offer.corrects for offer in offers if offer.corrects is not None}
    return tuple(offer for offer in offers if offer.id not in corrected)
