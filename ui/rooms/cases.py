"""All cases."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from mediator_app.desk import Desk


class CasesPage(QWidget):
    open_case = Signal(str)
    new_case = Signal()
    find_wanted = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
