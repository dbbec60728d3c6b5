"""Keys and certificates of a court and a laptop, made for tests by the textbook."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

NOW = datetime(2026, 11, 26, 2, 0, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Keyed:
    key: ec.EllipticCurvePrivateKey
    certificate: x509.Certificate


def authority(name: str = "Court of the tests") -> Keyed:
    key = ec.generate_private_key(ec.SECP256R1())
    return Keyed(key, _certificate(name, key.public_key(), name, key, ca=True))


def issued(by: Keyed, name: str = "laptop", *, days: int = 30) -> Keyed:
    key = ec.generate_private_key(ec.SECP256R1())
    issuer = by.certificate.subject.rfc4514_string().removeprefix("CN=")
    return Keyed(key, _certificate(name, key.public_key(), issuer, by.key, ca=False, days=days))


def _certificate(
    name: str,
    public: ec.EllipticCurvePublicKey,
    issuer: str,
    key: ec.EllipticCurvePrivateKey,
    *,
    ca: bool,
    days: int = 30,
) -> x509.Certificate:
    return (
        x509.CertificateBuilder()
        .subject_name(x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)]))
        .issuer_name(x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, issuer)]))
        .public_key(public)
        .serial_number(x509.random_serial_number())
        .not_valid_before(NOW - timedelta(days=1))
        .not_valid_after(NOW + timedelta(days=days))
        .add_extension(x509.BasicConstraints(ca=ca, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
