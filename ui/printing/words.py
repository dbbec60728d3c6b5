"""Printers, jobs and copies in words: what the matter is, and what to do next."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QCoreApplication

from ui.language import Language, tongue
from ui.printing.ports import A4, JobReport, JobState, Queue, QueueState
from ui.printing.run import Copy, CopyState
from ui.words.codes import trouble_words

_tr = QCoreApplication.translate
_PAUSED: Final = frozenset({"paused", "moving-to-paused", "printer-stopped"})
_SILENT: Final = _PAUSED | {"processing-to-stop-point", "job-printing", "job-completed-successfully"}


def reason_words(keyword: str) -> str:
    """A printer's reason (an IPP keyword); empty for those that say nothing to people."""
    match keyword:
        case "media-empty" | "media-needed":
            return _tr("Printer", "out of paper")
        case "media-low":
            return _tr("Printer", "little paper left")
        case "media-jam":
            return _tr("Printer", "paper jam")
        case "toner-empty" | "marker-supply-empty":
            return _tr("Printer", "out of toner or ink")
        case "toner-low" | "marker-supply-low":
            return _tr("Printer", "little toner or ink left")
        case "door-open" | "cover-open" | "interlock-open":
            return _tr("Printer", "a cover is open")
        case "offline" | "connecting-to-device" | "timed-out" | "shutdown":
            return _tr("Printer", "it does not answer; is it switched on and plugged in?")
        case "spool-area-full":
            return _tr("Printer", "the disk of the print system is full")
        case "job-canceled-by-user" | "job-canceled-by-operator" | "job-canceled-at-device":
            return _tr("Printer", "somebody cancelled it")
        case _:
            return ""


def reasons_words(reasons: tuple[str, ...]) -> str:
    """All reasons that people can do something about."""
    found = dict.fromkeys(reason_words(one) for one in reasons if one not in _SILENT)
    return _tr("Printer", ", ").join(words for words in found if words)


def _told(reasons: tuple[str, ...], message: str) -> str:
    """The reasons in words, else what the print system says itself, in its own language.

    That is left out where it only says once more that the printer is paused, and where a Chinese window would show
    words that are not Chinese.
    """
    known = reasons_words(reasons)
    if known or _PAUSED & set(reasons):
        return known
    return "" if tongue().language is Language.CHINESE and message.isascii() else message


def queue_words(queue: Queue, *, ours: bool = False) -> tuple[str, str]:
    """How a printer stands, in a word, and a tone; `ours` where it is at work for this room."""
    match queue.state:
        case QueueState.READY | QueueState.BUSY if queue_story(queue):
            return _tr("Printer", "needs a look"), "amber"
        case QueueState.READY:
            return _tr("Printer", "ready"), "green"
        case QueueState.BUSY if ours:
            return _tr("Printer", "printing"), "accent"
        case QueueState.BUSY:
            return _tr("Printer", "printing something else"), "amber"
        case QueueState.STOPPED:
            return _tr("Printer", "paused"), "red"
        case QueueState.REJECTING:
            return _tr("Printer", "takes no jobs"), "red"


def queue_story(queue: Queue) -> str:
    """What the matter is with a printer, and what to do; empty where nothing is."""
    told = _told(queue.reasons, queue.message)
    match queue.state:
        case QueueState.STOPPED:
            words = _tr(
                "Printer", "It takes jobs but prints none: resume it in the system's printer settings."
            )
            return _with(words, told)
        case QueueState.REJECTING:
            words = _tr(
                "Printer", "Let it accept jobs in the system's printer settings, or take another printer."
            )
            return _with(words, told)
        case _:
            return reasons_words(queue.reasons)  # a printer at work says this and that which is no trouble


def a4_words(queue: Queue) -> tuple[str, str]:
    """Whether A4 is there, and a tone."""
    match queue.a4:
        case A4.LOADED:
            return _tr("Printer", "A4"), "green"
        case A4.SUPPORTED:
            return _tr("Printer", "A4: please look into the tray"), ""
        case A4.MISSING:
            return _tr("Printer", "no A4 loaded"), "amber"
        case A4.UNKNOWN:
            return _tr("Printer", "paper not known: put in A4"), ""


def copy_words(copy: Copy, pages: int) -> tuple[str, str]:
    """How a copy stands, in a word or two, and a tone."""
    match copy.state:
        case CopyState.READY:
            return "", ""
        case CopyState.SENDING:
            return _tr("Copy", "being sent"), "accent"
        case CopyState.IN_QUEUE:
            return _tr("Copy", "waiting in the queue"), "accent"
        case CopyState.PRINTING:
            sheets = copy.report.sheets if copy.report is not None else None
            if sheets:
                return _tr("Copy", "printing, sheet {sheet}").format(sheet=sheets), "accent"
            return _tr("Copy", "printing"), "accent"
        case CopyState.HELD_UP:
            return _tr("Copy", "held up"), "amber"
        case CopyState.ASKING:
            return _tr("Copy", "did it come out?"), "amber"
        case CopyState.CAME_OUT:
            return _tr("Copy", "came out"), "green"
        case CopyState.FAILED:
            return _tr("Copy", "not printed"), "red"
        case CopyState.CANCELLED:
            return _tr("Copy", "cancelled, not printed"), "red"
        case CopyState.NOT_OUT:
            if copy.first > 1:
                words = _tr("Copy", "pages {first} to {last} missing")
                return words.format(first=copy.first, last=pages), "red"
            return _tr("Copy", "did not come out"), "red"


def copy_story(copy: Copy) -> str:
    """What happened to a copy and what to do next, in a sentence; empty while nothing has to be said."""
    report = copy.report or JobReport(JobState.WAITING)
    told = _told(report.reasons, report.message)
    if copy.trouble is not None:
        return trouble_words(copy.trouble)
    match copy.state:
        case CopyState.HELD_UP if report.state is JobState.HELD:
            return _tr(
                "Copy",
                "The print system holds the job: release it there, or cancel and take another printer.",
            )
        case CopyState.HELD_UP:
            words = _tr(
                "Copy", "The printer stands still. When it is mended it goes on by itself; or cancel."
            )
            return _with(words, told)
        case CopyState.FAILED:
            words = _tr(
                "Copy", "The printer gave the job up. Mend it and print again, from the page that is missing."
            )
            return _with(words, told)
        case CopyState.CANCELLED:
            words = _tr("Copy", "The job was cancelled. Pages that came out before do not make a copy.")
            return _with(words, told)
        case CopyState.ASKING if report.state is JobState.DONE:
            return _tr(
                "Copy", "The system reports it done. Is the whole copy in the tray, every page readable?"
            )
        case CopyState.ASKING:
            return _tr("Copy", "The system tells no more about it. Is the whole copy in the tray?")
        case CopyState.NOT_OUT:
            return _tr("Copy", "The pages that are good stay; the rest can be printed now.")
        case _:
            return ""


def _with(words: str, told: str) -> str:
    return _tr("Printer", "{words} ({reason})").format(words=words, reason=told) if told else words
