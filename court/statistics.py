"""Figures about a court's filings over a time."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from statistics import median

import sqlalchemy as sa
from sqlalchemy import Connection

from court.schema import FILINGS, MEDIATORS, REVIEWS, FilingState
from mediator_app.exchange.contract.filing import FilingKind
from mediator_app.exchange.contract.reasons import Reason


@dataclass(frozen=True, slots=True, kw_only=True)
class MediatorFigures:
    mediator: str
    name: str
    filings: int
    docketed: int
    returned: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """Filings received from `since` to before `until`. Amounts are fen; hours are from receipt to decision."""

    received: int
    by_state: Mapping[FilingState, int]
    by_kind: Mapping[FilingKind, int]
    by_day: Mapping[str, int]
    """By the day of receipt, in UTC."""
    claimed: int
    """Of settlements that no correction replaced."""
    agreed: int
    returned_once: int
    """Filings that a clerk returned."""
    reasons: Mapping[Reason, int]
    """How often each reason was given, the most frequent first."""
    hours_to_decide: float | None
    """The median; None where nothing was decided."""
    mediators: tuple[MediatorFigures, ...]


def figures(
    connection: Connection,
    court: str,
    *,
    since: str,
    until: str,
    kind: FilingKind | None = None,
    mediator: str = "",
) -> Figures:
    """`since` and `until` are ISO instants; of all kinds and mediators unless one is named."""
    within = [FILINGS.c.court == court, FILINGS.c.received_at >= since, FILINGS.c.received_at < until]
    if kind is not None:
        within.append(FILINGS.c.kind == kind.value)
    if mediator:
        within.append(FILINGS.c.mediator == mediator)
    query = (
        sa.select(
            FILINGS.c.kind,
            FILINGS.c.state,
            FILINGS.c.received_at,
            FILINGS.c.decided_at,
            FILINGS.c.claimed,
            FILINGS.c.agreed,
            FILINGS.c.superseded_by,
            FILINGS.c.mediator,
            MEDIATORS.c.name,
        )
        .join(MEDIATORS, MEDIATORS.c.id == FILINGS.c.mediator)
        .where(*within)
    )
    rows = connection.execute(query).all()
    returned = connection.execute(
        sa.select(REVIEWS.c.objections)
        .join(FILINGS, sa.and_(FILINGS.c.court == REVIEWS.c.court, FILINGS.c.id == REVIEWS.c.filing))
        .where(*within, REVIEWS.c.state == FilingState.RETURNED.value)
    ).scalars()
    objections = [json.loads(text) for text in returned]
    reasons = Counter(Reason(one["reason"]) for some in objections for one in some)
    hours = [_hours(row.received_at, row.decided_at) for row in rows if row.decided_at]
    standing = [r for r in rows if r.kind == FilingKind.SETTLEMENT.value and not r.superseded_by]
    states = Counter(FilingState(row.state) for row in rows)
    kinds = Counter(FilingKind(row.kind) for row in rows)
    return Figures(
        received=len(rows),
        by_state={state: states[state] for state in FilingState},
        by_kind={kind: kinds[kind] for kind in FilingKind},
        by_day=dict(sorted(Counter(row.received_at[:10] for row in rows).items())),
        claimed=sum(row.claimed or 0 for row in standing),
        agreed=sum(row.agreed or 0 for row in standing),
        returned_once=len(objections),
        reasons=dict(reasons.most_common()),
        hours_to_decide=median(hours) if hours else None,
        mediators=_mediators([(r.mediator, r.name, FilingState(r.state)) for r in rows]),
    )


def _mediators(rows: list[tuple[str, str, FilingState]]) -> tuple[MediatorFigures, ...]:
    names = {mediator: name for mediator, name, _ in rows}
    states = Counter((mediator, state) for mediator, _, state in rows)
    found = [
        MediatorFigures(
            mediator=mediator,
            name=name,
            filings=sum(states[mediator, state] for state in FilingState),
            docketed=states[mediator, FilingState.DOCKETED],
            returned=states[mediator, FilingState.RETURNED],
        )
        for mediator, name in names.items()
    ]
    return tuple(sorted(found, key=lambda one: (-one.filings, one.name)))


def _hours(start: str, end: str) -> float:
    return (datetime.fromisoformat(end) - datetime.fromisoformat(start)).total_seconds() / 3600
