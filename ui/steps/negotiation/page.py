"""Rounds of offers with their chart, caucus, and the amounts agreed on."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any, Final

from PySide6.QtCore import QTimer
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QPushButton, QWidget

from mediator_app.domain.case import CaseFile
from mediator_app.domain.caucus import ConfidentialNote, ConfidentialOffer
from mediator_app.domain.edits import (
    AgreeAmounts,
    Award,
    BeginMediation,
    ChangeConfidentialNote,
    CorrectConfidentialOffer,
    CorrectOffer,
    DateAgreement,
    DiscloseOffer,
    RecordConfidentialOffer,
    RecordOffer,
    RemoveConfidentialNote,
    WriteConfidentialNote,
)
from mediator_app.domain.errors import Refusal
from mediator_app.domain.ids import NoteId, OfferId
from mediator_app.domain.money import Money
from mediator_app.domain.offers import OfferSide
from mediator_app.domain.states import EDITABLE, NOTHING_AGREED, CaseState
from mediator_app.domain.unrecorded import Unrecorded
from mediator_app.law.plausible import doubt
from ui.steps.base import EditMaker, Step, StepContext, StepPage
from ui.steps.negotiation.agreement import AgreementCard
from ui.steps.negotiation.chart import OfferChart
from ui.steps.negotiation.ending import Ending
from ui.steps.negotiation.figures import FigureRow
from ui.steps.negotiation.going_on import GoingOn
from ui.steps.negotiation.lacking import LackingBanner
from ui.steps.negotiation.notes import NotesCard
from ui.steps.negotiation.positions import figures, next_side, reference_total, rounds, suggested_amount
from ui.steps.negotiation.round_form import RoundForm
from ui.steps.negotiation.round_values import Entry
from ui.steps.negotiation.rounds_card import RoundsCard
from ui.steps.negotiation.unrecorded import put_here, typed_here
from ui.steps.negotiation.words import doubt_words
from ui.widgets.beside import Beside
from ui.widgets.notices import Banner
from ui.widgets.parts import Card, Chip, button, column, set_kind
from ui.widgets.shortcuts import shortcut
from ui.words.amounts import exact_amount

FORM_WIDTH: Final = 344
PICTURE_ROOM: Final = 330
"""Pixels of the design: the form for a round, and the least in which the course of the offers can be read beside it."""
_ROUNDS = (CaseState.PREPARING, CaseState.MEDIATING)
_TALKING = (*_ROUNDS, CaseState.AGREED)
_PAUSED = (CaseState.ADJOURNED, CaseState.AGREED)
"""States out of which rounds go on, and with them a caucus that nobody has ended."""


class NegotiationPage(StepPage):
    """Opens in the view for the parties. What was said in caucus is shown only while the mediator asks for it, and
    is gone again when the page is left. A caucus that nobody has ended goes on in the form, also after a restart: what
    is typed there must never reach the other side because nobody looked."""

    step = Step.NEGOTIATION
    wants_preview = False
    anchored = False  # how far a page was scrolled would tell the parties that there is a caucus

    def __init__(self, context: StepContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.private = False
        self._set_aside = False
        """Whether somebody chose the parties' view while a caucus went on."""
        self._asked = ""
        self._shown: tuple[Any, ...] = ()
        body = column(self, gap=12)
        self.banner = Banner()
        self.lacking = LackingBanner()
        body.addWidget(self.banner)
        body.addWidget(self.lacking)
        self.agreement = AgreementCard(self)
        body.addWidget(self.agreement)

        self.top = Beside(self, width=FORM_WIDTH, room=FORM_WIDTH + 14 + PICTURE_ROOM, gap=14, first=True)
        self.picture = Card(parent=self.top)
        self.view = button(parent=self)
        self.view.setCheckable(True)
        self.figures = FigureRow(self.picture)
        self.picture.body.addWidget(self.figures)
        self.chart = OfferChart(self.picture)
        self.picture.body.addWidget(self.chart, 1)
        self.form = RoundForm(context, self.top)
        self.top.put(self.picture, self.form)
        body.addWidget(self.top)

        self.course = RoundsCard(self)
        body.addWidget(self.course)
        self.notes = NotesCard(self)
        body.addWidget(self.notes)
        body.addStretch(1)

        self.chip = Chip(tone="accent", parent=self)  # a chip of nobody would open a window of its own
        self.ending = Ending(context, self)
        self.caucus = GoingOn(context, self)
        self.agree = button(kind="primary")
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        self._soon.timeout.connect(self._tell_secret)
        self._wire()
        self.retranslate()

    def _wire(self) -> None:
        self.form.entered.connect(self._record)
        self.form.aside_changed.connect(self._typing_aside)
        self.caucus.was_ended.connect(self._was_ended)
        self.lacking.go_to.connect(self.go_to)
        self.view.clicked.connect(self.show_private)
        self.course.correction_wanted.connect(self.form.correct)
        self.course.disclosure_wanted.connect(self._disclose)
        self.notes.written.connect(self._note)
        self.notes.changed.connect(self._change_note)
        self.notes.removed.connect(self._remove_note)
        self.agreement.agreed.connect(self._agree)
        self.agreement.drafted.connect(self._drafted)
        self.agreement.folded.connect(self._folded)
        self.agree.clicked.connect(self._open_agreement)
        self.ending.wanted.connect(self._end)
        self.banner.acted.connect(self.ending.resume)
        shortcut(self, "Ctrl+B", self._toggle_private)

    def title(self) -> str:
        return self.tr("Negotiation")

    def subtitle(self) -> str:
        return self.tr(
            "Every round is recorded. What is said in caucus is locked: no paper, record or filing holds it."
        )

    # --- showing ------------------------------------------------------------------------------------

    def show_case(self, case: CaseFile) -> None:
        before = self.case
        super().show_case(case)
        state = case.record.state
        content = case.record.content
        editable = state in EDITABLE
        self.form.setEnabled(state in _TALKING)
        self.lacking.show_content(content, talking=state in _ROUNDS)
        self.agreement.show_content(
            content,
            editable=editable and state is not CaseState.ADJOURNED,
            agreed=not self._is_open,
        )
        self.notes.setEnabled(editable)
        self._show_rounds()
        if before is None or before.record.content.offers != content.offers:
            self._next_turn(case)
        if before is not None and before.caucus.offers != case.caucus.offers and not self._asked:
            self.form.say_changed()
        resumed = state is CaseState.MEDIATING and before is not None and before.record.state in _PAUSED
        if before is None or resumed:
            self._go_on()
        self._say_state()
        self._name_agree()
        if before is None or before.record.state is not state:
            self.footer_changed.emit()

    def _show_rounds(self) -> None:
        case = self.case
        if case is None:
            return
        content = case.record.content
        opened = rounds(case, private=False)
        shown = rounds(case, private=True) if self.private else opened
        today = content.agreed_on or self.context.today()
        known = reference_total(content.claims, today, self.context.desk.rules())
        # After a reopening the settlement stays in the content while talks go on: the state says whether it holds.
        holds = content.settlement is not None and case.record.state not in NOTHING_AGREED
        settled = content.settlement.total if holds and content.settlement is not None else None
        self.figures.show_figures(figures(opened), figures(shown), known, len(content.claims), agreed=settled)
        self.chart.show_rounds(shown, known[0] if known else None)
        self.course.show_rounds(shown, allowed=self.form.isEnabled())
        self.form.show_last(aside=bool(shown) and shown[-1].secret)
        self.notes.show_notes(case.caucus.notes, private=self.private)
        self._soon.start()

    def _next_turn(self, case: CaseFile) -> None:
        self.form.show_side(next_side(case))

    # --- who may see it -------------------------------------------------------------------------------

    def show_private(self, private: bool) -> None:
        """Show what was said in caucus, or take it off the screen at once and with it that anybody is in caucus."""
        self._set_aside = not private
        self._show_private(private)

    def _show_private(self, private: bool) -> None:
        self.private = private
        self.view.setChecked(private)
        self.form.set_private(private)
        if not private and self.case is not None:
            self._next_turn(self.case)  # the side with which one was in caucus is not to be seen
        self._show_rounds()
        self._name_view()
        self._tell_secret()

    def _toggle_private(self) -> None:
        self.show_private(not self.private)

    def _typing_aside(self, on: bool) -> None:
        # What was said in caucus before stays off the screen: the other side may be the one who speaks aside now.
        if not on and self.case is not None:
            self.caucus.end(self.case)
            self._next_turn(self.case)
        self._tell_secret()

    def _go_on(self) -> None:
        """What was said stays off the screen; that the next round is in caucus stands in the form and in the header."""
        if self._set_aside:
            return
        self.form.resume()
        last = self.caucus.last(self.case)
        if last is not None:
            self.form.go_on(last.side)

    def _was_ended(self) -> None:
        if self.caucus.last(self.case) is None:
            self.form.was_ended()
            self.form.seat(private=self.private)
            if self.case is not None:
                self._next_turn(self.case)
            self._tell_secret()

    def _tell_secret(self) -> None:
        """The header says so whenever something for the mediator alone may be on screen."""
        if self.isVisible():
            self.confidential.emit(self.private or self.form.secret.value)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not event.spontaneous():
            self._go_on()
        self._soon.start()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if not event.spontaneous():
            self.out_of_sight()
        self._soon.stop()

    def out_of_sight(self) -> None:
        if self.private or self.form.secret.value:
            self._show_private(False)

    def into_sight(self) -> None:
        self._go_on()
        self._tell_secret()

    # --- rounds ---------------------------------------------------------------------------------------

    def _do(self, asked: str, make: EditMaker) -> bool:
        """Emit an edit; whether the case took it."""
        before = self.case
        self._asked = asked
        self.edit.emit(make)
        self._asked = ""
        return self.case is not before

    def _begin(self) -> bool:
        """The first offer begins the mediation, and an offer after a break resumes it."""
        if self.case is None or self.case.record.state is not CaseState.PREPARING:
            return True
        return self._do("round", BeginMediation)

    def _record(self, entry: Entry) -> None:
        if self._doubts(entry) or not self._begin():
            return
        common: dict[str, Any] = {
            "offer_id": OfferId(self.context.new_id()),
            "amount": entry.amount,
            "pay_by": entry.pay_by,
            "conditions": entry.conditions,
        }
        if entry.corrects is not None:
            kind = CorrectConfidentialOffer if entry.secret else CorrectOffer
            make: EditMaker = partial(kind, corrects=entry.corrects.id, reason=entry.reason, **common)
        elif entry.secret:
            make = partial(RecordConfidentialOffer, side=entry.side, **common)
        else:
            make = partial(RecordOffer, side=entry.side, **common)
        if self._do("round", make):
            self.form.recorded()  # which says so itself: a toast would stay while the parties look at another page
            if self.case is not None:
                self._next_turn(self.case)

    def _doubts(self, entry: Entry) -> bool:
        """Whether to ask first if an amount powers of ten away from all others is meant."""
        if self.case is None:
            return False
        if self.form.question.amount == entry.amount:
            return not self.form.question.stands
        corrects = entry.corrects.id if entry.corrects is not None else None
        found = doubt(self.case.record.content, entry.side, entry.amount, corrects=corrects)
        if found is not None:
            self.form.ask(entry.amount, doubt_words(found))
        return found is not None

    def _disclose(self, offer: ConfidentialOffer) -> None:
        new = OfferId(self.context.new_id())
        self._do("list", partial(DiscloseOffer, confidential=offer.id, offer_id=new))

    def _note(self, side: OfferSide | None, text: str) -> None:
        note = ConfidentialNote(
            id=NoteId(self.context.new_id()), at=self.context.desk.clock.now(), text=text, side=side
        )
        if self._do("note", partial(WriteConfidentialNote, note=note)):
            self.notes.recorded()

    def _change_note(self, note: ConfidentialNote) -> None:
        self._do("note", partial(ChangeConfidentialNote, note=note))

    def _remove_note(self, id: str) -> None:
        self._do("note", partial(RemoveConfidentialNote, note=NoteId(id)))

    # --- the end of it ----------------------------------------------------------------------------------

    def agreed_amount(self) -> Money | None:
        """What "agree" would start from: what was offered, never what is only being typed."""
        return suggested_amount(self.case) if self.case is not None else None

    @property
    def _is_open(self) -> bool:
        """Whether what stands in the content, if anything, is a proposal and no agreement."""
        return self.case is not None and self.case.record.state in NOTHING_AGREED

    def _open_agreement(self) -> None:
        if self.case is None:
            return
        if self.case.record.state is CaseState.AGREED:
            self.go_to.emit(Step.PAYMENT, "")
            return
        self.agreement.open_with(self.agreed_amount())
        self._name_agree()

    def _drafted(self, awards: tuple[Award, ...] | None) -> None:
        self.provisional.emit(partial(AgreeAmounts, awards=awards) if awards else None)

    def _folded(self) -> None:
        self._name_agree()
        self.form.amount.setFocus()

    def _end(self, make: EditMaker) -> None:
        self._do("", make)

    def _agree(self, awards: tuple[Award, ...]) -> None:
        first = self.case is not None and self.case.record.state is not CaseState.AGREED
        if not self._begin() or not self._do("agreement", partial(AgreeAmounts, awards=awards)):
            return
        if self.case is not None and self.case.record.content.agreed_on is None:
            self._do("agreement", partial(DateAgreement, agreed_on=self.context.today()))
        if first:
            self.said.emit(self.tr("Agreed. Dates and account follow under Payment."), "green")
            self.agree.setFocus()

    # --- contract -----------------------------------------------------------------------------------------

    def head_action(self) -> QPushButton:
        return self.view

    def footer_widgets(self) -> Sequence[QWidget]:
        return (self.chip,) if self.chip.text() else ()

    def footer_actions(self) -> Sequence[QPushButton]:
        return self.ending.buttons(self.case.record.state) if self.case is not None else ()

    def primary_action(self) -> QPushButton | None:
        if self.case is None or self.case.record.state not in _ROUNDS:
            return None
        return self.agree

    def show_refusal(self, refusal: Refusal) -> bool:
        if self._asked == "agreement":
            self.agreement.show_refusal(refusal)
            return True
        if self._asked == "round":
            return self.form.show_refusal(refusal)
        return False

    def focus_field(self, path: str) -> bool:
        parts = path.split(".")
        if parts[0] == "settlement":
            if not self.agreement.focus_path(path):
                self._open_agreement()
            return True
        if parts[0] == "offers" and len(parts) > 1 and self.case is not None and parts[1].isdigit():
            offers = self.case.record.content.offers
            wanted = offers[int(parts[1])].id if int(parts[1]) < len(offers) else None
            for at, line in enumerate(self.course.table.rounds.rounds):
                if line.offer.id == wanted:
                    self.course.table.selectRow(at)
            self.course.table.setFocus()
            return True
        self.form.amount_field.bring_up()
        return True

    def take_cursor(self) -> bool:
        """While rounds go on, the next amount can be typed at once; no key ever falls on what shows the caucus."""
        if self.view.hasFocus():
            self.view.clearFocus()
        if self.case is None or self.case.record.state not in _ROUNDS or self.agreement.is_opened:
            return False
        self.form.amount_field.bring_up()
        return True

    def leave(self) -> None:
        """An agreement that was changed and adds up is recorded; a round that was not entered stays in its form."""
        super().leave()
        awards = self.agreement.pending()
        if awards is not None and not self.agreement.is_doubted(awards):
            self._agree(awards)

    def go_away(self) -> None:
        super().go_away()
        self.notes.settle()

    def left_behind(self, *, for_good: bool) -> str:
        """A round that is typed stays in its form while the case is open; where it is not in view, it is not named."""
        told = [self.agreement.left_behind()]
        if for_good and self.form.is_written and not self.form.secret.value:  # what is said aside is kept
            told.append(self.tr("The round that is typed is not recorded."))
        if for_good and self.agreement.is_opened:
            told.append(self.tr("The agreement that is being written is not recorded."))
        return "\n".join(part for part in told if part)

    def unrecorded(self) -> tuple[Unrecorded, ...]:
        return typed_here(self.form, self.agreement, self.notes, self.case) if self.case is not None else ()

    def put_back(self, texts: Sequence[Unrecorded]) -> None:
        if self.case is None:
            return
        put_here(self.form, self.agreement, self.notes, self.case, texts, private=self.private)
        self._name_agree()
        if self.isVisible():
            self.into_sight()

    # --- words ------------------------------------------------------------------------------------------

    def _say_state(self) -> None:
        if self.case is None:
            return
        record = self.case.record
        match record.state:
            case CaseState.ADJOURNED:
                self.banner.say(self.tr("Mediation is adjourned."), self.tr("Go on"))
            case CaseState.NOT_AGREED:
                self.banner.say(self.tr("No agreement: {reason}").format(reason=record.ended), tone="red")
            case _:
                self.banner.say("")
        settlement = record.content.settlement
        if record.state is CaseState.AGREED and settlement is not None:
            self.chip.show_as(
                self.tr("Agreed on {amount} yuan").format(amount=exact_amount(settlement.total)), "green"
            )
        else:
            self.chip.show_as("")

    def _name_agree(self) -> None:
        amount = self.agreed_amount()
        settlement = self.case.record.content.settlement if self.case is not None else None
        if settlement is not None and (amount is None or not self._is_open):
            amount = settlement.total
        text = (
            self.tr("Agree · divide {amount}").format(amount=exact_amount(amount))
            if amount is not None
            else self.tr("Agree…")
        )
        self.agree.setText(text)
        # While the agreement is being written, what is to be pressed next stands there.
        set_kind(self.agree, "" if self.agreement.is_opened else "primary")

    def _name_view(self) -> None:
        self.view.setText(self.tr("Hide caucus") if self.private else self.tr("Show caucus"))
        self.view.setToolTip(
            self.tr("Take everything said in caucus off the screen (Ctrl+B)")
            if self.private
            else self.tr("Show what was said in caucus, for the mediator only (Ctrl+B)")
        )
        self.view.setAccessibleName(self.view.toolTip())

    def retranslate(self) -> None:
        self._name_view()
        self._name_agree()
        self.ending.retranslate()
        self._say_state()
