"""The instalments one beneath the other: date with weekday and whether it is worked, amount, running sum."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QWidget

from mediator_app.domain.errors import Refusal
from mediator_app.domain.money import Money, format_money
from mediator_app.domain.schedule import Instalment
from mediator_app.law.calendar import is_working_day, next_working_day
from ui.steps.base import StepContext
from ui.steps.payment.percent_edit import PercentEdit
from ui.steps.payment.plan_draft import PlanDraft, PlanKind, lines_of
from ui.theme import theme
from ui.widgets.date_edit import DateEdit
from ui.widgets.form import Remark
from ui.widgets.money_edit import MoneyEdit
from ui.widgets.parts import Words, column, icon_button, name_it, row, set_kind
from ui.words.codes import refusal_words
from ui.words.times import WEEKDAYS, long_day

_WIDTHS = {
    "number": 26, "date": 140, "percent": 72, "amount": 124, "sum": 108, "drop": 30,
    "fixed date": 88, "fixed amount": 104,
}  # fmt: skip


def weekday_words(day: date) -> str:
    return QCoreApplication.translate("Weekday", WEEKDAYS[day.weekday()])


def short_weekday(day: date) -> str:
    """`Tue`; Chinese is short as it is."""
    name = weekday_words(day)
    return name[:3]


def _cell(kind: str, name: str, *, right: bool = False) -> Words:
    made = Words(kind)
    made.setFixedWidth(theme().px(_WIDTHS[name]))
    side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
    made.setAlignment(side | Qt.AlignmentFlag.AlignVCenter)
    return made


class PlanRow(QWidget):
    """One instalment. Signals carry its place, from 0."""

    due_changed = Signal(int, object, bool)
    """Place, day, and whether it is to be recorded."""
    percent_changed = Signal(int, object, bool)
    amount_changed = Signal(int, object, bool)
    move_wanted = Signal(int, object)
    removed = Signal(int)
    unread = Signal()
    """A text was left that is no day, share or amount."""

    def __init__(self, context: StepContext, at: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._at = at
        self.next_day: date | None = None
        self._context = context
        body = column(self, gap=2)
        self._line = line = row(gap=8)
        self._made: tuple[DateEdit, PercentEdit, MoneyEdit] | None = None
        self.number = _cell("muted", "number", right=True)
        self.due_words = _cell("", "fixed date")
        self.day = Words("small", wrap=True)
        self.amount_words = _cell("", "fixed amount", right=True)
        self.sum = _cell("small", "sum", right=True)
        self.drop = icon_button("x", "", size=14)
        for part in (
            self.number,
            self.due_words,
            self.day,
            self.amount_words,
            self.sum,
        ):
            line.addWidget(part, 1 if part is self.day else 0)
        line.addWidget(self.drop)
        body.addLayout(line)
        self.remark = Remark(self)
        self.error = Words("error", parent=self, wrap=True)
        self.error.hide()
        body.addWidget(self.remark)
        body.addWidget(self.error)
        self.remark.acted.connect(self._move)
        self.drop.clicked.connect(self._drop)

    def _edits(self) -> tuple[DateEdit, PercentEdit, MoneyEdit]:
        """The fields, made when a schedule is first written row by row: most schedules never are."""
        if self._made is None:
            due, percent, amount = (
                DateEdit(self._context.desk.clock.today, ahead=True),
                PercentEdit(),
                MoneyEdit(),
            )
            self._made = (due, percent, amount)
            amount.setMinimumWidth(0)
            for place, edit, name in ((2, due, "date"), (4, percent, "percent"), (5, amount, "amount")):
                edit.setFixedWidth(theme().px(_WIDTHS[name]))
                self._line.insertWidget(place, edit)
                edit.refused.connect(self._refused)
            due.changed.connect(self._due_typed)
            due.recorded.connect(self._due_recorded)
            percent.changed.connect(self._percent_typed)
            percent.recorded.connect(self._percent_recorded)
            amount.changed.connect(self._amount_typed)
            amount.recorded.connect(self._amount_recorded)
            QWidget.setTabOrder(due, percent)
            QWidget.setTabOrder(percent, amount)
            QWidget.setTabOrder(amount, self.remark.action)
            QWidget.setTabOrder(self.remark.action, self.drop)
        return self._made

    @property
    def due(self) -> DateEdit:
        return self._edits()[0]

    @property
    def percent(self) -> PercentEdit:
        return self._edits()[1]

    @property
    def amount(self) -> MoneyEdit:
        return self._edits()[2]

    def show_line(
        self, draft: PlanDraft, line: Instalment | None, running: Money | None, *, rest: bool
    ) -> None:
        """What the draft says of this instalment, and the line as it comes out of it."""
        typed = draft.rows[self._at] if draft.kind in (PlanKind.PERCENT, PlanKind.AMOUNTS) else None
        free = typed is not None
        due = typed.due if typed is not None else line.due if line is not None else None
        alone = draft.kind is PlanKind.ONE  # beside its date, and the amount is the agreed one
        self.number.setText(str(self._at + 1))
        for part in (self.number, self.sum):
            part.setVisible(not alone)
        self.due_words.setVisible(not free and not alone)
        self.due_words.setText(due.isoformat() if due is not None else "—")
        editable = draft.kind is PlanKind.AMOUNTS and not rest
        if free or self._made is not None:
            self.due.setVisible(free)
            self.percent.setVisible(draft.kind is PlanKind.PERCENT)
            self.amount.setVisible(editable)
        self.amount_words.setVisible(not editable and not alone)
        if typed is not None:
            for editor, value in (
                (self.due, typed.due),
                (self.percent, typed.basis_points),
                (self.amount, typed.amount),
            ):
                if not editor.pending:  # else it would take what is being typed for what is recorded
                    editor.show_value(value)
        self.amount_words.setText(format_money(line.amount) if line is not None else "—")
        self.amount_words.setToolTip(self.tr("what is left") if rest else "")
        self.sum.setText(f"Σ {format_money(running)}" if running is not None else "")
        self.drop.setVisible(free and len(draft.rows) > 2)
        self._say_day(due)
        self._name()

    def _say_day(self, due: date | None) -> None:
        self.next_day = None
        if due is None:
            self.day.setText(self.tr("date is missing"))
            self.remark.say("")
            return
        answer = is_working_day(due)
        name = short_weekday(due)
        if answer.working:
            mark = self.tr("provisional") if answer.provisional else self.tr("working day")
            self.day.setText(f"{name} · {mark}")
            self.day.setToolTip(
                self.tr("The holidays of that year are not announced yet") if answer.provisional else ""
            )
            self.remark.say("")
            return
        following = next_working_day(due)
        self.next_day = following.day
        self.day.setText(self.tr("{weekday} · day off").format(weekday=name))
        self.remark.say(
            self.tr("Instalment {number} falls on a day off.").format(number=self._at + 1),
            self.tr("Move to {day}, {weekday}").format(
                day=long_day(following.day), weekday=weekday_words(following.day)
            ),
        )

    def show_error(self, text: str) -> None:
        self.error.setText(text)
        self.error.setVisible(bool(text))

    def _refused(self, refusal: Refusal | None) -> None:
        edit = self.sender()
        if isinstance(edit, QWidget):
            set_kind(edit, state="error" if refusal is not None else "")
        self.show_error(refusal_words(refusal) if refusal is not None else "")
        if refusal is not None:
            self.unread.emit()

    def _due_typed(self, day: object) -> None:
        self.due_changed.emit(self._at, day, False)

    def _due_recorded(self, day: object) -> None:
        self.due_changed.emit(self._at, day, True)

    def _percent_typed(self, share: object) -> None:
        self.percent_changed.emit(self._at, share, False)

    def _percent_recorded(self, share: object) -> None:
        self.percent_changed.emit(self._at, share, True)

    def _amount_typed(self, amount: object) -> None:
        self.amount_changed.emit(self._at, amount, False)

    def _amount_recorded(self, amount: object) -> None:
        self.amount_changed.emit(self._at, amount, True)

    def _move(self) -> None:
        if self.next_day is not None:
            self.move_wanted.emit(self._at, self.next_day)

    def _drop(self) -> None:
        self.removed.emit(self._at)

    def _name(self) -> None:
        number = self._at + 1
        if self._made is not None:
            self.due.setAccessibleName(self.tr("Date of instalment {number}").format(number=number))
            self.percent.setAccessibleName(self.tr("Percent of instalment {number}").format(number=number))
            self.amount.setAccessibleName(self.tr("Amount of instalment {number}").format(number=number))
        name_it(self.drop, self.tr("Take out instalment {number}").format(number=number))


_TOLD = ("due_changed", "percent_changed", "amount_changed", "move_wanted", "removed", "unread")


class PlanRows(QWidget):
    """All instalments of a draft."""

    due_changed = Signal(int, object, bool)
    percent_changed = Signal(int, object, bool)
    amount_changed = Signal(int, object, bool)
    move_wanted = Signal(int, object)
    removed = Signal(int)
    unread = Signal()

    def __init__(self, context: StepContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._body = column(self, gap=4)
        self.rows: list[PlanRow] = []
        self.days_off: dict[int, date] = {}
        """Numbers (from 0) of instalments that fall on a day off, with the working day after it."""

    def show_draft(self, draft: PlanDraft, amount: Money) -> None:
        """Rows for every instalment; for one sum the one date is enough."""
        lines = lines_of(draft, amount)
        if draft.kind in (PlanKind.PERCENT, PlanKind.AMOUNTS):
            count = len(draft.rows)
        elif draft.kind is PlanKind.EQUAL:
            count = len(lines)
        else:
            count = 1 if lines else 0
        while len(self.rows) < count:
            made = PlanRow(self._context, len(self.rows), self)
            for name in _TOLD:
                getattr(made, name).connect(getattr(self, name))
            self.rows.append(made)
            self._body.addWidget(made)
        running = Money.zero()
        self.days_off = {}
        for at, made in enumerate(self.rows):
            made.setVisible(at < count)
            if at >= count:
                continue
            line = lines[at] if at < len(lines) else None
            if line is not None:
                running += line.amount
            made.show_line(
                draft, line, running if line is not None and count > 1 else None, rest=at == count - 1
            )
            if made.next_day is not None:
                self.days_off[at] = made.next_day

    def clear_errors(self) -> None:
        for made in self.rows:
            made.show_error("")

    def show_error(self, at: int, text: str) -> bool:
        """Say it at a row; False where there is no such row."""
        if not 0 <= at < len(self.rows) or self.rows[at].isHidden():
            return False
        self.rows[at].show_error(text)
        return True
