"""Handwritten ink as a time series, and the rule that tells a signature from a dot or a bare line."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from mediator_app.domain.errors import Refusal

PRESSURE_MAX = 1023
"""Pressure runs from 0 to this; a mouse or finger without pressure is recorded with one constant value."""

FIELD_MAX = 60_000
"""Largest side of a signing field, in 1/100 mm (60 cm: the largest tablets sold)."""

POINTS_MIN = 8
"""Fewer samples than this are no time series: at 60 per second they are a seventh of a second."""

POINTS_MAX = 20_000
"""More than a minute and a half at 200 samples a second; beyond it the pen was left lying on the tablet."""

_MARK_SIZE = 100
"""A stroke whose box is smaller than this (1 mm) is a dot: it belongs to a character but makes none."""
_SIGNATURE_SIZE = 300
"""Ink whose whole box is smaller than this (3 mm corner to corner) is a tap with a shaking hand."""
_BAND_SIZE = 80
_BAND_SHARE = 0.03
"""All ink inside a straight band this narrow (0.8 mm, or 3 % of its length) is a line, however often retraced."""
_TREMOR_SIZE = 40
_TREMOR_SHARE = 0.02
"""Deviations up to this (0.4 mm, or 2 % of the length) are tremor and do not count as turning."""
_TURNING_MIN = math.radians(150)
"""One stroke that turns less than this in total is a line, a bow or a tick; 乙 or a cursive name turns more."""

Point = tuple[int, int, int, int]
"""(x, y, pressure, t): x to the right and y downwards in 1/100 mm from the top left corner of the signing
field, pressure 0-1023, t in ms since the first contact of the pen."""

_Spot = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Stroke:
    """What the pen drew between touching and leaving the surface."""

    points: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class Ink:
    """One handwritten signature: its strokes in the order written, and the size of the field in 1/100 mm."""

    strokes: tuple[Stroke, ...]
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Box:
    """The smallest upright rectangle around some ink, in 1/100 mm."""

    left: int
    top: int
    right: int
    bottom: int

    @property
    def diagonal(self) -> float:
        """Corner to corner, in 1/100 mm."""
        return math.hypot(self.right - self.left, self.bottom - self.top)


def ink_box(ink: Ink) -> Box:
    """The box around all strokes. Raises Refusal `ink_empty`."""
    return _box(_spots(ink.strokes))


def duration(ink: Ink) -> int:
    """From the first contact to the last sample, in ms; 0 for empty ink."""
    times = [point[3] for stroke in ink.strokes for point in stroke.points]
    return times[-1] - times[0] if times else 0


def check_ink(ink: Ink) -> None:
    """Refuse ink that cannot be somebody's signature; everything else passes, however short.

    What separates a signature from a dot or a line is that the pen changed direction and came somewhere
    else: either two or more strokes that do not lie on one straight line (丁, 二, 人, an X), or one stroke
    that turns by more than 150 degrees in total once tremor is taken away (乙, a cursive name). Dots
    neither help nor harm: a line with a dot beside it is still a line.

    Raises Refusal: `ink_empty`, `ink_field` (impossible field), `ink_out_of_field`, `ink_pressure`,
    `ink_time_backwards`, `ink_too_many`, `ink_dot`, `ink_line`, `ink_too_few`, `ink_no_time` (all samples
    at one instant). `field` is `strokes.<stroke>.points.<point>` where one sample is meant.
    """
    if not ink.strokes or not all(stroke.points for stroke in ink.strokes):
        raise Refusal("ink_empty", "strokes")
    if not (0 < ink.width <= FIELD_MAX and 0 < ink.height <= FIELD_MAX):
        raise Refusal("ink_field", "width", width=ink.width, height=ink.height, largest=FIELD_MAX)
    _check_samples(ink)
    _check_shape(ink)
    count = sum(len(stroke.points) for stroke in ink.strokes)
    if count < POINTS_MIN:
        raise Refusal("ink_too_few", "strokes", points=count, least=POINTS_MIN)
    if duration(ink) == 0:
        raise Refusal("ink_no_time", "strokes")


def _check_samples(ink: Ink) -> None:
    count = sum(len(stroke.points) for stroke in ink.strokes)
    if count > POINTS_MAX:
        raise Refusal("ink_too_many", "strokes", points=count, most=POINTS_MAX)
    before = 0
    for number, stroke in enumerate(ink.strokes):
        for index, (x, y, pressure, time) in enumerate(stroke.points):
            if not (0 <= x <= ink.width and 0 <= y <= ink.height):
                raise Refusal("ink_out_of_field", f"strokes.{number}.points.{index}", x=x, y=y)
            if not 0 <= pressure <= PRESSURE_MAX:
                raise Refusal("ink_pressure", f"strokes.{number}.points.{index}", pressure=pressure)
            if time < before:
                raise Refusal(
                    "ink_time_backwards", f"strokes.{number}.points.{index}", before=before, time=time
                )
            before = time


def _check_shape(ink: Ink) -> None:
    marks = [stroke for stroke in ink.strokes if _box(_spots((stroke,))).diagonal >= _MARK_SIZE]
    if not marks or ink_box(ink).diagonal < _SIGNATURE_SIZE:
        raise Refusal("ink_dot", "strokes")
    spots = _spots(marks)
    length = _box(spots).diagonal
    if _narrowest(_hull(spots)) < max(_BAND_SIZE, _BAND_SHARE * length):
        raise Refusal("ink_line", "strokes")
    tremor = max(_TREMOR_SIZE, _TREMOR_SHARE * length)
    if len(marks) == 1 and _turning(_simplified(spots, tremor)) < _TURNING_MIN:
        raise Refusal("ink_line", "strokes")


def _spots(strokes: Sequence[Stroke]) -> list[_Spot]:
    return [(point[0], point[1]) for stroke in strokes for point in stroke.points]


def _box(spots: Sequence[_Spot]) -> Box:
    if not spots:
        raise Refusal("ink_empty", "strokes")
    xs = [spot[0] for spot in spots]
    ys = [spot[1] for spot in spots]
    return Box(min(xs), min(ys), max(xs), max(ys))


def _cross(origin: _Spot, a: _Spot, b: _Spot) -> int:
    return (a[0] - origin[0]) * (b[1] - origin[1]) - (a[1] - origin[1]) * (b[0] - origin[0])


def _hull(spots: Sequence[_Spot]) -> list[_Spot]:
    """The convex hull in order (monotone chain); in integers, so nearly collinear ink cannot upset it."""
    ordered = sorted(set(spots))
    if len(ordered) < 3:
        return ordered
    halves: list[list[_Spot]] = []
    for run in (ordered, ordered[::-1]):
        half: list[_Spot] = []
        for spot in run:
            while len(half) >= 2 and _cross(half[-2], half[-1], spot) <= 0:
                half.pop()
            half.append(spot)
        halves.append(half[:-1])
    return halves[0] + halves[1]


def _narrowest(hull: Sequence[_Spot]) -> float:
    """The width of the narrowest straight band that holds the hull; it always lies along one of its edges."""
    if len(hull) < 3:
        return 0.0
    best = math.inf
    for index, end in enumerate(hull):
        start = hull[index - 1]
        edge = math.hypot(end[0] - start[0], end[1] - start[1])
        best = min(best, max(_cross(start, end, spot) for spot in hull) / edge)
    return best


def _simplified(path: Sequence[_Spot], tolerance: float) -> list[_Spot]:
    """The path without the corners that stray less than `tolerance` (Douglas-Peucker, without recursion)."""
    keep = {0, len(path) - 1}
    todo = [(0, len(path) - 1)]
    while todo:
        first, last = todo.pop()
        far, index = max(
            ((_distance(path[k], path[first], path[last]), k) for k in range(first + 1, last)),
            default=(0.0, first),
        )
        if far > tolerance:
            keep.add(index)
            todo += [(first, index), (index, last)]
    return [path[index] for index in sorted(keep)]


def _distance(spot: _Spot, start: _Spot, end: _Spot) -> float:
    """From a spot to the segment, not to the endless line: a path that doubles back must count."""
    dx, dy = end[0] - start[0], end[1] - start[1]
    square = dx * dx + dy * dy
    if square == 0:
        return math.hypot(spot[0] - start[0], spot[1] - start[1])
    share = ((spot[0] - start[0]) * dx + (spot[1] - start[1]) * dy) / square
    share = min(1.0, max(0.0, share))
    return math.hypot(spot[0] - start[0] - share * dx, spot[1] - start[1] - share * dy)


def _turning(path: Sequence[_Spot]) -> float:
    """The sum of all changes of direction, in radians, whichever way they turn."""
    headings = [math.atan2(b[1] - a[1], b[0] - a[0]) for a, b in pairwise(path) if a != b]
    return sum(abs(math.remainder(b - a, math.tau)) for a, b in pairwise(headings))
