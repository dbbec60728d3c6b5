"""Where the keyboard stands in a workspace when the place that it had is gone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from ui.widgets.masked import MaskedEdit
from ui.widgets.overlay import Overlay
from ui.widgets.step_list import StepButton

if TYPE_CHECKING:
    from ui.workspace import Workspace


class Foothold(QObject):
    """Finds the focus another place in the workspace; never one whose key would do what cannot be undone."""

    def __init__(self, space: Workspace) -> None:
        super().__init__(space)
        self._space = space
        self._follows = False
        self._lost = QTimer(self)
        self._lost.setSingleShot(True)
        self._lost.setInterval(0)
        self._lost.timeout.connect(self.hold)
        space.installEventFilter(self)

    def keep(self) -> None:
        """The keyboard never falls out of the workspace: where its place is gone it stands on the map, at this step.

        Nor does Qt bring it back to a number that is masked: a stray key would change what nobody reads.
        """
        space, here = self._space, QApplication.focusWidget()
        if (
            here is None
            or isinstance(here, (StepButton, MaskedEdit))
            or not space.isAncestorOf(here)
            or not here.isVisibleTo(space)
        ):
            space.map.buttons[space.step].setFocus(Qt.FocusReason.OtherFocusReason)

    def hold(self) -> None:
        """Where the button that was pressed is gone, the keyboard goes on from the footer; else no key would work.

        What Qt chooses then may lie outside, at the rail; what lies over the window keeps the focus. A red button has
        to be gone to: whoever just arrived and presses Enter did not mean it. Nor does Enter go back: where nothing
        follows, the keyboard stands on the map.
        """
        space = self._space
        focus: QWidget | None = space.window().focusWidget()
        if not space.isVisible() or (focus is not None and focus.isVisible() and space.isAncestorOf(focus)):
            return
        if any(one.isVisible() for one in space.window().findChildren(Overlay)):
            return
        at_map = space.map.buttons[space.step]
        places: tuple[QPushButton | StepButton | None, ...] = (
            space.page.primary_action(),
            space.next_button,
            at_map,
        )
        first = places[0]
        if first is not None and first.objectName() == "danger":
            places = (at_map,)
        for place in places:
            if place is not None and place.isVisible() and place.isEnabled():
                place.setFocus(Qt.FocusReason.OtherFocusReason)
                return

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the focus only while on screen: a workspace that is being destroyed cannot be told of it any more."""
        if event.type() in (QEvent.Type.Show, QEvent.Type.Hide) and watched is self._space:
            self._follow(event.type() is QEvent.Type.Show)
        return super().eventFilter(watched, event)

    def _follow(self, on: bool) -> None:
        app = QApplication.instance()
        if isinstance(app, QApplication) and on is not self._follows:
            self._follows = on
            if on:
                app.focusChanged.connect(self._moved)
            else:
                app.focusChanged.disconnect(self._moved)

    def _moved(self, _: QWidget | None, now: QWidget | None) -> None:
        if now is None and self._space.window().isActiveWindow():
            self._lost.start()
