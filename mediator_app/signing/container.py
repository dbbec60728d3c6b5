"""The signature itself: a CMS container (RFC 5652) that may be written in exactly one way.

A signature does not sign its own bytes. What lies between the `<` and `>` of /Contents could therefore
hold changes that no digest finds: another spelling of the hexadecimal digits, something in the unused
room, an unsigned field of the container. So the container is built again from its signed parts, and the
bytes have to be the same.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass

from asn1crypto import cms, tsp
from asn1crypto import x509 as asn1_x509
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature, encode_dss_signature
from pyhanko.sign.validation.errors import SignatureValidationError
from pyhanko.sign.validation.generic_cms import get_signing_cert_attr, validate_sig_integrity

from mediator_app.domain.verdict import FindingCode

_HEX = frozenset(b"0123456789ABCDEF")
_NO_DIGIT = re.compile(rb"[^0-9A-Fa-f]")

_SHA256 = bytes.fromhex("300d06096086480165030402010500")
_SIGNATURE_KINDS = {
    "ec": bytes.fromhex("300a06082a8648ce3d040302"),
    "rsa": bytes.fromhex("300d06092a864886f70d01010b0500"),
}
"""AlgorithmIdentifiers of SHA-256 and of ECDSA and RSA (PKCS #1 v1.5) with it: all that `close` uses."""
_SIGNED_DATA = bytes.fromhex("06092a864886f70d010702")
_DATA = bytes.fromhex("300b06092a864886f70d010701")
_STAMP_TOKEN = bytes.fromhex("060b2a864886f70d010910020e")
_VERSION_1 = bytes.fromhex("020101")

_STRONG = frozenset({"sha256", "sha384", "sha512"})


@dataclass(frozen=True, slots=True)
class Examined:
    """What the container says."""

    findings: tuple[FindingCode, ...]
    certificate: bytes | None = None
    """The signer's, DER; None where none could be read."""
    proven: bool = False
    """Whether that certificate's key made the signature and signed the certificate along."""
    stamp: bytes | None = None
    """The token of a time-stamp authority, DER, where there is one."""
    signature: bytes = b""


def unwrap(field: bytes) -> tuple[bytes, tuple[FindingCode, ...]]:
    """The DER from the bytes of /Contents with its `<` and `>`, and what is wrong with how it is written."""
    inner = field[1:-1]
    if field[:1] != b"<" or field[-1:] != b">" or len(inner) % 2 or not _HEX.issuperset(inner):
        # Read on with zeros in the place of what is no digit: who signed may still be told.
        digits = _NO_DIGIT.sub(b"0", inner[: len(inner) // 2 * 2]).decode("ascii")
        data = bytes.fromhex(digits)
        return data[: _der_length(data)], (FindingCode.SIGNATURE_ENCODING,)
    data = bytes.fromhex(inner.decode("ascii"))
    length = _der_length(data)
    if length == 0 or length > len(data):
        return data, (FindingCode.SIGNATURE_UNREADABLE,)
    if any(data[length:]):
        return data[:length], (FindingCode.SIGNATURE_PADDING,)
    return data[:length], ()


def examine(der: bytes, parts: tuple[bytes, bytes]) -> Examined:
    """Check a container against the two parts of the file around it.

    Never raises: a container that cannot be read gives `signature_unreadable`.
    """
    try:
        return _examine(der, parts)
    # asn1crypto parses late and reports damage as ValueError, TypeError, KeyError and others; whatever it
    # is, the container cannot be read.
    except Exception:  # noqa: BLE001
        return Examined((FindingCode.SIGNATURE_UNREADABLE,))


def _examine(der: bytes, parts: tuple[bytes, bytes]) -> Examined:
    content = cms.ContentInfo.load(der, strict=True)
    if content["content_type"].native != "signed_data":
        return Examined((FindingCode.SIGNATURE_UNREADABLE,))
    signed = content["content"]
    if len(signed["signer_infos"]) != 1:
        return Examined((FindingCode.SIGNATURE_FORM,))
    info = signed["signer_infos"][0]
    certificate = _signer_certificate(signed, info)
    if certificate is None:
        return Examined((FindingCode.SIGNER_UNBOUND,))
    found: list[FindingCode] = []
    algorithm = info["digest_algorithm"]["algorithm"].native
    if algorithm not in _STRONG:
        return Examined((FindingCode.SIGNATURE_INVALID,), certificate.dump())
    intact, valid = _check_signature(info, certificate, algorithm, parts)
    if not valid:
        found.append(FindingCode.SIGNATURE_INVALID)
    if not intact:
        found.append(FindingCode.BYTES_CHANGED)
    if not _is_bound(info, certificate):
        found.append(FindingCode.SIGNER_UNBOUND)
    if _rebuilt(info, certificate) != der:
        found.append(FindingCode.SIGNATURE_FORM)
    bound = valid and FindingCode.SIGNER_UNBOUND not in found
    return Examined(
        tuple(found), certificate.dump(), proven=bound, stamp=_stamp(info), signature=info["signature"].native
    )


def _signer_certificate(signed: cms.SignedData, info: cms.SignerInfo) -> asn1_x509.Certificate | None:
    certificates = [choice.chosen for choice in signed["certificates"] if choice.name == "certificate"]
    wanted = info["sid"].chosen
    for certificate in certificates:
        if (
            info["sid"].name == "issuer_and_serial_number"
            and certificate.serial_number == wanted["serial_number"].native
            and certificate.issuer.dump() == wanted["issuer"].dump()
        ):
            return certificate
    return None


def _check_signature(
    info: cms.SignerInfo, certificate: asn1_x509.Certificate, algorithm: str, parts: tuple[bytes, bytes]
) -> tuple[bool, bool]:
    digest = hashlib.new(algorithm)
    for part in parts:
        digest.update(part)
    try:
        intact, valid = validate_sig_integrity(info, certificate, "data", digest.digest())
    except SignatureValidationError:
        return True, False
    return bool(intact), bool(valid)


def _is_bound(info: cms.SignerInfo, certificate: asn1_x509.Certificate) -> bool:
    """ESS signing-certificate-v2 (RFC 5035), which PAdES demands: the signer signed this very certificate."""
    attribute = get_signing_cert_attr(info["signed_attrs"])
    if attribute is None or len(attribute["certs"]) != 1:
        return False
    named = attribute["certs"][0]
    return (
        isinstance(named, tsp.ESSCertIDv2)
        and named["hash_algorithm"]["algorithm"].native == "sha256"
        and named["cert_hash"].native == hashlib.sha256(certificate.dump()).digest()
    )


def _rebuilt(info: cms.SignerInfo, certificate: asn1_x509.Certificate) -> bytes:
    """The container as `close` writes it, from the certificate, the signed attributes and the signature."""
    signature = info["signature"].native
    kind = certificate.public_key.algorithm
    algorithm = _SIGNATURE_KINDS.get(kind)
    if algorithm is None or (
        kind == "ec" and encode_dss_signature(*decode_dss_signature(signature)) != signature
    ):
        return b""
    serial = _tlv(0x02, certificate["tbs_certificate"]["serial_number"].contents)
    stamp = _stamp(info)
    signer = _tlv(
        0x30,
        _VERSION_1
        + _tlv(0x30, certificate.issuer.dump() + serial)
        + _SHA256
        + _tlv(0xA0, info["signed_attrs"].contents)
        + algorithm
        + _tlv(0x04, signature)
        + (b"" if stamp is None else _tlv(0xA1, _tlv(0x30, _STAMP_TOKEN + _tlv(0x31, stamp)))),
    )
    body = _VERSION_1 + _tlv(0x31, _SHA256) + _DATA + _tlv(0xA0, certificate.dump()) + _tlv(0x31, signer)
    return _tlv(0x30, _SIGNED_DATA + _tlv(0xA0, _tlv(0x30, body)))


def _stamp(info: cms.SignerInfo) -> bytes | None:
    unsigned = info["unsigned_attrs"]
    if not unsigned.contents:
        return None
    for attribute in unsigned:
        if attribute["type"].native == "signature_time_stamp_token":
            return bytes(attribute["values"][0].dump())
    return None


def _tlv(tag: int, content: bytes) -> bytes:
    """One DER value: tag, the shortest length, content."""
    size = len(content)
    if size < 0x80:
        return bytes((tag, size)) + content
    length = size.to_bytes((size.bit_length() + 7) // 8, "big")
    return bytes((tag, 0x80 | len(length))) + length + content


def _der_length(data: bytes) -> int:
    """Bytes that the DER value at the start takes with its tag and length; 0 where there is none."""
    if len(data) < 2 or data[0] != 0x30:
        return 0
    if data[1] < 0x80:
        return 2 + data[1]
    count = data[1] & 0x7F
    if not 1 <= count <= 4 or len(data) < 2 + count:
        return 0
    return 2 + count + int.from_bytes(data[2 : 2 + count], "big")
