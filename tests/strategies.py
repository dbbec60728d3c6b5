"""What hypothesis may make of a case: texts of any script, plans, whole cases that edits have led to."""

from __future__ import annotations

from datetime import date
from random import Random

from hypothesis import strategies as st

from mediator_app.domain.errors import Refusal
from mediator_app.domain.money import Money
from mediator_app.domain.schedule import ByAmount, ByPercent, EqualParts, FixedPart, OneSum, PercentPart, Step
from tests import cases
from tests.cases import Past
from tests.wandering import Wanderer

STARTS = (Past, cases.opened, cases.prepared, cases.mediating, cases.agreed, cases.sealed, cases.signed)
"""Where a walk may begin."""

texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)
"""Any text that UTF-8 can hold: every plane, control characters too."""

days = st.dates(date(2000, 1, 1), date(2100, 12, 31))
amounts = st.integers(1, 10**13).map(Money)
seeds = st.integers(0, 2**32 - 1)


@st.composite
def plans_of(draw: st.DrawFn, amount: Money) -> OneSum | EqualParts | ByPercent | ByAmount:
    """A plan that can carry the amount."""
    kind = draw(st.sampled_from((OneSum, EqualParts, ByPercent, ByAmount)))
    if kind is OneSum:
        return OneSum(draw(days))
    if kind is EqualParts:
        most = min(240, amount.fen)
        return EqualParts(draw(st.integers(1, most)), draw(days), draw(st.sampled_from(Step)))
    count = draw(st.integers(1, 6))
    dates = sorted(draw(st.lists(days, min_size=count, max_size=count)))
    if kind is ByPercent and amount.fen >= 10_000:
        cuts = sorted(draw(st.sets(st.integers(1, 9_999), min_size=count - 1, max_size=count - 1)))
        points = [b - a for a, b in zip((0, *cuts), (*cuts, 10_000), strict=True)]
        return ByPercent(tuple(PercentPart(day, part) for day, part in zip(dates, points, strict=True)))
    least = min(count, amount.fen)
    fixed = [draw(st.integers(1, max(1, amount.fen // (2 * least)))) for _ in range(least - 1)]
    if sum(fixed) >= amount.fen:
        fixed = []
    parts = tuple(FixedPart(day, Money(fen)) for day, fen in zip(dates, fixed, strict=False))
    return ByAmount(parts, dates[-1])


def walked(seed: int, steps: int, start: int | None = None) -> Past:
    """A case with its past after so many random edits, refused ones not counted in it."""
    rng = Random(seed)
    past = STARTS[rng.randrange(len(STARTS)) if start is None else start]()
    wanderer = Wanderer(rng, past)
    for _ in range(steps):
        edit = wanderer.next()
        try:
            past.apply(edit)
        except Refusal:
            continue
    return past


@st.composite
def pasts(draw: st.DrawFn, most: int = 60) -> Past:
    """A case in any state, with everything that led to it."""
    past = walked(draw(seeds), draw(st.integers(1, most)))
    if past.history.case is None:
        past.open()
    return past
