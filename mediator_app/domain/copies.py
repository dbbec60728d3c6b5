"""Who has a printed copy of the closed agreement, and which other paper came out to be signed by hand."""

from __future__ import annotations

from typing import Final

from .ids import PartyId
from .papers import PaperId, PaperKind
from .record import PrintOutcome, Record

FILE: Final = "body"
"""The recipient of the copy that stays in the body's own file."""


def has_copy(record: Record, recipient: str) -> bool:
    """Whether a copy of the closed agreement came out for a party (its id) or the file."""
    revision = record.standing
    closing = revision.closing if revision is not None else None
    return closing is not None and any(
        one.sha256 == closing.pdf_sha256
        and one.recipient == recipient
        and one.outcome is PrintOutcome.CAME_OUT
        for one in record.prints
    )


def without_copy(record: Record) -> tuple[str, ...]:
    """The recipients of the closed agreement for whom no copy came out, the file last; none before it is closed."""
    revision = record.standing
    if revision is None or revision.closing is None:
        return ()
    wanted = (*(party.id for party in revision.content.parties), FILE)
    return tuple(recipient for recipient in wanted if not has_copy(record, recipient))


def printed_since_closing(record: Record) -> frozenset[PaperId]:
    """The papers that came out of a printer since the agreement was closed: on paper they can be signed still.

    A proof of service counts only from the last attempt that it shows: what was printed while a copy was refused says
    so for ever. One that the receiver signed by hand was printed before, and is the original.
    """
    revision = record.standing
    closing = revision.closing if revision is not None else None
    if revision is None or closing is None:
        return frozenset()
    since = {
        one.recipient: closing.at if one.scan else one.at for one in revision.services
    }  # the last attempt's
    return frozenset(
        PaperId(one.paper, one.subject)
        for one in record.prints
        if one.outcome is PrintOutcome.CAME_OUT
        and one.at >= closing.at
        and (
            one.paper is not PaperKind.SERVICE_RETURN or one.at >= since.get(PartyId(one.subject), closing.at)
        )
    )
