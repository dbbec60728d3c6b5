"""What today asks for, from the list of cases."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from mediator_app.domain.ids import CaseId
from mediator_app.domain.money import Money
from mediator_app.domain.papers import PaperKind
from mediator_app.domain.states import CaseState
from mediator_app.ports import CaseLine
from tests.cases import NOON, TODAY
from ui.language import Language, tongue
from ui.rooms.agenda import Month, agenda, is_collective, month_of
from ui.words.amounts import short_amount
from ui.words.cases import case_title


def line(id: str, state: CaseState, held_on: date | None = TODAY, **fields: object) -> CaseLine:
    values = {
        "title": "林虚构|示例公司",
        "case_number": "",
        "cause": "",
        "instrument": PaperKind.ARBITRATION_MEDIATION,
        "practice": False,
        "claimed": Money.yuan(10),
        "agreed": None,
        "started_at": None,
        "next_due": None,
        "updated_at": NOON,
    }
    return CaseLine(id=CaseId(id), state=state, held_on=held_on, **{**values, **fields})  # type: ignore[arg-type]


def ids(lines: tuple[CaseLine, ...]) -> list[str]:
    return [one.id for one in lines]


def test_hearings_of_today_stand_in_order_of_their_time() -> None:
    found = agenda(
        [
            line("late", CaseState.PREPARING, started_at=NOON + timedelta(hours=3)),
            line("unknown", CaseState.PREPARING),
            line("early", CaseState.MEDIATING, started_at=NOON),
            line("tomorrow", CaseState.PREPARING, TODAY + timedelta(days=1)),
        ],
        TODAY,
    )
    assert ids(found.hearings) == ["early", "late", "unknown"]
    assert ids(found.going_on) == ["tomorrow"]


def test_signed_and_not_served_is_seen_whatever_day_it_was() -> None:
    found = agenda(
        [line("a", CaseState.SIGNED, TODAY - timedelta(days=9)), line("b", CaseState.SERVED)], TODAY
    )
    assert ids(found.unserved) == ["a"]


def test_payments_are_shown_by_date_the_overdue_ones_first() -> None:
    found = agenda(
        [
            line("soon", CaseState.PERFORMING, next_due=TODAY + timedelta(days=30)),
            line("overdue", CaseState.SERVED, next_due=TODAY - timedelta(days=2)),
            line("far", CaseState.PERFORMING, next_due=TODAY + timedelta(days=31)),
            line("agreed only", CaseState.AGREED, next_due=TODAY),
            line("paid", CaseState.PERFORMING),
        ],
        TODAY,
    )
    assert ids(found.due) == ["overdue", "soon"]


def test_the_months_figures_count_real_cases_of_this_month_only() -> None:
    found = month_of(
        [
            line("a", CaseState.SERVED, agreed=Money.yuan(750_000)),
            line("b", CaseState.CLOSED, agreed=Money.yuan(50_000)),
            line("c", CaseState.NOT_AGREED),
            line("practice", CaseState.SERVED, agreed=Money.yuan(1), practice=True),
            line("before", CaseState.SERVED, date(2026, 10, 31), agreed=Money.yuan(1)),
            line("signed", CaseState.SIGNED, agreed=Money.yuan(1)),
        ],
        TODAY,
    )
    assert found == Month(settled=2, failed=1, recovered=Money.yuan(800_000))
    assert (found.concluded, found.rate, Month().rate) == (3, "66.7%", "")


def test_ten_workers_make_a_collective_dispute() -> None:
    assert is_collective(line("a", CaseState.PREPARING, title="、".join("甲乙丙丁戊己庚辛壬癸") + "|公司"))
    assert not is_collective(line("a", CaseState.PREPARING, title="、".join("甲乙丙丁戊己庚辛壬") + "|公司"))


@pytest.mark.parametrize(
    ("yuan", "chinese", "english"),
    [
        (2_846_000, "284.6 万", "2,846,000"),
        (750_000, "75 万", "750,000"),
        (9_800, "9,800", "9,800"),
        (11_500, "11,500", "11,500"),
        (13_000, "1.3 万", "13,000"),
        (999_900, "999,900", "999,900"),
        (0, "0", "0"),
        (-120_000, "-12 万", "-120,000"),
        (99_999_999, "10,000 万", "99,999,999"),
    ],
)
def test_short_amounts(yuan: int, chinese: str, english: str) -> None:
    assert short_amount(Money.yuan(yuan)) == english
    tongue().speak(Language.CHINESE)
    assert short_amount(Money.yuan(yuan)) == chinese


def test_a_small_amount_is_never_rounded() -> None:
    assert short_amount(Money(980_055)) == "9,800.55"
    tongue().speak(Language.CHINESE)
    assert short_amount(Money(980_055)) == "9,800.55"


def test_titles_name_two_and_count_more() -> None:
    assert case_title("|") == "New case"
    assert case_title("程虚构|") == "程虚构 v. (not named yet)"
    tongue().speak(Language.CHINESE)
    assert case_title("林虚构|示例公司") == "林虚构 诉 示例公司"
    assert case_title("张甲、李乙、王丙|示例公司") == "张甲等 3 人 诉 示例公司"
