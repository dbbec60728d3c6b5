"""One clause: its fields, the words in which it will print, the law behind it, and its place in the order."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QLabel, QWidget

from mediator_app.domain.papers import LibraryClause
from mediator_app.domain.record import Content
from mediator_app.domain.terms import Term
from ui.icons import set_icon
from ui.steps.base import StepContext
from ui.steps.terms.forms import TermForm
from ui.steps.terms.kinds import TermKind, kind_of, kind_words
from ui.widgets.form import Remark
from ui.widgets.parts import Card, Words, column, icon_button, name_it, set_kind, show_if
from ui.widgets.recording import PLACE
from ui.widgets.scrolling import bring_into_view


class Grip(QLabel):
    """Where the mouse takes a card to move it."""

    dragged = Signal(int, bool)
    """How far (pixels down) and whether it was let go."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_icon(self, "grip-vertical", "faint", 18)
        self.setCursor(Qt.CursorShape.OpenHandCursor)
        self._from: float | None = None

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            self._from = event.globalPosition().y()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._from is not None:
            self.dragged.emit(round(event.globalPosition().y() - self._from), False)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._from is not None:
            far, self._from = event.globalPosition().y() - self._from, None
            self.dragged.emit(round(far), True)


class TermCard(Card):
    """Bound to a `Term`. Alt+Up and Alt+Down move it."""

    drafted = Signal(object)
    recorded = Signal(object)
    removed = Signal(str)
    moved = Signal(str, int)
    """The clause's id and by how many places."""
    dragged = Signal(str, int, bool)

    def __init__(self, term: Term, context: StepContext, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.id, self.kind = term.id, kind_of(term)
        self.setProperty(PLACE, term.id)
        self.grip = Grip(self)
        self.number = Words("muted", parent=self)
        self.up, self.down = icon_button("arrow-up", "", size=16), icon_button("arrow-down", "", size=16)
        self.drop = icon_button("trash-2", "", size=16)
        self.head.insertWidget(0, self.grip)
        self.head.insertWidget(1, self.number)
        for part in (self.up, self.down, self.drop):
            self.head.addWidget(part)
        self.form = TermForm(self.kind, context, self)
        self.body.addWidget(self.form)
        show_if(self.form, bool(self.form.paths))
        self._remark: Remark | None = None
        paper = QFrame(self)
        paper.setObjectName("soft")
        inner = column(paper, padding=10, gap=4)
        self.printed = Words("", parent=paper, wrap=True)
        self.law = Words("small", parent=paper, wrap=True)
        inner.addWidget(self.printed)
        inner.addWidget(self.law)
        self.body.addWidget(paper)
        self.form.changed.connect(self.drafted)
        self.form.recorded.connect(self.recorded)
        self.drop.clicked.connect(self._drop)
        self.up.clicked.connect(self._up)
        self.down.clicked.connect(self._down)
        self.grip.dragged.connect(self._dragged)
        self.retranslate()

    @property
    def remark(self) -> Remark:
        """What the law's checks say of the clause; made when they say something."""
        if self._remark is None:
            self._remark = Remark(self)
            self.body.insertWidget(self.body.indexOf(self.form) + 1, self._remark)
        return self._remark

    def remark_on(self, text: str) -> None:
        """Say it, or nothing."""
        if text or self._remark is not None:
            self.remark.say(text)

    def show_term(self, term: Term, content: Content, at: int, count: int) -> None:
        self.form.show_content(content)
        self.form.show_value(term)
        self.number.setText(f"{at + 1}.")
        self.up.setEnabled(at > 0)
        self.down.setEnabled(at + 1 < count)

    def show_printed(self, text: str, clause: LibraryClause | None) -> None:
        """The words of the paper, and why they may stand there."""
        self.printed.setText(text or self.tr("Nothing is written yet."))
        set_kind(self.printed, "" if text else "muted")
        if clause is None:
            self.law.setText(self.tr("In the parties' own words; not from the library."))
        else:
            self.law.setText(
                self.tr("{when} · {basis} · reviewed {day}").format(
                    when=clause.when, basis=clause.basis, day=clause.reviewed
                )
            )

    @property
    def first_field(self) -> QWidget:
        paths = self.form.paths
        return self.form.editor(paths[0]) if paths else self.up

    def bring_up(self, path: str = "") -> None:
        """Put the cursor into a field of the clause."""
        if path and self.form.focus_path(path):
            return
        if self.form.paths:
            self.form.focus_path(self.form.paths[0])
        else:
            self.drop.setFocus()
            QTimer.singleShot(0, self, self._scroll_here)  # a card just put in has no place yet

    def _scroll_here(self) -> None:
        bring_into_view(self)

    def _drop(self) -> None:
        self.removed.emit(self.id)

    def _up(self) -> None:
        self.moved.emit(self.id, -1)

    def _down(self) -> None:
        self.moved.emit(self.id, 1)

    def _dragged(self, far: int, done: bool) -> None:
        self.dragged.emit(self.id, far, done)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.AltModifier and event.key() in (
            Qt.Key.Key_Up,
            Qt.Key.Key_Down,
        ):
            self.moved.emit(self.id, -1 if event.key() == Qt.Key.Key_Up else 1)
            return
        super().keyPressEvent(event)

    def retranslate(self) -> None:
        name = kind_words(self.kind)
        self.set_title(name)
        self.setAccessibleName(name)
        name_it(self.up, self.tr("{clause}: up (Alt+Up)").format(clause=name))
        name_it(self.down, self.tr("{clause}: down (Alt+Down)").format(clause=name))
        name_it(self.drop, self.tr("{clause}: take out").format(clause=name))
        self.grip.setToolTip(self.tr("Drag to another place"))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)


__all__ = ["TermCard", "TermKind"]
