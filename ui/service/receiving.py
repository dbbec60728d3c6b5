"""When a copy was received: asked where the receiver wrote it on paper, and told in words afterwards."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, datetime, time
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from mediator_app.domain.errors import Refusal
from mediator_app.domain.record import Service
from ui.signing.asking import ChoiceSheet, ScanSheet
from ui.widgets.clock_edit import ClockEdit
from ui.widgets.date_edit import DateEdit
from ui.widgets.fields import Field
from ui.widgets.parts import row
from ui.words.codes import refusal_words
from ui.words.times import clock_time, local, long_day

Now = Callable[[], datetime]


def received_words(service: Service) -> str:
    """Day and time of receipt; only the day where the receiver wrote no time."""
    if service.received_on is None:
        return local(service.at).strftime("%Y-%m-%d %H:%M")
    day, at = service.received_on.isoformat(), service.received_at
    return f"{day} {at:%H:%M}" if at is not None else day


def received_briefly(service: Service) -> str:
    """The time of receipt, or its day where only that is known."""
    if service.received_on is None:
        return clock_time(service.at)
    return (
        f"{service.received_at:%H:%M}" if service.received_at is not None else long_day(service.received_on)
    )


class ReceivedFields(QWidget):
    """The date of receipt, today's unless another is typed, and the time where there is one."""

    entered = Signal()

    def __init__(self, now: Now, parent: QWidget | None = None) -> None:
        super().__init__(parent)

        def today() -> date:
            return local(now()).date()

        self.day = DateEdit(today)
        self.clock = ClockEdit(lambda: local(now()).time())
        self.day_field, self.clock_field = Field(self.day), Field(self.clock)
        line = row(self, gap=12)
        line.addWidget(self.day_field, 3)
        line.addWidget(self.clock_field, 2)
        self.day_field.say(self.tr("Date of receipt, as the receiver wrote it"))
        self.clock_field.say(self.tr("Time, if it was written"))
        self.day.show_value(today())
        for field in (self.day, self.clock):
            field.returnPressed.connect(self.entered)

    def value(self) -> tuple[date, time | None] | None:
        """What was typed; None where it is no date or no time, which the field then says."""
        for field in (self.day, self.clock):
            field.commit()
            if field.pending:
                field.setFocus()
                return None
        if self.day.value is None:
            self.refuse(Refusal("received_on_missing", "received_on"))
            return None
        return self.day.value, self.clock.value

    def refuse(self, refusal: Refusal) -> bool:
        """Say at the field why not, if one of these is meant."""
        fields = {"received_on": self.day_field, "received_at": self.clock_field}
        field = fields.get(refusal.field)
        if field is None:
            return False
        field.show_error(refusal_words(refusal))
        field.editor.setFocus()
        return True


class PaperReceiptSheet(ScanSheet):
    """Takes the scan of a proof of service that was signed by hand, with the date that stands on it."""

    def __init__(
        self,
        parent: QWidget,
        title: str,
        text: str,
        people: Sequence[tuple[Any, str]],
        chosen: Any,
        *,
        confirm: str,
        now: Now,
    ) -> None:
        super().__init__(parent, title, text, people, chosen, confirm=confirm, aloud=False)
        self.received = ReceivedFields(now)
        self.more.addWidget(self.received)
        self.received.entered.connect(self._give)

    def refuse(self, refusal: Refusal) -> None:
        if not self.received.refuse(refusal):
            super().refuse(refusal)


class OtherWaySheet(ChoiceSheet):
    """Which other way, what proves it, and when it was received."""

    def __init__(
        self,
        parent: QWidget,
        title: str,
        text: str,
        choices: Sequence[tuple[Any, str]],
        *,
        choice_label: str,
        name_label: str,
        confirm: str,
        now: Now,
    ) -> None:
        super().__init__(
            parent,
            title,
            text,
            choices,
            choice_label=choice_label,
            name_label=name_label,
            name="",
            confirm=confirm,
            chosen=choices[0][0],
            missing="service_trace_missing",
        )
        self.received = ReceivedFields(now)
        self.more.addWidget(self.received)
        self.received.entered.connect(self._give)

    def refuse(self, refusal: Refusal) -> None:
        if not self.received.refuse(refusal):
            self.field.show_error(refusal_words(refusal))
