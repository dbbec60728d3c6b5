"""A court to practise with: fictional filings and a hearing, on SQLite, on this machine only."""

from __future__ import annotations

import base64
import json
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, Final

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509.oid import NameOID

from court import audit, clerks, courts, enrolment, hearings, intake, laptops, mediators
from court.courts import Court, new_id
from court.database import Database
from court.mediators import Mediator
from court.schema import Role
from court.secret import make_secret
from court.service import SECRET_FILE, Service, now, open_service
from court.settings import Settings
from court.store import Store
from mediator_app.exchange.contract import case_data
from mediator_app.exchange.contract.canonical import read_json, sha256_of
from mediator_app.exchange.contract.enrolment import read_certificate
from mediator_app.exchange.contract.filing import (
    Author,
    CaseData,
    Document,
    DocumentKind,
    FilingKind,
    Manifest,
)
from mediator_app.exchange.contract.signed import Use, fingerprint, sign

COURT: Final = "上海市示例区劳动人事争议仲裁院（演练）"
SIGN_IN: Final = "admin"
CASE_FILE: Final = Path(__file__).resolve().parents[1] / "resources" / "practice" / "s1.case.json"
_SIGN_IN_FILE: Final = "practice-sign-in.txt"
_TITLES: Final = (
    ("程虚构", "310110198001010006"),
    ("钱设例", "310110198501010007"),
    ("孙假设", "310110199001010003"),
)
"""Nobody's names; the identity numbers are of a district and days chosen at will."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Practice:
    """What somebody needs to begin."""

    service: Service
    sign_in: str
    password: str
    code: str
    """A fresh enrolment code."""


def prepare(settings: Settings) -> Practice:
    """The practice court in the settings' folder, made where it is not there yet."""
    if not (settings.data / SECRET_FILE).exists():
        _make(settings)
    service = open_service(settings.database, settings.data, size=0)
    password = (settings.data / _SIGN_IN_FILE).read_text("utf-8").strip()
    with service.database.writing() as connection:
        court = service.court()
        mediator = _mediator(connection, court, now())
        code = enrolment.give_code(connection, service.secret, court, mediator.id, at=now(), by=audit.SYSTEM)
    return Practice(service=service, sign_in=SIGN_IN, password=password, code=code)


def _make(settings: Settings) -> None:
    settings.data.mkdir(parents=True, exist_ok=True, mode=0o700)
    Store(settings.data).prepare()
    database = Database(settings.database, size=0)
    database.migrate()
    database.close()
    password = "-".join(secrets.token_hex(2) for _ in range(4))
    sign_in = settings.data / _SIGN_IN_FILE
    sign_in.touch(0o600)
    sign_in.write_text(password + "\n", "utf-8")
    # Last but one: a folder with a secret counts as made, once there is a court in it.
    part = settings.data / f"{SECRET_FILE}.part"
    part.unlink(missing_ok=True)
    secret, at = make_secret(part), now()
    service = Service(Database(settings.database, size=0), Store(settings.data), secret)
    with service.database.writing() as connection:
        court = courts.found(connection, secret, COURT, practice=True, at=at)
        clerks.add(connection, court, SIGN_IN, "演练管理员", Role.ADMIN, password, at=at)
        mediator = _mediator(connection, court, at)
        hearings.assign(
            connection,
            court,
            mediator.id,
            _case_file("李虚拟", "310110199201010002", settled=False),
            starts_at=(at + timedelta(days=1)).replace(hour=1, minute=0, second=0, microsecond=0),
            place="示例创谷园区3号楼会议室（巡回调解庭）",
            at=at,
            by=audit.SYSTEM,
        )
    _file(service, court, mediator, at)
    service.close()
    part.rename(settings.data / SECRET_FILE)


def _mediator(connection: Any, court: Court, at: datetime) -> Mediator:
    return mediators.keep(connection, court, "周示范", court.name, "示仲调0001", at=at, by=audit.SYSTEM)


def _file(service: Service, court: Court, mediator: Mediator, at: datetime) -> None:
    """The fictional filings, by the way that every filing comes."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "practice")])
    request = x509.CertificateSigningRequestBuilder().subject_name(name).sign(key, hashes.SHA256())
    with service.database.writing() as connection:
        code = enrolment.give_code(connection, service.secret, court, mediator.id, at=at, by=audit.SYSTEM)
        pem = request.public_bytes(Encoding.PEM).decode()
        answer = enrolment.enrol(connection, service.secret, lambda _: court, code, pem, at=at)
        said = read_json(_payload(answer))
        laptop = laptops.by_id(connection, said["laptop"])
    if laptop is None:
        raise LookupError("a laptop that was just enrolled is not there")
    certificate = read_certificate(said["certificate"])
    for number, (worker, identity) in enumerate(_TITLES):
        settled = number != 1
        case = _case_file(worker, identity, settled=settled)
        paper = _pdf(f"PRACTICE {number + 1}")
        manifest = _manifest(court, laptop, certificate, case, paper if settled else b"", at)
        token = sign(manifest.to_data(), Use.MANIFEST, key, certificate)
        inline = {sha256_of(case): case} | ({sha256_of(paper): paper} if settled else {})
        intake.receive(service, laptop, token, inline)


def _manifest(
    court: Court,
    laptop: laptops.Laptop,
    certificate: x509.Certificate,
    case: bytes,
    paper: bytes,
    at: datetime,
) -> Manifest:
    instrument = Document(
        sha256=sha256_of(paper),
        size=len(paper),
        media_type="application/pdf",
        kind=DocumentKind.ARBITRATION_MEDIATION,
        title="仲裁调解书（演练）",
    )
    return Manifest(
        contract=1,
        filing_id=new_id(),
        case_id=new_id(),
        kind=FilingKind.SETTLEMENT if paper else FilingKind.HANDOVER,
        made_at=at,
        court=court.id,
        laptop=laptop.id,
        author=Author(
            name=laptop.mediator_name,
            organisation=laptop.mediator_organisation,
            number=laptop.mediator_number,
            certificate=fingerprint(certificate),
        ),
        practice=True,
        case_number="",
        assignment="",
        supersedes="",
        revision=0,
        seal="",
        case=CaseData(sha256=sha256_of(case), size=len(case), version=1),
        documents=(instrument,) if paper else (),
    )


def _case_file(worker: str, identity: str, *, settled: bool) -> bytes:
    """The practice case with another worker."""
    case = json.loads(CASE_FILE.read_bytes())
    content = case["content"]
    party = next(p for p in content["parties"] if p["type"] == "worker")
    party["name"], party["identity"]["number"] = worker, identity
    for one in content["claims"]:
        one["amount"] = _fen(one["amount"])
    for share in content["settlement"]["shares"]:
        for one in (share, *share["division"]):
            one["amount"] = _fen(one["amount"])
    if not settled:
        content.pop("settlement", None)
        content.pop("agreed_on", None)
    return json.dumps(case, ensure_ascii=False).encode()


def _fen(amount: int | str) -> int:
    """An amount of the practice case, which has one of each way to write them: a court takes plain ones only."""
    text = str(amount)
    return int(text[:-1]) * 1_000_000 if text.endswith("万") else case_data.fen(amount)


def _pdf(text: str) -> bytes:
    """One page with a line of text, unsigned: what the review desk shows for it says so."""
    stream = f"BT /F1 24 Tf 72 720 Td ({text}) Tj ET".encode("ascii")
    objects = (
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources 6 0 R >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        b"<< /Font << /F1 5 0 R >> >>",
    )
    made, places = bytearray(b"%PDF-1.7\n"), []
    for number, body in enumerate(objects, 1):
        places.append(len(made))
        made += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = len(made)
    made += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    made += b"".join(b"%010d 00000 n \n" % place for place in places)
    made += b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, table)
    return bytes(made)


def _payload(token: str) -> bytes:
    """What was just signed here."""
    body = token.split(".")[1]
    return base64.urlsafe_b64decode(body + "=" * (-len(body) % 4))
