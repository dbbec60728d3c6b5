"""The small parts every page is put together from: labels, chips, cards, rules, buttons."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QLayout,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ui.faces import notice
from ui.icons import set_icon
from ui.theme import theme
from ui.widgets.contents import contents


def restyle(widget: QWidget) -> None:
    """Let the style sheet look at a widget's properties again."""
    style = widget.style()
    style.unpolish(widget)
    style.polish(widget)
    widget.update()


def set_kind(widget: QWidget, kind: str | None = None, **properties: Any) -> None:
    """Set the kind (the widget's object name), `tone` or `state` and let the sheet follow, if anything changed."""
    changed = False
    if kind is not None and widget.objectName() != kind:
        widget.setObjectName(kind)
        changed = True
    for name, value in properties.items():
        before = widget.property(name)
        if before != value and (before is not None or value != ""):
            widget.setProperty(name, value)
            changed = True
    # A widget that was never shown is looked at when it is.
    if changed and widget.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):
        restyle(widget)


def show_if(widget: QWidget, on: bool) -> None:
    """Show or hide. What is not hidden is left alone: it is shown with what it stands in.

    Qt's own call dresses a new widget and lays out what is in it at once, for a size that it has not got yet; on a page
    that is being made all of that is done once more when the page has its place.
    """
    if not on or widget.isHidden():
        widget.setVisible(on)


class Words(QLabel):
    """Text in one of the sheet's kinds (`headline`, `title`, `muted`, `figure` …). Never read as markup."""

    def __init__(
        self, kind: str = "", text: str = "", parent: QWidget | None = None, *, wrap: bool = False
    ) -> None:
        notice(text)
        super().__init__(text, parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(wrap)
        if kind:
            self.setObjectName(kind)

    def setText(self, text: str) -> None:
        notice(text)
        super().setText(text)

    def set_tone(self, tone: str) -> None:
        set_kind(self, tone=tone)


class Elided(Words):
    """One line that ends in … where it has no room, with the whole text as tool tip and for screen readers."""

    def __init__(self, kind: str = "", text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(kind, "", parent)
        self._whole = ""
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setMinimumWidth(theme().px(24))
        self.setText(text)

    def setText(self, text: str) -> None:
        if text == self._whole:
            return
        self._whole = text
        self.setAccessibleName(text)
        self.updateGeometry()
        if self.testAttribute(Qt.WidgetAttribute.WA_Resized):
            self._fit()
        else:
            super().setText(
                text.replace("\n", " ")
            )  # how much room there is, is known when it has been laid out

    def whole(self) -> str:
        """The text before anything was cut."""
        return self._whole

    def sizeHint(self) -> Any:
        size = super().sizeHint()
        size.setWidth(self.fontMetrics().horizontalAdvance(self._whole) + theme().px(2))
        return size

    def resizeEvent(self, event: Any) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        room = self.width()
        line = self._whole.replace("\n", " ")
        shown = self.fontMetrics().elidedText(line, Qt.TextElideMode.ElideRight, room) if room > 0 else line
        if shown != self.text():
            super().setText(shown)
        self.setToolTip(self._whole if shown != line else "")


class Chip(Words):
    """A state in a word or two; `tone` is accent, amber, red, green or "" (plain)."""

    def __init__(self, text: str = "", tone: str = "", parent: QWidget | None = None) -> None:
        super().__init__("chip", text, parent)
        self.setProperty("tone", tone)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)

    def show_as(self, text: str, tone: str = "") -> None:
        """Another text and tone; an empty text hides the chip."""
        self.setText(text)
        self.set_tone(tone)
        show_if(self, bool(text))


class Rule(QFrame):
    """A line across."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("rule")


class Card(QFrame):
    """A white box with a line around; `body` is its layout."""

    def __init__(self, title: str = "", parent: QWidget | None = None, *, padding: float = 16) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self.body = column(self, padding=padding, gap=10)
        self.title = Words("card-title", title, self)
        self.head = QHBoxLayout()
        self.head.setSpacing(theme().px(8))
        self.head.addWidget(self.title)
        self.head.addStretch(1)
        self.body.addLayout(self.head)
        show_if(self.title, bool(title))

    def set_title(self, text: str) -> None:
        self.title.setText(text)
        show_if(self.title, bool(text))


def column(parent: QWidget | None = None, *, padding: float = 0, gap: float = 8) -> QVBoxLayout:
    """A vertical layout with measures of the design."""
    layout = QVBoxLayout(parent) if parent is not None else QVBoxLayout()
    _measure(layout, padding, gap)
    return layout


def row(parent: QWidget | None = None, *, padding: float = 0, gap: float = 8) -> QHBoxLayout:
    """A horizontal layout with measures of the design."""
    layout = QHBoxLayout(parent) if parent is not None else QHBoxLayout()
    _measure(layout, padding, gap)
    return layout


def _measure(layout: QLayout, padding: float, gap: float) -> None:
    edge = theme().px(padding)
    layout.setContentsMargins(edge, edge, edge, edge)
    layout.setSpacing(theme().px(gap))


def literal(text: str) -> str:
    """The text as Qt has to be given it where it would take `&` for the mark of a key: it stands in names."""
    return text.replace("&", "&&")


def as_read(text: str) -> str:
    """The text that `literal` was given."""
    return text.replace("&&", "&")


class _Button(QPushButton):
    """Says its text to the letter. A key that is held presses once, and not also what has the keyboard afterwards."""

    def __init__(self, text: str, parent: QWidget | None) -> None:
        super().__init__(literal(text), parent)

    def setText(self, text: str) -> None:
        super().setText(literal(text))

    def text(self) -> str:
        return as_read(super().text())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.isAutoRepeat() and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.accept()
            return
        super().keyPressEvent(event)


class _Deliberate(_Button):
    """A button for what cannot be taken back. The second half of a double click does not press it: who clicked twice
    on the button that stood in this place a moment ago has not chosen this one."""

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        event.accept()


def button(text: str = "", kind: str = "", icon: str = "", parent: QWidget | None = None) -> QPushButton:
    """A push button; `kind` is primary, danger, quiet, add, segment or "" (plain)."""
    made = _Deliberate(text, parent) if kind == "danger" else _Button(text, parent)
    if kind:
        made.setObjectName(kind)
    if icon:
        tone = {"primary": "on_accent", "danger": "on_red", "quiet": "accent"}.get(kind, "ink")
        set_icon(made, icon, tone, 16)
    made.setAutoDefault(True)
    return made


def icon_button(icon: str, name: str, parent: QWidget | None = None, *, size: float = 18) -> QToolButton:
    """A button that is only an icon; `name` is its tool tip and what a screen reader says."""
    made = QToolButton(parent)
    made.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    set_icon(made, icon, "muted", size)
    name_it(made, name)
    return made


def name_it(widget: QWidget, name: str) -> None:
    """Tool tip and accessible name at once."""
    widget.setToolTip(name)
    widget.setAccessibleName(name)


def clear(layout: QLayout) -> None:
    """Take everything out of a layout and let it go."""
    _hide(layout)
    while layout.count():
        item = layout.takeAt(0)
        if item is None:
            break
        widget, inner = item.widget(), item.layout()
        if widget is not None:
            widget.setParent(None)
            widget.deleteLater()
        elif inner is not None:
            clear(inner)


def _hide(layout: QLayout) -> None:
    """Hide what stands in a layout while it has its place, the last first: where the keyboard is in it, it goes on
    beside it, once."""
    for one in reversed(contents(layout)):
        if isinstance(one, QLayout):
            _hide(one)
        else:
            one.hide()
