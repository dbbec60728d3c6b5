"""Ink: what is taken for a signature, and what is refused as a dot or a bare line."""

from __future__ import annotations

import json
import math
import random

import pytest
from cattrs.preconf.json import make_converter
from hypothesis import given, settings
from hypothesis import strategies as st

from mediator_app.domain.errors import Refusal
from mediator_app.domain.ink import POINTS_MAX, Ink, Point, Stroke, check_ink, duration, ink_box

WIDTH, HEIGHT = 6000, 2000

Corner = tuple[float, float]


def drawn(*strokes: list[Corner], step: float = 40.0, shake: int = 0, seed: int = 1) -> Ink:
    """Ink sampled along polylines given in 1/100 mm, one sample every 5 ms and `step` of way."""
    rng = random.Random(seed)
    clock = 0
    out = []
    for corners in strokes:
        points: list[Point] = []
        for start, end in zip(corners, corners[1:] or corners, strict=False):
            count = max(1, round(math.dist(start, end) / step))
            for k in range(count + 1):
                x = start[0] + (end[0] - start[0]) * k / count + rng.uniform(-shake, shake)
                y = start[1] + (end[1] - start[1]) * k / count + rng.uniform(-shake, shake)
                points.append((round(x), round(y), 300 + rng.randrange(400), clock))
                clock += 5
        clock += 120
        out.append(Stroke(tuple(points)))
    return Ink(tuple(out), WIDTH, HEIGHT)


def curve(fx: str, count: int = 200) -> list[Corner]:
    """A cursive line: loops, waves or a bow, by name."""
    ts = [k / count for k in range(count + 1)]
    match fx:
        case "loops":
            return [(500 + 4500 * t + 300 * math.sin(40 * t), 1000 + 400 * math.cos(40 * t)) for t in ts]
        case "flat waves":
            return [(500 + 5000 * t, 1000 + 150 * math.sin(50 * t)) for t in ts]
        case "bow":
            return [(500 + 5000 * t, 1000 + 500 * math.sin(math.pi * t)) for t in ts]
        case _:
            return [(1000 + 600 * math.cos(6.2 * t), 1000 + 600 * math.sin(6.2 * t)) for t in ts]


DING_YI = [
    [(1000.0, 500.0), (1800.0, 480.0)],
    [(1400.0, 490.0), (1410.0, 1300.0), (1250.0, 1200.0)],
    [(2300.0, 900.0), (3100.0, 880.0)],
]

SIGNATURES = {
    "丁一": DING_YI,
    "一 as surname, 人 as given name": [
        [(500.0, 900.0), (1300.0, 880.0)],
        [(2300.0, 400.0), (2000.0, 1300.0)],
        [(2150.0, 800.0), (2600.0, 1300.0)],
    ],
    "二": [[(1000.0, 600.0), (1500.0, 600.0)], [(800.0, 1100.0), (1700.0, 1090.0)]],
    "乙, one stroke": [
        [(800.0, 500.0), (1500.0, 480.0), (900.0, 1200.0), (1600.0, 1250.0), (1620.0, 1050.0)]
    ],
    "丁 in one stroke": [
        [(800.0, 500.0), (1500.0, 480.0), (1150.0, 520.0), (1150.0, 1400.0), (1000.0, 1300.0)]
    ],
    "a cross": [[(800.0, 500.0), (1500.0, 1200.0)], [(1500.0, 500.0), (800.0, 1200.0)]],
    "小 of a small hand": [
        [(1200.0, 500.0), (1200.0, 900.0), (1130.0, 860.0)],
        [(1050.0, 620.0), (970.0, 800.0)],
        [(1330.0, 620.0), (1420.0, 790.0)],
    ],
    "cursive loops": [curve("loops")],
    "flat cursive": [curve("flat waves")],
    "one letter O": [curve("ring")],
}

LINES = {
    "level": [[(500.0, 1000.0), (5500.0, 1000.0)]],
    "slanted": [[(500.0, 200.0), (5500.0, 1800.0)]],
    "upright and short": [[(500.0, 200.0), (500.0, 700.0)]],
    "bowed": [curve("bow")],
    "there and back": [[(500.0, 1000.0), (4000.0, 1020.0), (600.0, 1010.0), (3900.0, 1000.0)]],
    "broken": [[(500.0, 1000.0), (2000.0, 1000.0)], [(2300.0, 1005.0), (4000.0, 1010.0)]],
    "with a dot beside it": [[(500.0, 1000.0), (4000.0, 1000.0)], [(2000.0, 300.0), (2010.0, 305.0)]],
    "tick": [[(500.0, 900.0), (800.0, 1300.0), (1500.0, 400.0)]],
}


@pytest.mark.parametrize("name", SIGNATURES)
@pytest.mark.parametrize("shake", [0, 12])
def test_real_signatures_pass_however_short(name: str, shake: int) -> None:
    check_ink(drawn(*SIGNATURES[name], shake=shake))


@pytest.mark.parametrize("name", LINES)
@pytest.mark.parametrize("shake", [0, 12])
def test_a_bare_line_is_refused(name: str, shake: int) -> None:
    with pytest.raises(Refusal) as caught:
        check_ink(drawn(*LINES[name], shake=shake))
    assert caught.value.code == "ink_line"


@pytest.mark.parametrize(
    "strokes",
    [
        [[(1000.0, 1000.0)]],
        [[(1000.0, 1000.0), (1040.0, 1010.0), (1000.0, 1030.0), (1010.0, 990.0)]],
        [[(1000.0, 1000.0)], [(3000.0, 1000.0), (3030.0, 1010.0)], [(2000.0, 300.0)]],
        [[(1000.0, 1000.0), (1150.0, 1010.0)], [(1100.0, 900.0), (1100.0, 1100.0)]],
    ],
    ids=["tap", "wobbling tap", "dots far apart", "smaller than any hand writes"],
)
def test_dots_are_refused(strokes: list[list[Corner]]) -> None:
    with pytest.raises(Refusal) as caught:
        check_ink(drawn(*strokes, step=10))
    assert caught.value.code == "ink_dot"


def moved(ink: Ink, stroke: int, point: int, value: Point) -> Ink:
    points = list(ink.strokes[stroke].points)
    points[point] = value
    strokes = list(ink.strokes)
    strokes[stroke] = Stroke(tuple(points))
    return Ink(tuple(strokes), ink.width, ink.height)


GOOD = drawn(*DING_YI)
HASTY = drawn(*DING_YI[:2], step=100_000)


@pytest.mark.parametrize(
    ("ink", "code", "field"),
    [
        (Ink((), WIDTH, HEIGHT), "ink_empty", "strokes"),
        (Ink((Stroke(()),), WIDTH, HEIGHT), "ink_empty", "strokes"),
        (Ink(GOOD.strokes, 0, HEIGHT), "ink_field", "width"),
        (Ink(GOOD.strokes, WIDTH, 10**9), "ink_field", "width"),
        (moved(GOOD, 1, 3, (WIDTH + 1, 5, 5, 500)), "ink_out_of_field", "strokes.1.points.3"),
        (moved(GOOD, 1, 3, (5, -1, 5, 500)), "ink_out_of_field", "strokes.1.points.3"),
        (moved(GOOD, 0, 0, (1000, 500, 1024, 0)), "ink_pressure", "strokes.0.points.0"),
        (moved(GOOD, 1, 0, (1400, 490, 5, 3)), "ink_time_backwards", "strokes.1.points.0"),
        (moved(GOOD, 0, 0, (1000, 500, 5, -1)), "ink_time_backwards", "strokes.0.points.0"),
        (HASTY, "ink_too_few", "strokes"),
        (
            Ink((Stroke(GOOD.strokes[0].points[:1] * (POINTS_MAX + 1)),), WIDTH, HEIGHT),
            "ink_too_many",
            "strokes",
        ),
    ],
)
def test_each_refusal_names_its_field(ink: Ink, code: str, field: str) -> None:
    with pytest.raises(Refusal) as caught:
        check_ink(ink)
    assert (caught.value.code, caught.value.field) == (code, field)


def test_ink_made_in_one_instant_is_refused() -> None:
    still = tuple(Stroke(tuple((x, y, p, 7) for x, y, p, _ in s.points)) for s in GOOD.strokes)
    with pytest.raises(Refusal) as caught:
        check_ink(Ink(still, WIDTH, HEIGHT))
    assert caught.value.code == "ink_no_time"


def test_json_is_integers_and_comes_back_the_same() -> None:
    converter = make_converter()
    text = json.dumps(converter.unstructure(GOOD), separators=(",", ":"))
    assert converter.structure(json.loads(text), Ink) == GOOD
    count = sum(len(stroke.points) for stroke in GOOD.strokes)
    assert "." not in text
    assert len(text) < 22 * count + 100


@st.composite
def straight_lines(draw: st.DrawFn) -> Ink:
    ends = st.tuples(st.integers(50, WIDTH - 50), st.integers(50, HEIGHT - 50))
    start, end = draw(ends), draw(ends)
    return drawn([start, end], shake=draw(st.integers(0, 15)), seed=draw(st.integers(0, 99)))


@settings(max_examples=60, deadline=None)
@given(straight_lines())
def test_no_straight_stroke_ever_passes(ink: Ink) -> None:
    with pytest.raises(Refusal) as caught:
        check_ink(ink)
    assert caught.value.code in {"ink_line", "ink_dot"}


@settings(max_examples=40, deadline=None)
@given(
    st.sampled_from(sorted(SIGNATURES)),
    st.floats(0.75, 1.3),
    st.floats(-0.35, 0.35),
    st.integers(0, 12),
    st.integers(0, 999),
)
def test_a_signature_stays_one_when_written_larger_slanted_or_shaking(
    name: str, scale: float, angle: float, shake: int, seed: int
) -> None:
    cos, sin = math.cos(angle) * scale, math.sin(angle) * scale
    turned = [[(x * cos - y * sin + 1500, x * sin + y * cos + 3500) for x, y in s] for s in SIGNATURES[name]]
    ink = drawn(*turned, shake=shake, seed=seed)
    check_ink(Ink(ink.strokes, 20_000, 20_000))


point_values = st.tuples(
    st.integers(-10, 6010), st.integers(-10, 2010), st.integers(-1, 1024), st.integers(-5, 5000)
)


@settings(max_examples=100, deadline=None)
@given(st.lists(st.lists(point_values, max_size=12), max_size=5))
def test_any_ink_is_taken_or_refused_and_nothing_else_happens(raw: list[list[Point]]) -> None:
    ink = Ink(tuple(Stroke(tuple(points)) for points in raw), WIDTH, HEIGHT)
    try:
        check_ink(ink)
    except Refusal as refusal:
        assert refusal.code.startswith("ink_")
        return
    box = ink_box(ink)
    assert box.left >= 0
    assert box.right <= WIDTH
    assert box.diagonal >= 300
    assert duration(ink) > 0
