"""A window with somebody at it: it is opened, dressed and watched, and every step is kept as a picture."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QMessageLogContext, QSize, QtMsgType, qInstallMessageHandler

from mediator_app.domain.ids import CaseId
from ui.app import dress, make_application
from ui.bridge import SaveNews
from ui.language import Language
from ui.ports import House
from ui.preferences import PreferenceFile
from ui.theme import Scheme
from ui.walkthrough.hand import Hand
from ui.walkthrough.hearing import Hearing
from ui.walkthrough.script import Script
from ui.walkthrough.touch import Stuck
from ui.window import Window

SIZE = QSize(1366, 768)
"""The commonest laptop among those who work with this."""


class Stage:
    """Use as a context: what nobody caught in a slot ends the visit, and the window is closed at the end."""

    def __init__(self, house: House, news: SaveNews, preferences: PreferenceFile) -> None:
        app = make_application()
        dress(app, preferences)
        self.window = Window(house, news, preferences)
        self.window.resize(SIZE)
        self._faults: list[BaseException] = []
        self._hook = sys.excepthook

    def __enter__(self) -> Stage:
        self._hook, sys.excepthook = sys.excepthook, self._caught
        self.window.show()
        self.window.activateWindow()
        return self

    def __exit__(self, *_: object) -> None:
        self.window.close()
        self.window.deleteLater()
        sys.excepthook = self._hook

    def _caught(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        self._faults.append(error)
        self._hook(kind, error, trace)

    def look(self) -> None:
        """Raises the first fault that the program had meanwhile."""
        if self._faults:
            raise self._faults[0]

    def keep_picture(self, path: Path) -> None:
        self.look()
        self.window.grab().save(str(path))


def _only_what_matters(kind: QtMsgType, _: QMessageLogContext, text: str | None) -> None:
    """A screen that nobody sees cannot raise windows or grab keys, and need not say so each time."""
    if text and not text.startswith("This plugin does not support") and kind is not QtMsgType.QtDebugMsg:
        print(text, file=sys.stderr)  # noqa: T201 - where Qt itself would have said it


def hold_practice(
    house: House,
    news: SaveNews,
    folder: Path,
    script: Script,
    language: Language,
    pictures: Path,
    told: Callable[[Path], None],
) -> CaseId:
    """The practice hearing by hand from the first page to the last; gives the case.

    `folder` keeps the preferences of this window; `pictures` gets one picture for each step. Raises Stuck, with the
    last thing seen kept as `window-stuck.png`.
    """
    kept = PreferenceFile(folder / "window.ini")
    kept.change(language=language, scheme=Scheme.LIGHT)
    qInstallMessageHandler(_only_what_matters)
    with Stage(house, news, kept) as stage:
        number = 0

        def keep(name: str) -> None:
            nonlocal number
            number += 1
            path = pictures / f"window-{number:02}-{name}.png"
            stage.keep_picture(path)
            told(path)

        hearing = Hearing(Hand(stage.window), script, keep)
        try:
            hearing.practise()
            hearing.new_case()
            hearing.hold()
        except Stuck:
            stage.keep_picture(pictures / "window-stuck.png")
            raise
        return hearing.space.case_id
