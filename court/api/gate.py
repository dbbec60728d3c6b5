"""What every request has to pass before anybody works on it: how many, how large, how slow."""

from __future__ import annotations

import asyncio
import logging
from typing import Final

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from court import packs
from court.api.problems import problem
from court.api.workers import Workers
from court.refusals import Refused
from mediator_app.exchange.contract import CONTRACT_HEADER, INLINE_BYTES, VERSION
from mediator_app.exchange.contract.filing import LARGEST_DOCUMENT

LOG: Final = logging.getLogger("court")

LARGEST_BODY: Final = 4 * INLINE_BYTES
"""Bytes of a request: the manifest, the documents that travel with it, and what the form itself takes."""
LARGEST_FORM: Final = packs.LARGEST + 64 * 1024
"""Bytes of a form of the review desk: the largest brings a pack."""
LARGEST_BUNDLE: Final = 1024**3
"""Bytes of a form that brings a bundle from a stick; larger ones go by `mediator-court import`."""
LARGEST_JSON: Final = 64 * 1024
MOST_ARRIVING: Final = 256
"""Requests whose bodies one process reads at the same time."""
MOST_DRAINED: Final = 8 * 1024 * 1024
"""Bytes of a body that is not wanted which are read all the same."""
_DRAINING: Final = 2.0
"""Seconds that this may take."""
PATIENCE: Final = 30.0
"""Seconds without a byte after which a body is given up."""
_SECURE: Final = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-store",
    "Cross-Origin-Resource-Policy": "same-origin",
}
_API_POLICY: Final = "default-src 'none'; frame-ancestors 'none'"


class Gate:
    """ASGI middleware around the whole service."""

    def __init__(self, app: ASGIApp, workers: Workers, patience: float = PATIENCE) -> None:
        self._app = app
        self._workers = workers
        self._patience = patience
        self._arriving = 0

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        is_api = scope["path"].startswith("/v1/")
        declared = Headers(scope=scope)
        body = _Body(receive, _largest(scope), self._patience, expected=_brings(declared))
        send = _sending(send, body, is_api=is_api)
        if is_api and (self._workers.is_full or self._arriving >= MOST_ARRIVING):
            await problem("overloaded")(scope, body.receive, send)
            return
        length = declared.get("content-length", "")
        if length.isdecimal() and int(length) > body.most:
            await problem("too_large", params={"most": body.most})(scope, body.receive, send)
            return
        self._arriving += 1
        try:
            await self._app(scope, body.receive, send)
        # Whatever was not foreseen is a bug: it is logged with where it happened, and never with what was sent.
        # The answer, a problem with status 500, has been given below.
        except Exception as error:  # noqa: BLE001
            LOG.error("bug: %s %s", type(error).__name__, _where(error))
        finally:
            self._arriving -= 1


class _Body:
    """A request's body, counted and timed. One that stops coming counts as a line that was cut."""

    def __init__(self, receive: Receive, most: int, patience: float, *, expected: bool) -> None:
        self.most = most
        self._receive = receive
        self._left = most
        self._patience = patience
        self._whole = not expected

    async def receive(self) -> Message:
        if self._whole:
            return await self._receive()
        try:
            async with asyncio.timeout(self._patience):
                message = await self._receive()
        except TimeoutError:
            self._whole = True
            return {"type": "http.disconnect"}
        self._note(message)
        if self._left < 0:
            raise Refused("too_large", most=self.most)
        return message

    async def drain(self) -> None:
        """Read on for a moment, and throw away: whoever is still sending would not hear an answer."""
        left = MOST_DRAINED
        try:
            async with asyncio.timeout(_DRAINING):
                while not self._whole and left > 0:
                    message = await self._receive()
                    left -= len(message.get("body", b""))
                    self._note(message)
        except TimeoutError:
            self._whole = True

    def _note(self, message: Message) -> None:
        self._whole = message["type"] != "http.request" or not message.get("more_body", False)
        self._left -= len(message.get("body", b""))


def _brings(headers: Headers) -> bool:
    """Whether a request says that it has a body."""
    return headers.get("content-length", "0") != "0" or "transfer-encoding" in headers


def _largest(scope: Scope) -> int:
    path: str = scope["path"]
    if path.startswith("/v1/uploads"):
        return LARGEST_DOCUMENT
    if path.startswith(("/v1/filings/", "/v1/checks")):
        return LARGEST_BODY
    if path == "/review/sticks":
        return LARGEST_BUNDLE
    if path.startswith("/review/"):
        return LARGEST_FORM  # each form has a limit of its own
    return LARGEST_JSON if path.startswith("/v1/") else LARGEST_BODY


def _sending(send: Send, body: _Body, *, is_api: bool) -> Send:
    async def sending(message: Message) -> None:
        if message["type"] == "http.response.start":
            if message["status"] >= 400:
                await body.drain()
            headers = MutableHeaders(scope=message)
            for name, value in _SECURE.items():
                headers.setdefault(name, value)
            if is_api:
                headers.setdefault("Content-Security-Policy", _API_POLICY)
                headers.setdefault(CONTRACT_HEADER, str(VERSION))
        await send(message)

    return sending


def _where(error: BaseException) -> str:
    """The deepest place in our own code."""
    place, trace = "", error.__traceback__
    while trace is not None:
        name = trace.tb_frame.f_globals.get("__name__", "")
        if name.startswith(("court", "mediator_app")):
            place = f"{name}:{trace.tb_lineno}"
        trace = trace.tb_next
    return place
