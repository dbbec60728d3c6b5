"""Every code that can reach a person has words in Chinese and English, and every word a code."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from mediator_app.domain.errors import Refusal, Trouble
from mediator_app.domain.money import CODES, Money
from mediator_app.law.catalogue import CATALOGUE
from mediator_app.words import LANGUAGES, Words, table, usual_language
from tests.house.tree import PROGRAM, called_name, modules, nodes

MARK = re.compile(r"\{(\w*)\}")
RAISED = {"Refusal": 0, "Trouble": 0, "Reason": 1}


def codes_in_source() -> Iterator[tuple[str, str, frozenset[str]]]:
    """Place, code and parameter names of every error made in the program with its code written out."""
    for place, node in nodes("mediator_app", "db"):
        if isinstance(node, ast.Call) and called_name(node) in RAISED:
            at = RAISED[called_name(node)]
            if len(node.args) <= at:
                continue
            names = frozenset(word.arg for word in node.keywords if word.arg)
            for code in _written(node.args[at]):
                yield place, code, names


def _written(node: ast.expr) -> list[str]:
    """The texts that an expression can be: a text, or one of two."""
    match node:
        case ast.Constant(value=str(text)):
            return [text]
        case ast.IfExp(body=body, orelse=other):
            return _written(body) + _written(other)
        case _:
            return []


def spoken(names: str) -> Iterator[tuple[str, str, Mapping[str, str]]]:
    def walk(prefix: str, entries: Mapping[str, Any]) -> Iterator[tuple[str, str, Mapping[str, str]]]:
        for key, value in entries.items():
            if isinstance(value, dict) and "zh" not in value:
                yield from walk(f"{prefix}.{key}", value)
            else:
                yield prefix, key, value

    yield from walk(names, table(names))


TABLES = ("refusals", "findings", "values", "cli", "verdict")


@pytest.mark.parametrize("name", TABLES)
def test_everything_is_said_in_both_languages_with_the_same_values(name: str) -> None:
    for where, key, entry in spoken(name):
        assert set(entry) == set(LANGUAGES), f"{where}.{key}"
        assert all(text.strip() for text in entry.values()), f"{where}.{key}"
        said = [sorted(set(MARK.findall(text))) for text in entry.values()]
        assert said[0] == said[1], f"{where}.{key}"


def test_every_error_in_the_source_has_words() -> None:
    missing = {f"{place}: {code}" for place, code, _ in codes_in_source() if code not in table("refusals")}
    assert not missing
    assert set(CODES) <= set(table("refusals"))


def test_every_word_has_an_error() -> None:
    """A code that nobody raises any more, or that was spelt otherwise, leaves words that nobody reads."""
    texts = {
        node.value
        for _, node in nodes(*PROGRAM)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
    assert set(table("refusals")) - texts == set()


def test_words_ask_for_values_that_the_error_carries() -> None:
    """Each place that raises a code gives every value that the code's words need."""
    wrong = []
    for place, code, names in codes_in_source():
        entry = table("refusals").get(code)
        if entry is not None and not set(MARK.findall(entry["zh"])) <= names | {""}:
            wrong.append(f"{place}: {code} lacks {set(MARK.findall(entry['zh'])) - names}")
    assert not wrong


def test_every_finding_has_words_for_its_values() -> None:
    assert set(table("findings")) == set(CATALOGUE)
    for code, entry in table("findings").items():
        for text in entry.values():
            assert set(MARK.findall(text)) <= set(CATALOGUE[code].params), code


def test_the_command_line_says_only_what_it_has_words_for() -> None:
    used = {
        code
        for _, node in nodes("mediator_app")
        if isinstance(node, ast.Call) and called_name(node) in {"say", "step", "told"} and node.args
        for code in _written(node.args[0])
    }
    assert len(used) > 40
    assert used - set(table("cli")) == set()


def test_every_sentence_of_the_command_line_is_said_somewhere() -> None:
    texts = {
        node.value
        for _, node in nodes("mediator_app")
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
    built = {f"help_{name}" for name in ("name", "organisation", "number")}
    assert set(table("cli")) - texts - built == set()


def test_values_are_shown_as_people_write_them() -> None:
    zh, en = Words("zh"), Words("en")
    assert zh.value(Money.yuan(750_000)) == "750,000.00 元"
    assert en.value(Money.yuan(750_000)) == "CNY 750,000.00"
    assert zh.value(date(2026, 12, 15)) == "2026年12月15日"
    assert en.value(datetime(2026, 11, 23, 1, 30, tzinfo=UTC)) == "2026-11-23 09:30"
    assert zh.value(("mediating", "agreed")) == "调解中、已达成一致"
    assert zh.value("某公司") == "某公司"


def test_doubt_about_an_amount_names_both_readings() -> None:
    text = Words("zh").error(Refusal("money_ambiguous", candidates=(1_200, 120_000)))
    assert "12.00 元、1,200.00 元" in text


def test_words_survive_a_missing_value_and_an_unknown_code() -> None:
    assert "?" in Words("zh").error(Trouble("store_io"))
    assert "weather" in Words("en").error(Trouble("weather"))


def test_what_a_party_typed_is_never_taken_for_a_mark() -> None:
    text = Words("zh").error(Refusal("party_not_bound", name="{path} {0} {{"))
    assert "{path} {0} {{" in text


@pytest.mark.parametrize(
    ("environment", "language"),
    [
        ({}, "zh"),
        ({"LANG": "C.UTF-8"}, "zh"),
        ({"LANG": "en_GB.UTF-8"}, "en"),
        ({"LC_ALL": "zh_CN.UTF-8", "LANG": "en_US.UTF-8"}, "zh"),
    ],
)
def test_chinese_comes_first(
    monkeypatch: pytest.MonkeyPatch, environment: dict[str, str], language: str
) -> None:
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert usual_language() == language


def test_the_search_for_codes_finds_something() -> None:
    codes = {code for _, code, _ in codes_in_source()}
    assert {"no_such_party", "disk_full", "offer_in_future"} <= codes
    assert Path("mediator_app/words.py") in {Path(*path.parts[-2:]) for path in modules("mediator_app")}
