"""The court's own accounts: who may use the review desk, and as what."""

from __future__ import annotations

from sqlalchemy import Connection
from starlette.responses import Response

from court.clerks import Clerk
from court.refusals import Refused
from court.review import accounts
from court.review.visit import Visit
from court.schema import Role


def show(visit: Visit) -> Response:
    return _page(visit)


def add(visit: Visit) -> Response:
    """A new clerk; the first password is shown this once."""
    sign_in, name, role = visit.text("sign_in"), visit.text("name"), _role(visit)
    try:
        clerk, password = visit.write(
            lambda connection: accounts.add(
                connection, visit.court, sign_in, name, role, by=visit.actor, at=visit.at
            )
        )
    except Refused as refused:
        return _page(visit, status=409, refused=refused)
    return visit.page("first_password.html", clerk=clerk, password=password)


def change(visit: Visit) -> Response:
    id, name, role = visit.path("id"), visit.text("name"), _role(visit)
    disabled = visit.text("disabled") == "1"

    def work(connection: Connection) -> None:
        clerk = accounts.get(connection, visit.court.id, id).clerk
        accounts.change(
            connection, clerk, name=name, role=role, disabled=disabled, by=visit.actor, at=visit.at
        )

    try:
        visit.write(work)
    except Refused as refused:
        if refused.code == "not_found":
            raise
        return _page(visit, status=409, refused=refused)
    return visit.go("/clerks")


def reset_password(visit: Visit) -> Response:
    id = visit.path("id")

    def work(connection: Connection) -> tuple[Clerk, str]:
        clerk = accounts.get(connection, visit.court.id, id).clerk
        return clerk, accounts.reset_password(connection, clerk, by=visit.actor, at=visit.at)

    clerk, password = visit.write(work)
    return visit.page("first_password.html", clerk=clerk, password=password)


def _role(visit: Visit) -> Role:
    return next((role for role in Role if role == visit.text("role")), Role.CLERK)


def _page(visit: Visit, *, status: int = 200, refused: Refused | None = None) -> Response:
    people = visit.read(lambda connection: accounts.all_of(connection, visit.court.id))
    return visit.page("clerks.html", status, people=people, roles=Role, refused=refused)
