"""One contract for every store, kept by the encrypted file and by the fake alike."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from db.store import EncryptedStore
from mediator_app.domain.edits import CloseCase, CloseWithoutAgreement, ReopenNegotiation, StateFacts
from mediator_app.domain.errors import Refusal, Trouble
from mediator_app.domain.ids import CaseId
from mediator_app.domain.journal import replay, verify_chain
from mediator_app.domain.money import Money
from mediator_app.domain.papers import PaperKind
from mediator_app.domain.states import CaseState
from mediator_app.domain.unrecorded import Unrecorded
from mediator_app.ports import Blob, Store
from tests.cases import TODAY, Past, agreed, mediating, opened, prepared, sealed, served
from tests.db.fakes import FakeStore
from tests.db.pasts import KEY, another, changes, keep


@pytest.fixture(params=["encrypted", "fake"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    made: Store = EncryptedStore(tmp_path / "store.db", KEY) if request.param == "encrypted" else FakeStore()
    yield made
    made.close()


@pytest.fixture(scope="module")
def settled() -> Past:
    return served()


def blob_of(data: bytes) -> Blob:
    return Blob(hashlib.sha256(data).hexdigest(), "application/pdf", data)


def test_a_whole_hearing_comes_back_as_it_was(store: Store, settled: Past) -> None:
    keep(store, changes(settled))
    stored = store.load(settled.case_id).result()
    assert stored.case == settled.case
    assert (stored.seq, stored.head) == (settled.history.seq, settled.history.head)
    assert store.journal(settled.case_id).result() == tuple(settled.entries)
    assert store.check().result() == ()


def test_the_case_is_right_after_every_single_edit(store: Store, settled: Past) -> None:
    for change in changes(settled):
        store.record(change).result()
        assert store.load(settled.case_id).result().case == change.after


def test_undo_and_redo_are_stored_like_any_edit(store: Store) -> None:
    past = mediating()
    past.undo()
    past.undo()
    past.undo()
    past.redo()
    past.do(StateFacts, facts="另有事实。")
    past.undo()
    keep(store, changes(past))
    assert store.load(past.case_id).result().case == past.case
    assert replay(past.case_id, store.journal(past.case_id).result()) == past.history
    assert store.check().result() == ()


def test_repeating_a_change_does_nothing_and_succeeds(store: Store) -> None:
    past = prepared()
    made = changes(past)
    keep(store, made)
    keep(store, [made[0], made[-1], *made])
    assert store.journal(past.case_id).result() == tuple(past.entries)
    assert store.load(past.case_id).result().case == past.case


def test_another_entry_at_the_same_place_is_a_conflict(store: Store) -> None:
    past = opened()
    keep(store, changes(past))
    past.do(StateFacts, facts="one laptop")
    keep(store, changes(past)[-1:])
    other = opened()
    other.do(StateFacts, facts="the other laptop")
    other.do(StateFacts, facts="and more")
    for change in changes(other)[1:]:
        with pytest.raises(Refusal) as caught:
            store.record(change).result()
        assert caught.value.code == "journal_conflict"
    assert store.load(past.case_id).result().case == past.case


def test_an_entry_whose_predecessor_is_missing_waits(store: Store) -> None:
    made = changes(prepared())
    with pytest.raises(Trouble) as caught:
        store.record(made[3]).result()
    assert caught.value.code == "store_behind"
    keep(store, made[:2])
    with pytest.raises(Trouble) as caught:
        store.record(made[3]).result()
    assert caught.value.code == "store_behind"
    keep(store, made[2:])
    verify_chain(store.journal(made[0].entry.case_id).result())


def test_an_unknown_case(store: Store) -> None:
    with pytest.raises(Refusal) as caught:
        store.load(CaseId("nobody")).result()
    assert caught.value.code == "no_such_case"
    assert store.journal(CaseId("nobody")).result() == ()


def test_lists_are_newest_change_first_and_by_state(store: Store) -> None:
    cases = [another(agreed(), 1), another(prepared(), 2), another(mediating(), 3), another(opened(), 4)]
    for made in cases:
        keep(store, made)
    by_time = sorted(cases, key=lambda made: made[-1].entry.at, reverse=True)
    assert [line.id for line in store.cases().result()] == [made[0].entry.case_id for made in by_time]
    preparing = store.cases(states=(CaseState.PREPARING,)).result()
    assert {line.id for line in preparing} == {cases[1][0].entry.case_id, cases[3][0].entry.case_id}
    both = store.cases(states=(CaseState.AGREED, CaseState.MEDIATING), limit=1).result()
    assert len(both) == 1


def test_a_line_says_what_the_case_says(store: Store, settled: Past) -> None:
    keep(store, changes(settled))
    (line,) = store.cases().result()
    record = settled.record
    assert line.title == record.title == "程虚构|示例跨国（中国）有限公司"
    assert (line.id, line.case_number, line.cause) == (
        record.id,
        record.content.case_number,
        record.content.cause,
    )
    assert (line.instrument, line.state, line.practice) == (
        PaperKind.ARBITRATION_MEDIATION,
        CaseState.SERVED,
        False,
    )
    assert (line.claimed, line.agreed) == (Money.yuan(3_900_000), Money.yuan(750_000))
    assert line.held_on == TODAY
    assert line.started_at == record.content.hearing.started_at
    assert line.next_due is not None
    assert line.next_due.isoformat() == "2026-12-15"
    assert line.updated_at == settled.entries[-1].at


def test_no_amount_is_listed_as_agreed_where_no_agreement_stands(store: Store) -> None:
    past = agreed()
    told, kept = [], 0
    for edit, reason in (
        (None, {}),
        (ReopenNegotiation, {}),
        (CloseWithoutAgreement, {"reason": "谈不拢"}),
        (CloseCase, {"reason": "移送"}),
    ):
        if edit is not None:
            past.do(edit, **reason)
        keep(store, changes(past)[kept:])
        kept = len(changes(past))
        (line,) = store.cases().result()
        assert past.record.content.settlement is not None, "it stays as the latest proposal"
        told.append((line.state, line.agreed))
    assert told == [
        (CaseState.AGREED, Money.yuan(750_000)),
        (CaseState.MEDIATING, None),
        (CaseState.NOT_AGREED, None),
        (CaseState.CLOSED, None),
    ]


def test_nothing_is_due_before_everybody_has_signed(store: Store) -> None:
    keep(store, changes(sealed()))
    (line,) = store.cases().result()
    assert (line.state, line.next_due) == (CaseState.SEALED, None)


@pytest.mark.parametrize(
    "asked",
    [
        "程",
        "程虚",
        "虚构",
        "程虚构",
        "跨国",
        "示例跨国（中国）有限公司",
        "跨国(中国",
        "中国有限",
        "2026",
        "２０２６",
        "办字第1号",
        "dupont",
        "Jean D",
        "让杜邦",
        "郑虚设",
        "程虚构 跨国",
        "跨国 程",
        " 程虚构 ",
        "程虚构;",
        "號".replace("號", "号"),
    ],
)
def test_any_piece_of_a_name_a_company_or_a_number_finds_the_case(store: Store, asked: str) -> None:
    keep(store, changes(prepared()))
    assert [line.id for line in store.search(asked).result()] == [prepared().case_id]


@pytest.mark.parametrize(
    "asked",
    [
        "",
        " ",
        "（）",
        "程构",
        "构程",
        "王",
        "程虚构 王",
        '"',
        "*",
        "grams:",
        "NOT",
        "a OR b",
        "'",
        "构示",
        "\x00",
        "2027",
    ],
)
def test_nothing_else_does_and_no_typed_sign_is_an_operator(store: Store, asked: str) -> None:
    keep(store, changes(prepared()))
    assert store.search(asked).result() == ()


def test_names_of_every_script_are_found(store: Store) -> None:
    names = ["𠮷田", "阿卜杜拉·买买提", "Müller-Łukasz", "\U00031350某", "김철수", "\ue000生", "Ångström"]
    for number, name in enumerate(names, start=1):
        keep(store, another(prepared(), number, 程虚构=name, 吴虚拟="甲"))
    for name in names:
        asked = [name, name[0], name[-1], name[:2], name.upper()]
        for text in asked:
            titles = [line.title for line in store.search(text).result()]
            assert any(title.startswith(name) for title in titles), (name, text)


def test_a_changed_name_is_found_and_the_old_one_is_not(store: Store) -> None:
    made = another(prepared(), 1)
    keep(store, made)
    case = made[-1].after
    worker = case.record.content.parties[0]
    past = prepared()
    from mediator_app.domain.edits import ChangeParty

    past.do(ChangeParty, party=replace(past.content.parties[0], name="欧阳改名"))
    keep(store, changes(past))
    assert [line.id for line in store.search("欧阳").result()] == [past.case_id]
    assert [line.id for line in store.search(worker.name).result()] == [case.record.id]
    past.undo()
    keep(store, changes(past)[-1:])
    assert store.search("欧阳").result() == ()
    assert len(store.search(worker.name).result()) == 2


def test_what_was_said_aside_is_not_searched(store: Store) -> None:
    keep(store, changes(mediating()))
    assert store.search("背靠背").result() == ()
    assert store.search("底线").result() == ()


def test_bytes_come_with_the_change_that_needs_them(store: Store) -> None:
    made = changes(opened())
    paper, scan = blob_of(b"%PDF fictional"), blob_of(bytes(range(256)) * 300)
    store.record(replace(made[0], blobs=(paper, scan))).result()
    store.record(replace(made[0], blobs=(paper,))).result()
    assert store.blob(paper.sha256).result() == paper.data
    assert store.blob(scan.sha256).result() == scan.data
    with pytest.raises(Refusal) as caught:
        store.blob("0" * 64).result()
    assert caught.value.code == "no_such_blob"


def test_settings_and_secrets(store: Store) -> None:
    assert store.setting("printer").result() is None
    assert store.secret("certificate").result() is None
    store.set_setting("printer", {"name": "打印机", "copies": 3}).result()
    store.set_setting("printer", {"name": "打印机", "copies": 4}).result()
    store.set_secret("certificate", b"\x00private\xff").result()
    assert store.setting("printer").result() == {"name": "打印机", "copies": 4}
    assert store.secret("certificate").result() == b"\x00private\xff"


TYPED = (
    Unrecorded("claims/1/amount", "30万5", "390000000"),
    Unrecorded("negotiation/round/0", "{}", "", aside=True),
)


def test_what_is_typed_and_not_recorded_is_kept_by_its_place_until_other_texts_are(store: Store) -> None:
    past = mediating()
    keep(store, changes(past))
    assert store.unrecorded(past.case_id).result() == ()
    store.keep_unrecorded(past.case_id, tuple(reversed(TYPED))).result()
    assert store.unrecorded(past.case_id).result() == TYPED
    store.keep_unrecorded(past.case_id, TYPED[:1]).result()
    assert store.unrecorded(past.case_id).result() == TYPED[:1]
    store.keep_unrecorded(past.case_id, ()).result()
    assert store.unrecorded(past.case_id).result() == ()
    assert store.check().result() == ()


def test_what_is_typed_belongs_to_one_case_and_to_none_that_is_not_there(store: Store) -> None:
    past, other = mediating(), another(mediating(), 3)
    keep(store, changes(past))
    keep(store, other)
    store.keep_unrecorded(past.case_id, TYPED).result()
    assert store.unrecorded(other[0].entry.case_id).result() == ()
    assert store.unrecorded(CaseId("nobody")).result() == ()
    with pytest.raises(Refusal) as caught:
        store.keep_unrecorded(CaseId("nobody"), TYPED).result()
    assert caught.value.code == "no_such_case"
    assert store.journal(past.case_id).result() == tuple(past.entries), "it is no part of the case"
    assert store.load(past.case_id).result().case == past.case


def test_nothing_is_kept_of_a_case_that_cannot_be_changed(store: Store) -> None:
    past = sealed()
    keep(store, changes(past))
    store.keep_unrecorded(past.case_id, TYPED).result()
    assert store.unrecorded(past.case_id).result() == ()


def test_a_seal_takes_what_was_typed_along_without_anybody_asking(store: Store) -> None:
    made = changes(sealed())
    keep(store, made[:-1])
    case_id = made[0].entry.case_id
    store.keep_unrecorded(case_id, TYPED).result()
    store.record(made[-1]).result()
    assert store.unrecorded(case_id).result() == ()


def test_a_closed_store_says_so(store: Store) -> None:
    store.close()
    with pytest.raises(Trouble) as caught:
        store.record(changes(opened())[0]).result()
    assert caught.value.code == "store_closed"


CHARACTERS = st.sampled_from("张王李三丰小明（）()2０Ａa𠮷é· -")


@given(
    names=st.lists(st.text(CHARACTERS, min_size=1, max_size=6), min_size=1, max_size=4),
    asked=st.text(CHARACTERS, max_size=4),
)
@settings(max_examples=200)
def test_the_index_finds_exactly_what_a_plain_search_finds(names: list[str], asked: str) -> None:
    """The words of the index against the definition: every word typed stands in some name."""
    from db import grams

    words = grams.pieces(asked)
    expected = bool(words) and all(any(word in grams.plain(name) for name in names) for word in words)
    assert matches(names, grams.asked(asked)) == expected


def matches(names: list[str], query: str) -> bool:
    from sqlcipher3 import dbapi2

    from db.grams import indexed

    if not query:
        return False
    connection = dbapi2.connect(":memory:")
    try:
        connection.execute("CREATE VIRTUAL TABLE t USING fts5(grams, content='', tokenize='ascii', prefix=4)")
        connection.execute("INSERT INTO t (grams) VALUES (?)", (indexed(tuple(names)),))
        return connection.execute("SELECT 1 FROM t WHERE t MATCH ?", (query,)).fetchone() is not None
    finally:
        connection.close()
