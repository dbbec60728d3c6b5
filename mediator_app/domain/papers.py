"""The kinds of paper, and who signs where."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class PaperKind(StrEnum):
    ARBITRATION_MEDIATION = "arbitration_mediation"
    """仲裁调解书: the case was accepted by the court; enforceable once both sides have signed for receipt (art. 42)."""
    MEDIATION_AGREEMENT = "mediation_agreement"
    """调解协议书: made by a mediation body; binding as a contract once signed and sealed (art. 14)."""
    HEARING_RECORD = "hearing_record"
    """调解笔录."""
    RIGHTS_NOTICE = "rights_notice"
    """权利义务告知书."""
    POWER_OF_ATTORNEY = "power_of_attorney"
    """授权委托书, one for each agent."""
    SERVICE_ADDRESS = "service_address"
    """送达地址确认书, one for each party."""
    SERVICE_RETURN = "service_return"
    """送达回证, one for each party."""


INSTRUMENTS: frozenset[PaperKind] = frozenset(
    {PaperKind.ARBITRATION_MEDIATION, PaperKind.MEDIATION_AGREEMENT}
)
"""The papers that settle a dispute; exactly one of them is sealed in a case."""


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
class RenderedPaper:
    """A paper as PDF, byte for byte as it prints."""

    id: PaperId
    pdf: bytes
    pages: int
    places: tuple[Place, ...] = ()


@dataclass(frozen=True, slots=True)
class LibraryClause:
    """A clause of the library: when it may be used, the law behind it, and when that was last looked at (a date)."""

    code: str
    when: str
    basis: str
    reviewed: str
