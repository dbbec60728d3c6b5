"""Line icons of one family (Lucide, 1.5 px), drawn in the colours of the theme."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Final

from PySide6.QtCore import QByteArray, QObject, QRectF, QSize, Qt
from PySide6.QtGui import QGuiApplication, QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel

from ui.theme import theme

FOLDER: Final = Path(__file__).resolve().parent.parent / "resources" / "icons"
STROKE: Final = "1.5"


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
def _icon(name: str, colour: str, size: int, ratio: float) -> QIcon:
    return QIcon(_pixmap(name, colour, size, ratio))


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
    target.setIcon(_icon(name, *_measures(tone, size)) if name else QIcon())
    target.setIconSize(QSize(theme().px(size), theme().px(size)))


class Redrawer(QObject):
    """Draws every icon again when the theme changed."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        theme().changed.connect(self.redraw)

    def redraw(self) -> None:
        for widget in QApplication.allWidgets():
            if isinstance(widget, (QAbstractButton, QLabel)) and widget.property("drawn"):
                _draw(widget)
