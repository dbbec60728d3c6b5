"""Days as people type them."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediator_app.domain.errors import Refusal
from ui.words.days import parse_day

TODAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2026-12-15", date(2026, 12, 15)),
        ("2026/12/15", date(2026, 12, 15)),
        ("2026.12.15", date(2026, 12, 15)),
        ("２０２６－１２－１５", date(2026, 12, 15)),
        ("2026年12月15日", date(2026, 12, 15)),
        ("2026 年 12 月 15 日", date(2026, 12, 15)),
        ("20261215", date(2026, 12, 15)),
        ("12.15", date(2026, 12, 15)),
        ("12月15日", date(2026, 12, 15)),
        ("12月15号", date(2026, 12, 15)),
        (" today ", TODAY),
        ("今天", TODAY),
        ("明天", date(2026, 11, 24)),
        ("+7", date(2026, 11, 30)),
        ("15天后", date(2026, 12, 8)),
        ("1.8", date(2026, 1, 8)),
    ],
)
def test_usual_forms_are_understood(text: str, day: date) -> None:
    assert parse_day(text, TODAY) == day


def test_a_day_to_come_is_the_next_such_day() -> None:
    assert parse_day("1.8", TODAY, ahead=True) == date(2027, 1, 8)
    assert parse_day("11.23", TODAY, ahead=True) == TODAY
    assert parse_day("2.29", TODAY, ahead=True) == date(2028, 2, 29)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "soon",
        "2026-02-30",
        "13.1",
        "2026",
        "12",
        "2026-12-15-1",
        "31.12.2026",
        "+99999999",
        "0.0",
        "9999-12-31",
        "0202-12-15",
    ],
)
def test_anything_else_is_refused(text: str) -> None:
    with pytest.raises(Refusal) as refused:
        parse_day(text, TODAY)
    assert refused.value.code == "not_a_date"


@given(
    st.dates(date(1900, 1, 1), date(2199, 12, 31)),
    st.sampled_from(["%Y-%m-%d", "%Y/%m/%d", "%Y年%m月%d日", "%Y%m%d"]),
)
def test_every_day_is_read_back(day: date, form: str) -> None:
    text = day.strftime(form).replace(day.strftime("%Y"), f"{day.year:04}", 1)
    assert parse_day(text, TODAY) == day


@given(st.text(max_size=12))
def test_no_text_is_a_fault(text: str) -> None:
    try:
        found = parse_day(text, TODAY, ahead=True)
    except Refusal:
        return
    assert date.min <= found <= date.max
    assert isinstance(found - TODAY, timedelta)
