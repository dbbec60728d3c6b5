"""One print run: each copy of one paper or several is sent, followed to its end as far as the system tells, then
people are asked.

Nothing is called printed because it was sent, nor because a system said "done": only somebody who has seen the paper
can say that it came out.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

from mediator_app.domain.errors import Refusal, Trouble
from mediator_app.domain.record import PrintOutcome
from ui.bridge import run, when
from ui.printing.copies import PrintTask, Recipient
from ui.printing.ports import ENDED, JobReport, JobState, Order, PrintSystem, Queue

POLL_MS: Final = 600


class CopyState(StrEnum):
    READY = "ready"
    SENDING = "sending"
    IN_QUEUE = "in_queue"
    PRINTING = "printing"
    HELD_UP = "held_up"
    """The printer stands still; the job waits in it."""
    ASKING = "asking"
    """The system has done its part. Did it come out?"""
    CAME_OUT = "came_out"
    FAILED = "failed"
    CANCELLED = "cancelled"
    NOT_OUT = "not_out"
    """Somebody looked, and it did not come out, or not whole."""


UNDER_WAY: Final = frozenset({CopyState.SENDING, CopyState.IN_QUEUE, CopyState.PRINTING, CopyState.HELD_UP})
OPEN: Final = frozenset({CopyState.FAILED, CopyState.CANCELLED, CopyState.NOT_OUT})
"""States from which a copy can be printed again."""


@dataclass(slots=True)
class Copy:
    """One copy of a task's file on its way. `first` is the page from which it is printed, `job` the system's number
    for it.
    """

    task: PrintTask
    recipient: Recipient
    state: CopyState = CopyState.READY
    first: int = 1
    job: str = ""
    report: JobReport | None = None
    trouble: Trouble | None = None
    told: bool = field(default=True)
    """Whether what became of the last attempt was recorded."""


class PrintRun(QObject):
    """Drives the copies of its tasks through one queue. One copy is under way at a time, so that a jam spoils one."""

    changed = Signal()
    outcome = Signal(object, object)
    """A `Copy` and its `PrintOutcome`, once for each attempt that was sent."""

    def __init__(
        self, system: PrintSystem, tasks: Sequence[PrintTask], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.queue: Queue | None = None
        self.copies = [Copy(task, recipient) for task in tasks for recipient in task.recipients]
        self._system = system
        self._waiting: list[Copy] = []
        self._now: Copy | None = None
        self._cancelling = False
        self._timer = QTimer(self)
        self._timer.setInterval(POLL_MS)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._ask)

    # --- what is asked of it ------------------------------------------------------------------

    @property
    def busy(self) -> bool:
        return self._now is not None

    @property
    def held_up(self) -> bool:
        """Whether what is under way stands still."""
        return self._now is not None and self._now.state is CopyState.HELD_UP

    def start(self, queue: Queue, copies: Sequence[Copy]) -> None:
        """Print these copies, one after the other."""
        self.queue = queue
        self._cancelling = False
        self._waiting += [copy for copy in copies if copy not in self._waiting and copy is not self._now]
        for copy in copies:
            copy.state, copy.trouble, copy.report = CopyState.READY, None, None
        self._go_on()

    def cancel(self) -> None:
        """Stop: what waits is not sent, what the system has is asked back."""
        self._waiting = []
        if self._now is not None and self._now.job and self.queue is not None:
            self._cancelling = True
            when(run(self._system.cancel, self.queue, self._now.job), self._cancel_asked, self._cancel_failed)
        self.changed.emit()

    def came_out(self, copy: Copy) -> None:
        """Somebody has the whole copy in hand."""
        copy.state = CopyState.CAME_OUT
        self._tell(copy, PrintOutcome.CAME_OUT)
        self.changed.emit()

    def did_not(self, copy: Copy, good_pages: int) -> None:
        """Somebody looked: only the first `good_pages` pages are good, or none. The rest can be printed on."""
        copy.state = CopyState.NOT_OUT
        copy.first = min(max(good_pages + 1, 1), copy.task.pages)
        self._tell(copy, PrintOutcome.NOT_PRINTED)
        self.changed.emit()

    def leave(self) -> None:
        """Nobody answers any more: what was sent and not looked at is recorded as unknown."""
        self._timer.stop()
        self._waiting = []
        for copy in self.copies:
            self._tell(copy, PrintOutcome.UNKNOWN)

    # --- one copy after the other ---------------------------------------------------------------

    def _go_on(self) -> None:
        if self._now is None and self._waiting and self.queue is not None:
            copy = self._waiting.pop(0)
            self._now = copy
            copy.state, copy.job = CopyState.SENDING, ""
            order = Order(copy.task.pdf, self._title(copy), copy.task.pages, copy.first)
            when(run(self._system.send, self.queue, order), self._sent, self._not_sent)
        self.changed.emit()

    def _title(self, copy: Copy) -> str:
        """What the queue shows to everybody in the office: the paper and the number, nobody's name."""
        title, number = copy.task.title, copy.recipient.number
        return f"{title} {number}" if number else title

    def _sent(self, job: str) -> None:
        copy = self._now
        if copy is None:
            return
        copy.job, copy.state, copy.told = job, CopyState.IN_QUEUE, False
        self.changed.emit()
        if self._cancelling:
            self.cancel()
        self._ask()

    def _not_sent(self, error: Exception) -> None:
        copy, self._now = self._now, None
        if not isinstance(error, (Trouble, Refusal)):
            raise error
        if copy is not None:
            copy.state = CopyState.FAILED
            copy.trouble = error if isinstance(error, Trouble) else Trouble(error.code, **error.params)
        self._waiting = []
        self.changed.emit()

    def _ask(self) -> None:
        copy = self._now
        if copy is not None and copy.job and self.queue is not None:
            when(run(self._system.follow, self.queue, copy.job), self._heard, self._not_heard)

    def _heard(self, report: JobReport) -> None:
        copy = self._now
        if copy is None:
            return
        copy.report, copy.trouble = report, None
        if report.state not in ENDED:
            copy.state = _state_under_way(report)
            self._timer.start()
            self.changed.emit()
            return
        self._now = None
        match report.state:
            case JobState.CANCELLED:
                copy.state = CopyState.CANCELLED
                self._waiting = []
                self._tell(copy, PrintOutcome.NOT_PRINTED)
            case JobState.FAILED:
                copy.state = CopyState.FAILED
                self._waiting = []
                self._tell(copy, PrintOutcome.NOT_PRINTED)
            case _:
                copy.state = CopyState.ASKING
        self._go_on()

    def _not_heard(self, error: Exception) -> None:
        """The system does not answer just now; the job may well be printing, so it goes on being asked for."""
        if not isinstance(error, Trouble):
            raise error
        if self._now is not None:
            self._now.trouble = error
            self._timer.start()
        self.changed.emit()

    def _cancel_asked(self, _: None) -> None:
        self._ask()

    def _cancel_failed(self, error: Exception) -> None:
        self._cancelling = False
        self._not_heard(error)

    def _tell(self, copy: Copy, outcome: PrintOutcome) -> None:
        if not copy.told:
            copy.told = True
            self.outcome.emit(copy, outcome)


def _state_under_way(report: JobReport) -> CopyState:
    match report.state:
        case JobState.STOPPED | JobState.HELD:
            return CopyState.HELD_UP
        case JobState.WAITING:
            return CopyState.HELD_UP if report.queue_stopped else CopyState.IN_QUEUE
        case _:
            return CopyState.PRINTING
