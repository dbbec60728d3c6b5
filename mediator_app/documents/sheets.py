"""Pages become a PDF: text, rules, ink, and what stands on every page's edge."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from reportlab import rl_config
from reportlab.pdfbase import pdfdoc
from reportlab.pdfgen.canvas import Canvas

from mediator_app.documents import strokes
from mediator_app.documents.blocks import Document, inline
from mediator_app.documents.boxes import Field, Piece, Rule, Text
from mediator_app.documents.embedding import EmbeddedFace
from mediator_app.documents.faces import word
from mediator_app.documents.lines import Line, set_lines
from mediator_app.documents.measures import MM, PAGE_HEIGHT, PAGE_WIDTH, Sizes, sizes
from mediator_app.documents.pages import Page, paginate
from mediator_app.documents.typesetting import typeset
from mediator_app.domain.ink import Ink
from mediator_app.domain.papers import SpacedLine

rl_config.useA85 = 0
"""Page streams as bytes: writing them as letters made files a quarter larger and took a fifth of the time."""
_QR_SIZE = 15 * MM
_QR_BOTTOM = 7.5 * MM
_FOOT = 8.0
_NUMBER = 14.0
_GREY = 0.35
_WATERMARK_GREY = 0.9
PRODUCER = "Mediator's desk"


@dataclass(frozen=True, slots=True)
class SealMark:
    """The seal that the paper belongs to: SHA-256 in hex."""

    hash: str

    @property
    def short(self) -> str:
        """The first sixteen figures in groups, as people compare them."""
        return " ".join(self.hash[start : start + 4] for start in range(0, 16, 4))


@dataclass(frozen=True, slots=True)
class SlotPlace:
    """Where a place to sign came to lie: page from 1, rectangle in points from the page's lower left corner."""

    id: str
    page: int
    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class RenderedPdf:
    """A finished PDF and what the desk must know about it."""

    data: bytes
    pages: int
    slots: tuple[SlotPlace, ...]
    spaced: tuple[SpacedLine, ...] = ()


class _Sheet(Canvas):
    """A canvas that does not start every page with an unembedded font."""

    def _make_preamble(self) -> None:
        self._preamble = "1 0 0 1 0 0 cm"


class _Info(pdfdoc.PDFInfo):
    """Title and program only: no clock, no machine, no user."""

    def format(self, document: Any) -> bytes:
        entries = {
            "Title": pdfdoc.PDFString(self.title),
            "Producer": pdfdoc.PDFString(PRODUCER),
            "Creator": pdfdoc.PDFString(PRODUCER),
        }
        return bytes(pdfdoc.PDFDictionary(entries).format(document))


def render(
    document: Document,
    *,
    seal: SealMark | None = None,
    practice: bool = False,
    inks: Mapping[str, Ink] | None = None,
    paper_signed: Mapping[str, str] | None = None,
) -> RenderedPdf:
    """The document as PDF; the same arguments give the same bytes.

    Without a seal every page says that it is a draft, and with `practice` that it is for practice. `inks` are drawn
    into the slots of the same name; `paper_signed` prints a short remark there instead. Refusals: `glyph_missing`
    (`character`, `codepoint`), `text_too_long`.
    """
    measured = sizes(document.measure)
    pages = paginate(typeset(document.blocks, measured), measured.height)
    buffer = BytesIO()
    canvas = _Sheet(
        buffer,
        pagesize=(PAGE_WIDTH, PAGE_HEIGHT),
        pageCompression=1,
        invariant=1,
        pdfVersion=(1, 7),
        lang=document.language,
    )
    inner: Any = canvas
    inner._doc.info = _Info()
    canvas.setTitle(document.title)
    canvas.setViewerPreference("DisplayDocTitle", "true")
    press = _Press(inner, document, measured, seal, practice, inks or {}, paper_signed or {})
    for number, page in enumerate(pages, start=1):
        press.page(page, number, len(pages))
    canvas.save()
    return RenderedPdf(buffer.getvalue(), len(pages), tuple(press.slots), tuple(press.spaced))


def _spaced(line: Line, page: int, x: float, y: float, size: float) -> SpacedLine:
    """Readers of a PDF spread the text of such a line evenly over its width; this is where its letters are."""
    em = size / 1000
    edges = [x + left * em for left, _ in line.glyphs]
    return SpacedLine(page, y, line.text, (*edges, x + line.width * em))


def number(value: float) -> str:
    """A length as PDF wants it: at most three decimals and no exponent."""
    return f"{value:.3f}".rstrip("0").rstrip(".")


class _Press:
    """Draws pages one after the other; holds the faces used so far."""

    def __init__(
        self,
        canvas: Any,
        document: Document,
        measured: Sizes,
        seal: SealMark | None,
        practice: bool,
        inks: Mapping[str, Ink],
        paper_signed: Mapping[str, str],
    ) -> None:
        self._canvas = canvas
        self._document = document
        self._sizes = measured
        self._seal = seal
        self._practice = practice
        self._inks = inks
        self._paper_signed = paper_signed
        self._faces: dict[str, EmbeddedFace] = {}
        self.slots: list[SlotPlace] = []
        self.spaced: list[SpacedLine] = []

    def page(self, page: Page, at: int, of: int) -> None:
        """Draw one page and close it."""
        self._watermark()
        rules: list[Rule] = []
        texts: list[tuple[float, Text]] = []
        edge = PAGE_HEIGHT - self._sizes.top
        for placed in page:
            for piece in placed.box.pieces:
                self._sort(piece, edge - placed.top, at, rules, texts)
        self._canvas.addLiteral("BT 0 g")
        for top, text in texts:
            x, y = self._sizes.left + text.x, top - text.y
            self._text(text.line, x, y, text.size, grey=text.grey)
            if not text.line.exact:
                self.spaced.append(_spaced(text.line, at, x, y, text.size))
        self._edge(at, of)
        self._canvas.addLiteral("ET")
        self._code(at, of)
        self._canvas.showPage()

    def _sort(
        self, piece: Piece, top: float, at: int, rules: list[Rule], texts: list[tuple[float, Text]]
    ) -> None:
        left = self._sizes.left
        if isinstance(piece, Text):
            texts.append((top, piece))
        elif isinstance(piece, Rule):
            rules.append(piece)
            self._canvas.addLiteral(
                f"{number(piece.weight)} w {number(left + piece.x1)} {number(top - piece.y1)} m "
                f"{number(left + piece.x2)} {number(top - piece.y2)} l S"
            )
        else:
            self._field(piece, left, top, at, texts)

    def _field(self, field: Field, left: float, top: float, at: int, texts: list[tuple[float, Text]]) -> None:
        place = SlotPlace(
            field.slot,
            at,
            round(left + field.x, 2),
            round(top - field.y - field.height, 2),
            round(field.width, 2),
            round(field.height, 2),
        )
        self.slots.append(place)
        ink = self._inks.get(field.slot)
        if ink is not None:
            self._canvas.addLiteral(strokes.ink(ink, place.x, place.y, place.width, place.height))
        elif field.slot in self._paper_signed:
            size = self._sizes.small
            lines = set_lines(inline(self._paper_signed[field.slot]), int(field.width / size * 1000))
            for row, line in enumerate(reversed(lines)):
                y = field.y + field.height - 3 - row * size * 1.4
                texts.append((top, Text(field.x, y, size, line, grey=True)))

    def _text(self, line: Line, x: float, y: float, size: float, *, grey: bool = False) -> None:
        if not line.glyphs:
            return
        parts: list[str] = [f"1 0 0 1 {number(x)} {number(y)} Tm"]
        if grey:
            parts.append(f"{_GREY} g")
        if not line.exact:
            # Wide spaces are no word spaces; a program that reads the page is told the text itself.
            parts.append(f"/Span <</ActualText <FEFF{line.text.encode('utf-16-be').hex().upper()}>>> BDC")
        parts += self._shown(line, size)
        if not line.exact:
            parts.append("EMC")
        if grey:
            parts.append("0 g")
        self._canvas.addLiteral(" ".join(parts))

    def _shown(self, line: Line, size: float) -> list[str]:
        parts: list[str] = []
        thick = False
        for stretch in line.stretches:
            if stretch.thick != thick:
                thick = stretch.thick
                parts.append(f"2 Tr {number(size * 0.026)} w" if thick else "0 Tr")
            face = self._faces.get(stretch.face)
            if face is None:
                face = EmbeddedFace(self._canvas._doc, stretch.face, len(self._faces) + 1)
                self._faces[stretch.face] = face
            face.used.update(stretch.used)
            parts.append(f"/{face.resource} {number(size)} Tf {stretch.shown}")
        if thick:
            parts.append("0 Tr")
        return parts

    def _print(
        self, text: str, x: float, y: float, size: float, *, right: bool = False, centre: bool = False
    ) -> None:
        line = set_lines(inline(text), 1_000_000, justified=False)[0]
        wide = line.width * size / 1000
        self._text(line, x - (wide if right else wide / 2 if centre else 0), y, size)

    def _edge(self, at: int, of: int) -> None:
        """Page number after GB/T 9704-2012, 7.5: outer side, one character in, 7 mm below the type area."""
        sizes_, marks = self._sizes, self._document.marks
        bottom = PAGE_HEIGHT - sizes_.top - sizes_.height
        y = bottom - 7 * MM - _NUMBER * 0.75
        text = f"— {at} —"
        if at % 2:
            self._print(text, sizes_.left + sizes_.width - _NUMBER, y, _NUMBER, right=True)
        else:
            self._print(text, sizes_.left + _NUMBER, y, _NUMBER)
        # The code keeps to the inner side, away from the number.
        mirrored = self._seal is not None and at % 2 == 0
        x = sizes_.left + (_QR_SIZE + 3 * MM if self._seal else 0)
        y = _QR_BOTTOM + _QR_SIZE - 3.5 * MM
        rows = [
            f"{marks.seal} {self._seal.short}" if self._seal else marks.draft_line,
            self._document.running,
            marks.page_of.replace("{page}", str(at)).replace("{pages}", str(of)),
        ]
        for row in rows:
            if row:
                self._foot(row, x, y, mirrored=mirrored)
                y -= _FOOT * 1.5
        if self._practice and marks.practice_line:
            self._print(marks.practice_line, PAGE_WIDTH / 2, PAGE_HEIGHT - 14 * MM, 12, centre=True)

    def _foot(self, text: str, x: float, y: float, *, mirrored: bool) -> None:
        """One line at the foot; what is too long for it is set smaller, never cut."""
        line = set_lines(inline(text), 1_000_000, justified=False)[0]
        left, right = self._sizes.left, self._sizes.left + self._sizes.width
        size = min(_FOOT, (right - x) * 1000 / max(line.width, 1))
        if mirrored:
            x = right - (x - left) - line.width * size / 1000
        self._text(line, x, y, size)

    def _watermark(self) -> None:
        marks = self._document.marks
        text = marks.practice if self._practice else "" if self._seal else marks.draft
        if text:
            self._canvas.addLiteral(strokes.watermark(word(text, True), _WATERMARK_GREY))

    def _code(self, at: int, of: int) -> None:
        """The two-dimensional code that ties this very page to the sealed case."""
        if self._seal is not None:
            content = f"MD1:{self._seal.hash}:{self._document.kind}:{at}/{of}"
            x = self._sizes.left if at % 2 else self._sizes.left + self._sizes.width - _QR_SIZE
            self._canvas.addLiteral(strokes.code(content, x, _QR_BOTTOM, _QR_SIZE))
        if self._practice and self._document.marks.practice_line:
            wide = set_lines(inline(self._document.marks.practice_line), 1_000_000)[0].width * 12 / 1000 + 16
            x, y = (PAGE_WIDTH - wide) / 2, PAGE_HEIGHT - 14 * MM - 6
            self._canvas.addLiteral(f"0.8 w {number(x)} {number(y)} {number(wide)} 22 re S")
