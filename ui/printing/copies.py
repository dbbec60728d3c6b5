"""What is to be printed: one file, and the numbered copies of it for named recipients."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from mediator_app.domain.papers import PaperId


@dataclass(frozen=True, slots=True)
class Recipient:
    """Whom a copy is for. `id` is a party's id or `body`; empty for a paper that stays here.

    `has_one` where a copy of the same bytes came out for them before: it is not printed again unless it is ticked.
    """

    number: int
    id: str
    name: str
    has_one: bool = False


@dataclass(frozen=True, slots=True)
class PrintTask:
    """The bytes, what they are, and for whom. `paper` None for what belongs to no case, such as a test page.

    `may_leave` where the file itself may be given away; a sealed paper that nobody has signed yet may only be printed.
    """

    title: str
    pdf: bytes
    pages: int
    recipients: tuple[Recipient, ...]
    paper: PaperId | None = None
    may_leave: bool = True
    file: str = ""
    """What a copy of the file is called; the title where nothing is said."""

    @property
    def sha256(self) -> str:
        return hashlib.sha256(self.pdf).hexdigest()
