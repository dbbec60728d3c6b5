"""The stores and keys of this computer's user, as the window asks for them: one desk open at a time.

The work (key derivation, opening files) is done on a thread of its own, so that the window never waits for it.
"""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from mediator_app.bootstrap import OpenDesk, Premises
from mediator_app.desk import Desk
from mediator_app.domain.days import legal_day
from mediator_app.domain.errors import Refusal
from ui.ports import CertificateFacts, Created

if TYPE_CHECKING:
    from mediator_app.delivery import Delivery
    from mediator_app.domain.verdict import Certificate
    from mediator_app.vault import DataKey, Vault

T = TypeVar("T")


class Rooms:
    """Implements `ui.ports.House` over the premises."""

    def __init__(self, premises: Premises, *, prepare: Callable[[Desk], None] | None = None) -> None:
        """`prepare` is given the practice desk each time it opens, to lay out what there is to practise on."""
        self._premises = premises
        self._prepare = prepare
        self._open: OpenDesk | None = None
        self._porter = ThreadPoolExecutor(1, thread_name_prefix="house")

    # --- coming in --------------------------------------------------------------------------

    @property
    def is_set_up(self) -> bool:
        return self._premises.is_set_up

    @property
    def has_quick_unlock(self) -> bool:
        return self._premises.has_quick_unlock

    def create(self, passphrase: str) -> Future[Created]:
        def work() -> Created:
            self._leave()
            self._open, made = self._premises.create(passphrase)
            return Created(self._open.desk, made.recovery_code)

        return self._porter.submit(work)

    def unlock(self, passphrase: str) -> Future[Desk]:
        return self._enter(lambda: self._premises.unlock(passphrase))

    def unlock_with_code(self, code: str) -> Future[Desk]:
        return self._enter(lambda: self._premises.unlock_with_code(code))

    def unlock_quickly(self) -> Future[Desk]:
        return self._enter(self._premises.unlock_quickly)

    def restore(self, backup: Path, secret: str, *, by_code: bool) -> Future[Path | None]:
        def unlocked(vault: Vault) -> DataKey:
            return vault.open_with_code(secret) if by_code else vault.open(secret)

        def work() -> Path | None:
            self._leave()
            return self._premises.restore(backup, unlocked)

        return self._porter.submit(work)

    def practice(self) -> Future[Desk]:
        def opened() -> OpenDesk:
            drill = self._premises.practice()
            if self._prepare is not None:
                self._prepare(drill.desk)
            return drill

        return self._enter(opened)

    def lock(self) -> Future[None]:
        """Raises what keeps edits from the disk, and then stays open: nothing is thrown away."""
        return self._porter.submit(self._leave)

    def close(self) -> None:
        """Lock, and end the thread. Raises what `lock` raises."""
        try:
            self.lock().result()
        finally:
            self._porter.shutdown()

    def delivery(self) -> Future[Delivery]:
        """Filing with the court, for the open store. Refusal `not_open`."""
        return self._porter.submit(lambda: self._inside().delivery)

    # --- keys -------------------------------------------------------------------------------

    def set_passphrase(self, passphrase: str) -> Future[None]:
        def work() -> None:
            self._premises.vault().set_passphrase(self._real().key, passphrase)

        return self._porter.submit(work)

    def change_passphrase(self, old: str, new: str) -> Future[None]:
        def work() -> None:
            self._real()
            self._premises.vault().change_passphrase(old, new)

        return self._porter.submit(work)

    def new_recovery_code(self, passphrase: str) -> Future[str]:
        def work() -> str:
            self._real()
            vault = self._premises.vault()
            return vault.new_recovery_code(vault.open(passphrase))

        return self._porter.submit(work)

    def key_ring(self) -> Future[bool]:
        """Whether this desktop has a real key ring."""
        return self._porter.submit(self._premises.has_key_ring)

    def set_quick_unlock(self, on: bool) -> Future[None]:
        def work() -> None:
            vault, ring = self._premises.vault(), self._premises.ring()
            if on:
                vault.enable_quick_unlock(self._real().key, ring)
            else:
                vault.disable_quick_unlock(ring)

        return self._porter.submit(work)

    def certificate(self) -> Future[CertificateFacts | None]:
        def work() -> CertificateFacts | None:
            found = self._inside().closing.certificate()
            return _facts(found) if found else None

        return self._porter.submit(work)

    def make_certificate(self, name: str, organisation: str, number: str) -> Future[CertificateFacts]:
        return self._porter.submit(lambda: _facts(self._inside().closing.make(name, organisation, number)))

    # --- inside -----------------------------------------------------------------------------

    def _enter(self, opening: Callable[[], OpenDesk]) -> Future[Desk]:
        def work() -> Desk:
            self._leave()
            self._open = opening()
            return self._open.desk

        return self._porter.submit(work)

    def _leave(self) -> None:
        if self._open is not None:
            self._open.saved()
            self._open.close()
            self._open = None

    def _inside(self) -> OpenDesk:
        if self._open is None:
            raise Refusal("not_open")
        return self._open

    def _real(self) -> OpenDesk:
        inside = self._inside()
        if inside.desk.practice:
            raise Refusal("practice_has_no_keys")
        return inside


def _facts(certificate: Certificate) -> CertificateFacts:
    subject = " · ".join(part for part in (certificate.name, certificate.organisation) if part)
    expires = legal_day(certificate.not_after)
    return CertificateFacts(subject, expires, certificate.fingerprint)
