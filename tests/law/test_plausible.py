"""Agreed amounts beside what was claimed and offered: the total, and every share where there are several."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediator_app.domain.claims import Claim, ClaimKind
from mediator_app.domain.ids import ClaimId, OfferId, PartyId
from mediator_app.domain.money import Money
from mediator_app.domain.offers import Offer, OfferSide, last_of_each
from mediator_app.domain.people import Worker
from mediator_app.domain.record import Content
from mediator_app.domain.settlement import Settlement
from mediator_app.law.findings import Finding
from mediator_app.law.plausible import Than, doubts_agreed

Check = Callable[..., dict[str, Finding]]
FIRM = PartyId("e1")
NOON = datetime(2026, 11, 23, 2, tzinfo=UTC)


@dataclass(frozen=True)
class Paid:
    payer: PartyId
    payee: PartyId
    amount: Money


def paid(*fens: int) -> tuple[Paid, ...]:
    return tuple(Paid(FIRM, PartyId(f"w{at}"), Money(fen)) for at, fen in enumerate(fens, 1))


def group(*claimed: int | None, offered: tuple[int, ...] = ()) -> Content:
    """Workers who claim so many fen each (None for a job back), and what was offered them together."""
    claims = tuple(
        Claim(
            id=ClaimId(f"c{at}"),
            claimant=PartyId(f"w{at}"),
            against=FIRM,
            kind=ClaimKind.BONUS,
            amount=None if fen is None else Money(fen),
        )
        for at, fen in enumerate(claimed, 1)
    )
    sides = tuple(OfferSide)
    offers = tuple(
        Offer(id=OfferId(f"o{at}"), at=NOON + timedelta(minutes=at), side=sides[at % 3], amount=Money(fen))
        for at, fen in enumerate(offered)
    )
    return Content(claims=claims, offers=offers)


YUAN = 100
THREE = (390_000 * YUAN, 390_000 * YUAN, 390_000 * YUAN)


@pytest.mark.parametrize("power", [10, 100, 1000, 10_000])
@pytest.mark.parametrize("offered", [(), (1_000_000 * YUAN, 900_000 * YUAN)])
def test_one_share_some_powers_of_ten_off_is_doubted_beside_right_ones(
    power: int, offered: tuple[int, ...]
) -> None:
    content = group(*THREE, offered=offered)
    right = 300_000 * YUAN
    few = doubts_agreed(content, paid(right, right // power, right))
    if power == 10 and not offered:
        assert few == (), "without any offer a tenth of what is claimed may well be meant"
    else:
        assert [(far.share, far.amount.fen, far.doubt.more) for far in few] == [(1, right // power, False)]
    many = doubts_agreed(content, paid(right, right, THREE[2] * power))
    assert [(far.share, far.doubt.more) for far in many] == [(2, True)]


def test_a_share_is_held_against_the_claims_of_its_own_payee() -> None:
    content = group(3_900_000 * YUAN, 30_000 * YUAN)
    assert doubts_agreed(content, paid(2_000_000 * YUAN, 25_000 * YUAN)) == ()
    (far,) = doubts_agreed(content, paid(2_000_000 * YUAN, 300_000 * YUAN))
    assert (far.share, far.doubt.than, far.doubt.known) == (1, Than.CLAIMS, Money(30_000 * YUAN))


def test_a_job_asked_back_by_one_leaves_the_parts_of_the_offers_open() -> None:
    content = group(300_000 * YUAN, None, offered=(900_000 * YUAN, 800_000 * YUAN))
    assert doubts_agreed(content, paid(20_000 * YUAN, 780_000 * YUAN)) == ()
    (far,) = doubts_agreed(content, paid(300 * YUAN, 799_700 * YUAN))
    assert (far.share, far.doubt.than) == (0, Than.CLAIMS)


def test_the_check_points_at_the_share_and_names_whose_it_is(s1: Content, findings: Check) -> None:
    first = s1.parties[0]
    assert isinstance(first, Worker)
    assert s1.settlement is not None
    second = replace(first, id=PartyId("w2"), name="林示例")
    claims = (
        s1.claims[0],
        replace(s1.claims[1], claimant=second.id, amount=Money.yuan(3_600_000)),
    )
    share = replace(s1.settlement.shares[0], division=())

    def agreed(yuan: int) -> dict[str, Finding]:
        shares = (share, replace(share, payee=second.id, amount=Money.yuan(yuan)))
        content = replace(
            s1, parties=(first, second, s1.parties[1]), claims=claims, settlement=Settlement(shares)
        )
        return {at: found for at, found in findings(content).items() if found.code.endswith("_far_off")}

    assert agreed(390_000) == {}
    got = agreed(390)
    assert list(got) == ["share_far_off@settlement.shares.1.amount"]
    finding = got["share_far_off@settlement.shares.1.amount"]
    assert finding.params["payee"] == "林示例"
    assert finding.params["agreed"] == Money.yuan(390)


AMOUNTS = st.integers(1_000, 10**9)


@given(st.lists(AMOUNTS, min_size=2, max_size=8), AMOUNTS, AMOUNTS)
def test_what_lies_between_its_part_of_the_offers_and_its_claim_is_never_doubted(
    claimed: list[int], low: int, high: int
) -> None:
    low, high = sorted((low, high, sum(claimed)))[:2]
    content = group(*claimed, offered=(high, low))
    whole = sum(claimed)
    parts = [max(low * one // whole, one // 100 + 1) for one in claimed]
    found = doubts_agreed(content, paid(*parts))
    assert [far for far in found if far.share is not None] == []


@given(st.lists(AMOUNTS, min_size=2, max_size=8), st.data())
def test_one_share_below_a_tenth_of_all_that_is_known_is_always_doubted(
    claimed: list[int], data: st.DataObject
) -> None:
    content = group(*claimed, offered=(sum(claimed), sum(claimed) // 2))
    at = data.draw(st.integers(0, len(claimed) - 1))
    power = data.draw(st.sampled_from((10, 100, 1000, 10_000)))
    parts = [one // 2 for one in claimed]
    off = parts[at] // power
    found = doubts_agreed(content, paid(*parts[:at], off, *parts[at + 1 :]))
    assert ([far.share for far in found] == [at]) is (off > 0)
    over = doubts_agreed(content, paid(*parts[:at], claimed[at] * power, *parts[at + 1 :]))
    assert [(far.share, far.doubt.more) for far in over] == [(at, True)]


@given(st.lists(st.tuples(st.sampled_from(OfferSide), AMOUNTS), max_size=8), st.data())
def test_the_last_offer_of_each_side_follows_corrections(
    made: list[tuple[OfferSide, int]], data: st.DataObject
) -> None:
    offers = [
        Offer(id=OfferId(f"o{at}"), at=NOON + timedelta(minutes=at), side=side, amount=Money(fen))
        for at, (side, fen) in enumerate(made)
    ]
    wanted = {offer.side: offer.amount for offer in offers}
    if offers:
        wrong = data.draw(st.sampled_from(offers))
        right = replace(
            wrong, id=OfferId("right"), at=NOON + timedelta(days=1), amount=Money(7), corrects=wrong.id
        )
        offers.append(right)
        if max(offer.at for offer in offers[:-1] if offer.side is wrong.side) == wrong.at:
            wanted[wrong.side] = Money(7)
    last = last_of_each(tuple(offers))
    assert {side: offer.amount for side, offer in last.items()} == wanted
