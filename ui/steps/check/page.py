"""Everything the law's checks found, by gravity, each with a way to its field; then the way to the seal."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QPushButton, QWidget

from mediator_app.domain.case import CaseFile
from mediator_app.domain.edits import DateAgreement
from mediator_app.domain.errors import Refusal
from mediator_app.domain.states import EDITABLE
from mediator_app.law.findings import Finding, Severity, blocking
from ui.icons import set_icon
from ui.signing.stamps import missing_words
from ui.steps.base import Step, StepContext, StepPage, step_of
from ui.steps.check.finding_list import FindingCard
from ui.steps.check.terms_running import running, term_words
from ui.steps.progress import Progress, progress
from ui.theme import theme
from ui.widgets.date_edit import DateEdit
from ui.widgets.fields import Field
from ui.widgets.findings import FindingsLater
from ui.widgets.flow import Flow
from ui.widgets.parts import Card, Chip, Words, button, clear, column, row, set_kind, show_if
from ui.widgets.recording import PLACE
from ui.widgets.step_list import step_words
from ui.words.claims import articles_words
from ui.words.times import long_day


class CheckPage(StepPage):
    step = Step.CHECK

    def __init__(self, context: StepContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.findings: tuple[Finding, ...] | None = None
        body = column(self, gap=12)
        self.state = QFrame()
        self.state.setObjectName("soft")
        line = row(self.state, padding=14, gap=12)
        self._icon = QLabel()
        words = column(gap=2)
        self.headline, self.next_words = Words("card-title", wrap=True), Words("muted", wrap=True)
        words.addWidget(self.headline)
        words.addWidget(self.next_words)
        line.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        line.addLayout(words, 1)
        body.addWidget(self.state)
        self.block, self.warn = FindingCard(Severity.BLOCK), FindingCard(Severity.WARN)
        body.addWidget(self.block)
        body.addWidget(self.warn)

        self.dates = Card()
        self.agreed_on = DateEdit(context.desk.clock.today)
        self.agreed_on.setProperty(PLACE, "agreed_on")
        self.agreed_on_field = Field(self.agreed_on)
        self.agreed_on_field.setFixedWidth(theme().px(200))
        self.today = button(kind="quiet")
        top = row(gap=10)
        top.addWidget(self.agreed_on_field)
        top.addWidget(self.today, 0, Qt.AlignmentFlag.AlignVCenter)
        top.addStretch(1)
        self.dates.body.addLayout(top)
        self.terms = QGridLayout()
        self.terms.setHorizontalSpacing(theme().px(14))
        self.terms.setVerticalSpacing(theme().px(6))
        self.terms.setColumnStretch(0, 1)
        self.dates.body.addLayout(self.terms)
        body.addWidget(self.dates)

        self.done = Card()
        self._steps = QWidget()
        self._flow = Flow(self._steps, gap=8)
        self.chips: dict[Step, Chip] = {step: Chip() for step in Step if step is not Step.CHECK}
        for chip in self.chips.values():
            self._flow.addWidget(chip)
        self.done.body.addWidget(self._steps)
        body.addWidget(self.done)
        body.addStretch(1)

        self.seal = button(kind="primary")
        self._findings = FindingsLater(self, context, self._show_findings)
        self.block.go.connect(self._go)
        self.warn.go.connect(self._go)
        self.seal.clicked.connect(self._on)
        self.agreed_on.recorded.connect(self._date)
        self.agreed_on.changed.connect(self._typed_date)
        self.today.clicked.connect(self._date_today)
        self.retranslate()

    def title(self) -> str:
        return self.tr("Check")

    def subtitle(self) -> str:
        return self.tr("What the law asks of this paper before it is sealed for ever.")

    # --- showing ------------------------------------------------------------------------------------

    def show_case(self, case: CaseFile) -> None:
        super().show_case(case)
        self.agreed_on.show_value(case.record.content.agreed_on)
        editable = case.record.state in EDITABLE
        self.agreed_on_field.setEnabled(editable)
        show_if(self.today, editable and case.record.content.agreed_on != self.context.today())
        if self.findings is None:
            self._findings.look()
        else:
            self._findings.start()
        self._show_terms()

    def _show_findings(self, findings: Sequence[Finding]) -> None:
        case = self.case
        if case is None:
            return
        sealed = case.record.state not in EDITABLE
        self.findings = () if sealed else tuple(findings)
        content, rules = case.record.content, self.context.desk.rules()
        self.block.show_findings(self.findings, content, rules)
        self.warn.show_findings(self.findings, content, rules)
        self._say_state()
        for step, part in progress(case.record, findings).items():
            if step in self.chips:
                self._say_step(step, part)
        self.footer_changed.emit()

    def _say_step(self, step: Step, part: Progress) -> None:
        name = step_words(step)
        if part.lacking:
            words = self.tr("{step} · {count} to mend").format(step=name, count=part.lacking)
            self.chips[step].show_as(words, "red")
        elif part.done:
            self.chips[step].show_as(f"✓ {name}", "green")
        else:
            self.chips[step].show_as(name, "")

    def _say_state(self) -> None:
        case = self.case
        if case is None or self.findings is None:
            return
        stopping, rest = blocking(self.findings), len(self.findings) - len(blocking(self.findings))
        if case.record.not_agreed:
            tone, icon = "", "file-check"
            self.headline.setText(self.tr("Mediation ended without an agreement"))
            self.next_words.setText(self.tr("Its papers are final; print them at the step for signing."))
        elif case.record.state not in EDITABLE:
            revision = case.record.standing
            missing = missing_words(revision) if revision is not None else ""
            tone, icon = ("amber", "triangle-alert") if missing else ("green", "file-check")
            self.headline.setText(self.tr("The agreement is sealed"))
            self.next_words.setText(missing or self.tr("What follows is signing and service."))
        elif stopping:
            tone, icon = "red", "circle-alert"
            self.headline.setText(self.tr("{count} to mend before the seal").format(count=len(stopping)))
            self.next_words.setText(self.tr("Each leads to its field. The list follows as you mend."))
        elif rest:
            tone, icon = "amber", "triangle-alert"
            self.headline.setText(self.tr("It can be sealed; look at {count} first").format(count=rest))
            self.next_words.setText(
                self.tr("These do not stop the seal, but somebody has to have seen them.")
            )
        else:
            tone, icon = "green", "circle-check"
            self.headline.setText(self.tr("Ready to seal"))
            self.next_words.setText(self.tr("Read the paper once more together, then seal and sign."))
        set_kind(self.state, tone=tone)
        set_icon(self._icon, icon, tone, 22)
        self.state.setAccessibleName(self.headline.text())
        self.seal.setText(self.tr("Mend the first") if stopping else self.tr("To seal and signature"))

    def _show_terms(self) -> None:
        case = self.case
        if case is None:
            return
        clear(self.terms)
        rules = self.context.desk.rules()
        for line, one in enumerate(running(case.record.content, self.context.today())):
            basis = Words("small", articles_words(one.deadline.basis[:2], rules), wrap=True)
            day = Words("strong", long_day(one.deadline.day))
            since = Words(
                "remark" if one.over else "small",
                self.tr("from {day}").format(day=long_day(one.start))
                + (self.tr(", holidays not announced yet") if one.deadline.provisional else "")
                + (self.tr(", passed already") if one.over else ""),
            )
            self.terms.addWidget(Words("", term_words(one.deadline.term), wrap=True), 2 * line, 0)
            self.terms.addWidget(day, 2 * line, 1, Qt.AlignmentFlag.AlignRight)
            self.terms.addWidget(basis, 2 * line + 1, 0)
            self.terms.addWidget(since, 2 * line + 1, 1, Qt.AlignmentFlag.AlignRight)

    # --- what happens -------------------------------------------------------------------------------

    def _go(self, finding: Finding) -> None:
        page = step_of(finding.field)
        if page is Step.CHECK:
            self.focus_field(finding.field)
        else:
            self.go_to.emit(page, finding.field)

    def _on(self) -> None:
        stopping = blocking(self.findings or ())
        if stopping:
            self._go(stopping[0])
        else:
            self.go_to.emit(Step.SIGNING, "")

    def _typed_date(self, day: date | None) -> None:
        self.provisional.emit(partial(DateAgreement, agreed_on=day) if day is not None else None)

    def _date(self, day: date | None) -> None:
        if day is not None:
            self.edit.emit(partial(DateAgreement, agreed_on=day))
        elif self.case is not None:
            # A date can be changed but not taken away again.
            self.agreed_on.show_value(self.case.record.content.agreed_on)

    def _date_today(self) -> None:
        self._date(self.context.today())

    # --- contract -------------------------------------------------------------------------------------

    def primary_action(self) -> QPushButton | None:
        """The way to the seal, while there is none yet."""
        sealed = self.case is not None and self.case.record.state not in EDITABLE
        return None if sealed else self.seal

    def show_refusal(self, refusal: Refusal) -> bool:
        self.agreed_on_field.show_refusal(refusal)
        return True

    def focus_field(self, path: str) -> bool:
        if path == "agreed_on":
            self.agreed_on_field.bring_up()
            return True
        return False

    def retranslate(self) -> None:
        self.block.set_title(self.tr("To mend before the seal"))
        self.warn.set_title(self.tr("To look at"))
        self.dates.set_title(self.tr("Date of the instrument, and terms that run"))
        self.done.set_title(self.tr("What is complete"))
        self.agreed_on_field.say(self.tr("Date of the instrument"))
        self.today.setText(self.tr("Today"))
        self.today.setAccessibleName(self.tr("Date the instrument today"))
        for card in (self.block, self.warn):
            card.forget()
        if self.findings is not None:
            self._show_findings(self.findings)
            self._show_terms()
