"""Blocks become boxes: text is broken into lines, tables into rows, places to sign get their room."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import assert_never

from mediator_app.documents.blocks import (
    Align,
    Block,
    Clause,
    Heading,
    Inline,
    Note,
    PageBreak,
    Paragraph,
    PartyLine,
    Run,
    SealPlace,
    Signatures,
    Slot,
    Spacer,
    Table,
    Title,
    inline,
    plain,
)
from mediator_app.documents.boxes import Box, Field, Piece, Rule, Text
from mediator_app.documents.lines import Line, set_lines
from mediator_app.documents.measures import Sizes
from mediator_app.documents.tables import set_table

LAST_LINES = 2
"""At least so many lines of what is signed stand on the page of the signatures, besides the line that asks for them."""
_BASELINE = 0.36
"""How far the baseline lies below the middle of a line, in ems of its type; for this Song face."""


def typeset(blocks: tuple[Block, ...], sizes: Sizes) -> list[Box]:
    """The blocks as boxes, in order. Refusals: `glyph_missing`, `text_too_long` (a row higher than a page)."""
    boxes: list[Box] = []
    before: Block | None = None
    announcing = 0
    for block in blocks:
        made = list(_boxes(block, sizes))
        # A heading stays with its text, as does a line that announces what follows (仲裁请求：), and a signature with
        # what is signed.
        announced = isinstance(before, Heading | Title) or _announces(before)
        if boxes and (isinstance(block, Signatures | SealPlace) or announced):
            _bind(made)
        if isinstance(block, Signatures):
            _hold(boxes, LAST_LINES + announcing)
        boxes += made
        before = block
        announcing = len(made) if _announces(block) else 0
    return boxes


def _hold(boxes: list[Box], lines: int) -> None:
    """Keep the last `lines` lines together with what follows: a page of signatures without text could be put behind
    another text."""
    for number in range(len(boxes) - 1, 0, -1):
        if boxes[number].breaks:
            return
        if not boxes[number].blank:
            lines -= 1
            if not lines:
                return
        boxes[number] = replace(boxes[number], kept=True)


def _announces(block: Block | None) -> bool:
    return isinstance(block, Paragraph) and plain(block.text).rstrip().endswith(("：", ":"))


def _bind(boxes: list[Box]) -> None:
    """No page may break before the first of `boxes` that shows anything."""
    for number, box in enumerate(boxes):
        boxes[number] = replace(box, kept=True)
        if not box.blank:
            return


def _boxes(block: Block, sizes: Sizes) -> Iterator[Box]:
    match block:
        case Title():
            yield from _title(block, sizes)
        case Heading():
            yield from _heading(block, sizes)
        case Paragraph():
            yield from _paragraph(block, sizes)
        case Clause():
            yield from _paragraph(Paragraph((Run(block.number), *block.text)), sizes)
        case PartyLine():
            yield from _paragraph(Paragraph((Run(block.label), *block.text)), sizes)
        case Note():
            yield from _flow(block.text, sizes.small, sizes.small * 1.5, sizes.width, grey=False)
        case Table():
            yield Box(sizes.pitch * 0.2, blank=True)
            yield from set_table(block, sizes)
            yield Box(sizes.pitch * 0.3, blank=True)
        case Signatures():
            yield from _signatures(block, sizes)
        case SealPlace():
            yield _seal_place(block, sizes)
        case Spacer():
            yield Box(sizes.pitch * block.tenths / 10, blank=True)
        case PageBreak():
            yield Box(0, blank=True, breaks=True)
        case _:
            assert_never(block)


def baseline(size: float, pitch: float) -> float:
    """Distance of the baseline from the top of a line."""
    return pitch / 2 + size * _BASELINE


def _flow(
    text: Inline,
    size: float,
    pitch: float,
    width: float,
    *,
    align: Align = Align.JUSTIFIED,
    indent: int = 0,
    hang: int = 0,
    grey: bool = False,
) -> Iterator[Box]:
    """Lines of one paragraph; its first two and its last two lines stay together."""
    lines = set_lines(
        text,
        int(width / size * 1000),
        first=indent * 1000,
        others=hang * 1000,
        justified=align is Align.JUSTIFIED,
    )
    for number, line in enumerate(lines):
        kept = number == 1 or (number and number == len(lines) - 1)
        x = _start(line, size, width, align)
        yield Box(pitch, (Text(x, baseline(size, pitch), size, line, grey),), kept=bool(kept))


def _start(line: Line, size: float, width: float, align: Align) -> float:
    if align is Align.CENTRE:
        return (width - line.width * size / 1000) / 2
    if align is Align.RIGHT:
        return width - line.width * size / 1000
    return 0.0


def _title(block: Title, sizes: Sizes) -> Iterator[Box]:
    size = sizes.issuer if block.small else sizes.title
    text = tuple(Run(run.text, True) for run in block.text)
    lines = _balanced(text, int(sizes.width / size * 1000))
    for number, line in enumerate(lines):
        x = (sizes.width - line.width * size / 1000) / 2
        yield Box(size * 1.6, (Text(x, baseline(size, size * 1.6), size, line),), kept=number > 0)
    if not block.small:
        yield Box(sizes.pitch * 0.5, kept=True)


def _balanced(text: Inline, measure: int) -> tuple[Line, ...]:
    """A heading of more than one line is set in lines of about the same length (GB/T 9704-2012, 7.3.1)."""
    lines = set_lines(text, measure, justified=False)
    if len(lines) == 1:
        return lines
    narrow = sum(line.width for line in lines) // len(lines)
    for wider in range(narrow, measure, 500):
        tried = set_lines(text, wider, justified=False)
        if len(tried) == len(lines):
            return tried
    return lines


def _heading(block: Heading, sizes: Sizes) -> Iterator[Box]:
    text = tuple(Run(run.text, True) for run in block.text)
    align, indent = (Align.CENTRE, 0) if block.level > 1 else (Align.JUSTIFIED, 2)
    flow = _flow(text, sizes.body, sizes.pitch, sizes.width, align=align, indent=indent)
    for number, box in enumerate(flow):
        yield replace(box, kept=number > 0)


def _paragraph(block: Paragraph, sizes: Sizes) -> Iterator[Box]:
    text = tuple(Run(run.text, True) for run in block.text) if block.bold else block.text
    yield from _flow(
        text, sizes.body, sizes.pitch, sizes.width, align=block.align, indent=block.indent, hang=block.hang
    )


def _signatures(block: Signatures, sizes: Sizes) -> Iterator[Box]:
    """Rows of places to sign. Rows are kept together as long as a page can hold them (see `pages`)."""
    across = max(1, block.across)
    gap = 24.0
    width = (sizes.width - gap * (across - 1)) / across
    for first in range(0, len(block.slots), across):
        row = block.slots[first : first + across]
        height = max(_slot_height(slot, width, sizes) for slot in row)
        pieces: list[Piece] = []
        for number, slot in enumerate(row):
            pieces += _slot(slot, number * (width + gap), width, height, sizes)
        yield Box(height, tuple(pieces), kept=True)


def _label(slot: Slot, width: float, sizes: Sizes) -> tuple[Line, ...]:
    return set_lines(inline(slot.label), int(width / sizes.cell * 1000), justified=False)


def _slot_height(slot: Slot, width: float, sizes: Sizes) -> float:
    room = sizes.stamp if slot.stamp else sizes.sign
    date = sizes.cell_pitch if slot.date else 0
    return 8 + len(_label(slot, width, sizes)) * sizes.cell_pitch + room + date + 6


def _slot(slot: Slot, x: float, width: float, height: float, sizes: Sizes) -> Iterator[Piece]:
    y = 8.0
    for line in _label(slot, width, sizes):
        yield Text(x, y + baseline(sizes.cell, sizes.cell_pitch), sizes.cell, line)
        y += sizes.cell_pitch
    bottom = height - 6 - (sizes.cell_pitch if slot.date else 0)
    yield Field(slot.id, x + 2, y + 2, width - 4, bottom - y - 4)
    yield Rule(x, bottom, x + width, bottom)
    if slot.date:
        line = set_lines(inline(slot.date), 1_000_000, justified=False)[0]
        size = min(sizes.cell, width * 1000 / max(line.width, 1))
        left = x + width - line.width * size / 1000
        yield Text(left, bottom + 2 + baseline(sizes.cell, sizes.cell_pitch), size, line)


def _seal_place(block: SealPlace, sizes: Sizes) -> Box:
    """Name and date centred over each other at the right, four characters from the edge, with room for the seal."""
    size, pitch = sizes.body, sizes.pitch
    measure = int(sizes.width / size * 1000)
    names = set_lines(inline(block.name), measure - 4000, justified=False)
    dates = set_lines(inline(block.date), measure - 4000, justified=False)
    wide = max(line.width for line in (*names, *dates)) * size / 1000
    right = sizes.width - (4 if wide + 4 * size < sizes.width else 0) * size
    y = pitch * 0.9
    pieces: list[Piece] = []
    for line in (*names, *dates):
        x = right - wide + (wide - line.width * size / 1000) / 2
        pieces.append(Text(x, y + baseline(size, pitch), size, line))
        y += pitch
    if block.hint:
        line = set_lines(inline(block.hint), measure, justified=False)[0]
        x = right - wide + (wide - line.width * sizes.small / 1000) / 2
        pieces.append(Text(x, y + baseline(sizes.small, sizes.small * 1.5), sizes.small, line, grey=True))
    y += pitch * 0.7
    return Box(y, tuple(pieces), kept=True)
