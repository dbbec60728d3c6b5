"""The court's own figures agree with those that the desk prints, although nobody shares code."""

from __future__ import annotations

from datetime import date
from typing import Any

from hypothesis import example, given
from hypothesis import strategies as st

from court.review.amounts import LIMIT, capitals, figures
from court.review.instalments import instalments
from mediator_app.domain import numerals, schedule
from mediator_app.domain.errors import Refusal
from mediator_app.domain.money import Money, format_money

DAYS = st.dates(date(2020, 1, 1), date(2040, 12, 31))
FEN = st.one_of(
    st.integers(0, LIMIT - 1), st.integers(0, 10**6), st.integers(0, 10**6).map(lambda n: n * 10**5)
)


@given(FEN)
@example(0)
@example(140950)
@example(600714)
@example(10700053)
@example(1640902)
@example(LIMIT - 1)
def test_capitals_are_those_of_the_paper(fen: int) -> None:
    assert capitals(fen) == numerals.write(fen)


def test_what_has_no_capitals_has_none() -> None:
    assert capitals(-1) == ""
    assert capitals(LIMIT) == ""


@given(st.integers(-(10**14), 10**14))
def test_figures_are_those_of_the_paper(fen: int) -> None:
    assert figures(fen) == format_money(Money(fen))


@st.composite
def plans(draw: st.DrawFn) -> tuple[dict[str, Any], schedule.Plan]:
    """A plan as a filing has it and as the desk has it."""
    match draw(st.sampled_from(("one_sum", "equal_parts", "by_percent", "by_amount"))):
        case "one_sum":
            due = draw(DAYS)
            return {"type": "one_sum", "due": due.isoformat()}, schedule.OneSum(due)
        case "equal_parts":
            count, first, step = draw(st.integers(0, 40)), draw(DAYS), draw(st.sampled_from(schedule.Step))
            data = {"type": "equal_parts", "count": count, "first": first.isoformat(), "step": step.value}
            return data, schedule.EqualParts(count, first, step)
        case "by_percent":
            days, points = sorted(draw(st.lists(DAYS, min_size=2, max_size=4))), draw(st.integers(1, 2500))
            shares = [points] * (len(days) - 1)
            shares.append(10_000 - sum(shares))
            parts = [{"due": d.isoformat(), "basis_points": p} for d, p in zip(days, shares, strict=True)]
            own = tuple(schedule.PercentPart(d, p) for d, p in zip(days, shares, strict=True))
            return {"type": "by_percent", "parts": parts}, schedule.ByPercent(own)
        case _:
            days = sorted(draw(st.lists(DAYS, min_size=1, max_size=4)))
            amounts = [draw(st.integers(1, 10**6)) for _ in days[:-1]]
            fixed = [{"due": d.isoformat(), "amount": a} for d, a in zip(days[:-1], amounts, strict=True)]
            own_parts = tuple(
                schedule.FixedPart(d, Money(a)) for d, a in zip(days[:-1], amounts, strict=True)
            )
            data = {"type": "by_amount", "parts": fixed, "rest_due": days[-1].isoformat()}
            return data, schedule.ByAmount(own_parts, days[-1])


@given(plans(), st.integers(1, 10**9))
def test_instalments_are_those_of_the_paper(plan: tuple[dict[str, Any], schedule.Plan], fen: int) -> None:
    data, own = plan
    try:
        expected = [(i.number, i.due, i.amount.fen) for i in schedule.instalments(own, Money(fen))]
    except Refusal:
        expected = []
    assert [(i.number, i.due, i.amount) for i in instalments(data, fen)] == expected


def test_a_plan_that_makes_no_sense_has_no_lines() -> None:
    assert instalments(None, 100) == ()
    assert instalments({"type": "one_sum", "due": "2026-13-01"}, 100) == ()
    assert instalments({"type": "weekly"}, 100) == ()
