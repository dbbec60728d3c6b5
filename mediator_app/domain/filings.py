"""What a laptop owes the court about a case: when a filing is due, and the states that it goes through.

A filing is due by what happened to the record, not by the kind of edit, so an undone failure of mediation takes its
handover away just as any other way back does.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING

from .errors import Refusal
from .ids import CaseId, FilingId, RevisionId
from .states import CaseState, RevisionState

if TYPE_CHECKING:
    from .record import Record, Revision


class FilingKind(StrEnum):
    SETTLEMENT = "settlement"
    """A settled case: the closed instrument and everything with it (调解结案)."""
    HANDOVER = "handover"
    """Mediation failed; everything recorded goes on to arbitration (移送仲裁)."""
    REPORT = "report"
    """What happened after a settlement was filed (履行报告)."""


class FilingState(StrEnum):
    QUEUED = "queued"
    """Only here. It may be held back, or wait for a road."""
    SENDING = "sending"
    """Fixed in its manifest; nobody knows yet whether the court has it."""
    RECEIVED = "received"
    """The court's receipt is here."""
    UNDER_REVIEW = "under_review"
    DOCKETED = "docketed"
    RETURNED = "returned"
    BLOCKED = "blocked"
    """A person decides: nothing that the program does by itself would help."""
    WITHDRAWN = "withdrawn"
    """Taken away before the court had it."""


FILING_MOVES: dict[FilingState, frozenset[FilingState]] = {
    # To `received` also straight: a stick carries what the network did not.
    FilingState.QUEUED: frozenset(
        {FilingState.SENDING, FilingState.RECEIVED, FilingState.BLOCKED, FilingState.WITHDRAWN}
    ),
    FilingState.SENDING: frozenset({FilingState.RECEIVED, FilingState.BLOCKED}),
    FilingState.RECEIVED: frozenset({FilingState.UNDER_REVIEW, FilingState.DOCKETED, FilingState.RETURNED}),
    FilingState.UNDER_REVIEW: frozenset({FilingState.DOCKETED, FilingState.RETURNED}),
    FilingState.DOCKETED: frozenset(),
    FilingState.RETURNED: frozenset(),
    FilingState.BLOCKED: frozenset(
        {FilingState.QUEUED, FilingState.SENDING, FilingState.RECEIVED, FilingState.WITHDRAWN}
    ),
    FilingState.WITHDRAWN: frozenset(),
}

UNSENT: frozenset[FilingState] = frozenset({FilingState.QUEUED, FilingState.SENDING, FilingState.BLOCKED})
"""States in which the court has not said that it has the filing."""


def may_move(now: FilingState, to: FilingState) -> bool:
    return to in FILING_MOVES[now]


def move_filing(now: FilingState, to: FilingState) -> FilingState:
    """The new state. Refusal `filing_move` where the table does not allow it."""
    if not may_move(now, to):
        raise Refusal("filing_move", "filings", now=now.value, to=to.value)
    return to


@dataclass(frozen=True, slots=True, kw_only=True)
class FilingOrder:
    """A filing that is due. `revision` names the sealed agreement that it is about; empty where nothing was sealed.

    `held`: it waits until the instrument has been served on everybody, since until then a side may go back on it
    (mediation and arbitration law art. 42), or until the mediator says that it shall go now. A report is kept only
    where a settlement of the case has been made ready before and no other report waits: the one that waits will tell
    everything. `supersedes` names the filing that it corrects where that is known already.
    """

    filing_id: FilingId
    case_id: CaseId
    kind: FilingKind
    revision: str = ""
    supersedes: str = ""
    made_at: datetime
    held: bool = False


@dataclass(frozen=True, slots=True)
class Release:
    """The instrument was served on everybody: its settlement need not be held any longer."""

    case_id: CaseId
    revision: RevisionId


@dataclass(frozen=True, slots=True)
class TakeAway:
    """What the filing was to tell does not stand any more. One that has been made ready goes all the same."""

    case_id: CaseId
    kind: FilingKind
    revision: str = ""


Duty = FilingOrder | Release | TakeAway
"""What an edit changes in what is owed; the store keeps it in the same transaction as the edit."""


def duties(
    before: Record | None, after: Record, *, at: datetime, new_id: Callable[[], str]
) -> tuple[Duty, ...]:
    """What the change from one record to the next makes due, in the order in which it has to be kept."""
    if before is None or (
        before.revisions is after.revisions
        and before.payments is after.payments
        and before.state is after.state
    ):
        return ()
    return tuple(_duties(before, after, at, lambda: FilingId(new_id())))


def _duties(before: Record, after: Record, at: datetime, new_id: Callable[[], FilingId]) -> Iterator[Duty]:
    case_id = after.id
    told = False
    for old, new in _changed(before, after):
        if new.closing is not None and (old is None or old.closing is None):
            yield FilingOrder(
                filing_id=new_id(),
                case_id=case_id,
                kind=FilingKind.SETTLEMENT,
                revision=new.id,
                made_at=at,
                held=not new.served,
            )
        elif old is not None and old.closing is not None:
            if old.state is RevisionState.SIGNED is not new.state:
                yield TakeAway(case_id, FilingKind.SETTLEMENT, new.id)
            if new.served and not old.served:
                yield Release(case_id, new.id)
            told = told or new.services is not old.services or new.state is RevisionState.WITHDRAWN
    if after.state is CaseState.NOT_AGREED is not before.state:
        yield FilingOrder(filing_id=new_id(), case_id=case_id, kind=FilingKind.HANDOVER, made_at=at)
    if before.state is CaseState.NOT_AGREED and after.state not in (CaseState.NOT_AGREED, CaseState.CLOSED):
        yield TakeAway(case_id, FilingKind.HANDOVER)
    revision = settled(after)
    ended = after.state is CaseState.CLOSED is not before.state and before.state is not CaseState.NOT_AGREED
    if revision is not None and (told or ended or after.payments is not before.payments):
        yield FilingOrder(
            filing_id=new_id(),
            case_id=case_id,
            kind=FilingKind.REPORT,
            revision=revision.id,
            made_at=at,
        )


def _changed(before: Record, after: Record) -> Iterator[tuple[Revision | None, Revision]]:
    """Revisions that are not the same any more, the older first: what is replaced goes before what replaces it."""
    known = {one.id: one for one in before.revisions}
    for one in after.revisions:
        if (old := known.get(one.id)) is not one:
            yield old, one


def settled(record: Record) -> Revision | None:
    """The closed agreement that a report is about: the one that stands, else the newest that was closed."""
    closed = [one for one in record.revisions if one.closing is not None]
    standing = record.standing
    if standing is not None and standing.closing is not None:
        return standing
    return closed[-1] if closed else None


def next_filing(record: Record) -> tuple[FilingKind, str]:
    """Kind and revision of a filing that tells the court how the case stands now. Refusal `nothing_to_file`."""
    revision = settled(record)
    if record.not_agreed:
        return FilingKind.HANDOVER, ""
    if revision is None or revision.state is not RevisionState.SIGNED:
        raise Refusal("nothing_to_file", "state", state=record.state.value)
    return FilingKind.SETTLEMENT, revision.id
