"""Whether an amount is probably a slip of the hand: powers of ten away from everything else that is known.

Only what both sides know is compared, so that a question tells nothing of what was said in caucus.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Final

from mediator_app.domain.ids import OfferId
from mediator_app.domain.money import Money
from mediator_app.domain.offers import OfferSide, standing
from mediator_app.domain.record import Content

STEP: Final = 10
"""So many times the claims, or the last offer of the same side, is one figure too many or too few."""
UNHEARD: Final = 100
"""What is agreed without any offer may well be a tenth of what is claimed; a hundredth is asked about."""
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


def doubt(
    content: Content, side: OfferSide, amount: Money, *, corrects: OfferId | None = None
) -> Doubt | None:
    """What makes an offer doubtful; None where nothing does. An offer of nothing is meant as it stands."""
    if amount.fen <= 0:
        return None
    last = _last_offers(content, corrects)
    found = _against_claims(content, amount)
    if found is not None:
        return found
    own = last.get(side)
    if own is not None and own.fen and _apart(amount, own) >= STEP:
        return Doubt(amount.fen > own.fen, Than.OWN, own)
    for other in last.values():
        if other.fen and _apart(amount, other) >= GULF:
            return Doubt(amount.fen > other.fen, Than.OTHER, other)
    return None


def doubt_agreed(content: Content, total: Money) -> Doubt | None:
    """What makes an agreed total doubtful; None where it is somebody's last offer, lies about between the offers and
    the claims, or is nothing at all."""
    last = _last_offers(content)
    if total.fen <= 0 or total in last.values():
        return None
    found = _against_claims(content, total)
    if found is not None:
        return found
    claimed = content.claimed
    offered = sorted((amount for amount in last.values() if amount.fen), key=lambda amount: amount.fen)
    if not offered:
        few = claimed.fen and total.fen * UNHEARD <= claimed.fen
        return Doubt(False, Than.CLAIMS, claimed) if few else None
    if total.fen * STEP <= offered[0].fen:
        return Doubt(False, Than.OTHER, offered[0])
    if total.fen >= max(offered[-1].fen, claimed.fen) * STEP:
        return Doubt(True, Than.OTHER, offered[-1])
    return None


def _against_claims(content: Content, amount: Money) -> Doubt | None:
    claims, claimed = content.claims, content.claimed
    # What is claimed without an amount (a job back) may be settled for more than all the amounts together.
    whole = bool(claims) and all(claim.amount is not None for claim in claims)
    if whole and claimed.fen and amount.fen >= claimed.fen * STEP:
        return Doubt(True, Than.CLAIMS, claimed)
    if claimed.fen and amount.fen * GULF <= claimed.fen:
        return Doubt(False, Than.CLAIMS, claimed)
    return None


def _last_offers(content: Content, corrects: OfferId | None = None) -> dict[OfferSide, Money]:
    """The last open offer of each side; one that puts another right was made when that one was."""
    made: dict[OfferId, datetime] = {}
    for offer in content.offers:
        first = made.get(offer.corrects) if offer.corrects is not None else None
        made[offer.id] = first or offer.at
    counting = [offer for offer in standing(content.offers) if offer.id != corrects]
    return {offer.side: offer.amount for offer in sorted(counting, key=lambda one: made[one.id])}


def _apart(one: Money, other: Money) -> int:
    """How many times the smaller goes into the larger."""
    small, large = sorted((one.fen, other.fen))
    return large // small
