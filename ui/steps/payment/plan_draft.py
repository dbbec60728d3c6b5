"""A schedule while it is being written: perhaps without a date, perhaps not adding up yet."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import assert_never

from mediator_app.domain.errors import Refusal
from mediator_app.domain.money import Money
from mediator_app.domain.schedule import (
    WHOLE,
    ByAmount,
    ByPercent,
    EqualParts,
    FixedPart,
    Instalment,
    OneSum,
    PercentPart,
    Plan,
    Step,
    add_months,
    instalments,
)


class PlanKind(StrEnum):
    ONE = "one"
    EQUAL = "equal"
    PERCENT = "percent"
    AMOUNTS = "amounts"


@dataclass(frozen=True, slots=True)
class Row:
    """One instalment as typed; of a plan by amounts the last row's amount is the rest."""

    due: date | None = None
    basis_points: int | None = None
    amount: Money | None = None


@dataclass(frozen=True, slots=True)
class PlanDraft:
    """`due` of one sum; `count`, `first` and `step` of equal parts; `rows` of the other two."""

    kind: PlanKind = PlanKind.ONE
    due: date | None = None
    count: int = 3
    first: date | None = None
    step: Step = Step.MONTH
    rows: tuple[Row, ...] = ()


def draft_of(plan: Plan) -> PlanDraft:
    """A recorded schedule as a draft."""
    match plan:
        case OneSum(due=due):
            return PlanDraft(due=due)
        case EqualParts(count=count, first=first, step=step):
            return PlanDraft(PlanKind.EQUAL, count=count, first=first, step=step)
        case ByPercent(parts=parts):
            rows = tuple(Row(part.due, part.basis_points) for part in parts)
            return PlanDraft(PlanKind.PERCENT, rows=rows)
        case ByAmount(parts=fixed, rest_due=rest_due):
            rows = tuple(Row(part.due, None, part.amount) for part in fixed)
            return PlanDraft(PlanKind.AMOUNTS, rows=(*rows, Row(rest_due)))
        case _:
            assert_never(plan)


def plan_of(draft: PlanDraft) -> Plan | None:
    """The schedule, or None while a date, a share or an amount is missing. That it adds up is checked by the share."""
    match draft.kind:
        case PlanKind.ONE:
            return OneSum(draft.due) if draft.due is not None else None
        case PlanKind.EQUAL:
            return EqualParts(draft.count, draft.first, draft.step) if draft.first is not None else None
        case PlanKind.PERCENT:
            parts = [
                PercentPart(row.due, row.basis_points)
                for row in draft.rows
                if row.due is not None and row.basis_points is not None
            ]
            return ByPercent(tuple(parts)) if parts and len(parts) == len(draft.rows) else None
        case PlanKind.AMOUNTS:
            fixed = [
                FixedPart(row.due, row.amount)
                for row in draft.rows[:-1]
                if row.due is not None and row.amount is not None
            ]
            last = draft.rows[-1].due if draft.rows else None
            complete = last is not None and len(fixed) == len(draft.rows) - 1
            return ByAmount(tuple(fixed), last) if complete and last is not None else None
        case _:
            assert_never(draft.kind)


def lines_of(draft: PlanDraft, amount: Money) -> tuple[Instalment, ...]:
    """The instalments as far as they can be worked out; empty where they cannot."""
    plan = plan_of(draft)
    if plan is None or amount.fen <= 0:
        return ()
    try:
        return instalments(plan, amount)
    except Refusal:
        return ()


def turned(draft: PlanDraft, kind: PlanKind, amount: Money) -> PlanDraft:
    """The same payments in another kind of schedule, as near as that kind allows."""
    lines = lines_of(draft, amount)
    dues: list[date | None] = [line.due for line in lines]
    if not dues:
        dues = [row.due for row in draft.rows] or [draft.first or draft.due]
    start = next((due for due in dues if due is not None), None)
    match kind:
        case PlanKind.ONE:
            return replace(draft, kind=kind, due=draft.due or dues[-1] or start)
        case PlanKind.EQUAL:
            count = len(lines) if len(lines) > 1 else draft.count
            return replace(draft, kind=kind, first=start or draft.first, count=count)
        case PlanKind.PERCENT:
            dues = _at_least_two(dues)
            points = _points(lines, amount) if len(lines) == len(dues) else _equal_points(len(dues))
            rows = tuple(Row(due, share) for due, share in zip(dues, points, strict=True))
            return replace(draft, kind=kind, rows=rows)
        case PlanKind.AMOUNTS:
            dues = _at_least_two(dues)
            sums: list[Money | None] = (
                [line.amount for line in lines]
                if len(lines) == len(dues)
                else list(amount.split_equal(len(dues)))
            )
            rows = tuple(Row(due, None, part) for due, part in zip(dues, [*sums[:-1], None], strict=True))
            return replace(draft, kind=kind, rows=rows)
        case _:
            assert_never(kind)


def _at_least_two(dues: Sequence[date | None]) -> list[date | None]:
    found = list(dues)
    while len(found) < 2:
        found.append(next_due(found))
    return found


def next_due(dues: Sequence[date | None]) -> date | None:
    """A month after the last date there is."""
    last = next((due for due in reversed(dues) if due is not None), None)
    if last is None:
        return None
    try:
        return add_months(last, 1)
    except ValueError:
        return last


def _equal_points(count: int) -> list[int]:
    each = WHOLE // count // 100 * 100
    return [*([each] * (count - 1)), WHOLE - each * (count - 1)]


def _points(lines: Sequence[Instalment], amount: Money) -> list[int]:
    found = [line.amount.fen * WHOLE // amount.fen for line in lines[:-1]]
    return [*found, WHOLE - sum(found)]


def with_row_added(draft: PlanDraft) -> PlanDraft:
    """One instalment more, a month after the last; of a plan by amounts it stands before the rest."""
    new = Row(next_due([row.due for row in draft.rows]), 0 if draft.kind is PlanKind.PERCENT else None)
    if draft.kind is PlanKind.AMOUNTS and draft.rows:
        last = draft.rows[-1]
        return replace(draft, rows=(*draft.rows[:-1], Row(last.due), Row(new.due)))
    return replace(draft, rows=(*draft.rows, new))


def without_row(draft: PlanDraft, at: int) -> PlanDraft:
    """Without that instalment; of a plan by amounts the last row stays the rest."""
    rows = [row for number, row in enumerate(draft.rows) if number != at]
    if draft.kind is PlanKind.AMOUNTS and rows and at == len(draft.rows) - 1:
        rows[-1] = replace(rows[-1], amount=None)
    return replace(draft, rows=tuple(rows))


def moved(draft: PlanDraft, amount: Money, number: int, day: date) -> PlanDraft:
    """The draft with instalment `number` (from 1) due on another day. Equal parts become free amounts for that, but for
    the only date of one sum."""
    match draft.kind:
        case PlanKind.ONE:
            return replace(draft, due=day)
        case PlanKind.EQUAL:
            if draft.count == 1:
                return replace(draft, first=day, step=Step.MONTH)
            free = turned(draft, PlanKind.AMOUNTS, amount)
            return moved(free, amount, number, day)
        case PlanKind.PERCENT | PlanKind.AMOUNTS:
            rows = list(draft.rows)
            rows[number - 1] = replace(rows[number - 1], due=day)
            return replace(draft, rows=tuple(rows))
        case _:
            assert_never(draft.kind)
