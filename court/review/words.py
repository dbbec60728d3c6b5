"""Everything that the review desk says, Chinese and English, from the tables beside this module.

A key is `table.section.name`: the file's name, then the path within it. The words for what a verification found come
from the table that the mediator's desk uses too, so that both sides say the same.
"""

from __future__ import annotations

import string
import tomllib
from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any, Final, Literal, get_args

from court.review import amounts
from court.service import CHINA

Language = Literal["zh", "en"]
LANGUAGES: Final[tuple[Language, ...]] = get_args(Language)
TABLES: Final = Path(__file__).parent / "words"
VERDICTS: Final = Path(__file__).resolve().parents[2] / "resources" / "translations" / "verdict.toml"
_LONGEST_DETAIL: Final = 40
_DETAILS: Final = {
    "reason": ("codes.bundle.",),
    "reasons": ("codes.reason.",),
    "role": ("codes.role.",),
    "kind": ("codes.pack.",),
    "show": ("filings.show_",),
}
"""Where the words for the values of a detail are."""


@cache
def catalogue() -> Mapping[str, Mapping[str, str]]:
    """Every key with its words by language."""
    return {
        key: entry
        for path in (*sorted(TABLES.glob("*.toml")), VERDICTS)
        for key, entry in _entries(path.stem, tomllib.loads(path.read_text("utf-8")))
    }


def _entries(prefix: str, table: Mapping[str, Any]) -> Iterator[tuple[str, Mapping[str, str]]]:
    for name, value in table.items():
        if isinstance(value, Mapping) and all(isinstance(inner, str) for inner in value.values()):
            yield f"{prefix}.{name}", value
        else:
            yield from _entries(f"{prefix}.{name}", value)


class Words:
    """The words of one language, and how values are written in it."""

    def __init__(self, language: Language) -> None:
        self.language: Language = language

    def say(self, key: str, **params: object) -> str:
        """A sentence of the catalogue. KeyError for a key that is not there or lacks a parameter."""
        text = catalogue()[key][self.language]
        return (
            string.Formatter().vformat(text, (), {n: self.value(v) for n, v in params.items()})
            if params
            else text
        )

    def code(self, kind: str, code: str) -> str:
        """The words of a code of a closed list (`codes.<kind>.<code>`); the code itself where it is not known."""
        entry = catalogue().get(f"codes.{kind}.{code}")
        return entry[self.language] if entry else code

    def detail(self, name: str, value: object) -> str:
        """One detail of an entry of the log, its codes in words. `code` names a code for enrolment, or a refusal."""
        if name == "code" and f"codes.bundle.{value}" in catalogue():
            name = "reason"
        text = str(value)[:_LONGEST_DETAIL]
        for kind in _DETAILS.get(name, ()):
            if f"{kind}{value}" in catalogue():
                text = self.say(f"{kind}{value}")
        label = self.code("detail", name)
        return label if value is True else f"{label} {text}"

    def value(self, value: object) -> str:
        """A value as people write it; instants in Shanghai's time."""
        match value:
            case datetime():
                local = value.astimezone(CHINA)
                return f"{self.value(local.date())} {local:%H:%M}"
            case date():
                zh = self.language == "zh"
                return f"{value.year}年{value.month}月{value.day}日" if zh else value.isoformat()
            case StrEnum():
                return value.value
            case _:
                return str(value)

    def day(self, text: str | None) -> str:
        """A day of the case data (`YYYY-MM-DD`), or the text itself where it is none."""
        try:
            return self.value(date.fromisoformat(text or ""))
        except ValueError:
            return text or ""

    def instant(self, value: datetime | str | None) -> str:
        """An instant of the database or of the case data."""
        if isinstance(value, str):
            try:
                value = datetime.fromisoformat(value)
            except ValueError:
                return str(value)
        if value is None:
            return ""
        return self.value(value if value.tzinfo else value.replace(tzinfo=UTC))

    def money(self, fen: object) -> str:
        """Figures only; the unit stands at the head of the column."""
        return amounts.figures(fen) if isinstance(fen, int) else str(fen)

    def capitals(self, fen: object) -> str:
        """The amount in capitals, in any language: they are what the paper says."""
        return amounts.capitals(fen) if isinstance(fen, int) else ""

    def size(self, count: int) -> str:
        """Bytes in the unit that people use."""
        for unit, step in (("MB", 1024 * 1024), ("KB", 1024)):
            if count >= step:
                return f"{count / step:.1f} {unit}"
        return f"{count} B"

    def joined(self, items: list[str] | tuple[str, ...]) -> str:
        return ("、" if self.language == "zh" else ", ").join(item for item in items if item)
