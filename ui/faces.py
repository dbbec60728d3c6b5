"""The window's own faces, and the large ones for rare names, which are loaded when such a name first appears."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

from PySide6.QtGui import QFont, QFontDatabase

from ui.theme import theme

FOLDER: Final = Path(__file__).resolve().parent.parent / "resources" / "fonts"
FAMILY: Final = "Desk Sans"
OWN: Final = ("ui/DeskSans-Regular.otf", "ui/DeskSans-Bold.otf")
LARGE: Final = (("DeskSong-Regular.ttf", "Desk Song"), ("DeskSongRare-Regular.ttf", "Desk Song Rare"))
RARE: Final = re.compile("[\u3400-\u4dbf\u9fa6-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
"""Han characters beyond the two-byte part of GB 18030, which is what the window's own face draws."""

_loaded: list[str] = []


def load_own() -> None:
    """Load the window's face. RuntimeError where a file is missing: a window of empty boxes helps nobody."""
    for file in OWN:
        if QFontDatabase.addApplicationFont(str(FOLDER / file)) < 0:
            raise RuntimeError(f"cannot load {file}")
    theme().family = FAMILY


def notice(text: str) -> None:
    """Before `text` is drawn: bring the large faces if it holds a rare character. Costs nothing for other texts."""
    if _loaded or text.isascii() or RARE.search(text) is None:
        return
    # First who stands in, then the faces: with each face Qt forgets what it found for a font, and looks again when
    # something is drawn. To put the style sheet on anew did the same, and took a third of a second in an open case.
    _loaded.extend(family for _, family in LARGE)
    QFont.insertSubstitutions(FAMILY, _loaded)
    for file, _ in LARGE:
        if QFontDatabase.addApplicationFont(str(FOLDER / file)) < 0:
            raise RuntimeError(f"cannot load {file}")
