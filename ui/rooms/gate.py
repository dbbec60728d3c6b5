"""The gate before the rooms: first run, unlock, practice."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from mediator_app.desk import Desk
from ui.bridge import when
from ui.ports import House
from ui.widgets.parts import button, column


class Gate(QWidget):
    entered = Signal(object)

    def __init__(self, house: House) -> None:
        super().__init__()
        self.house = house
        body = column(self)
        self.practice_button = button(self.tr("Practise now"))
        self.practice_button.clicked.connect(self._practise)
        body.addWidget(self.practice_button)

    def begin(self) -> None:
        self.practice_button.setFocus()

    def _practise(self) -> None:
        when(self.house.practice(), self._entered)

    def _entered(self, desk: Desk) -> None:
        self.entered.emit(desk)
