"""The road to a court over HTTP: `delivery.Court` on httpx2.

TLS is checked against the certificates of the operating system, or against one file of them where a court has its own.
No proxy is used that nobody named, no redirect is followed, no cookie is kept.
"""

from __future__ import annotations

import base64
import logging
import socket
import ssl
from collections.abc import Callable, Iterator, Mapping
from datetime import datetime, timedelta
from ipaddress import ip_address
from typing import Any, Final
from urllib.parse import urlsplit

import httpx2

from mediator_app.delivery import Offered, Page, Reader
from mediator_app.domain.errors import Refusal, Trouble
from mediator_app.exchange.contract import CONTRACT_HEADER, PROBLEM_TYPE, VERSION
from mediator_app.exchange.contract.faults import Fault
from mediator_app.exchange.contract.reading import Fields
from mediator_app.exchange.form import Form
from mediator_app.exchange.identity import Identity
from mediator_app.exchange.pace import CHUNK, STRIDE
from mediator_app.exchange.reply import Reply, body_of, text_of

CONNECT_SECONDS: Final = 10.0
ANSWER_SECONDS: Final = 60.0
"""Without a byte from the court; on a slow line it may have to read a filing first."""
ON_THE_WAY: Final = 128 * 1024
"""Bytes that the operating system takes before the network has them: by itself a whole piece, lost with a cut line."""
PROBE: Final = 32 * 1024
"""Bytes of a piece after a break: the court may still be busy with what came last, and then refuses it."""
LARGEST_ANSWER: Final = 64 * 1024 * 1024
_TUS: Final = {"Tus-Resumable": "1.0.0"}
_ASSERTION: Final = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"
_EARLY: Final = timedelta(seconds=30)
"""So long before it ends a token is not used any more."""
_PATIENCE: Final = timedelta(seconds=90)
"""By so much the laptop's clock may be wrong before the court's own is taken for assertions."""

# It would log the address of every request; what a laptop files with whom is nobody's business.
logging.getLogger("httpx2").setLevel(logging.WARNING)

Pace = Callable[[int], None]
"""Called before so many bytes are handed to the network; it may wait."""
Step = Callable[[], int]
"""How many bytes may be handed to it at once."""


def check_url(text: str) -> str:
    """The address of a court's service, without a slash at its end.

    https, or http to this very computer. Refusals `url_bad`, `url_not_safe` (http to somewhere else).
    """
    plain = text.strip()
    plain = (plain if "://" in plain else f"https://{plain}").rstrip("/")
    try:
        parts = urlsplit(plain)
        host, _ = parts.hostname, parts.port
    except ValueError:
        raise Refusal("url_bad", "url") from None
    if not host or parts.scheme not in ("https", "http") or parts.query or parts.fragment or parts.username:
        raise Refusal("url_bad", "url")
    if parts.scheme == "http" and not _is_loopback(host):
        raise Refusal("url_not_safe", "url")
    return plain


def _is_loopback(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def http_client(url: str, authorities: str = "") -> httpx2.Client:
    """A client for one court. Trouble `ca_file_unreadable` where `authorities` are no certificates (PEM)."""
    tls: ssl.SSLContext | bool = False
    if url.startswith("https:"):
        try:
            # Where a court has its own these are the only ones; else those of the operating system.
            tls = ssl.create_default_context(cadata=authorities or None)
        except (ValueError, ssl.SSLError):
            raise Trouble("ca_file_unreadable") from None
        tls.minimum_version = ssl.TLSVersion.TLSv1_2
    transport = httpx2.HTTPTransport(
        verify=tls, trust_env=False, socket_options=[(socket.SOL_SOCKET, socket.SO_SNDBUF, ON_THE_WAY)]
    )
    return httpx2.Client(
        base_url=url,
        transport=transport,
        trust_env=False,
        follow_redirects=False,
        timeout=httpx2.Timeout(ANSWER_SECONDS, connect=CONNECT_SECONDS),
        headers={CONTRACT_HEADER: str(VERSION), "Accept": f"application/json, {PROBLEM_TYPE}"},
    )


class HttpCourt:
    """See `delivery.Court`. Without an identity only `enrol` may be called."""

    def __init__(
        self,
        http: httpx2.Client,
        *,
        now: Callable[[], datetime],
        identity: Callable[[], Identity] | None = None,
        pace: Pace = lambda _: None,
        step: Step = lambda: STRIDE,
    ) -> None:
        self._http = http
        self._now = now
        self._identity = identity
        self._pace = pace
        self._step = step
        self._token = ""
        self._token_ends: datetime | None = None
        self._behind = timedelta(0)
        """What has to be added to the laptop's clock to get the court's, where they differ much."""
        self._offsets: dict[str, int] = {}
        self._in_step: set[str] = set()
        """Uploads of which the court took the last piece whole, so that nothing of an earlier one can be on its way."""

    def about(self, nonce: str) -> str:
        answer = self._send("GET", "/v1/about", params={"nonce": nonce, **self._court()})
        return text_of(answer.said(), "signed")

    def enrol(self, code: str, request: str) -> str:
        answer = self._send("POST", "/v1/enrolments", json={"code": code, "request": request})
        return text_of(answer.said(), "signed")

    def offer(self, filing_id: str, manifest: str, inline: Mapping[str, bytes]) -> Offered:
        form = Form(manifest, inline)
        answer = self._authorised(
            "PUT",
            f"/v1/filings/{filing_id}",
            headers={"Content-Type": form.media_type, "Content-Length": str(len(form.body))},
            content=lambda: self._paced(iter((form.body,))),
        )
        if answer.status_code == 409 and answer.code == "documents_missing":
            missing = answer.whole().get("missing")
            if not isinstance(missing, list) or not all(isinstance(one, str) for one in missing):
                raise Trouble("not_the_court")
            return Offered(missing=tuple(missing))
        return Offered(receipt=text_of(answer.said(), "signed"))

    def upload(
        self,
        sha256: str,
        size: int,
        read: Reader,
        *,
        url: str,
        most: int,
        begun: Callable[[str], None],
        progress: Callable[[int], None],
    ) -> int:
        offset = self._offset(url) if url else None
        if offset is None:
            url = self._begin(sha256, size)
            begun(url)
            offset = self._offset(url) or 0
            if offset == 0:
                self._in_step.add(url)
        if offset >= size:
            return size
        length = min(most if url in self._in_step else PROBE, most, size - offset)
        # Should the line be cut, only the court knows how far it got.
        self._offsets.pop(url, None)
        self._in_step.discard(url)
        answer = self._authorised(
            "PATCH",
            url,
            # What was cut half-way arrived in part: the court is asked how far before anything is sent again.
            repeated=False,
            headers={
                **_TUS,
                "Upload-Offset": str(offset),
                "Content-Type": "application/offset+octet-stream",
                "Content-Length": str(length),
            },
            content=lambda: self._paced(_read(read, offset, length, progress)),
        )
        if answer.status_code == 409 and "Upload-Offset" in answer.headers:
            return self._note(url, answer)
        answer.refuse()
        self._in_step.add(url)
        return self._note(url, answer)

    def answers(self, after: int, limit: int) -> Page:
        answer = self._authorised("GET", "/v1/answers", params={"after": str(after), "limit": str(limit)})
        data = answer.said()
        found, more = data.get("answers"), data.get("more")
        if not isinstance(found, list) or not isinstance(more, bool):
            raise Trouble("not_the_court")
        if not all(isinstance(one, str) for one in found):
            raise Trouble("not_the_court")
        return Page(tuple(found), more)

    def pack(self, sha256: str, size: int) -> bytes:
        answer = self._authorised("GET", f"/v1/packs/{sha256}", most=size)
        answer.refuse()
        return answer.content

    def close(self) -> None:
        self._http.close()

    # --- uploads ----------------------------------------------------------------------------

    def _begin(self, sha256: str, size: int) -> str:
        """Where the court takes this document, new or as it was begun before."""
        named = base64.b64encode(sha256.encode("ascii")).decode("ascii")
        headers = {**_TUS, "Upload-Length": str(size), "Upload-Metadata": f"sha256 {named}"}
        answer = self._authorised("POST", "/v1/uploads", headers=headers)
        answer.refuse()
        place = answer.headers.get("Location", "")
        parts = urlsplit(place)
        # A place elsewhere would be handed a document and a token.
        if parts.netloc and parts.netloc != urlsplit(str(self._http.base_url)).netloc:
            raise Trouble("not_the_court")
        if not parts.path.startswith("/"):
            raise Trouble("not_the_court")
        if "Upload-Offset" in answer.headers:
            self._note(parts.path, answer)
        return parts.path

    def _offset(self, url: str) -> int | None:
        """Bytes that the court has; None where it does not know the upload any more."""
        if url in self._offsets:
            return self._offsets[url]
        answer = self._authorised("HEAD", url, headers=_TUS)
        if answer.status_code in (403, 404, 410) and CONTRACT_HEADER in answer.headers:
            return None
        answer.refuse()
        return self._note(url, answer)

    def _note(self, url: str, answer: Reply) -> int:
        text = answer.headers.get("Upload-Offset", "")
        if not text.isascii() or not text.isdecimal():
            raise Trouble("not_the_court")
        self._offsets[url] = int(text)
        return self._offsets[url]

    def _paced(self, pieces: Iterator[bytes]) -> Iterator[bytes]:
        for piece in pieces:
            at = 0
            while at < len(piece):
                part = piece[at : at + self._step()]
                self._pace(len(part))
                yield part
                at += len(part)

    # --- requests ---------------------------------------------------------------------------

    def _court(self) -> dict[str, str]:
        return {"court": self._identity().enrolment.court} if self._identity else {}

    def _authorised(self, method: str, path: str, **more: Any) -> Reply:
        """A request with a token; once more with a fresh one where the court does not take the first any more.

        `content` is called for the body, each time anew.
        """
        answer = self._with_token(method, path, **more)
        if answer.status_code == 401:
            self._token_ends = None
            answer = self._with_token(method, path, **more)
        return answer

    def _with_token(
        self,
        method: str,
        path: str,
        *,
        headers: Mapping[str, str] | None = None,
        content: Callable[[], Iterator[bytes]] | None = None,
        **more: Any,
    ) -> Reply:
        given = {**(headers or {}), "Authorization": f"Bearer {self._bearer()}"}
        return self._send(method, path, headers=given, content=content, **more)

    def _bearer(self) -> str:
        if self._token_ends is None or self._now() >= self._token_ends - _EARLY:
            self._fetch_token()
        return self._token

    def _fetch_token(self) -> None:
        try:
            answer = self._ask_token()
        except Refusal as refusal:
            if refusal.code != "assertion_invalid" or not self._take_time(refusal):
                raise
            answer = self._ask_token()
        seconds = answer.get("expires_in")
        if not isinstance(seconds, int) or isinstance(seconds, bool):
            raise Trouble("not_the_court")
        self._token = text_of(answer, "access_token")
        self._token_ends = self._now() + timedelta(seconds=seconds)

    def _ask_token(self) -> dict[str, Any]:
        if self._identity is None:
            raise Refusal("not_enrolled")
        form = {
            "grant_type": "client_credentials",
            "client_assertion_type": _ASSERTION,
            "client_assertion": self._identity().assertion(self._now() + self._behind),
        }
        # A proof is good once: should the court have seen this one, it would take the next for a replay.
        return self._send("POST", "/v1/token", repeated=False, data=form).said()

    def _take_time(self, refusal: Refusal) -> bool:
        """Go by the court's clock from now on, where ours is far from it."""
        try:
            behind = Fields(dict(refusal.params)).instant("now") - self._now()
        except Fault:
            return False
        differs = abs(behind - self._behind) > _PATIENCE
        self._behind = behind
        return differs

    def _send(
        self,
        method: str,
        path: str,
        *,
        most: int = LARGEST_ANSWER,
        content: Callable[[], Iterator[bytes]] | None = None,
        repeated: bool = True,
        **more: Any,
    ) -> Reply:
        """One request with its whole answer. Trouble `court_unreachable`, `court_slow`, `not_the_court`,
        `court_uncertified`.

        `content` is called for the body. A connection that was kept from the last request may have been closed by the
        other side just now: then the request goes once more, over a fresh one, unless it may not be `repeated`.
        """
        self._pace(0)
        fresh = False

        def note(event: str, _: object) -> None:
            nonlocal fresh
            fresh = fresh or event == "connection.connect_tcp.started"

        while True:
            try:
                with self._http.stream(
                    method, path, content=content() if content else None, extensions={"trace": note}, **more
                ) as answer:
                    return Reply(answer.status_code, answer.headers, body_of(answer, most))
            except httpx2.TimeoutException:
                raise Trouble("court_slow") from None
            except httpx2.ConnectError as error:
                # A hotspot that answers in the court's place, or a court whose authority this laptop was not told of.
                foreign = isinstance(error.__cause__ or error.__context__, ssl.SSLCertVerificationError) or (
                    "CERTIFICATE_VERIFY_FAILED" in str(error)
                )
                raise Trouble("court_uncertified" if foreign else "court_unreachable") from None
            except httpx2.DecodingError:
                raise Trouble("not_the_court") from None
            except httpx2.HTTPError:
                if fresh or not repeated:
                    raise Trouble("court_unreachable") from None


def _read(read: Reader, offset: int, length: int, progress: Callable[[int], None]) -> Iterator[bytes]:
    end = offset + length
    while offset < end:
        piece = read(offset, min(CHUNK, end - offset))
        yield piece
        offset += len(piece)
        progress(offset)
