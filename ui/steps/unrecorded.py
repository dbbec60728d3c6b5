"""The texts that are typed on a page and not recorded, each with the place of its field; and back into those fields.

A place is the names (`PLACE`) of the field and of what it lies in, from the page inwards: `claims`, then
`<id of the claim>/amount`. What lies in a draft, which is recorded as a whole, is kept with that draft.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, time
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtWidgets import QWidget

from mediator_app.domain.money import Money
from mediator_app.domain.unrecorded import Unrecorded
from ui.widgets.form import Form
from ui.widgets.recording import PLACE, TextArea, TextLine

if TYPE_CHECKING:
    from ui.steps.base import StepPage

DRAFT: Final = "typed_draft"
"""A property of what is recorded as a whole: its fields are kept with it."""
Line = TextLine | TextArea


def texts_in(root: QWidget) -> dict[str, str]:
    """What stands unrecorded in the fields below `root`, by their places."""
    return {place: field.typed for place, field in _pending(root)}


def put_texts(root: QWidget, texts: Mapping[str, str]) -> None:
    """Back into the fields of those places; what has no field any more is gone."""
    fields = dict(_fields(root)) if texts else {}
    for place, text in texts.items():
        if place in fields:
            fields[place].put_back(text)


def typed_in(page: QWidget) -> tuple[Unrecorded, ...]:
    """What stands unrecorded in the fields of a page, but for those of a draft."""
    return tuple(Unrecorded(place, field.typed, plain(field.value)) for place, field in _pending(page))


def put_into(page: StepPage, texts: Iterable[Unrecorded]) -> None:
    """Back into the fields where the case still says what it said when they were typed."""
    for one in texts:
        field = dict(_fields(page)).get(one.place)
        if field is None:
            page.lay_open(one.place.split("/")[:-1])
            field = dict(_fields(page)).get(one.place)
        if field is None or field.pending or not field.isEnabledTo(page) or plain(field.value) != one.over:
            continue
        _lay_open(field)
        field.put_back(one.text)


def plain(value: Any) -> str:
    """A value of a field as a text that is the same for the same value."""
    match value:
        case None:
            return ""
        case Money():
            return str(value.fen)
        case date() | time():
            return value.isoformat()
        case _:
            return str(value)


def _pending(root: QWidget) -> list[tuple[str, Line]]:
    lines: list[Line] = [*root.findChildren(TextLine), *root.findChildren(TextArea)]
    named = [(_place(field, root), field) for field in lines if field.pending]
    return [(place, field) for place, field in named if place]


def _fields(root: QWidget) -> list[tuple[str, Line]]:
    lines: list[Line] = [*root.findChildren(TextLine), *root.findChildren(TextArea)]
    return [(place, field) for field in lines if (place := _place(field, root))]


def _place(field: QWidget, root: QWidget) -> str:
    """Empty for a field that has no name, or lies in a draft below `root`."""
    name = field.property(PLACE)
    if not name:
        return ""
    names = [str(name)]
    here = field.parentWidget()
    while here is not None and here is not root:
        if here.property(DRAFT):
            return ""
        if name := here.property(PLACE):
            names.append(str(name))
        here = here.parentWidget()
    return "/".join(reversed(names))


def _lay_open(field: QWidget) -> None:
    """Where a form folds some of its fields away, this one comes into view."""
    here = field.parentWidget()
    while here is not None and not isinstance(here, Form):
        here = here.parentWidget()
    if here is not None:
        here.lay_open(str(field.property(PLACE)))
