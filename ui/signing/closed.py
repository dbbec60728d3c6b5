"""The closed agreement: what seals it, what a verification says, and how it leaves the house."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QWidget

from mediator_app.domain.record import Revision
from mediator_app.domain.verdict import Standing, Verdict
from ui.theme import theme
from ui.widgets.parts import Card, Chip, Words, button, column, row, set_kind, show_if
from ui.words.times import local
from ui.words.verdicts import finding_line, state_line

SHORT = 16


def short(digest: str) -> str:
    """The first characters of a hash in groups of four, as people compare them aloud."""
    return " ".join(digest[at : at + 4] for at in range(0, SHORT, 4))


class ClosedCard(Card):
    """Seal, certificate, verdict, and the buttons for what comes next."""

    print_wanted = Signal()
    save_wanted = Signal()
    correct_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.state = Chip()
        self.head.addWidget(self.state)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(theme().px(16))
        self._grid.setVerticalSpacing(theme().px(6))
        self._grid.setColumnStretch(1, 1)
        self.seal, self.closed_at, self.certificate = Words("strong"), Words(), Words(wrap=True)
        self._names = [Words("muted") for _ in range(3)]
        for at, (name, value) in enumerate(
            zip(self._names, (self.seal, self.closed_at, self.certificate), strict=True)
        ):
            self._grid.addWidget(name, at, 0)
            self._grid.addWidget(value, at, 1)
        self.body.addLayout(self._grid)
        self.verdict_card = QFrame()
        set_kind(self.verdict_card, "soft", tone="green")
        inner = column(self.verdict_card, padding=12, gap=4)
        self.verdict = Words("strong", wrap=True)
        self.details = Words("muted", wrap=True)
        inner.addWidget(self.verdict)
        inner.addWidget(self.details)
        self.body.addWidget(self.verdict_card)
        acts = row(gap=10)
        self.print_button = button(kind="primary", icon="printer")
        self.save_button = button(icon="usb")
        self.correct_button = button(kind="quiet")
        for made in (self.print_button, self.save_button):
            acts.addWidget(made)
        acts.addStretch(1)
        acts.addWidget(self.correct_button)
        self.body.addLayout(acts)
        self.print_button.clicked.connect(self.print_wanted)
        self.save_button.clicked.connect(self.save_wanted)
        self.correct_button.clicked.connect(self.correct_wanted)
        self._verdict: Verdict | None = None
        self._trouble = ""

    def show_revision(self, revision: Revision, *, may_correct: bool) -> None:
        self.set_title(self.tr("Signed by everybody and closed"))
        self.state.show_as(self.tr("revision {number}").format(number=revision.number), "green")
        names = (self.tr("Seal"), self.tr("Closed"), self.tr("Certificate"))
        for words, name in zip(self._names, names, strict=True):
            words.setText(name)
        self.seal.setText(short(revision.seal))
        self.seal.setToolTip(revision.seal)
        if revision.closing is not None:
            self.closed_at.setText(local(revision.closing.at).strftime("%Y-%m-%d %H:%M:%S"))
            if self._verdict is None:
                self.certificate.setText(short(revision.closing.certificate))
            self.certificate.setToolTip(revision.closing.certificate)
        self.print_button.setText(self.tr("Print copies…"))
        self.save_button.setText(self.tr("Save a sealed copy…"))
        self.correct_button.setText(self.tr("Correct it…"))
        show_if(self.correct_button, may_correct)
        self._say()

    def show_verdict(self, verdict: Verdict) -> None:
        self._verdict, self._trouble = verdict, ""
        self._say()

    def show_trouble(self, text: str) -> None:
        """The file could not be looked at."""
        self._verdict, self._trouble = None, text
        self._say()

    def _say(self) -> None:
        verdict = self._verdict
        if verdict is None:
            set_kind(self.verdict_card, "soft", tone="red" if self._trouble else "")
            self.verdict.setText(self._trouble or self.tr("The closed file is being verified…"))
            self.details.hide()
            return
        good = verdict.untouched
        set_kind(self.verdict_card, "soft", tone="green" if good else "red")
        self.verdict.setText(state_line(verdict))
        lines = [finding_line(finding) for finding in verdict.findings]
        self.details.setText("\n".join(lines))
        show_if(self.details, bool(lines))
        signer = verdict.signer
        if signer is not None:
            known = {
                Standing.TRUSTED: self.tr("known to this desk"),
                Standing.SELF_ISSUED: self.tr("issued by the signer"),
                Standing.UNKNOWN: self.tr("issuer not known here"),
            }
            told = known[verdict.standing] if verdict.standing is not None else ""
            parts = (signer.name, signer.organisation, told, short(signer.fingerprint))
            self.certificate.setText(" · ".join(part for part in parts if part))
