"""Pay that is owed by the day, the hour or the month: wages, overtime, annual leave, double wages, probation.

A day's wage is the month's divided by 21.75, an hour's by another 8. Each item is rounded once, half-up, at its end.
"""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

from mediator_app.domain.errors import Refusal
from mediator_app.domain.money import Money
from mediator_app.domain.schedule import add_months
from mediator_app.law.calendar import is_working_day
from mediator_app.law.rules import Rules
from mediator_app.law.statutory.derivation import Derivation, Line, figures

_HUNDREDTHS = 100
_HOURS = 8
_MINUTES = 60


@dataclass(frozen=True, slots=True)
class Overtime:
    """Overtime in minutes, by the kind of day. Rest days count only where no other day was given off."""

    workday: int = 0
    rest_day: int = 0
    holiday: int = 0


_RATES = (("workday", 150), ("rest_day", 200), ("holiday", 300))
"""Per cent of the hourly wage (Labour Law art. 44)."""


def overtime(monthly: Money, worked: Overtime, on: date, rules: Rules) -> Derivation:
    """Overtime pay on the monthly base `monthly`. Refusal `money_negative` for negative minutes."""
    if min(worked.workday, worked.rest_day, worked.holiday) < 0:
        raise Refusal("money_negative", "worked")
    days = rules.value("pay_days_hundredths", on)
    hourly = monthly.ratio(_HUNDREDTHS, days * _HOURS)
    lines = [
        Line(
            code="hourly_wage",
            basis=("working_time_notice:2",),
            inputs={"monthly": monthly},
            arithmetic=f"{figures(monthly)} ÷ {_decimal(days)} ÷ {_HOURS} = {figures(hourly)}",
            amount=hourly,
        )
    ]
    total = Money.zero()
    for name, rate in _RATES:
        minutes: int = getattr(worked, name)
        if not minutes:
            continue
        part = monthly.ratio(minutes * rate, days * _HOURS * _MINUTES)
        total += part
        hours = _hours(minutes)
        lines.append(
            Line(
                code=f"overtime_{name}",
                basis=("labour_law:44", "wage_payment_rules:13"),
                inputs={"minutes": minutes, "percent": rate},
                arithmetic=(
                    f"{figures(monthly)} ÷ {_decimal(days)} ÷ {_HOURS} × {hours} × {rate}% = {figures(part)}"
                ),
                amount=part,
            )
        )
    lines.append(
        Line(code="overtime_total", basis=("labour_law:44",), arithmetic=figures(total), amount=total)
    )
    # The hour is shown rounded; the items are worked out from the month, so they do not carry its rounding.
    exact = hourly.fen * days * _HOURS == monthly.fen * _HUNDREDTHS
    notes = () if exact else ("hourly_rounded_for_show",)
    return Derivation(code="overtime", result=total, lines=tuple(lines), notes=notes)


def leave_entitlement(service_years: int) -> int:
    """Days of annual leave by cumulative years of work (Regulation art. 3)."""
    if service_years < 1:
        return 0
    return 5 if service_years < 10 else 10 if service_years < 20 else 15


def leave_due(entitlement: int, year: int, *, joined: date | None = None, left: date | None = None) -> int:
    """Whole days due in `year`: by the calendar days employed in it over 365, the fraction dropped (arts 5, 12).

    `joined` and `left` are the first and last day of employment where they fall into the year.
    """
    first = max(joined or date(year, 1, 1), date(year, 1, 1))
    last = min(left or date(year, 12, 31), date(year, 12, 31))
    days = max((last - first).days + 1, 0)
    whole = days >= (date(year, 12, 31) - date(year, 1, 1)).days + 1
    return entitlement if whole else days * entitlement // 365


def annual_leave(
    monthly: Money, due: int, taken: int, on: date, rules: Rules, *, refused_in_writing: bool = False
) -> Derivation:
    """Pay for leave not taken, beyond the normal wage already paid: 200 % of a day's wage for each day.

    `monthly` is the twelve-month average without overtime. Nothing is owed where the worker gave the leave up in
    writing for reasons of the worker's own; days taken beyond what was due are not claimed back.
    """
    rest = max(due - taken, 0)
    days = rules.value("pay_days_hundredths", on)
    daily = monthly.ratio(_HUNDREDTHS, days)
    basis = ("leave_regulation:5", "leave_measures:10", "leave_measures:11")
    lines = [
        Line(
            code="leave_days",
            basis=("leave_regulation:3", "leave_measures:12"),
            inputs={"due": due, "taken": taken},
            arithmetic=f"{due} − {taken} = {due - taken}",
        ),
        Line(
            code="daily_wage",
            basis=("leave_measures:11", "working_time_notice:2"),
            inputs={"monthly": monthly},
            arithmetic=f"{figures(monthly)} ÷ {_decimal(days)} = {figures(daily)}",
            amount=daily,
        ),
    ]
    if refused_in_writing:
        lines.append(Line(code="leave_refused", basis=("leave_measures:10",), amount=Money.zero()))
        return Derivation(code="annual_leave", result=Money.zero(), lines=tuple(lines))
    extra = monthly.ratio(_HUNDREDTHS * rest * 2, days)
    lines.append(
        Line(
            code="leave_extra",
            basis=basis,
            inputs={"days": rest},
            arithmetic=f"{figures(monthly)} ÷ {_decimal(days)} × {rest} × 200% = {figures(extra)}",
            amount=extra,
        )
    )
    return Derivation(code="annual_leave", result=extra, lines=tuple(lines))


def double_wages(monthly: Money, hired: date, ended: date, *, signed: date | None = None) -> Derivation:
    """The extra wage for want of a written contract (arts 82; Regulation 6, 7; Interpretation 2 art. 6).

    It runs from the day after one full month of work to the day before signing, at most to the day before the first
    anniversary; `ended` is the last day of employment. Part months count by the working days of that month.
    Refusal `ends_before_starts`.
    """
    if ended < hired:
        raise Refusal("ends_before_starts", "ended")
    starts = add_months(hired, 1)
    ends = min(add_months(hired, 12) - timedelta(days=1), ended)
    if signed is not None:
        ends = min(ends, signed - timedelta(days=1))
    basis = ("labour_contract_law:82", "labour_contract_regulation:6", "labour_contract_regulation:7")
    if ends < starts:
        line = Line(code="not_due", basis=basis, inputs={"ground": "signed_in_time"}, amount=Money.zero())
        return Derivation(code="double_wages", result=Money.zero(), lines=(line,))
    lines = [Line(code="double_period", basis=basis, inputs={"starts": starts, "ends": ends})]
    full, parts = _months(starts, ends)
    total = monthly * full
    if full:
        lines.append(
            Line(
                code="double_full_months",
                basis=basis,
                inputs={"months": full},
                arithmetic=f"{figures(monthly)} × {full} = {figures(total)}",
                amount=total,
            )
        )
    notes = ["limitation_month_by_month"]
    for first, last in parts:
        part, line, provisional = _part_month(monthly, first, last)
        total += part
        lines.append(line)
        notes.append("part_month_by_working_days")
        if provisional:
            notes.append("calendar_provisional")
    lines.append(Line(code="double_total", basis=basis, arithmetic=figures(total), amount=total))
    return Derivation(
        code="double_wages", result=total, lines=tuple(lines), notes=tuple(dict.fromkeys(notes))
    )


def _months(starts: date, ends: date) -> tuple[int, list[tuple[date, date]]]:
    """Full months of the period and the part months left: calendar months, or months from the day of the start.

    A period that is a whole number of months from its first day is counted so, because every month of it is full.
    """
    after = ends + timedelta(days=1)
    count = (after.year - starts.year) * 12 + after.month - starts.month
    if add_months(starts, count) == after:
        return count, []
    full = 0
    parts = []
    first = starts
    while first <= ends:
        month_end = first.replace(day=monthrange(first.year, first.month)[1])
        last = min(month_end, ends)
        if first.day == 1 and last == month_end:
            full += 1
        else:
            parts.append((first, last))
        first = last + timedelta(days=1)
    return full, parts


def _part_month(monthly: Money, first: date, last: date) -> tuple[Money, Line, bool]:
    length = monthrange(first.year, first.month)[1]
    month = [is_working_day(first.replace(day=day)) for day in range(1, length + 1)]
    worked = sum(answer.working for answer in month[first.day - 1 : last.day])
    whole = sum(answer.working for answer in month)
    part = monthly.ratio(worked, whole)
    line = Line(
        code="double_part_month",
        basis=("labour_interpretation_2:6",),
        inputs={"starts": first, "ends": last, "days": worked, "of": whole},
        arithmetic=f"{figures(monthly)} × {worked} ÷ {whole} = {figures(part)}",
        amount=part,
    )
    return part, line, any(answer.provisional for answer in month)


def probation(wage_after: Money, served_months: int, lawful_months: int) -> Derivation:
    """Damages for probation served beyond the lawful length: the wage after probation for each month of excess."""
    excess = max(served_months - lawful_months, 0)
    total = wage_after * excess
    line = Line(
        code="probation_excess",
        basis=("labour_contract_law:19", "labour_contract_law:83"),
        inputs={"served": served_months, "lawful": lawful_months},
        arithmetic=f"{figures(wage_after)} × ({served_months} − {lawful_months}) = {figures(total)}",
        amount=total,
    )
    return Derivation(code="probation", result=total, lines=(line,))


def unpaid_wages(monthly: Money, months: int, days: int, on: date, rules: Rules) -> Derivation:
    """Wages for full months and for pay days beyond, each day the month's wage over 21.75."""
    hundredths = rules.value("pay_days_hundredths", on)
    whole, part = monthly * months, monthly.ratio(days * _HUNDREDTHS, hundredths)
    basis = ("labour_contract_law:30", "wage_payment_rules:9")
    lines = (
        Line(
            code="wages_months",
            basis=basis,
            inputs={"months": months},
            arithmetic=f"{figures(monthly)} × {months} = {figures(whole)}",
            amount=whole,
        ),
        Line(
            code="wages_days",
            basis=("working_time_notice:2",),
            inputs={"days": days},
            arithmetic=f"{figures(monthly)} ÷ {_decimal(hundredths)} × {days} = {figures(part)}",
            amount=part,
        ),
        Line(code="wages_total", basis=basis, arithmetic=figures(whole + part), amount=whole + part),
    )
    return Derivation(code="unpaid_wages", result=whole + part, lines=lines)


def _decimal(hundredths: int) -> str:
    return f"{hundredths // 100}.{hundredths % 100:02d}"


def _hours(minutes: int) -> str:
    if minutes % 60 == 0:
        return str(minutes // 60)
    return f"{minutes // 60}.5" if minutes % 60 == 30 else f"({minutes} ÷ 60)"
