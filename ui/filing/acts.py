"""What a person does about one filing: let it go, hold it, try again, file again, give it up, read the receipt."""

from __future__ import annotations

from concurrent.futures import Future
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from mediator_app.delivery import Delivery, FilingLine
from mediator_app.domain.filings import FilingState
from ui.bridge import when
from ui.filing.counter import Counter
from ui.filing.details import FilingDetails
from ui.filing.receipt import ReceiptSheet
from ui.widgets.overlay import Sheet
from ui.widgets.parts import Words
from ui.words.codes import error_words


class WithdrawSheet(Sheet):
    """Asks once more before a filing is given up."""

    confirmed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, self.tr("Do not file it?"))
        text = self.tr(
            "The court does not get it. Nothing in the case changes; it can be filed again later as it stands then."
        )
        self.body.addWidget(Words("", text, wrap=True))
        self.cancel = self.add_button(self.tr("Cancel"))
        self.confirm = self.add_button(self.tr("Do not file it"), "danger")
        self.cancel.clicked.connect(self.close_sheet)
        self.confirm.clicked.connect(self._confirm)

    def _confirm(self) -> None:
        self.close_sheet()
        self.confirmed.emit()


class FilingActs(QObject):
    """Does what the buttons of some details ask for, and says how it went."""

    said = Signal(str, str)

    def __init__(self, counter: Counter, details: FilingDetails) -> None:
        super().__init__(details)
        self._counter, self._details = counter, details
        self._asked: FilingLine | None = None
        details.send_wanted.connect(self._send)
        details.hold_wanted.connect(self._hold)
        details.retry_wanted.connect(self._retry)
        details.refile_wanted.connect(self._refile)
        details.withdraw_wanted.connect(self._ask_withdrawal)
        details.receipt_wanted.connect(self._show_receipt)

    def _there(self) -> tuple[Delivery, FilingLine] | None:
        delivery, line = self._counter.delivery, self._details.line
        return None if delivery is None or line is None else (delivery, line)

    def _then(self, answer: Future[Any]) -> None:
        when(answer, self._done, self._failed)

    def _done(self, _: object) -> None:
        self._counter.look()

    def _failed(self, error: Exception) -> None:
        self.said.emit(error_words(error), "red")
        self._counter.look()

    def _send(self) -> None:
        if there := self._there():
            delivery, line = there
            self._then(delivery.send_now(line.filing_id))
            delivery.deliver_now()

    def _hold(self) -> None:
        if there := self._there():
            self._then(there[0].hold(there[1].filing_id))

    def _retry(self) -> None:
        if there := self._there():
            self._then(there[0].retry(there[1].filing_id))

    def _refile(self) -> None:
        """What can never go is given up first, so that the case has one filing under way."""
        if there := self._there():
            delivery, line = there
            self._asked = line
            if line.state is FilingState.BLOCKED:
                when(delivery.withdraw(line.filing_id), self._given_up, self._failed)
            else:
                when(delivery.refile(line.case_id), self._refiled, self._failed)

    def _given_up(self, _: object) -> None:
        if self._asked is not None and self._counter.delivery is not None:
            when(self._counter.delivery.refile(self._asked.case_id), self._refiled, self._failed)

    def _refiled(self, _: object) -> None:
        self.said.emit(self.tr("Filed again as the case stands now."), "green")
        self._counter.look()

    def _ask_withdrawal(self) -> None:
        self._asked = self._details.line
        sheet = WithdrawSheet(self._details)
        sheet.confirmed.connect(self._withdraw)
        sheet.open(sheet.cancel)

    def _withdraw(self) -> None:
        if self._asked is not None and self._counter.delivery is not None:
            self._then(self._counter.delivery.withdraw(self._asked.filing_id))

    def _show_receipt(self) -> None:
        line = self._details.line
        if line is None or line.receipt is None:
            return
        court = self._counter.court
        sheet = ReceiptSheet(self._details, line, line.receipt, court.name if court is not None else "")
        sheet.said.connect(self.said)
        sheet.open(sheet.done)
