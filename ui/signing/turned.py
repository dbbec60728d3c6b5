"""The screen turned to a signer: the room in which they sign, and the plate over which the device comes back."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from mediator_app.domain.errors import Refusal
from mediator_app.domain.papers import PaperId, Signer, SignerRole
from mediator_app.domain.record import Content
from ui.signing.ask import Ask
from ui.signing.hand_back import HandBack
from ui.signing.others import name_of
from ui.signing.people import language_of, who
from ui.signing.room import SigningRoom


class TurnedScreen(QObject):
    """One room at a time. Nobody but the mediator gets from it to the case without giving the device back first."""

    inked = Signal(object)
    """An `Inked`; whoever takes it calls `close`, `give_back` or `refuse`."""
    on_paper = Signal()
    """The signer would rather sign on paper."""
    left = Signal()
    """The mediator has the screen again without a signature; what was not confirmed is gone."""
    closed = Signal()
    """The room has closed, and the plate that asks for the device covers the case."""

    def __init__(self, page: QWidget) -> None:
        super().__init__(page)
        self._page = page
        self.room: SigningRoom | None = None
        self.plate: HandBack | None = None
        self._go_on: Callable[[], None] = self.left.emit
        self._content: Content | None = None
        self._signer = Signer(SignerRole.MEDIATOR)
        self._papers: Sequence[PaperId] = ()

    @property
    def in_use(self) -> bool:
        """Whether somebody else than the mediator may have the device."""
        return self.room is not None or self.plate is not None

    def turn(
        self,
        content: Content,
        signer: Signer,
        papers: Sequence[PaperId],
        ask: Callable[[], Ask],
        *,
        paper_way: bool = True,
    ) -> None:
        """Open the room for a signer, in place of one that is open; `papers` are those that are to be signed, the
        one at hand first.
        """
        self.close()
        self._content, self._signer, self._papers = content, signer, papers
        room = SigningRoom(self._page, ask, language=language_of(content, signer), paper_way=paper_way)
        self.room = room
        room.inked.connect(self.inked)
        room.on_paper.connect(self.on_paper)
        room.back_wanted.connect(self._back_wanted)
        room.left.connect(self._leave)
        room.open()

    def show_pdf(self, pdf: bytes) -> None:
        """The very file that is signed, if the room is still open."""
        if self.room is not None:
            self.room.show_pdf(pdf)

    def show_copy(self, pdf: bytes) -> None:
        """The English reading copy of it, if the room is still open."""
        if self.room is not None:
            self.room.show_copy(pdf)

    def refuse(self, refusal: Refusal) -> bool:
        """Say in the room why not, if one is open; the ink stays in it."""
        if self.room is None:
            return False
        self.room.refuse(refusal)
        return True

    def close(self) -> None:
        """Close the room without a word: the same person signs on, or the mediator has the device."""
        if self.room is not None:
            self.room.close_room()
            self.room = None

    # --- the device comes back ----------------------------------------------------------------------

    def signed(self, papers: Sequence[PaperId], go_on: Callable[[], None]) -> None:
        """The signer has signed these; `go_on` is called once the mediator has the device."""
        self._give_back(self.tr("{who} has signed:"), papers, go_on)

    def signs_on_paper(self, go_on: Callable[[], None]) -> None:
        """The signer chose paper; `go_on` is called once the mediator has the device."""
        self._give_back(self.tr("{who} signs on paper."), (), go_on)

    def _give_back(self, told: str, papers: Sequence[PaperId], go_on: Callable[[], None]) -> None:
        if self.room is None or self._signer.role is SignerRole.MEDIATOR:
            self.close()
            go_on()
            return
        self._go_on = go_on
        self.plate = HandBack(self._page, self._told(told), self._names(papers), self._handed_back)
        self.close()
        self.closed.emit()
        self.plate.take_over()

    def _handed_back(self) -> None:
        self.plate = None
        self._go_on()

    def _told(self, told: str) -> str:
        return told.format(who=who(self._content, self._signer) if self._content is not None else "")

    def _names(self, papers: Sequence[PaperId]) -> tuple[str, ...]:
        return tuple(name_of(self._content, paper) for paper in papers) if self._content is not None else ()

    # --- without a signature ------------------------------------------------------------------------

    def _back_wanted(self) -> None:
        """Cover the case before anybody else than the mediator sees it. The room waits beneath with what was written:
        the key or the button may have been hit by chance.
        """
        if self.room is None or self.plate is not None:
            return
        if self._signer.role is SignerRole.MEDIATOR:
            self.room.ask_to_leave()
            return
        told, names = self._told(self.tr("{who} has not signed:")), self._names(self._papers)
        self.plate = HandBack(self._page, told, names, self._leave, self._stay)
        self.room.step_aside()
        self.plate.take_over()

    def _stay(self) -> None:
        self.plate = None
        if self.room is not None:
            self.room.step_in()

    def _leave(self) -> None:
        self.plate = None
        self.close()
        self.left.emit()
