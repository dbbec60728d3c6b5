"""Being taken on by a court, and what the store keeps of it."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Final

from mediator_app.domain.errors import Refusal, Trouble
from mediator_app.exchange.carrying import new_returning_key
from mediator_app.exchange.client import HttpCourt, check_url, http_client
from mediator_app.exchange.contract.enrolment import Code, read_code
from mediator_app.exchange.contract.faults import Fault
from mediator_app.exchange.identity import Identity, certificate_request, new_key, read_identity, read_key
from mediator_app.exchange.trust import check_about, read_taken_on
from mediator_app.ports import Store

COURT: Final = "court"
"""Setting: the address, what the court said at enrolment, and its authorities for TLS where it has its own."""
_KEY: Final = "laptop_key:"
"""Secret: the laptop's key, under the laptop's id at the court."""
_NEXT: Final = "laptop_key_next:"
"""Secret: the key for one code, kept before the code is sent: an answer that was lost is asked for with the same."""

_RETURNING: Final = "answers_key"
"""Secret: opens the files of answers that courts write for this laptop."""


class Enrolling:
    def __init__(self, store: Store, now: Callable[[], datetime], *, practice: bool) -> None:
        self._store = store
        self._now = now
        self._practice = practice

    def identity(self) -> Identity | None:
        """As this laptop is enrolled; None where it is not. Trouble `laptop_key_damaged`."""
        kept = self._store.setting(COURT).result()
        if not kept:
            return None
        key = self._store.secret(_KEY + kept["enrolment"]["laptop"]).result()
        if key is None:
            raise Trouble("laptop_key_damaged")
        return read_identity(kept, key)

    def authorities(self) -> str:
        """PEM of the certificates by which the court's address is known; empty for the system's."""
        kept = self._store.setting(COURT).result() or {}
        return str(kept.get("authorities", ""))

    def enrol(self, url: str, text: str, ca_file: Path | None) -> Identity:
        """Exchange a one-time code for a certificate. May be repeated with the same code.

        Refusals `url_bad`, `url_not_safe`, `code_…`, `other_court`, `practice_mismatch`, and those of the court.
        """
        place = check_url(url)
        code = _code(text)
        authorities = _read(ca_file) if ca_file is not None else ""
        key = self._key_for(code)
        http = http_client(place, authorities)
        try:
            court = HttpCourt(http, now=self._now)
            token = court.enrol(str(code), certificate_request(read_key(key)))
            try:
                enrolment = read_taken_on(token, code, read_key(key), self._now())
            except Fault as fault:
                if fault.code == "other_court":
                    raise Refusal("other_court", "code") from None
                raise Trouble("not_the_court", reason=fault.code) from None
            identity = Identity(place, enrolment, read_key(key))
            self._check_practice(HttpCourt(http, now=self._now, identity=lambda: identity), identity)
        finally:
            http.close()
        self._store.set_secret(_KEY + enrolment.laptop, key).result()
        self._store.set_setting(COURT, {**identity.to_data(), "authorities": authorities}).result()
        return identity

    def keep(self, identity: Identity) -> None:
        """Keep a renewed certificate."""
        self._store.set_setting(COURT, {**identity.to_data(), "authorities": self.authorities()}).result()

    def returning_key(self) -> bytes:
        """The age identity for what courts put on a stick for this laptop; made when it is first asked for."""
        kept = self._store.secret(_RETURNING).result()
        if kept is None:
            kept = new_returning_key()
            self._store.set_secret(_RETURNING, kept).result()
        return kept

    def _key_for(self, code: Code) -> bytes:
        name = _NEXT + hashlib.sha256(f"{code}".encode("ascii")).hexdigest()
        key = self._store.secret(name).result()
        if key is None:
            key = new_key()
            self._store.set_secret(name, key).result()
        return key

    def _check_practice(self, court: HttpCourt, identity: Identity) -> None:
        """A practice store files with a practice court and a real one with a real: said now, and not at each filing."""
        nonce = secrets.token_urlsafe(18)
        try:
            said = check_about(court.about(nonce), nonce, identity, self._now())
            practice = said.truth("practice")
        except Fault as fault:
            raise Trouble("not_the_court", reason=fault.code) from None
        if practice is not self._practice:
            raise Refusal("practice_mismatch", "code")


def _code(text: str) -> Code:
    try:
        return read_code(text)
    except Fault as fault:
        raise Refusal(fault.code, fault.field, **dict(fault.params)) from None


def _read(ca_file: Path) -> str:
    try:
        return ca_file.read_text("ascii")
    except (OSError, UnicodeDecodeError):
        raise Trouble("ca_file_unreadable", path=str(ca_file)) from None
