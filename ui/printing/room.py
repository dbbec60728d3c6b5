"""The print room: look at the printer first, send the very bytes, follow every copy, ask, record."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFileDialog, QFrame, QLabel, QScrollArea, QWidget

from mediator_app.domain.errors import Trouble
from mediator_app.domain.record import PrintOutcome
from ui.bridge import run, when
from ui.icons import set_icon
from ui.language import gap
from ui.printing.copies import PrintTask
from ui.printing.copy_rows import CopyRow
from ui.printing.ports import Queue, QueueState
from ui.printing.preferred import prefer, preferred
from ui.printing.run import OPEN, Copy, CopyState, PrintRun
from ui.printing.systems import print_system
from ui.printing.words import a4_words, queue_story, queue_words
from ui.theme import theme
from ui.whole_file import documents, safe_name, write_whole
from ui.widgets.choices import Choice
from ui.widgets.overlay import Sheet
from ui.widgets.parts import Chip, Rule, Words, button, clear, column, icon_button, name_it, row, set_kind
from ui.words.codes import error_words
from ui.words.counts import counted

WATCH_MS: Final = 1000

Record = Callable[[Copy, PrintOutcome, str], None]
"""Keeps what became of an attempt: the copy, the outcome, the printer's name."""


class PrintRoom(Sheet):
    """Everything about printing one paper or several, in one sheet. One answer for the whole job ends it."""

    came_out = Signal()
    """Somebody has everything in hand that was wanted; the room has closed."""

    def __init__(
        self,
        parent: QWidget,
        task: PrintTask,
        *more: PrintTask,
        title: str = "",
        record: Record | None = None,
    ) -> None:
        """`title` where it is not the paper's own."""
        super().__init__(parent, width=680)
        self.title.setText(self.tr("Print · {paper}").format(paper=title or task.title))
        self.setAccessibleName(self.title.text())
        self._record = record
        self.task = task
        self._tasks = (task, *more)
        self.run = PrintRun(print_system(), self._tasks, self)
        self._queues: tuple[Queue, ...] = ()
        self._looking = False
        self._watch = QTimer(self)
        self._watch.setSingleShot(True)
        self._watch.setInterval(WATCH_MS)
        self._watch.timeout.connect(self._look_on)
        self._singly = False
        """Whether each copy is asked about by itself, since something is wrong with one."""
        self._asked = False
        """Whether the answer for the whole job has been asked for since the last copy was sent."""
        self.body.addWidget(Words("muted", self._about_all() if more else self._about(task), wrap=True))
        line = row(gap=8)
        self.choice = Choice()
        self.again_button = icon_button("refresh-cw", "")
        line.addWidget(self.choice, 1)
        self.body.addLayout(line)
        chips = row(gap=8)
        self.queue_chip, self.paper_chip, self.sheets_chip = Chip(), Chip(), Chip()
        for chip in (self.queue_chip, self.paper_chip, self.sheets_chip):
            chips.addWidget(chip)
        chips.addStretch(1)
        chips.addWidget(self.again_button)
        self.body.addLayout(chips)
        self.queue_note = Words("muted", wrap=True)
        self.body.addWidget(self.queue_note)
        self.notice = QFrame()
        told = row(self.notice, padding=12, gap=10)
        self._mark = QLabel()
        self.notice_words = Words("", wrap=True)
        self.save_button = button(icon="usb")
        told.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignTop)
        told.addWidget(self.notice_words, 1)
        told.addWidget(self.save_button)
        self.notice.hide()
        self.body.addWidget(self.notice)
        self.rows: list[CopyRow] = []
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        inner = QWidget()
        self._list = column(inner, gap=0)
        area.setWidget(inner)
        self._area = area
        self.body.addWidget(area)
        self.pages_hint = Words("hint", wrap=True)
        self.body.addWidget(self.pages_hint)
        self.close_button = self.add_button("")
        self.cancel_button = self.add_button("")
        self.problem_button = self.add_button("")
        self.good_button = self.add_button("", "primary")
        self.print_button = self.add_button("", "primary")
        self._make_rows()
        self.again_button.clicked.connect(self.look)
        self.save_button.clicked.connect(self._save)
        self.choice.recorded.connect(self._chosen)
        self.close_button.clicked.connect(self.close_sheet)
        self.cancel_button.clicked.connect(self.run.cancel)
        self.print_button.clicked.connect(self._print)
        self.good_button.clicked.connect(self._all_good)
        self.problem_button.clicked.connect(self._ask_singly)
        self.run.changed.connect(self._follow)
        self.run.outcome.connect(self._keep)
        self._follow()
        self.look()

    def _about(self, task: PrintTask) -> str:
        if len(task.recipients) > 1:
            words = self.tr(
                "Pages: {pages}, copies: {copies}; exactly as the file is kept (hash of the file {hash}). The "
                "copies are identical: write its number on the first page of each."
            )
        else:
            words = self.tr("Pages: {pages}; exactly as the file is kept (hash of the file {hash})")
        short = " ".join(task.sha256[at : at + 4] for at in range(0, 16, 4))
        return words.format(pages=task.pages, copies=len(task.recipients), hash=short)

    def _about_all(self) -> str:
        words = self.tr(
            "Papers: {papers}, copies: {copies}, pages in all: {pages}; exactly as the files are kept. The numbered "
            "copies of one paper are identical: write its number on the first page of each."
        )
        copies = self.run.copies
        pages = sum(copy.task.pages for copy in copies)
        return words.format(papers=len(self._tasks), copies=len(copies), pages=pages)

    def _make_rows(self) -> None:
        clear(self._list)
        for at, copy in enumerate(self.run.copies):
            if at:
                self._list.addWidget(Rule())
            made = CopyRow(copy, of_several=len(self._tasks) > 1)
            made.came_out.connect(self._one_good)
            made.did_not.connect(self.run.did_not)
            made.again.connect(self._print_again)
            made.tick.clicked.connect(self._follow)
            self.rows.append(made)
            self._list.addWidget(made)
        self._list.addStretch(1)

    # --- pre-flight -------------------------------------------------------------------------------

    def look(self) -> None:
        """Ask the system for its printers, again and again if somebody has just plugged one in."""
        if not self._looking:
            self._looking = True
            when(run(print_system().queues), self._found, self._not_found)
            self._follow()

    def _found(self, queues: tuple[Queue, ...]) -> None:
        self._looking = False
        self._queues = queues
        names = [queue.name for queue in queues]
        before = self.choice.value
        self.choice.set_choices([(queue.name, queue.title) for queue in queues])
        wanted = before if before in names else preferred() if preferred() in names else ""
        if names:
            self.choice.show_value(wanted or names[0])
        self._say_notice("")
        if not names:
            self._say_notice(self._nobody())
        self._follow()

    def _look_on(self) -> None:
        """See how the printer stands while something is on its way and when it is over; nothing else changes."""
        when(run(print_system().queues), self._seen, self._not_seen)

    def _seen(self, queues: tuple[Queue, ...]) -> None:
        now = {queue.name: queue for queue in queues}
        if not self._looking:
            self._queues = tuple(now.get(queue.name, queue) for queue in self._queues)
            self._follow()
        self._watch.start()

    def _not_seen(self, error: Exception) -> None:
        """The job on its way says so itself; it is looked for again."""
        if not isinstance(error, Trouble):
            raise error
        self._watch.start()

    def _nobody(self) -> str:
        if self.task.paper is None:
            return self.tr("There is no printer.")
        kept = self.tr("There is no printer. Nothing is lost: the file is kept and can be printed later.")
        give = self.tr("A sealed copy can be given now.") if self._can_save() else ""
        return gap().join(part for part in (kept, give) if part)

    def _not_found(self, error: Exception) -> None:
        self._looking = False
        self._queues = ()
        self.choice.set_choices([])
        self._say_notice(error_words(error))
        self._follow()

    def _say_notice(self, text: str, tone: str = "amber") -> None:
        set_kind(self.notice, "soft", tone=tone)
        set_icon(self._mark, "circle-check" if tone == "green" else "triangle-alert", tone, 18)
        self.notice_words.setText(text)
        self.notice.setVisible(bool(text))
        self.notice.setAccessibleName(text)

    def _chosen(self, _: object) -> None:
        self._follow()

    @property
    def queue(self) -> Queue | None:
        """The printer that is chosen, as it was when somebody last looked."""
        return next((queue for queue in self._queues if queue.name == self.choice.value), None)

    # --- printing -----------------------------------------------------------------------------------

    def _print(self) -> None:
        self._start([made.copy for made in self.rows if made.wanted])

    def _print_again(self, copy: Copy) -> None:
        self._start([copy])

    def _start(self, copies: list[Copy]) -> None:
        queue = self.queue
        if queue is not None and copies:
            self._singly = self._asked = False
            prefer(queue.name)
            self.run.start(queue, copies)
            self._watch.start()

    # --- the answer ---------------------------------------------------------------------------------

    def _asking(self) -> list[CopyRow]:
        return [made for made in self.rows if made.copy.state is CopyState.ASKING]

    def _unfinished(self) -> bool:
        return any(made.copy.state in OPEN or made.wanted for made in self.rows)

    def _all_good(self) -> None:
        """One answer for everything that was sent."""
        for made in self._asking():
            self.run.came_out(made.copy)
        self._close_if_done()

    def _one_good(self, copy: Copy) -> None:
        self.run.came_out(copy)
        self._close_if_done()

    def _close_if_done(self) -> None:
        if not self.run.busy and not self._asking() and not self._unfinished():
            self.close_sheet()
            self.came_out.emit()

    def _ask_singly(self) -> None:
        self._singly = True
        self._follow()
        asking = self._asking()
        if asking:
            asking[0].yes.setFocus()

    def _say_answers(self) -> None:
        """The buttons for the whole job, once nothing is under way."""
        asking = self._asking()
        together = bool(asking) and not self.run.busy and not self._singly
        for made in (self.good_button, self.problem_button):
            made.setVisible(together)
        if len(asking) > 1:
            words = self.tr("All {count} copies came out").format(count=len(asking))
        elif asking and asking[0].copy.recipient.number and len(self.rows) > 1:
            words = self.tr("No. {number} came out").format(number=asking[0].copy.recipient.number)
        else:
            words = self.tr("It came out")
        self.good_button.setText(words)
        self.problem_button.setText(self.tr("Something is wrong…"))
        self.pages_hint.setText(
            self.tr(
                "Good pages: how many pages of the copy came out well, counted from the first. What follows them can "
                "be printed again."
            )
        )
        long = any(made.copy.task.pages > 1 for made in asking)
        self.pages_hint.setVisible(self._singly and long)
        if together and not self._asked:
            self._asked = True
            self.good_button.setFocus()

    def _keep(self, copy: Copy, outcome: PrintOutcome) -> None:
        if self._record is not None and self.run.queue is not None:
            self._record(copy, outcome, self.run.queue.title)

    def _follow(self) -> None:
        """Show how everything stands."""
        queue, busy = self.queue, self.run.busy
        for made in self.rows:
            made.show_copy(editable=not busy, by_itself=self._singly)
        wanted = sum(made.wanted for made in self.rows)
        if queue is None:
            looking = self.tr("looking for printers…") if self._looking else self.tr("no printer")
            self.queue_chip.show_as(looking, "" if self._looking else "amber")
            self.paper_chip.show_as("")
            self.queue_note.hide()
        else:
            self.queue_note.setText(queue_story(queue))
            self.queue_note.setVisible(bool(self.queue_note.text()))
            self.queue_chip.show_as(*queue_words(queue, ours=busy))
            self.paper_chip.show_as(*a4_words(queue))
        sheets = sum(made.copy.task.pages for made in self.rows if made.wanted)
        words = counted(sheets, self.tr("1 page to print"), self.tr("{count} pages to print"))
        self.sheets_chip.show_as(words if sheets else "")
        ready = queue is not None and queue.state is not QueueState.REJECTING
        self.print_button.setEnabled(ready and bool(wanted) and not busy)
        self.print_button.setVisible(any(made.copy.state is CopyState.READY for made in self.rows))
        self.cancel_button.setVisible(busy)
        self.close_button.setVisible(not busy)
        self.choice.setEnabled(not busy)
        self.choice.setVisible(bool(self._queues) or self._looking)
        # One of the rows may have to explain while they are printed; where there is no printer none will.
        lines = len(self.rows)
        room = 118 * lines if self._singly else 47 * lines + (44 if self._queues else 0)
        self._area.setMinimumHeight(theme().px(min(room, 360 if self._singly else 300)))
        self.choice.setAccessibleName(self.tr("Printer"))
        name_it(self.again_button, self.tr("Look for printers again"))
        self.save_button.setText(self.tr("Save a copy…"))
        self.save_button.setVisible(self._can_save())
        later = self._unfinished() and not self._asking()
        self.close_button.setText(self.tr("Print later") if later else self.tr("Close"))
        self._say_answers()
        self.cancel_button.setText(self.tr("Cancel printing"))
        self.print_button.setText(
            self.tr("Print {count}").format(count=wanted) if wanted > 1 else self.tr("Print")
        )

    def _can_save(self) -> bool:
        """Whether there is one file, and it may leave."""
        return len(self._tasks) == 1 and self.task.paper is not None and self.task.may_leave

    def _save(self) -> None:
        """The same bytes into a file."""
        suggested = str(documents() / (self.task.file or safe_name(f"{self.task.title}.pdf")))
        kinds = self.tr("PDF files") + " (*.pdf)"
        name, _ = QFileDialog.getSaveFileName(self, self.tr("Save a copy"), suggested, kinds)
        if name:
            when(run(write_whole, Path(name), self.task.pdf), self._saved, self._not_saved)

    def _saved(self, path: Path) -> None:
        self._say_notice(self.tr("The copy lies in {path}.").format(path=path), "green")

    def _not_saved(self, error: Exception) -> None:
        self._say_notice(error_words(error))

    # --- coming and going -----------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape leaves what does not run any more, and cancels a job that stands still: it would come out later, when
        nobody is there. One that is being printed it leaves alone."""
        if event.key() == Qt.Key.Key_Escape and self.run.busy:
            if self.run.held_up:
                self.run.cancel()
            event.accept()
            return
        super().keyPressEvent(event)

    def close_sheet(self) -> None:
        self._watch.stop()
        self.run.leave()
        super().close_sheet()
