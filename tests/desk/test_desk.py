"""The desk: edits at once, durable behind; from the check to the closed paper; and back from the store."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from concurrent.futures import Future
from datetime import timedelta
from typing import Any

import pytest

from mediator_app.desk import Desk
from mediator_app.domain import edits as e
from mediator_app.domain.errors import Refusal, Trouble
from mediator_app.domain.ids import CaseId, PartyId
from mediator_app.domain.journal import JournalEntry, replay
from mediator_app.domain.money import Money
from mediator_app.domain.papers import PaperId, PaperKind, Signer, SignerRole
from mediator_app.domain.record import Revision
from mediator_app.domain.sealing import unsigned
from mediator_app.domain.states import CaseState, RevisionState
from mediator_app.domain.verdict import DocumentState
from tests import cases
from tests.cases import ARBITRATION, W1, Past, uid
from tests.db.fakes import FakeStore
from tests.desk.fakes import SlowStore, Table, restamped

AGREEMENT = PaperId(PaperKind.ARBITRATION_MEDIATION)


def bring(table: Table, past: Past) -> CaseId:
    """Everything that happened in `past`, done once more at the desk."""
    for entry in past.entries:
        table.desk.do(past.case_id, restamped(entry.edit(), table.desk.stamp()))
    return past.case_id


def code(act: Callable[[], object]) -> str:
    with pytest.raises(Refusal) as caught:
        act()
    return caught.value.code


def standing(desk: Desk, id: CaseId) -> Revision:
    revision = desk.case(id).record.standing
    assert revision is not None
    return revision


def sign_all(desk: Desk, id: CaseId) -> None:
    while missing := unsigned(standing(desk, id)):
        desk.sign(id, missing[0], ink=cases.ink())


@pytest.fixture
def table() -> Table:
    return Table()


# --- edits -----------------------------------------------------------------------------------


def test_an_edit_is_shown_at_once_and_saved_when_the_store_says_so() -> None:
    store = SlowStore()
    table = Table(store)
    done = table.desk.open_case(PaperKind.ARBITRATION_MEDIATION, ARBITRATION)
    id = done.case.record.id
    assert table.desk.case(id) is done.case
    assert not done.saved.done()
    assert table.desk.saving().waiting == 1
    store.answer_all()
    assert done.saved.done()
    assert table.told[-1].waiting == 0
    assert done.case.record.content.body == ARBITRATION
    assert not done.case.record.practice


def test_a_refused_edit_leaves_nothing_behind(table: Table) -> None:
    id = bring(table, cases.prepared())
    before, seq = table.desk.case(id), table.desk.history(id).seq
    assert code(lambda: table.desk.do(id, e.Resume(**table.desk.stamp()))) == "wrong_state"
    assert table.desk.case(id) is before
    assert len(table.store.entries[id]) == seq


def test_a_provisional_edit_is_shown_and_not_recorded(table: Table) -> None:
    id = bring(table, cases.prepared())
    before, entries = table.desk.case(id), len(table.store.entries[id])
    shown = table.desk.provisional(id, e.StateFacts(**table.desk.stamp(), facts="正在输入"))
    assert shown.record.content.facts == "正在输入"
    assert table.desk.case(id) is before
    assert table.desk.history(id).seq == entries == len(table.store.entries[id])
    assert code(lambda: table.desk.provisional(id, e.Resume(**table.desk.stamp()))) == "wrong_state"


def test_undo_and_redo_at_the_desk(table: Table) -> None:
    id = bring(table, cases.prepared())
    before = table.desk.case(id)
    table.desk.do(id, e.StateFacts(**table.desk.stamp(), facts="一"))
    after = table.desk.case(id)
    assert table.desk.undo(id).case is before
    assert table.desk.redo(id).case is after
    assert code(lambda: table.desk.redo(id)) == "nothing_to_redo"
    assert table.store.newest[id] == after
    assert replay(id, table.store.entries[id]).case == after
    empty = table.desk.open_case(PaperKind.ARBITRATION_MEDIATION).case.record.id
    assert code(lambda: table.desk.undo(empty)) == "nothing_to_undo"


def test_every_stamp_is_new_and_later(table: Table) -> None:
    first, second = table.desk.stamp(), table.desk.stamp()
    assert first["id"] < second["id"]
    assert first["at"] < second["at"]
    assert first["by"] == second["by"] == cases.AUTHOR


def test_what_is_not_on_the_desk_cannot_be_changed(table: Table) -> None:
    nowhere = CaseId(uid(99))
    for act in (
        lambda: table.desk.case(nowhere),
        lambda: table.desk.history(nowhere),
        lambda: table.desk.undo(nowhere),
        lambda: table.desk.provisional(nowhere, e.Resume(**table.desk.stamp())),
    ):
        assert code(act) == "not_open"
    assert code(lambda: table.desk.do(nowhere, e.Resume(**table.desk.stamp()))) == "no_case"
    assert code(lambda: table.desk.do(nowhere, opening(table, uid(98)))) == "other_case"


def opening(table: Table, id: str, **fields: Any) -> e.OpenCase:
    instrument = PaperKind.ARBITRATION_MEDIATION
    return e.OpenCase(**table.desk.stamp(), case_id=CaseId(id), instrument=instrument, **fields)


@pytest.mark.parametrize("practice", [True, False])
def test_practice_and_real_cases_never_share_a_desk(practice: bool) -> None:
    table = Table(practice=practice)
    id = uid(99)
    other = opening(table, id, practice=not practice)
    assert code(lambda: table.desk.do(CaseId(id), other)) == "practice_mismatch"
    made = table.desk.open_case(PaperKind.ARBITRATION_MEDIATION).case
    assert made.record.practice is practice


# --- trouble ---------------------------------------------------------------------------------


def test_work_goes_on_while_the_disk_is_full_and_all_of_it_is_saved_afterwards(table: Table) -> None:
    past = cases.agreed()
    id = bring(table, past)
    kept = len(table.store.entries[id])
    table.store.trouble = "disk_full"
    facts = table.desk.do(id, e.StateFacts(**table.desk.stamp(), facts="磁盘已满"))
    sealed = table.desk.seal(id)
    sign_all(table.desk, id)
    closed = table.desk.close(id)
    assert table.desk.case(id).record.state is CaseState.SIGNED
    assert table.desk.closed_pdf(id).result() == closed.paper.pdf
    assert table.desk.sealed_pdf(id).result() == sealed.paper.pdf
    assert len(table.store.entries[id]) == kept
    assert not facts.saved.done()
    trouble = table.desk.saving().trouble
    assert isinstance(trouble, Trouble)
    assert trouble.code == "disk_full"
    assert table.told[-1].trouble is trouble
    assert code(lambda: table.desk.put_away(id)) == "not_saved_yet"
    table.store.trouble = None
    table.desk.retry_saving()
    assert facts.saved.done()
    assert closed.done.saved.done()
    assert table.desk.saving().waiting == 0
    assert table.store.newest[id] == table.desk.case(id)
    assert table.desk.closed_pdf(id).result() == closed.paper.pdf
    table.desk.put_away(id)
    assert code(lambda: table.desk.case(id)) == "not_open"


def test_only_the_case_that_waits_is_kept_on_the_desk() -> None:
    store = SlowStore()
    table = Table(store)
    first = table.desk.open_case(PaperKind.ARBITRATION_MEDIATION).case.record.id
    store.answer_all()
    second = table.desk.open_case(PaperKind.ARBITRATION_MEDIATION).case.record.id
    table.desk.put_away(first)
    assert code(lambda: table.desk.put_away(second)) == "not_saved_yet"
    store.answer_all()
    table.desk.put_away(second)
    table.desk.put_away(second)  # gone already: nothing to do


# --- loading ---------------------------------------------------------------------------------


@pytest.mark.parametrize("make", [cases.opened, cases.agreed, cases.sealed, cases.served])
def test_a_stored_case_comes_back_with_its_past(table: Table, make: Callable[[], Past]) -> None:
    id = bring(table, make())
    case, history = table.desk.case(id), table.desk.history(id)
    later = table.another()
    assert later.load(id).result() == case
    assert later.history(id) == history
    assert later.history(id).next_undo == history.next_undo
    if history.can_undo:
        assert later.undo(id).case == table.desk.undo(id).case


def test_what_is_on_the_desk_is_not_replaced_by_what_is_stored() -> None:
    store = SlowStore()
    table = Table(store)
    id = table.desk.open_case(PaperKind.ARBITRATION_MEDIATION).case.record.id
    assert table.desk.load(id).result() is table.desk.case(id)


class LateJournal(FakeStore):
    def __init__(self) -> None:
        super().__init__()
        self.waiting: list[tuple[CaseId, Future[tuple[JournalEntry, ...]]]] = []

    def journal(self, case_id: CaseId) -> Future[tuple[JournalEntry, ...]]:
        answer: Future[tuple[JournalEntry, ...]] = Future()
        self.waiting.append((case_id, answer))
        return answer

    def arrive(self) -> None:
        case_id, answer = self.waiting.pop(0)
        answer.set_result(tuple(self.entries.get(case_id, ())))


def test_two_loads_of_one_case_do_not_undo_the_work_between_them() -> None:
    store = LateJournal()
    table = Table(store)
    id = bring(table, cases.prepared())
    later = table.another()
    first, second = later.load(id), later.load(id)
    store.arrive()
    assert not second.done()
    assert not second.cancel()
    case = later.do(id, e.StateFacts(**later.stamp(), facts="其间")).case
    store.arrive()
    assert second.result() is case is later.case(id)
    assert first.result() != case


def test_what_cannot_be_loaded_says_why(table: Table) -> None:
    assert code(lambda: table.desk.load(CaseId(uid(99))).result()) == "no_such_case"
    id = bring(table, cases.prepared())
    table.store.entries[id] = table.store.entries[id][1:]
    assert code(lambda: table.another().load(id).result()) == "chain_broken"
    table.store.closed = True
    with pytest.raises(Trouble, match="store_closed"):
        table.another().load(id).result()


# --- from the check to the closed paper --------------------------------------------------------


def test_what_the_instrument_lacks_stops_the_seal_and_names_the_field(table: Table) -> None:
    id = bring(table, cases.mediating())
    agree = e.AgreeAmounts(
        **table.desk.stamp(), awards=(e.Award(PartyId(cases.E1), PartyId(W1), Money(100)),)
    )
    table.desk.do(id, agree)
    with pytest.raises(Refusal) as caught:
        table.desk.seal(id)
    assert caught.value.code == "findings_block"
    assert caught.value.field
    assert caught.value.params["findings"]
    assert table.desk.case(id).record.revisions == ()


def test_a_paper_that_cannot_be_drawn_is_not_sealed(table: Table) -> None:
    past = cases.agreed()
    id = bring(table, past)
    edit = e.DescribeCase(
        **table.desk.stamp(),
        instrument=past.content.instrument,
        body=past.content.body,
        case_number=past.content.case_number,
        cause="unprintable",
        applied_on=past.content.applied_on,
        accepted_on=past.content.accepted_on,
    )
    before = table.desk.do(id, edit).case
    assert code(lambda: table.desk.seal(id)) == "glyph_missing"
    assert table.desk.case(id) is before


def test_the_sealed_paper_is_kept_with_the_seal(table: Table) -> None:
    id = bring(table, cases.agreed())
    sealed = table.desk.seal(id)
    revision = standing(table.desk, id)
    assert revision.pdf_sha256 == hashlib.sha256(sealed.paper.pdf).hexdigest()
    assert revision.seal.encode() in sealed.paper.pdf
    assert table.desk.sealed_pdf(id).result() == sealed.paper.pdf
    assert (revision.wording, revision.rules) == ("w" * 64, table.rules.version)
    assert code(lambda: table.desk.closed_pdf(id)) == "not_closed"


def test_no_half_signed_copy_is_drawn(table: Table) -> None:
    id = bring(table, cases.agreed())
    draft = table.desk.draw(id, AGREEMENT).pdf
    sealed = table.desk.seal(id).paper.pdf
    assert draft != sealed
    assert table.desk.draw(id, AGREEMENT).pdf == sealed
    table.desk.sign(id, unsigned(standing(table.desk, id))[0], ink=cases.ink())
    assert table.desk.draw(id, AGREEMENT).pdf == sealed
    sign_all(table.desk, id)
    assert table.desk.draw(id, AGREEMENT).pdf == sealed
    table.desk.close(id)
    assert table.desk.draw(id, AGREEMENT).pdf != sealed
    assert table.desk.papers_of(id) == (AGREEMENT,)


def test_closing_signs_the_whole_and_verifies(table: Table) -> None:
    id = bring(table, cases.agreed())
    table.desk.seal(id)
    assert code(lambda: table.desk.close(id)) == "signatures_missing"
    sign_all(table.desk, id)
    table.certifier.refuses = Trouble("token_missing")
    before = table.desk.history(id)
    with pytest.raises(Trouble):
        table.desk.close(id)
    assert table.desk.history(id) is before  # a token that was pulled out has closed nothing
    table.certifier.refuses = None
    closed = table.desk.close(id)
    revision = standing(table.desk, id)
    assert revision.closing is not None
    assert revision.closing.pdf_sha256 == hashlib.sha256(closed.paper.pdf).hexdigest()
    assert table.desk.closed_pdf(id).result() == closed.paper.pdf
    assert table.desk.verify(closed.paper.pdf, seal=revision.seal).state is DocumentState.UNTOUCHED
    assert table.desk.verify(closed.paper.pdf + b"x", seal=revision.seal).state is DocumentState.ALTERED


def test_nothing_is_signed_or_closed_before_the_seal(table: Table) -> None:
    id = bring(table, cases.agreed())
    for act in (
        lambda: table.desk.sign(id, Signer(SignerRole.PARTY, W1), ink=cases.ink()),
        lambda: table.desk.close(id),
        lambda: table.desk.closed_pdf(id),
        lambda: table.desk.sealed_pdf(id),
    ):
        assert code(act) == "nothing_sealed"


def test_a_scan_of_a_hand_signed_page_is_kept_with_its_bytes(table: Table) -> None:
    id = bring(table, cases.agreed())
    table.desk.seal(id)
    scan = table.desk.attach(id, "签名页", "image/png", b"\x89PNG")
    assert table.store.blob(scan.sha256).result() == b"\x89PNG"
    assert scan.size == 4
    table.desk.sign(id, Signer(SignerRole.PARTY, W1), scan=scan)
    assert standing(table.desk, id).signatures[0].scan is not None
    hearing = PaperId(PaperKind.HEARING_RECORD)
    table.desk.sign(id, Signer(SignerRole.RECORDER), ink=cases.ink(), paper=hearing, read_aloud=True)
    assert standing(table.desk, id).signatures[1].paper is PaperKind.HEARING_RECORD


def test_during_a_correction_the_draft_is_drawn_and_the_old_paper_kept(table: Table) -> None:
    id = bring(table, cases.agreed())
    table.desk.seal(id)
    sign_all(table.desk, id)
    old = table.desk.close(id).paper.pdf
    table.desk.do(id, e.CorrectAgreement(**table.desk.stamp(), reason="笔误"))
    table.desk.do(id, e.StateFacts(**table.desk.stamp(), facts="更正后的事实"))
    assert "更正后的事实".encode() in table.desk.draw(id, AGREEMENT).pdf
    assert table.desk.closed_pdf(id).result() == old
    assert code(lambda: table.desk.close(id)) == "not_open_for_signing"
    second = table.desk.seal(id)
    assert standing(table.desk, id).replaces is not None
    assert second.paper.pdf != old
    assert code(lambda: table.desk.closed_pdf(id)) == "not_closed"
    sign_all(table.desk, id)
    table.desk.close(id)
    states = [revision.state for revision in table.desk.case(id).record.revisions]
    assert states == [RevisionState.SUPERSEDED, RevisionState.SIGNED]


def test_the_checks_go_by_todays_date_and_the_shipped_rules(table: Table) -> None:
    id = bring(table, cases.agreed())
    assert {finding.severity.value for finding in table.desk.check(id)} <= {"warn"}


def test_a_case_is_checked_anew_when_it_changed_or_the_day_did(
    table: Table, monkeypatch: pytest.MonkeyPatch
) -> None:
    id = bring(table, cases.agreed())
    found = table.desk.check(id)
    assert table.desk.check(id) is found
    table.desk.do(id, e.StateFacts(**table.desk.stamp(), facts=""))
    changed = table.desk.check(id)
    assert changed is not found
    monkeypatch.setattr(table.clock, "today", lambda: cases.TODAY + timedelta(days=1))
    assert table.desk.check(id) is not changed
