"""Tables: column widths, rows of wrapped cells, heads that come again on every page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from mediator_app.documents.blocks import Align, Column, Inline, Run, Table, inline
from mediator_app.documents.boxes import Box, Piece, Rule, Text
from mediator_app.documents.lines import set_lines
from mediator_app.documents.measures import Sizes
from mediator_app.domain.errors import Refusal

_SIDE = 5.0
"""Blank at the left and right of a cell's text, in points."""
_ABOVE = 4.0
_MIDDLE = 0.36


def set_table(table: Table, sizes: Sizes) -> Iterator[Box]:
    """The rows as boxes; each carries the heads that are set again above it on a new page.

    A row with fewer cells than columns lets its last cell run over the rest. Refusal `text_too_long` where one row is
    higher than half a page.
    """
    widths = _widths(table, sizes)
    heads: tuple[Box, ...] = ()
    if any(column.head for column in table.columns):
        cells = tuple(inline(column.head, bold=True) for column in table.columns)
        centred = tuple(replace(column, align=Align.CENTRE) for column in table.columns)
        head = _row(cells, centred, widths, sizes, 1)
        heads = (head,)
        yield head
    for number, row in enumerate(table.rows):
        box = _row(row, table.columns, widths, sizes, table.min_lines)
        if box.height > sizes.height / 2:
            raise Refusal("text_too_long", f"rows.{number}")
        closing = number >= len(table.rows) - table.closing
        kept = (number == 0 and bool(heads)) or (closing and number > 0)
        yield replace(box, kept=kept, heads=heads)


def _widths(table: Table, sizes: Sizes) -> tuple[float, ...]:
    natural: list[float] = []
    for number, column in enumerate(table.columns):
        if column.weight:
            natural.append(0.0)
            continue
        texts = [inline(column.head, bold=True)]
        texts += [row[number] for row in table.rows if number < len(row) and not _spans(row, number, table)]
        natural.append(max(_natural(text, sizes) for text in texts) + 2 * _SIDE)
    weights = sum(column.weight for column in table.columns)
    fixed = sum(natural)
    if weights == 0 or fixed > sizes.width * 0.8:
        scale = sizes.width / max(fixed, 1.0) if weights == 0 else sizes.width * 0.8 / fixed
        natural = [width * scale for width in natural]
        fixed = sum(natural)
    rest = sizes.width - fixed
    return tuple(
        rest * column.weight / weights if column.weight else width
        for column, width in zip(table.columns, natural, strict=True)
    )


def _spans(row: tuple[Inline, ...], number: int, table: Table) -> bool:
    return number == len(row) - 1 and len(row) < len(table.columns)


def _natural(text: Inline, sizes: Sizes) -> float:
    lines = set_lines(text, 1_000_000, justified=False)
    return max(line.width for line in lines) * sizes.cell / 1000 + 0.5


def _row(
    cells: tuple[Inline, ...],
    columns: tuple[Column, ...],
    widths: tuple[float, ...],
    sizes: Sizes,
    min_lines: int,
) -> Box:
    size, pitch = sizes.cell, sizes.cell_pitch
    set_cells = []
    for number, cell in enumerate(cells):
        last = number == len(cells) - 1
        width = sum(widths[number:]) if last else widths[number]
        measure = int((width - 2 * _SIDE) / size * 1000)
        justified = columns[number].align is Align.JUSTIFIED
        set_cells.append((width, set_lines(cell or (Run(""),), measure, justified=justified)))
    tallest = max(min_lines, *(len(lines) for _, lines in set_cells))
    height = tallest * pitch + 2 * _ABOVE
    pieces: list[Piece] = [
        Rule(0, 0, sizes.width, 0),
        Rule(0, height, sizes.width, height),
        Rule(0, 0, 0, height),
    ]
    x = 0.0
    for number, (width, lines) in enumerate(set_cells):
        y = (height - len(lines) * pitch) / 2
        for line in lines:
            left = x + _SIDE
            spare = width - 2 * _SIDE - line.width * size / 1000
            if columns[number].align is Align.CENTRE:
                left += spare / 2
            elif columns[number].align is Align.RIGHT:
                left += spare
            pieces.append(Text(left, y + pitch / 2 + size * _MIDDLE, size, line))
            y += pitch
        x += width
        pieces.append(Rule(x, 0, x, height))
    return Box(height, tuple(pieces))
