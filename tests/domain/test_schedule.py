"""Schedules: their lines always add up to the amount, and those that cannot are refused at their field."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediator_app.domain.errors import Refusal
from mediator_app.domain.ids import ClaimId, PartyId
from mediator_app.domain.money import Money
from mediator_app.domain.schedule import (
    MAX_INSTALMENTS,
    ByAmount,
    ByPercent,
    EqualParts,
    FixedPart,
    OneSum,
    PercentPart,
    Plan,
    Step,
    add_months,
    instalments,
)
from mediator_app.domain.settlement import Allocation, Settlement, Share
from tests.strategies import amounts, days, plans_of

DAY = date(2026, 12, 15)
NEXT = date(2027, 1, 15)
PAYER, PAYEE = PartyId("e"), PartyId("w")


@given(st.data(), amounts)
def test_the_lines_of_any_plan_add_up_to_the_amount(data: st.DataObject, amount: Money) -> None:
    plan = data.draw(plans_of(amount))
    try:
        lines = instalments(plan, amount)
    except Refusal as refusal:
        # A tiny amount in many parts: some part would be nothing.
        assert refusal.code == "schedule_empty_part"
        assert amount.fen < 10_000
        return
    assert Money.sum(line.amount for line in lines) == amount
    assert all(line.amount.fen > 0 for line in lines)
    assert all(earlier.due <= later.due for earlier, later in pairwise(lines))
    assert [line.number for line in lines] == list(range(1, len(lines) + 1))


wild = st.one_of(
    st.builds(OneSum, st.dates()),
    st.builds(EqualParts, st.integers(-2, 300), st.dates(), st.sampled_from(Step)),
    st.builds(
        ByPercent,
        st.lists(st.builds(PercentPart, st.dates(), st.integers(-10, 10_010)), max_size=4).map(tuple),
    ),
    st.builds(
        ByAmount,
        st.lists(st.builds(FixedPart, st.dates(), st.integers(-5, 10**6).map(Money)), max_size=4).map(tuple),
        st.dates(),
    ),
)


@given(wild, st.integers(1, 10**8).map(Money))
def test_no_plan_whatever_gives_another_sum_or_breaks(plan: Plan, amount: Money) -> None:
    try:
        lines = instalments(plan, amount)
    except Refusal as refusal:
        assert refusal.code.startswith("schedule_")
        return
    assert Money.sum(line.amount for line in lines) == amount


@given(st.data(), amounts, amounts)
def test_a_schedule_follows_the_amount(data: st.DataObject, amount: Money, other: Money) -> None:
    plan = data.draw(plans_of(amount))
    for value in (amount, other):
        try:
            share = Share(payer=PAYER, payee=PAYEE, amount=value, plan=plan)
        except Refusal as refusal:
            assert refusal.field.startswith("plan")
        else:
            assert Money.sum(line.amount for line in share.instalments()) == value


@pytest.mark.parametrize(
    ("plan", "fens"),
    [
        (OneSum(DAY), [100_000]),
        (EqualParts(3, DAY), [33_333, 33_333, 33_334]),
        (ByPercent((PercentPart(DAY, 3333), PercentPart(DAY, 3333), PercentPart(NEXT, 3334))), None),
        (ByAmount((), DAY), [100_000]),
        (ByAmount((FixedPart(DAY, Money(99_999)),), NEXT), [99_999, 1]),
    ],
)
def test_the_last_line_takes_the_odd_fen(plan: Plan, fens: list[int] | None) -> None:
    got = [line.amount.fen for line in instalments(plan, Money(100_000))]
    assert got == (fens or [33_330, 33_330, 33_340])


@pytest.mark.parametrize(
    ("plan", "code", "field"),
    [
        (EqualParts(0, DAY), "schedule_count", "count"),
        (EqualParts(-1, DAY), "schedule_count", "count"),
        (EqualParts(MAX_INSTALMENTS + 1, DAY), "schedule_count", "count"),
        (EqualParts(7, DAY), "schedule_empty_part", "count"),
        (EqualParts(5, date(9999, 11, 30)), "schedule_date", "first"),
        (EqualParts(5, date(9999, 12, 20), Step.WEEK), "schedule_date", "first"),
        (ByPercent(()), "schedule_percent", "parts"),
        (ByPercent((PercentPart(DAY, 9_999),)), "schedule_percent", "parts"),
        (ByPercent((PercentPart(DAY, 10_001), PercentPart(DAY, -1))), "schedule_percent", "parts"),
        (
            ByPercent((PercentPart(DAY, 1), PercentPart(NEXT, 9_999))),
            "schedule_empty_part",
            "parts.0.basis_points",
        ),
        (
            ByPercent((PercentPart(NEXT, 5_000), PercentPart(DAY, 5_000))),
            "schedule_order",
            "parts.1.due",
        ),
        (ByAmount((FixedPart(DAY, Money(5)),), NEXT), "schedule_rest", "parts"),
        (ByAmount((FixedPart(DAY, Money(6)),), NEXT), "schedule_rest", "parts"),
        (ByAmount((FixedPart(DAY, Money(0)),), NEXT), "schedule_empty_part", "parts.0.amount"),
        (ByAmount((FixedPart(DAY, Money(-3)),), NEXT), "schedule_empty_part", "parts.0.amount"),
        (ByAmount((FixedPart(NEXT, Money(3)),), DAY), "schedule_order", "rest_due"),
        (
            ByAmount((FixedPart(NEXT, Money(1)), FixedPart(DAY, Money(1))), NEXT),
            "schedule_order",
            "parts.1.due",
        ),
        (ByAmount((FixedPart(DAY, Money(1)),) * 240, DAY), "schedule_rest", "parts"),
    ],
)
def test_what_cannot_be_is_refused_at_its_field(plan: Plan, code: str, field: str) -> None:
    with pytest.raises(Refusal) as caught:
        instalments(plan, Money(5))
    assert (caught.value.code, caught.value.field) == (code, field)


def test_a_list_of_instalments_ends_somewhere() -> None:
    plan = ByAmount((FixedPart(DAY, Money(1)),) * MAX_INSTALMENTS, DAY)
    with pytest.raises(Refusal) as caught:
        instalments(plan, Money(1_000))
    assert caught.value.code == "schedule_count"


@given(days, st.integers(0, 500))
def test_months_keep_the_day_or_the_end_of_a_shorter_month(day: date, months: int) -> None:
    later = add_months(day, months)
    assert (later.year * 12 + later.month) - (day.year * 12 + day.month) == months
    assert later.day == day.day or (later.day < day.day and (later + timedelta(days=1)).day == 1)
    assert (add_months(day, months, month_end=True) + timedelta(days=1)).day == 1


def test_a_series_of_months_goes_back_to_its_own_day() -> None:
    dues = [line.due for line in instalments(EqualParts(4, date(2027, 1, 31)), Money(400))]
    assert dues == [date(2027, 1, 31), date(2027, 2, 28), date(2027, 3, 31), date(2027, 4, 30)]
    ends = [line.due for line in instalments(EqualParts(2, DAY, Step.MONTH_END), Money(400))]
    assert ends == [date(2026, 12, 31), date(2027, 1, 31)]
    weeks = [line.due for line in instalments(EqualParts(2, DAY, Step.WEEK), Money(400))]
    assert weeks == [DAY, date(2026, 12, 22)]


# --- shares and the settlement ---------------------------------------------------------------


def part(claim: str, fen: int) -> Allocation:
    return Allocation(ClaimId(claim), Money(fen))


@pytest.mark.parametrize(
    ("fields", "code", "field"),
    [
        ({"amount": Money(-1)}, "share_negative", "amount"),
        ({"payee": PAYER}, "share_to_self", "payee"),
        ({"division": (part("a", 60), part("b", 41))}, "division_sum", "division"),
        ({"division": (part("a", 101), part("b", -1))}, "share_negative", "division"),
        ({"division": (part("a", 50), part("a", 50))}, "division_twice", "division"),
        ({"plan": EqualParts(0, DAY)}, "schedule_count", "plan.count"),
    ],
)
def test_a_share_that_contradicts_itself_is_not_made(
    fields: dict[str, object], code: str, field: str
) -> None:
    usual: dict[str, object] = {"payer": PAYER, "payee": PAYEE, "amount": Money(100)}
    with pytest.raises(Refusal) as caught:
        Share(**{**usual, **fields})  # type: ignore[arg-type]
    assert (caught.value.code, caught.value.field) == (code, field)


def test_nothing_to_pay_has_no_lines() -> None:
    assert Share(payer=PAYER, payee=PAYEE, amount=Money(0), plan=OneSum(DAY)).instalments() == ()
    assert Share(payer=PAYER, payee=PAYEE, amount=Money(5)).instalments() == ()


def test_a_settlement_has_one_share_for_each_pair() -> None:
    share = Share(payer=PAYER, payee=PAYEE, amount=Money(5))
    back = Share(payer=PAYEE, payee=PAYER, amount=Money(7))
    assert Settlement((share, back)).total == Money(12)
    for shares, code in (((), "settlement_empty"), ((share, back, share), "share_twice")):
        with pytest.raises(Refusal) as caught:
            Settlement(shares)
        assert (caught.value.code, caught.value.field) == (code, "shares")
