"""From the seal to the closed document: what is covered, who signs, who binds whom, and corrections."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields, replace
from datetime import date, timedelta
from itertools import product

import pytest

from mediator_app.domain import edits as e
from mediator_app.domain.days import legal_day
from mediator_app.domain.errors import Refusal
from mediator_app.domain.ids import (
    AgentId,
    AttachmentId,
    CaseId,
    OfferId,
    PartyId,
    PaymentId,
    RevisionId,
    SealId,
)
from mediator_app.domain.money import Money
from mediator_app.domain.offers import OfferSide
from mediator_app.domain.papers import PaperKind, Signer, SignerRole
from mediator_app.domain.people import Authority, Employer, Guardian, LegalRepresentative, Power, Side, Worker
from mediator_app.domain.performance import outstanding, paid
from mediator_app.domain.record import Content, Record, Scan, ServiceOutcome
from mediator_app.domain.schedule import EqualParts
from mediator_app.domain.sealing import (
    BODY,
    bound_by,
    missing_on,
    only_by_hand,
    seal_of,
    seal_wanted,
    seals_missing,
    signer_name,
    signers,
    unsigned,
    why_by_hand,
)
from mediator_app.domain.settlement import PayMethod
from mediator_app.domain.states import (
    CASE_MOVES,
    EDITABLE,
    REVISION_MOVES,
    CaseState,
    RevisionState,
    move,
    move_revision,
)
from tests import cases
from tests.cases import E1, I1, L1, L2, TODAY, W1, Past, uid

WORKER, EMPLOYER = PartyId(W1), PartyId(E1)
W, E = Signer(SignerRole.PARTY, W1), Signer(SignerRole.PARTY, E1)
LW, LE = Signer(SignerRole.AGENT, L1), Signer(SignerRole.AGENT, L2)
INTERPRETER, RECORDER, MEDIATOR = (
    Signer(SignerRole.INTERPRETER, I1),
    Signer(SignerRole.RECORDER),
    Signer(SignerRole.MEDIATOR),
)


def code(act: Callable[[], object]) -> str:
    with pytest.raises(Refusal) as caught:
        act()
    return caught.value.code


# --- states ----------------------------------------------------------------------------------


@pytest.mark.parametrize(("now", "to"), list(product(CaseState, CaseState)))
def test_a_case_moves_only_by_the_table(now: CaseState, to: CaseState) -> None:
    if to in CASE_MOVES[now]:
        assert move(now, to) is to
    else:
        assert code(lambda: move(now, to)) == "state_move"


@pytest.mark.parametrize(("now", "to"), list(product(RevisionState, RevisionState)))
def test_a_revision_moves_only_by_the_table(now: RevisionState, to: RevisionState) -> None:
    if to in REVISION_MOVES[now]:
        assert move_revision(now, to) is to
    else:
        assert code(lambda: move_revision(now, to)) == "revision_move"


def test_the_tables_know_every_state_and_no_way_leads_back_out_of_the_end() -> None:
    assert set(CASE_MOVES) == set(CaseState)
    assert set(REVISION_MOVES) == set(RevisionState)
    assert CASE_MOVES[CaseState.CLOSED] == frozenset()
    assert all(now not in to for now, to in CASE_MOVES.items())
    assert CaseState.SEALED not in EDITABLE
    after_payment = CASE_MOVES[CaseState.PERFORMING]
    assert not after_payment & EDITABLE


# --- what a seal covers ----------------------------------------------------------------------


def changed(record: Record) -> dict[str, Record]:
    """The record with one thing changed at a time; all of it is under the seal."""
    content = record.content
    worker = content.parties[0]
    others: dict[str, object] = {
        "instrument": PaperKind.MEDIATION_AGREEMENT,
        "body": cases.STREET,
        "case_number": "2",
        "cause": "x",
        "applied_on": TODAY,
        "accepted_on": TODAY,
        "hearing": cases.hearing(place="x"),
        "parties": (replace(worker, name=worker.name + "\U00020bb7"), *content.parties[1:]),
        "agents": content.agents[:1],
        "interpreters": (),
        "claims": content.claims[::-1],
        "facts": content.facts + " ",
        "offers": content.offers[:-1],
        "statements": (),
        "settlement": None,
        "terms": content.terms[::-1],
        "agreed_on": None,
    }
    assert set(others) == {field.name for field in fields(Content)}
    made = {
        name: replace(record, content=replace(content, **{name: value}))  # type: ignore[arg-type]
        for name, value in others.items()
    }
    return made | {"practice": replace(record, practice=True), "id": replace(record, id=CaseId(uid(9)))}


def test_any_change_of_the_content_gives_another_seal() -> None:
    record = cases.s1_record()
    seal = seal_of(record, "w", "r", None)
    assert seal == seal_of(cases.s1_record(), "w", "r", None)
    others = {name: seal_of(other, "w", "r", None) for name, other in changed(record).items()}
    assert [name for name, other in others.items() if other == seal] == []
    assert len({seal, *others.values()}) == len(others) + 1
    versions = {
        seal_of(record, "x", "r", None),
        seal_of(record, "w", "x", None),
        seal_of(record, "w", "r", "x"),
    }
    assert len(versions | {seal}) == 4


def test_what_was_said_in_caucus_is_not_under_the_seal() -> None:
    past = cases.agreed()
    before = past.sealing()
    past.do(
        e.RecordConfidentialOffer,
        offer_id=OfferId(uid(60)),
        side=OfferSide.RESPONDENT,
        amount=Money(1),
    )
    after = past.sealing()
    assert before.seal == after.seal  # type: ignore[attr-defined]


def test_only_what_the_case_holds_is_sealed() -> None:
    """A seal made before the last keystroke does not fit any more."""
    past = cases.agreed()
    early = past.sealing()
    past.do(e.StateFacts, facts="改")
    assert code(lambda: past.apply(early)) == "seal_mismatch"
    past.undo()
    past.apply(early)
    assert past.state() is CaseState.SEALED


# --- who signs -------------------------------------------------------------------------------


def test_everybody_at_the_table_signs_the_mediator_last() -> None:
    content = cases.s1_content()
    assert signers(content, PaperKind.ARBITRATION_MEDIATION) == (W, LW, E, LE, INTERPRETER, MEDIATOR)
    hearing = signers(content, PaperKind.HEARING_RECORD)
    assert hearing == (W, LW, E, LE, INTERPRETER, RECORDER, MEDIATOR)


def test_who_is_not_there_does_not_sign() -> None:
    content = cases.s1_content()
    worker, employer = content.parties
    assert isinstance(employer, Employer)
    assert isinstance(worker, Worker)
    away = replace(
        content,
        parties=(
            replace(worker, attends=False),
            replace(employer, legal_representative=LegalRepresentative(name="x", attends=False)),
        ),
        interpreters=(cases.interpreter(attends=False),),
        hearing=cases.hearing(recorder=None),
    )
    assert signers(away, PaperKind.HEARING_RECORD) == (LW, LE, MEDIATOR)


def test_a_signature_bears_the_name_of_the_person() -> None:
    content = cases.s1_content()
    names = [signer_name(content, who) for who in (W, LW, E, LE, INTERPRETER, RECORDER, MEDIATOR)]
    assert names == ["程虚构", "吴虚拟", "让·杜邦", "郑虚设", "孙译例", "钱示例", "周示范"]
    for who in (
        Signer(SignerRole.PARTY, L1),
        Signer(SignerRole.AGENT, W1),
        Signer(SignerRole.INTERPRETER, W1),
    ):
        assert code(lambda who=who: signer_name(content, who)) == "no_such_signer"  # type: ignore[misc]
    assert code(lambda: content.agent(AgentId(W1))) == "no_such_agent"
    assert content.agent(AgentId(L1)).name == "吴虚拟"


def test_a_guardian_signs_for_who_cannot() -> None:
    past = cases.agreed()
    past.do(e.ChangeParty, party=cases.worker(guardian=Guardian(name="程监护", relation="母亲")))
    past.seal()
    past.sign(W)
    assert past.standing.signatures[0].name == "程监护"
    assert bound_by(past.content, W) == W1


def test_slots_name_the_places_on_the_paper() -> None:
    content = cases.s1_content()
    assert (W.slot, MEDIATOR.slot) == (f"party:{W1}", "mediator")
    for who in (W, LW, E, LE, INTERPRETER, RECORDER, MEDIATOR):
        assert content.has_speaker(who.slot)
        assert content.speaker_name(who.slot)
    assert content.speaker_name(E.slot) == content.parties[1].name
    assert content.speaker_name("nobody") == ""
    assert content.speaker_name(f"agent:{W1}") == ""
    nobody = replace(content, hearing=cases.hearing(recorder=None))
    assert nobody.speaker_name("recorder") == ""


def test_the_mediator_signs_last_and_signs_again_after_anybody_else_did() -> None:
    past = cases.sealed()
    for who in (LE, INTERPRETER, W, E):  # in any order but the mediator's
        past.sign(who)
    assert code(lambda: past.sign(MEDIATOR)) == "mediator_signs_last"
    past.sign(LW)
    past.sign(MEDIATOR)
    assert unsigned(past.standing) == ()
    old = past.standing.signature(W, PaperKind.ARBITRATION_MEDIATION)
    past.sign(W, read_aloud=True)  # "that was not my whole name": the newest counts
    new = past.standing.signature(W, PaperKind.ARBITRATION_MEDIATION)
    assert new is not None
    assert new != old
    assert new.read_aloud
    assert unsigned(past.standing) == (MEDIATOR,)
    assert code(past.close) == "signatures_missing"
    past.sign(MEDIATOR)
    past.close()
    assert past.state() is CaseState.SIGNED
    assert len(past.standing.signatures) == 8


def test_signing_another_paper_is_not_signing_the_agreement() -> None:
    past = cases.sealed()
    past.sign(W, paper=PaperKind.HEARING_RECORD)
    past.sign(RECORDER, paper=PaperKind.HEARING_RECORD)
    past.sign(W, paper=PaperKind.POWER_OF_ATTORNEY, subject=L1)
    past.sign(W, paper=PaperKind.SERVICE_ADDRESS, subject=W1)
    past.sign(MEDIATOR, paper=PaperKind.HEARING_RECORD)
    assert unsigned(past.standing) == (W, LW, E, LE, INTERPRETER, MEDIATOR)
    past.sign_all()
    past.sign(W, paper=PaperKind.SERVICE_ADDRESS, subject=W1)
    assert unsigned(past.standing) == ()


def test_a_power_of_attorney_is_given_by_the_party_and_never_by_the_agent_alone() -> None:
    content = cases.s1_content()
    power = PaperKind.POWER_OF_ATTORNEY
    assert signers(content, power, L1) == (W, LW)
    assert signers(content, power, L2) == (E, LE)
    worker, *others = content.parties
    assert isinstance(worker, Worker)
    away = replace(content, parties=(replace(worker, attends=False), *others))
    assert signers(away, power, L1) == (W, LW)  # who is not there signs it all the same
    # A worker at the table writes on the screen; a company seals paper, and so does who is away.
    assert not only_by_hand(content, W, power)
    assert only_by_hand(away, W, power)
    assert only_by_hand(content, E, power)
    assert not only_by_hand(content, LE, power)
    assert not only_by_hand(content, E, PaperKind.HEARING_RECORD)
    past = cases.sealed()
    past.sign(LE, paper=power, subject=L2)
    past.sign(E, paper=power, subject=L2)  # ink of an older journal: the seal is missing all the same
    assert missing_on(past.standing, power, L2, (E, LE)) == (E,)
    assert missing_on(past.standing, power, L1, (W, LW)) == (W, LW)
    past.sign(W, paper=power, subject=L1)
    assert missing_on(past.standing, power, L1, (W, LW)) == (LW,)
    refused = code(lambda: past.sign(MEDIATOR, paper=power, subject=L1))
    assert refused == "not_a_signer"


def test_an_answer_that_is_ticked_by_hand_is_signed_by_hand() -> None:
    content = cases.s1_content()
    address = PaperKind.SERVICE_ADDRESS
    worker, company = content.parties
    worker = replace(worker, e_service=False)
    asked = replace(content, parties=(worker, replace(company, e_service=True)))
    open_one = replace(content, parties=(worker, replace(company, e_service=None)))
    for signer in (W, LW, E, LE, MEDIATOR):
        assert why_by_hand(asked, signer, address) == ""
    for signer in (E, LE):
        assert why_by_hand(open_one, signer, address) == "ticked_by_hand"
        assert why_by_hand(open_one, signer, PaperKind.HEARING_RECORD) == ""
    for signer in (W, LW, MEDIATOR):
        assert why_by_hand(open_one, signer, address) == ""


def test_a_page_signed_by_hand_counts_by_its_scan() -> None:
    past = cases.sealed()
    past.do(
        e.Attach,
        attachment=AttachmentId(uid(70)),
        title="签名页",
        media_type="image/png",
        sha256="b" * 64,
        size=9,
    )
    wrong = Scan(AttachmentId(uid(70)), "c" * 64)
    assert code(lambda: past.sign(W, ink=None, scan=wrong)) == "no_such_attachment"
    right = Scan(AttachmentId(uid(70)), "b" * 64)
    past.sign(W, ink=None, scan=right)
    assert W not in unsigned(past.standing)


def test_a_page_signed_by_hand_bears_the_day_that_stands_on_it() -> None:
    """Not the day of its scan; and no day before the seal, none still to come, none beside ink on the screen."""
    past = cases.sealed()
    past.do(
        e.Attach,
        attachment=AttachmentId(uid(70)),
        title="签名页",
        media_type="image/png",
        sha256="b" * 64,
        size=9,
    )
    scan = Scan(AttachmentId(uid(70)), "b" * 64)
    sealed_on = legal_day(past.standing.sealed_at)
    past.clock.at += timedelta(days=3)
    early, later = sealed_on - timedelta(days=1), sealed_on + timedelta(days=9)
    assert code(lambda: past.sign(W, ink=None, scan=scan, signed_on=early)) == "signed_early"
    assert code(lambda: past.sign(W, ink=None, scan=scan, signed_on=later)) == "signed_later"
    assert code(lambda: past.sign(W, signed_on=sealed_on)) == "ink_or_scan"
    past.sign(W, ink=None, scan=scan, signed_on=sealed_on)
    signature = past.standing.signature(W, past.standing.content.instrument)
    assert signature is not None
    assert (signature.day, legal_day(signature.at)) == (sealed_on, sealed_on + timedelta(days=3))


# --- who binds whom --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("authority", "powers", "binds"),
    [
        (Authority.SPECIAL, (Power.SETTLE,), True),
        (Authority.SPECIAL, (Power.ADMIT, Power.WAIVE, Power.CHANGE, Power.RECEIVE), False),
        (Authority.SPECIAL, (), False),
        (Authority.GENERAL, cases.ALL_POWERS, False),
    ],
)
def test_an_agent_binds_only_with_special_authority_to_settle(
    authority: Authority, powers: tuple[Power, ...], binds: bool
) -> None:
    """The worker is not at the table; only the lawyer signs for her."""
    past = cases.agreed()
    past.do(e.ChangeParty, party=cases.worker(attends=False))
    past.do(e.ChangeAgent, agent=cases.agent(authority=authority, powers=powers))
    past.seal()
    past.sign_all()
    assert (bound_by(past.content, LW) == W1) is binds
    if binds:
        past.close()
        return
    with pytest.raises(Refusal) as caught:
        past.close()
    assert (caught.value.code, caught.value.field) == ("party_not_bound", "parties.0")
    assert past.state() is CaseState.SEALED


def test_a_party_that_nobody_speaks_for_stops_the_closing() -> None:
    past = cases.agreed()
    third = cases.employer(uid(80), side=Side.THIRD_PARTY, legal_representative=LegalRepresentative(name="x"))
    past.do(e.AddParty, party=third)
    past.seal()
    past.sign_all()
    with pytest.raises(Refusal) as caught:
        past.close()
    assert (caught.value.code, caught.value.field) == ("party_not_bound", "parties.2")


def test_who_binds_nobody() -> None:
    content = cases.s1_content()
    assert bound_by(content, W) == W1
    assert bound_by(content, LE) == E1
    for who in (INTERPRETER, RECORDER, MEDIATOR, Signer(SignerRole.AGENT, uid(99))):
        assert bound_by(content, who) is None


# --- giving up, correcting, superseding ------------------------------------------------------


def test_a_void_seal_leaves_its_revision_and_asks_everybody_anew() -> None:
    past = cases.sealed()
    past.sign(W)
    first = past.standing
    past.do(e.VoidSeal, reason="账号有误")
    void = replace(
        first, state=RevisionState.VOID, ended="账号有误", ended_at=past.record.revisions[0].ended_at
    )
    assert past.record.revisions == (void,)
    assert void.ended_at is not None
    assert past.record.standing is None
    past.do(e.StateFacts, facts="改")
    past.seal()
    second = past.standing
    assert (second.number, second.replaces, second.signatures) == (2, first.id, ())
    assert second.content.facts == "改"
    assert past.record.revisions[0].content == first.content
    assert past.record.revisions[0].seal == first.seal != second.seal


def test_the_signed_agreement_stands_until_its_correction_is_closed() -> None:
    past = cases.served()
    first = past.standing
    past.do(e.CorrectAgreement, reason="姓名用字有误")
    assert past.standing.id == first.id
    assert past.standing.ended == "姓名用字有误"
    past.do(e.ChangeParty, party=cases.worker(name="𠮷程"))
    past.seal()
    assert past.standing.number == 2
    assert past.record.revisions[0].state is RevisionState.SIGNED
    past.sign_all()
    past.close()
    old, new = past.record.revisions
    assert (old.state, new.state) == (RevisionState.SUPERSEDED, RevisionState.SIGNED)
    assert (old.content, old.signatures, old.services) == (first.content, first.signatures, first.services)
    assert new.replaces == old.id
    assert new.services == ()
    assert past.state() is CaseState.SIGNED
    past.serve_all()
    assert past.state() is CaseState.SERVED


@pytest.mark.parametrize("make", [cases.signed, cases.served])
def test_a_correction_given_up_leaves_no_trace_in_what_binds(make: Callable[[], Past]) -> None:
    past = make()
    before = past.record
    past.do(e.CorrectAgreement, reason="也许")
    past.do(e.StateFacts, facts="改了一半")
    past.do(e.DropCorrection)
    assert past.record == before
    assert code(past.undo) == "undo_past_seal"


def test_a_correction_given_up_after_its_seal() -> None:
    """Sealed anew, then somebody refuses to sign: the old agreement stands, and goes on."""
    past = cases.signed()
    first = past.standing
    past.do(e.CorrectAgreement, reason="笔误")
    past.do(e.StateFacts, facts="改")
    past.seal()
    past.sign(W)
    past.do(e.VoidSeal, reason="单位不同意更正")
    assert past.standing.id == first.id
    assert past.content.facts == "改"
    past.do(e.DropCorrection)
    assert past.content == first.content
    assert past.state() is CaseState.SIGNED
    past.serve_all()
    assert past.standing.id == first.id
    assert past.state() is CaseState.SERVED


def test_a_signed_agreement_is_not_negotiated_away() -> None:
    past = cases.signed()
    past.do(e.CorrectAgreement, reason="笔误")
    assert code(lambda: past.do(e.ReopenNegotiation)) == "signed_stands"
    assert code(lambda: past.do(e.CloseWithoutAgreement, reason="x")) == "wrong_state"
    past.seal()
    past.do(e.VoidSeal, reason="x")
    assert code(lambda: past.do(e.ReopenNegotiation)) == "signed_stands"


def test_negotiation_is_reopened_after_a_seal_was_given_up() -> None:
    past = cases.sealed()
    past.do(e.VoidSeal, reason="x")
    past.do(e.ReopenNegotiation)
    assert past.state() is CaseState.MEDIATING
    assert past.content.settlement is not None


def test_a_stamp_is_recorded_with_its_owner() -> None:
    past = cases.sealed()
    assert seals_missing(past.standing) == (BODY, E1), "a worker has no seal"
    for number, owner in enumerate((E1, BODY)):
        past.do(e.RecordPhysicalSeal, seal_id=SealId(uid(80 + number)), owner=owner, affixed_by="钱示例")
        assert owner not in seals_missing(past.standing)
    assert [seal.owner for seal in past.standing.seals] == [E1, BODY]
    assert seals_missing(past.standing) == ()


def test_the_law_asks_for_the_bodys_seal_alone() -> None:
    past = cases.sealed()
    assert seal_wanted(past.standing)
    past.do(e.RecordPhysicalSeal, seal_id=SealId(uid(80)), owner=BODY, affixed_by="钱示例")
    assert seals_missing(past.standing) == (E1,), "its place stays open"
    assert not seal_wanted(past.standing), "somebody with authority signed for it"


# --- withdrawal ------------------------------------------------------------------------------


def test_before_service_one_side_may_go_back_and_everything_is_open_again() -> None:
    past = cases.signed()
    past.serve(W1)
    past.do(e.RecordWithdrawal, party=EMPLOYER, reason="反悔")
    assert past.state() is CaseState.MEDIATING
    assert past.record.standing is None
    assert past.record.revisions[0].state is RevisionState.WITHDRAWN
    past.agree(700_000)
    past.seal()
    assert past.standing.number == 2


def test_a_mediation_agreement_binds_from_the_last_signature() -> None:
    past = cases.signed(instrument=PaperKind.MEDIATION_AGREEMENT)
    with pytest.raises(Refusal) as caught:
        past.do(e.RecordWithdrawal, party=EMPLOYER, reason="反悔")
    assert caught.value.code == "binds_already"
    past.serve_all()
    assert past.state() is CaseState.SERVED


def corrected_and_closed(past: Past) -> Past:
    past.do(e.CorrectAgreement, reason="笔误")
    past.seal()
    past.sign_all()
    past.close()
    return past


def test_the_correction_of_what_had_taken_effect_is_not_withdrawn() -> None:
    """Or the parties would be left with nothing, although both had received an instrument that binds."""
    past = corrected_and_closed(cases.served())
    assert code(lambda: past.do(e.RecordWithdrawal, party=WORKER, reason="反悔")) == "binds_already"
    again = corrected_and_closed(cases.signed())
    again.do(e.RecordWithdrawal, party=WORKER, reason="反悔")
    assert again.state() is CaseState.MEDIATING


# --- service ---------------------------------------------------------------------------------


def test_served_is_when_everybody_has_received_it() -> None:
    past = cases.signed()
    past.serve(E1, outcome=ServiceOutcome.REFUSED, ink=None, note="拒收")
    past.serve(W1)
    assert past.state() is CaseState.SIGNED
    past.serve(E1, received_by=LE)
    assert past.state() is CaseState.SERVED
    assert [s.name for s in past.standing.services] == ["让·杜邦", "程虚构", "郑虚设"]
    taken = past.standing.served_on(EMPLOYER)
    assert taken is not None
    assert taken.received_by == LE


# --- payment ---------------------------------------------------------------------------------


def pay(past: Past, yuan: int, number: int = 1) -> None:
    past.do(
        e.RecordPayment,
        payment=PaymentId(past.ids.new()),
        payer=EMPLOYER,
        payee=WORKER,
        number=number,
        amount=Money.yuan(yuan),
        paid_on=TODAY,
        method=PayMethod.TRANSFER,
    )


def test_payments_fill_an_instalment_and_never_more() -> None:
    past = cases.served()
    (line,) = outstanding(past.record)
    assert (line.number, line.left) == (1, Money.yuan(750_000))
    pay(past, 700_000)
    assert past.state() is CaseState.PERFORMING
    with pytest.raises(Refusal) as caught:
        pay(past, 50_001)
    assert (caught.value.code, caught.value.params["left"]) == ("paid_too_much", Money.yuan(50_000))
    assert code(lambda: past.do(e.CloseCase, reason=" ")) == "reason_missing"
    pay(past, 50_000)
    assert outstanding(past.record) == ()
    assert paid(past.record, EMPLOYER, WORKER, 1) == Money.yuan(750_000)
    past.do(e.CloseCase, reason="")
    assert past.state() is CaseState.CLOSED


def test_a_case_is_closed_with_money_owed_only_for_a_reason() -> None:
    past = cases.served()
    past.do(e.CloseCase, reason="申请人已申请强制执行")
    assert past.record.ended == "申请人已申请强制执行"


def test_money_paid_on_an_agreement_that_was_withdrawn_counts_for_no_other() -> None:
    past = cases.signed()
    pay(past, 100_000)
    assert past.state() is CaseState.SIGNED
    assert code(lambda: past.do(e.CorrectAgreement, reason="笔误")) == "payments_made"
    past.do(e.RecordWithdrawal, party=EMPLOYER, reason="反悔")
    assert outstanding(past.record) == ()
    assert paid(past.record, EMPLOYER, WORKER, 1) == Money.zero()
    past.agree(700_000)
    past.seal()
    assert outstanding(past.record) == ()  # nothing is owed on what nobody has signed yet
    past.sign_all()
    past.close()
    assert [line.left for line in outstanding(past.record)] == [Money.yuan(700_000)]
    assert paid(past.record, EMPLOYER, WORKER, 1) == Money.zero()
    assert len(past.record.payments) == 1


def test_what_is_owed_first_stands_first() -> None:
    past = cases.agreed()
    past.do(
        e.SetSchedule,
        payer=EMPLOYER,
        payee=WORKER,
        plan=EqualParts(3, date(2026, 12, 15)),
        method=PayMethod.TRANSFER,
    )
    past.seal()
    past.sign_all()
    past.close()
    pay(past, 250_000, number=2)
    assert [(line.number, line.due) for line in outstanding(past.record)] == [
        (1, date(2026, 12, 15)),
        (3, date(2027, 2, 15)),
    ]


def test_a_revision_is_found_by_its_id_and_its_papers_knew_what_was_sealed() -> None:
    record = cases.sealed().record
    (revision,) = record.revisions
    assert record.revision(revision.id) is revision
    later = replace(record, content=replace(record.content, cause="后来改动的案由"))
    assert later.as_of(revision).content == revision.content
    with pytest.raises(Refusal) as refused:
        record.revision(RevisionId("none"))
    assert (refused.value.code, refused.value.field) == ("no_such_revision", "revisions")
