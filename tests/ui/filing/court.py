"""A court and an outbox for tests of the window: they keep the contracts of `delivery` over the store in memory."""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, TypeVar

from mediator_app.casefile import read_case, steps
from mediator_app.casefile.writing import write_case
from mediator_app.delivery import (
    Brought,
    Bytes,
    Carried,
    CourtFacts,
    FilingLine,
    Fixed,
    HearingFact,
    HearingGone,
    HearingLine,
    LeftOut,
    Link,
    ObjectionFact,
    PackLine,
    ReceiptFact,
    ReviewFact,
    Road,
    RoadState,
    Said,
)
from mediator_app.desk import Desk
from mediator_app.domain.edits import AddClaim, AddParty, BeginMediation, CloseWithoutAgreement
from mediator_app.domain.errors import Refusal, Trouble
from mediator_app.domain.filings import UNSENT, FilingOrder, FilingState, next_filing
from mediator_app.domain.ids import CaseId, FilingId
from mediator_app.domain.record import Record
from mediator_app.exchange.client import check_url
from mediator_app.exchange.contract.canonical import canonical
from mediator_app.exchange.contract.enrolment import read_code
from mediator_app.exchange.contract.faults import Fault
from mediator_app.exchange.contract.filing import Author, CaseData, Document, DocumentKind, Manifest
from mediator_app.exchange.contract.filing import FilingKind as WireKind
from tests.cases import NOON, CountingIds, Past, claim, employer, uid, worker
from tests.db.fakes import FakeStore
from tests.db.pasts import changes, keep

T = TypeVar("T")
LAPTOP = "01930000-0000-7000-8000-0000000f0001"
COURT = "01930000-0000-7000-8000-0000000f0002"
COURT_NAME = "上海市示例区劳动人事争议仲裁院"
CODE = "K7M2P-9QXTR-4WZ8B-HD3CV"
PAPERS = (
    (DocumentKind.ARBITRATION_MEDIATION, "仲裁调解书", 412_000),
    (DocumentKind.HEARING_RECORD, "调解笔录", 268_000),
    (DocumentKind.SERVICE_RETURN, "送达回证（申请人）", 98_000),
    (DocumentKind.SERVICE_RETURN, "送达回证（被申请人）", 97_000),
    (DocumentKind.EVIDENCE, "劳动合同（扫描件）", 925_000),
)
"""Five files of 1.8 MB."""


def settled(number: int, applicant: str = "程虚构", respondent: str = "示例跨国（中国）有限公司") -> Past:
    """A case that was signed and closed, not served; `number` keeps its ids apart from others'."""
    past = _met(number, applicant, respondent)
    past.agree()
    past.seal()
    past.sign_all()
    past.close()
    return past


def failed(number: int, applicant: str = "程虚构", respondent: str = "示例跨国（中国）有限公司") -> Past:
    """A case that ended without agreement."""
    past = _met(number, applicant, respondent)
    past.do(CloseWithoutAgreement, reason="双方差距过大")
    return past


def _met(number: int, applicant: str, respondent: str) -> Past:
    past = Past(CaseId(uid(number << 24)), ids=CountingIds(number << 24))
    past.clock.at = NOON + timedelta(minutes=17 * number)
    past.open()
    past.do(AddParty, party=worker(name=applicant))
    past.do(AddParty, party=employer(name=respondent))
    past.do(AddClaim, claim=claim())
    past.do(BeginMediation)
    return past


def case_file(record: Record) -> Any:
    """The case file that a court sends with an assigned hearing."""
    return json.loads(write_case(record))


@dataclass
class FakeCourt:
    """The other end: it takes filings and answers, through the laptop's own store."""

    store: FakeStore
    now: datetime = NOON + timedelta(hours=5)
    numbers: int = 0

    def owe(self, past: Past) -> FilingLine:
        """Keep a case with what it makes due; gives its newest filing."""
        keep(self.store, changes(past))
        return self.store.filings.lines(past.case_id).result()[0]

    def line(self, filing_id: FilingId) -> FilingLine:
        return self.store.filings.line(filing_id).result()

    def ready(
        self,
        line: FilingLine,
        papers: Sequence[tuple[DocumentKind, str, int]] = PAPERS,
        *,
        supersedes: str = "",
    ) -> FilingLine:
        """Make it ready, as the outbox does before anything is sent; it is not held any more."""
        self.store.filings.hold(line.filing_id, False).result()
        documents = tuple(
            Document(
                sha256=hashlib.sha256(f"{line.filing_id}{at}".encode()).hexdigest(),
                size=size,
                media_type="application/pdf",
                kind=kind,
                title=title,
            )
            for at, (kind, title, size) in enumerate(papers)
        )
        manifest = Manifest(
            contract=2,
            filing_id=line.filing_id,
            case_id=line.case_id,
            kind=WireKind(line.kind.value),
            made_at=line.made_at,
            court=COURT,
            laptop=LAPTOP,
            author=Author(name="周示范", organisation="示例", number="沪调001", certificate="a" * 64),
            practice=False,
            case_number="",
            assignment="",
            supersedes=supersedes,
            revision=0,
            seal="",
            case=CaseData(sha256="c" * 64, size=2_000, version=2),
            documents=documents,
        )
        body = canonical(manifest.to_data())
        text = f"e30.{base64.urlsafe_b64encode(body).rstrip(b'=').decode()}.c2ln"
        self.store.filings.fix(
            line.filing_id,
            Fixed(
                manifest=text,
                manifest_sha256=hashlib.sha256(body).hexdigest(),
                total=manifest.size,
                supersedes=supersedes,
                case_head=self.store.entries[line.case_id][-1].hash,
                documents=(
                    Bytes(documents[0].sha256, "application/pdf", b"%PDF")
                    if documents
                    else Bytes("", "", b""),
                ),
            ),
        ).result()
        return self.line(line.filing_id)

    def sent(self, line: FilingLine, share: float) -> FilingLine:
        """So much of it is there."""
        self.store.filings.sent(line.filing_id, round(line.total * share)).result()
        return self.line(line.filing_id)

    def receive(self, line: FilingLine) -> FilingLine:
        line = line if line.fixed else self.ready(line)
        self.numbers += 1
        self.say(
            ReceiptFact(
                filing_id=line.filing_id,
                manifest_sha256=line.manifest_sha256,
                number=f"SL-2026-{self.numbers:05}",
                received_at=self.now,
            )
        )
        return self.line(line.filing_id)

    def review(
        self,
        line: FilingLine,
        state: FilingState = FilingState.UNDER_REVIEW,
        *objections: ObjectionFact,
        number: str = "",
        note: str = "",
    ) -> FilingLine:
        self.say(
            ReviewFact(
                filing_id=line.filing_id,
                state=state,
                decided_at=self.now,
                case_number=number,
                objections=objections,
                note=note,
            )
        )
        return self.line(line.filing_id)

    def assign(self, assignment: str, record: Record, starts_at: datetime, **fields: str) -> None:
        known = {"case_number": "示劳人仲（2026）办字第1502号", "place": "示例科技园巡回点", "note": ""}
        self.say(
            HearingFact(
                assignment=assignment,
                starts_at=starts_at,
                title=record.title,
                case=case_file(record),
                **{**known, **fields},
            )
        )

    def take_back(self, assignment: str, note: str = "") -> None:
        self.say(HearingGone(assignment=assignment, note=note))

    def say(self, said: Said) -> None:
        """One more link of the chain."""
        head = self.store.answers.head(LAPTOP).result()
        token = f"token-{head.seq + 1}"
        self.store.answers.take(
            Link(
                laptop=LAPTOP,
                seq=head.seq + 1,
                prev=head.hash,
                hash=hashlib.sha256(token.encode()).hexdigest(),
                token=token,
                at=self.now,
                said=said,
            )
        ).result()


@dataclass
class FakeDelivery:
    """An outbox that does nothing by itself: a test moves the court and then calls `tell`."""

    store: FakeStore
    desk: Desk
    where: CourtFacts | None = None
    way: Road = field(default_factory=lambda: Road(state=RoadState.WAITING))
    told: dict[str, Any] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    refuse: Exception | None = None
    """Raised by the next call that could fail."""
    _heard: list[Callable[[], None]] = field(default_factory=list)

    def tell(self) -> None:
        for heard in self._heard:
            heard()

    def listen(self, heard: Callable[[], None]) -> Callable[[], None]:
        self._heard.append(heard)
        return lambda: self._heard.remove(heard)

    def lines(self, case_id: CaseId | None = None) -> Future[tuple[FilingLine, ...]]:
        return self.store.filings.lines(case_id)

    def road(self) -> Road:
        return Road(state=RoadState.NOT_ENROLLED) if self.where is None else self.way

    def court(self) -> CourtFacts | None:
        return self.where

    def enrol(self, url: str, code: str, ca_file: Path | None = None) -> Future[CourtFacts]:
        def take_on() -> CourtFacts:
            if ca_file is not None and not ca_file.exists():
                raise Trouble("ca_file_unreadable", path=str(ca_file))
            place = check_url(url)
            try:
                given = read_code(code)
            except Fault as fault:
                raise Refusal(fault.code, "code", **dict(fault.params)) from None
            if str(given) != CODE:
                raise Refusal("code_wrong", "code")
            self.where = facts(url=place)
            return self.where

        return self._answer(take_on)

    def deliver_now(self) -> None:
        self.asked.append("deliver_now")

    def network(self, *, online: bool, metered: bool = False, captive: bool = False) -> None:
        self.told |= {"online": online, "metered": metered, "captive": captive}

    def allow_metered(self, allowed: bool) -> None:
        self.told["allow_metered"] = allowed
        self._keep()

    def limit(self, bytes_per_second: int | None) -> None:
        self.told["limit"] = bytes_per_second
        self._keep()

    def _keep(self) -> None:
        kept = {"metered": self.told.get("allow_metered", False), "limit": self.told.get("limit")}
        self.store.set_setting("court_preferences", kept).result()

    def send_now(self, filing_id: FilingId) -> Future[None]:
        return self._then(self.store.filings.hold(filing_id, False))

    def hold(self, filing_id: FilingId) -> Future[None]:
        return self._then(self.store.filings.hold(filing_id, True))

    def retry(self, filing_id: FilingId) -> Future[None]:
        return self._then(self.store.filings.unblock(filing_id))

    def withdraw(self, filing_id: FilingId) -> Future[None]:
        return self._then(self.store.filings.withdraw(filing_id))

    def refile(self, case_id: CaseId) -> Future[FilingId]:
        def order() -> FilingId:
            kind, revision = next_filing(self.store.newest[case_id].record)
            before = [
                line.filing_id
                for line in self.store.filings.lines(case_id).result()
                if line.state not in UNSENT
            ]
            made = FilingOrder(
                filing_id=FilingId(self.desk.ids.new()),
                case_id=case_id,
                kind=kind,
                revision=revision,
                supersedes=before[0] if before else "",
                made_at=self.desk.clock.now(),
            )
            self.store.filings.order(made).result()
            return made.filing_id

        return self._answer(order)

    def hearings(self) -> Future[tuple[HearingLine, ...]]:
        return self.store.answers.hearings()

    def open_hearing(self, assignment: str) -> Future[CaseId]:
        def open_it() -> CaseId:
            known = next(
                (h for h in self.store.answers.hearings().result() if h.assignment == assignment), None
            )
            if known is not None and known.case_id:
                return CaseId(known.case_id)
            fact = self.store.answers.hearing(assignment).result()
            content = read_case(json.dumps(fact.case).encode()).content
            case_id = CaseId(self.desk.ids.new())
            for step in steps(content, case_id, self.desk.stamp, practice=self.desk.practice):
                self.desk.do(case_id, step.edit)
            self.store.answers.opened(assignment, case_id).result()
            return case_id

        return self._answer(open_it)

    def write_bundle(self, folder: Path, chosen: Sequence[FilingId] | None = None) -> Future[Carried]:
        def write() -> Carried:
            self._check_enrolled()
            due = [one.filing_id for one in self.store.filings.unsent().result() if not one.held]
            going = tuple(one for one in due if chosen is None or one in chosen)
            stuck = {
                one.filing_id
                for one in self.store.filings.unsent().result()
                if one.state is FilingState.BLOCKED
            }
            path = folder / "bundle.filing"
            path.write_bytes(b"age " * 1000)
            return Carried(
                path=path,
                size=4000,
                bundle="b1",
                filings=tuple(one for one in going if one not in stuck),
                left_out=tuple(LeftOut(one, "filing_conflict", True) for one in going if one in stuck),
            )

        return self._answer(write)

    def read_answers(self, path: Path) -> Future[Brought]:
        def read() -> Brought:
            self._check_enrolled()
            if not path.read_bytes().startswith(b"age"):
                raise Refusal("answers_unreadable")
            return Brought(bundle="b1", new=3, received=(FilingId("f1"), FilingId("f2")), refused=())

        return self._answer(read)

    def packs(self) -> Future[tuple[PackLine, ...]]:
        return self.store.answers.packs()

    def _check_enrolled(self) -> None:
        if self.where is None:
            raise Refusal("not_enrolled")

    def _then(self, answer: Future[None]) -> Future[None]:
        self.tell()
        return answer

    def _answer(self, job: Callable[[], T]) -> Future[T]:
        answer: Future[T] = Future()
        error, self.refuse = self.refuse, None
        try:
            if error is not None:
                raise error
            answer.set_result(job())
        except (Refusal, Trouble) as refused:
            answer.set_exception(refused)
        self.tell()
        return answer


def facts(**fields: Any) -> CourtFacts:
    """A court at which this laptop is enrolled."""
    return replace(
        CourtFacts(
            url="https://court.example",
            court=COURT,
            name=COURT_NAME,
            laptop=LAPTOP,
            mediator="周示范",
            organisation="示例街道劳动争议调解委员会",
            expires=NOON + timedelta(days=365),
            expiring=False,
            last_contact=NOON + timedelta(hours=4),
            recipient="age1example",
        ),
        **fields,
    )
