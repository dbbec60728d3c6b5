"""The clauses that can still be put in, with what each is for and the law behind it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from mediator_app.domain.papers import LibraryClause
from ui.steps.terms.kinds import TermKind, code_of_kind, kind_words
from ui.theme import theme
from ui.widgets.parts import Card, Chip, Words, button, clear, column, row


class LibraryRow(QWidget):
    """One clause of the library."""

    def __init__(
        self, kind: TermKind, clause: LibraryClause | None, asked: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.kind = kind
        line = row(self, gap=12)
        name = Words("strong", kind_words(kind), wrap=True)
        name.setFixedWidth(theme().px(128))
        words = column(gap=0)
        what = clause.when if clause is not None else self.tr("Anything the library does not have")
        words.addWidget(Words("", what, wrap=True))
        if clause is not None:
            law = self.tr("{basis} · reviewed {day}").format(basis=clause.basis, day=clause.reviewed)
            words.addWidget(Words("small", law, wrap=True))
        self.add = button(self.tr("Put in"), "quiet", "plus")
        self.add.setProperty("term", kind.value)
        line.addWidget(name)
        line.addLayout(words, 1)
        if asked:
            line.addWidget(Chip(self.tr("suggested"), "amber"))
        line.addWidget(self.add)
        self.add.setAccessibleName(f"{kind_words(kind)}: {what}")


class LibraryCard(Card):
    """`chosen` carries the kind that was picked."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._lines = column(gap=8)
        self.body.addLayout(self._lines)
        self.rows: list[LibraryRow] = []
        self._shown: tuple[Any, ...] = ()
        self.retranslate()

    def show_library(
        self, kinds: Sequence[TermKind], asked: Sequence[TermKind], library: Mapping[str, LibraryClause]
    ) -> None:
        """Those that are asked for by the checks stand first."""
        order = [*(kind for kind in kinds if kind in asked), *(kind for kind in kinds if kind not in asked)]
        shown = (tuple(order), tuple(asked), tuple(library.values()))
        if shown == self._shown:
            return
        self._shown = shown
        clear(self._lines)
        self.rows = []
        for kind in order:
            made = LibraryRow(kind, library.get(code_of_kind(kind)), kind in asked)
            made.add.clicked.connect(self._clicked)
            self._lines.addWidget(made)
            self.rows.append(made)

    def _clicked(self) -> None:
        self.chosen.emit(TermKind(str(self.sender().property("term"))))

    def retranslate(self) -> None:
        self.set_title(self.tr("Clause library"))
        self._shown = ()

    def changeEvent(self, event: Any) -> None:
        if event.type() is event.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
