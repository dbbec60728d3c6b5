"""The web service: the intake API, and the review desk in the browser, behind one gate."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from typing import Any, Final

from fastapi import APIRouter, FastAPI
from fastapi.openapi.utils import get_openapi
from starlette.requests import Request
from starlette.responses import RedirectResponse
from starlette.routing import Route

from court.api import filing, joining, shapes, telling, uploading
from court.api.asking import Intake, Rates
from court.api.gate import PATIENCE, Gate
from court.api.problems import install
from court.api.workers import Workers
from court.housekeeping import sweep_when_due
from court.review import app as review
from court.service import Service
from mediator_app.exchange.contract import CONTRACT_HEADER, OLDEST, VERSION

LOG: Final = logging.getLogger("court")
TITLE: Final = "The court's intake service"
_HOUSEKEEPING: Final = 3600.0
"""Seconds from one housekeeping to the next."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """How much one process takes on."""

    threads: int = 8
    waiting: int = 24
    patience: float = PATIENCE
    """Seconds without a byte after which a body is given up."""


def make_api() -> FastAPI:
    """The intake API by itself, without anything behind it: for the published OpenAPI."""
    app = FastAPI(
        title=TITLE,
        version="2",
        description="What laptops of mediators speak with. `docs/filing.md` says what it means.",
        docs_url=None,
        redoc_url=None,
        openapi_url=None,
        generate_unique_id_function=lambda route: route.name,
    )
    install(app)
    routes = APIRouter(prefix="/v1")
    for room in (joining, filing, uploading, telling):
        routes.include_router(room.ROUTES)
    app.include_router(routes)
    app.openapi = lambda: _describe(app)  # type: ignore[method-assign]
    return app


def make_app(service: Service, limits: Limits = Limits(), rates: Rates | None = None) -> Gate:
    """The whole service in one process."""
    app = make_api()
    workers = Workers(limits.threads, limits.waiting)
    app.state.intake = Intake(service, workers, rates or Rates())
    app.router.routes.append(Route("/", _to_desk, include_in_schema=False))
    app.router.routes.extend(review.routes(service, workers))
    app.router.lifespan_context = _lifespan
    return Gate(app, workers, limits.patience)


async def _to_desk(_request: Request) -> RedirectResponse:
    return RedirectResponse("/review")


@asynccontextmanager
async def _lifespan(app: FastAPI) -> AsyncIterator[None]:
    own: Intake = app.state.intake
    keeping = asyncio.create_task(_keep_house(own))
    yield
    keeping.cancel()
    with suppress(asyncio.CancelledError):
        await keeping
    own.workers.close()
    own.service.close()


async def _keep_house(own: Intake) -> None:
    """Clear away what has expired. Every worker does it; doing it twice does no harm."""
    while True:
        with suppress(TimeoutError):
            async with asyncio.timeout(_HOUSEKEEPING):
                await asyncio.Event().wait()
        # It will be tried again in an hour; a service that takes filings must not stop for it.
        try:
            await own.workers.run(sweep_when_due, own.service)
        except Exception as error:  # noqa: BLE001
            LOG.warning("housekeeping: %s", type(error).__name__)


_CONTRACT: Final = {
    "name": CONTRACT_HEADER,
    "in": "header",
    "required": False,
    "schema": {"type": "integer", "minimum": OLDEST, "maximum": VERSION},
    "description": "The contract that the laptop speaks",
}


def _describe(app: FastAPI) -> dict[str, Any]:
    """The OpenAPI, with what FastAPI cannot know: refusals are problems, and who needs a token."""
    if app.openapi_schema:
        return app.openapi_schema
    found = get_openapi(title=app.title, version=app.version, description=app.description, routes=app.routes)
    schemas = found["components"]["schemas"]
    schemas["Problem"] = shapes.component(shapes.Problem)
    for unused in ("HTTPValidationError", "ValidationError"):
        schemas.pop(unused, None)
    found["components"]["securitySchemes"] = {"laptop": {"type": "http", "scheme": "bearer"}}
    open_to_all = {"/v1/about", "/v1/enrolments", "/v1/token"}
    for path, calls in found["paths"].items():
        for method, call in calls.items():
            if not _is_problem(call, "422"):
                call["responses"].pop("422", None)
            call.setdefault("parameters", []).append(_CONTRACT)
            if path not in open_to_all and method != "options":
                call["security"] = [{"laptop": []}]
    app.openapi_schema = found
    return found


def _is_problem(call: dict[str, Any], status: str) -> bool:
    content = call["responses"].get(status, {}).get("content", {})
    return "application/problem+json" in content
