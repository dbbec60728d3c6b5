"""A case as rows: one for each part that an edit can change alone, found by comparing objects, not contents.

Cases are frozen, so what an edit did not touch is the very same object before and after. Comparing two cases
therefore looks only at what changed, however large the case is.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import MISSING, Field, dataclass, fields, is_dataclass
from functools import cache
from typing import Any, Final, get_args, get_origin, get_type_hints

from mediator_app.domain.case import CaseFile
from mediator_app.domain.codec import from_data, to_json
from mediator_app.domain.record import Record, Revision

# A revision's own content is left whole: it is sealed, so it is written once and never again. The revision itself is
# opened, so that one more signature does not write all the others once more.
_OPENED: Final = frozenset({(CaseFile, "record"), (CaseFile, "caucus"), (Record, "content")})
_OPENED_ITEMS: Final = frozenset({Revision})


@dataclass(frozen=True, slots=True)
class _Slot:
    """How one field of an opened class is stored: opened itself, as a list of items with ids, or as one text."""

    name: str
    type: Any
    opened: bool
    item: Any
    default: Any


def parts(before: CaseFile | None, after: CaseFile) -> Iterator[tuple[str, str | None]]:
    """The rows that differ: (path, canonical JSON), or (path, None) for a row to take out."""
    return _node("", before, after, CaseFile)


def assemble(rows: Mapping[str, str]) -> CaseFile:
    """The case behind all its rows. Raises Refusal `bad_value` where they do not make a case."""
    case: CaseFile = from_data(_data(rows, "", CaseFile), CaseFile)
    return case


def _node(path: str, before: Any, after: Any, cls: type) -> Iterator[tuple[str, str | None]]:
    for slot in _slots(cls):
        old = slot.default if before is None else getattr(before, slot.name)
        new = getattr(after, slot.name)
        if old is new:
            continue
        under = f"{path}{slot.name}"
        if slot.opened:
            yield from _node(f"{under}/", old if before is not None else None, new, slot.type)
        elif slot.item is not None:
            yield from _items(under, old, new, slot.item)
        elif old != new:
            yield under, None if new == slot.default else to_json(new, slot.type)


def _items(
    path: str, before: tuple[Any, ...], after: tuple[Any, ...], item: Any
) -> Iterator[tuple[str, str | None]]:
    old = {one.id: one for one in before}
    order = [one.id for one in after]
    for one in after:
        if one is not (known := old.pop(one.id, None)):
            yield from _item(f"{path}/{one.id}", known, one, item)
    if order != [one.id for one in before]:
        yield path, json.dumps(order, separators=(",", ":")) if order else None
        for id, gone in old.items():
            for written, _ in _item(f"{path}/{id}", None, gone, item):
                yield written, None


def _item(path: str, before: Any, after: Any, item: Any) -> Iterator[tuple[str, str | None]]:
    if item in _OPENED_ITEMS:
        yield from _node(f"{path}/", before, after, item)
    elif before != after:
        yield path, to_json(after, item)


def _data(rows: Mapping[str, str], path: str, cls: type) -> dict[str, Any]:
    data: dict[str, Any] = {}
    for slot in _slots(cls):
        under = f"{path}{slot.name}"
        if slot.opened:
            data[slot.name] = _data(rows, f"{under}/", slot.type)
        elif (body := rows.get(under)) is not None:
            value = json.loads(body)
            if slot.item is not None:
                value = [_item_data(rows, f"{under}/{id}", slot.item) for id in value]
            data[slot.name] = value
    return data


def _item_data(rows: Mapping[str, str], path: str, item: Any) -> Any:
    return _data(rows, f"{path}/", item) if item in _OPENED_ITEMS else json.loads(rows[path])


@cache
def _slots(cls: type) -> tuple[_Slot, ...]:
    hints = get_type_hints(cls)
    return tuple(_slot(cls, field, hints[field.name]) for field in fields(cls))


def _slot(cls: type, field: Field[Any], hint: Any) -> _Slot:
    item = None
    if get_origin(hint) is tuple:
        (inner, _) = get_args(hint)
        kinds = get_args(inner) or (inner,)
        if all(is_dataclass(kind) and any(f.name == "id" for f in fields(kind)) for kind in kinds):
            item = inner
    opened = (cls, field.name) in _OPENED
    # An object that equals no value stands for "no default": a required field is always written.
    default = object() if field.default is MISSING else field.default
    return _Slot(field.name, hint, opened, item, () if item is not None else default)
