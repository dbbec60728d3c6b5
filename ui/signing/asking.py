"""Sheets that ask for one thing: a reason, a name, the scan of a page that was signed by hand."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

from PySide6.QtCore import QStandardPaths, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QLineEdit, QPlainTextEdit, QWidget

from mediator_app.domain.errors import Refusal
from ui.whole_file import dropped_files
from ui.widgets.choices import Choice, Tick
from ui.widgets.fields import Field
from ui.widgets.overlay import Sheet
from ui.widgets.parts import Words, button, column, row
from ui.words.codes import refusal_words

MEDIA_TYPES: Final = {
    b"%PDF-": "application/pdf",
    b"\xff\xd8\xff": "image/jpeg",
    b"\x89PNG\r\n\x1a\n": "image/png",
}
"""What a scan or photo may be, by how the file begins; its name may say anything."""
LARGEST: Final = 40_000_000
"""Bytes; a page at 600 dpi in colour is a quarter of it."""


def media_type(data: bytes) -> str:
    """PDF, JPEG or PNG. Refusal `scan_kind` for everything else, `scan_empty`, `scan_large`."""
    if not data:
        raise Refusal("scan_empty", "scan")
    if len(data) > LARGEST:
        raise Refusal("scan_large", "scan", most=LARGEST // 1_000_000)
    for start, kind in MEDIA_TYPES.items():
        if data.startswith(start):
            return kind
    raise Refusal("scan_kind", "scan")


class ReasonSheet(Sheet):
    """Asks why; `given` carries the reason. The words stay when they are refused."""

    given = Signal(str)

    def __init__(
        self, parent: QWidget, title: str, text: str, confirm: str, *, danger: bool = True, label: str = ""
    ) -> None:
        super().__init__(parent, title)
        self.body.addWidget(Words("", text, wrap=True))
        self.edit = QPlainTextEdit()
        self.edit.setTabChangesFocus(True)
        self.edit.setFixedHeight(88)
        self.field = Field(self.edit, label or self.tr("Reason"))
        self.body.addWidget(self.field)
        self.cancel = self.add_button(self.tr("Cancel"))
        self.confirm = self.add_button(confirm, "danger" if danger else "primary")
        self.cancel.clicked.connect(self.close_sheet)
        self.confirm.clicked.connect(self._give)
        self.edit.textChanged.connect(self.field.clear)

    def _give(self) -> None:
        text = self.edit.toPlainText().strip()
        if not text:
            self.field.show_error(refusal_words(Refusal("reason_missing", "reason")))
            self.edit.setFocus()
            return
        self.given.emit(text)


class ChoiceSheet(Sheet):
    """Asks for one of a few, and for a name or a reason; `missing` is the code of what is said without one.

    `chosen` is the one that is proposed; None where a wrong one would be worse than none.
    """

    given = Signal(object, str)

    def __init__(
        self,
        parent: QWidget,
        title: str,
        text: str,
        choices: Sequence[tuple[Any, str]],
        *,
        choice_label: str,
        name_label: str,
        name: str,
        confirm: str,
        chosen: Any,
        missing: str = "name_missing",
        danger: bool = False,
    ) -> None:
        super().__init__(parent, title)
        self._missing = missing
        self.body.addWidget(Words("", text, wrap=True))
        self.choice = Choice()
        self.choice.set_choices(choices)
        self.choice.setPlaceholderText(self.tr("Please choose"))
        self.choice.show_value(chosen)
        self.choice_field = Field(self.choice, choice_label)
        self.body.addWidget(self.choice_field)
        self.name = QLineEdit(name)
        self.field = Field(self.name, name_label)
        self.body.addWidget(self.field)
        self.more = column(gap=12)
        """Place for what a sheet of this kind asks besides."""
        self.body.addLayout(self.more)
        self.cancel = self.add_button(self.tr("Cancel"))
        self.confirm = self.add_button(confirm, "danger" if danger else "primary")
        self.cancel.clicked.connect(self.close_sheet)
        self.confirm.clicked.connect(self._give)
        self.name.returnPressed.connect(self._give)
        self.name.textEdited.connect(self.field.clear)
        self.choice.recorded.connect(self.choice_field.clear)

    def _give(self) -> None:
        if self.choice.value is None:
            self.choice_field.show_error(refusal_words(Refusal("choice_missing", "choice")))
            self.choice.setFocus()
            return
        if not self.name.text().strip():
            self.field.show_error(refusal_words(Refusal(self._missing, "name")))
            self.name.setFocus()
            return
        self.given.emit(self.choice.value, self.name.text().strip())


class ScanSheet(Sheet):
    """Takes the scan or photo of what was signed by hand, and whose signatures are on it."""

    given = Signal(bytes, str, object, bool)
    """The file's bytes, its media type, the chosen ones, whether it was read aloud."""
    print_wanted = Signal()

    def __init__(
        self,
        parent: QWidget,
        title: str,
        text: str,
        people: Sequence[tuple[Any, str]],
        chosen: Any,
        *,
        confirm: str = "",
        aloud: bool = True,
    ) -> None:
        super().__init__(parent, title, width=600)
        self.setAcceptDrops(True)
        self.body.addWidget(Words("", text, wrap=True))
        self.print_button = button(self.tr("Print the paper to sign"), icon="printer")
        line = row()
        line.addWidget(self.print_button)
        line.addStretch(1)
        self.body.addLayout(line)
        self.path = QLineEdit()
        self.path.setPlaceholderText(self.tr("Drop the file here, type its path, or choose it"))
        self.browse = button(self.tr("Choose…"), icon="folder-open")
        holder = QWidget()
        picking = row(holder)
        picking.addWidget(self.path, 1)
        picking.addWidget(self.browse)
        holder.setFocusProxy(self.path)
        self.field = Field(holder, self.tr("Scan or photo of the signed pages (PDF, JPEG or PNG)"))
        self.path.setAccessibleName(self.field.label.text())
        self.body.addWidget(self.field)
        self.ticks: list[tuple[Any, Tick]] = []
        box = column(gap=2)
        if len(people) > 1:
            box.addWidget(Words("label", self.tr("Whose signatures are on it")))
        for value, name in people:
            tick = Tick(name)
            tick.setChecked(value == chosen)
            self.ticks.append((value, tick))
            if len(people) > 1:
                box.addWidget(tick)
        self.body.addLayout(box)
        self.more = column(gap=12)
        """Place for what a sheet of this kind asks besides."""
        self.body.addLayout(self.more)
        self.aloud = Tick(self.tr("The whole text was read aloud to the signer"))
        if aloud:
            self.body.addWidget(self.aloud)
        self.cancel = self.add_button(self.tr("Cancel"))
        self.confirm = self.add_button(confirm or self.tr("Attach and record the signature"), "danger")
        self.cancel.clicked.connect(self.close_sheet)
        self.browse.clicked.connect(self._browse)
        self.confirm.clicked.connect(self._give)
        self.path.returnPressed.connect(self._give)
        self.path.textChanged.connect(self.field.clear)
        self.print_button.clicked.connect(self.print_wanted)

    def _browse(self) -> None:
        start = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.PicturesLocation)
        kinds = self.tr("Scans and photos") + " (*.pdf *.jpg *.jpeg *.png)"
        name, _ = QFileDialog.getOpenFileName(self, self.field.label.text(), start, kinds)
        if name:
            self.path.setText(name)
            self.confirm.setFocus(Qt.FocusReason.OtherFocusReason)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if dropped_files(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        files = dropped_files(event)
        if files:
            self.path.setText(files[0])
            event.acceptProposedAction()

    def _give(self) -> None:
        text = self.path.text().strip().removeprefix("file://")
        chosen = tuple(value for value, tick in self.ticks if tick.isChecked())
        try:
            if not text:
                raise Refusal("scan_missing", "scan")
            if not chosen:
                raise Refusal("scan_of_nobody", "scan")
            try:
                data = Path(text).expanduser().read_bytes()
            except OSError:
                raise Refusal("cannot_read_file", "scan", path=text) from None
            kind = media_type(data)
        except Refusal as refusal:
            self.field.show_error(refusal_words(refusal))
            self.path.setFocus()
            return
        self.given.emit(data, kind, chosen, self.aloud.value)

    def refuse(self, refusal: Refusal) -> None:
        """Say why the desk did not take it; everything stays as it is."""
        self.field.show_error(refusal_words(refusal))
