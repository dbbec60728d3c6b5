"""A hardware token, played by SoftHSM: a real PKCS#11 library with real tokens in a folder of their own."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pkcs11
import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from pkcs11 import Attribute, KeyType, ObjectClass, TokenFlag
from pkcs11 import exceptions as p11
from pkcs11.util.ec import decode_ec_private_key
from pkcs11.util.rsa import decode_rsa_private_key

from mediator_app.domain.errors import Refusal, Trouble
from mediator_app.domain.verdict import Standing
from mediator_app.signing.certificate import Identity
from mediator_app.signing.close import close_document
from mediator_app.signing.token import PinRequest, TokenKey, TokenSettings, trouble_of
from mediator_app.signing.verify import verify

PIN = "314159"
PLACES = ("/usr/lib/softhsm/libsofthsm2.so", "/usr/lib/x86_64-linux-gnu/softhsm/libsofthsm2.so")


def put(
    token: str, module: str, key: dict[Attribute, object], certificate: bytes, label: str, name: bytes
) -> None:
    with pkcs11.lib(module).get_token(token_label=token).open(rw=True, user_pin=PIN) as session:
        common = {Attribute.TOKEN: True, Attribute.LABEL: label, Attribute.ID: name}
        session.create_object({**key, **common, Attribute.SIGN: True})
        session.create_object(
            {
                **common,
                Attribute.CLASS: ObjectClass.CERTIFICATE,
                Attribute.CERTIFICATE_TYPE: pkcs11.constants.CertificateType.X_509,
                Attribute.VALUE: certificate,
                Attribute.SUBJECT: x509.load_der_x509_certificate(certificate).subject.public_bytes(),
            }
        )


def of_identity(identity: Identity) -> dict[Attribute, object]:
    key = serialization.load_der_private_key(identity.key, None)
    der = key.private_bytes(
        serialization.Encoding.DER,
        serialization.PrivateFormat.TraditionalOpenSSL,
        serialization.NoEncryption(),
    )
    kind = KeyType.RSA if isinstance(key, rsa.RSAPrivateKey) else KeyType.EC
    decoded = decode_rsa_private_key(der) if kind is KeyType.RSA else decode_ec_private_key(der)
    return {**decoded, Attribute.KEY_TYPE: kind}


@pytest.fixture(scope="module")
def rsa_identity() -> Identity:
    key = rsa.generate_private_key(65537, 2048)
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "虚构调解员乙")])
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(12)
        .not_valid_before(datetime(2026, 1, 1, tzinfo=UTC))
        .not_valid_after(datetime(2029, 1, 1, tzinfo=UTC))
        .sign(key, hashes.SHA256())
    )
    return Identity(
        key.private_bytes(
            serialization.Encoding.DER, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
        ),
        certificate.public_bytes(serialization.Encoding.DER),
    )


@pytest.fixture(scope="module")
def module(
    tmp_path_factory: pytest.TempPathFactory, identity: Identity, rsa_identity: Identity, stranger: Identity
) -> Iterator[str]:
    """SoftHSM with four tokens: the mediator's, one with an RSA key, one with two keys, one with none."""
    folder = tmp_path_factory.mktemp("softhsm")
    (folder / "tokens").mkdir()
    (folder / "softhsm2.conf").write_text(
        f"directories.tokendir = {folder}/tokens\nobjectstore.backend = file\nlog.level = ERROR\n"
    )
    os.environ["SOFTHSM2_CONF"] = str(folder / "softhsm2.conf")
    for label in ("mediator", "rsa", "crowded", "empty"):
        subprocess.run(
            ["softhsm2-util", "--init-token", "--free", "--label", label, "--so-pin", "0000", "--pin", PIN],
            check=True,
            capture_output=True,
        )
    path = next(place for place in PLACES if Path(place).exists())
    put("mediator", path, of_identity(identity), identity.certificate, "signing", b"\x01")
    put("rsa", path, of_identity(rsa_identity), rsa_identity.certificate, "signing", b"\x02")
    put("crowded", path, of_identity(identity), identity.certificate, "first", b"\x03")
    put("crowded", path, of_identity(stranger), stranger.certificate, "second", b"\x04")
    yield path
    pkcs11.unload(path)
    del os.environ["SOFTHSM2_CONF"]


def settings(module: str, token: str = "mediator", key: str = "") -> TokenSettings:
    return TokenSettings(module=module, token=token, key=key)


def knows(_: PinRequest) -> str:
    return PIN


def test_a_key_on_a_token_closes_like_any_other(
    module: str, sealed: bytes, identity: Identity, at: datetime
) -> None:
    pdf = close_document(sealed, TokenKey(settings(module), knows), at=at)
    verdict = verify(pdf, trusted=[identity.certificate])
    assert verdict.untouched
    assert verdict.standing is Standing.TRUSTED


def test_an_rsa_key_closes_too(
    module: str, sealed: bytes, rsa_identity: Identity, at: datetime, tmp_path: Path
) -> None:
    pdf = close_document(sealed, TokenKey(settings(module, "rsa", "signing"), knows), at=at)
    assert verify(pdf, trusted=[rsa_identity.certificate]).standing is Standing.TRUSTED
    assert verify(pdf).untouched
    (tmp_path / "rsa.pdf").write_bytes(pdf)
    said = subprocess.run(
        ["pdfsig", str(tmp_path / "rsa.pdf")], capture_output=True, check=True, text=True
    ).stdout
    assert "Signature is Valid." in said


def test_one_of_two_keys_is_chosen_by_its_label(
    module: str, sealed: bytes, stranger: Identity, at: datetime
) -> None:
    pdf = close_document(sealed, TokenKey(settings(module, "crowded", "second"), knows), at=at)
    assert verify(pdf, trusted=[stranger.certificate]).standing is Standing.TRUSTED


@pytest.mark.parametrize(
    ("token", "key", "code"),
    [
        ("elsewhere", "", "token_missing"),
        ("", "", "token_ambiguous"),
        ("mediator", "another", "token_key_missing"),
        ("empty", "", "token_key_missing"),
        ("crowded", "", "token_key_ambiguous"),
    ],
)
def test_what_is_missing_is_told_apart(
    module: str, sealed: bytes, at: datetime, token: str, key: str, code: str
) -> None:
    with pytest.raises(Trouble) as caught:
        close_document(sealed, TokenKey(settings(module, token, key), knows), at=at)
    assert caught.value.code == code


def test_a_library_that_is_not_there_is_told(sealed: bytes, at: datetime, tmp_path: Path) -> None:
    for path in (tmp_path / "none.so", Path("/etc/hostname")):
        with pytest.raises(Trouble) as caught:
            close_document(sealed, TokenKey(TokenSettings(str(path)), knows), at=at)
        assert caught.value.code == "token_module_missing"


def test_a_wrong_pin_is_told_and_the_next_question_says_so(module: str, sealed: bytes, at: datetime) -> None:
    asked: list[PinRequest] = []

    def mistyped(request: PinRequest) -> str:
        asked.append(request)
        return "271828" if len(asked) == 1 else PIN

    key = TokenKey(settings(module), mistyped)
    with pytest.raises(Trouble) as caught:
        close_document(sealed, key, at=at)
    assert caught.value.code == "token_pin_wrong"
    assert "271828" not in repr(caught.value)
    assert verify(close_document(sealed, key, at=at)).untouched
    assert asked == [
        PinRequest("mediator", failed_before=False, last_try=False),
        PinRequest("mediator", failed_before=True, last_try=False),
    ]


def test_giving_up_at_the_pin_is_no_trouble(module: str, sealed: bytes, at: datetime) -> None:
    with pytest.raises(Refusal) as caught:
        close_document(sealed, TokenKey(settings(module), lambda _: None), at=at)
    assert (caught.value.code, caught.value.field) == ("token_pin_not_given", "pin")


@pytest.mark.parametrize(
    ("error", "flags", "code"),
    [
        (p11.PinIncorrect(), TokenFlag(0), "token_pin_wrong"),
        (p11.PinIncorrect(), TokenFlag.USER_PIN_LOCKED, "token_pin_locked"),
        (p11.PinLocked(), TokenFlag(0), "token_pin_locked"),
        (p11.PinExpired(), TokenFlag(0), "token_pin_expired"),
        (p11.DeviceRemoved(), TokenFlag(0), "token_missing"),
        (p11.SessionHandleInvalid(), TokenFlag(0), "token_missing"),
        (p11.KeyHandleInvalid(), TokenFlag(0), "token_key_missing"),
        (p11.DeviceError("at slot 3"), TokenFlag(0), "token_failed"),
    ],
)
def test_errors_of_a_token_are_told_apart(error: p11.PKCS11Error, flags: TokenFlag, code: str) -> None:
    """SoftHSM never locks and cannot be pulled out, so these are told by their type."""
    assert trouble_of(error, flags).code == code


def test_the_last_try_is_announced() -> None:
    assert trouble_of(p11.PinIncorrect(), TokenFlag.USER_PIN_FINAL_TRY).params["last_try"] is True


def test_the_token_lets_go_when_the_signing_ends(module: str, sealed: bytes, at: datetime) -> None:
    """Whoever signs next is asked for the PIN again."""
    asked = []

    def counts(request: PinRequest) -> str:
        asked.append(request)
        return PIN

    for _ in range(2):
        close_document(sealed, TokenKey(settings(module), counts), at=at)
    assert len(asked) == 2
