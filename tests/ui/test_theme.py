"""The look: enough contrast, every colour in one place, one sheet for both schemes and all sizes."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QTextEdit, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.drawn import drawn
from ui.stylesheet import TEMPLATE
from ui.theme import DARK, LIGHT, SCALES, TOKEN_NAMES, Scheme, Tokens, fill, theme
from ui.widgets.choices import Choice

UI = Path(__file__).resolve().parents[2] / "ui"
WORDS_ON_GROUNDS = [
    (ink, ground)
    for ground in ("ground", "card", "raised", "desk")
    for ink in ("ink", "muted", "accent", "red", "amber", "green")
] + [
    ("on_accent", "accent"),
    ("on_accent", "accent_hover"),
    ("on_red", "red"),
    ("on_red", "red_hover"),
    ("accent", "accent_soft"),
    ("red", "red_soft"),
    ("amber", "amber_soft"),
    ("green", "green_soft"),
    ("muted", "neutral_soft"),
    ("ink", "accent_soft"),
    ("ink", "selection"),
    ("on_rail", "rail"),
    ("on_rail", "rail_active"),
    ("on_rail_muted", "rail"),
    ("faint", "card"),
    ("faint", "raised"),
    ("card", "ink"),
]
CANNOT_BE_PRESSED = [("off", ground) for ground in ("ground", "card", "raised", "neutral_soft")]


def luminance(colour: str) -> float:
    """Relative luminance after WCAG 2.2."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
def test_words_can_be_read_on_every_ground(tokens: Tokens) -> None:
    values = tokens._asdict()
    poor = {
        f"{ink} on {ground}": round(contrast(values[ink], values[ground]), 2)
        for ink, ground in WORDS_ON_GROUNDS
        if contrast(values[ink], values[ground]) < 4.5
    }
    assert not poor


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
def test_words_on_what_cannot_be_pressed_can_be_made_out(tokens: Tokens) -> None:
    values = tokens._asdict()
    poor = [pair for pair in CANNOT_BE_PRESSED if contrast(*(values[name] for name in pair)) < 3]
    assert not poor


@pytest.mark.parametrize("scheme", [Scheme.LIGHT, Scheme.DARK])
@pytest.mark.parametrize("kind", [QLineEdit, QPlainTextEdit, QTextEdit])
def test_a_placeholder_has_the_colour_that_is_measured(
    qtbot: QtBot, scheme: Scheme, kind: type[QWidget]
) -> None:
    theme().choose(scheme, 100)
    try:
        field = kind()
        qtbot.addWidget(field)
        field.ensurePolished()
        assert field.palette().color(QPalette.ColorRole.PlaceholderText) == theme().colour("faint")
    finally:
        theme().choose(Scheme.LIGHT, 100)


@pytest.mark.parametrize("percent", SCALES)
def test_a_list_is_as_high_as_a_field_and_its_words_begin_where_a_fields_do(
    qtbot: QtBot, percent: int
) -> None:
    theme().choose(Scheme.LIGHT, percent)
    try:
        field, choice = QLineEdit("口"), Choice()
        choice.set_choices([("", "口")])
        choice.show_value("")
        found = []
        for made in (field, choice):
            qtbot.addWidget(made)
            made.ensurePolished()
            made.resize(theme().px(200), made.sizeHint().height())
            edge = theme().px(4)
            inside = QRect(edge, edge, theme().px(100), made.height() - 2 * edge)
            found.append((made.height(), drawn(made.grab().toImage(), inside).topLeft()))
        (high, at), (choice_high, choice_at) = found
        assert high == choice_high
        assert (choice_at - at).manhattanLength() <= 1
    finally:
        theme().choose(Scheme.LIGHT, 100)


def test_contrast_is_measured_as_the_standard_does() -> None:
    assert round(contrast("#000000", "#ffffff"), 1) == 21.0
    assert round(contrast("#777777", "#ffffff"), 2) == 4.48


@pytest.mark.parametrize("percent", SCALES)
@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
def test_the_sheet_has_nothing_left_to_fill_in(tokens: Tokens, percent: int) -> None:
    sheet = fill(TEMPLATE, tokens, percent, {"chevron": "/a.svg", "tick": "/b.svg"})
    assert not re.search(r"@|\ddp", sheet)
    assert f"font-size: {round(14 * percent / 100)}px" in sheet


def test_kinds_are_object_names() -> None:
    """Qt looks a rule up by the name; a property would be asked of every widget for every rule."""
    assert "[kind" not in TEMPLATE
    asking = re.compile(r"""[pP]roperty\(["']kind["']""")
    assert not [path.name for path in UI.rglob("*.py") if asking.search(path.read_text("utf-8"))]


def test_no_token_is_for_nothing() -> None:
    sources = "\n".join(path.read_text("utf-8") for path in UI.rglob("*.py") if path.name != "theme.py")
    unused = {
        name
        for name in TOKEN_NAMES
        if f"@{name}" not in TEMPLATE and f'"{name}"' not in sources and f"{name}_soft" not in TOKEN_NAMES
    }
    assert unused <= {"accent_soft", "red_soft"} | {name for name in TOKEN_NAMES if name.endswith("_soft")}


def test_nothing_sets_a_colour_elsewhere() -> None:
    colour = re.compile(r"#[0-9a-fA-F]{6}\b|QColor\(\s*(\d|['\"])|setStyleSheet\(")
    found = [
        f"{path.relative_to(UI)}:{number}"
        for path in UI.rglob("*.py")
        if path.name not in ("theme.py", "stylesheet.py")
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1)
        if colour.search(line) and not line.lstrip().startswith(("#", '"""', "`"))
    ]
    assert not [place for place in found if not place.startswith("icons.py")]
