"""The lines of a reference amount in words that a worker understands."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from PySide6.QtCore import QCoreApplication

from mediator_app.law.statutory import Derivation, Line
from ui.words.times import long_day

translate = QCoreApplication.translate


def line_words(line: Line) -> str:
    """What one line does, in one sentence. KeyError for a line that has no words."""
    return _templates()[line.code].format_map(_shown(line.inputs))


def note_words(note: str) -> str:
    """What to bear in mind. KeyError for a note that has no words."""
    return _notes()[note]


def short_words(derivation: Derivation) -> str:
    """The whole derivation in one line of figures."""
    return "; ".join(
        line.arithmetic for line in derivation.lines if line.arithmetic and line.amount is not None
    )


def _shown(inputs: Mapping[str, object]) -> dict[str, str]:
    """The inputs as words; half months and minutes are said in months and hours."""
    shown = {}
    for name, value in inputs.items():
        if isinstance(value, date):
            shown[name] = long_day(value)
        elif name == "halves" and isinstance(value, int):
            shown[name] = f"{value // 2}.5" if value % 2 else str(value // 2)
        elif name == "minutes" and isinstance(value, int):
            shown["hours"] = f"{value / 60:.2f}".rstrip("0").rstrip(".")
        else:
            shown[name] = str(value)
    return shown


def _templates() -> dict[str, str]:
    return {
        "service_from_2008": translate(
            "Derivation",
            "Service since 1 January 2008 ({starts} to {ends}) counts for {halves} months' wages",
        ),
        "service_before_2008": translate(
            "Derivation",
            "Service before 2008 ({starts} to {ends}) under the old rule: {halves} months' wages",
        ),
        "service_whole": translate(
            "Derivation", "Service from {starts} to {ends} counts for {halves} months' wages"
        ),
        "base_average": translate("Derivation", "Average monthly wage of the last twelve months"),
        "base_floor": translate("Derivation", "Below the minimum wage: the minimum wage is taken"),
        "base_cap": translate(
            "Derivation",
            "Above three times the average monthly wage of Shanghai in {year}: capped there",
        ),
        "months_cap": translate(
            "Derivation", "With the capped wage at most twelve years count: twelve months' wages"
        ),
        "old_months_cap": translate(
            "Derivation", "Under the old rule at most twelve months' wages for this ground"
        ),
        "severance_part": translate("Derivation", "Monthly base times months"),
        "severance_old_part": translate("Derivation", "Monthly base times months before 2008"),
        "severance_total": translate("Derivation", "Both parts together"),
        "not_due": translate("Derivation", "Nothing is due on this ground"),
        "doubled": translate("Derivation", "Unlawful termination: twice the severance"),
        "notice_pay": translate("Derivation", "One wage of the month before"),
        "double_period": translate("Derivation", "Double wages run from {starts} to {ends}"),
        "double_full_months": translate("Derivation", "Full months: {months}"),
        "double_part_month": translate(
            "Derivation", "Part of a month, {starts} to {ends}: {days} of {of} working days"
        ),
        "double_total": translate("Derivation", "Together"),
        "hourly_wage": translate(
            "Derivation", "Wage of an hour: the month's wage over 21.75 days of 8 hours"
        ),
        "overtime_workday": translate("Derivation", "Overtime on working days, {hours} hours at 150%"),
        "overtime_rest_day": translate("Derivation", "Work on rest days, {hours} hours at 200%"),
        "overtime_holiday": translate("Derivation", "Work on public holidays, {hours} hours at 300%"),
        "overtime_total": translate("Derivation", "Together"),
        "leave_days": translate("Derivation", "Days of leave due less days taken"),
        "daily_wage": translate("Derivation", "Wage of a day: the month's wage over 21.75"),
        "leave_extra": translate("Derivation", "{days} days at another 200% of a day's wage"),
        "leave_refused": translate(
            "Derivation", "The worker gave the leave up in writing: nothing more is due"
        ),
        "probation_excess": translate(
            "Derivation",
            "{served} months of probation where {lawful} are lawful: the wage after probation for each",
        ),
        "wages_months": translate("Derivation", "Full months: {months}"),
        "wages_days": translate("Derivation", "Pay days beyond: {days}"),
        "wages_total": translate("Derivation", "Together"),
        "tax_exempt": translate("Derivation", "Free of tax up to three times the average annual wage"),
        "tax_bracket": translate("Derivation", "Tax on what is above"),
        "tax_none": translate("Derivation", "No tax"),
    }


def _notes() -> dict[str, str]:
    return {
        "average_year_open": translate(
            "Derivation",
            "The average wage of a year is published in the course of the next; until then it is not settled "
            "which year counts.",
        ),
        "old_part_uncapped": translate(
            "Derivation", "The cap at three times the average wage does not hold for the years before 2008."
        ),
        "parameter_from_memory": translate(
            "Derivation", "A published figure used here is still to be compared with its source."
        ),
        "part_month_by_working_days": translate("Derivation", "Part months count by their working days."),
        "calendar_provisional": translate(
            "Derivation",
            "The holidays of a year used here are not announced yet; the figure may move a little.",
        ),
        "limitation_month_by_month": translate(
            "Derivation", "The year of limitation runs for each month of double wages by itself."
        ),
        "no_notice_with_damages": translate(
            "Derivation", "Severance and pay in place of notice are not owed beside these damages."
        ),
        "hourly_rounded_for_show": translate(
            "Derivation", "The hour is shown rounded; the items are worked out from the month."
        ),
    }
