"""Parties, claims, offers and amounts while everything may still change; and what stays in caucus."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediator_app.domain import edits as e
from mediator_app.domain.codec import to_json
from mediator_app.domain.errors import Refusal, Trouble
from mediator_app.domain.ids import ClaimId, InterpreterId, NoteId, OfferId, PartyId, StatementId, TermId
from mediator_app.domain.money import Money
from mediator_app.domain.offers import OfferSide, standing
from mediator_app.domain.people import Side
from mediator_app.domain.schedule import ByAmount, EqualParts, FixedPart, OneSum
from mediator_app.domain.sealing import snapshot
from mediator_app.domain.settlement import Account, Allocation, PayMethod
from mediator_app.domain.states import CaseState
from mediator_app.domain.terms import FreeTerm, NoFurtherDisputeTerm
from tests import cases
from tests.cases import ASIDE, ASIDE_FEN, C1, C2, E1, L1, W1, Past, uid
from tests.strategies import amounts, plans_of

WORKER, EMPLOYER = PartyId(W1), PartyId(E1)
DAY = date(2026, 12, 15)


def award(fen: int, *parts: tuple[str, int]) -> e.Award:
    division = tuple(Allocation(ClaimId(claim), Money(part)) for claim, part in parts)
    return e.Award(EMPLOYER, WORKER, Money(fen), division)


# --- the head, people, claims ------------------------------------------------------------------


def test_the_title_names_both_sides() -> None:
    past = cases.opened()
    assert past.record.title == "|"
    past.do(e.AddParty, party=cases.employer())
    past.do(e.AddParty, party=cases.worker())
    past.do(e.AddParty, party=cases.worker(uid(50), name="𠮷野虚构"))
    past.do(e.AddParty, party=cases.employer(uid(51), name="第三人", side=Side.THIRD_PARTY))
    assert past.record.title == "程虚构、𠮷野虚构|示例跨国（中国）有限公司"


def test_lists_are_changed_moved_and_shortened_in_place() -> None:
    past = cases.prepared()
    past.do(e.AddParty, party=cases.worker(uid(50)))
    past.do(e.MoveParty, party=PartyId(uid(50)), to=0)
    assert [p.id for p in past.content.parties] == [uid(50), W1, E1]
    past.do(e.MoveParty, party=PartyId(uid(50)), to=99)
    assert [p.id for p in past.content.parties] == [W1, E1, uid(50)]
    past.do(e.MoveParty, party=PartyId(uid(50)), to=-1)
    assert [p.id for p in past.content.parties] == [uid(50), W1, E1]
    past.do(e.RemoveParty, party=PartyId(uid(50)))
    past.do(e.MoveClaim, claim=ClaimId(C2), to=0)
    assert [c.id for c in past.content.claims] == [C2, C1]
    past.do(e.ChangeClaim, claim=cases.claim(amount=None))
    assert past.content.claimed == Money.yuan(300_000)
    past.do(e.RemoveClaim, claim=ClaimId(C2))
    past.do(e.ChangeInterpreter, interpreter=cases.interpreter(name="孙"))
    past.do(e.RemoveInterpreter, interpreter=InterpreterId(cases.I1))
    assert past.content.interpreters == ()
    past.do(e.RemoveAgent, agent=cases.agent().id)
    assert [a.acts_for for a in past.content.agents] == [E1]


def test_terms_stand_in_the_order_they_are_put_in() -> None:
    past = cases.opened()
    for number in range(3):
        past.do(e.AddTerm, term=FreeTerm(id=TermId(uid(number)), text=str(number)))
    past.do(e.AddTerm, term=NoFurtherDisputeTerm(id=TermId(uid(3))))
    past.do(e.MoveTerm, term=TermId(uid(3)), to=1)
    past.do(e.ChangeTerm, term=FreeTerm(id=TermId(uid(2)), text="二"))
    past.do(e.RemoveTerm, term=TermId(uid(1)))
    assert [t.id for t in past.content.terms] == [uid(0), uid(3), uid(2)]
    assert past.content.terms[2] == FreeTerm(id=TermId(uid(2)), text="二")


def test_statements_keep_their_speakers() -> None:
    past = cases.prepared()
    for number, speaker in enumerate((f"party:{W1}", f"agent:{L1}", "mediator", "recorder")):
        past.do(e.AddStatement, statement=cases.statement(uid(50 + number), speaker))
    past.do(e.ChangeStatement, statement=cases.statement(uid(51), f"party:{E1}", text="不同意"))
    past.do(e.RemoveStatement, statement=StatementId(uid(53)))
    past.do(e.DescribeHearing, hearing=cases.hearing(recorder=None))
    assert [s.speaker for s in past.content.statements] == [f"party:{W1}", f"party:{E1}", "mediator"]
    past.do(e.RemoveAgent, agent=cases.agent().id)


def test_adjourning_and_going_on_and_giving_up() -> None:
    past = cases.mediating()
    past.do(e.Adjourn, reason="补充证据")
    past.do(e.StateFacts, facts="补")
    past.do(e.Resume)
    assert past.state() is CaseState.MEDIATING
    past.do(e.Adjourn)
    past.do(e.CloseWithoutAgreement, reason="差距过大")
    assert past.state() is CaseState.NOT_AGREED
    past.do(e.CloseCase, reason="")
    assert (past.state(), past.record.ended) == (CaseState.CLOSED, "差距过大")
    assert not past.history.can_undo


# --- offers ------------------------------------------------------------------------------------


def test_a_corrected_offer_stays_and_no_longer_counts() -> None:
    past = cases.mediating()
    wrong = past.content.offers[1]
    past.do(
        e.CorrectOffer,
        corrects=wrong.id,
        offer_id=OfferId(uid(60)),
        amount=Money.yuan(450_000),
        reason="听错",
    )
    assert wrong in past.content.offers
    assert wrong not in standing(past.content.offers)
    right = past.content.offers[-1]
    assert (right.side, right.amount, right.corrects) == (wrong.side, Money.yuan(450_000), wrong.id)
    assert right in standing(past.content.offers)


def test_a_confidential_offer_is_put_right_and_stays_confidential() -> None:
    past = cases.mediating()
    wrong = past.case.caucus.offers[0]
    before = everything_open(past)
    past.do(
        e.CorrectConfidentialOffer,
        corrects=wrong.id,
        offer_id=OfferId(uid(60)),
        amount=Money(ASIDE_FEN + 1),
        reason="听错了一位数",
        conditions=ASIDE,
    )
    assert wrong in past.case.caucus.offers
    right = past.case.caucus.offers[-1]
    assert (right.side, right.amount, right.corrects) == (wrong.side, Money(ASIDE_FEN + 1), wrong.id)
    assert everything_open(past) == before
    past.do(e.DiscloseOffer, confidential=right.id, offer_id=OfferId(uid(61)))
    assert past.content.offers[-1].amount == Money(ASIDE_FEN + 1)
    assert "听错了一位数" not in everything_open(past)


def everything_open(past: Past) -> str:
    return to_json(past.record) + snapshot(past.record, "", "", None)


def test_what_is_said_in_caucus_stays_there_until_it_is_disclosed() -> None:
    past = cases.agreed()
    assert ASIDE in to_json(past.case)
    for act in (lambda: past, past.seal, past.sign_all, past.close, past.serve_all):
        act()
        assert ASIDE not in everything_open(past)
        assert str(ASIDE_FEN) not in everything_open(past)


def test_disclosing_makes_an_open_offer_with_the_same_figures_and_nothing_else() -> None:
    past = cases.mediating()
    (hidden,) = past.case.caucus.offers
    before = past.case
    past.do(e.DiscloseOffer, confidential=hidden.id, offer_id=OfferId(uid(60)))
    (new,) = [offer for offer in past.content.offers if offer.id == uid(60)]
    assert (new.side, new.amount, new.pay_by, new.conditions) == (
        hidden.side,
        hidden.amount,
        hidden.pay_by,
        hidden.conditions,
    )
    assert past.case.caucus is before.caucus
    (note,) = past.case.caucus.notes
    rest = replace(past.content, offers=before.record.content.offers)
    assert rest == before.record.content
    past.undo()
    assert ASIDE not in everything_open(past)
    assert past.case is before
    assert note.text == ASIDE


def test_notes_are_written_changed_and_taken_out() -> None:
    past = cases.mediating()
    (note,) = past.case.caucus.notes
    past.do(e.ChangeConfidentialNote, note=replace(note, text="改"))
    assert past.case.caucus.notes[0].text == "改"
    past.do(e.RemoveConfidentialNote, note=NoteId(note.id))
    assert past.case.caucus.notes == ()


def test_no_refusal_says_what_was_typed() -> None:
    """Codes and fields may stand in a log; what parties said and earn may not."""
    past = cases.mediating()
    with pytest.raises(Refusal) as caught:
        past.do(
            e.RecordConfidentialOffer,
            offer_id=OfferId(past.ids.new()),
            side=OfferSide.APPLICANT,
            amount=Money(-ASIDE_FEN),
            conditions=ASIDE,
        )
    assert str(caught.value) == "money_negative at amount"
    inner = caught.value.at("offers.3")
    assert (inner.code, inner.field, inner.params) == ("money_negative", "offers.3.amount", {})
    assert str(Refusal("no_case")) == "no_case"
    assert Refusal("x").at("a").field == "a"
    assert str(Trouble("disk_full", path=ASIDE)) == "disk_full"


# --- amounts -----------------------------------------------------------------------------------


@given(st.data(), amounts, amounts)
def test_a_schedule_survives_new_amounts_or_the_amounts_are_refused(
    data: st.DataObject, first: Money, second: Money
) -> None:
    past = cases.mediating()
    past.do(e.AgreeAmounts, awards=(award(first.fen),))
    try:
        past.do(
            e.SetSchedule,
            payer=EMPLOYER,
            payee=WORKER,
            plan=data.draw(plans_of(first)),
            method=PayMethod.TRANSFER,
        )
    except Refusal as refusal:
        assert refusal.code == "schedule_empty_part"
        return
    before = past.case
    try:
        past.do(e.AgreeAmounts, awards=(award(second.fen, (C1, second.fen), (C2, 0)),))
    except Refusal as refusal:
        assert refusal.field.startswith("settlement.shares.0.plan")
        assert past.case is before
    share = past.content.share(EMPLOYER, WORKER)
    assert Money.sum(line.amount for line in share.instalments()) == share.amount
    assert share.plan == before.record.content.share(EMPLOYER, WORKER).plan


def test_new_amounts_keep_how_they_are_paid_and_drop_who_no_longer_pays() -> None:
    past = cases.agreed()
    share = past.content.share(EMPLOYER, WORKER)
    past.agree(700_000)
    again = past.content.share(EMPLOYER, WORKER)
    assert again == replace(share, amount=Money.yuan(700_000), division=())
    past.do(e.AgreeAmounts, awards=(e.Award(WORKER, EMPLOYER, Money.yuan(1)),))
    assert past.content.settlement is not None
    assert [(s.payer, s.plan) for s in past.content.settlement.shares] == [(W1, None)]


def test_nothing_to_pay_is_an_agreement_too() -> None:
    past = cases.mediating()
    past.agree(0)
    assert past.state() is CaseState.AGREED
    past.do(
        e.SetSchedule, payer=EMPLOYER, payee=WORKER, plan=EqualParts(0, DAY), method=PayMethod.CASH
    )  # never worked out while there is nothing to pay
    with pytest.raises(Refusal) as caught:
        past.agree(100)
    assert caught.value.field == "settlement.shares.0.plan.count"


def test_a_claim_that_comes_after_the_division_is_undecided_until_amounts_are_agreed_anew() -> None:
    past = cases.agreed()
    past.do(e.AddClaim, claim=cases.claim(uid(60), amount=Money.yuan(5)))
    division = past.content.share(EMPLOYER, WORKER).division
    assert [part.claim for part in division] == [C1, C2]
    with pytest.raises(Refusal) as caught:
        past.do(e.AgreeAmounts, awards=(award(10, (C1, 10), (C2, 0)),))
    assert (caught.value.code, caught.value.params["missing"]) == ("division_incomplete", 1)
    past.do(e.AgreeAmounts, awards=(award(10, (C1, 10), (C2, 0), (uid(60), 0)),))
    with pytest.raises(Refusal) as caught:
        past.do(e.RemoveClaim, claim=ClaimId(uid(60)))
    assert caught.value.code == "claim_in_settlement"
    past.agree()  # a lump sum: no claim is bound to it any more
    past.do(e.RemoveClaim, claim=ClaimId(uid(60)))
    past.do(e.ChangeClaim, claim=cases.claim(claimant=EMPLOYER, against=WORKER))


def test_a_divided_claim_may_change_its_words_but_not_its_sides() -> None:
    past = cases.agreed()
    past.do(e.ChangeClaim, claim=cases.claim(title="赔偿金", amount=Money.yuan(1)))
    assert past.content.claim(ClaimId(C1)).title == "赔偿金"


def test_each_of_several_pays_by_a_plan_of_its_own() -> None:
    past = cases.mediating()
    past.do(e.AddParty, party=cases.employer(uid(60)))
    second = PartyId(uid(60))
    past.do(e.AgreeAmounts, awards=(award(100), e.Award(second, WORKER, Money(50))))
    past.do(
        e.SetSchedule,
        payer=second,
        payee=WORKER,
        plan=ByAmount((FixedPart(DAY, Money(20)),), DAY),
        method=PayMethod.TRANSFER,
        account=Account("程虚构", "", "1"),
    )
    past.do(e.SetSchedule, payer=EMPLOYER, payee=WORKER, plan=OneSum(DAY), method=PayMethod.CASH)
    assert past.content.settlement is not None
    lines = {s.payer: [i.amount.fen for i in s.instalments()] for s in past.content.settlement.shares}
    assert lines == {E1: [100], second: [20, 30]}
    assert past.content.settlement.total == Money(150)
