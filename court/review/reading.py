"""What a filing's case looks like to a reader: sections of fields and tables, each value with its path in the case.

One description serves the page, the places that a return can name, and the comparison of two filings.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Cell:
    """A value as text. `path` is where it stands in the case data; `note` is a second, quieter line."""

    text: str
    path: str = ""
    note: str = ""
    number: bool = False


@dataclass(frozen=True, slots=True)
class Field:
    label: str
    cell: Cell
    wide: bool = False


@dataclass(frozen=True, slots=True)
class Head:
    text: str
    number: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    heads: tuple[Head, ...]
    rows: tuple[tuple[Cell, ...], ...]
    foot: tuple[Cell, ...] = ()


@dataclass(frozen=True, slots=True)
class Block:
    """A party, a share, a clause: what belongs together under one title."""

    title: str = ""
    path: str = ""
    mark: str = ""
    """A few words beside the title."""
    amount: Cell | None = None
    fields: tuple[Field, ...] = ()
    tables: tuple[Table, ...] = ()
    text: Cell | None = None


@dataclass(frozen=True, slots=True)
class Section:
    name: str
    """Of the anchor in the page."""
    title: str
    path: str
    blocks: tuple[Block, ...]
    empty: str = ""
    """What to say where there is nothing."""
    folded: bool = False


@dataclass(frozen=True, slots=True)
class Place:
    """Something in the case that a return can point at."""

    path: str
    label: str


def places(sections: tuple[Section, ...]) -> tuple[tuple[str, tuple[Place, ...]], ...]:
    """By section title, every place of it once, the section as a whole first."""
    return tuple((section.title, tuple(_unique(section))) for section in sections)


def _unique(section: Section) -> Iterator[Place]:
    seen = {""}
    for place in _places(section):
        if place.path not in seen:
            seen.add(place.path)
            yield place


def _places(section: Section) -> Iterator[Place]:
    yield Place(section.path, section.title)
    for block in section.blocks:
        name = block.title or section.title
        yield Place(block.path, name)
        if block.amount is not None:
            yield Place(block.amount.path, f"{name} · {block.amount.text}")
        if block.text is not None:
            yield Place(block.text.path, f"{name} · {_short(block.text.text)}")
        for field in block.fields:
            yield Place(field.cell.path, f"{name} · {field.label}")
        for table in block.tables:
            for row in table.rows:
                for cell in row:
                    yield Place(cell.path, f"{name} · {_short(row[0].text)} · {_short(cell.text)}")


def _short(text: str) -> str:
    return text if len(text) <= 24 else f"{text[:23]}…"
