"""Who stands too near to whom, and the outward signs of mediation that is only staged.

Signs, not proof: nearly all are warnings. They come from published cases of false mediation and from the ground of
refusal for suspected false evidence (case rules art. 78).
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from mediator_app.domain.money import Money
from mediator_app.domain.people import Agent, Employer, Officer, Party
from mediator_app.law.catalogue import found
from mediator_app.law.checks.subject import Subject, fold, same_name
from mediator_app.law.findings import Finding
from mediator_app.law.identity import tidy


def check_conflicts(subject: Subject) -> Iterator[Finding]:
    """Findings about nearness and about signs of a staged dispute."""
    yield from _agents(subject)
    yield from _officers(subject)
    yield from _contacts(subject)
    yield from _amounts(subject)


def _agents(subject: Subject) -> Iterator[Finding]:
    content = subject.content
    numbered = list(enumerate(content.agents))
    for (_, one), (number, other) in combinations(numbered, 2):
        if not subject.opposed(content.party(one.acts_for), content.party(other.acts_for)):
            continue
        if _same_person(one, other):
            # A name alone may be shared by two people; a number may not.
            certain = _number(one) != "" and _number(one) == _number(other)
            yield found("agent_both_sides", f"agents.{number}.name", soften=not certain, other=one.name)
        elif same_name(one.organisation, other.organisation):
            yield found("agent_same_firm", f"agents.{number}.organisation", other=one.name)
    for number, agent in numbered:
        own = content.party(agent.acts_for)
        for party in content.parties:
            if not subject.opposed(own, party):
                continue
            near = same_name(agent.organisation, party.name) or same_name(agent.name, party.name)
            if isinstance(party, Employer):
                near = near or same_name(agent.name, party.legal_representative.name)
            if near:
                yield found("agent_from_other_side", f"agents.{number}.organisation", other=party.name)


def _same_person(one: Agent, other: Agent) -> bool:
    if _number(one) and _number(other):
        return _number(one) == _number(other)
    return same_name(one.name, other.name)


def _number(agent: Agent) -> str:
    return tidy(agent.identity.number) or fold(agent.licence)


def _officers(subject: Subject) -> Iterator[Finding]:
    content = subject.content
    involved = [party.name for party in content.parties] + [agent.name for agent in content.agents]
    involved += [p.legal_representative.name for p in content.parties if isinstance(p, Employer)]
    officers: list[tuple[str, Officer | None]] = [
        ("hearing.mediator.name", content.hearing.mediator),
        ("hearing.recorder.name", content.hearing.recorder),
    ]
    for path, officer in officers:
        for name in involved:
            if officer is not None and same_name(officer.name, name):
                yield found("officer_is_involved", path, other=name)
                break


def _contacts(subject: Subject) -> Iterator[Finding]:
    content = subject.content
    entries: list[tuple[str, Party, str, str]] = []
    for number, party in enumerate(content.parties):
        entries.append((f"parties.{number}.phone", party, party.name, tidy(party.phone)))
        entries.append((f"parties.{number}.email", party, party.name, party.email.strip().casefold()))
    for number, agent in enumerate(content.agents):
        party = content.party(agent.acts_for)
        entries.append((f"agents.{number}.phone", party, agent.name, tidy(agent.phone)))
    first: dict[str, list[tuple[Party, str]]] = {}
    for path, party, name, contact in entries:
        if not contact:
            continue
        known = first.setdefault(contact, [])
        opposite = next((other for one, other in known if subject.opposed(one, party)), None)
        if opposite is not None:
            yield found("same_contact_both_sides", path, other=opposite)
        known.append((party, name))


def _amounts(subject: Subject) -> Iterator[Finding]:
    content = subject.content
    if content.settlement is None:
        return
    for number, share in enumerate(content.settlement.shares):
        between = [c for c in content.claims if (c.against, c.claimant) == (share.payer, share.payee)]
        claimed = Money.sum(c.amount for c in between if c.amount is not None)
        path = f"settlement.shares.{number}.amount"
        if all(c.amount is not None for c in between) and between and share.amount > claimed:
            yield found("settled_above_claimed", path, agreed=share.amount, claimed=claimed)
        if (
            share.amount == claimed
            and share.amount >= Money.yuan(subject.value("instant_admission_least"))
            and not content.offers
            and content.applied_on == content.agreed_on
        ):
            yield found("instant_admission", path, agreed=share.amount)
