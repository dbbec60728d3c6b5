"""Whether an amount is probably a slip of the hand: powers of ten away from everything else that is known.

Only what both sides know is compared, so that a question tells nothing of what was said in caucus.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final, Protocol

from mediator_app.domain.claims import Claim
from mediator_app.domain.ids import OfferId, PartyId
from mediator_app.domain.money import Money
from mediator_app.domain.offers import OfferSide, last_of_each
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


class Paid(Protocol):
    """What one payer pays one payee: a share, or one that is being agreed on."""

    @property
    def payer(self) -> PartyId: ...

    @property
    def payee(self) -> PartyId: ...

    @property
    def amount(self) -> Money: ...


@dataclass(frozen=True, slots=True)
class FarOff:
    """A doubtful amount of what is agreed; `share` counts from nought, None for the total of all shares."""

    share: int | None
    amount: Money
    doubt: Doubt


def doubt(
    content: Content, side: OfferSide, amount: Money, *, corrects: OfferId | None = None
) -> Doubt | None:
    """What makes an offer doubtful; None where nothing does. An offer of nothing is meant as it stands."""
    if amount.fen <= 0:
        return None
    last = {side: one.amount for side, one in last_of_each(content.offers, corrects).items()}
    found = _against_claims(content.claims, amount)
    if found is not None:
        return found
    own = last.get(side)
    if own is not None and own.fen and _apart(amount, own) >= STEP:
        return Doubt(amount.fen > own.fen, Than.OWN, own)
    for other in last.values():
        if other.fen and _apart(amount, other) >= GULF:
            return Doubt(amount.fen > other.fen, Than.OTHER, other)
    return None


def doubts_agreed(content: Content, shares: Sequence[Paid]) -> tuple[FarOff, ...]:
    """What makes agreed amounts doubtful: where there are several shares, each against what its payee claims of its
    payer and the part of the offers that would be for it; where none of them is doubtful, the total of all.

    A total that is somebody's last offer is not doubted, nor is what lies about between the offers and the claims, or
    is nothing at all.
    """
    last = [offer.amount.fen for offer in last_of_each(content.offers).values()]
    if len(shares) > 1:
        apart = ((at, share.amount, _doubt_share(content, share, last)) for at, share in enumerate(shares))
        found = tuple(FarOff(at, amount, far) for at, amount, far in apart if far is not None)
        if found:
            return found
    total = Money.sum(share.amount for share in shares)
    far = None if total.fen in last else _doubt_sum(total, last, content.claims)
    return () if far is None else (FarOff(None, total, far),)


def _doubt_share(content: Content, share: Paid, last: list[int]) -> Doubt | None:
    """A share against what is between these two alone."""
    between = [c for c in content.claims if (c.against, c.claimant) == (share.payer, share.payee)]
    own, claimed = _claimed(between), content.claimed.fen
    if not own or any(claim.amount is None for claim in content.claims):
        # Which part of the offers would be for these two cannot be said.
        return _against_claims(between, share.amount)
    parts = [
        -(-fen * own // claimed) for fen in last
    ]  # rounded up: an offer of something has a part for everybody
    return _doubt_sum(share.amount, parts, between)


def _doubt_sum(amount: Money, last: list[int], claims: Sequence[Claim]) -> Doubt | None:
    if amount.fen <= 0:
        return None
    found = _against_claims(claims, amount)
    if found is not None:
        return found
    claimed = _claimed(claims)
    offered = sorted(fen for fen in last if fen)
    if not offered:
        few = claimed and amount.fen * UNHEARD <= claimed
        return Doubt(False, Than.CLAIMS, Money(claimed)) if few else None
    if amount.fen * STEP <= offered[0]:
        return Doubt(False, Than.OTHER, Money(offered[0]))
    if amount.fen >= max(offered[-1], claimed) * STEP:
        return Doubt(True, Than.OTHER, Money(offered[-1]))
    return None


def _claimed(claims: Sequence[Claim]) -> int:
    """All amounts together, in fen."""
    return sum(claim.amount.fen for claim in claims if claim.amount is not None)


def _against_claims(claims: Sequence[Claim], amount: Money) -> Doubt | None:
    claimed = _claimed(claims)
    # What is claimed without an amount (a job back) may be settled for more than all the amounts together.
    whole = all(claim.amount is not None for claim in claims)
    if amount.fen > 0 and whole and claimed and amount.fen >= claimed * STEP:
        return Doubt(True, Than.CLAIMS, Money(claimed))
    if amount.fen > 0 and claimed and amount.fen * GULF <= claimed:
        return Doubt(False, Than.CLAIMS, Money(claimed))
    return None


def _apart(one: Money, other: Money) -> int:
    """How many times the smaller goes into the larger."""
    small, large = sorted((one.fen, other.fen))
    return large // small
