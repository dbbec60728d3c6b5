"""The way through the window that the pictures are taken on: gate, rooms, and each step empty, usual and overfull."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from mediator_app.casefile import CaseDocument
from mediator_app.desk import Desk
from mediator_app.domain.ids import CaseId
from mediator_app.domain.papers import Signer, SignerRole
from mediator_app.domain.sealing import signers
from mediator_app.practice import case_document, hands
from mediator_app.settling import bring
from scripts.make_screenshots import PASSPHRASE, crowded
from ui.signing.room import SigningRoom
from ui.steps.base import Step
from ui.steps.negotiation import NegotiationPage
from ui.steps.service import ServicePage
from ui.steps.signing import SigningPage
from ui.walkthrough.hearing import Hearing, Script
from ui.widgets.rail import Room

if TYPE_CHECKING:
    from scripts.make_screenshots import Camera

BEFORE_THE_SEAL = tuple(Step)[:7]


def tour(camera: Camera) -> None:
    """Everything once."""
    from mediator_app.commands.window import practice_script

    script = practice_script()
    hearing = Hearing(camera.hand, script, lambda name: camera.take(f"gate-{name}", settle=False))
    window = camera.stage.window
    camera.take("gate-welcome")
    hearing.set_up(PASSPHRASE)
    window.open_room(Room.DOCKET)
    camera.take("empty-docket")
    window.open_room(Room.CASES)
    camera.take("empty-cases")
    window.open_room(Room.SETTINGS)
    camera.take("settings")
    hearing.new_case()
    _steps(camera, "empty", tuple(Step))
    assert window.desk is not None
    desk = window.desk
    usual = _bring(desk, case_document())
    camera.stage.window.open_case(usual)
    _arrived(camera, usual)
    _steps(camera, "typical", BEFORE_THE_SEAL)
    _caucus(camera, hearing, script)
    _signed(camera, desk, usual, "typical")
    full = _bring(desk, crowded())
    window.open_case(full)
    _arrived(camera, full)
    _steps(camera, "overfull", BEFORE_THE_SEAL)
    _signed(camera, desk, full, "overfull")
    _rooms(camera, desk)


def _bring(desk: Desk, document: CaseDocument) -> CaseId:
    case_id = CaseId(desk.ids.new())
    for _ in bring(desk, case_id, document):
        pass
    return case_id


def _arrived(camera: Camera, case_id: CaseId) -> None:
    window = camera.stage.window
    camera.hand.until(
        lambda: window.workspace is not None and window.workspace.case_id == case_id, "the case to open"
    )


def _steps(camera: Camera, name: str, steps: tuple[Step, ...]) -> None:
    space = camera.stage.window.workspace
    assert space is not None
    for step in steps:
        space.open_step(step)
        camera.take(f"{name}-{list(Step).index(step) + 1}-{step.value}")


def _caucus(camera: Camera, hearing: Hearing, script: Script) -> None:
    """What the mediator alone sees."""
    space = camera.stage.window.workspace
    assert space is not None
    space.open_step(Step.NEGOTIATION)
    page = space.page
    assert isinstance(page, NegotiationPage)
    for aside in script.aside:
        hearing._aside(page, aside)
    camera.take("typical-4-caucus")
    camera.hand.press(Qt.Key.Key_F9)
    camera.take("cover")
    camera.hand.press(Qt.Key.Key_F9)
    page.show_private(False)


def _signed(camera: Camera, desk: Desk, case_id: CaseId, name: str) -> None:
    """Seal, signing room, signed, received; signatures that no picture needs come from the desk."""
    space = camera.stage.window.workspace
    assert space is not None
    space.open_step(Step.SIGNING)
    camera.take(f"{name}-8-signing")
    desk.seal(case_id)
    space.refresh()
    camera.take(f"{name}-8-sealed")
    content = desk.case(case_id).record.content
    everybody = signers(content, content.instrument)
    page = space.page
    assert isinstance(page, SigningPage)
    page.turns.open_room(everybody[0])
    _room(camera, everybody[0], f"{name}-8-room")
    for number, signer in enumerate(everybody):
        desk.sign(case_id, signer, ink=_ink(signer, number), pages_seen=1)
    desk.close(case_id)
    space.refresh()
    camera.take(f"{name}-8-signed")
    space.open_step(Step.SERVICE)
    camera.take(f"{name}-9-service")
    service = space.page
    assert isinstance(service, ServicePage)
    party = content.parties[0]
    camera.hand.push(service.receive_button)
    _room(camera, Signer(SignerRole.PARTY, party.id), f"{name}-9-room")


def _room(camera: Camera, signer: Signer, name: str) -> None:
    window = camera.stage.window
    camera.hand.settle()
    room = next(one for one in window.findChildren(SigningRoom) if one.isVisible())
    camera.hand.draw(room.pad, _ink(signer, 1))
    camera.take(name)
    room.close_room()
    room.left.emit()


def _ink(signer: Signer, number: int):  # type: ignore[no-untyped-def]
    known = hands().strokes
    key = signer.id or signer.role.value
    return hands().sign(signer if key in known else Signer(SignerRole.PARTY, "worker"), number)


def _rooms(camera: Camera, desk: Desk) -> None:
    """The rooms with many cases in them."""
    window = camera.stage.window
    for _ in range(9):
        _bring(desk, case_document())
    for name, room in (("docket", Room.DOCKET), ("cases", Room.CASES)):
        window.open_room(room)
        camera.take(f"typical-{name}")
    window.open_finder()
    camera.hand.write("程")
    camera.hand.settle()
    camera.take("finder")
    camera.hand.press(Qt.Key.Key_Escape)
    window.lock()
    camera.hand.until(lambda: window.desk is None, "the desk to lock")
    camera.take("gate-unlock")
