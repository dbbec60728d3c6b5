"""Prohibited line starts and ends, whole figures, full lines."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from mediator_app.documents.blocks import inline
from mediator_app.documents.lines import NO_END, NO_START, Line, set_lines

CHINESE = st.sampled_from("双方确认被申请人于前一次性支付调解协议内容")
MARKS = st.sampled_from("，。、；：？！（）《》“”【】〔〕")
PIECES = st.one_of(
    CHINESE, CHINESE, CHINESE, MARKS,
    st.sampled_from(["750,000.00", "2026年12月15日", "310110197503081234", "柒拾伍万元整"]),
    st.sampled_from(["Müller", " ", "%", "¥", "𠮷"]),
)  # fmt: skip
TEXTS = st.lists(PIECES, min_size=1, max_size=120).map("".join)
MEASURE = 28_000


def texts(lines: tuple[Line, ...]) -> list[str]:
    return [line.text for line in lines]


@given(TEXTS, st.integers(10_000, 40_000))
def test_nothing_is_lost_and_nothing_runs_over(text: str, measure: int) -> None:
    lines = set_lines(inline(text), measure, first=2_000)
    assert "".join(texts(lines)).replace(" ", "") == text.replace(" ", "")
    assert all(line.width <= measure + 501 for line in lines)
    for number, line in enumerate(lines):
        for at, letter in line.glyphs[:-1]:
            assert at + letter.width <= measure + 1
        assert number == 0 or line.width <= measure + 501


@given(TEXTS)
def test_prohibited_starts_and_ends(text: str) -> None:
    lines = texts(set_lines(inline(text), MEASURE, first=2_000))
    for before, after in pairwise(lines):
        # A whole line of nothing but marks that must not be parted has to be torn somewhere.
        if any(char not in NO_START | NO_END for char in before):
            assert after[0] not in NO_START or not _breakable(before)
            assert before[-1] not in NO_END or not _breakable(before)


def _breakable(line: str) -> bool:
    """Whether a line offers any place to break but its end."""
    return any(
        first not in NO_END and second not in NO_START and not (first.isascii() or second.isascii())
        for first, second in pairwise(line)
    )


@given(st.integers(0, 60), st.sampled_from(["750,000.00", "310110197503081234", "Müller", "A-1687/3"]))
def test_figures_numbers_and_words_stay_whole(filler: int, token: str) -> None:
    text = "确" * filler + token + "元，" + "认" * 30
    assert sum(token in line for line in texts(set_lines(inline(text), MEASURE))) == 1


@given(st.integers(0, 60))
def test_dates_stay_whole_where_the_line_is_not_left_half_empty(filler: int) -> None:
    lines = texts(set_lines(inline("确" * filler + "2026年12月15日前付清" + "认" * 30), MEASURE))
    broken = [line for line in lines if line.endswith(("2026年", "12月"))]
    assert all(len(line) > 20 for line in broken)
    assert not any(line.endswith(("2026", "12", "15")) for line in lines)


@given(TEXTS)
def test_justified_lines_end_at_the_edge(text: str) -> None:
    for line in set_lines(inline(text), MEASURE)[:-1]:
        if line.glyphs and not line.last and line.width > MEASURE * 0.97:
            assert MEASURE - 2 <= line.width <= MEASURE + 501 or line.width < MEASURE


def test_marks_beside_each_other_share_their_blank() -> None:
    single = set_lines(inline("《甲》"), MEASURE)[0].width
    assert set_lines(inline("（《甲》）"), MEASURE)[0].width == single + 2_000 - 1_000


def test_a_closing_mark_hangs_rather_than_leaving_the_line() -> None:
    lines = texts(set_lines(inline("确" * 27 + "认。" + "认" * 5), MEASURE + 500))
    assert lines[0] == "确" * 27 + "认。"


def test_a_word_longer_than_the_line_is_torn_not_lost() -> None:
    word = "W" * 90
    assert "".join(texts(set_lines(inline(word), MEASURE))) == word


def test_an_empty_text_is_one_empty_line() -> None:
    assert texts(set_lines((), MEASURE)) == [""]


def test_supplementary_characters_count_as_one() -> None:
    assert set_lines(inline("𠮷𬭼"), MEASURE)[0].width == 2_000
