"""One month as a grid: working days, days off, days worked in exchange, and years not yet announced."""

from __future__ import annotations

import calendar
from datetime import date, timedelta
from typing import Any

from PySide6.QtCore import QCoreApplication, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QFrame, QWidget

from mediator_app.law.calendar import Answer, is_working_day
from ui.bridge import run, when
from ui.language import Language, tongue
from ui.theme import theme
from ui.widgets.parts import Words, column, icon_button, name_it, row
from ui.words.times import MONTHS, WEEKDAYS, long_day

translate = QCoreApplication.translate
ONE_DAY = timedelta(days=1)


def answers_for(first: date) -> dict[date, Answer]:
    """What the calendar of working days says of the six weeks of a grid."""
    days = [first + timedelta(days=number) for number in range(42)]
    return {day: is_working_day(day) for day in days}


def first_shown(year: int, month: int) -> date:
    """The Monday on or before the first of the month."""
    first = date(year, month, 1)
    return first - timedelta(days=first.weekday())


class MonthGrid(QWidget):
    """Six weeks. Arrows move by days and weeks, PageUp and PageDown by months, Enter chooses."""

    chosen = Signal(object)
    moved = Signal(object)

    def __init__(self, day: date, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.day, self.today = day, today
        self._answers: dict[date, Answer] = {}
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._ask()

    def sizeHint(self) -> QSize:
        return QSize(theme().px(7 * 38), theme().px(28 + 6 * 36))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def go(self, day: date) -> None:
        """Put the cursor on a day."""
        month_changed = (day.year, day.month) != (self.day.year, self.day.month)
        self.day = day
        if month_changed:
            self._ask()
        self.setAccessibleName(f"{long_day(day)} {self.day_words(day)}")
        self.moved.emit(day)
        self.update()

    def day_words(self, day: date) -> str:
        """What is known of a day, in words."""
        answer = self._answers.get(day)
        if answer is None:
            return ""
        words = translate("MonthGrid", "working day") if answer.working else translate("MonthGrid", "day off")
        if answer.provisional:
            words += translate("MonthGrid", " (predicted: the year's holidays are not announced yet)")
        return words

    def _ask(self) -> None:
        # The calendars take a moment to load, so they answer from another thread.
        when(run(answers_for, first_shown(self.day.year, self.day.month)), self._answered)

    def _answered(self, answers: dict[date, Answer]) -> None:
        self._answers |= answers
        self.update()
        self.moved.emit(self.day)

    def _cell(self, index: int) -> QRectF:
        wide = self.width() / 7
        head = theme().px(28)
        high = (self.height() - head) / 6
        return QRectF(index % 7 * wide, head + index // 7 * high, wide, high)

    def paintEvent(self, event: Any) -> None:  # noqa: ARG002 - all of it is drawn
        look = theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(look.font(12))
        painter.setPen(look.colour("muted"))
        wide = self.width() / 7
        for number, weekday in enumerate(WEEKDAYS):
            name = translate("Weekday", weekday)
            short = name[-1] if tongue().language is Language.CHINESE else name[:2]
            painter.drawText(QRectF(number * wide, 0, wide, look.px(28)), Qt.AlignmentFlag.AlignCenter, short)
        first = first_shown(self.day.year, self.day.month)
        for index in range(42):
            self._draw_day(painter, first + timedelta(days=index), self._cell(index))
        painter.end()

    def _draw_day(self, painter: QPainter, day: date, cell: QRectF) -> None:
        look = theme()
        answer = self._answers.get(day)
        inside = day.month == self.day.month
        box = cell.adjusted(2, 2, -2, -2)
        ink = "ink" if inside else "faint"
        if answer is not None and not answer.working and inside:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.colour("red_soft" if not answer.provisional else "neutral_soft"))
            painter.drawRoundedRect(box, look.px(6), look.px(6))
            ink = "red" if not answer.provisional else "muted"
        if answer is not None and answer.working and day.weekday() > 4 and inside:
            painter.setPen(look.colour("amber"))
            painter.setFont(look.font(9))
            painter.drawText(
                box.adjusted(0, 1, -3, 0),
                Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop,
                translate("MonthGrid", "w", "a weekend day that is worked"),
            )
        if day == self.day:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.colour("accent"))
            painter.drawRoundedRect(box, look.px(6), look.px(6))
            ink = "on_accent"
        elif day == self.today:
            painter.setPen(QPen(look.colour("accent"), 1.4))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box, look.px(6), look.px(6))
        painter.setFont(look.font(13, bold=day == self.day))
        painter.setPen(look.colour(ink))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, str(day.day))
        if answer is not None and answer.provisional and inside:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.colour("amber" if day != self.day else "on_accent"))
            painter.drawEllipse(QRectF(box.center().x() - 1.5, box.bottom() - look.px(5), 3, 3))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        first = first_shown(self.day.year, self.day.month)
        for index in range(42):
            if self._cell(index).contains(event.position()):
                self.chosen.emit(first + timedelta(days=index))
                return

    def keyPressEvent(self, event: QKeyEvent) -> None:
        days = {
            Qt.Key.Key_Left: -1,
            Qt.Key.Key_Right: 1,
            Qt.Key.Key_Up: -7,
            Qt.Key.Key_Down: 7,
        }
        key = Qt.Key(event.key())
        if key in days:
            self.go(self.day + timedelta(days=days[key]))
        elif key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            self.go(by_months(self.day, 1 if key == Qt.Key.Key_PageDown else -1))
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.chosen.emit(self.day)
        else:
            super().keyPressEvent(event)


def by_months(day: date, months: int) -> date:
    """The same day some months away, or that month's last."""
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


class CalendarPopup(QFrame):
    """The grid with its month's name, in a window that goes away when anything else is clicked."""

    chosen = Signal(object)

    def __init__(self, day: date, today: date, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setObjectName("popup")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        body = column(self, padding=12, gap=6)
        head = row(gap=4)
        self._name = Words("strong")
        back, on = icon_button("chevron-left", ""), icon_button("chevron-right", "")
        name_it(back, translate("MonthGrid", "Month before (PageUp)"))
        name_it(on, translate("MonthGrid", "Next month (PageDown)"))
        back.clicked.connect(self._back)
        on.clicked.connect(self._on)
        head.addWidget(back)
        head.addStretch(1)
        head.addWidget(self._name)
        head.addStretch(1)
        head.addWidget(on)
        body.addLayout(head)
        self.grid = MonthGrid(day, today)
        body.addWidget(self.grid)
        self._words = Words("hint", wrap=True)
        self._words.setFixedWidth(self.grid.sizeHint().width())
        self._words.setMinimumHeight(theme().px(34))
        self._words.setAlignment(Qt.AlignmentFlag.AlignTop)
        body.addWidget(self._words)
        self.grid.moved.connect(self._moved)
        self.grid.chosen.connect(self._choose)
        self._moved(day)

    def open_at(self, editor: QWidget) -> None:
        """Show it under (or over) a field."""
        self.adjustSize()
        place = editor.mapToGlobal(editor.rect().bottomLeft())
        screen = editor.screen().availableGeometry()
        if place.y() + self.height() > screen.bottom():
            place = editor.mapToGlobal(editor.rect().topLeft())
            place.setY(place.y() - self.height())
        place.setX(max(screen.left(), min(place.x(), screen.right() - self.width())))
        self.move(place)
        self.show()
        self.grid.setFocus()

    def _moved(self, day: date) -> None:
        if tongue().language is Language.CHINESE:
            self._name.setText(f"{day.year}年{day.month}月")
        else:
            self._name.setText(f"{MONTHS[day.month - 1]} {day.year}")
        self._words.setText(f"{long_day(day)} · {self.grid.day_words(day)}".rstrip(" ·"))

    def _choose(self, day: date) -> None:
        self.chosen.emit(day)
        self.close()

    def _back(self) -> None:
        self.grid.go(by_months(self.grid.day, -1))

    def _on(self) -> None:
        self.grid.go(by_months(self.grid.day, 1))
