"""What a case prints: copies of the agreement, the sealed one to sign by hand, any other paper, all; and test pages."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QObject, QRectF, Qt, Signal
from PySide6.QtGui import QPageLayout, QPageSize, QPainter, QPdfWriter, QPen
from PySide6.QtWidgets import QWidget

from mediator_app.desk import Desk
from mediator_app.domain.copies import FILE, without_copy
from mediator_app.domain.edits import RecordPrint
from mediator_app.domain.errors import Refusal
from mediator_app.domain.ids import CaseId, PrintId, RevisionId
from mediator_app.domain.papers import INSTRUMENTS, PaperId, RenderedPaper
from mediator_app.domain.record import PrintOutcome, Revision
from mediator_app.domain.states import EDITABLE
from ui.bridge import run, when
from ui.printing.copies import PrintTask, Recipient
from ui.printing.room import PrintRoom
from ui.printing.run import Copy
from ui.sheets import open_pdf
from ui.steps.base import StepContext
from ui.theme import theme
from ui.words.cases import file_name, paper_words


def page_count(pdf: bytes) -> int:
    document, _buffer = open_pdf(pdf)
    return document.pageCount()


@dataclass(frozen=True, slots=True)
class Wanted:
    """A paper that is printed along with others, what its line says, and whether it was printed before."""

    paper: PaperId
    name: str
    has_one: bool


def drawn(desk: Desk, case_id: CaseId, papers: Sequence[PaperId]) -> tuple[RenderedPaper, ...]:
    """These papers as they stand; for another thread."""
    return tuple(desk.draw(case_id, paper) for paper in papers)


class CasePrinting(QObject):
    """Opens the print room for papers of one case, and records what became of every attempt."""

    recorded = Signal()
    """The case holds one print more."""

    def __init__(self, page: QWidget, context: StepContext) -> None:
        super().__init__(page)
        self._page, self._context = page, context
        self.room: PrintRoom | None = None
        self._others: tuple[Wanted, ...] = ()
        self._closed = b""
        """What is asked for together, while the papers are drawn."""

    def print_copies(self) -> None:
        """Numbered copies of the closed document: one for each party, one for the body's file."""
        when(self._context.desk.closed_pdf(self._context.case_id), self._have_closed)

    def print_sealed(self) -> None:
        """The sealed paper without any ink, to be signed by hand."""
        when(self._context.desk.sealed_pdf(self._context.case_id), self._have_sealed)

    def print_paper(self, paper: PaperId, of: RevisionId | None = None) -> None:
        """Any other paper, as it stands, or as it was `of` a revision that does not count any more."""
        when(run(partial(self._context.desk.draw, self._context.case_id, paper, of=of)), self._have_paper)

    def print_any(self, paper: PaperId) -> None:
        """A paper of the case in the form that counts now: the agreement as numbered copies once it is closed."""
        record = self._context.desk.case(self._context.case_id).record
        revision = record.standing if record.state not in EDITABLE else None
        if paper.kind not in INSTRUMENTS or revision is None:
            self.print_paper(paper)
        elif revision.closing is not None:
            self.print_copies()
        else:
            self.print_sealed()

    def print_all(self, others: Sequence[Wanted]) -> None:
        """The copies of the closed document and these other papers, in one job."""
        self._others = tuple(others)
        when(self._context.desk.closed_pdf(self._context.case_id), self._have_closed_first)

    def _have_closed_first(self, pdf: bytes) -> None:
        self._closed = pdf
        papers = [one.paper for one in self._others]
        when(run(partial(drawn, self._context.desk, self._context.case_id, papers)), self._have_all)

    def _have_all(self, papers: tuple[RenderedPaper, ...]) -> None:
        tasks = [
            self._task(PaperId(self._revision().content.instrument), self._closed, self._for_everybody())
        ]
        for one, paper in zip(self._others, papers, strict=True):
            here = Recipient(0, paper.id.subject, one.name, one.has_one)
            tasks.append(self._task(paper.id, paper.pdf, (here,)))
        self.room = PrintRoom(
            self._page, *tasks, title=self.tr("All papers of this case"), record=self._record
        )
        self.room.open(self.room.print_button)

    def _revision(self) -> Revision:
        revision = self._context.desk.case(self._context.case_id).record.standing
        if revision is None:
            raise Refusal("nothing_sealed", "revisions")
        return revision

    def _have_closed(self, pdf: bytes) -> None:
        self._open(PaperId(self._revision().content.instrument), pdf, self._for_everybody())

    def _for_everybody(self) -> tuple[Recipient, ...]:
        """Whom the numbered copies are for."""
        content = self._revision().content
        record = self._context.desk.case(self._context.case_id).record
        came_out = {*(party.id for party in content.parties), FILE} - set(without_copy(record))
        people = [
            Recipient(n, party.id, party.name, party.id in came_out)
            for n, party in enumerate(content.parties, 1)
        ]
        file = self.tr("for the file of {body}").format(body=content.body.name)
        return (*people, Recipient(len(people) + 1, FILE, file, FILE in came_out))

    def _have_sealed(self, pdf: bytes) -> None:
        revision = self._revision()
        instrument = revision.content.instrument
        if any(one.ink is not None for one in revision.signatures if one.paper is instrument):
            words = self.tr("To sign by hand: one copy for all who have not signed on the screen")
        else:
            words = self.tr("To sign by hand: one copy for all signatures")
        self._open(PaperId(instrument), pdf, (Recipient(0, "", words),), may_leave=False)

    def _have_paper(self, paper: RenderedPaper) -> None:
        self._open(paper.id, paper.pdf, (Recipient(0, paper.id.subject, paper_words(paper.id.kind)),))

    def _open(
        self, paper: PaperId, pdf: bytes, recipients: tuple[Recipient, ...], *, may_leave: bool = True
    ) -> None:
        task = self._task(paper, pdf, recipients, may_leave=may_leave)
        self.room = PrintRoom(self._page, task, record=self._record)
        self.room.open(self.room.print_button)

    def _task(
        self, paper: PaperId, pdf: bytes, recipients: tuple[Recipient, ...], *, may_leave: bool = True
    ) -> PrintTask:
        title = paper_words(paper.kind)
        file = file_name(title, self._context.desk.case(self._context.case_id).record.content)
        return PrintTask(title, pdf, page_count(pdf), recipients, paper, may_leave, file)

    def _record(self, copy: Copy, outcome: PrintOutcome, printer: str) -> None:
        context, paper = self._context, copy.task.paper
        if paper is None:
            return
        edit = RecordPrint(
            **context.desk.stamp(),
            print_id=PrintId(context.new_id()),
            paper=paper.kind,
            subject=paper.subject,
            sha256=copy.task.sha256,
            printer=printer,
            copy=max(copy.recipient.number, 1),
            recipient=copy.recipient.id,
            outcome=outcome,
        )
        context.desk.do(context.case_id, edit)
        self.recorded.emit()


def print_test_page(parent: QWidget, words: str, ruler: str) -> PrintRoom:
    """One page that shows whether Chinese, sizes and edges come out; it belongs to no case and is not recorded."""
    task = PrintTask(words, test_page(words, ruler), 1, (Recipient(0, "", words),), may_leave=False)
    room = PrintRoom(parent, task)
    room.open(room.print_button)
    return room


def test_page(words: str, ruler: str) -> bytes:
    """A4 with a frame at 15 mm, a line of exactly 100 mm, characters in four sizes and a scale of greys."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(254)  # ten dots for each millimetre
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    writer.setPageMargins(QMarginsF(0, 0, 0, 0), QPageLayout.Unit.Millimeter)
    writer.setTitle(words)
    painter = QPainter(writer)
    ink, paper = theme().colour("rail"), theme().colour("paper")
    painter.setPen(QPen(ink, 4))
    painter.drawRect(QRectF(150, 150, 1800, 2670))
    y = 300.0
    for size in (90, 60, 42, 32):
        font = theme().font()
        font.setPixelSize(size)
        painter.setFont(font)
        painter.drawText(
            QRectF(200, y, 1700, size * 2),
            int(Qt.AlignmentFlag.AlignLeft),
            f"{words} 0123456789 柒拾伍万元整",
        )
        y += size * 2.2
    painter.drawLine(200, round(y + 100), 1200, round(y + 100))
    for mark in range(0, 101, 10):
        painter.drawLine(200 + mark * 10, round(y + 80), 200 + mark * 10, round(y + 120))
    painter.drawText(QRectF(1230, y + 70, 700, 80), int(Qt.AlignmentFlag.AlignLeft), ruler)
    for step in range(10):
        share = step / 9
        painter.setOpacity(1.0)
        painter.fillRect(QRectF(200 + step * 100, y + 240, 100, 120), paper)
        painter.setOpacity(share)
        painter.fillRect(QRectF(200 + step * 100, y + 240, 100, 120), ink)
    painter.end()
    return bytes(buffer.data().data())
