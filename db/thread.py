"""The one thread that owns the database."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import ParamSpec, TypeVar

from mediator_app.domain.errors import Trouble

P = ParamSpec("P")
T = TypeVar("T")


class StoreThread:
    """Does what it is asked, in order, on a thread of its own, without polling.

    A program that ends without closing its store still waits until everything it asked for is on disk.
    """

    def __init__(self, name: str = "store") -> None:
        self._pool = ThreadPoolExecutor(max_workers=1, thread_name_prefix=name)

    def ask(self, job: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        """Run `job` after everything asked for before; `Trouble("store_closed")` in the future once closed."""
        try:
            return self._pool.submit(job, *args, **kwargs)
        except RuntimeError:
            answer: Future[T] = Future()
            answer.set_exception(Trouble("store_closed"))
            return answer

    def close(self) -> None:
        """Finish what was asked for, then end the thread. May be called twice."""
        self._pool.shutdown(wait=True)
