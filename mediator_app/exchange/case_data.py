"""The case as it is filed: the open record without ink, in the classes from which the published schema is made.

A record holds nothing of the caucus, and this room cannot import it. Ink is left out as well: a signature that can be
taken out of one paper can be put on another; the papers themselves are filed with it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Final

from mediator_app.domain.codec import to_data
from mediator_app.domain.filings import settled
from mediator_app.domain.ids import PartyId
from mediator_app.domain.papers import PaperKind, Signer
from mediator_app.domain.record import (
    Content,
    Payment,
    PhysicalSeal,
    Record,
    Revision,
    Service,
    ServiceMethod,
    ServiceOutcome,
    Signature,
)
from mediator_app.domain.states import CaseState, RevisionState
from mediator_app.exchange.contract.canonical import canonical

FORMAT: Final = "mediator-filing"
VERSION: Final = 2
"""Version 1 is a case file (`casefile`): the content alone, as laptops wrote it before they could file."""


class Hand(StrEnum):
    """How somebody signed."""

    SCREEN = "screen"
    PAPER = "paper"
    """By hand on paper; the scan is among the documents."""
    NONE = "none"
    """Nobody signed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SignatureFact:
    """That somebody signed a paper, when and how; never the ink itself.

    `signed_on` is the day on a paper signed by hand, whose scan was attached `at`.
    """

    paper: PaperKind
    subject: str = ""
    signer: Signer
    name: str
    at: datetime
    signed_on: date | None = None
    hand: Hand
    pages_seen: int = 0
    read_aloud: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ServiceFact:
    """One attempt to serve the instrument. `served_on` is the date of receipt (case rules art. 20)."""

    recipient: PartyId
    received_by: Signer
    name: str
    at: datetime
    served_on: date | None = None
    outcome: ServiceOutcome
    method: ServiceMethod
    copies: int = 1
    hand: Hand
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Execution:
    """The sealed agreement: what was signed, sealed, closed and served."""

    revision: int
    state: RevisionState
    seal: str
    """SHA-256 (hex) of the sealed content."""
    sealed_at: datetime
    wording: str
    rules: str
    closed_at: datetime | None = None
    pdf_sha256: str = ""
    """The closed instrument; it is among the documents."""
    certificate: str = ""
    """SHA-256 (hex) of the certificate that closed it."""
    signatures: tuple[SignatureFact, ...] = ()
    seals: tuple[PhysicalSeal, ...] = ()
    services: tuple[ServiceFact, ...] = ()
    ended: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class FilingCase:
    """One case as it is filed. Amounts are whole fen."""

    format: str
    version: int
    practice: bool
    state: CaseState
    content: Content
    execution: Execution | None = None
    payments: tuple[Payment, ...] = ()
    ended: str = ""
    """Why mediation ended without agreement, or why the case was closed."""


def filing_case(record: Record) -> FilingCase:
    """The record as it is filed: what was closed, where something was; else, and after mediation has failed, what is
    open now.
    """
    failed = settled(record) is None or record.state is CaseState.NOT_AGREED
    revision = settled(record) or (record.revisions[-1] if record.revisions else None)
    return FilingCase(
        format=FORMAT,
        version=VERSION,
        practice=record.practice,
        state=record.state,
        content=record.content if revision is None or failed else revision.content,
        execution=_execution(revision) if revision else None,
        payments=tuple(p for p in record.payments if revision is not None and p.revision == revision.id),
        ended=record.ended,
    )


def write_filing_case(record: Record) -> bytes:
    """Canonical JSON of `filing_case`."""
    return canonical(to_data(filing_case(record)))


def _execution(revision: Revision) -> Execution:
    closing = revision.closing
    return Execution(
        revision=revision.number,
        state=revision.state,
        seal=revision.seal,
        sealed_at=revision.sealed_at,
        wording=revision.wording,
        rules=revision.rules,
        closed_at=closing.at if closing else None,
        pdf_sha256=closing.pdf_sha256 if closing else "",
        certificate=closing.certificate if closing else "",
        signatures=tuple(_signature(one) for one in revision.signatures),
        seals=revision.seals,
        services=tuple(_service(one) for one in revision.services),
        ended=revision.ended,
    )


def _signature(one: Signature) -> SignatureFact:
    return SignatureFact(
        paper=one.paper,
        subject=one.subject,
        signer=one.signer,
        name=one.name,
        at=one.at,
        signed_on=None if one.ink else one.day,
        hand=Hand.SCREEN if one.ink else Hand.PAPER,
        pages_seen=one.pages_seen,
        read_aloud=one.read_aloud,
    )


def _service(one: Service) -> ServiceFact:
    hand = Hand.SCREEN if one.ink else Hand.PAPER if one.scan else Hand.NONE
    return ServiceFact(
        recipient=one.recipient,
        received_by=one.received_by,
        name=one.name,
        at=one.at,
        served_on=one.day if one.outcome is ServiceOutcome.DELIVERED else None,
        outcome=one.outcome,
        method=one.method,
        copies=one.copies,
        hand=hand,
        note=one.note,
    )
