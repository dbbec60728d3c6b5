"""Whether a caucus goes on: after its last round, until the mediator ends it or a round is made in front of both.

It is read from the case, so that a restart or a crash opens nothing. That it was ended is kept in the encrypted store,
by the id of the round after which it was; where that cannot be read or written, the caucus goes on.
"""

from __future__ import annotations

from collections.abc import Container, Sequence
from typing import Any, Final, TypeVar

from PySide6.QtCore import QObject, Signal

from mediator_app.domain.case import CaseFile
from mediator_app.domain.caucus import ConfidentialOffer
from mediator_app.domain.ids import OfferId
from mediator_app.domain.journal import History
from mediator_app.domain.offers import Offer
from mediator_app.domain.states import CaseState
from ui.bridge import when
from ui.steps.base import StepContext

ENDED: Final = "caucus_ended:"
"""Setting, with the case's id behind it: the id of the last round of the caucus that was ended."""
AnyOffer = TypeVar("AnyOffer", Offer, ConfidentialOffer)


def last_aside(history: History) -> ConfidentialOffer | None:
    """The last round, where it was made in caucus; as it was first written down.

    By the order of the edits: a clock that was set back must not open anything. A correction is no round, and what a
    side allows to be told to the other is none in front of both.
    """
    case = history.case
    if case is None:
        return None
    told = {_figures(offer) for offer in case.caucus.offers}
    for before, after in history.steps():
        for secret in _new(before.caucus.offers, after.caucus.offers):
            return secret
        if any(_figures(one) not in told for one in _new(_open(before), _open(after))):
            return None
    return _last_by_time(case, told)


def _open(case: CaseFile) -> tuple[Offer, ...]:
    return case.record.content.offers


def _new(before: Sequence[AnyOffer], after: Sequence[AnyOffer]) -> list[AnyOffer]:
    """The rounds that an edit made, without corrections."""
    return [] if before is after else [one for one in after[len(before) :] if one.corrects is None]


def _figures(offer: Offer | ConfidentialOffer) -> tuple[object, ...]:
    return offer.side, offer.amount, offer.pay_by, offer.conditions


def _last_by_time(case: CaseFile, told: Container[tuple[object, ...]]) -> ConfidentialOffer | None:
    """What lies before an edit that undo does not pass is known by its time only."""
    everything: tuple[Offer | ConfidentialOffer, ...] = (*_open(case), *case.caucus.offers)
    rounds = [one for one in everything if one.corrects is None]
    rounds.sort(key=lambda one: one.at)
    counting = [one for one in rounds if isinstance(one, ConfidentialOffer) or _figures(one) not in told]
    last = counting[-1] if counting else None
    return last if isinstance(last, ConfidentialOffer) else None


class GoingOn(QObject):
    """Knows of one case whether a caucus of it was ended."""

    was_ended = Signal()
    """The store says that the last caucus was ended before the window was opened."""

    def __init__(self, context: StepContext, parent: QObject) -> None:
        super().__init__(parent)
        self._context, self._name = context, ENDED + context.case_id
        self._ended: OfferId | None = None
        when(context.desk.store.setting(self._name), self._read)

    def _read(self, kept: Any) -> None:
        if isinstance(kept, str) and self._ended is None:
            self._ended = OfferId(kept)
            self.was_ended.emit()

    def last(self, case: CaseFile | None) -> ConfidentialOffer | None:
        """The last round of a caucus that goes on."""
        if case is None or case.record.state is not CaseState.MEDIATING:
            return None
        last = last_aside(self._context.desk.history(self._context.case_id))
        return last if last is not None and last.id != self._ended else None

    def end(self, case: CaseFile) -> None:
        """Nobody is in caucus any more."""
        last = self.last(case)
        if last is not None:
            self._ended = last.id
            self._context.desk.store.set_setting(self._name, str(last.id))
