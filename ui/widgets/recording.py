"""Fields that record: when they are left, on Enter, or after a second of rest; never while a word is half typed.

A recording field keeps what a person is typing apart from what the case says. `changed` is emitted with every
keystroke that makes a value (for the preview), `recorded` once it should become an edit, `refused` with the Refusal of
a text that is no value when it is left, or None once it is one again.
"""

from __future__ import annotations

import re
from typing import Any, Final

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from mediator_app.domain.errors import Refusal
from ui.faces import notice
from ui.theme import theme
from ui.widgets.strokes import strokes

REST_MS: Final = 1000


def commit_all(root: QWidget) -> None:
    """Let every field below `root` record what it holds."""
    fields: list[TextLine | TextArea] = [*root.findChildren(TextLine), *root.findChildren(TextArea)]
    for field in fields:
        field.commit()


def pending_fields(root: QWidget) -> list[TextLine | TextArea]:
    """The fields below `root` that hold what is not recorded although they were left: what could not be read, or was
    refused. Those that are hidden do not count, but where only their card is folded."""
    fields: list[TextLine | TextArea] = [*root.findChildren(TextLine), *root.findChildren(TextArea)]
    return [field for field in fields if field.pending and _counts(field, root)]


FOLDS: Final = "folds"
"""A property of what is hidden when its card is folded, and only then."""
PLACE: Final = "typed_place"
"""A property of fields and of what they lie in: the name by which an unrecorded text finds its field again."""


def _counts(field: QWidget, root: QWidget) -> bool:
    here: QWidget | None = field
    while here is not None and here is not root:
        if here.isHidden() and not here.property(FOLDS):
            return False
        here = here.parentWidget()
    return True


def is_undo(event: QEvent) -> bool:
    """Whether a key means undo or redo."""
    return isinstance(event, QKeyEvent) and (
        event.matches(QKeySequence.StandardKey.Undo) or event.matches(QKeySequence.StandardKey.Redo)
    )


class Rest(QTimer):
    """Goes off after a second without `start`."""

    def __init__(self, parent: QObject, slot: Any) -> None:
        super().__init__(parent)
        self.setSingleShot(True)
        self.setInterval(REST_MS)
        self.timeout.connect(slot)


class TextLine(QLineEdit):
    """One line of text. Subclasses say how a text becomes a value, and a value a text."""

    changed = Signal(object)
    recorded = Signal(object)
    refused = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._value: Any = self.empty()
        self._before: Any = self._value
        """What the case said before the last recording, which the desk may refuse."""
        self._pending = False
        self._rest: Rest | None = None
        self.textEdited.connect(self._typed)
        self.returnPressed.connect(self.commit)

    # --- what a subclass says ------------------------------------------------------------------

    def empty(self) -> Any:
        """The value of a field with nothing in it."""
        return ""

    def parse(self, text: str) -> Any:
        """The value of a text. Raises Refusal with the reason.

        Blanks at the ends and doubled ones go; a wide one within a name (`欧阳　某`) stays as it was typed.
        """
        return re.sub("[^\\S\u3000]+", " ", text).strip()

    def format(self, value: Any) -> str:
        """The text of a value, as it stands when the field is left."""
        return str(value)

    # --- what a page uses ------------------------------------------------------------------------

    @property
    def value(self) -> Any:
        """What was last shown or recorded."""
        return self._value

    @property
    def pending(self) -> bool:
        """Whether something is typed that is not recorded."""
        return self._pending

    @property
    def is_read(self) -> bool:
        """Whether what stands here is a value."""
        try:
            self.parse(self.text())
        except Refusal:
            return False
        return True

    def show_value(self, value: Any) -> None:
        """Show what the case says; nothing that a person is typing, and no text that already means it, is touched."""
        self._value = value
        if self._pending or (self.hasFocus() and self._means(value)):
            return
        self._put(self.format(value))
        self.refused.emit(None)

    def rested(self) -> None:
        """A second has passed without a key. What would change under the cursor when it is recorded waits longer."""
        self.commit()

    def commit(self) -> None:
        """Record now. A text that is no value stays, and `refused` says why."""
        if self._rest is not None:
            self._rest.stop()
        if not self._pending:
            return
        try:
            value = self.parse(self.text())
        except Refusal as refusal:
            self.refused.emit(refusal)
            return
        self._pending = False
        strokes().heard.emit()
        self.refused.emit(None)
        if value != self._value:
            self._before, self._value = self._value, value
            self.recorded.emit(value)
        if not self.hasFocus() and not self._pending:
            self._put(self.format(self._value))

    def keep(self) -> None:
        """The desk refused what was recorded: keep the text, so that it can be mended, and the case's own value."""
        self._value = self._before
        self._pending = True

    @property
    def typed(self) -> str:
        """The text as somebody typed it, also where it is not shown so."""
        return self.text()

    def put_back(self, text: str) -> None:
        """Let a text stand here again that was typed once and not recorded, and say why. Nobody enters it so."""
        self._put(text)
        self._pending = True
        try:
            self.parse(text)
        except Refusal as refusal:
            self.refused.emit(refusal)
        else:
            self.refused.emit(Refusal("typed_before"))

    def wipe(self) -> None:
        """Empty, as if nothing had ever been typed here: no undo of the field brings it back."""
        if self._rest is not None:
            self._rest.stop()
        self._pending = False
        strokes().heard.emit()
        self._value = self._before = self.empty()
        self.setText("")  # `clear` could be undone
        self.refused.emit(None)

    def put_in(self, text: str) -> None:
        """Record a text that was chosen for the field, as if somebody had typed it there and left."""
        self.setText(text)
        self._typed(text)
        self.commit()

    # --- Qt ------------------------------------------------------------------------------------------

    def _means(self, value: Any) -> bool:
        try:
            return bool(self.parse(self.text()) == value)
        except Refusal:
            return False

    def setText(self, text: str | None) -> None:
        notice(text or "")
        super().setText(text)

    def _typed(self, text: str) -> None:
        notice(text)
        self._pending = True
        if self._rest is None:
            self._rest = Rest(self, self.rested)
        self._rest.start()
        strokes().heard.emit()
        try:
            self.changed.emit(self.parse(text))
        except Refusal:
            return

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() is not Qt.FocusReason.PopupFocusReason:
            self.commit()
            if not self._pending:
                self._settle()

    def _settle(self) -> None:
        self._put(self.format(self._value))

    def _put(self, text: str) -> None:
        """Set the text; what is longer than the field shows its beginning, unless somebody is in the field."""
        if text != self.text():
            self.setText(text)
        if not self.hasFocus():
            self.home(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.isAutoRepeat() and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.accept()  # a key that is held enters once
            return
        if not self._pending and is_undo(event):
            # While nothing is half typed, undo means the last edit of the case, not the last letter here. That is said
            # when the key comes, not when Qt asks whose it is: to be asked, Python would hear every event of the line.
            event.ignore()
            return
        if event.key() == Qt.Key.Key_Escape and self._pending:
            self._pending = False
            if self._rest is not None:
                self._rest.stop()
            self.show_value(self._value)
            self.setText(self.format(self._value))
            self.refused.emit(None)
            self.changed.emit(self._value)
            strokes().heard.emit()
            return
        super().keyPressEvent(event)


class TextArea(QPlainTextEdit):
    """Some lines of text that grow with what is written. Tab leaves the field."""

    changed = Signal(object)
    recorded = Signal(object)
    refused = Signal(object)

    def __init__(self, parent: QWidget | None = None, *, lines: int = 3) -> None:
        super().__init__(parent)
        self._value = ""
        self._before = ""
        self._pending = False
        self._lines = lines
        self._rest = Rest(self, self.commit)
        self.setTabChangesFocus(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.textChanged.connect(self._typed)
        self._showing = False
        self._grow()

    @property
    def value(self) -> str:
        return self._value

    @property
    def pending(self) -> bool:
        return self._pending

    def text(self) -> str:
        return self.toPlainText()

    @property
    def typed(self) -> str:
        """The text as somebody typed it."""
        return self.text()

    def put_back(self, text: str) -> None:
        """As of a `TextLine`."""
        notice(text)
        self._showing = True
        self.setPlainText(text)
        self._showing = False
        self._grow()
        self._pending = True
        self.refused.emit(Refusal("typed_before_lines"))

    def show_value(self, value: str) -> None:
        """Show what the case says, unless a person is typing."""
        self._value = value
        if self._pending or (self.hasFocus() and self.text().strip() == value):
            return
        if value != self.text():
            notice(value)
            self._showing = True
            self.setPlainText(value)
            self._showing = False
        self._grow()

    def commit(self) -> None:
        self._rest.stop()
        if not self._pending:
            return
        self._pending = False
        strokes().heard.emit()
        self.refused.emit(None)
        value = self.text().strip()
        if value != self._value:
            self._before, self._value = self._value, value
            self.recorded.emit(value)

    def keep(self) -> None:
        self._value = self._before
        self._pending = True

    def _typed(self) -> None:
        self._grow()
        if self._showing:
            return
        notice(self.text())
        self._pending = True
        self._rest.start()
        strokes().heard.emit()
        self.changed.emit(self.text().strip())

    def _grow(self) -> None:
        line = self.fontMetrics().lineSpacing()
        shown = max(self._lines, min(self.document().blockCount(), 12))
        height = line * shown + theme().px(22)
        if height != self.height():
            self.setFixedHeight(height)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() is not Qt.FocusReason.PopupFocusReason:
            self.commit()

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.ShortcutOverride and not self._pending and is_undo(event):
            event.ignore()
            return True
        return super().event(event)
