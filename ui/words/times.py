"""Instants and days as people in a Chinese hearing room read them. Instants are UTC inside, Asia/Shanghai here."""

from __future__ import annotations

from datetime import date, datetime
from typing import Final

from PySide6.QtCore import QCoreApplication

from mediator_app.domain.days import CHINA
from ui.language import Language, tongue


def local(instant: datetime) -> datetime:
    return instant.astimezone(CHINA)


def clock_time(instant: datetime, *, seconds: bool = False) -> str:
    """`09:52` or `09:52:07`."""
    return local(instant).strftime("%H:%M:%S" if seconds else "%H:%M")


def long_day(day: date) -> str:
    """`2026年12月15日` or `15 December 2026`."""
    if tongue().language is Language.CHINESE:
        return f"{day.year}年{day.month}月{day.day}日"
    return f"{day.day} {_month(day.month)} {day.year}"


def day_and_time(instant: datetime) -> str:
    """`2026年12月15日 09:52` or `15 December 2026 09:52`."""
    return f"{long_day(local(instant).date())} {clock_time(instant)}"


def short_day(day: date, today: date) -> str:
    """Without the year where it is this one: `12月15日`, `15 Dec`."""
    if day.year != today.year:
        return day.isoformat()
    if tongue().language is Language.CHINESE:
        return f"{day.month}月{day.day}日"
    return f"{day.day} {_month(day.month)[:3]}"


def day_of_hearing(day: date) -> str:
    """`11月22日 星期日`, `Sunday 22 November`."""
    weekday = WEEKDAYS[day.weekday()]
    name = QCoreApplication.translate("Weekday", weekday)
    if tongue().language is Language.CHINESE:
        return f"{day.month}月{day.day}日 {name}"
    return f"{name} {day.day} {_month(day.month)}"


def _month(month: int) -> str:
    return MONTHS[month - 1]


def QT_TRANSLATE_NOOP(context: str, text: str) -> str:  # noqa: ARG001 - marks a word for lupdate
    return text


WEEKDAYS: Final = (
    QT_TRANSLATE_NOOP("Weekday", "Monday"),
    QT_TRANSLATE_NOOP("Weekday", "Tuesday"),
    QT_TRANSLATE_NOOP("Weekday", "Wednesday"),
    QT_TRANSLATE_NOOP("Weekday", "Thursday"),
    QT_TRANSLATE_NOOP("Weekday", "Friday"),
    QT_TRANSLATE_NOOP("Weekday", "Saturday"),
    QT_TRANSLATE_NOOP("Weekday", "Sunday"),
)
MONTHS: Final = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
