"""What is drawn as strokes and areas: handwriting, the two-dimensional code, the large word behind the text."""

from __future__ import annotations

from functools import lru_cache
from itertools import pairwise
from math import cos, radians, sin

import segno

from mediator_app.documents.faces import Letter, face
from mediator_app.documents.measures import MM, PAGE_HEIGHT, PAGE_WIDTH
from mediator_app.domain.ink import PRESSURE_MAX, Ink, ink_box

_THIN, _THICK = 0.32 * MM, 1.05 * MM
"""Width of a stroke without pressure and with full pressure, at the size it was written."""
_LETTER = 170.0
_LONGEST = 560.0
"""So long a word may be, in points, and still lie on the page with all its letters."""
_MASK = 2
"""Always the same of the eight patterns: weighing them all would take longer than setting the page."""
_SLOPE = radians(35)


def ink(ink: Ink, x: float, y: float, width: float, height: float) -> str:
    """The strokes as PDF operators inside a rectangle (points, from its lower left corner).

    Never larger than it was written, never wider than the rectangle; the line follows the pressure of the pen.
    Refusal `ink_empty`.
    """
    box = ink_box(ink)
    wide, high = (max(box.right - box.left, 1), max(box.bottom - box.top, 1))
    unit = MM / 100
    scale = min(unit, width / wide, height / high)
    left = x + (width - wide * scale) / 2
    top = y + (height + high * scale) / 2
    weight = max(scale / unit, 0.55)
    parts = ["q 1 J 1 j 0 G"]
    for stroke in ink.strokes:
        points = [
            (left + (px - box.left) * scale, top - (py - box.top) * scale, pressure)
            for px, py, pressure, _ in stroke.points
        ]
        if len(points) == 1:
            points *= 2
        for (x1, y1, first), (x2, y2, second) in pairwise(points):
            thick = (_THIN + (_THICK - _THIN) * (first + second) / 2 / PRESSURE_MAX) * weight
            parts.append(f"{thick:.2f} w {x1:.2f} {y1:.2f} m {x2:.2f} {y2:.2f} l S")
    parts.append("Q")
    return "\n".join(parts)


@lru_cache(maxsize=256)
def code(content: str, x: float, y: float, size: float) -> str:
    """A QR code (ISO/IEC 18004, correction level M) as filled squares, without its quiet zone, in a square."""
    matrix = segno.make(content, error="m", mask=_MASK, micro=False, boost_error=False).matrix
    unit = size / len(matrix)
    parts = ["q 0 g"]
    for row, cells in enumerate(matrix):
        bottom = y + size - (row + 1) * unit
        start: int | None = None
        for column, dark in enumerate((*cells, 0)):
            if dark and start is None:
                start = column
            elif not dark and start is not None:
                parts.append(
                    f"{x + start * unit:.3f} {bottom:.3f} {(column - start) * unit:.3f} {unit:.3f} re"
                )
                start = None
    parts.append("f Q")
    return "\n".join(parts)


@lru_cache(maxsize=16)
def watermark(letters: tuple[Letter, ...], grey: float) -> str:
    """Large sloping letters in the middle of the page, as areas: no program that reads the page's text finds them."""
    ems = sum(letter.width for letter in letters)
    scale = min(_LETTER / 1000, _LONGEST / ems)
    width = ems * scale
    c, s = cos(_SLOPE), sin(_SLOPE)
    parts = [
        f"q {grey} g {c:.4f} {s:.4f} {-s:.4f} {c:.4f} {PAGE_WIDTH / 2:.2f} {PAGE_HEIGHT / 2:.2f} cm",
    ]
    at = -width / 2
    for letter in letters:
        for contour in face(letter.face).contours(letter.glyph):
            parts.append(_path([(at + x * scale, (y - 380) * scale, on) for x, y, on in contour]))
        at += letter.width * scale
    parts.append("f Q")
    return "\n".join(parts)


def _path(points: list[tuple[float, float, bool]]) -> str:
    """A closed TrueType contour as cubic curves; between two points off the curve lies one on it."""
    full: list[tuple[float, float, bool]] = []
    for number, point in enumerate(points):
        before = points[number - 1]
        if not point[2] and not before[2]:
            full.append(((point[0] + before[0]) / 2, (point[1] + before[1]) / 2, True))
        full.append(point)
    first = next(number for number, point in enumerate(full) if point[2])
    full = [*full[first:], *full[: first + 1]]
    x, y, _ = full[0]
    parts = [f"{x:.2f} {y:.2f} m"]
    number = 1
    while number < len(full):
        px, py, on = full[number]
        if on:
            parts.append(f"{px:.2f} {py:.2f} l")
            x, y = px, py
            number += 1
            continue
        ex, ey, _ = full[number + 1]
        ax, ay = x + (px - x) * 2 / 3, y + (py - y) * 2 / 3
        bx, by = ex + (px - ex) * 2 / 3, ey + (py - ey) * 2 / 3
        parts.append(f"{ax:.2f} {ay:.2f} {bx:.2f} {by:.2f} {ex:.2f} {ey:.2f} c")
        x, y = ex, ey
        number += 2
    parts.append("h")
    return " ".join(parts)
