"""Codes in words, Chinese and English, from the tables under `resources/translations`."""

from __future__ import annotations

import os
import string
import tomllib
from collections.abc import Mapping
from datetime import date, datetime
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Literal

from mediator_app.domain.days import CHINA
from mediator_app.domain.errors import Refusal, Trouble
from mediator_app.domain.money import Money, format_money

if TYPE_CHECKING:
    from mediator_app.domain.verdict import Finding as VerdictFinding
    from mediator_app.law.findings import Finding

Language = Literal["zh", "en"]
LANGUAGES: Final[tuple[Language, ...]] = ("zh", "en")
TABLES: Final = Path(__file__).resolve().parents[1] / "resources" / "translations"


def usual_language() -> Language:
    """What the environment asks for: English where its locale says so, else Chinese."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if value := os.environ.get(name):
            return "en" if value.lower().startswith("en") else "zh"
    return "zh"


@cache
def table(name: str) -> Mapping[str, Any]:
    """One of the tables, by file name without ending."""
    return tomllib.loads((TABLES / f"{name}.toml").read_text("utf-8"))


class Words:
    """Everything that is said to a person, in one language."""

    def __init__(self, language: Language) -> None:
        self.language: Language = language

    def say(self, key: str, **params: object) -> str:
        """A sentence of the command line. KeyError for a key that the table does not have."""
        return self._filled(table("cli")[key][self.language], params)

    def error(self, error: Refusal | Trouble) -> str:
        """What is the matter and what to do next."""
        return self.code(error.code, error.params)

    def code(self, code: str, params: Mapping[str, object]) -> str:
        """The words of a Refusal's or Trouble's code; for an unknown one, the code itself."""
        entry = table("refusals").get(code)
        if entry is None:
            return self.say("unknown_code", code=code)
        return self._filled(entry[self.language], params)

    def finding(self, finding: Finding) -> str:
        """What a check before the seal found."""
        entry = table("findings").get(finding.code)
        if entry is None:
            return self.say("unknown_code", code=finding.code)
        return self._filled(entry[self.language], finding.params)

    def verdict(self, part: Literal["state", "standing"], code: str) -> str:
        """A verdict as a whole, or how far the signer's name may be believed."""
        return str(table("verdict")[part][code][self.language])

    def found(self, finding: VerdictFinding) -> str:
        """One thing that a verification found."""
        entry = table("verdict")["finding"][finding.code.value]
        return self._filled(entry[self.language], dict(finding.params))

    def value(self, value: object) -> str:
        """A value as people write it: amounts in yuan, days and times of Shanghai, codes in words."""
        match value:
            case Money():
                return f"{format_money(value)} 元" if self.language == "zh" else f"CNY {format_money(value)}"
            case datetime():
                local = value.astimezone(CHINA)
                return f"{self.value(local.date())} {local:%H:%M}"
            case date():
                zh = self.language == "zh"
                return f"{value.year}年{value.month}月{value.day}日" if zh else value.isoformat()
            case tuple() | list():
                return ("、" if self.language == "zh" else ", ").join(self.value(item) for item in value)
            case str():
                known = table("values").get(str(value))
                return str(known[self.language]) if known else str(value)
            case _:
                return str(value)

    def _filled(self, text: str, params: Mapping[str, object]) -> str:
        shown = {name: self._shown(name, value) for name, value in params.items()}
        return _FORMATTER.vformat(text, (), _Params(shown))

    def _shown(self, name: str, value: object) -> str:
        if name == "candidates" and isinstance(value, tuple):
            return self.value(tuple(Money(fen) for fen in value if isinstance(fen, int)))
        return self.value(value)


class _Params(dict[str, str]):
    def __missing__(self, key: str) -> str:
        return "?"


_FORMATTER: Final = string.Formatter()
