"""The mediator's key and certificate."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from mediator_app.domain.errors import Refusal
from mediator_app.signing.certificate import (
    Holder,
    Identity,
    certificate_request,
    describe,
    issued_by,
    make_identity,
    with_certificate,
)
from tests.signing.authority import Authority


def test_it_names_the_mediator_the_body_and_the_number(identity: Identity, holder: Holder) -> None:
    said = describe(identity.certificate)
    assert (said.name, said.organisation, said.number) == (holder.name, holder.organisation, holder.number)
    assert said.issuer == holder.name
    assert said.self_issued


def test_it_is_good_for_three_years_to_the_second_even_from_a_leap_day(holder: Holder) -> None:
    said = describe(make_identity(holder, at=datetime(2028, 2, 29, 8, 0, 0, 999, tzinfo=UTC)).certificate)
    assert said.not_before == datetime(2028, 2, 29, 8, tzinfo=UTC)
    assert said.not_after == datetime(2031, 2, 28, 8, tzinfo=UTC)


def test_it_may_sign_and_nothing_else(identity: Identity) -> None:
    extensions = x509.load_der_x509_certificate(identity.certificate).extensions
    usage = extensions.get_extension_for_class(x509.KeyUsage).value
    assert usage.digital_signature
    assert usage.content_commitment
    assert not usage.key_cert_sign
    assert not usage.data_encipherment
    assert extensions.get_extension_for_class(x509.BasicConstraints).value.ca is False
    assert not issued_by(identity.certificate, identity.certificate)


def test_the_key_is_p256_and_does_not_show_itself(identity: Identity) -> None:
    key = serialization.load_der_private_key(identity.key, None)
    assert isinstance(key, ec.EllipticCurvePrivateKey)
    assert isinstance(key.curve, ec.SECP256R1)
    assert repr(identity.key) not in repr(identity)


def test_two_mediators_never_share_a_serial_number(identity: Identity, stranger: Identity) -> None:
    assert describe(identity.certificate).serial != describe(stranger.certificate).serial
    assert describe(identity.certificate).fingerprint != describe(stranger.certificate).fingerprint


@pytest.mark.parametrize(
    ("holder", "code", "field"),
    [
        (Holder("", "某中心", "1"), "certificate_name_missing", "name"),
        (Holder("某甲", " ", "1"), "certificate_name_missing", "organisation"),
        (Holder("某甲", "中" * 65, "1"), "certificate_name_long", "organisation"),
    ],
)
def test_a_name_that_does_not_fit_is_refused_not_cut(holder: Holder, code: str, field: str) -> None:
    with pytest.raises(Refusal) as caught:
        make_identity(holder, at=datetime(2026, 1, 1, tzinfo=UTC))
    assert (caught.value.code, caught.value.field) == (code, field)


def test_a_mediator_without_a_number_has_a_certificate_without_one() -> None:
    said = describe(
        make_identity(Holder("某甲", "某中心", " "), at=datetime(2026, 1, 1, tzinfo=UTC)).certificate
    )
    assert (said.name, said.organisation, said.number) == ("某甲", "某中心", "")


def test_a_time_without_a_zone_is_a_bug(holder: Holder) -> None:
    with pytest.raises(ValueError, match="zone"):
        make_identity(holder, at=datetime(2026, 1, 1))  # noqa: DTZ001 - that is the point


def test_an_authority_can_certify_the_same_key(
    identity: Identity, stranger: Identity, holder: Holder
) -> None:
    request = x509.load_pem_x509_csr(certificate_request(identity))
    assert request.is_signature_valid
    name = request.subject.get_attributes_for_oid(NameOID.COMMON_NAME)[0].value
    assert name == holder.name
    authority = Authority.make()
    certified = with_certificate(identity, authority.certify(request))
    said = describe(certified.certificate)
    assert (said.name, said.self_issued, said.issuer) == (holder.name, False, "虚构认证机构")
    assert issued_by(certified.certificate, authority.certificate)
    with pytest.raises(Refusal) as caught:
        with_certificate(stranger, certified.certificate)
    assert caught.value.code == "certificate_other_key"
    with pytest.raises(Refusal) as caught:
        with_certificate(identity, b"no certificate")
    assert caught.value.code == "certificate_unreadable"


def test_only_an_authority_may_issue(identity: Identity) -> None:
    """Whoever holds a signing certificate cannot make one for another name with it."""
    key = serialization.load_der_private_key(identity.key, None)
    assert isinstance(key, ec.EllipticCurvePrivateKey)
    parent = x509.load_der_x509_certificate(identity.certificate)
    other = ec.generate_private_key(ec.SECP256R1())
    child = (
        x509.CertificateBuilder()
        .subject_name(x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "虚构法官")]))
        .issuer_name(parent.subject)
        .public_key(other.public_key())
        .serial_number(7)
        .not_valid_before(datetime(2026, 1, 1, tzinfo=UTC))
        .not_valid_after(datetime(2027, 1, 1, tzinfo=UTC))
        .sign(key, hashes.SHA256())
    )
    assert not issued_by(child.public_bytes(serialization.Encoding.DER), identity.certificate)
