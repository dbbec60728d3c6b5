"""What is to be printed: one file, and the numbered copies of it for named recipients."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from mediator_app.domain.papers import PaperId


@dataclass(frozen=True, slots=True)
class Recipient:
    """Whom a copy is for. `id` is a party's id or `body`; empty for a paper that stays here."""

    number: int
    id: str
    name: str


@dataclass(frozen=True, slots=True)
class PrintTask:
    """The bytes, what they are, and for whom. `paper` None for what belongs to no case, such as a test page."""

    title: str
    pdf: bytes
    pages: int
    recipients: tuple[Recipient, ...]
    paper: PaperId | None = None

    @property
    def sha256(self) -> str:
        return hashlib.sha256(self.pdf).hexdigest()
