"""Values as canonical JSON, and back.

Canonical means RFC 8785: no white space, keys sorted, UTF-8 kept as it is. The values hold only texts, whole numbers,
truth values and null, for which Python's own writer gives the same bytes as the RFC asks. A field that has its default
value is left out, so a field that a later version adds changes no old hash.
"""

from __future__ import annotations

import hashlib
import json
import re
from datetime import UTC, date, datetime
from typing import Any, TypeVar, cast

from cattrs import Converter
from cattrs.errors import (
    BaseValidationError,
    ClassValidationError,
    ForbiddenExtraKeysError,
    IterableValidationError,
)
from cattrs.strategies import configure_tagged_union

from .errors import Refusal
from .money import Money
from .people import Party
from .schedule import Plan
from .terms import Term

T = TypeVar("T")

TAG = "type"
"""Key that tells which of several classes an object is."""


def tag_of(cls: type) -> str:
    """`OneSum` -> `one_sum`: the name by which a class is known outside the program."""
    return re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", cls.__name__).lower()


def _instant(value: Any, _: type) -> datetime:
    if not isinstance(value, str):
        raise Refusal("not_an_instant")
    try:
        moment = datetime.fromisoformat(value)
    except ValueError:
        raise Refusal("not_an_instant") from None
    if moment.tzinfo is None:
        raise Refusal("instant_without_zone")
    return moment.astimezone(UTC)


def _write_instant(value: datetime) -> str:
    if value.tzinfo is None:
        raise Refusal("instant_without_zone")
    return value.astimezone(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")


def _day(value: Any, _: type) -> date:
    if not isinstance(value, str) or len(value) != 10:
        raise Refusal("not_a_date")
    try:
        return date.fromisoformat(value)
    except ValueError:
        raise Refusal("not_a_date") from None


def _money(value: Any, _: type) -> Money:
    if not isinstance(value, int) or isinstance(value, bool):
        raise Refusal("money_not_fen")
    return Money(value)


def _text(value: Any, _: type) -> str:
    if not isinstance(value, str):
        raise Refusal("not_a_text")
    if any("\ud800" <= char <= "\udfff" for char in value):
        raise Refusal("half_a_character")
    return value


def _whole(value: Any, _: type) -> int:
    if not isinstance(value, int) or isinstance(value, bool):
        raise Refusal("not_a_number")
    return value


def _truth(value: Any, _: type) -> bool:
    if not isinstance(value, bool):
        raise Refusal("not_a_truth_value")
    return value


def _make() -> Converter:
    converter = Converter(forbid_extra_keys=True, omit_if_default=True, detailed_validation=True)
    converter.register_structure_hook(datetime, _instant)
    converter.register_unstructure_hook(datetime, _write_instant)
    converter.register_structure_hook(date, _day)
    converter.register_unstructure_hook(date, date.isoformat)
    converter.register_structure_hook(Money, _money)
    converter.register_unstructure_hook(Money, lambda money: money.fen)
    converter.register_structure_hook(str, _text)
    converter.register_structure_hook(int, _whole)
    converter.register_structure_hook(bool, _truth)
    for union in (Party, Plan, Term):
        register_union(union, converter)
    return converter


def register_union(union: Any, converter: Converter | None = None) -> None:
    """Teach the codec a union of classes, told apart by `TAG`."""
    configure_tagged_union(union, converter or CONVERTER, tag_generator=tag_of, tag_name=TAG)


CONVERTER = _make()


def to_data(value: object, cls: Any = None) -> Any:
    """Plain dicts, lists, texts, whole numbers. `cls` is needed where `value` is one of a union."""
    return CONVERTER.unstructure(value, unstructure_as=cls or type(value))


def canonical(data: Any) -> str:
    """Canonical JSON of plain data."""
    return json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False)


def to_json(value: object, cls: Any = None) -> str:
    return canonical(to_data(value, cls))


def from_data(data: Any, cls: type[T] | Any) -> T:
    """The value; Refusal `bad_value` with `reasons`, a tuple of (path, code), all of them at once."""
    try:
        return cast(T, CONVERTER.structure(data, cls))
    except Refusal as refusal:
        raise Refusal("bad_value", "", reasons=((refusal.field, refusal.code),)) from None
    except BaseValidationError as error:
        raise Refusal("bad_value", "", reasons=tuple(_reasons(error, ""))) from None
    except (KeyError, TypeError, ValueError) as error:
        raise Refusal("bad_value", "", reasons=(("", type(error).__name__),)) from None


def from_json(text: str, cls: type[T] | Any) -> T:
    """Like `from_data`; Refusal `not_json` where the text is no JSON at all."""
    try:
        data = json.loads(text)
    except ValueError:
        raise Refusal("not_json") from None
    return cast(T, from_data(data, cls))


def digest(text: str) -> str:
    """SHA-256 (hex) of a text's UTF-8 bytes."""
    return hashlib.sha256(text.encode()).hexdigest()


def _reasons(error: BaseException, path: str) -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    match error:
        case ClassValidationError():
            noted, rest = error.group_exceptions()
            for inner, note in noted:
                found += _reasons(inner, _join(path, note.name))
            for plain in rest:
                found += _reasons(plain, path)
        case IterableValidationError():
            notes, rest = error.group_exceptions()
            for inner, note_at in notes:
                found += _reasons(inner, _join(path, str(note_at.index)))
            for plain in rest:
                found += _reasons(plain, path)
        case ForbiddenExtraKeysError():
            found += [(_join(path, key), "unknown_field") for key in sorted(error.extra_fields)]
        case Refusal():
            found.append((_join(path, error.field), error.code))
        case KeyError():
            found.append((_join(path, str(error.args[0])), "missing"))
        case _:
            found.append((path, "not_one_of" if isinstance(error, ValueError) else "wrong_kind"))
    return found


def _join(path: str, name: str) -> str:
    return f"{path}.{name}" if path and name else path or name
