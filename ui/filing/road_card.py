"""The court and the way to it: its name, whether it can be reached, and what a person may change about that."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QProgressBar, QWidget

from mediator_app.delivery import CourtFacts, RoadState
from mediator_app.domain.filings import FilingState
from ui.filing.counter import Counter
from ui.theme import theme
from ui.widgets.choices import Tick
from ui.widgets.notices import Banner
from ui.widgets.parts import Card, Chip, Elided, Words, button, row
from ui.words.filings import joined, moment_words, road_advice, road_words, size_words
from ui.words.times import local, long_day

_SCALE = 1000


class RoadCard(Card):
    """One line when all is well; what keeps filings here, and what to do about it, when not."""

    settings_wanted = Signal()

    def __init__(self, counter: Counter, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._counter = counter
        self.name, self.chip, self.facts = Elided("card-title"), Chip(), Elided("muted")
        for at, words in enumerate((self.name, self.chip, self.facts)):
            self.head.insertWidget(at, words)
        self.metered = Tick()
        self.pause = button()
        self.enrol = button(kind="primary")
        for part in (self.metered, self.pause, self.enrol):
            self.head.addWidget(part)
        self.advice = Banner()
        self.expiry = Banner()
        self.body.addWidget(self.advice)
        self.body.addWidget(self.expiry)
        self._moving = QWidget()
        line = row(self._moving, gap=12)
        self.bar = QProgressBar()
        self.bar.setRange(0, _SCALE)
        self.bar.setTextVisible(False)
        self.bar.setFixedHeight(theme().px(8))
        self.moved = Words("muted")
        line.addWidget(self.bar, 1)
        line.addWidget(self.moved)
        self.body.addWidget(self._moving)
        self.metered.recorded.connect(counter.allow_metered)
        self.pause.clicked.connect(self._pause)
        self.enrol.clicked.connect(self.settings_wanted)
        self.expiry.acted.connect(self.settings_wanted)

    def _pause(self) -> None:
        self._counter.pause(not self._counter.paused)

    def show_road(self, now: datetime) -> None:
        """Say how it stands."""
        counter = self._counter
        road, court, paused = counter.road, counter.court, counter.paused
        self.name.setText(court.name if court is not None else self.tr("Not enrolled at a court yet"))
        said = road_words(road, paused=paused)
        self.chip.show_as(said.text, said.tone)
        self.facts.setText(self._facts_words(court, now))
        grave = road is not None and road.state is RoadState.STOPPED
        self.advice.say(road_advice(road, paused=paused), tone="red" if grave else "amber")
        self.expiry.say(self._expiry_words(court, now), tone="red" if self._ended(court, now) else "amber")
        self.metered.setText(self.tr("Filing may use metered networks"))
        self.metered.show_value(counter.metered_allowed)
        self.metered.setVisible(court is not None)
        self.pause.setText(self.tr("Go on") if paused else self.tr("Pause"))
        self.pause.setVisible(court is not None)
        self.enrol.setText(self.tr("Enter the court's code…"))
        self.enrol.setVisible(road is not None and road.state is RoadState.NOT_ENROLLED)
        self._show_moving()

    def _facts_words(self, court: CourtFacts | None, now: datetime) -> str:
        if court is None:
            return ""
        last = self.tr("never reached yet")
        if court.last_contact is not None:
            last = self.tr("last contact {when}").format(when=moment_words(court.last_contact, now))
        until = self.tr("certificate until {day}").format(day=long_day(local(court.expires).date()))
        return joined((last, until))

    @staticmethod
    def _ended(court: CourtFacts | None, now: datetime) -> bool:
        return court is not None and court.expires <= now

    def _expiry_words(self, court: CourtFacts | None, now: datetime) -> str:
        if court is None or not (court.expiring or court.expires <= now):
            return ""
        day = long_day(local(court.expires).date())
        if court.expires <= now:
            words = self.tr(
                "This computer's certificate ended on {day}. Ask the court for a new code and enter it in the "
                "settings; filings wait here meanwhile."
            )
        else:
            words = self.tr(
                "This computer's certificate ends on {day}. It is renewed by the court at the next contact; ask "
                "the court for a new code if it is not."
            )
        return words.format(day=day)

    def _show_moving(self) -> None:
        moving = [
            line for line in self._counter.lines if line.state is FilingState.SENDING and line.total > 0
        ]
        total, sent = sum(line.total for line in moving), sum(line.sent for line in moving)
        self._moving.setVisible(bool(moving) and 0 < sent < total)
        if moving:
            self.bar.setValue(_SCALE * sent // total)
            words = self.tr("{sent} of {total}").format(sent=size_words(sent), total=size_words(total))
            self.moved.setText(words)
            self.bar.setAccessibleName(words)
