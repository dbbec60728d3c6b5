"""What the court's service refuses, in codes: on the wire they become problems, in the browser words."""

from __future__ import annotations

from collections.abc import Mapping


class Refused(Exception):
    """Something that a laptop or a clerk asked for and cannot have.

    `code` and `field` as in a `Fault` of the contract; neither they nor `params` hold a personal datum.
    """

    def __init__(self, code: str, field: str = "", **params: object) -> None:
        super().__init__(code, field, params)
        self.code = code
        self.field = field
        self.params: Mapping[str, object] = params

    def __str__(self) -> str:
        return f"{self.code} at {self.field}" if self.field else self.code
