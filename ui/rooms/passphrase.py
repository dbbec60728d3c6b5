"""Changing the passphrase, and a new recovery code: both for whoever knows the passphrase that holds now."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from mediator_app.domain.errors import Refusal, Trouble
from ui.bridge import when
from ui.ports import House
from ui.widgets.fields import Field
from ui.widgets.overlay import Sheet
from ui.widgets.parts import Words
from ui.widgets.secret_edit import SecretEdit
from ui.words.codes import error_words


class SecretSheet(Sheet):
    """Secrets typed unseen, one under the other; Enter in any of them goes on."""

    def __init__(self, parent: QWidget, house: House, title: str, lead: str, confirm: str) -> None:
        super().__init__(parent, title)
        self.house = house
        self.body.addWidget(Words("muted", lead, wrap=True))
        self._fields: list[Field] = []
        self.now = self.add_field(self.tr("Current passphrase"))
        self.trouble = Words("error", wrap=True)
        self.trouble.hide()
        self._confirm = confirm

    def add_field(self, label: str, hint: str = "") -> Field:
        line = SecretEdit()
        line.textChanged.connect(self._typed)
        line.returnPressed.connect(self.go)
        field = Field(line)
        field.say(label, hint)
        self._fields.append(field)
        self.body.addWidget(field)
        return field

    @staticmethod
    def typed_in(field: Field) -> str:
        assert isinstance(field.editor, QLineEdit)
        return field.editor.text()

    def begin(self) -> None:
        """Show it, ready to type. The buttons come last, for Tab as for the eye."""
        self.body.addWidget(self.trouble)
        self.cancel_button = self.add_button(self.tr("Cancel"), "quiet")
        self.cancel_button.clicked.connect(self.close_sheet)
        self.go_button = self.add_button(self._confirm, "primary")
        self.go_button.clicked.connect(self.go)
        self.open(self.now.editor)

    def go(self) -> None:
        """Ask the house, once everything is typed."""
        raise NotImplementedError

    def be_busy(self, busy: bool) -> None:
        """While keys are written nothing can be typed or closed: what comes of it must be seen."""
        self._stubborn = busy
        for part in (*(field.editor for field in self._fields), self.go_button, self.cancel_button):
            part.setEnabled(not busy)

    def missing(self, *fields: Field) -> bool:
        """Whether one of these is empty; the cursor goes there."""
        for field in fields:
            if not self.typed_in(field):
                field.show_error(self.tr("Please type it here."))
                field.editor.setFocus()
                return True
        return False

    def refuse(self, error: Exception, fresh: Field | None = None) -> None:
        """Say at the field why not; `fresh` is where the new passphrase stands."""
        self.be_busy(False)
        match error:
            case Refusal(code="passphrase_short") if fresh is not None:
                fresh.show_refusal(error)
                fresh.editor.setFocus()
            case Refusal(code="passphrase_wrong"):
                self.now.show_error(
                    self.tr("This is not the current passphrase. Nothing was changed; please type it again.")
                )
                self.now.editor.setFocus()
            case Refusal() | Trouble():
                self.trouble.setText(error_words(error))
                self.trouble.show()
                self.now.editor.setFocus()
            case _:
                raise error

    def _typed(self, _: str) -> None:
        for field in self._fields:
            field.clear()
        self.trouble.hide()


class PassphraseSheet(SecretSheet):
    """The current passphrase once, the new one twice."""

    changed = Signal()

    def __init__(self, parent: QWidget, house: House) -> None:
        super().__init__(
            parent,
            house,
            self.tr("Change the passphrase"),
            self.tr(
                "From then on only the new one opens the cases on this computer. The recovery code stays as it is. "
                "Backups made before still open with the passphrase of their time."
            ),
            self.tr("Change it"),
        )
        self.fresh = self.add_field(
            self.tr("New passphrase"), self.tr("At least 10 characters; a sentence is easiest to keep")
        )
        self.again = self.add_field(self.tr("New passphrase once more"))

    def go(self) -> None:
        if self.missing(self.now, self.fresh, self.again):
            return
        new = self.typed_in(self.fresh)
        if new != self.typed_in(self.again):
            self.again.show_error(self.tr("The two are not the same. Please type it once more."))
            self.again.editor.setFocus()
            return
        self.be_busy(True)
        when(self.house.change_passphrase(self.typed_in(self.now), new), self._done, self._failed)

    def _failed(self, error: Exception) -> None:
        self.refuse(error, self.fresh)

    def _done(self, _: object) -> None:
        self.be_busy(False)
        self.close_sheet()
        self.changed.emit()


class NewCodeSheet(SecretSheet):
    """Asks for the passphrase before the current recovery code is made void."""

    made = Signal(str)

    def __init__(self, parent: QWidget, house: House) -> None:
        super().__init__(
            parent,
            house,
            self.tr("New recovery code"),
            self.tr(
                "For a sheet that was lost or that somebody else has seen. The current code opens nothing on this "
                "computer from then on; backups made before still open with it. Have a printer or a pen at hand: "
                "the new code is shown once."
            ),
            self.tr("Make a new code"),
        )

    def go(self) -> None:
        if not self.missing(self.now):
            self.be_busy(True)
            when(self.house.new_recovery_code(self.typed_in(self.now)), self._done, self.refuse)

    def _done(self, code: str) -> None:
        self.be_busy(False)
        self.close_sheet()
        self.made.emit(code)
