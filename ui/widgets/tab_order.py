"""Tab follows the eye, also through forms that were built later than what stands beneath them.

Qt's own chain is in the order of making, and each container that hands its focus on counts as a stop of its own in it:
once parts come and go, Tab walks in circles. So the window walks by the layouts, at the time of the key.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QLayout,
    QScrollArea,
    QStackedWidget,
    QWidget,
)

from ui.widgets.contents import contents
from ui.widgets.scrolling import area_around


def follow_the_eye(root: QWidget) -> None:
    """Chain everything below `root` that takes the focus by Tab, in the order of the layouts."""
    for before, after in pairwise(stops(root)):
        QWidget.setTabOrder(before, after)


def stops(root: QWidget) -> Iterator[QWidget]:
    """Where Tab stops below `root`, in the order of the layouts, folded parts included."""
    layout = root.layout()
    if layout is not None:
        yield from _in_layout(layout)


def _in_layout(layout: QLayout) -> Iterator[QWidget]:
    for one in contents(layout):
        if isinstance(one, QLayout):
            yield from _in_layout(one)
        else:
            if one.focusPolicy() & Qt.FocusPolicy.TabFocus and one.focusProxy() is None:
                yield one
            yield from stops(one)


def move_on(root: QWidget, *, forward: bool) -> bool:
    """Give the focus to the next stop in view, round and round; whether there is one.

    Qt asks for this too when what has the focus is hidden or can no longer be used: a button that goes when it is
    pressed leaves the keyboard beside its place, not at the beginning of the window.
    """
    ring = list(in_view(root))
    if not ring:
        return False
    here = QApplication.focusWidget()
    if here in ring:
        at = ring.index(here) + (1 if forward else -1)
    else:
        at = _beside(root, here, ring, forward=forward)
    reason = Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason
    stop = ring[at % len(ring)]
    stop.setFocus(reason)
    _bring_into_view(stop)
    return True


def _beside(root: QWidget, here: QWidget | None, ring: list[QWidget], *, forward: bool) -> int:
    """Which stop follows a place that is none any more; at the end of the page it is the one before."""
    places = {widget: at for at, widget in enumerate(_everything(root))}
    first, last = (0, -1) if forward else (-1, 0)
    if here not in places:
        return first
    after = [at for at, stop in enumerate(ring) if places.get(stop, -1) > places[here]]
    if forward:
        return after[0] if after else last
    return (after[0] if after else len(ring)) - 1


def _bring_into_view(widget: QWidget) -> None:
    """A scrolling area follows the focus within itself only; whoever comes in from outside has to see the place too."""
    area = area_around(widget)
    while area is not None:
        area.ensureWidgetVisible(widget)
        area = area_around(area)


def in_view(root: QWidget) -> Iterator[QWidget]:
    """Where Tab stops below `root` just now: what can be seen and used, in the order of the layouts."""
    if not root.isVisible():
        return
    if root.isEnabled() and _is_stop(root):
        yield root
    match root:
        case QStackedWidget():
            current = root.currentWidget()
            if current is not None:
                yield from in_view(current)
        case QScrollArea():
            inside: QWidget | None = root.widget()
            if inside is not None:
                yield from in_view(inside)
        case _:
            layout = root.layout()
            if layout is not None:
                yield from _in_view(layout)


def _everything(root: QWidget) -> Iterator[QWidget]:
    """All below `root` in the order of the layouts, seen or not."""
    yield root
    match root:
        case QStackedWidget():
            for at in range(root.count()):
                page = root.widget(at)
                if page is not None:
                    yield from _everything(page)
        case QScrollArea():
            inside: QWidget | None = root.widget()
            if inside is not None:
                yield from _everything(inside)
        case _:
            layout = root.layout()
            if layout is not None:
                yield from _everything_in(layout)


def _everything_in(layout: QLayout) -> Iterator[QWidget]:
    for one in contents(layout):
        if isinstance(one, QLayout):
            yield from _everything_in(one)
        else:
            yield from _everything(one)


def _in_view(layout: QLayout) -> Iterator[QWidget]:
    for one in contents(layout):
        if isinstance(one, QLayout):
            yield from _in_view(one)
        else:
            yield from in_view(one)


def _is_stop(widget: QWidget) -> bool:
    """Of buttons of which one is chosen, only that one is a stop; arrow keys go to the others."""
    if widget.focusProxy() is not None:
        return False
    group = widget.group() if isinstance(widget, QAbstractButton) else None
    if group is not None and group.exclusive() and group.checkedButton() is not None:
        return group.checkedButton() is widget and widget.focusPolicy() is not Qt.FocusPolicy.NoFocus
    return bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
