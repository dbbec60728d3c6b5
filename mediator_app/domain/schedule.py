"""How an agreed amount is paid over time.

A schedule is a rule, not a list of figures: the instalments are worked out from the amount they must add up to, so
their sum cannot differ from it. The remainder of any division goes to the last instalment.
"""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import assert_never

from .errors import Refusal
from .money import Money

WHOLE = 10_000
"""100 % in basis points."""
MAX_INSTALMENTS = 240


@dataclass(frozen=True, slots=True)
class Instalment:
    """One line of the schedule: `amount` is due on or before `due` (inclusive). `number` counts from 1."""

    number: int
    due: date
    amount: Money


class Step(StrEnum):
    WEEK = "week"
    MONTH = "month"
    MONTH_END = "month_end"


@dataclass(frozen=True, slots=True)
class OneSum:
    due: date


@dataclass(frozen=True, slots=True)
class EqualParts:
    count: int
    first: date
    step: Step = Step.MONTH


@dataclass(frozen=True, slots=True)
class PercentPart:
    due: date
    basis_points: int


@dataclass(frozen=True, slots=True)
class ByPercent:
    """Parts in basis points that add up to 10 000; each is rounded down to the fen and the last takes the rest."""

    parts: tuple[PercentPart, ...]


@dataclass(frozen=True, slots=True)
class FixedPart:
    due: date
    amount: Money


@dataclass(frozen=True, slots=True)
class ByAmount:
    """Fixed amounts, then the rest on the last date. No fixed part: the whole sum on `rest_due`."""

    parts: tuple[FixedPart, ...]
    rest_due: date


Plan = OneSum | EqualParts | ByPercent | ByAmount


def add_months(day: date, months: int, *, month_end: bool = False) -> date:
    """The same day `months` later, or the month's last day where that month is shorter or `month_end` is set."""
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    last = calendar.monthrange(year, month + 1)[1]
    return date(year, month + 1, last if month_end else min(day.day, last))


def _dates(plan: EqualParts) -> tuple[date, ...]:
    try:
        match plan.step:
            case Step.WEEK:
                return tuple(plan.first + timedelta(weeks=i) for i in range(plan.count))
            case Step.MONTH:
                return tuple(add_months(plan.first, i) for i in range(plan.count))
            case Step.MONTH_END:
                return tuple(add_months(plan.first, i, month_end=True) for i in range(plan.count))
    except (ValueError, OverflowError):  # past the year 9999: a mistyped first date
        raise Refusal("schedule_date", "first") from None


def instalments(plan: Plan, amount: Money) -> tuple[Instalment, ...]:
    """The lines of `plan` for `amount`; their sum is `amount` exactly.

    Refusals: `schedule_count`, `schedule_percent` (parts do not make 100 %), `schedule_rest` (nothing or less than
    nothing is left for the last date), `schedule_empty_part` (an instalment of zero or less), `schedule_order` (dates
    go back), `schedule_date` (beyond the calendar). The field is the plan's own (`count`, `parts.1.due`, `rest_due`).
    """
    rows: list[tuple[date, Money]]
    match plan:
        case OneSum(due=due):
            rows = [(due, amount)]
        case EqualParts(count=count):
            if not 1 <= count <= MAX_INSTALMENTS:
                raise Refusal("schedule_count", "count", count=count, most=MAX_INSTALMENTS)
            rows = list(zip(_dates(plan), amount.split_equal(count), strict=True))
        case ByPercent(parts=parts):
            if (
                not parts
                or sum(p.basis_points for p in parts) != WHOLE
                or any(p.basis_points <= 0 for p in parts)
            ):
                raise Refusal("schedule_percent", "parts", total=sum(p.basis_points for p in parts))
            fens = [amount.fen * p.basis_points // WHOLE for p in parts[:-1]]
            fens.append(amount.fen - sum(fens))
            rows = [(p.due, Money(fen)) for p, fen in zip(parts, fens, strict=True)]
        case ByAmount(parts=fixed, rest_due=rest_due):
            rest = amount.fen - sum(p.amount.fen for p in fixed)
            if rest <= 0:
                raise Refusal("schedule_rest", "parts", rest=rest)
            rows = [(p.due, p.amount) for p in fixed] + [(rest_due, Money(rest))]
        case _:
            assert_never(plan)
    if len(rows) > MAX_INSTALMENTS:
        raise Refusal("schedule_count", "parts", count=len(rows), most=MAX_INSTALMENTS)
    for index, (due, part) in enumerate(rows):
        if part.fen <= 0:
            raise Refusal("schedule_empty_part", _amount_field(plan, index), number=index + 1)
        if index and due < rows[index - 1][0]:
            rest = isinstance(plan, ByAmount) and index == len(plan.parts)
            raise Refusal("schedule_order", "rest_due" if rest else f"parts.{index}.due", number=index + 1)
    return tuple(Instalment(i + 1, due, part) for i, (due, part) in enumerate(rows))


def _amount_field(plan: Plan, index: int) -> str:
    """The field that a person would change so that the instalment is not empty."""
    match plan:
        case OneSum():
            return ""
        case EqualParts():
            return "count"
        case ByPercent():
            return f"parts.{index}.basis_points"
        case ByAmount():
            return f"parts.{index}.amount"
