"""Language, look, who mediates and for which body, backup, passphrase, certificate, the court, printer."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QMargins, Qt, Signal
from PySide6.QtWidgets import QWidget

from mediator_app.desk import Desk
from mediator_app.domain.errors import Refusal, Trouble
from ui.bridge import when
from ui.filing.counter import Counter
from ui.filing.court_card import CourtCard
from ui.keeping.backing_up import BackingUp
from ui.keeping.backup_card import BackupCard
from ui.language import Language, tongue
from ui.ports import CertificateFacts, House
from ui.preferences import IDLE_MINUTES, PreferenceFile
from ui.rooms.identity_form import IdentityForm
from ui.rooms.printer_card import PrinterCard
from ui.rooms.ring_tick import RingTick
from ui.theme import SCALES, Scheme, theme
from ui.widgets.beside import Beside
from ui.widgets.choices import Segments
from ui.widgets.fields import Field
from ui.widgets.header import Header
from ui.widgets.parts import Card, Chip, Words, button, column, row
from ui.widgets.scrolling import Scrolling
from ui.words.codes import error_words
from ui.words.identity import body_from, body_kept, officer_from
from ui.words.times import long_day

COLUMN_ROOM: Final = 470
"""What a column needs in either language (pixels of the design): the buttons for the keys are the widest line."""


class SettingsPage(QWidget):
    """The last room. Everything takes effect at once; there is nothing to press at the end."""

    chose_language = Signal(object)
    chose_look = Signal(object, int)
    lock_wanted = Signal()
    chose_idle = Signal(int)
    said = Signal(str, str)

    def __init__(
        self, desk: Desk, house: House, preferences: PreferenceFile, counter: Counter, keeping: BackingUp
    ) -> None:
        super().__init__()
        self.desk, self.house, self.preferences = desk, house, preferences
        self.setObjectName("ground")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        outer = column(self, gap=0)
        self.header = Header()
        self.lock_button = button(icon="lock")
        self.header.tools.addWidget(self.lock_button)
        outer.addWidget(self.header)
        area = self.area = Scrolling()
        ground = QWidget()
        ground.setObjectName("ground")
        area.setWidget(ground)
        outer.addWidget(area, 1)
        around = column(ground, gap=0)
        beside, above = theme().px(28), theme().px(20)
        area.keep_edges(around, QMargins(beside, above, beside, above))
        sides = Beside(ground, width=None, room=2 * COLUMN_ROOM + 20, gap=20)
        one, other = QWidget(sides), QWidget(sides)
        left, right = column(one, gap=14), column(other, gap=14)
        sides.put(one, other)
        around.addWidget(sides)
        around.addStretch(1)
        self.who_card, self.look_card = Card(), Card()
        self.safe_card, self.certificate_card = Card(), Card()
        self.printer_card = PrinterCard()
        self.court_card = CourtCard(desk, counter)
        self.backup_card = BackupCard(keeping)
        left.addWidget(self.who_card)
        left.addWidget(self.backup_card)
        left.addWidget(self.certificate_card)
        right.addWidget(self.look_card)
        right.addWidget(self.safe_card)
        right.addWidget(self.court_card)
        left.addWidget(self.printer_card)
        left.addStretch(1)
        right.addStretch(1)

        self.who = IdentityForm()
        self.who_note = Words("hint", wrap=True)
        self.who_card.body.addWidget(self.who)
        self.who_card.body.addWidget(self.who_note)

        self.language, self.scheme, self.percent = Field(Segments()), Field(Segments()), Field(Segments())
        for field in (self.language, self.scheme, self.percent):
            self.look_card.body.addWidget(field)

        self.idle, self.ring = Field(Segments()), RingTick()
        self.quick, self.no_ring = self.ring.tick, self.ring.note
        self.quick_error = Words("error", wrap=True)
        self.quick_error.hide()
        self.safe_card.body.addWidget(self.idle)
        self.safe_card.body.addWidget(self.ring)
        self.safe_card.body.addWidget(self.quick_error)
        keys = row(gap=8)
        self.passphrase_button, self.code_button = button(icon="lock"), button(icon="key-round")
        keys.addWidget(self.passphrase_button)
        keys.addWidget(self.code_button)
        keys.addStretch(1)
        self.safe_card.body.addLayout(keys)

        line = row(gap=10)
        self.certificate, self.certificate_chip = Words(wrap=True), Chip()
        self.make_button = button()
        line.addWidget(self.certificate, 1)
        line.addWidget(self.certificate_chip)
        line.addWidget(self.make_button)
        self.certificate_card.body.addLayout(line)
        self._facts: CertificateFacts | None = None
        self._wire()
        self.retranslate()
        self._show_preferences()

    def _wire(self) -> None:
        self.who.recorded.connect(self._keep_who)
        self._segments(self.language).recorded.connect(self.chose_language)
        self._segments(self.scheme).recorded.connect(self._look)
        self._segments(self.percent).recorded.connect(self._look)
        self._segments(self.idle).recorded.connect(self._keep_idle)
        self.quick.recorded.connect(self._set_quick)
        self.passphrase_button.clicked.connect(self._change_passphrase)
        self.code_button.clicked.connect(self._ask_new_code)
        self.make_button.clicked.connect(self._make_certificate)
        self.lock_button.clicked.connect(self.lock_wanted)
        self.printer_card.chosen.connect(self._keep_printer)
        self.printer_card.test_wanted.connect(self._print_test)

    @staticmethod
    def _segments(field: Field) -> Segments:
        assert isinstance(field.editor, Segments)
        return field.editor

    def refresh(self) -> None:
        """Ask for what the store keeps."""
        when(self.desk.store.setting("mediator"), self._officer)
        when(self.desk.store.setting("body"), self._body)
        when(self.house.certificate(), self._certificate)
        self.quick.show_value(self.house.has_quick_unlock)
        if not self.desk.practice:
            when(self.house.key_ring(), self._ring_known)
        self.printer_card.look()
        self.backup_card.look()

    def show_court(self) -> None:
        """Bring the court's card into view, the cursor where something is to be typed."""
        self.area.ensureWidgetVisible(self.court_card)
        self.court_card.begin()

    def _officer(self, kept: object) -> None:
        self.who.show_values(officer_from(kept), self.who.body())

    def _body(self, kept: object) -> None:
        self.who.show_values(self.who.officer(), body_from(kept)[0])

    def _keep_who(self) -> None:
        officer = self.who.officer()
        when(
            self.desk.store.set_setting("mediator", {"name": officer.name, "number": officer.number}),
            self._kept,
        )
        when(self.desk.store.set_setting("body", body_kept(self.who.body())), self._kept)

    def _kept(self, _: object) -> None:
        self.who_note.setText(self.tr("Kept. New cases begin with this; open cases keep their own."))

    def _look(self, _: object) -> None:
        self.chose_look.emit(self._segments(self.scheme).value, self._segments(self.percent).value)

    def _keep_idle(self, minutes: int) -> None:
        self.preferences.change(idle_minutes=minutes)
        self.chose_idle.emit(minutes)

    def _keep_printer(self, name: str) -> None:
        self.preferences.change(printer=name)

    def _print_test(self) -> None:
        # The print room brings the drawing of pages along, which nobody needs before this.
        from ui.printing.case import print_test_page

        print_test_page(self, self.tr("Test page"), self.tr("100 mm"))

    def _set_quick(self, on: bool) -> None:
        self.quick_error.hide()
        when(self.house.set_quick_unlock(on), self._quick_done, self._quick_failed)

    def _ring_known(self, there: bool) -> None:
        """Unlocking by the key ring is offered where there is one; what is on can be put off without one."""
        self.ring.offer(there or self.house.has_quick_unlock)

    def _quick_done(self, _: object) -> None:
        self.quick.show_value(self.house.has_quick_unlock)

    def _quick_failed(self, error: Exception) -> None:
        if not isinstance(error, (Refusal, Trouble)):
            raise error
        self.quick.show_value(self.house.has_quick_unlock)
        self.quick_error.setText(error_words(error))
        self.quick_error.show()

    def _change_passphrase(self) -> None:
        from ui.rooms.passphrase import PassphraseSheet

        sheet = PassphraseSheet(self, self.house)
        sheet.changed.connect(self._passphrase_changed)
        sheet.begin()

    def _passphrase_changed(self) -> None:
        self.said.emit(
            self.tr("The passphrase is changed; the old one opens nothing here any more."), "green"
        )

    def _ask_new_code(self) -> None:
        from ui.rooms.passphrase import NewCodeSheet

        sheet = NewCodeSheet(self, self.house)
        sheet.made.connect(self._show_new_code)
        sheet.begin()

    def _show_new_code(self, code: str) -> None:
        from ui.rooms.recovery import RecoveryOverlay

        officer, body = self.who.officer(), self.who.body()
        RecoveryOverlay(self, code, officer.name, body.name, self.desk.clock.today()).begin()

    def _make_certificate(self) -> None:
        if self.who.complete():
            self.make_button.setEnabled(False)
            officer, body = self.who.officer(), self.who.body()
            made = self.house.make_certificate(officer.name, body.name, officer.number)
            when(made, self._certificate, self._not_made)

    def _not_made(self, error: Exception) -> None:
        self.make_button.setEnabled(True)
        if not isinstance(error, (Refusal, Trouble)):
            raise error
        self.certificate.setText(error_words(error))

    def _certificate(self, facts: CertificateFacts | None) -> None:
        self._facts = facts
        self.make_button.setEnabled(True)
        self._say_certificate()

    def _say_certificate(self) -> None:
        facts = self._facts
        self.make_button.setVisible(facts is None)
        if facts is None:
            self.certificate.setText(
                self.tr("There is none yet. It closes every signed document against changes.")
            )
            self.certificate_chip.show_as("")
            return
        self.certificate.setText(
            self.tr("{subject}\nValid until {day}\nFingerprint {print}").format(
                subject=facts.subject, day=long_day(facts.expires), print=facts.fingerprint[:16].upper()
            )
        )
        self.certificate_chip.show_as(
            self.tr("on a token") if facts.on_token else self.tr("on this computer"), "green"
        )

    def _show_preferences(self) -> None:
        now = self.preferences.now
        self._segments(self.language).show_value(tongue().language)
        self._segments(self.scheme).show_value(now.scheme)
        self._segments(self.percent).show_value(now.percent)
        self._segments(self.idle).show_value(now.idle_minutes)

    def retranslate(self) -> None:
        self.header.say(self.tr("Settings"), self.tr("Takes effect at once, unless it says otherwise"))
        self.lock_button.setText(self.tr("Lock now"))
        self.lock_button.setVisible(not self.desk.practice)
        self.who_card.set_title(self.tr("Who mediates"))
        self.who_note.setText(self.tr("New cases begin with this; open cases keep their own."))
        self.look_card.set_title(self.tr("Language and look"))
        self.safe_card.set_title(self.tr("Safety"))
        self.safe_card.setVisible(not self.desk.practice)
        self.certificate_card.set_title(self.tr("Certificate"))
        self.make_button.setText(self.tr("Make a certificate"))
        self.language.say(self.tr("Language"))
        self._segments(self.language).set_choices([(Language.CHINESE, "中文"), (Language.ENGLISH, "English")])
        self.scheme.say(self.tr("Colours"))
        self._segments(self.scheme).set_choices(
            [
                (Scheme.SYSTEM, self.tr("As the desktop")),
                (Scheme.LIGHT, self.tr("Light")),
                (Scheme.DARK, self.tr("Dark")),
            ]
        )
        self.percent.say(
            self.tr("Size of type"), self.tr("Spacing follows the next time the program starts.")
        )
        self._segments(self.percent).set_choices([(size, f"{size}%") for size in SCALES])
        self.idle.say(self.tr("Lock when idle for"), self.tr("The passphrase is asked for again."))
        self._segments(self.idle).set_choices(
            [
                (minutes, self.tr("{count} min").format(count=minutes) if minutes else self.tr("never"))
                for minutes in IDLE_MINUTES
            ]
        )
        self.passphrase_button.setText(self.tr("Change the passphrase…"))
        self.code_button.setText(self.tr("New recovery code…"))
        self._say_certificate()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
