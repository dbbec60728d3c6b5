"""Working days and public holidays of mainland China.

The announced years come from `chinesecalendar`, which knows the days worked in exchange. Every other year is
predicted from `holidays` and marked provisional: the State Council announces the exchange of days only in the
autumn before, so a predicted working day may turn out to be a day off and a weekend a working day.
Both libraries are loaded at the first question, not with the program.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Answer:
    """Whether a day is worked; `provisional` where the year has not been announced."""

    working: bool
    provisional: bool


@dataclass(frozen=True, slots=True)
class Reckoned:
    """A date that was counted out; `provisional` where any day looked at lies in a year not yet announced."""

    day: date
    provisional: bool


def is_working_day(day: date) -> Answer:
    """Whether offices work on `day`."""
    if day.year in announced_years():
        import chinese_calendar

        return Answer(bool(chinese_calendar.is_workday(day)), provisional=False)
    return Answer(day.weekday() < 5 and day not in _predicted(day.year), provisional=True)


def add_working_days(start: date, days: int) -> Reckoned:
    """The `days`-th working day after `start`; `start` itself never counts (Civil Code art. 201).

    Raises ValueError for a negative number of days. Zero gives `start`.
    """
    if days < 0:
        raise ValueError("working days are counted forwards")
    day, left, provisional = start, days, False
    while left:
        day += ONE_DAY
        answer = is_working_day(day)
        provisional |= answer.provisional
        left -= answer.working
    return Reckoned(day, provisional)


def next_working_day(day: date) -> Reckoned:
    """`day` itself where it is worked, otherwise the first working day after it."""
    provisional = False
    while True:
        answer = is_working_day(day)
        provisional |= answer.provisional
        if answer.working:
            return Reckoned(day, provisional)
        day += ONE_DAY


def warm_up() -> None:
    """Load both libraries (about 0.1 s together), for a thread that nobody waits for."""
    is_working_day(date(announced_years()[-1] + 1, 1, 4))


@cache
def announced_years() -> range:
    """The years whose holidays have been announced and are in the installed `chinesecalendar`."""
    from chinese_calendar.constants import holidays

    years = [day.year for day in holidays]
    return range(min(years), max(years) + 1)


@cache
def _predicted(year: int) -> frozenset[date]:
    import holidays

    return frozenset(holidays.country_holidays("CN", years=[year]))
