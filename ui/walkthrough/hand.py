"""The hands of somebody at the window. They know what a person knows: what is in view, and what can be reached.

Every act goes in at the window's surface, as keys, clicks, wheel and pen strokes from outside would. What lies under
something else cannot be clicked; what Tab does not reach cannot be typed into without a mouse.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any, Final

from PySide6.QtCore import QEventLoop, QPoint, Qt, QTimer
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QScrollArea, QWidget

from mediator_app.domain.ink import Ink
from ui.bridge import bridge
from ui.walkthrough.touch import NO_MODIFIER, Stuck, Touch, one_turn
from ui.widgets.choices import Choice, Segments, Tick
from ui.window import Window

PATIENCE: Final = 60
"""Seconds after which somebody gives up waiting."""
MOST_TABS: Final = 600
_SOON_MS: Final = 300
"""What the window does so soon after an edit belongs to the edit; what rests longer waits for the person."""
_LOOK_MS: Final = 4
"""How often somebody who waits looks again."""


class Hand:
    """Two hands: with `pointer` they take the mouse wherever a person would, without it the keyboard for everything.

    `touch` is how their acts reach the window.
    """

    def __init__(self, window: Window, *, pointer: bool = True, touch: Touch | None = None) -> None:
        self.window, self.pointer = window, pointer
        self.touch = touch or Touch()

    # --- waiting --------------------------------------------------------------------------------

    def until(self, ready: Callable[[], Any], what: str, seconds: float = PATIENCE) -> None:
        """Let the window work until it is so. Raises Stuck."""
        if ready():
            return
        loop, look, end = QEventLoop(), QTimer(), QTimer()
        failed: list[Exception] = []

        def see() -> None:
            try:
                if ready():
                    loop.quit()
            except Exception as error:  # noqa: BLE001 - carried out of the loop, which would swallow it
                failed.append(error)
                loop.quit()

        look.timeout.connect(see)
        end.timeout.connect(loop.quit)
        look.start(_LOOK_MS)
        end.setSingleShot(True)
        end.start(round(seconds * 1000))
        loop.exec()
        look.stop()
        if failed:
            raise failed[0]
        if not ready():
            raise Stuck(f"waited {seconds:.0f} s in vain: {what}")

    def settle(self) -> None:
        """Until everything asked for has come, is drawn, and is on disk. Raises Stuck where a stray window is open."""
        self.until(self._quiet, "the window to come to rest")
        one_turn()
        strays = [
            one
            for one in QApplication.topLevelWidgets()
            if one.isVisible() and one is not self.window and one.windowType() is not Qt.WindowType.ToolTip
        ]
        if strays:
            raise Stuck(f"a window of its own is open: {described(strays[0])}")
        if QApplication.focusWidget() is None:
            raise Stuck("nothing has the focus: no key would do anything")

    def _quiet(self) -> bool:
        space, desk = self.window.workspace, self.window.desk
        if bridge().busy or (desk is not None and desk.saving().waiting):
            return False
        timers = self.window.findChildren(QTimer)
        soon = (timer for timer in timers if timer.isSingleShot() and timer.isActive())
        drawing = space is not None and space.preview.busy
        return not drawing and all(timer.interval() > _SOON_MS for timer in soon)

    # --- keys -----------------------------------------------------------------------------------

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = NO_MODIFIER) -> None:
        """One key, down and up."""
        self.touch.key(self.window, key, modifiers)

    def chord(self, key: Qt.Key, *, shift: bool = False) -> None:
        """Ctrl and a key."""
        held = Qt.KeyboardModifier.ControlModifier
        self.press(key, held | Qt.KeyboardModifier.ShiftModifier if shift else held)

    def write(self, text: str) -> None:
        """Type into whatever has the cursor."""
        self.touch.write(self.window, text)

    # --- reaching -------------------------------------------------------------------------------

    def reach(self, widget: QWidget) -> None:
        """Bring the cursor into a field, or the focus onto a button."""
        self._must_be_there(widget)
        if self.pointer:
            self.click(widget)
        else:
            self.tab_to(widget)

    def tab_to(self, widget: QWidget) -> None:
        """Press Tab until the widget has the focus. Raises Stuck where Tab goes in a circle without it."""
        self._must_be_there(widget)
        wanted = _proxy(widget)
        seen: list[QWidget] = []
        for _ in range(MOST_TABS):
            here = QApplication.focusWidget()
            if here is wanted:
                return
            if here is not None and here in seen:
                break
            if here is not None:
                seen.append(here)
            self.press(Qt.Key.Key_Tab)
        way = " → ".join(map(described, seen))
        raise Stuck(f"Tab does not reach {described(widget)}; it goes {way}")

    def click(self, widget: QWidget, at: QPoint | None = None) -> None:
        """Scroll to it and click it. Raises Stuck where something else lies over it."""
        place = self._seen_at(widget, at)
        self.touch.click(widget.window(), place)

    def _seen_at(self, widget: QWidget, at: QPoint | None = None) -> QPoint:
        self._must_be_there(widget)
        self._scroll_to(widget)
        spot = at if at is not None else _grip(widget)
        top = widget.window()
        place = widget.mapTo(top, spot)

        def free() -> bool:
            hit = top.childAt(widget.mapTo(top, spot))
            return hit is widget or (hit is not None and widget.isAncestorOf(hit))

        # A passing message may lie over it; a person waits until it has gone.
        self.until(free, f"{described(widget)} to be clear of {described(top.childAt(place))}", seconds=12)
        return widget.mapTo(top, spot)

    def _scroll_to(self, widget: QWidget) -> None:
        for area in _areas(widget):
            port = area.viewport()
            middle = port.mapTo(area.window(), port.rect().center())
            before = None
            for _ in range(200):
                top = widget.mapTo(port, QPoint(0, 0)).y()
                if top >= 0 and top + min(widget.height(), port.height()) <= port.height():
                    break
                if before == top:
                    break  # its end is reached
                before = top
                self.touch.turn(area.window(), middle, up=top < 0)

    @staticmethod
    def _must_be_there(widget: QWidget) -> None:
        if not widget.isVisible():
            raise Stuck(f"{described(widget)} is not to be seen")
        if not widget.isEnabled():
            raise Stuck(f"{described(widget)} cannot be used now")

    # --- doing ----------------------------------------------------------------------------------

    def push(self, button: QWidget) -> None:
        """A button, by click or by Tab and the space bar."""
        if self.pointer:
            self.click(button)
        else:
            self.tab_to(button)
            self.press(Qt.Key.Key_Space)

    def fill(self, field: QWidget, text: str) -> None:
        """Write into a field in place of what it holds, and leave it by Tab."""
        self.reach(field)
        held = field.text() if isinstance(field, QLineEdit) else getattr(field, "toPlainText", str)()
        if held:
            self.chord(Qt.Key.Key_A)
        if text:
            self.write(text)
        elif held:
            self.press(Qt.Key.Key_Delete)
        self.press(Qt.Key.Key_Tab)

    def tick(self, tick: Tick, on: bool = True) -> None:
        if tick.isChecked() is not on:
            self.push(tick)

    def choose(self, choice: Choice, value: Any) -> None:
        """One entry of a list that drops down."""
        if choice.value == value:
            return
        at = choice.values.index(value)
        self.reach(choice)
        if not self.pointer:
            self.press(Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
        view = choice.view()
        self.until(view.isVisible, f"the list of {described(choice)} to drop down")
        if self.pointer:
            entry = choice.model().index(at, 0)
            view.scrollTo(entry)
            place = view.viewport().mapTo(view.window(), view.visualRect(entry).center())
            # Qt takes a click that does not move for the one that dropped the list down.
            for spot in (place + QPoint(0, 12), place):
                self.touch.move(view.window(), spot)
            self.touch.click(view.window(), place)
        else:
            step = at - view.currentIndex().row()
            for _ in range(abs(step)):
                self.press(Qt.Key.Key_Down if step > 0 else Qt.Key.Key_Up)
            self.press(Qt.Key.Key_Return)
        self.until(lambda: not view.isVisible(), f"the list of {described(choice)} to fold again")
        if choice.value != value:
            raise Stuck(f"{described(choice)} shows {choice.currentText()}, not what was chosen")

    def pick(self, segments: Segments, value: Any) -> None:
        """One of a row of segments."""
        if segments.value == value:
            return
        buttons, values = segments._buttons, segments._values
        if self.pointer:
            self.click(buttons[values.index(value)])
        else:
            self.tab_to(segments)
            wanted = buttons[values.index(value)]
            for _ in values:
                if QApplication.focusWidget() is not wanted:
                    self.press(Qt.Key.Key_Right)
            if segments.value != value:
                self.press(Qt.Key.Key_Space)
        if segments.value != value:
            raise Stuck(f"{described(segments)} stays at {segments.value}")

    def draw(self, pad: QWidget, ink: Ink) -> None:
        """Write on a pad with the mouse: the strokes at their places, as large as the pad allows."""
        self._seen_at(pad)
        for spots in places(pad, ink):
            self.touch.stroke(pad.window(), spots)

    # --- reading --------------------------------------------------------------------------------

    def find(self, text: str, root: QWidget | None = None) -> QWidget:
        """What is called that, by its words or by what a screen reader says, if scrolling shows it. Raises Stuck."""
        among = (root or self.window).findChildren(QWidget)
        found = [one for one in among if one.isVisible() and text in (_words(one), one.accessibleName())]
        if not found:
            raise Stuck(f"nothing here is called “{text}”")
        return found[-1]

    def words(self, root: QWidget | None = None) -> str:
        """Everything that can be read now, line by line."""
        return "\n".join(line for one in self._visible(root) if (line := _words(one)))

    def _visible(self, root: QWidget | None) -> Iterator[QWidget]:
        for one in (root or self.window).findChildren(QWidget):
            if one.isVisible() and not one.visibleRegion().isEmpty():
                yield one


def places(pad: QWidget, ink: Ink) -> list[list[QPoint]]:
    """Where in its window the strokes go, as large as the pad allows."""
    top = pad.window()
    scale = min(pad.width() * 0.8 / ink.width, pad.height() * 0.8 / ink.height)
    left, above = pad.width() * 0.1, pad.height() * 0.1
    return [
        [
            pad.mapTo(top, QPoint(round(point[0] * scale + left), round(point[1] * scale + above)))
            for point in stroke.points
        ]
        for stroke in ink.strokes
    ]


def _words(widget: QWidget) -> str:
    if isinstance(widget, QPlainTextEdit):
        return widget.toPlainText()
    for name in ("whole", "text", "currentText"):
        read = getattr(widget, name, None)
        if callable(read):
            return str(read())
    return ""


def described(widget: QWidget | None) -> str:
    """What to call a widget in a message."""
    if widget is None:
        return "nothing"
    name = widget.accessibleName() or _words(widget) or widget.objectName()
    return f"{type(widget).__name__} “{name}”" if name else type(widget).__name__


def _proxy(widget: QWidget) -> QWidget:
    while (inner := widget.focusProxy()) is not None:
        widget = inner
    return widget


def _areas(widget: QWidget) -> Sequence[QScrollArea]:
    """The scrolling areas around it, the outermost first."""
    found: list[QScrollArea] = []
    parent = widget.parentWidget()
    while parent is not None:
        if isinstance(parent, QScrollArea):
            found.insert(0, parent)
        parent = parent.parentWidget()
    return found


def _grip(widget: QWidget) -> QPoint:
    """Where one clicks: a tick at its box, everything else in the middle."""
    if isinstance(widget, Tick):
        return QPoint(min(10, widget.width() // 2), widget.height() // 2)
    return widget.rect().center()
