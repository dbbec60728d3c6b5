"""Canonical JSON (RFC 8785) and the hashes over it."""

from __future__ import annotations

import hashlib
import json
import re
from typing import Any, Final

import rfc8785

from .faults import Fault

HASH: Final = re.compile(r"[0-9a-f]{64}", re.ASCII)
"""The one spelling of a SHA-256: 64 lower-case hexadecimal digits."""


def canonical(value: Any) -> bytes:
    """The canonical JSON of texts, whole numbers, truth values, null, lists and objects, in UTF-8.

    Fault `not_canonical` for a value that has none, such as a number with a decimal point or half a character.
    """
    try:
        return rfc8785.dumps(_whole(value))
    except (rfc8785.CanonicalizationError, UnicodeEncodeError, RecursionError):
        raise Fault("not_canonical") from None


def read_canonical(data: bytes) -> Any:
    """What canonical JSON says. Fault `not_json`, and `not_canonical` for another spelling of the same."""
    value = read_json(data)
    if canonical(value) != data:
        raise Fault("not_canonical")
    return value


def read_json(data: bytes) -> Any:
    """JSON in UTF-8. Fault `not_json`, also for a key that stands twice."""
    try:
        return json.loads(data.decode("utf-8"), object_pairs_hook=_object, parse_constant=_refuse)
    except (ValueError, RecursionError):
        raise Fault("not_json") from None


def sha256_of(data: bytes) -> str:
    """SHA-256 in lower-case hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def _whole(value: Any) -> Any:
    """The value itself, once it is sure that no number in it has a decimal point."""
    if isinstance(value, float):
        raise Fault("not_canonical")
    if isinstance(value, dict):
        return {key: _whole(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [_whole(inner) for inner in value]
    return value


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    made = dict(pairs)
    if len(made) != len(pairs):
        raise ValueError("a key stands twice")
    return made


def _refuse(name: str) -> Any:
    raise ValueError(f"{name} is no JSON")
