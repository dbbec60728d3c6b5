"""What the print room needs from whatever prints. Calls may wait for the system; the window's thread makes none."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol


class QueueState(StrEnum):
    READY = "ready"
    BUSY = "busy"
    STOPPED = "stopped"
    """Paused by somebody, or by the system after a failure: it takes jobs and prints none."""
    REJECTING = "rejecting"
    """It takes no jobs."""


class A4(StrEnum):
    LOADED = "loaded"
    SUPPORTED = "supported"
    """The printer knows A4; whether it lies in the tray it does not say."""
    MISSING = "missing"
    """It told what is loaded, and A4 is not among it."""
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Queue:
    """A printer as the system describes it. `reasons` are IPP keywords without their severity (`media-empty`)."""

    name: str
    title: str
    state: QueueState
    a4: A4 = A4.UNKNOWN
    takes_pdf: bool = False
    is_default: bool = False
    reasons: tuple[str, ...] = ()
    message: str = ""


class JobState(StrEnum):
    WAITING = "waiting"
    HELD = "held"
    PRINTING = "printing"
    STOPPED = "stopped"
    """Begun, and standing still until somebody sees to the printer."""
    CANCELLED = "cancelled"
    FAILED = "failed"
    DONE = "done"
    """The system has handed everything to the printer. Whether paper came out, people see."""
    HANDED_OVER = "handed_over"
    """The system tells nothing after it took the job."""
    GONE = "gone"
    """The system no longer knows the job."""


ENDED: frozenset[JobState] = frozenset(
    {JobState.CANCELLED, JobState.FAILED, JobState.DONE, JobState.HANDED_OVER, JobState.GONE}
)


@dataclass(frozen=True, slots=True)
class JobReport:
    """How a job stands. `queue_stopped`: its printer is paused or in trouble; `sheets` is None where nobody counts."""

    state: JobState
    queue_stopped: bool = False
    reasons: tuple[str, ...] = ()
    message: str = ""
    sheets: int | None = None


@dataclass(frozen=True, slots=True)
class Order:
    """One copy of one file: its bytes as they are, from page `first` (1 for all) to page `last`."""

    pdf: bytes
    title: str
    last: int
    first: int = 1


class PrintSystem(Protocol):
    """Trouble `print_system_missing` (nothing that prints answers), `print_system_failed` (param `reason`)."""

    def queues(self) -> tuple[Queue, ...]:
        """The printers there are, the default one first."""
        ...

    def send(self, queue: Queue, order: Order) -> str:
        """Hand an order over; the job's id. Trouble `print_refused` (param `reason`) where the queue takes nothing."""
        ...

    def follow(self, queue: Queue, job: str) -> JobReport:
        """How the job stands now."""
        ...

    def cancel(self, queue: Queue, job: str) -> None:
        """Ask for the job to end; `follow` says whether it did."""
        ...
