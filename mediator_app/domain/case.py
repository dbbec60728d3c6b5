"""The whole case: its open record, and what was said in caucus."""

from __future__ import annotations

from dataclasses import dataclass

from .caucus import Caucus
from .record import Record


@dataclass(frozen=True, slots=True)
class CaseFile:
    """Nothing in it is mutable, so a widget, a thread or a test may hold it without harm."""

    record: Record
    caucus: Caucus = Caucus()
