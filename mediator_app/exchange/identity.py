"""The laptop's own key and what the court made of it at enrolment."""

from __future__ import annotations

import secrets
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Any, Final

import jwt
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
    load_der_private_key,
)
from cryptography.x509.oid import NameOID

from mediator_app.domain.errors import Refusal, Trouble
from mediator_app.exchange.contract.enrolment import Enrolment, read_certificate
from mediator_app.exchange.contract.faults import Fault
from mediator_app.exchange.contract.filing import Author, Manifest
from mediator_app.exchange.contract.signed import ALGORITHM, Use, check_certificate, fingerprint, sign

ASSERTION_LASTS: Final = timedelta(minutes=4)
"""The contract allows five; clocks differ."""
WARN_BEFORE: Final = timedelta(days=30)
"""The court sends a new certificate in good time; one that is still old by then needs a person."""


def new_key() -> bytes:
    """A fresh P-256 key as the store keeps it (PKCS #8, DER)."""
    key = ec.generate_private_key(ec.SECP256R1())
    return key.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())


def read_key(kept: bytes) -> ec.EllipticCurvePrivateKey:
    """Trouble `laptop_key_damaged`."""
    try:
        key = load_der_private_key(kept, None)
    except ValueError:
        raise Trouble("laptop_key_damaged") from None
    if not isinstance(key, ec.EllipticCurvePrivateKey):
        raise Trouble("laptop_key_damaged")
    return key


def certificate_request(key: ec.EllipticCurvePrivateKey) -> str:
    """A certificate request (PEM). It names nobody: the court knows to whom it gave the code."""
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "mediator's desk")])
    request = x509.CertificateSigningRequestBuilder().subject_name(name).sign(key, hashes.SHA256())
    return request.public_bytes(Encoding.PEM).decode("ascii")


@dataclass(frozen=True, slots=True)
class Identity:
    """This laptop as one court knows it."""

    url: str
    enrolment: Enrolment
    key: ec.EllipticCurvePrivateKey = field(repr=False)

    @property
    def authority(self) -> x509.Certificate:
        """The pinned authority: what it did not issue is not this court's."""
        return read_certificate(self.enrolment.authority)

    @property
    def certificate(self) -> x509.Certificate:
        return read_certificate(self.enrolment.certificate)

    @property
    def author(self) -> Author:
        said = self.enrolment
        return Author(
            name=said.mediator,
            organisation=said.organisation,
            number=said.number,
            certificate=fingerprint(self.certificate),
        )

    @property
    def expires(self) -> datetime:
        return self.certificate.not_valid_after_utc

    def expiring(self, at: datetime) -> bool:
        return at >= self.expires - WARN_BEFORE

    def sign(self, manifest: Manifest) -> str:
        return sign(manifest.to_data(), Use.MANIFEST, self.key, self.certificate)

    def assertion(self, at: datetime) -> str:
        """Proof of the key for one token (RFC 7523). `at` is the court's time, as far as it is known."""
        claims = {
            "iss": self.enrolment.laptop,
            "sub": self.enrolment.laptop,
            "aud": self.enrolment.court,
            "jti": secrets.token_urlsafe(24),
            "iat": int(at.timestamp()),
            "exp": int((at + ASSERTION_LASTS).timestamp()),
        }
        return jwt.encode(claims, self.key, algorithm=ALGORITHM)

    def renewed(self, pem: str, at: datetime) -> Identity:
        """The same laptop with a new certificate. Faults of `check_certificate`; `certificate_foreign` also for one
        that belongs to another key.
        """
        certificate = read_certificate(pem)
        check_certificate(certificate, at=at, authority=self.authority)
        if not same_key(certificate, self.key):
            raise Fault("certificate_foreign")
        return replace(self, enrolment=replace(self.enrolment, certificate=pem))

    def to_data(self) -> dict[str, Any]:
        """What the store keeps as a setting; the key is a secret apart."""
        return {"url": self.url, "enrolment": self.enrolment.to_data()}


def read_identity(kept: Any, key: bytes) -> Identity:
    """Refusal `not_enrolled` where the store keeps none."""
    if not kept:
        raise Refusal("not_enrolled")
    return Identity(kept["url"], Enrolment(**kept["enrolment"]), read_key(key))


def same_key(certificate: x509.Certificate, key: ec.EllipticCurvePrivateKey) -> bool:
    """Whether the certificate is for that very key."""
    form = (Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
    return certificate.public_key().public_bytes(*form) == key.public_key().public_bytes(*form)
