"""The paper beside the form, exactly as it will be printed."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QWidget

from mediator_app.desk import Desk
from mediator_app.domain.papers import PaperId
from mediator_app.domain.record import Record
from ui.theme import theme


class PreviewPane(QFrame):
    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "desk")
        self.setFixedWidth(theme().px(400))
        self._desk = desk

    def show_record(self, record: Record, paper: PaperId) -> None:
        """Draw the paper of this record as soon as there is time; the newest call wins."""
