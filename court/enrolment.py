"""Taking laptops on: one-time codes, and what is answered to the laptop that brings one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final

import sqlalchemy as sa
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from sqlalchemy import Connection

from court import answers, audit, hearings, laptops, mediators, packs
from court.courts import Court, issue, new_id, pem
from court.refusals import Refused
from court.schema import CODES, LAPTOPS, MEDIATORS
from court.secret import Secret
from mediator_app.exchange.contract.answers import CertificateRenewed
from mediator_app.exchange.contract.enrolment import Enrolment, key_thumbprint, mark_of, new_code, read_code
from mediator_app.exchange.contract.faults import Fault
from mediator_app.exchange.contract.reading import write_instant
from mediator_app.exchange.contract.signed import Use, fingerprint, sign

GOOD_FOR: Final = timedelta(hours=72)
RENEW_BEFORE: Final = timedelta(days=60)
LARGEST_REQUEST: Final = 8192
"""Characters of a certificate request."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenCode:
    """A code that was given out; the code itself is shown once and never kept."""

    id: str
    mediator: str
    mediator_name: str
    created_at: str
    created_by: str
    expires_at: str
    used_at: str
    laptop: str


def give_code(
    connection: Connection, secret: Secret, court: Court, mediator: str, *, at: datetime, by: str
) -> str:
    """A fresh one-time code for a mediator's laptop, as people type it. Refused: `not_found`."""
    mediators.by_id(connection, court.id, mediator)
    code = new_code(court.authority)
    id = new_id()
    connection.execute(
        sa.insert(CODES).values(
            id=id,
            court=court.id,
            mediator=mediator,
            secret=_hash(secret, code.secret),
            created_at=write_instant(at),
            created_by=by,
            expires_at=write_instant(at + GOOD_FOR),
        )
    )
    audit.write(connection, court.id, by, "code_given", id, at=at, mediator=mediator)
    return str(code)


def codes(connection: Connection, court: str, *, at: datetime) -> tuple[OpenCode, ...]:
    """The codes that may still be used, the newest first."""
    query = (
        sa.select(CODES, MEDIATORS.c.name.label("mediator_name"))
        .join(MEDIATORS, MEDIATORS.c.id == CODES.c.mediator)
        .where(CODES.c.court == court, CODES.c.used_at.is_(None), CODES.c.withdrawn_at.is_(None))
        .where(CODES.c.expires_at > write_instant(at))
        .order_by(CODES.c.created_at.desc())
    )
    return tuple(
        OpenCode(
            id=row.id,
            mediator=row.mediator,
            mediator_name=row.mediator_name,
            created_at=row.created_at,
            created_by=row.created_by,
            expires_at=row.expires_at,
            used_at=row.used_at or "",
            laptop=row.laptop or "",
        )
        for row in connection.execute(query)
    )


def withdraw_code(connection: Connection, court: Court, id: str, *, at: datetime, by: str) -> None:
    """Refused: `not_found` for one that is not there or was used."""
    done = connection.execute(
        sa.update(CODES)
        .where(CODES.c.court == court.id, CODES.c.id == id, CODES.c.used_at.is_(None))
        .values(withdrawn_at=write_instant(at))
    )
    if done.rowcount != 1:
        raise Refused("not_found", "code")
    audit.write(connection, court.id, by, "code_withdrawn", id, at=at)


def enrol(
    connection: Connection,
    secret: Secret,
    court_of: Callable[[str], Court],
    text: str,
    request: str,
    *,
    at: datetime,
) -> str:
    """Exchange a code and a certificate request (PEM) for the enrolment, as signed text.

    Refused: `code_wrong` (no such code, or of another court), `code_expired`, `code_used` (by another key),
    `request_invalid` (no request for a P-256 key that the sender holds), `key_known` (enrolled with another code).
    """
    try:
        code = read_code(text)
    except Fault as fault:
        raise Refused("code_wrong", "code", reason=fault.code) from None
    public = _public_key(request)
    row = connection.execute(
        sa.select(CODES).where(CODES.c.secret == _hash(secret, code.secret)).with_for_update()
    ).one_or_none()
    if row is None or row.withdrawn_at:
        raise Refused("code_wrong", "code")
    court = court_of(row.court)
    if mark_of(court.authority) != code.mark:
        raise Refused("code_wrong", "code")
    thumbprint = key_thumbprint(public.public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo))
    if row.used_at:
        if row.thumbprint != thumbprint:
            raise Refused("code_used", "code")
        answer: str = row.answer
        return answer
    if row.expires_at <= write_instant(at):
        raise Refused("code_expired", "code")
    if connection.execute(sa.select(LAPTOPS.c.id).where(LAPTOPS.c.thumbprint == thumbprint)).first():
        raise Refused("key_known", "request")
    return _take_on(connection, court, row, public, thumbprint, at=at)


def renew(connection: Connection, court: Court, laptop: laptops.Laptop, *, at: datetime) -> bool:
    """Give a laptop whose certificate ends soon a new one for the same key, as an answer; True where it did."""
    if laptop.certificate_ends > write_instant(at + RENEW_BEFORE):
        return False
    ends = connection.execute(
        sa.select(LAPTOPS.c.certificate_ends).where(LAPTOPS.c.id == laptop.id).with_for_update()
    ).scalar_one()
    if ends != laptop.certificate_ends:
        return False
    public = x509.load_pem_x509_certificate(laptop.certificate.encode()).public_key()
    if not isinstance(public, ec.EllipticCurvePublicKey):
        raise TypeError("a laptop's key is on P-256")
    certificate = issue(court, laptop.mediator_name, public, at=at)
    connection.execute(
        sa.update(LAPTOPS).where(LAPTOPS.c.id == laptop.id).values(**_certificate_columns(certificate))
    )
    answers.give(connection, court, laptop.id, CertificateRenewed(certificate=pem(certificate)), at=at)
    audit.write(connection, court.id, audit.SYSTEM, "certificate_renewed", laptop.id, at=at)
    return True


def _take_on(
    connection: Connection,
    court: Court,
    code: sa.Row[Any],
    public: ec.EllipticCurvePublicKey,
    thumbprint: str,
    *,
    at: datetime,
) -> str:
    mediator = mediators.by_id(connection, court.id, code.mediator)
    certificate, laptop = issue(court, mediator.name, public, at=at), new_id()
    connection.execute(
        sa.insert(LAPTOPS).values(
            id=laptop,
            court=court.id,
            mediator=mediator.id,
            thumbprint=thumbprint,
            enrolled_at=write_instant(at),
            **_certificate_columns(certificate),
        )
    )
    said = Enrolment(
        court=court.id,
        court_name=court.name,
        laptop=laptop,
        mediator=mediator.name,
        organisation=mediator.organisation,
        number=mediator.number,
        authority=pem(court.authority),
        certificate=pem(certificate),
        recipient=court.recipient,
    )
    answer = sign(said.to_data(), Use.ENROLMENT, court.answering_key, court.answering)
    connection.execute(
        sa.update(CODES)
        .where(CODES.c.id == code.id)
        .values(used_at=write_instant(at), thumbprint=thumbprint, laptop=laptop, answer=answer)
    )
    audit.write(connection, court.id, audit.laptop(laptop), "laptop_enrolled", laptop, at=at, code=code.id)
    hearings.tell_new(connection, court, laptop, mediator.id, at=at)
    packs.tell_new(connection, court, laptop, at=at)
    return answer


def _certificate_columns(certificate: x509.Certificate) -> dict[str, str]:
    return {
        "certificate": pem(certificate),
        "certificate_sha256": fingerprint(certificate),
        "certificate_ends": write_instant(certificate.not_valid_after_utc),
    }


def _public_key(request: str) -> ec.EllipticCurvePublicKey:
    if len(request) > LARGEST_REQUEST:
        raise Refused("request_invalid", "request")
    try:
        csr = x509.load_pem_x509_csr(request.encode("ascii"))
        key = csr.public_key()
        sound = csr.is_signature_valid
    # A request made to hurt: the library raises many kinds of error for what is in it.
    except Exception:  # noqa: BLE001
        raise Refused("request_invalid", "request") from None
    if not sound or not isinstance(key, ec.EllipticCurvePublicKey) or not isinstance(key.curve, ec.SECP256R1):
        raise Refused("request_invalid", "request")
    return key


def _hash(secret: Secret, code: str) -> str:
    return secret.keyed_hash("enrolment code", code)
