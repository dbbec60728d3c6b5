"""Filings and answers: one contract, kept by the encrypted file and by the fake alike."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

from db.connection import connect
from db.store import EncryptedStore
from mediator_app.delivery import (
    Bytes,
    FilingLine,
    Fixed,
    Head,
    HearingFact,
    HearingGone,
    Link,
    ObjectionFact,
    PackFact,
    PackState,
    ReceiptFact,
    ReviewFact,
    Said,
)
from mediator_app.domain.edits import CloseWithoutAgreement, RecordWithdrawal
from mediator_app.domain.errors import Refusal
from mediator_app.domain.filings import FilingKind, FilingOrder, FilingState
from mediator_app.domain.ids import CaseId, FilingId, PartyId
from mediator_app.ports import Store
from tests.cases import E1, NOON, W1, Past, mediating, served, signed, uid
from tests.db.fakes import FakeStore
from tests.db.pasts import KEY, changed, changes, keep
from tests.strategies import seeds
from tests.wandering import Wanderer

LAPTOP = "laptop-1"


@pytest.fixture(params=["encrypted", "fake"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    made: Store = EncryptedStore(tmp_path / "store.db", KEY) if request.param == "encrypted" else FakeStore()
    yield made
    made.close()


def kept(store: Store, past: Past) -> Past:
    keep(store, changes(past))
    return past


def the_line(store: Store) -> FilingLine:
    (line,) = store.filings.lines().result()
    return line


def fixed(past: Past, text: str = "manifest", **fields: Any) -> Fixed:
    paper = b"a paper of " + text.encode()
    made = Fixed(
        manifest=text,
        manifest_sha256=hashlib.sha256(text.encode()).hexdigest(),
        total=len(paper),
        supersedes="",
        case_head=past.history.head,
        documents=(Bytes(hashlib.sha256(paper).hexdigest(), "application/pdf", paper),),
    )
    return replace(made, **fields)


def code(error: pytest.ExceptionInfo[Refusal]) -> str:
    return error.value.code


# --- what an edit leaves ----------------------------------------------------------------------------


def test_the_row_comes_with_the_edit_and_only_once(store: Store) -> None:
    past = signed()
    made = changes(past)
    keep(store, made[:-1])
    assert store.filings.lines().result() == ()
    keep(store, [made[-1], made[-1]])
    line = the_line(store)
    assert (line.kind, line.state, line.held) == (FilingKind.SETTLEMENT, FilingState.QUEUED, True)
    assert (line.case_id, line.revision, line.title) == (
        past.case_id,
        past.standing.id,
        past.record.title,
    )
    assert not line.fixed
    assert store.filings.lines(past.case_id).result() == (line,)
    assert store.filings.lines(CaseId("another")).result() == ()
    assert store.filings.unsent().result() == (line,)
    assert store.filings.line(line.filing_id).result() == line


def test_service_lets_it_go_and_makes_no_report_of_what_it_will_tell_itself(store: Store) -> None:
    kept(store, served())
    assert not the_line(store).held


def test_a_withdrawal_before_anything_was_sent_leaves_nothing_to_send(store: Store) -> None:
    past = signed()
    past.do(RecordWithdrawal, party=PartyId(W1), reason="反悔")
    kept(store, past)
    assert the_line(store).state is FilingState.WITHDRAWN
    assert store.filings.unsent().result() == ()


def test_after_it_was_made_ready_one_report_waits_at_most(store: Store) -> None:
    past = kept(store, signed())
    settlement = the_line(store)
    store.filings.hold(settlement.filing_id, False).result()
    store.filings.fix(settlement.filing_id, fixed(past)).result()
    past.serve(W1)
    past.serve(E1)
    keep(store, changes(past)[-2:])
    report, same = store.filings.lines().result()
    assert (report.kind, report.revision) == (FilingKind.REPORT, past.standing.id)
    assert same.filing_id == settlement.filing_id


def test_a_handover_goes_with_its_undoing(store: Store) -> None:
    past = mediating()
    past.do(CloseWithoutAgreement, reason="差距过大")
    kept(store, past)
    assert (the_line(store).kind, the_line(store).held) == (FilingKind.HANDOVER, False)
    past.undo()
    keep(store, changes(past)[-1:])
    assert the_line(store).state is FilingState.WITHDRAWN
    past.redo()
    keep(store, changes(past)[-1:])
    assert [line.state for line in store.filings.lines().result()] == [
        FilingState.QUEUED,
        FilingState.WITHDRAWN,
    ]


@given(seeds)
@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_wherever_a_case_wanders_file_and_fake_owe_the_same(
    tmp_path_factory: pytest.TempPathFactory, seed: int
) -> None:
    rng = Random(seed)
    past = Past()
    fake, real = FakeStore(), EncryptedStore(tmp_path_factory.mktemp("owed") / "store.db", KEY)
    with closing(real):
        past.open()
        wanderer = Wanderer(rng, past)
        keep(fake, changes(past))
        keep(real, changes(past))
        for _ in range(80):
            before = past.case
            try:
                past.apply(wanderer.next())
            except Refusal:
                continue
            change = changed(past.entries[-1], before, past.case)
            keep(fake, [change])
            keep(real, [change])
            if rng.random() < 0.1:
                for line in fake.filings.unsent().result():
                    if line.state is FilingState.QUEUED and not (line.fixed or line.held):
                        for store in (fake, real):
                            store.filings.fix(line.filing_id, fixed(past, line.filing_id)).result()
        assert real.filings.lines().result() == fake.filings.lines().result()
        assert real.check().result() == ()


# --- how a filing comes on --------------------------------------------------------------------------


def test_a_manifest_is_made_once(store: Store) -> None:
    past = kept(store, served())
    id = the_line(store).filing_id
    with pytest.raises(Refusal) as caught:
        store.filings.manifest(id).result()
    assert code(caught) == "filing_not_fixed"
    with pytest.raises(Refusal) as caught:
        store.filings.fix(id, fixed(past, case_head="another")).result()
    assert code(caught) == "filing_stale"
    made = fixed(past, supersedes=uid(9))
    store.filings.fix(id, made).result()
    line = the_line(store)
    assert (line.state, line.manifest_sha256) == (FilingState.SENDING, made.manifest_sha256)
    assert (line.total, line.supersedes) == (made.total, uid(9))
    assert store.filings.manifest(id).result() == "manifest"
    (document,) = made.documents
    assert store.filings.document(document.sha256).result() == document.data
    with pytest.raises(Refusal) as caught:
        store.filings.fix(id, fixed(past, "another")).result()
    assert code(caught) == "filing_fixed"
    with pytest.raises(Refusal) as caught:
        store.filings.hold(id, True).result()
    assert code(caught) == "filing_fixed"
    with pytest.raises(Refusal) as caught:
        store.filings.withdraw(id).result()
    assert code(caught) == "filing_move"


def test_a_laptop_enrolled_anew_signs_what_waits_and_nothing_else(store: Store) -> None:
    past = kept(store, served())
    id = the_line(store).filing_id
    with pytest.raises(Refusal) as caught:
        store.filings.sign_anew(id, "again", "b" * 64).result()
    assert code(caught) == "filing_not_fixed"
    made = fixed(past)
    store.filings.fix(id, made).result()
    store.filings.sent(id, 7).result()
    store.filings.keep_upload("a" * 64, "/v1/uploads/1").result()
    for blocked in (False, True):
        if blocked:
            store.filings.block(id, "not_this_laptop", {}).result()
        store.filings.sign_anew(id, f"again {blocked}", "b" * 64).result()
        line = the_line(store)
        assert line.state is (FilingState.BLOCKED if blocked else FilingState.SENDING)
        assert (line.manifest_sha256, line.sent, line.total) == ("b" * 64, 0, made.total)
        assert store.filings.manifest(id).result() == f"again {blocked}"
        assert store.filings.upload("a" * 64).result() == "", "it was begun in the name of the laptop before"
    store.answers.take(link(1, receipt(the_line(store), "b" * 64))).result()
    assert the_line(store).state is FilingState.RECEIVED
    with pytest.raises(Refusal) as caught:
        store.filings.sign_anew(id, "too late", "c" * 64).result()
    assert code(caught) == "filing_move"
    assert the_line(store).manifest_sha256 == "b" * 64


def test_the_file_itself_keeps_a_manifest_that_the_court_has(tmp_path: Path) -> None:
    from sqlcipher3 import dbapi2

    path = tmp_path / "store.db"
    with closing(EncryptedStore(path, KEY)) as store:
        past = kept(store, served())
        id = the_line(store).filing_id
        made = fixed(past)
        store.filings.fix(id, made).result()
        store.answers.take(link(1, receipt(the_line(store)))).result()
    with closing(connect(path, KEY)) as connection:
        with pytest.raises(dbapi2.IntegrityError, match="filings_keep_manifest"):
            connection.execute("UPDATE filings SET manifest = 'other', manifest_sha256 = 'x'")
        connection.execute("UPDATE filings SET sent = 1")
        connection.execute("UPDATE filings SET state = 'sending'")
        with pytest.raises(dbapi2.IntegrityError, match="filings_keep_manifest"):
            connection.execute("UPDATE filings SET manifest = '', manifest_sha256 = ''")


def test_trouble_waits_and_a_block_is_for_a_person(store: Store) -> None:
    kept(store, served())
    id = the_line(store).filing_id
    at = NOON + timedelta(minutes=1)
    store.filings.later(id, attempts=2, retry_at=at, reason="court_failing", params={"status": 500}).result()
    line = the_line(store)
    assert (line.state, line.attempts, line.retry_at) == (FilingState.QUEUED, 2, at)
    assert (line.reason, line.params) == ("court_failing", {"status": 500})
    store.filings.block(id, "remarks_block", {"remarks": ["parties"]}).result()
    line = the_line(store)
    assert (line.state, line.retry_at, line.params) == (
        FilingState.BLOCKED,
        None,
        {"remarks": ["parties"]},
    )
    assert store.filings.unsent().result() == (line,)
    store.filings.later(id, attempts=1, retry_at=at, reason="late", params={}).result()
    assert the_line(store) == line
    store.filings.unblock(id).result()
    assert (the_line(store).state, the_line(store).reason) == (FilingState.QUEUED, "")
    store.filings.block(id, "filing_conflict", {}).result()
    store.filings.withdraw(id).result()
    assert the_line(store).state is FilingState.WITHDRAWN


def test_a_blocked_one_that_was_made_ready_goes_on_where_it_was(store: Store) -> None:
    past = kept(store, served())
    id = the_line(store).filing_id
    store.filings.fix(id, fixed(past)).result()
    store.filings.block(id, "filing_conflict", {}).result()
    store.filings.unblock(id).result()
    assert the_line(store).state is FilingState.SENDING


def test_holding_and_letting_go(store: Store) -> None:
    past = kept(store, signed())
    id = the_line(store).filing_id
    store.filings.hold(id, False).result()
    assert not the_line(store).held
    store.filings.hold(id, True).result()
    assert the_line(store).held
    with pytest.raises(Refusal) as caught:
        store.filings.fix(id, fixed(past)).result()
    assert code(caught) == "filing_held"


def test_one_more_by_wish_unless_one_waits(store: Store) -> None:
    past = kept(store, served())
    line = the_line(store)
    order = FilingOrder(
        filing_id=FilingId(uid(0xABC)),
        case_id=past.case_id,
        kind=FilingKind.SETTLEMENT,
        revision=past.standing.id,
        supersedes=line.filing_id,
        made_at=NOON + timedelta(days=1),
    )
    with pytest.raises(Refusal) as caught:
        store.filings.order(order).result()
    assert (code(caught), caught.value.params) == ("filing_waits", {"filing": line.filing_id})
    store.filings.fix(line.filing_id, fixed(past)).result()
    store.filings.order(order).result()
    store.filings.order(order).result()
    newest, _ = store.filings.lines().result()
    assert (newest.filing_id, newest.supersedes) == (order.filing_id, line.filing_id)
    assert [one.filing_id for one in store.filings.unsent().result()] == [line.filing_id, order.filing_id]


def test_nobody_knows_an_unknown_filing(store: Store) -> None:
    nobody = FilingId("nobody")
    for asked in (
        store.filings.line(nobody),
        store.filings.manifest(nobody),
        store.filings.unblock(nobody),
        store.filings.withdraw(nobody),
    ):
        with pytest.raises(Refusal) as caught:
            asked.result()
        assert code(caught) == "no_such_filing"


def test_uploads_and_bytes_under_way(store: Store) -> None:
    kept(store, served())
    id = the_line(store).filing_id
    assert store.filings.upload("a" * 64).result() == ""
    store.filings.keep_upload("a" * 64, "/v1/uploads/1").result()
    store.filings.keep_upload("a" * 64, "/v1/uploads/2").result()
    assert store.filings.upload("a" * 64).result() == "/v1/uploads/2"
    store.filings.keep_upload("a" * 64, "").result()
    assert store.filings.upload("a" * 64).result() == ""
    store.filings.sent(id, 7).result()
    assert the_line(store).sent == 7


# --- what the court says ----------------------------------------------------------------------------


def link(seq: int, said: Said, prev: str = "", laptop: str = LAPTOP, salt: str = "") -> Link:
    token = f"token {laptop} {seq} {salt}"
    return Link(
        laptop=laptop,
        seq=seq,
        prev=prev,
        hash=hashlib.sha256(token.encode()).hexdigest(),
        token=token,
        at=datetime(2026, 11, 24, tzinfo=UTC),
        said=said,
    )


def receipt(line: FilingLine, sha256: str = "") -> ReceiptFact:
    return ReceiptFact(
        filing_id=line.filing_id,
        manifest_sha256=sha256 or line.manifest_sha256,
        number="R-2026-1",
        received_at=NOON + timedelta(hours=1),
    )


def test_a_receipt_and_reviews_move_the_filing(store: Store) -> None:
    past = kept(store, served())
    id = the_line(store).filing_id
    store.filings.fix(id, fixed(past)).result()
    first = link(1, receipt(the_line(store)))
    store.answers.take(first).result()
    line = the_line(store)
    assert (line.state, line.receipt, line.sent) == (FilingState.RECEIVED, first.said, line.total)
    assert store.filings.unsent().result() == ()
    assert store.answers.head(LAPTOP).result() == Head(1, first.hash)
    assert store.answers.token(LAPTOP, 1).result() == first.token
    returned = ReviewFact(
        filing_id=id,
        state=FilingState.RETURNED,
        decided_at=NOON + timedelta(days=1),
        objections=(ObjectionFact(reason="name_differs", field="parties.0.name", note="身份证"),),
        note="请补正",
    )
    under = replace(returned, state=FilingState.UNDER_REVIEW, objections=())
    second = link(2, under, first.hash)
    store.answers.take(second).result()
    assert the_line(store).state is FilingState.UNDER_REVIEW
    store.answers.take(link(3, returned, second.hash)).result()
    assert (the_line(store).state, the_line(store).review) == (FilingState.RETURNED, returned)
    # Told again, nothing changes.
    before = the_line(store)
    store.answers.take(second).result()
    assert the_line(store) == before


def test_a_receipt_for_another_manifest_moves_nothing(store: Store) -> None:
    past = kept(store, served())
    store.filings.fix(the_line(store).filing_id, fixed(past)).result()
    store.answers.take(link(1, receipt(the_line(store), "0" * 64))).result()
    assert the_line(store).state is FilingState.SENDING


def test_an_answer_about_a_filing_of_another_laptop_is_kept(store: Store) -> None:
    said = ReceiptFact(filing_id=FilingId(uid(77)), manifest_sha256="0" * 64, number="R", received_at=NOON)
    store.answers.take(link(1, said)).result()
    assert store.answers.head(LAPTOP).result().seq == 1
    assert store.filings.lines().result() == ()


def test_gaps_and_forks_are_refused(store: Store) -> None:
    gone = HearingGone(assignment="h1")
    first = link(1, gone)
    with pytest.raises(Refusal) as caught:
        store.answers.take(link(2, gone, first.hash)).result()
    assert code(caught) == "answers_gap"
    store.answers.take(first).result()
    for wrong in (link(2, gone, "0" * 64), link(1, gone, salt="forged")):
        with pytest.raises(Refusal) as caught:
            store.answers.take(wrong).result()
        assert code(caught) == "answers_forked"
    # Each laptop that was enrolled here has a chain of its own.
    store.answers.take(link(1, gone, laptop="laptop-2")).result()
    assert store.answers.head(LAPTOP).result() == Head(1, first.hash)
    assert store.answers.head("laptop-3").result() == Head()
    assert store.answers.token(LAPTOP, 2).result() == ""


def test_the_file_itself_keeps_answers(tmp_path: Path) -> None:
    from sqlcipher3 import dbapi2

    path = tmp_path / "store.db"
    with closing(EncryptedStore(path, KEY)) as store:
        store.answers.take(link(1, HearingGone(assignment="h1"))).result()
    with closing(connect(path, KEY)) as connection:
        for statement in ("UPDATE answers SET token = ''", "DELETE FROM answers"):
            with pytest.raises(dbapi2.IntegrityError, match="answers_"):
                connection.execute(statement)


def hearing(assignment: str, hours: int, **fields: Any) -> HearingFact:
    made = HearingFact(
        assignment=assignment,
        case_number="杨劳人仲（2026）办字第9号",
        starts_at=NOON + timedelta(hours=hours),
        place="某园区",
        title="程虚构|示例公司",
        case={"format": "mediator-case", "content": {"cause": "争议"}},
    )
    return replace(made, **fields)


def test_hearings_come_change_and_go(store: Store) -> None:
    past = kept(store, mediating())
    chain = ""
    said: tuple[Said, ...] = (
        hearing("h2", 30),
        hearing("h1", 6),
        hearing("h2", 5, place="另一园区"),
        HearingGone(assignment="h1"),
    )
    for seq, one in enumerate(said, 1):
        made = link(seq, one, chain)
        store.answers.take(made).result()
        chain = made.hash
    store.answers.opened("h2", past.case_id).result()
    first, second = store.answers.hearings().result()
    assert (first.assignment, first.place, first.case_id) == ("h2", "另一园区", past.case_id)
    assert (second.assignment, second.withdrawn, second.case_id) == ("h1", True, "")
    assert store.answers.hearing("h2").result() == hearing("h2", 5, place="另一园区")
    assert store.answers.assignment(past.case_id).result() == "h2"
    assert store.answers.assignment(CaseId("another")).result() == ""
    for assignment, expected in (("h1", "hearing_withdrawn"), ("h9", "no_such_hearing")):
        with pytest.raises(Refusal) as caught:
            store.answers.hearing(assignment).result()
        assert code(caught) == expected


def test_packs_are_taken_or_refused_with_a_reason(store: Store) -> None:
    rules = PackFact(pack="rules", version="2027-01", sha256="a" * 64, size=3)
    wording = PackFact(pack="wording", version="7", sha256="b" * 64, size=3)
    first = link(1, rules)
    store.answers.take(first).result()
    store.answers.take(link(2, wording, first.hash)).result()
    assert [one.state for one in store.answers.packs().result()] == [PackState.ANNOUNCED] * 2
    store.answers.take_pack("a" * 64, b"zip").result()
    store.answers.refuse_pack("b" * 64, "hash_mismatch").result()
    taken, refused = store.answers.packs().result()
    assert (taken.fact, taken.state) == (rules, PackState.TAKEN)
    assert (refused.state, refused.reason) == (PackState.REFUSED, "hash_mismatch")
    assert store.answers.pack("a" * 64).result() == b"zip"
    with pytest.raises(Refusal) as caught:
        store.answers.pack("b" * 64).result()
    assert code(caught) == "no_such_pack"
