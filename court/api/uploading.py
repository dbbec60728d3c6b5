"""Documents in resumable form: tus 1.0.0 with creation, creation-with-upload, expiration and termination."""

from __future__ import annotations

import base64
import binascii
from datetime import datetime
from email.utils import format_datetime
from typing import Annotated, Any, Final

from fastapi import APIRouter, Header, Path, Request, Response
from starlette.requests import ClientDisconnect

from court import uploads
from court.api.asking import LAPTOP_CODES, answers_with, as_laptop, intake
from court.refusals import Refused
from court.uploads import Upload
from mediator_app.exchange.contract.canonical import HASH
from mediator_app.exchange.contract.filing import LARGEST_DOCUMENT

ROUTES = APIRouter(tags=["uploads"])
VERSION: Final = "1.0.0"
EXTENSIONS: Final = "creation,creation-with-upload,expiration,termination"
PIECE: Final = 256 * 1024
"""Bytes that are put on the disk at a time: what a line that is cut may cost at most."""
BODY: Final = "application/offset+octet-stream"
UploadId = Annotated[str, Path(pattern="^[0-9a-f-]{36}$")]
Resumable = Annotated[str, Header(alias="Tus-Resumable", description="1.0.0")]
_OCTETS: Final[dict[str, Any]] = {
    "requestBody": {
        "required": False,
        "content": {BODY: {"schema": {"type": "string", "format": "binary"}}},
    }
}
_HEADERS: Final[dict[str, Any]] = {
    "Upload-Offset": {"schema": {"type": "integer"}, "description": "Bytes that are safe"},
    "Upload-Expires": {"schema": {"type": "string"}},
}


@ROUTES.options("/uploads", status_code=204)
async def able(response: Response) -> None:
    """What this service can do (tus)."""
    response.headers.update(
        {
            "Tus-Resumable": VERSION,
            "Tus-Version": VERSION,
            "Tus-Extension": EXTENSIONS,
            "Tus-Max-Size": str(LARGEST_DOCUMENT),
        }
    )


@ROUTES.post(
    "/uploads",
    status_code=201,
    response_class=Response,
    openapi_extra=_OCTETS,
    responses={
        201: {
            "description": "Begun, or there already",
            "headers": {"Location": {"schema": {"type": "string"}}, **_HEADERS},
        },
        **answers_with(
            *LAPTOP_CODES, "version_unsupported", "hash_mismatch", "size_mismatch", "media_type_unsupported"
        ),
    },
)
async def begin(
    request: Request,
    upload_length: Annotated[int, Header(alias="Upload-Length", ge=1, le=2**53)],
    upload_metadata: Annotated[
        str, Header(alias="Upload-Metadata", max_length=1024, description="`sha256` and the hash in base 64")
    ],
    tus_resumable: Resumable = VERSION,
) -> Response:
    """Begin a document, or be given the upload of the same document that was begun before. Bytes may come along."""
    _check_version(tus_resumable)
    sha256 = _sha256(upload_metadata)
    kind = _kind(request)
    if kind not in ("", BODY):
        raise Refused("media_type_unsupported", "Content-Type", wanted=BODY)
    upload, new = await as_laptop(
        request, lambda service, laptop: uploads.create(service, laptop, sha256, upload_length)
    )
    if kind == BODY and new and not upload.is_finished:
        upload = await _receive(request, upload.id, 0) or upload
    place = f"{request.scope.get('root_path', '')}/v1/uploads/{upload.id}"
    return _answer(201, upload, Location=place)


@ROUTES.head(
    "/uploads/{upload_id}",
    response_class=Response,
    responses={
        200: {"description": "How far it is", "headers": _HEADERS},
        **answers_with(*LAPTOP_CODES, "not_found", "version_unsupported"),
    },
)
async def progress(request: Request, upload_id: UploadId, tus_resumable: Resumable = VERSION) -> Response:
    """How far a document is."""
    _check_version(tus_resumable)
    await intake(request).arriving.settled(upload_id)
    upload = await as_laptop(request, lambda service, laptop: _find(service, laptop, upload_id))
    return _answer(200, upload, **{"Upload-Length": str(upload.length)})


@ROUTES.patch(
    "/uploads/{upload_id}",
    status_code=204,
    openapi_extra=_OCTETS,
    responses={
        204: {"description": "Kept", "headers": _HEADERS},
        **answers_with(
            *LAPTOP_CODES,
            "not_found",
            "offset_differs",
            "hash_mismatch",
            "version_unsupported",
            "media_type_unsupported",
        ),
    },
)
async def go_on(
    request: Request,
    upload_id: UploadId,
    upload_offset: Annotated[int, Header(alias="Upload-Offset", ge=0, le=2**53)],
    tus_resumable: Resumable = VERSION,
) -> Response:
    """Go on with a document where it stopped."""
    _check_version(tus_resumable)
    if _kind(request) != BODY:
        raise Refused("media_type_unsupported", "Content-Type", wanted=BODY)
    await intake(request).arriving.settled(upload_id)
    upload = await _receive(request, upload_id, upload_offset)
    if upload is None:
        upload = await as_laptop(
            request, lambda service, laptop: uploads.append(service, laptop, upload_id, upload_offset, b"")
        )
    return _answer(204, upload)


@ROUTES.delete(
    "/uploads/{upload_id}",
    status_code=204,
    responses=answers_with(*LAPTOP_CODES, "not_found", "version_unsupported"),
)
async def give_up(request: Request, upload_id: UploadId, tus_resumable: Resumable = VERSION) -> Response:
    """Give a document up."""
    _check_version(tus_resumable)
    await as_laptop(request, lambda service, laptop: uploads.end(service, laptop, upload_id))
    return Response(status_code=204, headers={"Tus-Resumable": VERSION})


async def _receive(request: Request, upload_id: str, offset: int) -> Upload | None:
    """Put what comes on the disk, a piece at a time; also what came before a line was cut. None: nothing came."""
    held = bytearray()
    done: Upload | None = None

    async def keep() -> Upload:
        nonlocal offset
        piece = bytes(held)
        held.clear()
        flow.busy()
        kept = await as_laptop(
            request, lambda service, laptop: uploads.append(service, laptop, upload_id, offset, piece)
        )
        offset = kept.offset
        flow.came()
        return kept

    with intake(request).arriving.bringing(upload_id) as flow:
        try:
            async for chunk in request.stream():
                flow.came()
                held += chunk
                if len(held) >= PIECE:
                    done = await keep()
        except ClientDisconnect:
            if held:
                await keep()
            raise
        return await keep() if held else done


def _find(service: Any, laptop: Any, id: str) -> Upload:
    with service.database.reading() as connection:
        return uploads.find(connection, laptop, id)


def _answer(status: int, upload: Upload, **headers: str) -> Response:
    expires = format_datetime(datetime.fromisoformat(upload.expires_at), usegmt=True)
    said = {"Tus-Resumable": VERSION, "Upload-Offset": str(upload.offset), "Upload-Expires": expires}
    return Response(status_code=status, headers={**said, **headers})


def _check_version(said: str) -> None:
    if said != VERSION:
        raise Refused("version_unsupported", "Tus-Resumable", wanted=VERSION)


def _kind(request: Request) -> str:
    return request.headers.get("content-type", "").split(";")[0].strip().lower()


def _sha256(metadata: str) -> str:
    """The document's hash out of `Upload-Metadata`: names and values in base 64. Refused: `request_invalid`."""
    for pair in metadata.split(","):
        name, _, value = pair.strip().partition(" ")
        if name == "sha256":
            try:
                found = base64.b64decode(value, validate=True).decode("ascii")
            except (binascii.Error, ValueError):
                break
            if HASH.fullmatch(found):
                return found
    raise Refused("request_invalid", "Upload-Metadata")
