"""The head of the case: instrument, body, number, cause, dates."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from mediator_app.domain.papers import PaperKind
from mediator_app.domain.people import BodyKind
from mediator_app.domain.record import Content
from ui.steps.base import StepContext
from ui.theme import theme
from ui.widgets.choices import Choice, Segments
from ui.widgets.date_edit import DateEdit
from ui.widgets.form import Form
from ui.widgets.parts import Card, Elided, Words, button, row, show_if
from ui.widgets.recording import TextLine
from ui.words.cases import paper_words
from ui.words.claims import claim_title
from ui.words.identity import instrument_of
from ui.words.people import body_kind_words


class HeadForm(Form):
    """Bound to a `Content`."""

    def __init__(self, context: StepContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.instrument = Segments()
        self.put("instrument", self.instrument, 0, 0, 2)
        self.put("case_number", TextLine(), 1, 0)
        self.put("cause", TextLine(), 1, 1)
        self.put("applied_on", DateEdit(context.desk.clock.today), 2, 0)
        self.put("accepted_on", DateEdit(context.desk.clock.today), 2, 1)
        self.remark("cause").acted.connect(self._take_cause)
        self.retranslate()

    def show_value(self, value: Content) -> None:
        super().show_value(value)
        self.field("instrument").show_hint(self.effect_words(value.instrument))
        suggested = self.suggested_cause(value)
        self.remark("cause").say("", self.tr("Use “{cause}”").format(cause=suggested) if suggested else "")

    def suggested_cause(self, content: Content) -> str:
        """A cause from the claims, while nobody has written one."""
        return "" if content.cause else self._cause_of_claims(content)

    def _cause_of_claims(self, content: Content) -> str:
        if not content.claims:
            return ""
        first = claim_title(content.claims[0])
        if len(content.claims) == 1:
            return self.tr("dispute over {claim}").format(claim=first)
        return self.tr("dispute over {claim} and other matters").format(claim=first)

    def effect_words(self, instrument: PaperKind) -> str:
        """What the instrument does, in one sentence."""
        if instrument is PaperKind.ARBITRATION_MEDIATION:
            return self.tr(
                "Takes effect when both sides have signed for receipt; if it is not performed in time, a court "
                "can enforce it (arts 42, 51)."
            )
        return self.tr(
            "Binds like a contract once both sides and the mediator have signed and the body has sealed it; "
            "within 15 days both may ask for arbitral review, within 30 days for judicial confirmation."
        )

    def _take_cause(self) -> None:
        if self.value is not None:
            self._recorded("cause", self._cause_of_claims(self.value))

    def retranslate(self) -> None:
        self.instrument.set_choices(
            [
                (kind, paper_words(kind))
                for kind in (PaperKind.ARBITRATION_MEDIATION, PaperKind.MEDIATION_AGREEMENT)
            ]
        )
        self.field("instrument").say(self.tr("Instrument"))
        self.field("case_number").say(
            self.tr("Case number"), placeholder=self.tr("such as 杨劳人仲（2026）办字第1号")
        )
        self.field("cause").say(self.tr("Cause"), placeholder=self.tr("what the dispute is about"))
        self.field("applied_on").say(self.tr("Applied on"))
        self.field("accepted_on").say(self.tr("Accepted on"))
        if self.value is not None:
            self.show_value(self.value)


class BodyForm(Form):
    """The body that mediates; folded to one line once it has a name."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.kind = Choice()
        self.put("body.kind", self.kind, 0, 0, write=_with_kind)
        self.put("body.phone", TextLine(), 0, 1)
        self.put("body.name", TextLine(), 1, 0, 2)
        self.put("body.seal_name", TextLine(), 2, 0, 2)
        self.put("body.address", TextLine(), 3, 0, 2)
        self.put("body.court", TextLine(), 4, 0, 2)
        self.retranslate()

    def retranslate(self) -> None:
        self.kind.set_choices([(kind, body_kind_words(kind)) for kind in BodyKind])
        self.field("body.kind").say(self.tr("Kind of body"))
        self.field("body.name").say(self.tr("Name, as it heads the paper"))
        self.field("body.seal_name").say(self.tr("What its seal says"))
        self.field("body.address").say(self.tr("Address"))
        self.field("body.phone").say(self.tr("Telephone"))
        self.field("body.court").say(self.tr("Arbitration commission that may review the agreement"))


def _with_kind(content: Content, kind: BodyKind) -> Content:
    """Another kind of body makes another instrument."""
    return replace(content, body=replace(content.body, kind=kind), instrument=instrument_of(kind))


class HeadCard(Card):
    """Both forms, the body in one line unless somebody wants to change it."""

    made = Signal(object)
    """A form that was made just now."""

    def __init__(self, context: StepContext, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.head_form = HeadForm(context, self)
        self.body.addWidget(self.head_form)
        line = row(gap=8)
        self._label = Words("label")
        self.name = Elided()
        self.change = button(kind="quiet")
        self.change.setCheckable(True)
        self.change.toggled.connect(self._toggled)
        line.addWidget(self._label)
        line.addWidget(self.name, 1)
        line.addWidget(self.change, 0, Qt.AlignmentFlag.AlignRight)
        self.body.addLayout(line)
        self._body_form: BodyForm | None = None
        self._open_now = True
        self.retranslate()

    @property
    def body_form(self) -> BodyForm:
        """The body's own form; made when somebody wants to change it: in most cases it stands from the settings."""
        if self._body_form is None:
            self._body_form = BodyForm(self)
            self._body_form.hide()
            self.body.addWidget(self._body_form)
            self._body_form.setContentsMargins(0, 0, 0, theme().px(4))
            if self.head_form.value is not None:
                self._body_form.show_value(self.head_form.value)
            self.made.emit(self._body_form)
        return self._body_form

    @property
    def forms(self) -> tuple[Form, ...]:
        """Those that are made."""
        return (self.head_form,) if self._body_form is None else (self.head_form, self._body_form)

    def show_content(self, content: Content) -> None:
        self.head_form.show_value(content)
        if self._body_form is not None:
            self._body_form.show_value(content)
        self.name.setText(content.body.name)
        if not content.body.name and not self.change.isChecked():
            self.change.setChecked(True)

    def allow(self, on: bool) -> None:
        """Whether anything here may be changed; reading is always allowed."""
        self._open_now = on
        for form in self.forms:
            form.setEnabled(on)
        self._name_change()

    def _toggled(self, on: bool) -> None:
        if on or self._body_form is not None:
            show_if(self.body_form, on)
        self._name_change()

    def _name_change(self) -> None:
        """What is sealed is not changed, only looked at."""
        unfolded = self.change.isChecked()
        if self._open_now:
            self.change.setText(self.tr("Done") if unfolded else self.tr("Change"))
            self.change.setAccessibleName(self.tr("Change the body"))
        else:
            self.change.setText(self.tr("Fold") if unfolded else self.tr("Details"))
            self.change.setAccessibleName(self.tr("Details of the body"))

    def retranslate(self) -> None:
        self.set_title(self.tr("Case and instrument"))
        self._label.setText(self.tr("Body"))
        self._name_change()

    def changeEvent(self, event: Any) -> None:
        if event.type() is event.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
