"""Filing by a stick: write a bundle into a folder, read the court's answers back."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, QStandardPaths, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from mediator_app.delivery import Brought, Carried, LeftOut
from ui.bridge import when
from ui.filing.counter import Counter
from ui.whole_file import documents
from ui.widgets.overlay import Sheet
from ui.widgets.parts import Words
from ui.words.cases import case_title
from ui.words.codes import error_words, reason_words
from ui.words.filings import size_words


class StickSheet(Sheet):
    """What went onto the stick or came from it; what did not, with the reason."""

    def __init__(self, parent: QWidget, title: str, lines: list[str], left_out: list[str]) -> None:
        super().__init__(parent, title, width=600)
        for line in lines:
            self.body.addWidget(Words("", line, wrap=True))
        for line in left_out:
            self.body.addWidget(Words("error", line, wrap=True))
        self.done = self.add_button(self.tr("Close"), "primary")
        self.done.clicked.connect(self.close_sheet)


class ByStick(QObject):
    """Asks where, lets the outbox do it, and says what came of it."""

    said = Signal(str, str)
    busy_changed = Signal()

    def __init__(self, counter: Counter, parent: QWidget) -> None:
        super().__init__(parent)
        self._counter, self._over = counter, parent
        self.busy = False

    def write(self) -> None:
        """Everything that is due, to a folder that the person names."""
        delivery = self._counter.delivery
        if delivery is None or self.busy:
            return
        place = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.HomeLocation)
        folder = QFileDialog.getExistingDirectory(self._over, self.tr("Folder on the USB stick"), place)
        if folder:
            self._be_busy(True)
            when(delivery.write_bundle(Path(folder)), self._written, self._failed)

    def read(self) -> None:
        """The answers that the court wrote for this computer."""
        delivery = self._counter.delivery
        if delivery is None or self.busy:
            return
        kinds = self.tr("Answers of the court") + " (*.answers)"
        name, _ = QFileDialog.getOpenFileName(
            self._over, self.tr("Read answers from a USB stick"), str(documents()), kinds
        )
        if name:
            self._be_busy(True)
            when(delivery.read_answers(Path(name)), self._read, self._failed)

    def _be_busy(self, busy: bool) -> None:
        self.busy = busy
        self.busy_changed.emit()

    def _written(self, carried: Carried) -> None:
        self._be_busy(False)
        lines = [
            self.tr("{file}, {size}, encrypted to the court. Filings on it: {count}.").format(
                file=carried.path.name, size=size_words(carried.size), count=len(carried.filings)
            ),
            self.tr(
                "Take it to the court and read its answers here afterwards. Until then these filings count as not "
                "sent; if the network is there first, they go by it and the court has each only once."
            ),
        ]
        self._show(self.tr("The bundle is on the USB stick"), lines, carried.left_out)

    def _read(self, brought: Brought) -> None:
        self._be_busy(False)
        words = self.tr("New answers: {new}. Filings of the bundle that the court has: {count}.")
        lines = [words.format(new=brought.new, count=len(brought.received))]
        self._show(self.tr("The court's answers were read"), lines, brought.refused)

    def _show(self, title: str, lines: list[str], left_out: Sequence[LeftOut]) -> None:
        titles = {line.filing_id: case_title(line.title) for line in self._counter.lines}
        kept = [
            self.tr("Stays here: {case}. {why}").format(
                case=titles.get(one.filing_id, one.filing_id), why=reason_words(one.code, {})
            )
            for one in left_out
        ]
        sheet = StickSheet(self._over, title, lines, kept)
        sheet.open(sheet.done)
        self._counter.look()

    def _failed(self, error: Exception) -> None:
        self._be_busy(False)
        self.said.emit(error_words(error), "red")
        self._counter.look()
