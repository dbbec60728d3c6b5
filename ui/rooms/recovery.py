"""The recovery code: shown once, to be printed or copied by hand, never stored."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, Qt, Signal
from PySide6.QtGui import QFont, QPainter
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo
from PySide6.QtWidgets import QFrame, QWidget

from ui.bridge import run, when
from ui.ports import CertificateFacts
from ui.widgets.choices import Tick
from ui.widgets.parts import Card, Words, button, column, row
from ui.words.times import long_day


def default_printer() -> str:
    """Name of the printer that the system would take; empty where there is none. Asks the system, so not on screen."""
    return QPrinterInfo.defaultPrinter().printerName() or next(iter(QPrinterInfo.availablePrinterNames()), "")


class RecoverySheet(Card):
    """The code in large type, a button that prints it, and a tick that it is safe."""

    done = Signal()

    def __init__(self, code: str, body: str, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent, padding=28)
        self._code, self._body, self._printer = code, body, ""
        self._facts: CertificateFacts | None = None
        self.lead = Words("muted", wrap=True)
        self.body.addWidget(self.lead)
        frame = QFrame()
        frame.setProperty("kind", "soft")
        inside = column(frame, padding=20)
        self.code = Words("code", grouped(code), wrap=True)
        self.code.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.code.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        inside.addWidget(self.code)
        self.body.addWidget(frame)
        line = row(gap=10)
        self.print_button = button(icon="printer")
        self.print_button.setEnabled(False)
        self.print_note = Words("hint", wrap=True)
        line.addWidget(self.print_button)
        line.addWidget(self.print_note, 1)
        self.body.addLayout(line)
        self.certificate = Words("hint", wrap=True)
        self.body.addWidget(self.certificate)
        self.note = Words("error", wrap=True)
        self.note.hide()
        self.body.addWidget(self.note)
        foot = row(gap=10)
        self.kept = Tick()
        self.go_button = button(kind="primary")
        self.go_button.setEnabled(False)
        foot.addWidget(self.kept)
        foot.addStretch(1)
        foot.addWidget(self.go_button)
        self.body.addLayout(foot)
        self.body.addStretch(1)
        self.kept.recorded.connect(self.go_button.setEnabled)
        self.go_button.clicked.connect(self.done)
        self.print_button.clicked.connect(self.print_sheet)
        self.retranslate()

    def begin(self) -> None:
        self.kept.setFocus()
        when(run(default_printer), self._found)

    def _found(self, name: str) -> None:
        self._printer = name
        self.print_button.setEnabled(bool(name))
        self.print_note.setText(name or self.tr("No printer was found: please copy the code by hand."))

    def say(self, text: str) -> None:
        """Something that did not work and that one can live without."""
        self.note.setText(text)
        self.note.show()

    def say_certificate(self, facts: CertificateFacts) -> None:
        self._facts = facts
        self.certificate.setText(
            self.tr("Certificate made for {subject}, valid until {day}.").format(
                subject=facts.subject, day=long_day(facts.expires)
            )
        )

    def print_sheet(self) -> None:
        """One page with the code, for the safe."""
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setPrinterName(self._printer)
        painter = QPainter()
        if not painter.begin(printer):
            self.print_note.setText(self.tr("The printer did not take it: please copy the code by hand."))
            return
        draw_sheet(painter, printer.pageRect(QPrinter.Unit.DevicePixel), self.title.text(), self._lines())
        painter.end()
        self.print_note.setText(self.tr("Sent to {printer}. Did it come out?").format(printer=self._printer))

    def _lines(self) -> list[str]:
        return [self._body, "", grouped(self._code), "", self.lead.text()]

    def retranslate(self) -> None:
        self.set_title(self.tr("Recovery code"))
        self.lead.setText(
            self.tr(
                "If the passphrase is forgotten, this code is the only way in. Keep it on paper, away from this "
                "computer. It is shown only now."
            )
        )
        self.print_button.setText(self.tr("Print"))
        self.kept.setText(self.tr("It is printed or copied, and safe"))
        self.go_button.setText(self.tr("Begin"))
        if self._facts is not None:
            self.say_certificate(self._facts)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)


def grouped(code: str) -> str:
    """The code as it is read aloud, in lines of three groups."""
    groups = code.split("-")
    return "\n".join(" - ".join(groups[at : at + 3]) for at in range(0, len(groups), 3))


def draw_sheet(painter: QPainter, page: QRectF, title: str, lines: list[str]) -> None:
    """Title and lines, black on white, in a size that is read without glasses."""
    font = QFont(painter.font())
    font.setPointSizeF(20)
    painter.setFont(font)
    step = painter.fontMetrics().lineSpacing()
    y = page.top() + step
    for number, line in enumerate([title, *lines]):
        font.setPointSizeF(20 if number == 0 else 14)
        painter.setFont(font)
        box = QRectF(page.left(), y, page.width(), page.height() - y)
        used = painter.boundingRect(box, int(Qt.TextFlag.TextWordWrap), line or " ")
        painter.drawText(box, int(Qt.TextFlag.TextWordWrap), line)
        y += used.height() + step / 3
