"""Reference amounts against worked examples, and what must hold for any input."""

from __future__ import annotations

import json
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediator_app.domain.errors import Refusal
from mediator_app.domain.money import Money, parse_money
from mediator_app.law.rules import Rules
from mediator_app.law.statutory import (
    KINDS,
    LINES,
    NOTES,
    Derivation,
    Ground,
    Overtime,
    annual_leave,
    average,
    damages,
    double_wages,
    leave_due,
    leave_entitlement,
    notice_pay,
    overtime,
    probation,
    service,
    severance,
    severance_tax,
    unpaid_wages,
)

CASES = json.loads((Path(__file__).parent / "vectors" / "reference_amounts.json").read_text("utf-8"))["cases"]
NOW = date(2026, 6, 30)


def derive(case: dict[str, Any], rules: Rules) -> Derivation:
    monthly = parse_money(case["monthly"])
    dates = [date.fromisoformat(case[name]) for name in ("hired", "ended") if name in case]
    match case["of"]:
        case "severance":
            return severance(Ground(case["ground"]), dates[0], dates[1], monthly, rules)
        case "damages":
            return damages(dates[0], dates[1], monthly, rules)
        case "double_wages":
            return double_wages(monthly, dates[0], dates[1])
        case "annual_leave":
            return annual_leave(monthly, case["days"], 0, NOW, rules)
        case "probation":
            return probation(monthly, case["served"], case["lawful"])
        case other:
            raise AssertionError(other)


def sound(derivation: Derivation, rules: Rules) -> None:
    """Every code has words to come, every article a law, and the last line says the result."""
    assert derivation.code in KINDS
    assert all(line.code in LINES for line in derivation.lines)
    assert set(derivation.notes) <= NOTES
    for article in derivation.basis:
        assert rules.law_of(article)[1]
    assert derivation.lines[-1].amount in (derivation.result, None)


@pytest.mark.parametrize("case", CASES, ids=[case["id"] for case in CASES])
def test_worked_example(case: dict[str, Any], rules: Rules) -> None:
    derivation = derive(case, rules)
    sound(derivation, rules)
    assert derivation.result == parse_money(case["result"])
    if "tax" in case:
        tax = severance_tax(derivation.result, date.fromisoformat(case["ended"]), rules)
        sound(tax, rules)
        assert tax.result == parse_money(case["tax"])
    if "from" in case:
        period = derivation.lines[0].inputs
        assert (period["starts"], period["ends"]) == (
            date.fromisoformat(case["from"]),
            date.fromisoformat(case["to"]),
        )


def test_overtime_by_example(rules: Rules) -> None:
    worked = Overtime(workday=120, rest_day=180, holiday=180)
    derivation = overtime(Money.yuan(21_750), worked, NOW, rules)
    sound(derivation, rules)
    assert derivation.lines[0].amount == Money.yuan(125)
    assert derivation.result == Money.yuan(2_250)
    # a table in circulation prints twice this
    rest_days = overtime(Money.yuan(10_000), Overtime(rest_day=32 * 15 * 60), NOW, rules)
    assert rest_days.result == parse_money("55172.41")
    assert rest_days.notes == ("hourly_rounded_for_show",)
    with pytest.raises(Refusal):
        overtime(Money.yuan(1), Overtime(workday=-1), NOW, rules)


def test_the_arithmetic_of_a_line_is_shown_as_it_was_done(rules: Rules) -> None:
    derivation = severance(Ground.MUTUAL_BY_EMPLOYER, date(2021, 2, 1), NOW, Money.yuan(22_000), rules)
    assert derivation.lines[-1].arithmetic == "22,000.00 × 5.5 = 121,000.00"
    assert "labour_contract_law:47" in derivation.basis


def test_notice_pay_only_for_article_40_without_notice(rules: Rules) -> None:
    wage = Money.yuan(22_000)
    due = notice_pay(Ground.CHANGED_CIRCUMSTANCES, wage, thirty_days_notice=False)
    sound(due, rules)
    assert due.result == wage
    assert notice_pay(Ground.CHANGED_CIRCUMSTANCES, wage, thirty_days_notice=True).result.is_zero
    assert notice_pay(Ground.REDUNDANCY, wage, thirty_days_notice=False).result.is_zero


def test_leave_days_drop_the_fraction() -> None:
    assert [leave_entitlement(years) for years in (0, 1, 9, 10, 19, 20)] == [0, 5, 5, 10, 10, 15]
    # 130 days of 365 on ten days are 3.56; a published case paid four, the rule says three
    assert leave_due(10, 2015, left=date(2015, 5, 10)) == 3
    assert leave_due(5, 2024) == 5
    assert leave_due(5, 2026, joined=date(2026, 7, 1)) == 2
    assert leave_due(5, 2026, joined=date(2027, 1, 1)) == 0


def test_leave_beyond_what_was_due_is_not_claimed_back(rules: Rules) -> None:
    assert annual_leave(Money.yuan(12_000), 3, 5, NOW, rules).result.is_zero
    refused = annual_leave(Money.yuan(12_000), 5, 0, NOW, rules, refused_in_writing=True)
    sound(refused, rules)
    assert refused.result.is_zero


def test_a_part_month_of_double_wages_counts_by_its_working_days(rules: Rules) -> None:
    # 1 April to 9 May 2024: April whole, and of May's 21 working days the four from the 6th to the 9th
    derivation = double_wages(
        Money.yuan(21_000), date(2024, 3, 1), date(2024, 12, 31), signed=date(2024, 5, 10)
    )
    sound(derivation, rules)
    part = derivation.lines[-2]
    assert part.inputs["days"] == 4
    assert part.inputs["of"] == 21
    assert derivation.result == Money.yuan(21_000) + Money.yuan(4_000)
    assert double_wages(Money.yuan(1), date(2024, 3, 1), date(2024, 3, 20)).result.is_zero
    assert double_wages(Money.yuan(1), date(2024, 3, 1), NOW, signed=date(2024, 3, 31)).result.is_zero


def test_unpaid_wages(rules: Rules) -> None:
    derivation = unpaid_wages(Money.yuan(8_700), 2, 3, NOW, rules)
    sound(derivation, rules)
    assert derivation.result == Money.yuan(18_600)


@pytest.mark.parametrize(
    ("excess", "tax"),
    [("0", "0"), ("36000", "1080"), ("36000.01", "1080"), ("100000", "7480"), ("1000000", "268080")],
)
def test_tax_on_what_exceeds_three_years_of_the_average(excess: str, tax: str, rules: Rules) -> None:
    derivation = severance_tax(Money.yuan(452_772) + parse_money(excess), date(2026, 9, 30), rules)
    sound(derivation, rules)
    assert derivation.result == parse_money(tax)


def test_average_of_wages() -> None:
    assert average((Money(100), Money(101))) == Money(101)
    with pytest.raises(Refusal):
        average(())


def test_impossible_dates_are_refused(rules: Rules) -> None:
    with pytest.raises(Refusal):
        severance(Ground.EXPIRY, date(2020, 1, 2), date(2020, 1, 1), Money.yuan(1), rules)
    with pytest.raises(Refusal):
        double_wages(Money.yuan(1), date(2020, 1, 2), date(2020, 1, 1))
    with pytest.raises(Refusal, match="no_rule_for_date"):
        damages(date(1990, 1, 1), date(1995, 1, 1), Money.yuan(1), rules)


def test_what_depends_on_an_open_question_says_so(rules: Rules) -> None:
    high = severance(Ground.REDUNDANCY, date(2005, 1, 1), date(2026, 3, 31), Money.yuan(50_000), rules)
    assert set(high.notes) == {"average_year_open", "old_part_uncapped"}
    early = damages(date(2008, 1, 1), date(2015, 12, 31), Money.yuan(50_000), rules)
    assert "parameter_from_memory" in early.notes


days = st.dates(date(2009, 1, 1), date(2026, 12, 31))


@given(days, st.integers(0, 4_000))
def test_service_grows_by_at_most_half_a_month_a_day(start: date, length: int) -> None:
    end = start + timedelta(days=length)
    now, tomorrow = service(start, end), service(start, end + timedelta(days=1))
    assert 0 <= tomorrow.halves - now.halves <= 1
    assert now.halves >= 1
    assert now.years * 12 + now.months <= length // 28 + 1


@given(days, st.integers(0, 6_000), st.integers(1, 20_000_000), st.sampled_from(sorted(Ground)))
def test_damages_are_never_less_than_twice_the_severance_since_2008(
    rules: Rules, start: date, length: int, fen: int, ground: Ground
) -> None:
    end = min(start + timedelta(days=length), date(2026, 12, 31))
    due = severance(ground, start, end, Money(fen), rules)
    sound(due, rules)
    twice = damages(start, end, Money(fen), rules)
    sound(twice, rules)
    assert due.result.is_zero or twice.result == due.result * 2
