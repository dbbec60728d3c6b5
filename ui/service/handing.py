"""Handing over one copy on the screen: the receiver signs for it, then whoever serves (case rules art. 20)."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import QCoreApplication, QObject, Signal
from PySide6.QtWidgets import QWidget

from mediator_app.domain.edits import RecordService
from mediator_app.domain.errors import Refusal
from mediator_app.domain.ids import PartyId, ServiceId
from mediator_app.domain.ink import Ink
from mediator_app.domain.papers import PaperKind, Signer, SignerRole
from mediator_app.domain.record import Revision, ServiceOutcome
from mediator_app.domain.sealing import server
from ui.bridge import run, when
from ui.language import Language
from ui.service.receipt import delivery, receipt
from ui.signing.ask import Ask, Inked
from ui.signing.hand_back import HandBack
from ui.signing.others import reading_copy
from ui.signing.people import language_of, who
from ui.signing.room import SigningRoom
from ui.steps.base import EditMaker, StepContext
from ui.words.cases import paper_words

_tr = QCoreApplication.translate


class Handing(QObject):
    """Two rooms, one after the other. What the receiver wrote is never lost: it is recorded even where the server
    signs later, on the printed proof.
    """

    scan_wanted = Signal(str, object)
    """A party's id and the `Signer` who would rather sign on paper."""
    done = Signal()

    def __init__(self, page: QWidget, context: StepContext, give: Callable[[EditMaker], bool]) -> None:
        """`give` records an edit and says whether the desk took it."""
        super().__init__(page)
        self._page, self._context, self._give = page, context, give
        self.room: SigningRoom | None = None
        self.plate: HandBack | None = None
        self._go_on: Callable[[], None] = self.done.emit
        self._asked: tuple[str, Signer] | None = None
        self._receipt: Ink | None = None
        self._pdf = self._copy = b""

    def open(self, party_id: str, receiver: Signer) -> None:
        """Turn the screen to whoever receives."""
        if self.room is not None or self.plate is not None:
            return
        self._asked, self._receipt = (party_id, receiver), None
        self._pdf = self._copy = b""
        self._turn(self._ask, language_of(self._revision().content, receiver))
        desk, case_id = self._context.desk, self._context.case_id
        when(desk.closed_pdf(case_id), self._have_pdf)
        when(run(partial(reading_copy, desk, case_id)), self._have_copy)

    def edit(self, party_id: str, receiver: Signer, **fields: Any) -> EditMaker:
        """A delivery to a party, or with another `outcome` the attempt at one."""
        given: dict[str, Any] = {"outcome": ServiceOutcome.DELIVERED, **fields}
        return partial(
            RecordService,
            service=ServiceId(self._context.new_id()),
            recipient=PartyId(party_id),
            received_by=receiver,
            **given,
        )

    def refuse(self, refusal: Refusal) -> bool:
        """Say in the room why not, if one is open."""
        if self.room is None:
            return False
        self.room.refuse(refusal)
        return True

    def _turn(self, ask: Callable[[], Ask], language: Language | None = None) -> None:
        room = SigningRoom(self._page, ask, language=language)
        self.room = room
        room.inked.connect(self._inked)
        room.left.connect(self._left)
        room.on_paper.connect(self._on_paper)
        room.open(self._pdf or None)
        if self._copy:
            room.show_copy(self._copy)

    def _have_pdf(self, pdf: bytes) -> None:
        self._pdf = pdf
        if self.room is not None:
            self.room.show_pdf(pdf)

    def _have_copy(self, pdf: bytes) -> None:
        self._copy = pdf
        if self.room is not None:
            self.room.show_copy(pdf)

    def _revision(self) -> Revision:
        revision = self._context.desk.case(self._context.case_id).record.standing
        if revision is None or self._asked is None:
            raise Refusal("nothing_sealed", "revisions")
        return revision

    def _ask(self) -> Ask:
        party_id, receiver = self._asked or ("", server(self._revision().content))
        return receipt(self._revision(), party_id, receiver, self._context.today())

    def _ask_server(self) -> Ask:
        party_id, receiver = self._asked or ("", server(self._revision().content))
        return delivery(self._revision(), party_id, receiver, self._context.today())

    def _inked(self, inked: Inked) -> None:
        if self._asked is None:
            return
        if self._receipt is not None:
            self._record(server_ink=inked.ink)
            return
        try:  # whatever the desk has against it is said while the receiver still has the screen
            edit = self.edit(*self._asked, ink=inked.ink)(**self._context.desk.stamp())
            self._context.desk.provisional(self._context.case_id, edit)
        except Refusal as refusal:
            self.refuse(refusal)
            return
        self._receipt = inked.ink
        self._end()
        self._turn(self._ask_server)

    def _record(self, **fields: Any) -> None:
        if self._asked is None or not self._give(self.edit(*self._asked, ink=self._receipt, **fields)):
            return
        serving = server(self._revision().content)
        told = _tr("Handing", "{who} has signed:").format(who=who(self._revision().content, serving))
        self._give_back(serving, told, (paper_words(PaperKind.SERVICE_RETURN),), self.done.emit)

    def _left(self) -> None:
        self.room = None
        if self._receipt is not None:
            self._record()

    def _on_paper(self) -> None:
        if self._receipt is not None:
            self._record()
        elif self._asked is not None:
            party_id, receiver = self._asked
            told = _tr("Handing", "{who} signs on paper.").format(who=who(self._revision().content, receiver))
            self._give_back(receiver, told, (), partial(self.scan_wanted.emit, party_id, receiver))

    def _give_back(
        self, signer: Signer, told: str, names: tuple[str, ...], go_on: Callable[[], None]
    ) -> None:
        """Close the room, if one is open; whoever is not the mediator hands the device back first."""
        if self.room is None or signer.role is SignerRole.MEDIATOR:
            self._end()
            go_on()
            return
        self._go_on = go_on
        self.plate = HandBack(self._page, told, names, self._handed_back)
        self._end()
        self.plate.take_over()

    def _handed_back(self) -> None:
        self.plate = None
        self._go_on()

    def _end(self) -> None:
        if self.room is not None:
            self.room.close_room()
            self.room = None
