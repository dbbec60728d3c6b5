"""Taking a laptop on: a one-time code from the court, and what the court answers.

A code is 20 characters of Crockford's base 32 in groups of five. Twelve are secret; eight are the beginning of a hash
of the court's authority certificate, by which the laptop knows that it speaks with the court that gave the code, and
not with whoever answers at the same address.
"""

from __future__ import annotations

import base64
import hashlib
import secrets
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Final

from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding

from .faults import Fault
from .reading import Fields

LETTERS: Final = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
SECRET_LENGTH: Final = 12
MARK_LENGTH: Final = 8
_MISREAD: Final = str.maketrans({"O": "0", "I": "1", "L": "1"})


@dataclass(frozen=True, slots=True)
class Code:
    """A one-time code, without its hyphens."""

    secret: str
    mark: str

    def __str__(self) -> str:
        text = self.secret + self.mark
        return "-".join(text[at : at + 5] for at in range(0, len(text), 5))


def new_code(authority: x509.Certificate) -> Code:
    """A fresh code of the court with this authority certificate."""
    return Code("".join(secrets.choice(LETTERS) for _ in range(SECRET_LENGTH)), mark_of(authority))


def read_code(text: str) -> Code:
    """A code as people type it: any case, with or without hyphens and spaces, O for 0, I and L for 1.

    Faults `code_short`, `code_long` (both with `found` and `wanted`), `code_letter` (with `letter`).
    """
    plain = "".join(text.split()).replace("-", "").upper().translate(_MISREAD)
    wanted = SECRET_LENGTH + MARK_LENGTH
    for letter in plain:
        if letter not in LETTERS:
            raise Fault("code_letter", "code", letter=letter)
    if len(plain) != wanted:
        raise Fault(
            "code_short" if len(plain) < wanted else "code_long", "code", found=len(plain), wanted=wanted
        )
    return Code(plain[:SECRET_LENGTH], plain[SECRET_LENGTH:])


def mark_of(authority: x509.Certificate) -> str:
    """The part of a code that names the court."""
    number = int.from_bytes(hashlib.sha256(authority.public_bytes(Encoding.DER)).digest()[:5], "big")
    return "".join(LETTERS[number >> 5 * place & 31] for place in reversed(range(MARK_LENGTH)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Enrolment:
    """What the court says when it takes a laptop on."""

    court: str
    court_name: str
    laptop: str
    mediator: str
    """The mediator's name as the court keeps it."""
    organisation: str
    number: str
    authority: str
    """The court's authority certificate (PEM): it issued the laptop's and those the court signs answers with."""
    certificate: str
    """The laptop's certificate (PEM)."""
    recipient: str
    """The court's age recipient, to which bundles are encrypted."""

    def to_data(self) -> dict[str, Any]:
        return {name: getattr(self, name) for name in self.__slots__}


def read_enrolment(value: Any, code: Code) -> Enrolment:
    """An enrolment from the wire. Fault `other_court` where the authority is not the one that gave the code."""
    top = Fields(value)
    top.only(*Enrolment.__slots__)
    found = Enrolment(
        court=top.id("court"),
        court_name=top.text("court_name", empty=False),
        laptop=top.id("laptop"),
        mediator=top.text("mediator"),
        organisation=top.text("organisation"),
        number=top.text("number"),
        authority=top.text("authority", empty=False),
        certificate=top.text("certificate", empty=False),
        recipient=top.text("recipient", empty=False),
    )
    if mark_of(read_certificate(found.authority)) != code.mark:
        raise Fault("other_court", "code")
    return found


@lru_cache(64)
def read_certificate(pem: str) -> x509.Certificate:
    """Fault `certificate_unreadable`."""
    try:
        return x509.load_pem_x509_certificate(pem.encode("ascii"))
    except (ValueError, UnicodeEncodeError):
        raise Fault("certificate_unreadable") from None


def key_thumbprint(public: bytes) -> str:
    """URL-safe base 64 of the SHA-256 of a public key (DER): how a laptop's key is named in logs and lists."""
    return base64.urlsafe_b64encode(hashlib.sha256(public).digest()).decode("ascii").rstrip("=")
