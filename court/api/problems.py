"""Refusals as they stand on the wire: `application/problem+json` (RFC 9457) with our codes, whatever went wrong."""

from __future__ import annotations

import errno
import logging
from collections.abc import Mapping
from typing import Any, Final

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from sqlalchemy.exc import DBAPIError, OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeout
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect

from court.database import lost_race
from court.refusals import Refused
from mediator_app.exchange.contract import CONTRACT_HEADER, PROBLEM_TYPE, VERSION

LOG: Final = logging.getLogger("court")
RETRY_AFTER: Final = 2
"""Seconds after which an overloaded service asks to be tried again."""

STATUS: Final[Mapping[str, int]] = {
    "contract_too_new": 400,
    "contract_too_old": 400,
    "request_invalid": 400,
    "token_missing": 401,
    "token_invalid": 401,
    "token_expired": 401,
    "assertion_invalid": 401,
    "assertion_replayed": 401,
    "laptop_unknown": 401,
    "certificate_expired": 403,
    "laptop_revoked": 403,
    "code_wrong": 403,
    "not_this_laptop": 403,
    "not_this_court": 403,
    "not_found": 404,
    "method_not_allowed": 405,
    "filing_conflict": 409,
    "documents_missing": 409,
    "offset_differs": 409,
    "code_used": 409,
    "key_known": 409,
    "code_expired": 410,
    "version_unsupported": 412,
    "too_large": 413,
    "body_cut": 408,
    "media_type_unsupported": 415,
    "manifest_invalid": 422,
    "case_data_invalid": 422,
    "remarks_block": 422,
    "practice_mismatch": 422,
    "hash_mismatch": 422,
    "size_mismatch": 422,
    "document_unnamed": 422,
    "rate_limited": 429,
    "overloaded": 503,
    "bug": 500,
}
"""Every code of the API."""
_HTTP_CODES: Final = {
    404: "not_found",
    405: "method_not_allowed",
    413: "too_large",
    415: "media_type_unsupported",
}


def problem(
    code: str, field: str = "", params: Mapping[str, Any] = {}, headers: Mapping[str, str] = {}
) -> JSONResponse:
    """One refusal as an answer."""
    status = STATUS[code]
    body = {
        **{name: list(value) if isinstance(value, tuple) else value for name, value in params.items()},
        "type": f"urn:mediators-desk:problem:{code}",
        "title": code.replace("_", " "),
        "status": status,
        "code": code,
        "field": field,
    }
    sent = {CONTRACT_HEADER: str(VERSION), **headers}
    if status == 401:
        sent["WWW-Authenticate"] = "Bearer"
    if status in (429, 503):
        sent.setdefault("Retry-After", str(params.get("retry_after", RETRY_AFTER)))
    return JSONResponse(body, status, sent, PROBLEM_TYPE)


def install(app: FastAPI) -> None:
    """Answer everything that goes wrong in the API's own words."""
    app.add_exception_handler(Refused, _refused)
    app.add_exception_handler(RequestValidationError, _not_understood)
    app.add_exception_handler(HTTPException, _http)
    app.add_exception_handler(DBAPIError, _database)
    app.add_exception_handler(PoolTimeout, _no_connection)
    app.add_exception_handler(OSError, _disk)
    app.add_exception_handler(ClientDisconnect, _cut)
    app.add_exception_handler(Exception, _bug)


async def _refused(request: Request, error: Exception) -> JSONResponse:
    if not isinstance(error, Refused):
        raise error
    headers = {"Upload-Offset": str(error.params["offset"])} if error.code == "offset_differs" else {}
    if error.code not in ("overloaded", "documents_missing"):
        LOG.info("refused %s %s: %s", request.method, _route(request), error)
    return problem(error.code, error.field, error.params, headers)


async def _not_understood(_request: Request, error: Exception) -> JSONResponse:
    if not isinstance(error, RequestValidationError):
        raise error
    first = error.errors()[0]
    place = ".".join(str(step) for step in first["loc"][1:])
    return problem("request_invalid", place, {"reason": first["type"]})


async def _http(_request: Request, error: Exception) -> JSONResponse:
    if not isinstance(error, HTTPException):
        raise error
    code = _HTTP_CODES.get(error.status_code, "request_invalid")
    kept = {name: value for name, value in (error.headers or {}).items() if name.lower() == "allow"}
    return problem(code, headers=kept)


async def _database(request: Request, error: Exception) -> JSONResponse:
    """A database that is gone, restarting or full is a reason to come again, not a fault of the request."""
    if isinstance(error, DBAPIError) and (
        isinstance(error, OperationalError) or error.connection_invalidated or lost_race(error)
    ):
        LOG.warning("database: %s %s: %s", request.method, _route(request), type(error.orig).__name__)
        return problem("overloaded", params={"reason": "database"})
    raise error


async def _no_connection(_request: Request, _error: Exception) -> JSONResponse:
    return problem("overloaded", params={"reason": "database"})


async def _disk(request: Request, error: Exception) -> JSONResponse:
    if isinstance(error, OSError) and error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EMFILE, errno.ENFILE):
        LOG.error("disk: %s %s: %s", request.method, _route(request), errno.errorcode[error.errno])
        return problem("overloaded", params={"reason": "disk"})
    raise error


async def _cut(_request: Request, _error: Exception) -> JSONResponse:
    """The line was cut, or went silent for too long; in the second case somebody may hear this."""
    return problem("body_cut", headers={"Connection": "close"})


async def _bug(_request: Request, _error: Exception) -> JSONResponse:
    return problem("bug")


def _route(request: Request) -> str:
    """The path as it is written in the code; what stands in the address itself may be anything."""
    route = request.scope.get("route")
    return str(getattr(route, "path", "?"))
