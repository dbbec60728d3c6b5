"""A small honest laptop for tests: keeps a key, enrols, files, uploads in pieces, reads its answers."""

from __future__ import annotations

import base64
import json
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

import httpx2
import jwt
import uuid_utils
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509.oid import NameOID

from mediator_app.exchange.contract import VERSION
from mediator_app.exchange.contract.answers import Answer, link_hash, read_answer
from mediator_app.exchange.contract.canonical import sha256_of
from mediator_app.exchange.contract.enrolment import Enrolment, read_certificate, read_code, read_enrolment
from mediator_app.exchange.contract.filing import (
    Author,
    CaseData,
    Document,
    DocumentKind,
    FilingKind,
    Manifest,
)
from mediator_app.exchange.contract.signed import Use, certificate_in, fingerprint, read_signed, sign

PIECE = 256 * 1024


@dataclass(frozen=True)
class Filing:
    """A filing made ready: its signed manifest, and every document by its hash."""

    manifest: Manifest
    token: str
    contents: Mapping[str, bytes]

    @property
    def id(self) -> str:
        return self.manifest.filing_id


@dataclass(frozen=True)
class Paper:
    content: bytes
    kind: DocumentKind = DocumentKind.EVIDENCE
    title: str = "材料"
    media_type: str = "application/octet-stream"


@dataclass
class Laptop:
    """One enrolled laptop at one address."""

    address: str
    key: ec.EllipticCurvePrivateKey
    enrolment: Enrolment
    certificate: x509.Certificate
    client: httpx2.Client
    answers: list[Answer] = field(default_factory=list)
    _token: str = ""
    _head: str = ""

    @classmethod
    def enrol(cls, address: str, code: str, key: ec.EllipticCurvePrivateKey | None = None) -> Laptop:
        """Exchange a code; everything in the answer is verified."""
        key = key or ec.generate_private_key(ec.SECP256R1())
        client = new_client()
        # Strangers are limited by address; a proxy on this machine says whose it is, and each laptop has its own.
        own = f"10.{'.'.join(str(byte) for byte in secrets.token_bytes(3))}"
        answer = client.post(
            f"{address}/v1/enrolments",
            json={"code": code, "request": request_for(key)},
            headers={"X-Forwarded-For": own},
        )
        answer.raise_for_status()
        token = answer.json()["signed"]
        authority = read_certificate(json.loads(_payload(token))["authority"])
        signed = read_signed(token, Use.ENROLMENT, at=datetime.now(UTC), authority=authority)
        enrolment = read_enrolment(signed.payload, read_code(code))
        return cls(address, key, enrolment, read_certificate(enrolment.certificate), client)

    # --- proving who it is ---------------------------------------------------------------------

    def assertion(self, **changed: Any) -> str:
        now = datetime.now(UTC)
        claims = {
            "iss": self.enrolment.laptop,
            "sub": self.enrolment.laptop,
            "aud": self.enrolment.court,
            "jti": str(uuid_utils.uuid7()),
            "exp": int((now + timedelta(minutes=4)).timestamp()),
        }
        return jwt.encode({**claims, **changed}, self.key, algorithm="ES256")

    def ask_token(self, assertion: str) -> httpx2.Response:
        form = {
            "grant_type": "client_credentials",
            "client_assertion_type": "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
            "client_assertion": assertion,
        }
        return self.client.post(f"{self.address}/v1/token", data=form)

    @property
    def headers(self) -> dict[str, str]:
        if not self._token:
            answer = self.ask_token(self.assertion())
            answer.raise_for_status()
            self._token = answer.json()["access_token"]
        return {"Authorization": f"Bearer {self._token}", "Desk-Contract": str(VERSION)}

    # --- filing --------------------------------------------------------------------------------

    def make(
        self,
        case: bytes,
        papers: tuple[Paper, ...] = (),
        *,
        kind: FilingKind = FilingKind.HANDOVER,
        version: int = VERSION,
        filing_id: str = "",
        case_id: str = "",
        supersedes: str = "",
        practice: bool = True,
        contract: int | None = None,
        revision: int = 0,
        seal: str = "",
        changed: Mapping[str, Any] | None = None,
    ) -> Filing:
        """A filing of `case`, signed. `changed` puts other values on the wire than a laptop would."""
        enrolment = self.enrolment
        manifest = Manifest(
            contract=version if contract is None else contract,
            filing_id=filing_id or str(uuid_utils.uuid7()),
            case_id=case_id or str(uuid_utils.uuid7()),
            kind=kind,
            made_at=datetime.now(UTC),
            court=enrolment.court,
            laptop=enrolment.laptop,
            author=Author(
                name=enrolment.mediator,
                organisation=enrolment.organisation,
                number=enrolment.number,
                certificate=fingerprint(self.certificate),
            ),
            practice=practice,
            case_number="",
            assignment="",
            supersedes=supersedes,
            revision=revision,
            seal=seal,
            case=CaseData(sha256=sha256_of(case), size=len(case), version=version),
            documents=tuple(
                Document(
                    sha256=sha256_of(paper.content),
                    size=len(paper.content),
                    media_type=paper.media_type,
                    kind=paper.kind,
                    title=paper.title,
                )
                for paper in papers
            ),
        )
        token = sign({**manifest.to_data(), **(changed or {})}, Use.MANIFEST, self.key, self.certificate)
        contents = {sha256_of(content): content for content in (case, *(paper.content for paper in papers))}
        return Filing(manifest, token, contents)

    def put(
        self, filing: Filing, *, inline: bool = True, client: httpx2.Client | None = None
    ) -> httpx2.Response:
        """File, with every document in the request or with none."""
        return (client or self.client).put(
            f"{self.address}/v1/filings/{filing.id}",
            files=form_of(filing.token, filing.contents if inline else {}),
            headers=self.headers,
        )

    def check(self, filing: Filing) -> httpx2.Response:
        return self.client.post(
            f"{self.address}/v1/checks", files=form_of(filing.token, filing.contents), headers=self.headers
        )

    def receipt(self, response: httpx2.Response) -> Answer:
        """The receipt in a response, verified."""
        assert response.status_code in (200, 201), response.text
        return self.verified(response.json()["signed"])

    # --- uploads (tus) -------------------------------------------------------------------------

    def begin(self, content: bytes, **headers: str) -> httpx2.Response:
        metadata = base64.b64encode(sha256_of(content).encode()).decode()
        said = {
            "Tus-Resumable": "1.0.0",
            "Upload-Length": str(len(content)),
            "Upload-Metadata": f"sha256 {metadata}",
        }
        return self.client.post(f"{self.address}/v1/uploads", headers={**self.headers, **said, **headers})

    def offset(self, place: str) -> int:
        answer = self.client.head(self.address + place, headers={**self.headers, "Tus-Resumable": "1.0.0"})
        answer.raise_for_status()
        return int(answer.headers["Upload-Offset"])

    def patch(
        self, place: str, offset: int, piece: bytes, client: httpx2.Client | None = None
    ) -> httpx2.Response:
        said = {
            "Tus-Resumable": "1.0.0",
            "Upload-Offset": str(offset),
            "Content-Type": "application/offset+octet-stream",
        }
        return (client or self.client).patch(
            self.address + place, content=piece, headers={**self.headers, **said}
        )

    def upload(self, content: bytes, piece: int = PIECE) -> None:
        """A whole document, from where it stopped, or where the court says that it is by now."""
        answer = self.begin(content)
        answer.raise_for_status()
        place, offset = answer.headers["Location"], int(answer.headers["Upload-Offset"])
        while offset < len(content):
            done = self.patch(place, offset, content[offset : offset + piece])
            if done.status_code != 409 or int(done.headers["Upload-Offset"]) <= offset:
                done.raise_for_status()
            offset = int(done.headers["Upload-Offset"])

    # --- answers -------------------------------------------------------------------------------

    def pull(self, limit: int = 200) -> list[Answer]:
        """All new links, verified to follow on the ones before."""
        new: list[Answer] = []
        while True:
            after = self.answers[-1].seq if self.answers else 0
            response = self.client.get(
                f"{self.address}/v1/answers", params={"after": after, "limit": limit}, headers=self.headers
            )
            response.raise_for_status()
            page = response.json()
            for token in page["answers"]:
                answer = self.verified(token)
                assert answer.seq == (self.answers[-1].seq if self.answers else 0) + 1
                assert answer.prev == self._head
                self._head = link_hash(token)
                self.answers.append(answer)
                new.append(answer)
            if not page["more"]:
                return new

    def verified(self, token: str) -> Answer:
        """An answer of this court for this laptop."""
        authority = read_certificate(self.enrolment.authority)
        answer = read_answer(
            read_signed(token, Use.ANSWER, at=datetime.now(UTC), authority=authority).payload
        )
        assert (answer.court, answer.laptop) == (self.enrolment.court, self.enrolment.laptop)
        return answer


def new_client() -> httpx2.Client:
    return httpx2.Client(trust_env=False, timeout=60)


def request_for(key: ec.EllipticCurvePrivateKey) -> str:
    """A certificate request (PEM)."""
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "laptop")])
    csr = x509.CertificateSigningRequestBuilder().subject_name(name).sign(key, hashes.SHA256())
    return csr.public_bytes(Encoding.PEM).decode()


def form_of(token: str, inline: Mapping[str, bytes]) -> list[tuple[str, Any]]:
    """The parts of a filing's request."""
    parts: list[tuple[str, Any]] = [("manifest", (None, token))]
    parts += [(sha256, (sha256, content, "application/octet-stream")) for sha256, content in inline.items()]
    return parts


def _payload(token: str) -> bytes:
    certificate_in(token)
    body = token.split(".")[1]
    return base64.urlsafe_b64decode(body + "=" * (-len(body) % 4))
