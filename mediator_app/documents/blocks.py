"""What a paper is made of, before anybody knows about pages: the same blocks are read out on the screen."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text in one weight. Nothing in it is ever cut off."""

    text: str
    bold: bool = False


Inline = tuple[Run, ...]


class Align(StrEnum):
    JUSTIFIED = "justified"
    LEFT = "left"
    CENTRE = "centre"
    RIGHT = "right"


@dataclass(frozen=True, slots=True)
class Title:
    """The heading of the whole paper, or the body's name above it (`small`)."""

    text: Inline
    small: bool = False


@dataclass(frozen=True, slots=True)
class Heading:
    """Bold, and stays with what is below it. `level` 1 starts a section, 2 is the centred caption of a table."""

    text: Inline
    level: int = 1


@dataclass(frozen=True, slots=True)
class Paragraph:
    """`indent` is the first line's, in characters; `hang` that of all others."""

    text: Inline
    align: Align = Align.JUSTIFIED
    indent: int = 2
    hang: int = 0
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Clause:
    """One numbered item of what was agreed; `number` is printed as it stands (`一、`)."""

    number: str
    text: Inline


@dataclass(frozen=True, slots=True)
class PartyLine:
    """One line about a person or company: `label` is the role."""

    label: str
    text: Inline


@dataclass(frozen=True, slots=True)
class Column:
    """`weight` is the share of the width; a weight of 0 takes what the longest of its texts needs."""

    head: str
    weight: int = 1
    align: Align = Align.LEFT


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells, one for each column. The heads are printed again on every page; no row is split.

    Without any head it is a form: labels and what was filled in. `closing` rows (totals) stay with the row before.
    """

    columns: tuple[Column, ...]
    rows: tuple[tuple[Inline, ...], ...]
    closing: int = 0
    min_lines: int = 1
    """Smallest height of a row in lines, for rows that people write into."""


@dataclass(frozen=True, slots=True)
class Slot:
    """A place where somebody signs: `id` is the signer's slot name, `label` what stands above the line.

    `stamp` leaves room for a seal over it, `date` prints a line for the date (`dated` fills it in).
    """

    id: str
    label: str
    stamp: bool = False
    date: str = ""


@dataclass(frozen=True, slots=True)
class Signatures:
    """Places to sign, `across` beside each other. Never split, never alone on a page."""

    slots: tuple[Slot, ...]
    across: int = 2


@dataclass(frozen=True, slots=True)
class SealPlace:
    """Where the body's physical seal goes: over its name and the date, at the right (GB/T 9704-2012, 7.3.5)."""

    name: str
    date: str
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Spacer:
    """Empty height in tenths of a line."""

    tenths: int = 10


@dataclass(frozen=True, slots=True)
class Note:
    """Small print."""

    text: Inline


@dataclass(frozen=True, slots=True)
class PageBreak:
    """The rest starts on a new page."""


Block = (
    Title
    | Heading
    | Paragraph
    | Clause
    | PartyLine
    | Table
    | Signatures
    | SealPlace
    | Spacer
    | Note
    | PageBreak
)


@dataclass(frozen=True, slots=True)
class Marks:
    """The words of the page's edge; `page` and `total` stand for figures in `page_of`. From the wording files."""

    page_of: str = ""
    draft: str = ""
    draft_line: str = ""
    practice: str = ""
    practice_line: str = ""
    seal: str = ""
    paper_signed: str = ""


class Measure(StrEnum):
    """How large a paper is set."""

    OFFICIAL = "official"
    """GB/T 9704-2012: 16 pt on 28 pt, 22 lines of 28 characters."""
    CLOSE = "close"
    """14 pt on 24 pt for long records."""
    FORM = "form"
    """12 pt on 20 pt with narrower edges, for forms and tables."""


@dataclass(frozen=True, slots=True)
class Document:
    """A whole paper. `kind` is its kind's code, `running` the short text at the top of every page."""

    kind: str
    title: str
    language: str
    blocks: tuple[Block, ...]
    measure: Measure = Measure.OFFICIAL
    running: str = ""
    marks: Marks = Marks()


def plain(text: Inline) -> str:
    """The text without its weights."""
    return "".join(run.text for run in text)


def inline(text: str, bold: bool = False) -> Inline:
    """Plain text as a run."""
    return (Run(text, bold),) if text else ()
