"""Who is there, taking a laptop on, and tokens."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Request

from court import enrolment, knocks
from court.api import shapes, tokens
from court.api.asking import address, answers_with, in_thread, intake, read_form
from court.refusals import Refused
from court.service import Service
from mediator_app.exchange.contract import OLDEST, VERSION
from mediator_app.exchange.contract.reading import write_instant
from mediator_app.exchange.contract.signed import Use, sign

ROUTES = APIRouter(tags=["laptops"])
_ASSERTION = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"


@ROUTES.get("/about", responses=answers_with("not_found", "rate_limited"))
async def about(
    request: Request,
    nonce: Annotated[str, Query(max_length=128)] = "",
    court: Annotated[
        str, Query(max_length=64, description="Which court, where the service has several")
    ] = "",
) -> shapes.About:
    """Who is there, signed together with the nonce."""
    intake(request).rates.tokens.take(address(request))

    def work(service: Service) -> shapes.About:
        found, at = service.court(court), service.clock()
        said = {
            "court": found.id,
            "name": found.name,
            "practice": found.practice,
            "contracts": list(range(OLDEST, VERSION + 1)),
            "time": write_instant(at),
        }
        signed = sign({**said, "nonce": nonce}, Use.ABOUT, found.answering_key, found.answering)
        return shapes.About.model_validate({**said, "signed": signed})

    return await in_thread(request, work)


@ROUTES.post(
    "/enrolments",
    responses=answers_with(
        "code_wrong", "code_used", "code_expired", "key_known", "rate_limited", "media_type_unsupported"
    ),
)
async def enrol(request: Request, asked: shapes.EnrolmentRequest) -> shapes.SignedText:
    """Exchange a one-time code and a certificate request for a certificate (`desk-enrolment+jws`)."""
    stranger = address(request)
    intake(request).rates.tokens.take(stranger)

    def work(service: Service) -> shapes.SignedText:
        at = service.clock()
        with service.database.reading() as connection:
            knocks.check_codes(connection, service.secret, stranger, at=at)
        try:
            signed = service.database.write(
                lambda connection: enrolment.enrol(
                    connection, service.secret, service.court, asked.code, asked.request, at=at
                )
            )
        except Refused as refused:
            if refused.code == "code_wrong":
                service.database.write(
                    lambda connection: knocks.note_code(connection, service.secret, stranger, at=at)
                )
            raise
        return shapes.SignedText(signed=signed)

    return await in_thread(request, work)


@ROUTES.post(
    "/token",
    responses=answers_with(
        "assertion_invalid",
        "assertion_replayed",
        "laptop_unknown",
        "laptop_revoked",
        "certificate_expired",
        "rate_limited",
        "media_type_unsupported",
    ),
    openapi_extra={
        "requestBody": {
            "required": True,
            "content": {
                "application/x-www-form-urlencoded": {
                    "schema": {
                        "type": "object",
                        "properties": {
                            "grant_type": {"const": "client_credentials"},
                            "client_assertion_type": {"const": _ASSERTION},
                            "client_assertion": {"type": "string", "maxLength": tokens.LARGEST},
                        },
                        "required": ["grant_type", "client_assertion_type", "client_assertion"],
                    }
                }
            },
        }
    },
)
async def token(request: Request) -> shapes.TokenGrant:
    """A short-lived token for a laptop that proves its key (RFC 7523)."""
    own = intake(request)
    own.rates.tokens.take(address(request))
    form = await read_form(request, "application/x-www-form-urlencoded")
    assertion = form.get("client_assertion")
    if form.get("grant_type") != "client_credentials":
        raise Refused("request_invalid", "grant_type")
    if form.get("client_assertion_type") != _ASSERTION:
        raise Refused("request_invalid", "client_assertion_type")
    if not isinstance(assertion, str) or not assertion:
        raise Refused("request_invalid", "client_assertion")
    granted = await in_thread(request, lambda service: tokens.grant(service, assertion))
    return shapes.TokenGrant(access_token=granted.text, token_type="Bearer", expires_in=granted.expires_in)
