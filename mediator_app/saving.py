"""What was changed on screen and has to become durable: in order, never dropped, retried when the disk recovers."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass
from functools import partial
from threading import Lock
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mediator_app.domain.ids import CaseId
    from mediator_app.ports import Change, Store


@dataclass(frozen=True, slots=True)
class SaveState:
    """How many edits are not on disk yet, and what keeps them from it (None while nothing does)."""

    waiting: int
    trouble: Exception | None


@dataclass(frozen=True, slots=True, eq=False)
class _Job:
    """One change on its way, and the promise that was given for it."""

    change: Change
    saved: Future[None]


class Saver:
    """Hands changes to the store one after the other, in the order in which they were made, from any thread.

    After a failure nothing more is sent until `retry`: the edits that follow build on the one that failed. `listener`
    is called after every acknowledged or failed save, on the store's thread.
    """

    def __init__(self, store: Store, listener: Callable[[SaveState], None] | None = None) -> None:
        self._store = store
        self._listener = listener
        self._lock = Lock()
        self._waiting: deque[_Job] = deque()
        """Everything that is not durable, oldest first."""
        self._unsent: deque[_Job] = deque()
        """Its tail, which the store was not asked for yet."""
        self._sent = 0
        self._sending = False
        """Some thread is handing a change over; only one does at a time, or two could overtake each other."""
        self._trouble: Exception | None = None
        self._again = False
        """A retry was asked for while answers were still to come."""

    def save(self, change: Change) -> Future[None]:
        """Done when the change is durable. While the disk is in trouble it stays open; it is not lost."""
        job = _Job(change, Future())
        job.saved.set_running_or_notify_cancel()  # nobody can take back what has happened
        with self._lock:
            self._waiting.append(job)
            self._unsent.append(job)
        self._send()
        return job.saved

    def retry(self) -> None:
        """Send everything that is not durable yet once more, in order."""
        with self._lock:
            if self._trouble is None:
                return
            self._again = True
        self._start_again()

    def state(self) -> SaveState:
        with self._lock:
            return SaveState(len(self._waiting), self._trouble)

    def waiting(self, case_id: CaseId) -> int:
        """How many edits of that case are not durable yet."""
        with self._lock:
            return sum(job.change.entry.case_id == case_id for job in self._waiting)

    def _start_again(self) -> None:
        with self._lock:
            if not self._again or self._sent or self._sending:
                return  # whoever brings the last answer comes by here again
            self._again = False
            self._trouble = None
            self._unsent = deque(self._waiting)
        self._send()

    def blob(self, sha256: str) -> bytes | None:
        """Bytes that came with an edit which is not durable yet; None where no such edit waits."""
        with self._lock:
            for job in self._waiting:
                for blob in job.change.blobs:
                    if blob.sha256 == sha256:
                        return blob.data
        return None

    def _send(self) -> None:
        while True:
            with self._lock:
                if self._sending or self._trouble is not None or not self._unsent:
                    return
                self._sending = True
                self._sent += 1
                job = self._unsent.popleft()
            answer = self._ask(job.change)
            with self._lock:
                self._sending = False
            answer.add_done_callback(partial(self._arrived, job))

    def _ask(self, change: Change) -> Future[None]:
        try:
            return self._store.record(change)
        except Exception as error:  # noqa: BLE001 - a store that cannot even be asked has not saved it either
            answer: Future[None] = Future()
            answer.set_exception(error)
            return answer

    def _arrived(self, job: _Job, answer: Future[None]) -> None:
        error = answer.exception()
        with self._lock:
            self._sent -= 1
            if error is None:
                self._waiting.remove(job)
            elif self._trouble is None:
                self._trouble = error if isinstance(error, Exception) else RuntimeError("store thread ended")
            state = SaveState(len(self._waiting), self._trouble)
        if error is None:
            job.saved.set_result(None)
        if self._listener is not None:
            self._listener(state)
        self._start_again()
