"""When a filing is due, and the states that it goes through."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mediator_app.domain.edits import (
    Adjourn,
    CloseCase,
    CloseWithoutAgreement,
    CorrectAgreement,
    Edit,
    RecordPayment,
    RecordWithdrawal,
    StateFacts,
)
from mediator_app.domain.errors import Refusal
from mediator_app.domain.filings import (
    FILING_MOVES,
    UNSENT,
    Duty,
    FilingKind,
    FilingOrder,
    FilingState,
    Release,
    TakeAway,
    duties,
    move_filing,
    next_filing,
)
from mediator_app.domain.ids import PartyId, PaymentId
from mediator_app.domain.money import Money
from mediator_app.domain.record import ServiceOutcome
from mediator_app.domain.settlement import PayMethod
from mediator_app.domain.states import CaseState, RevisionState
from mediator_app.exchange.contract import filing as contract
from tests.cases import E1, W1, Past, mediating, sealed, served, signed
from tests.strategies import seeds
from tests.wandering import Wanderer


def after(past: Past, deed: Callable[[], object]) -> tuple[Duty, ...]:
    """What one deed makes due."""
    before = past.record
    deed()
    return duties(before, past.record, at=past.clock.at, new_id=past.ids.new)


def test_the_closing_of_the_instrument_makes_a_settlement_due_and_holds_it() -> None:
    past = sealed()
    past.sign_all()
    (order,) = after(past, past.close)
    assert isinstance(order, FilingOrder)
    assert (order.kind, order.revision, order.held) == (FilingKind.SETTLEMENT, past.standing.id, True)
    assert order.case_id == past.case_id


def test_service_on_everybody_releases_it() -> None:
    past = signed()
    (report,) = after(past, lambda: past.serve(W1))
    assert isinstance(report, FilingOrder)
    assert report.kind is FilingKind.REPORT
    release, report = after(past, lambda: past.serve(E1))
    assert release == Release(past.case_id, past.standing.id)
    assert isinstance(report, FilingOrder)


def test_a_refused_copy_releases_nothing() -> None:
    past = signed()
    made = after(past, lambda: past.serve(W1, outcome=ServiceOutcome.REFUSED, note="不愿接收", ink=None))
    assert [type(one) for one in made] == [FilingOrder]


def test_a_withdrawal_takes_the_settlement_away_and_is_reported() -> None:
    past = signed()
    revision = past.standing
    away, report = after(past, lambda: past.do(RecordWithdrawal, party=PartyId(W1), reason="反悔"))
    assert away == TakeAway(past.case_id, FilingKind.SETTLEMENT, revision.id)
    assert isinstance(report, FilingOrder)
    assert (report.kind, report.revision) == (FilingKind.REPORT, revision.id)


def test_a_correction_replaces_what_was_not_sent() -> None:
    past = signed()
    old = past.standing
    assert after(past, lambda: past.do(CorrectAgreement, reason="笔误")) == ()
    past.do(StateFacts, facts="更正。")
    past.seal()
    past.sign_all()
    away, order = after(past, past.close)
    assert away == TakeAway(past.case_id, FilingKind.SETTLEMENT, old.id)
    assert isinstance(order, FilingOrder)
    assert (order.revision, order.held) == (past.standing.id, True)


def test_failure_hands_over_and_its_undoing_takes_that_back() -> None:
    past = mediating()
    (order,) = after(past, lambda: past.do(CloseWithoutAgreement, reason="差距过大"))
    assert isinstance(order, FilingOrder)
    assert (order.kind, order.revision, order.held) == (FilingKind.HANDOVER, "", False)
    assert after(past, past.undo) == (TakeAway(past.case_id, FilingKind.HANDOVER),)
    (again,) = after(past, past.redo)
    assert isinstance(again, FilingOrder)
    assert after(past, lambda: past.do(CloseCase, reason="移送")) == ()


def pay(past: Past) -> None:
    past.do(
        RecordPayment,
        payment=PaymentId(past.ids.new()),
        payer=PartyId(E1),
        payee=PartyId(W1),
        number=1,
        amount=Money.yuan(1),
        paid_on=date(2026, 11, 23),
        method=PayMethod.TRANSFER,
    )


def test_payments_and_the_end_are_reported() -> None:
    past = served()
    for deed in (lambda: pay(past), lambda: past.do(CloseCase, reason="双方另行处理")):
        (report,) = after(past, deed)
        assert isinstance(report, FilingOrder)
        assert (report.kind, report.held) == (FilingKind.REPORT, False)


def test_what_is_said_at_the_table_makes_nothing_due() -> None:
    past = mediating()
    assert after(past, lambda: past.do(StateFacts, facts="另有事实。")) == ()
    assert after(past, lambda: past.do(Adjourn)) == ()


def test_a_case_can_be_filed_as_it_stands() -> None:
    past = served()
    assert next_filing(past.record) == (FilingKind.SETTLEMENT, past.standing.id)
    with pytest.raises(Refusal, match="nothing_to_file"):
        next_filing(sealed().record)
    failed = mediating()
    failed.do(CloseWithoutAgreement, reason="差距过大")
    assert next_filing(failed.record) == (FilingKind.HANDOVER, "")


@given(seeds)
@settings(max_examples=40, deadline=None)
def test_wherever_a_case_wanders_each_closing_and_each_failure_is_filed_once(seed: int) -> None:
    from random import Random

    past = Past()
    past.open()
    wanderer = Wanderer(Random(seed), past)
    ordered: list[FilingOrder] = []
    for _ in range(120):
        edit: Edit = wanderer.next()
        before = past.record
        try:
            past.apply(edit)
        except Refusal:
            continue
        made = duties(before, past.record, at=edit.at, new_id=past.ids.new)
        ordered += [one for one in made if isinstance(one, FilingOrder)]
        if past.record == before:
            assert made == ()
        if before.state is not past.record.state is CaseState.NOT_AGREED:
            assert [one.kind for one in made if isinstance(one, FilingOrder)] == [FilingKind.HANDOVER]
        for revision in past.record.revisions:
            if revision.state in (RevisionState.WITHDRAWN, RevisionState.SUPERSEDED):
                known = {one.id: one.state for one in before.revisions}
                if known.get(revision.id) is RevisionState.SIGNED:
                    assert TakeAway(past.case_id, FilingKind.SETTLEMENT, revision.id) in made
    closed = [one.id for one in past.record.revisions if one.closing is not None]
    assert [one.revision for one in ordered if one.kind is FilingKind.SETTLEMENT] == closed
    assert len({one.filing_id for one in ordered}) == len(ordered)


# --- the table --------------------------------------------------------------------------------------


@given(st.lists(st.sampled_from(FilingState), max_size=12))
def test_the_court_is_never_unasked_again(wanted: list[FilingState]) -> None:
    """Once the court has a filing, no move leads back to where it might be sent anew or taken away."""
    now = FilingState.QUEUED
    has_it = False
    for to in wanted:
        try:
            now = move_filing(now, to)
        except Refusal as refusal:
            assert refusal.code == "filing_move"
            assert to not in FILING_MOVES[now]
            continue
        has_it = has_it or now is FilingState.RECEIVED
        if has_it:
            assert now not in UNSENT
            assert now is not FilingState.WITHDRAWN


def test_every_state_can_be_reached_and_only_the_ends_are_ends() -> None:
    reached, grown = {FilingState.QUEUED}, True
    while grown:
        more = {to for now in reached for to in FILING_MOVES[now]} - reached
        reached, grown = reached | more, bool(more)
    assert reached == set(FilingState)
    ends = {state for state, moves in FILING_MOVES.items() if not moves}
    assert ends == {FilingState.DOCKETED, FilingState.RETURNED, FilingState.WITHDRAWN}


def test_the_kinds_are_those_of_the_contract() -> None:
    assert {kind.value for kind in FilingKind} == {kind.value for kind in contract.FilingKind}


def test_a_record_that_did_not_change_owes_nothing() -> None:
    record = signed().record
    assert duties(record, replace(record, ended=""), at=signed().clock.at, new_id=str) == ()
    assert duties(None, record, at=signed().clock.at, new_id=str) == ()
