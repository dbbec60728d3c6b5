"""The hearing: where, when, who mediates and who records."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time
from typing import Any

from PySide6.QtWidgets import QWidget

from mediator_app.domain.days import instant_of
from mediator_app.domain.people import Officer
from mediator_app.domain.record import Content, Hearing
from ui.steps.base import StepContext
from ui.widgets.choices import Tick
from ui.widgets.clock_edit import ClockEdit
from ui.widgets.date_edit import DateEdit
from ui.widgets.form import Form
from ui.widgets.recording import TextLine
from ui.words.times import local


class HearingForm(Form):
    """Bound to a `Content`. Times are typed as times of the hearing's day."""

    def __init__(self, context: StepContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._clock = clock = context.desk.clock
        self.put("hearing.place", TextLine(), 0, 0, 3)
        self.circuit = Tick()
        self.put("hearing.circuit", self.circuit, 0, 3)

        def now() -> time:
            return local(clock.now()).time()

        self.put("hearing.held_on", DateEdit(clock.today), 1, 0, 2, write=_on_day)

        def writer(name: str) -> Any:
            return lambda content, at: _at_time(content, name, at, clock.today())

        for place, name in ((2, "started_at"), (3, "ended_at")):
            self.put(f"hearing.{name}", ClockEdit(now), 1, place, read=_reader(name), write=writer(name))
        self.put("hearing.mediator.name", TextLine(), 2, 0, 2)
        self.put("hearing.mediator.number", TextLine(), 2, 2, 2)
        for place, name in ((0, "name"), (2, "number")):
            path = f"hearing.recorder.{name}"
            self.put(path, TextLine(), 3, place, 2, read=_recorder(name), write=_with_recorder(name))
        self.checked, self.rights, self.public = Tick(), Tick(), Tick()
        self.put("hearing.identity_checked", self.checked, 4, 0, 4)
        self.put("hearing.rights_explained", self.rights, 5, 0, 4)
        self.put("hearing.in_public", self.public, 6, 0, 4)
        self.remark("hearing.ended_at").acted.connect(self._end_now)
        self.retranslate()

    def show_value(self, value: Content) -> None:
        super().show_value(value)
        self._propose_end()

    def _propose_end(self) -> None:
        """Once an amount is agreed the hearing is about to end: now, if the mediator takes that over."""
        content = self.value
        said = ""
        if isinstance(content, Content) and content.settlement is not None:
            now = self._clock.now()
            if content.hearing.ended_by(now) is not content.hearing:
                said = self.tr("Ended now, at {time}").format(time=f"{local(now):%H:%M}")
        self.remark("hearing.ended_at").say("", said)

    def _end_now(self) -> None:
        if self.value is not None:
            at = local(self._clock.now()).time().replace(second=0, microsecond=0)
            self._recorded("hearing.ended_at", at)

    def retranslate(self) -> None:
        self.field("hearing.place").say(
            self.tr("Place"), placeholder=self.tr("such as a meeting room of the park, third floor")
        )
        self.field("hearing.circuit").say(" ")
        self.circuit.setText(self.tr("Circuit hearing"))
        self.circuit.setAccessibleName(self.circuit.text())
        self.field("hearing.held_on").say(self.tr("Date"))
        self.field("hearing.started_at").say(self.tr("Began"), placeholder=self.tr("such as 9:30"))
        self.field("hearing.ended_at").say(self.tr("Ended"), placeholder=self.tr("such as 16:45"))
        self.field("hearing.mediator.name").say(self.tr("Mediator or arbitrator"))
        self.field("hearing.mediator.number").say(self.tr("Certificate number"))
        self.field("hearing.recorder.name").say(self.tr("Recording clerk"))
        self.field("hearing.recorder.number").say(self.tr("Clerk's number"))
        self.checked.setText(self.tr("Identity documents and agents' papers were checked on the spot"))
        self.checked.setAccessibleName(self.checked.text())
        self.rights.setText(self.tr("Rights and duties were explained, and nobody objected to the mediator"))
        self.rights.setAccessibleName(self.rights.text())
        self.public.setText(self.tr("Both sides asked for a public hearing"))
        self.public.setAccessibleName(self.public.text())
        self._propose_end()


def _reader(name: str) -> Any:
    def read(content: Content) -> time | None:
        at = getattr(content.hearing, name)
        return local(at).time().replace(second=0, microsecond=0) if at is not None else None

    return read


def _at_time(content: Content, name: str, at: time | None, today: date) -> Content:
    """The hearing with one of its times on its day, or on today's while it has none."""
    hearing = content.hearing
    day = hearing.held_on or today
    value = instant_of(day, at) if at is not None else None
    fields: dict[str, Any] = {name: value}
    if value is not None:
        fields["held_on"] = day
    return replace(content, hearing=replace(hearing, **fields))


def _on_day(content: Content, day: date | None) -> Content:
    """The hearing on another day, at the same times."""
    hearing = content.hearing
    times: dict[str, Any] = {}
    if day is not None:
        for name in ("started_at", "ended_at"):
            at = getattr(hearing, name)
            if at is not None:
                times[name] = instant_of(day, local(at).time())
    return replace(content, hearing=replace(hearing, held_on=day, **times))


def _recorder(name: str) -> Any:
    def read(content: Content) -> str:
        recorder = content.hearing.recorder
        return str(getattr(recorder, name)) if recorder is not None else ""

    return read


def _with_recorder(name: str) -> Any:
    """A clerk without name and number is none."""

    def write(content: Content, text: str) -> Content:
        fields: dict[str, Any] = {name: text}
        recorder: Officer | None = replace(content.hearing.recorder or Officer(), **fields)
        if recorder == Officer():
            recorder = None
        hearing: Hearing = replace(content.hearing, recorder=recorder)
        return replace(content, hearing=hearing)

    return write
