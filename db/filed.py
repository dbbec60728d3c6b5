"""Filings in the store: what is owed after an edit, and how far each has come."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Future
from datetime import datetime
from typing import Any, Final

from db import sql
from db.blobs import blob_of, put_blob
from db.connection import Run
from db.lines import instant
from mediator_app.delivery import FilingLine, Fixed, ObjectionFact, ReceiptFact, ReviewFact
from mediator_app.domain.errors import Refusal
from mediator_app.domain.filings import (
    UNSENT,
    Duty,
    FilingKind,
    FilingOrder,
    FilingState,
    Release,
    TakeAway,
    may_move,
    move_filing,
)
from mediator_app.domain.ids import CaseId, FilingId

Ask = Callable[..., Future[Any]]

_FRESH: Final = (0, None, "", "{}")
"""attempts, retry_at, reason, params of a filing with which nothing is wrong."""


def owe(run: Run, duty: Duty) -> None:
    """Keep what one edit makes due, inside its transaction."""
    match duty:
        case FilingOrder():
            if duty.kind is FilingKind.REPORT:
                (due,) = run(sql.REPORT_IS_DUE, (duty.case_id, duty.case_id)).fetchone()
                if not due:
                    return
            _add(run, duty)
        case Release():
            run(sql.RELEASE, (duty.case_id, duty.revision))
        case TakeAway():
            run(sql.TAKE_AWAY, (duty.case_id, duty.kind.value, duty.revision))


def _add(run: Run, order: FilingOrder) -> None:
    row = (
        order.filing_id,
        order.case_id,
        order.kind.value,
        order.revision,
        order.supersedes,
        instant(order.made_at),
        int(order.held),
        FilingState.QUEUED.value,
        "",
        "",
        0,
        0,
        *_FRESH,
    )
    run(sql.ADD_FILING, row)


class FiledRows:
    """`delivery.Filings` over the encrypted file."""

    def __init__(self, look: Ask, write: Ask) -> None:
        """`look` and `write` run a function in a transaction on the store's thread."""
        self._look = look
        self._write = write

    def lines(self, case_id: CaseId | None = None, *, limit: int = 1000) -> Future[tuple[FilingLine, ...]]:
        if case_id is None:
            return self._look(_lines, sql.FILINGS_ALL, limit)
        return self._look(_lines, sql.FILINGS_OF, case_id, limit)

    def unsent(self) -> Future[tuple[FilingLine, ...]]:
        return self._look(_lines, sql.FILINGS_UNSENT)

    def line(self, filing_id: FilingId) -> Future[FilingLine]:
        return self._look(_line_of, filing_id)

    def order(self, order: FilingOrder) -> Future[None]:
        return self._write(_order, order)

    def fix(self, filing_id: FilingId, fixed: Fixed) -> Future[None]:
        return self._write(_fix, filing_id, fixed)

    def sign_anew(self, filing_id: FilingId, manifest: str, manifest_sha256: str) -> Future[None]:
        return self._write(_sign_anew, filing_id, manifest, manifest_sha256)

    def manifest(self, filing_id: FilingId) -> Future[str]:
        return self._look(_manifest, filing_id)

    def document(self, sha256: str) -> Future[bytes]:
        return self._look(blob_of, sha256)

    def sent(self, filing_id: FilingId, sent: int) -> Future[None]:
        return self._write(_set, sql.SENT, sent, filing_id)

    def later(
        self,
        filing_id: FilingId,
        *,
        attempts: int,
        retry_at: datetime,
        reason: str,
        params: Mapping[str, Any],
    ) -> Future[None]:
        return self._write(_later, filing_id, attempts, instant(retry_at), reason, _json(params))

    def block(self, filing_id: FilingId, reason: str, params: Mapping[str, Any]) -> Future[None]:
        return self._write(_block, filing_id, reason, _json(params))

    def unblock(self, filing_id: FilingId) -> Future[None]:
        return self._write(_unblock, filing_id)

    def hold(self, filing_id: FilingId, held: bool) -> Future[None]:
        return self._write(_hold, filing_id, held)

    def withdraw(self, filing_id: FilingId) -> Future[None]:
        return self._write(_withdraw, filing_id)

    def upload(self, sha256: str) -> Future[str]:
        return self._look(_upload, sha256)

    def keep_upload(self, sha256: str, url: str) -> Future[None]:
        if url:
            return self._write(_set, sql.PUT_UPLOAD, sha256, url)
        return self._write(_set, sql.DROP_UPLOAD, sha256)


def _set(run: Run, statement: str, *values: object) -> None:
    run(statement, values)


def _json(params: Mapping[str, Any]) -> str:
    return json.dumps(params, ensure_ascii=False, allow_nan=False)


def _lines(run: Run, statement: str, *values: object) -> tuple[FilingLine, ...]:
    return tuple(line(row) for row in run(statement, values).fetchall())


def _line_of(run: Run, filing_id: FilingId) -> FilingLine:
    row = run(sql.FILING, (filing_id,)).fetchone()
    if row is None:
        raise Refusal("no_such_filing")
    return line(row)


def line(row: Sequence[Any]) -> FilingLine:
    """A line from the columns that `sql.FILINGS_ALL` gives."""
    (
        filing_id, case_id, kind, revision, supersedes, made_at, held, state, manifest_sha256, sent, total,
        attempts, retry_at, reason, params, title, practice,
        receipt_sha256, number, received_at,
        review, decided_at, case_number, objections, note,
    ) = row  # fmt: skip
    id = FilingId(filing_id)
    return FilingLine(
        filing_id=id,
        case_id=CaseId(case_id),
        kind=FilingKind(kind),
        revision=revision,
        supersedes=supersedes,
        made_at=datetime.fromisoformat(made_at),
        held=bool(held),
        state=FilingState(state),
        manifest_sha256=manifest_sha256,
        sent=sent,
        total=total,
        attempts=attempts,
        retry_at=None if retry_at is None else datetime.fromisoformat(retry_at),
        reason=reason,
        params=json.loads(params),
        title=title,
        practice=bool(practice),
        receipt=None
        if number is None
        else ReceiptFact(
            filing_id=id,
            manifest_sha256=receipt_sha256,
            number=number,
            received_at=datetime.fromisoformat(received_at),
        ),
        review=None
        if review is None
        else ReviewFact(
            filing_id=id,
            state=FilingState(review),
            decided_at=datetime.fromisoformat(decided_at),
            case_number=case_number,
            objections=tuple(ObjectionFact(**one) for one in json.loads(objections)),
            note=note,
        ),
    )


def _state(run: Run, filing_id: FilingId) -> tuple[FilingState, CaseId, str, bool]:
    """State, case, manifest's hash, and whether it is held back. Refusal `no_such_filing`."""
    row = run(sql.FILING_STATE, (filing_id,)).fetchone()
    if row is None:
        raise Refusal("no_such_filing")
    return FilingState(row[0]), CaseId(row[1]), row[2], bool(row[3])


def _order(run: Run, order: FilingOrder) -> None:
    waiting = [id for (id,) in run(sql.WAITING, (order.case_id, order.kind.value))]
    if waiting and order.filing_id not in waiting:
        raise Refusal("filing_waits", "filings", filing=waiting[0])
    _add(run, order)


def _fix(run: Run, filing_id: FilingId, fixed: Fixed) -> None:
    state, case_id, manifest, held = _state(run, filing_id)
    if manifest:
        raise Refusal("filing_fixed", "filings")
    if held:
        raise Refusal("filing_held", "filings")
    to = move_filing(state, FilingState.SENDING)
    (_, head) = run(sql.HEAD_OF, (case_id,)).fetchone()
    if head != fixed.case_head:
        raise Refusal("filing_stale", "filings")
    for made in fixed.documents:
        put_blob(run, case_id, made)
    row = (to.value, fixed.manifest, fixed.manifest_sha256, fixed.total, fixed.supersedes, *_FRESH)
    run(sql.FIX_FILING, (*row, filing_id))


def _sign_anew(run: Run, filing_id: FilingId, manifest: str, manifest_sha256: str) -> None:
    state, _, before, _ = _state(run, filing_id)
    if not before:
        raise Refusal("filing_not_fixed", "filings")
    if state not in UNSENT:
        raise Refusal("filing_move", "filings", now=state.value, to=FilingState.SENDING.value)
    run(sql.SIGN_ANEW, (manifest, manifest_sha256, 0, filing_id))
    run(sql.DROP_UPLOADS, ())


def _manifest(run: Run, filing_id: FilingId) -> str:
    row = run(sql.MANIFEST, (filing_id,)).fetchone()
    if row is None:
        raise Refusal("no_such_filing")
    if not row[0]:
        raise Refusal("filing_not_fixed", "filings")
    return str(row[0])


def _later(run: Run, filing_id: FilingId, attempts: int, retry_at: str, reason: str, params: str) -> None:
    state, *_ = _state(run, filing_id)
    if state not in (FilingState.QUEUED, FilingState.SENDING):
        return  # its receipt has come by another road meanwhile, or somebody took it away
    run(sql.MOVE_FILING, (state.value, attempts, retry_at, reason, params, filing_id))


def _block(run: Run, filing_id: FilingId, reason: str, params: str) -> None:
    state, *_ = _state(run, filing_id)
    if may_move(state, FilingState.BLOCKED):
        run(sql.MOVE_FILING, (FilingState.BLOCKED.value, 0, None, reason, params, filing_id))


def _unblock(run: Run, filing_id: FilingId) -> None:
    state, _, manifest, _ = _state(run, filing_id)
    if state is FilingState.BLOCKED:
        state = move_filing(state, FilingState.SENDING if manifest else FilingState.QUEUED)
    run(sql.MOVE_FILING, (state.value, *_FRESH, filing_id))


def _hold(run: Run, filing_id: FilingId, held: bool) -> None:
    _, _, manifest, _ = _state(run, filing_id)
    if manifest:
        raise Refusal("filing_fixed", "filings")
    run(sql.HOLD, (int(held), filing_id))


def _withdraw(run: Run, filing_id: FilingId) -> None:
    state, *_ = _state(run, filing_id)
    to = move_filing(state, FilingState.WITHDRAWN)
    run(sql.MOVE_FILING, (to.value, *_FRESH, filing_id))


def _upload(run: Run, sha256: str) -> str:
    row = run(sql.UPLOAD, (sha256,)).fetchone()
    return "" if row is None else str(row[0])
