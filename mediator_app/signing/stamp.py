"""The token of a time-stamp authority (RFC 3161) inside a signature, level B-T."""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime

from asn1crypto import cms
from pyhanko.sign.validation.generic_cms import validate_sig_integrity

_STRONG = frozenset({"sha256", "sha384", "sha512"})


def stamped_at(token: bytes, signature: bytes) -> datetime | None:
    """When the authority saw this signature; None where the token is not about it or does not hold.

    Whose token it is, is not asked: the caller that wants a particular authority keeps a list of them.
    """
    try:
        return _stamped_at(token, signature)
    except Exception:  # noqa: BLE001 - hostile input, foreign parser: such a token proves nothing
        return None


def _stamped_at(token: bytes, signature: bytes) -> datetime | None:
    signed = cms.ContentInfo.load(token, strict=True)["content"]
    (info,) = signed["signer_infos"]
    content = signed["encap_content_info"]["content"]
    said = content.parsed
    imprint = said["message_imprint"]
    wanted, algorithm = (
        imprint["hash_algorithm"]["algorithm"].native,
        info["digest_algorithm"]["algorithm"].native,
    )
    if not {wanted, algorithm} <= _STRONG:
        return None
    if hashlib.new(wanted, signature).digest() != imprint["hashed_message"].native:
        return None
    sid = info["sid"].chosen
    for choice in signed["certificates"]:
        certificate = choice.chosen
        if choice.name != "certificate" or certificate.serial_number != sid["serial_number"].native:
            continue
        if certificate.issuer != sid["issuer"]:
            continue
        uses = certificate.extended_key_usage_value
        if uses is None or "time_stamping" not in uses.native:
            return None
        digest = hashlib.new(algorithm, bytes(content)).digest()
        intact, valid = validate_sig_integrity(info, certificate, "tst_info", digest)
        at: datetime = said["gen_time"].native
        return at.astimezone(UTC) if intact and valid else None
    return None
