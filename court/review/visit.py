"""One visit of the review desk: who asks, in which language, for what; and how every answer is guarded.

Pages are plain functions from a `Visit` to a response. Whatever a page does, `answer` sees to it that nobody gets it
who is not signed in with the right role, that no form is taken from another site, and that the browser is told to
keep, embed and run nothing.
"""

from __future__ import annotations

import hmac
import secrets
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any, Final, TypeVar
from urllib.parse import quote, urlsplit

from sqlalchemy import Connection
from starlette.datastructures import FormData, UploadFile
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from court import audit
from court.api.workers import Workers
from court.courts import Court
from court.refusals import Refused
from court.review import guard, sessions
from court.review.accounts import Account
from court.review.pages import Pages
from court.review.words import LANGUAGES, Language, Words
from court.schema import Role
from court.service import Service
from mediator_app.exchange.contract.reading import write_instant

BASE: Final = "/review"
LANGUAGE_COOKIE: Final = "desk-language"
DOOR_COOKIE: Final = "desk-door"
SESSION_COOKIE: Final = "desk-session"
FORM_BYTES: Final = 256 * 1024
FORM_FIELDS: Final = 1000
_RETRY_AFTER: Final = "2"
"""Seconds."""
_YEAR: Final = 365 * 24 * 3600

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Desk:
    """The review desk of one service."""

    service: Service
    workers: Workers
    pages: Pages = field(default_factory=Pages)


@dataclass(frozen=True, slots=True)
class Visit:
    desk: Desk
    request: Request
    form: FormData
    words: Words
    at: datetime
    held: str
    """The session's cookie; empty for a stranger."""
    session: sessions.Session | None
    door_key: str
    """What a stranger's form has to bring."""

    # --- who and what -----------------------------------------------------------------------------

    @property
    def account(self) -> Account:
        """Of whoever is signed in; only for pages that ask for a role."""
        if self.session is None:
            raise LookupError("nobody is signed in")
        return self.session.account

    @property
    def actor(self) -> str:
        return self.account.clerk.actor

    @property
    def court(self) -> Court:
        return self.desk.service.court(self.account.clerk.court)

    @property
    def csrf(self) -> str:
        return self.session.csrf if self.session else self.door_key

    @property
    def secure(self) -> bool:
        return self.request.url.scheme == "https"

    @property
    def address(self) -> str:
        return self.request.client.host if self.request.client else ""

    @property
    def onward(self) -> str:
        """Where a form that belongs to no page leads back to: this page, if it can be asked for again."""
        url = self.request.url
        if self.request.method == "POST":
            return f"{BASE}/filings"
        return url.path + (f"?{url.query}" if url.query else "")

    @property
    def now(self) -> str:
        """The present instant as the database writes instants."""
        return write_instant(self.at)

    def path(self, name: str) -> str:
        """A part of the address, as the route names it."""
        return str(self.request.path_params[name])

    def query(self, name: str) -> str:
        return self.request.query_params.get(name, "").strip()

    def text(self, name: str) -> str:
        """A field of the form."""
        value = self.form.get(name, "")
        return value.strip().replace("\r\n", "\n") if isinstance(value, str) else ""

    def file(self, name: str) -> bytes:
        """An uploaded file, whole; pages that take one limit the form's size. Empty where none was chosen."""
        value = self.form.get(name)
        return value.file.read() if isinstance(value, UploadFile) else b""

    # --- the database -----------------------------------------------------------------------------

    def read(self, work: Callable[[Connection], T]) -> T:
        with self.desk.service.database.reading() as connection:
            return work(connection)

    def write(self, work: Callable[[Connection], T]) -> T:
        return self.desk.service.database.write(work)

    def note(self, deed: str, subject: str, **details: object) -> None:
        """An entry in the audit log for what was looked at; what is decided writes its own."""
        self.write(
            lambda connection: audit.write(
                connection, self.court.id, self.actor, deed, subject, at=self.at, **details
            )
        )

    # --- answers ----------------------------------------------------------------------------------

    def page(self, template: str, status: int = 200, **values: Any) -> Response:
        return Response(
            self.desk.pages.render(template, self, values), status, media_type="text/html; charset=utf-8"
        )

    def go(self, path: str) -> Response:
        """On to another page, after a form was taken (RFC 9110, 303)."""
        return RedirectResponse(f"{BASE}{path}", 303)


Page = Callable[[Visit], Response]


def endpoint(
    desk: Desk, page: Page, role: Role | None, form_bytes: int = FORM_BYTES
) -> Callable[[Request], Any]:
    """A page as Starlette wants it. `role` is the least that one must have; None for everybody."""

    async def answer(request: Request) -> Response:
        if request.method != "POST":
            response = await _in_thread(desk, page, role, request, FormData())
        elif int(request.headers.get("content-length", form_bytes + 1)) > form_bytes:
            response = Response(status_code=413)
        else:
            try:
                async with request.form(
                    max_fields=FORM_FIELDS, max_files=8, max_part_size=form_bytes
                ) as form:
                    response = await _in_thread(desk, page, role, request, form)
            except HTTPException as error:
                response = Response(status_code=error.status_code)
        guard.protect(response, secure=request.url.scheme == "https")
        return response

    return answer


async def _in_thread(desk: Desk, page: Page, role: Role | None, request: Request, form: FormData) -> Response:
    """In a thread of the service; where all are taken for longer than anybody waits, a page that says so."""
    try:
        return await desk.workers.run(_answer, desk, page, role, request, form)
    except Refused as refused:
        words = Words(_language(request, "zh"))
        visit = Visit(desk, request, form, words, desk.service.clock(), "", None, "")
        response = visit.page("problem.html", 503, refused=refused)
        response.headers["Retry-After"] = _RETRY_AFTER
        return response


def _answer(desk: Desk, page: Page, role: Role | None, request: Request, form: FormData) -> Response:
    visit = _visit(desk, request, form)
    response = _guarded(visit, page, role)
    if visit.session is None and not request.cookies.get(DOOR_COOKIE):
        guard.set_cookie(response, DOOR_COOKIE, visit.door_key, secure=visit.secure)
    return response


def _visit(desk: Desk, request: Request, form: FormData) -> Visit:
    at = desk.service.clock().astimezone(UTC)
    held = request.cookies.get(guard.name_of(SESSION_COOKIE, secure=request.url.scheme == "https"), "")
    session = None
    if held:
        with desk.service.database.reading() as connection:
            session = sessions.find(connection, held, at=at)
    if session is not None and session.stale:
        in_use = session
        desk.service.database.write(lambda connection: sessions.note_use(connection, in_use, at=at))
    language = _language(request, session.account.clerk.locale if session else "zh")
    door_key = request.cookies.get(DOOR_COOKIE) or secrets.token_urlsafe(24)
    return Visit(desk, request, form, Words(language), at, held, session, door_key)


def _language(request: Request, usual: str) -> Language:
    """The one that was chosen in this browser, else the clerk's usual one."""
    chosen = request.cookies.get(LANGUAGE_COOKIE, usual)
    return next((code for code in LANGUAGES if code == chosen), "zh")


def _guarded(visit: Visit, page: Page, role: Role | None) -> Response:
    request = visit.request
    if role is not None and visit.session is None:
        if request.method == "POST":
            return visit.page("sign_in.html", 401, notice="session_ended", onward="", refused=None)
        onward = request.url.path + (f"?{request.url.query}" if request.url.query else "")
        return RedirectResponse(f"{BASE}/sign-in?next={quote(onward, safe='')}", 303)
    if request.method == "POST" and not _own_form(visit):
        return visit.page("problem.html", 403, refused=Refused("form_foreign"))
    if role is not None and visit.account.must_change and request.url.path != f"{BASE}/password":
        return RedirectResponse(f"{BASE}/password", 303)
    if role is not None and not visit.account.may(role):
        return visit.page("problem.html", 403, refused=Refused("not_allowed"))
    try:
        return page(visit)
    except Refused as refused:
        status = 404 if refused.code == "not_found" else 409
        return visit.page("problem.html", status, refused=refused)


def _own_form(visit: Visit) -> bool:
    """Whether the form comes from a page that we gave to this very browser."""
    origin = visit.request.headers.get("origin")
    if origin is not None and urlsplit(origin).netloc != visit.request.headers.get("host"):
        return False
    return hmac.compare_digest(visit.text("csrf").encode(), visit.csrf.encode())


def language_response(visit: Visit, language: str, onward: str) -> Response:
    """Back to where one was, in the other language."""
    response = RedirectResponse(onward, 303)
    guard.set_cookie(response, LANGUAGE_COOKIE, language, secure=visit.secure, lasts=_YEAR)
    return response
