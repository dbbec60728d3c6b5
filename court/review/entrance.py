"""Signing in and out, one's password, one's language."""

from __future__ import annotations

from sqlalchemy import Connection
from starlette.responses import Response

from court import audit
from court.refusals import Refused
from court.review import accounts, door, guard, sessions
from court.review.visit import BASE, SESSION_COOKIE, Visit, language_response
from court.review.words import LANGUAGES


def start(visit: Visit) -> Response:
    return visit.go("/filings" if visit.session else "/sign-in")


def show_sign_in(visit: Visit) -> Response:
    if visit.session is not None:
        return visit.go("/filings")
    notice = visit.query("notice")
    return visit.page(
        "sign_in.html",
        notice=notice if notice in ("changed", "signed_out") else "",
        onward=own_path(visit.query("next")),
        refused=None,
    )


def sign_in(visit: Visit) -> Response:
    """A new session for the right password; whatever the browser held before is gone."""
    name, password = visit.text("sign_in")[:64], str(visit.form.get("password", ""))
    try:
        held = _sign_in(visit, name, password)
    except Refused as refused:
        status = 403 if refused.code == "sign_in_wrong" else 429
        onward = own_path(visit.text("next"))
        return visit.page("sign_in.html", status, notice="", onward=onward, refused=refused, sign_in=name)
    onward = own_path(visit.text("next")) or f"{BASE}/filings"
    response = visit.go(onward.removeprefix(BASE))
    guard.set_cookie(response, SESSION_COOKIE, held, secure=visit.secure)
    return response


def _sign_in(visit: Visit, name: str, password: str) -> str:
    """Refused `sign_in_wrong`, `account_locked`, `too_many_tries`."""
    secret, at = visit.desk.service.secret, visit.at

    def check(connection: Connection) -> None:
        door.check(connection, secret, visit.address, name, at=at)
        accounts.check_lock(connection, name, at=at)

    visit.read(check)
    clerk = visit.read(lambda connection: accounts.proven(connection, name, password))
    if clerk is None:

        def note(connection: Connection) -> None:
            known = accounts.note_failure(connection, name, at=at)
            door.note_failure(connection, secret, visit.address, "" if known else name, at=at)

        visit.write(note)
        raise Refused("sign_in_wrong", "password")
    if visit.held:
        visit.write(lambda connection: sessions.end(connection, visit.held))

    def begin(connection: Connection) -> str:
        accounts.note_success(connection, clerk, at=at)
        return sessions.begin(connection, clerk.id, at=at)

    return visit.write(begin)


def sign_out(visit: Visit) -> Response:
    def end(connection: Connection) -> None:
        sessions.end(connection, visit.held)
        clerk = visit.account.clerk
        audit.write(connection, clerk.court, visit.actor, "signed_out", clerk.id, at=visit.at)

    if visit.session is not None:
        visit.write(end)
    response = visit.go("/sign-in?notice=signed_out")
    guard.drop_cookie(response, SESSION_COOKIE, secure=visit.secure)
    return response


def show_password(visit: Visit) -> Response:
    return visit.page("password.html", refused=None)


def change_password(visit: Visit) -> Response:
    old, new, again = (str(visit.form.get(name, "")) for name in ("old", "new", "again"))
    clerk, at = visit.account.clerk, visit.at
    try:
        visit.read(lambda connection: accounts.check_lock(connection, clerk.sign_in, at=at))
        visit.write(lambda connection: accounts.change_password(connection, clerk, old, new, again, at=at))
    except Refused as refused:
        if refused.code == "password_wrong":  # whoever found the browser unlocked may not guess on for ever
            visit.write(lambda connection: accounts.note_failure(connection, clerk.sign_in, at=at))
        if refused.code == "account_locked":
            refused = Refused(refused.code, "old", **refused.params)
        return visit.page("password.html", 422, refused=refused)
    response = visit.go("/sign-in?notice=changed")
    guard.drop_cookie(response, SESSION_COOKIE, secure=visit.secure)
    return response


def change_language(visit: Visit) -> Response:
    language = visit.text("language")
    if language not in LANGUAGES:
        raise Refused("locale_unknown")
    if visit.session is not None:
        clerk = visit.account.clerk
        visit.write(lambda connection: accounts.set_locale(connection, clerk, language))
    return language_response(visit, language, own_path(visit.text("onward")) or f"{BASE}/filings")


def own_path(path: str) -> str:
    """The path if it is one of the review desk's, else nothing: a link must not lead a clerk elsewhere."""
    own = path.startswith(f"{BASE}/") and not any(c in path for c in "\\\r\n\t") and "//" not in path
    return path if own and path.isascii() else ""
