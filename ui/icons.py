"""Line icons of one family (Lucide, 1.5 px), drawn in the colours of the theme."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Final

from PySide6.QtCore import QByteArray, QObject, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QGuiApplication, QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QPushButton

from ui.theme import theme

FOLDER: Final = Path(__file__).resolve().parent.parent / "resources" / "icons"
STROKE: Final = "1.5"
GAP: Final = 5
SUNK: Final = 1.5
"""Pixels of the design that the icon of a push button stands off its words, beyond what Qt leaves, and lower."""


@lru_cache(maxsize=256)
def drawing(name: str, colour: str) -> bytes:
    """The icon as SVG in one colour (`#rrggbb`), with the family's stroke. OSError where there is no such icon."""
    text = (FOLDER / f"{name}.svg").read_text("utf-8")
    text = text.replace("currentColor", colour).replace('stroke-width="2"', f'stroke-width="{STROKE}"')
    return text.encode()


@lru_cache(maxsize=512)
def _pixmap(name: str, colour: str, size: int, ratio: float) -> QPixmap:
    from PySide6.QtSvg import QSvgRenderer

    picture = QPixmap(QSize(round(size * ratio), round(size * ratio)))
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    QSvgRenderer(QByteArray(drawing(name, colour))).render(
        painter, QRectF(0, 0, picture.width(), picture.height())
    )
    painter.end()
    picture.setDevicePixelRatio(ratio)
    return picture


@lru_cache(maxsize=512)
def _icon(name: str, colour: str, off: str, size: int, ratio: float, gap: int, sunk: int) -> QIcon:
    """The icon, and how it looks where nothing can be pressed (`off`), `gap` and `sunk` pixels away from its words.

    Qt has no measure for either: it sets icon and words of a push button 2 pixels apart, and the icon in the middle of
    the line, which in faces that hold Chinese is above the middle of the letters. So the room is a part of the icon.
    """
    drawn = _pixmap(name, colour, size, ratio)
    if gap or sunk:
        drawn = _with_room(drawn, gap, sunk)
    icon = QIcon(drawn)
    icon.addPixmap(_tinted(drawn, off), QIcon.Mode.Disabled)
    return icon


def _with_room(drawn: QPixmap, gap: int, sunk: int) -> QPixmap:
    """The picture with so many pixels of nothing after it, and twice as many as it is to sink above it."""
    ratio = drawn.devicePixelRatio()
    wide, high = drawn.width() + round(gap * ratio), drawn.height() + round(2 * sunk * ratio)
    roomy = QPixmap(QSize(wide, high))
    roomy.setDevicePixelRatio(ratio)
    roomy.fill(Qt.GlobalColor.transparent)
    painter = QPainter(roomy)
    painter.drawPixmap(0, 2 * sunk, drawn)
    painter.end()
    return roomy


def _tinted(drawn: QPixmap, colour: str) -> QPixmap:
    """The same lines in another colour: to draw them from their SVG once more would take ten times as long."""
    tinted = QPixmap(drawn)
    painter = QPainter(tinted)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceIn)
    painter.fillRect(QRectF(tinted.rect()), QColor(colour))
    painter.end()
    return tinted


def _measures(tone: str, size: float) -> tuple[str, int, float]:
    """Colour, size and sharpness for this theme and screen."""
    app = QGuiApplication.instance()
    ratio = app.devicePixelRatio() if isinstance(app, QGuiApplication) else 1.0
    return getattr(theme().tokens, tone), theme().px(size), ratio


def pixmap(name: str, tone: str = "ink", size: float = 18) -> QPixmap:
    """The icon in the colour of a token, `size` pixels of the design wide, sharp on this screen."""
    return _pixmap(name, *_measures(tone, size))


def set_icon(target: QAbstractButton | QLabel, name: str, tone: str = "ink", size: float = 18) -> None:
    """Give a button or label an icon that follows the theme; an empty name takes it away."""
    target.setProperty("drawn", name)
    target.setProperty("drawn_tone", tone)
    target.setProperty("drawn_size", size)
    _draw(target)


def _draw(target: QAbstractButton | QLabel) -> None:
    name, tone = str(target.property("drawn") or ""), str(target.property("drawn_tone") or "ink")
    size = float(target.property("drawn_size") or 18)
    if isinstance(target, QLabel):
        target.setPixmap(pixmap(name, tone, size) if name else QPixmap())
        return
    beside = isinstance(
        target, QPushButton
    )  # all others are only an icon, or have it where Qt leaves room enough
    gap, sunk = (theme().px(GAP), theme().px(SUNK)) if beside else (0, 0)
    colour, wide, ratio = _measures(tone, size)
    target.setIcon(_icon(name, colour, theme().tokens.off, wide, ratio, gap, sunk) if name else QIcon())
    target.setIconSize(QSize(wide + gap, wide + 2 * sunk))


class Redrawer(QObject):
    """Draws every icon again when the theme changed."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        theme().changed.connect(self.redraw)

    def redraw(self) -> None:
        for widget in QApplication.allWidgets():
            if isinstance(widget, (QAbstractButton, QLabel)) and widget.property("drawn"):
                _draw(widget)
