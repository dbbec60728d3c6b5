"""Signed JSON: a JWS (RFC 7515, compact, ES256) over canonical JSON, with the signer's certificate in its head.

What a token is for stands in its `typ`, so that none can be passed off as another.
"""

from __future__ import annotations

import base64
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any, Final

import jwt
from cryptography import x509
from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding

from .canonical import canonical, read_canonical, sha256_of
from .faults import Fault

ALGORITHM: Final = "ES256"
_JWS: Final = jwt.PyJWS(algorithms=[ALGORITHM])


class Use(StrEnum):
    """What a signed text is for."""

    MANIFEST = "desk-manifest+jws"
    """The mediator's laptop states what is filed."""
    ANSWER = "desk-answer+jws"
    """The court answers: receipts, reviews, hearings, packs."""
    ENROLMENT = "desk-enrolment+jws"
    """The court takes a laptop on."""
    ABOUT = "desk-about+jws"
    """The court proves that it is there."""
    COVER = "desk-cover+jws"
    """The laptop states what it put on a stick."""
    IMPORTED = "desk-imported+jws"
    """The court says what became of a stick, filing by filing."""


@dataclass(frozen=True, slots=True)
class Signed:
    """What a signed text says, and the certificate (DER) with whose key it was signed."""

    payload: Any
    body: bytes
    """The canonical JSON, byte for byte."""
    certificate: bytes

    @property
    def sha256(self) -> str:
        """Hash of the canonical JSON; for a manifest, the identity of what was filed."""
        return sha256_of(self.body)


def sign(payload: Any, use: Use, key: ec.EllipticCurvePrivateKey, certificate: x509.Certificate) -> str:
    """The payload as signed text. `key` is on P-256 and belongs to the certificate."""
    chain = [base64.b64encode(certificate.public_bytes(Encoding.DER)).decode("ascii")]
    return _JWS.encode(canonical(payload), key, algorithm=ALGORITHM, headers={"typ": use.value, "x5c": chain})


def read_signed(token: str, use: Use, *, at: datetime, authority: x509.Certificate) -> Signed:
    """What a signed text says, once its signature, its use and its certificate are sound.

    The certificate must have been issued by `authority` and be good at `at` (aware). Faults: `not_signed` (no such
    text at all), `signed_for_other_use`, `certificate_unreadable`, `certificate_foreign`, `certificate_expired`,
    `signature_wrong`, and those of `read_canonical`.
    """
    head = _head(token)
    if head.get("typ") != use.value:
        raise Fault("signed_for_other_use")
    certificate = _certificate(head)
    check_certificate(certificate, at=at, authority=authority)
    key = certificate.public_key()
    if not isinstance(key, ec.EllipticCurvePublicKey):
        raise Fault("certificate_unreadable")
    try:
        body = _JWS.decode(token, key, algorithms=[ALGORITHM])
    except jwt.InvalidTokenError:
        raise Fault("signature_wrong") from None
    return Signed(read_canonical(body), body, certificate.public_bytes(Encoding.DER))


def certificate_in(token: str) -> x509.Certificate:
    """The certificate that a signed text names, before anything is believed. Faults as `read_signed`."""
    return _certificate(_head(token))


def unverified(token: str) -> Any:
    """What a signed text says, before anything of it is believed. Faults `not_signed`, and of `read_canonical`."""
    _head(token)
    try:
        body = _JWS.decode(token, options={"verify_signature": False})
    except jwt.InvalidTokenError:
        raise Fault("not_signed") from None
    return read_canonical(body)


def check_certificate(certificate: x509.Certificate, *, at: datetime, authority: x509.Certificate) -> None:
    """Faults `certificate_foreign`, `certificate_expired` (also one that is not good yet)."""
    try:
        certificate.verify_directly_issued_by(authority)
    except (InvalidSignature, UnsupportedAlgorithm, ValueError, TypeError):
        raise Fault("certificate_foreign") from None
    if not certificate.not_valid_before_utc <= at <= certificate.not_valid_after_utc:
        raise Fault("certificate_expired")


def fingerprint(certificate: x509.Certificate) -> str:
    """SHA-256 (hex) of the certificate's DER."""
    return sha256_of(certificate.public_bytes(Encoding.DER))


def _head(token: str) -> dict[str, Any]:
    try:
        head = _JWS.get_unverified_header(token)
    except (jwt.InvalidTokenError, ValueError):
        raise Fault("not_signed") from None
    if head.get("alg") != ALGORITHM:
        raise Fault("not_signed")
    return head


def _certificate(head: dict[str, Any]) -> x509.Certificate:
    chain = head.get("x5c")
    if (
        not isinstance(chain, Sequence)
        or isinstance(chain, str)
        or len(chain) != 1
        or not isinstance(chain[0], str)
    ):
        raise Fault("certificate_unreadable")
    try:
        return x509.load_der_x509_certificate(base64.b64decode(chain[0], validate=True))
    except (ValueError, UnsupportedAlgorithm):
        raise Fault("certificate_unreadable") from None
