"""Ctrl+K: any case by any name, company or number."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from mediator_app.desk import Desk
from ui.widgets.overlay import Sheet


class Finder(Sheet):
    chosen = Signal(str)

    def __init__(self, parent: QWidget, desk: Desk) -> None:
        super().__init__(parent)
        self.desk = desk
        self.field = QLineEdit()
        self.body.addWidget(self.field)
