"""What service means for the instrument at hand, and which terms run from here."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QCoreApplication

from mediator_app.domain.papers import PaperKind
from mediator_app.domain.performance import outstanding
from mediator_app.domain.record import Record, Revision, ServiceOutcome
from mediator_app.domain.sealing import BODY, seal_wanted
from mediator_app.law.deadlines import Term, deadline
from ui.signing.stamps import owner_words
from ui.words.times import local, long_day

_tr = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class Milestone:
    """One day that somebody has to know; `provisional` where holidays of that year are not announced yet."""

    day: date
    what: str
    provisional: bool = False


def effective_on(revision: Revision) -> date | None:
    """The day the instrument took effect: an arbitration instrument with the last receipt (arbitration law art. 42),
    a mediation agreement when it was signed and closed (art. 14).
    """
    if revision.content.instrument is PaperKind.ARBITRATION_MEDIATION:
        if not revision.served:
            return None
        return max(s.day for s in revision.services if s.outcome is ServiceOutcome.DELIVERED)
    return local(revision.closing.at).date() if revision.closing is not None else None


def state_words(revision: Revision) -> tuple[str, str, str]:
    """The state in a word, its tone, and what it means in one sentence."""
    arbitration = revision.content.instrument is PaperKind.ARBITRATION_MEDIATION
    since = effective_on(revision)
    if revision.served and since is not None:
        if arbitration:
            meaning = _tr(
                "Effect",
                "Both sides have signed for it: in effect since {day}; enforceable if it is not performed in time.",
            )
        else:
            meaning = _tr(
                "Effect", "Everybody has a copy. It has bound both sides as a contract since {day}."
            )
        return _tr("Effect", "Served · in effect"), "green", meaning.format(day=long_day(since))
    if arbitration:
        return (
            _tr("Effect", "Signed · not yet served"),
            "amber",
            _tr(
                "Effect",
                "It takes effect only when both sides have signed for it; until then either may go back on it.",
            ),
        )
    day = long_day(since) if since is not None else ""
    meaning = _tr("Effect", "It has bound both sides since {day}; what is left is to hand over the copies.")
    return _tr("Effect", "Signed · copies not handed over yet"), "amber", meaning.format(day=day)


def presumed_words(revision: Revision) -> str:
    """What that effect hangs on although nobody recorded it: the body's seal (arbitration law art. 14 and 42); else
    empty."""
    if effective_on(revision) is None or not seal_wanted(revision):
        return ""
    owner = owner_words(revision.content, BODY)
    return _tr("Effect", "This presumes the seal of {owner}, which is not recorded yet.").format(owner=owner)


def milestones(record: Record, revision: Revision) -> tuple[Milestone, ...]:
    """What comes next, by date: payments, and the terms of the instrument once they run."""
    return tuple(sorted(_milestones(record, revision), key=lambda one: (one.day, one.what)))


def _milestones(record: Record, revision: Revision) -> Iterator[Milestone]:
    content = revision.content
    since = effective_on(revision)
    several = len(content.settlement.shares if content.settlement else ()) > 1
    due = [line.due for line in outstanding(record)]
    for line in outstanding(record):
        payer, payee = content.party(line.payer).name, content.party(line.payee).name
        words = (
            _tr("Effect", "{payer} pays {payee}, part {number}")
            if several or line.number > 1 or len(due) > 1
            else ""
        )
        words = words or _tr("Effect", "{payer} pays {payee}")
        yield Milestone(line.due, words.format(payer=payer, payee=payee, number=line.number))
    if since is None:
        return
    if content.instrument is PaperKind.MEDIATION_AGREEMENT:
        for term, words in (
            (
                Term.ARBITRAL_REVIEW,
                _tr("Effect", "Last day to ask the arbitration commission for review together"),
            ),
            (
                Term.JUDICIAL_CONFIRMATION,
                _tr("Effect", "Last day to ask the court for confirmation together"),
            ),
        ):
            last = deadline(term, since)
            yield Milestone(last.day, words, last.provisional)
    elif due:
        last = deadline(Term.ENFORCEMENT, max(due))
        yield Milestone(
            last.day, _tr("Effect", "Last day to ask the court for enforcement"), last.provisional
        )
