"""Whether a case certainly fits the published schema: the short way for the many that do.

A case of some length takes `jsonschema` five milliseconds and this a twentieth of one, but only `jsonschema` says which
field is wrong, in the words that laptops know. So whatever is doubted here is looked at there, and decided there.
"""

from __future__ import annotations

from functools import cache
from typing import Any

import jsonschema_rs
from jsonschema import FormatChecker

from mediator_app.exchange.contract.case_data import FORMATS, schema

_CHECKER = FormatChecker(FORMATS)


def fits(value: Any, version: int) -> bool:
    """True only where the case is sure to fit the schema of that version. Faults of `schema`."""
    try:
        return _validator(version).is_valid(value)
    except (ValueError, TypeError):
        return False  # half a character, a number without end: nothing that it could look at


@cache
def _validator(version: int) -> jsonschema_rs.Draft202012Validator:
    # The very functions that `jsonschema` asks; a format of which it takes no notice is none here either.
    asked = {name: _conforming(name) for name in FORMATS}
    ignored = dict.fromkeys(_formats_of(schema(version)) - asked.keys(), _anything)
    return jsonschema_rs.Draft202012Validator(
        dict(schema(version)), validate_formats=True, formats={**asked, **ignored}
    )


def _conforming(name: str) -> Any:
    return lambda text: _CHECKER.conforms(text, name)


def _anything(_text: str) -> bool:
    return True


def _formats_of(schema: Any) -> set[str]:
    """The formats that a schema names anywhere."""
    if isinstance(schema, dict):
        own = {schema["format"]} if isinstance(schema.get("format"), str) else set()
        return own.union(*(_formats_of(inner) for inner in schema.values()))
    if isinstance(schema, list):
        return set().union(*(_formats_of(inner) for inner in schema))
    return set()
