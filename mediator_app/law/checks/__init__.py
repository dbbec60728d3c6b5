"""What an instrument requires before its seal, and what a careful mediator would want to have seen."""

from __future__ import annotations

from datetime import date

from mediator_app.domain.record import Record
from mediator_app.domain.states import NEGOTIATING
from mediator_app.law.catalogue import found
from mediator_app.law.checks.agents import check_agents
from mediator_app.law.checks.clauses import check_clauses
from mediator_app.law.checks.conflicts import check_conflicts
from mediator_app.law.checks.demands import check_claims
from mediator_app.law.checks.parties import check_parties
from mediator_app.law.checks.payment import check_payment
from mediator_app.law.checks.proceedings import check_proceedings
from mediator_app.law.checks.references import check_references
from mediator_app.law.checks.subject import Subject
from mediator_app.law.checks.texts import check_texts
from mediator_app.law.findings import Finding, Severity
from mediator_app.law.rules import Rules

_IN_ORDER = (
    check_proceedings,
    check_parties,
    check_agents,
    check_claims,
    check_payment,
    check_clauses,
    check_texts,
    check_conflicts,
)


def check(record: Record, today: date, rules: Rules) -> tuple[Finding, ...]:
    """All findings about the case's present content, those that block the seal first, else in the paper's order.

    `today` is the date in Asia/Shanghai. Field paths are those of `record.content`. Raises nothing,
    whatever the content holds; while an id leads nowhere, only that is found.
    """
    subject = Subject(record.content, today, rules)
    lost = tuple(check_references(subject))
    if lost:
        return lost
    findings = [finding for one in _IN_ORDER for finding in one(subject)]
    if record.content.settlement is not None and record.state in NEGOTIATING:
        # After a withdrawal, or when the negotiation was opened again, what was agreed is only the latest proposal.
        findings.append(found("agreement_open", "settlement"))
    findings.sort(key=lambda finding: finding.severity is not Severity.BLOCK)
    return tuple(findings)


__all__ = ["check"]
