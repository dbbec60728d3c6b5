"""Hearings: assign one to a mediator from a case file or a short form, take one back."""

from __future__ import annotations

import json
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from typing import Any, Final

from sqlalchemy import Connection
from starlette.responses import Response

from court import hearings, mediators
from court.refusals import Refused
from court.review.visit import Visit
from court.service import CHINA
from mediator_app.exchange.contract import case_data
from mediator_app.exchange.contract.faults import Fault
from mediator_app.exchange.contract.reading import write_instant

LARGEST_FORM: Final = 8 * 1024 * 1024
"""Bytes of the form with a case file."""
CLAIMS: Final = 4
"""Claims of the short form; a case with more comes as a file."""
CLAIM_KINDS: Final[tuple[str, ...]] = tuple(case_data.schema(1)["$defs"]["claim_kind"]["enum"])
_SHOWN: Final = 200


class Show(StrEnum):
    AHEAD = "ahead"
    PAST = "past"


def show(visit: Visit) -> Response:
    return _page(visit)


def assign(visit: Visit) -> Response:
    """Assign from the uploaded case file, or from the short form where no file was chosen."""
    uploaded = visit.file("case_file")

    def work(connection: Connection) -> str:
        starts_at = _instant(visit.text("day"), visit.text("clock"))
        file = uploaded or _short_form(visit)
        return hearings.assign(
            connection,
            visit.court,
            visit.text("mediator"),
            file,
            starts_at=starts_at,
            place=visit.text("place"),
            note=visit.text("note"),
            at=visit.at,
            by=visit.actor,
        )

    try:
        visit.write(work)
    except Refused as refused:
        if refused.code == "not_found":
            refused = Refused("mediator_missing", "mediator")
        return _page(visit, status=409, refused=refused)
    return visit.go("/hearings")


def withdraw(visit: Visit) -> Response:
    id, note = visit.path("id"), visit.text("note")
    visit.write(
        lambda connection: hearings.withdraw(
            connection, visit.court, id, note=note, at=visit.at, by=visit.actor
        )
    )
    return visit.go("/hearings")


def _page(visit: Visit, *, status: int = 200, refused: Refused | None = None) -> Response:
    court = visit.court.id
    chosen = next((one for one in Show if one == visit.query("show")), Show.AHEAD)
    today = datetime.combine(visit.at.astimezone(CHINA).date(), time(), CHINA)

    def read(connection: Connection) -> tuple[Any, Any]:
        if chosen is Show.AHEAD:
            found = hearings.all_of(connection, court, since=write_instant(today), limit=_SHOWN)
        else:
            since, until = write_instant(today - timedelta(days=90)), write_instant(today)
            found = tuple(
                reversed(hearings.all_of(connection, court, since=since, until=until, limit=_SHOWN))
            )
        return found, mediators.all_of(connection, court)

    rows, people = visit.read(read)
    visit.note("hearings_listed", "")
    return visit.page(
        "hearings.html",
        status,
        rows=rows,
        mediators=people,
        refused=refused,
        chosen=chosen,
        shows=Show,
        claim_kinds=CLAIM_KINDS,
        claims=range(CLAIMS),
    )


def _instant(day: str, clock: str) -> datetime:
    """Refused `day_missing`."""
    try:
        return datetime.combine(date.fromisoformat(day), time.fromisoformat(clock), CHINA)
    except ValueError:
        raise Refused("day_missing", "day") from None


def _short_form(visit: Visit) -> bytes:
    """A case file with what the form says: one worker, one employer, their claims.

    Refused `party_missing`, `amount_unclear`.
    """
    worker, employer = visit.text("applicant"), visit.text("respondent")
    if not worker or not employer:
        raise Refused("party_missing", "applicant")
    person: dict[str, Any] = {"type": "worker", "id": "worker", "side": "applicant", "name": worker}
    if visit.text("identity"):
        person["identity"] = {"kind": "resident", "number": visit.text("identity")}
    if visit.text("worker_phone"):
        person["phone"] = visit.text("worker_phone")
    unit: dict[str, Any] = {"type": "employer", "id": "employer", "side": "respondent", "name": employer}
    for name, field in (("credit_code", "credit_code"), ("phone", "employer_phone")):
        if visit.text(field):
            unit[name] = visit.text(field)
    content = {
        "instrument": "arbitration_mediation",
        "body": {"kind": "arbitration_commission", "court": visit.court.name},
        "case_number": visit.text("case_number"),
        "cause": visit.text("cause"),
        "hearing": {"place": visit.text("place"), "held_on": visit.text("day"), "circuit": True},
        "parties": [person, unit],
        "claims": _claims(visit),
    }
    file = {"format": "mediator-case", "version": 1, "practice": visit.court.practice, "content": content}
    return json.dumps(file, ensure_ascii=False).encode()


def _claims(visit: Visit) -> list[dict[str, Any]]:
    found = []
    for number in range(CLAIMS):
        kind, amount = visit.text(f"claim.{number}"), visit.text(f"amount.{number}")
        if not kind:
            continue
        claim: dict[str, Any] = {
            "id": f"claim-{number + 1}",
            "claimant": "worker",
            "against": "employer",
            "kind": kind,
        }
        if amount:
            try:
                claim["amount"] = case_data.fen(amount)
            except Fault:
                raise Refused("amount_unclear", f"amount.{number}") from None
        found.append(claim)
    return found
