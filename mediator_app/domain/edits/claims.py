"""What is asked for, and what is said about it in front of both sides."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from mediator_app.domain.case import CaseFile
from mediator_app.domain.claims import Claim, Reckoning
from mediator_app.domain.errors import Refusal
from mediator_app.domain.ids import ClaimId, StatementId
from mediator_app.domain.record import Content, Statement

from .base import Edit, add, change, content_of, remove, shift, with_content

_COUNTS: Final = (
    "workday_minutes",
    "rest_day_minutes",
    "holiday_minutes",
    "leave_due",
    "leave_taken",
    "months",
    "days",
    "probation_served",
    "probation_lawful",
)


def _check(content: Content, claim: Claim) -> None:
    content.party(claim.claimant)
    content.party(claim.against)
    if claim.claimant == claim.against:
        raise Refusal("claim_against_self", "against")
    if claim.amount is not None and claim.amount.fen < 0:
        raise Refusal("money_negative", "amount")
    if claim.starts and claim.ends and claim.ends < claim.starts:
        raise Refusal("ends_before_starts", "ends")
    if claim.reckoning is not None:
        _check_reckoning(claim.reckoning)


def _check_reckoning(given: Reckoning) -> None:
    """What no rule could count with. Dates out of order are left to the formula: they are typed one by one."""
    if given.monthly is not None and given.monthly.fen < 0:
        raise Refusal("money_negative", "reckoning.monthly")
    for name in _COUNTS:
        count = getattr(given, name)
        if count is not None and count < 0:
            raise Refusal("not_a_number", f"reckoning.{name}")


@dataclass(frozen=True, slots=True, kw_only=True)
class AddClaim(Edit):
    claim: Claim

    def change(self, case: CaseFile) -> CaseFile:
        content = content_of(case)
        _check(content, self.claim)
        return with_content(case, claims=add(content.claims, self.claim, "claims"))


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeClaim(Edit):
    """Refusal `claim_in_settlement` where an agreed amount is divided onto the claim and its two sides would change."""

    claim: Claim

    def change(self, case: CaseFile) -> CaseFile:
        content = content_of(case)
        _check(content, self.claim)
        old = content.claim(self.claim.id)
        sides = (self.claim.claimant, self.claim.against)
        if (old.claimant, old.against) != sides and _divided(content, old.id):
            raise Refusal("claim_in_settlement", "settlement.shares")
        return with_content(case, claims=change(content.claims, self.claim, "claims"))


@dataclass(frozen=True, slots=True, kw_only=True)
class RemoveClaim(Edit):
    """Refusal `claim_in_settlement` while an agreed amount is divided onto it."""

    claim: ClaimId

    def change(self, case: CaseFile) -> CaseFile:
        content = content_of(case)
        if _divided(content, self.claim):
            raise Refusal("claim_in_settlement", "settlement.shares")
        return with_content(case, claims=remove(content.claims, self.claim, "claims"))


def _divided(content: Content, claim: ClaimId) -> bool:
    shares = content.settlement.shares if content.settlement else ()
    return any(part.claim == claim for share in shares for part in share.division)


@dataclass(frozen=True, slots=True, kw_only=True)
class MoveClaim(Edit):
    claim: ClaimId
    to: int

    def change(self, case: CaseFile) -> CaseFile:
        return with_content(case, claims=shift(content_of(case).claims, self.claim, self.to, "claims"))


def _check_speaker(content: Content, statement: Statement) -> None:
    if not content.has_speaker(statement.speaker):
        raise Refusal("no_such_speaker", "speaker")


@dataclass(frozen=True, slots=True, kw_only=True)
class AddStatement(Edit):
    """Something said in front of both sides, for the hearing record. Refusal `no_such_speaker`."""

    statement: Statement

    def change(self, case: CaseFile) -> CaseFile:
        _check_speaker(content_of(case), self.statement)
        statements = add(content_of(case).statements, self.statement, "statements")
        return with_content(case, statements=statements)


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeStatement(Edit):
    """Refusal `no_such_speaker`."""

    statement: Statement

    def change(self, case: CaseFile) -> CaseFile:
        _check_speaker(content_of(case), self.statement)
        statements = change(content_of(case).statements, self.statement, "statements")
        return with_content(case, statements=statements)


@dataclass(frozen=True, slots=True, kw_only=True)
class RemoveStatement(Edit):
    statement: StatementId

    def change(self, case: CaseFile) -> CaseFile:
        statements = remove(content_of(case).statements, self.statement, "statements")
        return with_content(case, statements=statements)
