"""The service's own secret: what keeps the courts' keys, tokens and keyed hashes, apart from the database.

32 random bytes in a file that only the service's user may read. A copy of the database alone gives no key away; a
backup needs both.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import os
import secrets
from pathlib import Path
from typing import Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

LENGTH: Final = 32
_NONCE: Final = 12


class SecretUnreadable(Exception):
    """The secret's file is missing, damaged, or not the one with which this database was made."""


class Secret:
    """Wraps keys, makes keyed hashes and keys for tokens. `about` and `purpose` keep each use apart."""

    def __init__(self, key: bytes) -> None:
        if len(key) != LENGTH:
            raise SecretUnreadable("the secret has another length")
        self._key = key

    def __repr__(self) -> str:
        return "Secret(…)"

    def key_for(self, purpose: str) -> bytes:
        """32 bytes for one purpose."""
        return hmac.digest(self._key, purpose.encode(), hashlib.sha256)

    def keyed_hash(self, purpose: str, text: str) -> str:
        """A hash (hex) of something too short to be hashed in the open, such as an identity number."""
        return hmac.digest(self.key_for(purpose), text.encode("utf-8", "surrogatepass"), hashlib.sha256).hex()

    def wrap(self, text: str, about: str) -> str:
        nonce = secrets.token_bytes(_NONCE)
        sealed = AESGCM(self.key_for("wrap")).encrypt(nonce, text.encode(), about.encode())
        return base64.b64encode(nonce + sealed).decode("ascii")

    def unwrap(self, wrapped: str, about: str) -> str:
        """Raises `SecretUnreadable` where it was wrapped under another secret or for something else."""
        raw = base64.b64decode(wrapped)
        try:
            return AESGCM(self.key_for("wrap")).decrypt(raw[:_NONCE], raw[_NONCE:], about.encode()).decode()
        except InvalidTag:
            raise SecretUnreadable("the database was made with another secret") from None


def make_secret(path: Path) -> Secret:
    """A new secret at `path`, which must not exist; on the disk when this returns."""
    key = secrets.token_bytes(LENGTH)
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        file.write(base64.b64encode(key) + b"\n")
        file.flush()
        os.fsync(file.fileno())
    return Secret(key)


def read_secret(path: Path) -> Secret:
    """Raises `SecretUnreadable`."""
    try:
        return Secret(base64.b64decode(path.read_bytes(), validate=False))
    except (OSError, ValueError) as error:
        raise SecretUnreadable(f"{path}: {type(error).__name__}") from error
