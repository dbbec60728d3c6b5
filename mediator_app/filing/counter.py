"""The counter: filing as the window and the command line see it (`delivery.Delivery`)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from random import SystemRandom
from threading import Lock
from typing import Any, Final, TypeVar

from mediator_app.delivery import (
    Brought,
    Carried,
    CourtFacts,
    FilingLine,
    Fixed,
    HearingLine,
    PackFact,
    PackLine,
    Road,
    RoadState,
)
from mediator_app.desk import Desk
from mediator_app.domain.errors import Refusal, Trouble
from mediator_app.domain.filings import FilingOrder, FilingState, next_filing
from mediator_app.domain.ids import CaseId, FilingId
from mediator_app.exchange.carrying import Carrier
from mediator_app.exchange.client import HttpCourt, http_client
from mediator_app.exchange.identity import Identity
from mediator_app.exchange.network import Network
from mediator_app.exchange.outbox import Outbox
from mediator_app.exchange.pace import Pacer
from mediator_app.exchange.postman import Postman
from mediator_app.filing.assembling import Assembler, PaperSource, Task
from mediator_app.filing.contact import Contact
from mediator_app.filing.enrolling import Enrolling
from mediator_app.filing.hearings import open_hearing
from mediator_app.ports import Store

T = TypeVar("T")
U = TypeVar("U")

PREFERENCES: Final = "court_preferences"
"""Setting: `{"metered": bool, "limit": bytes in a second or null}`."""
_BY_ENROLMENT: Final = frozenset(
    {"not_this_laptop", "laptop_revoked", "laptop_unknown", "laptop_expired", "certificate_expired"}
)
"""Why a court refuses a filing, not for what it says but for whose it is."""


class Counter:
    """Keeps the outbox of one open store, on a thread of its own, from the moment when it is made."""

    def __init__(
        self,
        desk: Desk,
        store: Store,
        papers: Callable[[], PaperSource],
        take_pack: Callable[[PackFact, bytes], None],
    ) -> None:
        """`take_pack` keeps rules or wording from the court, and raises Refusal where they cannot be used."""
        self._desk = desk
        self._store = store
        self._papers = papers
        self._take_pack = take_pack
        self._network = Network()
        self._pacer = Pacer()
        self._enrolling = Enrolling(store, desk.clock.now, practice=desk.practice)
        self._outbox: Outbox | None = None
        self._road = Road(state=RoadState.NOT_ENROLLED)
        self._contact = Contact(store)
        self._listeners: dict[object, Callable[[], None]] = {}
        self._lock = Lock()
        self._clerk = ThreadPoolExecutor(1, thread_name_prefix="counter")
        self._postman = Postman(self._turn, desk.clock.now, self._pacer.end)
        self.ready: Future[None] = self._postman.ask(self._begin)
        """Done when it is known whether this laptop is enrolled."""
        desk.when_owed(self.look_again)

    def close(self) -> None:
        """End what is under way; everything goes on after the next start."""
        self._desk.when_owed(None)
        self._clerk.shutdown(cancel_futures=True)
        # A line taken away under a request could stay open; one that hangs is left to the end of the program.
        if self._postman.close() and self._outbox is not None:
            self._outbox.court.close()

    # --- what is shown ----------------------------------------------------------------------

    def listen(self, heard: Callable[[], None]) -> Callable[[], None]:
        key = object()
        with self._lock:
            self._listeners[key] = heard

        def stop() -> None:
            with self._lock:
                self._listeners.pop(key, None)

        return stop

    def lines(self, case_id: CaseId | None = None) -> Future[tuple[FilingLine, ...]]:
        return _then(self._store.filings.lines(case_id), self._with_progress)

    def _with_progress(self, lines: tuple[FilingLine, ...]) -> tuple[FilingLine, ...]:
        outbox = self._outbox
        under_way = dict(outbox.under_way) if outbox is not None else {}
        return tuple(
            replace(line, sent=max(line.sent, under_way[line.filing_id]))
            if line.filing_id in under_way
            else line
            for line in lines
        )

    def road(self) -> Road:
        outbox = self._outbox
        return outbox.road if outbox is not None else self._road

    def court(self) -> CourtFacts | None:
        outbox = self._outbox
        if outbox is None:
            return None
        identity = outbox.identity
        return CourtFacts(
            url=identity.url,
            court=identity.enrolment.court,
            name=identity.enrolment.court_name,
            laptop=identity.enrolment.laptop,
            mediator=identity.enrolment.mediator,
            organisation=identity.enrolment.organisation,
            expires=identity.expires,
            expiring=identity.expiring(self._desk.clock.now()),
            last_contact=outbox.last_contact,
            recipient=identity.enrolment.recipient,
        )

    # --- what is asked ----------------------------------------------------------------------

    def enrol(self, url: str, code: str, ca_file: Path | None = None) -> Future[CourtFacts]:
        """See `delivery.Delivery`. `ca_file` (PEM) takes the place of the system's certificates for this court."""

        def work() -> CourtFacts:
            identity = self._enrolling.enrol(url, code, ca_file)
            self._free_what_was_ours()
            self._open(identity)
            facts = self.court()
            assert facts is not None, "it has just been enrolled"
            self._tell()
            return facts

        return self._postman.ask(work)

    def deliver_now(self) -> None:
        self._on_road(lambda outbox: outbox.hurry())

    def deliver_once(self) -> Future[None]:
        """Try everything that is due once, now; done when nothing more can be done at present."""

        def work() -> None:
            if self._outbox is None:
                raise Refusal("not_enrolled")
            self._outbox.hurry()
            while (again := self._outbox.turn()) is not None and again <= self._desk.clock.now():
                if self._postman.ended:
                    raise Trouble("delivery_ended")
            self._contact.keep(self._outbox.last_contact)

        return self._postman.ask(work)

    def network(self, *, online: bool, metered: bool = False, captive: bool = False) -> None:
        def work() -> None:
            before = (self._network.online, self._network.metered, self._network.captive)
            self._network.online, self._network.metered, self._network.captive = online, metered, captive
            if before != (online, metered, captive) and self._outbox is not None:
                self._outbox.network_changed()

        self._postman.ask(work)

    def allow_metered(self, allowed: bool) -> None:
        def work() -> None:
            self._network.metered_allowed = allowed
            self._keep_preferences()

        self._postman.ask(work)

    def limit(self, bytes_per_second: int | None) -> None:
        self._pacer.set_limit(bytes_per_second)
        self._postman.ask(self._keep_preferences)

    def send_now(self, filing_id: FilingId) -> Future[None]:
        return self._then_look(self._store.filings.hold(filing_id, False))

    def hold(self, filing_id: FilingId) -> Future[None]:
        return self._then_look(self._store.filings.hold(filing_id, True))

    def retry(self, filing_id: FilingId) -> Future[None]:
        def unblocked(_: None) -> None:
            self.deliver_now()
            self._tell()

        return _then(self._store.filings.unblock(filing_id), unblocked)

    def withdraw(self, filing_id: FilingId) -> Future[None]:
        return self._then_look(self._store.filings.withdraw(filing_id))

    def refile(self, case_id: CaseId) -> Future[FilingId]:
        def work() -> FilingId:
            record = self._store.load(case_id).result().case.record
            kind, revision = next_filing(record)
            order = FilingOrder(
                filing_id=FilingId(self._desk.ids.new()),
                case_id=case_id,
                kind=kind,
                revision=revision,
                supersedes=self._last_at_court(case_id),
                made_at=self._desk.clock.now(),
            )
            self._store.filings.order(order).result()
            self.look_again()
            return order.filing_id

        return self._clerk.submit(work)

    def hearings(self) -> Future[tuple[HearingLine, ...]]:
        return self._store.answers.hearings()

    def open_hearing(self, assignment: str) -> Future[CaseId]:
        def work() -> CaseId:
            case_id = open_hearing(self._desk, self._store.answers, assignment)
            self._tell()
            return case_id

        return self._clerk.submit(work)

    def packs(self) -> Future[tuple[PackLine, ...]]:
        return self._store.answers.packs()

    def write_bundle(self, folder: Path, chosen: Sequence[FilingId] | None = None) -> Future[Carried]:
        return self._on_a_stick(lambda carrier: carrier.write(folder, chosen))

    def read_answers(self, path: Path) -> Future[Brought]:
        return self._on_a_stick(lambda carrier: carrier.read(path))

    def look_again(self) -> None:
        """What is owed has changed, by an edit or by a stick."""
        self._on_road(lambda outbox: outbox.look_again())
        self._tell()

    # --- on the postman's thread ------------------------------------------------------------

    def _begin(self) -> None:
        preferences = self._store.setting(PREFERENCES).result() or {}
        self._network.metered_allowed = bool(preferences.get("metered", False))
        if self._pacer.limit is None:
            self._pacer.set_limit(preferences.get("limit"))
        identity = self._enrolling.identity()
        if identity is not None:
            self._open(identity)
        self._tell()

    def _open(self, identity: Identity) -> None:
        """Take up the road to the court at which this laptop is enrolled."""
        if self._outbox is not None:
            self._outbox.court.close()
        now = self._desk.clock.now
        court = HttpCourt(
            http_client(identity.url, self._enrolling.authorities()),
            now=now,
            identity=lambda: outbox.identity,
            pace=self._pace,
            step=lambda: self._pacer.step,
        )
        assembler = Assembler(
            self._papers,
            lambda sha256: self._store.blob(sha256).result(),
            lambda: outbox.identity,
        )
        outbox = Outbox(
            filings=self._store.filings,
            answers=self._store.answers,
            court=court,
            known_as=identity,
            make_ready=lambda line: self._make_ready(assembler, line),
            take_pack=self._take_pack,
            keep=self._enrolling.keep,
            now=now,
            chance=SystemRandom(),
            network=self._network,
            changed=self._tell,
            piece=lambda: self._pacer.piece,
            last_contact=self._contact.last(),
        )
        self._outbox = outbox

    def _free_what_was_ours(self) -> None:
        """What the court refused because of the enrolment before goes again: it is signed anew when its turn comes."""
        for line in self._store.filings.unsent().result():
            if line.state is FilingState.BLOCKED and line.reason in _BY_ENROLMENT:
                self._store.filings.unblock(line.filing_id).result()

    def _on_a_stick(self, work: Callable[[Carrier], T]) -> Future[T]:
        """On the postman's thread: a filing is not made ready on two roads at once."""

        def job() -> T:
            outbox = self._outbox
            if outbox is None:
                raise Refusal("not_enrolled")
            carrier = Carrier(
                filings=self._store.filings,
                answers=self._store.answers,
                identity=lambda: outbox.identity,
                returning=self._enrolling.returning_key,
                make_ready=outbox.make_ready,
                take_link=outbox.accept,
                now=self._desk.clock.now,
                new_id=self._desk.ids.new,
            )
            try:
                return work(carrier)
            finally:
                outbox.look_again()
                self._tell()

        return self._postman.ask(job)

    def _make_ready(self, assembler: Assembler, line: FilingLine) -> Fixed:
        stored = self._store.load(line.case_id).result()
        return assembler.make(
            Task(
                filing_id=line.filing_id,
                kind=line.kind,
                made_at=line.made_at,
                record=stored.case.record,
                head=stored.head,
                supersedes=line.supersedes or self._last_at_court(line.case_id),
                assignment=self._store.answers.assignment(line.case_id).result(),
            )
        )

    def _last_at_court(self, case_id: CaseId) -> str:
        """The newest filing of the case that the court has; empty where it has none."""
        lines = self._store.filings.lines(case_id).result()
        return next((line.filing_id for line in lines if line.receipt is not None), "")

    def _turn(self) -> datetime | None:
        if self._outbox is None:
            return None
        try:
            again = self._outbox.turn()
        except (Trouble, Refusal):
            raise
        except Exception as error:  # noqa: BLE001 - a bug; its text may hold personal data, its place cannot
            self._outbox.stop(error)
            return None
        self._contact.keep(self._outbox.last_contact)
        return again

    def _keep_preferences(self) -> None:
        kept: dict[str, Any] = {
            "metered": self._network.metered_allowed,
            "limit": self._pacer.limit,
        }
        self._store.set_setting(PREFERENCES, kept).result()

    def _pace(self, count: int) -> None:
        if self._postman.ended:
            raise Trouble("delivery_ended")
        self._pacer.pass_(count)

    # --- from any thread --------------------------------------------------------------------

    def _on_road(self, work: Callable[[Outbox], None]) -> None:
        def job() -> None:
            if self._outbox is not None:
                work(self._outbox)

        self._postman.ask(job)

    def _then_look(self, done: Future[None]) -> Future[None]:
        def look(_: None) -> None:
            self.look_again()

        return _then(done, look)

    def _tell(self) -> None:
        with self._lock:
            heard = tuple(self._listeners.values())
        for one in heard:
            one()


def _then(asked: Future[T], work: Callable[[T], U]) -> Future[U]:
    """What `work` makes of an answer, on the thread that brings it."""
    made: Future[U] = Future()
    made.set_running_or_notify_cancel()

    def arrived(done: Future[T]) -> None:
        try:
            made.set_result(work(done.result()))
        except Exception as error:  # noqa: BLE001 - whoever asked gets it with the future
            made.set_exception(error)

    asked.add_done_callback(arrived)
    return made
