"""Make the program's mark: `python -m scripts.make_icon` writes app.svg, PNGs and the Windows icon to resources/icons.

A red square with the sign 调 (to mediate) from the window's own bold face. Run again only when the mark changes.
"""

from __future__ import annotations

import os
from pathlib import Path

from fontTools.pens.boundsPen import BoundsPen
from fontTools.pens.svgPathPen import SVGPathPen
from fontTools.pens.transformPen import TransformPen
from fontTools.ttLib import TTFont
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QGuiApplication, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

ROOT = Path(__file__).resolve().parent.parent
ICONS = ROOT / "resources" / "icons"
FACE = ROOT / "resources" / "fonts" / "ui" / "DeskSans-Bold.otf"
SIGN, RED, SIDE, WIDTH = "调", "#b8322a", 64, 38
SIZES = (16, 32, 48, 128, 256)


def drawing() -> str:
    """The mark as SVG; the sign is an outline, so no reader needs the face."""
    font = TTFont(FACE)
    glyphs = font.getGlyphSet()
    glyph = glyphs[font.getBestCmap()[ord(SIGN)]]
    bounds = BoundsPen(glyphs)
    glyph.draw(bounds)
    left, bottom, right, top = bounds.bounds
    scale = WIDTH / max(right - left, top - bottom)
    path = SVGPathPen(glyphs, lambda value: f"{value:.2f}".rstrip("0").rstrip("."))
    across = SIDE / 2 - scale * (left + right) / 2
    down = SIDE / 2 + scale * (bottom + top) / 2
    glyph.draw(TransformPen(path, (scale, 0, 0, -scale, across, down)))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {SIDE} {SIDE}">'
        f'<rect width="{SIDE}" height="{SIDE}" rx="13" fill="{RED}"/>'
        f'<path fill="#fff" d="{path.getCommands()}"/></svg>\n'
    )


def picture(svg: bytes, size: int) -> QImage:
    image = QImage(QSize(size, size), QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    QSvgRenderer(svg).render(painter)
    painter.end()
    return image


def main() -> None:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = QGuiApplication([])
    svg = drawing()
    (ICONS / "app.svg").write_text(svg, "utf-8")
    for size in SIZES[2:]:
        picture(svg.encode(), size).save(str(ICONS / f"app-{size}.png"))
    # Windows scales the largest picture of an icon file down as it needs.
    if not picture(svg.encode(), SIZES[-1]).save(str(ICONS / "mediator.ico")):
        raise RuntimeError("this Qt cannot write icon files")
    app.quit()


if __name__ == "__main__":
    main()
