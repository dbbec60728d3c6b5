"""Pictures for the style sheet: in memory, found by Qt, and nothing of them on the disk."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QFile, QFileInfo, QIODevice
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QCheckBox, QStyle, QStyleOptionButton
from pytestqt.qtbot import QtBot

from ui.shelf import lay
from ui.theme import Scheme, theme

DRESS_AND_BE_KILLED = """
import os, signal
from ui.app import make_application
from ui.theme import theme
app = make_application()
theme().apply()
print("dressed", flush=True)
os.kill(os.getpid(), signal.SIGKILL)
"""


def test_a_program_that_is_killed_leaves_no_file_behind(tmp_path: Path) -> None:
    places = {name: tmp_path / "user" / name for name in ("TMPDIR", "HOME", "XDG_CACHE_HOME")}
    for place in places.values():
        place.mkdir(parents=True)
    done = subprocess.run(
        [sys.executable, "-c", DRESS_AND_BE_KILLED],
        env={**os.environ, **{name: str(place) for name, place in places.items()}},
        stdout=subprocess.PIPE,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout) == (-signal.SIGKILL, "dressed\n")
    assert not [path for place in places.values() for path in place.iterdir()]


def test_what_is_laid_down_is_read_back_whole() -> None:
    files = {f"{name}.svg": name.encode() * 300 for name in ("tick", "chevron", "a", "zz-9", "empty")}
    files["nothing"] = b""
    folder = lay("of-a-test", files)
    for name, content in files.items():
        file = QFile(f"{folder}/{name}")
        assert file.open(QIODevice.OpenModeFlag.ReadOnly), name
        assert file.readAll().data() == content
        file.close()
    assert not QFileInfo(f"{folder}/other").exists()


@pytest.mark.parametrize("scheme", [Scheme.LIGHT, Scheme.DARK])
def test_a_tick_is_drawn_in_the_colours_of_the_look(qtbot: QtBot, scheme: Scheme) -> None:
    theme().choose(scheme, 100)
    try:
        tick = QCheckBox()
        qtbot.addWidget(tick)
        tick.setChecked(True)
        tick.ensurePolished()
        tick.adjustSize()
        option = QStyleOptionButton()
        tick.initStyleOption(option)
        box = tick.style().subElementRect(QStyle.SubElement.SE_CheckBoxIndicator, option, tick)
        inside = tick.grab(box.adjusted(2, 2, -2, -2)).toImage()
        marked = drawn_over(inside, theme().tokens.accent, theme().tokens.on_accent)
        assert 5 <= marked <= inside.width() * inside.height() / 2
    finally:
        theme().choose(Scheme.LIGHT, 100)


def drawn_over(picture: QImage, ground: str, ink: str) -> int:
    """How many pixels are nearer to the ink than to the ground."""
    pixels = [picture.pixelColor(x, y) for x in range(picture.width()) for y in range(picture.height())]
    return sum(apart(pixel, QColor(ink)) < apart(pixel, QColor(ground)) for pixel in pixels)


def apart(one: QColor, other: QColor) -> int:
    pairs = zip((one.red(), one.green(), one.blue()), (other.red(), other.green(), other.blue()), strict=True)
    return sum(abs(left - right) for left, right in pairs)
