"""What a list shows of a case, worked out from its record, and back from its row."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any, Final

from mediator_app.domain.ids import CaseId
from mediator_app.domain.kinds import PaperKind
from mediator_app.domain.money import Money
from mediator_app.domain.states import NOTHING_AGREED, CaseState
from mediator_app.ports import CaseLine

if TYPE_CHECKING:
    from mediator_app.domain.record import Content, Record

COLUMNS: Final = (
    "practice",
    "state",
    "instrument",
    "title",
    "case_number",
    "cause",
    "claimed",
    "agreed",
    "held_on",
    "started_at",
    "next_due",
    "names",
)
"""What `values` gives, in this order."""

SHOWN: Final = ("id", "updated_at", *COLUMNS[:-1])
"""What `line` takes, in this order."""

_KINDS: Final = {kind.value: kind for kind in PaperKind}
_STATES: Final = {state.value: state for state in CaseState}
"""A look-up takes a third of the time of calling the enum, and a docket has a thousand rows."""

_DUE: Final = frozenset({CaseState.SIGNED, CaseState.SERVED, CaseState.PERFORMING})


def changed(before: Record | None, after: Record) -> bool:
    """Whether anything that a list shows may have changed; false for most edits, at the price of a few comparisons."""
    return before is None or not (
        before.state is after.state
        and before.payments is after.payments
        and before.revisions is after.revisions
        and (before.content is after.content or _same(before.content, after.content))
    )


def _same(before: Content, after: Content) -> bool:
    return (
        before.parties is after.parties
        and before.agents is after.agents
        and before.claims is after.claims
        and before.settlement is after.settlement
        and before.hearing is after.hearing
        and before.case_number is after.case_number
        and before.cause is after.cause
        and before.instrument is after.instrument
    )


def values(record: Record) -> tuple[Any, ...]:
    """The columns of `COLUMNS`."""
    content = record.content
    return (
        int(record.practice),
        record.state.value,
        content.instrument.value,
        record.title,
        content.case_number,
        content.cause,
        content.claimed.fen,
        # What was agreed before mediation failed may still stand in the content; nobody owes it.
        None
        if content.settlement is None or (record.state is CaseState.CLOSED and record.not_agreed)
        else content.settlement.total.fen,
        None if content.hearing.held_on is None else content.hearing.held_on.isoformat(),
        None if content.hearing.started_at is None else instant(content.hearing.started_at),
        None if (due := next_due(record)) is None else due.isoformat(),
        "\n".join(names(content)),
    )


def names(content: Content) -> tuple[str, ...]:
    """What a case is found by: everybody's names, companies, and its number."""
    from mediator_app.domain.people import Employer

    found: list[str] = []
    for party in content.parties:
        found.append(party.name)
        if isinstance(party, Employer):
            found += [party.legal_representative.name, party.legal_representative.latin_name]
        else:
            found.append(party.latin_name)
    for agent in content.agents:
        found += [agent.name, agent.latin_name, agent.organisation]
    found.append(content.case_number)
    # A line break would end a name early; no name has one.
    return tuple(" ".join(name.split()) for name in found if name.strip())


def next_due(record: Record) -> date | None:
    """The earliest instalment of the signed agreement that is not paid in full (the date is inclusive)."""
    from mediator_app.domain.performance import outstanding

    if record.state not in _DUE:
        return None
    return min((line.due for line in outstanding(record)), default=None)


def line(row: Sequence[Any]) -> CaseLine:
    """The line of a list from the columns of `SHOWN`."""
    id, updated, practice, state, instrument, title, number, cause, claimed, agreed, held, started, due = row
    return CaseLine(
        id=CaseId(id),
        title=title,
        case_number=number,
        cause=cause,
        instrument=_KINDS[instrument],
        state=_STATES[state],
        practice=bool(practice),
        claimed=Money(claimed),
        agreed=None if agreed is None or _STATES[state] in NOTHING_AGREED else Money(agreed),
        held_on=None if held is None else date.fromisoformat(held),
        started_at=None if started is None else datetime.fromisoformat(started),
        next_due=None if due is None else date.fromisoformat(due),
        updated_at=datetime.fromisoformat(updated),
    )


def instant(moment: datetime) -> str:
    """An instant as text that sorts by time: UTC, always six digits after the second."""
    return moment.astimezone(UTC).isoformat(timespec="microseconds")
