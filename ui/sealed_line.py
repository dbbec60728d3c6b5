"""Why nothing on a page can be changed any more, and where it can be opened again."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QLabel, QWidget

from mediator_app.domain.record import Record
from mediator_app.domain.states import EDITABLE, CaseState
from ui.icons import set_icon
from ui.steps.base import Step
from ui.widgets.parts import Words, button, row
from ui.widgets.step_list import step_words

_OPENED_AT_SIGNING = {CaseState.SEALED, CaseState.SIGNED, CaseState.SERVED}
"""Where a seal can be given up or a correction begun."""
_OTHERWISE = {*EDITABLE, CaseState.NOT_AGREED}
"""Where nothing is sealed; what ended without agreement has words of its own."""


def has_line(record: Record, step: Step) -> bool:
    """Whether a page cannot be changed because of a seal. Signing and service are what is done then."""
    return record.state not in _OTHERWISE and step not in (Step.SIGNING, Step.SERVICE)


class SealedLine(QWidget):
    """One quiet line with a lock, and the way to the step where something can be done about it."""

    wanted = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._record: Record | None = None
        line = row(self, gap=8)
        lock = QLabel(self)
        set_icon(lock, "lock", "muted", 16)
        self.words = Words("muted", parent=self, wrap=True)
        self.open_button = button(kind="quiet", parent=self)
        line.addWidget(lock, 0, Qt.AlignmentFlag.AlignVCenter)
        line.addWidget(self.words, 1)
        line.addWidget(self.open_button)
        self.open_button.clicked.connect(self.wanted)

    def show_record(self, record: Record) -> None:
        """Follow the case; in the language that is spoken now."""
        self._record = record
        match record.state:
            case CaseState.SEALED:
                words = self.tr("The text is sealed; to change it, void the seal at signing.")
            case CaseState.SIGNED | CaseState.SERVED:
                words = self.tr("The text is signed; to change it, begin a correction at signing.")
            case _:
                words = self.tr("The text is signed; nothing here can be changed any more.")
        self.words.setText(words)
        self.open_button.setText(self.tr("To step 8, {step}").format(step=step_words(Step.SIGNING)))
        self.open_button.setVisible(record.state in _OPENED_AT_SIGNING)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange and self._record is not None:
            self.show_record(self._record)
        super().changeEvent(event)
