"""Filings over the network."""

from __future__ import annotations

from typing import Annotated

import sqlalchemy as sa
from fastapi import APIRouter, Path, Request
from starlette.responses import JSONResponse

from court import answers, intake, keeping, repeats
from court.api import shapes
from court.api.asking import FILING_BODY, LAPTOP_CODES, answers_with, as_laptop, filing_form
from court.batch import Answer, Batch
from court.keeping import Taken
from court.laptops import Laptop
from court.refusals import Refused
from court.schema import FILINGS, REVIEWS
from court.service import Service

ROUTES = APIRouter(tags=["filings"])
FilingId = Annotated[str, Path(pattern="^[0-9A-Za-z_-]{1,64}$")]
_FILING_CODES = (
    *LAPTOP_CODES,
    "not_this_laptop",
    "not_this_court",
    "documents_missing",
    "manifest_invalid",
    "practice_mismatch",
    "hash_mismatch",
    "size_mismatch",
    "document_unnamed",
    "case_data_invalid",
    "media_type_unsupported",
)


@ROUTES.put(
    "/filings/{filing_id}",
    openapi_extra=dict(FILING_BODY),
    response_model=shapes.SignedText,
    responses={
        201: {"model": shapes.SignedText, "description": "The receipt; the filing is new"},
        **answers_with(*_FILING_CODES, "filing_conflict", "remarks_block"),
    },
)
async def file(request: Request, filing_id: FilingId) -> JSONResponse:
    """Take a filing; the same one again is answered with the same receipt, byte for byte."""
    manifest, inline = await filing_form(request)
    before: list[Answer] = []

    def also(batch: Batch, laptop: str) -> None:
        before.append(keeping.ask(batch, laptop, filing_id))

    def work(service: Service, laptop: Laptop) -> Taken:
        return intake.receive(
            service, laptop, manifest, inline, filing_id=filing_id, before=before[0].first()
        )

    taken = await as_laptop(request, work, also)
    return JSONResponse({"signed": taken.receipt}, 201 if taken.new else 200)


@ROUTES.get("/filings/{filing_id}", responses=answers_with(*LAPTOP_CODES, "not_found"))
async def state(request: Request, filing_id: FilingId) -> shapes.FilingState:
    """Where one of the laptop's own filings stands."""

    def work(service: Service, laptop: Laptop) -> shapes.FilingState:
        with service.database.reading() as connection:
            where = (
                FILINGS.c.court == laptop.court,
                FILINGS.c.id == filing_id,
                FILINGS.c.laptop == laptop.id,
            )
            row = connection.execute(
                sa.select(FILINGS.c.manifest_sha256, FILINGS.c.state, FILINGS.c.receipt_seq).where(*where)
            ).one_or_none()
            if row is None:
                raise Refused("not_found", "filing_id")
            # What another laptop of the mediator, enrolled since, was told stands in that one's chain.
            elsewhere = repeats.newest(connection, laptop.court, filing_id) is not None
            review = connection.execute(
                sa.select(sa.func.max(REVIEWS.c.answer_seq)).where(
                    REVIEWS.c.court == laptop.court, REVIEWS.c.filing == filing_id
                )
            ).scalar_one()
            return shapes.FilingState(
                manifest_sha256=row.manifest_sha256,
                state=row.state,
                receipt=answers.link(connection, laptop.id, row.receipt_seq),
                review=None if review is None or elsewhere else answers.link(connection, laptop.id, review),
            )

    return await as_laptop(request, work)


@ROUTES.post("/checks", openapi_extra=dict(FILING_BODY), responses=answers_with(*_FILING_CODES))
async def check(request: Request) -> shapes.Remarks:
    """What would be remarked about a filing. Only the case data has to come along; nothing is kept."""
    manifest, inline = await filing_form(request)
    remarks = await as_laptop(
        request, lambda service, laptop: intake.examine(service, laptop, manifest, inline)
    )
    return shapes.Remarks(remarks=[shapes.Remark.model_validate(remark.to_data()) for remark in remarks])
