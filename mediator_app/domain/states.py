"""Closed sets of states, each with the one table of moves that are allowed."""

from __future__ import annotations

from enum import StrEnum

from .errors import Refusal


class CaseState(StrEnum):
    PREPARING = "preparing"
    MEDIATING = "mediating"
    ADJOURNED = "adjourned"
    NOT_AGREED = "not_agreed"
    AGREED = "agreed"
    SEALED = "sealed"
    SIGNED = "signed"
    SERVED = "served"
    PERFORMING = "performing"
    CLOSED = "closed"


class RevisionState(StrEnum):
    """States of one sealed revision; what is being drafted lives in the case's content until it is sealed."""

    SEALED = "sealed"
    SIGNED = "signed"
    VOID = "void"
    """Sealed, but given up before everybody had signed."""
    WITHDRAWN = "withdrawn"
    """Signed, then one side went back on it before service (mediation and arbitration law art. 42)."""
    SUPERSEDED = "superseded"
    """Replaced by a later signed revision that names it."""


EDITABLE: frozenset[CaseState] = frozenset(
    {CaseState.PREPARING, CaseState.MEDIATING, CaseState.ADJOURNED, CaseState.AGREED}
)
"""States in which the content may change; in every other state a sealed revision stands or the case is over."""

NEGOTIATING: frozenset[CaseState] = frozenset({CaseState.MEDIATING, CaseState.ADJOURNED})
"""States in which an amount that stands in the content is the latest proposal, from before it was opened again."""

NOTHING_AGREED: frozenset[CaseState] = NEGOTIATING | {CaseState.PREPARING, CaseState.NOT_AGREED}
"""States in which nobody owes what stands in the content."""

CASE_MOVES: dict[CaseState, frozenset[CaseState]] = {
    CaseState.PREPARING: frozenset({CaseState.MEDIATING}),
    CaseState.MEDIATING: frozenset({CaseState.AGREED, CaseState.ADJOURNED, CaseState.NOT_AGREED}),
    CaseState.ADJOURNED: frozenset({CaseState.MEDIATING, CaseState.NOT_AGREED}),
    CaseState.NOT_AGREED: frozenset({CaseState.CLOSED}),
    # To `signed` or `served` only when a correction is given up and the signed agreement stands as it did before.
    CaseState.AGREED: frozenset({CaseState.MEDIATING, CaseState.SEALED, CaseState.SIGNED, CaseState.SERVED}),
    # Back to `agreed` or `mediating` only by a deliberate act that ends the standing revision; never by undo.
    CaseState.SEALED: frozenset({CaseState.SIGNED, CaseState.AGREED}),
    CaseState.SIGNED: frozenset({CaseState.SERVED, CaseState.MEDIATING, CaseState.AGREED}),
    CaseState.SERVED: frozenset({CaseState.PERFORMING, CaseState.CLOSED, CaseState.AGREED}),
    CaseState.PERFORMING: frozenset({CaseState.CLOSED}),
    CaseState.CLOSED: frozenset(),
}

REVISION_MOVES: dict[RevisionState, frozenset[RevisionState]] = {
    RevisionState.SEALED: frozenset({RevisionState.SIGNED, RevisionState.VOID}),
    RevisionState.SIGNED: frozenset({RevisionState.WITHDRAWN, RevisionState.SUPERSEDED}),
    RevisionState.VOID: frozenset(),
    RevisionState.WITHDRAWN: frozenset(),
    RevisionState.SUPERSEDED: frozenset(),
}


def move(now: CaseState, to: CaseState) -> CaseState:
    """The new state. Refusal `state_move` where the table does not allow it."""
    if to not in CASE_MOVES[now]:
        raise Refusal("state_move", "state", now=now.value, to=to.value)
    return to


def move_revision(now: RevisionState, to: RevisionState) -> RevisionState:
    """The new state of a revision. Refusal `revision_move` where the table does not allow it."""
    if to not in REVISION_MOVES[now]:
        raise Refusal("revision_move", "revisions", now=now.value, to=to.value)
    return to
