"""Rule packs and wording that the court gives to its mediators' laptops."""

from __future__ import annotations

from starlette.responses import Response

from court import packs
from court.refusals import Refused
from court.review.visit import Visit
from mediator_app.exchange.contract.answers import PackKind


def show(visit: Visit) -> Response:
    return _page(visit)


def announce(visit: Visit) -> Response:
    service, court, content = visit.desk.service, visit.court, visit.file("pack")
    kind = next((one for one in PackKind if one == visit.text("kind")), PackKind.RULES)
    version, note = visit.text("version"), visit.text("note")
    try:
        service.database.write(
            lambda connection: packs.announce(
                service.database,
                connection,
                service.store,
                court,
                kind,
                version,
                content,
                note=note,
                at=visit.at,
                by=visit.actor,
            )
        )
    except Refused as refused:
        return _page(visit, status=409, refused=refused)
    return visit.go("/packs")


def _page(visit: Visit, *, status: int = 200, refused: Refused | None = None) -> Response:
    rows = visit.read(lambda connection: packs.all_of(connection, visit.court.id))
    return visit.page("packs.html", status, rows=rows, kinds=PackKind, refused=refused)
