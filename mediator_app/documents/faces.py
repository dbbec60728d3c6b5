"""The faces of the papers, and which of them draws a character.

A character is looked for in the text face, then among the rare ones, then among the Latin letters with
marks and the signs. What no face draws is refused by name: a blank box on a signed paper is worse than no paper.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from mediator_app.documents.truetype import Face
from mediator_app.domain.errors import Refusal

RESOURCES = Path(__file__).resolve().parents[2] / "resources"

REGULAR = "DeskSong-Regular"
BOLD = "DeskSong-Bold"
RARE = "DeskSongRare-Regular"
LATIN = "DeskLatin-Regular"
SIGNS = "DeskSigns-Regular"
_ORDER = {False: (REGULAR, RARE, LATIN, SIGNS), True: (BOLD, REGULAR, RARE, LATIN, SIGNS)}


@dataclass(frozen=True, slots=True)
class Letter:
    """One character as a face draws it; `width` in thousandths of an em, `number` is the one it has in PDFs.

    `thick` asks for a thickened outline: the text is bold and the bold face does not know the character.
    """

    char: str
    face: str
    glyph: int
    number: int
    width: int
    thick: bool


@cache
def face(name: str) -> Face:
    """The face, opened once in a process. Trouble for the installation (OSError) where the file is missing."""
    return Face(RESOURCES / "fonts" / f"{name}.ttf", name)


@lru_cache(maxsize=65_536)
def _drawn_by(char: str, bold: bool, name: str) -> Letter | None:
    drawing = face(name)
    glyph = drawing.glyph(ord(char))
    if not glyph:
        return None
    number = drawing.number(ord(char))
    return Letter(char, name, glyph, number, drawing.advance(glyph), bold and name != BOLD)


@lru_cache(maxsize=65_536)
def letter(char: str, bold: bool = False) -> Letter:
    """The character in the first face that draws it. Refusal `glyph_missing` with `character` and `codepoint`."""
    for name in _ORDER[bold]:
        found = _drawn_by(char, bold, name)
        if found is not None:
            return found
    raise Refusal("glyph_missing", character=char, codepoint=f"U+{ord(char):04X}")


@lru_cache(maxsize=8_192)
def common_face(phrase: str, bold: bool = False) -> str | None:
    """The one face that draws a whole phrase, where the first face does not; None where every word finds its own way.

    `Wolfgang Dvořák` would look mended if only its ř came from another face.
    """
    names = _ORDER[bold]
    for name in names:
        if all(_drawn_by(char, bold, name) for char in phrase):
            return name if name != names[0] else None
    return None


@lru_cache(maxsize=8_192)
def word(text: str, bold: bool = False, drawn_by: str | None = None) -> tuple[Letter, ...]:
    """The letters of a word, from the face `drawn_by` where it draws them. Refusal `glyph_missing`."""
    if drawn_by is None:
        drawn_by = common_face(text, bold)
    return tuple((drawn_by and _drawn_by(char, bold, drawn_by)) or letter(char, bold) for char in text)


def check_glyphs(text: str, field: str = "") -> None:
    """Refusal `glyph_missing` at `field` for the first character of `text` that no face draws."""
    for char in text:
        if char not in "\n\r\t":
            try:
                letter(char)
            except Refusal as refusal:
                raise refusal.at(field) if field else refusal from None


@lru_cache(maxsize=4_096)
def blanks(char: str) -> tuple[int, int]:
    """The blank to the left and to the right of a character's ink, in thousandths of an em."""
    one = letter(char)
    left, right = face(one.face).extent(one.glyph)
    return left, one.width - right
