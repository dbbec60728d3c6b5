"""Putting a backup in the place of what this computer has, before any store is open."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QLineEdit, QWidget

from mediator_app.domain.errors import Refusal, Trouble
from mediator_app.safekeeping import ENDING
from ui.bridge import when
from ui.ports import House
from ui.whole_file import documents, dropped_files
from ui.widgets.fields import Field
from ui.widgets.overlay import Sheet
from ui.widgets.parts import Words, button, row
from ui.widgets.secret_edit import SecretEdit
from ui.words.codes import error_words


class RestoreSheet(Sheet):
    """Which file, and the passphrase or the recovery code of the time when it was made."""

    restored = Signal(str, bool, object)
    """The secret that opens it, whether that is the recovery code, and the folder that keeps what was there before."""

    def __init__(self, parent: QWidget, house: House) -> None:
        super().__init__(parent, self.tr("Restore from a backup"), width=560)
        self.house = house
        self.setAcceptDrops(True)
        self._by_code = False
        lead = self.tr("All cases and keys of the backup are checked, then put in place on this computer.")
        if house.is_set_up:
            lead += self.tr(
                " What is here now, with everything newer than the backup, is not lost: it is put aside, into a folder "
                "of its own."
            )
        self.body.addWidget(Words("muted", lead, wrap=True))
        self.path = QLineEdit()
        self.file = Field(self.path)
        self.file.say(self.tr("Backup file"), placeholder=f"mediators-desk-20261126-173000{ENDING}")
        self.browse = button(self.tr("Choose…"))
        line = row(gap=8)
        line.addWidget(self.file, 1)
        line.addWidget(self.browse, 0, Qt.AlignmentFlag.AlignBottom)
        self.body.addLayout(line)
        self.secret_line = SecretEdit()
        self.secret = Field(self.secret_line)
        self.body.addWidget(self.secret)
        self.swap = button(kind="quiet")
        foot = row()
        foot.addWidget(self.swap)
        foot.addStretch(1)
        self.body.addLayout(foot)
        self.trouble = Words("error", wrap=True)
        self.trouble.hide()
        self.body.addWidget(self.trouble)
        self.cancel = self.add_button(self.tr("Cancel"), "quiet")
        self.go_button = self.add_button(self.tr("Restore"), "primary")
        self.browse.clicked.connect(self._browse)
        self.swap.clicked.connect(self._swap)
        self.cancel.clicked.connect(self.close_sheet)
        self.go_button.clicked.connect(self.go)
        for edit in (self.path, self.secret_line):
            edit.returnPressed.connect(self.go)
            edit.textChanged.connect(self._typed)
        self._say_secret()

    def begin(self) -> None:
        """Show it, the cursor where the file is named."""
        self.open(self.path)

    def go(self) -> None:
        """Ask the house, once both are typed; nothing is touched before the backup has proved whole."""
        path, secret = self.path.text().strip().removeprefix("file://"), self.secret_line.text()
        for text, field in ((path, self.file), (secret, self.secret)):
            if not text:
                field.show_error(self.tr("Please type it here."))
                field.editor.setFocus()
                return
        self._be_busy(True)
        when(
            self.house.restore(Path(path).expanduser(), secret, by_code=self._by_code),
            self._done,
            self._failed,
        )

    def _done(self, aside: Path | None) -> None:
        secret = self.secret_line.text()
        self._be_busy(False)
        self.close_sheet()
        self.restored.emit(secret, self._by_code, aside)

    def _failed(self, error: Exception) -> None:
        self._be_busy(False)
        match error:
            case Refusal(field="passphrase" | "recovery_code"):
                self.secret.show_refusal(error)
                self.secret_line.setFocus()
                self.secret_line.selectAll()
            case Refusal(field="file"):
                self.file.show_refusal(error)
                self.path.setFocus()
            case Refusal() | Trouble():
                self.trouble.setText(error_words(error))
                self.trouble.show()
                self.path.setFocus()
            case _:
                raise error

    def _be_busy(self, busy: bool) -> None:
        """While files are moved nothing can be typed or closed: what comes of it must be seen."""
        self._stubborn = busy
        for part in (self.path, self.secret_line, self.browse, self.swap, self.cancel, self.go_button):
            part.setEnabled(not busy)

    def _typed(self, _: str) -> None:
        self.trouble.hide()
        for field in (self.file, self.secret):
            field.clear()

    # --- the file -----------------------------------------------------------------------------------

    def _browse(self) -> None:
        kinds = self.tr("Backups") + f" (*{ENDING})"
        name, _ = QFileDialog.getOpenFileName(self, self.file.label.text(), str(documents()), kinds)
        if name:
            self._take(name)

    def _take(self, name: str) -> None:
        self.path.setText(name)
        self.secret_line.setFocus(Qt.FocusReason.OtherFocusReason)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if dropped_files(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        files = dropped_files(event)
        if files:
            self._take(files[0])
            event.acceptProposedAction()

    # --- the secret ---------------------------------------------------------------------------------

    def _swap(self) -> None:
        self._by_code = not self._by_code
        self.secret_line.clear()
        self._say_secret()
        self.secret_line.setFocus()

    def _say_secret(self) -> None:
        modes = QLineEdit.EchoMode
        self.secret_line.setEchoMode(modes.Normal if self._by_code else modes.Password)
        self.secret.say(
            self.tr("Recovery code of the time of the backup")
            if self._by_code
            else self.tr("Passphrase of the time of the backup")
        )
        self.swap.setText(
            self.tr("Use the passphrase") if self._by_code else self.tr("Use the recovery code instead")
        )
