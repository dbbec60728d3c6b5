"""One line that finds a kind of claim by the word everybody uses for it: 加班, 二倍工资, nxj, overtime."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QPushButton, QWidget

from mediator_app.domain.claims import ClaimKind
from ui.widgets.flow import Flow
from ui.widgets.parts import Words, button, clear, column, show_if
from ui.widgets.strokes import strokes
from ui.words.claims import claim_kind_words, find_kinds


class KindLine(QLineEdit):
    """Enter takes the first kind found, Down goes to the others."""

    entered = Signal()
    down = Signal()
    focused = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        match event.key():
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self.entered.emit()
            case Qt.Key.Key_Down:
                self.down.emit()
            case Qt.Key.Key_Escape:
                self.clear()
            case _:
                super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.focused.emit()


class AddClaim(QFrame):
    """`chosen` carries a `ClaimKind` and the words that were typed where they name no kind."""

    chosen = Signal(object, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        body = column(self, gap=8)
        self.line = KindLine()
        self.line.setObjectName("add")
        body.addWidget(self.line)
        self._found = QWidget()
        self._flow = Flow(self._found, gap=6)
        body.addWidget(self._found)
        self.nothing = Words("remark", wrap=True)
        self.nothing.hide()
        body.addWidget(self.nothing)
        self._found.hide()
        self._kinds: list[ClaimKind] = []
        self._buttons: list[QPushButton] = []
        self.line.textChanged.connect(strokes().heard)
        self.line.textChanged.connect(self._look)
        self.line.focused.connect(self._look)
        self.line.entered.connect(self._enter)
        self.line.down.connect(self._into)
        self.retranslate()

    @property
    def kinds(self) -> list[ClaimKind]:
        """What is offered now, best first."""
        return self._kinds

    def _look(self) -> None:
        kinds = find_kinds(self.line.text())
        show_if(self.nothing, not kinds)
        if kinds == self._kinds and not self._found.isHidden():
            return
        self._kinds = kinds
        clear(self._flow)
        self._buttons = []
        for kind in kinds:
            made = button(claim_kind_words(kind), "segment")
            made.setProperty("claim", kind.value)
            made.clicked.connect(self._clicked)
            self._flow.addWidget(made)
            self._buttons.append(made)
        show_if(self._found, bool(kinds))
        self._found.updateGeometry()

    def _enter(self) -> None:
        text = self.line.text().strip()
        if not text:
            return
        if self._kinds:
            self._take(self._kinds[0], "")
        else:
            self._take(ClaimKind.OTHER, text)

    def _into(self) -> None:
        if self._buttons:
            self._buttons[0].setFocus(Qt.FocusReason.TabFocusReason)

    def _clicked(self) -> None:
        self._take(ClaimKind(str(self.sender().property("claim"))), "")

    def _take(self, kind: ClaimKind, words: str) -> None:
        self.line.clear()
        self._found.hide()
        self.chosen.emit(kind, words)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrow keys walk among what was found."""
        focus = self.focusWidget()
        if isinstance(focus, QPushButton) and focus in self._buttons:
            step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1}
            if (key := Qt.Key(event.key())) in step:
                at = self._buttons.index(focus) + step[key]
                target: QWidget = self._buttons[at] if 0 <= at < len(self._buttons) else self.line
                target.setFocus(Qt.FocusReason.TabFocusReason)
                return
        super().keyPressEvent(event)

    def retranslate(self) -> None:
        self.line.setPlaceholderText(
            self.tr("+ Add a claim: type a word such as 加班, 二倍工资, 高温, 工伤…")
        )
        self.line.setAccessibleName(self.tr("Add a claim by a word"))
        self.nothing.setText(self.tr("No kind of claim is called so; Enter adds it in your words."))
        self._kinds = []
        if not self._found.isHidden():
            self._look()

    def changeEvent(self, event: Any) -> None:
        if event.type() is event.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
