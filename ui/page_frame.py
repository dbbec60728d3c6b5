"""A step's page under its headline, scrolling.

Rooms are made from the outside in: a widget that moves to another parent takes everything in it through the style sheet
once more, and with pages of two hundred widgets in five frames that was half of the time it took to open one.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from ui.steps.base import StepPage
from ui.theme import theme
from ui.widgets.parts import Words, column


class PageFrame(QScrollArea):
    """A page under its headline, scrolling. What is in it is made in it."""

    def __init__(self, make: Callable[[QWidget], StepPage], parent: QWidget) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        ground = QWidget(self.viewport())
        ground.setObjectName("ground")
        body = column(ground, padding=24, gap=6)
        body.setContentsMargins(theme().px(24), theme().px(18), theme().px(24), theme().px(24))
        self.title, self.subtitle = Words("title", parent=ground), Words("muted", parent=ground, wrap=True)
        body.addWidget(self.title)
        body.addWidget(self.subtitle)
        body.addSpacing(theme().px(6))
        self.page = page = make(ground)
        body.addWidget(page, 1)
        self.setWidget(ground)
        self.say()

    def say(self) -> None:
        self.title.setText(self.page.title())
        self.title.setVisible(bool(self.page.title()))
        self.subtitle.setText(self.page.subtitle())
        self.subtitle.setVisible(bool(self.page.subtitle()))
