"""The instalments of a share, worked out by the court itself from the plan in the case data.

The remainder of a division falls to the last instalment. A plan that makes no sense gives no lines, and a clerk sees
the plan as it was filed.
"""

from __future__ import annotations

import calendar
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Final

MOST: Final = 240
WHOLE: Final = 10_000
"""Basis points."""


@dataclass(frozen=True, slots=True)
class Instalment:
    number: int
    due: date
    amount: int
    """Fen."""


def instalments(plan: Mapping[str, Any] | None, amount: int) -> tuple[Instalment, ...]:
    """The lines of `plan` for `amount` fen; none where there is no plan or it does not work out."""
    if plan is None:
        return ()
    try:
        rows = _ROWS[plan["type"]](plan, amount)
    except (KeyError, ValueError, OverflowError):
        return ()
    if len(rows) > MOST or any(part <= 0 for _, part in rows):
        return ()
    return tuple(Instalment(number, due, part) for number, (due, part) in enumerate(rows, 1))


Rows = list[tuple[date, int]]


def _one_sum(plan: Mapping[str, Any], amount: int) -> Rows:
    return [(date.fromisoformat(plan["due"]), amount)]


def _equal_parts(plan: Mapping[str, Any], amount: int) -> Rows:
    count, first, step = plan["count"], date.fromisoformat(plan["first"]), plan.get("step", "month")
    if not 1 <= count <= MOST:
        raise ValueError(count)
    part = amount // count
    days = [
        first + timedelta(weeks=number) if step == "week" else _months(first, number, end=step == "month_end")
        for number in range(count)
    ]
    return [*((day, part) for day in days[:-1]), (days[-1], amount - part * (count - 1))]


def _by_percent(plan: Mapping[str, Any], amount: int) -> Rows:
    parts = plan["parts"]
    if sum(part["basis_points"] for part in parts) != WHOLE:
        raise ValueError("not the whole")
    fens = [amount * part["basis_points"] // WHOLE for part in parts[:-1]]
    fens.append(amount - sum(fens))
    return [(date.fromisoformat(part["due"]), fen) for part, fen in zip(parts, fens, strict=True)]


def _by_amount(plan: Mapping[str, Any], amount: int) -> Rows:
    rows = [(date.fromisoformat(part["due"]), int(part["amount"])) for part in plan["parts"]]
    return [*rows, (date.fromisoformat(plan["rest_due"]), amount - sum(part for _, part in rows))]


def _months(day: date, months: int, *, end: bool) -> date:
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    last = calendar.monthrange(year, month + 1)[1]
    return date(year, month + 1, last if end else min(day.day, last))


_ROWS: Final = {
    "one_sum": _one_sum,
    "equal_parts": _equal_parts,
    "by_percent": _by_percent,
    "by_amount": _by_amount,
}
