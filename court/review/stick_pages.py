"""Filings that a mediator brings on a stick: taking a bundle in, and the file of answers to give back."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import ExitStack
from typing import BinaryIO, Final

from sqlalchemy import Connection
from starlette.datastructures import UploadFile
from starlette.responses import Response, StreamingResponse

from court import stick
from court.refusals import Refused
from court.review.visit import Visit
from mediator_app.exchange.contract.bundle import ANSWERS_SUFFIX

_PIECE: Final = 64 * 1024


def show(visit: Visit) -> Response:
    visit.note("bundles_listed", "")
    return _page(visit)


def take_in(visit: Visit) -> Response:
    uploaded = visit.form.get("bundle")
    if not isinstance(uploaded, UploadFile) or not uploaded.size:
        return _page(visit, status=409, code="bundle_missing")
    try:
        arrived = stick.take_in(visit.desk.service, visit.court, uploaded.file, by=visit.actor)
    except Refused as refused:
        return _page(visit, status=409, code=refused.code)
    except OSError:
        return _page(visit, status=507, code="no_room")
    return visit.go(f"/sticks/{arrived.id}")


def show_one(visit: Visit) -> Response:
    def work(connection: Connection) -> tuple[stick.Arrival, dict[str, tuple[str, str]]]:
        arrival = _find(connection, visit)
        return arrival, stick.names(connection, arrival)

    arrival, names = visit.read(work)
    return visit.page("stick.html", arrival=arrival, names=names)


def save_answers(visit: Visit) -> Response:
    """The file for the laptop; it can be fetched again as long as the laptop is not revoked."""
    with ExitStack() as stack:
        file = stack.enter_context(tempfile.TemporaryFile(dir=visit.desk.service.store.arriving))

        def work(connection: Connection) -> stick.Arrival:
            arrival = _find(connection, visit)
            stick.write_back(connection, arrival, file)
            return arrival

        arrival = visit.read(work)
        visit.note("bundle_answers_saved", arrival.id)
        stack.pop_all()  # from here on the answer closes it
    size = file.tell()
    file.seek(0)
    headers = {
        "Content-Length": str(size),
        "Content-Disposition": f'attachment; filename="{arrival.at[:10]}-{arrival.id[-8:]}{ANSWERS_SUFFIX}"',
        "Content-Security-Policy": "default-src 'none'; sandbox",
    }
    return StreamingResponse(_pieces(file), media_type="application/octet-stream", headers=headers)


def _pieces(file: BinaryIO) -> Iterator[bytes]:
    with file:
        while piece := file.read(_PIECE):
            yield piece


def _find(connection: Connection, visit: Visit) -> stick.Arrival:
    return stick.arrival(connection, visit.court.id, visit.path("id"))


def _page(visit: Visit, *, status: int = 200, code: str = "") -> Response:
    rows = visit.read(lambda connection: stick.arrivals(connection, visit.court.id))
    return visit.page("sticks.html", status, rows=rows, refused_code=code)
