"""A window dressed as it will be, over stores in memory, in a fresh application state for each test."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from mediator_app.desk import Desk
from tests.swept import _swept  # noqa: F401 - a fixture of every window
from tests.ui.fakes import FakeHouse
from ui.app import dress, make_application
from ui.bridge import SaveNews, bridge
from ui.language import Language, tongue
from ui.preferences import PreferenceFile
from ui.theme import Scheme
from ui.window import Window
from ui.workspace import Workspace

# Qt warns of a locale that is not UTF-8, and a warning fails a test; the suite takes LANG away.
os.environ["LC_ALL"] = "C.UTF-8"


@pytest.fixture(autouse=True)
def _dressed(qapp: object, tmp_path: Path) -> None:
    """Fonts once, and English words unless a test says otherwise: sources are what tests are written against."""
    app = make_application()
    if not app.property("dressed"):
        kept = PreferenceFile(tmp_path / "dress.ini")
        kept.change(language=Language.ENGLISH, scheme=Scheme.LIGHT)
        dress(app, kept)
        app.setProperty("dressed", True)
    tongue().speak(Language.ENGLISH)


@dataclass
class Desktop:
    """A window with what stands behind it."""

    window: Window
    house: FakeHouse
    bot: QtBot

    def settle(self) -> None:
        """Until every answer that is on its way has come."""
        self.bot.waitUntil(self._quiet)

    def _quiet(self) -> None:
        assert not bridge().busy
        space = self.window.workspace
        assert space is None or not space.preview.busy

    def enter(self, *, practice: bool = False) -> Desk:
        """Come in without the gate."""
        desk = self.house.practice() if practice else self.house.unlock(self.house.passphrase)
        self.window.enter(desk.result())
        self.settle()
        return desk.result()

    @property
    def space(self) -> Workspace:
        assert self.window.workspace is not None, "no case is open"
        return self.window.workspace


@pytest.fixture
def desktop(qtbot: QtBot, tmp_path: Path) -> Iterator[Desktop]:
    """A window that was set up before, at the gate."""
    yield from make_desktop(qtbot, tmp_path, passphrase="一匹马 crosses 7 bridges")


@pytest.fixture
def fresh(qtbot: QtBot, tmp_path: Path) -> Iterator[Desktop]:
    """A window on a computer where nothing is yet."""
    yield from make_desktop(qtbot, tmp_path, passphrase="")


def make_desktop(qtbot: QtBot, tmp_path: Path, *, passphrase: str) -> Iterator[Desktop]:
    news = SaveNews()
    house = FakeHouse(news, passphrase=passphrase)
    kept = PreferenceFile(tmp_path / "window.ini")
    kept.change(language=Language.ENGLISH, scheme=Scheme.LIGHT)
    window = Window(house, news, kept)
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    made = Desktop(window, house, qtbot)
    yield made
    house.store.trouble = house.drill.trouble = None
    qtbot.waitUntil(lambda: not bridge().busy)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The offscreen platform says what it leaves out each time a window is shown or raised; that is no fault."""
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.qt_log_ignore("This plugin does not support", extend=True))
