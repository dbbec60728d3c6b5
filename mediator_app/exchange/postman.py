"""The thread on which the outbox works: it sleeps until something happens, or until the outbox wants to come again."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from concurrent.futures import Future
from datetime import datetime
from threading import Condition, Thread
from typing import Any, Final, TypeVar

from mediator_app.domain.errors import Trouble

T = TypeVar("T")

LONGEST_NAP: Final = 3600.0
"""Seconds; a laptop that was asleep itself must not be believed about how long it waited."""
GOODBYE: Final = 3.0
"""Seconds that `close` waits for a request to end. What is cut then goes on after the next start."""


class Postman:
    """Runs `turn` on a thread of its own, and whatever else is asked, one after the other.

    `turn` gives when it wants to be called again; None for not before `wake`. It is called once more after each thing
    that was asked. `interrupt` is called by `close` from outside: nothing new is to be begun.
    """

    def __init__(
        self,
        turn: Callable[[], datetime | None],
        now: Callable[[], datetime],
        interrupt: Callable[[], None] = lambda: None,
    ) -> None:
        self._turn = turn
        self._now = now
        self._interrupt = interrupt
        self._news = Condition()
        self._asked: deque[tuple[Future[Any], Callable[[], Any]]] = deque()
        self._woken = True
        self._ended = False
        # A request may hang for a minute; the program must be able to end without it.
        self._thread = Thread(target=self._run, name="postman", daemon=True)
        self._thread.start()

    @property
    def ended(self) -> bool:
        """Whether `close` was called; whoever works for long looks at it."""
        return self._ended

    def wake(self) -> None:
        """Call `turn` now, from any thread."""
        with self._news:
            self._woken = True
            self._news.notify_all()

    def ask(self, job: Callable[[], T]) -> Future[T]:
        """Run `job` on the postman's thread, before the next turn; Trouble `delivery_ended` once closed."""
        answer: Future[T] = Future()
        answer.set_running_or_notify_cancel()
        with self._news:
            if not self._ended:
                self._asked.append((answer, job))
                self._woken = True
                self._news.notify_all()
                return answer
        answer.set_exception(Trouble("delivery_ended"))
        return answer

    def close(self) -> bool:
        """End the thread, and what it is doing. May be called twice; False where a request still hangs."""
        with self._news:
            self._ended = True
            self._news.notify_all()
        self._interrupt()
        self._thread.join(GOODBYE)
        return not self._thread.is_alive()

    def _run(self) -> None:
        again: datetime | None = None
        while True:
            with self._news:
                while not (self._woken or self._ended):
                    if not self._news.wait(self._nap(again)):
                        break
                self._woken = False
                jobs, self._asked = self._asked, deque()
            if self._ended:
                for answer, _ in jobs:
                    answer.set_exception(Trouble("delivery_ended"))
                return
            for answer, job in jobs:
                _do(answer, job)
            try:
                again = self._turn()
            except Trouble as trouble:
                if trouble.code not in ("store_closed", "delivery_ended"):
                    raise
                again = None

    def _nap(self, again: datetime | None) -> float | None:
        """Seconds to wait for news; None for as long as it takes."""
        if again is None:
            return None
        return min(max((again - self._now()).total_seconds(), 0.0), LONGEST_NAP)


def _do(answer: Future[T], job: Callable[[], T]) -> None:
    try:
        done = job()
    except Exception as error:  # noqa: BLE001 - whoever asked gets it with the future
        answer.set_exception(error)
    else:
        answer.set_result(done)
