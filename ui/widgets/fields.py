"""A field: its label above, the editor, and one line beneath for a hint or for what is wrong and what to do."""

from __future__ import annotations

from typing import Any, Final

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from mediator_app.domain.errors import Refusal
from mediator_app.domain.money import Money, capitals
from ui.theme import theme
from ui.widgets.parts import Elided, Words, column, row, set_kind, show_if
from ui.widgets.recording import TextLine
from ui.widgets.scrolling import bring_into_view
from ui.words.codes import refusal_words

_LOOK_MS: Final = 30
"""How often it is looked whether a mouse button that is down has come up."""


class Field(QWidget):
    """Wraps any editor. `show_refusal` says why at the field and colours it; typing takes that away again, but the
    room of its line stays until what is typed is recorded, so that nothing beneath jumps up and perhaps down again.

    The lines beneath are made when there is something to say: most fields of a page never have anything.
    """

    def __init__(self, editor: QWidget, label: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.editor = editor
        self._body = body = column(self, gap=4)
        body.addWidget(editor)
        body.addStretch(1)  # fields of one row keep their editors on one line
        self._label: Words | None = None
        self._hint: Words | None = None
        self._error: Words | None = None
        self.setFocusProxy(editor)
        self._room_kept = False
        """Whether the line for what is wrong is there with nothing in it."""
        for name, slot in (("changed", self._typed), ("refused", self._refused)):
            signal = getattr(editor, name, None)
            if signal is not None:
                signal.connect(slot)
        self._hint_words = ""
        self.say(label)

    @property
    def label(self) -> Words:
        """The line above; made when the field is first called something."""
        if self._label is None:
            self._label = Words("label", parent=self)
            self._label.setBuddy(self.editor)
            self._put_label(self._label)
        return self._label

    def _put_label(self, label: Words) -> None:
        self._body.insertWidget(0, label)

    @property
    def label_width(self) -> int:
        """What the label takes (pixels)."""
        return self._label.sizeHint().width() if self._label is not None else 0

    @property
    def hint(self) -> Words:
        """The line beneath for what is good to know."""
        if self._hint is None:
            self._hint = self._line("hint", 1)
        return self._hint

    @property
    def error(self) -> Words:
        """The line beneath for what is wrong."""
        if self._error is None:
            self._error = self._line("error", 1 if self._hint is None else 2)
        return self._error

    def _line(self, kind: str, below: int) -> Words:
        """A line so many places below the editor."""
        line = Words(kind, parent=self, wrap=True)
        line.hide()
        self._body.insertWidget(self._body.indexOf(self.editor) + below, line)
        return line

    @property
    def wrong(self) -> str:
        """What is said to be wrong, empty for nothing."""
        return self._error.text() if self._error is not None else ""

    def say(self, label: str, hint: str = "", placeholder: str = "") -> None:
        """The field's words; the label is also what a screen reader says."""
        if label or self._label is not None:
            self.label.setText(label)
            show_if(self.label, bool(label))
        if label:
            self.editor.setAccessibleName(label)
        self._hint_words = hint
        if placeholder and hasattr(self.editor, "setPlaceholderText"):
            self.editor.setPlaceholderText(placeholder)
        self.clear()

    def show_hint(self, text: str) -> None:
        if text or self._hint is not None:
            self.hint.setText(text)
            show_if(self.hint, bool(text) and not self.wrong and not self._room_kept)

    def show_refusal(self, refusal: Refusal) -> None:
        """Say in words why the desk did not take it, and keep what was typed."""
        keep = getattr(self.editor, "keep", None)
        if keep is not None:
            keep()
        self.show_error(refusal_words(refusal))

    def show_error(self, text: str) -> None:
        self._room_kept = False
        if text or self._error is not None:
            self.error.setText(text)
        hint = self._hint.text() if self._hint is not None else ""
        set_kind(self.editor, state="error" if text else "")
        self.editor.setAccessibleDescription(text or hint)
        self._show_lines()

    def _show_lines(self) -> None:
        """Make and give up room beneath; not while a mouse button is down, or a button that was pressed there would be
        pushed from under the pointer before it comes up.
        """
        if self._error is None and self._hint is None:
            return
        if QApplication.mouseButtons() != Qt.MouseButton.NoButton:
            QTimer.singleShot(_LOOK_MS, self, self._show_lines)
            return
        taken = bool(self.wrong) or self._room_kept
        if self._error is not None:
            if not self._room_kept:
                self._error.setMinimumHeight(0)
            show_if(self._error, taken)
        if self._hint is not None:
            show_if(self._hint, bool(self._hint.text()) and not taken)

    def clear(self) -> None:
        """No error any more; the hint is back."""
        if self._hint_words or self._hint is not None:
            self.hint.setText(self._hint_words)
        self.show_error("")

    def bring_up(self) -> None:
        """Scroll to the field and put the cursor into it."""
        bring_into_view(self)
        self.editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def _typed(self, _: Any) -> None:
        if self.wrong:
            self._hush()

    def _hush(self) -> None:
        """Nothing is wrong any more, as far as one can tell while somebody types."""
        if not self.error.isVisible() or not self.editor.hasFocus():
            self.clear()
            return
        self._room_kept = True
        self.error.setMinimumHeight(self.error.height())
        self.error.setText("")
        set_kind(self.editor, state="")
        self.editor.setAccessibleDescription(self._hint.text() if self._hint is not None else "")

    def _refused(self, refusal: Refusal | None) -> None:
        if refusal is not None:
            self.show_error(refusal_words(refusal))
        elif self.wrong or self._room_kept:
            self.clear()


class MoneyField(Field):
    """An amount, with the same amount in capitals at the right of the label as it is typed: there it takes no line of
    its own, and so neither moves anything nor leaves a gap while there is none."""

    def __init__(self, editor: TextLine, label: str = "", parent: QWidget | None = None) -> None:
        self.beside = Elided("hint")
        self._top = row(gap=8)
        self._top.addWidget(self.beside, 1)
        super().__init__(editor, label, parent)
        self._body.insertLayout(0, self._top)
        self.beside.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        # Lower than the label: a line of Chinese is higher than an empty one, and would move what is beneath.
        self.beside.setFixedHeight(theme().px(17))
        editor.textChanged.connect(self._spell)

    def _put_label(self, label: Words) -> None:
        self._top.insertWidget(0, label)

    def _spell(self, text: str) -> None:
        self.beside.setText(self._spelled(text))

    def _spelled(self, text: str) -> str:
        editor = self.editor
        if not isinstance(editor, TextLine) or not text.strip():
            return ""
        try:
            return spelled(editor.parse(text))
        except Refusal:
            return ""

    def clear(self) -> None:
        super().clear()
        if isinstance(self.editor, TextLine):
            self._spell(self.editor.text())


def spelled(amount: Money | None) -> str:
    """An amount in capitals; empty for none, and for what capitals cannot write."""
    if amount is None or amount.fen < 0:
        return ""
    return capitals(amount)
