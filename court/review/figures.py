"""Figures about a court's filings, on a page and as tables for a spreadsheet."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any, Final

from sqlalchemy import Connection
from starlette.responses import Response

from court import filings, mediators, statistics
from court.review.queue import read_filters, start_of
from court.review.visit import Visit
from court.service import CHINA
from mediator_app.exchange.contract.filing import FilingKind

_DANGEROUS: Final = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""A cell that begins with one of these is a formula to a spreadsheet (CSV injection, CWE-1236)."""
_PAGE: Final = 200
MOST_ROWS: Final = 20_000


def show(visit: Visit) -> Response:
    since, until = _period(visit)
    kind, mediator = read_filters(visit).kind, read_filters(visit).mediator

    def read(connection: Connection) -> tuple[Any, Any]:
        return _figures(connection, visit, since, until), mediators.all_of(connection, visit.court.id)

    found, people = visit.read(read)
    visit.note("statistics_seen", "", since=since, until=until)
    return visit.page(
        "statistics.html",
        found=found,
        since=since,
        until=until,
        kind=kind,
        mediator=mediator,
        mediators=people,
        kinds=FilingKind,
    )


def export_mediators(visit: Visit) -> Response:
    """One line for each mediator."""
    since, until = _period(visit)
    found = visit.read(lambda connection: _figures(connection, visit, since, until))
    say = visit.words.say
    heads = [say(f"statistics.{name}") for name in ("mediator", "received", "docketed", "returned")]
    rows = [[one.name, one.filings, one.docketed, one.returned] for one in found.mediators]
    visit.note("statistics_exported", "", since=since, until=until, rows=len(rows))
    return _table(f"mediators-{since}-{until}.csv", heads, rows)


def export_filings(visit: Visit) -> Response:
    """One line for each filing received in the period."""
    since, until = _period(visit)
    filters = read_filters(visit)
    search = filings.Search(
        since=start_of(since),
        until=start_of(until, days=1),
        kinds=(FilingKind(filters.kind),) if filters.kind else (),
        mediator=filters.mediator,
    )

    def read(connection: Connection) -> list[filings.FilingRow]:
        found: list[filings.FilingRow] = []
        while len(found) < MOST_ROWS:
            page = filings.list_filings(
                connection, visit.court.id, search, oldest_first=True, offset=len(found), limit=_PAGE
            )
            found += page
            if len(page) < _PAGE:
                break
        return found

    words, rows = visit.words, visit.read(read)
    names = (
        *("number", "received_at", "kind", "state", "case_number", "applicants", "respondents", "cause"),
        *("claimed", "agreed", "mediator", "organisation", "clerk", "decided_at"),
    )
    heads = [words.say(f"statistics.{name}") for name in names]
    lines = [_line(row, visit) for row in rows]
    visit.note("filings_exported", "", since=since, until=until, rows=len(lines))
    return _table(f"filings-{since}-{until}.csv", heads, lines)


def _line(row: filings.FilingRow, visit: Visit) -> list[object]:
    words = visit.words
    applicants, _, respondents = row.title.partition("|")
    return [
        row.number,
        words.instant(row.received_at),
        words.code("kind", row.kind.value),
        words.code("state", row.state.value),
        row.case_number or row.stated_number,
        applicants,
        respondents,
        row.cause,
        _yuan(row.claimed),
        _yuan(row.agreed),
        row.mediator_name,
        row.organisation,
        row.clerk_name,
        words.instant(row.decided_at) if row.decided_at else "",
    ]


def _yuan(fen: int | None) -> str:
    """Without grouping, so that a spreadsheet reads a number."""
    return "" if fen is None else f"{fen // 100}.{fen % 100:02d}"


def _table(name: str, heads: Sequence[str], rows: Iterable[Sequence[object]]) -> Response:
    """CSV (RFC 4180) with the mark by which Excel takes it for UTF-8."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(heads)
    writer.writerows([safe_cell(cell) for cell in row] for row in rows)
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return Response(
        b"\xef\xbb\xbf" + out.getvalue().encode(), media_type="text/csv; charset=utf-8", headers=headers
    )


def safe_cell(value: object) -> object:
    """A text that a spreadsheet shows and does not run; numbers as they are."""
    if isinstance(value, str) and value.lstrip(" ").startswith(_DANGEROUS):
        return f"'{value}"
    return value


def _figures(connection: Connection, visit: Visit, since: str, until: str) -> statistics.Figures:
    filters = read_filters(visit)
    return statistics.figures(
        connection,
        visit.court.id,
        since=start_of(since),
        until=start_of(until, days=1),
        kind=FilingKind(filters.kind) if filters.kind else None,
        mediator=filters.mediator,
    )


def _period(visit: Visit) -> tuple[str, str]:
    """First and last day, both inclusive; this month so far where none is named."""
    filters, today = read_filters(visit), visit.at.astimezone(CHINA).date()
    since = filters.since or today.replace(day=1).isoformat()
    until = filters.until or max(today, date.fromisoformat(since)).isoformat()
    if until < since:
        until = since
    return since, until
