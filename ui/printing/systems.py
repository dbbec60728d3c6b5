"""Which print system this computer has: CUPS where it answers, else Qt's printers; per queue the way that fits it."""

from __future__ import annotations

import sys

from mediator_app.domain.errors import Trouble
from ui.printing.cups import CupsPrinting
from ui.printing.ports import JobReport, Order, PrintSystem, Queue


class ThisComputer:
    """CUPS with the very bytes; a queue that takes no PDF, and a system without CUPS, by drawing the pages."""

    def __init__(self, cups: PrintSystem | None = None, drawn: PrintSystem | None = None) -> None:
        self._cups = cups if cups is not None or sys.platform == "win32" else CupsPrinting()
        self._drawn = drawn
        self._drawn_jobs: set[str] = set()

    def _by_drawing(self) -> PrintSystem:
        if self._drawn is None:
            from ui.printing.qt_printing import QtPrinting

            self._drawn = QtPrinting()
        return self._drawn

    def queues(self) -> tuple[Queue, ...]:
        """No printer is no trouble: a computer without a print system has none."""
        if self._cups is not None:
            try:
                return self._cups.queues()
            except Trouble as trouble:
                if trouble.code != "print_system_missing":
                    raise
        return self._by_drawing().queues()

    def send(self, queue: Queue, order: Order) -> str:
        if self._cups is not None and queue.takes_pdf:
            return self._cups.send(queue, order)
        job = f"drawn-{self._by_drawing().send(queue, order)}"
        self._drawn_jobs.add(job)
        return job

    def follow(self, queue: Queue, job: str) -> JobReport:
        if job in self._drawn_jobs or self._cups is None:
            return self._by_drawing().follow(queue, job.removeprefix("drawn-"))
        return self._cups.follow(queue, job)

    def cancel(self, queue: Queue, job: str) -> None:
        if job not in self._drawn_jobs and self._cups is not None:
            self._cups.cancel(queue, job)


_system: list[PrintSystem] = []


def print_system() -> PrintSystem:
    """The one print system of this application; made at the first question."""
    if not _system:
        _system.append(ThisComputer())
    return _system[0]


def use(system: PrintSystem | None) -> None:
    """Take another one: tests and the practice bring their own."""
    _system[:] = [system] if system is not None else []
