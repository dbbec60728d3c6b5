"""Set blocks: boxes of a known height with what is drawn in them, not yet on a page. Lengths in points."""

from __future__ import annotations

from dataclasses import dataclass

from mediator_app.documents.lines import Line


@dataclass(frozen=True, slots=True)
class Text:
    """A line of text: left edge, and baseline below the top of its box."""

    x: float
    y: float
    size: float
    line: Line
    grey: bool = False


@dataclass(frozen=True, slots=True)
class Rule:
    """A straight stroke; `y` runs downwards from the top of the box."""

    x1: float
    y1: float
    x2: float
    y2: float
    weight: float = 0.5


@dataclass(frozen=True, slots=True)
class Field:
    """The place of a signature: top left corner and size."""

    slot: str
    x: float
    y: float
    width: float
    height: float


Piece = Text | Rule | Field


@dataclass(frozen=True, slots=True)
class Box:
    """What no page break may cut.

    `kept`: no page may break before it. `heads` are set again above it where a page does. `blank` vanishes at the top
    of a page.
    """

    height: float
    pieces: tuple[Piece, ...] = ()
    kept: bool = False
    heads: tuple[Box, ...] = ()
    blank: bool = False
    breaks: bool = False
    """A page must end before it."""
