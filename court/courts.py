"""A court: its name, its keys, and the certificates that it issues."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, Final

import pyrage
import sqlalchemy as sa
import uuid_utils
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID
from sqlalchemy import Connection

from court import audit
from court.schema import COURTS
from court.secret import Secret
from mediator_app.exchange.contract.reading import write_instant

AUTHORITY_LASTS: Final = timedelta(days=365 * 30)
ANSWERING_LASTS: Final = timedelta(days=365 * 10)
LAPTOP_LASTS: Final = timedelta(days=365 * 2)
_BEFORE: Final = timedelta(hours=1)
"""A certificate is good from a little before it is made: the clocks of laptops differ."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Court:
    """One court with its keys. `practice` courts take practice filings and nothing else."""

    id: str
    name: str
    practice: bool
    authority: x509.Certificate
    authority_key: ec.EllipticCurvePrivateKey = field(repr=False)
    answering: x509.Certificate
    answering_key: ec.EllipticCurvePrivateKey = field(repr=False)
    recipient: str
    """Bundles on a stick are encrypted to it (age)."""
    identity: str = field(repr=False)
    """Opens them."""


def new_id() -> str:
    """A fresh UUIDv7."""
    return str(uuid_utils.uuid7())


def found(connection: Connection, secret: Secret, name: str, *, practice: bool, at: datetime) -> Court:
    """A new court with new keys."""
    authority_key, answering_key = (ec.generate_private_key(ec.SECP256R1()) for _ in range(2))
    authority = _certificate(
        f"签发 {name}",
        authority_key.public_key(),
        None,
        authority_key,
        at=at,
        lasts=AUTHORITY_LASTS,
        is_authority=True,
    )
    answering = _certificate(
        f"答复 {name}", answering_key.public_key(), authority, authority_key, at=at, lasts=ANSWERING_LASTS
    )
    identity = pyrage.x25519.Identity.generate()
    court = Court(
        id=new_id(),
        name=name,
        practice=practice,
        authority=authority,
        authority_key=authority_key,
        answering=answering,
        answering_key=answering_key,
        recipient=str(identity.to_public()),
        identity=str(identity),
    )
    connection.execute(
        sa.insert(COURTS).values(
            id=court.id,
            name=name,
            practice=int(practice),
            created_at=write_instant(at),
            authority=pem(authority),
            authority_key=secret.wrap(_private_pem(authority_key), f"{court.id} authority"),
            answering=pem(answering),
            answering_key=secret.wrap(_private_pem(answering_key), f"{court.id} answering"),
            recipient=court.recipient,
            identity=secret.wrap(court.identity, f"{court.id} identity"),
        )
    )
    audit.write(connection, court.id, audit.SYSTEM, "court_founded", court.id, at=at)
    return court


def all_courts(connection: Connection, secret: Secret) -> tuple[Court, ...]:
    """Every court of the service, the oldest first."""
    rows = connection.execute(sa.select(COURTS).order_by(COURTS.c.created_at, COURTS.c.id))
    return tuple(_read(row, secret) for row in rows)


def issue(
    court: Court, mediator: str, public: ec.EllipticCurvePublicKey, *, at: datetime
) -> x509.Certificate:
    """A laptop's certificate for a mediator of that name."""
    return _certificate(mediator, public, court.authority, court.authority_key, at=at, lasts=LAPTOP_LASTS)


def pem(certificate: x509.Certificate) -> str:
    return certificate.public_bytes(serialization.Encoding.PEM).decode("ascii")


def _read(row: sa.Row[Any], secret: Secret) -> Court:
    return Court(
        id=row.id,
        name=row.name,
        practice=bool(row.practice),
        authority=x509.load_pem_x509_certificate(row.authority.encode()),
        authority_key=_private(secret.unwrap(row.authority_key, f"{row.id} authority")),
        answering=x509.load_pem_x509_certificate(row.answering.encode()),
        answering_key=_private(secret.unwrap(row.answering_key, f"{row.id} answering")),
        recipient=row.recipient,
        identity=secret.unwrap(row.identity, f"{row.id} identity"),
    )


def _private_pem(key: ec.EllipticCurvePrivateKey) -> str:
    form = serialization.PrivateFormat.PKCS8
    return key.private_bytes(serialization.Encoding.PEM, form, serialization.NoEncryption()).decode("ascii")


def _private(text: str) -> ec.EllipticCurvePrivateKey:
    key = serialization.load_pem_private_key(text.encode(), None)
    if not isinstance(key, ec.EllipticCurvePrivateKey):
        raise TypeError("a court's keys are on P-256")
    return key


def _certificate(
    name: str,
    public: ec.EllipticCurvePublicKey,
    issuer: x509.Certificate | None,
    key: ec.EllipticCurvePrivateKey,
    *,
    at: datetime,
    lasts: timedelta,
    is_authority: bool = False,
) -> x509.Certificate:
    # The library allows a common name 64 bytes, which is 21 characters of Chinese; the whole name is told elsewhere.
    short = name.encode()[:64].decode(errors="ignore")
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, short)])
    add: Callable[..., Any] = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer.subject if issuer else subject)
        .public_key(public)
        .serial_number(x509.random_serial_number())
        .not_valid_before(at - _BEFORE)
        .not_valid_after(at + lasts)
        .add_extension(
            x509.BasicConstraints(ca=is_authority, path_length=0 if is_authority else None), critical=True
        )
        .add_extension(_usage(is_authority), critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(public), critical=False)
        .add_extension
    )
    builder = add(x509.AuthorityKeyIdentifier.from_issuer_public_key(key.public_key()), critical=False)
    made: x509.Certificate = builder.sign(key, hashes.SHA256())
    return made


def _usage(is_authority: bool) -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=not is_authority,
        key_cert_sign=is_authority,
        crl_sign=is_authority,
        content_commitment=False,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        encipher_only=False,
        decipher_only=False,
    )
