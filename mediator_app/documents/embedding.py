"""One face in one document: its characters get numbers as they are used, and a subset of exactly them is embedded.

A composite font (ISO 32000-1, 9.7) with one ToUnicode map for the whole face: ReportLab's own TrueType fonts cut a
document's characters into fonts of 256 and cannot say which character of a supplementary plane a glyph stands for.
"""

from __future__ import annotations

import hashlib
from typing import Any

from reportlab.pdfbase import pdfdoc

from mediator_app.documents.faces import Letter, face

_PER_BLOCK = 100
"""A character map may list at most this many characters in one block."""


class EmbeddedFace:
    """The use of one face in one PDF. ReportLab asks it for its objects when the document is written."""

    def __init__(self, document: Any, name: str, number: int) -> None:
        self._face = face(name)
        self.resource = f"S{number}"
        self._numbers: dict[str, int] = {}
        self._letters: list[Letter] = []
        document.delayedFonts.append(self)

    def code(self, letter: Letter) -> str:
        """The letter's number in this document as four hex figures."""
        number = self._numbers.get(letter.char)
        if number is None:
            self._letters.append(letter)
            number = self._numbers[letter.char] = len(self._letters)
        return f"{number:04X}"

    def addObjects(self, document: Any) -> None:
        """Called by ReportLab once all pages are drawn."""
        glyphs = [0, *(letter.glyph for letter in self._letters)]
        subset = self._face.subset(glyphs)
        name = f"{_tag(subset)}+{self._face.name}"
        descriptor = pdfdoc.PDFDictionary(
            {
                "Type": "/FontDescriptor",
                "FontName": pdfdoc.PDFName(name),
                "Flags": 4,
                "FontBBox": pdfdoc.PDFArray(list(self._face.box)),
                "ItalicAngle": 0,
                "Ascent": self._face.ascent,
                "Descent": self._face.descent,
                "CapHeight": self._face.cap_height,
                "StemV": 80,
                "FontFile2": _stream(document, subset, f"{self.resource}.file", Length1=len(subset)),
            }
        )
        descendant = pdfdoc.PDFDictionary(
            {
                "Type": "/Font",
                "Subtype": "/CIDFontType2",
                "BaseFont": pdfdoc.PDFName(name),
                "CIDSystemInfo": pdfdoc.PDFDictionary(
                    {
                        "Registry": pdfdoc.PDFString("Adobe"),
                        "Ordering": pdfdoc.PDFString("Identity"),
                        "Supplement": 0,
                    }
                ),
                "FontDescriptor": document.Reference(descriptor, f"{self.resource}.descriptor"),
                "DW": 1000,
                "W": pdfdoc.PDFArray([1, pdfdoc.PDFArray([letter.width for letter in self._letters])]),
                "CIDToGIDMap": "/Identity",
            }
        )
        whole = pdfdoc.PDFDictionary(
            {
                "Type": "/Font",
                "Subtype": "/Type0",
                "BaseFont": pdfdoc.PDFName(name),
                "Encoding": "/Identity-H",
                "DescendantFonts": pdfdoc.PDFArray(
                    [document.Reference(descendant, f"{self.resource}.descendant")]
                ),
                "ToUnicode": _stream(
                    document, self._to_unicode().encode("ascii"), f"{self.resource}.unicode"
                ),
            }
        )
        document.idToObject["BasicFonts"].dict[self.resource] = document.Reference(whole, self.resource)

    def _to_unicode(self) -> str:
        rows = [
            f"<{number:04X}> <{letter.char.encode('utf-16-be').hex().upper()}>"
            for number, letter in enumerate(self._letters, start=1)
        ]
        blocks = [rows[start : start + _PER_BLOCK] for start in range(0, len(rows), _PER_BLOCK)]
        lists = "\n".join(
            f"{len(block)} beginbfchar\n" + "\n".join(block) + "\nendbfchar" for block in blocks
        )
        return (
            "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
            "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n"
            "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
            "1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n"
            f"{lists}\nendcmap\nCMapName currentdict /CMap defineresource pop\nend\nend"
        )


def _stream(document: Any, content: bytes, name: str, **entries: int) -> Any:
    stream = pdfdoc.PDFStream()
    stream.content = content
    stream.filters = [pdfdoc.PDFZCompress]
    for key, value in entries.items():
        stream.dictionary[key] = value
    return document.Reference(stream, name)


def _tag(subset: bytes) -> str:
    """Six capitals that name a subset (ISO 32000-1, 9.6.4); from its bytes, so that the same text gives the same."""
    digest = hashlib.sha256(subset).digest()
    return "".join(chr(65 + byte % 26) for byte in digest[:6])
