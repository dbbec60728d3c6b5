"""The window before the desk: `mediator` without a command. Keys and stores answer from a thread of their own."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from mediator_app.bootstrap import SHANGHAI, OpenDesk, Premises, data_folder
from mediator_app.desk import Desk
from mediator_app.domain.edits import DescribeHearing
from mediator_app.domain.errors import Refusal
from mediator_app.domain.ids import CaseId
from mediator_app.domain.verdict import Certificate
from mediator_app.saving import SaveState
from ui.ports import CertificateFacts, Created

if TYPE_CHECKING:
    from mediator_app.vault import SecretStore

T = TypeVar("T")


class Front:
    """`ui.ports.House` over the premises. At most one desk is open; what is slow runs on one thread, in order."""

    def __init__(
        self,
        folder: Path | None = None,
        *,
        on_save: Callable[[SaveState], None] | None = None,
        ring: SecretStore | None = None,
    ) -> None:
        self._premises = Premises(data_folder(folder), on_save=on_save, ring=ring)
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="house")
        self._open: OpenDesk | None = None

    @property
    def is_set_up(self) -> bool:
        return self._premises.is_set_up

    @property
    def has_quick_unlock(self) -> bool:
        return self._premises.has_quick_unlock

    def create(self, passphrase: str) -> Future[Created]:
        def make() -> Created:
            opened, made = self._premises.create(passphrase)
            return Created(self._take(opened), made.recovery_code)

        return self._thread.submit(make)

    def unlock(self, passphrase: str) -> Future[Desk]:
        return self._opening(lambda: self._premises.unlock(passphrase))

    def unlock_with_code(self, code: str) -> Future[Desk]:
        return self._opening(lambda: self._premises.unlock_with_code(code))

    def unlock_quickly(self) -> Future[Desk]:
        return self._opening(self._premises.unlock_quickly)

    def practice(self) -> Future[Desk]:
        def opened() -> OpenDesk:
            made = self._premises.practice()
            if not made.store.cases(limit=1).result():
                _prepare(made.desk)
            return made

        return self._opening(opened)

    def set_passphrase(self, passphrase: str) -> Future[None]:
        def change() -> None:
            self._premises.vault().set_passphrase(self._opened().key, passphrase)

        return self._thread.submit(change)

    def set_quick_unlock(self, on: bool) -> Future[None]:
        def change() -> None:
            vault, ring = self._premises.vault(), self._premises.ring()
            if on:
                vault.enable_quick_unlock(self._opened().key, ring)
            else:
                vault.disable_quick_unlock(ring)

        return self._thread.submit(change)

    def certificate(self) -> Future[CertificateFacts | None]:
        def look() -> CertificateFacts | None:
            found = self._opened().closing.certificate()
            return _facts(found) if found is not None else None

        return self._thread.submit(look)

    def make_certificate(self, name: str, organisation: str, number: str) -> Future[CertificateFacts]:
        return self._thread.submit(lambda: _facts(self._opened().closing.make(name, organisation, number)))

    def lock(self) -> Future[None]:
        def close() -> None:
            opened, self._open = self._open, None
            if opened is not None:
                opened.close()

        return self._thread.submit(close)

    def _opening(self, way: Callable[[], OpenDesk]) -> Future[Desk]:
        return self._thread.submit(lambda: self._take(way()))

    def _take(self, opened: OpenDesk) -> Desk:
        if self._open is not None:
            opened.close()
            raise Refusal("already_open")
        self._open = opened
        return opened.desk

    def _opened(self) -> OpenDesk:
        if self._open is None:
            raise Refusal("not_open")
        return self._open


def _facts(found: Certificate) -> CertificateFacts:
    until: date = found.not_after.astimezone(SHANGHAI).date()
    subject = ", ".join(part for part in (found.name, found.organisation) if part)
    return CertificateFacts(subject, until, found.fingerprint)


def _prepare(desk: Desk) -> CaseId:
    """A fictional case as it comes to a hearing of today: people and claims, nothing offered yet."""
    from mediator_app.practice import case_document
    from mediator_app.settling import bring

    case_id = CaseId(desk.ids.new())
    for step in bring(desk, case_id, case_document()):
        if step.path.startswith(("content.offers", "content.settlement", "content.statements")):
            break
    hearing = desk.case(case_id).record.content.hearing
    today = replace(hearing, held_on=desk.clock.today(), started_at=None, ended_at=None)
    desk.do(case_id, DescribeHearing(**desk.stamp(), hearing=today))
    return case_id


def open_window(folder: Path | None = None) -> int:
    """Show the window and stay until it is closed; gives the exit code."""
    from ui.app import make_application, run
    from ui.bridge import SaveNews

    make_application()
    news = SaveNews()
    return run(Front(folder, on_save=news.tell), news)
