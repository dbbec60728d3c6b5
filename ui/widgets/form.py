"""A form: fields that are bound to the parts of one frozen value.

    form = Form()
    form.put("identity.number", IdentityEdit(), 0, 0)
    form.show_value(worker)
    form.recorded.connect(...)     # the worker with that part changed, and the part's path

While somebody types, `changed` carries the value as it would be; the form itself keeps what the case says.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import Any, Final

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QGridLayout, QPushButton, QVBoxLayout, QWidget

from mediator_app.domain.errors import Refusal
from mediator_app.law.findings import Finding
from ui.theme import theme
from ui.widgets.fields import Field, MoneyField
from ui.widgets.money_edit import MoneyEdit
from ui.widgets.parts import Words, button, row, show_if
from ui.widgets.recording import PLACE, TextLine
from ui.widgets.scrolling import bring_into_view
from ui.words.codes import finding_words

Read = Callable[[Any], Any]
Write = Callable[[Any, Any], Any]


def part_of(value: Any, path: str) -> Any:
    """The part of a value at `identity.number`; None where something on the way is None."""
    for name in path.split("."):
        if value is None:
            return None
        value = getattr(value, name)
    return value


def with_part(value: Any, path: str, part: Any) -> Any:
    """The frozen value with one part changed. ValueError where something on the way is None."""
    name, _, rest = path.partition(".")
    if not rest:
        return replace(value, **{name: part})
    inner = getattr(value, name)
    if inner is None:
        raise ValueError(path)
    return replace(value, **{name: with_part(inner, rest, part)})


class Remark(QWidget):
    """What the law or a number says about a field, in amber, and at most one thing to take over from it."""

    acted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        line = row(self, gap=6)
        self.words = Words("remark", parent=self, wrap=True)
        self.action = button(kind="quiet", parent=self)
        self.action.clicked.connect(self.acted)
        self.action.released.connect(self._let_go)
        self._later: tuple[str, str] | None = None
        line.addWidget(self.words, 1)
        line.addWidget(self.action, 0, Qt.AlignmentFlag.AlignTop)
        self.hide()

    def say(self, text: str, action: str = "") -> None:
        """Show it, or hide it for an empty text; what is under a pressed pointer stays until that is let go.

        The press takes the cursor out of a field; what is recorded then may be what makes the remark needless.
        """
        # The cursor moves before the button knows that it is down.
        if self.action.isDown() or (self.action.hasFocus() and QApplication.mouseButtons()):
            self._later = (text, action)
            return
        self._later = None
        self.words.setText(text)
        self.action.setText(action)
        show_if(self.action, bool(action))
        show_if(self, bool(text or action))

    def _let_go(self) -> None:
        QTimer.singleShot(0, self, self._catch_up)  # after the click that may come of it

    def _catch_up(self) -> None:
        if self._later is not None:
            self.say(*self._later)


NARROW: Final = 540
"""Below this width (pixels of the design) a form of four columns takes two, and where a label would be cut."""


@dataclass(frozen=True, slots=True)
class _Place:
    widget: QWidget
    line: int
    place: int
    span: int


@dataclass(frozen=True, slots=True)
class _Binding:
    field: Field
    read: Read
    write: Write


class _Wire(QObject):
    """Tells the form which of its fields spoke. A method of a child, because a lambda would keep the form alive."""

    def __init__(self, form: Form, path: str) -> None:
        super().__init__(form)
        self._form = form
        self._path = path

    def changed(self, part: Any) -> None:
        self._form._changed(self._path, part)

    def recorded(self, part: Any) -> None:
        self._form._recorded(self._path, part)


def _least_width(widget: QWidget) -> int:
    """In how little width label and editor can be read."""
    if not isinstance(widget, Field):
        return widget.minimumSizeHint().width()
    editor = widget.editor
    return max(widget.label_width, editor.minimumWidth() or editor.minimumSizeHint().width())


class Form(QWidget):
    """Fields in a grid of two or four columns, of two where there is too little room for four.

    Subclasses `put` fields in `__init__` and name them in `retranslate`.
    """

    changed = Signal(object)
    """The value as it would be with what is being typed."""
    recorded = Signal(object)
    """The value with one part changed: to become an edit. `last` is that part's path."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.grid = QGridLayout(self)
        self.grid.setContentsMargins(0, 0, 0, 0)
        self.grid.setHorizontalSpacing(theme().px(14))
        self.grid.setVerticalSpacing(theme().px(10))
        self.value: Any = None
        self.last = ""
        self._places: list[_Place] = []
        self._narrow = False
        self._sought: Field | None = None
        self._seek = QTimer(self)
        self._seek.setSingleShot(True)
        self._seek.setInterval(0)
        self._seek.timeout.connect(self._scroll)
        self._bound: dict[str, _Binding] = {}
        self._remarks: dict[str, Remark] = {}

    # --- building ---------------------------------------------------------------------------------

    def put(
        self,
        path: str,
        editor: QWidget,
        line: int,
        place: int,
        span: int = 1,
        *,
        read: Read | None = None,
        write: Write | None = None,
        spell: bool = True,
    ) -> Field:
        """Bind an editor to a part of the value and lay its field out in the grid."""
        field = self.bind(path, editor, read=read, write=write, spell=spell, parent=self)
        self.lay(field, line, place, span)
        return field

    def lay(self, widget: QWidget, line: int, place: int, span: int = 1) -> None:
        """Lay out a widget that is no field, such as a row of ticks."""
        self._places.append(_Place(widget, line, place, span))
        self.grid.addWidget(widget, line, place, 1, span)
        for at in range(place, place + span):
            self.grid.setColumnStretch(at, 1)

    def bind(
        self,
        path: str,
        editor: QWidget,
        *,
        read: Read | None = None,
        write: Write | None = None,
        spell: bool = True,
        parent: QWidget | None = None,
    ) -> Field:
        """Bind without laying out. Amounts are spelled in capitals beside the label unless `spell` says no."""
        field = (
            MoneyField(editor, parent=parent)
            if spell and isinstance(editor, MoneyEdit)
            else Field(editor, parent=parent)
        )
        binding = _Binding(
            field,
            read or (lambda value: part_of(value, path)),
            write or (lambda value, part: with_part(value, path, part)),
        )
        self._bound[path] = binding
        editor.setProperty(PLACE, path)
        wire = _Wire(self, path)
        changed, recorded = getattr(editor, "changed", None), getattr(editor, "recorded", None)
        if changed is not None:
            changed.connect(wire.changed)
        if recorded is not None:
            recorded.connect(wire.recorded)
        if isinstance(editor, TextLine):
            editor.refused.connect(self._unread)
        return field

    def field(self, path: str) -> Field:
        return self._bound[path].field

    def remark(self, path: str) -> Remark:
        """The line beneath a field for what the law says of it; made when it is first asked for."""
        if path not in self._remarks:
            field = self._bound[path].field
            remark = self._remarks[path] = Remark(field)
            layout = field.layout()
            if isinstance(layout, QVBoxLayout):
                layout.insertWidget(layout.count() - 1, remark)  # above the stretch at the foot
        return self._remarks[path]

    def remark_on(self, path: str, text: str, action: str = "") -> None:
        """Say it beneath the field, or nothing."""
        if text or action or path in self._remarks:
            self.remark(path).say(text, action)

    def editor(self, path: str) -> Any:
        return self._bound[path].field.editor

    @property
    def paths(self) -> tuple[str, ...]:
        return tuple(self._bound)

    def part(self, path: str, value: Any) -> Any:
        """What the field of that path shows of a value."""
        return self._bound[path].read(value)

    # --- showing -----------------------------------------------------------------------------------

    def show_value(self, value: Any) -> None:
        """Show what the case says; what somebody is typing stays."""
        self.value = value
        for binding in self._bound.values():
            editor: Any = binding.field.editor
            editor.show_value(binding.read(value))

    def show_findings(self, findings: Iterable[Finding]) -> None:
        """Say at each field what the checks found about what stands in it. That it is empty can be seen."""
        said: dict[str, str] = {}
        for finding in findings:
            if not finding.code.endswith("_missing"):
                said.setdefault(finding.field, finding_words(finding))
        for path in self._bound:
            remark = self._remarks.get(path)
            if remark is None or not remark.action.text():
                self.remark_on(path, said.get(path, ""))

    def show_refusal(self, refusal: Refusal) -> bool:
        """Say why not at the field that is meant, or at the one that was recorded last."""
        ending = [path for path in self._bound if refusal.field == path or refusal.field.endswith("." + path)]
        tail = refusal.field.rpartition(".")[2]
        ending += [path for path in self._bound if tail and path.rpartition(".")[2] == tail]
        path = ending[0] if ending else self.last
        if path not in self._bound:
            return False
        self._bound[path].field.show_refusal(refusal)
        self._was_refused(path)
        if self.last in self._bound:
            self._was_refused(
                self.last
            )  # where the refusal names another field than the one that was changed
        return True

    def _was_refused(self, path: str) -> None:
        """What was refused is not what the case says: with that known, a text asks again when it is left, and a choice
        is back at what is so."""
        binding = self._bound[path]
        editor: Any = binding.field.editor
        keep = getattr(editor, "keep", None)
        if keep is not None:
            keep()
        editor.show_value(binding.read(self.value))

    def focus_path(self, path: str) -> bool:
        """Put the cursor into the field of that path; False for a path that is not here."""
        binding = self._bound.get(path)
        if binding is None:
            return False
        self._go(binding.field)
        return True

    def lay_open(self, path: str) -> None:
        """Show a field that is folded away within the form; for those who have such."""

    def focus_first_empty(self) -> None:
        """Put the cursor where there is something to write first."""
        for binding in self._bound.values():
            editor = binding.field.editor
            text = getattr(editor, "text", None)
            if (
                callable(text)
                and not text()
                and editor.isEnabled()
                and editor.isVisibleTo(self)
                and not isinstance(editor, QPushButton)
            ):
                self._go(binding.field)
                return

    def _go(self, field: Field) -> None:
        """Put the cursor there now; scroll once more when what was just opened has its place."""
        field.bring_up()
        self._sought = field
        self._seek.start()

    def _scroll(self) -> None:
        if self._sought is not None:
            bring_into_view(self._sought, across=0, along=theme().px(24))

    # --- room --------------------------------------------------------------------------------------

    def minimumSizeHint(self) -> QSize:
        """What the narrow arrangement needs, so that the form may become narrow."""
        size = super().minimumSizeHint()
        size.setWidth(min(size.width(), theme().px(NARROW) // 2 + theme().px(40)))
        return size

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def event(self, event: QEvent) -> bool:
        """Other words, another size of type and fields that unfold ask for other room."""
        taken = super().event(event)
        if event.type() is QEvent.Type.LayoutRequest:
            self._fit()
        return taken

    def _fit(self) -> None:
        if max((one.place + one.span for one in self._places), default=0) <= 2:
            return
        narrow = self.width() < max(theme().px(NARROW), self._wide_needs())
        if narrow is not self._narrow:
            self._narrow = narrow
            self._arrange()

    def _wide_needs(self) -> int:
        """The width at which four columns cut nothing. What is said beneath a field does not count: it comes and goes
        while one types."""
        columns, gap = [0, 0, 0, 0], self.grid.horizontalSpacing()
        for one in sorted(self._places, key=lambda one: one.span):
            if not one.widget.isHidden():
                held = columns[one.place : one.place + one.span]
                lacking = _least_width(one.widget) - sum(held) - gap * (one.span - 1)
                columns[one.place + one.span - 1] += max(0, lacking)
        return sum(columns) + gap * (len(columns) - 1)

    def _arrange(self) -> None:
        """Lay everything out again for the room there is."""
        for one in self._places:
            self.grid.removeWidget(one.widget)
        for at in range(2, 4):
            self.grid.setColumnStretch(at, 0 if self._narrow else 1)
        line = place = 0
        last = -1
        for one in self._places:
            if not self._narrow:
                self.grid.addWidget(one.widget, one.line, one.place, 1, one.span)
                continue
            span = 2 if one.span > 2 else 1
            if place and (one.line != last or place + span > 2):
                line, place = line + 1, 0
            self.grid.addWidget(one.widget, line, place, 1, span)
            last, place = one.line, place + span
            if place > 1:
                line, place = line + 1, 0

    # --- what happens --------------------------------------------------------------------------------

    def _changed(self, path: str, part: Any) -> None:
        if self.value is not None:
            self.changed.emit(self._bound[path].write(self.value, part))

    def _unread(self, refusal: Refusal | None) -> None:
        """A text that cannot be read was left: its beginning, which could, is not what the case says."""
        if refusal is not None and self.value is not None:
            self.changed.emit(self.value)

    def _recorded(self, path: str, part: Any) -> None:
        if self.value is None:
            return
        self.last = path
        self.recorded.emit(self._bound[path].write(self.value, part))

    def retranslate(self) -> None:
        """Name every field again."""

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
