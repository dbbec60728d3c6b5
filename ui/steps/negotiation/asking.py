"""A question for a reason, inside the window."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from ui.widgets.fields import Field
from ui.widgets.overlay import Sheet
from ui.widgets.parts import Words


class ReasonSheet(Sheet):
    """`given` carries the reason; Escape gives it up."""

    given = Signal(str)

    def __init__(
        self, parent: QWidget, title: str, words: str, label: str, act: str, *, needed: bool
    ) -> None:
        super().__init__(parent, title)
        self._needed = needed
        self.body.addWidget(Words("muted", words, wrap=True))
        self.reason = QLineEdit()
        self.field = Field(self.reason, label)
        self.reason.returnPressed.connect(self._give)
        self.body.addWidget(self.field)
        self.cancel = self.add_button(self.tr("Cancel"))
        self.act = self.add_button(act, "primary")
        self.cancel.clicked.connect(self.close_sheet)
        self.act.clicked.connect(self._give)

    def _give(self) -> None:
        reason = self.reason.text().strip()
        if self._needed and not reason:
            self.field.show_error(self.tr("Say it in a few words."))
            self.reason.setFocus()
            return
        self.close_sheet()
        self.given.emit(reason)
