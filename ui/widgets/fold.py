"""A card that folds: its head tells the essence, its form is built when it is first opened."""

from __future__ import annotations

from typing import Any, ClassVar

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QMenu, QWidget

from ui.icons import set_icon
from ui.widgets.parts import Chip, Elided, Words, column, icon_button, name_it, row, show_if
from ui.widgets.recording import FOLDS, PLACE


class Head(QFrame):
    """The part of a card that is always there; a click anywhere on it opens or folds the card."""

    clicked = Signal()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton and self.rect().contains(event.pos()):
            self.clicked.emit()
        super().mouseReleaseEvent(event)


class Fold(QFrame):
    """Subclasses give `make_body`. `key` is the id of what the card is about."""

    opened = Signal(str)
    """The key of a card that was just opened."""
    moved = Signal(str, int)
    """Key, and by how many places (-1 or 1)."""
    removed = Signal(str)
    kept_lines: ClassVar[int] = 0
    """How many lines of the head stay when the card is open."""

    def __init__(self, key: str, parent: QWidget | None = None, *, movable: bool = True) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self.key = key
        self.setProperty(PLACE, key)
        self.place, self.count = 0, 1
        self._movable = movable
        self._editable = True
        self._content: QWidget | None = None
        self._body = column(self, padding=12, gap=10)
        self.head = Head(self)
        self.head.setCursor(Qt.CursorShape.PointingHandCursor)
        across = row(self.head, gap=8)
        inner = column(gap=3)
        inner.addStretch(1)
        self.top = row(gap=8)
        self._inner = inner
        self._chip: Chip | None = None
        self.name = Elided("card-title", parent=self.head)
        self._state: Chip | None = None
        self.beside = column(gap=0)
        """What stands between the words and the buttons, such as an amount."""
        self._lines: list[Elided] = []
        self.toggle = icon_button("chevron-down", "", self.head, size=16)
        self.more = icon_button("ellipsis", "", self.head, size=16)
        self.top.addWidget(self.name, 1)
        inner.addLayout(self.top)
        inner.addStretch(1)
        across.addLayout(inner, 1)
        across.addLayout(self.beside)
        across.addWidget(self.toggle, 0, Qt.AlignmentFlag.AlignTop)
        across.addWidget(self.more, 0, Qt.AlignmentFlag.AlignTop)
        self._body.addWidget(self.head)
        self._error: Words | None = None
        self.toggle.clicked.connect(self.flip)
        self.head.clicked.connect(self.flip)
        self.more.clicked.connect(self.open_menu)

    @property
    def chip(self) -> Chip:
        """Before the name: what kind of card this is. Made when it is first wanted."""
        if self._chip is None:
            self._chip = Chip(parent=self.head)
            self.top.insertWidget(0, self._chip)
        return self._chip

    @property
    def state(self) -> Chip:
        """After the name: what is to be seen to. Made when there is something."""
        if self._state is None:
            self._state = Chip(parent=self.head)
            self.top.addWidget(self._state)
        return self._state

    def say_state(self, text: str, tone: str = "") -> None:
        """Say it after the name, or nothing."""
        if text or self._state is not None:
            self.state.show_as(text, tone)

    # --- what a subclass says ------------------------------------------------------------------------

    def make_body(self) -> QWidget:
        """The form inside; called once, when the card is first opened."""
        raise NotImplementedError

    def show_body(self) -> None:
        """Fill the form that has just been made."""

    def what(self) -> str:
        """What a screen reader calls the card."""
        return self.name.whole()

    # --- showing --------------------------------------------------------------------------------------

    def say(self, name: str, *lines: str) -> None:
        """The head's words: a name, and up to two lines beneath."""
        self.name.setText(name)
        texts = [*lines, *("" for _ in self._lines[len(lines) :])]
        while texts and not texts[-1] and len(texts) > len(self._lines):
            texts.pop()
        for at, text in enumerate(texts):
            if at == len(self._lines):
                self._lines.append(Elided("muted", parent=self.head))
                self._inner.insertWidget(
                    at + 2, self._lines[at]
                )  # between the top and the stretch at the foot
            self._lines[at].setText(text)
        self._draw()

    def show_error(self, text: str) -> None:
        """Why what was wanted of the whole card cannot be done; empty takes it away."""
        if text or self._error is not None:
            self.error.setText(text)
            show_if(self.error, bool(text))

    @property
    def error(self) -> Words:
        """Where that stands, beneath the head; made when it is first needed."""
        if self._error is None:
            self._error = Words("error", parent=self, wrap=True)
            self._body.insertWidget(1, self._error)
        return self._error

    def allow(self, on: bool) -> None:
        """Whether anything in the card may be changed; reading is always allowed."""
        self._editable = on
        show_if(self.more, on)
        if self._content is not None:
            self._content.setEnabled(on)

    @property
    def is_open(self) -> bool:
        return self._content is not None and not self._content.isHidden()

    @property
    def content(self) -> QWidget | None:
        """The form, once the card was opened."""
        return self._content

    def open(self) -> None:
        if self._content is None:
            self._content = self.make_body()
            self._content.setEnabled(self._editable)
            self._content.setProperty(FOLDS, True)
            self._body.addWidget(self._content)
            self.show_body()
        if not self.is_open or self._content.isHidden():
            self._content.show()
        self._draw()
        self.opened.emit(self.key)

    def fold(self) -> None:
        """Hide the form; what is typed in it stays in it."""
        if self._content is not None:
            self._content.hide()
        self._draw()

    def flip(self) -> None:
        if self.is_open:
            self.fold()
        else:
            self.open()

    # --- acts -------------------------------------------------------------------------------------------

    def open_menu(self) -> None:
        menu = QMenu(self)
        if self._movable:
            up = menu.addAction(self.tr("Move up"))
            down = menu.addAction(self.tr("Move down"))
            up.setEnabled(self.place > 0)
            down.setEnabled(self.place + 1 < self.count)
            up.triggered.connect(self.move_up)
            down.triggered.connect(self.move_down)
            menu.addSeparator()
        menu.addAction(self.tr("Remove")).triggered.connect(self.remove)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.more.mapToGlobal(self.more.rect().bottomLeft()))

    def move_up(self) -> None:
        self.moved.emit(self.key, -1)

    def move_down(self) -> None:
        self.moved.emit(self.key, 1)

    def remove(self) -> None:
        self.removed.emit(self.key)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.AltModifier and self._movable:
            if event.key() == Qt.Key.Key_Up:
                return self.move_up()
            if event.key() == Qt.Key.Key_Down:
                return self.move_down()
        return super().keyPressEvent(event)

    def _draw(self) -> None:
        set_icon(self.toggle, "chevron-up" if self.is_open else "chevron-down", "muted", 16)
        for at, label in enumerate(self._lines):
            show_if(label, bool(label.whole()) and (at < self.kept_lines or not self.is_open))
        self._name_buttons()

    def _name_buttons(self) -> None:
        what = self.what()
        verb = self.tr("Fold {what}") if self.is_open else self.tr("Open {what}")
        name_it(self.toggle, verb.format(what=what))
        name_it(self.more, self.tr("Move or remove {what}").format(what=what))

    def retranslate(self) -> None:
        self._name_buttons()

    def changeEvent(self, event: Any) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
