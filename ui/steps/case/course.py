"""How far the case is, and what can be done about it: begin, adjourn, go on, end without agreement."""

from __future__ import annotations

from enum import StrEnum
from typing import Any, assert_never

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QWidget

from mediator_app.domain.record import Record
from mediator_app.domain.states import CaseState
from mediator_app.domain.texts import sentence
from ui.widgets.parts import Chip, Words, button, column, row, set_kind, show_if
from ui.words.cases import state_tone, state_words
from ui.words.times import day_and_time


class Act(StrEnum):
    BEGIN = "begin"
    ADJOURN = "adjourn"
    RESUME = "resume"
    REOPEN = "reopen"
    END = "end"


_ACTS = {
    CaseState.PREPARING: (Act.BEGIN,),
    CaseState.MEDIATING: (Act.ADJOURN, Act.END),
    CaseState.ADJOURNED: (Act.RESUME, Act.END),
    CaseState.AGREED: (Act.REOPEN,),
}


class ReasonLine(QLineEdit):
    """Enter takes the reason, Escape gives it up."""

    taken = Signal()
    given_up = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        match event.key():
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self.taken.emit()
            case Qt.Key.Key_Escape:
                self.given_up.emit()
            case _:
                super().keyPressEvent(event)


class Course(QFrame):
    """A strip over the forms. `wanted` carries an `Act` and its reason."""

    wanted = Signal(object, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self._record: Record | None = None
        self._asked: Act | None = None
        body = column(self, padding=10, gap=8)
        line = row(gap=8)
        self.chip = Chip()
        self.words = Words("muted", wrap=True)
        line.addWidget(self.chip)
        line.addWidget(self.words, 1)
        self.buttons = {act: button(kind="primary" if act in (Act.BEGIN, Act.RESUME) else "") for act in Act}
        for act, made in self.buttons.items():
            made.setProperty("act", act.value)
            made.clicked.connect(self._clicked)
            line.addWidget(made)
        body.addLayout(line)
        self._ask = QWidget()
        asking = row(self._ask, gap=8)
        self.reason = ReasonLine()
        self.take = button()
        self.cancel = button(kind="quiet")
        asking.addWidget(self.reason, 1)
        asking.addWidget(self.take)
        asking.addWidget(self.cancel)
        body.addWidget(self._ask)
        self.error = Words("error", wrap=True)
        self.error.hide()
        body.addWidget(self.error)
        self._ask.hide()
        self.reason.taken.connect(self._take)
        self.reason.given_up.connect(self._give_up)
        self.reason.textEdited.connect(self._no_error)
        self.take.clicked.connect(self._take)
        self.cancel.clicked.connect(self._give_up)
        self.retranslate()

    def show_record(self, record: Record) -> None:
        if self._record is None or record.state is not self._record.state:
            self._give_up()
        self._record = record
        self.chip.show_as(state_words(record.state), state_tone(record.state))
        set_kind(self, tone="amber" if record.state is CaseState.ADJOURNED else "")
        # What comes is there before the other goes: the keyboard then stays in this strip.
        for act in _ACTS.get(record.state, ()):
            self.buttons[act].show()
        for act, made in self.buttons.items():
            show_if(made, act in _ACTS.get(record.state, ()))
        self.words.setText(self._words(record))

    def show_error(self, text: str) -> None:
        self.error.setText(text)
        show_if(self.error, bool(text))

    def _words(self, record: Record) -> str:
        match record.state:
            case CaseState.PREPARING:
                return self.tr("Prepare what is known; begin when both sides are at the table.")
            case CaseState.MEDIATING:
                return self._gone_back_on(record) or self.tr("Both sides are at the table.")
            case CaseState.ADJOURNED:
                return self.tr("Mediation is adjourned and can go on at any time.")
            case CaseState.AGREED:
                return self.tr("An amount is agreed; the paper can be checked and signed.")
            case CaseState.NOT_AGREED:
                words = self.tr("No agreement: {reason} The case goes on to arbitration.")
                return words.format(reason=sentence(record.ended))
            case CaseState.SEALED | CaseState.SIGNED:
                return self.tr("The agreement is sealed; what follows is signing and service.")
            case CaseState.SERVED | CaseState.PERFORMING:
                return self.tr("The agreement is served; what follows is payment.")
            case CaseState.CLOSED:
                return self.tr("The case is closed.")
            case _:
                assert_never(record.state)

    def _gone_back_on(self, record: Record) -> str:
        """Who went back on the text that was signed last, where nothing was sealed since."""
        last = record.revisions[-1] if record.revisions else None
        if last is None or last.withdrawn_by is None or last.ended_at is None:
            return ""
        words = self.tr("{name} went back on the signed text, {time}: {reason} It can be negotiated again.")
        name = last.content.party(last.withdrawn_by).name
        return words.format(name=name, time=day_and_time(last.ended_at), reason=sentence(last.ended))

    def _clicked(self) -> None:
        act = Act(str(self.sender().property("act")))
        if act not in (Act.ADJOURN, Act.END):
            self.wanted.emit(act, "")
            return
        self._asked = act
        self._ask.show()
        self._name_question()
        self.reason.setFocus(Qt.FocusReason.TabFocusReason)

    def _take(self) -> None:
        if self._asked is not None:
            self.wanted.emit(self._asked, self.reason.text().strip())

    def _give_up(self) -> None:
        self._asked = None
        self.reason.clear()
        self._ask.hide()
        self._no_error()

    def _no_error(self) -> None:
        self.show_error("")

    def _name_question(self) -> None:
        ending = self._asked is Act.END
        label = self.tr("Why there is no agreement") if ending else self.tr("Why it is adjourned (optional)")
        self.reason.setPlaceholderText(label)
        self.reason.setAccessibleName(label)
        self.take.setText(self.tr("End without agreement") if ending else self.tr("Adjourn"))

    def retranslate(self) -> None:
        for act, text in {
            Act.BEGIN: self.tr("Begin mediation"),
            Act.ADJOURN: self.tr("Adjourn…"),
            Act.RESUME: self.tr("Go on"),
            Act.REOPEN: self.tr("Negotiate again"),
            Act.END: self.tr("No agreement…"),
        }.items():
            self.buttons[act].setText(text)
        self.cancel.setText(self.tr("Cancel"))
        self._name_question()
        if self._record is not None:
            self.show_record(self._record)

    def changeEvent(self, event: Any) -> None:
        if event.type() is event.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
