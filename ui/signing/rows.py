"""The cards of the signing page: what still stands against the seal, and one line for each signer."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QPushButton, QWidget

from mediator_app.domain.papers import Signer, SignerRole
from mediator_app.domain.record import Content, Revision, Signature
from mediator_app.domain.sealing import signers, unsigned
from mediator_app.law.findings import Finding, Severity
from ui.signing.people import authority_words, for_whom, who
from ui.steps.check.places import place_words
from ui.theme import theme
from ui.widgets.parts import Card, Chip, Rule, Words, button, clear, column, row, show_if
from ui.words.cases import paper_words
from ui.words.codes import finding_words
from ui.words.counts import counted
from ui.words.times import clock_time, local, long_day

MOST_FINDINGS = 4


class FindingsCard(Card):
    """What must be mended before the seal, and what should be looked at."""

    open_check = Signal()
    open_field = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.count = Chip()
        self.head.addWidget(self.count)
        self._rows = column(gap=6)
        self.body.addLayout(self._rows)
        self.link = button(kind="quiet", icon="list-checks")
        line = row()
        line.addWidget(self.link)
        line.addStretch(1)
        self.body.addLayout(line)
        self.link.clicked.connect(self.open_check)

    def show_findings(self, findings: Sequence[Finding], content: Content) -> None:
        """The gravest of them, each with whose it is, as the check says it."""
        blocks = [f for f in findings if f.severity is Severity.BLOCK]
        warns = [f for f in findings if f.severity is Severity.WARN]
        clear(self._rows)
        if blocks:
            self.set_title(self.tr("Still to be done before the seal"))
            self.count.show_as(self.tr("{count} to mend").format(count=len(blocks)), "red")
        elif warns:
            self.set_title(self.tr("Ready to seal; look at these first"))
            self.count.show_as(self.tr("{count} to look at").format(count=len(warns)), "amber")
        else:
            self.set_title(self.tr("Ready to seal"))
            self.count.show_as(self.tr("checked"), "green")
        shown = (blocks or warns)[:MOST_FINDINGS]
        for finding in shown:
            self._rows.addWidget(self._line(finding, content))
        left = len(blocks or warns) - len(shown)
        if left:
            self._rows.addWidget(Words("muted", self.tr("… and {count} more").format(count=left)))
        self.link.setText(self.tr("Open the check page"))
        show_if(self.link, bool(blocks or warns))

    def _line(self, finding: Finding, content: Content) -> QWidget:
        holder = QWidget()
        line = row(holder, gap=10)
        blocks = finding.severity is Severity.BLOCK
        line.addWidget(Chip(self.tr("must") if blocks else self.tr("look"), "red" if blocks else "amber"))
        place = place_words(finding.field, content)
        words = column(gap=0)
        words.addWidget(Words("", finding_words(finding), wrap=True))
        words.addWidget(Words("small", place, wrap=True))
        line.addLayout(words, 1)
        go = button(self.tr("Go there"), "quiet")
        go.setProperty("field", finding.field)
        go.setAccessibleName(self.tr("Go there: {what}").format(what=f"{place} {finding_words(finding)}"))
        go.clicked.connect(self._go)
        line.addWidget(go)
        return holder

    def _go(self) -> None:
        sender = self.sender()
        if sender is not None:
            self.open_field.emit(str(sender.property("field")))


class QueueCard(Card):
    """All signers in order, each with what the signature binds and whether it is there."""

    sign = Signal(object)
    """A `Signer` who signs on the screen."""
    scan = Signal(object)
    """A `Signer` who signed on paper."""
    scan_wanted = Signal(object)
    """A `Signature` on paper whose scan somebody wants to see."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.count = Chip(tone="accent")
        self.head.addWidget(self.count)
        self._rows = column(gap=0)
        self.body.addLayout(self._rows)
        self._people: dict[QWidget, Signer] = {}
        self.scans: dict[QPushButton, Signature] = {}

    def show_signers(self, content: Content, revision: Revision | None) -> None:
        """The signers of `content`; with a revision also who signed, and buttons for who did not."""
        clear(self._rows)
        self._people, self.scans = {}, {}
        everybody = signers(content, content.instrument)
        missing = unsigned(revision) if revision is not None else everybody
        # The same people sign other papers too, which are counted in the card of the papers.
        paper = paper_words(content.instrument)
        self.set_title(self.tr("Who signs, in this order"))
        if revision is not None:
            done = len(everybody) - len(missing)
            words = self.tr("{paper} · {done} of {all} signed").format(
                paper=paper, done=done, all=len(everybody)
            )
            self.count.show_as(words, "green" if not missing else "accent")
        else:
            words = counted(
                len(everybody),
                self.tr("{paper} · 1 signature"),
                self.tr("{paper} · {count} signatures"),
                paper=paper,
            )
            self.count.show_as(words, "accent")
        for number, signer in enumerate(everybody, 1):
            if number > 1:
                self._rows.addWidget(Rule())
            signature = revision.signature(signer, content.instrument) if revision is not None else None
            self._rows.addWidget(self._line(number, content, signer, signature, missing, revision))

    def _line(
        self,
        number: int,
        content: Content,
        signer: Signer,
        signature: Signature | None,
        missing: Sequence[Signer],
        revision: Revision | None,
    ) -> QFrame:
        holder = QFrame(self)
        line = row(holder, gap=12)
        line.setContentsMargins(0, theme().px(10), 0, theme().px(10))
        line.addWidget(Words("muted", str(number)))
        words = column(gap=2)
        words.addWidget(Words("strong", who(content, signer), wrap=True))
        behind = for_whom(content, signer)
        note, tone = authority_words(content, signer)
        if behind:
            words.addWidget(Words("small", behind, wrap=True))
        under = row()
        under.addWidget(Chip(note, tone))
        under.addStretch(1)
        words.addLayout(under)
        line.addLayout(words, 1)
        if signature is not None:
            chip = Chip(self._signed_words(signature), "green")
            if signature.scan is not None:
                attached = local(signature.at).strftime("%Y-%m-%d %H:%M")
                chip.setToolTip(self.tr("The scan was attached {time}.").format(time=attached))
            line.addWidget(chip)
            if signature.scan is not None:
                view = button(self.tr("View the scan"), "quiet", "scan")
                view.setAccessibleName(self.tr("{name}: view the scan").format(name=who(content, signer)))
                view.clicked.connect(self._view_scan)
                self.scans[view] = signature
                line.addWidget(view)
        elif revision is not None:
            waits = signer.role is SignerRole.MEDIATOR and len(missing) > 1
            now = button(self.tr("Sign now"), "primary" if signer == missing[0] else "", "pen-line")
            paper = button(self.tr("On paper…"), "quiet")
            now.setAccessibleName(self.tr("{name}: sign now").format(name=who(content, signer)))
            paper.setAccessibleName(self.tr("{name}: signed on paper").format(name=who(content, signer)))
            for made, slot in ((now, self._sign), (paper, self._scan)):
                made.setEnabled(not waits)
                made.clicked.connect(slot)
                self._people[made] = signer
                line.addWidget(made)
            if waits:
                now.setToolTip(self.tr("Signs last, after everybody else"))
        return holder

    def _signed_words(self, signature: Signature) -> str:
        if signature.scan is not None:
            return self.tr("On paper {day}").format(day=long_day(signature.day))
        return self.tr("Signed {time}").format(time=clock_time(signature.at))

    def _sign(self) -> None:
        sender = self.sender()
        if isinstance(sender, QWidget):
            self.sign.emit(self._people[sender])

    def _view_scan(self) -> None:
        sender = self.sender()
        if isinstance(sender, QPushButton):
            self.scan_wanted.emit(self.scans[sender])

    def _scan(self) -> None:
        sender = self.sender()
        if isinstance(sender, QWidget):
            self.scan.emit(self._people[sender])
