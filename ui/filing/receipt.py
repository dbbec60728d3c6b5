"""The court's receipt: shown, and saved as a file that anybody can read."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QGridLayout, QWidget

from mediator_app.delivery import FilingLine, ReceiptFact
from ui.bridge import run, when
from ui.theme import theme
from ui.whole_file import documents, safe_name, write_whole
from ui.widgets.overlay import Sheet
from ui.widgets.parts import Words
from ui.words.cases import case_title
from ui.words.codes import error_words
from ui.words.filings import kind_words, official_time


class ReceiptSheet(Sheet):
    """The number and the official filing time, large; beneath what they are about."""

    said = Signal(str, str)

    def __init__(self, parent: QWidget, line: FilingLine, receipt: ReceiptFact, court: str) -> None:
        super().__init__(parent, width=620)
        self.title.setText(self.tr("Receipt of the court"))
        self._receipt = receipt
        self.number = Words("code", receipt.number)
        self.number.setAccessibleName(self.tr("Receipt {number}").format(number=receipt.number))
        self.body.addWidget(self.number)
        number = line.review.case_number if line.review is not None else ""
        self.facts = [
            (self.tr("Court"), court),
            (self.tr("Official filing time"), official_time(receipt.received_at)),
            (self.tr("Case"), case_title(line.title)),
            (self.tr("Filing"), kind_words(line.kind)),
            (self.tr("Case number of the court"), number),
            (self.tr("Id of the filing"), receipt.filing_id),
            (self.tr("SHA-256 of the manifest"), receipt.manifest_sha256),
        ]
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme().px(16))
        grid.setVerticalSpacing(theme().px(8))
        grid.setColumnStretch(1, 1)
        for at, (label, value) in enumerate(one for one in self.facts if one[1]):
            grid.addWidget(Words("label", label), at, 0)
            text = Words("small" if len(value) > 40 else "", value, wrap=True)
            if len(value) == 64:
                text.setText(f"{value[:32]} {value[32:]}")
            grid.addWidget(text, at, 1)
        self.body.addLayout(grid)
        self.save = self.add_button(self.tr("Save as a file…"))
        self.done = self.add_button(self.tr("Close"), "primary")
        self.save.clicked.connect(self._save)
        self.done.clicked.connect(self.close_sheet)

    def text(self) -> str:
        """What the file says."""
        lines = [self.title.text(), "", self._receipt.number, ""]
        lines += [f"{label}: {value}" for label, value in self.facts if value]
        return "\n".join(lines) + "\n"

    def _save(self) -> None:
        name = self.tr("Receipt {number}.txt").format(number=self._receipt.number)
        suggested = documents() / safe_name(name)
        chosen, _ = QFileDialog.getSaveFileName(
            self, self.tr("Save the receipt"), str(suggested), self.tr("Text files") + " (*.txt)"
        )
        if chosen:
            when(run(write_whole, Path(chosen), self.text().encode()), self._saved, self._not_saved)

    def _saved(self, path: Path) -> None:
        self.said.emit(self.tr("The receipt lies in {path}.").format(path=path), "green")
        self.close_sheet()

    def _not_saved(self, error: Exception) -> None:
        self.said.emit(error_words(error), "red")
