"""The mediator's software key (P-256) and the certificate that goes with it (X.509 v3, RFC 5280)."""

from __future__ import annotations

import calendar
import hashlib
from dataclasses import dataclass, field
from datetime import UTC, datetime

from cryptography import x509
from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from mediator_app.domain.errors import Refusal, Trouble
from mediator_app.domain.verdict import Certificate

YEARS = 3
"""How long a self-issued certificate is good for: the usual term of a mediator's appointment."""
NAME_MAX = 64
"""X.520 gives names 64 characters (ub-common-name, ub-organization-name); longer ones are refused, not cut."""


@dataclass(frozen=True, slots=True)
class Holder:
    """Who the certificate names: the mediator, the mediation body, and the number it gave the mediator, if any."""

    name: str
    organisation: str
    number: str


@dataclass(frozen=True, slots=True)
class Identity:
    """A key (PKCS#8, DER, not encrypted: the store that keeps it is) and its certificate (X.509, DER)."""

    key: bytes = field(repr=False)
    certificate: bytes

    def to_bytes(self) -> bytes:
        """Both in one piece, to be kept as one secret: two PEM blocks."""
        certificate = x509.load_der_x509_certificate(self.certificate)
        key = serialization.load_der_private_key(self.key, None)
        return key.private_bytes(
            serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
        ) + certificate.public_bytes(serialization.Encoding.PEM)

    @classmethod
    def from_bytes(cls, data: bytes) -> Identity:
        """What `to_bytes` made. Raises Trouble `key_unreadable`."""
        try:
            key = serialization.load_pem_private_key(data, None)
            certificate = x509.load_pem_x509_certificate(data)
        except (ValueError, TypeError, UnsupportedAlgorithm) as error:
            raise Trouble("key_unreadable") from error
        return cls(
            key.private_bytes(
                serialization.Encoding.DER, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
            ),
            certificate.public_bytes(serialization.Encoding.DER),
        )


def make_identity(holder: Holder, *, at: datetime, years: int = YEARS) -> Identity:
    """A new P-256 key and a certificate that it issues to itself, good from `at` for some years.

    All that is not the key follows from the arguments: the serial number is a hash of the public key, and
    the certificate is signed after RFC 6979. Article 13 of the Electronic Signature Law asks that the key
    be the signer's alone; a certificate that the signer issued himself proves that a document did not
    change, and leaves who he is to the one who verifies.

    Raises Refusal `certificate_name_missing`, `certificate_name_long` (field `name`, `organisation` or
    `number`) and ValueError for a time without a zone.
    """
    if at.tzinfo is None:
        raise ValueError("a time without a zone")
    subject = _subject(holder)
    key = ec.generate_private_key(ec.SECP256R1())
    public = key.public_key().public_bytes(
        serialization.Encoding.DER, serialization.PublicFormat.SubjectPublicKeyInfo
    )
    start = at.astimezone(UTC).replace(microsecond=0)
    builder = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(subject)
        .public_key(key.public_key())
        .serial_number(int.from_bytes(hashlib.sha256(public).digest()[:16], "big") | 1)
        .not_valid_before(start)
        .not_valid_after(_years_later(start, years))
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(_SIGNING_ONLY, critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
    )
    certificate = builder.sign(key, hashes.SHA256(), ecdsa_deterministic=True)
    return Identity(
        key.private_bytes(
            serialization.Encoding.DER, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
        ),
        certificate.public_bytes(serialization.Encoding.DER),
    )


def certificate_request(identity: Identity) -> bytes:
    """A request (PKCS#10, PEM) with which a licensed authority can certify the same key and name."""
    certificate = x509.load_der_x509_certificate(identity.certificate)
    key = serialization.load_der_private_key(identity.key, None)
    if not isinstance(key, ec.EllipticCurvePrivateKey):
        raise Refusal("certificate_key_kind", "key")
    request = (
        x509.CertificateSigningRequestBuilder()
        .subject_name(certificate.subject)
        .add_extension(_SIGNING_ONLY, critical=True)
        .sign(key, hashes.SHA256())
    )
    return request.public_bytes(serialization.Encoding.PEM)


def with_certificate(identity: Identity, certificate: bytes) -> Identity:
    """The same key under a certificate that an authority issued for it (DER or PEM).

    Raises Refusal `certificate_unreadable`, `certificate_other_key`.
    """
    try:
        loaded = load_certificate(certificate)
    except ValueError as error:
        raise Refusal("certificate_unreadable", "certificate") from error
    old = x509.load_der_x509_certificate(identity.certificate)
    if loaded.public_key() != old.public_key():
        raise Refusal("certificate_other_key", "certificate")
    return Identity(identity.key, loaded.public_bytes(serialization.Encoding.DER))


def load_certificate(data: bytes) -> x509.Certificate:
    """A certificate from DER or PEM. Raises ValueError."""
    if data.lstrip().startswith(b"-----BEGIN"):
        return x509.load_pem_x509_certificate(data)
    return x509.load_der_x509_certificate(data)


def describe(data: bytes) -> Certificate:
    """What a certificate (DER or PEM) says. Raises ValueError where it cannot be read."""
    certificate = load_certificate(data)
    der = certificate.public_bytes(serialization.Encoding.DER)
    return Certificate(
        name=_first(certificate.subject, NameOID.COMMON_NAME),
        organisation=_first(certificate.subject, NameOID.ORGANIZATION_NAME),
        number=_first(certificate.subject, NameOID.USER_ID)
        or _first(certificate.subject, NameOID.SERIAL_NUMBER),
        issuer=_first(certificate.issuer, NameOID.COMMON_NAME)
        or _first(certificate.issuer, NameOID.ORGANIZATION_NAME),
        serial=certificate.serial_number,
        not_before=certificate.not_valid_before_utc,
        not_after=certificate.not_valid_after_utc,
        fingerprint=hashlib.sha256(der).hexdigest(),
        self_issued=_issued_by(certificate, certificate),
        der=der,
    )


def issued_by(data: bytes, authority: bytes) -> bool:
    """Whether `authority` may issue certificates and did issue and sign this one. Raises ValueError."""
    issuer = load_certificate(authority)
    try:
        limits = issuer.extensions.get_extension_for_class(x509.BasicConstraints).value
    except x509.ExtensionNotFound:
        return False
    return limits.ca and _issued_by(load_certificate(data), issuer)


_SIGNING_ONLY = x509.KeyUsage(
    digital_signature=True,
    content_commitment=True,
    key_encipherment=False,
    data_encipherment=False,
    key_agreement=False,
    key_cert_sign=False,
    crl_sign=False,
    encipher_only=False,
    decipher_only=False,
)


def _subject(holder: Holder) -> x509.Name:
    parts = [
        (NameOID.COUNTRY_NAME, "CN", ""),
        (NameOID.ORGANIZATION_NAME, holder.organisation, "organisation"),
        # UID rather than serialNumber: the latter takes ASCII only, and these numbers hold Chinese.
        (NameOID.USER_ID, holder.number, "number"),
        (NameOID.COMMON_NAME, holder.name, "name"),
    ]
    attributes = []
    for oid, text, name in parts:
        text = text.strip()
        if not text and oid == NameOID.USER_ID:
            continue  # not every body numbers its mediators
        if not text:
            raise Refusal("certificate_name_missing", name)
        if len(text) > NAME_MAX:
            raise Refusal("certificate_name_long", name, most=NAME_MAX)
        attributes.append(x509.NameAttribute(oid, text))
    return x509.Name(attributes)


def _years_later(start: datetime, years: int) -> datetime:
    year = start.year + years
    return start.replace(year=year, day=min(start.day, calendar.monthrange(year, start.month)[1]))


def _first(name: x509.Name, oid: x509.ObjectIdentifier) -> str:
    for attribute in name.get_attributes_for_oid(oid):
        return attribute.value if isinstance(attribute.value, str) else ""
    return ""


def _issued_by(certificate: x509.Certificate, issuer: x509.Certificate) -> bool:
    try:
        certificate.verify_directly_issued_by(issuer)
    except (InvalidSignature, UnsupportedAlgorithm, ValueError, TypeError):
        return False
    return True
