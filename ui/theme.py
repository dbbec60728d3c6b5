"""The look of the window in one place: colours, type and measures. Nothing else in the window sets a colour.

Contrast: ink, muted, faint, accent, red, amber and green reach 4.5:1 on every ground they are put on, and words on what
cannot be pressed now 3:1; a test measures it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from enum import StrEnum
from string import ascii_letters
from typing import Final, NamedTuple

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QColor, QFont, QGuiApplication, QPalette

from ui.shelf import lay
from ui.stylesheet import TEMPLATE


class Scheme(StrEnum):
    """`SYSTEM` follows the desktop."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


class Tokens(NamedTuple):
    """Every colour there is, by what it is for."""

    ground: str
    card: str
    raised: str
    """Table heads, the list of steps: a shade between ground and card."""
    line: str
    strong_line: str
    ink: str
    muted: str
    faint: str
    """Placeholders; never the only carrier of a meaning."""
    off: str
    """Words on what cannot be pressed now."""
    accent: str
    accent_hover: str
    accent_soft: str
    on_accent: str
    red: str
    red_hover: str
    red_soft: str
    on_red: str
    amber: str
    amber_soft: str
    amber_line: str
    green: str
    green_soft: str
    neutral_soft: str
    rail: str
    rail_active: str
    on_rail: str
    on_rail_muted: str
    paper: str
    paper_mark: str
    desk: str
    """What the paper lies on."""
    cover: str
    shade: str
    selection: str


LIGHT: Final = Tokens(
    ground="#f4f5f3",
    card="#ffffff",
    raised="#fafafa",
    line="#dfe3e6",
    strong_line="#c3cad0",
    ink="#1d2733",
    muted="#52606d",
    faint="#626e7a",
    off="#7a8691",
    accent="#1f5f6b",
    accent_hover="#184d57",
    accent_soft="#e3eff1",
    on_accent="#ffffff",
    red="#b8322a",
    red_hover="#992820",
    red_soft="#fbe9e7",
    on_red="#ffffff",
    amber="#8a5a00",
    amber_soft="#fdf3dc",
    amber_line="#ecd39a",
    green="#26693f",
    green_soft="#e4f2e9",
    neutral_soft="#eceff1",
    rail="#22303e",
    rail_active="#34495e",
    on_rail="#ffffff",
    on_rail_muted="#c3ced8",
    paper="#ffffff",
    paper_mark="#fff2bf",
    desk="#e8eae9",
    cover="#22303e",
    shade="#661d2733",
    selection="#cfe4e8",
)

DARK: Final = Tokens(
    ground="#161b20",
    card="#1f262d",
    raised="#1a2026",
    line="#333d47",
    strong_line="#4a5763",
    ink="#e8edf1",
    muted="#aab6c1",
    faint="#8f9ba7",
    off="#788490",
    accent="#57b3c2",
    accent_hover="#74c5d2",
    accent_soft="#1d3a41",
    on_accent="#0d1a1d",
    red="#f0857c",
    red_hover="#f59c95",
    red_soft="#43211f",
    on_red="#2a0d0b",
    amber="#e8bd62",
    amber_soft="#3c2f14",
    amber_line="#6b5523",
    green="#79c796",
    green_soft="#1c3526",
    neutral_soft="#2b343d",
    rail="#10151a",
    rail_active="#2a3743",
    on_rail="#ffffff",
    on_rail_muted="#aebac5",
    paper="#ffffff",
    paper_mark="#fff2bf",
    desk="#12161a",
    cover="#10151a",
    shade="#99000000",
    selection="#2b525b",
)

BASE_PIXELS: Final = 14
SCALES: Final = (100, 115, 130, 150)
"""Sizes of type that a person may choose, in per cent, on top of what the desktop scales."""


class Theme(QObject):
    """The look in force. `changed` is emitted after colours or size changed; painted widgets then repaint."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.scheme = Scheme.SYSTEM
        self.percent = 100
        self.families: tuple[str, ...] = (QGuiApplication.font().family(),)
        """By turns: what the first does not draw, the next one does."""

    @property
    def dark(self) -> bool:
        if self.scheme is Scheme.SYSTEM:
            from PySide6.QtCore import Qt

            return QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark
        return self.scheme is Scheme.DARK

    @property
    def tokens(self) -> Tokens:
        return DARK if self.dark else LIGHT

    def colour(self, name: str) -> QColor:
        """The colour of a token."""
        return QColor(getattr(self.tokens, name))

    def px(self, size: float) -> int:
        """Device-independent pixels for `size` pixels of the design, in the size of type in force."""
        return round(size * self.percent / 100)

    def font(self, size: float = BASE_PIXELS, *, bold: bool = False) -> QFont:
        """The window's face at `size` pixels of the design."""
        font = QFont(self.families)
        font.setPixelSize(self.px(size))
        font.setBold(bold)
        return font

    def choose(self, scheme: Scheme, percent: int) -> None:
        """Take a look and say so."""
        self.scheme, self.percent = scheme, max(SCALES[0], min(SCALES[-1], percent))
        self.apply()

    def apply(self) -> None:
        """Dress the application."""
        from PySide6.QtWidgets import QApplication

        app = QApplication.instance()
        if isinstance(app, QApplication):
            QApplication.setPalette(self.palette())
            QApplication.setFont(self.font())
            app.setStyleSheet(self.stylesheet())
        self.changed.emit()

    def take(self, *families: str) -> None:
        """Draw in other families from now on; sizes and colours stay.

        Under a style sheet no widget follows the application's font, and to put the sheet on anew takes half a second
        where a case is open.
        """
        from PySide6.QtWidgets import QApplication

        self.families = families
        if not isinstance(QApplication.instance(), QApplication):
            return
        QApplication.setFont(self.font())
        for widget in QApplication.allWidgets():
            font = widget.font()
            font.setFamilies(families)
            widget.setFont(font)
        self.changed.emit()

    def palette(self) -> QPalette:
        """The same colours for what the style sheet does not reach."""
        palette = QPalette()
        role = QPalette.ColorRole
        for which, name in (
            (role.Window, "ground"),
            (role.WindowText, "ink"),
            (role.Base, "card"),
            (role.AlternateBase, "raised"),
            (role.Text, "ink"),
            (role.PlaceholderText, "faint"),
            (role.Button, "card"),
            (role.ButtonText, "ink"),
            (role.ToolTipBase, "ink"),
            (role.ToolTipText, "card"),
            (role.Highlight, "selection"),
            (role.HighlightedText, "ink"),
            (role.Link, "accent"),
            (role.Accent, "accent"),
        ):
            palette.setColor(which, self.colour(name))
        for which in (role.Text, role.ButtonText):  # words in a form that is closed can still be read
            palette.setColor(QPalette.ColorGroup.Disabled, which, self.colour("faint"))
        return palette

    def stylesheet(self) -> str:
        """The sheet for this look, with the two pictures it needs drawn in its colours."""
        from ui.icons import drawing

        tokens = self.tokens
        drawn = {
            "chevron": drawing("chevron-down", tokens.muted),
            "tick": drawing("check", tokens.on_accent),
        }
        folder = lay("dark" if self.dark else "light", {f"{name}.svg": svg for name, svg in drawn.items()})
        named = {name: f"{folder}/{name}.svg" for name in drawn}
        return fill(TEMPLATE, tokens, self.percent, named)


def fill(template: str, tokens: Tokens, percent: int, pictures: Mapping[str, str]) -> str:
    """The template with colours for `@token`, pixels of that size for `12dp`, files for `@{picture}`.

    KeyError for a token or picture that there is not.
    """
    colours: dict[str, str] = tokens._asdict()

    def colour(found: re.Match[str]) -> str:
        return colours[found[1]]

    def pixels(found: re.Match[str]) -> str:
        return f"{round(float(found[1]) * percent / 100)}px"

    def picture(found: re.Match[str]) -> str:
        return pictures[found[1]]

    sheet = re.sub(r"(\d+(?:\.\d+)?)dp", pixels, re.sub(rf"@([{ascii_letters}_]+)", colour, template))
    return re.sub(r"@\{(\w+)\}", picture, sheet)


TOKEN_NAMES: Final = frozenset(Tokens._fields)

_theme: list[Theme] = []


def theme() -> Theme:
    """The one theme of this application; made at the first question."""
    if not _theme:
        _theme.append(Theme())
    return _theme[0]
