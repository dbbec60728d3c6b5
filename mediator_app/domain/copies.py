"""Who has a printed copy of the closed agreement, and who has none."""

from __future__ import annotations

from typing import Final

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
