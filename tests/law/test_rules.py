"""The rule pack as it ships, and what a broken one is refused for."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest

from mediator_app.domain.errors import Refusal
from mediator_app.domain.money import Money
from mediator_app.law.catalogue import CATALOGUE
from mediator_app.law.checks.texts import PHRASES
from mediator_app.law.deadlines import EXTENSIONS, ROLL_OVER, TERMS
from mediator_app.law.rules import Rules, load_rules


def test_values_by_date(rules: Rules) -> None:
    assert rules.money("minimum_wage_month", date(2025, 6, 30)) == Money.yuan(2_690)
    assert rules.money("minimum_wage_month", date(2025, 7, 1)) == Money.yuan(2_740)
    assert rules.money("average_wage", date(2026, 9, 30)) == Money.yuan(12_577)
    assert rules.value("pay_days_hundredths", date(2026, 1, 1)) == 2_175
    with pytest.raises(Refusal, match="no_rule_for_date"):
        rules.value("minimum_wage_month", date(1999, 1, 1))
    with pytest.raises(ValueError, match="yuan"):
        rules.money("agents_most", date(2026, 1, 1))


def test_every_article_named_in_the_program_is_in_the_pack(rules: Rules) -> None:
    articles = {a for rule in (*TERMS.values(), *EXTENSIONS.values()) for a in rule.basis} | set(ROLL_OVER)
    for article in articles:
        law, number = rules.law_of(article)
        assert law.zh
        assert law.en
        assert number


def test_every_phrase_is_there(rules: Rules) -> None:
    assert set(PHRASES) <= set(rules.phrases)
    assert set(PHRASES) <= set(CATALOGUE)


def test_the_version_follows_every_byte(pack_texts: dict[str, str], rules: Rules) -> None:
    other = load_rules({**pack_texts, "laws.json": pack_texts["laws.json"] + " "})
    assert other.version != rules.version
    assert load_rules(pack_texts).version == rules.version


def broken(texts: dict[str, str], change: Any) -> dict[str, str]:
    data = json.loads(texts["checks.json"])
    change(data)
    return {**texts, "checks.json": json.dumps(data)}


@pytest.mark.parametrize(
    "change",
    [
        lambda data: data.pop("values"),
        lambda data: data["values"]["agents_most"]["steps"][0].update(value=2.5),
        lambda data: data["values"]["agents_most"]["steps"][0].update(value="2"),
        lambda data: data["values"]["agents_most"]["steps"][0].update({"from": "soon"}),
        lambda data: data["values"]["agents_most"]["steps"][0].update(grade="Z"),
        lambda data: data["values"]["agents_most"].update(steps=[]),
        lambda data: data["values"]["agents_most"].update(basis=["no_such_law:1"]),
        lambda data: data["phrases"]["clause_deposit"].update(patterns=["("]),
        lambda data: data["case_number"].pop("pattern"),
    ],
)
def test_a_broken_pack_is_refused(change: Any, pack_texts: dict[str, str]) -> None:
    with pytest.raises(Refusal, match="rules_unreadable"):
        load_rules(broken(pack_texts, change))


@pytest.mark.parametrize("text", ["", "{", "[]", "{}"])
def test_a_file_that_is_no_pack_is_refused(text: str, pack_texts: dict[str, str]) -> None:
    with pytest.raises(Refusal, match="rules_unreadable"):
        load_rules({**pack_texts, "shanghai.json": text})
    with pytest.raises(Refusal, match="rules_unreadable"):
        load_rules({})
