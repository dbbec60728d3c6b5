"""The reference amount of a claim from what is kept with it: which kind needs what, and what is still missing."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from typing import Final

from mediator_app.domain.claims import ClaimKind, Ground, Reckoning
from mediator_app.domain.errors import Refusal
from mediator_app.domain.money import Money
from mediator_app.law.rules import Rules
from mediator_app.law.statutory.derivation import Derivation
from mediator_app.law.statutory.severance import damages, notice_pay, severance
from mediator_app.law.statutory.wages import (
    Overtime,
    annual_leave,
    double_wages,
    overtime,
    probation,
    unpaid_wages,
)


class Need(StrEnum):
    """A field of `Reckoning`, by its name."""

    HIRED = "hired"
    ENDED = "ended"
    MONTHLY = "monthly"
    GROUND = "ground"
    SIGNED = "signed"
    NOTICED = "noticed"
    WORKDAY = "workday_minutes"
    REST_DAY = "rest_day_minutes"
    HOLIDAY = "holiday_minutes"
    LEAVE_DUE = "leave_due"
    LEAVE_TAKEN = "leave_taken"
    LEAVE_REFUSED = "leave_refused"
    MONTHS = "months"
    DAYS = "days"
    PROBATION_SERVED = "probation_served"
    PROBATION_LAWFUL = "probation_lawful"


NEEDS: Final[Mapping[ClaimKind, tuple[Need, ...]]] = {
    ClaimKind.UNLAWFUL_TERMINATION: (Need.HIRED, Need.ENDED, Need.MONTHLY),
    ClaimKind.SEVERANCE: (Need.HIRED, Need.ENDED, Need.MONTHLY, Need.GROUND),
    ClaimKind.NOTICE_PAY: (Need.GROUND, Need.MONTHLY, Need.NOTICED),
    ClaimKind.UNPAID_WAGES: (Need.MONTHLY, Need.MONTHS, Need.DAYS),
    ClaimKind.OVERTIME: (Need.MONTHLY, Need.WORKDAY, Need.REST_DAY, Need.HOLIDAY),
    ClaimKind.ANNUAL_LEAVE: (Need.MONTHLY, Need.LEAVE_DUE, Need.LEAVE_TAKEN, Need.LEAVE_REFUSED),
    ClaimKind.DOUBLE_WAGES: (Need.HIRED, Need.ENDED, Need.MONTHLY, Need.SIGNED),
    ClaimKind.PROBATION: (Need.MONTHLY, Need.PROBATION_SERVED, Need.PROBATION_LAWFUL),
}
"""What a kind of claim is worked out from, in the order in which one asks. Other kinds have no formula."""

_OPTIONAL: Final = frozenset({Need.SIGNED})


def missing(kind: ClaimKind, given: Reckoning) -> tuple[Need, ...]:
    """What has to be known before there is an amount; empty too for kinds without a formula."""
    return tuple(
        need for need in NEEDS.get(kind, ()) if need not in _OPTIONAL and getattr(given, need.value) is None
    )


def reference(kind: ClaimKind, given: Reckoning, today: date, rules: Rules) -> Derivation | None:
    """The derivation; None for a kind without a formula and while something is missing.

    Parameters are those of the last day of employment, or of `today` where it is not known. Refusals, with the field
    of the reckoning: `ends_before_starts`, `no_rule_for_date`, `money_negative`.
    """
    if kind not in NEEDS or missing(kind, given):
        return None
    try:
        return _derive(kind, given, given.ended or today, rules)
    except Refusal as refusal:
        raise Refusal(refusal.code, _place(refusal, kind), **dict(refusal.params)) from None


def _derive(kind: ClaimKind, given: Reckoning, on: date, rules: Rules) -> Derivation | None:
    hired, ended, monthly = given.hired or on, given.ended or on, given.monthly or Money.zero()
    ground = given.ground or Ground.RESIGNED
    match kind:
        case ClaimKind.UNLAWFUL_TERMINATION:
            return damages(hired, ended, monthly, rules)
        case ClaimKind.SEVERANCE:
            return severance(ground, hired, ended, monthly, rules)
        case ClaimKind.NOTICE_PAY:
            return notice_pay(ground, monthly, thirty_days_notice=given.noticed)
        case ClaimKind.UNPAID_WAGES:
            return unpaid_wages(monthly, given.months, given.days, on, rules)
        case ClaimKind.OVERTIME:
            worked = Overtime(given.workday_minutes, given.rest_day_minutes, given.holiday_minutes)
            return overtime(monthly, worked, on, rules)
        case ClaimKind.ANNUAL_LEAVE:
            due, taken = given.leave_due or 0, given.leave_taken
            return annual_leave(monthly, due, taken, on, rules, refused_in_writing=given.leave_refused)
        case ClaimKind.DOUBLE_WAGES:
            return double_wages(monthly, hired, ended, signed=given.signed)
        case ClaimKind.PROBATION:
            return probation(monthly, given.probation_served or 0, given.probation_lawful or 0)
        case _:
            return None


def _place(refusal: Refusal, kind: ClaimKind) -> str:
    if refusal.code == "no_rule_for_date" and Need.ENDED not in NEEDS[kind]:
        return Need.MONTHLY.value
    return Need.MONTHLY.value if refusal.code == "money_negative" else Need.ENDED.value
