"""Values of the case as the papers write them: dates, amounts, counts, in the words of one language."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from datetime import time as clock_time
from typing import Any

from mediator_app.documents.markup import numeral
from mediator_app.domain.days import CHINA, instant_of
from mediator_app.domain.money import Money, capitals, format_money


@dataclass(frozen=True, slots=True)
class Amount:
    """One sum in figures with grouping and two decimals, and in capitals without the word 人民币."""

    figures: str
    capitals: str


@dataclass(frozen=True, slots=True)
class Speech:
    """The words of one language, from `resources/wording/words`."""

    language: str
    words: Mapping[str, Any]

    @property
    def blank(self) -> str:
        """What stands where a draft has nothing yet."""
        return str(self.words["blank"])

    def text(self, text: str) -> str:
        """The text, or a blank to fill in."""
        return text.strip() or self.blank

    def word(self, table: str, key: str) -> str:
        """The word for a code. KeyError where the wording lacks it (a test looks for that)."""
        return str(self.words[table][key])

    def day(self, day: date | None) -> str:
        """`2026年12月15日`, never zero-padded (GB/T 9704-2012, 7.3.5.4); a blank where there is none."""
        return self._day(day.year, day.month, day.day) if day else self.blank

    def _day(self, year: int, month: int, day: int) -> str:
        return self.word("date", "day").format(year=year, month=month, day=day, month_name=self._month(month))

    def day_of(self, at: datetime) -> str:
        """The date in Shanghai of an instant."""
        return self.day(at.astimezone(CHINA).date())

    def time(self, at: datetime | None) -> str:
        """Date and time of day in Shanghai; a blank where there is none."""
        if at is None:
            return self.blank
        local = at.astimezone(CHINA)
        return self.word("date", "time").format(
            year=local.year, month=local.month, day=local.day, hour=local.hour, minute=local.minute,
            month_name=self._month(local.month),
        )  # fmt: skip

    def receipt(self, day: date, at: clock_time | None) -> str:
        """The date of a receipt, with its time of day where the receiver wrote one."""
        return self.day(day) if at is None else self.time(instant_of(day, at))

    def clock(self, at: datetime) -> str:
        """Time of day in Shanghai."""
        local = at.astimezone(CHINA)
        return self.word("date", "clock").format(hour=local.hour, minute=local.minute)

    def month(self, day: date) -> str:
        """A month without its day: `2026年12月`, `December 2026`."""
        if self.language == "zh":
            return self.day(day).partition("月")[0] + "月"
        return f"{self._month(day.month)} {day.year}"

    def _month(self, month: int) -> str:
        names = self.words["date"].get("months", ())
        return str(names[month - 1]) if names else ""

    def amount(self, money: Money) -> Amount:
        """Both forms. Refusals of `capitals`."""
        return Amount(format_money(money), capitals(money))

    def count(self, number: int) -> str:
        """A small count in words where the language counts in words: 三."""
        return numeral(number) if self.language == "zh" else str(number)

    def together(self, texts: Sequence[str]) -> str:
        """Several names in one phrase."""
        return str(self.words["and"]).join(texts)


def rate_text(millionths: int) -> str:
    """A daily rate in per cent without trailing noughts: 500 is `0.05%`."""
    whole, part = divmod(millionths, 10_000)
    decimals = f"{part:04d}".rstrip("0")
    return f"{whole}.{decimals}%" if decimals else f"{whole}%"
