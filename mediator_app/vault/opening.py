"""The vault: the one place where the data key is made, sealed, and opened again."""

from __future__ import annotations

import base64
import binascii
import os
import unicodedata
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from mediator_app.domain.errors import Refusal, Trouble
from mediator_app.vault import keyfile
from mediator_app.vault.datakey import KEY_BYTES, DataKey
from mediator_app.vault.keyfile import KeyFile, Slot
from mediator_app.vault.recovery import new_code, read_code
from mediator_app.vault.ring import SecretStore
from mediator_app.vault.wrapping import (
    STANDARD_COST,
    Cost,
    fresh_salt,
    from_passphrase,
    from_random,
    unwrap,
    wrap,
)

SHORTEST_PASSPHRASE: Final = 10
"""Characters after NFKC. NIST SP 800-63B asks for 8 at least and no rules of composition; a lost laptop is
attacked offline, so two more."""

_PRACTICE_SECRET: Final = b"practice stores hold fictional cases only"


@dataclass(frozen=True, slots=True)
class NewVault:
    """What comes out of making a vault: the vault, its open key, and the recovery code to print now or
    never.
    """

    vault: Vault
    key: DataKey
    recovery_code: str

    def __repr__(self) -> str:
        return f"NewVault({self.vault!r}, <secrets>)"


class Vault:
    """The key file of one store.

    It holds no open key: each way in returns a `DataKey`, and each change takes one or the secret that gives
    one. Raises what `keyfile.read` raises whenever the file is gone or damaged.
    """

    def __init__(self, path: Path) -> None:
        """The vault whose key file lies at `path`; nothing is read yet."""
        self._path = path

    def __repr__(self) -> str:
        return f"Vault({str(self._path)!r})"

    @property
    def path(self) -> Path:
        """Where the key file lies."""
        return self._path

    @property
    def exists(self) -> bool:
        """Whether there is a key file, readable or not."""
        return self._path.exists()

    @property
    def is_practice(self) -> bool:
        """Whether this vault opens without a secret, because its store holds fictional cases only."""
        return Slot.PRACTICE in self._read().slots

    @property
    def has_quick_unlock(self) -> bool:
        """Whether a key ring may be able to open it."""
        return Slot.QUICK in self._read().slots

    @property
    def vault_id(self) -> str:
        """The public name of this vault, by which a backup and a key ring entry are told apart from others."""
        return self._read().vault_id

    @classmethod
    def create(cls, path: Path, passphrase: str, *, cost: Cost = STANDARD_COST) -> NewVault:
        """Make a data key and seal it under `passphrase` and under a fresh recovery code.

        Raises `Refusal("passphrase_short", "passphrase", minimum=…)`, `Trouble("key_file_exists")`,
        `Trouble("key_file_not_written")`.
        """
        _refuse_weak(passphrase)
        key, code = DataKey.random(), new_code()
        keys = keyfile.fresh(key, cost)
        keys = _with_passphrase(_with_code(keys, key, code), key, passphrase)
        keyfile.write(path, keys, replacing=False)
        return NewVault(cls(path), key, code)

    @classmethod
    def create_practice(cls, path: Path) -> tuple[Vault, DataKey]:
        """Make a vault that needs no set-up and protects nothing: for practice cases, in a store of their
        own.
        """
        key = DataKey.random()
        keys = _sealed(keyfile.fresh(key, STANDARD_COST), Slot.PRACTICE, key, _PRACTICE_SECRET)
        keyfile.write(path, keys, replacing=False)
        return cls(path), key

    def open_practice(self) -> DataKey:
        """The key of a practice vault. Raises `Refusal("not_practice")` for any other."""
        keys = self._read()
        if Slot.PRACTICE not in keys.slots:
            raise Refusal("not_practice")
        key = _opened(keys, Slot.PRACTICE, _PRACTICE_SECRET)
        if key is None:
            raise Trouble("key_file_damaged", path=str(self._path))
        return key

    def open(self, passphrase: str) -> DataKey:
        """The key, by passphrase; takes about 0.1 s. Raises `Refusal("passphrase_wrong", "passphrase")`."""
        keys = self._read()
        wrapped = keys.slots.get(Slot.PASSPHRASE)
        if wrapped is None:
            raise Refusal("passphrase_not_set", "passphrase")
        secret = from_passphrase(passphrase, wrapped.salt, keys.cost)
        key = unwrap(wrapped, secret, keys.bound_to(Slot.PASSPHRASE))
        if key is None:
            raise Refusal("passphrase_wrong", "passphrase")
        return key

    def open_with_code(self, typed: str) -> DataKey:
        """The key, by the printed recovery code.

        Raises `Refusal` for a typing error as `read_code` does, and `Refusal("recovery_code_wrong",
        "recovery_code")` for a code that is well typed but belongs to another store or was replaced.
        """
        secret = read_code(typed)
        keys = self._read()
        key = _opened(keys, Slot.RECOVERY, secret)
        if key is None:
            raise Refusal("recovery_code_wrong", "recovery_code")
        return key

    def open_quickly(self, ring: SecretStore) -> DataKey:
        """The key, by the key ring alone. Raises `Trouble`: one of the four `key_ring_…` codes.

        An entry that no longer fits this key file counts as missing: the way on is the same, type the
        passphrase.
        """
        keys = self._read()
        if Slot.QUICK not in keys.slots:
            raise Trouble("key_ring_missing")
        try:
            secret = base64.b64decode(ring.get(keys.vault_id), validate=True)
        except (binascii.Error, ValueError):
            raise Trouble("key_ring_missing") from None
        key = _opened(keys, Slot.QUICK, secret)
        if key is None:
            raise Trouble("key_ring_missing")
        return key

    def set_passphrase(self, key: DataKey, passphrase: str, *, cost: Cost = STANDARD_COST) -> None:
        """Seal the key under a new passphrase; the old one stops opening this file at once.

        `key` comes from any way in, so this also serves after a recovery. Raises as `create`, and ValueError
        when `key` is not this vault's.
        """
        _refuse_weak(passphrase)
        keys = self._own(key)
        keyfile.write(self._path, _with_passphrase(replace(keys, cost=cost), key, passphrase), replacing=True)

    def change_passphrase(self, old: str, new: str, *, cost: Cost = STANDARD_COST) -> None:
        """`set_passphrase` for someone who knows the old one. Raises as `open` and `create`."""
        _refuse_weak(new)
        self.set_passphrase(self.open(old), new, cost=cost)

    def new_recovery_code(self, key: DataKey) -> str:
        """A fresh recovery code to print; the old paper stops opening this file at once."""
        keys, code = self._own(key), new_code()
        keyfile.write(self._path, _with_code(keys, key, code), replacing=True)
        return code

    def enable_quick_unlock(self, key: DataKey, ring: SecretStore) -> None:
        """Let `ring` open this vault: a random wrapping key goes there, never the data key itself.

        Stealing the key ring without the key file gives nothing, and either side can end it alone.
        Raises `Trouble`: one of the four `key_ring_…` codes; then nothing has changed.
        """
        keys = self._own(key)
        secret = os.urandom(KEY_BYTES)
        # Ring first: a slot without its entry would promise a way in that does not exist.
        ring.put(keys.vault_id, base64.b64encode(secret).decode("ascii"))
        keyfile.write(self._path, _sealed(keys, Slot.QUICK, key, secret), replacing=True)

    def disable_quick_unlock(self, ring: SecretStore) -> None:
        """End quick unlock. Works even where the key ring is gone: the slot in the key file is what counts."""
        keys = self._read()
        if Slot.QUICK in keys.slots:
            keyfile.write(self._path, keys.without(Slot.QUICK), replacing=True)
        try:
            ring.drop(keys.vault_id)
        except Trouble:
            # Without its slot the entry left behind opens nothing.
            return

    def _read(self) -> KeyFile:
        return keyfile.read(self._path)

    def _own(self, key: DataKey) -> KeyFile:
        """The key file, once `key` has proved to be the one it seals (a mix-up would lock the owner out)."""
        keys = self._read()
        if not keys.is_for(key):
            raise ValueError("this data key belongs to another vault")
        return keys


def _with_passphrase(keys: KeyFile, key: DataKey, passphrase: str) -> KeyFile:
    salt = fresh_salt()
    secret = from_passphrase(passphrase, salt, keys.cost)
    return keys.holding(Slot.PASSPHRASE, wrap(key, secret, salt, keys.bound_to(Slot.PASSPHRASE)))


def _with_code(keys: KeyFile, key: DataKey, code: str) -> KeyFile:
    return _sealed(keys, Slot.RECOVERY, key, read_code(code))


def _sealed(keys: KeyFile, slot: Slot, key: DataKey, secret: bytes) -> KeyFile:
    salt = fresh_salt()
    return keys.holding(slot, wrap(key, from_random(secret, salt, slot), salt, keys.bound_to(slot)))


def _opened(keys: KeyFile, slot: Slot, secret: bytes) -> DataKey | None:
    wrapped = keys.slots.get(slot)
    if wrapped is None:
        return None
    return unwrap(wrapped, from_random(secret, wrapped.salt, slot), keys.bound_to(slot))


def _refuse_weak(passphrase: str) -> None:
    if len(unicodedata.normalize("NFKC", passphrase)) < SHORTEST_PASSPHRASE:
        raise Refusal("passphrase_short", "passphrase", minimum=SHORTEST_PASSPHRASE)
