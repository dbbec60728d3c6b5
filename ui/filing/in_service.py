"""The newest filing of a case, in full, on the step `service`."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QWidget

from ui.filing.acts import FilingActs
from ui.filing.counter import Counter
from ui.filing.details import FilingDetails
from ui.steps.base import Step, StepContext
from ui.widgets.parts import Words, column, show_if


class InService(QWidget):
    """Hidden while the case has nothing to file."""

    said = Signal(str, str)
    go = Signal(object, str)
    """A `Step` and the path of a field in it."""

    def __init__(self, counter: Counter, context: StepContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._counter, self._context = counter, context
        lines = column(self, gap=8)
        self.headline = Words("card-title")
        self.details = FilingDetails(counter, with_case=False)
        self._acts = FilingActs(counter, self.details)
        lines.addWidget(self.headline)
        lines.addWidget(self.details)
        self._acts.said.connect(self.said)
        self.details.open_wanted.connect(self._go)
        counter.changed.connect(self.show_filing)
        self.show_filing()

    def _go(self, step: Step | None, field: str) -> None:
        if step is not None:
            self.go.emit(Step(step), field)

    def show_filing(self) -> None:
        """Follow the counter."""
        line = self._counter.newest(self._context.case_id)
        show_if(self, line is not None)
        self.headline.setText(self.tr("Filing with the court"))
        self.details.show_filing(line, self._context.desk.clock.now())

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self.show_filing()
        super().changeEvent(event)
