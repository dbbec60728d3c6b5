"""Free clauses: words that make an agreement unclear or void, and figures and dates that are not the case's own.

Heuristics over the rule pack's phrases. Only a plain promise not to pay social insurance stops the seal.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from mediator_app.domain.errors import Refusal
from mediator_app.domain.money import Money, parse_money
from mediator_app.domain.record import Content
from mediator_app.domain.terms import (
    DefaultTerm,
    EndTerm,
    FreeTerm,
    LeavingCertificateTerm,
    ReturnTerm,
    SocialInsuranceTerm,
)
from mediator_app.law.catalogue import found
from mediator_app.law.checks.subject import Subject
from mediator_app.law.findings import Finding

PHRASES = (
    "clause_social_insurance_void",
    "clause_social_insurance_waived",
    "clause_unclear_time",
    "clause_unclear_amount",
    "clause_conditional",
    "clause_waiver_too_wide",
    "clause_bars_complaint",
    "clause_worker_penalty",
    "clause_deposit",
    "clause_payment_in_kind",
    "clause_injury_waiver",
    "clause_third_party_bound",
)
_NUMERAL = "[0-9０-９一二两三四五六七八九十百千零〇壹贰叁肆伍陆柒捌玖拾佰仟万亿萬億]"
_AMOUNT = re.compile(
    f"(?:人民币|[¥￥]|RMB)\\s*{_NUMERAL}(?:[,，.．\\s]?{_NUMERAL}){{0,40}}\\s*(?:[元圆][整正]?)?"
    f"(?:[壹贰叁肆伍陆柒捌玖]角)?(?:[零]?[壹贰叁肆伍陆柒捌玖]分)?[整正]?"
    f"|{_NUMERAL}(?:[,，.．\\s]?{_NUMERAL}){{0,40}}\\s*[元圆](?:[整正]|[零]?[1-9一二三四五六七八九壹贰叁肆伍陆柒捌玖]角)?"
    f"(?:[零]?[1-9一二三四五六七八九壹贰叁肆伍陆柒捌玖]分)?"
    f"|[0-9０-９](?:[,，.．]?[0-9０-９]){{0,40}}\\s*[万亿](?!元)"
)
_DATE = re.compile(
    "([0-9０-９]{2,4})\\s*[年/.．-]\\s*([0-9０-９]{1,2})\\s*[月/.．-]\\s*([0-9０-９]{1,2})\\s*[日号]?"
)
_MARK = re.compile("[{｛][^}｝]*[}｝]")


def check_texts(subject: Subject) -> Iterator[Finding]:
    """Findings about free clauses, each under `terms.N.text`."""
    for number, term in enumerate(subject.content.terms):
        if isinstance(term, FreeTerm):
            for finding in _text(subject, _MARK.sub("", term.text)):
                yield finding.under(f"terms.{number}.text")


def _text(subject: Subject, text: str) -> Iterator[Finding]:
    void = False
    for code in PHRASES:
        if code == "clause_social_insurance_waived" and void:
            continue
        words = subject.rules.says(code, text)
        if words is not None:
            void |= code == "clause_social_insurance_void"
            yield found(code, migrant=subject.migrants, words=words)
    rest = text
    dates = known_dates(subject.content)
    for match in _DATE.finditer(text):
        rest = rest.replace(match[0], " ; ")
        try:
            day = date(*(int(part) for part in match.groups()))
        except ValueError:
            yield found("date_unreadable", words=match[0])
            continue
        if day not in dates:
            yield found("date_unknown", words=match[0])
    amounts = known_amounts(subject.content)
    for match in _AMOUNT.finditer(rest):
        words = match[0].strip()
        try:
            amount = parse_money(words)
        except Refusal:
            yield found("figure_unreadable", words=words)
            continue
        yield found("figure_typed_twice" if amount in amounts else "figure_unknown", words=words)


def known_amounts(content: Content) -> frozenset[Money]:
    """Every amount that the case itself holds: claims, shares, what they divide into, instalments, a fixed penalty."""
    amounts = {claim.amount for claim in content.claims if claim.amount is not None}
    if content.settlement is not None:
        amounts.add(content.settlement.total)
        for share in content.settlement.shares:
            amounts.add(share.amount)
            amounts |= {part.amount for part in share.division} | {
                line.amount for line in share.instalments()
            }
    amounts |= {t.penalty for t in content.terms if isinstance(t, DefaultTerm) and t.penalty is not None}
    return frozenset(amounts)


def known_dates(content: Content) -> frozenset[date]:
    """Every date that the case itself holds and that a clause may be about."""
    dates = {content.applied_on, content.accepted_on, content.agreed_on, content.hearing.held_on}
    for claim in content.claims:
        dates |= {claim.starts, claim.ends}
    for share in content.settlement.shares if content.settlement else ():
        dates |= {line.due for line in share.instalments()}
    for term in content.terms:
        match term:
            case EndTerm(on=on):
                dates.add(on)
            case LeavingCertificateTerm(by=by) | ReturnTerm(by=by):
                dates.add(by)
            case SocialInsuranceTerm(paid_to=paid_to, by=by):
                dates |= {paid_to, by}
            case _:
                pass
    return frozenset(day for day in dates if day is not None)
