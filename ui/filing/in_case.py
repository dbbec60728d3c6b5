"""Filing as an open case shows it: how far it is in the header, and what the court sent back across the page."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QSizePolicy, QWidget

from mediator_app.delivery import FilingLine
from mediator_app.domain.errors import Refusal
from mediator_app.domain.filings import FilingKind
from mediator_app.domain.ids import CaseId
from mediator_app.domain.record import Record
from mediator_app.domain.states import CaseState
from ui.bridge import when
from ui.filing.counter import Counter
from ui.filing.objections import Objections
from ui.icons import set_icon
from ui.signing.correction import correcting
from ui.theme import theme
from ui.widgets.parts import Chip, Words, button, column, row, show_if
from ui.words.codes import error_words
from ui.words.filings import at_work, joined, number_of, state_of

MOST_ROWS = 3
"""So many reasons are seen at once; the rest are scrolled to."""


class _Reasons(QScrollArea):
    """As high as its rows, up to three."""

    def __init__(self, inside: Objections) -> None:
        super().__init__()
        self._inside = inside
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setObjectName("banner-body")
        self.setWidget(inside)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def fit(self) -> None:
        rows = self._inside.rows[:MOST_ROWS]
        self.setFixedHeight(sum(one.sizeHint().height() + theme().px(1) for one in rows) + theme().px(2))

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self.height())


class ReturnBanner(QFrame):
    """The reasons of a return, each with a way to its field, until the case is filed again."""

    go = Signal(object, str)
    correct_wanted = Signal()
    refile_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("banner")
        self.setProperty("tone", "amber")
        body = column(self, gap=4)
        body.setContentsMargins(theme().px(20), theme().px(8), theme().px(20), theme().px(8))
        line = row(gap=10)
        icon = QLabel()
        set_icon(icon, "triangle-alert", "amber", 18)
        self.words = Words(wrap=True)
        self.fold = button(kind="quiet")
        self.correct, self.refile = button(icon="pencil"), button(icon="send")
        line.addWidget(icon)
        line.addWidget(self.words, 1)
        for part in (self.fold, self.refile, self.correct):
            line.addWidget(part)
        body.addLayout(line)
        self.objections = Objections(flat=True)
        self.reasons = _Reasons(self.objections)
        body.addWidget(self.reasons)
        self._open = True
        self.fold.clicked.connect(self._fold)
        self.correct.clicked.connect(self.correct_wanted)
        self.refile.clicked.connect(self.refile_wanted)
        self.objections.go.connect(self.go)
        self.hide()

    def _fold(self) -> None:
        self._open = not self._open
        self._say_fold()

    def _say_fold(self) -> None:
        show_if(self.reasons, self._open)
        self.fold.setText(self.tr("Fold") if self._open else self.tr("Show the reasons"))

    def show_return(self, line: FilingLine | None, record: Record, *, can_file: bool) -> None:
        """Show what the court said of `line`; hidden without one."""
        show_if(self, line is not None and line.review is not None)
        if line is None or line.review is None:
            return
        objections = line.review.objections
        under_way = correcting(record)
        if under_way:
            words = self.tr(
                "Returned by the court, {count} to mend. The correction is under way; once everybody has signed the "
                "corrected agreement it is filed by itself and names the filing that it corrects."
            )
        else:
            words = self.tr("Returned by the court: {count} to mend.")
        text = joined((words.format(count=len(objections)), line.review.note))
        self.words.setText(text)
        self.words.setAccessibleName(text)
        self.objections.show_objections(objections, record.content)
        self.reasons.fit()
        self.correct.setText(self.tr("Correct the agreement…"))
        settlement = line.kind is FilingKind.SETTLEMENT
        show_if(self.correct, settlement and record.state in (CaseState.SIGNED, CaseState.SERVED))
        self.refile.setText(self.tr("File again as it stands"))
        show_if(self.refile, can_file and not under_way)
        self._say_fold()


class CaseFiling(QWidget):
    """A chip for the header and a banner for one open case; the widget itself is never shown."""

    go = Signal(object, str)
    correct_wanted = Signal()
    said = Signal(str, str)
    changed = Signal()
    """The court's number may be another."""

    def __init__(self, counter: Counter, case_id: CaseId, parent: QWidget, *, at_work: Chip) -> None:
        """`at_work` is the header's chip about the network."""
        super().__init__(parent)
        self.hide()
        self._counter, self._case_id = counter, case_id
        self._record: Record | None = None
        self._at_work = at_work
        self.chip, self.banner = Chip(), ReturnBanner()
        self.chip.hide()
        self.number = ""
        """The court's case number, once it has given one: beside the mediator's own, never in its place."""
        self.banner.go.connect(self.go)
        self.banner.correct_wanted.connect(self.correct_wanted)
        self.banner.refile_wanted.connect(self._refile)
        counter.changed.connect(self._follow)

    def show_record(self, record: Record) -> None:
        """The case as it is now."""
        self._record = record
        self._show()

    def _follow(self) -> None:
        before = self.number
        self._show()
        if self.number != before:
            self.changed.emit()

    def _show(self) -> None:
        counter = self._counter
        work = at_work(counter.road, 0, paused=counter.paused)
        self._at_work.show_as(work.text, work.tone)
        line = counter.newest(self._case_id)
        self.number = counter.court_number(self._case_id)
        if line is None:
            self.chip.show_as("")
        else:
            said = state_of(line, counter.road)
            self.chip.show_as(said.text, said.tone)
            words = joined((self.tr("Filing with the court"), said.text, number_of(line)))
            self.chip.setToolTip(words)
            self.chip.setAccessibleName(words)
        if self._record is not None:
            returned = counter.returned(self._case_id)
            self.banner.show_return(returned, self._record, can_file=counter.delivery is not None)

    def _refile(self) -> None:
        if self._counter.delivery is not None:
            when(self._counter.delivery.refile(self._case_id), self._refiled, self._failed)

    def _refiled(self, _: object) -> None:
        self.said.emit(self.tr("Filed again; the new filing names the one it corrects."), "green")
        self._counter.look()

    def _failed(self, error: Exception) -> None:
        if isinstance(error, Refusal):
            self._counter.look()
        self.said.emit(error_words(error), "red")

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self._show()
        super().changeEvent(event)
