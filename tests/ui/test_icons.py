"""Icons: beside the words of a button, in the middle of one that is only an icon, and grey where nothing is pressed."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QIcon, QImage, QPalette
from PySide6.QtWidgets import QPushButton, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.drawn import apart, drawn
from ui.theme import SCALES, Scheme, theme
from ui.widgets.parts import button, icon_button


@pytest.fixture(params=SCALES)
def percent(request: pytest.FixtureRequest) -> Iterator[int]:
    theme().choose(Scheme.LIGHT, request.param)
    yield request.param
    theme().choose(Scheme.LIGHT, 100)


def picture(widget: QWidget) -> tuple[QImage, QRect]:
    """The widget, and its inside without lines and corners."""
    widget.ensurePolished()
    widget.resize(widget.sizeHint())
    edge = theme().px(5)
    return widget.grab().toImage(), widget.rect().adjusted(edge, edge, -edge, -edge)


def icon_and_words(made: QPushButton) -> tuple[QRect, QRect]:
    """Where the icon and where the words are drawn: the widest empty column run parts them."""
    image, inside = picture(made)
    whole = drawn(image, inside)
    columns = [
        x
        for x in range(whole.left(), whole.right() + 1)
        if not drawn(image, QRect(x, inside.top(), 1, inside.height())).isNull()
    ]
    gaps = [(right - left, left, right) for left, right in pairwise(columns)]
    _, left, right = max(gaps)
    icon = QRect(whole.left(), inside.top(), left - whole.left() + 1, inside.height())
    words = QRect(right, inside.top(), whole.right() - right + 1, inside.height())
    return drawn(image, icon), drawn(image, words)


@pytest.mark.parametrize("kind", ["", "primary", "danger", "quiet", "add"])
@pytest.mark.parametrize("words", ["打印", "HH"])
def test_an_icon_stands_clear_of_the_words_and_on_their_middle(
    qtbot: QtBot, percent: int, kind: str, words: str
) -> None:
    made = button(words, kind, "printer")
    qtbot.addWidget(made)
    icon, text = icon_and_words(made)
    clear = (text.left() - icon.right() - 1) * 100 / percent
    assert 5.5 <= clear <= 11
    off = (icon.top() + icon.bottom() - text.top() - text.bottom()) / 2
    assert abs(off) <= 1.5 * percent / 100


def test_a_button_that_is_only_an_icon_has_it_in_the_middle(qtbot: QtBot, percent: int) -> None:
    made = icon_button("printer", "Print")
    qtbot.addWidget(made)
    image, inside = picture(made)
    found = drawn(image, inside)
    assert abs(found.left() + found.right() - made.rect().left() - made.rect().right()) <= 2 * percent / 100
    assert abs(found.top() + found.bottom() - made.rect().top() - made.rect().bottom()) <= 2 * percent / 100


@pytest.mark.parametrize("scheme", [Scheme.LIGHT, Scheme.DARK])
@pytest.mark.parametrize("kind", ["", "primary", "danger", "quiet"])
def test_what_cannot_be_pressed_has_icon_and_words_in_one_grey(
    qtbot: QtBot, scheme: Scheme, kind: str
) -> None:
    theme().choose(scheme, 100)
    try:
        pressed: list[QPushButton | QToolButton] = [
            button("Print", kind, "printer"),
            icon_button("printer", ""),
        ]
        for made in pressed:
            qtbot.addWidget(made)
            off = theme().colour("off")
            assert alike(line(made, QIcon.Mode.Disabled), off)
            assert not alike(line(made, QIcon.Mode.Normal), off)
            made.setEnabled(False)
            made.ensurePolished()
            assert made.palette().color(QPalette.ColorRole.ButtonText) == off
    finally:
        theme().choose(Scheme.LIGHT, 100)


def line(made: QPushButton | QToolButton, mode: QIcon.Mode) -> QColor:
    """The colour of the lines, from where one is least thinned out at its edges."""
    image = made.icon().pixmap(made.iconSize(), mode).toImage()
    found = (image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height()))
    return max(found, key=QColor.alpha)


def alike(one: QColor, other: QColor) -> bool:
    return max(apart(one, other)) <= 4
