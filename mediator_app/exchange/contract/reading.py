"""Reading fields of an object that came over the wire, one fault at a time, each with the path of its field."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any, Final, TypeVar

from .canonical import HASH
from .faults import Fault

E = TypeVar("E", bound=StrEnum)

ID: Final = re.compile(r"[0-9A-Za-z_-]{1,64}", re.ASCII)
TEXT_MAX: Final = 4000
"""Characters of a text outside the case data; nobody writes more into a title or a note."""
LIST_MAX: Final = 2000


class Fields:
    """One object, and where in the whole it stands. Every `read` refuses what is missing or of another kind."""

    def __init__(self, value: Any, path: str = "") -> None:
        if not isinstance(value, Mapping):
            raise Fault("not_an_object", path)
        self._value: Mapping[str, Any] = value
        self._path = path

    def at(self, name: str) -> str:
        return f"{self._path}.{name}" if self._path else name

    def only(self, *names: str) -> None:
        """Fault `unknown_field` for any other: an unread field may be one that mattered to whoever wrote it."""
        for name in self._value:
            if name not in names:
                raise Fault("unknown_field", self.at(str(name)[:64]))

    def get(self, name: str) -> Any:
        if name not in self._value:
            raise Fault("missing", self.at(name))
        return self._value[name]

    def text(self, name: str, *, empty: bool = True) -> str:
        value = self.get(name)
        if not isinstance(value, str):
            raise Fault("not_a_text", self.at(name))
        if len(value) > TEXT_MAX:
            raise Fault("text_too_long", self.at(name), most=TEXT_MAX)
        if not value and not empty:
            raise Fault("empty", self.at(name))
        return value

    def id(self, name: str, *, empty: bool = False) -> str:
        value = self.text(name)
        if not ID.fullmatch(value) and not (empty and not value):
            raise Fault("not_an_id", self.at(name))
        return value

    def hash(self, name: str, *, empty: bool = False) -> str:
        value = self.text(name)
        if not HASH.fullmatch(value) and not (empty and not value):
            raise Fault("not_a_hash", self.at(name))
        return value

    def whole(self, name: str, *, least: int = 0) -> int:
        value = self.get(name)
        if not isinstance(value, int) or isinstance(value, bool) or not least <= value < 2**53:
            raise Fault("not_a_number", self.at(name))
        return value

    def truth(self, name: str) -> bool:
        value = self.get(name)
        if not isinstance(value, bool):
            raise Fault("not_a_truth_value", self.at(name))
        return value

    def instant(self, name: str) -> datetime:
        """An aware instant in UTC."""
        value = self.text(name)
        try:
            moment = datetime.fromisoformat(value)
            if moment.tzinfo is None:
                raise ValueError("no zone")
            return moment.astimezone(UTC)
        except (ValueError, OverflowError):
            raise Fault("not_an_instant", self.at(name)) from None

    def one_of(self, name: str, kind: type[E]) -> E:
        try:
            return kind(self.text(name))
        except ValueError:
            raise Fault("not_one_of", self.at(name)) from None

    def list(self, name: str) -> tuple[Any, ...]:
        value = self.get(name)
        if not isinstance(value, list):
            raise Fault("not_a_list", self.at(name))
        if len(value) > LIST_MAX:
            raise Fault("list_too_long", self.at(name), most=LIST_MAX)
        return tuple(value)

    def objects(self, name: str) -> tuple[Fields, ...]:
        return tuple(Fields(item, f"{self.at(name)}.{number}") for number, item in enumerate(self.list(name)))


def write_instant(moment: datetime) -> str:
    """An aware instant as it stands on the wire: UTC with microseconds and a `Z`."""
    return moment.astimezone(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")
