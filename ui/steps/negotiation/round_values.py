"""What a round is while it is typed, and what a caucus is while nobody looks at it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import Enum, auto

from mediator_app.domain.caucus import ConfidentialOffer
from mediator_app.domain.money import Money
from mediator_app.domain.offers import Offer, OfferSide

AnyOffer = Offer | ConfidentialOffer


@dataclass(frozen=True, slots=True)
class Entry:
    """A round as it was typed in."""

    side: OfferSide
    amount: Money
    pay_by: date | None
    conditions: str
    secret: bool
    corrects: AnyOffer | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Typed:
    """A round or a correction that is typed and not entered: the texts of amount, date, conditions and reason."""

    side: OfferSide | None
    texts: tuple[str, ...]
    secret: bool = False
    still: bool = False
    ended: bool = False
    corrects: str = ""
    """Id of the offer that is being corrected."""


@dataclass(frozen=True, slots=True)
class Interrupted:
    """A caucus that goes on while the parties' view is on: with whom (None: nobody said yet), and the texts of amount,
    date and conditions.
    """

    side: OfferSide | None
    still: bool
    texts: tuple[str, ...]
    ended: bool = False
    """Whether it is over, and only what was typed in it is kept for the mediator's own view."""

    @property
    def typed(self) -> Typed:
        """What was typed in it."""
        return Typed(self.side, (*self.texts, ""), True, self.still, self.ended)


class News(Enum):
    """What happened last in the caucus that goes on."""

    NONE = auto()
    RECORDED = auto()
    CHANGED = auto()
