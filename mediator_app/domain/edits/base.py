"""What every edit has, and the few moves that edits share."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, ClassVar, Final, Protocol, TypeVar

from mediator_app.domain.case import CaseFile
from mediator_app.domain.errors import Refusal
from mediator_app.domain.ids import AuthorId, EditId
from mediator_app.domain.record import Content, Record, Revision
from mediator_app.domain.states import EDITABLE, CaseState


@dataclass(frozen=True, slots=True, kw_only=True)
class Edit:
    """One intention. It carries its own id, time and author; it reads no clock and makes no id."""

    id: EditId
    at: datetime
    by: AuthorId
    revocable: ClassVar[bool] = True
    """False for what cannot be undone: undo does not pass it."""

    def apply(self, case: CaseFile | None) -> CaseFile:
        """The case after this edit. Refusal `no_case` where there is none yet, or what `change` refuses."""
        if case is None:
            raise Refusal("no_case")
        return self.change(case)

    def change(self, case: CaseFile) -> CaseFile:
        raise NotImplementedError


class _Item(Protocol):
    @property
    def id(self) -> Any: ...


I = TypeVar("I", bound=_Item)  # noqa: E741


def with_record(case: CaseFile, **fields: Any) -> CaseFile:
    return replace(case, record=replace(case.record, **fields))


def with_content(case: CaseFile, **fields: Any) -> CaseFile:
    """The case with fields of its content changed. Refusal `sealed` once the content may not change any more."""
    record = case.record
    if record.state not in EDITABLE:
        raise Refusal("sealed", "state", state=record.state.value)
    content = replace(record.content, **fields)
    return replace(case, record=replace(record, content=content))


def content_of(case: CaseFile) -> Content:
    return case.record.content


def spoke(content: Content, slot: str) -> bool:
    """Whether something that this slot said stands in the hearing record."""
    return any(statement.speaker == slot for statement in content.statements)


def in_state(record: Record, *states: CaseState) -> None:
    """Refusal `wrong_state` unless the case is in one of `states`."""
    if record.state not in states:
        raise Refusal("wrong_state", "state", now=record.state.value, needed=tuple(s.value for s in states))


_ID: Final = re.compile(r"[0-9A-Za-z_-]{1,64}", re.ASCII)


def check_id(id: str, field: str) -> None:
    """Refusal `bad_id`: an id names slots, parts and rows, so it holds nothing that separates them."""
    if not _ID.fullmatch(id):
        raise Refusal("bad_id", field)


def add(items: tuple[I, ...], item: I, field: str, most: int = 2000) -> tuple[I, ...]:
    """The items with one more at the end. Refusal `bad_id`, `already_there`, `too_many`."""
    check_id(item.id, field)
    if any(other.id == item.id for other in items):
        raise Refusal("already_there", field)
    if len(items) >= most:
        raise Refusal("too_many", field, most=most)
    return (*items, item)


def change(items: tuple[I, ...], item: I, field: str) -> tuple[I, ...]:
    """The items with the one of the same id replaced. Refusal `not_there`."""
    at = index(items, item.id, field)
    return (*items[:at], item, *items[at + 1 :])


def remove(items: tuple[I, ...], id: str, field: str) -> tuple[I, ...]:
    """The items without that one. Refusal `not_there`."""
    at = index(items, id, field)
    return (*items[:at], *items[at + 1 :])


def shift(items: tuple[I, ...], id: str, to: int, field: str) -> tuple[I, ...]:
    """The items with that one moved to place `to` (from 0, kept within the list). Refusal `not_there`."""
    at = index(items, id, field)
    rest = [*items[:at], *items[at + 1 :]]
    rest.insert(max(0, min(to, len(rest))), items[at])
    return tuple(rest)


def index(items: tuple[I, ...], id: str, field: str) -> int:
    for at, item in enumerate(items):
        if item.id == id:
            return at
    raise Refusal("not_there", field)


def standing(record: Record) -> Revision:
    """The revision that counts now. Refusal `nothing_sealed`."""
    revision = record.standing
    if revision is None:
        raise Refusal("nothing_sealed", "revisions")
    return revision


def with_revision(case: CaseFile, revision: Revision, **fields: Any) -> CaseFile:
    """The case with that revision replaced by a later state of itself, and other fields of the record changed."""
    revisions = tuple(revision if old.id == revision.id else old for old in case.record.revisions)
    return with_record(case, revisions=revisions, **fields)
