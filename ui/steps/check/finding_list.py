"""Findings as rows: what, where, on which article, and a way there."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QWidget

from mediator_app.domain.record import Content
from mediator_app.law.findings import Finding, Severity
from mediator_app.law.rules import Rules
from ui.icons import set_icon
from ui.language import Language, tongue
from ui.steps.check.places import place_words
from ui.theme import theme
from ui.widgets.parts import Card, Chip, Rule, Words, button, clear, column, row, show_if
from ui.words.claims import articles_words
from ui.words.codes import finding_words


class FindingRow(QWidget):
    """One finding."""

    go = Signal(object)

    def __init__(
        self, finding: Finding, content: Content, rules: Rules, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.finding = finding
        line = row(self, gap=12)
        line.setContentsMargins(0, theme().px(3), 0, theme().px(3))
        grave = finding.severity is Severity.BLOCK
        icon = QLabel()
        set_icon(icon, "circle-alert" if grave else "triangle-alert", "red" if grave else "amber", 18)
        line.addWidget(icon, 0, Qt.AlignmentFlag.AlignTop)
        middle = column(gap=2)
        self.words = Words("", finding_words(finding), wrap=True)
        below = place_words(finding.field, content)
        basis = articles_words(finding.basis, rules) if finding.basis else ""
        self.place = Words("small", f"{below}　{basis}" if basis else below, wrap=True)
        self.place.setToolTip(_titles(finding, rules))
        middle.addWidget(self.words)
        middle.addWidget(self.place)
        line.addLayout(middle, 1)
        self.button = button(self.tr("Go there"), "quiet", "arrow-right")
        self.button.setAccessibleName(self.tr("Go there: {finding}").format(finding=self.words.text()))
        self.button.clicked.connect(self._go)
        line.addWidget(self.button, 0, Qt.AlignmentFlag.AlignVCenter)

    def _go(self) -> None:
        self.go.emit(self.finding)


def _titles(finding: Finding, rules: Rules) -> str:
    """The laws behind a finding by their full titles."""
    chinese = tongue().language is Language.CHINESE
    found = {}
    for article in finding.basis:
        law, _ = rules.law_of(article)
        found[law.code] = law.zh if chinese else law.en
    return "\n".join(found.values())


class FindingCard(Card):
    """The findings of one gravity; hidden where there are none."""

    go = Signal(object)

    def __init__(self, severity: Severity, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._severity = severity
        self.count = Chip(tone="red" if severity is Severity.BLOCK else "amber")
        self.head.insertWidget(1, self.count)
        self._lines = column(gap=2)
        self.body.addLayout(self._lines)
        self.rows: list[FindingRow] = []
        self._shown: tuple[Any, ...] = ()

    def show_findings(self, findings: Sequence[Finding], content: Content, rules: Rules) -> None:
        """Show those of this gravity. Rows that say the same stay, so that the cursor stays where it is."""
        wanted = tuple(finding for finding in findings if finding.severity is self._severity)
        said = tuple((f.code, f.field, finding_words(f), place_words(f.field, content)) for f in wanted)
        show_if(self, bool(wanted))
        self.count.show_as(str(len(wanted)), str(self.count.property("tone")))
        if said == self._shown:
            return
        self._shown = said
        clear(self._lines)
        self.rows = []
        for finding in wanted:
            if self.rows:
                self._lines.addWidget(Rule())
            made = FindingRow(finding, content, rules)
            made.go.connect(self.go)
            self._lines.addWidget(made)
            self.rows.append(made)

    def forget(self) -> None:
        """Say everything again next time, since the language changed."""
        self._shown = ()
