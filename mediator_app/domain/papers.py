"""The kinds of paper, and who signs where."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from mediator_app.domain.kinds import INSTRUMENTS as INSTRUMENTS
from mediator_app.domain.kinds import PaperKind as PaperKind


class SignerRole(StrEnum):
    PARTY = "party"
    """A worker in person or by the guardian, or an employer by its legal representative."""
    AGENT = "agent"
    INTERPRETER = "interpreter"
    RECORDER = "recorder"
    MEDIATOR = "mediator"
    """The mediator or arbitrator; always last."""


@dataclass(frozen=True, slots=True)
class Signer:
    """Who signs. `id` is the party's, agent's or interpreter's id; empty for the recorder and the mediator."""

    role: SignerRole
    id: str = ""

    @property
    def slot(self) -> str:
        """Name of the place on the paper where this signer's signature stands: `agent:0198…`, `mediator`."""
        return f"{self.role.value}:{self.id}" if self.id else self.role.value


@dataclass(frozen=True, slots=True)
class PaperId:
    """One paper of a case. `subject` is the party's or agent's id for papers that are made one for each."""

    kind: PaperKind
    subject: str = ""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a signer's signature stands: page (from 1) and rectangle in points from the page's lower left corner."""

    slot: str
    page: int
    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class SpacedLine:
    """A line whose letters a reader of the PDF cannot place, since its spaces have grown: page (from 1), baseline and
    the left edge of each letter, with the right edge of the last, in points from the page's lower left corner."""

    page: int
    baseline: float
    text: str
    edges: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class RenderedPaper:
    """A paper as PDF, byte for byte as it prints."""

    id: PaperId
    pdf: bytes
    pages: int
    places: tuple[Place, ...] = ()
    spaced: tuple[SpacedLine, ...] = ()


@dataclass(frozen=True, slots=True)
class LibraryClause:
    """A clause of the library: when it may be used, the law behind it, and when that was last looked at (a date)."""

    code: str
    when: str
    basis: str
    reviewed: str
