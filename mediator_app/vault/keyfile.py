"""`keys.json`: the data key, sealed once for each way of opening it. Holds nothing that is secret by
itself.
"""

from __future__ import annotations

import base64
import binascii
import contextlib
import json
import os
import sys
from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path
from typing import Final

from mediator_app.domain.errors import Trouble
from mediator_app.vault.datakey import DataKey
from mediator_app.vault.wrapping import Cost, Wrapped, from_random

FORMAT: Final = "mediators-desk-keys"
VERSION: Final = 1


class Slot(StrEnum):
    """A way of opening the data key."""

    PASSPHRASE = "passphrase"
    RECOVERY = "recovery"
    QUICK = "quick"
    PRACTICE = "practice"


@dataclass(frozen=True, slots=True)
class KeyFile:
    """What the file says: which store it belongs to, what a guess costs, and one sealed key for each slot.

    `check` is a one-way print of the data key: it tells the right key from a mixed-up one before anything is
    sealed with it, and gives nothing to somebody who guesses 256 bits.
    """

    vault_id: str
    check: bytes
    cost: Cost
    slots: Mapping[Slot, Wrapped]

    def is_for(self, key: DataKey) -> bool:
        """Whether `key` is the key that this file seals."""
        import hmac

        return hmac.compare_digest(self.check, _check(key, self.vault_id))

    def bound_to(self, slot: Slot) -> bytes:
        """What is authenticated with the sealed key: a slot moved, renamed or made cheaper no longer opens."""
        cost = (
            f"{self.cost.passes}.{self.cost.memory_kib}.{self.cost.lanes}" if slot is Slot.PASSPHRASE else "-"
        )
        return f"{FORMAT} {VERSION} {self.vault_id} {slot} {cost}".encode()

    def holding(self, slot: Slot, wrapped: Wrapped) -> KeyFile:
        """The same file with `slot` set."""
        return replace(self, slots={**self.slots, slot: wrapped})

    def without(self, slot: Slot) -> KeyFile:
        """The same file without `slot`."""
        return replace(self, slots={s: w for s, w in self.slots.items() if s is not slot})


def fresh(key: DataKey, cost: Cost) -> KeyFile:
    """A key file for `key` that nothing opens yet, under a random name that says nothing about its owner."""
    vault_id = os.urandom(16).hex()
    return KeyFile(vault_id, _check(key, vault_id), cost, {})


def _check(key: DataKey, vault_id: str) -> bytes:
    return from_random(key.reveal(), vault_id.encode("ascii"), "check")


def encode(keys: KeyFile) -> str:
    """The file's text: JSON, sorted, one final newline."""
    document = {
        "format": FORMAT,
        "version": VERSION,
        "id": keys.vault_id,
        "check": _b64(keys.check),
        "argon2id": {
            "passes": keys.cost.passes,
            "memory_kib": keys.cost.memory_kib,
            "lanes": keys.cost.lanes,
        },
        "slots": {
            str(slot): {"salt": _b64(w.salt), "nonce": _b64(w.nonce), "sealed": _b64(w.sealed)}
            for slot, w in keys.slots.items()
        },
    }
    return json.dumps(document, indent=2, sort_keys=True) + "\n"


def decode(text: str) -> KeyFile:
    """The file behind `text`. Raises `Trouble`: `key_file_damaged`, or `key_file_too_new` (`version`)."""
    try:
        document = json.loads(text)
        if document["format"] != FORMAT:
            raise Trouble("key_file_damaged")
        version = int(document["version"])
        if version > VERSION:
            raise Trouble("key_file_too_new", version=version)
        cost = Cost(**{k: int(v) for k, v in document["argon2id"].items()})
        slots = {
            Slot(name): Wrapped(*(base64.b64decode(body[part], validate=True) for part in _PARTS))
            for name, body in document["slots"].items()
        }
        check = base64.b64decode(document["check"], validate=True)
        return KeyFile(str(document["id"]), check, cost, slots)
    except (ValueError, KeyError, TypeError, AttributeError, binascii.Error):
        raise Trouble("key_file_damaged") from None


_PARTS: Final = ("salt", "nonce", "sealed")


def read(path: Path) -> KeyFile:
    """The key file at `path`. Raises `Trouble`: `key_file_missing`, `key_file_unreadable`, or as `decode`."""
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        raise Trouble("key_file_missing", path=str(path)) from None
    except OSError as error:
        raise Trouble("key_file_unreadable", path=str(path), errno=error.errno) from None
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        raise Trouble("key_file_damaged", path=str(path)) from None
    return decode(text)


def write(path: Path, keys: KeyFile, *, replacing: bool) -> None:
    """Put `keys` at `path` so that a crash leaves either the old file or the new one, readable by its owner
    only.

    With `replacing=False` an existing file is left alone. Raises `Trouble`: `key_file_exists`,
    `key_file_not_written`.
    """
    if not replacing and path.exists():
        raise Trouble("key_file_exists", path=str(path))
    beside = path.with_name(f".{path.name}.{os.urandom(4).hex()}")
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        descriptor = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with open(descriptor, "wb") as file:
            file.write(encode(keys).encode("utf-8"))
            file.flush()
            os.fsync(file.fileno())
        os.replace(beside, path)
        _sync_folder(path.parent)
    except OSError as error:
        raise Trouble("key_file_not_written", path=str(path), errno=error.errno) from None
    finally:
        with contextlib.suppress(OSError):
            beside.unlink()


def _sync_folder(folder: Path) -> None:
    """Make a rename durable; Windows has no such call and needs none."""
    if sys.platform == "win32":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _b64(data: bytes) -> str:
    return base64.b64encode(data).decode("ascii")
