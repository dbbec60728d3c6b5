"""Every page of the window as a picture: `python -m scripts.make_screenshots [PLACE]`, or `make screenshots`.

In both languages, at 1366 × 768 and at 1920 × 1080 with 150 % scaling, with nothing in it, as usual, and overfull;
sheets and rooms that lie over the window, the dark look and large type at the smaller size. All cases are fictional.
Each language and size runs in a process of its own, since Qt takes its scaling once.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
from io import BytesIO
from pathlib import Path
from typing import Final

from PIL import Image, ImageColor
from PySide6.QtCore import QBuffer, QIODevice, QSize
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QWidget

from mediator_app.bootstrap import Premises
from mediator_app.casefile import CaseDocument
from mediator_app.desk import Desk
from mediator_app.domain.ids import CaseId
from mediator_app.house import Rooms
from mediator_app.practice import HearingClock
from mediator_app.settling import bring
from ui.bridge import SaveNews, bridge
from ui.language import Language
from ui.preferences import PreferenceFile
from ui.theme import Scheme, theme
from ui.walkthrough.hand import Hand
from ui.walkthrough.stage import Stage
from ui.widgets.overlay import Sheet

ROOT: Final = Path(__file__).resolve().parent.parent
PLACE: Final = ROOT / "docs" / "screenshots"
SIZES: Final = {"1366": (1366, 768, "1"), "1920": (1280, 720, "1.5")}
"""By the width of the screen: the window in pixels of the design, and the scaling."""
LANGUAGES: Final = ("zh", "en")
COLOURS: Final = 16
"""Beside those of the theme; with fewer the edges of letters begin to look rough."""


class Camera:
    """Takes pictures of one window in one language and size."""

    def __init__(self, language: str, size: str, place: Path, folder: Path) -> None:
        width, height, _ = SIZES[size]
        self.folder = folder
        news = SaveNews()
        self.clock = HearingClock()
        self.house = Rooms(Premises(folder / "data", clock=self.clock, on_save=news.tell))
        kept = PreferenceFile(folder / "window.json")
        kept.change(language=Language(language), scheme=Scheme.LIGHT)
        self.stage = Stage(self.house, news, kept)
        self.window = self.stage.window
        self.window.resize(QSize(width, height))
        self.hand = Hand(self.window)
        self.close_ups = size == "1366"
        """Whether what lies over the window is taken too, and how it looks dark and large."""
        self.place = place / f"{language}-{size}"
        self.place.mkdir(parents=True, exist_ok=True)

    def take(self, name: str, of: QWidget | None = None) -> None:
        """Keep what the window shows, or another one."""
        self.stage.look()
        held = QBuffer()
        held.open(QIODevice.OpenModeFlag.WriteOnly)
        (of or self.window).grab().save(held, "PNG")
        image = Image.open(BytesIO(bytes(held.data().data()))).convert("RGB")
        veiled = of is None and any(one.isVisible() for one in self.window.findChildren(Sheet))
        with_palette(image, veiled=veiled).save(self.place / f"{name}.png", optimize=True)


class Visit:
    """A way through the window of a camera, taking pictures."""

    def __init__(self, camera: Camera) -> None:
        self.camera, self.hand, self.window = camera, camera.hand, camera.window

    def take(self, name: str) -> None:
        """Come to rest and keep the picture, without a message that passes: it is about what was done before."""
        self.hand.settle()
        self.window.toast.hide()
        self.camera.take(name)

    @property
    def desk(self) -> Desk:
        assert self.window.desk is not None
        return self.window.desk

    def bring(self, document: CaseDocument) -> CaseId:
        """A case as its file tells it."""
        case_id = CaseId(self.desk.ids.new())
        for _ in bring(self.desk, case_id, document):
            pass
        return case_id


def with_palette(image: Image.Image, *, veiled: bool) -> Image.Image:
    """The picture in few colours, a quarter as large: the theme's own, and what the picture itself needs.

    `veiled` says that a sheet lies over the window, which shows the same colours dimmed.
    """
    own: list[tuple[int, ...]] = [ImageColor.getrgb("#" + text[-6:]) for text in theme().tokens]
    own.remove(ImageColor.getrgb(theme().tokens.raised))  # Pillow would take it for the white of a card
    if veiled:
        own += [_under(theme().colour("shade"), colour) for colour in own]
    found = image.quantize(COLOURS, method=Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE).getpalette()
    assert found is not None
    flat = [level for colour in dict.fromkeys(own) for level in colour] + found[: 3 * COLOURS]
    palette = Image.new("P", (1, 1))
    palette.putpalette(flat)
    return image.quantize(palette=palette, dither=Image.Dither.NONE)


def _under(veil: QColor, colour: tuple[int, ...]) -> tuple[int, ...]:
    """How a colour looks behind a sheet."""
    over = (veil.red(), veil.green(), veil.blue())
    return tuple(
        round(level + (tint - level) * veil.alphaF()) for level, tint in zip(colour, over, strict=True)
    )


def take_all(language: str, size: str, place: Path) -> None:
    """All pictures of one language and size."""
    from scripts.screenshot_day import Day
    from scripts.screenshot_tour import Tour

    for visit in (Tour, Day):
        with tempfile.TemporaryDirectory(prefix="mediator-pictures-") as folder:
            camera = Camera(language, size, place, Path(folder))
            with camera.stage:
                visit(camera).take_all()
            camera.house.close()
    bridge().close()


def main(arguments: list[str]) -> int:
    asked = argparse.ArgumentParser(prog="python -m scripts.make_screenshots", description=__doc__)
    asked.add_argument("place", nargs="?", type=Path, default=PLACE, help="where the pictures go")
    asked.add_argument("--only", nargs=2, metavar=("LANGUAGE", "WIDTH"), help="one set, such as zh 1366")
    given = asked.parse_args(arguments)
    place = given.place.resolve()
    if given.only:
        language, size = given.only
        take_all(language, size, place)
        return 0
    for old in place.glob("*/*.png"):
        old.unlink()
    failed = 0
    for language in LANGUAGES:
        for size, (_, _, scale) in SIZES.items():
            environment = {
                **os.environ,
                "QT_QPA_PLATFORM": "offscreen",
                "QT_SCALE_FACTOR": scale,
                "LC_ALL": "C.UTF-8",
            }
            command = [sys.executable, "-m", "scripts.make_screenshots", str(place), "--only", language, size]
            if subprocess.run(command, cwd=ROOT, env=environment, timeout=480, check=False).returncode:
                print(f"{language} {size}: failed", file=sys.stderr)
                failed += 1
    pictures = sorted(place.rglob("*.png"))
    total = sum(path.stat().st_size for path in pictures)
    print(f"{len(pictures)} pictures, {total / 1e6:.1f} MB, in {place}")
    return 1 if failed else 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
