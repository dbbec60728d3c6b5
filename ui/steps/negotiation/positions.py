"""Offers as one reads them: rounds with their movement, and where both sides stand.

Everything here is asked with `private`: without it, nothing of the caucus goes in, so that no number, no step and no
gap in the counting can tell the other side that something was said aside.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from mediator_app.domain.case import CaseFile
from mediator_app.domain.caucus import ConfidentialOffer
from mediator_app.domain.claims import Claim
from mediator_app.domain.errors import Refusal
from mediator_app.domain.money import Money
from mediator_app.domain.offers import Offer, OfferSide, in_order, round_numbers
from mediator_app.law.rules import Rules
from mediator_app.law.statutory.reference import reference

PARTIES = (OfferSide.APPLICANT, OfferSide.RESPONDENT)


@dataclass(frozen=True, slots=True)
class Round:
    """One offer as a line of the list. `number` counts the rounds of its side, those in caucus for themselves, so that
    no number changes with the view; `movement` is against the last one.

    A `corrected` offer was written down wrongly: it stays in sight, has the number of the one that put it right, and
    no longer counts.
    """

    offer: Offer | ConfidentialOffer
    number: int
    movement: Money | None = None
    secret: bool = False
    corrected: bool = False
    reason: str = ""
    """Why it was corrected, or, on the newer offer, why it corrects."""


@dataclass(frozen=True, slots=True)
class Figures:
    """Where the sides stand. `gap` is negative where they overlap."""

    applicant: Money | None
    respondent: Money | None
    mediator: Money | None

    @property
    def gap(self) -> Money | None:
        if self.applicant is None or self.respondent is None:
            return None
        return self.applicant - self.respondent

    @property
    def midpoint(self) -> Money | None:
        """Half way, in whole yuan."""
        if self.applicant is None or self.respondent is None:
            return None
        return Money((self.applicant.fen + self.respondent.fen) // 200 * 100)


def rounds(case: CaseFile, *, private: bool) -> tuple[Round, ...]:
    """All offers in the order in which they were made; a correction stands where the corrected one stood."""
    offers: tuple[Offer | ConfidentialOffer, ...] = case.record.content.offers
    if private:
        offers = (*offers, *case.caucus.offers)
    replaced = {offer.corrects: offer for offer in offers if offer.corrects is not None}
    numbers = round_numbers(case.record.content.offers)
    if private:
        numbers |= round_numbers(case.caucus.offers)
    before_open: dict[OfferSide, Money] = {}
    before_any: dict[OfferSide, Money] = {}
    found = []
    for offer in in_order(offers):
        side = offer.side
        secret = isinstance(offer, ConfidentialOffer)
        if offer.id in replaced:
            reason = replaced[offer.id].reason
            found.append(Round(offer, numbers[offer.id], secret=secret, corrected=True, reason=reason))
            continue
        last = (before_any if secret else before_open).get(side)
        before_any[side] = offer.amount
        if not secret:
            before_open[side] = offer.amount
        movement = offer.amount - last if last is not None else None
        found.append(Round(offer, numbers[offer.id], movement, secret, reason=offer.reason))
    return tuple(found)


def figures(shown: Sequence[Round]) -> Figures:
    """The last offer of each side among the rounds that count."""
    last: dict[OfferSide, Money] = {}
    for line in shown:
        if not line.corrected:
            last[line.offer.side] = line.offer.amount
    return Figures(*(last.get(side) for side in OfferSide))


def suggested_amount(case: CaseFile) -> Money | None:
    """What an agreement would probably be about, from open offers alone: where both sides met, else the mediator's
    proposal if nobody has offered anything since."""
    lines = [line for line in rounds(case, private=False) if not line.corrected]
    if not lines:
        return None
    now = figures(lines)
    if now.gap is not None and now.gap.fen == 0:
        return now.applicant
    if lines[-1].offer.side is OfferSide.MEDIATOR:
        return lines[-1].offer.amount
    if now.mediator is not None and now.mediator in (now.applicant, now.respondent):
        return now.mediator
    return None


def reference_total(claims: Sequence[Claim], today: date, rules: Rules) -> tuple[Money, int] | None:
    """The statutory reference amounts together and how many claims have one; None where no claim has."""
    found = []
    for claim in claims:
        if claim.reckoning is None:
            continue
        try:
            derivation = reference(claim.kind, claim.reckoning, today, rules)
        except Refusal:
            continue  # the claims page says at the field what is wrong with it
        if derivation is not None:
            found.append(derivation.result)
    return (Money.sum(found), len(found)) if found else None


def next_side(case: CaseFile) -> OfferSide:
    """Which side is likely to speak next; the applicant begins."""
    lines = [line for line in rounds(case, private=False) if not line.corrected]
    last = lines[-1].offer.side if lines else OfferSide.RESPONDENT
    return OfferSide.RESPONDENT if last is OfferSide.APPLICANT else OfferSide.APPLICANT
