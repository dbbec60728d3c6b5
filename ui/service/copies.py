"""The warning before a copy is signed for that never came out of a printer."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Final

from PySide6.QtCore import QCoreApplication, QObject, Signal
from PySide6.QtWidgets import QWidget

from mediator_app.desk import Desk
from mediator_app.domain.copies import FILE, has_copy, without_copy
from mediator_app.domain.edits import RecordPrint
from mediator_app.domain.ids import CaseId, PrintId
from mediator_app.domain.papers import PaperId
from mediator_app.domain.record import PrintOutcome, Record
from ui.steps.base import StepContext
from ui.widgets.overlay import Sheet
from ui.widgets.parts import Words

_tr = QCoreApplication.translate
ELSEWHERE: Final = ""
"""The printer's name where a copy was made by another machine, as the mediator says."""


def names_without_copy(record: Record) -> list[str]:
    """Those who have no printed copy of the closed agreement, by name."""
    revision = record.standing
    if revision is None:
        return []
    names = {str(party.id): party.name for party in revision.content.parties}
    names[FILE] = _tr("Copies", "the file of {body}").format(body=revision.content.body.name)
    return [names[recipient] for recipient in without_copy(record)]


def made_elsewhere(desk: Desk, case_id: CaseId) -> None:
    """Record that everybody's missing copy was made by another machine."""
    record = desk.case(case_id).record
    revision = record.standing
    if revision is None or revision.closing is None:
        return
    wanted = [*(str(party.id) for party in revision.content.parties), FILE]
    for recipient in without_copy(record):
        made = partial(
            RecordPrint,
            print_id=PrintId(desk.ids.new()),
            paper=PaperId(revision.content.instrument).kind,
            sha256=revision.closing.pdf_sha256,
            printer=ELSEWHERE,
            copy=wanted.index(recipient) + 1,
            recipient=recipient,
            outcome=PrintOutcome.CAME_OUT,
        )
        desk.do(case_id, made(**desk.stamp()))


class NoCopySheet(Sheet):
    """Says for whom no copy came out, and asks whether to print, or whether the copies were made elsewhere."""

    print_wanted = Signal()
    elsewhere = Signal()

    def __init__(self, parent: QWidget, names: list[str], *, leave: str = "", also: str = "") -> None:
        """`leave` is the button for going all the same, where somebody is about to leave; `also` is what else is
        missing then."""
        super().__init__(parent, _tr("Copies", "Not every copy has been printed"), width=600)
        told = _tr("Copies", "No copy of the signed paper came out of a printer here for: {names}.")
        joined = _tr("Copies", ", ").join(names)
        self.body.addWidget(Words("strong", told.format(names=joined), wrap=True))
        why = _tr(
            "Copies", "Whoever signs for a copy has to have it in hand, and nobody should leave without one."
        )
        self.body.addWidget(Words("", why, wrap=True))
        if also:
            self.body.addWidget(Words("remark", also, wrap=True))
        self.cancel = self.add_button(leave or _tr("Copies", "Cancel"))
        self.other = self.add_button(_tr("Copies", "They were made elsewhere"))
        self.print_button = self.add_button(_tr("Copies", "Print the copies…"), "primary")
        self.cancel.clicked.connect(self.close_sheet)
        for made, signal in ((self.other, self.elsewhere), (self.print_button, self.print_wanted)):
            made.clicked.connect(self.close_sheet)
            made.clicked.connect(signal)


class CopyGate(QObject):
    """Lets somebody hand over what came out of a printer, and asks about what did not."""

    print_wanted = Signal()
    recorded = Signal()
    """The case holds more prints."""

    def __init__(self, page: QWidget, context: StepContext) -> None:
        super().__init__(page)
        self._page, self._context = page, context
        self._go_on: Callable[[], None] | None = None
        self.sheet: NoCopySheet | None = None

    def ask(self, party_id: str, go_on: Callable[[], None]) -> None:
        """Go on at once where the party's copy came out; else when the mediator says that it was made elsewhere."""
        record = self._context.desk.case(self._context.case_id).record
        if has_copy(record, party_id):
            go_on()
            return
        self._go_on = go_on
        self.sheet = NoCopySheet(self._page, names_without_copy(record))
        self.sheet.print_wanted.connect(self.print_wanted)
        self.sheet.elsewhere.connect(self._elsewhere)
        self.sheet.closed.connect(self._closed)
        self.sheet.open(self.sheet.print_button)

    def _closed(self) -> None:
        self.sheet = None

    def _elsewhere(self) -> None:
        made_elsewhere(self._context.desk, self._context.case_id)
        self.recorded.emit()
        if self._go_on is not None:
            self._go_on()
