"""The paper on the screen is the newest one, in whatever order the drawing threads finish."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from io import BytesIO
from typing import Any

import pytest
from pytestqt.qtbot import QtBot
from reportlab.pdfgen.canvas import Canvas

from mediator_app.domain.papers import PaperId, PaperKind
from tests.ui.conftest import Desktop
from ui import preview
from ui.bridge import bridge
from ui.preview import PartyView, PreviewPane
from ui.sheets import draw

INSTRUMENT = PaperId(PaperKind.ARBITRATION_MEDIATION)
PAGES = 4


def paper(amount: str) -> bytes:
    """Four pages that say an amount in the middle."""
    kept = BytesIO()
    canvas = Canvas(kept, invariant=True)
    for _ in range(PAGES):
        canvas.setFont("Helvetica", 60)
        canvas.drawString(100, 420, amount)
        canvas.showPage()
    canvas.save()
    return kept.getvalue()


OLD, NEW = paper("700,000.00"), paper("750,000.00")


class Pool:
    """Drawing threads whose work is done in the order that the test wants."""

    def __init__(self, bot: QtBot, patch: pytest.MonkeyPatch) -> None:
        self._bot, self._patch = bot, patch
        self.waiting: list[tuple[Future[Any], Callable[[], Any]]] = []

    def take_over(self) -> None:
        """From now on it does what previews want drawn."""
        self._patch.setattr(preview, "run", self.run)

    def run(self, work: Callable[..., Any], *args: Any) -> Future[Any]:
        answer: Future[Any] = Future()
        self.waiting.append((answer, lambda: work(*args)))
        return answer

    def finish(self, at: int = 0) -> None:
        """Do what was asked for at this place, and have it told."""
        waiting, self.waiting = self.waiting, []
        answer, work = waiting.pop(at)
        answer.set_result(work())
        self._bot.waitUntil(lambda: not bridge().awaits(answer))
        self.waiting = waiting + self.waiting

    def finish_all(self) -> None:
        while self.waiting:
            self.finish()


@pytest.fixture
def pool(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Pool:
    return Pool(qtbot, monkeypatch)


@pytest.fixture
def parties(qtbot: QtBot) -> PartyView:
    made = PartyView()
    qtbot.addWidget(made)
    made.resize(300, 2400)  # all pages are in view: a scroll bar that comes has everything drawn once more
    with qtbot.waitExposed(made):
        made.show()
    return made


def test_the_parties_never_see_an_older_paper_than_the_mediator(pool: Pool, parties: PartyView) -> None:
    pool.take_over()
    parties.show_pdf(OLD)
    parties.show_pdf(NEW)
    pool.finish(1)
    pool.finish_all()
    assert parties.view.sheets is not None
    assert parties.view.sheets.pdf == NEW


def test_the_parties_paper_is_sharp_whatever_size_was_asked_for_before(
    pool: Pool, parties: PartyView
) -> None:
    pool.take_over()
    parties.show_pdf(NEW)
    parties.resize(340, 2400)
    parties.show_pdf(NEW)
    pool.finish(1)
    pool.finish_all()
    assert parties.view.sheets is not None
    assert parties.view.sheets.width == parties.view.device_width()


def test_no_page_of_an_older_version_comes_into_a_newer_one(
    desktop: Desktop, qtbot: QtBot, pool: Pool
) -> None:
    pane = PreviewPane(desktop.enter())
    pool.take_over()
    qtbot.addWidget(pane)
    pane.resize(400, 600)
    with qtbot.waitExposed(pane):
        pane.show()
    pane.show_pdf(OLD, INSTRUMENT)
    qtbot.waitUntil(lambda: bool(pool.waiting))
    pool.finish()
    pane.view.go_to_page(PAGES)
    qtbot.waitUntil(lambda: bool(pool.waiting))  # the last pages of the old version
    pane.show_pdf(NEW, INSTRUMENT)
    pool.finish(1)
    pool.finish_all()
    sheets = pane.view.sheets
    assert sheets is not None
    assert sheets.pdf == NEW
    fresh = draw(NEW, sheets.width, range(PAGES))
    assert PAGES - 1 in sheets.images
    for number, image in sheets.images.items():
        assert image == fresh[number]
