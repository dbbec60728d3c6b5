"""Filing by the window alone, the court a real program: enrolled, filed, returned, filed again, docketed."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from court import reviews
from mediator_app.bootstrap import Premises
from mediator_app.delivery import FilingLine
from mediator_app.domain.filings import FilingState
from mediator_app.exchange.contract.reasons import Objection, Reason
from mediator_app.house import Rooms
from tests.filing.conftest import Bench
from tests.swept import _swept  # noqa: F401 - a fixture of every window
from tests.ui.conftest import _dressed  # noqa: F401 - a fixture of every window
from tests.ui.test_window import words_of
from ui.bridge import SaveNews, bridge
from ui.language import Language
from ui.preferences import PreferenceFile
from ui.rooms.settings import SettingsPage
from ui.steps.base import Step
from ui.theme import Scheme
from ui.window import Window

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
NUMBER = "示劳人仲（2026）办字第77号"


class Desk:
    """The window over the practice store in which S1 was heard and served."""

    def __init__(self, window: Window, bot: QtBot) -> None:
        self.window, self.bot = window, bot

    def until(self, what: Callable[[], bool]) -> None:
        self.bot.waitUntil(what, timeout=30_000)

    def press(self, button: QPushButton) -> None:
        self.until(lambda: button.isVisible() and button.isEnabled())
        self.bot.mouseClick(button, Qt.MouseButton.LeftButton)

    @property
    def lines(self) -> tuple[FilingLine, ...]:
        return self.window.filings().lines

    def reaches(self, state: FilingState, count: int = 1) -> FilingLine:
        """Until the newest of so many filings is in that state; asks the court meanwhile."""

        def there() -> bool:
            if len(self.lines) == count and self.lines[0].state is state:
                return True
            delivery = self.window.filings().delivery
            assert delivery is not None
            delivery.deliver_now()
            return False

        self.until(there)
        return self.lines[0]


@pytest.fixture
def desk(settled_folder: Path, tmp_path: Path, qtbot: QtBot) -> Iterator[Desk]:
    folder = tmp_path / "laptop"
    shutil.copytree(settled_folder, folder)
    kept = PreferenceFile(tmp_path / "window.ini")
    kept.change(language=Language.ENGLISH, scheme=Scheme.LIGHT)
    news = SaveNews()
    house = Rooms(Premises(folder, on_save=news.tell))
    window = Window(house, news, kept)
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    window.enter(house.practice().result(timeout=30))
    made = Desk(window, qtbot)
    made.until(lambda: window.filings().delivery is not None and len(made.lines) == 1)
    yield made
    qtbot.waitUntil(lambda: not bridge().busy, timeout=30_000)
    house.close()


def test_the_window_enrols_files_shows_the_return_and_the_courts_number(bench: Bench, desk: Desk) -> None:
    window = desk.window
    window.open_court_settings()
    page = window.rooms.currentWidget()
    assert isinstance(page, SettingsPage)
    card = page.court_card
    desk.until(card.enrol.isEnabled)
    desk.bot.keyClicks(card.url.editor, bench.url)
    desk.bot.keyClicks(card.code.editor, bench.code().replace("-", "").lower())
    desk.bot.keyClick(card.code.editor, Qt.Key.Key_Return)
    desk.until(lambda: window.filings().court is not None)
    assert not card.code.error.text()
    first = desk.reaches(FilingState.RECEIVED)
    assert first.receipt is not None

    objection = Objection(reason=Reason.ADDRESS_INCOMPLETE, field="parties.1.address", note="请补充门牌号")
    bench.decide(reviews.return_with, first.filing_id, [objection])
    desk.reaches(FilingState.RETURNED)
    window.open_case(first.case_id)
    desk.until(lambda: window.workspace is not None)
    space = window.workspace
    assert space is not None
    assert space.filing is not None
    banner = space.filing.banner
    desk.until(banner.isVisible)
    assert "An address is incomplete" in words_of(banner)
    assert "请补充门牌号" in banner.objections.rows[0].said
    desk.press(banner.objections.rows[0].button)
    assert space.step is Step.PARTIES

    desk.press(banner.refile)
    second = desk.reaches(FilingState.RECEIVED, count=2)
    assert second.supersedes == first.filing_id
    assert not banner.isVisible()
    bench.decide(reviews.docket, second.filing_id, NUMBER)
    desk.reaches(FilingState.DOCKETED, count=2)
    desk.until(lambda: NUMBER in space.header.note.whole())
    assert space.filing.chip.text() == "Docketed"
