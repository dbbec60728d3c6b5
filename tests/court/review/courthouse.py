"""A court with clerks, a mediator's laptop, and filings that came in by the road that every filing takes."""

from __future__ import annotations

import copy
import json
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from court import clerks, courts, enrolment, intake, laptops, mediators
from court.courts import Court, new_id
from court.database import Database
from court.schema import Role
from court.secret import make_secret, read_secret
from court.service import Service
from court.store import Store
from mediator_app.domain.money import parse_money
from mediator_app.exchange.contract.canonical import canonical, sha256_of
from mediator_app.exchange.contract.filing import (
    Author,
    CaseData,
    Document,
    DocumentKind,
    FilingKind,
    Manifest,
)
from mediator_app.exchange.contract.signed import Use, fingerprint, sign

ROOT = Path(__file__).resolve().parents[3]
START = datetime(2026, 11, 24, 1, 0, tzinfo=UTC)
PASSWORD = "四合一 lantern 湖边 87"


@dataclass
class Clock:
    """The court's clock: stands still until a test moves it."""

    at: datetime = START

    def __call__(self) -> datetime:
        return self.at

    def pass_by(self, time: timedelta) -> None:
        self.at += time


@dataclass
class Laptop:
    """A mediator's laptop, as far as a court sees it."""

    court: Court
    mediator: mediators.Mediator
    id: str
    key: ec.EllipticCurvePrivateKey
    certificate: x509.Certificate


@dataclass
class Courthouse:
    service: Service
    clock: Clock
    people: dict[str, clerks.Clerk] = field(default_factory=dict)

    def found(self, name: str, *, practice: bool = False) -> Court:
        at = self.clock()
        return self.service.database.write(
            lambda c: courts.found(c, self.service.secret, name, practice=practice, at=at)
        )

    def clerk(self, court: Court, sign_in: str, name: str, role: Role = Role.CLERK) -> clerks.Clerk:
        at = self.clock()
        made = self.service.database.write(
            lambda c: clerks.add(c, court, sign_in, name, role, PASSWORD, at=at)
        )
        self.people[sign_in] = made
        return made

    def laptop(self, court: Court, name: str, organisation: str, number: str) -> Laptop:
        at, service = self.clock(), self.service

        def make(connection: Any) -> tuple[mediators.Mediator, str]:
            person = mediators.keep(connection, court, name, organisation, number, at=at, by="system")
            code = enrolment.give_code(connection, service.secret, court, person.id, at=at, by="system")
            return person, code

        mediator, code = service.database.write(make)
        key = ec.generate_private_key(ec.SECP256R1())
        subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "laptop")])
        csr = x509.CertificateSigningRequestBuilder().subject_name(subject).sign(key, hashes.SHA256())
        request = csr.public_bytes(serialization.Encoding.PEM).decode()
        service.database.write(
            lambda c: enrolment.enrol(c, service.secret, service.court, code, request, at=at)
        )
        with service.database.reading() as connection:
            found = next(one for one in laptops.all_of(connection, court.id) if one.mediator == mediator.id)
        certificate = x509.load_pem_x509_certificate(found.certificate.encode())
        return Laptop(court, mediator, found.id, key, certificate)

    def file(
        self,
        laptop: Laptop,
        case: dict[str, Any],
        papers: list[tuple[DocumentKind, str, str, bytes]],
        *,
        kind: FilingKind = FilingKind.SETTLEMENT,
        supersedes: str = "",
        case_id: str = "",
    ) -> str:
        """File a case with papers (kind, media type, title, bytes); the filing's id."""
        data = canonical(case)
        execution = case.get("execution") or {"revision": 0, "seal": ""}
        manifest = Manifest(
            contract=2,
            filing_id=new_id(),
            case_id=case_id or new_id(),
            kind=kind,
            made_at=self.clock(),
            court=laptop.court.id,
            laptop=laptop.id,
            author=Author(
                name=laptop.mediator.name,
                organisation=laptop.mediator.organisation,
                number=laptop.mediator.number,
                certificate=fingerprint(laptop.certificate),
            ),
            practice=laptop.court.practice,
            case_number=case["content"].get("case_number", ""),
            assignment="",
            supersedes=supersedes,
            revision=execution["revision"],
            seal=execution["seal"],
            case=CaseData(sha256=sha256_of(data), size=len(data), version=2),
            documents=tuple(
                Document(
                    sha256=sha256_of(content), size=len(content), media_type=media, kind=what, title=title
                )
                for what, media, title, content in papers
            ),
        )
        token = sign(manifest.to_data(), Use.MANIFEST, laptop.key, laptop.certificate)
        inline = {sha256_of(content): content for *_, content in papers} | {sha256_of(data): data}
        with self.service.database.reading() as connection:
            found = laptops.by_id(connection, laptop.id)
        assert found is not None
        intake.receive(self.service, found, token, inline)
        return manifest.filing_id


def open_courthouse(folder: Path, url: str = "") -> Courthouse:
    """A service of its own, with nothing in it."""
    database = Database(url or f"sqlite:///{folder / 'court.db'}")
    database.migrate()
    store = Store(folder)
    store.prepare()
    clock = Clock()
    return Courthouse(Service(database, store, make_secret(folder / "secret.key"), clock), clock)


def reopen_courthouse(folder: Path, former: Courthouse) -> Courthouse:
    """The same courthouse from a copy of its folder, with a clock of its own."""
    clock = Clock(former.clock.at)
    database = Database(f"sqlite:///{folder / 'court.db'}")
    service = Service(database, Store(folder), read_secret(folder / "secret.key"), clock)
    return Courthouse(service, clock, dict(former.people))


def content(**changes: Any) -> dict[str, Any]:
    """The practice case's content with whole fen, as a filing has it; fields by path (`parties.0.name`)."""
    case = json.loads((ROOT / "resources" / "practice" / "s1.case.json").read_text("utf-8"))
    made: dict[str, Any] = _whole_fen(case["content"])
    return changed(made, **changes)


def changed(value: dict[str, Any], **changes: Any) -> dict[str, Any]:
    """A copy with other values at the paths, which write `__` for a dot."""
    made = copy.deepcopy(value)
    for path, new in changes.items():
        *way, last = path.split("__")
        place: Any = made
        for step in way:
            place = place[int(step) if isinstance(place, list) else step]
        place[int(last) if isinstance(place, list) else last] = new
    return made


def settled(
    pdf: bytes, *, certificate: str, seal: str, practice: bool = False, **changes: Any
) -> dict[str, Any]:
    """A case that was settled, signed by everybody, closed over `pdf` and served."""
    inside = content(**changes)
    signed = "2026-11-23T11:3{}:00+08:00"
    people = [
        ({"role": "party", "id": "worker"}, "程虚构"),
        ({"role": "party", "id": "employer"}, "沃尔夫冈·德沃夏克"),
        ({"role": "agent", "id": "agent-worker"}, "吴虚拟"),
        ({"role": "agent", "id": "agent-employer"}, "郑𬭎"),
        ({"role": "mediator", "id": ""}, "周示范"),
    ]
    return {
        "format": "mediator-filing",
        "version": 2,
        "practice": practice,
        "state": "served",
        "content": inside,
        "execution": {
            "revision": 1,
            "state": "signed",
            "seal": seal,
            "sealed_at": "2026-11-23T11:28:00+08:00",
            "wording": "1",
            "rules": "1",
            "closed_at": "2026-11-23T11:40:00+08:00",
            "pdf_sha256": sha256_of(pdf),
            "certificate": certificate,
            "signatures": [
                {
                    "paper": "arbitration_mediation",
                    "signer": signer,
                    "name": name,
                    "at": signed.format(number),
                    "hand": "screen",
                    "pages_seen": 3,
                    "read_aloud": number == 0,
                }
                for number, (signer, name) in enumerate(people)
            ],
            "seals": [
                {"id": "seal-1", "at": "2026-11-23T11:50:00+08:00", "owner": "body", "affixed_by": "钱示例"}
            ],
            "services": [
                {
                    "recipient": id,
                    "received_by": {"role": "party", "id": id},
                    "name": name,
                    "at": "2026-11-23T12:00:00+08:00",
                    "served_on": "2026-11-23",
                    "outcome": "delivered",
                    "method": "in_person",
                    "copies": 1,
                    "hand": "screen",
                }
                for id, name in (("worker", "程虚构"), ("employer", "沃尔夫冈·德沃夏克"))
            ],
        },
        "payments": [],
    }


def handover(*, practice: bool = False, **changes: Any) -> dict[str, Any]:
    """A case in which mediation failed."""
    inside = content(**changes)
    inside["settlement"] = None
    return {
        "format": "mediator-filing",
        "version": 2,
        "practice": practice,
        "state": "not_agreed",
        "content": inside,
        "payments": [],
        "ended": "双方对赔偿数额分歧较大，调解不成。",
    }


def _whole_fen(value: Any, name: str = "") -> Any:
    if isinstance(value, dict):
        return {key: _whole_fen(inner, key) for key, inner in value.items()}
    if isinstance(value, list):
        return [_whole_fen(inner, name) for inner in value]
    if name in ("amount", "monthly", "penalty") and isinstance(value, str):
        return parse_money(value).fen
    return value
