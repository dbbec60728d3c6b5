"""A window over the real house: real keys, a real encrypted store, real files."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from mediator_app.bootstrap import Premises
from mediator_app.desk import Desk
from mediator_app.house import Rooms
from tests.ui.hearings import texts
from tests.vault.fakes import FakeSecretStore
from ui.bridge import SaveNews, bridge
from ui.language import Language
from ui.preferences import PreferenceFile
from ui.rooms.settings import SettingsPage
from ui.theme import Scheme
from ui.widgets.rail import Room
from ui.window import Window

GOOD = "one horse crosses 7 bridges"


@dataclass
class Office:
    """A window that is open on a store of its own."""

    window: Window
    house: Rooms
    desk: Desk
    code: str
    """The recovery code of the first run."""
    bot: QtBot

    def settle(self) -> None:
        """Until every answer that is on its way has come."""
        self.bot.waitUntil(self._quiet)

    def _quiet(self) -> None:
        assert not bridge().busy
        space = self.window.workspace
        assert space is None or not space.preview.busy

    def settings(self) -> SettingsPage:
        self.window.open_room(Room.SETTINGS)
        self.settle()
        (page,) = self.window.findChildren(SettingsPage)
        return page

    def press(self, button: QAbstractButton) -> None:
        """Bring the keyboard to the button and press it."""
        assert button.isVisible()
        assert button.isEnabled(), f"{button.text()!r} cannot be pressed"
        button.setFocus(Qt.FocusReason.TabFocusReason)
        self.key(Qt.Key.Key_Space)

    def key(self, key: Qt.Key) -> None:
        QTest.keyClick(self.window.windowHandle(), key)
        self.settle()

    def type(self, *lines: str) -> None:
        """Type one line after the other, going on with Tab; the last is left as it is."""
        for at, line in enumerate(lines):
            if at:
                self.key(Qt.Key.Key_Tab)
            here = self.window.focusWidget()
            assert here is not None
            QTest.keyClicks(here, line)

    def reads(self, words: str, where: QWidget | None = None) -> bool:
        return words in texts(where or self.window)


@pytest.fixture
def house(tmp_path: Path) -> Iterator[Rooms]:
    rooms = Rooms(Premises(tmp_path / "data", ring=FakeSecretStore()))
    yield rooms
    rooms.close()


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path, house: Rooms) -> Iterator[Window]:
    kept = PreferenceFile(tmp_path / "window.ini")
    kept.change(language=Language.ENGLISH, scheme=Scheme.LIGHT)
    made = Window(house, SaveNews(), kept)
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    yield made
    qtbot.waitUntil(lambda: not bridge().busy)


@pytest.fixture
def office(window: Window, house: Rooms, qtbot: QtBot) -> Office:
    created = house.create(GOOD).result()
    window.enter(created.desk)
    made = Office(window, house, created.desk, created.recovery_code, qtbot)
    made.settle()
    return made


@pytest.fixture
def stick(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder that a person picks whenever a folder is asked for."""
    place = tmp_path / "stick"
    place.mkdir()
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(place))
    return place
