"""The page of the step `case`."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from PySide6.QtWidgets import QWidget

from mediator_app.domain.case import CaseFile
from mediator_app.domain.edits import (
    Adjourn,
    BeginMediation,
    CloseWithoutAgreement,
    DescribeCase,
    DescribeHearing,
    ReopenNegotiation,
    Resume,
    StateFacts,
)
from mediator_app.domain.errors import Refusal
from mediator_app.domain.people import Officer
from mediator_app.domain.record import Content, Hearing
from mediator_app.domain.states import EDITABLE, CaseState
from ui.bridge import when
from ui.steps.base import EditMaker, Step, StepContext, StepPage
from ui.steps.case.course import Act, Course
from ui.steps.case.head import HeadCard
from ui.steps.case.hearing import HearingForm
from ui.widgets.findings import FindingsLater
from ui.widgets.form import Form
from ui.widgets.parts import Card, column
from ui.widgets.recording import TextArea
from ui.words.codes import refusal_words
from ui.words.identity import officer_from


def describe(content: Content) -> EditMaker:
    """The edit that gives a case this head."""
    return partial(
        DescribeCase,
        instrument=content.instrument,
        body=content.body,
        case_number=content.case_number,
        cause=content.cause,
        applied_on=content.applied_on,
        accepted_on=content.accepted_on,
    )


class CasePage(StepPage):
    """Course, head, hearing, facts: from the top to the bottom as one asks at the table."""

    step = Step.CASE

    def __init__(self, context: StepContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        body = column(self, gap=12)
        self.course = Course(self)
        self.head = HeadCard(context, self)
        self.hearing_card = Card(parent=self)
        self.hearing = HearingForm(context, self.hearing_card)
        self.hearing_card.body.addWidget(self.hearing)
        self.facts_card = Card(parent=self)
        self.facts = Form(self.facts_card)
        self.facts.put("facts", TextArea(lines=4), 0, 0)
        self.facts_card.body.addWidget(self.facts)
        for part in (self.course, self.head, self.hearing_card, self.facts_card):
            body.addWidget(part)
        body.addStretch(1)
        self._acting = False
        self._filled = False
        self._asked: Form | None = None
        self._findings = FindingsLater(self, context, self._show_findings)
        self.course.wanted.connect(self._act)
        for form in self.forms:
            self._listen(form)
        self.head.made.connect(self._made)
        self.retranslate()

    def _listen(self, form: Form) -> None:
        form.changed.connect(self._changed)
        form.recorded.connect(self._recorded)

    def _made(self, form: Form) -> None:
        self._listen(form)
        form.setEnabled(self.head.head_form.isEnabled())
        self._findings.start()

    @property
    def forms(self) -> tuple[Form, ...]:
        return (*self.head.forms, self.hearing, self.facts)

    def title(self) -> str:
        return self.tr("Case")

    def subtitle(self) -> str:
        return self.tr("Which paper is made, by which body, and the hearing itself.")

    # --- showing ------------------------------------------------------------------------------------

    def show_case(self, case: CaseFile) -> None:
        super().show_case(case)
        content = case.record.content
        open_now = case.record.state in EDITABLE
        self.course.show_record(case.record)
        self.head.show_content(content)
        self.hearing.show_value(content)
        self.facts.show_value(content)
        self.head.allow(open_now)
        for form in (self.hearing, self.facts):
            form.setEnabled(open_now)
        self._findings.start()
        self._fill_in_mediator(case)

    def _show_findings(self, findings: object) -> None:
        for form in self.forms:
            form.show_findings(findings)  # type: ignore[arg-type]

    def _fill_in_mediator(self, case: CaseFile) -> None:
        """A case that was opened just now begins with the mediator from the settings, once."""
        new = case.record.state is CaseState.PREPARING and case.record.content.hearing == Hearing()
        if self._filled or not new or self.context.desk.history(case.record.id).seq != 1:
            return
        self._filled = True
        when(self.context.desk.store.setting("mediator"), self._know_mediator)

    def _know_mediator(self, kept: object) -> None:
        officer = officer_from(kept)
        case = self.case
        if officer == Officer() or case is None or case.record.content.hearing != Hearing():
            return
        hearing = Hearing(mediator=officer, held_on=self.context.today())
        self.edit.emit(partial(DescribeHearing, hearing=hearing))

    # --- edits --------------------------------------------------------------------------------------

    def _maker(self, form: object, content: Content) -> EditMaker:
        if form is self.hearing:
            return partial(DescribeHearing, hearing=content.hearing)
        if form is self.facts:
            return partial(StateFacts, facts=content.facts)
        return describe(content)

    def _changed(self, content: Content) -> None:
        self.provisional.emit(self._maker(self.sender(), content))

    def _recorded(self, content: Content) -> None:
        form = self.sender()
        self._asked = form if isinstance(form, Form) else None
        self.edit.emit(self._maker(form, content))

    def _act(self, act: Act, reason: str) -> None:
        self._acting = True
        match act:
            case Act.BEGIN:
                self._begin()
            case Act.ADJOURN:
                self.edit.emit(partial(Adjourn, reason=reason))
            case Act.RESUME:
                self.edit.emit(Resume)
            case Act.REOPEN:
                self.edit.emit(ReopenNegotiation)
            case Act.END:
                self.edit.emit(partial(CloseWithoutAgreement, reason=reason))
        self._acting = False

    def _begin(self) -> None:
        """Begin; the hearing began now, unless somebody said otherwise."""
        if self.case is not None:
            hearing = self.case.record.content.hearing
            if hearing.started_at is None and hearing.held_on in (None, self.context.today()):
                now = self.context.desk.clock.now().replace(second=0, microsecond=0)
                started = replace(hearing, held_on=self.context.today(), started_at=now)
                self.edit.emit(partial(DescribeHearing, hearing=started))
        self.edit.emit(BeginMediation)

    def show_refusal(self, refusal: Refusal) -> bool:
        if self._acting:
            self.course.show_error(refusal_words(refusal))
            return True
        return self._asked is not None and self._asked.show_refusal(refusal)

    def focus_field(self, path: str) -> bool:
        if path.startswith("body."):
            self.head.change.setChecked(True)
        return any(form.focus_path(path) for form in self.forms)

    def retranslate(self) -> None:
        self.hearing_card.set_title(self.tr("Hearing"))
        self.facts_card.set_title(self.tr("Facts that nobody disputes"))
        self.facts.field("facts").say(
            "",
            placeholder=self.tr(
                "When employment began and ended, the post, the wage, what the dispute grew out of"
            ),
        )
        self.facts.editor("facts").setAccessibleName(self.tr("Facts that nobody disputes"))
