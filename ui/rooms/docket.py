"""Today: the hearings, what is going on, what is signed and not served or filed, what is to be paid, the figures."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QMargins, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QPushButton, QVBoxLayout, QWidget

from mediator_app.desk import Desk
from mediator_app.domain.ids import CaseId
from mediator_app.domain.money import format_money
from mediator_app.domain.states import CaseState
from mediator_app.ports import CaseLine
from ui.bridge import when
from ui.icons import set_icon
from ui.rooms.agenda import Agenda, Month, agenda, is_collective
from ui.theme import theme
from ui.widgets.beside import Beside
from ui.widgets.header import Header
from ui.widgets.name_button import NameButton
from ui.widgets.notices import Empty
from ui.widgets.parts import Card, Chip, Elided, Rule, Words, button, clear, column, row
from ui.widgets.scrolling import Scrolling
from ui.words.amounts import short_amount
from ui.words.cases import case_title, state_tone, state_words
from ui.words.times import clock_time, day_of_hearing, short_day

if TYPE_CHECKING:
    from concurrent.futures import Future

    from ui.filing.assigned import AssignedCard
    from ui.filing.counter import Counter
    from ui.filing.outbox_card import OutboxCard

MOST_SHOWN = 12
LIST_ROOM = 560
"""Pixels of the design: the least in which a list of cases shows names and causes beside what is due."""
_CONTINUE = frozenset({CaseState.MEDIATING, CaseState.AGREED, CaseState.SEALED, CaseState.SIGNED})


class OpenButton(QPushButton):
    """Opens one case."""

    wanted = Signal(str)

    def __init__(self, line: CaseLine, text: str, *, primary: bool = False) -> None:
        super().__init__(text)
        self._id = line.id
        if primary:
            self.setObjectName("primary")
        self.setAccessibleName(f"{text} · {case_title(line.title)}")
        self.clicked.connect(self._clicked)

    def _clicked(self) -> None:
        self.wanted.emit(self._id)


class Cause(Elided):
    """Up to two lines, then an ellipsis: a long cause must not push the rows apart."""

    def __init__(self, text: str) -> None:
        super().__init__("", text)
        self.setWordWrap(True)
        self.setFixedHeight(2 * self.fontMetrics().lineSpacing() + theme().px(2))

    def _fit(self) -> None:
        # Where a line breaks, up to a character's width stays empty.
        metrics, line = self.fontMetrics(), self.whole().replace("\n", " ")
        room = 2 * self.width() - 2 * metrics.horizontalAdvance("国")
        shown = metrics.elidedText(line, Qt.TextElideMode.ElideRight, room) if room > 0 else line
        if shown != self.text():
            Words.setText(self, shown)
        self.setToolTip(self.whole() if shown != line else "")


def _own_number(line: CaseLine) -> str:
    return line.case_number


class CaseList(Card):
    """A card with cases in rows: time or day, parties, cause, amount, state, and a button that opens it."""

    open_case = Signal(str)

    def __init__(self) -> None:
        super().__init__(padding=0)
        self.setSizePolicy(self.sizePolicy().horizontalPolicy(), self.sizePolicy().verticalPolicy().Maximum)
        self.head.setContentsMargins(theme().px(16), theme().px(14), theme().px(16), theme().px(4))
        self.count, self.note = Chip(), Words("muted")
        self.head.insertWidget(1, self.count)
        self.head.insertWidget(2, self.note)
        self.body.setSpacing(0)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(0)
        self.body.addLayout(self._rows)
        self.grid = QWidget()
        self._rows.addWidget(self.grid)
        self.number: Callable[[CaseLine], str] = _own_number
        """The number under a case's title."""

    def show_lines(
        self,
        lines: Sequence[CaseLine],
        today: date,
        heads: Sequence[str],
        *,
        by_time: bool,
        words: tuple[str, str],
    ) -> None:
        """`heads` are the column heads, `words` what the button says for a case that goes on, and for another."""
        self.grid.hide()
        self.grid.deleteLater()
        self.grid = QWidget()
        grid = QGridLayout(self.grid)
        grid.setContentsMargins(0, 0, 0, theme().px(4))
        grid.setHorizontalSpacing(theme().px(12))
        grid.setVerticalSpacing(0)
        self.count.show_as(str(len(lines)))
        edge = theme().px(16)
        for at, head in enumerate(heads):
            label = Words("muted", head)
            label.setContentsMargins(edge if at == 0 else 0, theme().px(8), 0, theme().px(8))
            if at == 3:
                label.setAlignment(Qt.AlignmentFlag.AlignRight)
            grid.addWidget(label, 0, at)
        for number, line in enumerate(lines[:MOST_SHOWN]):
            grid.addWidget(Rule(), 2 * number + 1, 0, 1, 6)
            self._fill(grid, 2 * number + 2, line, today, by_time=by_time, words=words)
        grid.setColumnStretch(1, 3)
        grid.setColumnStretch(2, 2)
        for at, width in ((0, 64), (3, 100), (4, 106), (5, 88)):
            grid.setColumnMinimumWidth(at, theme().px(width))
        self._rows.addWidget(self.grid)

    def _fill(
        self,
        grid: QGridLayout,
        at: int,
        line: CaseLine,
        today: date,
        *,
        by_time: bool,
        words: tuple[str, str],
    ) -> None:
        if by_time:
            moment = clock_time(line.started_at) if line.started_at else "—"
        else:
            moment = short_day(line.held_on, today) if line.held_on else "—"
        time = Words("strong", moment)
        time.setContentsMargins(theme().px(16), 0, 0, 0)
        grid.addWidget(time, at, 0)
        stack = column(gap=1)
        stack.setContentsMargins(0, theme().px(9), 0, theme().px(9))
        first = row(gap=6)
        title = Elided("", case_title(line.title))
        first.addWidget(title)
        if is_collective(line):
            first.addWidget(Chip(self.tr("Collective"), "red"))
        first.addStretch(1)
        stack.addLayout(first)
        stack.addWidget(Elided("small", self.number(line) or self.tr("No number yet")))
        grid.addLayout(stack, at, 1)
        grid.addWidget(Cause(line.cause), at, 2, Qt.AlignmentFlag.AlignVCenter)
        amount = Words("", format_money(line.claimed) if line.claimed.fen else "—")
        amount.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        grid.addWidget(amount, at, 3)
        grid.addWidget(Chip(state_words(line.state), state_tone(line.state)), at, 4)
        goes_on = line.state in _CONTINUE
        opener = OpenButton(line, words[0] if goes_on else words[1], primary=goes_on and by_time)
        opener.wanted.connect(self.open_case)
        holder = row()
        holder.setContentsMargins(0, 0, theme().px(14), 0)
        holder.addWidget(opener)
        grid.addLayout(holder, at, 5)


class Reminders(Card):
    """Payments that fall due, the overdue ones first."""

    open_case = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._list = column(gap=0)
        self.body.addLayout(self._list)

    def show_lines(self, lines: Sequence[CaseLine], today: date) -> None:
        clear(self._list)
        if not lines:
            self._list.addWidget(Words("muted", self.tr("Nothing is due in the next 30 days."), wrap=True))
        for number, line in enumerate(lines[:8]):
            if number:
                self._list.addWidget(Rule())
            entry = QWidget()
            inside = row(entry, gap=8)
            inside.setContentsMargins(0, theme().px(4), 0, theme().px(4))
            words, tone = self._when(line.next_due or today, today)
            name = NameButton(line.id, case_title(line.title))
            name.wanted.connect(self.open_case)
            inside.addWidget(name, 1)
            inside.addWidget(Chip(words, tone))
            self._list.addWidget(entry)

    def _when(self, due: date, today: date) -> tuple[str, str]:
        days = (due - today).days
        if days < 0:
            return self.tr("{days} d overdue").format(days=-days), "red"
        if days == 0:
            return self.tr("due today"), "amber"
        if days == 1:
            return self.tr("due tomorrow"), "amber"
        return short_day(due, today), ""


class Figures(Card):
    """This month's numbers."""

    def __init__(self) -> None:
        super().__init__()
        self.note = Words("small", wrap=True)
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme().px(16))
        grid.setVerticalSpacing(theme().px(2))
        self.labels = [Words("muted") for _ in range(4)]
        self.figures = [Words("figure") for _ in range(4)]
        for number in range(4):
            top, side = 3 * (number // 2), number % 2
            grid.addWidget(self.labels[number], top, side)
            grid.addWidget(self.figures[number], top + 1, side)
            grid.setRowMinimumHeight(top + 2, theme().px(8))
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        self.body.addLayout(grid)
        self.body.addWidget(self.note)

    def show_month(self, month: Month, unserved: int, *, practice: bool) -> None:
        heads = (
            self.tr("Concluded"),
            self.tr("Settled"),
            self.tr("To be served"),
            self.tr("Agreed in all"),
        )
        figures = (str(month.concluded), month.rate or "—", str(unserved), short_amount(month.recovered))
        for label, figure, head, text in zip(self.labels, self.figures, heads, figures, strict=True):
            label.setText(head)
            figure.setText(text)
            figure.setAccessibleName(f"{head}: {text}")
        self.figures[2].set_tone("amber" if unserved else "")
        self.note.setText(self.tr("Practice cases are not counted.") if practice else "")
        self.note.setVisible(practice)


class DocketPage(QWidget):
    """The first room."""

    open_case = Signal(str)
    new_case = Signal()
    find_wanted = Signal()
    filing_wanted = Signal(str)
    """The id of a filing to show in its room; empty for all."""
    hearing_wanted = Signal(str)
    """An assigned hearing to open."""
    drawn = Signal()
    """The list of cases has come and is on screen."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self._asked: Future[tuple[CaseLine, ...]] | None = desk.store.cases()
        """The store looks for the cases while the page is made."""
        self.agenda: Agenda | None = None
        self._numbers: dict[CaseId, str] = {}
        self.setObjectName("ground")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        outer = column(self, gap=0)
        self.header = Header()
        self.practice_chip, self.offline_chip = Chip(tone="red"), Chip(tone="amber")
        self.header.chips.addWidget(self.practice_chip)
        self.header.chips.addWidget(self.offline_chip)
        self.search = button()
        self.search.setObjectName("search")
        set_icon(self.search, "search", "muted", 15)
        self.search.setMinimumWidth(theme().px(260))
        self.add = button(kind="primary", icon="plus")
        self.header.tools.addWidget(self.search)
        self.header.tools.addWidget(self.add)
        outer.addWidget(self.header)
        area = self.area = Scrolling()
        ground = QWidget()
        ground.setObjectName("ground")
        area.setWidget(ground)
        outer.addWidget(area, 1)
        around = column(ground, gap=0)
        beside, above = theme().px(28), theme().px(20)
        area.keep_edges(around, QMargins(beside, above, beside, above))
        sides = Beside(ground, width=340, room=340 + 20 + LIST_ROOM, gap=20)
        main, holder = QWidget(sides), QWidget(sides)
        left, right = column(main, gap=14), column(holder, gap=14)
        self.hearings, self.going_on, self.unserved = CaseList(), CaseList(), CaseList()
        self.empty = Empty("gavel")
        empty_card = self.empty_card = Card(padding=8)
        empty_card.body.addWidget(self.empty)
        for card in (empty_card, self.hearings, self.unserved, self.going_on):
            card.hide()
            left.addWidget(card)
        self.left = left
        left.addStretch(1)
        self.counter: Counter | None = None
        self.assigned: AssignedCard | None = None
        self.outbox: OutboxCard | None = None
        sides.put(main, holder, high=False)
        around.addWidget(sides)
        around.addStretch(1)
        self.reminders, self.figures = Reminders(), Figures()
        right.addWidget(self.reminders)
        right.addWidget(self.figures)
        for card in (self.hearings, self.going_on, self.unserved, self.reminders):
            card.open_case.connect(self.open_case)
        self.add.clicked.connect(self.new_case)
        self.empty.acted.connect(self.new_case)
        self.search.clicked.connect(self.find_wanted)
        self.retranslate()

    def refresh(self) -> None:
        """Ask the store again; what is on screen stays until the answer is there."""
        asked, self._asked = self._asked, None
        when(self.desk.store.cases() if asked is None else asked, self._arrived)

    def _arrived(self, lines: tuple[CaseLine, ...]) -> None:
        self.agenda = agenda(lines, self.desk.clock.today())
        self._show()
        self.drawn.emit()

    def follow(self, counter: Counter) -> None:
        """Show what waits to be filed and what the court assigned; called once the cases are on screen."""
        if self.counter is counter:
            return
        from ui.filing.assigned import AssignedCard
        from ui.filing.outbox_card import OutboxCard

        self.counter = counter
        self.assigned, self.outbox = AssignedCard(counter), OutboxCard(counter)
        self.left.insertWidget(self.left.indexOf(self.hearings) + 1, self.assigned)
        self.left.insertWidget(self.left.indexOf(self.assigned) + 1, self.outbox)
        self.assigned.hearing_wanted.connect(self.hearing_wanted)
        self.outbox.filing_wanted.connect(self.filing_wanted)
        for card in (self.hearings, self.going_on, self.unserved):
            card.number = self._number
        counter.changed.connect(self._filed)
        self._filed()

    def _number(self, line: CaseLine) -> str:
        """The mediator's number, and the court's beside it where it is another."""
        court = self.counter.court_number(line.id) if self.counter is not None else ""
        if not court or court == line.case_number:
            return line.case_number
        docketed = self.tr("docketed as {number}").format(number=court)
        return f"{line.case_number} · {docketed}" if line.case_number else docketed

    def _filed(self) -> None:
        """Filings or hearings are not what they were."""
        counter = self.counter
        if counter is None or self.assigned is None or self.outbox is None:
            return
        now = self.desk.clock.now()
        self.assigned.show_hearings(now)
        self.outbox.show_waiting(now)
        self._show_empty()
        numbers = {line.case_id: counter.court_number(line.case_id) for line in counter.lines}
        if numbers != self._numbers:
            self._numbers = numbers
            self._show()
        self._say_at_work()

    def _show_empty(self) -> None:
        """Nothing to do first, unless there is a hearing of today, or one that the court assigned."""
        assigned = self.assigned is not None and not self.assigned.isHidden()
        heard = self.agenda is None or bool(self.agenda.hearings)
        self.empty_card.setVisible(not heard and not assigned)

    def _say_at_work(self) -> None:
        counter = self.counter
        if counter is None:
            self.offline_chip.show_as(self.tr("Offline"), "amber")
            return
        from ui.words.filings import at_work

        said = at_work(counter.road, counter.unsent, paused=counter.paused)
        self.offline_chip.show_as(said.text, said.tone)

    def _show(self) -> None:
        found, today = self.agenda, self.desk.clock.today()
        self.header.say(day_of_hearing(today))
        if found is None:
            return
        words = (self.tr("Continue"), self.tr("Open"))
        others = (self.tr("Parties"), self.tr("Cause"), self.tr("Claimed"), self.tr("State"), "")
        self.hearings.show_lines(found.hearings, today, (self.tr("Time"), *others), by_time=True, words=words)
        self.hearings.setVisible(bool(found.hearings))
        for card, lines in ((self.unserved, found.unserved), (self.going_on, found.going_on)):
            card.show_lines(lines, today, (self.tr("Day"), *others), by_time=False, words=words)
            card.setVisible(bool(lines))
        self._show_empty()
        self.reminders.show_lines(found.due, today)
        self.figures.show_month(found.month, len(found.unserved), practice=self.desk.practice)

    def retranslate(self) -> None:
        self._say_at_work()
        self.offline_chip.setToolTip(self.tr("Cases stay on this computer until they are filed"))
        self.practice_chip.show_as(self.tr("Practice · fictional") if self.desk.practice else "", "red")
        self.search.setText(self.tr("Find a name, company or number    Ctrl K"))
        self.search.setAccessibleName(self.tr("Find a case (Ctrl+K)"))
        self.add.setText(self.tr("New case"))
        self.add.setToolTip(self.tr("New case (Ctrl+N)"))
        self.hearings.set_title(self.tr("Hearings today"))
        self.going_on.set_title(self.tr("Open cases on other days"))
        self.unserved.set_title(self.tr("Signed, not yet served"))
        self.unserved.note.setText(
            self.tr("An arbitration instrument takes effect only when both have signed for it")
        )
        self.reminders.set_title(self.tr("Payments due"))
        self.figures.set_title(self.tr("This month"))
        self.empty.say(
            self.tr("No hearing today"),
            self.tr("Begin a new case, or press Ctrl+K to find one that was prepared."),
            self.tr("New case"),
        )
        self._show()
        self._filed()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
