"""A short wait for work that must not be disturbed: sealing and closing."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame, QProgressBar, QWidget

from ui.theme import theme
from ui.widgets.overlay import Overlay, give_back, hold_shortcuts
from ui.widgets.parts import Words, column, row


class Waiting(Overlay):
    """Dims the window and says what is being done. Keys and mouse reach nothing behind it until `finish`."""

    def __init__(self, parent: QWidget, text: str) -> None:
        window = parent.window()
        super().__init__(window)
        self.setObjectName("ground")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(text)
        self._before = QApplication.focusWidget()
        outer = column(self)
        line = row()
        card = QFrame()
        card.setObjectName("sheet")
        card.setFixedWidth(theme().px(420))
        inner = column(card, padding=24, gap=14)
        inner.addWidget(Words("strong", text, wrap=True))
        bar = QProgressBar()
        bar.setRange(0, 0)
        bar.setTextVisible(False)
        bar.setAccessibleName(text)
        inner.addWidget(bar)
        line.addStretch(1)
        line.addWidget(card)
        line.addStretch(1)
        outer.addStretch(1)
        outer.addLayout(line)
        outer.addStretch(2)
        self._held = hold_shortcuts(window)
        self._fill()
        self.show()
        self.raise_()
        self.setFocus()

    def finish(self) -> None:
        """Let go of the window."""
        for action in self._held:
            action.setEnabled(True)
        self.hide()
        give_back(self._before)
        self.deleteLater()

    def put_away(self) -> None:
        self.finish()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        event.accept()

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002, ARG002 - Qt's name
        return False
