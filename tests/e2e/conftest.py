"""The real window over a real store: encrypted file, sealed keys, certificate, papers; only nobody sees the screen."""

from __future__ import annotations

import gc
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent

from mediator_app.bootstrap import Premises
from mediator_app.commands.window import practice_script
from mediator_app.house import Rooms
from mediator_app.practice import HearingClock
from tests.swept import _swept  # noqa: F401 - a fixture of every window
from ui.bridge import SaveNews
from ui.language import Language, tongue
from ui.preferences import PreferenceFile
from ui.theme import Scheme
from ui.walkthrough.hand import Hand
from ui.walkthrough.hearing import Hearing
from ui.walkthrough.script import Script
from ui.walkthrough.stage import Stage

# Qt warns of a locale that is not UTF-8, and a warning fails a test; the suite takes LANG away.
os.environ["LC_ALL"] = "C.UTF-8"

PASSPHRASE = "a fictional sentence, 7 words long"


@dataclass
class Visit:
    """Somebody at the window of one computer."""

    stage: Stage
    hand: Hand
    hearing: Hearing


@dataclass
class Computer:
    """One user's folders. Every visit opens the program anew."""

    folder: Path
    language: Language = Language.CHINESE

    @property
    def data(self) -> Path:
        return self.folder / "data"

    @property
    def preferences(self) -> Path:
        return self.folder / "window.json"

    @contextmanager
    def visit(self, script: Script | None = None, *, pointer: bool = True) -> Iterator[Visit]:
        news = SaveNews()
        house = Rooms(Premises(self.data, clock=HearingClock(), on_save=news.tell))
        kept = PreferenceFile(self.preferences)
        if not self.preferences.exists():
            kept.change(language=self.language, scheme=Scheme.LIGHT)
        try:
            with Stage(house, news, kept) as stage:
                hand = Hand(stage.window, pointer=pointer)
                yield Visit(stage, hand, Hearing(hand, script or practice_script()))
                stage.look()
        finally:
            house.close()
            kept.flush()
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
            gc.unfreeze()
            gc.collect()


@pytest.fixture
def computer(qapp: object, tmp_path: Path) -> Iterator[Computer]:
    """A computer on which nothing was ever set up."""
    yield Computer(tmp_path)
    tongue().speak(Language.ENGLISH)


def on_paper(script: Script, folder: Path) -> Script:
    """The same hearing where everybody signs on paper, which is scanned afterwards."""
    scan = folder / "scan.png"
    from PySide6.QtGui import QImage

    sheet = QImage(600, 800, QImage.Format.Format_Grayscale8)
    sheet.fill(255)
    sheet.save(str(scan))
    return replace(script, scan=scan)
