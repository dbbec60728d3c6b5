"""The mediator's key and certificate in one store, or the token that the store names instead."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from mediator_app.domain.errors import Refusal

if TYPE_CHECKING:
    from mediator_app.domain.verdict import Certificate
    from mediator_app.ports import Certifier, Clock, Store, Verifier
    from mediator_app.signing.certificate import Identity
    from mediator_app.signing.keys import ClosingKey
    from mediator_app.signing.token import AskPin, PinRequest

SECRET: Final = "closing_key"
"""Name of the secret that holds the key together with its certificate."""
TOKEN_SETTING: Final = "closing_token"
"""Setting that names a token: `{"module": …, "token": …, "slot": …, "key": …}`; without it the store's key closes."""

KNOWN_SETTING: Final = "closing_certificates"

KNOWN_FILE: Final = "certificates.txt"
"""Beside the store: the SHA-256 of every certificate that was made in it, one a line, and nothing about whose it is."""

PRACTICE_HOLDER: Final = ("演练用证书 Practice", "演练 Practice", "PRACTICE-0")


def fingerprints(folders: Iterable[Path]) -> frozenset[str]:
    """The certificates that the stores in these folders know, for who opens none of them; hex of their SHA-256."""
    found: set[str] = set()
    for folder in folders:
        with suppress(OSError, UnicodeDecodeError):
            found.update((folder / KNOWN_FILE).read_text("ascii").split())
    return frozenset(found)


class ClosingKeys:
    """What closes documents in one store, and what is believed about certificates there.

    Everything of `signing` is loaded when it is first needed. In a practice store a certificate that says so in every
    field is made by itself.
    """

    def __init__(
        self, store: Store, clock: Clock, folder: Path, *, practice: bool, ask_pin: AskPin | None = None
    ) -> None:
        self._store = store
        self._folder = folder
        self._clock = clock
        self._practice = practice
        self._ask_pin = ask_pin

    def certifier(self) -> Certifier:
        """The desk's certifier. Its `close` also raises what the token raises."""
        from mediator_app.signing.certifier import PaperCertifier

        return PaperCertifier(self._key)

    def verifier(self) -> Verifier:
        """The desk's verifier; it trusts every certificate that was made in this store."""
        from mediator_app.signing.verifier import PaperVerifier

        return PaperVerifier(self._trusted)

    def certificate(self) -> Certificate | None:
        """What is known of the key that the store keeps; None where there is none yet."""
        from mediator_app.signing.certificate import describe

        identity = self._identity()
        return describe(identity.certificate) if identity else None

    def make(self, name: str, organisation: str, number: str) -> Certificate:
        """A new software key with its certificate, in place of an older one. Refusal `certificate_name_…`."""
        from mediator_app.signing.certificate import Holder, describe, make_identity

        # A moment back: whoever closes a document at once, or sets the clock right, is not told "too early".
        start = self._clock.now() - timedelta(minutes=5)
        identity = make_identity(Holder(name, organisation, number), at=start)
        self._store.set_secret(SECRET, identity.to_bytes()).result()
        # What an earlier certificate closed stays good after a new one was made.
        known = {*self._known(), identity.certificate.hex()}
        self._store.set_setting(KNOWN_SETTING, sorted(known)).result()
        self._publish(known)
        return describe(identity.certificate)

    def use_token(self, module: str, *, token: str = "", slot: int | None = None, key: str = "") -> None:
        """Close with a key on a PKCS#11 token from now on; an empty `module` goes back to the store's own key."""
        settings = {"module": module, "token": token, "slot": slot, "key": key}
        self._store.set_setting(TOKEN_SETTING, settings if module else None).result()

    def _trusted(self) -> tuple[bytes, ...]:
        known = self._known()
        self._publish(known)
        return tuple(bytes.fromhex(der) for der in known)

    def _publish(self, known: Iterable[str]) -> None:
        """Let `mediator verify`, which opens no store, know them as the window does: all that it knew, or all of these.
        A disk that takes no file is told of elsewhere."""
        import hashlib

        from db.placing import beside_of, into_place

        told = frozenset(hashlib.sha256(bytes.fromhex(der)).hexdigest() for der in known)
        if told != fingerprints([self._folder]):
            with suppress(OSError), beside_of(self._folder / KNOWN_FILE) as beside:
                beside.write_text("".join(f"{one}\n" for one in sorted(told)), "ascii")
                into_place(beside, self._folder / KNOWN_FILE)

    def _known(self) -> list[str]:
        """Every certificate that was ever made here, as hex of its DER."""
        return list(self._store.setting(KNOWN_SETTING).result() or ())

    def _key(self) -> ClosingKey | None:
        from mediator_app.signing.keys import SoftwareKey

        token = self._store.setting(TOKEN_SETTING).result()
        if token is not None:
            return self._on_token(token)
        if self._practice and self.certificate() is None:
            self.make(*PRACTICE_HOLDER)
        identity = self._identity()
        return SoftwareKey(identity) if identity else None

    def _identity(self) -> Identity | None:
        from mediator_app.signing.certificate import Identity

        kept = self._store.secret(SECRET).result()
        return None if kept is None else Identity.from_bytes(kept)

    def _on_token(self, raw: Any) -> ClosingKey:
        from mediator_app.signing.token import TokenKey, TokenSettings

        try:
            settings = TokenSettings(**raw)
        except TypeError:
            raise Refusal("token_settings_bad") from None
        return TokenKey(settings, self._ask_pin or _nobody_to_ask)


def _nobody_to_ask(request: PinRequest) -> str | None:  # noqa: ARG001 - whoever asks says for which token
    return None
