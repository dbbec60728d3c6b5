"""The printer of this desk: which one, how it stands, and a page that shows whether it prints what is meant."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QWidget

from mediator_app.domain.errors import Refusal, Trouble
from ui.bridge import run, when
from ui.printing.ports import Queue, QueueState
from ui.printing.preferred import prefer, preferred
from ui.printing.systems import print_system
from ui.printing.words import a4_words, queue_story, queue_words
from ui.widgets.choices import Choice
from ui.widgets.parts import Card, Chip, Words, button, icon_button, name_it, row
from ui.words.codes import error_words


class PrinterCard(Card):
    """Shows the printers of the system. A choice holds for every paper that is printed from then on."""

    chosen = Signal(str)
    """The name of the printer that papers go to from now on."""
    test_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._queues: tuple[Queue, ...] | None = None
        self._trouble: Exception | None = None
        self._looking = False
        line = row(gap=8)
        self.choice = Choice()
        self.again_button = icon_button("refresh-cw", "")
        line.addWidget(self.choice, 1)
        line.addWidget(self.again_button)
        line.addStretch(0)  # without a printer the button stays at the left
        self.body.addLayout(line)
        chips = row(gap=8)
        self.state, self.paper = Chip(), Chip()
        chips.addWidget(self.state)
        chips.addWidget(self.paper)
        chips.addStretch(1)
        self.body.addLayout(chips)
        self.story = Words("hint", wrap=True)
        self.body.addWidget(self.story)
        foot = row(gap=10)
        self.test_button = button(icon="printer")
        self.test_note = Words("hint", wrap=True)
        foot.addWidget(self.test_button)
        foot.addWidget(self.test_note, 1)
        self.body.addLayout(foot)
        self.again_button.clicked.connect(self.look)
        self.choice.recorded.connect(self._chosen)
        self.test_button.clicked.connect(self.test_wanted)
        self.retranslate()

    def look(self) -> None:
        """Ask the system for its printers; also after somebody has switched one on."""
        if not self._looking:
            self._looking = True
            when(run(print_system().queues), self._found, self._not_found)
            self._say()

    def _found(self, queues: tuple[Queue, ...]) -> None:
        self._looking, self._trouble, self._queues = False, None, queues
        names = [queue.name for queue in queues]
        self.choice.set_choices([(queue.name, queue.title) for queue in queues])
        self.choice.show_value(preferred() if preferred() in names else next(iter(names), None))
        self._say()

    def _not_found(self, error: Exception) -> None:
        self._looking = False
        if not isinstance(error, (Refusal, Trouble)):
            raise error
        self._trouble, self._queues = error, ()
        self.choice.set_choices([])
        self._say()

    @property
    def queue(self) -> Queue | None:
        """The printer that is shown, as it was when somebody last looked."""
        return next((queue for queue in self._queues or () if queue.name == self.choice.value), None)

    def _chosen(self, name: str) -> None:
        prefer(name)
        self.chosen.emit(name)
        self._say()

    def _say(self) -> None:
        queue = self.queue
        self.choice.setEnabled(bool(self._queues))
        self.choice.setVisible(bool(self._queues))
        self.test_button.setEnabled(queue is not None and queue.state is not QueueState.REJECTING)
        if queue is not None:
            self.state.show_as(*queue_words(queue))
            self.paper.show_as(*a4_words(queue))
            story = queue_story(queue)
        else:
            looking = self._queues is None or self._looking
            self.state.show_as(
                self.tr("looking for printers…") if looking else self.tr("no printer"),
                "" if looking else "amber",
            )
            self.paper.show_as("")
            story = "" if looking else self._nobody()
        self.story.setText(story)
        self.story.setVisible(bool(story))

    def _nobody(self) -> str:
        if self._trouble is not None:
            return error_words(self._trouble)
        return self.tr("Set a printer up in the system's printer settings, then look again.")

    def retranslate(self) -> None:
        self.set_title(self.tr("Printing"))
        self.choice.setAccessibleName(self.tr("Printer"))
        name_it(self.again_button, self.tr("Look for printers again"))
        self.test_button.setText(self.tr("Print a test page"))
        self.test_note.setText(
            self.tr("It shows whether Chinese, sizes and edges come out. No word of a case is on it.")
        )
        self._say()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
