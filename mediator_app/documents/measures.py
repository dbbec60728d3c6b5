"""The measures of a page, in points. The official ones follow GB/T 9704-2012: a type area of 156 mm by 225 mm."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from mediator_app.documents.blocks import Measure

MM: Final = 72 / 25.4
PAGE_WIDTH: Final = 210 * MM
PAGE_HEIGHT: Final = 297 * MM


@dataclass(frozen=True, slots=True)
class Sizes:
    """Edges, type sizes and line pitches of one kind of paper, all in points."""

    top: float
    left: float
    width: float
    height: float
    body: float
    pitch: float
    title: float
    issuer: float
    small: float
    cell: float
    cell_pitch: float
    sign: float
    """Height of the place for a signature."""
    stamp: float
    """Height of that place where a seal is put over it."""


_OFFICIAL: Final = Sizes(
    top=37 * MM, left=28 * MM, width=156 * MM, height=225 * MM,
    # 156 mm hold 28 characters only at the old size of 三号, 15.75 pt; 225 mm hold 22 lines at 28.95 pt.
    body=15.75, pitch=28.95, title=22, issuer=18, small=10.5, cell=12, cell_pitch=18, sign=40, stamp=66,
)  # fmt: skip
_CLOSE: Final = Sizes(
    top=32 * MM, left=28 * MM, width=156 * MM, height=230 * MM,
    body=14, pitch=24, title=20, issuer=16, small=10, cell=12, cell_pitch=18, sign=38, stamp=58,
)  # fmt: skip
_FORM: Final = Sizes(
    top=28 * MM, left=25 * MM, width=160 * MM, height=234 * MM,
    body=12, pitch=20, title=20, issuer=15, small=9.5, cell=11.5, cell_pitch=17.5, sign=36, stamp=60,
)  # fmt: skip


def sizes(measure: Measure) -> Sizes:
    """The measures of a kind of paper."""
    match measure:
        case Measure.OFFICIAL:
            return _OFFICIAL
        case Measure.CLOSE:
            return _CLOSE
        case Measure.FORM:
            return _FORM
