"""Length of service and the wage base: what severance, damages and their cap have in common."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from mediator_app.domain.errors import Refusal
from mediator_app.domain.money import Money
from mediator_app.domain.schedule import add_months
from mediator_app.law.rules import Rules
from mediator_app.law.statutory.derivation import Line, figures, halves

REFORM = date(2008, 1, 1)
"""The Labour Contract Law came into force (art. 97 divides service at this day)."""
MOST_HALVES = 24
"""Twelve months, in half months."""


@dataclass(frozen=True, slots=True)
class Service:
    """Service from `starts` to `ends`, both inclusive: full years, full months beyond, and whether days are left."""

    starts: date
    ends: date
    years: int
    months: int
    days: bool

    @property
    def halves(self) -> int:
        """Art. 47 in half months: a month's wage a year; six months count as a year, less as half a month."""
        rest = 2 if self.months >= 6 else 1 if self.months or self.days else 0
        return 2 * self.years + rest

    @property
    def old_halves(self) -> int:
        """The Shanghai rule before 2008, in half months: six months count as a year, less counts for nothing."""
        return 2 * (self.years + (self.months >= 6))


def service(starts: date, ends: date) -> Service:
    """The length of service. Refusal `ends_before_starts`."""
    if ends < starts:
        raise Refusal("ends_before_starts", "ended")
    after = ends + timedelta(days=1)
    months = (after.year - starts.year) * 12 + after.month - starts.month
    if add_months(starts, months) > after:
        months -= 1
    return Service(starts, ends, months // 12, months % 12, add_months(starts, months) < after)


def average(wages: tuple[Money, ...]) -> Money:
    """The monthly average of the wages given (gross, with bonus and allowances), half-up to the fen.

    Refusal `no_wages` for none.
    """
    if not wages:
        raise Refusal("no_wages", "wages")
    return Money.sum(wages).ratio(1, len(wages))


@dataclass(frozen=True, slots=True)
class Base:
    """The monthly base: `plain` with the minimum wage as floor, `amount` after the cap at three times the average."""

    plain: Money
    amount: Money
    capped: bool
    lines: tuple[Line, ...]
    notes: tuple[str, ...]


def wage_base(monthly: Money, ended: date, rules: Rules) -> Base:
    """The base of art. 47 for an exit on `ended`. Refusal `no_rule_for_date` where the pack has no figure."""
    lines = [
        Line(
            code="base_average",
            basis=("labour_contract_regulation:27",),
            inputs={"monthly": monthly},
            arithmetic=figures(monthly),
            amount=monthly,
        )
    ]
    notes = []
    plain = monthly
    floor = rules.money("minimum_wage_month", ended)
    if monthly < floor:
        plain = floor
        lines.append(
            Line(
                code="base_floor",
                basis=("labour_contract_regulation:27",),
                inputs={"minimum": floor},
                arithmetic=f"{figures(monthly)} < {figures(floor)}",
                amount=floor,
            )
        )
    average_wage = rules.money("average_wage", ended)
    triple = average_wage * 3
    capped = plain > triple
    if capped:
        lines.append(
            Line(
                code="base_cap",
                basis=("labour_contract_law:47",),
                inputs={"average": average_wage, "year": ended.year - 1},
                arithmetic=f"{figures(average_wage)} × 3 = {figures(triple)} < {figures(plain)}",
                amount=triple,
            )
        )
        if rules.series["average_wage"].at(ended).grade == "M":
            notes.append("parameter_from_memory")
        if (ended.month, ended.day) < (9, 1):
            # The average of a year is published in the second half of the next; which counts before is not settled.
            notes.append("average_year_open")
    return Base(plain, triple if capped else plain, capped, tuple(lines), tuple(notes))


def service_line(code: str, length: Service, count: int, basis: tuple[str, ...]) -> Line:
    """The line that turns service into months of pay."""
    return Line(
        code=code,
        basis=basis,
        inputs={
            "starts": length.starts,
            "ends": length.ends,
            "years": length.years,
            "months": length.months,
            "days": length.days,
            "halves": count,
        },
        arithmetic=halves(count),
    )
