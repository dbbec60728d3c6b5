"""Filings and answers in memory that keep the contracts of `delivery.Filings` and `delivery.Answers`."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from concurrent.futures import Future
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import TYPE_CHECKING, Any

from mediator_app.delivery import (
    FilingLine,
    Fixed,
    Head,
    HearingFact,
    HearingGone,
    HearingLine,
    Link,
    PackFact,
    PackLine,
    PackState,
    ReceiptFact,
    ReviewFact,
)
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
from mediator_app.ports import Blob

if TYPE_CHECKING:
    from tests.db.fakes import FakeStore

WAITING = (FilingState.QUEUED, FilingState.BLOCKED)


@dataclass
class Row:
    line: FilingLine
    manifest: str = ""


class FakeFilings:
    def __init__(self, store: FakeStore) -> None:
        self._store = store
        self.rows: dict[FilingId, Row] = {}
        self.uploads: dict[str, str] = {}

    def owe(self, duty: Duty) -> None:
        match duty:
            case FilingOrder():
                mine = [row.line for row in self.rows.values() if row.line.case_id == duty.case_id]
                if duty.kind is FilingKind.REPORT and (
                    not any(one.kind is FilingKind.SETTLEMENT and one.fixed for one in mine)
                    or any(_waits(one) and one.kind is not FilingKind.HANDOVER for one in mine)
                ):
                    return
                self._add(duty)
            case Release():
                for row in self._of(duty.case_id):
                    if row.line.revision == duty.revision:
                        row.line = replace(row.line, held=False)
            case TakeAway():
                for row in self._of(duty.case_id):
                    if (row.line.kind, row.line.revision) == (duty.kind, duty.revision) and _waits(row.line):
                        row.line = replace(row.line, state=FilingState.WITHDRAWN)

    def _of(self, case_id: CaseId) -> list[Row]:
        return [row for row in self.rows.values() if row.line.case_id == case_id]

    def _add(self, order: FilingOrder) -> None:
        self.rows.setdefault(
            order.filing_id,
            Row(
                FilingLine(
                    filing_id=order.filing_id,
                    case_id=order.case_id,
                    kind=order.kind,
                    revision=order.revision,
                    supersedes=order.supersedes,
                    made_at=order.made_at,
                    held=order.held,
                    state=FilingState.QUEUED,
                    manifest_sha256="",
                    sent=0,
                    total=0,
                    attempts=0,
                    retry_at=None,
                )
            ),
        )

    def lines(self, case_id: CaseId | None = None, *, limit: int = 1000) -> Future[tuple[FilingLine, ...]]:
        def look() -> tuple[FilingLine, ...]:
            found = [self._shown(r) for r in self.rows.values() if case_id in (None, r.line.case_id)]
            return tuple(sorted(found, key=lambda one: (one.made_at, one.filing_id), reverse=True)[:limit])

        return self._store.reply(look)

    def unsent(self) -> Future[tuple[FilingLine, ...]]:
        def look() -> tuple[FilingLine, ...]:
            found = [self._shown(r) for r in self.rows.values() if r.line.state in UNSENT]
            return tuple(sorted(found, key=lambda one: (one.made_at, one.filing_id)))

        return self._store.reply(look)

    def line(self, filing_id: FilingId) -> Future[FilingLine]:
        return self._store.reply(lambda: self._shown(self._row(filing_id)))

    def order(self, order: FilingOrder) -> Future[None]:
        def write() -> None:
            waiting = [
                row.line.filing_id
                for row in self._of(order.case_id)
                if row.line.kind is order.kind and _waits(row.line)
            ]
            if waiting and order.filing_id not in waiting:
                raise Refusal("filing_waits", "filings", filing=waiting[0])
            self._add(order)

        return self._write(write)

    def fix(self, filing_id: FilingId, fixed: Fixed) -> Future[None]:
        def write() -> None:
            row = self._row(filing_id)
            if row.manifest:
                raise Refusal("filing_fixed", "filings")
            if row.line.held:
                raise Refusal("filing_held", "filings")
            to = move_filing(row.line.state, FilingState.SENDING)
            if self._store.entries[row.line.case_id][-1].hash != fixed.case_head:
                raise Refusal("filing_stale", "filings")
            for made in fixed.documents:
                self._store.blobs[made.sha256] = Blob(made.sha256, made.media_type, made.data)
            row.manifest = fixed.manifest
            row.line = replace(
                _fresh(row.line),
                state=to,
                manifest_sha256=fixed.manifest_sha256,
                total=fixed.total,
                supersedes=fixed.supersedes,
            )

        return self._write(write)

    def manifest(self, filing_id: FilingId) -> Future[str]:
        def look() -> str:
            row = self._row(filing_id)
            if not row.manifest:
                raise Refusal("filing_not_fixed", "filings")
            return row.manifest

        return self._store.reply(look)

    def sign_anew(self, filing_id: FilingId, manifest: str, manifest_sha256: str) -> Future[None]:
        def write() -> None:
            row = self._row(filing_id)
            if not row.manifest:
                raise Refusal("filing_not_fixed", "filings")
            if row.line.state not in UNSENT:
                raise Refusal(
                    "filing_move", "filings", now=row.line.state.value, to=FilingState.SENDING.value
                )
            row.manifest = manifest
            row.line = replace(row.line, manifest_sha256=manifest_sha256, sent=0)
            self.uploads.clear()

        return self._write(write)

    def document(self, sha256: str) -> Future[bytes]:
        return self._store.blob(sha256)

    def sent(self, filing_id: FilingId, sent: int) -> Future[None]:
        return self._change(filing_id, lambda one: replace(one, sent=sent))

    def later(
        self,
        filing_id: FilingId,
        *,
        attempts: int,
        retry_at: datetime,
        reason: str,
        params: Mapping[str, Any],
    ) -> Future[None]:
        def change(one: FilingLine) -> FilingLine:
            if one.state not in (FilingState.QUEUED, FilingState.SENDING):
                return one
            return replace(one, attempts=attempts, retry_at=retry_at, reason=reason, params=dict(params))

        return self._change(filing_id, change)

    def block(self, filing_id: FilingId, reason: str, params: Mapping[str, Any]) -> Future[None]:
        def change(one: FilingLine) -> FilingLine:
            if not may_move(one.state, FilingState.BLOCKED):
                return one
            return replace(_fresh(one), state=FilingState.BLOCKED, reason=reason, params=dict(params))

        return self._change(filing_id, change)

    def unblock(self, filing_id: FilingId) -> Future[None]:
        def change(one: FilingLine) -> FilingLine:
            state = one.state
            if state is FilingState.BLOCKED:
                state = FilingState.SENDING if one.fixed else FilingState.QUEUED
            return replace(_fresh(one), state=state)

        return self._change(filing_id, change)

    def hold(self, filing_id: FilingId, held: bool) -> Future[None]:
        def change(one: FilingLine) -> FilingLine:
            if one.fixed:
                raise Refusal("filing_fixed", "filings")
            return replace(one, held=held)

        return self._change(filing_id, change)

    def withdraw(self, filing_id: FilingId) -> Future[None]:
        return self._change(
            filing_id, lambda one: replace(_fresh(one), state=move_filing(one.state, FilingState.WITHDRAWN))
        )

    def upload(self, sha256: str) -> Future[str]:
        return self._store.reply(lambda: self.uploads.get(sha256, ""))

    def keep_upload(self, sha256: str, url: str) -> Future[None]:
        def write() -> None:
            if url:
                self.uploads[sha256] = url
            else:
                self.uploads.pop(sha256, None)

        return self._write(write)

    def move(self, filing_id: FilingId, to: FilingState, manifest_sha256: str = "") -> None:
        row = self.rows.get(filing_id)
        if row is None or (manifest_sha256 and row.line.manifest_sha256 != manifest_sha256):
            return
        if may_move(row.line.state, to):
            row.line = replace(row.line, state=to, sent=row.line.total, retry_at=None, reason="", params={})

    def _shown(self, row: Row) -> FilingLine:
        record = self._store.newest[row.line.case_id].record
        return replace(row.line, title=record.title, practice=record.practice)

    def _row(self, filing_id: FilingId) -> Row:
        if filing_id not in self.rows:
            raise Refusal("no_such_filing")
        return self.rows[filing_id]

    def _change(self, filing_id: FilingId, change: Callable[[FilingLine], FilingLine]) -> Future[None]:
        def write() -> None:
            row = self._row(filing_id)
            row.line = change(row.line)

        return self._write(write)

    def _write(self, write: Callable[[], None]) -> Future[None]:
        return self._store.reply(self._store.unless_in_trouble, write)


def _waits(one: FilingLine) -> bool:
    return not one.fixed and one.state in WAITING


def _fresh(one: FilingLine) -> FilingLine:
    return replace(one, attempts=0, retry_at=None, reason="", params={})


@dataclass
class _Pack:
    fact: PackFact
    state: PackState = PackState.ANNOUNCED
    reason: str = ""
    data: bytes = b""


@dataclass
class FakeAnswers:
    store: FakeStore
    links: dict[tuple[str, int], Link] = field(default_factory=dict)
    facts: dict[str, HearingFact] = field(default_factory=dict)
    gone: dict[str, str] = field(default_factory=dict)
    cases: dict[str, CaseId] = field(default_factory=dict)
    kept: dict[str, _Pack] = field(default_factory=dict)

    def head(self, laptop: str) -> Future[Head]:
        return self.store.reply(self._head, laptop)

    def _head(self, laptop: str) -> Head:
        seq = max((at for of, at in self.links if of == laptop), default=0)
        return Head(seq, self.links[laptop, seq].hash) if seq else Head()

    def take(self, link: Link) -> Future[None]:
        return self.store.reply(self.store.unless_in_trouble, lambda: self._take(link))

    def _take(self, link: Link) -> None:
        there = self.links.get((link.laptop, link.seq))
        if there is not None:
            if there.hash != link.hash:
                raise Refusal("answers_forked", "", seq=link.seq)
            return
        head = self._head(link.laptop)
        if link.seq != head.seq + 1:
            raise Refusal("answers_gap", "", seq=link.seq, head=head.seq)
        if link.prev != head.hash:
            raise Refusal("answers_forked", "", seq=link.seq)
        self.links[link.laptop, link.seq] = link
        match link.said:
            case ReceiptFact() as receipt:
                self._about(receipt.filing_id, receipt=receipt)
                self.store.filings.move(receipt.filing_id, FilingState.RECEIVED, receipt.manifest_sha256)
            case ReviewFact() as review:
                self._about(review.filing_id, review=review)
                self.store.filings.move(review.filing_id, review.state)
            case HearingFact() as hearing:
                self.facts[hearing.assignment] = hearing
                self.gone.pop(hearing.assignment, None)
            case HearingGone() as gone:
                self.gone[gone.assignment] = gone.note
            case PackFact() as pack:
                self.kept.setdefault(pack.sha256, _Pack(pack))
            case _:
                pass

    def _about(self, filing_id: FilingId, **said: Any) -> None:
        row = self.store.filings.rows.get(filing_id)
        if row is not None:
            row.line = replace(row.line, **said)

    def token(self, laptop: str, seq: int) -> Future[str]:
        return self.store.reply(lambda: self.links[laptop, seq].token if (laptop, seq) in self.links else "")

    def hearings(self) -> Future[tuple[HearingLine, ...]]:
        def look() -> tuple[HearingLine, ...]:
            found = [
                HearingLine(
                    assignment=one.assignment,
                    case_number=one.case_number,
                    starts_at=one.starts_at,
                    place=one.place,
                    title=one.title,
                    note=self.gone.get(one.assignment, one.note),
                    withdrawn=one.assignment in self.gone,
                    case_id=self.cases.get(one.assignment, ""),
                )
                for one in self.facts.values()
            ]
            return tuple(sorted(found, key=lambda one: (one.starts_at, one.assignment)))

        return self.store.reply(look)

    def hearing(self, assignment: str) -> Future[HearingFact]:
        def look() -> HearingFact:
            if assignment not in self.facts:
                raise Refusal("no_such_hearing")
            if assignment in self.gone:
                raise Refusal("hearing_withdrawn")
            return self.facts[assignment]

        return self.store.reply(look)

    def opened(self, assignment: str, case_id: CaseId) -> Future[None]:
        def write() -> None:
            self.cases.setdefault(assignment, case_id)

        return self.store.reply(self.store.unless_in_trouble, write)

    def assignment(self, case_id: CaseId) -> Future[str]:
        return self.store.reply(
            lambda: next((one for one, case in self.cases.items() if case == case_id), "")
        )

    def packs(self) -> Future[tuple[PackLine, ...]]:
        def look() -> tuple[PackLine, ...]:
            return tuple(
                PackLine(fact=one.fact, state=one.state, reason=one.reason, seq=seq)
                for seq, one in enumerate(self.kept.values(), 1)
            )

        return self.store.reply(look)

    def take_pack(self, sha256: str, data: bytes) -> Future[None]:
        return self._set_pack(sha256, PackState.TAKEN, "", data)

    def refuse_pack(self, sha256: str, reason: str) -> Future[None]:
        return self._set_pack(sha256, PackState.REFUSED, reason, b"")

    def _set_pack(self, sha256: str, state: PackState, reason: str, data: bytes) -> Future[None]:
        def write() -> None:
            if sha256 in self.kept:
                self.kept[sha256] = _Pack(self.kept[sha256].fact, state, reason, data)

        return self.store.reply(self.store.unless_in_trouble, write)

    def pack(self, sha256: str) -> Future[bytes]:
        def look() -> bytes:
            if sha256 not in self.kept or not self.kept[sha256].data:
                raise Refusal("no_such_pack")
            return self.kept[sha256].data

        return self.store.reply(look)
