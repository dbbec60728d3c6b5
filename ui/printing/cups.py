"""Printing by CUPS: the very bytes as PDF where the queue takes PDF, and jobs followed by their own attributes."""

from __future__ import annotations

import getpass
from typing import Final
from urllib.parse import quote

from mediator_app.domain.errors import Trouble
from ui.printing.ipp import (
    NOT_FOUND,
    Answer,
    Attributes,
    Given,
    Operation,
    Tag,
    Wire,
    encode,
    first_number,
    first_text,
    server,
    texts,
)
from ui.printing.ports import A4, JobReport, JobState, Order, Queue, QueueState

PDF: Final = "application/pdf"
A4_NAME: Final = "iso_a4_210x297mm"
_SEVERITIES: Final = ("-error", "-warning", "-report")
_STOPPED: Final = 5
_JOB_STATES: Final = {
    3: JobState.WAITING,
    4: JobState.HELD,
    5: JobState.PRINTING,
    6: JobState.STOPPED,
    7: JobState.CANCELLED,
    8: JobState.FAILED,
    9: JobState.DONE,
}
_ABOUT_QUEUES: Final = (
    "printer-name",
    "printer-info",
    "printer-state",
    "printer-state-reasons",
    "printer-state-message",
    "printer-is-accepting-jobs",
    "document-format-supported",
    "media-ready",
    "media-supported",
)


class CupsPrinting:
    """`PrintSystem` over a CUPS server."""

    def __init__(self, address: str | None = None) -> None:
        self._wire = Wire(address or server())

    def queues(self) -> tuple[Queue, ...]:
        wanted = Given(Tag.KEYWORD, "requested-attributes", _ABOUT_QUEUES)
        answer = self._wire.ask("/", encode(Operation.CUPS_GET_PRINTERS, (_user(), wanted)))
        if answer.status == NOT_FOUND:
            return ()
        _must_be_good(answer)
        name = Given(Tag.KEYWORD, "requested-attributes", ("printer-name",))
        default = self._wire.ask("/", encode(Operation.CUPS_GET_DEFAULT, (_user(), name)))
        chosen = first_text(default.groups[0], "printer-name") if default.is_good and default.groups else ""
        found = [_queue(group, chosen) for group in answer.groups if first_text(group, "printer-name")]
        return tuple(sorted(found, key=lambda queue: (not queue.is_default, queue.title)))

    def send(self, queue: Queue, order: Order) -> str:
        if not queue.takes_pdf:
            raise Trouble("print_refused", reason=PDF)
        job = [Given(Tag.KEYWORD, "media", (A4_NAME,)), Given(Tag.KEYWORD, "print-scaling", ("none",))]
        if order.first > 1:
            job.append(Given(Tag.RANGE, "page-ranges", ((order.first, order.last),)))
        given = (
            _printer(queue),
            _user(),
            Given(Tag.NAME, "job-name", (order.title,)),
            Given(Tag.MIME, "document-format", (PDF,)),
        )
        answer = self._wire.ask(_path(queue), encode(Operation.PRINT_JOB, given, job, order.pdf))
        number = first_number(answer.groups[0], "job-id") if answer.groups else None
        if not answer.is_good or number is None:
            raise Trouble("print_refused", reason=answer.words or f"{answer.status:#06x}")
        return str(number)

    def follow(self, queue: Queue, job: str) -> JobReport:
        wanted = ("job-state", "job-state-reasons", "job-printer-state-message", "job-media-sheets-completed")
        given = (
            _printer(queue),
            Given(Tag.INTEGER, "job-id", (int(job),)),
            _user(),
            Given(Tag.KEYWORD, "requested-attributes", wanted),
        )
        answer = self._wire.ask(_path(queue), encode(Operation.GET_JOB_ATTRIBUTES, given))
        if answer.status == NOT_FOUND:
            return JobReport(JobState.GONE)
        _must_be_good(answer)
        about = answer.groups[0] if answer.groups else {}
        state = _JOB_STATES.get(first_number(about, "job-state") or 0, JobState.GONE)
        printer = self._printer_now(queue)
        stopped = first_number(printer, "printer-state") == _STOPPED
        return JobReport(
            state,
            stopped,
            (*_reasons(about, "job-state-reasons"), *_reasons(printer, "printer-state-reasons")),
            first_text(about, "job-printer-state-message") or first_text(printer, "printer-state-message"),
            first_number(about, "job-media-sheets-completed"),
        )

    def cancel(self, queue: Queue, job: str) -> None:
        given = (_printer(queue), Given(Tag.INTEGER, "job-id", (int(job),)), _user())
        answer = self._wire.ask(_path(queue), encode(Operation.CANCEL_JOB, given))
        if not answer.is_good and answer.status != NOT_FOUND:
            raise Trouble("print_system_failed", reason=answer.words or f"{answer.status:#06x}")

    def _printer_now(self, queue: Queue) -> Attributes:
        wanted = ("printer-state", "printer-state-reasons", "printer-state-message")
        given = (_printer(queue), _user(), Given(Tag.KEYWORD, "requested-attributes", wanted))
        answer = self._wire.ask(_path(queue), encode(Operation.GET_PRINTER_ATTRIBUTES, given))
        return answer.groups[0] if answer.is_good and answer.groups else {}


def _queue(about: Attributes, default: str) -> Queue:
    name = first_text(about, "printer-name")
    state = QueueState.READY
    match first_number(about, "printer-state"):
        case 5:
            state = QueueState.STOPPED
        case 4:
            state = QueueState.BUSY
        case _:
            pass
    if about.get("printer-is-accepting-jobs", (True,))[0] is False:
        state = QueueState.REJECTING
    return Queue(
        name=name,
        title=first_text(about, "printer-info") or name,
        state=state,
        a4=_a4(texts(about, "media-ready"), texts(about, "media-supported")),
        takes_pdf=PDF in texts(about, "document-format-supported"),
        is_default=name == default,
        reasons=_reasons(about, "printer-state-reasons"),
        message=first_text(about, "printer-state-message"),
    )


def _a4(ready: tuple[str, ...], supported: tuple[str, ...]) -> A4:
    """CUPS repeats the default size as `media-ready` for printers that tell nothing, so A4 there proves little."""
    if any(name.startswith("iso_a4") for name in ready):
        return A4.LOADED
    if any(name.startswith("iso_a4") for name in supported):
        return A4.MISSING if len(ready) > 1 else A4.SUPPORTED
    return A4.MISSING if supported else A4.UNKNOWN


def _reasons(about: Attributes, name: str) -> tuple[str, ...]:
    found = []
    for reason in texts(about, name):
        for severity in _SEVERITIES:
            reason = reason.removesuffix(severity)
        if reason != "none":
            found.append(reason)
    return tuple(found)


def _printer(queue: Queue) -> Given:
    return Given(Tag.URI, "printer-uri", (f"ipp://localhost{_path(queue)}",))


def _path(queue: Queue) -> str:
    return f"/printers/{quote(queue.name)}"


def _user() -> Given:
    return Given(Tag.NAME, "requesting-user-name", (getpass.getuser(),))


def _must_be_good(answer: Answer) -> None:
    if not answer.is_good:
        raise Trouble("print_system_failed", reason=answer.words or f"{answer.status:#06x}")
