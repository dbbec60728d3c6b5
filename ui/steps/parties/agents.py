"""The form of an agent: standing, authority, and the powers it lists."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from mediator_app.domain.people import Agent, AgentKind, Authority, Power
from mediator_app.law.reading_agent import is_agent_line, with_agent_line
from ui.steps.base import StepContext
from ui.steps.parties.identity import CodeLine, NameLine, PhoneLine, left_words
from ui.widgets.choices import Choice, Segments, Tick
from ui.widgets.date_edit import DateEdit
from ui.widgets.flow import Flow
from ui.widgets.fold import Fold
from ui.widgets.form import Form
from ui.widgets.masked import IdentityEdit
from ui.widgets.parts import button, column, show_if
from ui.widgets.recording import TextLine
from ui.words.people import agent_kind_words, authority_words, power_words

_LICENSED = frozenset({AgentKind.LAWYER, AgentKind.LEGAL_WORKER})


class Powers(QWidget):
    """Ticks for the five powers, and one button for all of them. Values are tuples in the order of the law."""

    recorded = Signal(object)
    changed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        line = Flow(self, gap=10)
        self.ticks = {power: Tick() for power in Power}
        for tick in self.ticks.values():
            line.addWidget(tick)
            tick.recorded.connect(self._ticked)
        self.all = button(kind="quiet")
        self.all.clicked.connect(self._all)
        line.addWidget(self.all)
        self.setFocusProxy(self.ticks[Power.ADMIT])

    @property
    def value(self) -> tuple[Power, ...]:
        return tuple(power for power, tick in self.ticks.items() if tick.value)

    def show_value(self, value: tuple[Power, ...]) -> None:
        for power, tick in self.ticks.items():
            tick.show_value(power in value)

    def _ticked(self, _: object) -> None:
        self.recorded.emit(self.value)

    def _all(self) -> None:
        self.recorded.emit(tuple(Power))

    def retranslate(self) -> None:
        for power, tick in self.ticks.items():
            tick.setText(power_words(power))
            tick.setAccessibleName(power_words(power))
        self.all.setText(self.tr("All five"))

    def changeEvent(self, event: Any) -> None:
        if event.type() is event.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)


class AgentForm(Form):
    """Bound to an `Agent`."""

    def __init__(self, context: StepContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._left: tuple[str, ...] = ()
        self.put("name", NameLine(is_agent_line), 0, 0, 2, write=self._with_name)
        self.kind = Choice()
        self.put("kind", self.kind, 0, 2, 2)
        self.put("organisation", TextLine(), 1, 0, 2)
        # What another standing asks for takes the place of the first, so that no row comes or goes under the mouse.
        box = QWidget(self)
        either = column(box, gap=0)
        either.addWidget(self.bind("licence", CodeLine(), parent=box))
        either.addWidget(self.bind("relation", TextLine(), parent=box))
        self.lay(box, 1, 2, 2)
        self.put("identity.number", IdentityEdit(), 2, 0, 2)
        self.put("phone", PhoneLine(), 2, 2, 2)
        self.authority = Segments()
        self.put("authority", self.authority, 3, 0, 4)
        self.powers = Powers()
        self.put("powers", self.powers, 4, 0, 4)
        self.put("authority_text", TextLine(), 5, 0, 4)
        self.put("authorised_on", DateEdit(context.today), 6, 0, 2)
        box = QWidget()
        flow = Flow(box, gap=14)
        self.on_file, self.attends = Tick(), Tick()
        flow.addWidget(self.bind("papers_on_file", self.on_file))
        flow.addWidget(self.bind("attends", self.attends))
        self.lay(box, 6, 2, 2)
        self.retranslate()

    def show_value(self, value: Agent) -> None:
        super().show_value(value)
        licensed = value.kind in _LICENSED
        show_if(self.field("licence"), licensed)
        show_if(self.field("relation"), value.kind in (AgentKind.RELATIVE, AgentKind.STAFF))
        show_if(self.field("organisation"), value.kind is not AgentKind.RELATIVE)
        self.field("powers").setEnabled(value.authority is Authority.SPECIAL)
        self._name_kind(value.kind)
        if self._left:
            self.remark_on("name", left_words(self._left))

    def show_findings(self, findings: Any) -> None:
        super().show_findings(findings)
        if self._left:
            self.remark_on("name", left_words(self._left))

    def _with_name(self, agent: Agent, text: str) -> Agent:
        made, self._left = with_agent_line(agent, text)
        return made

    def _name_kind(self, kind: AgentKind) -> None:
        firm = self.tr("Law firm") if kind is AgentKind.LAWYER else self.tr("Unit")
        own = self.tr("the company that is represented") if kind is AgentKind.STAFF else ""
        self.field("organisation").say(firm)
        self.editor("organisation").setPlaceholderText(own)
        self.field("relation").say(self.tr("Position") if kind is AgentKind.STAFF else self.tr("Kinship"))

    def retranslate(self) -> None:
        self.kind.set_choices([(kind, agent_kind_words(kind)) for kind in AgentKind])
        self.authority.set_choices(
            [(value, authority_words(value)) for value in (Authority.GENERAL, Authority.SPECIAL)]
        )
        self.powers.retranslate()
        self.field("name").say(
            self.tr("Agent's name"), placeholder=self.tr("or paste: name, post, number, telephone, authority")
        )
        self.field("kind").say(self.tr("Acts as"))
        self.field("licence").say(self.tr("Licence number"))
        self.field("identity.number").say(self.tr("Identity number"))
        self.field("authority").say(
            self.tr("Authority"),
            hint=self.tr(
                "Only a special authority that lists each power lets an agent settle. A paper that says just "
                "“全权代理” gives general authority, whatever it is called."
            ),
        )
        self.field("powers").say(self.tr("Powers that the paper lists"))
        self.field("authority_text").say(
            self.tr("Words of the paper, where they differ"), placeholder=self.tr("such as 全权代理")
        )
        self.field("authorised_on").say(self.tr("Authorised on"))
        self.field("phone").say(self.tr("Telephone"))
        for tick, text in (
            (self.on_file, self.tr("Power of attorney is on file")),
            (self.attends, self.tr("Attends")),
        ):
            tick.setText(text)
            tick.setAccessibleName(text)
        if self.value is not None:
            self._name_kind(self.value.kind)


class AgentCard(Fold):
    """One agent; folded it says the name, the standing and whether the agent may settle."""

    changed = Signal(object)
    recorded = Signal(object)

    def __init__(self, context: StepContext, agent: Agent, parent: QWidget | None = None) -> None:
        super().__init__(agent.id, parent, movable=False)
        self._context = context
        self.agent = agent
        self.form: AgentForm | None = None
        self.show_agent(agent)

    def show_agent(self, agent: Agent) -> None:
        self.agent = agent
        unit = agent.organisation or agent.relation
        said = [agent_kind_words(agent.kind), unit, authority_words(agent.authority)]
        self.say(agent.name or self.tr("Agent without a name"), " · ".join(part for part in said if part))
        settles = agent.may(Power.SETTLE)
        self.say_state(
            self.tr("may settle") if settles else self.tr("may not settle"), "green" if settles else "amber"
        )
        if self.form is not None:
            self.form.show_value(agent)

    def make_body(self) -> QWidget:
        self.form = AgentForm(self._context)
        self.form.changed.connect(self.changed)
        self.form.recorded.connect(self.recorded)
        return self.form

    def show_body(self) -> None:
        if self.form is not None:
            self.form.show_value(self.agent)

    def retranslate(self) -> None:
        self.show_agent(self.agent)
        super().retranslate()
