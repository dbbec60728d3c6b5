"""The form of an interpreter."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from mediator_app.domain.people import Interpreter
from ui.steps.parties.identity import PhoneLine
from ui.widgets.choices import Tick
from ui.widgets.fold import Fold
from ui.widgets.form import Form
from ui.widgets.recording import TextLine


class InterpreterForm(Form):
    """Bound to an `Interpreter`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.put("name", TextLine(), 0, 0)
        self.put("language", TextLine(), 0, 1)
        self.put("organisation", TextLine(), 1, 0)
        self.put("phone", PhoneLine(), 1, 1)
        self.attends = Tick()
        self.put("attends", self.attends, 2, 0)
        self.retranslate()

    def retranslate(self) -> None:
        self.field("name").say(self.tr("Interpreter's name"))
        self.field("language").say(self.tr("Translates"), placeholder=self.tr("such as 英语"))
        self.field("organisation").say(self.tr("Unit"))
        self.field("phone").say(self.tr("Telephone"))
        self.attends.setText(self.tr("Attends"))
        self.attends.setAccessibleName(self.attends.text())


class InterpreterCard(Fold):
    """One interpreter."""

    changed = Signal(object)
    recorded = Signal(object)

    def __init__(self, interpreter: Interpreter, parent: QWidget | None = None) -> None:
        super().__init__(interpreter.id, parent, movable=False)
        self.interpreter = interpreter
        self.form: InterpreterForm | None = None
        self.show_interpreter(interpreter)

    def show_interpreter(self, interpreter: Interpreter) -> None:
        self.interpreter = interpreter
        self.chip.show_as(self.tr("Interpreter"))
        said = [interpreter.language, interpreter.organisation, interpreter.phone]
        self.say(
            interpreter.name or self.tr("Interpreter without a name"),
            " · ".join(part for part in said if part),
        )
        if self.form is not None:
            self.form.show_value(interpreter)

    def make_body(self) -> QWidget:
        self.form = InterpreterForm()
        self.form.changed.connect(self.changed)
        self.form.recorded.connect(self.recorded)
        return self.form

    def show_body(self) -> None:
        if self.form is not None:
            self.form.show_value(self.interpreter)

    def retranslate(self) -> None:
        self.show_interpreter(self.interpreter)
        super().retranslate()
