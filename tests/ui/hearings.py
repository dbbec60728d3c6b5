"""The practice hearing of S1, agreed, in a real window over a real practice store with real papers and certificate."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from math import cos, pi, sin
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from mediator_app.bootstrap import OpenDesk, Premises
from mediator_app.desk import Desk
from mediator_app.domain.ids import CaseId
from mediator_app.domain.record import Print, Record, Revision, Service
from mediator_app.domain.sealing import unsigned
from mediator_app.practice import SEALED, HearingClock, case_document, hands
from mediator_app.settling import bring
from tests.ui.fakes import FakeHouse
from ui.bridge import SaveNews, bridge
from ui.language import Language
from ui.preferences import PreferenceFile
from ui.service.page import ServicePage
from ui.signing.around import ClosingSheet
from ui.signing.hand_back import HandBack
from ui.signing.others import other_papers
from ui.signing.page import SigningPage
from ui.signing.people import who
from ui.signing.room import SigningRoom
from ui.steps.base import Step
from ui.theme import Scheme
from ui.widgets.ink_pad import InkPad
from ui.window import Window
from ui.workspace import Workspace


@dataclass
class Hearing:
    """A window with the case open in it, and what a person does with both."""

    window: Window
    opened: OpenDesk
    case_id: CaseId
    bot: QtBot

    @property
    def desk(self) -> Desk:
        return self.opened.desk

    @property
    def record(self) -> Record:
        return self.desk.case(self.case_id).record

    @property
    def revision(self) -> Revision:
        revision = self.record.standing
        assert revision is not None, "nothing is sealed"
        return revision

    def services(self) -> tuple[Service, ...]:
        """Every attempt to serve the standing agreement."""
        return self.revision.services

    def prints(self) -> tuple[Print, ...]:
        """Every attempt to print that was recorded."""
        return self.record.prints

    @property
    def space(self) -> Workspace:
        assert self.window.workspace is not None
        return self.window.workspace

    @property
    def signing(self) -> SigningPage:
        self.space.open_step(Step.SIGNING)
        page = self.space.page
        assert isinstance(page, SigningPage)
        return page

    @property
    def service(self) -> ServicePage:
        self.space.open_step(Step.SERVICE)
        page = self.space.page
        assert isinstance(page, ServicePage)
        return page

    def settle(self) -> None:
        """Until every answer that is on its way has come."""
        self.bot.waitUntil(self._quiet)

    def _quiet(self) -> None:
        assert not bridge().busy
        assert self.window.workspace is None or not self.space.preview.busy

    def click(self, button: QAbstractButton) -> None:
        """With the mouse, where it can be seen."""
        assert button.isVisible(), f"{button.text()!r} cannot be seen"
        assert button.isEnabled(), f"{button.text()!r} cannot be pressed"
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        self.settle()

    def room(self) -> SigningRoom:
        """The room that is turned to a signer."""
        found = [room for room in self.window.findChildren(SigningRoom) if room.isVisible()]
        assert len(found) == 1, f"{len(found)} rooms are open"
        return found[0]

    def has_room(self) -> bool:
        return any(room.isVisible() for room in self.window.findChildren(SigningRoom))

    def sign_here(self) -> None:
        """Write a name with the mouse and confirm it; whoever is not the mediator hands the device back."""
        room = self.room()
        write(room.pad)
        self.click(room.confirm_button)
        self.take_back()

    def plate(self) -> HandBack | None:
        """What asks for the device to be handed back."""
        return next((one for one in self.window.findChildren(HandBack) if one.isVisible()), None)

    def take_back(self) -> None:
        """The mediator has the device again and goes on, if it was handed back."""
        plate = self.plate()
        if plate is not None:
            QTest.keyClick(plate.go_button, Qt.Key.Key_Return)
            self.settle()

    def turn_to_agreement(self) -> None:
        """Turn the screen to whoever signs the agreement next, passing over the other papers."""
        name = who(self.revision.content, unsigned(self.revision)[0])
        page = self.space.page
        queue = (page if isinstance(page, SigningPage) else self.signing).queue

        def now() -> list[QPushButton]:
            made = queue.findChildren(QPushButton)
            return [one for one in made if one.isVisible() and one.accessibleName() in _sign_now(name)]

        self.bot.waitUntil(lambda: len(now()) == 1)
        self.click(now()[0])

    def sign_everybody(self) -> None:
        """Seal if need be, then everybody in turn on the screen, until the document is closed."""
        page = self.signing
        if self.record.standing is None:
            self.click(page.seal_button)
        while unsigned(self.revision):
            self.turn_to_agreement()
            self.sign_all_the_same()
            self.sign_here()

    def closing_sheet(self) -> ClosingSheet | None:
        """What asks whether the mediator signs while other papers wait."""
        return next((one for one in self.window.findChildren(ClosingSheet) if one.isVisible()), None)

    def sign_all_the_same(self) -> None:
        """Where it is asked whether the mediator signs now: yes."""
        sheet = self.closing_sheet()
        if sheet is not None:
            self.click(sheet.sign)

    def sign_papers(self) -> None:
        """The papers around the agreement, by everybody who has a place on them, without the window."""
        self.desk.seal(self.case_id)
        occasion = 100
        for paper in other_papers(self.desk, self.case_id):
            for signer in paper.unsigned_here(self.revision):
                occasion += 1
                self.desk.sign(self.case_id, signer, paper=paper.id, ink=hands().sign(signer, occasion))

    def sign_by_hand(self, *, sealed: bool = False) -> None:
        """Everybody, without the window: for tests of what follows."""
        if not sealed:
            self.desk.seal(self.case_id)
        for occasion, signer in enumerate(unsigned(self.revision), 1):
            self.desk.sign(self.case_id, signer, ink=hands().sign(signer, occasion))
        self.desk.close(self.case_id)
        self.opened.saved()
        self.space.refresh()
        self.settle()


def _sign_now(name: str) -> tuple[str, str]:
    """What the button of somebody's line is called, in either language."""
    return f"{name}: sign now", f"{name}：现在签名"


def write(pad: InkPad) -> None:
    """Two strokes with the mouse: a loop and a line through it."""
    middle = pad.rect().center()
    loop = [
        QPoint(round(middle.x() + 60 * cos(at * pi / 12)), round(middle.y() + 40 * sin(at * pi / 12)))
        for at in range(25)
    ]
    line = [QPoint(middle.x() - 90 + 12 * at, middle.y() + 30 - 3 * at) for at in range(16)]
    for stroke in (loop, line):
        draw(pad, stroke)


def draw(pad: InkPad, spots: list[QPoint]) -> None:
    """One stroke with the left button held down."""
    QTest.mousePress(pad, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, spots[0])
    for spot in spots[1:]:
        QTest.mouseMove(pad, spot)
    QTest.mouseRelease(pad, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, spots[-1])


def texts(root: QWidget) -> str:
    """Every word that can be read in a part of the window."""
    found = [label.text() for label in root.findChildren(QLabel) if label.isVisible()]
    found += [made.text() for made in root.findChildren(QAbstractButton) if made.isVisible()]
    return "\n".join(found)


@pytest.fixture
def hearing(qtbot: QtBot, tmp_path: Path) -> Iterator[Hearing]:
    """S1 agreed, with the window open on it, in English."""
    clock = HearingClock()
    news = SaveNews()
    premises = Premises(tmp_path / "data", clock=clock, on_save=news.tell)
    with premises.practice() as opened:
        case_id = CaseId(opened.desk.ids.new())
        for _ in bring(opened.desk, case_id, case_document()):
            pass
        opened.saved()
        clock.reach(SEALED)
        kept = PreferenceFile(tmp_path / "window.ini")
        kept.change(language=Language.ENGLISH, scheme=Scheme.LIGHT)
        house = FakeHouse(news)
        house.hold(opened.desk)
        window = Window(house, news, kept)
        qtbot.addWidget(window)
        with qtbot.waitActive(window):
            window.show()
            window.activateWindow()
        window.enter(opened.desk)
        window.open_case(case_id, Step.SIGNING)
        made = Hearing(window, opened, case_id, qtbot)
        qtbot.waitUntil(lambda: window.workspace is not None)
        made.settle()
        yield made
        # The window is gone by now; what other threads still do for it has to end before the store closes.
        qtbot.waitUntil(lambda: not bridge().busy)
        opened.saved()
