"""The open part of a case: everything that papers, filings and exports may know. Caucus is not in it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum

from .claims import Claim
from .days import legal_day
from .errors import Refusal
from .ids import (
    AgentId,
    AttachmentId,
    AuthorId,
    CaseId,
    ClaimId,
    PartyId,
    PaymentId,
    PrintId,
    RevisionId,
    SealId,
    StatementId,
)
from .money import Money
from .offers import Offer
from .papers import PaperKind, Signer
from .people import Agent, Body, Employer, Interpreter, Officer, Party, Side, Worker
from .service import Service, ServiceMethod, ServiceOutcome
from .settlement import PayMethod, Settlement, Share
from .signatures import Scan, Signature
from .states import CaseState, RevisionState
from .terms import Term


@dataclass(frozen=True, slots=True)
class Hearing:
    """Where and when mediation took place. `circuit` for a hearing away from the court (organisation rules art. 12)."""

    place: str = ""
    circuit: bool = True
    held_on: date | None = None
    started_at: datetime | None = None
    ended_at: datetime | None = None
    mediator: Officer = Officer()
    recorder: Officer | None = None
    in_public: bool = False
    rights_explained: bool = False
    """The notice of rights and duties was read out, and nobody objected to the mediator (回避)."""
    identity_checked: bool = False
    """The mediator looked at the identity documents and the agents' papers of those present; the record of the
    hearing says so only then."""

    def ended_by(self, now: datetime) -> Hearing:
        """With `now` as its end where nobody has said when it ended; another day's hearing did not end today."""
        started = self.started_at
        if self.ended_at is not None or started is None or started > now:
            return self
        return replace(self, ended_at=now) if legal_day(started) == legal_day(now) else self


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """One entry of the hearing record: what was said in front of both sides.

    `speaker` is the slot name of a signer (`party:…`, `agent:…`, `mediator`).
    """

    id: StatementId
    at: datetime
    speaker: str
    text: str


@dataclass(frozen=True, slots=True)
class Content:
    """All that an agreement is about. A sealed revision keeps one of these, unchanged, for ever."""

    instrument: PaperKind = PaperKind.ARBITRATION_MEDIATION
    body: Body = Body()
    case_number: str = ""
    cause: str = ""
    """案由."""
    applied_on: date | None = None
    accepted_on: date | None = None
    hearing: Hearing = Hearing()
    parties: tuple[Party, ...] = ()
    agents: tuple[Agent, ...] = ()
    interpreters: tuple[Interpreter, ...] = ()
    claims: tuple[Claim, ...] = ()
    facts: str = ""
    """Facts that nobody disputes, in the mediator's words."""
    offers: tuple[Offer, ...] = ()
    statements: tuple[Statement, ...] = ()
    settlement: Settlement | None = None
    terms: tuple[Term, ...] = ()
    agreed_on: date | None = None
    """Date of the instrument."""

    def party(self, id: PartyId) -> Party:
        """Refusal `no_such_party` where there is none."""
        for party in self.parties:
            if party.id == id:
                return party
        raise Refusal("no_such_party", "parties")

    def agent(self, id: AgentId) -> Agent:
        """Refusal `no_such_agent` where there is none."""
        for agent in self.agents:
            if agent.id == id:
                return agent
        raise Refusal("no_such_agent", "agents")

    def claim(self, id: ClaimId) -> Claim:
        """Refusal `no_such_claim` where there is none."""
        for claim in self.claims:
            if claim.id == id:
                return claim
        raise Refusal("no_such_claim", "claims")

    def on_side(self, side: Side) -> tuple[Party, ...]:
        return tuple(party for party in self.parties if party.side is side)

    def agents_of(self, party: PartyId) -> tuple[Agent, ...]:
        return tuple(agent for agent in self.agents if agent.acts_for == party)

    def share(self, payer: PartyId, payee: PartyId) -> Share:
        """Refusal `no_such_share` where nothing was agreed between the two."""
        for share in self.settlement.shares if self.settlement else ():
            if (share.payer, share.payee) == (payer, payee):
                return share
        raise Refusal("no_such_share", "settlement.shares")

    @property
    def claimed(self) -> Money:
        return Money(sum(claim.amount.fen for claim in self.claims if claim.amount is not None))

    def has_speaker(self, slot: str) -> bool:
        """Whether somebody of this case speaks from that slot."""
        slots = {
            "mediator",
            *(f"party:{p.id}" for p in self.parties),
            *(f"agent:{a.id}" for a in self.agents),
        }
        slots |= {f"interpreter:{i.id}" for i in self.interpreters}
        return slot in slots or (slot == "recorder" and self.hearing.recorder is not None)

    def speaker_name(self, slot: str) -> str:
        """The name behind a slot such as `agent:…`; empty where nobody has it."""
        role, _, id = slot.partition(":")
        match role:
            case "party":
                return next((p.name for p in self.parties if p.id == id), "")
            case "agent":
                return next((a.name for a in self.agents if a.id == id), "")
            case "interpreter":
                return next((i.name for i in self.interpreters if i.id == id), "")
            case "recorder":
                return self.hearing.recorder.name if self.hearing.recorder else ""
            case "mediator":
                return self.hearing.mediator.name
            case _:
                return ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PhysicalSeal:
    """That a stamp was put on the paper, by whom and when. A picture of a seal is no electronic seal."""

    id: SealId
    at: datetime
    owner: str
    """`body`, or the id of the employer whose seal it is."""
    affixed_by: str


@dataclass(frozen=True, slots=True)
class Closing:
    """The mediator's digital signature over the whole document."""

    at: datetime
    pdf_sha256: str
    certificate: str
    """SHA-256 (hex) of the signing certificate."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Revision:
    """A sealed agreement. `seal` is the SHA-256 (hex) of the canonical JSON of what was sealed."""

    id: RevisionId
    number: int
    state: RevisionState
    sealed_at: datetime
    content: Content
    seal: str
    wording: str
    """Version (SHA-256) of the wording it was written with."""
    rules: str
    """Version of the rule pack that checked it."""
    pdf_sha256: str
    """The rendered agreement without any signature."""
    replaces: RevisionId | None = None
    signatures: tuple[Signature, ...] = ()
    seals: tuple[PhysicalSeal, ...] = ()
    closing: Closing | None = None
    services: tuple[Service, ...] = ()
    ended: str = ""
    """Why it was voided, withdrawn or superseded."""
    ended_at: datetime | None = None
    """When it was voided or withdrawn."""
    withdrawn_by: PartyId | None = None
    """Who went back on it before service (mediation and arbitration law art. 42)."""

    def signature(self, signer: Signer, paper: PaperKind, subject: str = "") -> Signature | None:
        """The newest signature of `signer` on that paper."""
        for signature in reversed(self.signatures):
            if (signature.signer, signature.paper, signature.subject) == (signer, paper, subject):
                return signature
        return None

    def scans(self, paper: PaperKind, subject: str = "") -> tuple[Scan, ...]:
        """The pictures of pages of that paper that were signed by hand, each once, in the order in which they came."""
        found = [
            one.scan for one in self.signatures if one.scan and (one.paper, one.subject) == (paper, subject)
        ]
        if paper is PaperKind.SERVICE_RETURN:
            found += [one.scan for one in self.services if one.scan and one.recipient == subject]
        return tuple(dict.fromkeys(found))

    @property
    def served(self) -> bool:
        """Whether every party has received it; an arbitration instrument takes effect then (art. 42)."""
        return all(self.served_on(party.id) is not None for party in self.content.parties)

    def served_on(self, party: PartyId) -> Service | None:
        """The delivery to `party`, if there was one."""
        for service in self.services:
            if service.recipient == party and service.outcome is ServiceOutcome.DELIVERED:
                return service
        return None


@dataclass(frozen=True, slots=True, kw_only=True)
class Payment:
    """Money that changed hands, as the mediator was shown or told.

    `number` is the instalment that it is for, of the agreement `revision`.
    """

    id: PaymentId
    at: datetime
    revision: RevisionId
    payer: PartyId
    payee: PartyId
    number: int
    amount: Money
    paid_on: date
    method: PayMethod
    proof: AttachmentId | None = None
    note: str = ""


class PrintOutcome(StrEnum):
    CAME_OUT = "came_out"
    NOT_PRINTED = "not_printed"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Print:
    """One copy of one paper that was sent to a printer; `copy` is its number, `recipient` whom it is for.

    `printer` is empty where it was made by another machine, as the mediator says.
    """

    id: PrintId
    at: datetime
    paper: PaperKind
    subject: str = ""
    sha256: str
    printer: str
    copy: int
    recipient: str = ""
    outcome: PrintOutcome


@dataclass(frozen=True, slots=True, kw_only=True)
class Attachment:
    """A file put into the case; the bytes lie in the store under their SHA-256 (hex). `size` is in bytes."""

    id: AttachmentId
    at: datetime
    title: str
    media_type: str
    sha256: str
    size: int


class EndKind(StrEnum):
    PERFORMED = "performed"
    NOT_AGREED = "not_agreed"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Record:
    """A case without its caucus. `practice` marks a case that was made for training; it never turns real."""

    id: CaseId
    opened_at: datetime
    opened_by: AuthorId
    practice: bool = False
    state: CaseState = CaseState.PREPARING
    content: Content = Content()
    revisions: tuple[Revision, ...] = ()
    attachments: tuple[Attachment, ...] = ()
    prints: tuple[Print, ...] = ()
    payments: tuple[Payment, ...] = ()
    ended: str = ""
    """Why mediation ended without agreement, or why the case was closed."""

    @property
    def standing(self) -> Revision | None:
        """The revision that counts now: sealed or signed, not given up and not replaced."""
        for revision in reversed(self.revisions):
            if revision.state in (RevisionState.SEALED, RevisionState.SIGNED):
                return revision
        return None

    def as_of(self, revision: Revision) -> Record:
        """The record as its papers knew it when that revision was signed."""
        return replace(self, content=revision.content, state=CaseState.SIGNED)

    def revision(self, id: RevisionId) -> Revision:
        """Refusal `no_such_revision`."""
        for revision in self.revisions:
            if revision.id == id:
                return revision
        raise Refusal("no_such_revision", "revisions")

    @property
    def not_agreed(self) -> bool:
        """Whether mediation is over and nothing binds; what was once agreed may still stand in the content."""
        if self.state is CaseState.CLOSED:
            return self.standing is None
        return self.state is CaseState.NOT_AGREED

    @property
    def title(self) -> str:
        """Names of both sides for lists: applicants, then respondents; empty texts where a side has no name yet."""
        return title(self.content)


def title(content: Content) -> str:
    """`applicants|respondents`, each side's names joined by `、`; the words between are the interface's."""
    sides = (content.on_side(Side.APPLICANT), content.on_side(Side.RESPONDENT))
    return "|".join("、".join(party.name for party in side) for side in sides)


__all__ = [
    "Agent",
    "Attachment",
    "Closing",
    "Content",
    "Employer",
    "EndKind",
    "Hearing",
    "Interpreter",
    "Payment",
    "PhysicalSeal",
    "Print",
    "PrintOutcome",
    "Record",
    "Revision",
    "Scan",
    "Service",
    "ServiceMethod",
    "ServiceOutcome",
    "Signature",
    "Statement",
    "Worker",
    "title",
]
