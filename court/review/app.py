"""Every address of the review desk, and who may ask for it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from starlette.requests import Request
from starlette.responses import FileResponse, Response
from starlette.routing import BaseRoute, Route

from court.api.gate import LARGEST_BUNDLE, LARGEST_FORM
from court.api.workers import Workers
from court.refusals import Refused
from court.review import (
    decision,
    entrance,
    figures,
    filing,
    guard,
    hearings,
    log,
    mediator_pages,
    pack_pages,
    papers,
    people,
    queue,
    stick_pages,
)
from court.review.pages import MEDIA_TYPES, static_files
from court.review.visit import BASE, FORM_BYTES, Desk, Page, Visit, endpoint
from court.schema import Role
from court.service import Service

_KEPT: Final = 7 * 24 * 3600
"""Seconds that a browser may keep our style sheet; its address changes with it."""

ROUTES: Final[tuple[tuple[str, str, Page, Role | None, int], ...]] = (
    ("GET", "", entrance.start, None, FORM_BYTES),
    ("GET", "/", entrance.start, None, FORM_BYTES),
    ("GET", "/sign-in", entrance.show_sign_in, None, FORM_BYTES),
    ("POST", "/sign-in", entrance.sign_in, None, FORM_BYTES),
    ("POST", "/sign-out", entrance.sign_out, None, FORM_BYTES),
    ("POST", "/language", entrance.change_language, None, FORM_BYTES),
    ("GET", "/password", entrance.show_password, Role.CLERK, FORM_BYTES),
    ("POST", "/password", entrance.change_password, Role.CLERK, FORM_BYTES),
    ("GET", "/filings", queue.show, Role.CLERK, FORM_BYTES),
    ("GET", "/filings/{id}", filing.show, Role.CLERK, FORM_BYTES),
    ("GET", "/filings/{id}/history", filing.show_history, Role.CLERK, FORM_BYTES),
    ("GET", "/filings/{id}/beside/{other}", filing.show_twin, Role.CLERK, FORM_BYTES),
    ("GET", "/filings/{id}/papers/{sha256}", papers.show, Role.CLERK, FORM_BYTES),
    ("GET", "/filings/{id}/papers/{sha256}/save", papers.save, Role.CLERK, FORM_BYTES),
    ("POST", "/filings/{id}/take", decision.take_up, Role.CLERK, FORM_BYTES),
    ("POST", "/filings/{id}/hand", decision.hand_over, Role.CLERK, FORM_BYTES),
    ("POST", "/filings/{id}/decide", decision.decide, Role.CLERK, FORM_BYTES),
    ("GET", "/hearings", hearings.show, Role.CLERK, FORM_BYTES),
    ("POST", "/hearings", hearings.assign, Role.CLERK, hearings.LARGEST_FORM),
    ("POST", "/hearings/{id}/withdraw", hearings.withdraw, Role.CLERK, FORM_BYTES),
    ("GET", "/sticks", stick_pages.show, Role.CLERK, FORM_BYTES),
    ("POST", "/sticks", stick_pages.take_in, Role.CLERK, LARGEST_BUNDLE),
    ("GET", "/sticks/{id}", stick_pages.show_one, Role.CLERK, FORM_BYTES),
    ("GET", "/sticks/{id}/answers", stick_pages.save_answers, Role.CLERK, FORM_BYTES),
    ("GET", "/mediators", mediator_pages.show, Role.HEAD, FORM_BYTES),
    ("POST", "/mediators", mediator_pages.keep, Role.HEAD, FORM_BYTES),
    ("POST", "/mediators/{id}/code", mediator_pages.give_code, Role.HEAD, FORM_BYTES),
    ("POST", "/codes/{id}/withdraw", mediator_pages.withdraw_code, Role.HEAD, FORM_BYTES),
    ("POST", "/laptops/{id}/revoke", mediator_pages.revoke, Role.HEAD, FORM_BYTES),
    ("GET", "/packs", pack_pages.show, Role.HEAD, FORM_BYTES),
    ("POST", "/packs", pack_pages.announce, Role.HEAD, LARGEST_FORM),
    ("GET", "/statistics", figures.show, Role.HEAD, FORM_BYTES),
    ("GET", "/statistics/mediators.csv", figures.export_mediators, Role.HEAD, FORM_BYTES),
    ("GET", "/statistics/filings.csv", figures.export_filings, Role.HEAD, FORM_BYTES),
    ("GET", "/audit", log.show, Role.HEAD, FORM_BYTES),
    ("GET", "/clerks", people.show, Role.ADMIN, FORM_BYTES),
    ("POST", "/clerks", people.add, Role.ADMIN, FORM_BYTES),
    ("POST", "/clerks/{id}", people.change, Role.ADMIN, FORM_BYTES),
    ("POST", "/clerks/{id}/password", people.reset_password, Role.ADMIN, FORM_BYTES),
)


def routes(service: Service, workers: Workers) -> Sequence[BaseRoute]:
    """The review desk of a service, to be put among its routes; its pages are made by the service's own threads."""
    desk = Desk(service, workers)
    found = [
        Route(f"{BASE}{path}", endpoint(desk, page, role, form_bytes), methods=[method])
        for method, path, page, role, form_bytes in ROUTES
    ]
    found.append(Route(f"{BASE}/static/{{name}}", _static, methods=["GET"]))
    found.append(Route(f"{BASE}/{{rest:path}}", endpoint(desk, _nowhere, None), methods=["GET", "POST"]))
    return found


def _nowhere(_visit: Visit) -> Response:
    raise Refused("not_found")


async def _static(request: Request) -> Response:
    name = request.path_params["name"]
    path = static_files().get(name)
    if path is None:
        response = Response(status_code=404)
    else:
        kept = {"Cache-Control": f"public, max-age={_KEPT}"}
        response = FileResponse(path, media_type=MEDIA_TYPES[path.suffix], headers=kept)
    guard.protect(response, secure=request.url.scheme == "https")
    return response
