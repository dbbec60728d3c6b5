"""The two kinds of error that a person is told about; anything else is a bug."""

from __future__ import annotations

from collections.abc import Mapping


class Refusal(Exception):
    """An edit, a text or a file that cannot be taken as it is, and that the user can mend.

    `code` names the reason (`snake_case`; the words live in the interface), `field` is the path of the
    field it belongs to (`parties.0.name`; empty where no single field is meant), `params` are the values
    that the words need. Never holds words for people and never a personal datum in `code` or `field`.
    """

    def __init__(self, code: str, field: str = "", **params: object) -> None:
        super().__init__(code, field, params)
        self.code = code
        self.field = field
        self.params: Mapping[str, object] = params

    def __str__(self) -> str:
        # Parameters may hold what a party typed, so they stay out of anything that could be logged.
        return f"{self.code} at {self.field}" if self.field else self.code

    def at(self, field: str) -> Refusal:
        """The same refusal, seen from a larger value in which the field stands under `field`."""
        inner = f"{field}.{self.field}" if self.field else field
        return Refusal(self.code, inner, **dict(self.params))


class Trouble(Exception):
    """The world is not as it should be (disk, printer, network, key ring): kept, retried, said in a banner."""

    def __init__(self, code: str, **params: object) -> None:
        super().__init__(code, params)
        self.code = code
        self.params: Mapping[str, object] = params

    def __str__(self) -> str:
        return self.code
