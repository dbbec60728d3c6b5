"""Language, look, who mediates and for which body."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from mediator_app.desk import Desk
from ui.ports import House
from ui.preferences import PreferenceFile


class SettingsPage(QWidget):
    chose_language = Signal(object)
    chose_look = Signal(object, int)

    def __init__(self, desk: Desk, house: House, preferences: PreferenceFile) -> None:
        super().__init__()
        self.desk, self.house, self.preferences = desk, house, preferences
