"""Filling in a form field by field, until it says what it should."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QWidget

from ui.steps.parties.agents import Powers
from ui.walkthrough.hand import Hand, described
from ui.walkthrough.touch import Stuck
from ui.widgets.choices import Choice, Segments, Tick
from ui.widgets.form import Form
from ui.widgets.masked import MaskedEdit
from ui.widgets.recording import TextArea, TextLine


def fill_form(hand: Hand, form: Form, value: Any) -> None:
    """Put into every field in view what `value` has there, from the first to the last.

    Raises Stuck where a field does not take it, with what the field says about it.
    """
    done: set[str] = set()
    while (path := _next(form, value, done)) is not None:
        done.add(path)
        wanted = form.part(path, value)
        put(hand, form.editor(path), wanted)
        if form.part(path, form.value) != wanted:
            field = form.field(path)
            said = field.error.text() or form.part(path, form.value)
            raise Stuck(f"{described(field.editor)} did not take “{wanted}”: {said}")


def _next(form: Form, value: Any, done: set[str]) -> str | None:
    """The first field that says something else; fields come into view as others are filled."""
    for path in form.paths:
        if path in done or not form.field(path).isVisible():
            continue
        if form.part(path, form.value) != form.part(path, value):
            return path
    return None


def put(hand: Hand, editor: QWidget, wanted: Any) -> None:
    """One value into one editor, by whatever kind of editor it is."""
    match editor:
        case MaskedEdit():
            hand.fill(editor, str(wanted))
        case TextLine():
            hand.fill(editor, editor.format(wanted))
        case TextArea():
            hand.fill(editor, str(wanted))
        case Choice():
            hand.choose(editor, wanted)
        case Segments():
            hand.pick(editor, wanted)
        case Tick():
            hand.tick(editor, bool(wanted))
        case Powers() if set(wanted) == set(editor.ticks):
            hand.push(editor.all)
        case Powers():
            for power, tick in editor.ticks.items():
                hand.tick(tick, power in wanted)
        case _:
            raise Stuck(f"nobody knows how to fill {described(editor)}")
