"""The list of filings: what waits, what was decided, found by filters."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from typing import Any, Final
from urllib.parse import urlencode

from sqlalchemy import Connection
from starlette.responses import Response

from court import filings, mediators
from court.review.visit import Visit
from court.schema import FilingState
from court.service import CHINA
from mediator_app.exchange.contract.filing import FilingKind
from mediator_app.exchange.contract.reading import write_instant

PAGE: Final = 25
OVERDUE: Final = timedelta(days=5)
"""Mediation and arbitration law art. 29: whether to accept is decided within five days of receipt."""


class Show(StrEnum):
    """The tabs above the list."""

    OPEN = "open"
    RECEIVED = "received"
    UNDER_REVIEW = "under_review"
    DOCKETED = "docketed"
    RETURNED = "returned"
    ALL = "all"


_STATES: Final = {
    Show.OPEN: (FilingState.RECEIVED, FilingState.UNDER_REVIEW),
    Show.RECEIVED: (FilingState.RECEIVED,),
    Show.UNDER_REVIEW: (FilingState.UNDER_REVIEW,),
    Show.DOCKETED: (FilingState.DOCKETED,),
    Show.RETURNED: (FilingState.RETURNED,),
    Show.ALL: (),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """What stands in the address of the list; anything that makes no sense there is left out."""

    show: Show = Show.OPEN
    kind: str = ""
    mediator: str = ""
    since: str = ""
    until: str = ""
    words: str = ""
    twins: bool = False
    overdue: bool = False
    page: int = 1

    @property
    def narrowed(self) -> bool:
        """Whether anything but the tab is chosen."""
        return self != Filters(show=self.show, page=self.page)

    def address(self, **changes: object) -> str:
        """The list with other filters; a changed filter begins on the first page."""
        other = replace(self, **({"page": 1} | changes))  # type: ignore[arg-type]
        values = {
            "show": other.show.value if other.show is not Show.OPEN else "",
            "kind": other.kind,
            "mediator": other.mediator,
            "since": other.since,
            "until": other.until,
            "words": other.words,
            "twins": "1" if other.twins else "",
            "overdue": "1" if other.overdue else "",
            "page": str(other.page) if other.page > 1 else "",
        }
        query = urlencode({name: value for name, value in values.items() if value})
        return f"/review/filings{'?' if query else ''}{query}"


def read_filters(visit: Visit) -> Filters:
    page = visit.query("page")
    return Filters(
        show=next((show for show in Show if show == visit.query("show")), Show.OPEN),
        kind=next((kind.value for kind in FilingKind if kind == visit.query("kind")), ""),
        mediator=visit.query("mediator")[:64],
        since=_day(visit.query("since")),
        until=_day(visit.query("until")),
        words=visit.query("words")[:200],
        twins=visit.query("twins") == "1",
        overdue=visit.query("overdue") == "1",
        page=int(page) if page.isascii() and page.isdecimal() and 0 < len(page) < 6 and int(page) else 1,
    )


def search_for(filters: Filters, *, at: datetime) -> filings.Search:
    """The filters as the court's search; days are those of Shanghai, both inclusive."""
    until = start_of(filters.until, days=1)
    states = _STATES[filters.show]
    if filters.overdue:
        limit = write_instant(at - OVERDUE)
        until = min(until, limit) if until else limit
        states = _STATES[Show.OPEN]
    return filings.Search(
        states=states,
        kinds=(FilingKind(filters.kind),) if filters.kind else (),
        mediator=filters.mediator,
        words=filters.words,
        since=start_of(filters.since),
        until=until,
        twins=filters.twins,
    )


def is_overdue(row: filings.FilingRow, *, at: datetime) -> bool:
    """Whether it should have been decided by now."""
    waits = row.state in _STATES[Show.OPEN] and not row.superseded_by
    return waits and row.received_at < write_instant(at - OVERDUE)


def show(visit: Visit) -> Response:
    filters = read_filters(visit)
    search = search_for(filters, at=visit.at)
    oldest_first = filters.show in (Show.OPEN, Show.RECEIVED, Show.UNDER_REVIEW)
    court = visit.court.id

    def read(connection: Connection) -> dict[str, Any]:
        total = filings.count(connection, court, search)
        last = max(1, -(-total // PAGE))
        page = min(filters.page, last)
        rows = filings.list_filings(
            connection, court, search, oldest_first=oldest_first, offset=(page - 1) * PAGE, limit=PAGE
        )
        return {
            "rows": rows,
            "total": total,
            "last": last,
            "filters": replace(filters, page=page),
            "counts": filings.states(connection, court),
            "mediators": mediators.all_of(connection, court),
        }

    found = visit.read(read)
    visit.note("filings_listed", "", show=filters.show.value, narrowed=filters.narrowed)
    overdue = {row.id for row in found["rows"] if is_overdue(row, at=visit.at)}
    return visit.page("filings.html", **found, overdue=overdue, kinds=FilingKind, shows=Show)


def start_of(day: str, *, days: int = 0) -> str:
    """The first instant of a day in Shanghai, or of `days` later, as the database writes it."""
    if not day:
        return ""
    found = date.fromisoformat(day) + timedelta(days=days)
    return write_instant(datetime.combine(found, time(), CHINA))


def _day(text: str) -> str:
    try:
        found = date.fromisoformat(text)
    except ValueError:
        return ""
    return found.isoformat() if 2000 <= found.year < 2200 else ""
