"""Mediators and their laptops: take one on with a one-time code, keep one out."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection
from starlette.responses import Response

from court import enrolment, laptops, mediators
from court.refusals import Refused
from court.review import accounts
from court.review.visit import Visit


def show(visit: Visit) -> Response:
    return _page(visit)


def keep(visit: Visit) -> Response:
    """Add a mediator, or bring the one with this number up to date."""
    name, organisation, number = (visit.text(field) for field in ("name", "organisation", "number"))
    try:
        visit.write(
            lambda connection: mediators.keep(
                connection, visit.court, name, organisation, number, at=visit.at, by=visit.actor
            )
        )
    except Refused as refused:
        return _page(visit, status=409, refused=refused)
    return visit.go("/mediators")


def give_code(visit: Visit) -> Response:
    """A sheet with a fresh one-time code, shown this once."""
    court, id = visit.court, visit.path("id")

    def work(connection: Connection) -> tuple[mediators.Mediator, str]:
        person = mediators.by_id(connection, court.id, id)
        code = enrolment.give_code(
            connection, visit.desk.service.secret, court, id, at=visit.at, by=visit.actor
        )
        return person, code

    person, code = visit.write(work)
    address = f"{visit.request.url.scheme}://{visit.request.url.netloc}"
    return visit.page(
        "code.html",
        mediator=person,
        enrolment_code=code,
        until=visit.at + enrolment.GOOD_FOR,
        address=address,
    )


def withdraw_code(visit: Visit) -> Response:
    id = visit.path("id")
    visit.write(
        lambda connection: enrolment.withdraw_code(connection, visit.court, id, at=visit.at, by=visit.actor)
    )
    return visit.go("/mediators")


def revoke(visit: Visit) -> Response:
    id = visit.path("id")
    visit.write(lambda connection: laptops.revoke(connection, visit.court, id, at=visit.at, by=visit.actor))
    return visit.go("/mediators")


def _page(visit: Visit, *, status: int = 200, refused: Refused | None = None) -> Response:
    court = visit.court.id

    def read(connection: Connection) -> dict[str, Any]:
        machines: dict[str, list[laptops.Laptop]] = {}
        for laptop in laptops.all_of(connection, court):
            machines.setdefault(laptop.mediator, []).append(laptop)
        return {
            "mediators": mediators.all_of(connection, court),
            "machines": machines,
            "codes": enrolment.codes(connection, court, at=visit.at),
            "names": {a.clerk.actor: a.clerk.name for a in accounts.all_of(connection, court)},
        }

    found = visit.read(read)
    visit.note("mediators_listed", "")
    return visit.page("mediators.html", status, refused=refused, **found)
