"""What is said to whoever leaves: entries that the disk did not take, copies that never came out of a printer."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject

from mediator_app.domain.ids import CaseId
from mediator_app.domain.states import CaseState
from ui.language import gap
from ui.steps.base import Step
from ui.widgets.overlay import Sheet
from ui.widgets.parts import Words

if TYPE_CHECKING:
    from mediator_app.domain.record import Record
    from mediator_app.saving import SaveState
    from ui.window import Window

_tr = QCoreApplication.translate


def _copies_missing(record: Record) -> bool:
    """Whether people are still about who should have a copy and have none; later, nobody is held up by it."""
    from mediator_app.domain.copies import without_copy

    return record.state in (CaseState.SIGNED, CaseState.SERVED) and bool(without_copy(record))


def _left_undone(record: Record) -> str:
    """What nobody should walk away from: copies that were not printed, the body's seal that was not recorded."""
    if record.state not in (CaseState.SIGNED, CaseState.SERVED) or record.standing is None:
        return ""
    from mediator_app.domain.sealing import BODY, seal_wanted
    from ui.service.copies import names_without_copy
    from ui.signing.stamps import owner_words

    told = []
    if names := names_without_copy(record):
        words = _tr("Leaving", "Copies not printed yet for: {names}.")
        told.append(words.format(names=_tr("Leaving", ", ").join(names)))
    if seal_wanted(record.standing):
        words = _tr("Leaving", "The seal of {owner} is not recorded.")
        told.append(words.format(owner=owner_words(record.standing.content, BODY)))
    return gap().join(told)


class Leaving(QObject):
    """Stands at the door of the window."""

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._window = window
        self._sure = False
        self._go_on: Callable[[], object] | None = None
        self._insisted = False
        """Whether somebody was told what they lose, and goes all the same."""
        self._closing = False
        """Whether the window closes as soon as the disk has the last entries."""

    def holds_back(self) -> bool:
        """Whether the window stays open for now; why, is said in a sheet. Whoever insists is let go."""
        window = self._window
        if self._sure or window.desk is None:
            return False
        if window.desk.saving().trouble is not None:
            self._ask_about_entries()
            return True
        if self.stops(window.close):
            return True
        if window.desk.saving().waiting:
            self._closing = True  # the disk may still refuse them, and then nobody would be there to be told
            return True
        space = window.workspace
        if space is not None and _copies_missing(window.desk.case(space.case_id).record):
            self._ask_about_copies(space.case_id)
            return True
        return False

    def follow(self, state: SaveState) -> None:
        """What the disk says of the last entries of whoever is about to close the window."""
        if not self._closing:
            return
        if state.trouble is not None:
            self._closing = False
            self._ask_about_entries()
        elif not state.waiting:
            self._closing = False
            self._window.close()

    def stops(self, go_on: Callable[[], object]) -> bool:
        """Whether somebody is asked first, since typing in the open case would be lost; `go_on` if they insist."""
        window = self._window
        if self._insisted or window.workspace is None:
            return False
        told = window.workspace.left_behind()
        if told:
            self._go_on = go_on
            self._ask_about_typing(told)
        return bool(told)

    def _ask_about_typing(self, told: str) -> None:
        sheet = Sheet(self._window, self.tr("Something typed here is not recorded"))
        sheet.body.addWidget(Words(text=told, wrap=True))
        stay = sheet.add_button(self.tr("Stay"), "primary")
        go = sheet.add_button(self.tr("Leave and lose it"), "danger")
        stay.clicked.connect(sheet.close_sheet)
        go.clicked.connect(sheet.close_sheet)
        go.clicked.connect(self._insist)
        sheet.open(stay)

    def _insist(self) -> None:
        """Go where they were about to; only this once nothing is asked."""
        go_on, self._go_on = self._go_on, None
        if self._window.workspace is not None:
            self._window.workspace.texts.lose()
        if go_on is not None:
            self._insisted = True
            try:
                go_on()
            finally:
                self._insisted = False

    def left(self, case_id: CaseId) -> None:
        """A case was left for another room: say in passing that copies are missing, with the way back."""
        window = self._window
        if window.desk is None:
            return
        told = _left_undone(window.desk.case(case_id).record)
        if told:
            back = partial(window.open_case, case_id, Step.SERVICE)
            window.say(told, "amber", self.tr("Back to the case"), back)

    def _ask_about_copies(self, case_id: CaseId) -> None:
        from ui.service.copies import NoCopySheet, made_elsewhere, names_without_copy

        window = self._window
        if window.desk is None:
            return
        from ui.signing.stamps import missing_words

        record = window.desk.case(case_id).record
        seals = missing_words(record.standing) if record.standing is not None else ""
        names = names_without_copy(record)
        sheet = NoCopySheet(window, names, leave=self.tr("Close all the same"), also=seals)
        sheet.print_wanted.connect(self._print)
        sheet.elsewhere.connect(partial(made_elsewhere, window.desk, case_id))
        sheet.elsewhere.connect(window.close)
        sheet.cancel.clicked.connect(self._leave)
        sheet.open(sheet.print_button)

    def _print(self) -> None:
        space = self._window.workspace
        if space is not None:
            space.open_step(Step.SIGNING)
            space.print_copies()

    def _ask_about_entries(self) -> None:
        sheet = Sheet(self._window, self.tr("Not everything is saved"))
        sheet.body.addWidget(
            Words(
                text=self.tr(
                    "The disk does not take the last entries. Stay and try again once it does; whoever closes "
                    "now loses them."
                ),
                wrap=True,
            )
        )
        stay = sheet.add_button(self.tr("Stay and try again"), "primary")
        go = sheet.add_button(self.tr("Close and lose them"), "danger")
        stay.clicked.connect(sheet.close_sheet)
        stay.clicked.connect(self._retry)
        go.clicked.connect(self._leave)
        sheet.open(stay)

    def _retry(self) -> None:
        if self._window.desk is not None:
            self._window.desk.retry_saving()

    def _leave(self) -> None:
        self._sure = True
        self._window.close()
