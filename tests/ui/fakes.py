"""A house and papers for tests of the window. The house keeps the contract of `ui.ports.House` in memory."""

from __future__ import annotations

import hashlib
import threading
from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import Future
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QRectF, Qt
from PySide6.QtGui import QFont, QPageLayout, QPageSize, QPainter, QPdfWriter

from mediator_app.delivery import Delivery
from mediator_app.desk import Desk
from mediator_app.documents.papers import PaperMaker
from mediator_app.domain.errors import Refusal, Trouble
from mediator_app.domain.ids import AuthorId, TermId
from mediator_app.domain.money import format_money
from mediator_app.domain.papers import LibraryClause, PaperId, PaperKind, RenderedPaper
from mediator_app.domain.record import Record
from mediator_app.law.rules import FILES, Rules, load_rules
from mediator_app.ports import Certifier, Change, Closed, Verifier
from tests.cases import AUTHOR, CountingIds, Past, TickingClock
from tests.db.fakes import FakeStore
from tests.ui.filing.court import FakeDelivery
from ui.bridge import SaveNews
from ui.ports import CertificateFacts, Created

T = TypeVar("T")
RULES = Path(__file__).resolve().parents[2] / "resources" / "rules"


def rules() -> Rules:
    return load_rules({name: (RULES / name).read_text("utf-8") for name in FILES})


class DrawnPapers:
    """Papers drawn with Qt: enough of the content for a preview to show, and to change when the content does."""

    def __init__(self) -> None:
        self.drawn = 0
        self.refuse: Refusal | None = None
        """Where it is set, nothing can be drawn, for this reason."""
        self.gate: threading.Event | None = None
        """Where it is set, drawing waits for it; for tests of slow paper."""

    def wording(self) -> str:
        return "w" * 64

    def render(
        self, record: Record, paper: PaperId, *, seal: str = "", signed: bool = False, language: str = "zh"
    ) -> RenderedPaper:
        if self.gate is not None:
            self.gate.wait(10)
        if self.refuse is not None:
            raise self.refuse
        self.drawn += 1
        content = record.content
        lines = [
            content.body.name,
            "仲 裁 调 解 书" if language == "zh" else "Reading copy",
            content.case_number,
            *(f"{party.side.value}: {party.name} {party.address}" for party in content.parties),
            *(f"{claim.kind.value} {format_money(claim.amount)}" for claim in content.claims if claim.amount),
            content.facts,
            *(
                f"{share.payer[-4:]} {format_money(share.amount)}"
                for share in (content.settlement.shares if content.settlement else ())
            ),
        ]
        pdf = _pdf([lines, ["（第二页）", content.cause, *(type(term).__name__ for term in content.terms)]])
        return RenderedPaper(paper, pdf, 2)

    def set_of(self, record: Record) -> tuple[PaperId, ...]:
        return (PaperId(record.content.instrument), PaperId(PaperKind.HEARING_RECORD))

    def title(self, kind: PaperKind, language: str = "zh") -> str:
        return PaperMaker().title(kind, language)

    def library(self, language: str = "zh") -> Mapping[str, LibraryClause]:
        """The library as it is: a window without its words would say nothing about it."""
        return PaperMaker().library(language)

    def clauses(self, record: Record, language: str = "zh") -> Mapping[TermId, str]:
        return PaperMaker().clauses(record, language)


def _pdf(pages: Iterable[list[str]]) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    writer.setPageMargins(QMarginsF(20, 20, 20, 20), QPageLayout.Unit.Millimeter)
    writer.setResolution(144)
    painter = QPainter(writer)
    font = QFont("Noto Serif CJK SC")
    font.setPointSizeF(12)
    painter.setFont(font)
    for number, lines in enumerate(pages):
        if number:
            writer.newPage()
        y = 0.0
        for line in lines:
            box = QRectF(0, y, writer.width(), 4000)
            used = painter.drawText(box, int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft), line)
            y += max(used.height() if hasattr(used, "height") else 0, 30) + 8
    painter.end()
    return bytes(buffer.data().data())


class FakeCertifier:
    def close(self, paper: RenderedPaper, *, at: Any, seal: str, place: str) -> Closed:
        return Closed(paper.pdf + b"\n% closed", "c" * 64)


class FakeVerifier:
    def verify(self, pdf: bytes, *, original: bytes | None = None, seal: str = "") -> Any:
        raise NotImplementedError


def open_desk(
    store: FakeStore | None = None,
    *,
    papers: DrawnPapers | None = None,
    practice: bool = False,
    news: SaveNews | None = None,
    clock: TickingClock | None = None,
) -> Desk:
    """A desk over a store in memory."""
    drawn = papers or DrawnPapers()
    pack = rules()
    certifier: Certifier = FakeCertifier()
    verifier: Verifier = FakeVerifier()
    ids = CountingIds()
    ids.last = 5000
    return Desk(
        store=store or FakeStore(),
        clock=clock or TickingClock(),
        ids=ids,
        papers=lambda: drawn,
        certifier=lambda: certifier,
        verifier=lambda: verifier,
        author=AuthorId(AUTHOR),
        rules=lambda: pack,
        practice=practice,
        on_save=news.tell if news else None,
    )


def keep(store: FakeStore, past: Past) -> None:
    """Put a case with its whole past into a store."""
    for entry in past.entries:
        store.record(Change(entry, None, past.case)).result()


class FakeHouse:
    """A house whose answers come at once; `refuse` is raised by the next call that could fail."""

    def __init__(self, news: SaveNews | None = None, *, passphrase: str = "", quick: bool = False) -> None:
        self.news = news or SaveNews()
        self.passphrase = passphrase
        self.quick = quick
        self.has_ring = True
        self.refuse: Exception | None = None
        self.store, self.drill = FakeStore(), FakeStore()
        self.papers = DrawnPapers()
        self.facts: CertificateFacts | None = None
        self.locked = True
        self.deliveries: dict[bool, FakeDelivery] = {}
        """Practice and real, as far as anybody asked for them."""
        self._desk_now: Desk | None = None

    @property
    def is_set_up(self) -> bool:
        return bool(self.passphrase)

    @property
    def has_quick_unlock(self) -> bool:
        return self.quick

    def create(self, passphrase: str) -> Future[Created]:
        def make() -> Created:
            if len(passphrase) < 10:
                raise Refusal("passphrase_short", "passphrase", minimum=10)
            self.passphrase = passphrase
            return Created(self._desk(), "ABCD-EFGH-JKMN-PQRS-TVWX-YZ23")

        return self._answer(make)

    def unlock(self, passphrase: str) -> Future[Desk]:
        def open_it() -> Desk:
            if passphrase != self.passphrase:
                raise Refusal("passphrase_wrong", "passphrase")
            return self._desk()

        return self._answer(open_it)

    def unlock_with_code(self, code: str) -> Future[Desk]:
        def open_it() -> Desk:
            if not code.startswith("ABCD"):
                raise Refusal("recovery_code_wrong", "recovery_code")
            return self._desk()

        return self._answer(open_it)

    def unlock_quickly(self) -> Future[Desk]:
        def open_it() -> Desk:
            if not self.quick:
                raise Trouble("key_ring_missing")
            return self._desk()

        return self._answer(open_it)

    def restore(self, backup: Path, secret: str, *, by_code: bool) -> Future[Path | None]:
        def put_in_place() -> Path | None:
            if not backup.exists():
                raise Refusal("no_such_file", "file")
            self.passphrase = self.passphrase if by_code else secret
            return None

        return self._answer(put_in_place)

    def practice(self) -> Future[Desk]:
        return self._answer(lambda: self._desk(practice=True))

    def set_passphrase(self, passphrase: str) -> Future[None]:
        return self._answer(lambda: setattr(self, "passphrase", passphrase))

    def change_passphrase(self, old: str, new: str) -> Future[None]:
        def change() -> None:
            if len(new) < 10:
                raise Refusal("passphrase_short", "passphrase", minimum=10)
            if old != self.passphrase:
                raise Refusal("passphrase_wrong", "passphrase")
            self.passphrase = new

        return self._answer(change)

    def new_recovery_code(self, passphrase: str) -> Future[str]:
        def make() -> str:
            if passphrase != self.passphrase:
                raise Refusal("passphrase_wrong", "passphrase")
            return "ABCD-0123-4567-89AB-CDEF-GHJK"

        return self._answer(make)

    def key_ring(self) -> Future[bool]:
        return self._answer(lambda: self.has_ring)

    def set_quick_unlock(self, on: bool) -> Future[None]:
        def bind() -> None:
            if on and not self.has_ring:
                raise Trouble("key_ring_missing")
            self.quick = on

        return self._answer(bind)

    def certificate(self) -> Future[CertificateFacts | None]:
        return self._answer(lambda: self.facts)

    def make_certificate(self, name: str, organisation: str, number: str) -> Future[CertificateFacts]:
        def make() -> CertificateFacts:
            digest = hashlib.sha256(name.encode()).hexdigest()
            self.facts = CertificateFacts(f"{name}, {organisation}", date(2031, 11, 22), digest)
            return self.facts

        return self._answer(make)

    def hold(self, desk: Desk) -> None:
        """Somebody else has opened this desk; it counts as the open one."""
        self._desk_now = desk

    def delivery(self) -> Future[Delivery]:
        def open_it() -> Delivery:
            desk = self._desk_now
            if desk is None:
                raise Refusal("not_open")
            store = self.drill if desk.practice else self.store
            kept = self.deliveries.setdefault(desk.practice, FakeDelivery(store, desk))
            kept.desk = desk
            return kept

        refuse, self.refuse = (
            self.refuse,
            None,
        )  # meant for what a person does, not for what follows by itself
        answer = self._answer(open_it)
        self.refuse = refuse
        return answer

    def lock(self) -> Future[None]:
        return self._answer(lambda: setattr(self, "locked", True))

    def _desk(self, *, practice: bool = False) -> Desk:
        self.locked = False
        store = self.drill if practice else self.store
        self._desk_now = open_desk(store, papers=self.papers, practice=practice, news=self.news)
        return self._desk_now

    def _answer(self, job: Callable[[], T]) -> Future[T]:
        answer: Future[T] = Future()
        error, self.refuse = self.refuse, None
        try:
            if error is not None:
                raise error
            answer.set_result(job())
        except (Refusal, Trouble) as refused:
            answer.set_exception(refused)
        return answer
