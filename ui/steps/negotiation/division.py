"""How an agreed amount divides among claims: as they were claimed, or by hand."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from mediator_app.domain.claims import Claim
from mediator_app.domain.edits import Award
from mediator_app.domain.ids import ClaimId, PartyId
from mediator_app.domain.money import Money
from mediator_app.domain.people import Side
from mediator_app.domain.record import Content
from mediator_app.domain.settlement import Allocation, Share


class Way(StrEnum):
    CLAIMED = "claimed"
    """In proportion to what was claimed."""
    BY_HAND = "by_hand"
    LUMP = "lump"
    """One sum for everything, not divided."""


@dataclass(frozen=True, slots=True)
class Draft:
    """What is being agreed between two: perhaps not complete, perhaps not adding up."""

    payer: PartyId
    payee: PartyId
    amount: Money | None = None
    way: Way = Way.CLAIMED
    parts: Mapping[ClaimId, Money] | None = None
    """By hand only."""


def claims_between(content: Content, payer: PartyId, payee: PartyId) -> tuple[Claim, ...]:
    """What the payee asks of the payer."""
    return tuple(claim for claim in content.claims if (claim.against, claim.claimant) == (payer, payee))


def proportional(claims: Sequence[Claim], amount: Money) -> dict[ClaimId, Money]:
    """The amount split as the claims' amounts stand to each other, to the fen; where no claim names an amount, all of
    it goes to the first. Whole yuan first: what is left over goes to the largest part."""
    weights = [claim.amount.fen if claim.amount is not None else 0 for claim in claims]
    if not claims:
        return {}
    if not any(weights):
        weights[0] = 1
    total = sum(weights)
    fens = [amount.fen * weight // total // 100 * 100 for weight in weights]
    fens[weights.index(max(weights))] += amount.fen - sum(fens)
    return {claim.id: Money(fen) for claim, fen in zip(claims, fens, strict=True)}


def parts_of(draft: Draft, claims: Sequence[Claim]) -> dict[ClaimId, Money]:
    """The parts as they would be recorded now; empty for a lump sum and while there is no amount."""
    if draft.amount is None:
        return {}
    if len(claims) == 1:
        return {claims[0].id: draft.amount}
    match draft.way:
        case Way.LUMP:
            return {}
        case Way.CLAIMED:
            return proportional(claims, draft.amount)
        case Way.BY_HAND:
            given = draft.parts or {}
            return {claim.id: given.get(claim.id, Money.zero()) for claim in claims}


def left_over(draft: Draft, claims: Sequence[Claim]) -> Money:
    """What is not divided yet; negative where more is divided than was agreed."""
    parts = parts_of(draft, claims)
    if draft.amount is None or not parts:
        return Money.zero()
    return draft.amount - Money.sum(parts.values())


def award_of(draft: Draft, claims: Sequence[Claim]) -> Award | None:
    """The award, or None while there is no amount."""
    if draft.amount is None:
        return None
    parts = parts_of(draft, claims)
    division = tuple(Allocation(claim.id, parts[claim.id]) for claim in claims if claim.id in parts)
    return Award(draft.payer, draft.payee, draft.amount, division)


def draft_of(share: Share, content: Content) -> Draft:
    """A recorded share as a draft, so that it can be changed."""
    claims = claims_between(content, share.payer, share.payee)
    draft = Draft(share.payer, share.payee, share.amount)
    parts = {part.claim: part.amount for part in share.division}
    if not parts:
        return replace(draft, way=Way.LUMP)
    if parts == proportional(claims, share.amount):
        return draft
    return replace(draft, way=Way.BY_HAND, parts=parts)


def usual_drafts(content: Content) -> tuple[Draft, ...]:
    """A draft for each two between whom there is a claim, in the order of the claims; else respondent to applicant."""
    pairs = dict.fromkeys((claim.against, claim.claimant) for claim in content.claims)
    if not pairs:
        pairs = dict.fromkeys(
            (payer.id, payee.id)
            for payer in content.on_side(Side.RESPONDENT)[:1]
            for payee in content.on_side(Side.APPLICANT)
        )
    return tuple(Draft(payer, payee) for payer, payee in pairs)


def with_total(drafts: Sequence[Draft], total: Money, content: Content) -> tuple[Draft, ...]:
    """The drafts with one total divided among them in proportion to what each payee claims."""
    if not drafts:
        return ()
    weights = [
        sum(claim.amount.fen for claim in claims_between(content, draft.payer, draft.payee) if claim.amount)
        for draft in drafts
    ]
    if not any(weights):
        weights[0] = 1
    whole = sum(weights)
    fens = [total.fen * weight // whole // 100 * 100 for weight in weights]
    fens[weights.index(max(weights))] += total.fen - sum(fens)
    return tuple(replace(draft, amount=Money(fen)) for draft, fen in zip(drafts, fens, strict=True))
