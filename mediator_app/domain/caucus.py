"""What is said to the mediator alone (背靠背). Nothing here ever reaches a paper, a filing, an export or a log.

`documents` and `exchange` may not import this module, not even by way of another one; the import linter checks it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from .ids import NoteId, OfferId
from .money import Money
from .offers import OfferSide


@dataclass(frozen=True, slots=True, kw_only=True)
class ConfidentialOffer:
    """An offer that one side made to the mediator only.

    `corrects` names the offer it puts right; the old one stays and no longer counts.
    """

    id: OfferId
    at: datetime
    side: OfferSide
    amount: Money
    pay_by: date | None = None
    conditions: str = ""
    corrects: OfferId | None = None
    reason: str = ""
    """Why it was corrected; required with `corrects`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ConfidentialNote:
    """A remark for the mediator's eyes; `side` is whom it was heard from, None for the mediator's own thought."""

    id: NoteId
    at: datetime
    text: str
    side: OfferSide | None = None


@dataclass(frozen=True, slots=True)
class Caucus:
    offers: tuple[ConfidentialOffer, ...] = ()
    notes: tuple[ConfidentialNote, ...] = ()
