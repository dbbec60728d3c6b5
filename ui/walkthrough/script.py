"""What is to happen at a hearing that is walked through."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from mediator_app.domain.ink import Ink
from mediator_app.domain.money import Money
from mediator_app.domain.offers import OfferSide
from mediator_app.domain.papers import Signer
from mediator_app.domain.record import Content


@dataclass(frozen=True, slots=True)
class Aside:
    """Something said in caucus: an offer where `amount` is given, else a note."""

    side: OfferSide | None
    text: str
    amount: Money | None = None


@dataclass(frozen=True, slots=True)
class Script:
    """What is to happen at the hearing, and how everybody writes."""

    content: Content
    aside: Sequence[Aside]
    ink: Callable[[Signer, int], Ink]
    """Somebody's signature; the number tells the occasions apart."""
    scan: Path | None = None
    """Where everybody signs on paper instead: the file that a scanner left."""
