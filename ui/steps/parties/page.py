"""The page of the step `parties`."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from functools import partial
from typing import Final

from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from mediator_app.domain.case import CaseFile
from mediator_app.domain.edits import (
    AddAgent,
    AddInterpreter,
    AddParty,
    ChangeAgent,
    ChangeInterpreter,
    ChangeParty,
    MoveParty,
    RemoveAgent,
    RemoveInterpreter,
    RemoveParty,
)
from mediator_app.domain.errors import Refusal
from mediator_app.domain.ids import AgentId, InterpreterId, PartyId
from mediator_app.domain.people import Agent, AgentKind, Employer, Interpreter, Party, Side, Worker
from mediator_app.domain.record import Content
from mediator_app.domain.states import EDITABLE
from mediator_app.domain.unrecorded import Unrecorded
from mediator_app.law.findings import Finding
from ui.steps.base import EditMaker, Step, StepContext, StepPage
from ui.steps.parties.adding import AddParty as AddPartyCard
from ui.steps.parties.card import PartyCard
from ui.steps.parties.interpreters import InterpreterCard
from ui.widgets.findings import FindingsLater
from ui.widgets.fold import Fold
from ui.widgets.form import Form
from ui.widgets.parts import button, column, show_if
from ui.widgets.tab_order import follow_the_eye
from ui.words.codes import refusal_words

LINE: Final = "line"
"""The place of the line in which the next party is typed."""


def change_of(value: object) -> EditMaker:
    """The edit that puts a changed party, agent or interpreter in place of the old one."""
    match value:
        case Agent():
            return partial(ChangeAgent, agent=value)
        case Interpreter():
            return partial(ChangeInterpreter, interpreter=value)
        case Worker() | Employer():
            return partial(ChangeParty, party=value)
        case _:
            raise TypeError(type(value))


class PartiesPage(StepPage):
    """A card for each party, the interpreters beneath, and a line in which the next party is typed or pasted."""

    step = Step.PARTIES

    def __init__(self, context: StepContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        body = column(self, gap=10)
        self.cards: dict[str, PartyCard] = {}
        self.interpreters: dict[str, InterpreterCard] = {}
        self._cards_body, self._interpreters_body = column(gap=10), column(gap=10)
        self.adding = AddPartyCard(context.new_id, self)
        self.adding.added.connect(self._add_party)
        self.add_interpreter: QPushButton = button(kind="add", icon="languages")
        self.add_interpreter.clicked.connect(self._add_interpreter)
        body.addLayout(self._cards_body)
        body.addWidget(self.adding)
        body.addLayout(self._interpreters_body)
        body.addWidget(self.add_interpreter)
        body.addStretch(1)
        self._asked: PartyCard | InterpreterCard | None = None
        self._acting: Fold | None = None
        self._last_shape: tuple[str, ...] = ()
        self._findings = FindingsLater(self, context, self._show_findings)
        self.retranslate()

    def title(self) -> str:
        return self.tr("Parties")

    def subtitle(self) -> str:
        return self.tr("Who is in dispute, who speaks for them, and where papers reach them.")

    # --- showing -------------------------------------------------------------------------------------

    def show_case(self, case: CaseFile) -> None:
        super().show_case(case)
        content = case.record.content
        shape = self._shape(content)
        self._show_parties(content)
        self._show_interpreters(content)
        if shape != self._last_shape:
            self._last_shape = shape
            self._order()
        open_now = case.record.state in EDITABLE
        for card in (*self.cards.values(), *self.interpreters.values()):
            card.allow(open_now)
        show_if(self.adding, open_now)
        show_if(self.add_interpreter, open_now)
        self.adding.suggest(content.parties)
        self._findings.start()

    @staticmethod
    def _shape(content: Content) -> tuple[str, ...]:
        """What has a card, in order."""
        return tuple(one.id for one in (*content.parties, *content.agents, *content.interpreters))

    def _order(self, _: str = "") -> None:
        follow_the_eye(self)

    def _show_parties(self, content: Content) -> None:
        wanted = [party.id for party in content.parties]
        _drop(self.cards, wanted)
        for place, party in enumerate(content.parties):
            card = self.cards.get(party.id)
            if card is None:
                card = PartyCard(self.context, party, self)
                card.changed.connect(self._changed)
                card.recorded.connect(self._recorded)
                card.agent_wanted.connect(self._add_agent)
                card.agent_removed.connect(self._remove_agent)
                card.moved.connect(self._move)
                card.removed.connect(self._remove)
                card.opened.connect(self._order)
                self.cards[party.id] = card
            card.show_party(party, content.agents_of(party.id), place, len(content.parties))
        _arrange(self._cards_body, [self.cards[id] for id in wanted])

    def _show_interpreters(self, content: Content) -> None:
        wanted = [interpreter.id for interpreter in content.interpreters]
        _drop(self.interpreters, wanted)
        for interpreter in content.interpreters:
            card = self.interpreters.get(interpreter.id)
            if card is None:
                card = InterpreterCard(interpreter, self)
                card.changed.connect(self._changed)
                card.recorded.connect(self._recorded)
                card.removed.connect(self._remove_interpreter)
                card.opened.connect(self._order)
                self.interpreters[interpreter.id] = card
            elif card.interpreter is not interpreter:
                card.show_interpreter(interpreter)
        _arrange(self._interpreters_body, [self.interpreters[id] for id in wanted])

    def _show_findings(self, findings: Sequence[Finding]) -> None:
        if self.case is None:
            return
        content = self.case.record.content
        parties, agents, interpreters = (
            _sorted(findings, name) for name in ("parties", "agents", "interpreters")
        )
        of_agent = {agent.id: agents[at] for at, agent in enumerate(content.agents)}
        for at, party in enumerate(content.parties):
            own: dict[str, list[Finding]] = {
                agent.id: of_agent[agent.id] for agent in content.agents_of(party.id)
            }
            self.cards[party.id].show_findings(parties[at], own)
        for at, interpreter in enumerate(content.interpreters):
            form = self.interpreters[interpreter.id].form
            if form is not None:
                form.show_findings(interpreters[at])

    # --- edits ---------------------------------------------------------------------------------------

    def _changed(self, value: object) -> None:
        self.provisional.emit(change_of(value))

    def _recorded(self, value: object) -> None:
        sender = self.sender()
        self._asked = sender if isinstance(sender, PartyCard | InterpreterCard) else None
        self._acting = None
        self.edit.emit(change_of(value))

    def _add_party(self, party: Party) -> None:
        self.edit.emit(partial(AddParty, party=party))
        card = self.cards.get(party.id)
        if card is not None:
            card.open()
            if card.form is not None:
                card.form.focus_first_empty()

    def _add_agent(self, party_id: str) -> None:
        if self.case is None:
            return
        party = self.case.record.content.party(PartyId(party_id))
        agent = Agent(id=AgentId(self.context.new_id()), acts_for=party.id, kind=AgentKind.UNSAID)
        self.edit.emit(partial(AddAgent, agent=agent))
        card = self.cards[party_id].agent_cards.get(agent.id)
        if card is not None:
            card.open()
            if card.form is not None:
                card.form.focus_path("name")

    def _add_interpreter(self) -> None:
        language = next(iter(self._languages()), "")
        interpreter = Interpreter(id=InterpreterId(self.context.new_id()), language=language)
        self.edit.emit(partial(AddInterpreter, interpreter=interpreter))
        card = self.interpreters.get(interpreter.id)
        if card is not None:
            card.open()
            if card.form is not None:
                card.form.focus_path("name")

    def _languages(self) -> list[str]:
        """Languages that somebody reads and for which nobody translates yet."""
        content = self.case.record.content if self.case else Content()
        read = [
            p.language if isinstance(p, Worker) else p.legal_representative.language for p in content.parties
        ]
        there = {interpreter.language for interpreter in content.interpreters}
        return [language for language in read if language and language not in there]

    def _move(self, id: str, by: int) -> None:
        card = self.cards[id]
        self.edit.emit(partial(MoveParty, party=PartyId(id), to=card.place + by))
        card.toggle.setFocus()

    def _remove(self, id: str) -> None:
        self._take_away(self.cards[id], partial(RemoveParty, party=PartyId(id)))

    def _remove_agent(self, id: str) -> None:
        card = next(card for card in self.cards.values() if id in card.agent_cards)
        self._take_away(card.agent_cards[id], partial(RemoveAgent, agent=AgentId(id)))

    def _remove_interpreter(self, id: str) -> None:
        self._take_away(self.interpreters[id], partial(RemoveInterpreter, interpreter=InterpreterId(id)))

    def _take_away(self, card: Fold, edit: EditMaker) -> None:
        before = self.case
        name = card.what()
        self._acting = card
        self.edit.emit(edit)
        self._acting = None
        if self.case is not before:
            self.said.emit(self.tr("{name} was removed. Ctrl+Z brings it back.").format(name=name), "")

    def left_behind(self, *, for_good: bool) -> str:
        told = super().left_behind(for_good=for_good)
        if for_good and self.adding.isVisibleTo(self) and self.adding.line.text().strip():
            line = self.tr("The line for a new party was not entered.")
            return "\n".join(part for part in (told, line) if part)
        return told

    def unrecorded(self) -> tuple[Unrecorded, ...]:
        line = self.adding.line.text()
        text = "\n".join((str(self.adding.side.value), line))
        return (*super().unrecorded(), *((Unrecorded(LINE, text, self._over()),) if line else ()))

    def put_back(self, texts: Sequence[Unrecorded]) -> None:
        for one in texts:
            if one.place == LINE and one.over == self._over() and not self.adding.line.text():
                side, _, line = one.text.partition("\n")
                self.adding.line.setText(line)
                if side in set(Side):
                    self.adding.side.show_value(Side(side))
        super().put_back(texts)

    def _over(self) -> str:
        """The last party: a line that became one is not the next."""
        parties = self.case.record.content.parties if self.case else ()
        return parties[-1].id if parties else ""

    def lay_open(self, names: Sequence[str]) -> None:
        """An agent's card is there once that of the party is open."""
        super().lay_open(names)
        super().lay_open(names)

    # --- places ---------------------------------------------------------------------------------------

    def show_refusal(self, refusal: Refusal) -> bool:
        if self._acting is not None:
            self._acting.show_error(refusal_words(refusal))
            return True
        if isinstance(self._asked, PartyCard):
            return self._asked.show_refusal(refusal)
        if isinstance(self._asked, InterpreterCard) and self._asked.form is not None:
            return self._asked.form.show_refusal(refusal)
        return False

    def focus_field(self, path: str) -> bool:
        """`parties.0.name`, `agents.1.powers`, `interpreters.0.name`; the list itself is where one adds."""
        room, _, rest = path.partition(".")
        place, _, field = rest.partition(".")
        content = self.case.record.content if self.case else Content()
        form: Form | None = None
        match room:
            case "parties" if place.isdigit() and int(place) < len(content.parties):
                card = self.cards[content.parties[int(place)].id]
                card.open()
                form = card.form
            case "agents" if place.isdigit() and int(place) < len(content.agents):
                agent = content.agents[int(place)]
                owner = self.cards[agent.acts_for]
                owner.open()
                owner.agent_cards[agent.id].open()
                form = owner.agent_cards[agent.id].form
            case "interpreters" if place.isdigit() and int(place) < len(content.interpreters):
                other = self.interpreters[content.interpreters[int(place)].id]
                other.open()
                form = other.form
            case "parties" | "agents":
                self.adding.line.setFocus()
                return True
            case "interpreters":
                self.add_interpreter.setFocus()
                return True
            case _:
                return False
        if form is None:
            return False
        return form.focus_path(field) or form.focus_path(form.paths[0])

    def retranslate(self) -> None:
        self.add_interpreter.setText("  " + self.tr("Add an interpreter"))


def _sorted(findings: Sequence[Finding], room: str) -> defaultdict[int, list[Finding]]:
    """Findings of one list by the place in it, with fields relative to the item."""
    from dataclasses import replace

    found: defaultdict[int, list[Finding]] = defaultdict(list)
    for finding in findings:
        parts = finding.field.split(".", 2)
        if parts[0] == room and len(parts) > 1 and parts[1].isdigit():
            found[int(parts[1])].append(replace(finding, field=parts[2] if len(parts) > 2 else ""))
    return found


def _drop(cards: dict[str, PartyCard] | dict[str, InterpreterCard], wanted: Sequence[str]) -> None:
    for id in [id for id in cards if id not in wanted]:
        card = cards.pop(id)
        card.hide()
        card.setParent(None)
        card.deleteLater()


def _arrange(body: QVBoxLayout, cards: Sequence[Fold]) -> None:
    """The cards in this order, moving only what stands elsewhere."""
    for place, card in enumerate(cards):
        if body.indexOf(card) != place:
            body.removeWidget(card)
            body.insertWidget(place, card)
            card.show()
