"""The papers around the agreement that people also sign at the table: notice, powers, addresses, the record."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from mediator_app.desk import Desk
from mediator_app.domain.ids import CaseId
from mediator_app.domain.papers import INSTRUMENTS, PaperId, PaperKind, Signer
from mediator_app.domain.record import Content, Revision
from mediator_app.domain.sealing import missing_on, only_by_hand, signers
from ui.widgets.parts import Card, Chip, Rule, Words, button, clear, column, row
from ui.words.cases import paper_words
from ui.words.counts import counted


@dataclass(frozen=True, slots=True)
class OtherPaper:
    """A paper with its bytes as they are before anybody signs, and who has a place on it, in order."""

    id: PaperId
    pdf: bytes
    places: tuple[Signer, ...]

    def unsigned(self, revision: Revision) -> tuple[Signer, ...]:
        """Those whose signature is missing."""
        return missing_on(revision, self.id.kind, self.id.subject, self.places)

    def unsigned_here(self, revision: Revision) -> tuple[Signer, ...]:
        """Those of them who can sign on the screen; the others sign by hand, on paper."""
        content = revision.content
        return tuple(s for s in self.unsigned(revision) if not only_by_hand(content, s, self.id.kind))


def other_papers(desk: Desk, case_id: CaseId) -> tuple[OtherPaper, ...]:
    """All that are signed before the agreement is closed; the proof of service is signed when it is served.

    Draws every one of them, so it is called on another thread.
    """
    content = desk.case(case_id).record.content
    found = []
    for paper in desk.papers_of(case_id):
        if paper.kind in INSTRUMENTS or paper.kind is PaperKind.SERVICE_RETURN:
            continue
        drawn = desk.draw(case_id, paper)
        slots = {place.slot for place in drawn.places}
        everybody = signers(content, paper.kind, paper.subject)
        places = tuple(signer for signer in everybody if signer.slot in slots)
        if places:
            found.append(OtherPaper(paper, drawn.pdf, places))
    return tuple(found)


def reading_copy(desk: Desk, case_id: CaseId) -> bytes:
    """The English reading copy of the instrument as it stands; drawn, so it is called on another thread."""
    paper = PaperId(desk.case(case_id).record.content.instrument)
    return desk.draw(case_id, paper, language="en").pdf


def name_of(content: Content, paper: PaperId) -> str:
    """`Power of attorney · 吴虚拟`: whose it is, where there are several."""
    people = [(str(one.id), one.name) for one in (*content.parties, *content.agents)]
    name = dict(people).get(paper.subject, "")
    return f"{paper_words(paper.kind)} · {name}" if name else paper_words(paper.kind)


class OthersCard(Card):
    """One line for each paper, with the button for its next signature; once the agreement is closed, with one that
    prints what is left to be signed by hand."""

    sign = Signal(object, object)
    """An `OtherPaper` and the `Signer` whose turn it is."""
    by_hand = Signal(object, object)
    """The same, for a signature that is given on paper."""
    print_wanted = Signal(object)
    """A `PaperId`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.count = Chip()
        self.head.addWidget(self.count)
        self.note = Words("muted", wrap=True)
        self.body.addWidget(self.note)
        self._rows = column(gap=0)
        self.body.addLayout(self._rows)
        self._offered: dict[QWidget, tuple[OtherPaper, Signer]] = {}
        self._by_hand: dict[QPushButton, tuple[OtherPaper, Signer]] = {}
        self._printed: dict[QPushButton, PaperId] = {}

    def show_papers(
        self, papers: tuple[OtherPaper, ...], revision: Revision, printed: Collection[PaperId] = ()
    ) -> None:
        """`printed` are those that came out to be signed by hand; they are ticked off."""
        clear(self._rows)
        self._offered, self._by_hand, self._printed = {}, {}, {}
        closed = revision.closing is not None
        lines = [(paper, paper.unsigned(revision)) for paper in papers]
        if closed:
            lines = [(paper, missing) for paper, missing in lines if missing]
        left = sum(len(missing) for _, missing in lines)
        if closed:
            self.set_title(self.tr("To sign on paper"))
            self.note.setText(
                self.tr(
                    "The agreement is closed: print these papers and let what is missing be signed by hand."
                )
                if any(paper.id not in printed for paper, _ in lines)
                else self.tr("All are printed: let what is missing be signed by hand.")
            )
        else:
            self.set_title(self.tr("Other papers to sign"))
            self.note.setText(self.tr("They can be signed on the screen until the agreement is closed."))
        for at, (paper, missing) in enumerate(lines):
            if at:
                self._rows.addWidget(Rule())
            made = closed and paper.id in printed
            self._rows.addWidget(self._line(paper, missing, revision, closed=closed, printed=made))
        words = counted(left, self.tr("1 signature missing"), self.tr("{count} signatures missing"))
        tone = ("amber" if closed else "") if left else "green"
        self.count.show_as(words if left else self.tr("all signed"), tone)
        self.setVisible(bool(lines))

    def _line(
        self,
        paper: OtherPaper,
        missing: tuple[Signer, ...],
        revision: Revision,
        *,
        closed: bool,
        printed: bool,
    ) -> QWidget:
        holder = QWidget()
        line = row(holder, gap=10)
        line.setContentsMargins(0, 6, 0, 6)
        name = name_of(revision.content, paper.id)
        line.addWidget(Words("", name, wrap=True), 1)
        done = len(paper.places) - len(missing)
        words = self.tr("{done} of {all}").format(done=done, all=len(paper.places))
        line.addWidget(Chip(words, "green" if not missing else ""))
        if closed:
            if printed:
                line.addWidget(Chip(self.tr("✓ printed"), "green"))
            made = button(self.tr("Print again…") if printed else self.tr("Print…"), "quiet", "printer")
            words = (
                self.tr("{paper}: printed; print again")
                if printed
                else self.tr("{paper}: print to sign by hand")
            )
            made.setAccessibleName(words.format(paper=name))
            made.clicked.connect(self._print)
            self._printed[made] = paper.id
            line.addWidget(made)
            return holder
        here = paper.unsigned_here(revision)
        if away := [signer for signer in missing if signer not in here]:
            made = button(self.tr("Signed by hand…"), "quiet")
            made.setAccessibleName(self.tr("{paper}: signed or sealed on paper").format(paper=name))
            made.clicked.connect(self._sign_by_hand)
            self._by_hand[made] = (paper, away[0])
            line.addWidget(made)
        if here:
            made = button(self.tr("Sign…"), "quiet")
            made.setAccessibleName(self.tr("{paper}: next signature").format(paper=name))
            made.clicked.connect(self._sign)
            self._offered[made] = (paper, here[0])
            line.addWidget(made)
        return holder

    def _print(self) -> None:
        sender = self.sender()
        if isinstance(sender, QPushButton):
            self.print_wanted.emit(self._printed[sender])

    def _sign_by_hand(self) -> None:
        sender = self.sender()
        if isinstance(sender, QPushButton):
            self.by_hand.emit(*self._by_hand[sender])

    def _sign(self) -> None:
        sender = self.sender()
        if isinstance(sender, QWidget):
            self.sign.emit(*self._offered[sender])
