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


class Ground(StrEnum):
    """Why employment ended, as far as it matters for severance (Labour Contract Law art. 46)."""

    RESIGNED_FOR_BREACH = "resigned_for_breach"
    """Art. 38: the employer was at fault."""
    RESIGNED = "resigned"
    """Art. 37."""
    MUTUAL_BY_EMPLOYER = "mutual_by_employer"
    """Art. 36, proposed by the employer."""
    MUTUAL_BY_WORKER = "mutual_by_worker"
    DISMISSED_FOR_FAULT = "dismissed_for_fault"
    """Art. 39."""
    ILLNESS = "illness"
    """Art. 40(1)."""
    INCOMPETENCE = "incompetence"
    """Art. 40(2)."""
    CHANGED_CIRCUMSTANCES = "changed_circumstances"
    """Art. 40(3)."""
    REDUNDANCY = "redundancy"
    """Art. 41."""
    EXPIRY = "expiry"
    """The term ended and the employer did not offer the same or better."""
    EXPIRY_WORKER_REFUSED = "expiry_worker_refused"
    EMPLOYER_CLOSED = "employer_closed"
    """Art. 44(4), (5)."""
    TASK_DONE = "task_done"
    """A contract for a task ended with it (Implementing Regulation art. 22)."""


class Region(StrEnum):
    """Whose parameters count: average wage, minimum wage."""

    SHANGHAI = "shanghai"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reckoning:
    """What a claim's statutory reference amount is worked out from; the amount itself is never kept.

    It informs a negotiation and stands on no paper. What a kind of claim does not need stays as it is.
    """

    region: Region = Region.SHANGHAI
    hired: date | None = None
    """First day of employment."""
    ended: date | None = None
    """Last day of employment."""
    monthly: Money | None = None
    """Gross wage of a month: the average, or the one that counts for this kind of claim."""
    ground: Ground | None = None
    signed: date | None = None
    """Day on which the written contract was signed."""
    noticed: bool = False
    """Thirty days' notice was given in writing."""
    workday_minutes: int = 0
    rest_day_minutes: int = 0
    holiday_minutes: int = 0
    leave_due: int | None = None
    """Days of annual leave."""
    leave_taken: int = 0
    leave_refused: bool = False
    """The worker gave the leave up in writing."""
    months: int = 0
    """Full months of unpaid wages."""
    days: int = 0
    """Pay days beyond the full months."""
    probation_served: int | None = None
    """Months."""
    probation_lawful: int | None = None
    """Months."""


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
    reckoning: Reckoning | None = None
