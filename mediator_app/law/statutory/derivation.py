"""How a reference amount came about, line by line, so that it can be opened in front of both parties."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass

from mediator_app.domain.money import Money, format_money


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One step: the code of its words, the articles it follows, what went in, and the sum as figures.

    `arithmetic` holds figures and signs only (`22,000.00 × 5.5 = 121,000.00`), no words of any language.
    """

    code: str
    basis: tuple[str, ...]
    inputs: Mapping[str, object] = dataclasses.field(default_factory=dict, hash=False)
    arithmetic: str = ""
    amount: Money | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Derivation:
    """A reference amount with its lines. `notes` are codes of what to bear in mind (see `NOTES`)."""

    code: str
    result: Money
    lines: tuple[Line, ...]
    notes: tuple[str, ...] = ()

    @property
    def basis(self) -> tuple[str, ...]:
        """All article codes of the lines, each once, in order."""
        return tuple(dict.fromkeys(article for line in self.lines for article in line.basis))


LINES = frozenset(
    {
        "service_from_2008",
        "service_before_2008",
        "service_whole",
        "base_average",
        "base_floor",
        "base_cap",
        "months_cap",
        "old_months_cap",
        "severance_part",
        "severance_old_part",
        "severance_total",
        "not_due",
        "doubled",
        "notice_pay",
        "double_period",
        "double_full_months",
        "double_part_month",
        "double_total",
        "hourly_wage",
        "overtime_workday",
        "overtime_rest_day",
        "overtime_holiday",
        "overtime_total",
        "leave_days",
        "daily_wage",
        "leave_extra",
        "leave_refused",
        "probation_excess",
        "wages_months",
        "wages_days",
        "wages_total",
        "tax_exempt",
        "tax_bracket",
        "tax_none",
    }
)
"""Codes of lines, for which the interface has words."""

NOTES = frozenset(
    {
        "average_year_open",
        "old_part_uncapped",
        "parameter_from_memory",
        "part_month_by_working_days",
        "calendar_provisional",
        "limitation_month_by_month",
        "no_notice_with_damages",
        "hourly_rounded_for_show",
    }
)
"""Codes of notes."""

KINDS = frozenset(
    {
        "severance",
        "unlawful_termination",
        "notice_pay",
        "double_wages",
        "overtime",
        "annual_leave",
        "probation",
        "unpaid_wages",
        "severance_tax",
    }
)
"""Codes of derivations; those that are kinds of claim bear the claim's name."""


def halves(count: int) -> str:
    """A number of half months as figures: 11 is `5.5`, 10 is `5`."""
    return f"{count // 2}.5" if count % 2 else str(count // 2)


def figures(amount: Money) -> str:
    """An amount for the arithmetic of a line."""
    return format_money(amount)
