"""A room of filings over a store in memory, with a court at the other end."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta

import pytest
from PySide6.QtCore import QCoreApplication, QSize
from pytestqt.qtbot import QtBot

from mediator_app.delivery import CourtFacts, Road, RoadState
from mediator_app.desk import Desk
from tests.cases import NOON, TickingClock
from tests.db.fakes import FakeStore
from tests.ui.fakes import open_desk
from tests.ui.filing.court import FakeCourt, FakeDelivery, facts
from ui.bridge import bridge
from ui.filing.counter import Counter
from ui.rooms.filing import FilingPage


@dataclass
class Room:
    """The page with what stands behind it."""

    page: FilingPage
    counter: Counter
    delivery: FakeDelivery
    court: FakeCourt
    desk: Desk
    bot: QtBot

    def settle(self) -> None:
        self.bot.waitUntil(self._quiet)
        QCoreApplication.sendPostedEvents()  # what was put into a layout is shown in the next turn

    def _quiet(self) -> None:
        assert not bridge().busy
        assert not self.counter._soon.isActive()

    def news(self, **road: object) -> None:
        """The outbox says that something changed; perhaps the road did."""
        if road:
            self.delivery.way = Road(**road)  # type: ignore[arg-type]
        with self.bot.waitSignal(self.counter._soon.timeout):
            self.delivery.tell()
        self.settle()

    def enrolled(self, **fields: object) -> CourtFacts:
        self.delivery.where = facts(**fields)
        self.news(state=RoadState.WAITING)
        return self.delivery.where


@pytest.fixture
def room(qtbot: QtBot) -> Iterator[Room]:
    """Nobody is enrolled and nothing is filed."""
    store = FakeStore()
    clock = TickingClock(NOON + timedelta(hours=5))
    desk = open_desk(store, clock=clock)
    counter = Counter(desk)
    page = FilingPage(desk, counter)
    qtbot.addWidget(page)
    page.resize(QSize(1290, 768))
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    made = Room(page, counter, FakeDelivery(store, desk), FakeCourt(store), desk, qtbot)
    counter.open(made.delivery)
    made.settle()
    yield made
    made.settle()
    counter.close()
