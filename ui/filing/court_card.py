"""Settings of filing: the court at which this computer is enrolled, enrolling it, and what of the network is used."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QFileDialog, QWidget

from mediator_app.delivery import CourtFacts
from mediator_app.desk import Desk
from mediator_app.domain.errors import Refusal
from ui.bridge import when
from ui.filing.code_edit import LENGTH, CodeEdit
from ui.filing.counter import Counter
from ui.whole_file import documents
from ui.widgets.choices import Segments, Tick
from ui.widgets.fields import Field
from ui.widgets.parts import Card, Chip, Words, button, column, row
from ui.widgets.recording import TextLine
from ui.words.codes import error_words
from ui.words.filings import joined, moment_words
from ui.words.times import local, long_day

BANDWIDTHS: Final = (None, 1_000_000, 200_000, 50_000)
"""Bytes a second; None for all there is."""


class CourtCard(Card):
    """Shows the court, or asks for address and code; both with one button."""

    def __init__(self, desk: Desk, counter: Counter, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._desk, self._counter = desk, counter
        self._again = False
        self._busy = False
        self.chip = Chip()
        self.head.insertWidget(1, self.chip)
        self.facts = Words(wrap=True)
        self.practice = Words("remark", wrap=True)
        self.form = QWidget()
        lines = column(self.form, gap=10)
        self.url, self.code, self.ca = Field(TextLine()), Field(CodeEdit()), Field(TextLine())
        beside = row(gap=8)
        self.choose = button(icon="folder-open")
        beside.addWidget(self.ca, 1)
        beside.addWidget(self.choose)
        lines.addWidget(self.url)
        lines.addWidget(self.code)
        lines.addLayout(beside)
        self.error = Words("error", wrap=True)
        self.error.hide()
        lines.addWidget(self.error)
        acts = row(gap=8)
        self.enrol = button(kind="primary", icon="key-round")
        self.cancel = button(kind="quiet")
        acts.addWidget(self.enrol)
        acts.addWidget(self.cancel)
        acts.addStretch(1)
        lines.addLayout(acts)
        self.renew = button()
        again = row()
        again.addWidget(self.renew)
        again.addStretch(1)
        self.metered = Tick()
        self.bandwidth = Field(Segments())
        for part in (self.facts, self.practice):
            self.body.addWidget(part)
        self.body.addLayout(again)
        self.body.addWidget(self.form)
        self.body.addWidget(self.metered)
        self.body.addWidget(self.bandwidth)
        self.enrol.clicked.connect(self._enrol)
        self.cancel.clicked.connect(self._leave)
        self.renew.clicked.connect(self._begin_again)
        self.choose.clicked.connect(self._choose_ca)
        self._code.changed.connect(self._count)
        self._code.returnPressed.connect(self._enrol)
        self.metered.recorded.connect(counter.allow_metered)
        self._segments.recorded.connect(counter.cap)
        counter.changed.connect(self._show)
        self.retranslate()

    @property
    def _code(self) -> CodeEdit:
        assert isinstance(self.code.editor, CodeEdit)
        return self.code.editor

    @property
    def _segments(self) -> Segments:
        assert isinstance(self.bandwidth.editor, Segments)
        return self.bandwidth.editor

    @staticmethod
    def _text(field: Field) -> str:
        return field.editor.text().strip() if isinstance(field.editor, TextLine) else ""

    # --- showing ------------------------------------------------------------------------------------

    def _show(self) -> None:
        court, asking = self._counter.court, self._again or self._counter.court is None
        self.chip.show_as(*self._chip(court))
        self.facts.setText(self._facts(court))
        self.form.setVisible(asking)
        self.cancel.setVisible(court is not None)
        self.renew.setVisible(court is not None and not asking)
        self.enrol.setEnabled(self._counter.delivery is not None and not self._busy)
        self.metered.show_value(self._counter.metered_allowed)
        self._segments.show_value(self._counter.bandwidth)
        self.metered.setVisible(court is not None)
        self.bandwidth.setVisible(court is not None)

    def _chip(self, court: CourtFacts | None) -> tuple[str, str]:
        if court is None:
            return self.tr("not enrolled"), "amber"
        if court.expires <= self._desk.clock.now():
            return self.tr("certificate ended"), "red"
        if court.expiring:
            return self.tr("certificate ends soon"), "amber"
        return self.tr("enrolled"), "green"

    def _facts(self, court: CourtFacts | None) -> str:
        if court is None:
            return self.tr(
                "Signed cases are filed with the court by themselves once this computer is enrolled there. The court "
                "gives each mediator a one-time code, good for 72 hours."
            )
        last = self.tr("never reached yet")
        if court.last_contact is not None:
            words = self.tr("last contact {when}")
            last = words.format(when=moment_words(court.last_contact, self._desk.clock.now()))
        return "\n".join(
            (
                court.name,
                joined((self.tr("for {who}").format(who=court.mediator), court.organisation)),
                self.tr("Certificate until {day}").format(day=long_day(local(court.expires).date())),
                joined((court.url, last)),
            )
        )

    # --- enrolling ----------------------------------------------------------------------------------

    def begin(self) -> None:
        """Put the cursor where one begins."""
        if self._counter.court is None:
            self.url.editor.setFocus()
        else:
            self.renew.setFocus()

    def _begin_again(self) -> None:
        self._again = True
        court = self._counter.court
        if court is not None and isinstance(self.url.editor, TextLine):
            self.url.editor.setText(court.url)
        self._show()
        self.code.editor.setFocus()

    def _leave(self) -> None:
        self._again = False
        self._clear()
        self._show()

    def _clear(self) -> None:
        self.error.hide()
        for field in (self.url, self.code, self.ca):
            field.clear()

    def _count(self, _: object) -> None:
        self.code.clear()
        count = self._code.count
        if count:
            words = self.tr("{count} of {wanted} characters")
            self.code.show_hint(words.format(count=count, wanted=LENGTH))

    def _choose_ca(self) -> None:
        kinds = self.tr("Certificates") + " (*.pem *.crt *.cer)"
        name, _ = QFileDialog.getOpenFileName(self, self.ca.label.text(), str(documents()), kinds)
        if name and isinstance(self.ca.editor, TextLine):
            self.ca.editor.setText(name)

    def _enrol(self) -> None:
        delivery = self._counter.delivery
        if delivery is None or self._busy:
            return
        self._clear()
        url, ca = self._text(self.url), self._text(self.ca)
        if url and "://" not in url:
            url = f"https://{url}"
        self._busy = True
        self.enrol.setEnabled(False)
        self.enrol.setText(self.tr("Asking the court…"))
        when(delivery.enrol(url, self._code.text(), Path(ca) if ca else None), self._enrolled, self._refused)

    def _done(self) -> None:
        self._busy = False
        self.enrol.setText(self.tr("Enrol this computer"))

    def _enrolled(self, _: CourtFacts) -> None:
        self._done()
        self._again = False
        self._code.clear()
        self.code.clear()
        self._counter.look()
        self._show()

    def _refused(self, error: Exception) -> None:
        self._done()
        self._show()
        field = self._field(error)
        if field is None:
            self.error.setText(error_words(error))
            self.error.show()
            self.enrol.setFocus()
        else:
            field.show_error(error_words(error))
            field.bring_up()

    def _field(self, error: Exception) -> Field | None:
        """Where it is said; None for what is about none of the fields, such as a court that does not answer."""
        code = getattr(error, "code", "")
        if code.startswith("ca_file"):
            return self.ca
        if not isinstance(error, Refusal):
            return None
        return {"url": self.url, "code": self.code}.get(error.field)

    # --- words --------------------------------------------------------------------------------------

    def retranslate(self) -> None:
        self.set_title(self.tr("Filing with the court"))
        self.practice.setText(
            self.tr("Practice: enrol at a practice court only; a real court refuses practice cases.")
        )
        self.practice.setVisible(self._desk.practice)
        self.url.say(self.tr("Address of the court"), placeholder="https://")
        self.code.say(self.tr("One-time code"), placeholder="XXXXX-XXXXX-XXXXX-XXXXX")
        self.ca.say(
            self.tr("Certificates of a closed network"),
            self.tr("Only where the court says so."),
            self.tr("a PEM file; usually empty"),
        )
        self.choose.setText(self.tr("Choose…"))
        self.enrol.setText(self.tr("Enrol this computer"))
        self.cancel.setText(self.tr("Cancel"))
        self.renew.setText(self.tr("Enrol again…"))
        self.metered.setText(self.tr("Filing may use metered networks"))
        self.bandwidth.say(self.tr("At most"), self.tr("Leaves room on a telephone's hotspot."))
        self._segments.set_choices(
            [
                (None, self.tr("all there is")),
                *(
                    (count, self.tr("{count} kB/s").format(count=count // 1000))
                    for count in BANDWIDTHS
                    if count
                ),
            ]
        )
        self._show()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
