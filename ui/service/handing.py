"""Handing over one copy on the screen: the receiver signs for it, then whoever serves (case rules art. 20)."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from mediator_app.domain.edits import RecordService
from mediator_app.domain.errors import Refusal
from mediator_app.domain.ids import PartyId, ServiceId
from mediator_app.domain.ink import Ink
from mediator_app.domain.papers import PaperId, PaperKind, Signer
from mediator_app.domain.record import Revision, ServiceOutcome
from mediator_app.domain.sealing import server
from ui.bridge import run, when
from ui.service.receipt import delivery, receipt
from ui.signing.ask import Ask, Inked
from ui.signing.others import reading_copy
from ui.signing.turned import TurnedScreen
from ui.steps.base import EditMaker, StepContext

_PROOF = PaperId(PaperKind.SERVICE_RETURN)


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
        self._context, self._give = context, give
        self._screen = TurnedScreen(page)
        self._screen.inked.connect(self._inked)
        self._screen.left.connect(self._left)
        self._screen.on_paper.connect(self._on_paper)
        self._asked: tuple[str, Signer] | None = None
        self._receipt: Ink | None = None
        self._pdf = self._copy = b""

    def open(self, party_id: str, receiver: Signer) -> None:
        """Turn the screen to whoever receives."""
        if self._screen.in_use:
            return
        self._asked, self._receipt = (party_id, receiver), None
        self._pdf = self._copy = b""
        self._turn(receiver, self._ask)
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
        return self._screen.refuse(refusal)

    def _turn(self, signer: Signer, ask: Callable[[], Ask]) -> None:
        self._screen.turn(self._revision().content, signer, (_PROOF,), ask)
        if self._pdf:
            self._screen.show_pdf(self._pdf)
        if self._copy:
            self._screen.show_copy(self._copy)

    def _have_pdf(self, pdf: bytes) -> None:
        self._pdf = pdf
        self._screen.show_pdf(pdf)

    def _have_copy(self, pdf: bytes) -> None:
        self._copy = pdf
        self._screen.show_copy(pdf)

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
            if self._record(server_ink=inked.ink):
                self._screen.signed((_PROOF,), self.done.emit)
            return
        try:  # whatever the desk has against it is said while the receiver still has the screen
            edit = self.edit(*self._asked, ink=inked.ink)(**self._context.desk.stamp())
            self._context.desk.provisional(self._context.case_id, edit)
        except Refusal as refusal:
            self.refuse(refusal)
            return
        self._receipt = inked.ink
        self._turn(server(self._revision().content), self._ask_server)

    def _record(self, **fields: Any) -> bool:
        """Whether the delivery was taken; otherwise the room says why not."""
        return self._asked is not None and self._give(self.edit(*self._asked, ink=self._receipt, **fields))

    def _left(self) -> None:
        if self._receipt is not None and self._record():
            self.done.emit()

    def _on_paper(self) -> None:
        if self._receipt is None:
            self._screen.signs_on_paper(self._to_scan)
        elif self._record():
            self._screen.signs_on_paper(self.done.emit)

    def _to_scan(self) -> None:
        if self._asked is not None:
            self.scan_wanted.emit(*self._asked)
