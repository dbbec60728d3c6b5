"""The form for one round. What is typed becomes an offer on Enter, not before."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from mediator_app.domain.caucus import ConfidentialOffer
from mediator_app.domain.errors import Refusal
from mediator_app.domain.money import Money
from mediator_app.domain.offers import OfferSide
from ui.steps.base import StepContext
from ui.steps.negotiation.round_parts import AmountQuestion, AsideLine
from ui.steps.negotiation.round_values import AnyOffer, Entry, Interrupted, News, Typed
from ui.steps.negotiation.words import offer_side_words
from ui.steps.unrecorded import DRAFT
from ui.theme import theme
from ui.widgets.choices import Segments
from ui.widgets.date_edit import DateEdit
from ui.widgets.fields import Field, MoneyField
from ui.widgets.money_edit import MoneyEdit
from ui.widgets.parts import Card, Chip, button, row, show_if
from ui.widgets.recording import TextLine
from ui.widgets.strokes import strokes


class RoundForm(Card):
    """Who, how much, by when, on what conditions, and whether the other side may know."""

    entered = Signal(object)
    """An `Entry`: record it."""
    aside_changed = Signal(bool)
    """Somebody began, or stopped, typing what only the mediator may see."""

    def __init__(self, context: StepContext, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._corrects: AnyOffer | None = None
        self.setProperty(DRAFT, True)
        self._still = False
        """Whether a round was recorded in caucus and the caucus goes on."""
        self._news = News.NONE
        self._kept: Interrupted | None = None
        self._waiting: list[tuple[Typed, AnyOffer | None]] = []
        """What was typed before the window was closed and has no place in view yet."""
        self._meanwhile: OfferSide | None = None
        """With whom a caucus goes on that a correction interrupts."""
        self._after_aside = False
        """Whether the last round in view was in caucus."""
        self._guessed = True
        """Whether nobody said yet whose round it is, and the side shown is the one whose turn it probably is."""
        self.side = Segments()
        self._name_sides()  # before the other fields are made, so that Tab comes by here first
        self.side_field = Field(self.side)
        self.amount = MoneyEdit(large=True)
        self.amount_field = MoneyField(self.amount)
        self.question = AmountQuestion()
        self.pay_by = DateEdit(context.desk.clock.today, ahead=True)
        self.pay_by_field = Field(self.pay_by)
        self.conditions = TextLine()
        self.conditions_field = Field(self.conditions)
        self.reason = TextLine()
        self.reason_field = Field(self.reason)
        self.aside = AsideLine()
        self.secret = self.aside.tick
        self.notice = Chip(tone="red")
        """Stands in place of the title, of the same height, so that the tick moves nothing."""
        self.notice.setFixedHeight(theme().px(22))
        self.title.setFixedHeight(theme().px(22))
        self.head.insertWidget(0, self.notice)
        self.enter = button(kind="primary")
        self.cancel = button()
        for part in (
            self.side_field,
            self.amount_field,
            self.question,
            self.pay_by_field,
            self.conditions_field,
            self.reason_field,
            self.aside,
        ):
            self.body.addWidget(part)
        line = row(gap=8)
        line.addWidget(self.cancel)
        line.addWidget(self.enter, 1)
        self.body.addStretch(1)
        self.body.addLayout(line)
        self.body.setSpacing(theme().px(7))
        for field in self._lines:
            field.returnPressed.connect(self._enter)
        self.enter.clicked.connect(self._enter)
        self.cancel.clicked.connect(self.stop_correcting)
        self.amount.textChanged.connect(self._typed)
        self.side.changed.connect(self._other_side)
        self.side.recorded.connect(self._side_chosen)
        self.secret.recorded.connect(self._toggled)
        self.aside.ended.connect(self.end_caucus)
        for choice in (self.side, self.secret):
            choice.recorded.connect(strokes().heard)
        self.reason_field.hide()
        self.cancel.hide()
        self.retranslate()
        self.side.show_value(OfferSide.APPLICANT)

    @property
    def is_correcting(self) -> bool:
        return self._corrects is not None

    @property
    def _lines(self) -> tuple[QLineEdit, ...]:
        return (self.amount, self.pay_by, self.conditions, self.reason)

    @property
    def _kept_fields(self) -> tuple[QLineEdit, ...]:
        return (self.amount, self.pay_by, self.conditions)

    @property
    def is_written(self) -> bool:
        """Whether something stands in it that is not recorded."""
        return any(field.text() for field in self._kept_fields)

    def show_side(self, side: OfferSide) -> None:
        """Whose turn it probably is, while nothing has been typed; in caucus one stays with the same side."""
        if self._corrects is not None or self._still or self.secret.value:
            return
        if self.side.value is None or not self.amount.text():
            self.side.show_value(side)
            self._guessed = True

    def _side_chosen(self, _: object) -> None:
        self._guessed = False
        self.side_field.clear()
        self._say()

    # --- caucus -----------------------------------------------------------------------------------

    def set_private(self, private: bool) -> None:
        """In the parties' view there is no trace of what was being written aside."""
        if not private and isinstance(self._corrects, ConfidentialOffer):
            self.stop_correcting()
        if not private and self._meanwhile is not None:
            self._kept, self._meanwhile = Interrupted(self._meanwhile, True, ("", "", "")), None
        elif not private and self.secret.value:
            self._set_aside()
            self._come_back()
        elif private and self._kept is not None and not self.is_written:
            for field, text in zip(self._kept_fields, self._kept.texts, strict=True):
                field.setText(text)
            self.side.show_value(self._kept.side)
            self.secret.show_value(True)
            self._still, self._kept = self._kept.still, None
            self._say_unread()
        self.seat(private=private)
        self._say()

    def _set_aside(self) -> None:
        """Take what is being written in caucus out of the fields, and nothing of it stays behind in them."""
        here = next((field for field in self._kept_fields if field.hasFocus()), None)
        if here is not None:
            here.clearFocus()  # an input method gives back what it was composing, now and not in the open form
        texts, before = tuple(field.text() for field in self._kept_fields), self._kept
        if before is not None and any(before.texts):
            if any(texts) or before.ended or before.side is not self.side.value:
                self._waiting.append((before.typed, None))
            else:
                texts = before.texts  # it has not come back into view yet
        self._kept = Interrupted(self.side.value, self._still, texts)
        self._empty()
        if here is not None:
            here.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_last(self, *, aside: bool) -> None:
        """Whether the last round in view was in caucus; it is said that the next one is not."""
        if aside is not self._after_aside:
            self._after_aside = aside
            self._say()

    def resume(self) -> None:
        """A caucus in which nothing was recorded yet goes on too, when the page was left or covered meanwhile. What was
        typed in it comes back with the mediator's own view.
        """
        kept = self._kept
        if kept is not None and not kept.ended and self._corrects is None and not self.secret.value:
            self.side.show_value(kept.side)
            self.secret.show_value(True)
            self._still, self._news, self._guessed = kept.still, News.NONE, False
            if not any(kept.texts):
                self._kept = None
            self._say()

    def go_on(self, side: OfferSide) -> None:
        """A caucus that nobody has ended goes on with this side, whatever was in between."""
        if self._corrects is None and not self.secret.value:
            self.side.show_value(side)
            self.secret.show_value(True)
            self._still, self._news, self._guessed = True, News.NONE, False
            if self._kept is not None and not any(self._kept.texts):
                self._kept = None
            self._say()

    def say_changed(self) -> None:
        """A round in caucus was taken back, or is back: that it was recorded is not what is so now."""
        if self._still:
            self._news = News.CHANGED
            self._say()

    def was_ended(self) -> None:
        """The caucus that seemed to go on was ended before; what has been typed meanwhile stays in it."""
        if self._still and self._corrects is None and not self.is_written:
            self._come_back()
            self._say()

    def _toggled(self, on: bool) -> None:
        if on and self._guessed:
            # Whoever is in the room now need not be the one whose turn it was: a guess would put a figure that was
            # said in confidence under the other side's name.
            self.side.show_value(None)
        if not on:
            self.side_field.clear()
            for field in self._kept_fields:
                field.setText(
                    field.text()
                )  # what stands there is said openly now, and nothing that stood before
            self._come_back()
            if self._kept is not None:
                self._kept = replace(self._kept, still=False, ended=True) if any(self._kept.texts) else None
        self._say()
        self.aside_changed.emit(on)

    def end_caucus(self) -> None:
        """The next round is for both sides again. What was typed and not recorded comes back with the mediator's view:
        the other side is about to sit down."""
        if self.is_written:
            self._set_aside()
        self._toggled(False)
        self.seat(private=False)
        self.amount.setFocus(Qt.FocusReason.OtherFocusReason)

    def _come_back(self) -> None:
        self.secret.show_value(False)
        self._still = False

    # --- what was typed before ------------------------------------------------------------------------

    @property
    def typed(self) -> tuple[Typed, ...]:
        """Everything that is typed here and not entered, in view or not."""
        found = [typed for typed, _ in self._waiting]
        if self.is_written or (self._corrects is not None and self.reason.text()):
            texts = tuple(field.text() for field in self._lines)
            corrects = self._corrects.id if self._corrects is not None else ""
            found.append(Typed(self.side.value, texts, self.secret.value, self._still, corrects=corrects))
        if (kept := self._kept) is not None and any(kept.texts):
            found.append(kept.typed)
        return tuple(found)

    def put_back(self, typed: Typed, corrects: AnyOffer | None) -> None:
        """Let it stand here again once there is room, entered by nobody; what was typed in caucus not before the
        mediator's own view is on (`seat`)."""
        if typed.secret and corrects is None and self._kept is None and not self.secret.value:
            self._kept = Interrupted(typed.side, typed.still, typed.texts[:3], typed.ended)
        else:
            self._waiting.append((typed, corrects))

    def seat(self, *, private: bool) -> None:
        """Bring into view what was put back and may be seen now."""
        for typed, corrects in list(self._waiting):
            if self.is_written or self._corrects is not None or (typed.secret and not private):
                continue
            if corrects is not None:
                self._take_up(corrects)
            elif self.secret.value and not (typed.secret and self.side.value is typed.side):
                continue  # who is in caucus now has not said it
            else:
                self.side.show_value(typed.side)
                self.secret.show_value(typed.secret)
                self._guessed, self._still = False, typed.still
            self._waiting.remove((typed, corrects))
            for field, text in zip(self._lines, typed.texts, strict=True):
                field.setText(text)
            self._say_unread()
            self._say()

    def _say_unread(self) -> None:
        """Say at the fields what cannot be read, as when somebody wanted to enter it."""
        for field in (self.amount, self.pay_by):
            if not field.is_read:
                field.keep()
                field.commit()

    # --- correcting ---------------------------------------------------------------------------------

    def correct(self, offer: AnyOffer) -> None:
        """Take an offer up to put it right; one that was made in caucus stays there."""
        self._take_up(offer)
        self.amount.setFocus(Qt.FocusReason.OtherFocusReason)
        self.amount.selectAll()

    def _take_up(self, offer: AnyOffer) -> None:
        if self._still:
            self._meanwhile = self.side.value
        self._empty()  # also of what could not be read
        self._corrects, self._still = offer, False
        self.secret.show_value(isinstance(offer, ConfidentialOffer))
        self.side.show_value(offer.side)
        self.amount.show_value(offer.amount)
        self.pay_by.show_value(offer.pay_by)
        self.conditions.show_value(offer.conditions)
        self.reason.show_value("")
        self._say()

    def stop_correcting(self) -> None:
        self._corrects = None
        self._come_back()
        self._empty()
        self._say()
        self._after_correcting()

    def _after_correcting(self) -> None:
        side, self._meanwhile = self._meanwhile, None
        if side is not None:
            self.go_on(side)

    # --- entering -------------------------------------------------------------------------------------

    def _enter(self) -> None:
        try:
            amount = self.amount.parse(self.amount.text())
            pay_by = self.pay_by.parse(self.pay_by.text())
        except Refusal:
            for field in (self.amount, self.pay_by):
                field.keep()
                field.commit()  # which says at the field what is wrong
            return
        if self._corrects is None and self.side.value is None:
            self.side_field.show_error(self.tr("Say first who is in caucus with you."))
            self.side.setFocus(Qt.FocusReason.TabFocusReason)
            return
        if not isinstance(amount, Money):
            self.amount_field.show_error(self.tr("Type the amount of this offer."))
            self.amount.setFocus()
            return
        reason = self.reason.text().strip()
        if self._corrects is not None and not reason:
            self.reason_field.show_error(self.tr("Say why the old figure was wrong; it stays in the list."))
            self.reason.setFocus()
            return
        conditions = " ".join(self.conditions.text().split())
        side = self._corrects.side if self._corrects else self.side.value
        self.entered.emit(Entry(side, amount, pay_by, conditions, self.secret.value, self._corrects, reason))

    def ask(self, amount: Money, words: str) -> None:
        """Is that amount meant? The next Enter records it; another amount or side takes the question back."""
        self.question.ask(amount, words)
        self._say()
        self.amount.setFocus(Qt.FocusReason.OtherFocusReason)

    def recorded(self) -> None:
        """The case took it: make room for the next round, which is as much in caucus as this one was."""
        if self._corrects is not None:
            self._come_back()
        self._corrects = None
        self._still, self._news = self.secret.value, News.RECORDED
        if self._kept is not None and not any(self._kept.texts):
            self._kept = None  # a round in front of both: that caucus is over
        self._empty()
        self._say()
        self._after_correcting()
        self.amount.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_refusal(self, refusal: Refusal) -> bool:
        """Say why not at the field that is meant; at the amount where none is."""
        fields = {
            "reason": self.reason_field,
            "pay_by": self.pay_by_field,
            "conditions": self.conditions_field,
        }
        fields.get(refusal.field, self.amount_field).show_refusal(refusal)
        return True

    def _empty(self) -> None:
        for field in (self.amount, self.pay_by, self.conditions, self.reason):
            field.wipe()
        for part in (self.amount_field, self.pay_by_field, self.conditions_field, self.reason_field):
            part.clear()
        self.question.take_back()

    def _typed(self, _: str) -> None:
        self._unask()

    def _other_side(self, _: object) -> None:
        self._unask()

    def _unask(self) -> None:
        if self.question.amount is not None:
            self.question.take_back()
            self._say()

    # --- words ------------------------------------------------------------------------------------------

    def _say(self) -> None:
        correcting = self._corrects is not None
        aside = self.secret.value
        title = self.tr("Correct an offer made in caucus") if aside else self.tr("Correct an offer")
        self.set_title(title if correcting else self.tr("New round"))
        self.side.setEnabled(not correcting)
        show_if(self.reason_field, correcting)
        show_if(self.cancel, correcting)
        show_if(self.aside, not correcting)
        show_if(self.aside.end, self._still)
        self.secret.setText(
            self.tr("In caucus") if self._still else self.tr("In caucus · not seen by the other side")
        )
        if correcting:
            act = self.tr("Record the correction  Enter")
        elif aside:
            act = self.tr("Record · other side will not see it  Enter")
        else:
            act = self.tr("Record · both sides see it  Enter")
        self.enter.setText(self.tr("It is right: record  Enter") if self.question.amount is not None else act)
        notice = ""
        if aside and not correcting:
            if self.side.value is None:
                notice = self.tr("Say first who is in caucus with you.")
            elif not self._still:
                notice = self.tr("For the mediator: in no paper, record or export")
            elif self._news is News.CHANGED:
                notice = self.tr("The list has changed. Still in caucus")
            elif self._news is News.RECORDED:
                notice = self.tr("Recorded. Still in caucus: the next one is hidden")
            else:
                notice = self.tr("Still in caucus: the next one is hidden")
        elif self._after_aside and not correcting:
            notice = self.tr("The last one was in caucus; both sides see this one")
        self.notice.show_as(notice, "red" if aside else "amber")
        show_if(self.title, not notice)

    def _name_sides(self) -> None:
        self.side.set_choices([(side, offer_side_words(side)) for side in OfferSide])

    def retranslate(self) -> None:
        self._name_sides()
        self.side_field.say(self.tr("Offered by"))
        self.side.setAccessibleName(self.tr("Offered by"))
        self.amount_field.say(self.tr("Amount (yuan)"), placeholder=self.tr("such as 750,000"))
        self.pay_by_field.say(self.tr("To be paid by"), placeholder=self.tr("such as 12.15"))
        self.conditions_field.say(
            self.tr("Conditions"), placeholder=self.tr("such as one payment, after tax")
        )
        self.reason_field.say(self.tr("Why it is corrected"))
        self.secret.setAccessibleName(self.tr("In caucus · not seen by the other side"))
        self.aside.end.setText(self.tr("End the caucus"))
        self.cancel.setText(self.tr("Cancel"))
        self._say()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._corrects is not None:
            self.stop_correcting()
            return
        super().keyPressEvent(event)

    def changeEvent(self, event: Any) -> None:
        if event.type() is event.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
