"""Reference amounts that the law gives, each as a derivation line by line. Shanghai parameters by date.

They inform a negotiation; nothing in a case is ever filled in from them without a person.
"""

from __future__ import annotations

from mediator_app.law.statutory.derivation import KINDS, LINES, NOTES, Derivation, Line
from mediator_app.law.statutory.service import Service, average, service, wage_base
from mediator_app.law.statutory.severance import Ground, damages, notice_pay, severance
from mediator_app.law.statutory.tax import severance_tax
from mediator_app.law.statutory.wages import (
    Overtime,
    annual_leave,
    double_wages,
    leave_due,
    leave_entitlement,
    overtime,
    probation,
    unpaid_wages,
)

__all__ = [
    "KINDS",
    "LINES",
    "NOTES",
    "Derivation",
    "Ground",
    "Line",
    "Overtime",
    "Service",
    "annual_leave",
    "average",
    "damages",
    "double_wages",
    "leave_due",
    "leave_entitlement",
    "notice_pay",
    "overtime",
    "probation",
    "service",
    "severance",
    "severance_tax",
    "unpaid_wages",
    "wage_base",
]
