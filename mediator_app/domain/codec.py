"""Values as canonical JSON, and back.

Canonical means RFC 8785: no white space, keys sorted, UTF-8 kept as it is. The values hold only texts, whole numbers,
truth values and null, for which Python's own writer gives the same bytes as the RFC asks. A field that has its default
value is left out, so a field that a later version adds changes no old hash.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Callable, Mapping
from dataclasses import is_dataclass
from datetime import UTC, date, datetime, time
from enum import StrEnum
from threading import Lock
from typing import Any, Final, TypeVar, cast, get_args, get_origin

from cattrs import Converter
from cattrs.cols import homogenous_tuple_structure_factory
from cattrs.errors import (
    BaseValidationError,
    ClassValidationError,
    ForbiddenExtraKeysError,
    IterableValidationError,
)
from cattrs.strategies import configure_tagged_union

from .errors import Refusal
from .money import LIMIT, Money
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
        if moment.tzinfo is None:
            raise Refusal("instant_without_zone")
        return moment.astimezone(UTC)
    except (ValueError, OverflowError):  # the first and last hours of the calendar have no UTC
        raise Refusal("not_an_instant") from None


def _write_instant(value: datetime) -> str:
    if value.tzinfo is None:
        raise Refusal("instant_without_zone")
    return value.astimezone(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")


_CLOCK: Final = re.compile(r"[0-9]{2}:[0-9]{2}", re.ASCII)
"""A time of day to the minute, in Asia/Shanghai."""


def _time_of_day(value: Any, _: type) -> time:
    if not isinstance(value, str) or not _CLOCK.fullmatch(value):
        raise Refusal("not_a_time")
    try:
        return time.fromisoformat(value)
    except ValueError:
        raise Refusal("not_a_time") from None


_DAY: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", re.ASCII)
"""The one form of a date; Python itself would also take weeks (`2026-W01-1`)."""


def _day(value: Any, _: type) -> date:
    if not isinstance(value, str) or not _DAY.fullmatch(value):
        raise Refusal("not_a_date")
    try:
        return date.fromisoformat(value)
    except ValueError:
        raise Refusal("not_a_date") from None


def _money(value: Any, _: type) -> Money:
    if not isinstance(value, int) or isinstance(value, bool):
        raise Refusal("money_not_fen")
    if abs(value) >= LIMIT:  # nobody owes it, and the store's numbers end somewhere
        raise Refusal("money_too_large", limit=LIMIT)
    return Money(value)


_HALF: Final = re.compile("[\ud800-\udfff]")
"""Half of a surrogate pair: no character, and no UTF-8 can hold it."""


def _text(value: Any, _: type) -> str:
    if not isinstance(value, str):
        raise Refusal("not_a_text")
    if _HALF.search(value):
        raise Refusal("half_a_character")
    return value


def _member(value: Any, cls: type[StrEnum]) -> StrEnum:
    try:
        return cls(value)
    except ValueError:
        raise Refusal("not_one_of") from None


def _whole(value: Any, _: type) -> int:
    if not isinstance(value, int) or isinstance(value, bool):
        raise Refusal("not_a_number")
    return value


def _truth(value: Any, _: type) -> bool:
    if not isinstance(value, bool):
        raise Refusal("not_a_truth_value")
    return value


Hook = Callable[[Any, Any], Any]


def _object_factory(cls: Any, converter: Converter) -> Hook:
    """Only a JSON object becomes a class; cattrs would look into a text or a list for the names of fields."""
    inner = converter.gen_structure_attrs_fromdict(cls)

    def structure(value: Any, cls: Any) -> Any:
        if not isinstance(value, dict):
            raise Refusal("not_an_object")
        return inner(value, cls)

    return structure


def _tuple_factory(cls: Any, converter: Converter) -> Hook:
    """Only a JSON list becomes a tuple; cattrs would take a text apart into its characters."""
    args = get_args(cls)
    if args[-1] is Ellipsis:
        inner = homogenous_tuple_structure_factory(cls, converter)
    else:
        hooks = tuple((converter.get_structure_hook(arg), arg) for arg in args)

        def inner(value: Any, _: Any) -> Any:
            if len(value) != len(hooks):
                raise Refusal("wrong_length")
            return tuple(hook(item, arg) for item, (hook, arg) in zip(value, hooks, strict=True))

    def structure(value: Any, cls: Any) -> Any:
        if not isinstance(value, list | tuple):
            raise Refusal("not_a_list")
        return inner(value, cls)

    return structure


def _is_tuple(cls: Any) -> bool:
    return get_origin(cls) is tuple


def _make() -> Converter:
    converter = Converter(forbid_extra_keys=True, omit_if_default=True, detailed_validation=True)
    converter.register_structure_hook(datetime, _instant)
    converter.register_unstructure_hook(datetime, _write_instant)
    converter.register_structure_hook(date, _day)
    converter.register_unstructure_hook(date, date.isoformat)
    converter.register_structure_hook(time, _time_of_day)
    converter.register_unstructure_hook(time, lambda at: at.strftime("%H:%M"))
    converter.register_unstructure_hook(Money, lambda money: money.fen)
    converter.register_structure_hook(str, _text)
    # A StrEnum is a text to the library, which would otherwise let any text pass for one of its members.
    converter.register_structure_hook(StrEnum, _member)
    converter.register_unstructure_hook(StrEnum, lambda member: member.value)
    converter.register_structure_hook(int, _whole)
    converter.register_structure_hook(bool, _truth)
    converter.register_structure_hook_factory(is_dataclass, _object_factory)
    converter.register_structure_hook_factory(_is_tuple, _tuple_factory)
    converter.register_structure_hook(Money, _money)
    for union in (Party, Plan, Term):
        _teach(union, converter)
    # A share may have no plan yet; without this the library would guess the class by its fields and write no tag.
    plan: Any = Plan
    converter.register_structure_hook(
        plan | None, lambda data, _: None if data is None else converter.structure(data, plan)
    )
    converter.register_unstructure_hook(
        plan | None,
        lambda value: None if value is None else converter.unstructure(value, unstructure_as=plan),
    )
    return converter


def register_union(union: Any) -> None:
    """Teach the codec a union of classes, told apart by `TAG`.

    It is learnt at the first use: working out how every edit is read takes longer than the window takes to open.
    """
    with _making:
        _unions.append(union)
        for converter in _made:
            _teach(union, converter)


def _teach(union: Any, converter: Converter) -> None:
    configure_tagged_union(union, converter, tag_generator=tag_of, tag_name=TAG)
    inner = converter.get_structure_hook(union)
    known = frozenset(tag_of(cls) for cls in get_args(union))

    def structure(value: Any, cls: Any) -> Any:
        if not isinstance(value, dict):
            raise Refusal("not_an_object")
        if TAG not in value:
            raise Refusal("missing", TAG)
        if not isinstance(value[TAG], str) or value[TAG] not in known:
            raise Refusal("not_one_of", TAG)
        return inner(value, cls)

    converter.register_structure_hook(union, structure)


_unions: list[Any] = []
_made: list[Converter] = []
_making: Final = Lock()


def _converter() -> Converter:
    """The one converter; made at the first use, on whichever thread that is."""
    if not _made:
        with _making:
            if not _made:
                converter = _make()
                for union in _unions:
                    _teach(union, converter)
                _made.append(converter)
    return _made[0]


def to_data(value: object, cls: Any = None) -> Any:
    """Plain dicts, lists, texts, whole numbers. `cls` is needed where `value` is one of a union."""
    return _converter().unstructure(value, unstructure_as=cls or type(value))


def canonical(data: Any) -> str:
    """Canonical JSON of plain data."""
    return json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False)


def to_json(value: object, cls: Any = None) -> str:
    return canonical(to_data(value, cls))


def from_data(data: Any, cls: type[T] | Any) -> T:
    """The value; Refusal `bad_value` with `reasons`, a tuple of (path, code), all of them at once.

    `details` are what the words of each reason need (amounts, names), in the same order.
    """
    try:
        return cast(T, _converter().structure(data, cls))
    except Refusal as refusal:
        raise _bad([(refusal.field, refusal.code, refusal.params)]) from None
    except BaseValidationError as error:
        raise _bad(_reasons(error, "")) from None
    except (KeyError, TypeError, ValueError) as error:
        raise Refusal("bad_value", "", reasons=(("", type(error).__name__),)) from None


def from_json(text: str, cls: type[T] | Any) -> T:
    """Like `from_data`; Refusal `not_json` where the text is no JSON at all."""
    try:
        data = json.loads(text)
    except (ValueError, RecursionError):  # brackets within brackets, ten thousand deep, are no case either
        raise Refusal("not_json") from None
    return cast(T, from_data(data, cls))


def digest(text: str) -> str:
    """SHA-256 (hex) of a text's UTF-8 bytes."""
    return hashlib.sha256(text.encode()).hexdigest()


_Found = tuple[str, str, Mapping[str, object]]
"""Where in the data, the code, and what the words of that code need."""


def _bad(found: list[_Found]) -> Refusal:
    pairs = tuple((path, code) for path, code, _ in found)
    return Refusal("bad_value", "", reasons=pairs, details=tuple(params for _, _, params in found))


def _reasons(error: BaseException, path: str) -> list[_Found]:
    found: list[_Found] = []
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
            found += [(_join(path, key), "unknown_field", {}) for key in sorted(error.extra_fields)]
        case Refusal():
            found.append((_join(path, error.field), error.code, error.params))
        case KeyError():
            # A missing field is already noted in the path; a missing tag is not.
            name = str(error.args[0])
            found.append((path if path.rpartition(".")[2] == name else _join(path, name), "missing", {}))
        case _:
            found.append((path, "not_one_of" if isinstance(error, ValueError) else "wrong_kind", {}))
    return found


def _join(path: str, name: str) -> str:
    return f"{path}.{name}" if path and name else path or name
