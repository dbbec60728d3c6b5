"""The papers of a filing: a PDF or a picture is shown within our page, anything else can only be saved."""

from __future__ import annotations

from typing import Final
from urllib.parse import quote

from sqlalchemy import Connection
from starlette.responses import Response, StreamingResponse

from court import filings
from court.filings import FiledDocument
from court.review import guard
from court.review.visit import Visit
from court.store import Blob

_SIGNS: Final = {
    "application/pdf": b"%PDF-",
    "image/png": b"\x89PNG\r\n\x1a\n",
    "image/jpeg": b"\xff\xd8\xff",
}
"""What a browser may show of a filing, and how such a file begins; no other kind, whatever a manifest calls it."""
_ENDINGS: Final = {
    "application/pdf": ".pdf",
    "image/png": ".png",
    "image/jpeg": ".jpg",
    "text/plain": ".txt",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": ".xlsx",
}


def shown_in_page(media_type: str) -> bool:
    return media_type in _SIGNS


def show(visit: Visit) -> Response:
    """A paper for the frame; one that is not what it claims to be is only given to save."""
    document, blob = _find(visit)
    store = visit.desk.service.store
    sign = _SIGNS.get(document.media_type, b"")
    begins = b"".join(store.chunks(blob, 0, len(sign))) if sign else b""
    if not sign or begins != sign:
        return _to_save(visit, document, blob)
    visit.note("paper_seen", visit.path("id"), sha256=document.sha256)
    headers = guard.paper_headers() | {
        "Content-Length": str(document.size),
        "Content-Disposition": _disposition("inline", document),
    }
    return StreamingResponse(store.chunks(blob), media_type=document.media_type, headers=headers)


def save(visit: Visit) -> Response:
    document, blob = _find(visit)
    return _to_save(visit, document, blob)


def _find(visit: Visit) -> tuple[FiledDocument, Blob]:
    """A document of a filing of the clerk's own court. Refused `not_found`."""

    def work(connection: Connection) -> tuple[FiledDocument, Blob]:
        return filings.document(connection, visit.court.id, visit.path("id"), visit.path("sha256"))

    return visit.read(work)


def _to_save(visit: Visit, document: FiledDocument, blob: Blob) -> Response:
    visit.note("paper_saved", visit.path("id"), sha256=document.sha256)
    headers = {
        "Content-Length": str(document.size),
        "Content-Disposition": _disposition("attachment", document),
        "Content-Security-Policy": "default-src 'none'; sandbox",
    }
    chunks = visit.desk.service.store.chunks(blob)
    return StreamingResponse(chunks, media_type="application/octet-stream", headers=headers)


def _disposition(how: str, document: FiledDocument) -> str:
    """With a file name (RFC 6266) that no system takes for anything else than a name."""
    ending = _ENDINGS.get(document.media_type, ".bin")
    title = (
        "".join(c if c.isalnum() or c in " -_（）()·" else "_" for c in document.title)[:80].strip()
        or "paper"
    )
    if title.lower().endswith(ending.replace(".", "_")):
        title = title[: -len(ending)]
    return f"{how}; filename=\"paper{ending}\"; filename*=UTF-8''{quote(title + ending, safe='')}"
