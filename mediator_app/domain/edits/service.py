"""After signing: copies printed, served or refused; going back on it before service; payments."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime, time

from mediator_app.domain.case import CaseFile
from mediator_app.domain.days import instant_of, legal_day
from mediator_app.domain.errors import Refusal
from mediator_app.domain.ids import AttachmentId, PartyId, PaymentId, PrintId, ServiceId
from mediator_app.domain.ink import Ink, check_ink
from mediator_app.domain.money import Money
from mediator_app.domain.papers import PaperKind, Signer, SignerRole
from mediator_app.domain.people import Power
from mediator_app.domain.performance import paid
from mediator_app.domain.record import (
    Content,
    Payment,
    Print,
    PrintOutcome,
    Revision,
    Scan,
    Service,
    ServiceMethod,
    ServiceOutcome,
)
from mediator_app.domain.sealing import signer_name
from mediator_app.domain.settlement import PayMethod
from mediator_app.domain.states import CaseState, RevisionState, move, move_revision

from .base import Edit, add, in_state, standing, with_record, with_revision
from .sealing import check_scan


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordPrint(Edit):
    """One copy of one paper that was sent to a printer, and whether it came out.

    `printer` is empty for a copy that the mediator says was made by another machine.
    """

    revocable = False
    print_id: PrintId
    paper: PaperKind
    subject: str = ""
    sha256: str
    printer: str
    copy: int
    recipient: str = ""
    outcome: PrintOutcome

    def change(self, case: CaseFile) -> CaseFile:
        if self.copy < 1:
            raise Refusal("copy_number", "copy")
        made = Print(
            id=self.print_id,
            at=self.at,
            paper=self.paper,
            subject=self.subject,
            sha256=self.sha256,
            printer=self.printer,
            copy=self.copy,
            recipient=self.recipient,
            outcome=self.outcome,
        )
        return with_record(case, prints=add(case.record.prints, made, "prints", most=100_000))


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordService(Edit):
    """The instrument was handed to a party, or the party refused to take it.

    Once every party has received it the case is served; for an arbitration instrument that is when it takes effect
    (mediation and arbitration law art. 42). `received_on` and `received_at` are what the receiver wrote on the paper
    proof (case rules art. 20); without them it was received when it is recorded. Refusals: `already_served`,
    `may_not_receive` (an agent without authority to receive), `no_proof` (a delivery in person that nobody signed
    for), `received_later`, `received_early` (before the document was closed), `received_without_day`, those of
    `check_ink`.
    """

    revocable = False
    service: ServiceId
    recipient: PartyId
    received_by: Signer
    outcome: ServiceOutcome
    method: ServiceMethod = ServiceMethod.IN_PERSON
    copies: int = 1
    ink: Ink | None = None
    scan: Scan | None = None
    server_ink: Ink | None = None
    note: str = ""
    received_on: date | None = None
    received_at: time | None = None

    def change(self, case: CaseFile) -> CaseFile:
        in_state(case.record, CaseState.SIGNED)
        revision = standing(case.record)
        content = revision.content
        content.party(self.recipient)
        if revision.served_on(self.recipient) is not None:
            raise Refusal("already_served", "recipient")
        _check_receiver(content, self.recipient, self.received_by)
        for ink in (self.ink, self.server_ink):
            if ink is not None:
                check_ink(ink)
        if self.scan is not None:
            check_scan(case.record.attachments, self.scan)
        if self.copies < 1:
            raise Refusal("copy_number", "copies")
        delivered = self.outcome is ServiceOutcome.DELIVERED
        if delivered and self.method is ServiceMethod.IN_PERSON and self.ink is None and self.scan is None:
            raise Refusal("no_proof", "received_by")
        if not delivered and not self.note.strip():
            raise Refusal("reason_missing", "note")
        check_receipt(revision, self.received_on, self.received_at, self.at)
        service = Service(
            id=self.service,
            at=self.at,
            recipient=self.recipient,
            received_by=self.received_by,
            name=signer_name(content, self.received_by),
            outcome=self.outcome,
            method=self.method,
            copies=self.copies,
            ink=self.ink,
            scan=self.scan,
            server_ink=self.server_ink,
            note=self.note,
            received_on=self.received_on,
            received_at=self.received_at,
        )
        revision = replace(revision, services=add(revision.services, service, "services"))
        case = with_revision(case, revision)
        if revision.served:
            case = with_record(case, state=move(case.record.state, CaseState.SERVED))
        return case


def check_receipt(revision: Revision, day: date | None, at: time | None, now: datetime) -> None:
    """The receipt lies between the closing of the document and `now`: to the day, or to the minute where it is known.

    Refusals `received_later`, `received_early`, `received_without_day`.
    """
    if day is None:
        if at is not None:
            raise Refusal("received_without_day", "received_on")
        return
    if day > legal_day(now):
        raise Refusal("received_later", "received_on")
    if revision.closing is None:
        raise Refusal("received_early", "received_on")
    closed = revision.closing.at.replace(second=0, microsecond=0)
    if day < legal_day(closed):
        raise Refusal("received_early", "received_on")
    if at is not None:
        moment = instant_of(day, at)
        if moment > now:
            raise Refusal("received_later", "received_at")
        if moment < closed:
            raise Refusal("received_early", "received_at")


def _check_receiver(content: Content, recipient: PartyId, receiver: Signer) -> None:
    match receiver.role:
        case SignerRole.PARTY if receiver.id == recipient:
            return
        case SignerRole.AGENT:
            agent = next((a for a in content.agents_of(recipient) if a.id == receiver.id), None)
            if agent is not None and agent.may(Power.RECEIVE):
                return
        case _:
            pass
    raise Refusal("may_not_receive", "received_by")


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordWithdrawal(Edit):
    """One side goes back on a signed agreement before it was served on both (art. 42). Negotiation is open again.

    Refusal `binds_already` for a mediation agreement, and for the correction of an instrument that had been served.
    """

    revocable = False
    party: PartyId
    reason: str

    def change(self, case: CaseFile) -> CaseFile:
        in_state(case.record, CaseState.SIGNED)
        if not self.reason.strip():
            raise Refusal("reason_missing", "reason")
        revision = standing(case.record)
        if revision.content.instrument is not PaperKind.ARBITRATION_MEDIATION:
            # A mediation agreement binds from the last signature on (art. 14); nobody may go back on it here.
            raise Refusal("binds_already", "revisions")
        if any(old.state is RevisionState.SUPERSEDED and old.served for old in case.record.revisions):
            # What it corrects had taken effect; going back now would leave the parties without what binds them.
            raise Refusal("binds_already", "revisions")
        revision.content.party(self.party)
        state = move_revision(revision.state, RevisionState.WITHDRAWN)
        ended = replace(revision, state=state, ended=self.reason, ended_at=self.at, withdrawn_by=self.party)
        return with_revision(case, ended, state=move(case.record.state, CaseState.MEDIATING))


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordPayment(Edit):
    """Money that was paid on one instalment. Refusals: `no_such_instalment`, `paid_too_much`, `money_not_positive`."""

    revocable = False
    payment: PaymentId
    payer: PartyId
    payee: PartyId
    number: int
    amount: Money
    paid_on: date
    method: PayMethod
    proof: AttachmentId | None = None
    note: str = ""

    def change(self, case: CaseFile) -> CaseFile:
        record = case.record
        in_state(record, CaseState.SIGNED, CaseState.SERVED, CaseState.PERFORMING)
        revision = standing(record)
        share = revision.content.share(self.payer, self.payee)
        line = next((i for i in share.instalments() if i.number == self.number), None)
        if line is None:
            raise Refusal("no_such_instalment", "number", number=self.number)
        if self.amount.fen <= 0:
            raise Refusal("money_not_positive", "amount")
        left = line.amount - paid(record, self.payer, self.payee, self.number)
        if self.amount > left:
            raise Refusal("paid_too_much", "amount", left=left)
        if self.proof is not None and all(a.id != self.proof for a in record.attachments):
            raise Refusal("no_such_attachment", "proof")
        payment = Payment(
            id=self.payment,
            at=self.at,
            revision=revision.id,
            payer=self.payer,
            payee=self.payee,
            number=self.number,
            amount=self.amount,
            paid_on=self.paid_on,
            method=self.method,
            proof=self.proof,
            note=self.note,
        )
        case = with_record(case, payments=add(record.payments, payment, "payments", most=100_000))
        if record.state is CaseState.SERVED:
            case = with_record(case, state=move(record.state, CaseState.PERFORMING))
        return case
