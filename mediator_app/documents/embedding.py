"""One face in one document: a subset of exactly the characters that its pages use is embedded.

A composite font (ISO 32000-1, 9.7) with one ToUnicode map for the whole face: ReportLab's own TrueType fonts cut a
document's characters into fonts of 256 and cannot say which character of a supplementary plane a glyph stands for.
"""

from __future__ import annotations

import hashlib
import zlib
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from reportlab.pdfbase import pdfdoc

from mediator_app.documents.faces import REGULAR, face, word

_FIGURES = "0123456789,.零壹贰叁肆伍陆柒捌玖拾佰仟万亿元角分整年月日"
"""Embedded always: a preview in which an amount or a date changes then needs no new subset."""
_PER_BLOCK = 100
"""A character map may list at most this many characters in one block."""


class EmbeddedFace:
    """The use of one face in one PDF. ReportLab asks it for its objects when the document is written.

    `used` maps the numbers that the pages show to the characters they stand for.
    """

    def __init__(self, document: Any, name: str, number: int) -> None:
        self._name = name
        self.resource = f"S{number}"
        self.used: dict[int, str] = {}
        document.delayedFonts.append(self)

    def addObjects(self, document: Any) -> None:
        """Called by ReportLab once all pages are drawn."""
        if self._name == REGULAR:
            self.used.update(_figures())
        made = _material(self._name, tuple(sorted(self.used.items())))
        drawing = face(self._name)
        descriptor = pdfdoc.PDFDictionary(
            {
                "Type": "/FontDescriptor",
                "FontName": pdfdoc.PDFName(made.name),
                "Flags": 4,
                "FontBBox": pdfdoc.PDFArray(list(drawing.box)),
                "ItalicAngle": 0,
                "Ascent": drawing.ascent,
                "Descent": drawing.descent,
                "CapHeight": drawing.cap_height,
                "StemV": 80,
                "FontFile2": self._stream(document, "file", made.file, Length1=made.length),
            }
        )
        descendant = pdfdoc.PDFDictionary(
            {
                "Type": "/Font",
                "Subtype": "/CIDFontType2",
                "BaseFont": pdfdoc.PDFName(made.name),
                "CIDSystemInfo": "<< /Registry (Adobe) /Ordering (Identity) /Supplement 0 >>",
                "FontDescriptor": document.Reference(descriptor, f"{self.resource}.descriptor"),
                "DW": 1000,
                "W": made.widths,
                "CIDToGIDMap": self._stream(document, "glyphs", made.glyphs),
            }
        )
        whole = pdfdoc.PDFDictionary(
            {
                "Type": "/Font",
                "Subtype": "/Type0",
                "BaseFont": pdfdoc.PDFName(made.name),
                "Encoding": "/Identity-H",
                "DescendantFonts": pdfdoc.PDFArray(
                    [document.Reference(descendant, f"{self.resource}.descendant")]
                ),
                "ToUnicode": self._stream(document, "unicode", made.unicode),
            }
        )
        document.idToObject["BasicFonts"].dict[self.resource] = document.Reference(whole, self.resource)

    def _stream(self, document: Any, part: str, packed: bytes, **entries: int) -> Any:
        stream = pdfdoc.PDFStream()
        stream.content = packed
        stream.dictionary["Filter"] = pdfdoc.PDFName("FlateDecode")
        for key, value in entries.items():
            stream.dictionary[key] = value
        return document.Reference(stream, f"{self.resource}.{part}")


@dataclass(frozen=True, slots=True)
class _Material:
    """What a document needs of a face: packed streams, and the widths that are not a whole em."""

    name: str
    file: bytes
    length: int
    glyphs: bytes
    unicode: bytes
    widths: str


@cache
def _figures() -> tuple[tuple[int, str], ...]:
    return tuple((letter.number, letter.char) for letter in word(_FIGURES, False, REGULAR))


@lru_cache(maxsize=64)
def _material(name: str, used: tuple[tuple[int, str], ...]) -> _Material:
    """Kept, because the papers of one case, and one paper while it is being written, need the same characters."""
    drawing = face(name)
    glyphs = [drawing.glyph_of(number) for number, _ in used]
    subset = drawing.subset([0, *glyphs])
    places = bytearray(2 * (used[-1][0] + 1))
    for place, (number, _) in enumerate(used, start=1):
        places[2 * number : 2 * number + 2] = place.to_bytes(2, "big")
    widths = [(number, drawing.advance(glyph)) for (number, _), glyph in zip(used, glyphs, strict=True)]
    return _Material(
        name=f"{_tag(subset)}+{name}",
        file=zlib.compress(subset),
        length=len(subset),
        glyphs=zlib.compress(bytes(places)),
        unicode=zlib.compress(_to_unicode(used).encode("ascii")),
        widths=f"[ {' '.join(f'{number} [ {width} ]' for number, width in widths if width != 1000)} ]",
    )


def _to_unicode(used: tuple[tuple[int, str], ...]) -> str:
    rows = [f"<{number:04X}> <{char.encode('utf-16-be').hex().upper()}>" for number, char in used]
    blocks = [rows[start : start + _PER_BLOCK] for start in range(0, len(rows), _PER_BLOCK)]
    lists = "\n".join(f"{len(block)} beginbfchar\n" + "\n".join(block) + "\nendbfchar" for block in blocks)
    return (
        "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
        "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n"
        "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
        "1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n"
        f"{lists}\nendcmap\nCMapName currentdict /CMap defineresource pop\nend\nend"
    )


def _tag(subset: bytes) -> str:
    """Six capitals that name a subset (ISO 32000-1, 9.6.4); from its bytes, so that the same text gives the same."""
    digest = hashlib.sha256(subset).digest()
    return "".join(chr(65 + byte % 26) for byte in digest[:6])
