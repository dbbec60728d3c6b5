"""The window's own faces, and the large ones for rare names, which are loaded when such a name first appears.

In Chinese the quotation marks, … and · are as wide as a Han character; in English, where they would tear the words
apart, a small face with the narrow ones stands before it. Its letters and figures are the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path
from typing import Final

from PySide6.QtGui import QFont, QFontDatabase

from ui.theme import theme

FOLDER: Final = Path(__file__).resolve().parent.parent / "resources" / "fonts"
FAMILY: Final = "Desk Sans"
LATIN: Final = "Desk Sans Latin"
OWN: Final = ("ui/DeskSans-Regular.otf", "ui/DeskSans-Bold.otf")
OWN_LATIN: Final = ("ui/DeskSansLatin-Regular.otf", "ui/DeskSansLatin-Bold.otf")
LARGE: Final = (("DeskSong-Regular.ttf", "Desk Song"), ("DeskSongRare-Regular.ttf", "Desk Song Rare"))
RARE: Final = re.compile("[\u3400-\u4dbf\u9fa6-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
"""Han characters beyond the two-byte part of GB 18030, which is what the window's own face draws."""

_loaded: list[str] = []
"""Families that came after the window's own."""


def load_own() -> None:
    """Load the window's face. RuntimeError where a file is missing: a window of empty boxes helps nobody."""
    _load(OWN)
    theme().families = (FAMILY,)  # which `dress` puts on


def set_latin(first: bool) -> None:
    """Whether the words are Latin ones. The narrow marks come with the first that are: Chinese needs none of them.

    Does nothing while the window's face is not loaded.
    """
    look = theme()
    families = (LATIN, FAMILY) if first else (FAMILY,)
    if FAMILY not in look.families or look.families == families:
        return
    if first and LATIN not in _loaded:
        _loaded.append(LATIN)
        _load(OWN_LATIN)
    look.take(*families)


def notice(text: str) -> None:
    """Before `text` is drawn: bring the large faces if it holds a rare character. Costs nothing for other texts."""
    if text.isascii() or LARGE[0][1] in _loaded or RARE.search(text) is None:
        return
    large = [family for _, family in LARGE]
    # First who stands in, then the faces: with each face Qt forgets what it found for a font, and looks again when
    # something is drawn. To put the style sheet on anew did the same, and took a third of a second in an open case.
    _loaded.extend(large)
    QFont.insertSubstitutions(FAMILY, large)
    _load([file for file, _ in LARGE])


def _load(files: Iterable[str]) -> None:
    for file in files:
        if QFontDatabase.addApplicationFont(str(FOLDER / file)) < 0:
            raise RuntimeError(f"cannot load {file}")
