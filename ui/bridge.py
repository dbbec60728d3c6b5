"""How answers from other threads come back to the window: one queued signal, to bound methods of living QObjects only.

    when(desk.load(case_id), self._loaded, self._failed)

`_loaded` runs on the window's thread, in a later turn of its loop; not at all when `self` has been deleted meanwhile.
"""

from __future__ import annotations

import logging
import sys
from collections.abc import Callable
from concurrent.futures import CancelledError, Future, ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any, Final, TypeVar
from weakref import WeakMethod

from PySide6.QtCore import QCoreApplication, QObject, Qt, Signal
from shiboken6 import isValid

from mediator_app.domain.errors import Refusal, Trouble
from mediator_app.saving import SaveState
from ui.sweeping import Sweeper

T = TypeVar("T")
_log: Final = logging.getLogger(__name__)
WORKERS: Final = 3
TURN_SECONDS: Final = 0.0005
"""How long a thread that draws paper may keep the interpreter while the window waits for it. Python's own 5 ms are paid
again at nearly every call into Qt, and add up to a window that stutters under the hands."""


@dataclass(frozen=True, slots=True)
class _Ticket:
    """Who is told when a future is done; nobody who is gone by then."""

    future: Future[Any]
    done: WeakMethod[Callable[[Any], None]]
    failed: WeakMethod[Callable[[Exception], None]] | None


class Bridge(QObject):
    """Where answers arrive. `unheard` carries a Refusal or Trouble that whoever asked did not want to hear of."""

    unheard = Signal(object)
    _arrived = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        sys.setswitchinterval(TURN_SECONDS)
        self._arrived.connect(self._deliver, Qt.ConnectionType.QueuedConnection)
        self._pool = ThreadPoolExecutor(WORKERS, thread_name_prefix="window-work")
        self._waiting: set[Future[Any]] = set()
        self.sweeper = Sweeper(self)

    def when(
        self,
        future: Future[T],
        done: Callable[[T], None],
        failed: Callable[[Exception], None] | None = None,
    ) -> None:
        """Tell a bound method when there is an answer, another when there is none."""
        ticket = _Ticket(future, WeakMethod(done), WeakMethod(failed) if failed is not None else None)

        def arrived(_: Future[T]) -> None:
            if isValid(self):
                self._arrived.emit(ticket)

        self._waiting.add(future)
        future.add_done_callback(arrived)

    def run(self, work: Callable[..., T], *args: Any) -> Future[T]:
        """Do slow work (PDF, key derivation, network) on the small pool."""
        return self._pool.submit(work, *args)

    @property
    def busy(self) -> bool:
        """Whether an answer is still on its way; tests wait for this to end."""
        return bool(self._waiting)

    def awaits(self, future: Future[Any]) -> bool:
        """Whether this answer is still on its way."""
        return future in self._waiting

    def close(self) -> None:
        """Take no more work; what runs is finished, what waits is dropped."""
        self._pool.shutdown(wait=True, cancel_futures=True)

    def _deliver(self, ticket: _Ticket) -> None:
        self._waiting.discard(ticket.future)
        try:
            answer = ticket.future.result()
        except CancelledError:
            return
        except Exception as error:
            heard = _alive(ticket.failed) if ticket.failed is not None else None
            if heard is not None:
                heard(error)
            elif isinstance(error, (Refusal, Trouble)):
                self.unheard.emit(error)
            else:
                raise
            return
        method = _alive(ticket.done)
        if method is not None:
            method(answer)


def _alive(reference: WeakMethod[Callable[[Any], None]]) -> Callable[[Any], None] | None:
    """The method, unless its object is gone or is a Python shell around a widget that Qt has deleted."""
    method = reference()
    owner = getattr(method, "__self__", None)
    if method is None or (isinstance(owner, QObject) and not isValid(owner)):
        return None
    return method


_bridge: list[Bridge] = []


def bridge() -> Bridge:
    """The one bridge of this application; made at the first question, which must come from the window's thread."""
    if not _bridge or not isValid(_bridge[0]):
        _bridge[:] = [Bridge(QCoreApplication.instance())]
    return _bridge[0]


def when(
    future: Future[T], done: Callable[[T], None], failed: Callable[[Exception], None] | None = None
) -> None:
    """`Bridge.when` of the one bridge."""
    bridge().when(future, done, failed)


def run(work: Callable[..., T], *args: Any) -> Future[T]:
    """`Bridge.run` of the one bridge."""
    return bridge().run(work, *args)


class SaveNews(QObject):
    """Carries the desk's news about saving from the store's thread: `Desk(..., on_save=news.tell)`."""

    changed = Signal(object)

    def tell(self, state: SaveState) -> None:
        """Callable from any thread; `changed` reaches slots on the thread they live on."""
        if isValid(self):
            self.changed.emit(state)
