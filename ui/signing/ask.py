"""What the signing room is asked to show, and what it answers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from mediator_app.domain.ink import Ink
from ui.signing.side import Line
from ui.signing.summary import Sentence


@dataclass(frozen=True, slots=True)
class Ask:
    """Everything that the room says; asked for again when the language changes."""

    headline: str
    note: str
    chip: str
    card_title: str
    sentences: tuple[Sentence, ...]
    hint: str
    confirm: str
    side_title: str
    lines: Sequence[Line]
    warning: str
    read_to: str = ""
    """The tick that the text was read aloud to who signs; empty for the mediator, who reads it to others."""


@dataclass(frozen=True, slots=True)
class Inked:
    """What somebody confirmed."""

    ink: Ink
    pages_seen: int
    read_aloud: bool
