"""Believing what a court says: every signed text is checked here before anything of it is used."""

from __future__ import annotations

import base64
from datetime import datetime
from typing import Any, Final

from cryptography.hazmat.primitives.asymmetric import ec

from mediator_app.delivery import (
    CertificateFact,
    HearingFact,
    HearingGone,
    Link,
    ObjectionFact,
    PackFact,
    ReceiptFact,
    ReviewFact,
    Said,
)
from mediator_app.domain.filings import FilingState
from mediator_app.domain.ids import FilingId
from mediator_app.exchange.contract import case_data
from mediator_app.exchange.contract.answers import (
    CertificateRenewed,
    Hearing,
    HearingWithdrawn,
    Pack,
    Receipt,
    Review,
    link_hash,
    read_answer,
)
from mediator_app.exchange.contract.canonical import read_json
from mediator_app.exchange.contract.enrolment import Code, Enrolment, read_certificate, read_enrolment
from mediator_app.exchange.contract.faults import Fault
from mediator_app.exchange.contract.filing import Manifest, read_manifest
from mediator_app.exchange.contract.reading import Fields
from mediator_app.exchange.contract.signed import Use, check_certificate, read_signed
from mediator_app.exchange.identity import Identity, same_key

LONGEST: Final = 24 * 1024 * 1024
"""Characters of a signed answer; a case file in an assigned hearing is the largest thing in one."""


def check_about(token: str, nonce: str, identity: Identity, at: datetime) -> Fields:
    """What the court says of itself, once it is this court that answered, and just now.

    Faults of `read_signed`; `about_differs`.
    """
    said = Fields(read_signed(token, Use.ABOUT, at=at, authority=identity.authority).payload)
    if said.text("nonce") != nonce or said.text("court") != identity.enrolment.court:
        raise Fault("about_differs")
    return said


def read_taken_on(token: str, code: Code, key: ec.EllipticCurvePrivateKey, at: datetime) -> Enrolment:
    """The enrolment that a court answered to `code`, signed by the authority that it names, which has the code's mark.

    Faults of `read_signed` and `read_enrolment` (`other_court`); `certificate_foreign` where the certificate is not
    for `key`.
    """
    claimed = read_enrolment(_payload(token), code)
    authority = read_certificate(claimed.authority)
    believed = read_signed(token, Use.ENROLMENT, at=at, authority=authority)
    enrolment = read_enrolment(believed.payload, code)
    certificate = read_certificate(enrolment.certificate)
    check_certificate(certificate, at=at, authority=authority)
    if not same_key(certificate, key):
        raise Fault("certificate_foreign")
    return enrolment


def read_link(token: str, identity: Identity, at: datetime) -> Link:
    """One answer, once its signature is sound and it is this court's to this laptop.

    An answer is as old as it says: the certificate must have been good then. Faults of `read_signed` and
    `read_answer`; `answer_foreign` for another laptop's or another court's.
    """
    if len(token) > LONGEST:
        raise Fault("not_signed")
    at = min(at, Fields(_payload(token)).instant("at"))
    believed = read_signed(token, Use.ANSWER, at=at, authority=identity.authority)
    answer = read_answer(believed.payload)
    if (answer.court, answer.laptop) != (identity.enrolment.court, identity.enrolment.laptop):
        raise Fault("answer_foreign")
    return Link(
        laptop=answer.laptop,
        seq=answer.seq,
        prev=answer.prev,
        hash=link_hash(token),
        token=token,
        at=answer.at,
        said=_fact(answer.said),
    )


def manifest_in(token: str) -> Manifest:
    """The manifest in a text that this laptop signed and kept itself."""
    return read_manifest(_payload(token))


def _payload(token: str) -> Any:
    """What a signed text claims, before anything is believed. Fault `not_signed`."""
    parts = token.split(".")
    if len(parts) != 3:
        raise Fault("not_signed")
    try:
        body = base64.b64decode(parts[1] + "=" * (-len(parts[1]) % 4), altchars=b"-_", validate=True)
    except ValueError:
        raise Fault("not_signed") from None
    return read_json(body)


def _fact(said: Any) -> Said:
    match said:
        case Receipt():
            return ReceiptFact(
                filing_id=FilingId(said.filing_id),
                manifest_sha256=said.manifest_sha256,
                number=said.number,
                received_at=said.received_at,
            )
        case Review():
            documents = [one.objection for one in said.documents if one.objection is not None]
            return ReviewFact(
                filing_id=FilingId(said.filing_id),
                state=FilingState(said.state.value),
                decided_at=said.decided_at,
                case_number=said.case_number,
                objections=tuple(
                    ObjectionFact(reason=one.reason.value, field=one.field, note=one.note)
                    for one in (*said.objections, *documents)
                ),
                note=said.note,
            )
        case Hearing():
            return HearingFact(
                assignment=said.assignment,
                case_number=said.case_number,
                starts_at=said.starts_at,
                place=said.place,
                title=_title(said.case),
                case=said.case,
                note=said.note,
            )
        case HearingWithdrawn():
            return HearingGone(assignment=said.assignment, note=said.note)
        case Pack():
            return PackFact(
                pack=said.pack.value,
                version=said.version,
                sha256=said.sha256,
                size=said.size,
                note=said.note,
            )
        case CertificateRenewed():
            return CertificateFact(certificate=said.certificate)
        case _:
            raise TypeError(f"an answer of another kind: {type(said).__name__}")


def _title(case: Any) -> str:
    """What a list shows of a case file; a file that is none is refused when somebody opens it, and not here."""
    try:
        return case_data.title(case)
    except (KeyError, TypeError, AttributeError):
        return "|"
