"""Whether words have the room they need."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QLabel, QPushButton, QWidget

from ui.theme import theme
from ui.widgets.choices import Choice
from ui.widgets.parts import Elided

CHOICE_EDGES = 46
"""Padding and arrow of a list that is closed, in pixels of the design."""


def cut(root: QWidget) -> Iterator[str]:
    """What is narrower than its words."""
    for label in root.findChildren(QLabel):
        if label.isVisibleTo(root) and not isinstance(label, Elided) and not label.wordWrap():
            widest = max(label.fontMetrics().horizontalAdvance(line) for line in label.text().split("\n"))
            if label.width() < widest:
                yield label.text()
    for button in root.findChildren(QPushButton):
        if button.isVisibleTo(root) and button.text() and button.width() < button.sizeHint().width():
            yield button.text()
    for choice in root.findChildren(Choice):
        words = choice.currentText()
        room = choice.width() - theme().px(CHOICE_EDGES)
        if choice.isVisibleTo(root) and choice.fontMetrics().horizontalAdvance(words) > room:
            yield words


def cut_in_view(root: QWidget) -> Iterator[str]:
    """What is narrower or lower than its words, or ends in …, or stands beyond the edge of `root`; for a part of the
    window that does not scroll as a whole."""
    yield from cut(root)
    for label in root.findChildren(QLabel):
        if not label.isVisibleTo(root) or not label.text():
            continue
        if isinstance(label, Elided) and label.text() != label.whole().replace("\n", " "):
            yield label.whole()
        if label.wordWrap() and label.height() < label.heightForWidth(label.width()):
            yield label.text()
    for tick in root.findChildren(QCheckBox):
        if tick.isVisibleTo(root) and tick.width() < tick.sizeHint().width():
            yield tick.text()
    parts: list[QLabel | QAbstractButton] = [*root.findChildren(QLabel), *root.findChildren(QAbstractButton)]
    for one in parts:
        if one.isVisibleTo(root) and one.text():
            left = one.mapTo(root, QPoint(0, 0)).x()
            if left < 0 or left + one.width() > root.width():
                yield one.text()
