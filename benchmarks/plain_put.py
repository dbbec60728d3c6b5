"""The court's service with one road more, to compare with: `PUT /plain/NAME` flushes the bytes to the disk, no more.

`python -m benchmarks.plain_put --port N` is started in the service's place; nobody else mounts it.
"""

from __future__ import annotations

import argparse
import asyncio
import os
from pathlib import Path

import uvicorn
from starlette.types import ASGIApp, Receive, Scope, Send

from court import serving
from court.heads import BoundedHeads
from court.settings import read_settings

PREFIX = "/plain/"


class PlainPut:
    """As durable as the court's own documents: the bytes, and their name, are on the disk before it answers.

    A name that clients know must never stand over half of the bytes, so they are written beside it and renamed.
    """

    def __init__(self, app: ASGIApp, folder: Path) -> None:
        self._app = app
        self._folder = folder
        folder.mkdir(exist_ok=True)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or not scope["path"].startswith(PREFIX):
            await self._app(scope, receive, send)
            return
        body = bytearray()
        while True:
            message = await receive()
            body += message.get("body", b"")
            if not message.get("more_body"):
                break
        path = self._folder / Path(scope["path"]).name
        await asyncio.to_thread(_put, path, bytes(body))
        await send({"type": "http.response.start", "status": 201, "headers": [(b"content-length", b"0")]})
        await send({"type": "http.response.body", "body": b""})


def _put(path: Path, body: bytes) -> None:
    part = path.with_suffix(".part")
    with part.open("xb") as file:
        file.write(body)
        file.flush()
        os.fsync(file.fileno())
    part.replace(path)
    descriptor = os.open(path.parent, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def application() -> ASGIApp:
    return PlainPut(serving.application(), read_settings().data / "plain")


def main() -> None:
    parser = argparse.ArgumentParser(prog="benchmarks.plain_put", description=__doc__)
    parser.add_argument("--port", type=int, required=True)
    parser.add_argument("--workers", type=int, default=1)
    given = parser.parse_args()
    uvicorn.run(
        "benchmarks.plain_put:application",
        factory=True,
        http=BoundedHeads,
        host="127.0.0.1",
        port=given.port,
        workers=given.workers,
        access_log=False,
        server_header=False,
        log_level="warning",
    )


if __name__ == "__main__":
    main()
