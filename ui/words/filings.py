"""Filing in words a mediator uses: states, what keeps a filing here, why the court returned one, sizes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final, assert_never

from PySide6.QtCore import QCoreApplication

from mediator_app.delivery import FilingLine, Road, RoadState, Word
from mediator_app.delivery.counter import word_of
from mediator_app.delivery.filed import FiledPaper
from mediator_app.domain.filings import FilingKind, FilingState
from mediator_app.domain.papers import PaperKind
from ui.language import gap
from ui.words.cases import paper_words
from ui.words.codes import reason_words
from ui.words.counts import counted
from ui.words.times import QT_TRANSLATE_NOOP, clock_time, local, long_day, short_day

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class Said:
    """What a chip says, and its tone."""

    text: str
    tone: str = ""


def kind_words(kind: FilingKind) -> str:
    """What the filing is about."""
    match kind:
        case FilingKind.SETTLEMENT:
            return translate("FilingKind", "Settled case")
        case FilingKind.HANDOVER:
            return translate("FilingKind", "Handover to arbitration")
        case FilingKind.REPORT:
            return translate("FilingKind", "Report on performance")
        case _:
            assert_never(kind)


def percent(line: FilingLine) -> int:
    """How much of it is at the court; 100 only with a receipt, which no byte count can take the place of."""
    if not line.total:
        return 0
    return min(99, 100 * line.sent // line.total)


def state_of(line: FilingLine, road: Road | None) -> Said:
    """The filing's state in a chip. Without a road nothing is known of the network yet."""
    word = word_of(line, road or Road(state=RoadState.WAITING))
    if road is None and word is Word.SENDING:
        word = Word.WAITS_FOR_NETWORK
    match word:
        case Word.HELD if line.kind is FilingKind.SETTLEMENT:
            return Said(translate("FilingState", "To be filed after service"))
        case Word.HELD:
            return Said(translate("FilingState", "Held back"))
        case Word.ONLY_HERE:
            return Said(translate("FilingState", "Only on this computer"), "amber")
        case Word.WAITS_FOR_NETWORK if line.sent:
            words = translate("FilingState", "{percent}% sent, goes on")
            return Said(words.format(percent=percent(line)), "amber")
        case Word.WAITS_FOR_NETWORK:
            return Said(translate("FilingState", "Waiting for the network"), "amber")
        case Word.SENDING if line.sent:
            return Said(translate("FilingState", "{percent}% sent").format(percent=percent(line)), "accent")
        case Word.SENDING:
            return Said(translate("FilingState", "Sending"), "accent")
        case Word.RECEIVED:
            return Said(translate("FilingState", "Received by the court"), "green")
        case Word.UNDER_REVIEW:
            return Said(translate("FilingState", "Under review"), "accent")
        case Word.DOCKETED:
            return Said(translate("FilingState", "Docketed"), "green")
        case Word.RETURNED:
            return Said(translate("FilingState", "Returned for correction"), "red")
        case Word.BLOCKED:
            return Said(translate("FilingState", "Needs attention"), "red")
        case Word.WITHDRAWN:
            return Said(translate("FilingState", "Withdrawn"))
        case _:
            assert_never(word)


def number_of(line: FilingLine) -> str:
    """The number that the court gave: of the case once there is one, else of the receipt; empty before either."""
    if line.review is not None and line.review.case_number:
        return translate("FilingNumber", "Case {number}").format(number=line.review.case_number)
    if line.receipt is not None:
        return translate("FilingNumber", "Receipt {number}").format(number=line.receipt.number)
    return ""


def next_step(line: FilingLine, road: Road | None, now: datetime) -> str:
    """One sentence under the state: what happens next, or what somebody has to do."""
    match line.state:
        case FilingState.QUEUED if line.held and line.kind is FilingKind.SETTLEMENT:
            return translate(
                "FilingNext",
                "It is filed by itself once the instrument has been served on everybody; before that a side may "
                "still go back on it.",
            )
        case FilingState.QUEUED if line.held:
            return translate("FilingNext", "You hold it back. It goes when you say so.")
        case FilingState.BLOCKED:
            return reason_words(line.reason, line.params)
        case FilingState.QUEUED | FilingState.SENDING if line.reason:
            why = reason_words(line.reason, line.params)
            if line.retry_at is None or line.retry_at <= now:
                return why
            again = translate("FilingNext", "It tries again at {time}.").format(
                time=clock_time(line.retry_at)
            )
            return f"{why}{gap()}{again}"
        case FilingState.QUEUED | FilingState.SENDING:
            closed = road is None or road.state is not RoadState.WORKING
            if closed:
                return translate("FilingNext", "It goes by itself as soon as the court can be reached.")
            return translate("FilingNext", "It is on its way; you can go on working.")
        case FilingState.RECEIVED:
            return translate("FilingNext", "The court has it, whole. A clerk looks at it next.")
        case FilingState.UNDER_REVIEW:
            return translate("FilingNext", "A clerk of the court is looking at it.")
        case FilingState.DOCKETED:
            return translate("FilingNext", "Done. The court carries the case under this number.")
        case FilingState.RETURNED:
            return translate(
                "FilingNext",
                "Mend what the court names below, then file again; the new filing names this one.",
            )
        case FilingState.WITHDRAWN:
            return translate("FilingNext", "It was taken away before the court had it.")
        case _:
            assert_never(line.state)


# --- the road ---------------------------------------------------------------------------------------


def road_words(road: Road | None, *, paused: bool = False) -> Said:
    """The state of the road in a chip."""
    if paused:
        return Said(translate("Road", "Paused by you"), "amber")
    match road.state if road is not None else None:
        case None:
            return Said(translate("Road", "Starting"))
        case RoadState.NOT_ENROLLED:
            return Said(translate("Road", "Not enrolled yet"), "amber")
        case RoadState.WAITING:
            return Said(translate("Road", "Connected"), "green")
        case RoadState.WORKING:
            return Said(translate("Road", "Exchanging with the court"), "accent")
        case RoadState.OFFLINE:
            return Said(translate("Road", "No network"), "amber")
        case RoadState.METERED:
            return Said(translate("Road", "Paused: metered network"), "amber")
        case RoadState.CAPTIVE:
            return Said(translate("Road", "The network asks you to sign in"), "amber")
        case RoadState.UNREACHABLE:
            return Said(translate("Road", "The court cannot be reached"), "amber")
        case RoadState.STOPPED:
            return Said(translate("Road", "Stopped"), "red")
        case other:
            assert_never(other)


def road_advice(road: Road | None, *, paused: bool = False) -> str:
    """What to do about the road; empty where nothing has to be done."""
    if paused:
        return translate("Road", "Nothing is sent until you go on or start the program again.")
    match road.state if road is not None else None:
        case None | RoadState.WAITING | RoadState.WORKING:
            return ""
        case RoadState.NOT_ENROLLED:
            return translate(
                "Road",
                "The court gives you a one-time code; enter it in the settings. Until then filings stay here, safe.",
            )
        case RoadState.OFFLINE:
            return translate(
                "Road",
                "Filings go by themselves as soon as there is a network. They can also be taken on a USB stick.",
            )
        case RoadState.METERED:
            return translate(
                "Road",
                "This network is metered. Nothing is sent over it unless you allow it here.",
            )
        case RoadState.CAPTIVE if road is not None and road.reason == "court_uncertified":
            return reason_words(road.reason, road.params)
        case RoadState.CAPTIVE:
            return translate(
                "Road",
                "A page of this network answers in the court's place. Open a browser and sign in to the network "
                "first; filing then goes on. Nothing of a case was given to that page.",
            )
        case RoadState.UNREACHABLE if road is not None and road.retry_at is not None:
            words = translate("Road", "The court did not answer. The next try is at {time}; nothing is lost.")
            return words.format(time=clock_time(road.retry_at))
        case RoadState.UNREACHABLE:
            return translate("Road", "The court did not answer. It is tried again; nothing is lost.")
        case RoadState.STOPPED if road is not None:
            return reason_words(road.reason, road.params)
        case _:
            return ""


def at_work(road: Road | None, waiting: int, *, paused: bool = False) -> Said:
    """The chip in a header: online or not, and how many filings wait (`离线工作 · 3 件待报送`)."""
    state = road.state if road is not None else None
    tone = "amber"
    match state:
        case RoadState.WAITING if not paused:
            words, tone = translate("AtWork", "Online"), "green"
        case RoadState.WORKING if not paused:
            words, tone = translate("AtWork", "Exchanging"), "accent"
        case RoadState.CAPTIVE:
            words = translate("AtWork", "Sign in to the network")
        case RoadState.METERED:
            words = translate("AtWork", "Paused: metered network")
        case RoadState.UNREACHABLE:
            words = translate("AtWork", "Court not reached")
        case RoadState.STOPPED:
            words, tone = translate("AtWork", "Filing stopped"), "red"
        case _:
            words = translate("AtWork", "Offline")
    if waiting:
        words = translate("AtWork", "{state} · {count} to file").format(state=words, count=waiting)
    return Said(words, tone)


# --- why the court returned it ------------------------------------------------------------------------


def objection_words(reason: str) -> str:
    """A reason of a return in the words of the court; a reason that this version does not know says so."""
    known = OBJECTIONS.get(reason)
    if known is None:
        return translate("Objection", "A reason that this version of the program does not know")
    return translate("Objection", known)


OBJECTIONS: Final[Mapping[str, str]] = {
    "name_differs": QT_TRANSLATE_NOOP("Objection", "The name is not the one in the document or the register"),
    "number_wrong": QT_TRANSLATE_NOOP("Objection", "An identity number or credit code is wrong"),
    "address_incomplete": QT_TRANSLATE_NOOP("Objection", "An address is incomplete"),
    "representative_wrong": QT_TRANSLATE_NOOP("Objection", "The legal representative is another person"),
    "authority_missing": QT_TRANSLATE_NOOP("Objection", "An agent's authority is missing or too narrow"),
    "claim_unclear": QT_TRANSLATE_NOOP("Objection", "A claim is unclear"),
    "out_of_scope": QT_TRANSLATE_NOOP("Objection", "Outside what labour arbitration may mediate"),
    "not_this_court": QT_TRANSLATE_NOOP("Objection", "Another commission has jurisdiction"),
    "amount_differs": QT_TRANSLATE_NOOP("Objection", "Amounts differ or do not add up"),
    "schedule_unclear": QT_TRANSLATE_NOOP("Objection", "What is to be paid by when is unclear"),
    "clause_unlawful": QT_TRANSLATE_NOOP("Objection", "A clause is against mandatory law"),
    "clause_unclear": QT_TRANSLATE_NOOP("Objection", "A clause is unclear"),
    "signature_missing": QT_TRANSLATE_NOOP("Objection", "A signature is missing"),
    "signature_invalid": QT_TRANSLATE_NOOP("Objection", "A signature does not verify"),
    "seal_missing": QT_TRANSLATE_NOOP("Objection", "The body's seal is missing"),
    "service_unproven": QT_TRANSLATE_NOOP("Objection", "Service is not proven"),
    "document_missing": QT_TRANSLATE_NOOP("Objection", "A document is missing"),
    "document_unreadable": QT_TRANSLATE_NOOP("Objection", "A document cannot be read"),
    "already_filed": QT_TRANSLATE_NOOP("Objection", "The same dispute was filed before"),
    "other": QT_TRANSLATE_NOOP("Objection", "Another reason"),
}


# --- what it holds ------------------------------------------------------------------------------------


def papers_words(papers: Sequence[FiledPaper]) -> str:
    """`Instrument, record of the hearing, proof of service · 5 files`; each kind once."""
    return joined((kinds_words(papers), count_words(papers))) if papers else ""


def kinds_words(papers: Sequence[FiledPaper]) -> str:
    """Each kind once, in the order of the filing."""
    return translate("FiledPapers", ", ").join(dict.fromkeys(_paper_words(paper.kind) for paper in papers))


def count_words(papers: Sequence[FiledPaper]) -> str:
    one, many = translate("FiledPapers", "1 file"), translate("FiledPapers", "{count} files")
    return counted(len(papers), one, many)


def _paper_words(kind: str) -> str:
    if kind in set(PaperKind):
        return paper_words(PaperKind(kind))
    return translate("FiledPapers", "Evidence")


# --- figures ------------------------------------------------------------------------------------------


def size_words(count: int) -> str:
    """`1.8 MB`, `240 kB`; decimal, as file managers have it."""
    if count >= 999_500:
        return f"{count / 1_000_000:.1f} MB"
    return f"{max(1, round(count / 1000))} kB" if count else "0 kB"


def moment_words(instant: datetime, now: datetime) -> str:
    """`today 16:42`, `yesterday 17:20`, `11月20日 09:10`."""
    day, today = local(instant).date(), local(now).date()
    time = clock_time(instant)
    if day == today:
        return translate("Moment", "today {time}").format(time=time)
    if day == today - timedelta(days=1):
        return translate("Moment", "yesterday {time}").format(time=time)
    return f"{short_day(day, today)} {time}"


def official_time(instant: datetime) -> str:
    """A time that counts: the whole date with the clock to the second."""
    return f"{long_day(local(instant).date())} {clock_time(instant, seconds=True)}"


def joined(parts: Sequence[str]) -> str:
    """Parts of a line that are there, with dots between."""
    return " · ".join(part for part in parts if part)
