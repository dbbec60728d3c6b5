"""The clauses around the payment: those that are missing, and those whose figures cannot stand."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date
from typing import TypeVar

from mediator_app.domain.claims import ClaimKind
from mediator_app.domain.terms import (
    DefaultTerm,
    DisputeScope,
    EndTerm,
    FreeTerm,
    LeavingCertificateTerm,
    NoFurtherDisputeTerm,
    ReturnTerm,
    SocialInsuranceTerm,
    Term,
)
from mediator_app.law import deadlines
from mediator_app.law.catalogue import found
from mediator_app.law.checks.subject import Subject
from mediator_app.law.checks.tax import check_tax
from mediator_app.law.findings import Finding

_ENDS_EMPLOYMENT = frozenset({ClaimKind.UNLAWFUL_TERMINATION, ClaimKind.SEVERANCE, ClaimKind.NOTICE_PAY})
T = TypeVar("T", bound=Term)


def check_clauses(subject: Subject) -> Iterator[Finding]:
    """Findings about the clauses; what is missing stands under `terms`, what is wrong under `terms.N`."""
    yield from _missing(subject)
    for number, term in enumerate(subject.content.terms):
        for finding in _term(subject, term):
            yield finding.under(f"terms.{number}")
    counts = Counter(type(term) for term in subject.content.terms)
    for number, term in enumerate(subject.content.terms):
        single = not isinstance(term, FreeTerm | ReturnTerm)
        if single and counts[type(term)] > 1 and term is not _first(subject, type(term)):
            yield found("clause_twice", f"terms.{number}")


def _first(subject: Subject, kind: type[T]) -> T | None:
    return next((term for term in subject.content.terms if isinstance(term, kind)), None)


def _missing(subject: Subject) -> Iterator[Finding]:
    content = subject.content
    settlement = content.settlement
    yield from check_tax(subject)
    most = max((len(share.instalments()) for share in settlement.shares), default=0) if settlement else 0
    default = _first(subject, DefaultTerm)
    if most > 1 and default is None:
        yield found("default_term_missing", "terms", instalments=most)
    elif most > 1 and default is not None and not default.acceleration:
        number = content.terms.index(default)
        yield found("default_without_acceleration", f"terms.{number}.acceleration")
    end = _first(subject, EndTerm)
    if end is None and any(claim.kind in _ENDS_EMPLOYMENT for claim in content.claims):
        yield found("end_term_missing", "terms")
    if end is not None and _first(subject, LeavingCertificateTerm) is None:
        yield found("leaving_certificate_missing", "terms")


def _term(subject: Subject, term: Term) -> Iterator[Finding]:
    match term:
        case DefaultTerm():
            yield from _default(subject, term)
        case LeavingCertificateTerm(by=by):
            yield from _past(subject, by)
        case SocialInsuranceTerm(by=by):
            yield from _past(subject, by)
            end = _first(subject, EndTerm)
            if end is not None:
                # Where employment ended long before the agreement, the fifteen days can only run from the agreement.
                last = deadlines.deadline(deadlines.Term.LEAVING_PAPERS, max(end.on, subject.day)).day
                if by > last:
                    yield found("leaving_papers_late", "by", by=by, last_day=last)
        case ReturnTerm(items=items, by=by):
            if not items.strip():
                yield found("return_items_missing", "items")
            yield from _past(subject, by)
        case NoFurtherDisputeTerm(scope=DisputeScope.EMPLOYMENT):
            yield found("no_dispute_wide", "scope")
        case FreeTerm(text=text):
            if not text.strip():
                yield found("term_empty", "text")
        case _:
            pass


def _past(subject: Subject, by: date) -> Iterator[Finding]:
    if by < subject.day:
        yield found("term_date_past", "by", by=by, agreed=subject.day)


def _default(subject: Subject, term: DefaultTerm) -> Iterator[Finding]:
    if term.penalty is None and term.daily_rate == 0:
        yield found("default_without_penalty", "penalty")
    settlement = subject.content.settlement
    if term.penalty is not None and settlement is not None:
        line = settlement.total.percent(subject.value("penalty_share_most"))
        if term.penalty > line:
            yield found("penalty_high", "penalty")
    if term.daily_rate > subject.value("penalty_daily_most"):
        yield found("penalty_high", "daily_rate")
