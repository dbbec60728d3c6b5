"""Whether an amount is probably a slip of the hand: powers of ten away from everything else that is known.

Only what both sides know is compared, so that a question tells nothing of what was said in caucus.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from mediator_app.domain.case import CaseFile
from mediator_app.domain.ids import OfferId
from mediator_app.domain.money import Money
from mediator_app.domain.offers import OfferSide
from ui.steps.negotiation.positions import rounds

STEP: Final = 10
"""So many times the claims, or the last offer of the same side, is one figure too many or too few."""
GULF: Final = 1000
"""An employer may well begin with a hundredth of what is claimed; with a thousandth, hardly."""


class Than(StrEnum):
    CLAIMS = "claims"
    OWN = "own"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Doubt:
    """Far more or far less than what, and how much that is."""

    more: bool
    than: Than
    known: Money


def doubt(case: CaseFile, side: OfferSide, amount: Money, *, corrects: OfferId | None = None) -> Doubt | None:
    """What makes an amount doubtful; None where nothing does. An offer of nothing is meant as it stands."""
    if amount.fen <= 0:
        return None
    claims = case.record.content.claims
    claimed = Money.sum(claim.amount for claim in claims if claim.amount is not None)
    last = {
        line.offer.side: line.offer.amount
        for line in rounds(case, private=False)
        if not line.corrected and line.offer.id != corrects
    }
    # What is claimed without an amount (a job back) may be settled for more than all the amounts together.
    whole = bool(claims) and all(claim.amount is not None for claim in claims)
    if whole and claimed.fen and amount.fen >= claimed.fen * STEP:
        return Doubt(True, Than.CLAIMS, claimed)
    if claimed.fen and amount.fen * GULF <= claimed.fen:
        return Doubt(False, Than.CLAIMS, claimed)
    own = last.get(side)
    if own is not None and own.fen and _apart(amount, own) >= STEP:
        return Doubt(amount.fen > own.fen, Than.OWN, own)
    for other in last.values():
        if other.fen and _apart(amount, other) >= GULF:
            return Doubt(amount.fen > other.fen, Than.OTHER, other)
    return None


def _apart(one: Money, other: Money) -> int:
    """How many times the smaller goes into the larger."""
    small, large = sorted((one.fen, other.fen))
    return large // small
