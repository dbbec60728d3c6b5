"""What each edit refuses, with the code and the field that the screen needs, and that nothing is changed by it."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, time, timedelta
from pathlib import Path
from typing import Any

import pytest

from mediator_app.domain import edits as e
from mediator_app.domain.caucus import ConfidentialNote
from mediator_app.domain.errors import Refusal
from mediator_app.domain.ids import (
    AgentId,
    AttachmentId,
    ClaimId,
    InterpreterId,
    NoteId,
    OfferId,
    PartyId,
    PaymentId,
    PrintId,
    RevisionId,
    SealId,
    ServiceId,
    SignatureId,
    StatementId,
    TermId,
)
from mediator_app.domain.ink import Ink
from mediator_app.domain.money import Money
from mediator_app.domain.offers import OfferSide
from mediator_app.domain.papers import PaperKind, Signer, SignerRole
from mediator_app.domain.people import Authority, Power
from mediator_app.domain.record import PrintOutcome, Scan, ServiceMethod, ServiceOutcome
from mediator_app.domain.schedule import EqualParts, OneSum
from mediator_app.domain.settlement import Allocation, PayMethod
from mediator_app.domain.terms import (
    ConfidentialityTerm,
    DefaultTerm,
    EndTerm,
    FreeTerm,
    ReturnTerm,
    TaxBearer,
    TaxTerm,
    marks,
)
from tests import cases
from tests.cases import C1, C2, E1, I1, L1, NOON, W1, Past, uid

DAY = date(2026, 12, 15)
NOBODY = uid(0xFFFF)
NEW = uid(0xEEEE)
WORKER, EMPLOYER = PartyId(W1), PartyId(E1)


def talking() -> Past:
    """At the table, with something said by everybody who may say something."""
    past = cases.mediating()
    for speaker in (f"party:{E1}", f"agent:{L1}", f"interpreter:{I1}", "recorder", "mediator"):
        past.do(e.AddStatement, statement=cases.statement(past.ids.new(), speaker))
    return past


def alone() -> Past:
    """Two parties and nothing that names them."""
    past = cases.opened()
    past.do(e.AddParty, party=cases.worker())
    past.do(e.AddParty, party=cases.employer())
    return past


def returning() -> Past:
    past = alone()
    past.do(e.AddTerm, term=ReturnTerm(id=TermId(uid(50)), giver=WORKER, items="电脑", by=DAY))
    past.do(e.AddTerm, term=TaxTerm(id=TermId(uid(51)), bearer=TaxBearer.PAYEE))
    return past


def ending() -> Past:
    past = alone()
    past.do(e.AddTerm, term=EndTerm(id=TermId(uid(50)), on=DAY, employer=EMPLOYER))
    return past


def corrected() -> Past:
    """A signed agreement that is being corrected."""
    past = cases.signed()
    past.do(e.CorrectAgreement, reason="笔误")
    return past


def paid() -> Past:
    past = cases.served()
    past.do(e.RecordPayment, **payment())
    return past


def putting_right(corrects: str, **fields: Any) -> dict[str, Any]:
    usual = {"corrects": OfferId(corrects), "offer_id": OfferId(NEW), "amount": Money(1), "reason": "听错"}
    return {**usual, **fields}


def aside() -> Past:
    """An offer made in caucus that was corrected, and the correction."""
    past = cases.mediating()
    past.do(e.RecordConfidentialOffer, **offer(offer_id=OfferId(uid(60))))
    past.do(e.CorrectConfidentialOffer, **putting_right(uid(60), offer_id=OfferId(uid(61))))
    return past


def offered() -> Past:
    past = cases.mediating()
    offer = past.content.offers[0]
    past.do(
        e.CorrectOffer,
        corrects=offer.id,
        offer_id=OfferId(uid(60)),
        amount=Money.yuan(3_800_000),
        reason="听错",
    )
    return past


def plain_agent() -> Past:
    """Signed; the employer's lawyer there has general authority only."""
    past = cases.agreed()
    lawyer = past.content.agents[1]
    past.do(e.ChangeAgent, agent=replace(lawyer, authority=Authority.GENERAL, powers=()))
    past.seal()
    past.sign_all()
    past.close()
    return past


def payment(**fields: Any) -> dict[str, Any]:
    usual = {
        "payment": PaymentId(NEW),
        "payer": EMPLOYER,
        "payee": WORKER,
        "number": 1,
        "amount": Money.yuan(750_000),
        "paid_on": DAY,
        "method": PayMethod.TRANSFER,
    }
    return usual | fields


def service(**fields: Any) -> dict[str, Any]:
    usual = {
        "service": ServiceId(NEW),
        "recipient": EMPLOYER,
        "received_by": Signer(SignerRole.PARTY, E1),
        "outcome": ServiceOutcome.DELIVERED,
        "ink": cases.ink(),
    }
    return usual | fields


def signature(role: SignerRole = SignerRole.PARTY, id: str = W1, **fields: Any) -> dict[str, Any]:
    usual = {
        "signature": SignatureId(NEW),
        "paper": PaperKind.ARBITRATION_MEDIATION,
        "signer": Signer(role, id),
        "ink": cases.ink(),
    }
    return usual | fields


def award(yuan: int = 750_000, *parts: tuple[str, int], payer: str = E1, payee: str = W1) -> e.Award:
    division = tuple(Allocation(ClaimId(claim), Money.yuan(part)) for claim, part in parts)
    return e.Award(PartyId(payer), PartyId(payee), Money.yuan(yuan), division)


def describe(**fields: Any) -> dict[str, Any]:
    return {"instrument": PaperKind.ARBITRATION_MEDIATION, **fields}


def offer(**fields: Any) -> dict[str, Any]:
    usual = {"offer_id": OfferId(NEW), "side": OfferSide.APPLICANT, "amount": Money(1)}
    return usual | fields


def note(id: str = NEW) -> dict[str, Any]:
    return {"note": ConfidentialNote(id=NoteId(id), at=NOON, text="x")}


def printed(**fields: Any) -> dict[str, Any]:
    usual = {
        "print_id": PrintId(NEW),
        "paper": PaperKind.HEARING_RECORD,
        "sha256": "a" * 64,
        "printer": "柜台",
        "copy": 1,
        "outcome": PrintOutcome.CAME_OUT,
    }
    return usual | fields


def attached(**fields: Any) -> dict[str, Any]:
    usual = {"attachment": AttachmentId(NEW), "title": "", "media_type": "", "sha256": "a" * 64, "size": 1}
    return usual | fields


@dataclass(frozen=True)
class Case:
    """`kind(**fields)`, done to what `make` gives, is refused with `code` at `field`."""

    make: Callable[[], Past]
    kind: type[e.Edit]
    fields: dict[str, Any]
    code: str
    field: str

    def __str__(self) -> str:
        return f"{e.tag_of(self.kind)}-{self.make.__name__}-{self.code}"


PREPARED, MEDIATING, AGREED = cases.prepared, cases.mediating, cases.agreed
SEALED, SIGNED, SERVED = cases.sealed, cases.signed, cases.served

REFUSED = [
    # opening and the course of the case
    Case(
        Past,
        e.OpenCase,
        {"case_id": uid(0), "instrument": PaperKind.HEARING_RECORD},
        "not_an_instrument",
        "instrument",
    ),
    Case(
        PREPARED,
        e.DescribeCase,
        describe(instrument=PaperKind.RIGHTS_NOTICE),
        "not_an_instrument",
        "instrument",
    ),
    Case(
        PREPARED,
        e.DescribeCase,
        describe(applied_on=DAY, accepted_on=DAY - timedelta(1)),
        "accepted_before_applied",
        "accepted_on",
    ),
    Case(SEALED, e.DescribeCase, describe(), "sealed", "state"),
    Case(
        PREPARED,
        e.DescribeHearing,
        {"hearing": cases.hearing(ended_at=NOON - timedelta(seconds=1))},
        "ended_before_started",
        "hearing.ended_at",
    ),
    Case(
        talking, e.DescribeHearing, {"hearing": cases.hearing(recorder=None)}, "recorder_in_use", "statements"
    ),
    Case(SIGNED, e.StateFacts, {"facts": "x"}, "sealed", "state"),
    Case(MEDIATING, e.BeginMediation, {}, "wrong_state", "state"),
    Case(PREPARED, e.Adjourn, {}, "state_move", "state"),
    Case(AGREED, e.Adjourn, {}, "state_move", "state"),
    Case(MEDIATING, e.Resume, {}, "wrong_state", "state"),
    Case(MEDIATING, e.CloseWithoutAgreement, {"reason": " \n"}, "reason_missing", "reason"),
    Case(PREPARED, e.CloseWithoutAgreement, {"reason": "x"}, "wrong_state", "state"),
    Case(AGREED, e.CloseWithoutAgreement, {"reason": "x"}, "wrong_state", "state"),
    Case(MEDIATING, e.ReopenNegotiation, {}, "wrong_state", "state"),
    Case(corrected, e.ReopenNegotiation, {}, "signed_stands", "revisions"),
    Case(SIGNED, e.CloseCase, {"reason": "x"}, "wrong_state", "state"),
    Case(SERVED, e.CloseCase, {"reason": ""}, "reason_missing", "reason"),
    # people
    Case(PREPARED, e.AddParty, {"party": cases.worker()}, "already_there", "parties"),
    Case(SEALED, e.AddParty, {"party": cases.worker(NEW)}, "sealed", "state"),
    Case(PREPARED, e.ChangeParty, {"party": cases.worker(NOBODY)}, "no_such_party", "parties"),
    Case(PREPARED, e.ChangeParty, {"party": cases.worker(E1)}, "party_type", "parties"),
    Case(PREPARED, e.RemoveParty, {"party": WORKER}, "party_in_use", "claims"),
    Case(PREPARED, e.RemoveParty, {"party": EMPLOYER}, "party_in_use", "claims"),
    Case(alone, e.RemoveParty, {"party": PartyId(NOBODY)}, "not_there", "parties"),
    Case(returning, e.RemoveParty, {"party": WORKER}, "party_in_use", "terms"),
    Case(ending, e.RemoveParty, {"party": EMPLOYER}, "party_in_use", "terms"),
    Case(PREPARED, e.MoveParty, {"party": PartyId(NOBODY), "to": 0}, "not_there", "parties"),
    Case(PREPARED, e.AddAgent, {"agent": cases.agent(NEW, NOBODY)}, "no_such_party", "parties"),
    Case(PREPARED, e.AddAgent, {"agent": cases.agent()}, "already_there", "agents"),
    Case(PREPARED, e.ChangeAgent, {"agent": cases.agent(L1, NOBODY)}, "no_such_party", "parties"),
    Case(PREPARED, e.ChangeAgent, {"agent": cases.agent(NOBODY)}, "not_there", "agents"),
    Case(PREPARED, e.RemoveAgent, {"agent": AgentId(NOBODY)}, "not_there", "agents"),
    Case(talking, e.RemoveAgent, {"agent": AgentId(L1)}, "agent_in_use", "statements"),
    Case(PREPARED, e.AddInterpreter, {"interpreter": cases.interpreter()}, "already_there", "interpreters"),
    Case(
        PREPARED, e.ChangeInterpreter, {"interpreter": cases.interpreter(NOBODY)}, "not_there", "interpreters"
    ),
    Case(PREPARED, e.RemoveInterpreter, {"interpreter": InterpreterId(NOBODY)}, "not_there", "interpreters"),
    Case(
        talking, e.RemoveInterpreter, {"interpreter": InterpreterId(I1)}, "interpreter_in_use", "statements"
    ),
    # claims
    Case(PREPARED, e.AddClaim, {"claim": cases.claim()}, "already_there", "claims"),
    Case(
        PREPARED,
        e.AddClaim,
        {"claim": cases.claim(NEW, claimant=PartyId(NOBODY))},
        "no_such_party",
        "parties",
    ),
    Case(
        PREPARED, e.AddClaim, {"claim": cases.claim(NEW, against=PartyId(NOBODY))}, "no_such_party", "parties"
    ),
    Case(PREPARED, e.AddClaim, {"claim": cases.claim(NEW, against=WORKER)}, "claim_against_self", "against"),
    Case(PREPARED, e.AddClaim, {"claim": cases.claim(NEW, amount=Money(-1))}, "money_negative", "amount"),
    Case(
        PREPARED,
        e.AddClaim,
        {"claim": cases.claim(NEW, starts=DAY, ends=DAY - timedelta(1))},
        "ends_before_starts",
        "ends",
    ),
    Case(PREPARED, e.ChangeClaim, {"claim": cases.claim(NOBODY)}, "no_such_claim", "claims"),
    Case(
        AGREED,
        e.ChangeClaim,
        {"claim": cases.claim(claimant=EMPLOYER, against=WORKER)},
        "claim_in_settlement",
        "settlement.shares",
    ),
    Case(AGREED, e.RemoveClaim, {"claim": ClaimId(C2)}, "claim_in_settlement", "settlement.shares"),
    Case(PREPARED, e.RemoveClaim, {"claim": ClaimId(NOBODY)}, "not_there", "claims"),
    Case(PREPARED, e.MoveClaim, {"claim": ClaimId(NOBODY), "to": 0}, "not_there", "claims"),
    # statements
    Case(
        PREPARED,
        e.AddStatement,
        {"statement": cases.statement(NEW, f"party:{NOBODY}")},
        "no_such_speaker",
        "speaker",
    ),
    Case(
        PREPARED,
        e.AddStatement,
        {"statement": cases.statement(NEW, f"agent:{W1}")},
        "no_such_speaker",
        "speaker",
    ),
    Case(
        cases.opened,
        e.AddStatement,
        {"statement": cases.statement(NEW, "recorder")},
        "no_such_speaker",
        "speaker",
    ),
    Case(
        PREPARED,
        e.AddStatement,
        {"statement": cases.statement(NEW, "mediator:x")},
        "no_such_speaker",
        "speaker",
    ),
    Case(talking, e.ChangeStatement, {"statement": cases.statement(NEW)}, "not_there", "statements"),
    Case(talking, e.ChangeStatement, {"statement": cases.statement(NEW, "")}, "no_such_speaker", "speaker"),
    Case(PREPARED, e.RemoveStatement, {"statement": StatementId(NOBODY)}, "not_there", "statements"),
    # offers
    Case(PREPARED, e.RecordOffer, offer(), "wrong_state", "state"),
    Case(MEDIATING, e.RecordOffer, offer(amount=Money(-1)), "money_negative", "amount"),
    Case(offered, e.RecordOffer, offer(offer_id=OfferId(uid(60))), "already_there", "offers"),
    Case(
        offered,
        e.CorrectOffer,
        {"corrects": OfferId(uid(60)), "offer_id": OfferId(NEW), "amount": Money(1), "reason": " "},
        "reason_missing",
        "reason",
    ),
    Case(
        offered,
        e.CorrectOffer,
        {"corrects": OfferId(uid(60)), "offer_id": OfferId(NEW), "amount": Money(-1), "reason": "x"},
        "money_negative",
        "amount",
    ),
    Case(
        offered,
        e.CorrectOffer,
        {"corrects": OfferId(NOBODY), "offer_id": OfferId(NEW), "amount": Money(1), "reason": "x"},
        "not_there",
        "offers",
    ),
    Case(PREPARED, e.RecordConfidentialOffer, offer(), "wrong_state", "state"),
    Case(MEDIATING, e.RecordConfidentialOffer, offer(amount=Money(-1)), "money_negative", "amount"),
    Case(MEDIATING, e.CorrectConfidentialOffer, putting_right(NOBODY), "not_there", "caucus.offers"),
    Case(aside, e.CorrectConfidentialOffer, putting_right(uid(60)), "already_corrected", "caucus.offers"),
    Case(aside, e.CorrectConfidentialOffer, putting_right(uid(61), reason=" "), "reason_missing", "reason"),
    Case(
        aside,
        e.CorrectConfidentialOffer,
        putting_right(uid(61), amount=Money(-1)),
        "money_negative",
        "amount",
    ),
    Case(SEALED, e.CorrectConfidentialOffer, putting_right(NOBODY), "wrong_state", "state"),
    Case(
        aside,
        e.DiscloseOffer,
        {"confidential": OfferId(uid(60)), "offer_id": OfferId(NEW)},
        "already_corrected",
        "caucus.offers",
    ),
    Case(
        MEDIATING,
        e.DiscloseOffer,
        {"confidential": OfferId(NOBODY), "offer_id": OfferId(NEW)},
        "not_there",
        "caucus.offers",
    ),
    Case(
        SEALED,
        e.DiscloseOffer,
        {"confidential": OfferId(NOBODY), "offer_id": OfferId(NEW)},
        "wrong_state",
        "state",
    ),
    Case(SEALED, e.WriteConfidentialNote, note(), "wrong_state", "state"),
    Case(MEDIATING, e.ChangeConfidentialNote, note(), "not_there", "caucus.notes"),
    Case(MEDIATING, e.RemoveConfidentialNote, {"note": NoteId(NOBODY)}, "not_there", "caucus.notes"),
    # the settlement
    Case(PREPARED, e.AgreeAmounts, {"awards": (award(),)}, "wrong_state", "state"),
    Case(MEDIATING, e.AgreeAmounts, {"awards": ()}, "settlement_empty", "settlement.shares"),
    Case(MEDIATING, e.AgreeAmounts, {"awards": (award(), award())}, "share_twice", "settlement.shares"),
    Case(MEDIATING, e.AgreeAmounts, {"awards": (award(-1),)}, "share_negative", "settlement.shares.0.amount"),
    Case(
        MEDIATING,
        e.AgreeAmounts,
        {"awards": (award(), award(payer=W1))},
        "share_to_self",
        "settlement.shares.1.payee",
    ),
    Case(
        MEDIATING,
        e.AgreeAmounts,
        {"awards": (award(payer=NOBODY),)},
        "no_such_party",
        "settlement.shares.0.parties",
    ),
    Case(
        MEDIATING,
        e.AgreeAmounts,
        {"awards": (award(7, (C1, 7)),)},
        "division_incomplete",
        "settlement.shares.0.division",
    ),
    Case(
        MEDIATING,
        e.AgreeAmounts,
        {"awards": (award(7, (C1, 7), (C2, 0), (NOBODY, 0)),)},
        "division_foreign",
        "settlement.shares.0.division",
    ),
    Case(
        MEDIATING,
        e.AgreeAmounts,
        {"awards": (award(7, (C1, 7), payer=W1, payee=E1),)},
        "division_foreign",
        "settlement.shares.0.division",
    ),
    Case(
        MEDIATING,
        e.AgreeAmounts,
        {"awards": (award(8, (C1, 7), (C2, 0)),)},
        "division_sum",
        "settlement.shares.0.division",
    ),
    Case(
        MEDIATING,
        e.AgreeAmounts,
        {"awards": (award(7, (C1, 7), (C2, 0), (C2, 0)),)},
        "division_twice",
        "settlement.shares.0.division",
    ),
    Case(
        MEDIATING,
        e.AgreeAmounts,
        {"awards": (award(6, (C1, 7), (C2, -1)),)},
        "share_negative",
        "settlement.shares.0.division",
    ),
    Case(
        MEDIATING,
        e.SetSchedule,
        {"payer": EMPLOYER, "payee": WORKER, "plan": OneSum(DAY), "method": PayMethod.CASH},
        "no_such_share",
        "settlement.shares",
    ),
    Case(
        AGREED,
        e.SetSchedule,
        {"payer": WORKER, "payee": EMPLOYER, "plan": OneSum(DAY), "method": PayMethod.CASH},
        "no_such_share",
        "settlement.shares",
    ),
    Case(
        AGREED,
        e.SetSchedule,
        {"payer": EMPLOYER, "payee": WORKER, "plan": EqualParts(0, DAY), "method": PayMethod.CASH},
        "schedule_count",
        "plan.count",
    ),
    Case(SEALED, e.DateAgreement, {"agreed_on": DAY}, "sealed", "state"),
    Case(
        returning, e.AddTerm, {"term": TaxTerm(id=TermId(NEW), bearer=TaxBearer.PAYER)}, "term_twice", "terms"
    ),
    Case(returning, e.AddTerm, {"term": ConfidentialityTerm(id=TermId(uid(51)))}, "already_there", "terms"),
    Case(
        returning,
        e.AddTerm,
        {"term": ReturnTerm(id=TermId(NEW), giver=PartyId(NOBODY), items="x", by=DAY)},
        "no_such_party",
        "parties",
    ),
    Case(
        returning,
        e.ChangeTerm,
        {"term": ReturnTerm(id=TermId(uid(50)), giver=PartyId(NOBODY), items="x", by=DAY)},
        "no_such_party",
        "parties",
    ),
    Case(
        alone,
        e.AddTerm,
        {"term": EndTerm(id=TermId(NEW), on=DAY, employer=PartyId(NOBODY))},
        "no_such_party",
        "parties",
    ),
    Case(returning, e.ChangeTerm, {"term": ConfidentialityTerm(id=TermId(uid(51)))}, "term_type", "terms"),
    Case(returning, e.ChangeTerm, {"term": ConfidentialityTerm(id=TermId(NOBODY))}, "not_there", "terms"),
    Case(returning, e.RemoveTerm, {"term": TermId(NOBODY)}, "not_there", "terms"),
    Case(returning, e.MoveTerm, {"term": TermId(NOBODY), "to": 0}, "not_there", "terms"),
    # seal, signatures, closing
    Case(
        MEDIATING,
        e.SealAgreement,
        {"revision": RevisionId(NEW), "seal": "", "wording": "", "rules": "", "pdf_sha256": ""},
        "wrong_state",
        "state",
    ),
    Case(
        AGREED,
        e.SealAgreement,
        {"revision": RevisionId(NEW), "seal": "0" * 64, "wording": "", "rules": "", "pdf_sha256": ""},
        "seal_mismatch",
        "seal",
    ),
    Case(AGREED, e.VoidSeal, {"reason": "x"}, "wrong_state", "state"),
    Case(SIGNED, e.VoidSeal, {"reason": "x"}, "wrong_state", "state"),
    Case(SEALED, e.VoidSeal, {"reason": "\t"}, "reason_missing", "reason"),
    Case(AGREED, e.RecordSignature, signature(), "nothing_sealed", "revisions"),
    Case(SIGNED, e.RecordSignature, signature(), "not_open_for_signing", "signer"),
    Case(corrected, e.RecordSignature, signature(), "not_open_for_signing", "signer"),
    Case(SEALED, e.RecordSignature, signature(id=NOBODY), "not_a_signer", "signer"),
    Case(SEALED, e.RecordSignature, signature(SignerRole.RECORDER, ""), "not_a_signer", "signer"),
    Case(SEALED, e.RecordSignature, signature(SignerRole.MEDIATOR, ""), "mediator_signs_last", "signer"),
    Case(SEALED, e.RecordSignature, signature(ink=None), "ink_or_scan", "signature"),
    Case(
        SEALED,
        e.RecordSignature,
        signature(scan=Scan(AttachmentId(NOBODY), "a" * 64)),
        "ink_or_scan",
        "signature",
    ),
    Case(
        SEALED,
        e.RecordSignature,
        signature(ink=None, scan=Scan(AttachmentId(NOBODY), "a" * 64)),
        "no_such_attachment",
        "scan",
    ),
    Case(SEALED, e.RecordSignature, signature(ink=Ink((), 100, 100)), "ink_empty", "strokes"),
    Case(
        SEALED,
        e.RecordSignature,
        signature(paper=PaperKind.MEDIATION_AGREEMENT),
        "not_this_instrument",
        "paper",
    ),
    Case(SEALED, e.RecordSignature, signature(subject=W1), "no_such_subject", "subject"),
    Case(
        SEALED, e.RecordSignature, signature(paper=PaperKind.POWER_OF_ATTORNEY), "no_such_subject", "subject"
    ),
    Case(
        SEALED,
        e.RecordSignature,
        signature(paper=PaperKind.SERVICE_ADDRESS, subject=L1),
        "no_such_subject",
        "subject",
    ),
    Case(AGREED, e.CloseDocument, {"pdf_sha256": "", "certificate": ""}, "wrong_state", "state"),
    Case(SEALED, e.CloseDocument, {"pdf_sha256": "", "certificate": ""}, "signatures_missing", "signatures"),
    Case(SEALED, e.CorrectAgreement, {"reason": "x"}, "wrong_state", "state"),
    Case(SIGNED, e.CorrectAgreement, {"reason": ""}, "reason_missing", "reason"),
    Case(paid, e.CorrectAgreement, {"reason": "x"}, "wrong_state", "state"),
    Case(AGREED, e.DropCorrection, {}, "no_correction", "revisions"),
    Case(SIGNED, e.DropCorrection, {}, "wrong_state", "state"),
    Case(
        AGREED,
        e.RecordPhysicalSeal,
        {"seal_id": SealId(NEW), "owner": "body", "affixed_by": "x"},
        "wrong_state",
        "state",
    ),
    Case(
        SEALED,
        e.RecordPhysicalSeal,
        {"seal_id": SealId(NEW), "owner": NOBODY, "affixed_by": "x"},
        "no_such_employer",
        "owner",
    ),
    Case(
        SEALED,
        e.RecordPhysicalSeal,
        {"seal_id": SealId(NEW), "owner": W1, "affixed_by": "x"},
        "no_such_employer",
        "owner",
    ),
    Case(
        SEALED,
        e.RecordPhysicalSeal,
        {"seal_id": SealId(NEW), "owner": E1, "affixed_by": " "},
        "name_missing",
        "affixed_by",
    ),
    # service, withdrawal, payment, print
    Case(SEALED, e.RecordService, service(), "wrong_state", "state"),
    Case(corrected, e.RecordService, service(), "wrong_state", "state"),
    Case(SIGNED, e.RecordService, service(recipient=PartyId(NOBODY)), "no_such_party", "parties"),
    Case(
        SIGNED,
        e.RecordService,
        service(received_by=Signer(SignerRole.PARTY, W1)),
        "may_not_receive",
        "received_by",
    ),
    Case(
        SIGNED,
        e.RecordService,
        service(received_by=Signer(SignerRole.AGENT, L1)),
        "may_not_receive",
        "received_by",
    ),
    Case(
        SIGNED,
        e.RecordService,
        service(received_by=Signer(SignerRole.MEDIATOR)),
        "may_not_receive",
        "received_by",
    ),
    Case(
        plain_agent,
        e.RecordService,
        service(received_by=Signer(SignerRole.AGENT, cases.L2)),
        "may_not_receive",
        "received_by",
    ),
    Case(SIGNED, e.RecordService, service(ink=None), "no_proof", "received_by"),
    Case(SIGNED, e.RecordService, service(ink=Ink((), 1, 1)), "ink_empty", "strokes"),
    Case(
        SIGNED,
        e.RecordService,
        service(ink=None, scan=Scan(AttachmentId(NOBODY), "")),
        "no_such_attachment",
        "scan",
    ),
    Case(SIGNED, e.RecordService, service(copies=0), "copy_number", "copies"),
    Case(SIGNED, e.RecordService, service(received_on=date(2026, 11, 24)), "received_later", "received_on"),
    Case(SIGNED, e.RecordService, service(received_on=date(2026, 11, 22)), "received_early", "received_on"),
    Case(
        SIGNED,
        e.RecordService,
        service(received_on=cases.TODAY, received_at=time(10, 5)),
        "received_later",
        "received_at",
    ),
    Case(
        SIGNED,
        e.RecordService,
        service(received_on=cases.TODAY, received_at=time(9, 59)),
        "received_early",
        "received_at",
    ),
    Case(SIGNED, e.RecordService, service(received_at=time(10, 0)), "received_without_day", "received_on"),
    Case(
        SIGNED, e.RecordService, service(outcome=ServiceOutcome.REFUSED, note=" "), "reason_missing", "note"
    ),
    Case(SEALED, e.RecordWithdrawal, {"party": WORKER, "reason": "x"}, "wrong_state", "state"),
    Case(SERVED, e.RecordWithdrawal, {"party": WORKER, "reason": "x"}, "wrong_state", "state"),
    Case(SIGNED, e.RecordWithdrawal, {"party": WORKER, "reason": ""}, "reason_missing", "reason"),
    Case(SIGNED, e.RecordWithdrawal, {"party": PartyId(NOBODY), "reason": "x"}, "no_such_party", "parties"),
    Case(SEALED, e.RecordPayment, payment(), "wrong_state", "state"),
    Case(corrected, e.RecordPayment, payment(), "wrong_state", "state"),
    Case(
        SERVED, e.RecordPayment, payment(payer=WORKER, payee=EMPLOYER), "no_such_share", "settlement.shares"
    ),
    Case(SERVED, e.RecordPayment, payment(number=2), "no_such_instalment", "number"),
    Case(SERVED, e.RecordPayment, payment(number=0), "no_such_instalment", "number"),
    Case(SERVED, e.RecordPayment, payment(amount=Money(0)), "money_not_positive", "amount"),
    Case(SERVED, e.RecordPayment, payment(amount=Money(75_000_001)), "paid_too_much", "amount"),
    Case(SERVED, e.RecordPayment, payment(proof=AttachmentId(NOBODY)), "no_such_attachment", "proof"),
    Case(
        paid, e.RecordPayment, payment(amount=Money(1), payment=PaymentId(uid(70))), "paid_too_much", "amount"
    ),
    Case(PREPARED, e.RecordPrint, printed(copy=0), "copy_number", "copy"),
]


@pytest.mark.parametrize("case", REFUSED, ids=str)
def test_an_edit_is_refused_at_its_field(case: Case) -> None:
    past = case.make()
    before = past.history
    with pytest.raises(Refusal) as caught:
        past.do(case.kind, **case.fields)
    assert (caught.value.code, caught.value.field) == (case.code, case.field)
    assert past.history is before


def test_every_kind_of_edit_that_can_be_refused_is_here() -> None:
    never = {e.Undo, e.Redo, e.Attach}  # the first two: test_journal; an attachment only by its id
    assert {case.kind for case in REFUSED} == set(e.EDITS) - never


DOMAIN = Path(__file__).parents[2] / "mediator_app" / "domain"
ELSEWHERE = {"money.py", "ink.py", "numerals.py"}
"""Modules whose refusals have tests of their own."""


def test_every_code_of_the_domain_has_an_example() -> None:
    """A code that no test names is a sentence that nobody has ever read."""
    sources = [path for path in DOMAIN.rglob("*.py") if path.name not in ELSEWHERE]
    codes = {code for path in sources for code in re.findall(r'Refusal\("(\w+)"', path.read_text("utf-8"))}
    tests = "".join(path.read_text("utf-8") for path in Path(__file__).parent.glob("test_*.py"))
    assert codes
    assert {code for code in codes if f'"{code}"' not in tests} == set()


# --- what needs more than one line -------------------------------------------------------------


def test_a_party_is_not_removed_while_anything_names_it() -> None:
    past = alone()
    past.do(e.AddAgent, agent=cases.agent())
    for field, act, back in (
        ("agents", None, (e.RemoveAgent, {"agent": AgentId(L1)})),
        (
            "statements",
            (e.AddStatement, {"statement": cases.statement(uid(80))}),
            (e.RemoveStatement, {"statement": StatementId(uid(80))}),
        ),
    ):
        if act is not None:
            past.do(act[0], **act[1])
        with pytest.raises(Refusal) as caught:
            past.do(e.RemoveParty, party=WORKER)
        assert (caught.value.code, caught.value.field) == ("party_in_use", field)
        past.do(back[0], **back[1])
    past.do(e.BeginMediation)
    past.agree(1)
    with pytest.raises(Refusal) as caught:
        past.do(e.RemoveParty, party=WORKER)
    assert (caught.value.code, caught.value.field) == ("party_in_use", "settlement.shares")


def test_a_party_that_nothing_names_goes() -> None:
    past = alone()
    past.do(e.RemoveParty, party=WORKER)
    assert [party.id for party in past.content.parties] == [E1]


def test_an_offer_is_corrected_once() -> None:
    past = offered()
    with pytest.raises(Refusal) as caught:
        past.do(
            e.CorrectOffer,
            corrects=past.content.offers[0].id,
            offer_id=OfferId(NEW),
            amount=Money(1),
            reason="x",
        )
    assert (caught.value.code, caught.value.field) == ("already_corrected", "offers")


def test_lists_end_somewhere() -> None:
    past = cases.opened()
    for number in range(100):
        past.do(e.AddTerm, term=FreeTerm(id=TermId(uid(number)), text="一"))
    with pytest.raises(Refusal) as caught:
        past.do(e.AddTerm, term=FreeTerm(id=TermId(NEW), text="一"))
    assert (caught.value.code, caught.value.params["most"]) == ("too_many", 100)


def test_an_attachment_has_its_own_id() -> None:
    past = cases.opened()
    past.do(e.Attach, **attached())
    with pytest.raises(Refusal) as caught:
        past.do(e.Attach, **attached())
    assert caught.value.code == "already_there"


def test_a_delivery_by_post_needs_no_ink() -> None:
    past = cases.signed()
    past.do(e.RecordService, **service(ink=None, method=ServiceMethod.POST))
    with pytest.raises(Refusal) as caught:
        past.do(e.RecordService, **service(service=ServiceId(uid(90))))
    assert (caught.value.code, caught.value.field) == ("already_served", "recipient")


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"grace_days": -1}, "grace_days"),
        ({"grace_days": 366}, "grace_days"),
        ({"daily_rate": -1}, "daily_rate"),
        ({"daily_rate": 10_001}, "daily_rate"),
    ],
)
def test_a_default_clause_keeps_within_reason(fields: dict[str, int], code: str) -> None:
    with pytest.raises(Refusal) as caught:
        DefaultTerm(id=TermId("t"), **fields)  # type: ignore[arg-type]
    assert (caught.value.code, caught.value.field) == (code, code)


@pytest.mark.parametrize(
    ("text", "code"),
    [("共{调解金额", "open_mark"), ("共{}元", "unknown_mark"), ("共｛金额｝", "unknown_mark")],
)
def test_a_free_clause_names_only_figures_of_the_case(text: str, code: str) -> None:
    with pytest.raises(Refusal) as caught:
        FreeTerm(id=TermId("t"), text=text)
    assert (caught.value.code, caught.value.field) == (code, "text")


def test_marks_are_found_in_order_in_either_width() -> None:
    assert marks("由{ 被申请人 }付｛调解金额｝元") == ("被申请人", "调解金额")
    assert marks("没有") == ()


def test_a_power_counts_only_under_special_authority() -> None:
    agent = cases.agent()
    assert agent.may(Power.SETTLE)
    assert not replace(agent, authority=Authority.GENERAL).may(Power.SETTLE)
    assert not replace(agent, powers=(Power.RECEIVE,)).may(Power.SETTLE)
