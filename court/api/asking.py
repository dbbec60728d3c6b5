"""What the routes share: the service, its threads, and who is asking."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final, TypeVar

from fastapi import Request
from starlette.datastructures import FormData, UploadFile
from starlette.formparsers import MultiPartException
from starlette.requests import ClientDisconnect

from court.api import tokens
from court.api.arriving import Arriving
from court.api.problems import STATUS
from court.api.rates import Rate
from court.api.workers import Workers
from court.intake import LARGEST_MANIFEST
from court.laptops import Laptop
from court.refusals import Refused
from court.service import Service
from mediator_app.exchange.contract import CONTRACT_HEADER, OLDEST, VERSION
from mediator_app.exchange.contract.filing import MOST_DOCUMENTS

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Rates:
    """Strangers are counted by address, laptops by themselves. Wrong codes are counted in the database (`knocks`)."""

    tokens: Rate = field(default_factory=lambda: Rate(10, 300))
    requests: Rate = field(default_factory=lambda: Rate(100, 2000))


@dataclass(frozen=True, slots=True)
class Intake:
    """What stands behind the API in one process."""

    service: Service
    workers: Workers
    rates: Rates
    arriving: Arriving = field(default_factory=Arriving)


def intake(request: Request) -> Intake:
    found: Intake = request.app.state.intake
    return found


def address(request: Request) -> str:
    return request.client.host if request.client else ""


def check_contract(request: Request) -> None:
    """Refused: `contract_too_new`, `contract_too_old`, `request_invalid`. Who does not say speaks today's."""
    said = request.headers.get(CONTRACT_HEADER, str(VERSION))
    if not said.isascii() or not said.isdecimal() or len(said) > 9:
        raise Refused("request_invalid", CONTRACT_HEADER)
    if int(said) > VERSION:
        raise Refused("contract_too_new", CONTRACT_HEADER, found=int(said), newest=VERSION)
    if int(said) < OLDEST:
        raise Refused("contract_too_old", CONTRACT_HEADER, found=int(said), oldest=OLDEST)


async def as_laptop(
    request: Request, work: Callable[[Service, Laptop], T], also: tokens.Also | None = None
) -> T:
    """`work` done in a thread for the laptop that asks. `also` and what is refused as `tokens.laptop_of`; also
    refused: `overloaded`.
    """
    check_contract(request)
    own = intake(request)
    header = request.headers.get("authorization", "")
    if header:
        own.rates.requests.take(header[-43:])

    def done() -> T:
        return work(own.service, tokens.laptop_of(own.service, header, also))

    return await own.workers.run(done)


async def in_thread(request: Request, work: Callable[[Service], T]) -> T:
    """`work` done in a thread for whoever asks."""
    check_contract(request)
    own = intake(request)
    return await own.workers.run(work, own.service)


async def filing_form(request: Request) -> tuple[str, dict[str, bytes]]:
    """The signed manifest, and the documents that came along by the names of their parts.

    Refused: `request_invalid` (`reason`).
    """
    form = await read_form(request, "multipart/form-data")
    manifests, inline = [], {}
    for name, value in form.multi_items():
        content = await value.read() if isinstance(value, UploadFile) else value.encode()
        if name == "manifest":
            manifests.append(content)
        elif not isinstance(value, UploadFile) or name in inline:
            raise Refused("request_invalid", "documents", reason="part_unexpected")
        else:
            inline[name] = content
    if len(manifests) != 1:
        raise Refused("request_invalid", "manifest", reason="one_manifest")
    try:
        return manifests[0].decode("ascii"), inline
    except UnicodeDecodeError:
        raise Refused("request_invalid", "manifest", reason="not_a_token") from None


async def read_form(request: Request, kind: str) -> FormData:
    """Refused: `request_invalid`, `media_type_unsupported`."""
    if request.headers.get("content-type", "").split(";")[0].strip().lower() != kind:
        raise Refused("media_type_unsupported", "Content-Type", wanted=kind)
    try:
        # A form that is there as a whole is taken apart in a few steps instead of one for each piece of the network.
        await request.body()
        return await request.form(
            max_files=MOST_DOCUMENTS + 2, max_fields=16, max_part_size=LARGEST_MANIFEST + 1024
        )
    except ClientDisconnect:
        raise
    except (MultiPartException, ValueError, KeyError):
        raise Refused("request_invalid", reason="form_unreadable") from None


def answers_with(*codes: str) -> dict[int | str, dict[str, Any]]:
    """The problems of a route, for the published OpenAPI."""
    by_status: dict[int, list[str]] = {}
    always = ("request_invalid", "contract_too_new", "contract_too_old", "too_large", "overloaded")
    for code in (*always, *codes):
        by_status.setdefault(STATUS[code], []).append(code)
    reference = {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}}
    return {
        status: {"description": ", ".join(f"`{code}`" for code in sorted(set(some))), "content": reference}
        for status, some in sorted(by_status.items())
    }


LAPTOP_CODES: Final = (
    "token_missing",
    "token_invalid",
    "token_expired",
    "laptop_unknown",
    "laptop_revoked",
    "certificate_expired",
    "rate_limited",
)
"""What may be answered wherever a laptop has to prove itself."""

FILING_BODY: Final[Mapping[str, Any]] = {
    "requestBody": {
        "required": True,
        "content": {
            "multipart/form-data": {
                "schema": {
                    "type": "object",
                    "properties": {
                        "manifest": {
                            "type": "string",
                            "maxLength": LARGEST_MANIFEST,
                            "description": "The signed manifest (compact JWS).",
                        }
                    },
                    "required": ["manifest"],
                    "additionalProperties": {
                        "type": "string",
                        "format": "binary",
                        "description": "A document, as a file part whose name is its SHA-256 (64 hexadecimal digits).",
                    },
                }
            }
        },
    }
}
