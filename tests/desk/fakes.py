"""Stores and papers for tests of the desk: a store that answers when it is told to, papers that are plain bytes."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from concurrent.futures import Future
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

from mediator_app.desk import Desk
from mediator_app.domain.codec import to_json
from mediator_app.domain.errors import Refusal
from mediator_app.domain.ids import TermId
from mediator_app.domain.papers import LibraryClause, PaperId, PaperKind, RenderedPaper
from mediator_app.domain.record import Record
from mediator_app.domain.verdict import DocumentState, Verdict
from mediator_app.law.rules import FILES, Rules, load_rules
from mediator_app.ports import Change, Closed
from mediator_app.saving import SaveState
from tests.cases import AUTHOR, CountingIds, TickingClock
from tests.db.fakes import FakeStore

RULES = Path(__file__).resolve().parents[2] / "resources" / "rules"


def rules() -> Rules:
    return load_rules({name: (RULES / name).read_text("utf-8") for name in FILES})


class SlowStore(FakeStore):
    """Keeps every question until `answer` or `answer_all`; answers in the order it was asked."""

    def __init__(self) -> None:
        super().__init__()
        self.asked: list[tuple[Change, Future[None]]] = []
        self.order: list[int] = []
        """The `seq` of every change, in the order in which it was asked to be kept."""
        self.broken: Exception | None = None
        """Set, it is raised by the very question: a store that cannot even be asked."""

    def record(self, change: Change) -> Future[None]:
        if self.broken is not None:
            raise self.broken
        answer: Future[None] = Future()
        self.asked.append((change, answer))
        self.order.append(change.entry.seq)
        return answer

    def answer(self) -> None:
        change, answer = self.asked.pop(0)
        done = super().record(change)
        error = done.exception()
        if error is None:
            answer.set_result(None)
        else:
            answer.set_exception(error)

    def answer_all(self) -> None:
        while self.asked:
            self.answer()


class PlainPapers:
    """A "PDF" is the canonical JSON of what it would show, so a test can look into it."""

    def wording(self) -> str:
        return "w" * 64

    def render(
        self, record: Record, paper: PaperId, *, seal: str = "", signed: bool = False, language: str = "zh"
    ) -> RenderedPaper:
        if record.content.cause == "unprintable":
            raise Refusal("glyph_missing", "cause")
        content = record.content
        revision = next((r for r in record.revisions if r.seal == seal), None) if seal else None
        ink = ""
        if revision is not None:
            content = revision.content
            ink = "".join(to_json(s) for s in revision.signatures) if signed else ""
        text = "|".join((paper.kind.value, paper.subject, seal, language, to_json(content), ink))
        return RenderedPaper(paper, text.encode(), 1)

    def set_of(self, record: Record) -> tuple[PaperId, ...]:
        return (PaperId(record.content.instrument),)

    def title(self, kind: PaperKind, language: str = "zh") -> str:
        return kind.value

    def library(self, language: str = "zh") -> Mapping[str, LibraryClause]:
        return {"tax_payee": LibraryClause("tax_payee", "before tax", "a law", "2026-11-22")}

    def clauses(self, record: Record, language: str = "zh") -> Mapping[TermId, str]:
        return {term.id: type(term).__name__ for term in record.content.terms}


class PlainCertifier:
    def __init__(self) -> None:
        self.refuses: Exception | None = None

    def close(self, paper: RenderedPaper, *, at: datetime, seal: str, place: str) -> Closed:
        if self.refuses is not None:
            raise self.refuses
        return Closed(paper.pdf + b"|closed:" + seal.encode(), "c" * 64)


class PlainVerifier:
    def verify(self, pdf: bytes, *, original: bytes | None = None, seal: str = "") -> Verdict:
        closed = pdf.endswith(b"|closed:" + seal.encode())
        state = DocumentState.UNTOUCHED if closed else DocumentState.ALTERED
        return Verdict(state, hashlib.sha256(pdf).hexdigest())


class Table:
    """A desk with everything it needs, and all of it in reach of the test."""

    def __init__(self, store: FakeStore | None = None, *, practice: bool = False) -> None:
        self.store = store or FakeStore()
        self.certifier = PlainCertifier()
        self.told: list[SaveState] = []
        self.rules = rules()
        self.ids, self.clock = CountingIds(), TickingClock()
        self.desk = self.another(practice=practice)

    def another(self, on_save: Callable[[SaveState], None] | None = None, *, practice: bool = False) -> Desk:
        """One more desk on the same store, as after a restart."""
        return Desk(
            store=self.store,
            clock=self.clock,
            ids=self.ids,
            papers=PlainPapers,
            certifier=lambda: self.certifier,
            verifier=PlainVerifier,
            author=AUTHOR,
            rules=lambda: self.rules,
            practice=practice,
            on_save=on_save or self.told.append,
        )


def restamped(edit: Any, stamp: Any) -> Any:
    """The same intention, stamped by a desk."""
    return replace(edit, **stamp)
