"""Dates as people type them: 2026-12-15 · 2026年12月15日 · 20261215 · 12.15 · 12月15日 · today · 今天 · +7."""

from __future__ import annotations

import re
import unicodedata
from datetime import date, timedelta
from typing import Final

from mediator_app.domain.days import YEARS
from mediator_app.domain.errors import Refusal

_WHOLE: Final = re.compile(r"(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?")
_RUN: Final = re.compile(r"(\d{4})(\d{2})(\d{2})")
_SHORT: Final = re.compile(r"(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*[日号]?")
_AHEAD: Final = re.compile(r"(?:\+\s*(\d{1,4})|(\d{1,4})\s*天[之以]?后)")
_NAMED: Final = {
    "today": 0,
    "今天": 0,
    "今日": 0,
    "tomorrow": 1,
    "明天": 1,
    "明日": 1,
    "yesterday": -1,
    "昨天": -1,
    "后天": 2,
}


def parse_day(text: str, today: date, *, ahead: bool = False) -> date:
    """The day that is meant. Without a year it is this year's, or the next such day where `ahead` is set.

    Refusal `not_a_date` for everything else, also for days that do not exist, and for years that nobody at the table
    lives or works in: no term of the law can be reckoned from the end of the calendar.
    """
    plain = unicodedata.normalize("NFKC", text).strip().lower()
    if plain in _NAMED:
        return today + timedelta(days=_NAMED[plain])
    if found := _AHEAD.fullmatch(plain):
        return _later(today, int(found[1] or found[2]))
    for form in (_WHOLE, _RUN):
        if found := form.fullmatch(plain):
            return _day(int(found[1]), int(found[2]), int(found[3]))
    if found := _SHORT.fullmatch(plain):
        month, day = int(found[1]), int(found[2])
        if not ahead:
            return _day(today.year, month, day)
        for year in range(today.year, today.year + 9):
            try:
                that = date(year, month, day)
            except ValueError:
                continue
            if that >= today:
                return that
    raise Refusal("not_a_date")


def _day(year: int, month: int, day: int) -> date:
    if year not in YEARS:
        raise Refusal("not_a_date")
    try:
        return date(year, month, day)
    except ValueError:
        raise Refusal("not_a_date") from None


def _later(today: date, days: int) -> date:
    try:
        return today + timedelta(days=days)
    except OverflowError:
        raise Refusal("not_a_date") from None
