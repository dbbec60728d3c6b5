"""What today asks for, worked out from the list of cases: hearings, open work, service, payments, figures."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from mediator_app.domain.money import Money
from mediator_app.domain.states import CaseState
from mediator_app.ports import CaseLine

REMIND_DAYS: Final = 30
"""How far ahead a payment is shown."""
COLLECTIVE: Final = 10
"""Workers from which a dispute is collective (mediation and arbitration law art. 7)."""

_OPEN: Final = frozenset(
    {CaseState.PREPARING, CaseState.MEDIATING, CaseState.ADJOURNED, CaseState.AGREED, CaseState.SEALED}
)
_PAYING: Final = frozenset({CaseState.SIGNED, CaseState.SERVED, CaseState.PERFORMING})
_SETTLED: Final = frozenset({CaseState.SERVED, CaseState.PERFORMING, CaseState.CLOSED})


@dataclass(frozen=True, slots=True)
class Month:
    """Figures of real cases heard this month. `settled` and `failed` are cases, `recovered` is what was agreed."""

    settled: int = 0
    failed: int = 0
    recovered: Money = Money(0)

    @property
    def concluded(self) -> int:
        return self.settled + self.failed

    @property
    def rate(self) -> str:
        """Share of settled cases with one decimal, `78.0%`; empty where none was concluded."""
        if not self.concluded:
            return ""
        tenths = (self.settled * 2000 + self.concluded) // (2 * self.concluded)
        return f"{tenths // 10}.{tenths % 10}%"


@dataclass(frozen=True, slots=True)
class Agenda:
    """`hearings` today in order of time, `going_on` on other days, `unserved` signed papers, `due` payments by date."""

    hearings: tuple[CaseLine, ...]
    going_on: tuple[CaseLine, ...]
    unserved: tuple[CaseLine, ...]
    due: tuple[CaseLine, ...]
    month: Month


def agenda(lines: Iterable[CaseLine], today: date) -> Agenda:
    """Sort the cases into what they ask for today."""
    all_lines = tuple(lines)
    hearings = tuple(
        sorted(
            (line for line in all_lines if line.held_on == today),
            key=lambda line: (line.started_at is None, line.started_at or line.updated_at, line.id),
        )
    )
    going_on = tuple(line for line in all_lines if line.state in _OPEN and line.held_on != today)
    unserved = tuple(line for line in all_lines if line.state is CaseState.SIGNED)
    until = today + timedelta(days=REMIND_DAYS)
    due = [line for line in all_lines if line.state in _PAYING and line.next_due and line.next_due <= until]
    due.sort(key=lambda line: (line.next_due or today, line.id))
    return Agenda(hearings, going_on, unserved, tuple(due), month_of(all_lines, today))


def month_of(lines: Iterable[CaseLine], today: date) -> Month:
    """This month's figures; practice cases never count."""
    settled = failed = fen = 0
    for line in lines:
        day = line.held_on or line.updated_at.date()
        if line.practice or (day.year, day.month) != (today.year, today.month):
            continue
        if line.state in _SETTLED and line.agreed is not None:
            settled += 1
            fen += line.agreed.fen
        elif line.state is CaseState.NOT_AGREED or (line.state is CaseState.CLOSED and line.agreed is None):
            failed += 1
    return Month(settled, failed, Money(fen))


def is_collective(line: CaseLine) -> bool:
    """Whether ten workers or more stand on the applicants' side."""
    applicants = line.title.partition("|")[0]
    return applicants.count("、") + 1 >= COLLECTIVE
