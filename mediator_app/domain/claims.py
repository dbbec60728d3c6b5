"""What is asked for (仲裁请求 / 调解请求): by kind, with amount and basis."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from .ids import ClaimId, PartyId
from .money import Money


class ClaimKind(StrEnum):
    UNLAWFUL_TERMINATION = "unlawful_termination"
    SEVERANCE = "severance"
    NOTICE_PAY = "notice_pay"
    UNPAID_WAGES = "unpaid_wages"
    OVERTIME = "overtime"
    ANNUAL_LEAVE = "annual_leave"
    DOUBLE_WAGES = "double_wages"
    PROBATION = "probation"
    BONUS = "bonus"
    SICK_PAY = "sick_pay"
    HIGH_TEMPERATURE = "high_temperature"
    WORK_INJURY = "work_injury"
    NON_COMPETE = "non_compete"
    ADDITIONAL_DAMAGES = "additional_damages"
    """加付赔偿金, Labour Contract Law art. 85."""
    EXPENSES = "expenses"
    SOCIAL_INSURANCE = "social_insurance"
    LEAVING_CERTIFICATE = "leaving_certificate"
    RELATIONSHIP = "relationship"
    """确认劳动关系."""
    REINSTATEMENT = "reinstatement"
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One item that one side asks of another.

    `amount` is None for a claim that is not for money. `starts`/`ends` bound the period claimed for, both inclusive.
    """

    id: ClaimId
    claimant: PartyId
    against: PartyId
    kind: ClaimKind
    title: str = ""
    """Words of the claim where the kind alone does not say it; required for OTHER."""
    amount: Money | None = None
    starts: date | None = None
    ends: date | None = None
    basis: str = ""
    """Facts and reasons in the party's words."""
    articles: tuple[str, ...] = ()
