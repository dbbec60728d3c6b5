"""Bytes in the store, under their own hash."""

from __future__ import annotations

from typing import Protocol

from db import sql
from db.connection import Run
from mediator_app.domain.errors import Refusal, Trouble
from mediator_app.domain.ids import CaseId


class Kept(Protocol):
    """A `ports.Blob` or `delivery.Bytes`."""

    @property
    def sha256(self) -> str: ...

    @property
    def media_type(self) -> str: ...

    @property
    def data(self) -> bytes: ...


def put_blob(run: Run, case_id: CaseId, blob: Kept) -> None:
    """Keep the bytes, and that this case brought them."""
    import hashlib

    if hashlib.sha256(blob.data).hexdigest() != blob.sha256:
        raise ValueError("a blob does not have the hash it is kept under")
    run(sql.ADD_BLOB, (blob.sha256, blob.media_type, blob.data))
    run(sql.ADD_CASE_BLOB, (case_id, blob.sha256))


def blob_of(run: Run, sha256: str) -> bytes:
    """Refusal `no_such_blob`; Trouble `store_damaged` where the bytes no longer have their hash."""
    row = run(sql.BLOB, (sha256,)).fetchone()
    if row is None:
        raise Refusal("no_such_blob")
    import hashlib

    data = bytes(row[0])
    if hashlib.sha256(data).hexdigest() != sha256:
        raise Trouble("store_damaged", blob=sha256)
    return data
