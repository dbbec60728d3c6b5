"""The audit log of the court, for its head."""

from __future__ import annotations

from typing import Final

from sqlalchemy import Connection
from starlette.responses import Response

from court import audit
from court.review import accounts
from court.review.visit import Visit

_PAGE: Final = 100


def show(visit: Visit) -> Response:
    before = visit.query("before")
    start = int(before) if before.isascii() and before.isdecimal() and len(before) < 18 else None
    subject = visit.query("subject")[:80]
    court = visit.court.id

    def read(connection: Connection) -> tuple[tuple[audit.Entry, ...], dict[str, str]]:
        names = {a.clerk.actor: a.clerk.name for a in accounts.all_of(connection, court)}
        return audit.entries(connection, court, subject=subject, before=start, limit=_PAGE), names

    entries, names = visit.read(read)
    visit.note("log_seen", subject)
    older = entries[-1].id if len(entries) == _PAGE else None
    return visit.page("log.html", entries=entries, names=names, older=older, subject=subject)
