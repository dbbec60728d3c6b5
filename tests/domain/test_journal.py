"""The journal: undo, redo, the chain, and the case that comes out of it again."""

from __future__ import annotations

import contextlib
import json
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mediator_app.domain.codec import canonical, to_json
from mediator_app.domain.edits import (
    AddClaim,
    AddParty,
    AddStatement,
    AgreeAmounts,
    AnyEdit,
    Award,
    BeginMediation,
    Edit,
    OpenCase,
    RecordOffer,
    RecordPrint,
    Redo,
    StateFacts,
    Undo,
)
from mediator_app.domain.errors import Refusal
from mediator_app.domain.ids import AuthorId, CaseId, EditId, OfferId, PartyId, PrintId
from mediator_app.domain.journal import FIRST, History, JournalEntry, entry_hash, replay, verify_chain
from mediator_app.domain.money import Money
from mediator_app.domain.offers import OfferSide
from mediator_app.domain.papers import PaperKind, Signer, SignerRole
from mediator_app.domain.record import PrintOutcome
from tests import cases
from tests.cases import Past, uid
from tests.strategies import pasts, seeds
from tests.wandering import Wanderer


def refused(past: Past, edit: Edit) -> Refusal:
    before = past.history
    with pytest.raises(Refusal) as caught:
        past.apply(edit)
    assert past.history is before
    return caught.value


# --- undo and redo ---------------------------------------------------------------------------


@given(seeds)
def test_the_steps_lead_back_from_the_case_as_far_as_undo_does(seed: int) -> None:
    past = cases.mediating()
    wanderer = Wanderer(Random(seed), past)
    for _ in range(15):
        with contextlib.suppress(Refusal):
            past.apply(wanderer.next())
    for before, after in past.history.steps():
        assert after == past.case
        assert past.undo() == before
    assert not past.history.can_undo


@given(seeds)
def test_undoing_everything_and_doing_it_again_gives_the_very_same_cases(seed: int) -> None:
    past, rng = cases.mediating(), Random(seed)
    wanderer = Wanderer(rng, past)
    for _ in range(25):
        try:
            past.apply(wanderer.next())
        except Refusal:
            continue
    end, seen = past.case, [past.case]
    while past.history.can_undo:
        past.undo()
        seen.append(past.case)
    assert refused(past, past.edit(Undo, undoes="")).code in ("nothing_to_undo", "undo_past_seal")
    for case in reversed(seen[:-1]):
        assert past.history.can_redo
        assert past.redo() is case
    # What the wanderer itself had undone before can still be done again after that.
    assert past.case is end
    assert replay(past.case_id, past.entries).case == end


def test_undo_goes_back_over_a_move_of_the_case() -> None:
    past = cases.prepared()
    before = past.case
    past.do(BeginMediation)
    assert past.undo() is before
    assert past.record.state.value == "preparing"
    past.redo()
    past.agree()
    agreed = past.case
    past.undo()
    assert past.record.state.value == "mediating"
    assert past.content.settlement is None
    assert past.redo() is agreed


def test_a_new_edit_takes_the_way_forward_away() -> None:
    past = cases.prepared()
    past.do(StateFacts, facts="一")
    undone = past.history.next_undo
    past.undo()
    past.do(StateFacts, facts="二")
    assert not past.history.can_redo
    assert refused(past, past.edit(Redo, redoes=undone)).code == "nothing_to_redo"


def test_undo_and_redo_name_the_edit_they_mean() -> None:
    """Two presses of the key that overtake each other do not undo two things."""
    past = cases.prepared()
    past.do(StateFacts, facts="一")
    first = past.history.next_undo
    past.do(StateFacts, facts="二")
    second = past.history.next_undo
    assert refused(past, past.edit(Undo, undoes=first)).code == "not_the_last_edit"
    past.undo()
    assert refused(past, past.edit(Undo, undoes=second)).code == "not_the_last_edit"
    assert refused(past, past.edit(Redo, redoes=first)).code == "nothing_to_redo"
    past.do(Redo, redoes=second)
    assert past.content.facts == "二"


def test_opening_is_not_undone() -> None:
    past = cases.opened()
    assert not past.history.can_undo
    assert refused(past, past.edit(Undo, undoes=past.entries[0].edit_id)).code == "nothing_to_undo"
    assert refused(past, past.edit(Redo, redoes="")).code == "nothing_to_redo"


@pytest.mark.parametrize("make", [cases.sealed, cases.signed, cases.served])
def test_undo_never_passes_a_seal(make: Callable[[], Past]) -> None:
    past = make()
    assert not past.history.can_undo
    refusal = refused(past, past.edit(Undo, undoes=past.entries[-1].edit_id))
    assert refusal.code == "undo_past_seal"


def test_what_left_the_room_is_not_undone_and_says_what_it_was() -> None:
    """A draft that was printed was printed; what was typed before it stays too."""
    past = cases.prepared()
    past.do(StateFacts, facts="一")
    past.do(
        RecordPrint,
        print_id=PrintId(uid(900)),
        paper=PaperKind.RIGHTS_NOTICE,
        sha256="a" * 64,
        printer="柜台",
        copy=1,
        outcome=PrintOutcome.CAME_OUT,
    )
    refusal = refused(past, past.edit(Undo, undoes=""))
    assert (refusal.code, refusal.params["kind"]) == ("undo_past_seal", "record_print")
    past.do(StateFacts, facts="二")
    past.undo()
    assert past.content.facts == "一"
    assert len(past.record.prints) == 1


def test_without_a_history_undo_and_redo_do_nothing() -> None:
    past = cases.prepared()
    for edit in (past.edit(Undo, undoes=""), past.edit(Redo, redoes="")):
        with pytest.raises(Refusal) as caught:
            edit.apply(past.case)
        assert caught.value.code == "needs_history"


# --- what may enter --------------------------------------------------------------------------


def test_a_case_is_opened_once_and_under_its_own_id() -> None:
    past = Past()
    assert refused(past, past.edit(StateFacts, facts="x")).code == "no_case"
    other = past.edit(OpenCase, case_id=CaseId(uid(77)), instrument=PaperKind.ARBITRATION_MEDIATION)
    assert (refused(past, other).code, refused(past, other).field) == ("other_case", "case_id")
    past.open()
    again = past.edit(OpenCase, case_id=past.case_id, instrument=PaperKind.ARBITRATION_MEDIATION)
    assert refused(past, again).code == "already_open"


@pytest.mark.parametrize("id", ["", "a/b", "a b", "a:b", "编号", "x" * 65, "a\n"])
def test_an_id_holds_nothing_that_separates(id: str) -> None:
    past = cases.opened()
    refusal = refused(past, past.edit(AddParty, party=cases.worker(id)))
    assert (refusal.code, refusal.field) == ("bad_id", "parties")
    opening = Past(CaseId(id))
    refusal = refused(opening, opening.edit(OpenCase, case_id=id, instrument=PaperKind.ARBITRATION_MEDIATION))
    assert (refusal.code, refusal.field) == ("bad_id", "case_id")


def test_half_a_character_is_refused_at_its_field() -> None:
    """A text of which UTF-8 knows nothing would make a case that nobody could save."""
    past = cases.prepared()
    refusal = refused(past, past.edit(AddParty, party=cases.worker(uid(9), name="\ud842名")))
    assert (refusal.code, refusal.field) == ("half_a_character", "party.name")


def test_an_absurd_amount_is_refused_at_its_field() -> None:
    past = cases.mediating()
    refusal = refused(past, past.edit(AddClaim, claim=cases.claim(uid(9), amount=Money(10**14))))
    assert (refusal.code, refusal.field) == ("money_too_large", "claim.amount")


def test_a_value_that_is_not_of_its_type_never_gets_in() -> None:
    """Past the type checker: a list would come back as a tuple, a float not at all."""
    past = cases.mediating()
    listed = cases.claim(uid(9), articles=["劳动合同法第八十七条"])
    with pytest.raises(ValueError, match="add_claim does not read back"):
        past.do(AddClaim, claim=listed)
    inked = cases.ink()
    stroke = replace(inked.strokes[0], points=((1.5, 2, 3, 4),))  # type: ignore[arg-type]
    sealed = cases.sealed()
    signer = sealed.standing.content.parties[0]
    edit = sealed.signing(Signer(SignerRole.PARTY, signer.id), ink=replace(inked, strokes=(stroke,)))
    assert refused(sealed, edit).code == "not_a_number"


# --- the chain -------------------------------------------------------------------------------


def code_of(act: Callable[[], object]) -> str:
    try:
        act()
    except Refusal as refusal:
        return refusal.code
    return ""


def found_by_both(past: Past, entries: list[JournalEntry]) -> None:
    head = past.history.head
    assert code_of(lambda: verify_chain(entries, head=head)) == "chain_broken"
    assert code_of(lambda: replay(past.case_id, entries)) == "chain_broken"


@given(pasts(most=30))
@settings(max_examples=30)
def test_the_journal_tells_the_case_again(past: Past) -> None:
    told = replay(past.case_id, past.entries)
    assert told == past.history
    assert told.case == past.case
    assert to_json(told.case) == to_json(past.case)
    assert (told.next_undo, told.next_redo) == (past.history.next_undo, past.history.next_redo)
    assert verify_chain(past.entries, head=past.history.head) == past.history.head


ALTERATIONS: dict[str, Callable[[JournalEntry], JournalEntry]] = {
    "case_id": lambda e: replace(e, case_id=CaseId(uid(99))),
    "seq": lambda e: replace(e, seq=e.seq + 1),
    "edit_id": lambda e: replace(e, edit_id=EditId(uid(99))),
    "at": lambda e: replace(e, at=e.at + timedelta(microseconds=1)),
    "by": lambda e: replace(e, by=AuthorId(uid(99))),
    "kind": lambda e: replace(e, kind="state_facts" if e.kind != "state_facts" else "undo"),
    "body": lambda e: replace(e, body=e.body.replace("0193", "0194", 1)),
    "spacing": lambda e: replace(e, body=e.body + " "),
    "body is gone": lambda e: replace(e, body=""),
    "prev": lambda e: replace(e, prev="0" * 63 + "1"),
    "hash": lambda e: replace(e, hash=e.hash[::-1]),
}


@pytest.mark.parametrize("what", ALTERATIONS)
def test_any_altered_field_of_any_entry_is_found(what: str) -> None:
    past = cases.served()
    for at, entry in enumerate(past.entries):
        entries = [*past.entries]
        entries[at] = ALTERATIONS[what](entry)
        assert entries[at] != entry
        found_by_both(past, entries)


@given(st.data())
@settings(max_examples=100)
def test_any_changed_character_of_a_body_is_found(data: st.DataObject) -> None:
    past = cases.agreed()
    at = data.draw(st.integers(0, len(past.entries) - 1))
    body = past.entries[at].body
    spot = data.draw(st.integers(0, len(body) - 1))
    other = data.draw(st.characters(exclude_characters=body[spot], exclude_categories=["Cs"]))
    entries = [*past.entries]
    entries[at] = replace(entries[at], body=body[:spot] + other + body[spot + 1 :])
    found_by_both(past, entries)


@given(st.data())
@settings(max_examples=60)
def test_what_is_missing_doubled_or_out_of_order_is_found(data: st.DataObject) -> None:
    past = cases.agreed()
    last = len(past.entries) - 1
    at = data.draw(st.integers(0, last))
    to = data.draw(st.integers(0, last).filter(lambda n: n != at))
    without = past.entries[:at] + past.entries[at + 1 :]
    doubled = [*past.entries[: at + 1], *past.entries[at:]]
    swapped = [*past.entries]
    swapped[at], swapped[to] = swapped[to], swapped[at]
    moved = [*without[:to], past.entries[at], *without[to:]]
    for entries in (without, doubled, swapped, moved):
        if entries == past.entries[: len(entries)]:
            # Cut off at the end: whole in itself, found by the head that the store keeps.
            assert code_of(lambda: verify_chain(past.entries[:-1], head=past.history.head)) == "chain_broken"
            continue
        found_by_both(past, entries)


def test_the_refusal_names_the_first_entry_that_does_not_fit() -> None:
    past = cases.prepared()
    entries = [*past.entries]
    entries[4] = ALTERATIONS["by"](entries[4])
    for act in (lambda: verify_chain(entries), lambda: replay(past.case_id, entries)):
        with pytest.raises(Refusal) as caught:
            act()
        assert caught.value.params["seq"] == 5
    with pytest.raises(Refusal) as caught:
        verify_chain(past.entries[:-2], head=past.history.head)
    assert caught.value.params["seq"] == len(past.entries) - 1


def test_a_journal_of_another_case_does_not_fit() -> None:
    past = cases.prepared()
    assert code_of(lambda: replay(CaseId(uid(99)), past.entries)) == "chain_broken"
    assert verify_chain([]) == FIRST
    assert replay(past.case_id, []) == History(past.case_id)


def forged(past: Past, body: str) -> JournalEntry:
    """An entry after the last one whose hash is right: made by somebody who knows how."""
    seq, data = past.history.seq + 1, json.loads(body)
    return JournalEntry(
        past.case_id,
        seq,
        EditId(data["id"]),
        past.entries[-1].at,
        AuthorId(data["by"]),
        data["type"],
        body,
        past.history.head,
        entry_hash(past.case_id, seq, body, past.history.head),
    )


def test_a_right_hash_does_not_make_an_edit_allowed() -> None:
    past = cases.sealed()
    stamp = {"id": uid(99), "by": cases.AUTHOR, "at": json.loads(past.entries[-1].body)["at"]}
    for data, reason in (
        ({"type": "state_facts", "facts": "改"}, "sealed"),
        ({"type": "state_facts", "facts": 7}, "bad_value"),
        ({"type": "of_a_later_version"}, "bad_value"),
    ):
        entries = [*past.entries, forged(past, canonical({**stamp, **data}))]
        verify_chain(entries)
        with pytest.raises(Refusal) as caught:
            replay(past.case_id, entries)
        assert caught.value.code == "entry_refused"
        assert caught.value.params == {"seq": len(entries), "reason": reason}


def test_a_body_in_another_form_is_not_believed() -> None:
    """The same edit with a field too many spaces, or a default written out, is not what was recorded."""
    past = cases.agreed()
    edit = past.edit(StateFacts, facts="x")
    data = json.loads(to_json(edit, AnyEdit)) | {"at": json.loads(past.entries[-1].body)["at"]}
    spaced = json.dumps(data, sort_keys=True, ensure_ascii=False)
    entries = [*past.entries, forged(past, spaced)]
    assert code_of(lambda: replay(past.case_id, entries)) == "chain_broken"


# --- long pasts ------------------------------------------------------------------------------


def test_a_long_past_is_compared_shown_and_let_go_without_depth() -> None:
    past = cases.opened()
    past.do(BeginMediation)
    for yuan in range(3_000):
        past.do(
            RecordOffer,
            offer_id=OfferId(past.ids.new()),
            side=OfferSide.APPLICANT,
            amount=Money.yuan(yuan),
        ) if yuan < 1_000 else past.do(StateFacts, facts=str(yuan))
    told = replay(past.case_id, past.entries)
    assert told == past.history
    assert told.case is not None
    assert len(repr(told)) < 3 * len(repr(told.case))  # no earlier case within it
    del told
    for _ in range(3_000):
        past.undo()
    assert past.content.offers == ()


def test_edits_share_what_they_do_not_change() -> None:
    """What was not touched is the very same object: that is how the store knows what to write."""
    past = cases.agreed()
    before = past.content
    past.do(AddStatement, statement=cases.statement(uid(99)))
    after = past.content
    assert after.parties is before.parties
    assert after.claims is before.claims
    assert after.settlement is before.settlement
    assert after.statements[:-1] == before.statements
    past.do(AgreeAmounts, awards=(Award(PartyId(cases.E1), PartyId(cases.W1), Money.yuan(1)),))
    assert past.content.claims is before.claims
