"""A PDF as pictures and words: its pages drawn by Qt, and where two versions of it differ. Runs on any thread."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from typing import Final

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRectF, QSize, QSizeF
from PySide6.QtGui import QImage
from PySide6.QtPdf import QPdfDocument

from mediator_app.domain.papers import SpacedLine

_CLAUSE: Final = re.compile(r"[^。；，：、]*[。；，：、]?")
_FOOT: Final = re.compile(r"[—–-] ?\d+ ?[—–-]\n[^\f]{0,300}$")
_LINE: Final = re.compile(r"[^\n]+")
MOST_MARKS: Final = 60
"""Beyond so many changed places nothing is marked: then the paper is another one."""


@dataclass(frozen=True, slots=True)
class Sheets:
    """One version of a paper. `sizes` in points; `images` by page number (from 0), for `width` device pixels.

    `text` is the text of all pages without what stands at their feet; `starts` where each page's text begins in it
    (in UTF-16 units, as Qt counts).
    `marks` are the places that differ from another version, by page, in points from the page's upper left corner.
    """

    pdf: bytes
    sizes: tuple[QSizeF, ...]
    text: str
    starts: tuple[int, ...]
    width: int
    images: dict[int, QImage] = field(default_factory=dict)
    marks: dict[int, tuple[QRectF, ...]] = field(default_factory=dict)

    @property
    def pages(self) -> int:
        return len(self.sizes)


class Unreadable(Exception):
    """These bytes are no PDF that Qt can draw: a fault of the program, never of the user."""


def open_pdf(pdf: bytes) -> tuple[QPdfDocument, QBuffer]:
    """A document and the buffer it reads from, which must live as long. Raises Unreadable."""
    buffer = QBuffer()
    buffer.setData(QByteArray(pdf))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    document = QPdfDocument()
    document.load(buffer)
    if document.status() is not QPdfDocument.Status.Ready:
        raise Unreadable
    return document, buffer


def picture(document: QPdfDocument, page: int, width: int) -> QImage:
    """One page on white, `width` device pixels wide."""
    size = document.pagePointSize(page)
    height = round(width * size.height() / size.width())
    drawn = document.render(page, QSize(width, height))
    sheet = QImage(drawn.size(), QImage.Format.Format_RGB32)
    sheet.fill(0xFFFFFFFF)
    from PySide6.QtGui import QPainter

    painter = QPainter(sheet)
    painter.drawImage(0, 0, drawn)
    painter.end()
    return sheet


def read(
    pdf: bytes, width: int, pages: Iterable[int], before: str = "", spaced: Sequence[SpacedLine] = ()
) -> Sheets:
    """The paper with these pages drawn, and marked where its text differs from `before` (nothing for no text).

    `spaced` are the lines whose letters Qt cannot place by itself.
    """
    document, buffer = open_pdf(pdf)
    try:
        count = document.pageCount()
        texts = [without_feet(document.getAllText(number).text()) for number in range(count)]
        starts, at = [], 0
        for text in texts:
            starts.append(at)
            at += _units(text)
        whole = "".join(texts)
        sheets = Sheets(
            pdf,
            tuple(document.pagePointSize(number) for number in range(count)),
            whole,
            tuple(starts),
            width,
        )
        if before and before != whole:
            sheets.marks.update(_marks(document, sheets, changed(before, whole), spaced))
        wanted = set(pages) | set(list(sheets.marks)[:1])
        for number in sorted(wanted):
            if 0 <= number < count:
                sheets.images[number] = picture(document, number, width)
        return sheets
    finally:
        document.close()
        buffer.close()


def draw(pdf: bytes, width: int, pages: Sequence[int]) -> dict[int, QImage]:
    """More pages of a version."""
    document, buffer = open_pdf(pdf)
    try:
        return {number: picture(document, number, width) for number in pages if number < document.pageCount()}
    finally:
        document.close()
        buffer.close()


def changed(before: str, now: str) -> list[tuple[int, int]]:
    """Places in `now` (start and end, in characters) that `before` has otherwise; line ends do not count."""
    old, new = _clauses(before), _clauses(now)
    found = []
    plain_old, plain_new = [_plain(part) for _, part in old], [_plain(part) for _, part in new]
    matcher = SequenceMatcher(None, plain_old, plain_new, autojunk=False)
    for kind, a, b, c, d in matcher.get_opcodes():
        if kind in ("replace", "insert") and c < d:
            start, end = new[c][0], new[d - 1][0] + len(new[d - 1][1])
            if kind == "replace":
                start, end = _narrow("".join(part for _, part in old[a:b]), now, start, end)
            found.append((start, end))
    return found if len(found) <= MOST_MARKS else []


def without_feet(text: str) -> str:
    """A page's text with its number, and what stands beneath, made blank: a clause goes on over the page's end.

    Every character is replaced by one other, so that places keep their numbers.
    """

    def blank(found: re.Match[str]) -> str:
        return "\n" * len(found[0])

    return _FOOT.sub(blank, text.replace("\r\n", "\n\n"))


def _clauses(text: str) -> list[tuple[int, str]]:
    """The text cut at punctuation, whatever lines it stands on: each piece with where it starts."""
    return [(found.start(), found[0]) for found in _CLAUSE.finditer(text) if found[0]]


def _plain(part: str) -> str:
    return part.replace("\n", "")


def _narrow(old: str, now: str, start: int, end: int) -> tuple[int, int]:
    """Leave out what both begin and end with, line ends apart, but never within a number."""
    old = _plain(old)
    at = 0
    while start < end and at < len(old) and (now[start] == "\n" or now[start] == old[at]):
        at += now[start] != "\n"
        start += 1
    last = len(old)
    while end > start and last > at and (now[end - 1] == "\n" or now[end - 1] == old[last - 1]):
        last -= now[end - 1] != "\n"
        end -= 1
    if start < end:
        while start > 0 and _of_number(now[start - 1]) and _of_number(now[start]):
            start -= 1
        while end < len(now) and _of_number(now[end]) and _of_number(now[end - 1]):
            end += 1
    return start, end


def _of_number(char: str) -> bool:
    return char.isdigit() or char in ",.¥￥年月日-零壹贰叁肆伍陆柒捌玖拾佰仟万亿元角分整"


def _units(text: str) -> int:
    """Length as Qt counts: a character beyond the basic plane is two."""
    return len(text) + sum(ord(char) > 0xFFFF for char in text)


def _pieces(text: str, places: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The places line by line, leaving out the feet of pages that lie within them."""
    for first, last in places:
        for found in _LINE.finditer(text, first, last):
            yield found.start(), found.end()


def _marks(
    document: QPdfDocument,
    sheets: Sheets,
    places: Iterable[tuple[int, int]],
    spaced: Sequence[SpacedLine],
) -> dict[int, tuple[QRectF, ...]]:
    found: dict[int, list[QRectF]] = {}
    for first, last in _pieces(sheets.text, places):
        start, length = _units(sheets.text[:first]), _units(sheets.text[first:last])
        for page, begins in enumerate(sheets.starts):
            ends = sheets.starts[page + 1] if page + 1 < sheets.pages else begins + 1_000_000
            low, high = max(start, begins), min(start + length, ends)
            if low < high:
                selection = document.getSelectionAtIndex(page, low - begins, high - low)
                boxes = [polygon.boundingRect() for polygon in selection.bounds()]
                lines = [line for line in spaced if line.page == page + 1]
                boxes = _placed(boxes, sheets, first, last, lines)
                found.setdefault(page, []).extend(
                    box.adjusted(0, -0.15 * box.height(), 0, 0) for box in boxes
                )
    return {page: tuple(found[page]) for page in sorted(found)}


def _placed(
    boxes: list[QRectF], sheets: Sheets, first: int, last: int, lines: Sequence[SpacedLine]
) -> list[QRectF]:
    """The boxes of a piece of one line; as one, with its true edges, where it is among the spaced ones."""
    text = sheets.text
    begin = text.rfind("\n", 0, first) + 1
    end = text.find("\n", last)
    whole = text[begin : end if end >= 0 else len(text)]
    for line in lines:
        at = whole.find(line.text)
        left = first - begin - at
        right = left + last - first
        y = sheets.sizes[line.page - 1].height() - line.baseline
        on_it = [box for box in boxes if box.top() - 2 <= y <= box.bottom() + 2]
        if at >= 0 and 0 <= left < right < len(line.edges) and on_it:
            top, foot = min(box.top() for box in on_it), max(box.bottom() for box in on_it)
            return [QRectF(line.edges[left], top, line.edges[right] - line.edges[left], foot - top)]
    return boxes
