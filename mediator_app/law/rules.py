"""The rule pack: facts of law that change or are not certain, as data with date, source and grade.

Grades: T read in the statute's text, O in an official case or notice, R in a secondary register, P on a page,
M from memory. This module is given texts; who reads the files is the program's start.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Any, NoReturn

from mediator_app.domain.errors import Refusal
from mediator_app.domain.money import Money

FILES = ("laws.json", "checks.json", "shanghai.json")
"""The files of a pack, under `resources/rules/`."""

GRADES = frozenset("TORPM")


@dataclass(frozen=True, slots=True)
class Law:
    """A statute, rule or notice, by its titles. The titles are data, so that a law's new name needs no new program."""

    code: str
    zh: str
    en: str
    in_force: date
    grade: str


@dataclass(frozen=True, slots=True)
class Step:
    """One value of a series, from `since` (inclusive) until the next step."""

    since: date
    value: int
    grade: str
    source: str


@dataclass(frozen=True, slots=True)
class Series:
    """A value that changes over time, oldest step first. `unit` says what the whole number counts."""

    name: str
    unit: str
    basis: tuple[str, ...]
    steps: tuple[Step, ...]

    def at(self, day: date) -> Step:
        """The step in force on `day`. Refusal `no_rule_for_date` before the first."""
        found = None
        for step in self.steps:
            if step.since <= day:
                found = step
        if found is None:
            raise Refusal("no_rule_for_date", self.name, day=day)
        return found


@dataclass(frozen=True, slots=True)
class Rules:
    """A loaded pack. `version` names its date and its very bytes; it is stored with every seal."""

    version: str
    laws: Mapping[str, Law]
    series: Mapping[str, Series]
    phrases: Mapping[str, tuple[re.Pattern[str], ...]]
    case_number: re.Pattern[str]

    def value(self, name: str, on: date) -> int:
        """The whole number of a series on a date. KeyError for a name the pack does not have."""
        return self.series[name].at(on).value

    def money(self, name: str, on: date) -> Money:
        """A series counted in yuan, as an amount."""
        series = self.series[name]
        if series.unit != "yuan":
            raise ValueError("this series does not count yuan")
        return Money.yuan(series.at(on).value)

    def law_of(self, article: str) -> tuple[Law, str]:
        """The law and the article of a code such as `arbitration_law:14`. KeyError for an unknown law."""
        code, _, number = article.partition(":")
        return self.laws[code], number

    def says(self, phrase: str, text: str) -> str | None:
        """The first words of `text` that match the phrase, or None."""
        for pattern in self.phrases[phrase]:
            if match := pattern.search(text):
                return match[0]
        return None


def load_rules(texts: Mapping[str, str]) -> Rules:
    """The pack from the texts of its files (`FILES`). Refusal `rules_unreadable` names file and place."""
    data = {name: _parse(name, texts) for name in FILES}
    digest = hashlib.sha256("\0".join(texts[name] for name in FILES).encode()).hexdigest()
    try:
        laws = {code: _law(code, raw) for code, raw in data["laws.json"]["laws"].items()}
        series = {
            name: _series(name, raw)
            for file in ("checks.json", "shanghai.json")
            for name, raw in data[file]["values"].items()
        }
        phrases = {
            name: tuple(re.compile(pattern) for pattern in raw["patterns"])
            for name, raw in data["checks.json"]["phrases"].items()
        }
        case_number = re.compile(data["checks.json"]["case_number"]["pattern"])
        newest = max(str(data[name]["version"]) for name in FILES)
    except (KeyError, TypeError, ValueError, AttributeError, re.error) as error:
        raise Refusal("rules_unreadable", "", place=str(error)) from error
    for one in series.values():
        for article in one.basis:
            if article.partition(":")[0] not in laws:
                raise Refusal("rules_unreadable", one.name, place=article)
    return Rules(f"{newest}+{digest[:16]}", laws, series, phrases, case_number)


def _parse(name: str, texts: Mapping[str, str]) -> Any:
    if name not in texts:
        raise Refusal("rules_unreadable", name, place="")
    try:
        return json.loads(texts[name], parse_float=_no_float)
    except ValueError as error:
        raise Refusal("rules_unreadable", name, place=str(error)) from error


def _no_float(text: str) -> NoReturn:
    raise ValueError(f"a rule is a whole number, not {text}")


def _law(code: str, raw: Any) -> Law:
    return Law(code, raw["zh"], raw["en"], date.fromisoformat(raw["in_force"]), _grade(raw))


def _series(name: str, raw: Any) -> Series:
    steps = tuple(
        Step(date.fromisoformat(step["from"]), _whole(step["value"]), _grade(step), step["source"])
        for step in raw["steps"]
    )
    if not steps or any(a.since >= b.since for a, b in pairwise(steps)):
        raise ValueError(f"{name}: steps are not in order of date")
    return Series(name, raw["unit"], tuple(raw["basis"]), steps)


def _grade(raw: Any) -> str:
    grade = raw["grade"]
    if grade not in GRADES:
        raise ValueError(f"unknown grade {grade}")
    return str(grade)


def _whole(value: Any) -> int:
    if type(value) is not int:
        raise ValueError(f"{value} is not a whole number")
    return value
