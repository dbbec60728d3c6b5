"""How one pays another: schedule, method, account. Recorded together, as soon as there is a date."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from mediator_app.domain.errors import Refusal
from mediator_app.domain.money import Money
from mediator_app.domain.schedule import Plan, Step
from mediator_app.domain.settlement import Account, PayMethod, Share
from mediator_app.law.findings import Finding
from ui.steps.base import StepContext
from ui.steps.payment.account_form import AccountForm
from ui.steps.payment.plan_draft import (
    PlanDraft,
    PlanKind,
    Row,
    draft_of,
    lines_of,
    moved,
    plan_of,
    turned,
    with_row_added,
    without_row,
)
from ui.steps.payment.plan_rows import PlanRows
from ui.steps.payment.proof import lacking_words, proof_words
from ui.steps.unrecorded import DRAFT
from ui.theme import theme
from ui.widgets.choices import Choice, Segments
from ui.widgets.date_edit import DateEdit
from ui.widgets.fields import Field
from ui.widgets.form import Remark
from ui.widgets.number_edit import CountEdit
from ui.widgets.parts import Words, button, column, row, set_kind, show_if
from ui.widgets.recording import PLACE, TextLine
from ui.widgets.strokes import strokes
from ui.words.codes import finding_words, refusal_words
from ui.words.times import long_day

Way = tuple[Plan, PayMethod, Account]


class ShareForm(QWidget):
    """Bound to a `Share`. `drafted` carries what is being typed (None while it makes no schedule)."""

    drafted = Signal(object)
    recorded = Signal(object)
    changed = Signal()
    """The proof line or the rows say something else."""

    def __init__(self, context: StepContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.share: Share | None = None
        self.draft = PlanDraft()
        self.written = self._given = Account()
        """The account as it stands here, and as it was given: what the case says, with the payee for holder."""
        self._payee = ""
        self._offered: date | None = None
        self._arranged: PlanKind | None = None
        body = column(self, gap=10)
        self.kind = Segments()
        self._name_kinds()  # at once, so that Tab comes by here before what stands beneath
        self.kind_field = Field(self.kind, parent=self)
        body.addWidget(self.kind_field)
        self._line = line = row(gap=12)
        self.setProperty(DRAFT, True)
        today = context.desk.clock.today
        self.due = DateEdit(today, ahead=True)
        self.due_field = Field(self.due, parent=self)
        self.count = CountEdit()
        self.count_field = Field(self.count, parent=self)
        self.first = DateEdit(today, ahead=True)
        self.first_field = Field(self.first, parent=self)
        self.step = Choice()
        self.step_field = Field(self.step, parent=self)
        for field, width in (
            (self.due_field, 190),
            (self.count_field, 80),
            (self.first_field, 160),
            (self.step_field, 236),
        ):
            field.setFixedWidth(theme().px(width))
            line.addWidget(field)
        self.offered = Remark(self)
        self.rows = PlanRows(context, self)
        self.add = button(kind="quiet", icon="plus")
        self.proof = Words("strong", wrap=True)
        self.all_days = button(kind="quiet", icon="calendar-days")
        self.beside = column(gap=0)
        """What is said of a single date stands beside it, so that typing it moves nothing beneath."""
        self.beside.addStretch(1)
        self.beside.addWidget(self.offered)
        self.beside.addStretch(1)
        line.addLayout(self.beside, 1)
        body.addLayout(line)
        body.addWidget(self.rows)
        self._foot = QWidget(self)
        foot = self._foot_line = row(self._foot, gap=10)
        foot.addWidget(self.add)
        foot.addWidget(self.all_days)
        foot.addWidget(self.proof, 1)
        body.addWidget(self._foot)
        self._body = body
        self.error = Words("error", wrap=True)
        self.error.hide()
        body.addWidget(self.error)
        self.method = Segments()
        self._name_methods()
        self.method_field = Field(self.method, parent=self)
        self.method_remark = Remark(self)
        body.addWidget(self.method_field)
        body.addWidget(self.method_remark)
        self.account = AccountForm(self)
        body.addWidget(self.account)
        self.hint = Words("hint", wrap=True)
        body.addWidget(self.hint)
        self._wire()
        self.retranslate()
        self.method.show_value(PayMethod.TRANSFER)

    def _wire(self) -> None:
        self.changed.connect(strokes().heard)
        self.kind.recorded.connect(self._kind_chosen)
        self.due.changed.connect(self._due_typed)
        self.due.recorded.connect(self._due_recorded)
        self.count.changed.connect(self._count_typed)
        self.count.recorded.connect(self._count_recorded)
        self.first.changed.connect(self._first_typed)
        self.first.recorded.connect(self._first_recorded)
        self.step.recorded.connect(self._step_chosen)
        for name, editor in (("due", self.due), ("count", self.count), ("first", self.first)):
            editor.setProperty(PLACE, name)
            editor.refused.connect(self._refused)
        self.rows.unread.connect(self._unread)
        self.rows.due_changed.connect(self._row_due)
        self.rows.percent_changed.connect(self._row_percent)
        self.rows.amount_changed.connect(self._row_amount)
        self.rows.move_wanted.connect(self._move)
        self.rows.removed.connect(self._remove_row)
        self.add.clicked.connect(self._add_row)
        self.all_days.clicked.connect(self._move_all)
        self.method.recorded.connect(self._method_chosen)
        self.account.changed.connect(self._account_typed)
        self.account.recorded.connect(self._account_recorded)
        self.offered.acted.connect(self._take_offered)

    # --- showing ------------------------------------------------------------------------------------

    def show_share(self, share: Share, payee: str, offered: date | None) -> None:
        """Follow what changes in the case; what is written here and not recorded yet stays. `offered` is the last date
        that was offered."""
        before, self.share = self.share, share
        self._offered = offered
        if before is not None and (before.payer, before.payee) != (share.payer, share.payee):
            before, self.draft = None, PlanDraft()
        follows = before is None or _way(before) != _way(share)
        if follows:
            self._follow(share, before)
        proposed = self.written.holder == self._payee and share.account.holder != self._payee
        if not self.written.holder or proposed:
            follows = follows or self.written == self._given
            self.written = replace(self.written, holder=payee)
        self._payee = payee
        if follows:
            self._given = self.written
        self.account.show_value(self.written)
        self._show_draft()

    def _follow(self, share: Share, before: Share | None) -> None:
        if share.plan is not None and share.plan != plan_of(self.draft):
            self.draft = replace(draft_of(share.plan), count=_count(share.plan, self.draft.count))
        if share.plan is None and before is not None and before.plan is not None:
            self.draft = PlanDraft()
        if share.method is not None:
            self.method.show_value(share.method)
        # In cash there is no account; one that was typed before stays here, in case they think better of it.
        if share.method is PayMethod.TRANSFER or before is None:
            self.written = share.account

    def take_up(self, draft: PlanDraft, method: PayMethod | None, account: Account) -> None:
        """Stand as it was written once, recorded by nobody."""
        self.draft, self.written = draft, account
        self.method.show_value(method)
        self.account.show_value(account)
        self._show_draft()

    def _arrange(self, kind: PlanKind) -> None:
        """Rows and proof beside the date of a single payment, else beneath. Equal parts are worked out, as many as are
        typed: they come last, so that the account beneath their number stays where it is."""
        if kind is self._arranged:
            return
        self._arranged = kind
        if kind is PlanKind.ONE:
            self.beside.insertWidget(2, self.rows)
            self.beside.insertWidget(3, self.proof)
            return
        self._foot_line.addWidget(self.proof, 1)
        if kind is PlanKind.EQUAL:
            self._body.addWidget(self._foot)
            self._body.addWidget(self.rows)
        else:
            self._body.insertWidget(self._body.indexOf(self._line) + 1, self.rows)
            self._body.insertWidget(self._body.indexOf(self.rows) + 1, self._foot)

    def _show_draft(self) -> None:
        draft, share = self.draft, self.share
        if share is None:
            return
        self._arrange(draft.kind)
        self.kind.show_value(draft.kind)
        for field, kind in (
            (self.due_field, PlanKind.ONE),
            (self.count_field, PlanKind.EQUAL),
            (self.first_field, PlanKind.EQUAL),
            (self.step_field, PlanKind.EQUAL),
        ):
            show_if(field, draft.kind is kind)
        for editor, value in ((self.due, draft.due), (self.count, draft.count), (self.first, draft.first)):
            if not editor.pending:  # else it would take what is being typed for what is recorded
                editor.show_value(value)
        self.step.show_value(draft.step)
        self.rows.show_draft(draft, share.amount)
        show_if(self.rows, draft.kind is not PlanKind.ONE or plan_of(draft) is not None)
        show_if(self.all_days, len(self.rows.days_off) > 1)
        show_if(self.add, draft.kind in (PlanKind.PERCENT, PlanKind.AMOUNTS))
        transfer = self.method.value is PayMethod.TRANSFER
        show_if(self.account, transfer)
        waiting = plan_of(draft) is None
        self.hint.setText(
            self.tr("Method and account are recorded together with the date.") if waiting else ""
        )
        show_if(self.hint, waiting)
        day = self._offered if waiting and draft.kind is PlanKind.ONE else None
        self.offered.say("", self.tr("Use {day}, as offered last").format(day=long_day(day)) if day else "")
        self._say_proof()
        self.changed.emit()

    def proof_words(self) -> tuple[str, bool]:
        """Whether the instalments make the agreed amount, in a line; and whether they do."""
        return proof_words(self.draft, self.share.amount) if self.share is not None else ("", True)

    def lacking_words(self) -> str:
        """What keeps it from being recorded."""
        return lacking_words(self.draft, self.share.amount) if self.share is not None else ""

    def _say_proof(self) -> None:
        words, right = self.proof_words()
        waiting = plan_of(self.draft) is None and self.draft.kind in (PlanKind.ONE, PlanKind.EQUAL)
        off = self.draft.kind is PlanKind.ONE and bool(self.rows.days_off)  # which is said in its place
        self.proof.setText("" if waiting or off else words)
        show_if(self.proof, bool(self.proof.text()))
        set_kind(self.proof, "strong" if right else "error")
        said = self.draft.kind is not PlanKind.ONE and not self.proof.isHidden()
        show_if(self._foot, said or not self.add.isHidden() or not self.all_days.isHidden())

    def show_findings(self, findings: Iterable[Finding]) -> None:
        """Say at the fields what the law's checks found; paths are within the share."""
        found = list(findings)
        account = [
            replace(finding, field=finding.field.removeprefix("account."))
            for finding in found
            if finding.field.startswith("account.")
        ]
        self.account.show_findings(account)
        said = [finding_words(f) for f in found if f.field == "method" and not f.code.endswith("_missing")]
        # Days off are said at their rows.
        said += [
            finding_words(f)
            for f in found
            if f.field == "plan" and f.code in ("due_before_agreement", "schedule_long")
        ]
        self.method_remark.say("\n".join(said))

    def show_refusal(self, refusal: Refusal) -> None:
        """Say why not at the field that is meant."""
        text = refusal_words(refusal)
        path = refusal.field.partition("plan.")[2] or refusal.field
        parts = path.split(".")
        row = int(parts[1]) if parts[0] == "parts" and len(parts) > 1 and parts[1].isdigit() else -1
        if parts[0] == "rest_due":
            row = len(self.draft.rows) - 1
        if parts[0] == "count":
            self.count_field.show_error(text)
        elif parts[0] == "first":
            self.first_field.show_error(text)
        elif not self.rows.show_error(row, text):
            self.error.setText(text)
            self.error.show()

    def focus_path(self, path: str) -> None:
        """`plan`, `method`, `account.number` …"""
        head, _, rest = path.partition(".")
        if head == "account" and self.account.focus_path(rest or "number"):
            return
        if head == "method":
            self.method_field.bring_up()
        elif self.draft.kind is PlanKind.EQUAL:
            self.first_field.bring_up()
        elif self.draft.kind is PlanKind.ONE:
            self.due_field.bring_up()
        elif self.rows.rows:
            self.rows.rows[0].due.setFocus()

    # --- changing -----------------------------------------------------------------------------------

    @property
    def _is_read(self) -> bool:
        """Whether every field of the schedule can be read; else the draft has the beginning of what stands there."""
        return all(line.is_read for line in self.findChildren(TextLine) if line.isVisibleTo(self))

    @property
    def is_recorded(self) -> bool:
        """Whether the case says what stands here."""
        share = self.share
        if share is None or share.amount.is_zero:
            return True
        untouched = self.written == self._given
        if share.plan is None:
            return self.draft == PlanDraft() and untouched
        way = self.way()
        return way is not None and way[:2] == _way(share)[:2] and (untouched or way[2] == share.account)

    def settle(self) -> None:
        """Record what stands here and adds up; the field that kept it from that may have been taken back."""
        way = self.way()
        if way is not None and not self.is_recorded and self._is_read and self.proof_words()[1]:
            self.recorded.emit(way)

    def way(self) -> Way | None:
        """Schedule, method and account as they stand here; None while there is no schedule."""
        plan = plan_of(self.draft)
        method = self.method.value
        if plan is None or not isinstance(method, PayMethod):
            return None
        return plan, method, self.written if method is PayMethod.TRANSFER else Account()

    def _take(self, draft: PlanDraft, record: bool) -> None:
        self.draft = draft
        self.error.hide()
        self.rows.clear_errors()
        self._show_draft()
        way = self.way()
        if record:
            if way is not None and self._is_read:
                self.recorded.emit(way)
        else:
            self.drafted.emit(way)

    def _kind_chosen(self, kind: PlanKind) -> None:
        if self.share is not None:
            self._take(turned(self.draft, kind, self.share.amount), self._sums(kind))
            self.focus_path("plan")

    def _sums(self, kind: PlanKind) -> bool:
        return self.share is not None and bool(
            lines_of(turned(self.draft, kind, self.share.amount), self.share.amount)
        )

    def _due_typed(self, day: date | None) -> None:
        self._take(replace(self.draft, due=day), record=False)

    def _due_recorded(self, day: date | None) -> None:
        self._take(replace(self.draft, due=day), record=True)

    def _count_typed(self, count: int) -> None:
        self._take(replace(self.draft, count=count), record=False)

    def _count_recorded(self, count: int) -> None:
        self._take(replace(self.draft, count=count), record=True)

    def _first_typed(self, day: date | None) -> None:
        self._take(replace(self.draft, first=day), record=False)

    def _first_recorded(self, day: date | None) -> None:
        self._take(replace(self.draft, first=day), record=True)

    def _step_chosen(self, step: Step) -> None:
        self._take(replace(self.draft, step=step), record=True)

    def _refused(self, refusal: Refusal | None) -> None:
        if refusal is not None:
            self._unread()

    def _unread(self) -> None:
        """The paper shows what is recorded again, and not the beginning of what cannot be read."""
        self.drafted.emit(None)

    def _row(self, at: int, record: bool, **fields: Any) -> None:
        rows: list[Row] = list(self.draft.rows)
        if at < len(rows):
            rows[at] = replace(rows[at], **fields)
            draft = replace(self.draft, rows=tuple(rows))
            sums = self.share is not None and bool(lines_of(draft, self.share.amount))
            self._take(draft, record and sums)

    def _row_due(self, at: int, day: date | None, record: bool) -> None:
        self._row(at, record, due=day)

    def _row_percent(self, at: int, share: int | None, record: bool) -> None:
        self._row(at, record, basis_points=share)

    def _row_amount(self, at: int, amount: Money | None, record: bool) -> None:
        self._row(at, record, amount=amount)

    def _move(self, at: int, day: date) -> None:
        if self.share is not None:
            self._take(moved(self.draft, self.share.amount, at + 1, day), record=True)

    def _move_all(self) -> None:
        """Every instalment on a day off goes to the working day after it."""
        draft = self.draft
        if self.share is not None:
            for at, day in dict(self.rows.days_off).items():
                draft = moved(draft, self.share.amount, at + 1, day)
            self._take(draft, record=True)

    def _add_row(self) -> None:
        self._take(with_row_added(self.draft), record=False)
        self.rows.rows[len(self.draft.rows) - 2].amount.setFocus()

    def _remove_row(self, at: int) -> None:
        draft = without_row(self.draft, at)
        self._take(draft, record=self.share is not None and bool(lines_of(draft, self.share.amount)))

    def _method_chosen(self, _: object) -> None:
        self._take(self.draft, record=True)

    def _account_typed(self, account: Account) -> None:
        held, self.written = self.written, account
        self.drafted.emit(self.way())
        self.written = held

    def _account_recorded(self, account: Account) -> None:
        self.written = account
        self.account.value = account
        self._take(self.draft, record=True)

    def _take_offered(self) -> None:
        if self._offered is not None:
            self._take(replace(self.draft, due=self._offered), record=True)

    # --- words ----------------------------------------------------------------------------------------

    def _name_kinds(self) -> None:
        self.kind.set_choices(
            [
                (PlanKind.ONE, self.tr("One payment")),
                (PlanKind.EQUAL, self.tr("Equal parts")),
                (PlanKind.PERCENT, self.tr("By percent")),
                (PlanKind.AMOUNTS, self.tr("Free amounts")),
            ]
        )

    def _name_methods(self) -> None:
        self.method.set_choices(
            [(PayMethod.TRANSFER, self.tr("Bank transfer")), (PayMethod.CASH, self.tr("Cash in person"))]
        )

    def retranslate(self) -> None:
        self._name_kinds()
        self.kind_field.say(self.tr("Paid in"))
        self.due_field.say(self.tr("Paid by (this day included)"), placeholder=self.tr("such as 12.15"))
        self.count_field.say(self.tr("Parts"))
        self.first_field.say(self.tr("First payment by"), placeholder=self.tr("such as 12.15"))
        self.step_field.say(self.tr("Then"))
        self.step.set_choices(
            [
                (Step.MONTH, self.tr("the same day each month")),
                (Step.MONTH_END, self.tr("the last day of each month")),
                (Step.WEEK, self.tr("each week")),
            ]
        )
        self.add.setText(self.tr("Another payment"))
        self.all_days.setText(self.tr("Move all to working days"))
        self._name_methods()
        self.method_field.say(self.tr("Method"))
        self.account.retranslate()
        self._show_draft()

    def changeEvent(self, event: Any) -> None:
        if event.type() is event.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)


def _way(share: Share) -> tuple[Plan | None, PayMethod | None, Account]:
    """What the case says of how it is paid."""
    return share.plan, share.method, share.account


def _count(plan: Plan, before: int) -> int:
    return getattr(plan, "count", before)
