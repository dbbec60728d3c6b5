"""Service of the instrument on the parties."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time
from enum import StrEnum

from .days import legal_day
from .ids import PartyId, ServiceId
from .ink import Ink
from .papers import Signer
from .signatures import Scan


class ServiceOutcome(StrEnum):
    DELIVERED = "delivered"
    REFUSED = "refused"


class ServiceMethod(StrEnum):
    """The ways of service that the law leaves open for a mediation instrument (no text message, no leaving behind)."""

    IN_PERSON = "in_person"
    POST = "post"
    ELECTRONIC = "electronic"


@dataclass(frozen=True, slots=True, kw_only=True)
class Service:
    """One attempt to serve the instrument on one party. The date of receipt is the date of service (rules art. 20).

    `at` is when it was recorded. Where the receiver signed on paper, `received_on` and `received_at` are the date and
    the time that stand there.
    """

    id: ServiceId
    at: datetime
    recipient: PartyId
    received_by: Signer
    name: str
    outcome: ServiceOutcome
    method: ServiceMethod = ServiceMethod.IN_PERSON
    copies: int = 1
    ink: Ink | None = None
    scan: Scan | None = None
    server_ink: Ink | None = None
    """The signature of whoever served it (送达人): the clerk, or the mediator where there is none."""
    note: str = ""
    received_on: date | None = None
    received_at: time | None = None
    """Time of day in Asia/Shanghai, where the receiver wrote one."""

    @property
    def day(self) -> date:
        """The date of receipt: as the receiver wrote it, else the day on which it was recorded."""
        return self.received_on or legal_day(self.at)
