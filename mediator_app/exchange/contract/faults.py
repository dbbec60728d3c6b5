"""What is wrong with something that came over the wire."""

from __future__ import annotations

from collections.abc import Mapping


class Fault(Exception):
    """A filing, an answer or a bundle that cannot be taken.

    `code` names the reason (`snake_case`), `field` is the path of the field that it belongs to (empty where none is
    meant), `params` are the values that the words need. Neither `code` nor `field` ever holds a personal datum.
    """

    def __init__(self, code: str, field: str = "", **params: object) -> None:
        super().__init__(code, field, params)
        self.code = code
        self.field = field
        self.params: Mapping[str, object] = params

    def __str__(self) -> str:
        return f"{self.code} at {self.field}" if self.field else self.code
