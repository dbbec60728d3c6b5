"""What was changed on screen and has to become durable: in order, never dropped, retried when the disk recovers."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass
from threading import Lock

from mediator_app.domain.ids import CaseId
from mediator_app.ports import Change, Store


@dataclass(frozen=True, slots=True)
class SaveState:
    """How many edits are not on disk yet, and what keeps them from it (None while nothing does)."""

    waiting: int
    trouble: Exception | None


@dataclass(frozen=True, slots=True)
class _Job:
    change: Change
    saved: Future[None]


class Saver:
    """Hands changes to the store one after the other.

    After a failure nothing more is sent until `retry`: the edits that follow build on the one that failed. `listener`
    is called after every acknowledged or failed save, on the store's thread.
    """

    def __init__(self, store: Store, listener: Callable[[SaveState], None] | None = None) -> None:
        self._store = store
        self._listener = listener
        self._lock = Lock()
        self._waiting: deque[_Job] = deque()
        self._sent = 0
        self._trouble: Exception | None = None

    def save(self, change: Change) -> Future[None]:
        """Done when the change is durable. While the disk is in trouble it stays open; it is not lost."""
        job = _Job(change, Future())
        with self._lock:
            self._waiting.append(job)
            send = self._trouble is None
            self._sent += send
        if send:
            self._send(job)
        return job.saved

    def retry(self) -> None:
        """Send everything that is not durable yet once more, in order."""
        with self._lock:
            if self._trouble is None or self._sent:
                return
            self._trouble = None
            jobs = tuple(self._waiting)
            self._sent = len(jobs)
        for job in jobs:
            self._send(job)

    def state(self) -> SaveState:
        with self._lock:
            return SaveState(len(self._waiting), self._trouble)

    def waiting(self, case_id: CaseId) -> int:
        """How many edits of that case are not durable yet."""
        with self._lock:
            return sum(job.change.entry.case_id == case_id for job in self._waiting)

    def _send(self, job: _Job) -> None:
        def arrived(done: Future[None]) -> None:
            self._arrived(job, done.exception())

        self._store.record(job.change).add_done_callback(arrived)

    def _arrived(self, job: _Job, error: BaseException | None) -> None:
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
