"""The outbox against a court in memory and a clock that a test moves: whatever fails, each filing arrives once."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mediator_app.delivery import Bytes, FilingLine, Fixed, RoadState
from mediator_app.domain.errors import Refusal, Trouble
from mediator_app.domain.filings import FilingKind, FilingOrder, FilingState
from mediator_app.domain.ids import CaseId, FilingId
from mediator_app.exchange.contract import VERSION
from mediator_app.exchange.contract.answers import (
    CertificateRenewed,
    HearingWithdrawn,
    Review,
    ReviewState,
)
from mediator_app.exchange.contract.canonical import canonical, sha256_of
from mediator_app.exchange.contract.filing import CaseData, Document, DocumentKind, Manifest
from mediator_app.exchange.contract.filing import FilingKind as WireKind
from mediator_app.exchange.network import Network
from mediator_app.exchange.outbox import ASK_EVERY, Outbox
from tests.cases import opened, uid
from tests.db.fakes import FakeStore
from tests.db.pasts import another, keep
from tests.exchange.fake_court import STRANGER, Clock, FakeCourt, identity
from tests.exchange.keys import NOW

LARGE = 3_000_000


class Table:
    """A laptop's outbox with everything it needs, and all of it in reach of the test."""

    def __init__(self, filings: int = 1, *, large: int = 0, seed: int = 1) -> None:
        self.clock = Clock()
        self.court = FakeCourt(self.clock)
        self.store = FakeStore()
        self.refuses: dict[FilingId, Exception] = {}
        self.ids = [self._owe(number, NOW + timedelta(seconds=number)) for number in range(filings)]
        self.large = set(self.ids[:large])
        self.network = Network()
        self.seed = seed
        self.said: list[RoadState] = []
        self.outbox = self.start()

    def start(self) -> Outbox:
        """The program anew: what was in memory is gone, what was in the store is there."""
        self.outbox = Outbox(
            filings=self.store.filings,
            answers=self.store.answers,
            court=self.court,
            known_as=identity(),
            make_ready=self._make,
            take_pack=lambda fact, data: None,
            keep=lambda renewed: None,
            now=self.clock.now,
            chance=Random(self.seed),
            network=self.network,
            changed=lambda: self.said.append(self.outbox.road.state) if hasattr(self, "outbox") else None,
        )
        return self.outbox

    def _owe(self, number: int, at: datetime) -> FilingId:
        changes = another(opened(), number)
        keep(self.store, changes)
        id = FilingId(uid(0x50000 + number))
        order = FilingOrder(
            filing_id=id,
            case_id=CaseId(changes[0].entry.case_id),
            kind=FilingKind.HANDOVER,
            made_at=at,
        )
        self.store.filings.order(order).result()
        return id

    def _make(self, line: FilingLine) -> Fixed:
        if line.filing_id in self.refuses:
            raise self.refuses[line.filing_id]
        size = LARGE if line.filing_id in self.large else 1000
        paper = (line.filing_id.encode() * (size // 36 + 1))[:size]
        case = b'{"case":"' + line.filing_id.encode() + b'"}'
        who = identity()
        manifest = Manifest(
            contract=VERSION,
            filing_id=line.filing_id,
            case_id=line.case_id,
            kind=WireKind.HANDOVER,
            made_at=line.made_at,
            court="court-1",
            laptop="laptop-1",
            author=who.author,
            practice=True,
            case_number="",
            assignment="",
            supersedes="",
            revision=0,
            seal="",
            case=CaseData(sha256=sha256_of(case), size=len(case), version=2),
            documents=(
                Document(
                    sha256=sha256_of(paper),
                    size=len(paper),
                    media_type="application/pdf",
                    kind=DocumentKind.EVIDENCE,
                    title="材料",
                ),
            ),
        )
        return Fixed(
            manifest=who.sign(manifest),
            manifest_sha256=sha256_of(canonical(manifest.to_data())),
            total=manifest.size,
            supersedes="",
            case_head=self.store.entries[line.case_id][-1].hash,
            documents=(
                Bytes(sha256_of(case), "application/json", case),
                Bytes(sha256_of(paper), "application/pdf", paper),
            ),
        )

    def run(self, until: datetime | None = None, turns: int = 3000) -> None:
        """Turn after turn, the clock moved to when each wants to come again; until nothing is due before `until`."""
        until = until or self.clock.at
        for _ in range(turns):
            again = self.outbox.turn()
            if again is None or again > until:
                return
            self.clock.to(again)
        raise AssertionError("the outbox never rests")

    def states(self) -> list[FilingState]:
        return [self.store.filings.line(id).result().state for id in self.ids]

    def line(self, number: int = 0) -> FilingLine:
        return self.store.filings.line(self.ids[number]).result()


def failing(*errors: Exception | None, call: str = "offer", when: str = "before") -> Callable[..., object]:
    """The given errors, one for each time that `call` is made; nothing afterwards."""
    left = deque(errors)

    def fate(called: str, at: str) -> object:
        return left.popleft() if (called, at) == (call, when) and left else None

    return fate


def test_everything_arrives_with_its_receipt_and_the_chain_stands() -> None:
    table = Table(5, large=2)
    table.run()
    assert table.states() == [FilingState.RECEIVED] * 5
    assert sorted(table.court.taken) == sorted(table.ids)
    assert table.store.answers.head("laptop-1").result().seq == 5
    # A page does not wait behind a film.
    assert set(table.court.taken[-2:]) == table.large
    assert table.outbox.turn() == table.clock.at + ASK_EVERY


FATES = ("fine", "before", "after", "busy", "portal", "killed")


@given(
    fates=st.lists(st.sampled_from(FATES), max_size=60),
    filings=st.integers(1, 6),
    large=st.integers(0, 2),
    seed=st.integers(0, 1000),
)
@settings(max_examples=60, deadline=None)
def test_whatever_fails_each_filing_arrives_exactly_once(
    fates: list[str], filings: int, large: int, seed: int
) -> None:
    table = Table(filings, large=large, seed=seed)
    left = deque(fates)
    killed: list[bool] = []

    class Killed(Exception):
        pass

    def fate(call: str, when: str) -> Exception | None:
        if when == "after":
            found = killed.pop() if killed else None
            return Trouble("court_unreachable") if found else None
        match left.popleft() if left else "fine":
            case "before":
                return Trouble("court_unreachable")
            case "after":
                killed.append(True)
                return None
            case "busy":
                return Trouble("court_busy", retry_after=30.0)
            case "portal":
                return Trouble("not_the_court")
            case "killed":
                return Killed()
            case _:
                return None

    table.court.fate = fate  # type: ignore[assignment]
    end = NOW + timedelta(days=2)
    for _ in range(200):
        try:
            table.run(end)
        except Killed:
            table.start()
            continue
        if all(state is FilingState.RECEIVED for state in table.states()):
            break
    assert table.states() == [FilingState.RECEIVED] * filings
    assert sorted(table.court.taken) == sorted(table.ids)
    for id in table.ids:
        line = table.store.filings.line(id).result()
        assert line.receipt is not None
        assert line.receipt.manifest_sha256 == table.court.filings[id] == line.manifest_sha256
    assert table.store.answers.head("laptop-1").result().seq == len(table.court.chain)


def test_one_bad_filing_does_not_hold_up_the_others() -> None:
    table = Table(4)
    table.refuses[table.ids[0]] = Refusal("remarks_block", "parties", remarks=[{"code": "name_missing"}])
    table.refuses[table.ids[1]] = Trouble("court_failing")
    table.run()
    assert table.states() == [
        FilingState.BLOCKED,
        FilingState.QUEUED,
        FilingState.RECEIVED,
        FilingState.RECEIVED,
    ]
    assert table.line().reason == "remarks_block"
    assert table.line().params == {"remarks": [{"code": "name_missing"}], "field": "parties"}
    assert table.line(1).attempts == 1
    # Mended, each goes.
    table.refuses.clear()
    table.store.filings.unblock(table.ids[0]).result()
    table.outbox.look_again()
    table.run(table.clock.at + timedelta(minutes=1))
    assert table.states() == [FilingState.RECEIVED] * 4


@pytest.mark.parametrize("code", ["filing_conflict", "remarks_block", "case_data_invalid", "not_this_laptop"])
def test_what_the_court_refuses_waits_for_a_person(code: str) -> None:
    table = Table(2)
    table.court.fate = failing(Refusal(code, "documents.0"))  # type: ignore[assignment]
    table.run()
    assert table.states() == [FilingState.BLOCKED, FilingState.RECEIVED]
    assert (table.line().reason, table.line().params) == (code, {"field": "documents.0"})
    table.run(table.clock.at + timedelta(days=1))
    assert table.states()[0] is FilingState.BLOCKED


def test_the_wait_grows_and_the_court_may_ask_for_more() -> None:
    table = Table()
    table.court.fate = failing(  # type: ignore[assignment]
        *[Trouble("court_unreachable")] * 12, call="about"
    )
    waits = []
    for _ in range(12):
        again = table.outbox.turn()
        assert again is not None
        assert table.outbox.road.state is RoadState.UNREACHABLE
        waits.append((again - table.clock.at).total_seconds())
        # It is not asked before its time.
        calls = len(table.court.calls)
        assert table.outbox.turn() == again
        assert len(table.court.calls) == calls
        table.clock.to(again)
    assert waits[0] <= 2
    assert waits[5] > waits[0] * 8
    assert max(waits) <= 15 * 60
    table.run()
    assert table.states() == [FilingState.RECEIVED]

    busy = Table()
    busy.court.fate = failing(Trouble("court_busy", retry_after=120.0))  # type: ignore[assignment]
    again = busy.outbox.turn()
    assert again is not None
    again = busy.outbox.turn()
    assert again is not None
    assert timedelta(seconds=120) <= again - busy.clock.at <= timedelta(seconds=200)


def test_hurry_asks_at_once_and_a_change_of_network_asks_who_is_there() -> None:
    table = Table()
    table.court.fate = failing(Trouble("court_unreachable"), call="about")  # type: ignore[assignment]
    table.run()
    assert table.states() == [FilingState.QUEUED]
    table.outbox.hurry()
    table.run()
    assert table.states() == [FilingState.RECEIVED]
    asked = table.court.calls.count("about")
    table.outbox.network_changed()
    table.run()
    assert table.court.calls.count("about") == asked + 1


@pytest.mark.parametrize(
    ("network", "state"),
    [
        (Network(online=False), RoadState.OFFLINE),
        (Network(captive=True), RoadState.CAPTIVE),
        (Network(metered=True), RoadState.METERED),
    ],
)
def test_on_a_closed_road_nobody_is_asked_anything(network: Network, state: RoadState) -> None:
    table = Table()
    table.network.online, table.network.captive, table.network.metered = (
        network.online,
        network.captive,
        network.metered,
    )
    assert table.outbox.turn() is None
    assert (table.outbox.road.state, table.court.calls) == (state, [])


def test_an_upload_goes_on_at_the_last_byte_also_after_a_kill() -> None:
    table = Table(1, large=1)
    cuts = deque([None, 1000, 500_000, 0])
    table.court.cut = lambda: cuts.popleft() if cuts else None
    for _ in range(6):
        table.run(table.clock.at + timedelta(minutes=20))
        table.start()
    assert table.states() == [FilingState.RECEIVED]
    # Every byte once: what had arrived was not sent again.
    assert table.court.handed == LARGE
    assert table.line().sent == table.line().total


def test_somebody_else_who_signs_is_not_the_court() -> None:
    table = Table()
    table.court.keyed = STRANGER
    table.run()
    assert table.outbox.road.state is RoadState.CAPTIVE
    assert table.court.calls == ["about"]
    assert table.states() == [FilingState.QUEUED]


def test_whoever_has_no_certificate_for_the_address_keeps_the_road_closed_and_is_named() -> None:
    table = Table()
    table.court.fate = lambda call, when: Trouble("court_uncertified") if when == "before" else None
    table.run()
    assert (table.outbox.road.state, table.outbox.road.reason) == (RoadState.CAPTIVE, "court_uncertified")
    assert table.outbox.road.retry_at is not None
    assert table.states() == [FilingState.QUEUED]


def test_a_receipt_that_somebody_else_signed_is_none() -> None:
    table = Table()
    genuine = table.court.keyed

    def fate(call: str, when: str) -> None:
        table.court.keyed = STRANGER if call == "offer" else genuine

    table.court.fate = fate
    table.run()
    assert table.outbox.road.reason == "answer_unsound"
    assert table.states() == [FilingState.SENDING]
    assert table.store.answers.head("laptop-1").result().seq == 0


def test_a_receipt_of_another_filing_is_none() -> None:
    table = Table(2)
    table.run()
    table.store.filings.rows[table.ids[0]].line = replace(
        table.line(), state=FilingState.SENDING, receipt=None
    )
    table.court.receipts[table.ids[0]] = table.court.receipts[table.ids[1]]
    table.outbox.look_again()
    table.run()
    assert table.line().state is FilingState.SENDING
    assert table.outbox.road.reason == "answer_unsound"


def test_a_gap_is_not_passed_and_a_fork_stops_everything() -> None:
    table = Table(0)
    for number in range(4):
        table.court.say(HearingWithdrawn(assignment=f"h{number}"))
    whole = list(table.court.chain)
    table.court.chain[1:2] = []
    table.run()
    assert table.outbox.road.reason == "answer_unsound"
    assert table.store.answers.head("laptop-1").result().seq == 1
    table.court.chain[:] = whole
    table.outbox.hurry()
    table.run()
    assert table.store.answers.head("laptop-1").result().seq == 4
    # The court begins another history.
    table.court.chain[:] = []
    for number in range(6):
        table.court.say(HearingWithdrawn(assignment=f"other{number}"))
    table.outbox.hurry()
    table.run()
    assert (table.outbox.road.state, table.outbox.road.reason) == (RoadState.STOPPED, "answers_forked")
    assert table.store.answers.head("laptop-1").result().seq == 4
    assert table.outbox.turn() is None


def test_reviews_come_when_the_court_is_asked_again() -> None:
    table = Table()
    table.run()
    table.court.say(
        Review(
            filing_id=table.ids[0],
            state=ReviewState.DOCKETED,
            decided_at=table.clock.at,
            case_number="示劳人仲1号",
        )
    )
    table.run()
    assert table.states() == [FilingState.RECEIVED]
    table.run(table.clock.at + ASK_EVERY)
    assert table.states() == [FilingState.DOCKETED]


def test_a_certificate_of_another_key_is_not_taken() -> None:
    from cryptography.hazmat.primitives.serialization import Encoding

    from tests.exchange.fake_court import AUTHORITY
    from tests.exchange.keys import issued

    table = Table(0)
    mine = table.outbox.identity.enrolment.certificate
    other = issued(AUTHORITY, "another laptop").certificate.public_bytes(Encoding.PEM).decode()
    table.court.say(CertificateRenewed(certificate=other))
    table.run()
    assert table.outbox.identity.enrolment.certificate == mine
    table.court.say(CertificateRenewed(certificate=mine))
    table.outbox.hurry()
    table.run()
    assert table.outbox.identity.enrolment.certificate == mine
    assert table.outbox.identity.expiring(table.clock.at)
