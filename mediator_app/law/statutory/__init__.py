"""Reference amounts that the law gives, each as a derivation line by line. Shanghai parameters by date.

They inform a negotiation; nothing in a case is ever filled in from them without a person.
"""

from __future__ import annotations

from mediator_app.domain.claims import Ground
from mediator_app.law.statutory.derivation import KINDS, LINES, NOTES, Derivation, Line
from mediator_app.law.statutory.reference import NEEDS, Need, missing, reference
from mediator_app.law.statutory.service import Service, average, service, wage_base
from mediator_app.law.statutory.severance import damages, notice_pay, severance
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
    "NEEDS",
    "NOTES",
    "Derivation",
    "Ground",
    "Line",
    "Need",
    "Overtime",
    "Service",
    "annual_leave",
    "average",
    "damages",
    "double_wages",
    "leave_due",
    "leave_entitlement",
    "missing",
    "notice_pay",
    "overtime",
    "probation",
    "reference",
    "service",
    "severance",
    "severance_tax",
    "unpaid_wages",
    "wage_base",
]
