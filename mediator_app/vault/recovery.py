"""The recovery code: a random secret that is printed once and typed in when the passphrase is lost."""

from __future__ import annotations

import unicodedata
from typing import Final

from mediator_app.domain.errors import Refusal

# Base 32 without I, L, O and U, after Crockford: what remains cannot be mistaken for a neighbour in print,
# and the four left-out letters can be read back as what they were taken for.
ALPHABET: Final = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_READ_AS: Final = str.maketrans({"O": "0", "I": "1", "L": "1"})
_SECRET_SYMBOLS: Final = 28
_CHECK_SYMBOLS: Final = 4
_GROUP: Final = 4
_SEPARATORS: Final = frozenset(" \t\r\n-‐‑‒–—―−_·.,/")

SECRET_BITS: Final = _SECRET_SYMBOLS * 5
"""140 random bits: no slow key derivation is needed for a secret of this size."""


def new_code() -> str:
    """A fresh code: 28 random symbols (140 bits) and 4 check symbols, in eight groups of four."""
    import secrets

    secret = "".join(secrets.choice(ALPHABET) for _ in range(_SECRET_SYMBOLS))
    return grouped(secret + _check(secret))


def grouped(symbols: str) -> str:
    """`symbols` in groups of four, as they are printed."""
    return "-".join(symbols[i : i + _GROUP] for i in range(0, len(symbols), _GROUP))


def read_code(typed: str) -> bytes:
    """The secret inside a code as a person typed it, ready for key derivation.

    Case, full-width forms, spaces and dashes do not matter; O is read as 0, I and L as 1.
    Raises `Refusal`: `recovery_code_symbol` (with the 1-based `position` of a character that no code holds),
    `recovery_code_length` (`got`, `expected`), or `recovery_code_typo` when the check symbols disagree, which
    says that the typing is at fault and not the paper. A well-typed code of another store passes here.
    """
    symbols = [
        c for c in unicodedata.normalize("NFKC", typed).upper().translate(_READ_AS) if c not in _SEPARATORS
    ]
    for position, symbol in enumerate(symbols, start=1):
        if symbol not in ALPHABET:
            raise Refusal("recovery_code_symbol", "recovery_code", position=position)
    expected = _SECRET_SYMBOLS + _CHECK_SYMBOLS
    if len(symbols) != expected:
        raise Refusal("recovery_code_length", "recovery_code", got=len(symbols), expected=expected)
    secret, check = "".join(symbols[:_SECRET_SYMBOLS]), "".join(symbols[_SECRET_SYMBOLS:])
    if check != _check(secret):
        raise Refusal("recovery_code_typo", "recovery_code")
    return secret.encode("ascii")


def _check(secret: str) -> str:
    """Twenty bits of SHA-256: one typing error in a million goes unnoticed."""
    import hashlib

    bits = int.from_bytes(
        hashlib.sha256(b"mediators-desk recovery check " + secret.encode("ascii")).digest()[:4]
    )
    return "".join(ALPHABET[(bits >> shift) & 31] for shift in (27, 22, 17, 12))
