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


def last_of_each(offers: tuple[Offer, ...], corrects: OfferId | None = None) -> dict[OfferSide, Offer]:
    """The last offer of each side that counts, in the order in which they were made; `corrects` is left out.

    One that puts another right was made when that one was.
    """
    made: dict[OfferId, datetime] = {}
    for offer in offers:
        first = made.get(offer.corrects) if offer.corrects is not None else None
        made[offer.id] = first or offer.at
    counting = [offer for offer in standing(offers) if offer.id != corrects]
    last: dict[OfferSide, Offer] = {}
    for offer in sorted(counting, key=lambda one: made[one.id]):
        last.pop(offer.side, None)  # so that the order is that of the offers which are left
        last[offer.side] = offer
    return last
