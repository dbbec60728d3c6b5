"""What lies over the whole window: the privacy cover, sheets that ask something, toasts that say something."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from PySide6.QtCore import QElapsedTimer, QEvent, QObject, QPoint, QRect, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence, QPainter
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QLabel, QPushButton, QWidget
from shiboken6 import isValid

from ui.icons import set_icon
from ui.theme import theme
from ui.widgets.parts import Words, button, column, row
from ui.widgets.tab_order import move_on


def give_back(before: QWidget | None) -> None:
    """Put the focus where it was before something lay over the window, if that is still there.

    A list that was drawn anew meanwhile has other buttons; whoever owns the page then finds the keyboard a place.
    """
    if before is not None and isValid(before) and before.isVisible():
        before.setFocus()


def hold_shortcuts(window: QWidget, *but: QKeySequence) -> list[QAction]:
    """Let no shortcut of the window work but these; whoever holds them enables the ones given back in the end."""
    held = [
        action
        for action in window.findChildren(QAction)
        if action.isEnabled() and action.shortcut() not in (*but, QKeySequence())
    ]
    for action in held:
        action.setEnabled(False)
    return held


class Overlay(QWidget):
    """Covers its parent and follows its size."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.hide()
        parent.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Resize and watched is self.parent():
            self._fill()
        return super().eventFilter(watched, event)

    def event(self, event: QEvent) -> bool:
        """No shortcut of what lies beneath works from here but F9, which covers everything."""
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            if event.key() != Qt.Key.Key_F9:
                event.accept()
            return True
        return super().event(event)

    def _fill(self) -> None:
        parent = self.parentWidget()
        if parent is not None:
            self.setGeometry(parent.rect())

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002 - Qt's name
        """Walk in a circle among its own fields."""
        return move_on(self, forward=next)

    def put_away(self) -> None:
        """Go, whatever is asked here: the store was locked, and nothing of a case may stay on the screen."""
        self.hide()
        self.deleteLater()


class Cover(Overlay):
    """F9: nothing of the case can be read any more. Any key but F9 or Escape leaves it where it is."""

    lifted = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("cover")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._lines: tuple[Words, Words] | None = None
        """What it says, made when it is first put: the start of the program does not wait for it."""
        self._before: QWidget | None = None

    def _make(self) -> tuple[Words, Words]:
        body = column(self, gap=12)
        body.addStretch(1)
        icon, words, hint = QLabel(), Words("large"), Words("muted")
        set_icon(icon, "eye-off", "on_rail_muted", 40)
        for part in (icon, words, hint):
            part.setAlignment(Qt.AlignmentFlag.AlignCenter)
            body.addWidget(part)
        body.addStretch(1)
        return words, hint

    def retranslate(self) -> None:
        if self._lines is None:
            return
        words, hint = self._lines
        words.setText(self.tr("The screen is covered"))
        hint.setText(self.tr("F9 or Esc lifts the cover"))
        self.setAccessibleName(words.text())

    def put(self) -> None:
        """Cover everything now. Once more while it lies there, it takes back the top and the keyboard."""
        if self._lines is None:
            self._lines = self._make()
            self.retranslate()
        here = QApplication.focusWidget()
        if here is not self:
            self._before = here
        self._fill()
        self.show()
        self.raise_()
        self.setFocus()

    def lift(self) -> None:
        self.hide()
        give_back(self._before)
        self._before = None
        self.lifted.emit()

    def put_away(self) -> None:
        """Stay: the cover shows nothing of any case."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_F9, Qt.Key.Key_Escape):
            self.lift()
        event.accept()

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002, ARG002 - Qt's name
        return False

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)


def stay_covered(window: QWidget) -> None:
    """What opens or closes under the privacy cover does so unseen, and takes no keys from it."""
    for cover in window.findChildren(Cover):
        if cover.isVisible():
            cover.put()


class Sheet(Overlay):
    """A card over the dimmed window that asks something, without stopping the program.

    Put content into `body` and buttons into `buttons`. `closed` is emitted however it ends; Escape closes it unless
    `stubborn`. The keyboard stays inside. Sheets delete themselves.
    """

    closed = Signal()

    def __init__(
        self, parent: QWidget, title: str = "", *, width: float = 520, stubborn: bool = False
    ) -> None:
        super().__init__(parent.window())
        self._stubborn = stubborn
        self._before = QApplication.focusWidget()
        outer = column(self)
        line = row()
        self.card = QFrame()
        self.card.setObjectName("sheet")
        self.card.setFixedWidth(theme().px(width))
        inner = column(self.card, padding=24, gap=14)
        self.title = Words("title", title, wrap=True)
        inner.addWidget(self.title)
        self.body = column(gap=12)
        inner.addLayout(self.body)
        self.buttons: QHBoxLayout = row(gap=10)
        self.buttons.addStretch(1)
        inner.addSpacing(theme().px(4))
        inner.addLayout(self.buttons)
        line.addStretch(1)
        line.addWidget(self.card)
        line.addStretch(1)
        outer.addStretch(1)
        outer.addLayout(line)
        outer.addStretch(2)
        self.setAccessibleName(title)

    def open(self, focus: QWidget | None = None) -> None:
        """Show it and put the cursor into `focus`; onto its first field where that is not there or cannot be used."""
        self._fill()
        self.show()
        self.raise_()
        if focus is not None and focus.isEnabled():
            focus.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self.setFocus()
            self.focusNextChild()
        stay_covered(self.window())

    def add_button(self, text: str, kind: str = "") -> QPushButton:
        made = button(text, kind)
        self.buttons.addWidget(made)
        return made

    def close_sheet(self) -> None:
        self.hide()
        give_back(self._before)
        stay_covered(self.window())
        self.closed.emit()
        self.deleteLater()

    def put_away(self) -> None:
        self.close_sheet()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and not self._stubborn:
            self.close_sheet()
        event.accept()

    def paintEvent(self, event: Any) -> None:  # noqa: ARG002 - the whole is dimmed
        painter = QPainter(self)
        painter.fillRect(QRectF(self.rect()), theme().colour("shade"))
        painter.end()


_UNBOUND: Final = 16_777_215
"""Qt's own largest width of a widget."""
_READ_MS: Final = 1500
"""So long a message stays in any case: the very edit that it is about may move the focus."""


class Toast(QFrame):
    """A passing message at the foot of the window, with at most one thing to do about it.

    It is in nobody's way: clicks go through one that asks nothing, and it goes when somebody writes beneath it. One
    that takes clicks stands in a corner where nothing is to be clicked, if there is one.
    """

    acted = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("toast")
        self._line = line = row(self, gap=12)
        line.setContentsMargins(theme().px(16), theme().px(10), theme().px(16), theme().px(10))
        self.corner: Callable[[], QRect] = QRect
        """Where nothing is to be clicked, in the parent's coordinates; empty for nowhere."""
        self.words = Words(wrap=False)
        self.action = button()
        line.addWidget(self.words)
        line.addWidget(self.action)
        self.action.clicked.connect(self._act)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.hide)
        self._shown = QElapsedTimer()
        self.hide()
        parent.installEventFilter(self)
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._focus_moved)

    def say(self, text: str, action: str = "", *, seconds: float = 6) -> None:
        """Show a message; errors stand at fields, so this is for what has no field."""
        self.words.setText(text)
        self.action.setText(action)
        self.action.setVisible(bool(action))
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents, not action)
        self.setAccessibleName(text)
        self.place()
        self.show()
        self.raise_()
        self._shown.start()
        self._timer.start(round(seconds * 1000))

    def _act(self) -> None:
        self.hide()
        self.acted.emit()

    def _focus_moved(self, _: QWidget | None, here: QWidget | None) -> None:
        if here is None or not self.isVisible() or here.window() is not self.window():
            return
        writes = here.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)
        if not writes or self._shown.elapsed() < _READ_MS:
            return
        beneath = QRect(here.mapTo(self.window(), QPoint()), here.size())
        if beneath.intersects(QRect(self.mapTo(self.window(), QPoint()), self.size())):
            self.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Resize and watched is self.parent() and self.isVisible():
            self.place()
        return super().eventFilter(watched, event)

    def place(self) -> None:
        """Find the place anew, after the window or what is in it changed."""
        parent = self.parentWidget()
        if parent is None:
            return
        corner = QRect() if self.action.isHidden() else self.corner()
        if not corner.isEmpty():
            edges = self._line.contentsMargins()
            self._fit(corner.width() - edges.left() - edges.right(), QHBoxLayout.Direction.TopToBottom)
            if self.height() <= corner.height():
                self.move(corner.left(), corner.bottom() + 1 - self.height())
                return
        self._fit(round(parent.width() * 0.8), QHBoxLayout.Direction.LeftToRight)
        self.move((parent.width() - self.width()) // 2, parent.height() - self.height() - theme().px(84))

    def _fit(self, room: int, direction: QHBoxLayout.Direction) -> None:
        """As wide as the words, wrapped where that is more than `room` pixels."""
        self._line.setDirection(direction)
        self.words.setWordWrap(False)
        self.words.setMinimumWidth(0)  # a longer message before this one would be taken for what it needs
        self.words.setMaximumWidth(_UNBOUND)
        wraps = self.words.sizeHint().width() > room
        self.words.setFixedWidth(room if wraps else self.words.sizeHint().width())
        self.words.setWordWrap(wraps)
        self.adjustSize()
