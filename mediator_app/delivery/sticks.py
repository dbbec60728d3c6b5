"""Filing by a stick, as the window and the command line see it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from mediator_app.domain.ids import FilingId


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A filing that did not go, or that the court did not take: why, and whether it waits for a person now."""

    filing_id: FilingId
    code: str
    blocked: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Carried:
    """A bundle on a stick. Its filings stay unsent until the court's answers are here."""

    path: Path
    size: int
    """Bytes."""
    bundle: str
    filings: tuple[FilingId, ...]
    left_out: tuple[LeftOut, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Brought:
    """What came back on a stick: how many answers were new, and what the court says about the bundle's filings."""

    bundle: str
    new: int
    received: tuple[FilingId, ...]
    refused: tuple[LeftOut, ...]
