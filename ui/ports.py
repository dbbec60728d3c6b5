"""What the window needs besides the desk: the house that keeps stores and keys. Bootstrap builds one."""

from __future__ import annotations

from concurrent.futures import Future
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from mediator_app.desk import Desk

if TYPE_CHECKING:
    from mediator_app.delivery import Delivery


@dataclass(frozen=True, slots=True)
class Created:
    """A store that was just made. `recovery_code` is shown and printed now or never."""

    desk: Desk
    recovery_code: str


@dataclass(frozen=True, slots=True)
class CertificateFacts:
    """What a person is told about the certificate with which documents are closed."""

    subject: str
    expires: date
    fingerprint: str
    """SHA-256, hex."""
    on_token: bool = False


class House(Protocol):
    """Stores and keys of this computer's user. Answers come as Futures; their failures are Refusal or Trouble.

    One desk is open at a time. `on_save` of every desk it opens goes to the listener that bootstrap was given.
    """

    @property
    def is_set_up(self) -> bool:
        """Whether there is a real store (practice does not count)."""
        ...

    @property
    def has_quick_unlock(self) -> bool:
        """Whether the key ring may be able to open it."""
        ...

    def create(self, passphrase: str) -> Future[Created]:
        """Refusal `passphrase_short`; Trouble `key_file_…`, `store_…`."""
        ...

    def unlock(self, passphrase: str) -> Future[Desk]:
        """Refusal `passphrase_wrong`; Trouble `key_file_…`, `store_…`."""
        ...

    def unlock_with_code(self, code: str) -> Future[Desk]:
        """Refusal `recovery_code_…`."""
        ...

    def unlock_quickly(self) -> Future[Desk]:
        """Trouble `key_ring_missing`, `key_ring_locked`, `key_ring_refused`, `key_ring_none`."""
        ...

    def restore(self, backup: Path, secret: str, *, by_code: bool) -> Future[Path | None]:
        """Put a backup in the place of the real store, which must not be open; `secret` is the passphrase or the
        recovery code of the time when it was made. Gives the folder that keeps what was there before. Refusal
        `no_such_file`, `not_a_backup`, `backup_damaged`, `backup_too_new`, `backup_key_wrong`, `passphrase_wrong`,
        `recovery_code_…`; Trouble `key_file_…`, `store_…`. Whatever is refused, what is there stays as it is.
        """
        ...

    def practice(self) -> Future[Desk]:
        """The desk of the practice store, made where there is none. Needs no passphrase."""
        ...

    def set_passphrase(self, passphrase: str) -> Future[None]:
        """A new passphrase for the open store."""
        ...

    def change_passphrase(self, old: str, new: str) -> Future[None]:
        """`set_passphrase` for whoever knows the old one. Refusal `passphrase_short`, `passphrase_wrong`; Trouble
        `key_file_…`. Whatever is refused, the old one goes on to open the store.
        """
        ...

    def new_recovery_code(self, passphrase: str) -> Future[str]:
        """A code to print; the one before opens nothing from then on. Asks for the passphrase, so that nobody takes a
        code along from a window that was left open. Refusal `passphrase_wrong`; Trouble `key_file_…`.
        """
        ...

    def key_ring(self) -> Future[bool]:
        """Whether this desktop has a real key ring, so that unlocking by it can be offered; asks it for no secret."""
        ...

    def set_quick_unlock(self, on: bool) -> Future[None]:
        """Trouble `key_ring_…`; then nothing has changed."""
        ...

    def delivery(self) -> Future[Delivery]:
        """Filing from the open store; slow at the first question, since what reaches the court is loaded then."""
        ...

    def certificate(self) -> Future[CertificateFacts | None]:
        """The mediator's certificate in the open store."""
        ...

    def make_certificate(self, name: str, organisation: str, number: str) -> Future[CertificateFacts]:
        """A software key and certificate for this mediator, kept in the open store."""
        ...

    def lock(self) -> Future[None]:
        """Finish saving and let go of the open store and its key."""
        ...
