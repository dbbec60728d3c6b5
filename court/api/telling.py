"""What the court has to tell: its answers in order, and the packs that they announce."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Path, Query, Request
from fastapi.responses import StreamingResponse

from court import answers, packs
from court.api import shapes
from court.api.asking import LAPTOP_CODES, answers_with, as_laptop
from court.laptops import Laptop
from court.service import Service
from court.store import Blob

ROUTES = APIRouter(tags=["answers"])


@ROUTES.get("/answers", responses=answers_with(*LAPTOP_CODES))
async def feed(
    request: Request,
    after: Annotated[int, Query(ge=0, le=2**31 - 1)] = 0,
    limit: Annotated[int, Query(ge=1, le=answers.MOST)] = answers.MOST,
) -> shapes.Answers:
    """The links after one, in order. Asking again changes nothing."""

    def work(service: Service, laptop: Laptop) -> shapes.Answers:
        with service.database.reading() as connection:
            found, more = answers.after(connection, laptop.id, after, limit)
        last = found[-1].seq if found else after
        return shapes.Answers(answers=[one.token for one in found], next=last, more=more)

    return await as_laptop(request, work)


@ROUTES.get(
    "/packs/{sha256}",
    response_class=StreamingResponse,
    responses={
        200: {
            "description": "The pack",
            "content": {"application/zip": {"schema": {"type": "string", "format": "binary"}}},
        },
        **answers_with(*LAPTOP_CODES, "not_found"),
    },
)
async def pack(request: Request, sha256: Annotated[str, Path(pattern="^[0-9a-f]{64}$")]) -> StreamingResponse:
    """The bytes of a pack that an answer announced."""

    def work(service: Service, laptop: Laptop) -> tuple[Service, Blob]:
        with service.database.reading() as connection:
            return service, packs.blob_of(connection, laptop.court, sha256)

    service, blob = await as_laptop(request, work)
    headers = {"Content-Length": str(blob.size), "ETag": f'"{sha256}"'}
    return StreamingResponse(service.store.chunks(blob), media_type="application/zip", headers=headers)
