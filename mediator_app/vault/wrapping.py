"""Wrapping the data key: AES-256-GCM under a key derived from a passphrase, a recovery code or a random
key.
"""

from __future__ import annotations

import os
import unicodedata
from dataclasses import dataclass
from typing import Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from mediator_app.vault.datakey import KEY_BYTES, DataKey

SALT_BYTES: Final = 16
NONCE_BYTES: Final = 12


@dataclass(frozen=True, slots=True)
class Cost:
    """What one guess at the passphrase costs: Argon2id passes, memory in KiB, and lanes."""

    passes: int
    memory_kib: int
    lanes: int

    def __post_init__(self) -> None:
        # The upper bounds keep a doctored key file from exhausting the machine's memory.
        if not (
            1 <= self.passes <= 64 and 1 <= self.lanes <= 64 and 8 * self.lanes <= self.memory_kib <= 4 << 20
        ):
            raise ValueError("Argon2id cost out of range")


STANDARD_COST: Final = Cost(passes=3, memory_kib=64 * 1024, lanes=4)
"""RFC 9106 section 4, second recommended option (64 MiB), well above OWASP's floor of 19 MiB and two
passes.
"""


@dataclass(frozen=True, slots=True)
class Wrapped:
    """A data key sealed under one secret: `salt` (16 bytes) for the derivation, `nonce` (12) and `sealed`
    (48).
    """

    salt: bytes
    nonce: bytes
    sealed: bytes


def fresh_salt() -> bytes:
    """16 random bytes (RFC 9106 section 3.1)."""
    return os.urandom(SALT_BYTES)


def from_passphrase(passphrase: str, salt: bytes, cost: Cost) -> bytes:
    """The wrapping key (32 bytes) of a passphrase by Argon2id, RFC 9106 version 0x13.

    The text is brought to NFKC first, so that a full-width digit left behind by an input method, or another
    machine's composition of an accent, opens the same store. Takes about 0.1 s at the standard cost.
    """
    from argon2.low_level import ARGON2_VERSION, Type, hash_secret_raw

    text = unicodedata.normalize("NFKC", passphrase).encode("utf-8", "surrogatepass")
    return hash_secret_raw(
        text,
        salt,
        time_cost=cost.passes,
        memory_cost=cost.memory_kib,
        parallelism=cost.lanes,
        hash_len=KEY_BYTES,
        type=Type.ID,
        version=ARGON2_VERSION,
    )


def from_random(secret: bytes, salt: bytes, purpose: str) -> bytes:
    """The wrapping key (32 bytes) of a secret that is already random, by HKDF-SHA256 (RFC 5869)."""
    info = f"mediators-desk {purpose}".encode()
    return HKDF(algorithm=hashes.SHA256(), length=KEY_BYTES, salt=salt, info=info).derive(secret)


def wrap(key: DataKey, wrapping_key: bytes, salt: bytes, bound_to: bytes) -> Wrapped:
    """Seal `key`; `bound_to` is authenticated with it, so that a slot cannot be moved or its cost
    rewritten.
    """
    nonce = os.urandom(NONCE_BYTES)
    return Wrapped(salt, nonce, AESGCM(wrapping_key).encrypt(nonce, key.reveal(), bound_to))


def unwrap(wrapped: Wrapped, wrapping_key: bytes, bound_to: bytes) -> DataKey | None:
    """The data key, or None where the secret is not the one it was sealed with."""
    try:
        return DataKey(AESGCM(wrapping_key).decrypt(wrapped.nonce, wrapped.sealed, bound_to))
    except InvalidTag:
        return None
