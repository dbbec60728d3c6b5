"""What somebody works in keeps its place on the screen while lines come and go above it."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QEvent, QObject, QPoint, QTimer
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QScrollArea, QWidget
from shiboken6 import isValid

_TYPED = (QEvent.Type.KeyPress, QEvent.Type.InputMethod)
_LAID_OUT = (QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.LayoutRequest)


class Anchor(QObject):
    """Scrolls an area by as much as what is typed in, or what was clicked, is moved in its page.

    A warning appears beneath a field that is left, or goes: the field beneath, which has just been clicked, would be
    pushed from under the pointer, and a button would not take the click. Nothing is held before somebody touched it: a
    page that opens shows its top. Where a page is shorter than its area there is nothing to scroll, and it moves.
    """

    def __init__(self, area: QScrollArea, ground: QWidget) -> None:
        super().__init__(area)
        self._area, self._ground = area, ground
        self._focus: QWidget | None = None
        self._held: QWidget | None = None
        self._place = 0
        """Where the held widget was in the page, in pixels from its top."""
        self._owed = 0
        """How far it is from its place on the screen because the page could not be scrolled further."""
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(0)
        self._later.timeout.connect(self._keep)
        area.verticalScrollBar().rangeChanged.connect(self._later.start)
        area.verticalScrollBar().actionTriggered.connect(self._scrolled_by_hand)
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._focus_moved)

    def let_go(self) -> None:
        """Hold nothing until somebody types or clicks."""
        for one in self._chain():
            one.removeEventFilter(self)
        self._held = None
        self._ground.setMinimumHeight(0)
        for one in heard(self._focus):
            one.installEventFilter(self)

    def _focus_moved(self, _: QWidget | None, here: QWidget | None) -> None:
        """Hear what happens to the one widget that has the focus."""
        self._ground.setMinimumHeight(0)
        for one in heard(self._focus):
            if one is not self._held:
                one.removeEventFilter(self)
        self._focus = here if here is not None and self._ground.isAncestorOf(here) else None
        for one in heard(self._focus):
            one.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind in _LAID_OUT:
            self._later.start()
        elif self._focus is None:
            pass
        elif kind in _TYPED and watched is self._focus:
            if self._focus is not self._held:
                self._hold(self._focus, 0)
            self._end_no_higher()
        elif (
            kind is QEvent.Type.MouseButtonPress
            and isinstance(event, QMouseEvent)
            and watched in heard(self._focus)
        ):
            # The field that was left has said already what is wrong with it. Where the pointer aimed tells how far
            # that has pushed this one.
            assert isinstance(watched, QWidget)
            pushed = event.position() - watched.mapFromGlobal(event.globalPosition())
            self._hold(self._focus, round(pushed.y()))
            self._later.start()
        return False

    def _hold(self, widget: QWidget, pushed: int) -> None:
        """Keep a widget where it is now, or was before it was pushed down by so many pixels."""
        if widget is not self._held:
            self.let_go()
            self._held = widget
            for one in self._chain():
                one.installEventFilter(self)
        self._place, self._owed = widget.mapTo(self._ground, QPoint()).y() - pushed, 0
        self._end_no_higher()

    def _end_no_higher(self) -> None:
        """A page that ends above the foot of what is in view would pull all of that down with it."""
        area = self._area
        self._ground.setMinimumHeight(area.verticalScrollBar().value() + area.viewport().height())

    def _scrolled_by_hand(self) -> None:
        self._owed = 0

    def _chain(self) -> Iterator[QWidget]:
        """What is held, and all that it lies in: each of them may move it."""
        one = self._held if self._held is not None and isValid(self._held) else None
        while one is not None:
            yield one
            one = one.parentWidget() if one is not self._ground else None

    def _keep(self) -> None:
        held = self._held
        if held is None or not isValid(held) or not self._ground.isAncestorOf(held):
            return
        before, self._place = self._place, held.mapTo(self._ground, QPoint()).y()
        bar = self._area.verticalScrollBar()
        seen = -held.height() < before - bar.value() < self._area.viewport().height()
        if seen and before != self._place:
            wanted = bar.value() + self._place - before + self._owed
            bar.setValue(wanted)
            self._owed = wanted - bar.value()


def heard(widget: QWidget | None) -> tuple[QWidget, ...]:
    """Where keys and clicks for a widget arrive: text of several lines is clicked in its viewport."""
    if widget is None or not isValid(widget):
        return ()
    return (widget, widget.viewport()) if isinstance(widget, QAbstractScrollArea) else (widget,)
