"""Boxes onto pages: where a page may end, what is set again on the next, what must not stand alone."""

from __future__ import annotations

from dataclasses import dataclass, replace

from mediator_app.documents.boxes import Box, Field
from mediator_app.domain.errors import Refusal

_EPSILON = 0.01


@dataclass(frozen=True, slots=True)
class Placed:
    """A box on a page, `top` in points below the upper edge of the type area."""

    top: float
    box: Box


Page = tuple[Placed, ...]


def paginate(boxes: list[Box], height: float) -> tuple[Page, ...]:
    """Pages of at most `height` points each; at least one page. Refusal `text_too_long` for a box that fits on none.

    A page ends before the last box that may start one. Only where a chain of kept boxes fills a whole page is it cut
    between two of them.
    """
    boxes = _bound(boxes, height)
    pages: list[Page] = []
    start = 0
    while start < len(boxes):
        if boxes[start].blank and pages:
            start += 1
            continue
        page, start = _page(boxes, start, height)
        pages.append(page)
    return tuple(pages) or ((),)


def _bound(boxes: list[Box], height: float) -> list[Box]:
    """Lets a chain of kept boxes go that no page could hold.

    Where it fits without the first lines of the text that it hangs on, those lines part from it. Else its rows may
    part, but never all of them from the text above.
    """
    loosened = list(boxes)
    first = 0
    while first < len(boxes):
        end = first + 1
        while end < len(boxes) and boxes[end].kept:
            end += 1
        if sum(box.height for box in boxes[first:end]) > height:
            fits = _last_lines(boxes, first, end, height)
            for number in range(first + 2, end) if fits is None else (fits,):
                loosened[number] = replace(boxes[number], kept=False)
        first = end
    return loosened


def _last_lines(boxes: list[Box], first: int, end: int, height: float) -> int | None:
    """The first box of the chain from which on a page can hold it, if that is still text above places to sign."""
    for number in range(first + 1, end):
        if any(isinstance(piece, Field) for piece in boxes[number].pieces):
            return None
        if boxes[number].pieces and sum(box.height for box in boxes[number:end]) <= height:
            return number
    return None


def _page(boxes: list[Box], start: int, height: float) -> tuple[Page, int]:
    placed: list[Placed] = []
    top = 0.0
    for head in boxes[start].heads:
        placed.append(Placed(top, head))
        top += head.height
    number = start
    while number < len(boxes):
        box = boxes[number]
        if box.breaks and number > start:
            return tuple(placed), number + 1
        if top + box.height > height + _EPSILON and not box.blank:
            break
        placed.append(Placed(top, box))
        top += box.height
        number += 1
    else:
        return tuple(placed), number
    if number == start:
        raise Refusal("text_too_long")
    end = number
    while end > start and boxes[end].kept:
        end -= 1
    if end == start:
        end = number
    return tuple(placed[: len(placed) - (number - end)]), end
