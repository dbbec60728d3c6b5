"""Agents: how many, with which papers, and whether they may settle at all."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from mediator_app.domain.people import Agent, AgentKind, Authority, Employer, Power
from mediator_app.law.catalogue import found
from mediator_app.law.checks.subject import Subject, same_name
from mediator_app.law.findings import Finding
from mediator_app.law.identity import check_identity, check_phone


def check_agents(subject: Subject) -> Iterator[Finding]:
    """Findings about the agents, each under `agents.N`."""
    content = subject.content
    most = subject.value("agents_most")
    for party_id, count in Counter(agent.acts_for for agent in content.agents).items():
        if count > most:
            last = max(i for i, agent in enumerate(content.agents) if agent.acts_for == party_id)
            yield found("agents_too_many", f"agents.{last}", most=most, count=count)
    for number, agent in enumerate(content.agents):
        for finding in _agent(subject, agent):
            yield finding.under(f"agents.{number}")


def _agent(subject: Subject, agent: Agent) -> Iterator[Finding]:
    if not agent.name.strip():
        yield found("agent_name_missing", "name")
    yield from _authority(subject, agent)
    yield from _standing(subject, agent)
    if not agent.papers_on_file:
        # An agent who stays away does nothing that the papers would have to cover; a party that is at the table can
        # still sign the power of attorney that is made here.
        there = subject.attends(subject.content.party(agent.acts_for))
        yield found("agent_papers_missing", "papers_on_file", soften=there or not agent.attends)
    agreed = subject.content.agreed_on
    if agent.authorised_on is not None and agreed is not None and agent.authorised_on > agreed:
        yield found("agent_authorised_later", "authorised_on", authorised=agent.authorised_on, agreed=agreed)
    for finding in check_identity(agent.identity, sex=agent.sex, today=subject.today):
        yield finding.under("identity")
    for finding in check_phone(agent.phone):
        yield finding.under("phone")


def _authority(subject: Subject, agent: Agent) -> Iterator[Finding]:
    says = subject.rules.says
    if says("agent_full_authority", agent.authority_text) and not says(
        "agent_names_power", agent.authority_text
    ):
        # The paper that says only 全权代理 gives no power to admit, waive, change or settle, whatever was ticked.
        yield found("agent_full_authority", "authority_text", soften=not agent.attends)
    special = agent.authority is Authority.SPECIAL
    if special and not agent.powers:
        yield found("agent_without_powers", "powers", soften=not agent.attends)
        return
    if not agent.attends:
        return
    if not special:
        yield found("agent_general_authority", "authority")
    elif Power.SETTLE not in agent.powers:
        yield found("agent_may_not_settle", "powers")
    elif not agent.may(Power.RECEIVE) and not subject.attends(subject.content.party(agent.acts_for)):
        yield found("agent_may_not_receive", "powers")


def _standing(subject: Subject, agent: Agent) -> Iterator[Finding]:
    match agent.kind:
        case AgentKind.LAWYER | AgentKind.LEGAL_WORKER:
            if not agent.licence.strip():
                yield found("agent_licence_missing", "licence")
            if not agent.organisation.strip():
                yield found("agent_organisation_missing", "organisation")
            return
        case AgentKind.STAFF:
            party = subject.content.party(agent.acts_for)
            named = agent.organisation.strip()
            if isinstance(party, Employer) and named and not same_name(named, party.name):
                yield found("agent_not_of_employer", "organisation")
        case AgentKind.RELATIVE:
            if not agent.relation.strip():
                yield found("agent_relation_missing", "relation")
        case AgentKind.RECOMMENDED:
            if not agent.organisation.strip():
                yield found("agent_organisation_missing", "organisation")
        case AgentKind.UNSAID:
            yield found("agent_kind_missing", "kind")
    if not agent.identity.number.strip():
        yield found("agent_identity_missing", "identity.number")
