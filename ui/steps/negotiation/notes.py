"""Notes for the mediator's eyes. In the parties' view they are not hidden, they are not there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from mediator_app.domain.caucus import ConfidentialNote
from mediator_app.domain.offers import OfferSide
from ui.steps.negotiation.words import offer_side_words
from ui.steps.unrecorded import DRAFT
from ui.theme import theme
from ui.widgets.choices import Choice
from ui.widgets.contents import contents
from ui.widgets.parts import Card, Chip, Words, button, clear, column, icon_button, name_it, row, show_if
from ui.widgets.recording import TextArea, TextLine
from ui.widgets.strokes import strokes
from ui.words.times import clock_time

GAP: Final = 10
"""Pixels of the design between time, person and text."""


class NoteLine(QWidget):
    """One note, to be changed where it stands."""

    changed = Signal(object)
    removed = Signal(str)

    def __init__(self, note: ConfidentialNote, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.note = note
        line = row(self, gap=GAP)
        self.lead = QWidget(self)
        """When it was written down, and whom it was heard from."""
        before = row(self.lead, gap=GAP)
        head = Words("small", clock_time(note.at))
        head.setFixedWidth(theme().px(40))
        who = Chip(offer_side_words(note.side) if note.side else self.tr("own thought"))
        self.text = TextArea(lines=1)
        self.text.show_value(note.text)
        self.text.setAccessibleName(self.tr("Confidential note"))
        self.drop = icon_button("trash-2", self.tr("Remove the note"), size=16)
        before.addWidget(head)
        before.addWidget(who)
        before.addStretch(1)
        line.addWidget(self.lead, 0, Qt.AlignmentFlag.AlignVCenter)
        line.addWidget(self.text, 1)
        line.addWidget(self.drop, 0, Qt.AlignmentFlag.AlignVCenter)
        self.text.recorded.connect(self._recorded)
        self.drop.clicked.connect(self._removed)

    def _recorded(self, text: str) -> None:
        if text:
            self.changed.emit(replace(self.note, text=text))
        else:
            self.removed.emit(self.note.id)

    def _removed(self) -> None:
        self.removed.emit(self.note.id)


class NotesCard(Card):
    """The notes and a line for a new one."""

    written = Signal(object, str)
    """Whom it was heard from (an OfferSide, or None) and the text."""
    changed = Signal(object)
    removed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.chip = Chip(tone="red")
        self.head.insertWidget(1, self.chip)
        self._lines = column(gap=6)
        self.body.addLayout(self._lines)
        line = row(gap=GAP)
        self.side = Choice()
        self.text = TextLine()
        self.write = button()
        line.addWidget(self.side)
        line.addWidget(self.text, 1)
        line.addWidget(self.write)
        self.body.addLayout(line)
        self.setProperty(DRAFT, True)
        self._notes: tuple[ConfidentialNote, ...] = ()
        self._draft = ""
        self._changes: dict[str, tuple[str, str]] = {}
        """Changes of notes that were typed before the window was closed: the text and the note's, by its id."""
        self.text.returnPressed.connect(self._write)
        self.write.clicked.connect(self._write)
        self.retranslate()
        self.side.show_value(OfferSide.APPLICANT)
        self.side.recorded.connect(strokes().heard)

    @property
    def lines(self) -> list[NoteLine]:
        return [one for one in contents(self._lines) if isinstance(one, NoteLine)]

    def show_notes(self, notes: Sequence[ConfidentialNote], *, private: bool) -> None:
        """Show them, or, in the parties' view, hold nothing at all."""
        if not private:
            self._draft = self._draft or self.text.text()
            self.text.wipe()
        elif self._draft:
            self.text.setText(self._draft)
            self._draft = ""
        show_if(self, private)
        self._show_lines(tuple(notes) if private else ())
        for line in self.lines:
            text, over = self._changes.pop(line.note.id, ("", ""))
            if text and line.note.text == over:
                line.text.put_back(text)

    def _show_lines(self, wanted: tuple[ConfidentialNote, ...]) -> None:
        if wanted == self._notes:
            return
        # A note that is being typed in stays as it is; only its neighbours come and go.
        if [note.id for note in wanted] == [note.id for note in self._notes]:
            for line, note in zip(self.lines, wanted, strict=True):
                line.note = note
                line.text.show_value(note.text)
        else:
            clear(self._lines)
            for note in wanted:
                line = NoteLine(note)
                line.changed.connect(self.changed)
                line.removed.connect(self.removed)
                self._lines.addWidget(line)
            self._align()
        self._notes = wanted

    def _align(self) -> None:
        """Every note begins where the new one does."""
        leads = [line.lead for line in self.lines]
        if leads:
            self.side.ensurePolished()
            parts = (self.side, *leads)
            wide = max(part.sizeHint().width() for part in parts)
            for part in parts:
                part.setFixedWidth(wide)

    # --- what is typed and not recorded ---------------------------------------------------------------

    @property
    def typed(self) -> str:
        """The new note as it stands here, in view or not."""
        return self._draft or self.text.text()

    @property
    def lines_typed(self) -> dict[str, tuple[str, str]]:
        """The notes that are being changed, by their ids: the text, and what the note says."""
        here = {line.note.id: (line.text.typed, line.note.text) for line in self.lines if line.text.pending}
        return self._changes | here

    def put_back(self, side: OfferSide | None, text: str) -> None:
        """A new note as it was typed, to be seen with the mediator's own view."""
        if self.typed:
            return
        self.side.show_value(side)
        if self.isHidden():
            self._draft = text
        else:
            self.text.setText(text)

    def put_back_line(self, id: str, text: str, over: str) -> None:
        """A change of a note, to be seen when the note is."""
        self._changes[id] = (text, over)

    def settle(self) -> None:
        """Nobody has to press a button for a note that is written: it is kept when the page is left."""
        text = self._draft.strip() if self.isHidden() else self.text.text().strip()
        if text:
            self._draft = ""
            self.written.emit(self.side.value, text)

    def _write(self) -> None:
        text = self.text.text().strip()
        if text:
            self.written.emit(self.side.value, text)

    def recorded(self) -> None:
        """The case took the new note."""
        self.text.wipe()
        if self.text.isVisible():
            self.text.setFocus()

    def retranslate(self) -> None:
        self.set_title(self.tr("Notes"))
        self.chip.show_as(self.tr("For the mediator only"), "red")
        self.side.set_choices(
            [
                (OfferSide.APPLICANT, offer_side_words(OfferSide.APPLICANT)),
                (OfferSide.RESPONDENT, offer_side_words(OfferSide.RESPONDENT)),
                (None, self.tr("own thought")),
            ]
        )
        name_it(self.side, self.tr("Heard from"))
        self.text.setPlaceholderText(
            self.tr("What was said in caucus; it enters no paper, no record, no export")
        )
        self.text.setAccessibleName(self.tr("New confidential note"))
        self.write.setText(self.tr("Add the note"))
        notes, self._notes = self._notes, ()
        if notes:
            clear(self._lines)
            self.show_notes(notes, private=not self.isHidden())

    def changeEvent(self, event: Any) -> None:
        if event.type() is event.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
