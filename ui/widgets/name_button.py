"""A name as something to press, cut where it has no room."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy

from ui.faces import notice
from ui.theme import theme
from ui.widgets.parts import literal


class NameButton(QPushButton):
    """Stands for something with an id."""

    wanted = Signal(str)

    def __init__(self, id: str, name: str) -> None:
        notice(name)
        super().__init__(literal(name))
        self._id, self._name = id, name
        self.setObjectName("row")
        self.setToolTip(name)
        self.setAccessibleName(name)
        self.setMinimumWidth(theme().px(60))
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.clicked.connect(self._clicked)

    def _clicked(self) -> None:
        self.wanted.emit(self._id)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        room = self.width() - theme().px(6)
        self.setText(literal(self.fontMetrics().elidedText(self._name, Qt.TextElideMode.ElideRight, room)))
