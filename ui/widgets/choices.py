"""Fields in which one chooses: a list, a row of segments, a tick."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil
from typing import Any, Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QComboBox,
    QPushButton,
    QWidget,
)

from ui.theme import theme
from ui.widgets.parts import as_read, button, literal, row

FURNITURE: Final = 58
"""What a list's arrow, edges and padding may take of its width, at most (pixels of the design)."""

ENTRY_EDGES: Final = 44
"""What padding, edges and a scroll bar take of the width of an entry that has dropped down, at most."""


class Choice(QComboBox):
    """One of a few values. The wheel scrolls the page, not the value."""

    recorded = Signal(object)
    changed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._choices: list[tuple[Any, str]] = []
        self.setMinimumWidth(theme().px(96))
        self.activated.connect(self._activated)

    def set_choices(self, choices: Sequence[tuple[Any, str]]) -> None:
        """Values and their words; called again when the language changed. The value stays."""
        if list(choices) == self._choices:
            return
        here = self.value
        self.clear()
        self._choices = list(choices)
        self.addItems([words for _, words in choices])
        self.show_value(here)
        if self.testAttribute(Qt.WidgetAttribute.WA_WState_Created):
            # Qt measures the words when the field is first shown. Having it do so again makes the list that drops
            # down, with five widgets of its own; who never asks for other words does not wait for it.
            self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)

    @property
    def value(self) -> Any:
        """The value shown, None for none."""
        at = self.currentIndex()
        return self._choices[at][0] if 0 <= at < len(self._choices) else None

    @property
    def values(self) -> list[Any]:
        """In the order in which they drop down."""
        return [one for one, _ in self._choices]

    def show_value(self, value: Any) -> None:
        values = self.values
        self.setCurrentIndex(values.index(value) if value in values else -1)

    def _activated(self, at: int) -> None:
        value = self._choices[at][0]
        self.changed.emit(value)
        self.recorded.emit(value)

    def sizeHint(self) -> QSize:
        return self._as_high_as_a_field(super().sizeHint())

    def minimumSizeHint(self) -> QSize:
        return self._as_high_as_a_field(super().minimumSizeHint())

    def _as_high_as_a_field(self, size: QSize) -> QSize:
        """Qt takes the height of a line rounded up for a list, and rounded off for a field."""
        more = ceil(QFontMetricsF(self.font()).height()) - self.fontMetrics().height()
        return QSize(size.width(), size.height() - max(more, 0))

    def showPopup(self) -> None:
        """As wide as the longest entry, where the field itself is narrower."""
        metrics = self.fontMetrics()
        longest = max((metrics.horizontalAdvance(self.itemText(at)) for at in range(self.count())), default=0)
        self.view().setMinimumWidth(longest + theme().px(ENTRY_EDGES))
        super().showPopup()

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        """As Qt draws it, but a long text ends in … instead of in half a character."""
        if self.fontMetrics().horizontalAdvance(self.currentText()) < self.width() - theme().px(FURNITURE):
            super().paintEvent(event)
            return
        # Five hundred names of parts of a style come with these: for a text that fits they are not needed.
        from PySide6.QtWidgets import QStyle, QStyleOptionComboBox, QStylePainter

        option: Any = QStyleOptionComboBox()
        self.initStyleOption(option)
        control = QStyle.ComplexControl.CC_ComboBox
        field = self.style().subControlRect(control, option, QStyle.SubControl.SC_ComboBoxEditField, self)
        room = field.width() - theme().px(6)
        option.currentText = self.fontMetrics().elidedText(
            option.currentText, Qt.TextElideMode.ElideRight, room
        )
        painter = QStylePainter(self)
        painter.drawComplexControl(control, option)
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)


class Segments(QWidget):
    """One of two to four values, all in view. Arrow keys move the choice."""

    recorded = Signal(object)
    changed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._line = row(self, gap=6)
        self._line.addStretch(1)
        self._group = QButtonGroup(self)
        self._group.setExclusive(True)
        self._buttons: list[QPushButton] = []
        self._values: list[Any] = []
        self._group.buttonClicked.connect(self._clicked)

    def set_choices(self, choices: Sequence[tuple[Any, str]]) -> None:
        """Values and their words; called again when the language changed. The value stays."""
        here = self.value
        if [value for value, _ in choices] == self._values:
            for made, (_, words) in zip(self._buttons, choices, strict=True):
                made.setText(words)
            return
        for made in self._buttons:
            self._group.removeButton(made)
            made.hide()
            made.deleteLater()
        self._values, self._buttons = [], []
        for value, words in choices:
            made = button(words, "segment")
            made.setCheckable(True)
            self._group.addButton(made)
            self._line.insertWidget(self._line.count() - 1, made)
            self._values.append(value)
            self._buttons.append(made)
        if self._buttons:
            self.setFocusProxy(self._buttons[0])
        self.show_value(here)

    @property
    def value(self) -> Any:
        """The value shown, None for none."""
        for value, made in zip(self._values, self._buttons, strict=True):
            if made.isChecked():
                return value
        return None

    def show_value(self, value: Any) -> None:
        if value in self._values:
            at = self._values.index(value)
            self._buttons[at].setChecked(True)
            self.setFocusProxy(self._buttons[at])
            return
        self._group.setExclusive(False)
        for made in self._buttons:
            made.setChecked(False)
        self._group.setExclusive(True)

    def setAccessibleName(self, name: str) -> None:
        super().setAccessibleName(name)
        for made in self._buttons:
            made.setAccessibleName(f"{name}: {made.text()}")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        moves = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        focus = self.focusWidget()
        if Qt.Key(event.key()) in moves and isinstance(focus, QPushButton) and focus in self._buttons:
            at = (self._buttons.index(focus) + moves[Qt.Key(event.key())]) % len(self._buttons)
            self._buttons[at].setFocus(Qt.FocusReason.TabFocusReason)
            self._buttons[at].click()
            return
        super().keyPressEvent(event)

    def _clicked(self, made: QPushButton) -> None:
        value = self._values[self._buttons.index(made)]
        self.setFocusProxy(made)
        self.changed.emit(value)
        self.recorded.emit(value)


class Tick(QCheckBox):
    """Yes or no."""

    recorded = Signal(object)
    changed = Signal(object)

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(literal(text), parent)
        self.clicked.connect(self._clicked)

    def setText(self, text: str) -> None:
        super().setText(literal(text))

    def text(self) -> str:
        return as_read(super().text())

    @property
    def value(self) -> bool:
        return self.isChecked()

    def show_value(self, value: bool) -> None:
        self.setChecked(value)

    def _clicked(self, on: bool) -> None:
        self.changed.emit(on)
        self.recorded.emit(on)
