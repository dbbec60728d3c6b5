"""Offers made in front of both sides. What is said in caucus is another type, in `caucus`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Protocol, TypeVar

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


class Numbered(Protocol):
    """What a round is told by, whether it was made openly or in caucus."""

    @property
    def id(self) -> OfferId: ...
    @property
    def at(self) -> datetime: ...
    @property
    def side(self) -> OfferSide: ...
    @property
    def corrects(self) -> OfferId | None: ...


N = TypeVar("N", bound=Numbered)


def in_order(offers: Iterable[N]) -> tuple[N, ...]:
    """The offers as they were made; one that puts another right stands right behind it."""
    offers = tuple(offers)
    by_id = {offer.id: offer for offer in offers}

    def made(offer: N) -> datetime:
        while offer.corrects is not None and offer.corrects in by_id:
            offer = by_id[offer.corrects]
        return offer.at

    return tuple(sorted(offers, key=made))


def round_numbers(offers: Iterable[Numbered]) -> dict[OfferId, int]:
    """The number of each round: every side counts its own from 1. A corrected offer has the number of the one that
    puts it right. Open rounds and those in caucus are numbered each for themselves."""
    ordered = in_order(offers)
    replaced = {offer.corrects for offer in ordered}
    counted: Counter[OfferSide] = Counter()
    found: dict[OfferId, int] = {}
    for offer in ordered:
        found[offer.id] = counted[offer.side] + 1
        if offer.id not in replaced:
            counted[offer.side] += 1
    return found


def standing(offers: tuple[Offer, ...]) -> tuple[Offer, ...]:
    """The offers that count: those which no later one corrects, in order."""
    corrected = {offer.corrects for offer in offers if offer.corrects is not None}
    return tuple(offer for offer in offers if offer.id not in corrected)


def last_of_each(offers: tuple[Offer, ...], corrects: OfferId | None = None) -> dict[OfferSide, Offer]:
    """The last offer of each side that counts, in the order in which they were made; `corrects` is left out."""
    counting = {offer.id for offer in standing(offers)} - {corrects}
    last: dict[OfferSide, Offer] = {}
    for offer in in_order(offers):
        if offer.id in counting:
            last.pop(offer.side, None)  # so that the order is that of the offers which are left
            last[offer.side] = offer
    return last
