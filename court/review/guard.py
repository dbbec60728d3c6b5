"""What the browser is told with every answer of the review desk."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from starlette.responses import Response

_POLICY: Final = {
    "default-src": "'none'",
    "style-src": "'self'",
    "script-src": "'self'",
    "img-src": "'self'",
    "font-src": "'self'",
    "frame-src": "'self'",
    "form-action": "'self'",
    "base-uri": "'none'",
    "frame-ancestors": "'none'",
}
_PAPER_POLICY: Final = {
    "default-src": "'none'",
    "style-src": "'unsafe-inline'",
    "img-src": "'self' data:",
    "object-src": "'self'",
    "form-action": "'none'",
    "base-uri": "'none'",
    "frame-ancestors": "'self'",
}
"""For the bytes of a paper: no script, nothing fetched, shown within our own pages only."""
_ALWAYS: Final = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "X-Robots-Tag": "noindex, nofollow",
}
_YEAR: Final = 365 * 24 * 3600


def protect(response: Response, *, secure: bool) -> None:
    """Put the headers that a response does not bring itself."""
    headers = response.headers
    for name, value in _ALWAYS.items():
        headers.setdefault(name, value)
    headers.setdefault("Content-Security-Policy", _written(_POLICY))
    headers.setdefault("X-Frame-Options", "DENY")
    headers.setdefault("Cache-Control", "no-store")
    if secure:
        headers.setdefault("Strict-Transport-Security", f"max-age={_YEAR}")


def paper_headers() -> dict[str, str]:
    """For a paper that is shown in a frame of our own page."""
    return {"Content-Security-Policy": _written(_PAPER_POLICY), "X-Frame-Options": "SAMEORIGIN"}


def name_of(cookie: str, *, secure: bool) -> str:
    """Under TLS with the prefix by which a browser takes it from this host and over TLS only (RFC 6265bis)."""
    return f"__Host-{cookie}" if secure and cookie == "desk-session" else cookie


def set_cookie(response: Response, name: str, value: str, *, secure: bool, lasts: int | None = None) -> None:
    """A cookie for this host that no script can read and no other site sends along."""
    name = name_of(name, secure=secure)
    response.set_cookie(name, value, max_age=lasts, path="/", secure=secure, httponly=True, samesite="lax")


def drop_cookie(response: Response, name: str, *, secure: bool) -> None:
    name = name_of(name, secure=secure)
    response.delete_cookie(name, path="/", secure=secure, httponly=True, samesite="lax")


def _written(policy: Mapping[str, str]) -> str:
    return "; ".join(f"{name} {value}" for name, value in policy.items())
