"""A store in memory that keeps the contract of `ports.Store`."""

from __future__ import annotations

import json
from collections.abc import Callable
from concurrent.futures import Future
from pathlib import Path
from typing import Any, TypeVar

from db.grams import pieces, plain
from db.lines import instant, line, names, values
from mediator_app.domain.case import CaseFile
from mediator_app.domain.errors import Refusal, Trouble
from mediator_app.domain.ids import CaseId
from mediator_app.domain.journal import JournalEntry, replay
from mediator_app.domain.states import EDITABLE, CaseState
from mediator_app.domain.unrecorded import Unrecorded
from mediator_app.ports import Blob, CaseLine, Change, Fault, StoredCase, Watch
from tests.db.fake_filings import FakeAnswers, FakeFilings

T = TypeVar("T")


class FakeStore:
    """Answers at once. Set `trouble` to a code, and every write fails with it until it is None again."""

    def __init__(self) -> None:
        self.trouble: str | None = None
        self.entries: dict[CaseId, list[JournalEntry]] = {}
        self.newest: dict[CaseId, CaseFile] = {}
        self.blobs: dict[str, Blob] = {}
        self.typed: dict[CaseId, tuple[Unrecorded, ...]] = {}
        self.settings: dict[str, str] = {}
        self.secrets: dict[str, bytes] = {}
        self.filings = FakeFilings(self)
        self.answers = FakeAnswers(self)
        self.closed = False

    def record(self, change: Change) -> Future[None]:
        return self.reply(self._record, change)

    def load(self, case_id: CaseId) -> Future[StoredCase]:
        def load() -> StoredCase:
            if case_id not in self.newest:
                raise Refusal("no_such_case")
            last = self.entries[case_id][-1]
            return StoredCase(self.newest[case_id], last.seq, last.hash)

        return self.reply(load)

    def journal(self, case_id: CaseId) -> Future[tuple[JournalEntry, ...]]:
        return self.reply(lambda: tuple(self.entries.get(case_id, ())))

    def keep_unrecorded(self, case_id: CaseId, texts: tuple[Unrecorded, ...]) -> Future[None]:
        def write() -> None:
            if case_id not in self.newest:
                raise Refusal("no_such_case")
            kept = texts if self.newest[case_id].record.state in EDITABLE else ()
            self.typed[case_id] = tuple(sorted(kept, key=lambda one: one.place))

        return self.reply(self.unless_in_trouble, write)

    def unrecorded(self, case_id: CaseId) -> Future[tuple[Unrecorded, ...]]:
        return self.reply(lambda: self.typed.get(case_id, ()))

    def cases(self, *, states: tuple[CaseState, ...] = (), limit: int = 1000) -> Future[tuple[CaseLine, ...]]:
        wanted = states or tuple(CaseState)
        return self.reply(lambda: self._lines(lambda case: case.record.state in wanted, limit))

    def search(self, text: str, *, limit: int = 50) -> Future[tuple[CaseLine, ...]]:
        words = pieces(text)

        def holds(case: CaseFile) -> bool:
            found = [plain(name) for name in names(case.record.content)]
            return bool(words) and all(any(word in name for name in found) for word in words)

        return self.reply(lambda: self._lines(holds, limit))

    def blob(self, sha256: str) -> Future[bytes]:
        def look() -> bytes:
            if sha256 not in self.blobs:
                raise Refusal("no_such_blob")
            return self.blobs[sha256].data

        return self.reply(look)

    def setting(self, name: str) -> Future[Any]:
        return self.reply(lambda: json.loads(self.settings.get(name, "null")))

    def set_setting(self, name: str, value: Any) -> Future[None]:
        return self.reply(self._set, self.settings, name, json.dumps(value))

    def secret(self, name: str) -> Future[bytes | None]:
        return self.reply(lambda: self.secrets.get(name))

    def set_secret(self, name: str, value: bytes) -> Future[None]:
        return self.reply(self._set, self.secrets, name, value)

    def check(self) -> Future[tuple[Fault, ...]]:
        def check() -> tuple[Fault, ...]:
            return tuple(
                Fault("case_differs", id)
                for id, entries in self.entries.items()
                if replay(id, entries).case != self.newest[id]
            )

        return self.reply(check)

    def backup(self, to: Path, watch: Watch | None = None) -> Future[None]:
        def write() -> None:
            if watch is not None and not watch(0, 1):
                raise Refusal("backup_stopped")
            to.write_text("a fake's backup")

        return self.reply(write)

    def close(self) -> None:
        self.closed = True

    def _record(self, change: Change) -> None:
        if self.trouble is not None:
            raise Trouble(self.trouble)
        entry = change.entry
        entries = self.entries.get(entry.case_id, [])
        if entry.seq <= len(entries):
            if entries[entry.seq - 1].hash != entry.hash:
                raise Refusal("journal_conflict", "", case_id=entry.case_id, seq=entry.seq)
            return
        if entry.seq > len(entries) + 1:
            raise Trouble("store_behind", seq=entry.seq, head=len(entries))
        if entries and entries[-1].hash != entry.prev:
            raise Refusal("journal_conflict", "", case_id=entry.case_id, seq=entry.seq)
        self.entries[entry.case_id] = [*entries, entry]
        self.newest[entry.case_id] = change.after
        self.blobs |= {blob.sha256: blob for blob in change.blobs}
        if change.after.record.state not in EDITABLE:
            self.typed.pop(entry.case_id, None)
        for duty in change.filings:
            self.filings.owe(duty)

    def _set(self, where: dict[str, T], name: str, value: T) -> None:
        def write() -> None:
            where[name] = value

        self.unless_in_trouble(write)

    def unless_in_trouble(self, write: Callable[[], None]) -> None:
        if self.trouble is not None:
            raise Trouble(self.trouble)
        write()

    def _lines(self, wanted: Callable[[CaseFile], bool], limit: int) -> tuple[CaseLine, ...]:
        found = [
            line((id, instant(self.entries[id][-1].at), *values(case.record)[:-1]))
            for id, case in self.newest.items()
            if wanted(case)
        ]
        return tuple(sorted(found, key=lambda one: one.updated_at, reverse=True)[:limit])

    def reply(self, job: Callable[..., T], *arguments: object) -> Future[T]:
        answer: Future[T] = Future()
        try:
            if self.closed:
                raise Trouble("store_closed")
            answer.set_result(job(*arguments))
        except (Refusal, Trouble) as error:
            answer.set_exception(error)
        return answer
