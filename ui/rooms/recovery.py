"""The recovery code: shown once, to be printed or copied by hand, never stored."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QBuffer, QEvent, QIODevice, QMarginsF, QRectF, Qt, Signal
from PySide6.QtGui import QFont, QPageLayout, QPageSize, QPainter, QPdfWriter
from PySide6.QtWidgets import QFrame, QWidget

from mediator_app.domain.errors import Trouble
from ui.bridge import run, when
from ui.ports import CertificateFacts
from ui.printing.copies import PrintTask, Recipient
from ui.printing.ports import Queue
from ui.printing.preferred import preferred
from ui.printing.systems import print_system
from ui.widgets.choices import Tick
from ui.widgets.overlay import Sheet
from ui.widgets.parts import Card, Words, button, column, row
from ui.words.times import long_day


class RecoverySheet(Card):
    """The code in large type, a button that prints it, and a tick that it is safe."""

    done = Signal()

    def __init__(
        self,
        code: str,
        person: str,
        body: str,
        today: date,
        parent: QWidget | None = None,
        *,
        instead: bool = False,
    ) -> None:
        """`person` and `body` say whose it is, `instead` that an earlier sheet is void now."""
        super().__init__(parent=parent, padding=28)
        self._code, self._whose, self._today, self._instead = code, (person, body), today, instead
        self._facts: CertificateFacts | None = None
        self.lead = Words("muted", wrap=True)
        self.body.addWidget(self.lead)
        frame = QFrame()
        frame.setObjectName("soft")
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
        self.test_button = button(icon="printer")
        self.test_button.setEnabled(False)
        line.addWidget(self.print_button)
        line.addWidget(self.test_button)
        line.addWidget(self.print_note, 1)
        self.body.addLayout(line)
        self.certificate = Words("hint", wrap=True)
        self.body.addWidget(self.certificate)
        self.note, self.remark = Words("error", wrap=True), Words("hint", wrap=True)
        for words in (self.note, self.remark):
            words.hide()
            self.body.addWidget(words)
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
        self.test_button.clicked.connect(self.print_test)
        self.retranslate()

    def begin(self) -> None:
        self.kept.setFocus()
        when(run(print_system().queues), self._found, self._not_found)

    def _found(self, queues: tuple[Queue, ...]) -> None:
        name = next((queue.title for queue in queues if queue.name == preferred()), "")
        name = name or next((queue.title for queue in queues), "")
        self.print_button.setEnabled(bool(name))
        self.test_button.setEnabled(bool(name))
        self.print_note.setText(name or self.tr("No printer was found: please copy the code by hand."))

    def _not_found(self, error: Exception) -> None:
        if not isinstance(error, Trouble):
            raise error
        self._found(())

    def say(self, text: str) -> None:
        """Something that did not work and that one can live without."""
        self.note.setText(text)
        self.note.show()

    def say_no_ring(self) -> None:
        """The key ring was wished for only where there is one."""
        self.remark.setText(
            self.tr("This computer has no key ring that could be used; the passphrase opens the desk.")
        )
        self.remark.show()

    def say_certificate(self, facts: CertificateFacts) -> None:
        self._facts = facts
        self.certificate.setText(
            self.tr("Certificate made for {subject}, valid until {day}.").format(
                subject=facts.subject, day=long_day(facts.expires)
            )
        )

    def print_sheet(self) -> None:
        """One page with the code, for the safe; by the same way as every paper, so that a jam is said here too."""
        from ui.printing.room import PrintRoom

        title = self.title.text()
        one = Recipient(0, "", title)
        heading = self.tr("Recovery code of the mediator's desk")
        task = PrintTask(title, sheet_pdf(heading, self._lines()), 1, (one,), may_leave=False)
        room = PrintRoom(self.window(), task)
        room.came_out.connect(self._printed)
        room.open(room.print_button)

    def _printed(self) -> None:
        """It is in somebody's hand: nothing is left but to go on."""
        self.kept.show_value(True)
        self.go_button.setEnabled(True)
        self.go_button.setFocus()

    def print_test(self) -> None:
        """A page that shows whether papers will come out as they should; today rather than at the first hearing."""
        from ui.printing.case import print_test_page

        print_test_page(self.window(), self.tr("Test page"), self.tr("100 mm"))

    def _lines(self) -> list[str]:
        """What the printed sheet says: a year later it has to explain itself."""
        person, body = self._whose
        lines = [
            self.tr("For the cases of: {who}").format(
                who=" · ".join(part for part in (person, body) if part)
            ),
            self.tr("Made on {day}").format(day=long_day(self._today)),
            "",
            grouped(self._code),
            "",
            self.tr(
                "If the passphrase is forgotten, this code alone opens the cases: at the start of the program press "
                "“Passphrase forgotten?” and type it. Capital or small letters make no difference."
            ),
            self.tr(
                "Keep this sheet locked away and apart from the computer. Whoever has both can read every case. If it "
                "is lost or seen by others, make a new code in the settings; this one is void from then on."
            ),
        ]
        if self._instead:
            lines.append(
                self.tr("It takes the place of every earlier sheet for this computer: destroy those.")
            )
        return lines

    def retranslate(self) -> None:
        self.set_title(self.tr("Recovery code"))
        self.lead.setText(
            self.tr(
                "If the passphrase is forgotten, this code is the only way in. Keep it on paper, away from this "
                "computer. It is shown only now."
            )
        )
        if self._instead:
            void = self.tr("The earlier code is void on this computer: destroy its sheet.")
            self.lead.setText(f"{self.lead.text()}\n{void}")
        self.print_button.setText(self.tr("Print"))
        self.test_button.setText(self.tr("Print a test page"))
        self.kept.setText(self.tr("I have printed or copied it, and keep it safe"))
        self.go_button.setText(self.tr("Done") if self._instead else self.tr("Begin"))
        if self._facts is not None:
            self.say_certificate(self._facts)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)


class RecoveryOverlay(Sheet):
    """The sheet over the open window. It goes only when the code is said to be safe."""

    def __init__(self, parent: QWidget, code: str, person: str, body: str, today: date) -> None:
        super().__init__(parent, width=640, stubborn=True)
        self.title.hide()
        self.sheet = RecoverySheet(code, person, body, today, instead=True)
        self.sheet.setObjectName("")  # no frame within the frame
        self.setAccessibleName(self.sheet.title.text())
        self.sheet.done.connect(self.close_sheet)
        self.body.addWidget(self.sheet)

    def begin(self) -> None:
        """Show it and look for a printer."""
        self.open(self.sheet.kept)
        self.sheet.begin()


def grouped(code: str) -> str:
    """The code as it is read aloud, in lines of three groups."""
    groups = code.split("-")
    return "\n".join(" - ".join(groups[at : at + 3]) for at in range(0, len(groups), 3))


def sheet_pdf(title: str, lines: list[str]) -> bytes:
    """One A4 page with these words, 25 mm from its edges."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(300)
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    writer.setPageMargins(QMarginsF(25, 25, 25, 25), QPageLayout.Unit.Millimeter)
    painter = QPainter(writer)
    draw_sheet(painter, QRectF(0, 0, writer.width(), writer.height()), title, lines)
    painter.end()
    return bytes(buffer.data().data())


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
