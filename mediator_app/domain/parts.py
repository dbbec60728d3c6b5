"""A case cut into the parts that are stored one by one, so that an edit writes only what it changed.

A list of things with an id (parties, claims, offers, revisions, …) is one part per thing; every other field is one
part. Two parts that are the very same object are not written again: edits share what they do not change.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields
from typing import Any, get_args, get_origin, get_type_hints

from .case import CaseFile
from .caucus import Caucus
from .codec import canonical, from_data, to_data
from .record import Content, Record

_ROOTS: tuple[tuple[str, type], ...] = (("record", Record), ("content", Content), ("caucus", Caucus))


@dataclass(frozen=True, slots=True)
class PartKey:
    """`field` is `record.state`, `content.parties`…; `item` is the thing's id, empty for a field that is no list."""

    field: str
    item: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    key: PartKey
    position: int
    value: Any
    cls: Any

    def body(self) -> str:
        """Canonical JSON of the value."""
        return canonical(to_data(self.value, self.cls))


@dataclass(frozen=True, slots=True)
class _Field:
    name: str
    attribute: str
    cls: Any
    """Type of the field, or of one item of it."""
    listed: bool


def _fields() -> dict[str, tuple[_Field, ...]]:
    found: dict[str, tuple[_Field, ...]] = {}
    for root, cls in _ROOTS:
        hints = get_type_hints(cls)
        rows = []
        for field in fields(cls):
            if root == "record" and field.name == "content":
                continue
            hint = hints[field.name]
            listed = get_origin(hint) is tuple
            rows.append(
                _Field(f"{root}.{field.name}", field.name, get_args(hint)[0] if listed else hint, listed)
            )
        found[root] = tuple(rows)
    return found


_FIELDS = _fields()


def _root(case: CaseFile | None, root: str) -> Any:
    if case is None:
        return None
    match root:
        case "record":
            return case.record
        case "content":
            return case.record.content
        case _:
            return case.caucus


def changed(before: CaseFile | None, after: CaseFile | None) -> tuple[tuple[Part, ...], tuple[PartKey, ...]]:
    """What to write and what to delete so that the stored parts of `before` become those of `after`."""
    write: list[Part] = []
    drop: list[PartKey] = []
    for root, _ in _ROOTS:
        old_root, new_root = _root(before, root), _root(after, root)
        if old_root is new_root:
            continue
        for field in _FIELDS[root]:
            old = getattr(old_root, field.attribute) if old_root is not None else None
            new = getattr(new_root, field.attribute) if new_root is not None else None
            if old is new:
                continue
            if field.listed:
                _list_changes(field, old or (), new or (), write, drop)
            elif new_root is None:
                drop.append(PartKey(field.name))
            elif old_root is None or old != new:
                write.append(Part(PartKey(field.name), 0, new, field.cls))
    return tuple(write), tuple(drop)


def _list_changes(
    field: _Field, old: tuple[Any, ...], new: tuple[Any, ...], write: list[Part], drop: list[PartKey]
) -> None:
    stored = {item.id: (position, item) for position, item in enumerate(old)}
    for position, item in enumerate(new):
        was = stored.pop(item.id, None)
        if was is None or was[0] != position or was[1] is not item:
            write.append(Part(PartKey(field.name, item.id), position, item, field.cls))
    drop += [PartKey(field.name, id) for id in stored]


def assemble(rows: Iterable[tuple[str, int, Any]]) -> CaseFile:
    """The case from its stored parts: (field, position, plain data) in any order. Refusal `bad_value`."""
    lists: dict[str, list[tuple[int, Any]]] = {}
    singles: dict[str, Any] = {}
    known = {field.name: field for root in _FIELDS.values() for field in root}
    for name, position, data in rows:
        if known[name].listed:
            lists.setdefault(name, []).append((position, data))
        else:
            singles[name] = data
    for name, items in lists.items():
        singles[name] = [data for _, data in sorted(items, key=_position)]
    record = dict(_of("record", singles))
    record["content"] = dict(_of("content", singles))
    return from_data({"record": record, "caucus": dict(_of("caucus", singles))}, CaseFile)


def _position(row: tuple[int, Any]) -> int:
    return row[0]


def _of(root: str, data: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    for field in _FIELDS[root]:
        if field.name in data:
            yield field.attribute, data[field.name]
