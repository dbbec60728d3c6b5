"""A scrolling area that says when it holds more beneath what is seen."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QColor, QLinearGradient, QPainter
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QWidget

from ui.theme import theme
from ui.widgets.parts import button, row

FADE = 26
"""Pixels of the design over which the text fades above the words."""


class MoreBeneath(QScrollArea):
    """Scrolls its widget downwards. Until the end is in view, its last line fades into the card beneath it, and a
    button says that there is more and leads there. Neither moves the text when it comes or goes."""

    def __init__(self, widget: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # A label that wraps wants more width than height; what scrolls is not to ask for either.
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)
        self.setWidget(widget)
        self.veil = _Veil(self)
        self.more = self.veil.more
        self.more.clicked.connect(self.go_on)
        bar = self.verticalScrollBar()
        bar.valueChanged.connect(self._look)
        bar.rangeChanged.connect(self._look)
        theme().changed.connect(self._place)

    def say_more(self, text: str) -> None:
        """What the button reads."""
        self.more.setText(text)
        self._place()

    def go_on(self) -> None:
        """Down by as much as can be read now; the last line comes again at the top."""
        self._turn(1)

    def go_back(self) -> None:
        self._turn(-1)

    def _turn(self, way: int) -> None:
        bar = self.verticalScrollBar()
        page = self.viewport().height() - (self.veil.height() if self.veil.isVisibleTo(self) else 0)
        bar.setValue(bar.value() + way * max(page, bar.singleStep()))

    def _look(self) -> None:
        bar = self.verticalScrollBar()
        self.veil.setVisible(bar.value() < bar.maximum())

    def _place(self) -> None:
        port = self.viewport().geometry()
        height = min(self.veil.sizeHint().height(), port.height())
        self.veil.setGeometry(port.x(), port.bottom() + 1 - height, port.width(), height)
        self.veil.raise_()

    def resizeEvent(self, event: Any) -> None:
        super().resizeEvent(event)
        self._place()
        self._look()


class _Veil(QWidget):
    """The fade and the button, over the foot of the area. The wheel goes through to the text."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.more = button(kind="quiet", icon="chevron-down")
        self.more.setFocusPolicy(
            Qt.FocusPolicy.NoFocus
        )  # whoever signs keeps the pad; PageDown does the same
        line = row(self)
        line.setContentsMargins(0, theme().px(FADE), 0, 0)
        line.addStretch(1)
        line.addWidget(self.more)
        line.addStretch(1)
        self.hide()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.StyleChange:
            line = self.layout()
            if line is not None:
                line.setContentsMargins(0, theme().px(FADE), 0, 0)
        super().changeEvent(event)

    def paintEvent(self, event: Any) -> None:  # noqa: ARG002 - the whole is drawn
        ground = theme().colour("card")
        clear = QColor(ground)
        clear.setAlpha(0)
        fade = theme().px(FADE)
        shade = QLinearGradient(0, 0, 0, fade)
        shade.setColorAt(0, clear)
        shade.setColorAt(1, ground)
        painter = QPainter(self)
        painter.fillRect(0, 0, self.width(), fade, shade)
        painter.fillRect(0, fade, self.width(), self.height() - fade, ground)
        painter.end()
