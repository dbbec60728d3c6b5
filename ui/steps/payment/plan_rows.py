"""The instalments one beneath the other: date with weekday and whether it is worked, amount, running sum."""

from __future__ import annotations

from datetime import date
from typing import Final

from PySide6.QtCore import QCoreApplication, Qt, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QToolButton, QWidget

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
from ui.widgets.parts import Words, column, icon_button, name_it, row, set_kind, show_if
from ui.widgets.recording import PLACE
from ui.words.codes import refusal_words
from ui.words.times import WEEKDAYS, long_day

_WIDTHS = {
    "number": 26, "date": 140, "percent": 72, "amount": 124, "sum": 108, "drop": 30,
    "fixed date": 88, "fixed amount": 104,
}  # fmt: skip


AT_ONCE: Final = 8
"""So many equal parts are in view at most; what is beyond them is made in the pauses of the window."""
IN_A_PAUSE: Final = 2
SEEN_MS: Final = 100
PAUSE_MS: Final = 10
"""How long the page stands before the first of the others is made, and each time between: somebody may be typing."""


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
        self.setProperty(PLACE, str(at))
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
        for part in (
            self.number,
            self.due_words,
            self.day,
            self.amount_words,
            self.sum,
        ):
            line.addWidget(part, 1 if part is self.day else 0)
        body.addLayout(line)
        self._body = body
        self._drop_button: QToolButton | None = None
        self._remark: Remark | None = None
        self._error: Words | None = None

    @property
    def drop(self) -> QToolButton:
        """Takes the instalment out; made when instalments are first written one by one."""
        if self._drop_button is None:
            self._drop_button = icon_button("x", "", self, size=14)
            self._drop_button.clicked.connect(self._drop)
            self._line.addWidget(self._drop_button)
        return self._drop_button

    @property
    def remark(self) -> Remark:
        """What is said of a day off; made when there is one."""
        if self._remark is None:
            self._remark = Remark(self)
            self._remark.acted.connect(self._move)
            self._body.insertWidget(1, self._remark)
        return self._remark

    @property
    def error(self) -> Words:
        """What is wrong with the row; made when something is."""
        if self._error is None:
            self._error = Words("error", parent=self, wrap=True)
            self._body.addWidget(self._error)
        return self._error

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
                edit.setProperty(PLACE, name)
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
            show_if(part, not alone)
        show_if(self.due_words, not free and not alone)
        self.due_words.setText(due.isoformat() if due is not None else "—")
        editable = draft.kind is PlanKind.AMOUNTS and not rest
        if free or self._made is not None:
            show_if(self.due, free)
            show_if(self.percent, draft.kind is PlanKind.PERCENT)
            show_if(self.amount, editable)
        show_if(self.amount_words, not editable and not alone)
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
        if free or self._drop_button is not None:
            show_if(self.drop, free and len(draft.rows) > 2)
        self._say_day(due)
        self._name()

    def _say_day(self, due: date | None) -> None:
        self.next_day = None
        if due is None:
            self.day.setText(self.tr("date is missing"))
            self._remark_on("")
            return
        answer = is_working_day(due)
        name = short_weekday(due)
        if answer.working:
            mark = self.tr("holidays not announced") if answer.provisional else self.tr("working day")
            self.day.setText(f"{name} · {mark}")
            self.day.setToolTip(
                self.tr("The holidays of that year are not announced yet") if answer.provisional else ""
            )
            self._remark_on("")
            return
        following = next_working_day(due)
        self.next_day = following.day
        self.day.setText(self.tr("{weekday} · day off").format(weekday=name))
        self._remark_on(
            self.tr("Instalment {number} falls on a day off.").format(number=self._at + 1),
            self.tr("Move to {day}, {weekday}").format(
                day=long_day(following.day), weekday=weekday_words(following.day)
            ),
        )

    def _remark_on(self, text: str, action: str = "") -> None:
        if text or self._remark is not None:
            self.remark.say(text, action)

    def show_error(self, text: str) -> None:
        if text or self._error is not None:
            self.error.setText(text)
            show_if(self.error, bool(text))

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
        if self._drop_button is not None:
            name_it(self._drop_button, self.tr("Take out instalment {number}").format(number=number))


_TOLD = ("due_changed", "percent_changed", "amount_changed", "move_wanted", "removed", "unread")


class PlanRows(QWidget):
    """All instalments of a draft. Of many equal parts the first are made at once, the others when those were seen."""

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
        self._rows: list[PlanRow] = []
        self._draft, self._lines = PlanDraft(), tuple[Instalment, ...]()
        self._count = 0
        self.days_off: dict[int, date] = {}
        """Numbers (from 0) of instalments that fall on a day off, with the working day after it."""
        self._more = QTimer(self)
        self._more.setSingleShot(True)
        self._more.timeout.connect(self._make_some)

    @property
    def rows(self) -> list[PlanRow]:
        """The row of every instalment; those that were not made yet are made now."""
        self._make(self._count)
        return self._rows

    def show_draft(self, draft: PlanDraft, amount: Money) -> None:
        """Rows for every instalment; for one sum the one date is enough."""
        lines = lines_of(draft, amount)
        if draft.kind in (PlanKind.PERCENT, PlanKind.AMOUNTS):
            count = len(draft.rows)
        elif draft.kind is PlanKind.EQUAL:
            count = len(lines)
        else:
            count = 1 if lines else 0
        self._draft, self._lines, self._count = draft, tuple(lines), count
        days: list[date | None] = [line.due for line in lines[:count]]
        if draft.kind in (PlanKind.PERCENT, PlanKind.AMOUNTS):
            days = [row.due for row in draft.rows]
        self.days_off = {
            at: next_working_day(due).day
            for at, due in enumerate(days)
            if due is not None and not is_working_day(due).working
        }
        for at, made in enumerate(self._rows):
            show_if(made, at < count)
            if at < count:
                self._fill(made, at)
        self._make(min(count, AT_ONCE) if draft.kind is PlanKind.EQUAL else count)
        if self._lacking and self.isVisible():
            self._more.start(SEEN_MS)

    @property
    def _lacking(self) -> bool:
        return len(self._rows) < self._count

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._lacking:
            self._more.start(SEEN_MS)

    def _make_some(self) -> None:
        if self.isVisible() and self._lacking:
            self._make(min(self._count, len(self._rows) + IN_A_PAUSE))
            self._more.start(PAUSE_MS)

    def _make(self, count: int) -> None:
        while len(self._rows) < count:
            made = PlanRow(self._context, len(self._rows), self)
            for name in _TOLD:
                getattr(made, name).connect(getattr(self, name))
            self._rows.append(made)
            self._fill(made, len(self._rows) - 1)
            self._body.addWidget(made)
            show_if(made, True)

    def _fill(self, made: PlanRow, at: int) -> None:
        count, lines = self._count, self._lines
        line = lines[at] if at < len(lines) else None
        running = Money.sum(one.amount for one in lines[: at + 1]) if line is not None and count > 1 else None
        made.show_line(self._draft, line, running, rest=at == count - 1)

    def clear_errors(self) -> None:
        for made in self._rows:
            made.show_error("")

    def show_error(self, at: int, text: str) -> bool:
        """Say it at a row; False where there is no such row."""
        if not 0 <= at < self._count:
            return False
        self.rows[at].show_error(text)
        return True
