"""The form of a worker."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from PySide6.QtWidgets import QWidget

from mediator_app.domain.people import Guardian, Sex, Worker
from mediator_app.law.findings import Finding
from mediator_app.law.identity import derive
from ui.steps.base import StepContext
from ui.steps.parties.identity import (
    AT_HOME,
    FOREIGN,
    CodeLine,
    NameLine,
    PhoneLine,
    fill_consent,
    fill_id_kinds,
    is_line,
    left_words,
    say_number,
    with_line,
)
from ui.widgets.choices import Choice, Segments, Tick
from ui.widgets.date_edit import DateEdit
from ui.widgets.flow import Flow
from ui.widgets.form import Form
from ui.widgets.masked import IdentityEdit
from ui.widgets.parts import show_if
from ui.widgets.recording import TextLine
from ui.words.people import sex_words

_FOREIGNERS = ("identity.nationality", "latin_name")
_GUARDIANS = ("guardian.name", "guardian.relation", "guardian.identity.number")


class WorkerForm(Form):
    """Bound to a `Worker`."""

    def __init__(self, context: StepContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today = context.today
        self._left: tuple[str, ...] = ()
        self.put("name", NameLine(is_line), 0, 0, 2, write=self._with_name)
        self.sex = Segments()
        self.put("sex", self.sex, 0, 2)
        self.put("born", DateEdit(context.today), 0, 3)
        self.kind = Choice()
        self.put("identity.kind", self.kind, 1, 0, 2)
        self.put("identity.number", IdentityEdit(), 1, 2, 2)
        self.put("latin_name", TextLine(), 2, 0, 2)
        self.put("identity.nationality", TextLine(), 2, 2, 2)
        self.put("phone", PhoneLine(), 3, 0, 2)
        self.put("email", TextLine(), 3, 2, 2)
        self.put("address", TextLine(), 4, 0, 3)
        self.put("postal_code", CodeLine(), 4, 3)
        self.put("service_address", TextLine(), 5, 0, 2)
        self.e_service = Choice()
        self.put("e_service", self.e_service, 5, 2, 2)
        self.put("occupation", TextLine(), 6, 0, 2)
        self.put("language", TextLine(), 6, 2, 2)
        self.ticks = {name: Tick() for name in ("attends", "migrant")}
        box = QWidget()
        flow = Flow(box, gap=14)
        for name, tick in self.ticks.items():
            flow.addWidget(self.bind(name, tick))
        self.guarded = Tick()
        flow.addWidget(
            self.bind("guardian", self.guarded, read=lambda worker: worker.guardian is not None, write=_guard)
        )
        self.lay(box, 7, 0, 4)
        for place, (path, editor) in enumerate(
            zip(_GUARDIANS, (TextLine, TextLine, IdentityEdit), strict=True)
        ):
            self.put(
                path,
                editor(),
                8,
                place,
                2 if place == 2 else 1,
                read=_guardian(path),
                write=_guardian_with(path),
            )
        self.remark("identity.number").acted.connect(self._take_over)
        self.retranslate()

    def show_value(self, value: Worker) -> None:
        super().show_value(value)
        abroad = value.identity.nationality not in AT_HOME
        foreign = value.identity.kind in FOREIGN or abroad or bool(value.latin_name)
        for path in _FOREIGNERS:
            show_if(self.field(path), foreign)
        for path in _GUARDIANS:
            show_if(self.field(path), value.guardian is not None)
        self._say_number()
        if not self._left:
            return
        self.remark_on("name", left_words(self._left))

    def show_findings(self, findings: Any) -> None:
        kept: list[Finding] = [finding for finding in findings if finding.field != "identity.number"]
        super().show_findings(kept)
        self._say_number()
        if self._left:
            self.remark_on("name", left_words(self._left))

    def _with_name(self, worker: Worker, text: str) -> Worker:
        party, self._left = with_line(worker, text)
        return party if isinstance(party, Worker) else worker

    def _say_number(self) -> None:
        worker = self.value
        if isinstance(worker, Worker):
            say_number(self, "identity.number", worker.identity, worker.born, worker.sex, self._today())

    def _take_over(self) -> None:
        worker = self.value
        derived = derive(worker.identity.number) if isinstance(worker, Worker) else None
        if derived is not None:
            self.last = "identity.number"
            self.recorded.emit(replace(worker, born=derived.born, sex=derived.sex))

    def retranslate(self) -> None:
        self.sex.set_choices([(sex, sex_words(sex)) for sex in (Sex.MALE, Sex.FEMALE)])
        fill_id_kinds(self.kind)
        fill_consent(self.e_service)
        self.field("name").say(
            self.tr("Name"), placeholder=self.tr("or paste: name, sex, number, address, telephone")
        )
        self.field("sex").say(self.tr("Sex"))
        self.field("born").say(self.tr("Born"))
        self.field("identity.kind").say(self.tr("Identity document"))
        self.field("identity.number").say(self.tr("Number"))
        self.field("latin_name").say(self.tr("Name as in the passport"))
        self.field("identity.nationality").say(self.tr("Nationality"))
        self.field("phone").say(self.tr("Telephone"))
        self.field("email").say(self.tr("E-mail"))
        self.field("address").say(self.tr("Address"))
        self.field("postal_code").say(self.tr("Postal code"))
        self.field("service_address").say(
            self.tr("Address for service"), placeholder=self.tr("the same as the address")
        )
        self.field("e_service").say(self.tr("Service by e-mail"))
        self.field("occupation").say(self.tr("Position"))
        self.field("language").say(
            self.tr("Reads another language than Chinese"), placeholder=self.tr("such as 英语")
        )
        self.field("guardian.name").say(self.tr("Guardian"))
        self.field("guardian.relation").say(self.tr("Kinship"))
        self.field("guardian.identity.number").say(self.tr("Guardian's identity number"))
        for tick, text in (
            (self.ticks["attends"], self.tr("Attends")),
            (self.ticks["migrant"], self.tr("Migrant construction worker")),
            (self.guarded, self.tr("Has a guardian")),
        ):
            tick.setText(text)
            tick.setAccessibleName(text)
        if self.value is not None:
            self._say_number()


def _guard(worker: Worker, on: bool) -> Worker:
    return replace(worker, guardian=(worker.guardian or Guardian()) if on else None)


def _guardian(path: str) -> Any:
    from ui.widgets.form import part_of

    return lambda worker: part_of(worker, path) or ""


def _guardian_with(path: str) -> Any:
    from ui.widgets.form import with_part

    def write(worker: Worker, part: str) -> Worker:
        changed = with_part(_guard(worker, on=True), path, part)
        assert isinstance(changed, Worker)
        return changed

    return write
