"""The first run: a passphrase, who mediates, and a recovery code to keep on paper. Under a minute."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QTimer, Signal
from PySide6.QtWidgets import QLineEdit, QStackedWidget, QWidget

from mediator_app.domain.errors import Refusal, Trouble
from ui.bridge import when
from ui.rooms.identity_form import IdentityForm
from ui.rooms.ring_tick import RingTick
from ui.theme import theme
from ui.widgets.fields import Field
from ui.widgets.parts import Card, Words, button, column, row
from ui.widgets.secret_edit import SecretEdit
from ui.words.codes import error_words

if TYPE_CHECKING:
    from mediator_app.desk import Desk
    from ui.ports import CertificateFacts, Created, House
    from ui.rooms.recovery import RecoverySheet

ASK_RING_MS: Final = 400
"""What asks the key ring takes 13 MB and its time: the page stands first; whoever goes to practice never needs it."""


class FirstRun(QWidget):
    """Two pages: the form, then the recovery code."""

    entered = Signal(object)
    made = Signal()
    """The store is made; there is no way back to practice from here."""

    def __init__(self, house: House) -> None:
        super().__init__()
        self.house = house
        self._desk: Desk | None = None
        self.setFixedWidth(theme().px(640))
        outer = column(self)
        self.pages = QStackedWidget()
        outer.addWidget(self.pages)
        self.card = Card(padding=28)
        body = self.card.body
        self.lead = Words("muted", wrap=True)
        body.addWidget(self.lead)
        self.form = IdentityForm(short=True)
        body.addWidget(self.form)
        secrets = row(gap=14)
        self.passphrase, self.again = Field(SecretEdit()), Field(SecretEdit())
        for field in (self.passphrase, self.again):
            self._line(field).textChanged.connect(self._typed)
            self._line(field).returnPressed.connect(self.create_store)
            secrets.addWidget(field)
        body.addLayout(secrets)
        self._asking = QTimer(self)
        self._asking.setSingleShot(True)
        self._asking.setInterval(ASK_RING_MS)
        self._asking.timeout.connect(self._ask_ring)
        self.ring = RingTick()
        self.quick, self.no_ring = self.ring.tick, self.ring.note
        body.addWidget(self.ring)
        self.trouble = Words("error", wrap=True)
        self.trouble.hide()
        body.addWidget(self.trouble)
        foot = row(gap=10)
        self.time_note = Words("hint")
        self.create_button = button(kind="primary")
        foot.addWidget(self.time_note)
        foot.addStretch(1)
        foot.addWidget(self.create_button)
        body.addLayout(foot)
        body.addStretch(1)
        self.pages.addWidget(self.card)
        self.create_button.clicked.connect(self.create_store)
        self.sheet: RecoverySheet | None = None
        self.retranslate()

    @staticmethod
    def _line(field: Field) -> QLineEdit:
        assert isinstance(field.editor, QLineEdit)
        return field.editor

    def begin(self) -> None:
        self.form.name.editor.setFocus()
        self._asking.start()

    def _ask_ring(self) -> None:
        when(self.house.key_ring(), self._ring_known)

    def _ring_known(self, there: bool) -> None:
        """Unlocking by the key ring is offered, and proposed, only where there is one."""
        self.ring.offer(there)
        self.quick.show_value(there)

    def _typed(self, _: str) -> None:
        for field in (self.passphrase, self.again):
            field.clear()

    def create_store(self) -> None:
        """Make the store; what is missing is said at its field."""
        first, second = self._line(self.passphrase).text(), self._line(self.again).text()
        if not self.form.complete():
            return
        if first != second:
            self.again.show_error(self.tr("The two are not the same. Please type it once more."))
            self.again.editor.setFocus()
            return
        self.create_button.setEnabled(False)
        self.trouble.hide()
        when(self.house.create(first), self._created, self._not_created)

    def _not_created(self, error: Exception) -> None:
        self.create_button.setEnabled(True)
        match error:
            case Refusal(field="passphrase"):
                self.passphrase.show_refusal(error)
                self.passphrase.editor.setFocus()
            case Refusal() | Trouble():
                self.trouble.setText(error_words(error))
                self.trouble.show()
            case _:
                raise error

    def _created(self, made: Created) -> None:
        # With everything that prints it; until now there was nothing to print.
        from ui.rooms.recovery import RecoverySheet
        from ui.words.identity import body_kept

        self._desk = made.desk
        self.made.emit()
        officer, body = self.form.officer(), self.form.body()
        store = made.desk.store
        when(store.set_setting("mediator", {"name": officer.name, "number": officer.number}), self._kept)
        when(store.set_setting("body", body_kept(body)), self._kept)
        self.sheet = RecoverySheet(made.recovery_code, officer.name, body.name, made.desk.clock.today())
        self.sheet.done.connect(self._done)
        self.pages.addWidget(self.sheet)
        self.pages.setCurrentWidget(self.sheet)
        self.pages.removeWidget(self.card)
        self.sheet.begin()
        certificate = self.house.make_certificate(officer.name, body.name, officer.number)
        when(certificate, self._certified, self._not_certified)
        if self.quick.value:
            when(self.house.set_quick_unlock(True), self._kept, self._no_quick)

    def _kept(self, _: object) -> None:
        """Nothing to say: it is as it was wished."""

    def _no_quick(self, error: Exception) -> None:
        if not isinstance(error, (Refusal, Trouble)):
            raise error
        if self.sheet is not None:
            self.sheet.say_no_ring()

    def _certified(self, facts: CertificateFacts) -> None:
        if self.sheet is not None:
            self.sheet.say_certificate(facts)

    def _not_certified(self, error: Exception) -> None:
        if self.sheet is not None:
            self.sheet.say(error_words(error))

    def _done(self) -> None:
        self.entered.emit(self._desk)

    def retranslate(self) -> None:
        self.card.set_title(self.tr("Set up this computer"))
        self.lead.setText(
            self.tr(
                "Cases are kept encrypted on this computer and nowhere else. Nobody can open them without your "
                "passphrase or the recovery code that comes next."
            )
        )
        self.passphrase.say(
            self.tr("Passphrase"), self.tr("At least 10 characters; a sentence is easiest to keep")
        )
        self.again.say(self.tr("Passphrase once more"))
        self.time_note.setText(self.tr("Your certificate is made along with it."))
        self.create_button.setText(self.tr("Set up"))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
