"""Reading a case file: the schema first, then the values themselves, and every fault named with its path."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from decimal import Decimal
from functools import cache
from types import NoneType, UnionType
from typing import TYPE_CHECKING, Any, Union, get_args, get_origin, get_type_hints

from mediator_app.casefile.document import FORMAT, VERSION, CaseDocument, Reason, schema_path
from mediator_app.domain.codec import TAG, from_data, tag_of
from mediator_app.domain.days import YEARS
from mediator_app.domain.errors import Refusal
from mediator_app.domain.money import Money, parse_money

if TYPE_CHECKING:
    from jsonschema.exceptions import ValidationError
    from jsonschema.protocols import Validator

LARGEST = 32 * 1024 * 1024
"""Bytes. A case of 2 000 workers with everybody's ink stays far below."""


def read_case(data: bytes) -> CaseDocument:
    """The case in a file's bytes.

    Refusals: `case_file_large`; `json_syntax` (with `line` and `column`), `not_json`, `not_utf8`, `key_twice`;
    `case_file_kind` (JSON, but no case), `case_file_version`; and `case_file_bad`, whose `reasons` are all `Reason`s
    that were found.
    """
    raw = _parsed(data)
    if not isinstance(raw, dict) or raw.get("format") != FORMAT:
        raise Refusal("case_file_kind", "format", format=FORMAT)
    if raw.get("version") != VERSION:
        raise Refusal("case_file_version", "version", known=VERSION)
    found = {(r.path, r.code): r for r in _against_schema(raw)}
    amounts: list[Reason] = []
    plain = _with_amounts(raw, CaseDocument, "", amounts)
    found |= {(r.path, r.code): r for r in amounts}
    document: CaseDocument | None = None
    try:
        document = from_data(plain, CaseDocument)
    except Refusal as refusal:
        named = {path for path, _ in found}
        for path, code, params in _found_by_codec(refusal):
            if path not in named:
                found[path, code] = Reason(path, code, params)
    if found or document is None:
        raise Refusal("case_file_bad", "", reasons=tuple(sorted(found.values(), key=_place)))
    return document


def _place(reason: Reason) -> tuple[tuple[bool, int, str], ...]:
    """Paths in the order of people: `claims.2` before `claims.10`."""
    return tuple(
        (step.isdigit(), int(step) if step.isdigit() else 0, step) for step in reason.path.split(".")
    )


def _found_by_codec(refusal: Refusal) -> Iterator[tuple[str, str, Mapping[str, object]]]:
    pairs, details = refusal.params.get("reasons"), refusal.params.get("details")
    if isinstance(pairs, tuple) and isinstance(details, tuple):
        for (path, code), params in zip(pairs, details, strict=True):
            yield path, code, params


def _parsed(data: bytes) -> Any:
    if len(data) > LARGEST:
        raise Refusal("case_file_large", "", most=LARGEST)
    try:
        text = data.decode("utf-8-sig")
        # Decimal keeps 7.5 apart from a whole number: amounts are whole fen or texts, never binary fractions.
        return json.loads(text, parse_float=Decimal, parse_constant=_no_constant, object_pairs_hook=_once)
    except json.JSONDecodeError as error:
        raise Refusal("json_syntax", "", line=error.lineno, column=error.colno) from None
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise Refusal("not_utf8", "", line=line) from None
    except (ValueError, RecursionError):
        raise Refusal("not_json") from None


def _no_constant(text: str) -> Any:
    raise ValueError(f"{text} is no JSON")


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """An object whose keys differ: of two values for one key nobody knows which was meant."""
    found: dict[str, Any] = {}
    for key, value in pairs:
        if key in found:
            raise Refusal("key_twice", key)
        found[key] = value
    return found


# --- the published schema -----------------------------------------------------------------------


@cache
def _validator() -> Validator:
    from jsonschema import Draft202012Validator, FormatChecker

    checker = FormatChecker(formats=())
    checker.checks("date", raises=ValueError)(_is_day)
    checker.checks("date-time", raises=ValueError)(_is_instant)
    schema = json.loads(schema_path().read_text("utf-8"))
    return Draft202012Validator(schema, format_checker=checker)


def _is_day(value: object) -> bool:
    return not isinstance(value, str) or (len(value) == 10 and date.fromisoformat(value).year in YEARS)


def _is_instant(value: object) -> bool:
    return not isinstance(value, str) or datetime.fromisoformat(value).tzinfo is not None


def _against_schema(raw: Any) -> Iterator[Reason]:
    for error in _validator().iter_errors(raw):
        yield from _reasons_of(error)


def _reasons_of(error: ValidationError) -> Iterator[Reason]:
    path = ".".join(str(step) for step in error.absolute_path)
    rule = str(error.validator)
    value: Any = error.validator_value
    schema: Any = error.schema
    instance: Any = error.instance
    match rule:
        case "required":
            for name in value:
                if name not in instance:
                    yield Reason(_under(path, name), "missing")
        case "additionalProperties":
            for name in instance:
                if name not in schema["properties"]:
                    yield Reason(_under(path, name), "unknown_field")
        case "type":
            expected = (value,) if isinstance(value, str) else tuple(value)
            yield Reason(path, "wrong_kind", {"expected": expected})
        case "enum":
            yield Reason(path, "not_one_of", {"choices": tuple(value)})
        case "const":
            yield Reason(path, "not_one_of", {"choices": (value,)})
        case "pattern":
            yield Reason(path, "bad_id")
        case "format":
            yield Reason(path, "not_a_date" if value == "date" else "not_an_instant")
        case "minItems" | "maxItems":
            yield Reason(path, "wrong_length")
        case _:
            yield Reason(path, "wrong_kind", {"expected": (rule,)})


def _under(path: str, name: str) -> str:
    return f"{path}.{name}" if path else name


# --- amounts that were written as people write them ---------------------------------------------


def _with_amounts(data: Any, hint: Any, path: str, found: list[Reason]) -> Any:
    """The data with every amount that is a text (`75万`) as whole fen; what is wrong otherwise stays as it is."""
    if hint is Money:
        if not isinstance(data, str):
            return data
        try:
            return parse_money(data).fen
        except Refusal as refusal:
            found.append(Reason(path, refusal.code, refusal.params))
            return 0
    origin = get_origin(hint)
    if origin in (Union, UnionType):
        choice = _chosen(data, get_args(hint))
        return data if choice is None else _with_amounts(data, choice, path, found)
    if origin is tuple and isinstance(data, list):
        inner = get_args(hint)[0]
        return [_with_amounts(item, inner, _under(path, str(at)), found) for at, item in enumerate(data)]
    if is_dataclass(hint) and isinstance(hint, type) and isinstance(data, Mapping):
        hints = _hints(hint)
        return {
            key: _with_amounts(value, hints[key], _under(path, str(key)), found) if key in hints else value
            for key, value in data.items()
        }
    return data


def _chosen(data: Any, choices: tuple[Any, ...]) -> Any:
    """The class of a union that the data is meant for, or None."""
    if data is None:
        return None
    known = [choice for choice in choices if choice is not NoneType]
    if len(known) == 1:
        return known[0]
    tag = data.get(TAG) if isinstance(data, Mapping) else None
    return next((choice for choice in known if tag_of(choice) == tag), None)


@cache
def _hints(cls: type) -> Mapping[str, Any]:
    hints = get_type_hints(cls)
    return {field.name: hints[field.name] for field in fields(cls)}
