"""Filing with the court: the road, everything that was filed or waits, and one filing in full."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QModelIndex, Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QHeaderView, QLayout, QScrollArea, QStackedWidget, QWidget

from mediator_app.delivery import FilingLine
from mediator_app.desk import Desk
from mediator_app.domain.filings import UNSENT, FilingState
from mediator_app.domain.ids import FilingId
from ui.filing.acts import FilingActs
from ui.filing.by_stick import ByStick
from ui.filing.counter import Counter
from ui.filing.details import FilingDetails
from ui.filing.road_card import RoadCard
from ui.filing.table import FilingTable
from ui.theme import theme
from ui.widgets.choices import Segments
from ui.widgets.header import Header
from ui.widgets.notices import Empty
from ui.widgets.parts import Card, Chip, Words, button, column, row
from ui.widgets.tables import VALUE_ROLE, Table

_WITH_COURT: Final = frozenset({FilingState.RECEIVED, FilingState.UNDER_REVIEW})


class FilingPage(QWidget):
    """The room `filing`."""

    open_case = Signal(str, object, str)
    """A case, a `Step` or None, and the path of a field in it."""
    settings_wanted = Signal()
    said = Signal(str, str)

    def __init__(self, desk: Desk, counter: Counter) -> None:
        super().__init__()
        self.desk, self.counter = desk, counter
        self._chosen: FilingId | None = None
        self.setObjectName("ground")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        outer = column(self, gap=0)
        self.header = Header()
        self.practice_chip = Chip(tone="red")
        self.header.chips.addWidget(self.practice_chip)
        self.now_button = button(kind="primary", icon="refresh-cw")
        self.write_button, self.read_button = button(icon="usb"), button(icon="download")
        for tool in (self.read_button, self.write_button, self.now_button):
            self.header.tools.addWidget(tool)
        self.stick = ByStick(counter, self)
        outer.addWidget(self.header)
        inside = column(gap=14)
        inside.setContentsMargins(theme().px(28), theme().px(18), theme().px(28), theme().px(20))
        outer.addLayout(inside, 1)
        self.road = RoadCard(counter)
        inside.addWidget(self.road)
        sides = row(gap=20)
        inside.addLayout(sides, 1)
        sides.addLayout(self._make_list(), 1)
        sides.addWidget(self._make_details())
        self.now_button.clicked.connect(self._deliver)
        self.write_button.clicked.connect(self.stick.write)
        self.read_button.clicked.connect(self.stick.read)
        self.stick.said.connect(self.said)
        self.stick.busy_changed.connect(self._show_tools)
        self.road.settings_wanted.connect(self.settings_wanted)
        counter.changed.connect(self._follow)
        self.retranslate()
        self.filter.show_value("all")

    def _make_list(self) -> QLayout:
        left = column(gap=12)
        top = row(gap=12)
        self.filter = Segments()
        self.count = Words("muted")
        top.addWidget(self.filter)
        top.addStretch(1)
        top.addWidget(self.count)
        left.addLayout(top)
        card = Card(padding=1)
        card.head.setContentsMargins(0, 0, 0, 0)
        card.body.setSpacing(0)
        self.pages = QStackedWidget()
        self.table = Table(row_height=56)
        self.model = FilingTable(self)
        self.table.setModel(self.model)
        head = self.table.horizontalHeader()
        head.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        for section, width in ((1, 180), (2, 136), (3, 200)):
            head.setSectionResizeMode(section, QHeaderView.ResizeMode.Fixed)
            head.resizeSection(section, theme().px(width))
        self.empty = Empty("send")
        self.pages.addWidget(self.table)
        self.pages.addWidget(self.empty)
        card.body.addWidget(self.pages, 1)
        left.addWidget(card, 1)
        self.filter.recorded.connect(self._filtered)
        self.table.selectionModel().currentRowChanged.connect(self._choose)
        self.table.opened.connect(self._open_row)
        return left

    def _make_details(self) -> QWidget:
        self.details = FilingDetails(self.counter)
        self.acts = FilingActs(self.counter, self.details)
        self.acts.said.connect(self.said)
        self.details.open_wanted.connect(self._open)
        ground = QWidget()
        ground.setObjectName("ground")
        lines = column(ground)
        lines.addWidget(self.details)
        lines.addStretch(1)
        self.side = QScrollArea()
        self.side.setWidgetResizable(True)
        self.side.setFrameShape(QFrame.Shape.NoFrame)
        self.side.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.side.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.side.setFixedWidth(theme().px(404))
        self.side.setWidget(ground)
        return self.side

    # --- showing ------------------------------------------------------------------------------------

    def refresh(self) -> None:
        """Ask again how everything stands."""
        self.counter.look()
        self._show()

    def _follow(self) -> None:
        if self.isVisible():
            self._show()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._show()

    def _show(self) -> None:
        counter, now = self.counter, self.desk.clock.now()
        self.road.show_road(now)
        lines = tuple(line for line in counter.lines if self._wanted(line))
        if self.model.show_lines(lines, counter.road, now):
            at = self.model.row_of(self._chosen)
            if lines:
                self.table.selectRow(max(0, at))
        self.pages.setCurrentWidget(self.table if lines else self.empty)
        self.side.setVisible(bool(lines))
        self.details.show_filing(self._line() if lines else None, now)
        self._show_tools()
        self._say_count()

    def _show_tools(self) -> None:
        enrolled = self.counter.court is not None
        self.now_button.setEnabled(enrolled)
        for tool in (self.write_button, self.read_button):
            tool.setEnabled(enrolled and not self.stick.busy)
        writing = self.tr("Writing…") if self.stick.busy else self.tr("Export to a USB stick…")
        self.write_button.setText(writing)

    def _wanted(self, line: FilingLine) -> bool:
        match self.filter.value:
            case "here":
                return line.state in UNSENT
            case "court":
                return line.state in _WITH_COURT
            case "done":
                return line.state is FilingState.DOCKETED
            case "mend":
                return line.state is FilingState.BLOCKED or self.counter.to_correct(line)
            case _:
                return True

    def _line(self) -> FilingLine | None:
        return next((line for line in self.model.lines if line.filing_id == self._chosen), None)

    def _say_count(self) -> None:
        self.count.setText(self.tr("Filings: {count}").format(count=len(self.model.lines)))
        if self.counter.lines:
            self.empty.say(self.tr("None of this kind"), self.tr("Choose another kind above."))
        elif self.counter.court is None:
            self.empty.say(
                self.tr("Nothing to file yet"),
                self.tr(
                    "Every agreement that is signed and served, and every case that goes on to arbitration, comes "
                    "here by itself and waits until the court can be reached."
                ),
            )
        else:
            self.empty.say(
                self.tr("Nothing to file yet"),
                self.tr(
                    "Signed and served agreements come here by themselves and go to the court by themselves."
                ),
            )

    # --- choosing -----------------------------------------------------------------------------------

    def show_filing(self, filing_id: FilingId) -> None:
        """Choose a filing, whatever the filter hides."""
        self._chosen = filing_id
        self.filter.show_value("all")
        self._show()
        at = self.model.row_of(filing_id)
        if at >= 0:
            self.table.selectRow(at)

    def _filtered(self, _: str) -> None:
        self._show()

    def _choose(self, now: QModelIndex, _: QModelIndex) -> None:
        if now.isValid():
            self._chosen = now.data(VALUE_ROLE)
            self.details.show_filing(self._line(), self.desk.clock.now())
            self.side.verticalScrollBar().setValue(0)

    def _open_row(self, _: object) -> None:
        self._open(None, "")

    def _open(self, step: object, field: str) -> None:
        line = self._line()
        if line is not None:
            self.open_case.emit(line.case_id, step, field)

    def _deliver(self) -> None:
        if self.counter.paused:
            self.counter.pause(False)
        elif self.counter.delivery is not None:
            self.counter.delivery.deliver_now()
        self._show()

    # --- words --------------------------------------------------------------------------------------

    def retranslate(self) -> None:
        self.header.say(self.tr("Filing"), self.tr("What the court gets, and what it answered"))
        self.practice_chip.show_as(self.tr("Practice · fictional") if self.desk.practice else "", "red")
        self.now_button.setText(self.tr("Exchange now"))
        self.read_button.setText(self.tr("Read answers…"))
        self.read_button.setToolTip(self.tr("What the court wrote onto a USB stick"))
        self.write_button.setToolTip(self.tr("Everything that is due, encrypted to the court"))
        self.now_button.setToolTip(self.tr("Send what is due and ask for answers"))
        self.table.setAccessibleName(self.tr("Filings"))
        self.filter.set_choices(
            [
                ("all", self.tr("All")),
                ("here", self.tr("To file")),
                ("court", self.tr("With the court")),
                ("mend", self.tr("Needs attention")),
                ("done", self.tr("Docketed")),
            ]
        )
        self.model.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, 3)
        self._show()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
