"""Working days, announced and predicted, and the legal terms that are counted with them."""

from __future__ import annotations

import subprocess
import sys
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mediator_app.law.calendar import (
    add_working_days,
    announced_years,
    is_working_day,
    next_working_day,
)
from mediator_app.law.deadlines import TERMS, Term, Unit, deadline

days = st.dates(date(2016, 1, 1), date(2031, 12, 31))


@pytest.mark.parametrize(
    ("day", "working", "provisional"),
    [
        (date(2026, 11, 23), True, False),
        (date(2026, 11, 22), False, False),
        (date(2026, 10, 1), False, False),
        (date(2026, 2, 14), True, False),  # a Saturday worked in exchange
        (date(2026, 2, 20), False, False),  # a Friday off in exchange
        (date(2027, 10, 1), False, True),
        (date(2027, 2, 6), False, True),
        (date(2027, 3, 3), True, True),
        (date(2003, 3, 3), True, True),
    ],
)
def test_working_day(day: date, working: bool, provisional: bool) -> None:
    assert 2026 in announced_years()
    answer = is_working_day(day)
    if day.year in announced_years():
        provisional = False  # a newer list of announced years only makes answers firmer
    assert (answer.working, answer.provisional) == (working, provisional)


@settings(max_examples=60)
@given(days, st.integers(0, 20))
def test_working_days_are_counted_one_by_one(start: date, count: int) -> None:
    end = add_working_days(start, count).day
    between = [start + timedelta(days=i + 1) for i in range((end - start).days)]
    assert sum(is_working_day(day).working for day in between) == count
    assert count == 0 or is_working_day(end).working


@settings(max_examples=60)
@given(days)
def test_the_next_working_day_skips_only_days_off(day: date) -> None:
    found = next_working_day(day).day
    assert is_working_day(found).working
    assert not any(is_working_day(day + timedelta(days=i)).working for i in range((found - day).days))


def test_working_days_do_not_go_back() -> None:
    with pytest.raises(ValueError, match="forwards"):
        add_working_days(date(2026, 1, 1), -1)


@pytest.mark.parametrize(
    ("term", "start", "end"),
    [
        # 15 natural days from Monday 9 March 2026 end on Tuesday 24 March
        (Term.ARBITRAL_REVIEW, date(2026, 3, 9), date(2026, 3, 24)),
        # ... and from 19 September 2026 on Sunday 4 October, inside the National Day week that ends on the 7th
        (Term.ARBITRAL_REVIEW, date(2026, 9, 19), date(2026, 10, 8)),
        (Term.JUDICIAL_CONFIRMATION, date(2026, 3, 9), date(2026, 4, 8)),
        # five working days across a Saturday worked in exchange (10 October 2026)
        (Term.REVIEW_DECISION, date(2026, 10, 8), date(2026, 10, 14)),
        (Term.MEDIATION_ACCEPTANCE, date(2026, 11, 20), date(2026, 11, 25)),
        (Term.ARBITRATION_AWARD, date(2026, 3, 2), date(2026, 4, 16)),
        (Term.ARBITRATION_LIMITATION, date(2025, 3, 3), date(2026, 3, 3)),
        (Term.ENFORCEMENT, date(2024, 2, 29), date(2026, 2, 28)),
        # a term of exclusion stays where it ends, even on a Sunday
        (Term.REVOCATION_MISTAKE, date(2026, 8, 24), date(2026, 11, 22)),
    ],
)
def test_deadline(term: Term, start: date, end: date) -> None:
    found = deadline(term, start)
    assert found.day == end
    assert not found.provisional
    assert set(TERMS[term].basis) <= set(found.basis)
    assert found.rolled_over == ("civil_procedure_law:85" in found.basis)


def test_a_deadline_in_a_year_not_announced_says_so() -> None:
    year = announced_years()[-1]
    assert deadline(Term.JUDICIAL_CONFIRMATION, date(year, 12, 20)).provisional


def test_an_extension_is_added_before_the_roll_over() -> None:
    assert deadline(Term.ARBITRATION_AWARD, date(2026, 3, 2), extended=True).nominal == date(2026, 5, 1)
    assert deadline(Term.ARBITRATION_AWARD, date(2026, 3, 2), extended=True).day == date(2026, 5, 6)
    assert deadline(Term.REVIEW_DECISION, date(2026, 3, 2), extended=True).day == date(2026, 3, 16)
    with pytest.raises(ValueError, match="extended"):
        deadline(Term.ARBITRAL_REVIEW, date(2026, 3, 2), extended=True)


@settings(max_examples=60)
@given(st.sampled_from(sorted(TERMS)), days)
def test_no_deadline_comes_early_or_ends_on_a_day_off(term: Term, start: date) -> None:
    found = deadline(term, start)
    assert found.day >= found.nominal > start
    if TERMS[term].unit is not Unit.WORKING_DAY and not term.startswith("revocation"):
        assert is_working_day(found.day).working


def test_asking_for_the_module_does_not_load_the_libraries() -> None:
    program = (
        "import sys, mediator_app.law.deadlines, mediator_app.law.identity;"
        "print(any(name in sys.modules for name in ('holidays', 'chinese_calendar', 'stdnum')))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
