"""Keys that can close a document: what they have in common, and the one kept in the store."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from typing import Protocol

from asn1crypto import keys as asn1_keys
from asn1crypto import x509 as asn1_x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.types import PrivateKeyTypes
from pyhanko.sign.signers import Signer, SimpleSigner
from pyhanko_certvalidator.registry import SimpleCertificateStore

from mediator_app.domain.errors import Trouble
from mediator_app.signing.certificate import Identity


class ClosingKey(Protocol):
    """A key with its certificate, in memory or on a token."""

    def opened(self) -> AbstractContextManager[Signer]:
        """A signer ready for one signature; a token's session ends with the block.

        Raises Trouble or Refusal as the implementing class says.
        """
        ...


class SoftwareKey:
    """The key that the store keeps; see `certificate.make_identity`."""

    def __init__(self, identity: Identity) -> None:
        self._identity = identity

    @contextmanager
    def opened(self) -> Iterator[Signer]:
        """Raises Trouble `key_unreadable` where the kept bytes are no key with its certificate."""
        try:
            certificate = asn1_x509.Certificate.load(self._identity.certificate, strict=True)
            key = asn1_keys.PrivateKeyInfo.load(self._identity.key, strict=True)
            secret = serialization.load_der_private_key(self._identity.key, None)
            same = secret.public_key().public_bytes(
                serialization.Encoding.DER, serialization.PublicFormat.SubjectPublicKeyInfo
            ) == bytes(certificate.public_key.dump())
        except (ValueError, TypeError) as error:
            raise Trouble("key_unreadable") from error
        if not same:
            raise Trouble("key_unreadable")
        yield _RepeatableSigner(certificate, key, SimpleCertificateStore(), secret)


class _RepeatableSigner(SimpleSigner):
    """Signs ECDSA after RFC 6979: the same document closed twice gives the same bytes.

    A document whose closing was interrupted can then be closed again without leaving two versions of one
    paper in the world, and no weak random number can give the key away.
    """

    def __init__(
        self,
        certificate: asn1_x509.Certificate,
        key: asn1_keys.PrivateKeyInfo,
        registry: SimpleCertificateStore,
        secret: PrivateKeyTypes,
    ) -> None:
        super().__init__(certificate, key, registry)
        self._secret = secret

    def sign_raw(self, data: bytes, digest_algorithm: str) -> bytes:
        """As the base class, without a random number for ECDSA with SHA-256."""
        if isinstance(self._secret, ec.EllipticCurvePrivateKey) and digest_algorithm == "sha256":
            return self._secret.sign(data, ec.ECDSA(hashes.SHA256(), deterministic_signing=True))
        return bytes(super().sign_raw(data, digest_algorithm))
