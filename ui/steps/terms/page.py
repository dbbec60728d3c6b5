"""The clauses in their order, and the library beneath."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from mediator_app.desk import Desk
from mediator_app.domain.case import CaseFile
from mediator_app.domain.edits import AddTerm, ChangeTerm, MoveTerm, RemoveTerm
from mediator_app.domain.errors import Refusal
from mediator_app.domain.ids import TermId
from mediator_app.domain.papers import LibraryClause
from mediator_app.domain.record import Content, Record
from mediator_app.domain.states import EDITABLE
from mediator_app.domain.terms import EndTerm, Term
from mediator_app.law.findings import Finding
from ui.bridge import run, when
from ui.language import tongue
from ui.page_frame import make_room
from ui.steps.base import Step, StepContext, StepPage
from ui.steps.terms.card import TermCard
from ui.steps.terms.kinds import TermKind, asked_for, code_of, first_value, left
from ui.steps.terms.library import LibraryCard
from ui.widgets.findings import FindingsLater
from ui.widgets.notices import Empty
from ui.widgets.parts import Words, column, show_if
from ui.widgets.scrolling import bring_into_view
from ui.words.codes import finding_words, refusal_words

AT_ONCE: Final = 5
"""So many clauses fill the page; the cards of those beyond are made when it was seen."""
IN_A_PAUSE: Final = 1
SEEN_MS: Final = 100
PAUSE_MS: Final = 10
"""How long the page stands before the first of the others is made, and each time between: somebody may be typing."""

Printed = tuple[Mapping[str, LibraryClause], Mapping[TermId, str]]


def print_clauses(desk: Desk, record: Record, language: str) -> Printed:
    """The library explained in the window's language, and the clauses in the words of the paper. For another thread."""
    return desk.library(language), desk.clauses(record)


class TermsPage(StepPage):
    step = Step.TERMS

    def __init__(self, context: StepContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        body = column(self, gap=12)
        self.empty = Empty("file-text")
        body.addWidget(self.empty)
        self._column = column(gap=10)
        body.addLayout(self._column)
        self.note = Words("small", wrap=True)
        body.addWidget(self.note)
        self.error = Words("error", wrap=True)
        self.error.hide()
        body.addWidget(self.error)
        self.library = LibraryCard(self)
        body.addWidget(self.library)
        body.addStretch(1)
        self.cards: dict[TermId, TermCard] = {}
        self._order: tuple[TermId, ...] = ()
        self._asked: TermId | None = None
        self._library: Mapping[str, LibraryClause] = {}
        self._missing: tuple[TermKind, ...] = ()
        self._texts: Mapping[TermId, str] = {}
        self._found: Sequence[Finding] = ()
        self._printing = False
        self._again: Record | None = None
        self._more = QTimer(self)
        self._more.setSingleShot(True)
        self._more.timeout.connect(self._make_some)
        self._findings = FindingsLater(self, context, self._show_findings)
        self.library.chosen.connect(self.add)
        self.retranslate()

    def title(self) -> str:
        return self.tr("Terms")

    def subtitle(self) -> str:
        return self.tr(
            "What else both sides promise. Amounts, dates of payment and accounts stand in the payment clause."
        )

    # --- showing ------------------------------------------------------------------------------------

    def show_case(self, case: CaseFile) -> None:
        super().show_case(case)
        content = case.record.content
        terms = content.terms
        show_if(self.empty, not terms)
        added = any(term.id not in self._order for term in terms)
        self._keep_cards(terms, len(terms) if added and self.cards else max(AT_ONCE, len(self.cards)))
        self._fill(content)
        if self._lacking and self.isVisible():
            self._more.start(SEEN_MS)
        show_if(self.note, any(isinstance(term, EndTerm) for term in terms[1:]))
        self.setEnabled(case.record.state in EDITABLE)
        self._show_library()
        self._findings.start()
        self._print(case.record)

    def _fill(self, content: Content) -> None:
        for at, term in enumerate(content.terms):
            if term.id in self.cards:
                self.cards[term.id].show_term(term, content, at, len(content.terms))

    @property
    def _lacking(self) -> bool:
        return len(self.cards) < len(self._order)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._lacking:
            self._more.start(SEEN_MS)

    def _make_some(self) -> None:
        if self.isVisible() and self._lacking:
            self._make(len(self.cards) + IN_A_PAUSE)
            make_room(self)
            self._more.start(PAUSE_MS)

    def _make(self, count: int) -> None:
        """The cards of so many clauses at least, with what is known of them."""
        if self.case is None or not self._lacking:
            return
        terms = self.case.record.content.terms
        before = set(self.cards)
        self._keep_cards(terms, count)
        self._fill(self.case.record.content)
        self._show_words([term for term in terms if term.id not in before])
        self._say_findings()

    def _card(self, id: str) -> TermCard:
        """The card of a clause, made now if it was not yet."""
        self._make(len(self._order))
        return self.cards[TermId(id)]

    def lay_open(self, names: Sequence[str]) -> None:
        if any(name in self._order for name in names):
            self._make(len(self._order))

    def _keep_cards(self, terms: Sequence[Term], count: int) -> None:
        """Cards for the first `count` of these clauses at least, in this order; a card that is there stays, with what
        is being typed in it."""
        ids = tuple(term.id for term in terms)
        for id in [id for id in self.cards if id not in ids]:
            card = self.cards.pop(id)
            card.hide()
            self._column.removeWidget(card)
            card.deleteLater()
        before_them = len(self.cards)
        for at, term in enumerate(terms):
            if term.id not in self.cards and at < count:
                card = TermCard(term, self.context, self)
                card.drafted.connect(self._drafted)
                card.recorded.connect(self._recorded)
                card.removed.connect(self._remove)
                card.moved.connect(self._move)
                card.dragged.connect(self._drag)
                self.cards[term.id] = card
        if ids != self._order or len(self.cards) > before_them:
            self._order = ids
            before: QWidget | None = None
            for at, id in enumerate(id for id in ids if id in self.cards):
                card = self.cards[id]
                if self._column.indexOf(card) != at:
                    self._column.removeWidget(card)
                    self._column.insertWidget(at, card)
                if before is not None:
                    QWidget.setTabOrder(before, card)
                before = card

    def _show_library(self) -> None:
        if self.case is not None:
            self.library.show_library(left(self.case.record.content), self._missing, self._library)

    def _show_findings(self, findings: Sequence[Finding]) -> None:
        self._missing = asked_for([finding.code for finding in findings if finding.field == "terms"])
        self._show_library()
        self._found = findings
        self._say_findings()

    def _say_findings(self) -> None:
        for at, id in enumerate(self._order):
            if id not in self.cards:
                continue
            own = [finding for finding in self._found if finding.field.split(".")[:2] == ["terms", str(at)]]
            self.cards[id].remark_on("\n".join(finding_words(finding) for finding in own))

    # --- the words of the paper -----------------------------------------------------------------------

    def _print(self, record: Record) -> None:
        """Ask for the words; while one answer is on its way only the newest question waits."""
        if self._printing:
            self._again = record
            return
        self._printing = True
        when(
            run(print_clauses, self.context.desk, record, tongue().language.value),
            self._printed,
            self._not_printed,
        )

    def _printed(self, printed: Printed) -> None:
        self._library, self._texts = printed
        self._show_words(self.case.record.content.terms if self.case is not None else ())
        self._show_library()
        self._next_print()

    def _show_words(self, terms: Sequence[Term]) -> None:
        for term in terms:
            card = self.cards.get(term.id)
            if card is not None and term.id in self._texts:
                card.show_printed(self._texts[term.id], self._library.get(code_of(term)))

    def _not_printed(self, error: Exception) -> None:
        if not isinstance(error, Refusal):
            raise error
        self._say_error(refusal_words(error))
        self._next_print()

    def _next_print(self) -> None:
        self._printing = False
        again, self._again = self._again, None
        if again is not None:
            self._print(again)

    # --- edits --------------------------------------------------------------------------------------

    def add(self, kind: TermKind) -> None:
        """Put a clause in, with usual dates, and the cursor into it."""
        if self.case is None:
            return
        id = TermId(self.context.new_id())
        term = first_value(kind, id, self.case.record.content, self.context.today())
        self._say_error("")
        self.edit.emit(partial(AddTerm, term=term))
        if id in self.cards:
            self.cards[id].bring_up()

    def _drafted(self, term: Term) -> None:
        make = partial(ChangeTerm, term=term)
        self.provisional.emit(make)
        try:
            case = self.context.desk.provisional(self.context.case_id, make(**self.context.desk.stamp()))
        except Refusal:
            return
        self._print(case.record)

    def _recorded(self, term: Term) -> None:
        self._say_error("")
        self._asked = term.id
        self.edit.emit(partial(ChangeTerm, term=term))
        self._asked = None

    def _remove(self, id: str) -> None:
        at = self._order.index(TermId(id))
        self.edit.emit(partial(RemoveTerm, term=TermId(id)))
        if self._order:
            self._card(self._order[min(at, len(self._order) - 1)]).drop.setFocus()
        self.said.emit(self.tr("The clause is out; Ctrl+Z brings it back."), "")

    def _move(self, id: str, by: int) -> None:
        at = self._order.index(TermId(id)) + by
        if 0 <= at < len(self._order):
            self.edit.emit(partial(MoveTerm, term=TermId(id), to=at))
            card = self._card(id)
            wanted, other = (card.down, card.up) if by > 0 else (card.up, card.down)
            (wanted if wanted.isEnabled() else other).setFocus()

    def _drag(self, id: str, far: int, done: bool) -> None:
        """Where a card is dropped: before the first card whose middle is below its own."""
        card = self._card(id)
        card.raise_()
        if not done:
            return
        middle = card.geometry().center().y() + far
        others = [other for other in self._order if other != id]
        to = sum(self.cards[other].geometry().center().y() < middle for other in others)
        if to != self._order.index(TermId(id)):
            self.edit.emit(partial(MoveTerm, term=TermId(id), to=to))

    # --- contract -------------------------------------------------------------------------------------

    def show_refusal(self, refusal: Refusal) -> bool:
        if self._asked in self.cards and self.cards[self._asked].form.show_refusal(refusal):
            return True
        self._say_error(refusal_words(refusal))
        return True

    def focus_field(self, path: str) -> bool:
        parts = path.split(".")
        if len(parts) > 1 and parts[1].isdigit() and int(parts[1]) < len(self._order):
            self._card(self._order[int(parts[1])]).bring_up(".".join(parts[2:]))
            return True
        if self.library.rows:
            self.library.rows[0].add.setFocus()
            bring_into_view(self.library.rows[0].add)
        return True

    def _say_error(self, text: str) -> None:
        self.error.setText(text)
        show_if(self.error, bool(text))

    def retranslate(self) -> None:
        self.empty.say(
            self.tr("No clauses yet"),
            self.tr(
                "The payment clause is written by itself. Choose below what else belongs to the agreement."
            ),
        )
        self.note.setText(
            self.tr("On the paper the end of employment stands before the payment, wherever it is here.")
        )
        if self.case is not None:
            self.show_case(self.case)
