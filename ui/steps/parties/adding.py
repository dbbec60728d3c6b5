"""One line that takes a party as people have it: typed, or pasted whole."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from mediator_app.domain.ids import PartyId
from mediator_app.domain.masking import mask_identity
from mediator_app.domain.people import Employer, Party, Side, Worker
from mediator_app.law.reading import Part, Reading
from mediator_app.law.reading_fill import fill
from mediator_app.law.reading_name import read_name
from ui.steps.parties.identity import left_words
from ui.widgets.choices import Segments
from ui.widgets.flow import Flow
from ui.widgets.parts import Card, Chip, Words, button, clear, row, show_if
from ui.widgets.strokes import strokes
from ui.words.people import side_words


class PartyLine(QLineEdit):
    """Line breaks of what is pasted become commas, so that a company's lines stay apart."""

    entered = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
            return
        super().keyPressEvent(event)

    def insertFromMimeData(self, source: Any) -> None:
        """For what is dropped or pasted from the menu."""
        self.insert(_one_line(source.text()))

    def event(self, event: Any) -> bool:
        if isinstance(event, QKeyEvent) and event.type() is event.Type.KeyPress:
            from PySide6.QtGui import QGuiApplication, QKeySequence

            if event.matches(QKeySequence.StandardKey.Paste):
                self.insert(_one_line(QGuiApplication.clipboard().text()))
                return True
        return super().event(event)


def _one_line(text: str) -> str:
    return "，".join(part.strip() for part in text.splitlines() if part.strip())


class AddParty(Card):
    """Side, line, what was read of it, and the buttons. `added` carries a `Party` that has a fresh id."""

    added = Signal(object)

    def __init__(self, new_id: Any, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._new_id = new_id
        self._left: tuple[str, ...] = ()
        """What of the last line found no place; said until another line is begun."""
        self.side = Segments()
        self.body.addWidget(self.side)
        line = row(gap=8)
        self.line = PartyLine()
        self.worker_button, self.employer_button = button(), button()
        line.addWidget(self.line, 1)
        line.addWidget(self.worker_button)
        line.addWidget(self.employer_button)
        self.body.addLayout(line)
        self.read = QWidget()
        self._chips = Flow(self.read, gap=6)
        self.body.addWidget(self.read)
        self.rest = Words("remark", wrap=True)
        self.rest.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.body.addWidget(self.rest)
        self.line.textChanged.connect(strokes().heard)
        self.line.textChanged.connect(self._typed)
        self.line.entered.connect(self._enter)
        self.worker_button.clicked.connect(self._add_worker)
        self.employer_button.clicked.connect(self._add_employer)
        self.side.changed.connect(self._chosen)
        self.side.set_choices([(side, "") for side in Side])
        self.side.show_value(Side.APPLICANT)
        self.retranslate()

    def suggest(self, parties: tuple[Party, ...]) -> None:
        """Ask for the side that is still empty."""
        if self.line.text():
            return
        sides = {party.side for party in parties}
        empty = [side for side in (Side.APPLICANT, Side.RESPONDENT) if side not in sides]
        if empty:
            self.side.show_value(empty[0])
        self._typed(self.line.text())

    def _reading(self) -> Reading:
        return read_name(self.line.text())

    def _wants_employer(self, reading: Reading) -> bool:
        """What the text says; else what usually stands on that side."""
        if reading.employer:
            return True
        if reading.text(Part.NUMBER) or reading.text(Part.SEX):
            return False
        return self.side.value is Side.RESPONDENT

    def _typed(self, _: str) -> None:
        reading = self._reading()
        clear(self._chips)
        for piece in reading.pieces:
            if piece.part not in (Part.LABEL, Part.REST, Part.SIDE):
                shown = mask_identity(piece.text) if piece.part is Part.NUMBER else piece.text
                chip = Chip(f"{self._part_words(piece.part)} {shown}", "accent")
                self._chips.addWidget(chip)
        several = reading.understood > 1
        show_if(self.read, several)
        if self.line.text():
            self._left = ()
        unclear = several and bool(reading.rest)
        words = self.tr("Not understood: {rest}").format(rest=" · ".join(reading.rest))
        self._say(words if unclear else left_words(self._left))
        if reading.side is not None:
            self.side.show_value(reading.side)
        self._mark_buttons(reading)

    def _mark_buttons(self, reading: Reading) -> None:
        from ui.widgets.parts import set_kind

        employer = self._wants_employer(reading)
        set_kind(self.worker_button, "" if employer else "primary")
        set_kind(self.employer_button, "primary" if employer else "")
        self.line.setPlaceholderText(
            self.tr(
                "Type a name, or paste everything: company, credit code, address, representative, telephone"
            )
            if employer
            else self.tr("Type a name, or paste everything: name, sex, identity number, address, telephone")
        )

    def _chosen(self, _: object) -> None:
        self._mark_buttons(self._reading())
        self.line.setFocus()

    def _enter(self) -> None:
        if self._wants_employer(self._reading()):
            self._add_employer()
        else:
            self._add_worker()

    def _add_worker(self) -> None:
        self._add(Worker(id=PartyId(self._new_id()), side=self.side.value))

    def _add_employer(self) -> None:
        self._add(Employer(id=PartyId(self._new_id()), side=self.side.value))

    def _add(self, empty: Party) -> None:
        """Take the line over; what found no place is said beneath. A line that says nothing adds nobody."""
        party, left = fill(empty, self._reading())
        if party == empty:
            self._say(self.tr("Type or paste the name of this party first."))
            self.line.setFocus()
            return
        self.line.clear()
        self._left = left
        self._say(left_words(left))
        self.added.emit(party)

    def _say(self, words: str) -> None:
        self.rest.setText(words)
        show_if(self.rest, bool(words))

    def _part_words(self, part: Part) -> str:
        return {
            Part.NAME: self.tr("name"),
            Part.LATIN_NAME: self.tr("name in Latin letters"),
            Part.SEX: self.tr("sex"),
            Part.BORN: self.tr("born"),
            Part.NUMBER: self.tr("number"),
            Part.NATIONALITY: self.tr("nationality"),
            Part.OCCUPATION: self.tr("position"),
            Part.ADDRESS: self.tr("address"),
            Part.SERVICE_ADDRESS: self.tr("address for service"),
            Part.POSTAL_CODE: self.tr("postal code"),
            Part.PHONE: self.tr("telephone"),
            Part.EMAIL: self.tr("e-mail"),
            Part.CREDIT_CODE: self.tr("credit code"),
            Part.REPRESENTATIVE: self.tr("representative"),
            Part.POST: self.tr("position"),
        }.get(part, "")

    def retranslate(self) -> None:
        self.set_title(self.tr("Add a party"))
        self.side.set_choices([(side, side_words(side)) for side in Side])
        self.side.setAccessibleName(self.tr("Side"))
        self.line.setAccessibleName(self.tr("Name, or the whole line about a party"))
        self.worker_button.setText(self.tr("Worker"))
        self.worker_button.setAccessibleName(self.tr("Add a worker"))
        self.employer_button.setText(self.tr("Employer"))
        self.employer_button.setAccessibleName(self.tr("Add an employer"))
        self._typed(self.line.text())

    def changeEvent(self, event: Any) -> None:
        if event.type() is event.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
