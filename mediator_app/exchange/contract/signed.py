"""Signed JSON: a JWS (RFC 7515, compact, ES256) over canonical JSON, with the signer's certificate in its head.

What a token is for stands in its `typ`, so that none can be passed off as another.
"""

from __future__ import annotations

import base64
import json
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from functools import lru_cache
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
_REMEMBERED: Final = 512
"""Of so many heads is remembered what can be read in them. Signatures and dates are looked at each time."""
_LONGEST_HEAD: Final = 8192
"""Characters of a head that is remembered; ours have a tenth of that."""


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
    headers = {"typ": use.value, "x5c": [base64.b64encode(_der(certificate)).decode("ascii")]}
    return _JWS.encode(canonical(payload), key, algorithm=ALGORITHM, headers=headers)


def read_signed(token: str, use: Use, *, at: datetime, authority: x509.Certificate) -> Signed:
    """What a signed text says, once its signature, its use and its certificate are sound.

    The certificate must have been issued by `authority` and be good at `at` (aware). Faults: `not_signed` (no such
    text at all), `signed_for_other_use`, `certificate_unreadable`, `certificate_foreign`, `certificate_expired`,
    `signature_wrong`, and those of `read_canonical`.
    """
    head = _head(token)
    if head.use != use.value:
        raise Fault("signed_for_other_use")
    certificate = head.certificate()
    check_certificate(certificate, at=at, authority=authority)
    key = certificate.public_key()
    if not isinstance(key, ec.EllipticCurvePublicKey):
        raise Fault("certificate_unreadable")
    try:
        body = _JWS.decode(token, key, algorithms=[ALGORITHM])
    except jwt.InvalidSignatureError:
        raise Fault("signature_wrong") from None
    except jwt.InvalidTokenError:
        raise Fault("not_signed") from None
    return Signed(read_canonical(body), body, _der(certificate))


def certificate_in(token: str) -> x509.Certificate:
    """The certificate that a signed text names, before anything is believed. Faults as `read_signed`."""
    return _head(token).certificate()


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
    _check_issued(certificate, authority)
    if not certificate.not_valid_before_utc <= at <= certificate.not_valid_after_utc:
        raise Fault("certificate_expired")


def fingerprint(certificate: x509.Certificate) -> str:
    """SHA-256 (hex) of the certificate's DER."""
    return sha256_of(_der(certificate))


def _der(certificate: x509.Certificate) -> bytes:
    return certificate.public_bytes(Encoding.DER)


@lru_cache(_REMEMBERED)
def _check_issued(certificate: x509.Certificate, authority: x509.Certificate) -> None:
    try:
        certificate.verify_directly_issued_by(authority)
    except (InvalidSignature, UnsupportedAlgorithm, ValueError, TypeError):
        raise Fault("certificate_foreign") from None


@dataclass(frozen=True, slots=True)
class _Head:
    """What stands before the text itself: what it is for, and whose key it names."""

    use: Any
    parsed: x509.Certificate | None

    def certificate(self) -> x509.Certificate:
        if self.parsed is None:
            raise Fault("certificate_unreadable")
        return self.parsed


def _head(token: str) -> _Head:
    segment, dot, rest = token.partition(".")
    if not dot or "." not in rest:
        raise Fault("not_signed")
    return (_read_head if len(segment) <= _LONGEST_HEAD else _read_head.__wrapped__)(segment)


@lru_cache(_REMEMBERED)
def _read_head(segment: str) -> _Head:
    try:
        head = json.loads(base64.urlsafe_b64decode(segment + "=" * (-len(segment) % 4)))
    except (ValueError, RecursionError):
        raise Fault("not_signed") from None
    if not isinstance(head, dict) or head.get("alg") != ALGORITHM:
        raise Fault("not_signed")
    return _Head(head.get("typ"), _certificate(head.get("x5c")))


def _certificate(chain: Any) -> x509.Certificate | None:
    """The one certificate of a chain; None for anything else."""
    if not isinstance(chain, list) or len(chain) != 1 or not isinstance(chain[0], str):
        return None
    try:
        return x509.load_der_x509_certificate(base64.b64decode(chain[0], validate=True))
    except (ValueError, UnsupportedAlgorithm):
        return None
