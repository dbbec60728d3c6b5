"""Before tax or after it: what was agreed on with the amount beside what the clause says."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields, replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediator_app.domain.caucus import Caucus
from mediator_app.domain.ids import OfferId
from mediator_app.domain.money import Money
from mediator_app.domain.offers import Offer, OfferSide
from mediator_app.domain.record import Content
from mediator_app.domain.terms import TaxBearer, TaxTerm
from mediator_app.law.checks.tax import read_tax
from mediator_app.law.findings import Finding, Severity

Check = Callable[..., dict[str, Finding]]
MORNING = datetime(2026, 11, 23, 2, tzinfo=UTC)
A, R, M = OfferSide.APPLICANT, OfferSide.RESPONDENT, OfferSide.MEDIATOR

AFTER = [
    "税后",
    "税 后",
    "稅後",
    "一次性支付，税后到账",
    "到手75万",
    "不含税",
    "个税由公司承担",
    "税费均由被申请人一方承担",
    "one payment, after tax",
    "After-tax",
    "net of tax",
]
BEFORE = [
    "税前",
    "税前金额，分两期",
    "含税",
    "个税由劳动者自行承担",
    "税费自理",
    "before tax",
    "pre-tax",
    "gross",
]
NOTHING = [
    "",
    "一次性支付",
    "税前税后均可",
    "不是税后",
    "非税前",
    "not after tax",
    "款到手后撤诉",
    "after Taxi",
]


@pytest.mark.parametrize("text", AFTER)
def test_what_means_after_tax(text: str) -> None:
    said = read_tax(text)
    assert said is not None
    assert said[1] is TaxBearer.PAYER


@pytest.mark.parametrize("text", BEFORE)
def test_what_means_before_tax(text: str) -> None:
    said = read_tax(text)
    assert said is not None
    assert said[1] is TaxBearer.PAYEE


@pytest.mark.parametrize("text", NOTHING)
def test_what_says_nothing_clear(text: str) -> None:
    assert read_tax(text) is None


@given(st.text("一次性付清，十二月前;. 0123", max_size=12), st.sampled_from(AFTER), st.sampled_from(BEFORE))
def test_both_kinds_say_nothing_and_each_is_found_in_any_text(around: str, after: str, before: str) -> None:
    assert read_tax(f"{around} {after}；{before} {around}") is None
    for text, bearer in ((after, TaxBearer.PAYER), (before, TaxBearer.PAYEE)):
        said = read_tax(f"{around}，{text}，{around}")
        assert said is not None
        assert said[1] is bearer


@given(st.text())
def test_any_text_may_stand_there(text: str) -> None:
    said = read_tax(text)
    assert said is None or said[0]


def offered(content: Content, *rounds: tuple[OfferSide, int, str]) -> Content:
    offers = tuple(
        Offer(
            id=OfferId(f"o{at}"),
            at=MORNING + timedelta(minutes=at),
            side=side,
            amount=Money.yuan(yuan),
            conditions=said,
        )
        for at, (side, yuan, said) in enumerate(rounds)
    )
    return replace(content, offers=offers)


def clause(content: Content, bearer: TaxBearer | None) -> Content:
    """The case with that clause as its first, or with none."""
    rest = tuple(term for term in content.terms if not isinstance(term, TaxTerm))
    term = next(term for term in content.terms if isinstance(term, TaxTerm))
    return replace(content, terms=rest if bearer is None else (replace(term, bearer=bearer), *rest))


def about_tax(found: dict[str, Finding]) -> dict[str, Finding]:
    return {at: finding for at, finding in found.items() if at.startswith("tax_")}


@pytest.mark.parametrize(
    ("said", "bearer", "kind"),
    [("税后一次付清", TaxBearer.PAYEE, "before_tax"), ("税前", TaxBearer.PAYER, "after_tax")],
)
def test_a_clause_that_says_otherwise_is_found_with_both(
    s1: Content, findings: Check, said: str, bearer: TaxBearer, kind: str
) -> None:
    content = clause(offered(s1, (A, 3_900_000, ""), (M, 750_000, said)), bearer)
    ((at, finding),) = about_tax(findings(content)).items()
    assert at == "tax_term_differs@terms.0.bearer"
    assert finding.params == {"words": said[:2], "kind": kind}
    assert finding.severity is Severity.WARN
    other = TaxBearer.PAYER if bearer is TaxBearer.PAYEE else TaxBearer.PAYEE
    assert about_tax(findings(clause(content, other))) == {}


def test_without_a_clause_what_was_offered_is_said_instead_of_the_bare_gap(
    s1: Content, findings: Check
) -> None:
    content = clause(offered(s1, (R, 750_000, "税后")), None)
    ((at, finding),) = about_tax(findings(content)).items()
    assert at == "tax_term_unsaid@terms"
    assert finding.params == {"words": "税后"}
    assert list(about_tax(findings(clause(s1, None)))) == ["tax_term_missing@terms"]


@pytest.mark.parametrize(
    "rounds",
    [
        ((A, 1_200_000, "税后"), (R, 750_000, "")),
        ((A, 750_000, "税后"), (A, 740_000, ""), (R, 750_000, "")),
        ((R, 400_000, "税后"), (M, 750_000, "一次付清")),
    ],
)
def test_only_the_offer_that_was_agreed_on_counts(
    s1: Content, findings: Check, rounds: tuple[tuple[OfferSide, int, str], ...]
) -> None:
    assert about_tax(findings(offered(s1, *rounds))) == {}


def test_a_silent_acceptance_takes_the_others_condition_over(s1: Content, findings: Check) -> None:
    content = offered(s1, (A, 750_000, "税后"), (R, 750_000, "12月15日前付清"))
    assert list(about_tax(findings(content))) == ["tax_term_differs@terms.0.bearer"]


def test_an_offer_put_right_counts_as_it_stands_now(s1: Content, findings: Check) -> None:
    content = offered(s1, (A, 750_000, "税后"), (A, 750_000, "税前"))
    right = replace(content.offers[1], corrects=content.offers[0].id, reason="听错了")
    assert about_tax(findings(replace(content, offers=(content.offers[0], right)))) == {}


def test_no_check_can_see_what_was_said_in_caucus() -> None:
    held = {str(field.type) for field in fields(Content)}
    assert not [name for name in held if "Caucus" in name or "Confidential" in name]
    assert "offers" in {field.name for field in fields(Caucus)}
