"""Unlocking: by the key ring, by passphrase, or by the recovery code, each failure in its own words."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QFrame, QLineEdit, QWidget

from mediator_app.desk import Desk
from mediator_app.domain.errors import Refusal, Trouble
from ui.bridge import when
from ui.ports import House
from ui.theme import theme
from ui.widgets.fields import Field
from ui.widgets.parts import Card, Words, button, column, row
from ui.widgets.secret_edit import SecretEdit
from ui.words.codes import error_words


class Unlock(QWidget):
    """One card. The key ring is asked first, if it may know; typing works meanwhile."""

    entered = Signal(object)

    def __init__(self, house: House) -> None:
        super().__init__()
        self.house = house
        self._desk: Desk | None = None
        self._by_code = False
        self.setFixedWidth(theme().px(440))
        outer = column(self)
        self.card = Card(padding=28)
        outer.addWidget(self.card)
        body = self.card.body
        self.ring_box = QFrame()
        self.ring_box.setObjectName("soft")
        self.ring_box.setProperty("tone", "amber")
        self.ring_note = Words(wrap=True)
        column(self.ring_box, padding=10).addWidget(self.ring_note)
        self.ring_box.hide()
        body.addWidget(self.ring_box)
        self.secret, self.fresh, self.again = Field(SecretEdit()), Field(SecretEdit()), Field(SecretEdit())
        for field in (self.secret, self.fresh, self.again):
            line = self._line(field)
            line.textChanged.connect(self._typed)
            line.returnPressed.connect(self.go)
            body.addWidget(field)
        self.fresh.hide()
        self.again.hide()
        self.trouble = Words("error", wrap=True)
        self.trouble.hide()
        body.addWidget(self.trouble)
        self.go_button = button(kind="primary")
        body.addWidget(self.go_button)
        foot = row(gap=6)
        self.ring_button, self.code_button = button(kind="quiet"), button(kind="quiet")
        foot.addWidget(self.ring_button)
        foot.addStretch(1)
        foot.addWidget(self.code_button)
        body.addLayout(foot)
        self.go_button.clicked.connect(self.go)
        self.ring_button.clicked.connect(self.ask_ring)
        self.code_button.clicked.connect(self._swap)
        self.retranslate()

    @staticmethod
    def _line(field: Field) -> QLineEdit:
        assert isinstance(field.editor, QLineEdit)
        return field.editor

    def begin(self, *, ask_ring: bool = True) -> None:
        self.secret.editor.setFocus()
        self.ring_button.setVisible(self.house.has_quick_unlock)
        if ask_ring and self.house.has_quick_unlock:
            self.ask_ring()

    def ask_ring(self) -> None:
        """Quick unlock by the key ring of this computer."""
        self.ring_box.hide()
        self.ring_button.setEnabled(False)
        when(self.house.unlock_quickly(), self._opened, self._ring_failed)

    def _ring_failed(self, error: Exception) -> None:
        self.ring_button.setEnabled(True)
        if not isinstance(error, (Refusal, Trouble)):
            raise error
        self.ring_note.setText(error_words(error))
        self.ring_box.show()

    def _typed(self, _: str) -> None:
        for field in (self.secret, self.fresh, self.again):
            field.clear()
        self.trouble.hide()

    def go(self) -> None:
        """Open with what is typed, or set the new passphrase after a recovery."""
        if self._desk is not None:
            self._set_new()
            return
        typed = self._line(self.secret).text()
        if not typed:
            self.secret.editor.setFocus()
            return
        self.go_button.setEnabled(False)
        opening = self.house.unlock_with_code(typed) if self._by_code else self.house.unlock(typed)
        when(opening, self._opened, self._failed)

    def _failed(self, error: Exception) -> None:
        self.go_button.setEnabled(True)
        match error:
            case Refusal(field="passphrase" | "recovery_code"):
                field = self.fresh if self._desk is not None else self.secret
                field.show_refusal(error)
                field.editor.setFocus()
                self._line(field).selectAll()
            case Refusal() | Trouble():
                self.trouble.setText(error_words(error))
                self.trouble.show()
            case _:
                raise error

    def _opened(self, desk: Desk) -> None:
        self._desk = desk
        self.go_button.setEnabled(True)
        if not self._by_code:
            self.entered.emit(desk)
            return
        self.secret.hide()
        self.fresh.show()
        self.again.show()
        self.ring_button.hide()
        self.code_button.hide()
        self.retranslate()
        self.fresh.editor.setFocus()

    def _set_new(self) -> None:
        first, second = self._line(self.fresh).text(), self._line(self.again).text()
        if first != second:
            self.again.show_error(self.tr("The two are not the same. Please type it once more."))
            self.again.editor.setFocus()
            return
        self.go_button.setEnabled(False)
        when(self.house.set_passphrase(first), self._set, self._failed)

    def _set(self, _: object) -> None:
        self.entered.emit(self._desk)

    def open_with(self, secret: str, *, by_code: bool) -> None:
        """Open by what was typed elsewhere."""
        if by_code is not self._by_code:
            self._swap()
        self._line(self.secret).setText(secret)
        self.go()

    def _swap(self) -> None:
        self._by_code = not self._by_code
        line = self._line(self.secret)
        line.clear()
        line.setEchoMode(QLineEdit.EchoMode.Normal if self._by_code else QLineEdit.EchoMode.Password)
        self.retranslate()
        line.setFocus()

    def retranslate(self) -> None:
        recovered = self._desk is not None and self._by_code
        self.card.set_title(self.tr("Choose a new passphrase") if recovered else self.tr("Unlock"))
        self.secret.say(self.tr("Recovery code") if self._by_code else self.tr("Passphrase"))
        self.fresh.say(self.tr("New passphrase"), self.tr("At least 10 characters"))
        self.again.say(self.tr("Passphrase once more"))
        self.go_button.setText(self.tr("Go on") if recovered else self.tr("Unlock"))
        self.ring_button.setText(self.tr("Unlock with the key ring"))
        self.code_button.setText(
            self.tr("Use the passphrase") if self._by_code else self.tr("Passphrase forgotten?")
        )

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
