"""One filing in full: how far it is, what it holds, what the court said, and what may be done about it now."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QProgressBar, QPushButton, QWidget

from mediator_app.delivery import FilingLine
from mediator_app.domain.filings import FilingKind, FilingState
from ui.filing.counter import Counter
from ui.filing.objections import Objections
from ui.theme import theme
from ui.widgets.flow import Flow
from ui.widgets.parts import Card, Chip, Words, button, clear, row, show_if
from ui.words.cases import case_title
from ui.words.filings import (
    kind_words,
    moment_words,
    next_step,
    official_time,
    papers_words,
    percent,
    size_words,
    state_of,
)

_SCALE = 1000


class FilingDetails(Card):
    """Follows one filing; hidden without one."""

    open_wanted = Signal(object, str)
    """Open the case: a `Step`, or None for where it was, and the path of a field."""
    send_wanted = Signal()
    hold_wanted = Signal()
    retry_wanted = Signal()
    refile_wanted = Signal()
    withdraw_wanted = Signal()
    receipt_wanted = Signal()

    def __init__(self, counter: Counter, parent: QWidget | None = None, *, with_case: bool = True) -> None:
        """`with_case`: the case is named, and can be opened."""
        super().__init__(parent=parent)
        self._counter, self._with_case = counter, with_case
        self.line: FilingLine | None = None
        self.title.setWordWrap(True)
        self.chip, self.kind = Chip(), Words("muted")
        under = row(gap=10)
        under.addWidget(self.chip)
        under.addWidget(self.kind)
        under.addStretch(1)
        self.body.addLayout(under)
        self.bar = QProgressBar()
        self.bar.setRange(0, _SCALE)
        self.bar.setTextVisible(False)
        self.bar.setFixedHeight(theme().px(8))
        self.next = Words("", wrap=True)
        holder = QWidget()
        self.grid = QGridLayout(holder)
        self.grid.setContentsMargins(0, 0, 0, 0)
        self.grid.setHorizontalSpacing(theme().px(14))
        self.grid.setVerticalSpacing(theme().px(6))
        self.grid.setColumnStretch(1, 1)
        self.objections = Objections()
        self.note = Words("muted", wrap=True)
        for part in (self.bar, self.next, holder, self.objections, self.note):
            self.body.addWidget(part)
        acts = QWidget()
        self._acts = Flow(acts, gap=8)
        self.open = button(icon="folder-open")
        self.refile = button(icon="send")
        self.send = button(icon="send")
        self.retry = button(icon="refresh-cw")
        self.hold = button(kind="quiet")
        self.withdraw = button(kind="quiet")
        self.receipt = button(icon="file-check")
        self.buttons: tuple[QPushButton, ...] = (
            self.open,
            self.refile,
            self.send,
            self.retry,
            self.receipt,
            self.hold,
            self.withdraw,
        )
        for made in self.buttons:
            self._acts.addWidget(made)
        self.body.addWidget(acts)
        self._facts: list[tuple[str, str]] = []
        self.open.clicked.connect(self._open)
        self.objections.go.connect(self.open_wanted)
        for made, signal in (
            (self.send, self.send_wanted),
            (self.hold, self.hold_wanted),
            (self.retry, self.retry_wanted),
            (self.refile, self.refile_wanted),
            (self.withdraw, self.withdraw_wanted),
            (self.receipt, self.receipt_wanted),
        ):
            made.clicked.connect(signal)

    def _open(self) -> None:
        self.open_wanted.emit(None, "")

    def show_filing(self, line: FilingLine | None, now: datetime) -> None:
        """Show it as it is now."""
        self.line = line
        show_if(self, line is not None)
        if line is None:
            return
        road = self._counter.road
        said = state_of(line, road)
        self.set_title(case_title(line.title) if self._with_case else kind_words(line.kind))
        self.chip.show_as(said.text, said.tone)
        self.kind.setText(kind_words(line.kind))
        show_if(self.kind, self._with_case)
        under_way = line.state in (FilingState.QUEUED, FilingState.SENDING) and line.total > 0
        show_if(self.bar, under_way and line.sent > 0)
        self.bar.setValue(_SCALE * line.sent // line.total if line.total else 0)
        self.bar.setAccessibleName(self.tr("{percent}% sent").format(percent=percent(line)))
        self.next.setText(next_step(line, road, now))
        self._show_facts(self._facts_of(line, now))
        review = line.review
        returned = review is not None and line.state is FilingState.RETURNED
        self.objections.show_objections(review.objections if review is not None and returned else ())
        self.note.setText(review.note if review is not None else "")
        show_if(self.note, bool(self.note.text()))
        self._show_buttons(line)

    def _facts_of(self, line: FilingLine, now: datetime) -> list[tuple[str, str]]:
        facts = [(self._since(line.kind), moment_words(line.made_at, now))]
        papers = self._counter.want_papers(line)
        if line.total:
            size = size_words(line.total)
            if line.sent and line.sent < line.total:
                size = self.tr("{sent} of {total}").format(sent=size_words(line.sent), total=size)
            facts.append((self.tr("Papers"), papers_words(papers) or "…"))
            facts.append((self.tr("Size"), size))
        else:
            words = self.tr("as they stand when it is made ready for sending")
            facts.append((self.tr("Papers"), words))
        if line.receipt is not None:
            facts.append((self.tr("Receipt"), line.receipt.number))
            facts.append((self.tr("Official filing time"), official_time(line.receipt.received_at)))
        if line.review is not None:
            if line.review.case_number:
                facts.append((self.tr("Case number of the court"), line.review.case_number))
            facts.append((self.tr("The court's answer"), moment_words(line.review.decided_at, now)))
        if line.supersedes:
            facts.append((self.tr("Corrects"), self._corrected(line, now)))
        if line.attempts:
            facts.append((self.tr("Tries"), str(line.attempts)))
        return facts

    def _since(self, kind: FilingKind) -> str:
        match kind:
            case FilingKind.SETTLEMENT:
                return self.tr("Signed")
            case FilingKind.HANDOVER:
                return self.tr("Ended")
            case FilingKind.REPORT:
                return self.tr("Noted")

    def _corrected(self, line: FilingLine, now: datetime) -> str:
        old = next((one for one in self._counter.lines if one.filing_id == line.supersedes), None)
        if old is None:
            return self.tr("an earlier filing")
        words = moment_words(old.made_at, now)
        if old.receipt is not None:
            words = self.tr("receipt {number}, {when}").format(number=old.receipt.number, when=words)
        return words

    def _show_facts(self, facts: list[tuple[str, str]]) -> None:
        if facts == self._facts:
            return
        self._facts = facts
        clear(self.grid)
        for at, (label, value) in enumerate(facts):
            self.grid.addWidget(Words("label", label), at, 0, Qt.AlignmentFlag.AlignTop)
            self.grid.addWidget(Words("", value, wrap=True), at, 1)

    def _show_buttons(self, line: FilingLine) -> None:
        here = self._counter.delivery is not None
        queued, blocked = line.state is FilingState.QUEUED, line.state is FilingState.BLOCKED
        anew = self._counter.may_file_anew(line)
        tried = line.state in (FilingState.QUEUED, FilingState.SENDING) and bool(line.reason)
        show_if(self.open, self._with_case)
        show_if(self.send, here and queued and line.held)
        show_if(self.hold, here and queued and not line.held and not line.fixed)
        show_if(self.retry, here and ((blocked and not anew) or tried))
        show_if(self.refile, here and (anew or self._counter.to_correct(line)))
        show_if(self.withdraw, here and (blocked or (queued and not line.fixed)))
        show_if(self.receipt, line.receipt is not None)
        self._say_buttons()
        self._acts.invalidate()

    def _say_buttons(self) -> None:
        self.open.setText(self.tr("Open the case"))
        self.send.setText(self.tr("File it now"))
        self.hold.setText(self.tr("Hold it back"))
        self.retry.setText(self.tr("Try again"))
        self.refile.setText(self.tr("File again as it stands"))
        self.withdraw.setText(self.tr("Do not file…"))
        self.receipt.setText(self.tr("Show the receipt…"))
