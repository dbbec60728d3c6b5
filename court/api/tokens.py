"""Who is asking: client assertions (RFC 7523) and the short-lived tokens that are given for them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import lru_cache
from typing import Any, Final

import jwt
import sqlalchemy as sa
from cryptography import x509
from sqlalchemy import Connection

from court import laptops
from court.batch import Batch, together
from court.enrolment import renew
from court.laptops import Laptop
from court.refusals import Refused
from court.schema import ASSERTIONS, LAPTOPS
from court.service import Service
from mediator_app.exchange.contract.reading import ID, write_instant

GOOD_FOR: Final = timedelta(minutes=10)
LONGEST_ASSERTION: Final = timedelta(minutes=5)
LEEWAY: Final = timedelta(minutes=1)
LARGEST: Final = 4096
"""Characters of an assertion or a token."""
_REMEMBERED: Final = 1024
"""Tokens whose signature was found sound."""
_PURPOSE: Final = "access token"
_AUDIENCE: Final = "mediator-court"


Also = Callable[[Batch, str], None]
"""Asks the database for something about the laptop with that id."""


@dataclass(frozen=True, slots=True)
class Token:
    text: str
    expires_in: int
    """Seconds."""


def grant(service: Service, assertion: str) -> Token:
    """A token for a laptop that proves its key.

    Refused: `assertion_invalid` (`reason`, `now`: the court's clock), `assertion_replayed`, `laptop_unknown`,
    `laptop_revoked`, `certificate_expired`.
    """
    at = service.clock()
    claims = _unverified(assertion, at)
    with service.database.reading() as connection:
        laptop = laptops.by_id(connection, claims["sub"])
    if laptop is None:
        raise Refused("laptop_unknown")
    _verify(assertion, laptop, at)
    _admit(laptop, at)

    def work(connection: Connection) -> None:
        row = {
            "laptop": laptop.id,
            "jti": claims["jti"],
            "expires_at": write_instant(at + LONGEST_ASSERTION + 2 * LEEWAY),
        }
        if not service.database.insert_new(connection, ASSERTIONS, row):
            raise Refused("assertion_replayed")
        connection.execute(
            sa.update(LAPTOPS).where(LAPTOPS.c.id == laptop.id).values(seen_at=write_instant(at))
        )
        renew(connection, service.court(laptop.court), laptop, at=at)

    service.database.write(work)
    ends = at + GOOD_FOR
    payload = {"aud": _AUDIENCE, "sub": laptop.id, "iat": int(at.timestamp()), "exp": int(ends.timestamp())}
    return Token(
        jwt.encode(payload, service.secret.key_for(_PURPOSE), algorithm="HS256"),
        int(GOOD_FOR.total_seconds()),
    )


def laptop_of(service: Service, header: str, also: Also | None = None) -> Laptop:
    """The laptop behind an `Authorization` header; asked of the database each time, so that revoking works at once.

    `also` may ask for more in the same breath. What it learns may be used once this returns.

    Refused: `token_missing`, `token_invalid`, `token_expired`, `laptop_unknown`, `laptop_revoked`,
    `certificate_expired`.
    """
    kind, _, token = header.partition(" ")
    if kind.lower() != "bearer" or not token or len(token) > LARGEST:
        raise Refused("token_missing")
    at = service.clock()
    id, ends = _ours(token.strip(), service.secret.key_for(_PURPOSE))
    if ends <= at.timestamp():
        raise Refused("token_expired")
    with service.database.reading() as connection, together(connection) as batch:
        answer = laptops.ask(batch, id)
        if also is not None:
            also(batch, id)
    laptop = laptops.told(answer)
    if laptop is None:
        raise Refused("laptop_unknown")
    _admit(laptop, at)
    return laptop


@lru_cache(_REMEMBERED)
def _ours(token: str, key: bytes) -> tuple[str, float]:
    """The laptop for which a token was given, and when it ends; that much of it never changes."""
    try:
        claims = jwt.decode(
            token,
            key,
            algorithms=["HS256"],
            audience=_AUDIENCE,
            options={"require": ["exp", "sub"], "verify_exp": False, "verify_iat": False},
        )
    except (jwt.InvalidTokenError, ValueError):
        raise Refused("token_invalid") from None
    return claims["sub"], claims["exp"]


def sweep(connection: Connection, *, at: datetime) -> None:
    """Forget assertions that could not be used any more anyhow."""
    connection.execute(sa.delete(ASSERTIONS).where(ASSERTIONS.c.expires_at <= write_instant(at)))


def _admit(laptop: Laptop, at: datetime) -> None:
    if laptop.revoked_at:
        raise Refused("laptop_revoked")
    if laptop.certificate_ends <= write_instant(at):
        raise Refused("certificate_expired")


def _unverified(assertion: str, at: datetime) -> dict[str, str]:
    """Who the assertion says it is from, before anything is believed."""
    if len(assertion) > LARGEST:
        raise _invalid("too_long", at)
    try:
        claims: dict[str, Any] = jwt.decode(assertion, options={"verify_signature": False})
    except (jwt.InvalidTokenError, ValueError):
        raise _invalid("not_an_assertion", at) from None
    for name in ("iss", "sub", "jti"):
        value = claims.get(name)
        if not isinstance(value, str) or not ID.fullmatch(value):
            raise _invalid(f"{name}_missing", at)
    if claims["iss"] != claims["sub"]:
        raise _invalid("iss_differs", at)
    return {name: claims[name] for name in ("sub", "jti")}


def _verify(assertion: str, laptop: Laptop, at: datetime) -> None:
    key = x509.load_pem_x509_certificate(laptop.certificate.encode()).public_key()
    try:
        claims = jwt.decode(
            assertion,
            key,  # type: ignore[arg-type]  # a laptop's key is on P-256: it was looked at when it was enrolled
            algorithms=["ES256"],
            audience=laptop.court,
            options={
                "require": ["exp", "aud"],
                "verify_exp": False,
                "verify_iat": False,
                "verify_nbf": False,
            },
        )
    except jwt.InvalidAudienceError:
        raise _invalid("aud_differs", at) from None
    except (jwt.InvalidTokenError, ValueError, TypeError):
        raise _invalid("signature_wrong", at) from None
    ends = claims["exp"]
    if not isinstance(ends, int) or isinstance(ends, bool):
        raise _invalid("exp_missing", at)
    left = ends - at.timestamp()
    if left < -LEEWAY.total_seconds():
        raise _invalid("expired", at)
    if left > (LONGEST_ASSERTION + LEEWAY).total_seconds():
        raise _invalid("exp_too_late", at)


def _invalid(reason: str, at: datetime) -> Refused:
    # The court's time: a laptop whose clock is wrong can say so to the mediator.
    return Refused("assertion_invalid", "client_assertion", reason=reason, now=write_instant(at))
