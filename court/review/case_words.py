"""The values of one case in words: names for ids, amounts, days, and numbers that stay masked until asked for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from court.review.reading import Cell, Field
from court.review.words import Words
from court.service import CHINA
from mediator_app.exchange.contract import case_data
from mediator_app.exchange.contract.faults import Fault


class CaseWords:
    """The words for one case in one language. With `numbers`, identity and account numbers are written out."""

    def __init__(self, case: Mapping[str, Any], words: Words, *, numbers: bool = False) -> None:
        self.words = words
        self.numbers = numbers
        content = case["content"]
        people = (*content.get("parties", ()), *content.get("agents", ()), *content.get("interpreters", ()))
        self._names = {person["id"]: person.get("name", "") for person in people}
        self._claims = {claim["id"]: claim for claim in content.get("claims", ())}
        try:
            self.claimed = words.money(case_data.claimed(case))
        except Fault:
            self.claimed = words.say("case.unclear")

    def label(self, name: str) -> str:
        return self.words.say(f"case.{name}")

    def code(self, kind: str, code: str) -> str:
        return self.words.code(kind, code)

    def name(self, id: str) -> str:
        """Who has that id; the id itself where the case does not say."""
        return self._names.get(id) or id

    def claim(self, id: str) -> str:
        claim = self._claims.get(id)
        return id if claim is None else claim.get("title") or self.code("claim", claim["kind"])

    def joined(self, items: Iterable[str]) -> str:
        return self.words.joined([item for item in items if item])

    def text(self, label: str, value: str | None, path: str, note: str = "") -> Field | None:
        """A field for a text; none where there is nothing to show."""
        return Field(self.label(label), Cell(value, path, note)) if value else None

    def coded(self, label: str, kind: str, code: str | None, path: str, note: str = "") -> Field | None:
        return self.text(label, self.code(kind, code), path, note) if code else None

    def day(self, label: str, value: str | None, path: str, note: str = "") -> Field | None:
        return self.text(label, self.words.day(value), path, note)

    def identity(self, identity: Mapping[str, Any] | None, path: str) -> Field | None:
        if not identity or not identity.get("number"):
            return None
        kind = self.code("identity", identity.get("kind", "other"))
        return Field(
            kind, Cell(self.secret(identity["number"]), f"{path}.number", identity.get("nationality", ""))
        )

    def secret(self, number: str) -> str:
        """A number of a person; its middle hidden unless asked for."""
        if self.numbers:
            return number
        shown = 4 if len(number) >= 12 else 1
        return number[:shown] + "*" * max(len(number) - 2 * shown, 1) + number[-shown:]

    def amount(self, value: object, path: str, nothing: str = "") -> Cell:
        """Fen as figures; an amount that the case data writes in words, as it was written."""
        if value is None:
            return Cell(nothing, path, number=True)
        try:
            return Cell(self.words.money(case_data.fen(value)), path, number=True)
        except Fault:
            return Cell(str(value), path, number=True)

    def flag(self, of: Mapping[str, Any], name: str) -> str:
        return self.label(name) if of.get(name) else ""

    def clock(self, instant: str | None) -> str:
        """`09:30` in Shanghai."""
        try:
            return f"{datetime.fromisoformat(instant or '').astimezone(CHINA):%H:%M}"
        except ValueError:
            return ""

    def until(self, day: str | None) -> str:
        return self.words.say("case.until", day=self.words.day(day)) if day else ""

    def speaker(self, slot: str) -> str:
        """`party:worker` as the person's name; `mediator` as the office."""
        role, _, id = slot.partition(":")
        return self.name(id) if id else self.code("signer", role)

    def signer(self, signer: Mapping[str, Any], name: str) -> str:
        role = self.code("signer", signer["role"])
        return f"{name}（{role}）" if self.words.language == "zh" else f"{name} ({role})"
