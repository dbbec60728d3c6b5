"""Parameters of a refusal or a trouble as the store keeps them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any


def plain(params: Mapping[str, Any], field: str = "") -> dict[str, Any]:
    """As JSON can say it, with the field at which the refusal is."""
    plain = {name: _json(value) for name, value in params.items()}
    return {**plain, "field": field} if field else plain


def _json(value: Any) -> Any:
    if value is None or isinstance(value, bool | int | str):
        return value
    if isinstance(value, Mapping):
        return {str(name): _json(one) for name, one in value.items()}
    if isinstance(value, list | tuple):
        return [_json(one) for one in value]
    return str(value)
