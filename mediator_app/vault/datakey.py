"""The key that the store is encrypted with, held so that it does not leak by accident."""

from __future__ import annotations

import os
from typing import Final, NoReturn

KEY_BYTES: Final = 32
"""256 bits: what SQLCipher takes as a raw key and AES-256 as a key."""


class DataKey:
    """A random 256-bit key. It never shows its bytes in `repr`, cannot be pickled and is compared in constant
    time.

    Python cannot promise to wipe memory, so nothing here claims to; what it does promise is that the bytes
    leave this object by one method only, whose name can be searched for.
    """

    __slots__ = ("_raw",)

    def __init__(self, raw: bytes) -> None:
        """Hold `raw` (exactly 32 bytes). Raises ValueError for any other length, without quoting it."""
        if len(raw) != KEY_BYTES:
            raise ValueError(f"a data key has {KEY_BYTES} bytes")
        self._raw = bytes(raw)

    @classmethod
    def random(cls) -> DataKey:
        """A fresh key from the operating system's generator."""
        return cls(os.urandom(KEY_BYTES))

    def reveal(self) -> bytes:
        """The 32 bytes, for the store that is opened with them."""
        return self._raw

    def __repr__(self) -> str:
        return "DataKey(<secret>)"

    def __eq__(self, other: object) -> bool:
        import hmac

        return isinstance(other, DataKey) and hmac.compare_digest(self._raw, other._raw)

    __hash__ = None  # type: ignore[assignment]  # a secret has no business in a set or as a dictionary key

    def __reduce__(self) -> NoReturn:
        raise TypeError("a data key is not pickled")
