"""What the window and the command line see of filing."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Any, Final, Protocol

from mediator_app.domain.filings import FilingState
from mediator_app.domain.ids import CaseId, FilingId

from .answers import HearingLine, PackLine
from .filings import FilingLine
from .sticks import Brought, Carried


class RoadState(StrEnum):
    """What the outbox is doing, or what keeps it from doing anything."""

    NOT_ENROLLED = "not_enrolled"
    WAITING = "waiting"
    """Nothing is due."""
    WORKING = "working"
    OFFLINE = "offline"
    """The system says that there is no network."""
    METERED = "metered"
    """Paused: the network costs money, and nobody said that it may be used."""
    CAPTIVE = "captive"
    """Paused: a portal answers in the court's place. Somebody has to sign in to the network first."""
    UNREACHABLE = "unreachable"
    """Tried, and the court did not answer; tried again at `retry_at`."""
    STOPPED = "stopped"
    """A person has to do something first: `reason` says what (`laptop_revoked`, `contract_too_old`, `answers_forked`,
    …).
    """


@dataclass(frozen=True, slots=True, kw_only=True)
class Road:
    state: RoadState
    reason: str = ""
    params: Mapping[str, Any] = field(default_factory=dict)
    retry_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CourtFacts:
    """The court at which this laptop is enrolled. `last_contact` is None before the first."""

    url: str
    court: str
    name: str
    laptop: str
    mediator: str
    organisation: str
    expires: datetime
    """When the laptop's certificate ends."""
    expiring: bool
    """So soon that somebody should ask the court for a new one."""
    last_contact: datetime | None
    recipient: str
    """The court's age recipient, to which a bundle on a stick is encrypted."""


class Word(StrEnum):
    """What a person is told about a filing, in one word."""

    HELD = "held"
    """Until it is served."""
    ONLY_HERE = "only_here"
    WAITS_FOR_NETWORK = "waits_for_network"
    SENDING = "sending"
    RECEIVED = "received"
    UNDER_REVIEW = "under_review"
    DOCKETED = "docketed"
    RETURNED = "returned"
    BLOCKED = "blocked"
    WITHDRAWN = "withdrawn"


_CLOSED_ROADS: Final = frozenset(
    {RoadState.OFFLINE, RoadState.METERED, RoadState.CAPTIVE, RoadState.UNREACHABLE}
)


def word_of(line: FilingLine, road: Road) -> Word:
    """The word for a filing while the road is as it is."""
    match line.state:
        case FilingState.QUEUED if line.held:
            return Word.HELD
        case FilingState.QUEUED | FilingState.SENDING:
            if road.state in _CLOSED_ROADS:
                return Word.WAITS_FOR_NETWORK
            return Word.SENDING if line.state is FilingState.SENDING else Word.ONLY_HERE
        case _:
            return Word(line.state.value)


class NextStep(StrEnum):
    """What helps with a blocked filing."""

    MEND = "mend"
    """Mend the case, then try again: nothing was made ready yet."""
    FILE_ANEW = "file_anew"
    """Give it up and file the case as it stands then: what was made ready never changes."""
    ASK_COURT = "ask_court"
    """Compare with the court before anything else."""
    UPDATE = "update"
    """Update the program, then try again."""


_STEPS: Final = {
    "filing_conflict": NextStep.ASK_COURT,
    "not_this_laptop": NextStep.FILE_ANEW,
    "not_this_court": NextStep.FILE_ANEW,
    "case_data_invalid": NextStep.UPDATE,
    "contract_too_old": NextStep.UPDATE,
    "contract_too_new": NextStep.UPDATE,
}


def next_step(line: FilingLine) -> NextStep:
    """What a person does about a blocked filing, by what blocked it."""
    return _STEPS.get(line.reason, NextStep.FILE_ANEW if line.fixed else NextStep.MEND)


class Delivery(Protocol):
    """Filing, as the window and the command line see it. Answers come as Futures; none of the calls waits.

    Failures are Refusal or Trouble, as of `Filings` and `Court`.
    """

    def listen(self, heard: Callable[[], None]) -> Callable[[], None]:
        """`heard` is called, from another thread, after anything that is shown may have changed. Gives what ends it."""
        ...

    def lines(self, case_id: CaseId | None = None) -> Future[tuple[FilingLine, ...]]:
        """Filings, newest first, with the bytes that are under way counted in."""
        ...

    def road(self) -> Road:
        """What the outbox is doing now."""
        ...

    def court(self) -> CourtFacts | None:
        """Where this laptop is enrolled."""
        ...

    def enrol(self, url: str, code: str, ca_file: Path | None = None) -> Future[CourtFacts]:
        """Be taken on by the court at `url` (https, or http to this very computer) with its one-time code. `ca_file`
        (PEM) takes the place of the system's certificates, for a closed network with an authority of its own.

        Refusals `url_bad`, `code_short`, `code_long`, `code_letter`, `other_court`, `code_wrong`, `code_used`,
        `code_expired`, `practice_mismatch`.
        """
        ...

    def deliver_now(self) -> None:
        """Do not wait for the next time: try at once, and ask for answers."""
        ...

    def network(self, *, online: bool, metered: bool = False, captive: bool = False) -> None:
        """What the system says about the network."""
        ...

    def allow_metered(self, allowed: bool) -> None:
        """Whether a network that costs money may be used."""
        ...

    def limit(self, bytes_per_second: int | None) -> None:
        """The most that is sent in a second; None for all there is."""
        ...

    def send_now(self, filing_id: FilingId) -> Future[None]:
        """Do not hold it back any longer."""
        ...

    def hold(self, filing_id: FilingId) -> Future[None]:
        """Hold it back. Refusal `filing_fixed`."""
        ...

    def retry(self, filing_id: FilingId) -> Future[None]:
        """After somebody mended what blocked it, or to try at once."""
        ...

    def withdraw(self, filing_id: FilingId) -> Future[None]:
        """Give a filing up that the court does not have."""
        ...

    def refile(self, case_id: CaseId) -> Future[FilingId]:
        """File the case as it stands now, naming the returned or received filing that it corrects.

        Refusals `nothing_to_file`, `filing_waits`.
        """
        ...

    def hearings(self) -> Future[tuple[HearingLine, ...]]:
        """Assigned hearings, the next first."""
        ...

    def open_hearing(self, assignment: str) -> Future[CaseId]:
        """The case for an assigned hearing: opened from the court's case file, or the one that was opened before.

        Refusals `no_such_hearing`, `hearing_withdrawn`, `case_file_refused` (`reasons`).
        """
        ...

    def write_bundle(self, folder: Path, chosen: Sequence[FilingId] | None = None) -> Future[Carried]:
        """A bundle for the court in a folder of a stick, with the chosen filings or all that may go now.

        Refusals `not_enrolled`, `no_such_filing`, `filing_not_unsent`, `bundle_…`; Trouble `stick_…`.
        """
        ...

    def read_answers(self, path: Path) -> Future[Brought]:
        """Take the answers that the court wrote onto a stick.

        Refusals `not_enrolled`, `answers_…`; Trouble `stick_…`.
        """
        ...

    def packs(self) -> Future[tuple[PackLine, ...]]:
        """Rules and wording that the court sent, those refused too."""
        ...
