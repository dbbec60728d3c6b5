"""What a court answers to one laptop: a numbered, hash-chained sequence of signed texts.

Receipts, reviews, assigned hearings and packs are all links of the same chain, so a laptop that holds link `seq` can
tell that none before it is missing or was changed; pulling them again changes nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from .canonical import sha256_of
from .faults import Fault
from .reading import Fields, write_instant
from .reasons import Objection, read_objection


class AnswerKind(StrEnum):
    RECEIPT = "receipt"
    REVIEW = "review"
    HEARING = "hearing"
    HEARING_WITHDRAWN = "hearing_withdrawn"
    PACK = "pack"
    CERTIFICATE = "certificate"


class Outcome(StrEnum):
    """What became of one document."""

    STORED = "stored"
    ACCEPTED = "accepted"
    REJECTED = "rejected"


class ReviewState(StrEnum):
    UNDER_REVIEW = "under_review"
    DOCKETED = "docketed"
    RETURNED = "returned"


class PackKind(StrEnum):
    RULES = "rules"
    """Figures of law and checks (`resources/rules`)."""
    WORDING = "wording"
    """Wording of the papers (`resources/wording`)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentOutcome:
    sha256: str
    outcome: Outcome
    objection: Objection | None = None

    def to_data(self) -> dict[str, Any]:
        objection = self.objection.to_data() if self.objection else None
        return {"sha256": self.sha256, "outcome": self.outcome.value, "objection": objection}


@dataclass(frozen=True, slots=True, kw_only=True)
class Receipt:
    """The court has the filing, whole, since `received_at`: its official filing time."""

    filing_id: str
    manifest_sha256: str
    number: str
    """The receipt's number at this court, for people."""
    received_at: datetime
    documents: tuple[DocumentOutcome, ...]

    kind = AnswerKind.RECEIPT

    def to_data(self) -> dict[str, Any]:
        return {
            "filing_id": self.filing_id,
            "manifest_sha256": self.manifest_sha256,
            "number": self.number,
            "received_at": write_instant(self.received_at),
            "documents": [d.to_data() for d in self.documents],
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """What the court made of a filing. `case_number` is the court's, once docketed."""

    filing_id: str
    state: ReviewState
    decided_at: datetime
    case_number: str = ""
    objections: tuple[Objection, ...] = ()
    documents: tuple[DocumentOutcome, ...] = ()
    note: str = ""

    kind = AnswerKind.REVIEW

    def to_data(self) -> dict[str, Any]:
        return {
            "filing_id": self.filing_id,
            "state": self.state.value,
            "decided_at": write_instant(self.decided_at),
            "case_number": self.case_number,
            "objections": [o.to_data() for o in self.objections],
            "documents": [d.to_data() for d in self.documents],
            "note": self.note,
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Hearing:
    """A hearing that the court assigned to the laptop's mediator. `case` is a case file (`case-1.schema.json`)."""

    assignment: str
    case_number: str
    starts_at: datetime
    place: str
    case: Any
    note: str = ""

    kind = AnswerKind.HEARING

    def to_data(self) -> dict[str, Any]:
        return {
            "assignment": self.assignment,
            "case_number": self.case_number,
            "starts_at": write_instant(self.starts_at),
            "place": self.place,
            "case": self.case,
            "note": self.note,
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class HearingWithdrawn:
    """The court took an assigned hearing back."""

    assignment: str
    note: str = ""

    kind = AnswerKind.HEARING_WITHDRAWN

    def to_data(self) -> dict[str, Any]:
        return {"assignment": self.assignment, "note": self.note}


@dataclass(frozen=True, slots=True, kw_only=True)
class Pack:
    """A rule pack or wording that may be fetched by its hash (`GET /v1/packs/{sha256}`, a zip of files)."""

    pack: PackKind
    version: str
    sha256: str
    size: int
    note: str = ""

    kind = AnswerKind.PACK

    def to_data(self) -> dict[str, Any]:
        return {
            "pack": self.pack.value,
            "version": self.version,
            "sha256": self.sha256,
            "size": self.size,
            "note": self.note,
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class CertificateRenewed:
    """A new certificate (PEM) for the same laptop key, before the old one ends."""

    certificate: str

    kind = AnswerKind.CERTIFICATE

    def to_data(self) -> dict[str, Any]:
        return {"certificate": self.certificate}


Said = Receipt | Review | Hearing | HearingWithdrawn | Pack | CertificateRenewed


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """One link: the `seq`-th (from 1) that `court` gave `laptop`. `prev` is `link_hash` of the one before."""

    seq: int
    prev: str
    court: str
    laptop: str
    at: datetime
    said: Said

    def to_data(self) -> dict[str, Any]:
        return {
            "seq": self.seq,
            "prev": self.prev,
            "court": self.court,
            "laptop": self.laptop,
            "at": write_instant(self.at),
            "kind": self.said.kind.value,
            "said": self.said.to_data(),
        }


def link_hash(token: str) -> str:
    """What the next link names as the one before it: SHA-256 of the whole signed text."""
    return sha256_of(token.encode("ascii"))


def read_answer(value: Any) -> Answer:
    """An answer from the payload of a signed text. A kind that this version does not know: Fault `not_one_of`."""
    top = Fields(value)
    top.only("seq", "prev", "court", "laptop", "at", "kind", "said")
    kind, said = top.one_of("kind", AnswerKind), Fields(top.get("said"), "said")
    return Answer(
        seq=top.whole("seq", least=1),
        prev=top.hash("prev", empty=True),
        court=top.id("court"),
        laptop=top.id("laptop"),
        at=top.instant("at"),
        said=_READERS[kind](said),
    )


def _receipt(said: Fields) -> Receipt:
    said.only("filing_id", "manifest_sha256", "number", "received_at", "documents")
    return Receipt(
        filing_id=said.id("filing_id"),
        manifest_sha256=said.hash("manifest_sha256"),
        number=said.text("number", empty=False),
        received_at=said.instant("received_at"),
        documents=_outcomes(said),
    )


def _review(said: Fields) -> Review:
    said.only("filing_id", "state", "decided_at", "case_number", "objections", "documents", "note")
    review = Review(
        filing_id=said.id("filing_id"),
        state=said.one_of("state", ReviewState),
        decided_at=said.instant("decided_at"),
        case_number=said.text("case_number"),
        objections=tuple(read_objection(item) for item in said.objects("objections")),
        documents=_outcomes(said),
        note=said.text("note"),
    )
    if review.state is ReviewState.DOCKETED and not review.case_number:
        raise Fault("empty", said.at("case_number"))
    if review.state is ReviewState.RETURNED and not review.objections:
        raise Fault("empty", said.at("objections"))
    return review


def _outcomes(said: Fields) -> tuple[DocumentOutcome, ...]:
    return tuple(_outcome(item) for item in said.objects("documents"))


def _outcome(item: Fields) -> DocumentOutcome:
    item.only("sha256", "outcome", "objection")
    raw = item.get("objection")
    return DocumentOutcome(
        sha256=item.hash("sha256"),
        outcome=item.one_of("outcome", Outcome),
        objection=None if raw is None else read_objection(Fields(raw, item.at("objection"))),
    )


def _hearing(said: Fields) -> Hearing:
    said.only("assignment", "case_number", "starts_at", "place", "case", "note")
    return Hearing(
        assignment=said.id("assignment"),
        case_number=said.text("case_number"),
        starts_at=said.instant("starts_at"),
        place=said.text("place"),
        case=said.get("case"),
        note=said.text("note"),
    )


def _withdrawn(said: Fields) -> HearingWithdrawn:
    said.only("assignment", "note")
    return HearingWithdrawn(assignment=said.id("assignment"), note=said.text("note"))


def _pack(said: Fields) -> Pack:
    said.only("pack", "version", "sha256", "size", "note")
    return Pack(
        pack=said.one_of("pack", PackKind),
        version=said.text("version", empty=False),
        sha256=said.hash("sha256"),
        size=said.whole("size", least=1),
        note=said.text("note"),
    )


def _certificate(said: Fields) -> CertificateRenewed:
    said.only("certificate")
    return CertificateRenewed(certificate=said.text("certificate", empty=False))


_READERS: Mapping[AnswerKind, Callable[[Fields], Said]] = {
    AnswerKind.RECEIPT: _receipt,
    AnswerKind.REVIEW: _review,
    AnswerKind.HEARING: _hearing,
    AnswerKind.HEARING_WITHDRAWN: _withdrawn,
    AnswerKind.PACK: _pack,
    AnswerKind.CERTIFICATE: _certificate,
}
