"""Who takes part."""

from __future__ import annotations

from dataclasses import dataclass

from mediator_app.domain.case import CaseFile
from mediator_app.domain.errors import Refusal
from mediator_app.domain.ids import AgentId, InterpreterId, PartyId
from mediator_app.domain.people import Agent, Interpreter, Party
from mediator_app.domain.terms import named_party

from .base import Edit, add, change, content_of, remove, shift, spoke, with_content


@dataclass(frozen=True, slots=True, kw_only=True)
class AddParty(Edit):
    party: Party

    def change(self, case: CaseFile) -> CaseFile:
        return with_content(case, parties=add(content_of(case).parties, self.party, "parties"))


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeParty(Edit):
    party: Party

    def change(self, case: CaseFile) -> CaseFile:
        parties = content_of(case).parties
        if type(content_of(case).party(self.party.id)) is not type(self.party):
            raise Refusal("party_type", "parties")
        return with_content(case, parties=change(parties, self.party, "parties"))


@dataclass(frozen=True, slots=True, kw_only=True)
class RemoveParty(Edit):
    """Refusal `party_in_use` while a claim, agent, clause, agreed amount or statement names the party."""

    party: PartyId

    def change(self, case: CaseFile) -> CaseFile:
        content = content_of(case)
        if any(self.party in (claim.claimant, claim.against) for claim in content.claims):
            raise Refusal("party_in_use", "claims")
        if any(agent.acts_for == self.party for agent in content.agents):
            raise Refusal("party_in_use", "agents")
        shares = content.settlement.shares if content.settlement else ()
        if any(self.party in (share.payer, share.payee) for share in shares):
            raise Refusal("party_in_use", "settlement.shares")
        if any(named_party(term) == self.party for term in content.terms):
            raise Refusal("party_in_use", "terms")
        if spoke(content, f"party:{self.party}"):
            raise Refusal("party_in_use", "statements")
        return with_content(case, parties=remove(content.parties, self.party, "parties"))


@dataclass(frozen=True, slots=True, kw_only=True)
class MoveParty(Edit):
    party: PartyId
    to: int

    def change(self, case: CaseFile) -> CaseFile:
        return with_content(case, parties=shift(content_of(case).parties, self.party, self.to, "parties"))


@dataclass(frozen=True, slots=True, kw_only=True)
class AddAgent(Edit):
    agent: Agent

    def change(self, case: CaseFile) -> CaseFile:
        content = content_of(case)
        content.party(self.agent.acts_for)
        return with_content(case, agents=add(content.agents, self.agent, "agents"))


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeAgent(Edit):
    agent: Agent

    def change(self, case: CaseFile) -> CaseFile:
        content = content_of(case)
        content.party(self.agent.acts_for)
        return with_content(case, agents=change(content.agents, self.agent, "agents"))


@dataclass(frozen=True, slots=True, kw_only=True)
class RemoveAgent(Edit):
    """Refusal `agent_in_use` while the hearing record holds something that the agent said."""

    agent: AgentId

    def change(self, case: CaseFile) -> CaseFile:
        if spoke(content_of(case), f"agent:{self.agent}"):
            raise Refusal("agent_in_use", "statements")
        return with_content(case, agents=remove(content_of(case).agents, self.agent, "agents"))


@dataclass(frozen=True, slots=True, kw_only=True)
class AddInterpreter(Edit):
    interpreter: Interpreter

    def change(self, case: CaseFile) -> CaseFile:
        interpreters = add(content_of(case).interpreters, self.interpreter, "interpreters")
        return with_content(case, interpreters=interpreters)


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeInterpreter(Edit):
    interpreter: Interpreter

    def change(self, case: CaseFile) -> CaseFile:
        interpreters = change(content_of(case).interpreters, self.interpreter, "interpreters")
        return with_content(case, interpreters=interpreters)


@dataclass(frozen=True, slots=True, kw_only=True)
class RemoveInterpreter(Edit):
    """Refusal `interpreter_in_use` while the hearing record holds something that the interpreter said."""

    interpreter: InterpreterId

    def change(self, case: CaseFile) -> CaseFile:
        if spoke(content_of(case), f"interpreter:{self.interpreter}"):
            raise Refusal("interpreter_in_use", "statements")
        interpreters = remove(content_of(case).interpreters, self.interpreter, "interpreters")
        return with_content(case, interpreters=interpreters)
