"""What `delivery.Delivery` promises, of the real one with a court behind it, and of the one in the window's tests."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from threading import Event

import pytest

from mediator_app.bootstrap import OpenDesk
from mediator_app.delivery import Delivery, FilingLine, RoadState
from mediator_app.domain.errors import Refusal, Trouble
from mediator_app.domain.filings import FilingState
from mediator_app.domain.ids import CaseId
from mediator_app.ports import Store
from tests.db.fakes import FakeStore
from tests.filing.conftest import Bench, fail
from tests.ui.fakes import open_desk
from tests.ui.filing.court import CODE, FakeCourt, FakeDelivery, failed


@dataclass
class Side:
    """A laptop that is not enrolled, with one failed mediation to file, and nobody who delivers by himself."""

    delivery: Delivery
    store: Store
    url: str
    code: str
    another: Callable[[], CaseId]
    """One more failed mediation."""
    receive: Callable[[FilingLine], object]
    """The court takes this filing; the laptop has to be enrolled."""

    def newest(self) -> FilingLine:
        return self.delivery.lines().result()[0]

    def line(self, line: FilingLine) -> FilingLine:
        return next(one for one in self.delivery.lines().result() if one.filing_id == line.filing_id)

    def enrol(self) -> None:
        self.delivery.enrol(self.url, self.code).result()


@pytest.fixture(params=["real", "fake"])
def side(request: pytest.FixtureRequest) -> Side:
    return _fake() if request.param == "fake" else _real(request)


def _fake() -> Side:
    store = FakeStore()
    desk = open_desk(store)
    court = FakeCourt(store)
    made = iter(range(1, 100))

    def another() -> CaseId:
        return court.owe(failed(next(made))).case_id

    another()
    return Side(FakeDelivery(store, desk), store, "https://court.example", CODE, another, court.receive)


def _real(request: pytest.FixtureRequest) -> Side:
    laptop: OpenDesk = request.getfixturevalue("laptop")
    bench: Bench = request.getfixturevalue("bench")
    delivery = laptop.delivery
    delivery.ready.result()
    # The hearing that the folder begins with is not what these tests are about.
    delivery.withdraw(delivery.lines().result()[0].filing_id).result()
    delivery.network(online=False)
    fail(laptop)

    def receive(line: FilingLine) -> None:
        delivery.network(online=True)
        delivery.deliver_once().result()
        delivery.network(online=False)
        delivery.deliver_once().result()

    return Side(delivery, laptop.store, bench.url, bench.code(), lambda: fail(laptop), receive)


def test_before_enrolment_there_is_no_court_and_nothing_goes_by_stick(side: Side, tmp_path: Path) -> None:
    assert side.delivery.court() is None
    assert side.delivery.road().state is RoadState.NOT_ENROLLED
    (stick := tmp_path / "stick").mkdir()
    for asked in (side.delivery.write_bundle(stick), side.delivery.read_answers(stick / "x.answers")):
        with pytest.raises(Refusal, match="not_enrolled"):
            asked.result()
    assert list(stick.iterdir()) == []


@pytest.mark.parametrize(
    ("url", "code", "expected", "field"),
    [
        ("http://court.example.cn", None, "url_not_safe", "url"),
        ("ftp://127.0.0.1", None, "url_bad", "url"),
        ("https://user@127.0.0.1", None, "url_bad", "url"),
        (None, "ABCDE", "code_short", "code"),
        (None, "0" * 21, "code_long", "code"),
        (None, "U" * 20, "code_letter", "code"),
        (None, "0" * 20, "code_wrong", "code"),
    ],
)
def test_what_enrolment_refuses_and_at_which_field(
    side: Side, url: str | None, code: str | None, expected: str, field: str
) -> None:
    with pytest.raises(Refusal) as caught:
        side.delivery.enrol(url or side.url, code or side.code).result()
    assert (caught.value.code, caught.value.field) == (expected, field)
    assert side.delivery.court() is None


def test_a_file_of_certificates_that_is_not_there_is_trouble(side: Side, tmp_path: Path) -> None:
    with pytest.raises(Trouble, match="ca_file_unreadable"):
        side.delivery.enrol(side.url, side.code, tmp_path / "none.pem").result()
    assert side.delivery.court() is None


def test_after_enrolment_the_court_is_known(side: Side) -> None:
    facts = side.delivery.enrol(side.url + "/", side.code.lower()).result()
    assert side.delivery.court() == facts
    assert facts.url == side.url
    assert facts.laptop
    assert facts.recipient.startswith("age1")
    assert not facts.expiring
    assert side.delivery.road().state is not RoadState.NOT_ENROLLED


def test_lines_come_newest_first_and_by_case(side: Side) -> None:
    first = side.newest()
    case_id = side.another()
    lines = [line for line in side.delivery.lines().result() if line.state is FilingState.QUEUED]
    assert [line.case_id for line in lines] == [case_id, first.case_id]
    assert [line.case_id for line in side.delivery.lines(first.case_id).result()] == [first.case_id]


def test_holding_sending_giving_up_and_trying_again(side: Side) -> None:
    line = side.newest()
    side.delivery.hold(line.filing_id).result()
    assert side.line(line).held
    side.delivery.send_now(line.filing_id).result()
    assert not side.line(line).held
    side.store.filings.block(line.filing_id, "case_data_invalid", {}).result()
    assert (side.line(line).state, side.line(line).reason) == (FilingState.BLOCKED, "case_data_invalid")
    side.delivery.retry(line.filing_id).result()
    assert (side.line(line).state, side.line(line).reason) == (FilingState.QUEUED, "")
    side.delivery.withdraw(line.filing_id).result()
    assert side.line(line).state is FilingState.WITHDRAWN


def test_what_the_court_has_is_neither_held_nor_given_up(side: Side) -> None:
    side.enrol()
    line = side.newest()
    side.receive(line)
    received = side.line(line)
    assert received.state is FilingState.RECEIVED
    assert received.receipt is not None
    for refused in (side.delivery.hold(line.filing_id), side.delivery.withdraw(line.filing_id)):
        with pytest.raises(Refusal):
            refused.result()
    assert side.line(line).state is FilingState.RECEIVED


def test_filing_anew_names_what_it_corrects_and_only_one_waits(side: Side) -> None:
    side.enrol()
    line = side.newest()
    side.receive(line)
    again = side.delivery.refile(line.case_id).result()
    made = next(one for one in side.delivery.lines().result() if one.filing_id == again)
    assert (made.state, made.supersedes) == (FilingState.QUEUED, line.filing_id)
    with pytest.raises(Refusal, match="filing_waits"):
        side.delivery.refile(line.case_id).result()


def test_listeners_hear_until_they_stop(side: Side) -> None:
    heard, other = Event(), Event()
    stop = side.delivery.listen(heard.set)
    side.delivery.listen(other.set)
    line = side.newest()
    side.delivery.hold(line.filing_id).result()
    assert heard.wait(20)
    assert other.wait(20)
    stop()
    # Whoever was just being told when it stopped may still hear that; nothing after it.
    for deed in (side.delivery.send_now, side.delivery.hold):
        heard.clear()
        other.clear()
        deed(line.filing_id).result()
        assert other.wait(20)
    assert not heard.is_set()


def test_a_hearing_that_nobody_assigned_is_not_there(side: Side) -> None:
    assert side.delivery.hearings().result() == ()
    assert side.delivery.packs().result() == ()
    with pytest.raises(Refusal, match="no_such_hearing"):
        side.delivery.open_hearing("nothing").result()
