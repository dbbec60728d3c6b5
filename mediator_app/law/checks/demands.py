"""The claims: there are some, each is clear, and each is answered by what was agreed."""

from __future__ import annotations

from collections.abc import Iterator

from mediator_app.domain.claims import Claim, ClaimKind
from mediator_app.domain.people import IdKind, Sex, Worker
from mediator_app.domain.terms import EndTerm, LeavingCertificateTerm, SocialInsuranceTerm, Term
from mediator_app.law import deadlines
from mediator_app.law.catalogue import found
from mediator_app.law.checks.subject import Subject
from mediator_app.law.findings import Finding

NOT_MONEY = frozenset(
    {
        ClaimKind.SOCIAL_INSURANCE,
        ClaimKind.LEAVING_CERTIFICATE,
        ClaimKind.RELATIONSHIP,
        ClaimKind.REINSTATEMENT,
    }
)
_ANSWERED_BY: dict[ClaimKind, tuple[type[Term], ...]] = {
    ClaimKind.SOCIAL_INSURANCE: (SocialInsuranceTerm,),
    ClaimKind.LEAVING_CERTIFICATE: (LeavingCertificateTerm,),
    ClaimKind.RELATIONSHIP: (EndTerm,),
    ClaimKind.REINSTATEMENT: (EndTerm,),
}
_ONE_YEAR = frozenset(
    {
        ClaimKind.UNLAWFUL_TERMINATION,
        ClaimKind.SEVERANCE,
        ClaimKind.NOTICE_PAY,
        ClaimKind.DOUBLE_WAGES,
        ClaimKind.ANNUAL_LEAVE,
    }
)
"""Claims that are no arrears of pay, so that the year runs even during employment."""
_NOT_FOR_OVER_AGE = frozenset({ClaimKind.SEVERANCE, ClaimKind.UNLAWFUL_TERMINATION, ClaimKind.DOUBLE_WAGES})


def check_claims(subject: Subject) -> Iterator[Finding]:
    """Findings about the claims, each under `claims.N`."""
    content = subject.content
    if not content.claims:
        yield found("claims_missing", "claims")
    for number, claim in enumerate(content.claims):
        for finding in (*_claim(subject, claim), *_decided(subject, claim)):
            yield finding.under(f"claims.{number}")


def _claim(subject: Subject, claim: Claim) -> Iterator[Finding]:
    if claim.kind is ClaimKind.OTHER and not claim.title.strip():
        yield found("claim_title_missing", "title")
    if claim.amount is None and claim.kind not in NOT_MONEY and claim.kind is not ClaimKind.OTHER:
        yield found("claim_amount_missing", "amount")
    if claim.kind is ClaimKind.RELATIONSHIP and not subject.arbitration:
        yield found("claim_relationship", "kind")  # arbitral review will be refused
    if claim.kind is ClaimKind.SOCIAL_INSURANCE:
        yield found("claim_social_insurance", "kind")
    if claim.kind is ClaimKind.WORK_INJURY:
        yield found("claim_injury", "kind")
    yield from _over_age(subject, claim)
    applied = subject.content.applied_on
    if claim.kind in _ONE_YEAR and claim.ends is not None and applied is not None:
        last = deadlines.deadline(deadlines.Term.ARBITRATION_LIMITATION, claim.ends).day
        if applied > last:
            yield found("claim_limitation", "ends", last_day=last, applied=applied)


def _over_age(subject: Subject, claim: Claim) -> Iterator[Finding]:
    party = subject.content.party(claim.claimant)
    if claim.kind not in _NOT_FOR_OVER_AGE or not isinstance(party, Worker):
        return
    age = subject.age(party)
    line = subject.value("over_age_women" if party.sex is Sex.FEMALE else "over_age_men")
    if age is not None and age >= line and party.identity.kind is IdKind.RESIDENT:
        yield found("claim_over_age", "kind")


def _decided(subject: Subject, claim: Claim) -> Iterator[Finding]:
    content = subject.content
    if content.settlement is None:
        return  # said once, at the settlement
    answers = _ANSWERED_BY.get(claim.kind, ())
    if answers and any(isinstance(term, answers) for term in content.terms):
        return
    pair = (claim.against, claim.claimant)
    share = next((s for s in content.settlement.shares if (s.payer, s.payee) == pair), None)
    if share is None or (share.division and all(part.claim != claim.id for part in share.division)):
        # A commission may settle a part first and decide the rest (case rules art. 73); a mediation body cannot.
        yield found("claim_undecided", "", soften=subject.arbitration)
    elif claim.kind in NOT_MONEY and not share.division:
        yield found("claim_needs_clause", "", kind=claim.kind.value)
