"""The list of copies in the print room: what becomes of each, and the one question that only people can answer."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QWidget

from ui.printing.run import OPEN, UNDER_WAY, Copy, CopyState
from ui.printing.words import copy_story, copy_words
from ui.theme import theme
from ui.widgets.choices import Choice, Tick
from ui.widgets.parts import Chip, Words, button, column, row
from ui.words.counts import counted


class CopyRow(QFrame):
    """One copy. Before printing it can be ticked off; afterwards it asks, where the copies are asked about singly."""

    came_out = Signal(object)
    did_not = Signal(object, int)
    again = Signal(object)

    def __init__(self, copy: Copy, parent: QWidget | None = None, *, of_several: bool = False) -> None:
        """`of_several` where other papers are printed too: then it says which one this is, and how long."""
        super().__init__(parent)
        self.copy, self._of_several = copy, of_several
        self._pages = pages = copy.task.pages
        body = column(self, gap=6)
        body.setContentsMargins(0, theme().px(8), 0, theme().px(8))
        head = row(gap=10)
        self.tick = Tick()
        self.tick.setChecked(not copy.recipient.has_one)
        self.state = Chip()
        self.name = Words("", wrap=True)
        head.addWidget(self.tick, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self.name, 1)
        head.addWidget(self.state, 0, Qt.AlignmentFlag.AlignTop)
        body.addLayout(head)
        self.story = Words("muted", wrap=True)
        body.addWidget(self.story)
        self._acts = QWidget()
        acts = row(self._acts, gap=8)
        self.yes = button(kind="primary", icon="check")
        self.no = button()
        self.good_label, self.good = Words("muted"), Choice()
        self.good.set_choices([(number, str(number)) for number in range(pages)])
        self.again_label, self.first = Words("muted"), Choice()
        self.first.set_choices([(number, str(number)) for number in range(1, pages + 1)])
        self.retry = button(icon="printer")
        for part in (self.yes, self.no, self.good_label, self.good, self.retry, self.again_label, self.first):
            acts.addWidget(part)
        acts.addStretch(1)
        body.addWidget(self._acts)
        self.yes.clicked.connect(self._yes)
        self.no.clicked.connect(self._no)
        self.retry.clicked.connect(self._retry)
        self._shown: CopyState | None = None

    def show_copy(self, *, editable: bool, by_itself: bool) -> None:
        """Follow the copy; `editable` while nothing is under way, `by_itself` where each copy is asked about."""
        copy = self.copy
        recipient = copy.recipient
        name = recipient.name
        if recipient.number:
            name = self.tr("No. {number} · {name}").format(number=recipient.number, name=recipient.name)
        if self._of_several:
            if recipient.number:
                name = self.tr("{paper} · {copy}").format(paper=copy.task.title, copy=name)
            words = counted(
                self._pages, self.tr("{name} · 1 page"), self.tr("{name} · {count} pages"), name=name
            )
            self.name.setText(words)
        else:
            self.name.setText(name)
        self.tick.setAccessibleName(name)
        self.tick.setEnabled(editable and copy.state is CopyState.READY)
        text, tone = copy_words(copy, self._pages)
        if copy.state is CopyState.READY and recipient.has_one:
            text, tone = self.tr("printed before"), "green"
        self.state.show_as(text, tone)
        story = copy_story(copy)
        self.story.setText(story)
        self.story.setVisible(bool(story))
        asking, open_ = by_itself and copy.state is CopyState.ASKING, copy.state in OPEN
        self._acts.setVisible(asking or (open_ and editable))
        several = self._pages > 1
        shown: dict[QWidget, bool] = {
            self.yes: asking,
            self.no: asking,
            self.good_label: asking and several,
            self.good: asking and several,
            self.retry: open_ and editable,
            self.again_label: open_ and editable and several,
            self.first: open_ and editable and several,
        }
        for part, visible in shown.items():
            part.setVisible(visible)
        self.yes.setText(self.tr("It came out"))
        self.no.setText(self.tr("No"))
        self.good_label.setText(self.tr("good pages:"))
        self.retry.setText(self.tr("Print again"))
        self.again_label.setText(self.tr("from page"))
        for made in (self.yes, self.no, self.retry):
            made.setAccessibleName(f"{name}: {made.text()}")
        self.good.setAccessibleName(self.tr("{name}: how many pages are good").format(name=name))
        self.first.setAccessibleName(self.tr("{name}: from which page").format(name=name))
        if copy.state is not self._shown:
            self._shown = copy.state
            self.first.show_value(copy.first)
            self.good.show_value(0)
        self.setAccessibleName(f"{name} {text} {story}")

    @property
    def wanted(self) -> bool:
        """Whether this copy is still to be printed and ticked."""
        return self.tick.isChecked() and self.copy.state is CopyState.READY

    @property
    def under_way(self) -> bool:
        return self.copy.state in UNDER_WAY

    def _yes(self) -> None:
        self.came_out.emit(self.copy)

    def _no(self) -> None:
        self.did_not.emit(self.copy, self.good.value)

    def _retry(self) -> None:
        self.copy.first = self.first.value
        self.again.emit(self.copy)
