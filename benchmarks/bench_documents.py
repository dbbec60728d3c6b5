"""The agreement to PDF against Typst and WeasyPrint, which set the same words in the same face on the same page.

All three are warm, and each run changes one amount, so that nobody can answer from a cache. The baselines draw no
signature lines, seal code or page marks: what they are asked for is less, not more.
"""

from __future__ import annotations

import html
import logging
from collections.abc import Callable, Iterable, Iterator
from dataclasses import fields, is_dataclass, replace
from io import BytesIO
from itertools import count
from typing import Any

import typst
import weasyprint
from pyhanko.pdf_utils.reader import PdfFileReader
from weasyprint.text.fonts import FontConfiguration

from benchmarks.row import Row, paired
from mediator_app.bootstrap import RESOURCES
from mediator_app.casefile import read_case
from mediator_app.documents.blocks import Run, Table
from mediator_app.documents.facts import facts_of
from mediator_app.documents.papers import PaperMaker
from mediator_app.documents.speech import Speech
from mediator_app.documents.wording import Wording
from mediator_app.domain.ids import AuthorId, CaseId
from mediator_app.domain.money import Money
from mediator_app.domain.papers import PaperId
from mediator_app.domain.record import Record
from mediator_app.domain.settlement import Settlement

RUNS = 15
BATCH = 4
"""Papers in one timing: whoever goes second would else find the processor's caches full of the other's data."""
FONTS = RESOURCES / "fonts"
PAGES = 3


def _record() -> Record:
    """The practice hearing without its minor claims and clauses, with facts until the agreement fills three pages."""
    content = read_case((RESOURCES / "practice" / "s1.case.json").read_bytes()).content
    line = content.facts or content.cause
    content = replace(content, facts="", terms=content.terms[:2])
    record = Record(CaseId("bench"), content.offers[0].at, AuthorId("bench"), practice=True, content=content)
    maker = PaperMaker()
    while maker.render(record, PaperId(content.instrument)).pages < PAGES:
        content = replace(content, facts=f"{content.facts}\n{line}".strip())
        record = replace(record, content=content)
    return record


def _with_amount(record: Record, yuan: int) -> Record:
    settlement = record.content.settlement
    if settlement is None:
        raise ValueError("the practice case has a settlement")
    share = replace(settlement.shares[0], amount=Money(yuan * 100), division=())
    return replace(record, content=replace(record.content, settlement=Settlement((share,))))


def _texts(value: Any) -> Iterator[str]:
    """The words of a block, in the order in which they are printed."""
    match value:
        case Run():
            yield value.text
        case str():
            yield value
        case tuple():
            for one in value:
                yield from _texts(one)
        case _ if is_dataclass(value):
            for field in fields(value):
                if field.name in (
                    "text",
                    "number",
                    "label",
                    "head",
                    "rows",
                    "columns",
                    "slots",
                    "name",
                    "date",
                    "hint",
                ):
                    yield from _texts(getattr(value, field.name))
        case _:
            pass


def _lines(record: Record, maker: Wording) -> list[str]:
    paper = PaperId(record.content.instrument)
    speech = Speech("zh", maker.words("zh"))
    document = maker.compose(paper.kind.value, "zh", facts_of(record, record.content, paper, speech, maker))
    lines: list[str] = []
    for block in document.blocks:
        rows = block.rows if isinstance(block, Table) else (block,)
        lines += ["".join(_texts(row)) for row in rows]
    return [line for line in lines if line]


def _typst(lines: list[str]) -> bytes:
    head = (
        '#set page(paper: "a4", margin: (top: 37mm, left: 28mm, right: 26mm, bottom: 35mm), numbering: "— 1 —")\n'
        '#set text(font: "Desk Song", size: 16pt, lang: "zh")\n#set par(justify: true, leading: 12pt)\n'
    )
    body = "\n\n".join("#" + repr_typst(line) for line in lines)
    return (head + body).encode()


def repr_typst(text: str) -> str:
    """A Typst string literal."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _html(lines: list[str]) -> str:
    style = (
        f"@font-face{{font-family:DeskSong;src:url({(FONTS / 'DeskSong-Regular.ttf').as_uri()})}}"
        "@page{size:A4;margin:37mm 26mm 35mm 28mm;@bottom-center{content:counter(page)}}"
        "body{font:16pt/28pt DeskSong;text-align:justify}p{margin:0}"
    )
    body = "".join(f"<p>{html.escape(line)}</p>" for line in lines)
    return f"<html lang=zh><head><style>{style}</style></head><body>{body}</body></html>"


def _pages(pdf: bytes) -> int:
    return int(PdfFileReader(BytesIO(pdf)).root["/Pages"]["/Count"])


def several(work: Callable[[], bytes]) -> Callable[[], None]:
    """The work, `BATCH` times."""

    def run() -> None:
        for _ in range(BATCH):
            work()

    return run


def rows() -> Iterable[Row]:
    """Median seconds of a three-page agreement."""
    logging.getLogger("fontTools").setLevel(logging.ERROR)
    logging.getLogger("weasyprint").setLevel(logging.ERROR)
    record, maker, wording = _record(), PaperMaker(), Wording()
    paper = PaperId(record.content.instrument)
    compiler = typst.Compiler(font_paths=[str(FONTS)], ignore_system_fonts=True)
    faces = FontConfiguration()
    amounts = count(700_001)

    def ours() -> bytes:
        return maker.render(_with_amount(record, next(amounts)), paper).pdf

    def by_typst() -> bytes:
        made = compiler.compile(_typst(_lines(_with_amount(record, next(amounts)), wording)))
        if not isinstance(made, bytes):
            raise TypeError("one PDF was asked for")
        return made

    def by_weasyprint() -> bytes:
        text = _html(_lines(_with_amount(record, next(amounts)), wording))
        made = weasyprint.HTML(string=text).write_pdf(font_config=faces)
        if not isinstance(made, bytes):
            raise TypeError("one PDF was asked for")
        return made

    def against(name: str, theirs: Callable[[], bytes], runs: int, most: float) -> Row:
        mine, other = paired(several(ours), several(theirs), runs)
        mine, other = mine / BATCH, other / BATCH
        note = f"{_pages(ours())} pages ÷ {_pages(theirs())} pages, one amount changed each time"
        return Row(f"agreement to PDF ÷ {name}", 1000 * mine, "ms", 1000 * other, name, most, note)

    yield against("Typst", by_typst, RUNS, 1.0)
    yield against("WeasyPrint", by_weasyprint, 5, 0.2)
