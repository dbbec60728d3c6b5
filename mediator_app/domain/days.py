"""Legal dates: the day that an instant falls on in Asia/Shanghai."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta, timezone
from typing import Final

CHINA: Final = timezone(timedelta(hours=8))
"""China has had no summer time since 1991, so an offset says all there is."""


YEARS: Final = range(1900, 2200)
"""Years that somebody at the table lives or works in: no term of the law can be reckoned from the calendar's end."""


def legal_day(instant: datetime) -> date:
    return instant.astimezone(CHINA).date()


def instant_of(day: date, at: time) -> datetime:
    """The instant in UTC of a time of day in Asia/Shanghai."""
    return datetime.combine(day, at, CHINA).astimezone(UTC)
