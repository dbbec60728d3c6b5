"""What a court told this laptop, as the store keeps it."""

from __future__ import annotations

from concurrent.futures import Future
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any, Protocol

from mediator_app.domain.ids import CaseId

from .filings import ReceiptFact, ReviewFact


@dataclass(frozen=True, slots=True, kw_only=True)
class HearingFact:
    """A hearing that the court assigned. `case` is a case file (JSON)."""

    assignment: str
    case_number: str
    starts_at: datetime
    place: str
    title: str
    """`applicants|respondents` (see `record.title`)."""
    case: Any
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class HearingGone:
    """The court took an assigned hearing back."""

    assignment: str
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PackFact:
    """Rules (`rules`) or wording (`wording`) that the court offers, by the SHA-256 of its zip; `size` in bytes."""

    pack: str
    version: str
    sha256: str
    size: int
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CertificateFact:
    """A new certificate (PEM) for the laptop's key."""

    certificate: str


Said = ReceiptFact | ReviewFact | HearingFact | HearingGone | PackFact | CertificateFact


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """The `seq`-th answer of a court to this laptop, its signature verified. `hash` is that of the whole `token`."""

    laptop: str
    seq: int
    prev: str
    hash: str
    token: str
    at: datetime
    said: Said


@dataclass(frozen=True, slots=True)
class Head:
    """Where the chain of answers stands: number and hash of the newest link; 0 and empty before the first."""

    seq: int = 0
    hash: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class HearingLine:
    """An assigned hearing. `case_id` is the case that was opened for it on this laptop, empty where none was."""

    assignment: str
    case_number: str
    starts_at: datetime
    place: str
    title: str
    note: str
    withdrawn: bool
    case_id: str


class PackState(StrEnum):
    ANNOUNCED = "announced"
    TAKEN = "taken"
    """Its bytes are here, and read as what they are; new work goes by the newest taken."""
    REFUSED = "refused"


@dataclass(frozen=True, slots=True, kw_only=True)
class PackLine:
    fact: PackFact
    state: PackState
    reason: str
    seq: int


class Answers(Protocol):
    """What a court told this laptop: the chain of its answers, and what follows from each.

    Facts of the court lie in tables of their own; nothing here changes what the mediator wrote.
    """

    def head(self, laptop: str) -> Future[Head]: ...

    def take(self, link: Link) -> Future[None]:
        """Keep one link with what it says, in one transaction. Repeating a link does nothing.

        Refusals `answers_gap` (a link before it is missing), `answers_forked` (another link stands there, or it
        names another before it).
        """
        ...

    def token(self, laptop: str, seq: int) -> Future[str]:
        """The signed text of a link; empty where there is none."""
        ...

    def hearings(self) -> Future[tuple[HearingLine, ...]]:
        """Assigned hearings, the next first; those taken back too."""
        ...

    def hearing(self, assignment: str) -> Future[HearingFact]:
        """Refusal `no_such_hearing`."""
        ...

    def opened(self, assignment: str, case_id: CaseId) -> Future[None]:
        """That this case was opened for that hearing."""
        ...

    def assignment(self, case_id: CaseId) -> Future[str]:
        """The hearing for which the case was opened; empty where it was opened here."""
        ...

    def packs(self) -> Future[tuple[PackLine, ...]]:
        """In the order in which they were announced."""
        ...

    def take_pack(self, sha256: str, data: bytes) -> Future[None]: ...

    def refuse_pack(self, sha256: str, reason: str) -> Future[None]: ...

    def pack(self, sha256: str) -> Future[bytes]:
        """Refusal `no_such_pack`."""
        ...
