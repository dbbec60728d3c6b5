"""What of a signed agreement has been paid, and what is still owed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from .ids import PartyId
from .money import Money
from .record import Record


@dataclass(frozen=True, slots=True)
class Outstanding:
    """What is left of one instalment; `due` is inclusive."""

    payer: PartyId
    payee: PartyId
    number: int
    due: date
    left: Money


def paid(record: Record, payer: PartyId, payee: PartyId, number: int) -> Money:
    """What was paid on one instalment of the standing agreement.

    Payments on an agreement that somebody withdrew from stay in the record and count for no other.
    """
    standing = record.standing
    if standing is None:
        return Money.zero()
    key = (standing.id, payer, payee, number)
    return Money.sum(p.amount for p in record.payments if (p.revision, p.payer, p.payee, p.number) == key)


def outstanding(record: Record) -> tuple[Outstanding, ...]:
    """The instalments of the standing agreement that are not paid in full, by date; empty before it is signed."""
    return tuple(sorted(_outstanding(record), key=_by_date))


def _outstanding(record: Record) -> Iterator[Outstanding]:
    standing = record.standing
    if standing is None or standing.closing is None or standing.content.settlement is None:
        return
    sums: dict[tuple[str, str, int], int] = {}
    for payment in record.payments:
        if payment.revision == standing.id:
            key = (payment.payer, payment.payee, payment.number)
            sums[key] = sums.get(key, 0) + payment.amount.fen
    for share in standing.content.settlement.shares:
        for line in share.instalments():
            left = line.amount.fen - sums.get((share.payer, share.payee, line.number), 0)
            if left > 0:
                yield Outstanding(share.payer, share.payee, line.number, line.due, Money(left))


def _by_date(line: Outstanding) -> tuple[date, int]:
    return line.due, line.number
