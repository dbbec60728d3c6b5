"""The operating system's key ring: where a secret may lie so that a store opens without typing.

Only back ends that encrypt what they hold are used, picked by name from a short list; what the user's
`keyring` configuration says is ignored, because it may point at a plain file. Every call returns within its
time limit.
"""

from __future__ import annotations

import importlib
import threading
from collections.abc import Callable
from concurrent.futures import Future
from contextlib import closing
from typing import TYPE_CHECKING, Final, Protocol, TypeVar

from mediator_app.domain.errors import Trouble

if TYPE_CHECKING:
    from keyring.backend import KeyringBackend

SERVICE: Final = "mediators-desk"

# keyring's own order of preference does not matter here: at most one of them works on a given desktop,
# except KWallet, which newer systems also offer through the Secret Service.
_REAL: Final = (
    ("keyring.backends.Windows", "WinVaultKeyring"),
    ("keyring.backends.macOS", "Keyring"),
    ("keyring.backends.SecretService", "Keyring"),
    ("keyring.backends.kwallet", "DBusKeyring"),
)
_SECRET_SERVICE: Final = "keyring.backends.SecretService"

_T = TypeVar("_T")


class SecretStore(Protocol):
    """Named secrets kept by the operating system.

    Each method raises `Trouble` with one of four codes, and no other: `key_ring_none` (no real key ring on
    this machine), `key_ring_locked` (there is one and it is closed), `key_ring_missing` (it holds no such
    entry), `key_ring_refused` (it was asked and said no, or answered with an error). None of them blocks for
    ever.
    """

    def get(self, name: str) -> str:
        """The secret called `name`."""

    def put(self, name: str, secret: str) -> None:
        """Keep `secret` as `name`, in place of what was there."""

    def drop(self, name: str) -> None:
        """Forget `name`."""


class OsKeyRing:
    """The key ring of this desktop, through `keyring`.

    `prompt=False` never makes the desktop ask for a password: a locked key ring is reported as locked.
    With `prompt=True` the desktop may ask, and `seconds` is how long the person has to answer.
    """

    def __init__(self, *, prompt: bool = False, seconds: float = 20.0) -> None:
        self._prompt = prompt
        self._seconds = seconds

    def get(self, name: str) -> str:
        """See `SecretStore.get`."""
        secret = self._ask(lambda ring: ring.get_password(SERVICE, name))
        if secret is None:
            raise Trouble("key_ring_missing")
        return secret

    def put(self, name: str, secret: str) -> None:
        """See `SecretStore.put`."""
        self._ask(lambda ring: ring.set_password(SERVICE, name, secret), creates=True)

    def drop(self, name: str) -> None:
        """See `SecretStore.drop`."""

        def delete(ring: KeyringBackend) -> None:
            # Asked first, because the back ends report an absent entry and a refusal alike.
            if ring.get_password(SERVICE, name) is None:
                raise Trouble("key_ring_missing")
            ring.delete_password(SERVICE, name)

        self._ask(delete)

    def _ask(self, question: Callable[[KeyringBackend], _T], *, creates: bool = False) -> _T:
        """Put `question` to the key ring on a thread of its own, since D-Bus calls have no time limit."""
        answer: Future[_T] = Future()

        def ask() -> None:
            try:
                ring = _real_back_end()
                self._look_first(ring, creates=creates)
                answer.set_result(question(ring))
            except Trouble as trouble:
                answer.set_exception(trouble)
            # The back ends raise D-Bus, ctypes and pywin32 errors of their own.
            except Exception as error:  # noqa: BLE001
                answer.set_exception(_as_trouble(error))

        # A daemon: a prompt that nobody answers must not keep the program from ending.
        threading.Thread(target=ask, name="key-ring", daemon=True).start()
        try:
            return answer.result(timeout=self._seconds)
        except TimeoutError:
            # Still waiting for someone to type the key ring's password, or for a service that hangs.
            raise Trouble("key_ring_locked" if self._prompt else "key_ring_refused") from None

    def _look_first(self, ring: KeyringBackend, *, creates: bool) -> None:
        """Learn whether the Secret Service is locked before `keyring` makes it ask, and wait, without a limit."""
        if type(ring).__module__ != _SECRET_SERVICE:
            return
        import secretstorage

        with closing(secretstorage.dbus_init()) as bus:
            try:
                collection = secretstorage.Collection(bus)
            except secretstorage.exceptions.ItemNotFoundException:
                # No default collection yet: nothing can be in it, and making one asks for its password.
                if creates and self._prompt:
                    return
                raise Trouble("key_ring_locked" if creates else "key_ring_missing") from None
            if not collection.is_locked():
                return
            if not self._prompt:
                raise Trouble("key_ring_locked")
            if collection.unlock(timeout=self._seconds):
                raise Trouble("key_ring_refused")


def _real_back_end() -> KeyringBackend:
    """The first back end of the list that works here. Raises `Trouble("key_ring_none")`."""
    for module, name in _REAL:
        # "Does not work on this desktop" is said by a different exception in each back end.
        try:
            kind: type[KeyringBackend] = getattr(importlib.import_module(module), name)
            if kind.priority > 0:
                return kind()
        except Exception:  # noqa: BLE001, S112
            continue
    raise Trouble("key_ring_none")


def _as_trouble(error: Exception) -> Trouble:
    """One of the four codes for what a back end raised; its text is dropped, it may quote what was stored."""
    from keyring import errors

    if isinstance(error, errors.NoKeyringError):
        return Trouble("key_ring_none")
    # macOS says "locked" for a person who pressed "deny".
    denied = type(error.__cause__).__name__ == "KeychainDenied"
    locked = (
        isinstance(error, errors.KeyringLocked | TimeoutError) or type(error).__name__ == "LockedException"
    )
    return Trouble("key_ring_locked" if locked and not denied else "key_ring_refused")


def back_end_name() -> str:
    """The back end that would be used, for the diagnosis page. Raises `Trouble("key_ring_none")`."""
    return type(_real_back_end()).__module__.rpartition(".")[2]
