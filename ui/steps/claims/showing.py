"""A derivation over the whole window, in type that can be read across a table."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFont, QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame, QGridLayout, QMainWindow, QScrollArea, QWidget

from mediator_app.domain.claims import Claim
from mediator_app.domain.money import capitals, format_money
from mediator_app.law.rules import Rules
from mediator_app.law.statutory import Derivation
from ui.theme import theme
from ui.widgets.overlay import Overlay, give_back
from ui.widgets.parts import Rule, Words, button, column, row, show_if
from ui.words.claims import articles_words, claim_title
from ui.words.derivations import line_words, note_words


class Showing(Overlay):
    """Escape closes it. What the other side said aside is not here: a derivation knows of no offers."""

    def __init__(self, window: QWidget, claim: Claim, derivation: Derivation, rules: Rules) -> None:
        # Beside the privacy cover, so that the cover can be put over it.
        within = window.centralWidget() if isinstance(window, QMainWindow) else window
        super().__init__(within or window)
        self.setObjectName("ground")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._claim, self._derivation, self._rules = claim, derivation, rules
        self._before = QApplication.focusWidget()
        outer = column(self, padding=28, gap=12)
        head = row(gap=16)
        self.title = Words("show-title", wrap=True)
        self.close_button = button(icon="x")
        self.close_button.clicked.connect(self.put_away)
        head.addWidget(self.title, 1)
        head.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignTop)
        outer.addLayout(head)
        result = row(gap=20)
        self.figure = Words("show-figure")
        font = self.figure.font()
        font.setFeature(QFont.Tag("tnum"), 1)
        self.figure.setFont(font)
        self.capitals = Words("show-text", wrap=True)
        result.addWidget(self.figure)
        result.addWidget(self.capitals, 1)
        outer.addLayout(result)
        self.claimed = Words("show-text")
        result.addWidget(self.claimed)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        sheet = QFrame()
        sheet.setObjectName("card")
        self._grid = QGridLayout(sheet)
        edge = theme().px(24)
        self._grid.setContentsMargins(edge, edge, edge, edge)
        self._grid.setHorizontalSpacing(theme().px(32))
        self._grid.setVerticalSpacing(theme().px(7))
        self._grid.setColumnStretch(0, 1)
        area.setWidget(sheet)
        outer.addWidget(area, 1)
        self.notes = Words("show-small", wrap=True)
        outer.addWidget(self.notes)
        self._fill_in()

    def put(self) -> None:
        """Cover the window with it."""
        self._fill()
        self.show()
        self.raise_()
        self.close_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def put_away(self) -> None:
        self.hide()
        give_back(self._before)
        self.deleteLater()

    def text(self) -> str:
        """Everything that can be read here."""
        return "\n".join(label.text() for label in self.findChildren(Words) if label.text())

    def _fill_in(self) -> None:
        claim, derived = self._claim, self._derivation
        self.title.setText(self.tr("Statutory reference: {claim}").format(claim=claim_title(claim)))
        self.figure.setText(format_money(derived.result))
        self.capitals.setText(capitals(derived.result) if derived.result.fen >= 0 else "")
        claimed = format_money(claim.amount) if claim.amount is not None else ""
        self.claimed.setText(self.tr("Claimed: {amount}").format(amount=claimed))
        show_if(self.claimed, bool(claimed))
        self.close_button.setText(self.tr("Close"))
        self.setAccessibleName(self.title.text())
        while self._grid.count():
            item = self._grid.takeAt(0)
            widget = item.widget() if item else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for number, line in enumerate(derived.lines):
            at = number * 3
            if number:
                self._grid.addWidget(Rule(), at, 0, 1, 2)
            figures = Words("show-figures", line.arithmetic, wrap=True)
            figures.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
            self._grid.addWidget(Words("show-text", line_words(line), wrap=True), at + 1, 0)
            self._grid.addWidget(figures, at + 1, 1, 2, 1)
            self._grid.addWidget(
                Words("show-small", articles_words(line.basis, self._rules), wrap=True), at + 2, 0
            )
        self._grid.setRowStretch(len(derived.lines) * 3 + 1, 1)
        notes = [note_words(note) for note in derived.notes]
        version = self._rules.version.partition("+")[0]
        notes.append(
            self.tr("For orientation; the parties are free to agree otherwise. Figures of {version}.").format(
                version=version
            )
        )
        self.notes.setText("\n".join(notes))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.put_away()
        event.accept()

    def changeEvent(self, event: Any) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self._fill_in()
        super().changeEvent(event)
