"""Garbage in tests of the window: swept where the window itself has it swept, and nowhere else (decision 0018).

A room of tests that opens windows imports `_swept` into its conftest.
"""

from __future__ import annotations

import gc
import threading
from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QEvent


class _Aside:
    """What the process held when its first test of the window began, set aside from the sweeps after each test.

    To look through the program itself each time took a third of the time of all tests of the window.
    """

    count = 0

    @classmethod
    def make(cls) -> None:
        """Anew, where it is not there or a window has set aside more, or taken it back."""
        if cls.count == 0 or gc.get_freeze_count() > cls.count or gc.get_freeze_count() == 0:
            gc.unfreeze()
            gc.collect()
            gc.freeze()
            cls.count = gc.get_freeze_count()


@pytest.fixture(autouse=True)
def _swept(qapp: object) -> Iterator[None]:
    """Widgets of one test are gone before the next, and no thread but the window's sweeps meanwhile.

    A sweep on a thread that draws paper or owns the store empties a widget that Qt still sends events to: now and
    then the whole process dies of it. Fails the test where one happened.
    """
    elsewhere: set[str] = set()

    def watch(phase: str, _: dict[str, Any]) -> None:
        if phase == "start" and threading.get_ident() != threading.main_thread().ident:
            elsewhere.add(threading.current_thread().name)

    gc.disable()
    _Aside.make()
    gc.callbacks.append(watch)
    yield
    gc.callbacks.remove(watch)
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    if gc.get_freeze_count() > _Aside.count:
        gc.unfreeze()  # the window of this test is among it
    gc.collect()
    gc.enable()
    assert not elsewhere, f"garbage was swept on {', '.join(sorted(elsewhere))}"
