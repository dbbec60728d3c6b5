"""A court in memory that keeps `delivery.Court`, signs with real keys, and fails when it is told to."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from cryptography.hazmat.primitives.serialization import Encoding

from mediator_app.delivery import Offered, Page, Reader
from mediator_app.domain.errors import Refusal, Trouble
from mediator_app.exchange.contract.answers import (
    Answer,
    DocumentOutcome,
    Outcome,
    Receipt,
    Said,
    link_hash,
)
from mediator_app.exchange.contract.canonical import canonical, sha256_of
from mediator_app.exchange.contract.enrolment import Enrolment
from mediator_app.exchange.contract.signed import Use, sign
from mediator_app.exchange.identity import Identity
from mediator_app.exchange.trust import manifest_in
from tests.exchange.keys import NOW, Keyed, authority, issued

AUTHORITY: Keyed = authority()
ANSWERING: Keyed = issued(AUTHORITY, "answering")
LAPTOP: Keyed = issued(AUTHORITY, "laptop")
STRANGER: Keyed = issued(authority("Somebody else"), "stranger")


def identity() -> Identity:
    def pem(keyed: Keyed) -> str:
        return keyed.certificate.public_bytes(Encoding.PEM).decode()

    enrolment = Enrolment(
        court="court-1",
        court_name="示例仲裁院",
        laptop="laptop-1",
        mediator="周示范",
        organisation="示例区仲裁院",
        number="1",
        authority=pem(AUTHORITY),
        certificate=pem(LAPTOP),
        recipient="age1nobody",
    )
    return Identity("https://court.example.cn", enrolment, LAPTOP.key)


@dataclass
class Clock:
    """Stands still until it is moved."""

    at: datetime = NOW

    def now(self) -> datetime:
        return self.at

    def to(self, at: datetime) -> None:
        self.at = max(self.at, at)


Fate = Callable[[str, str], Trouble | Refusal | None]
"""Asked before (`"before"`) and after (`"after"`) each call by its name: what is raised in its place."""


@dataclass
class FakeCourt:
    clock: Clock
    fate: Fate = lambda call, when: None
    filings: dict[str, str] = field(default_factory=dict)
    """Manifest's hash by filing, as the court has it."""
    taken: list[str] = field(default_factory=list)
    """Every filing that was new, in order: an id that stands twice was filed twice."""
    receipts: dict[str, str] = field(default_factory=dict)
    documents: dict[str, bytes] = field(default_factory=dict)
    parts: dict[str, bytes] = field(default_factory=dict)
    chain: list[str] = field(default_factory=list)
    calls: list[str] = field(default_factory=list)
    handed: int = 0
    """Bytes of uploads that arrived."""
    keyed: Keyed = ANSWERING
    page: int = 3
    cut: Callable[[], int | None] = lambda: None
    """After how many bytes the next piece of an upload is cut."""

    def _at(self, call: str, when: str) -> None:
        if when == "before":
            self.calls.append(call)
        error = self.fate(call, when)
        if error is not None:
            raise error

    def about(self, nonce: str) -> str:
        self._at("about", "before")
        said = {"court": "court-1", "name": "示例仲裁院", "nonce": nonce, "practice": True}
        return sign(said, Use.ABOUT, self.keyed.key, self.keyed.certificate)

    def enrol(self, code: str, request: str) -> str:
        raise NotImplementedError

    def offer(self, filing_id: str, manifest: str, inline: Mapping[str, bytes]) -> Offered:
        self._at("offer", "before")
        said = manifest_in(manifest)
        sha256 = sha256_of(canonical(said.to_data()))
        if self.filings.get(filing_id, sha256) != sha256:
            raise Refusal("filing_conflict")
        if filing_id not in self.filings:
            there = {**self.documents, **inline}
            missing = tuple(one for one in said.hashes if one not in there)
            if missing:
                return Offered(missing=missing)
            assert all(sha256_of(data) == name for name, data in inline.items())
            self.documents.update(inline)
            self.filings[filing_id] = sha256
            self.taken.append(filing_id)
            self.receipts[filing_id] = self.say(
                Receipt(
                    filing_id=filing_id,
                    manifest_sha256=sha256,
                    number=f"R-{len(self.taken)}",
                    received_at=self.clock.now(),
                    documents=tuple(
                        DocumentOutcome(sha256=one, outcome=Outcome.STORED) for one in said.hashes
                    ),
                )
            )
        self._at("offer", "after")
        return Offered(receipt=self.receipts[filing_id])

    def say(self, said: Said) -> str:
        """One more link of the laptop's chain."""
        answer = Answer(
            seq=len(self.chain) + 1,
            prev=link_hash(self.chain[-1]) if self.chain else "",
            court="court-1",
            laptop="laptop-1",
            at=self.clock.now(),
            said=said,
        )
        self.chain.append(sign(answer.to_data(), Use.ANSWER, self.keyed.key, self.keyed.certificate))
        return self.chain[-1]

    def upload(
        self,
        sha256: str,
        size: int,
        read: Reader,
        *,
        url: str,
        most: int,
        begun: Callable[[str], None],
        progress: Callable[[int], None],
    ) -> int:
        self._at("upload", "before")
        if sha256 in self.documents:
            return size
        if url != f"/uploads/{sha256}":
            begun(f"/uploads/{sha256}")
        have = self.parts.get(sha256, b"")
        piece = read(len(have), min(most, size - len(have)))
        stop = self.cut()
        self.handed += len(piece if stop is None else piece[:stop])
        self.parts[sha256] = have + (piece if stop is None else piece[:stop])
        progress(len(self.parts[sha256]))
        if stop is not None:
            raise Trouble("court_unreachable")
        if len(self.parts[sha256]) == size:
            whole = self.parts.pop(sha256)
            assert sha256_of(whole) == sha256
            self.documents[sha256] = whole
            self._at("upload", "after")
            return size
        return len(self.parts[sha256])

    def answers(self, after: int, limit: int) -> Page:
        self._at("answers", "before")
        found = tuple(self.chain[after : after + min(limit, self.page)])
        return Page(found, after + len(found) < len(self.chain))

    def pack(self, sha256: str, size: int) -> bytes:
        self._at("pack", "before")
        return self.documents[sha256]

    def close(self) -> None:
        pass
