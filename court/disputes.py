"""Whether the court knows a dispute already: the same worker, the same employer, and periods that touch.

Identity numbers and credit codes are kept as keyed hashes only. A dispute that came by another channel is recorded
with the court's own reference (`record`, or a table of them by `mediator-court known`).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy import Connection

from court.batch import Batch
from court.courts import Court, new_id
from court.schema import DISPUTES, FILINGS, Channel
from court.secret import Secret
from mediator_app.exchange.contract import case_data
from mediator_app.exchange.contract.reading import write_instant

_LAST = "9999-12-31"


@dataclass(frozen=True, slots=True, kw_only=True)
class Dispute:
    """Between one worker and one employer, about a period; both dates inclusive, empty where nobody said."""

    worker: str
    """Keyed hash of the identity number."""
    employer: str
    """Keyed hash of the credit code, or of the name where there is none."""
    starts: str = ""
    ends: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """The same dispute as it came before. `filing` is empty for another channel; `reference` names it for people."""

    channel: Channel
    reference: str
    filing: str
    starts: str
    ends: str
    recorded_at: str


def dispute(secret: Secret, identity: str, employer: str, starts: str = "", ends: str = "") -> Dispute:
    """`employer` is a credit code or a name; dates are ISO, empty where not known."""
    return Dispute(
        worker=secret.keyed_hash("worker", _plain(identity)),
        employer=secret.keyed_hash("employer", _plain(employer)),
        starts=starts,
        ends=ends,
    )


def of_case(secret: Secret, case: Mapping[str, Any]) -> Iterator[Dispute]:
    """Every dispute in a case: each worker whose identity number is known with each employer, by code and by name."""
    everyone = case_data.parties(case)
    for worker in everyone:
        number = str((worker.get("identity") or {}).get("number", ""))
        if worker["type"] != "worker" or not _plain(number):
            continue
        for employer in everyone:
            if employer["type"] == "worker" or employer["side"] == worker["side"]:
                continue
            starts, ends = _period(case, worker["id"], employer["id"])
            for known_as in {_plain(employer.get("credit_code", "")), _plain(employer.get("name", ""))} - {
                ""
            }:
                yield dispute(secret, number, known_as, starts, ends)


def record(
    batch: Batch,
    court: Court,
    some: Iterable[Dispute],
    channel: Channel,
    reference: str,
    *,
    at: datetime,
    filing: str = "",
    case_id: str = "",
) -> None:
    """Keep disputes that came to the court."""
    rows = [
        {
            "id": new_id(),
            "court": court.id,
            "worker": one.worker,
            "employer": one.employer,
            "starts": one.starts,
            "ends": one.ends,
            "channel": channel.value,
            "reference": reference,
            "filing": filing,
            "case_id": case_id,
            "recorded_at": write_instant(at),
        }
        for one in some
    ]
    batch.insert(DISPUTES, rows)


def known(connection: Connection, court: str, filing: str) -> tuple[Known, ...]:
    """The same disputes as a filing's, by any channel; not those of the same case, which its corrections are."""
    own = DISPUTES.alias("own")
    query = (
        sa.select(
            DISPUTES.c.channel,
            DISPUTES.c.reference,
            DISPUTES.c.filing,
            DISPUTES.c.starts,
            DISPUTES.c.ends,
            DISPUTES.c.recorded_at,
        )
        .distinct()
        .join(
            own,
            sa.and_(
                own.c.court == DISPUTES.c.court,
                own.c.worker == DISPUTES.c.worker,
                own.c.employer == DISPUTES.c.employer,
            ),
        )
        .where(own.c.court == court, own.c.filing == filing, DISPUTES.c.filing != filing)
        .where(sa.or_(DISPUTES.c.filing == "", DISPUTES.c.case_id != own.c.case_id))
        .where(DISPUTES.c.starts <= _or_last(own.c.ends), own.c.starts <= _or_last(DISPUTES.c.ends))
        .order_by(DISPUTES.c.recorded_at, DISPUTES.c.channel, DISPUTES.c.reference)
    )
    found: dict[tuple[str, str, str], Known] = {}
    for row in connection.execute(query):
        one = Known(
            channel=Channel(row.channel),
            reference=row.reference,
            filing=row.filing,
            starts=row.starts,
            ends=row.ends,
            recorded_at=row.recorded_at,
        )
        found.setdefault((one.channel, one.reference, one.filing), one)
    return tuple(found.values())


def has_twin(court: str) -> sa.ScalarSelect[Any]:
    """For a query over `FILINGS`: how many of a filing's disputes the court knows from elsewhere."""
    own, other = DISPUTES.alias(), DISPUTES.alias()
    return (
        sa.select(sa.func.count())
        .select_from(
            own.join(
                other,
                sa.and_(
                    own.c.court == other.c.court,
                    own.c.worker == other.c.worker,
                    own.c.employer == other.c.employer,
                    own.c.filing != other.c.filing,
                ),
            )
        )
        .where(own.c.court == court, own.c.filing == FILINGS.c.id)
        .where(sa.or_(other.c.filing == "", other.c.case_id != own.c.case_id))
        .where(other.c.starts <= _or_last(own.c.ends), own.c.starts <= _or_last(other.c.ends))
        .correlate(FILINGS)
        .scalar_subquery()
    )


def _or_last(column: sa.ColumnElement[str]) -> sa.ColumnElement[str]:
    """An open end is the last day there is; an open beginning, the empty text, is before every day already."""
    return sa.case((column == "", _LAST), else_=column)


def _period(case: Mapping[str, Any], worker: str, employer: str) -> tuple[str, str]:
    """From the first to the last day that their claims are about; open where one claim does not say."""
    claims = [
        claim
        for claim in case["content"].get("claims", ())
        if {claim.get("claimant"), claim.get("against")} == {worker, employer}
    ]
    starts = [claim.get("starts") or "" for claim in claims]
    ends = [claim.get("ends") or "" for claim in claims]
    return (min(starts, default=""), max(ends) if ends and all(ends) else "")


def _plain(text: object) -> str:
    """An identity number, a code or a name without what people write differently."""
    folded = unicodedata.normalize("NFKC", str(text)).upper()
    return re.sub(r"[\s\-·.,()（）]", "", folded)
