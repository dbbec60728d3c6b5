"""Where two versions of a paper differ."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QRectF

from mediator_app.bootstrap import papers
from mediator_app.domain.edits import AgreeAmounts, Award
from mediator_app.domain.ids import ClaimId, PartyId
from mediator_app.domain.money import Money
from mediator_app.domain.papers import PaperId, PaperKind
from mediator_app.domain.record import Record
from mediator_app.domain.settlement import Allocation
from tests.cases import C1, C2, E1, W1, agreed
from ui.sheets import Unreadable, changed, draw, read, without_feet

INSTRUMENT = PaperId(PaperKind.ARBITRATION_MEDIATION)


def parts(before: str, now: str) -> list[str]:
    return [now[start:end] for start, end in changed(before, now)]


@pytest.mark.parametrize(
    ("before", "now", "marked"),
    [
        (
            "一次性支付人民币700,000.00元，到账为准。",
            "一次性支付人民币750,000.00元，到账为准。",
            ["750,000.00元"],
        ),
        ("于2026年12月15日前支付。", "于2026年12月20日前支付。", ["2026年12月20日"]),
        ("一、甲。二、乙。", "一、甲。二、乙。三、丙。", ["三、丙。"]),
        ("同样的\n一句话。", "同样\n的一句话。", []),
        ("甲。乙。", "甲。", []),
    ],
)
def test_the_words_that_changed_are_marked_and_their_numbers_whole(
    before: str, now: str, marked: list[str]
) -> None:
    found = parts(before, now)
    assert "".join(found) == "".join(marked)


@given(st.text(alphabet="甲乙丙1234，。\n", max_size=40))
def test_nothing_is_marked_where_nothing_changed(text: str) -> None:
    assert changed(text, text) == []


@given(st.text(alphabet="甲乙12，。\n𠮷", max_size=30), st.text(alphabet="甲乙12，。\n𠮷", max_size=30))
def test_marks_lie_within_the_text_and_in_order(before: str, now: str) -> None:
    last = 0
    for start, end in changed(before, now):
        assert last <= start <= end <= len(now)
        last = start


def test_a_clause_that_goes_over_the_page_is_one_clause() -> None:
    page = "双方同意\r\n— 2 —\r\n草稿：内容尚未封存\r\n第2页 共4页"
    assert without_feet(page) == "双方同意" + "\n" * (len(page) - 4)


@pytest.fixture(scope="module")
def two() -> tuple[Record, Record]:
    past = agreed()
    before = past.record
    past.do(AgreeAmounts, awards=(Award(PartyId(E1), PartyId(W1), Money.yuan(760_000)),))
    return before, past.record


def test_the_real_paper_is_drawn_and_marked_where_the_amount_stands(two: tuple[Record, Record]) -> None:
    maker = papers()
    first = read(maker.render(two[0], INSTRUMENT).pdf, 400, (0,))
    second = read(maker.render(two[1], INSTRUMENT).pdf, 400, (0,), first.text)
    assert first.marks == {}
    assert first.images[0].width() == 400
    page = next(iter(second.marks))
    assert page in second.images
    assert "760,000.00" in second.text
    size = second.sizes[page]
    for box in second.marks[page]:
        assert 0 < box.left() < box.right() < size.width()
        assert 0 < box.top() < box.bottom() < size.height()


def test_what_differs_on_paper_is_marked_and_little_else() -> None:
    """The ink that differs lies within the marks, and these are no wider than the amount."""
    past = agreed()
    maker = papers()
    first = maker.render(past.record, INSTRUMENT)
    amount = Money.yuan(760_000)
    division = (Allocation(ClaimId(C1), amount), Allocation(ClaimId(C2), Money.zero()))
    past.do(AgreeAmounts, awards=(Award(PartyId(E1), PartyId(W1), amount, division),))
    second = maker.render(past.record, INSTRUMENT)
    before = read(first.pdf, 1000, range(9))
    now = read(second.pdf, 1000, range(9), before.text, second.spaced)
    assert now.marks
    for page, boxes in now.marks.items():
        scale = 1000 / now.sizes[page].width()
        differing = [
            (x / scale, y / scale)
            for y in range(0, now.images[page].height(), 2)
            for x in range(0, 1000, 2)
            if now.images[page].pixel(x, y) != before.images[page].pixel(x, y)
        ]
        body = [place for place in differing if place[1] < FOOT]
        assert body
        astray = [place for place in body if not any(_near(box, *place) for box in boxes)]
        assert astray == []
        for box in boxes:
            inked = [x for x, y in body if _near(box, x, y)]
            assert 0 < min(inked) - box.left() < 1.5 * FIGURE, (
                "from the first figure, of which the second differs"
            )
            assert 0 < box.right() - max(inked) < 4 * LETTER, "to the end of the amount in capitals"


FIGURE, LETTER = 9, 16
"""Widths in points."""
FOOT = 740
"""Points from the top: what stands beneath is the page's number and seal."""


def _near(box: QRectF, x: float, y: float) -> bool:
    return box.left() - 1.5 <= x <= box.right() + 1.5 and box.top() - 4 <= y <= box.bottom() + 4


def test_further_pages_are_drawn_when_asked_for(two: tuple[Record, Record]) -> None:
    pdf = papers().render(two[0], INSTRUMENT).pdf
    assert sorted(draw(pdf, 200, (1, 2, 99))) == [1, 2]


def test_what_is_no_pdf_is_a_fault() -> None:
    with pytest.raises(Unreadable):
        read(b"no paper at all", 100, (0,))
