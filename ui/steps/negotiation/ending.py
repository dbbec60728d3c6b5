"""How a mediation ends without agreement, pauses, and goes on: the buttons for it and the reason that is asked for."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QPushButton

from mediator_app.domain.edits import (
    Adjourn,
    CloseWithoutAgreement,
    DescribeHearing,
    ReopenNegotiation,
    Resume,
)
from mediator_app.domain.states import CaseState
from ui.language import gap
from ui.steps.base import StepContext, StepPage
from ui.steps.negotiation.asking import ReasonSheet
from ui.widgets.parts import button
from ui.words.times import local


class Ending(QObject):
    """`wanted` carries each `EditMaker`, in the order in which they are to be recorded."""

    wanted = Signal(object)

    def __init__(self, context: StepContext, page: StepPage) -> None:
        super().__init__(page)
        self._context, self._page = context, page
        self.end, self.adjourn, self.reopen = (button(parent=page) for _ in range(3))
        for made in (self.end, self.adjourn, self.reopen):
            made.hide()  # until the footer takes it
        self.end.clicked.connect(self._ask_end)
        self.adjourn.clicked.connect(self._ask_adjourn)
        self.reopen.clicked.connect(self._reopen)

    def buttons(self, state: CaseState) -> Sequence[QPushButton]:
        """What can be done in this state."""
        match state:
            case CaseState.MEDIATING:
                return (self.end, self.adjourn)
            case CaseState.ADJOURNED:
                return (self.end,)
            case CaseState.AGREED:
                return (self.reopen,)
            case _:
                return ()

    def resume(self) -> None:
        self.wanted.emit(Resume)

    def _ask_end(self) -> None:
        text = self.tr("Everything recorded goes on with the case. The reason stands in the record.")
        now = self._context.desk.clock.now()
        hearing = self._context.desk.case(self._context.case_id).record.content.hearing
        if hearing.ended_by(now) is not hearing:
            said = self.tr("The record will say that the hearing ended now, at {time}.")
            text += gap() + said.format(time=f"{local(now):%H:%M}")
        sheet = ReasonSheet(
            self._page,
            self.tr("No agreement: on to arbitration"),
            text,
            self.tr("Why there is no agreement"),
            self.tr("End without agreement"),
            needed=True,
        )
        sheet.given.connect(self._end)
        sheet.open(sheet.reason)

    def _ask_adjourn(self) -> None:
        sheet = ReasonSheet(
            self._page,
            self.tr("Adjourn the mediation"),
            self.tr("It can go on at any time with everything that was recorded."),
            self.tr("Why (optional)"),
            self.tr("Adjourn"),
            needed=False,
        )
        sheet.given.connect(self._adjourn)
        sheet.open(sheet.reason)

    def _end(self, reason: str) -> None:
        hearing = self._context.desk.case(self._context.case_id).record.content.hearing
        ended = hearing.ended_by(self._context.desk.clock.now())
        if ended is not hearing:
            self.wanted.emit(partial(DescribeHearing, hearing=ended))
        self.wanted.emit(partial(CloseWithoutAgreement, reason=reason))

    def _adjourn(self, reason: str) -> None:
        self.wanted.emit(partial(Adjourn, reason=reason))

    def _reopen(self) -> None:
        self.wanted.emit(ReopenNegotiation)

    def retranslate(self) -> None:
        self.end.setText(self.tr("No agreement…"))
        self.adjourn.setText(self.tr("Adjourn…"))
        self.reopen.setText(self.tr("Negotiate again"))
