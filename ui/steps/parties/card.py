"""One party as a card: the essence in its head, the form and the agents inside."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from mediator_app.domain.errors import Refusal
from mediator_app.domain.masking import mask_identity, mask_phone
from mediator_app.domain.people import Agent, Party, Side, Worker
from mediator_app.law.findings import Finding, Severity
from ui.steps.base import StepContext
from ui.steps.parties.agents import AgentCard
from ui.steps.parties.employer import EmployerForm
from ui.steps.parties.worker import WorkerForm
from ui.widgets.choices import Segments
from ui.widgets.fold import Fold
from ui.widgets.form import Form
from ui.widgets.parts import Words, button, column, row, show_if
from ui.words.people import party_name, sex_words, side_tone, side_words


class PartyCard(Fold):
    """Signals carry whole values: the party or the agent as it would be, or as it should become."""

    changed = Signal(object)
    recorded = Signal(object)
    agent_wanted = Signal(str)
    """The id of the party for which an agent is to be added."""
    agent_removed = Signal(str)

    def __init__(self, context: StepContext, party: Party, parent: QWidget | None = None) -> None:
        super().__init__(party.id, parent)
        self._context = context
        self.party = party
        self.agents: tuple[Agent, ...] = ()
        self.form: Form | None = None
        self.agent_cards: dict[str, AgentCard] = {}
        self.last: Form | None = None

    # --- showing -------------------------------------------------------------------------------------

    def show_party(self, party: Party, agents: tuple[Agent, ...], place: int, count: int) -> None:
        same = party is self.party and agents == self.agents and (place, count) == (self.place, self.count)
        self.party, self.agents, self.place, self.count = party, agents, place, count
        if same and self.name.whole():
            return
        self.show_error("")
        self._say()
        if self.form is not None:
            self._show_inside()

    def show_findings(self, findings: Sequence[Finding], agents: dict[str, list[Finding]]) -> None:
        """Findings with fields relative to the party, and to each of its agents."""
        every = (*findings, *(one for own in agents.values() for one in own))
        lacking = sum(one.severity is Severity.BLOCK for one in every)
        self.say_state(self.tr("{count} to mend").format(count=lacking) if lacking else "", "amber")
        if self.form is not None:
            self.form.show_findings(findings)
        for id, card in self.agent_cards.items():
            if card.form is not None:
                card.form.show_findings(agents.get(id, ()))

    def _say(self) -> None:
        party = self.party
        self.chip.show_as(side_words(party.side), side_tone(party.side))
        self.say(
            party_name(party), " · ".join(part for part in self._essence() if part), self._agents_words()
        )

    def _essence(self) -> list[str]:
        party = self.party
        if isinstance(party, Worker):
            said = [
                sex_words(party.sex) if party.sex else "",
                party.born.isoformat() if party.born else "",
                mask_identity(party.identity.number),
                mask_phone(party.phone),
                party.address,
            ]
            return said if party.attends else [self.tr("does not attend"), *said]
        head = party.legal_representative
        who = f"{head.post} {head.name}".strip()
        return [party.credit_code, who, party.address]

    def _agents_words(self) -> str:
        if not self.agents:
            return ""
        names = self.tr(", ").join(agent.name or "…" for agent in self.agents)
        return self.tr("Agents: {names}").format(names=names)

    # --- inside ----------------------------------------------------------------------------------------

    def make_body(self) -> QWidget:
        inside = QWidget()
        body = column(inside, gap=12)
        line = row(gap=8)
        self.side_label = Words("label")
        self.side = Segments()
        self.side.recorded.connect(self._sided)
        line.addWidget(self.side_label)
        line.addWidget(self.side, 1)
        body.addLayout(line)
        worker = isinstance(self.party, Worker)
        form: Form = WorkerForm(self._context) if worker else EmployerForm(self._context)
        form.changed.connect(self.changed)
        form.recorded.connect(self._recorded)
        self.form = form
        body.addWidget(form)
        self.agents_title = Words("strong")
        body.addWidget(self.agents_title)
        self._agents_body = column(gap=8)
        body.addLayout(self._agents_body)
        self.add_agent = button(kind="add", icon="user-plus")
        self.add_agent.clicked.connect(self._want_agent)
        body.addWidget(self.add_agent)
        self._name_inside()
        return inside

    def show_body(self) -> None:
        self._show_inside()

    def _show_inside(self) -> None:
        if self.form is None:
            return
        self.form.show_value(self.party)
        self.side.show_value(self.party.side)
        wanted = [agent.id for agent in self.agents]
        for id in [id for id in self.agent_cards if id not in wanted]:
            card = self.agent_cards.pop(id)
            card.hide()
            card.deleteLater()
        for agent in self.agents:
            if agent.id in self.agent_cards:
                self.agent_cards[agent.id].show_agent(agent)
                continue
            card = AgentCard(self._context, agent)
            card.changed.connect(self.changed)
            card.recorded.connect(self._recorded)
            card.removed.connect(self.agent_removed)
            card.opened.connect(self._agent_opened)
            self.agent_cards[agent.id] = card
            self._agents_body.addWidget(card)
        show_if(self.agents_title, bool(self.agents))

    def _sided(self, side: Side) -> None:
        from dataclasses import replace

        self.last = self.form
        self.recorded.emit(replace(self.party, side=side))

    def _recorded(self, value: object) -> None:
        form = self.sender()
        self.last = form if isinstance(form, Form) else getattr(form, "form", None)
        self.recorded.emit(value)

    def _agent_opened(self, _: str) -> None:
        self.opened.emit(self.key)

    def _want_agent(self) -> None:
        self.agent_wanted.emit(self.key)

    def show_refusal(self, refusal: Refusal) -> bool:
        """At the field that was recorded last in this card."""
        return self.last is not None and self.last.show_refusal(refusal)

    def _name_inside(self) -> None:
        self.side_label.setText(self.tr("Side"))
        self.side.set_choices([(side, side_words(side)) for side in Side])
        self.side.setAccessibleName(self.tr("Side"))
        self.agents_title.setText(self.tr("Agents"))
        self.add_agent.setText("  " + self.tr("Add an agent"))

    def retranslate(self) -> None:
        self._say()
        if self.form is not None:
            self._name_inside()
        super().retranslate()
