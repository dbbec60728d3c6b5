"""The queue before the court: which unsent filings can go now, and when the next of those that wait comes again."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime

from mediator_app.delivery import FilingLine, Filings
from mediator_app.domain.filings import FilingState
from mediator_app.domain.ids import CaseId, FilingId


@dataclass(slots=True)
class Queue:
    """Oldest first; filings of one case go in their order. Read from the store when something may have changed."""

    filings: Filings
    next_at: datetime | None = None
    """When the first of the filings that wait by themselves comes again."""
    _ready: list[FilingLine] = field(default_factory=list)
    _failed_at: dict[FilingId, datetime] = field(default_factory=dict)
    _hurried_at: datetime | None = None
    _stale: bool = True

    def look_again(self) -> None:
        """What is owed, or how long something waits, has changed."""
        self._stale = True

    def hurry(self, now: datetime) -> None:
        """Let nothing wait that has waited until now."""
        self._hurried_at = now
        self._stale = True

    def due(self, now: datetime, is_large: Callable[[FilingId], bool]) -> FilingLine | None:
        """The filing whose turn it is. One with a film to upload goes on when no other is there to be sent."""
        if self._stale or not self._ready or (self.next_at is not None and self.next_at <= now):
            self._list(now)
        return min(self._ready, key=lambda one: is_large(one.filing_id), default=None)

    def take(self, line: FilingLine) -> None:
        """Its turn has begun."""
        self._ready.remove(line)

    def put_back(self, line: FilingLine) -> None:
        """More of it is to be sent."""
        self._ready.insert(0, line)

    def failed(self, filing_id: FilingId, at: datetime) -> None:
        """It waits by itself, unless somebody hurries afterwards."""
        self._failed_at[filing_id] = at
        self._stale = True

    def forget(self, filing_id: FilingId) -> None:
        self._failed_at.pop(filing_id, None)

    def _list(self, now: datetime) -> None:
        self._stale = False
        self._ready = []
        later: list[datetime] = []
        cases: set[CaseId] = set()
        for line in self.filings.unsent().result():
            if line.state is FilingState.BLOCKED or (line.state is FilingState.QUEUED and line.held):
                continue
            if line.case_id in cases:
                continue
            cases.add(line.case_id)
            if line.retry_at is None or line.retry_at <= now or self._is_hurried(line):
                self._ready.append(line)
            else:
                later.append(line.retry_at)
        self.next_at = min(later, default=None)

    def _is_hurried(self, line: FilingLine) -> bool:
        if self._hurried_at is None:
            return False
        failed = self._failed_at.get(line.filing_id)
        return failed is None or failed < self._hurried_at
