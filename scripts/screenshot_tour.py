"""The way through the window that the pictures are taken on: gate, rooms, and each step empty, usual and overfull."""

from __future__ import annotations

import math
from datetime import timedelta
from functools import partial
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from mediator_app.casefile import CaseDocument
from mediator_app.commands.window import practice_script
from mediator_app.domain.edits import CloseWithoutAgreement, RecordWithdrawal
from mediator_app.domain.ids import CaseId
from mediator_app.domain.ink import Ink, Stroke
from mediator_app.domain.papers import Signer, SignerRole
from mediator_app.domain.people import Worker
from mediator_app.domain.record import Content
from mediator_app.domain.sealing import signers
from mediator_app.practice import SEALED, hands
from scripts.make_screenshots import Camera, Visit
from scripts.screenshot_cases import at_the_table, crowded, numbered, the_rest_of_the_day, usual
from ui.preview import PartyView
from ui.signing.hand_back import HandBack
from ui.signing.room import SigningRoom
from ui.steps.base import Step
from ui.steps.claims import ClaimsPage
from ui.steps.negotiation import NegotiationPage
from ui.steps.parties import PartiesPage
from ui.steps.service import ServicePage
from ui.steps.signing import SigningPage
from ui.theme import Scheme
from ui.walkthrough.hearing import Hearing, P
from ui.widgets.overlay import Sheet
from ui.widgets.rail import Room
from ui.widgets.scrolling import bring_into_view
from ui.workspace import Workspace

PASSPHRASE: Final = "a fictional sentence, 7 words long"
BEFORE_THE_SEAL: Final = tuple(Step)[:7]


class Tour(Visit):
    """One visit to every page. What lies over the window is taken where the camera takes close-ups."""

    def __init__(self, camera: Camera) -> None:
        super().__init__(camera)
        self.script = practice_script()
        self.hearing = Hearing(self.hand, self.script, self._gate)

    def take_all(self) -> None:
        """From the first run to the lock."""
        self.hand.settle()
        self.window.grab()  # what was never drawn is not laid out to the end
        self.take("gate-welcome")
        self.hearing.set_up(PASSPHRASE)
        for room in Room:
            self.window.open_room(room)
            self.take("settings" if room is Room.SETTINGS else f"empty-{room.value}")
        self.hearing.new_case()
        self._steps("empty", tuple(Step))
        self._caucus()
        self.camera.clock.reach(SEALED)
        case_id = self._open(usual())
        self._steps("typical", BEFORE_THE_SEAL)
        if self.camera.close_ups:
            self._over_the_steps()
        self._signed(case_id, "typical", close_ups=self.camera.close_ups)
        if self.camera.close_ups:
            self._over()
        self._signed(self._open_full(), "overfull")
        self._rooms()

    # --- the camera -------------------------------------------------------------------------------

    def _gate(self, name: str) -> None:
        if name != "docket":  # which is among the empty rooms
            self.camera.take(f"gate-{name}")

    def _sheet(self, name: str) -> None:
        """What lies over the window, which Esc takes away again."""
        self.take(name)
        self.hand.press(Qt.Key.Key_Escape)
        self.hand.settle()
        assert not any(one.isVisible() for one in self.window.findChildren(Sheet)), name

    # --- cases ------------------------------------------------------------------------------------

    @property
    def space(self) -> Workspace:
        assert self.window.workspace is not None
        return self.window.workspace

    def _open(self, document: CaseDocument) -> CaseId:
        case_id = self.bring(document)
        self._show(case_id)
        return case_id

    def _show(self, case_id: CaseId) -> None:
        self.window.open_case(case_id)
        window = self.window
        self.hand.until(
            lambda: window.workspace is not None and window.workspace.case_id == case_id, "the case to open"
        )

    def _content(self) -> Content:
        return self.desk.case(self.space.case_id).record.content

    def _open_full(self) -> CaseId:
        case_id = self._open(numbered(crowded(), 4, at=(9, 10)))
        self._steps("overfull", BEFORE_THE_SEAL)
        return case_id

    def _page(self, step: Step, kind: type[P]) -> P:
        self.space.open_step(step)
        self.hand.settle()
        page = self.space.page
        assert isinstance(page, kind)
        return page

    def _steps(self, name: str, steps: tuple[Step, ...]) -> None:
        for step in steps:
            self.space.open_step(step)
            self.take(f"{name}-{list(Step).index(step) + 1}-{step.value}")

    def _caucus(self) -> None:
        """The table before the agreement: both sides, what the mediator alone sees, the cover."""
        document = numbered(at_the_table(), 2, at=(8, 50))
        self.camera.clock.reach(document.content.offers[-1].at + timedelta(minutes=3))
        self._open(document)
        page = self._page(Step.NEGOTIATION, NegotiationPage)
        self.take("typical-4-rounds")
        for aside in self.script.aside:
            self.hearing._aside(page, aside)
        self.take("typical-4-notes")
        self.hand.tab_to(page.view)
        self.take("typical-4-caucus")
        self.hand.press(Qt.Key.Key_F9)
        self.take("cover")
        self.hand.press(Qt.Key.Key_F9)
        self.hand.settle()
        assert not page.private, "the cover takes the caucus off the screen"
        self.take("typical-4-parties-view")

    def _over_the_steps(self) -> None:
        """Help, the reference for the parties, the paper alone, open cards, dark and large."""
        parties = self._page(Step.PARTIES, PartiesPage)
        card = next(iter(parties.cards.values()))
        self.hand.push(card.toggle)
        self.take("typical-2-worker")
        self.hand.push(card.toggle)
        claims = self._page(Step.CLAIMS, ClaimsPage)
        first = next(iter(claims.cards.values()))
        assert first.reference is not None
        self.hand.push(first.reference.show_button)
        self.take("typical-3-reference")
        self.hand.press(Qt.Key.Key_Escape)
        self.space.open_step(Step.PAYMENT)
        self.hand.press(Qt.Key.Key_F1)
        self._sheet("help")
        self.hand.push(self.space.preview.full)
        (alone,) = self._party_views()
        alone.setGeometry(self.window.geometry())
        view = alone.view
        sharp = "the paper to be drawn as large as it is here"
        self.hand.until(lambda: view.sheets is not None and view.sheets.width == view.device_width(), sharp)
        self.camera.take("parties-paper", alone)
        alone.close()
        self.window.activateWindow()
        self.hand.until(self.space.preview.full.hasFocus, "the window to come back")
        case_id = self.space.case_id
        for scheme, percent, name in ((Scheme.DARK, 100, "dark"), (Scheme.LIGHT, 150, "large")):
            self._dress(scheme, percent, case_id)
            for step in (Step.CLAIMS, Step.NEGOTIATION, Step.SIGNING):
                self.space.open_step(step)
                self.take(f"{name}-{list(Step).index(step) + 1}-{step.value}")
        self._dress(Scheme.LIGHT, 100, case_id)

    def _dress(self, scheme: Scheme, percent: int, case_id: CaseId) -> None:
        """As from the settings: the case is opened anew."""
        self.window.open_room(Room.SETTINGS)
        self.window.dress(scheme, percent)
        self._show(case_id)

    def _party_views(self) -> list[PartyView]:
        return [
            one for one in QApplication.topLevelWidgets() if isinstance(one, PartyView) and one.isVisible()
        ]

    # --- signing and service ----------------------------------------------------------------------

    def _signed(self, case_id: CaseId, name: str, *, close_ups: bool = False) -> None:
        """Seal, signing room, closed, received; signatures that no picture needs come from the desk."""
        desk, hand = self.desk, self.hand
        page = self._page(Step.SIGNING, SigningPage)
        self.take(f"{name}-8-signing")
        desk.seal(case_id)
        self.space.refresh()
        self.take(f"{name}-8-sealed")
        content = desk.case(case_id).record.content
        everybody = signers(content, content.instrument)
        if close_ups:
            page.turns.open_scan(everybody[0])
            self._sheet("typical-8-scan")
            hand.push(page.void_button)
            self._sheet("typical-8-void")
        page.turns.open_room(everybody[0])
        self._room(f"{name}-8-room", everybody[0], reading="typical-8-reading" if close_ups else "")
        done = 0
        if close_ups:
            page.turns.open_room(everybody[0])
            self._handed_back("typical-8-handed-back", everybody[0])
            done = 1
            hand.chord(Qt.Key.Key_P)
            self._sheet("typical-8-papers")
        for number, signer in enumerate(everybody[done:], done):
            desk.sign(case_id, signer, ink=_ink(content, signer, number), pages_seen=1)
        desk.close(case_id)
        self.space.refresh()
        self.take(f"{name}-8-signed")
        if close_ups:
            hand.push(page.closed.correct_button)
            self._sheet("typical-8-correct")
            hand.push(page.closed.print_button)
            hand.until(lambda: any(one.isVisible() for one in self.window.findChildren(Sheet)), "printing")
            self._sheet("print-room")
        service = self._page(Step.SERVICE, ServicePage)
        self.take(f"{name}-9-service")
        if close_ups:
            hand.push(service.withdraw_button)
            self._sheet("typical-9-withdrawal")
        hand.push(service.receive_button)
        if service.copies.sheet is not None:  # no printer here, so no copy came out
            self.take(f"{name}-9-copies")
            hand.push(service.copies.sheet.other)
        self._room(f"{name}-9-room", Signer(SignerRole.PARTY, content.parties[0].id))

    def _over(self) -> None:
        """Somebody goes back on a signed text; then mediation fails."""
        desk, case_id = self.desk, self._open(numbered(usual(), 3, at=(8, 30)))
        desk.seal(case_id)
        content = desk.case(case_id).record.content
        for number, signer in enumerate(signers(content, content.instrument)):
            desk.sign(case_id, signer, ink=_ink(content, signer, number), pages_seen=1)
        desk.close(case_id)
        self.space.refresh()
        who, why = content.parties[1].id, "认为金额过高"
        self.space.do(partial(RecordWithdrawal, party=who, reason=why))
        page = self._page(Step.SIGNING, SigningPage)
        (view,) = page.past.views
        bring_into_view(page.past)
        self.take("typical-8-earlier")
        self.hand.push(view)
        self._sheet("typical-8-earlier-papers")
        self.space.do(partial(CloseWithoutAgreement, reason="双方对金额差距过大"))
        self._page(Step.SIGNING, SigningPage)
        self.take("typical-8-not-agreed")

    def _room(self, name: str, signer: Signer, reading: str = "") -> None:
        """Somebody writes; nothing is confirmed."""
        self.hand.settle()
        room = next(one for one in self.window.findChildren(SigningRoom) if one.isVisible())
        self.hand.draw(room.pad, _ink(self._content(), signer, 1))
        self.take(name)
        if reading:
            self.hand.push(room.read_button)
            self.take(reading)
            self.hand.press(Qt.Key.Key_Escape)
        self.hand.push(room.back_button)
        self.hand.press(Qt.Key.Key_Return)
        self.hand.settle()

    def _handed_back(self, name: str, signer: Signer) -> None:
        """Somebody signs, and is asked for the device."""
        self.hand.settle()
        room = next(one for one in self.window.findChildren(SigningRoom) if one.isVisible())
        self.hand.until(room.read_button.isEnabled, "the sealed text to be there to read")
        self.hand.draw(room.pad, _ink(self._content(), signer, 0))
        self.hand.push(room.confirm_button)
        plates = self.window.findChildren
        self.hand.until(lambda: any(one.isVisible() for one in plates(HandBack)), "the plate to come")
        self.hand.settle()
        self.take(name)
        self.hand.press(Qt.Key.Key_Return)
        self.hand.settle()

    def _rooms(self) -> None:
        """The rooms with many cases in them, the finder, the dark docket, the lock."""
        for document in the_rest_of_the_day(self.desk.clock.today()):
            self.bring(document)
        if self.camera.close_ups:
            for room in (Room.DOCKET, Room.CASES):
                self.window.open_room(room)
                self.take(f"overfull-{room.value}")
        self.window.open_finder()
        self.hand.write("程")
        self._sheet("finder")
        if self.camera.close_ups:
            self.window.dress(Scheme.DARK, 100)
            self.window.open_room(Room.DOCKET)
            self.take("dark-docket")
            self.window.dress(Scheme.LIGHT, 100)
        self.window.lock()
        self.hand.until(lambda: self.window.desk is None, "the desk to lock")
        self.take("gate-unlock")


def _ink(content: Content, signer: Signer, number: int) -> Ink:
    """Their own hand where they are who they are in the practice case, else a scrawl that is nobody's name."""
    who = signer.id or signer.role.value
    if who in hands().strokes and _names(content).get(who) == _names(usual().content).get(who):
        return hands().sign(signer, number)
    return _scrawl(number)


def _names(content: Content) -> dict[str, str]:
    """Who signs in their own name, by id."""
    names: dict[str, str] = {agent.id: agent.name for agent in content.agents}
    names.update((party.id, party.name) for party in content.parties if isinstance(party, Worker))
    return names


def _scrawl(number: int) -> Ink:
    """Loops that grow smaller, a little different for each signer."""
    pad = hands()
    points = []
    for at in range(160):
        turn, fade = at / 160 * math.tau * (5 + number % 3), 1 - at / 220
        x = pad.width // 6 + at * pad.width // 300 + round(220 * fade * math.cos(turn))
        y = pad.height // 2 + round((500 + 40 * (number % 4)) * fade * math.sin(turn))
        points.append((x, y, 600, 9 * at))
    return Ink((Stroke(tuple(points)),), pad.width, pad.height)
