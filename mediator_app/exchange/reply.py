"""What came back from a court: a good answer, a problem in its own words, or somebody else's page."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final, NoReturn

import httpx2

from mediator_app.domain.errors import Refusal, Trouble
from mediator_app.exchange.contract import CONTRACT_HEADER, PROBLEM_TYPE
from mediator_app.exchange.contract.canonical import read_json
from mediator_app.exchange.contract.faults import Fault

_TOKEN_CODES: Final = frozenset({"token_missing", "token_invalid", "token_expired"})
_RENAMED: Final = {"certificate_expired": "laptop_expired"}
"""Codes that mean something else on this side: the mediator has a certificate, too."""


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer with its whole body."""

    status_code: int
    headers: httpx2.Headers
    content: bytes

    def said(self) -> dict[str, Any]:
        """What a good answer says. Raises what `refuse` does, and Trouble `not_the_court`."""
        self.refuse()
        return self.whole()

    def refuse(self) -> None:
        """Raise what the answer is, unless it is a good one.

        Troubles `court_busy`, `court_failing`, `not_the_court`; the court's own refusals as Refusal.
        """
        if CONTRACT_HEADER not in self.headers:
            # Whoever does not say which contract it speaks speaks none: a portal, or a server in between.
            if self.status_code in (502, 503, 504):
                raise self._failing()
            raise Trouble("not_the_court")
        if self.status_code < 300:
            return
        if not self._is_problem:
            # A HEAD has no body to say more.
            code = "court_failing" if self.status_code >= 500 else "not_the_court"
            raise Trouble(code, status=self.status_code, retry_after=self._retry_after)
        self._raise_problem()

    @property
    def code(self) -> object:
        """The code of a problem; None where it is none."""
        return self.whole().get("code") if self._is_problem else None

    def whole(self) -> dict[str, Any]:
        """The object that the body is. Trouble `not_the_court`."""
        try:
            found = read_json(self.content)
        except Fault:
            raise Trouble("not_the_court") from None
        if not isinstance(found, dict):
            raise Trouble("not_the_court")
        return found

    def _raise_problem(self) -> NoReturn:
        problem = self.whole()
        code, field = problem.pop("code", ""), problem.pop("field", "")
        if not isinstance(code, str) or not isinstance(field, str):
            raise Trouble("not_the_court")
        for name in ("type", "title", "status", "detail", "instance"):
            problem.pop(name, None)
        code = _RENAMED.get(code, code)
        if code in ("overloaded", "rate_limited"):
            raise Trouble("court_busy", retry_after=self._retry_after, reason=code)
        if self.status_code >= 500 or code in _TOKEN_CODES:
            raise self._failing()
        raise Refusal(code, field, **problem)

    def _failing(self) -> Trouble:
        return Trouble("court_failing", status=self.status_code, retry_after=self._retry_after)

    @property
    def _is_problem(self) -> bool:
        kind: str = self.headers.get("Content-Type", "")
        return kind.partition(";")[0].strip().lower() == PROBLEM_TYPE

    @property
    def _retry_after(self) -> float | None:
        """Seconds, where the court said how many."""
        text = self.headers.get("Retry-After", "").strip()
        return float(text) if text.isascii() and text.isdecimal() and len(text) < 7 else None


def text_of(data: Mapping[str, Any], name: str) -> str:
    found = data.get(name)
    if not isinstance(found, str) or not found:
        raise Trouble("not_the_court")
    return found


def body_of(answer: httpx2.Response, most: int) -> bytes:
    """The whole body, but no more of it than there may be."""
    whole = bytearray()
    for piece in answer.iter_bytes():
        whole += piece
        if len(whole) > most:
            raise Trouble("not_the_court")
    return bytes(whole)
