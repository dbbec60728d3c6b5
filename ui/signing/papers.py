"""All papers of the case in one card: how far each is signed, with a button to read it and one to print it."""

from __future__ import annotations

from collections.abc import Callable, Collection
from functools import partial
from typing import Final

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QScrollArea, QWidget

from mediator_app.domain.case import CaseFile
from mediator_app.domain.copies import printed_since_closing
from mediator_app.domain.ids import PartyId, RevisionId
from mediator_app.domain.papers import INSTRUMENTS, PaperId, PaperKind, RenderedPaper, Signer
from mediator_app.domain.record import Content, Revision
from mediator_app.domain.sealing import signers, unsigned
from mediator_app.domain.states import EDITABLE
from ui.bridge import run, when
from ui.language import tongue
from ui.printing.case import CasePrinting
from ui.signing.others import OtherPaper, Shelf, name_of
from ui.signing.past import ended_words
from ui.signing.reader import Reader, ScanViewer
from ui.signing.together import printed_together
from ui.steps.base import StepContext
from ui.theme import theme
from ui.widgets.overlay import Sheet
from ui.widgets.parts import Card, Chip, Rule, Words, button, clear, column, row, show_if
from ui.words.counts import counted
from ui.words.times import long_day

MOST: Final = 14
"""Lines that are shown at first: a case with many workers has two papers for each of them."""


class PapersCard(Card):
    """One line for each paper. Before the agreement is closed, also the button for a paper's next signature."""

    sign = Signal(object, object)
    """An `OtherPaper` and the `Signer` whose turn it is."""
    by_hand = Signal(object, object)
    """The same, for a signature or seal that is given on paper."""
    view_wanted = Signal(object)
    scan_wanted = Signal(object)
    print_wanted = Signal(object)
    """A `PaperId`, each."""
    together_wanted = Signal()
    """Somebody wants all papers printed in one go."""
    unfolded = Signal()
    """Somebody wants to see all of many papers."""

    def __init__(self, parent: QWidget | None = None, *, may_sign: bool = False) -> None:
        """`may_sign` where somebody turns the screen to who signs."""
        super().__init__("", parent)
        self._may_sign = may_sign
        self._shown: tuple[object, ...] = ()
        self._over = False
        self.count = Chip()
        self.head.addWidget(self.count)
        self.together_button = button(kind="quiet", icon="printer")
        self.head.addWidget(self.together_button)
        self.together_button.hide()
        self.together_button.clicked.connect(self.together_wanted)
        self.note = Words("muted", wrap=True)
        self.body.addWidget(self.note)
        self._rows = column(gap=0)
        self.body.addLayout(self._rows)
        self.all_button = button(kind="quiet", icon="chevron-down")
        under = row()
        under.addWidget(self.all_button)
        under.addStretch(1)
        self.body.addLayout(under)
        self.all_button.hide()
        self.all_button.clicked.connect(self.unfolded)
        self._unfolded = False
        self._offered: dict[QWidget, tuple[OtherPaper, Signer]] = {}
        self._by_hand: dict[QPushButton, tuple[OtherPaper, Signer]] = {}
        self.views: dict[PaperId, QPushButton] = {}
        self.prints: dict[PaperId, QPushButton] = {}
        self.scans: dict[PaperId, QPushButton] = {}

    def show_papers(
        self,
        papers: tuple[PaperId, ...],
        others: tuple[OtherPaper, ...],
        content: Content,
        revision: Revision | None,
        printed: Collection[PaperId] = (),
        *,
        over: bool = False,
    ) -> None:
        """`others` are those of which it is known where people sign; without a revision everything is a draft, or
        final where mediation is `over` without an agreement. With `over` a revision is one that does not count any
        more: its papers can be looked at and printed, but for the agreement, of which no copy leaves any more.
        `printed` are those that came out since the agreement was closed. Lines that say the same stay, with the cursor.
        """
        language, unfolded = tongue().language, self._unfolded
        shown = (papers, others, content, revision, frozenset(printed), over, language, unfolded)
        if self._shown == shown:
            return
        self._shown = shown
        self._over = over
        clear(self._rows)
        self._offered, self._by_hand, self.views, self.prints, self.scans = {}, {}, {}, {}, {}
        closed = revision is not None and revision.closing is not None
        known = {paper.id: paper for paper in others}
        left = sum(len(paper.unsigned(revision)) for paper in others) if revision is not None else 0
        self.set_title(self.tr("Papers of this case"))
        self.together_button.setText(self.tr("Print all…"))
        self.together_button.setAccessibleName(self.tr("Print all papers of this case in one go"))
        self.together_button.setVisible(closed and not over and bool(others))
        by_hand = [one.id for one in others if revision is not None and one.unsigned(revision)]
        told = all(paper in printed for paper in by_hand)
        self._say_note(left, closed=closed, draft=revision is None, printed=told)
        shown_now = papers if self._unfolded else _first_of(papers)
        for at, paper in enumerate(shown_now):
            if at:
                self._rows.addWidget(Rule())
            made = closed and paper in printed
            self._rows.addWidget(self._line(paper, known.get(paper), content, revision, printed=made))
        self.all_button.setText(self.tr("Show all {count} papers").format(count=len(papers)))
        show_if(self.all_button, len(shown_now) < len(papers))
        words = counted(
            left,
            self.tr("1 signature missing on the other papers"),
            self.tr("{count} signatures missing on the other papers"),
        )
        if revision is None or not others:
            self.count.show_as("")
        elif left:
            self.count.show_as(words, "amber" if closed else "")
        else:
            self.count.show_as(self.tr("all signed"), "green")
        show_if(self, bool(papers))

    def unfold(self) -> None:
        """Show every line from now on; whoever holds the card shows the papers again."""
        self._unfolded = True

    def _say_note(self, left: int, *, closed: bool, draft: bool, printed: bool) -> None:
        if self._over and draft:
            text = self.tr(
                "Mediation ended without an agreement: the record and the other papers are final. Print them, and let "
                "everybody sign by hand."
            )
        elif self._over:
            text = self.tr("As they were when this text still counted; every print is recorded.")
        elif draft:
            text = self.tr("Drafts until the text is sealed; each can be read and printed as it stands.")
        elif left and closed and printed:
            text = self.tr("All are printed: let what is missing be signed by hand.")
        elif left and closed:
            text = self.tr(
                "The agreement is closed: what is missing on a paper is signed by hand on its print."
            )
        elif left:
            text = self.tr("They can be signed on the screen until the agreement is closed.")
        else:
            text = self.tr("Each can be read and printed at any time; every print is recorded.")
        self.note.setText(text)

    def _line(
        self,
        paper: PaperId,
        other: OtherPaper | None,
        content: Content,
        revision: Revision | None,
        *,
        printed: bool,
    ) -> QWidget:
        holder = QWidget()
        line = row(holder, gap=8)
        line.setContentsMargins(0, theme().px(5), 0, theme().px(5))
        name = name_of(content, paper)
        said = column(gap=0)
        said.addWidget(Words("", name, wrap=True))
        if other is not None and revision is not None and (reason := other.why_by_hand(revision)):
            said.addWidget(Words("small", self._by_hand_words(reason), wrap=True))
        line.addLayout(said, 1)
        text, tone = self._state(paper, other, revision)
        if text:
            line.addWidget(Chip(text, tone))
        if printed:
            line.addWidget(Chip(self.tr("✓ printed"), "green"))
        if self._may_sign and other is not None and revision is not None and revision.closing is None:
            self._offer(line, other, revision, name)
        if revision is not None and revision.scans(paper.kind, paper.subject):
            self.scans[paper] = made = self._act(line, self.tr("Scan"), "scan", self._scan)
            made.setAccessibleName(self.tr("{paper}: view the scan").format(paper=name))
        self.views[paper] = made = self._act(line, self.tr("View"), "eye", self._view)
        made.setAccessibleName(self.tr("{paper}: view").format(paper=name))
        if self._over and paper.kind in INSTRUMENTS:
            return holder
        again = self.tr("Print again…") if printed else self.tr("Print…")
        self.prints[paper] = made = self._act(line, again, "printer", self._print)
        made.setAccessibleName(self.tr("{paper}: print").format(paper=name))
        return holder

    def _by_hand_words(self, reason: str) -> str:
        """Why it cannot be signed on the screen, by the code of `why_by_hand`."""
        if reason == "ticked_by_hand":
            return self.tr("signed by hand: service by e-mail is ticked on the print")
        return self.tr("signed by hand: the party gives it on paper, a company with its seal")

    def _offer(self, line: QHBoxLayout, other: OtherPaper, revision: Revision, name: str) -> None:
        """The paper's next signature: on the screen as long as somebody can give it there, else the scan of paper."""
        missing, here = other.unsigned(revision), other.unsigned_here(revision)
        if here:
            made = self._act(line, self.tr("Sign…"), "pen-line", self._sign)
            made.setAccessibleName(self.tr("{paper}: next signature").format(paper=name))
            self._offered[made] = (other, here[0])
        elif missing:
            made = self._act(line, self.tr("Signed by hand…"), "stamp", self._sign_by_hand)
            made.setAccessibleName(self.tr("{paper}: signed or sealed on paper").format(paper=name))
            self._by_hand[made] = (other, missing[0])

    @staticmethod
    def _act(line: QHBoxLayout, text: str, icon: str, slot: Callable[[], None]) -> QPushButton:
        made = button(text, "quiet", icon)
        made.clicked.connect(slot)
        line.addWidget(made)
        return made

    def _state(self, paper: PaperId, other: OtherPaper | None, revision: Revision | None) -> tuple[str, str]:
        """How far a paper is, in a word or two, and the tone."""
        if revision is None:
            return ("", "") if self._over else (self.tr("draft"), "")
        if self._over and paper.kind in INSTRUMENTS:
            return ended_words(revision.state)
        closed = revision.closing is not None
        if paper.kind is PaperKind.SERVICE_RETURN:
            received = revision.served_on(PartyId(paper.subject))
            if received is None:
                return self.tr("not yet received"), ""
            return self.tr("received {day}").format(day=long_day(received.day)), "green"
        if paper.kind in INSTRUMENTS:
            if closed:
                return self.tr("signed and closed"), "green"
            places = signers(revision.content, paper.kind)
            missing = unsigned(revision)
        elif other is not None:
            places, missing = other.places, other.unsigned(revision)
        else:
            return "", ""
        words = self.tr("{done} of {all} signed").format(done=len(places) - len(missing), all=len(places))
        return words, "green" if not missing else "amber" if closed else ""

    def _wanted(self, known: dict[PaperId, QPushButton]) -> PaperId | None:
        sender = self.sender()
        return next((paper for paper, made in known.items() if made is sender), None)

    def _view(self) -> None:
        self.view_wanted.emit(self._wanted(self.views))

    def _scan(self) -> None:
        self.scan_wanted.emit(self._wanted(self.scans))

    def _print(self) -> None:
        self.print_wanted.emit(self._wanted(self.prints))

    def _sign_by_hand(self) -> None:
        sender = self.sender()
        if isinstance(sender, QPushButton):
            self.by_hand.emit(*self._by_hand[sender])

    def _sign(self) -> None:
        sender = self.sender()
        if isinstance(sender, QWidget):
            self.sign.emit(*self._offered[sender])


def _first_of(papers: tuple[PaperId, ...]) -> tuple[PaperId, ...]:
    """All papers, or where there are many, those of which there is one and the first of the others."""
    if len(papers) <= MOST:
        return papers
    several = [paper for paper in papers if paper.subject]
    kept = {*several[: max(MOST - len(papers) + len(several), 0)]}
    return tuple(paper for paper in papers if not paper.subject or paper in kept)


class CasePapers(QObject):
    """The card with what its buttons do: read the paper in the window, send it through the print room."""

    def __init__(
        self,
        page: QWidget,
        context: StepContext,
        printing: CasePrinting,
        shelf: Shelf,
        *,
        may_sign: bool = False,
        of: RevisionId | None = None,
    ) -> None:
        """Of the text that counts now, or `of` one that does not any more."""
        super().__init__(page)
        self._page, self._context, self._shelf, self._of = page, context, shelf, of
        self._printing = printing
        self.card = PapersCard(page, may_sign=may_sign)
        self.reader: Reader | None = None
        self._viewed: PaperId | None = None
        self._case: CaseFile | None = None
        self.card.print_wanted.connect(self._print)
        self.card.together_wanted.connect(self._print_together)
        self.card.view_wanted.connect(self.view)
        self.card.scan_wanted.connect(self.view_scans)
        self.scans = ScanViewer(page, context)
        self.card.unfolded.connect(self._unfold)
        shelf.changed.connect(self._show)

    def show_case(self, case: CaseFile) -> None:
        self._case = case
        if self._of is None:
            self._shelf.look(self._revision())
        self._show()

    def _revision(self) -> Revision | None:
        record = self._case.record if self._case is not None else None
        if record is not None and self._of is not None:
            return record.revision(self._of)
        return record.standing if record is not None and record.state not in EDITABLE else None

    def _unfold(self) -> None:
        self.card.unfold()
        self._show()

    def _show(self) -> None:
        if self._case is None:
            return
        revision = self._revision()
        content = revision.content if revision is not None else self._case.record.content
        others = self._shelf.papers if self._shelf.holds(revision) else ()
        papers = self._context.desk.papers_of(self._context.case_id, of=self._of)
        printed = printed_since_closing(self._case.record) if self._of is None else ()
        over = self._of is not None or self._case.record.not_agreed
        self.card.show_papers(papers, others, content, revision, printed, over=over)

    def _print(self, paper: PaperId) -> None:
        if self._of is None:
            self._printing.print_any(paper)
        else:
            self._printing.print_paper(paper, self._of)

    def _print_together(self) -> None:
        record = self._context.desk.case(self._context.case_id).record
        papers = self._context.desk.papers_of(self._context.case_id)
        self._printing.print_all(printed_together(record, papers, self._shelf.papers))

    def view(self, paper: PaperId) -> None:
        """The very bytes where they are kept, else the paper as it stands."""
        desk, case_id, revision = self._context.desk, self._context.case_id, self._revision()
        self._viewed = paper
        if paper.kind in INSTRUMENTS and revision is not None:
            when(desk.kept_pdf(case_id, revision.id), self._have)
        else:
            when(run(partial(desk.draw, case_id, paper, of=self._of)), self._drawn)

    def view_scans(self, paper: PaperId) -> None:
        """The pages of a paper that were signed by hand."""
        revision = self._revision()
        if revision is not None:
            name = name_of(revision.content, paper)
            self.scans.view(name, revision.scans(paper.kind, paper.subject))

    def _drawn(self, paper: RenderedPaper) -> None:
        self._have(paper.pdf)

    def _have(self, pdf: bytes) -> None:
        if self._viewed is not None:
            revision = self._revision()
            record = self._context.desk.case(self._context.case_id).record
            content = revision.content if revision is not None else record.content
            self.reader = Reader(self._page, name_of(content, self._viewed), [pdf])


class PapersSheet(Sheet):
    """The same card over whatever step is open: what the printer in the header leads to once the text is sealed, and
    the papers `of` a text that does not count any more."""

    def __init__(
        self, page: QWidget, context: StepContext, printing: CasePrinting, *, of: RevisionId | None = None
    ) -> None:
        super().__init__(page, self.tr("View or print a paper"), width=760)
        self.papers = CasePapers(self, context, printing, Shelf(self, context), of=of)
        self.papers.card.setObjectName("")  # no frame within the frame
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(self.papers.card)
        self.body.addWidget(area)
        self.papers.card.print_wanted.connect(self._leave)
        self.papers.card.together_wanted.connect(self.close_sheet)
        self.close_button = self.add_button(self.tr("Close"))
        self.close_button.clicked.connect(self.close_sheet)
        self.papers.show_case(context.desk.case(context.case_id))
        area.setMinimumHeight(min(self.papers.card.sizeHint().height(), theme().px(430)))
        first = next(iter(self.papers.card.prints.values()), None)
        self.open(first)

    def _leave(self, _: PaperId) -> None:
        self.close_sheet()
