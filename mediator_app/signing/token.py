"""The mediator's certificate on a hardware token, reached through PKCS#11."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass

import pkcs11
from asn1crypto import x509 as asn1_x509
from pkcs11 import Attribute, Mechanism, ObjectClass, TokenFlag
from pkcs11 import exceptions as p11
from pyhanko.sign.pkcs11 import PKCS11Signer
from pyhanko.sign.signers import Signer
from pyhanko_certvalidator.registry import CertificateStore, SimpleCertificateStore

from mediator_app.domain.errors import Refusal, Trouble

_NO_FLAGS = TokenFlag(0)


@dataclass(frozen=True, slots=True)
class TokenSettings:
    """Where the key is. Empty labels mean: the only token, the only signing key, that key's certificate.

    `module` is the path of the maker's PKCS#11 library. `slot` is the number that the library gives the
    slot; with it the label need not be known.
    """

    module: str
    token: str = ""
    slot: int | None = None
    key: str = ""


@dataclass(frozen=True, slots=True)
class PinRequest:
    """What the person who is asked for a PIN should know before typing."""

    token: str
    failed_before: bool
    """A wrong PIN was entered since the last right one."""
    last_try: bool
    """One more wrong PIN locks the token."""


AskPin = Callable[[PinRequest], str | None]
"""Answers with the PIN, or None where the person gave up. The PIN is neither kept nor logged."""


class TokenKey:
    """A key on a token. Each `opened` is one session: it asks for the PIN and logs out at the end."""

    def __init__(self, settings: TokenSettings, ask_pin: AskPin) -> None:
        self._settings = settings
        self._ask_pin = ask_pin

    @contextmanager
    def opened(self) -> Iterator[Signer]:
        """Raises Refusal `token_pin_not_given`; Trouble `token_module_missing`, `token_missing`,
        `token_ambiguous`, `token_not_ready` (no PIN set up yet), `token_pin_wrong` (with `last_try`),
        `token_pin_locked`, `token_pin_expired`, `token_key_missing`, `token_key_ambiguous`,
        `token_certificate_missing` or `token_failed`.
        """
        token = self._token()
        try:
            session = token.open(user_pin=self._pin(token))
        except p11.PKCS11Error as error:
            raise trouble_of(error, _flags_now(token)) from error
        try:
            yield self._signer(session, token)
        except p11.PKCS11Error as error:
            raise trouble_of(error, _flags_now(token)) from error
        finally:
            with suppress(p11.PKCS11Error):
                # The token may be gone by now; then there is no session left to end.
                session.close()

    def _token(self) -> pkcs11.Token:
        try:
            library = pkcs11.lib(self._settings.module)
        except (p11.PKCS11Error, RuntimeError, OSError) as error:
            raise Trouble("token_module_missing", module=self._settings.module) from error
        found = []
        try:
            for slot in library.get_slots(token_present=True):
                if self._settings.slot is not None and slot.slot_id != self._settings.slot:
                    continue
                with suppress(p11.TokenNotPresent, p11.TokenNotRecognised, p11.DeviceRemoved):
                    token = slot.get_token()
                    wanted = self._settings.token in ("", token.label)
                    if wanted and token.flags & TokenFlag.TOKEN_INITIALIZED:
                        found.append(token)
        except p11.PKCS11Error as error:
            raise trouble_of(error) from error
        if not found:
            raise Trouble("token_missing", token=self._settings.token)
        if len(found) > 1:
            raise Trouble("token_ambiguous", token=self._settings.token, count=len(found))
        return found[0]

    def _pin(self, token: pkcs11.Token) -> object:
        flags = token.flags
        if flags & TokenFlag.USER_PIN_LOCKED:
            raise Trouble("token_pin_locked")
        if not flags & TokenFlag.USER_PIN_INITIALIZED:
            raise Trouble("token_not_ready")
        if flags & TokenFlag.PROTECTED_AUTHENTICATION_PATH:
            return pkcs11.PROTECTED_AUTH
        pin = self._ask_pin(
            PinRequest(
                token=token.label,
                failed_before=bool(flags & TokenFlag.USER_PIN_COUNT_LOW),
                last_try=bool(flags & TokenFlag.USER_PIN_FINAL_TRY),
            )
        )
        if not pin:
            raise Refusal("token_pin_not_given", "pin")
        return pin

    def _signer(self, session: pkcs11.Session, token: pkcs11.Token) -> Signer:
        query: dict[Attribute, object] = {Attribute.CLASS: ObjectClass.PRIVATE_KEY, Attribute.SIGN: True}
        if self._settings.key:
            query[Attribute.LABEL] = self._settings.key
        keys = list(session.get_objects(query))
        if not keys:
            raise Trouble("token_key_missing", key=self._settings.key)
        if len(keys) > 1:
            raise Trouble("token_key_ambiguous", key=self._settings.key, count=len(keys))
        name = keys[0][Attribute.ID]
        certificates = list(
            session.get_objects({Attribute.CLASS: ObjectClass.CERTIFICATE, Attribute.ID: name})
        )
        if not certificates:
            raise Trouble("token_certificate_missing", key=self._settings.key)
        certificate = asn1_x509.Certificate.load(bytes(certificates[0][Attribute.VALUE]))
        return _LoneSigner(
            session,
            signing_cert=certificate,
            key_id=name,
            key_label=self._settings.key or None,
            # Cheap tokens sign a digest but do not make one.
            use_raw_mechanism=not _hashes_itself(token, certificate),
        )


class _LoneSigner(PKCS11Signer):
    """Puts only its own certificate into the signature, and puts it there once.

    The base class also embeds what it read from the token. A certificate that nobody signed along would be
    a place where bytes can change unnoticed.
    """

    @property
    def cert_registry(self) -> CertificateStore:
        """Nothing beside the signer's certificate, which is always embedded."""
        return SimpleCertificateStore()


def trouble_of(error: p11.PKCS11Error, flags: TokenFlag = _NO_FLAGS) -> Trouble:
    """The trouble behind an error of the token, told apart as far as the user can do something about it."""
    match error:
        case p11.PinLocked():
            return Trouble("token_pin_locked")
        case p11.PinIncorrect() | p11.PinInvalid() | p11.PinLenRange() if flags & TokenFlag.USER_PIN_LOCKED:
            return Trouble("token_pin_locked")
        case p11.PinIncorrect() | p11.PinInvalid() | p11.PinLenRange():
            return Trouble("token_pin_wrong", last_try=bool(flags & TokenFlag.USER_PIN_FINAL_TRY))
        case p11.PinExpired():
            return Trouble("token_pin_expired")
        case p11.UserPinNotInitialized():
            return Trouble("token_not_ready")
        case p11.DeviceRemoved() | p11.TokenNotPresent() | p11.TokenNotRecognised() | p11.NoSuchToken():
            return Trouble("token_missing")
        case p11.SessionHandleInvalid() | p11.SessionClosed():
            # Pulled out and put back in the middle of signing.
            return Trouble("token_missing")
        case p11.NoSuchKey() | p11.KeyHandleInvalid():
            return Trouble("token_key_missing")
        case _:
            return Trouble("token_failed", error=type(error).__name__)


def _flags_now(token: pkcs11.Token) -> TokenFlag:
    """The token's flags after what just happened: `token.flags` are those of when it was found."""
    try:
        return token.slot.get_token().flags
    except p11.PKCS11Error:
        return _NO_FLAGS


def _hashes_itself(token: pkcs11.Token, certificate: asn1_x509.Certificate) -> bool:
    wanted = {"ec": Mechanism.ECDSA_SHA256, "rsa": Mechanism.SHA256_RSA_PKCS}
    return wanted.get(certificate.public_key.algorithm) in token.slot.get_mechanisms()
