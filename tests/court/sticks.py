"""Bundles of enrolled laptops, for courts under test."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any

import pyrage
import uuid_utils
from cryptography.hazmat.primitives.asymmetric import ec

from court import audit, enrolment
from court.courts import Court
from court.service import now
from court.stick import Arrival, take_in, write_back
from mediator_app.exchange.contract import VERSION
from mediator_app.exchange.contract.answers import Answer
from mediator_app.exchange.contract.bundle import (
    Cover,
    Filed,
    Imported,
    in_order,
    read_imported,
    write_bundle,
)
from mediator_app.exchange.contract.enrolment import read_certificate, read_code, read_enrolment
from mediator_app.exchange.contract.returning import read_answers
from mediator_app.exchange.contract.signed import Use, read_signed, sign
from tests.court.laptop import Filing, Laptop, new_client, request_for
from tests.court.running import Place


def enrolled(place: Place, number: str = "示仲调0001", court: Court | None = None) -> Laptop:
    """A laptop of the court that was taken on without a network."""
    key, code = ec.generate_private_key(ec.SECP256R1()), place.code(number, court)
    token = place.service.database.write(
        lambda connection: enrolment.enrol(
            connection, place.service.secret, place.service.court, code, request_for(key), at=now()
        )
    )
    authority = (court or place.court).authority
    signed = read_signed(token, Use.ENROLMENT, at=now(), authority=authority)
    said = read_enrolment(signed.payload, read_code(code))
    return Laptop("", key, said, read_certificate(said.certificate), new_client())


@dataclass
class Stick:
    """What one laptop puts on a stick, and what it reads from one."""

    laptop: Laptop
    returns: pyrage.x25519.Identity

    @classmethod
    def of(cls, laptop: Laptop) -> Stick:
        return cls(laptop, pyrage.x25519.Identity.generate())

    def cover(self, filed: Sequence[Filed], **changed: Any) -> Cover:
        said = self.laptop.enrolment
        cover = Cover(
            contract=VERSION,
            bundle=str(uuid_utils.uuid7()),
            court=said.court,
            laptop=said.laptop,
            made_at=datetime.now(UTC),
            after=self.laptop.answers[-1].seq if self.laptop.answers else 0,
            recipient=str(self.returns.to_public()),
            filings=tuple(one.listed for one in filed),
        )
        return replace(cover, **changed)

    def bundle(
        self,
        *filings: Filing,
        signer: Laptop | None = None,
        recipient: str = "",
        contents: Mapping[str, bytes] | None = None,
        **changed: Any,
    ) -> bytes:
        filed = in_order([Filed(one.token, one.manifest) for one in filings])
        known = contents or {sha256: data for one in filings for sha256, data in one.contents.items()}
        cover, by = self.cover(filed, **changed), signer or self.laptop
        made = io.BytesIO()
        write_bundle(
            made.write,
            court=recipient or self.laptop.enrolment.recipient,
            cover=cover,
            signed=sign(cover.to_data(), Use.COVER, by.key, by.certificate),
            filings=filed,
            document=lambda sha256: io.BytesIO(known[sha256]),
        )
        return made.getvalue()

    def read(self, data: bytes) -> tuple[Imported, list[Answer]]:
        """What the court wrote for this laptop, every signature verified."""
        found = read_answers(io.BytesIO(data), str(self.returns))
        authority = read_certificate(self.laptop.enrolment.authority)
        signed = read_signed(found.imported, Use.IMPORTED, at=datetime.now(UTC), authority=authority)
        return read_imported(signed.payload), [self.laptop.verified(token) for token in found.answers]


def brought(place: Place, bundle: bytes, court: Court | None = None) -> Arrival:
    return take_in(place.service, court or place.court, io.BytesIO(bundle), by=audit.SYSTEM)


def written(place: Place, arrival: Arrival) -> bytes:
    made = io.BytesIO()
    with place.service.database.reading() as connection:
        write_back(connection, arrival, made)
    return made.getvalue()
