"""The people of a case as the papers name them: their role, the line about each, and where each of them signs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import assert_never

from mediator_app.documents.speech import Speech
from mediator_app.domain.papers import PaperKind, Signer, SignerRole
from mediator_app.domain.people import (
    Agent,
    AgentKind,
    Authority,
    Employer,
    Identity,
    Interpreter,
    Party,
    Power,
    Side,
    Worker,
)
from mediator_app.domain.record import Content
from mediator_app.domain.sealing import signers


@dataclass(frozen=True, slots=True)
class IdentityFacts:
    """`kind` is the word before the number; both empty where no document was shown."""

    kind: str
    number: str
    nationality: str


@dataclass(frozen=True, slots=True)
class RepresentativeFacts:
    """Who stands for an employer; `title` is 法定代表人 or 主要负责人."""

    title: str
    name: str
    latin_name: str
    post: str
    identity: IdentityFacts
    language: str
    attends: bool


@dataclass(frozen=True, slots=True)
class GuardianFacts:
    name: str
    relation: str
    identity: IdentityFacts


@dataclass(frozen=True, slots=True)
class AgentFacts:
    """An authorised agent. `powers` are words; empty under general authority."""

    id: str
    slot: str
    role: str
    name: str
    latin_name: str
    sex: str
    kind: str
    staff: bool
    organisation: str
    """The firm or unit; of a company's own staff just that (该公司)."""
    licence: str
    relation: str
    phone: str
    identity: IdentityFacts
    special: bool
    powers: tuple[str, ...]
    receives: bool
    authority_text: str
    authorised_on: str
    attends: bool


@dataclass(frozen=True, slots=True)
class PartyFacts:
    """One party. `role` is 申请人, or 申请人一 where a side has several; `side` is the code of the side."""

    id: str
    slot: str
    side: str
    role: str
    worker: bool
    name: str
    latin_name: str
    sex: str
    born: str
    identity: IdentityFacts
    occupation: str
    address: str
    service_address: str
    postal_code: str
    phone: str
    email: str
    e_service: bool | None
    language: str
    credit_code: str
    representative: RepresentativeFacts | None
    guardian: GuardianFacts | None
    agents: tuple[AgentFacts, ...]
    attends: bool


@dataclass(frozen=True, slots=True)
class InterpreterFacts:
    slot: str
    name: str
    language: str
    organisation: str


@dataclass(frozen=True, slots=True)
class SlotFacts:
    """A place to sign: the signer's slot, what stands above the line, whether a seal goes there."""

    slot: str
    label: str
    stamp: bool


def role_of(party: Party, content: Content, speech: Speech) -> str:
    """申请人; 申请人一, 申请人二 … where the side has several."""
    side = content.on_side(party.side)
    word = speech.word("side", party.side.value)
    if len(side) == 1:
        return word
    number = next(number for number, one in enumerate(side, start=1) if one.id == party.id)
    return f"{word}{speech.count(number)}" if speech.language == "zh" else f"{word} {number}"


def _identity(identity: Identity, speech: Speech) -> IdentityFacts:
    kind = speech.word("identity", identity.kind.value) if identity.number else ""
    return IdentityFacts(kind, identity.number, identity.nationality)


def _sex(person: Worker | Agent, speech: Speech) -> str:
    return speech.word("sex", person.sex.value) if person.sex else ""


def agent_facts(agent: Agent, content: Content, speech: Speech) -> AgentFacts:
    """Facts of one agent. Refusal `no_such_party` where it acts for nobody in the case."""
    role = speech.word("sign", "agent_role").format(
        role=role_of(content.party(agent.acts_for), content, speech)
    )
    colleagues = [one for one in content.agents if one.acts_for == agent.acts_for]
    if len(colleagues) > 1:
        number = next(number for number, one in enumerate(colleagues, start=1) if one.id == agent.id)
        role += speech.count(number) if speech.language == "zh" else f" {number}"
    special = agent.authority is Authority.SPECIAL
    return AgentFacts(
        id=agent.id,
        slot=Signer(SignerRole.AGENT, agent.id).slot,
        role=role,
        name=speech.text(agent.name),
        latin_name=agent.latin_name,
        sex=_sex(agent, speech),
        kind=speech.word("agent_kind", agent.kind.value),
        staff=agent.kind is AgentKind.STAFF,
        organisation=_organisation(agent, content.party(agent.acts_for), speech),
        licence=agent.licence,
        relation=agent.relation,
        phone=agent.phone,
        identity=_identity(agent.identity, speech),
        special=special,
        powers=tuple(
            speech.word("power", power.value) for power in Power if special and power in agent.powers
        ),
        receives=agent.may(Power.RECEIVE),
        authority_text=agent.authority_text,
        authorised_on=speech.day(agent.authorised_on) if agent.authorised_on else "",
        attends=agent.attends,
    )


def _organisation(agent: Agent, party: Party, speech: Speech) -> str:
    """Staff are those of the company that they represent, unless another unit is named."""
    named = agent.organisation.strip()
    own = named in ("", party.name.strip())
    if agent.kind is AgentKind.STAFF and isinstance(party, Employer) and own:
        return speech.word("own_unit", "company" if party.name.strip().endswith("公司") else "unit")
    return named


def party_facts(party: Party, content: Content, speech: Speech) -> PartyFacts:
    """Facts of one party with its agents."""
    representative: RepresentativeFacts | None = None
    guardian: GuardianFacts | None = None
    match party:
        case Worker():
            if party.guardian:
                found = party.guardian
                guardian = GuardianFacts(found.name, found.relation, _identity(found.identity, speech))
            sex, born = _sex(party, speech), speech.day(party.born) if party.born else ""
            identity, latin, occupation = (
                _identity(party.identity, speech),
                party.latin_name,
                party.occupation,
            )
            credit, language, attends = "", party.language, party.attends
        case Employer():
            head = party.legal_representative
            title = "principal" if head.principal else "legal"
            representative = RepresentativeFacts(
                title=speech.word("representative", title),
                name=speech.text(head.name),
                latin_name=head.latin_name,
                post=head.post,
                identity=_identity(head.identity, speech),
                language=head.language,
                attends=head.attends,
            )
            sex = born = latin = occupation = ""
            identity = IdentityFacts("", "", "")
            credit, language, attends = party.credit_code, head.language, head.attends
        case _:
            assert_never(party)
    return PartyFacts(
        id=party.id,
        slot=Signer(SignerRole.PARTY, party.id).slot,
        side=party.side.value,
        role=role_of(party, content, speech),
        worker=isinstance(party, Worker),
        name=speech.text(party.name),
        latin_name=latin,
        sex=sex,
        born=born,
        identity=identity,
        occupation=occupation,
        address=speech.text(party.address),
        service_address=speech.text(party.service_address or party.address),
        postal_code=party.postal_code,
        phone=party.phone,
        email=party.email,
        e_service=party.e_service,
        language=language,
        credit_code=credit,
        representative=representative,
        guardian=guardian,
        agents=tuple(agent_facts(agent, content, speech) for agent in content.agents_of(party.id)),
        attends=attends,
    )


def interpreter_facts(interpreter: Interpreter, speech: Speech) -> InterpreterFacts:
    """Facts of one interpreter; a blank for a name that is not known yet."""
    slot = Signer(SignerRole.INTERPRETER, interpreter.id).slot
    return InterpreterFacts(
        slot, speech.text(interpreter.name), interpreter.language, interpreter.organisation
    )


def places(content: Content, paper: PaperKind, speech: Speech) -> tuple[SlotFacts, ...]:
    """Where everybody signs, the mediator last.

    An employer whose legal representative is away still has a place for its seal (`seal:` and its id): the agreement
    wants signature or seal of both sides (mediation law art. 14).
    """
    wanted = signers(content, paper)
    found: list[SlotFacts] = []
    for party in content.parties:
        facts = party_facts(party, content, speech)
        if Signer(SignerRole.PARTY, party.id) in wanted:
            found.append(party_place(facts, speech))
        elif isinstance(party, Employer):
            found.append(stamp_place(facts, speech))
        present = [agent for agent in facts.agents if Signer(SignerRole.AGENT, agent.id) in wanted]
        found += [agent_place(agent, speech) for agent in present]
    for signer in wanted:
        match signer.role:
            case SignerRole.PARTY | SignerRole.AGENT:
                pass
            case SignerRole.INTERPRETER:
                found.append(SlotFacts(signer.slot, speech.word("sign", "interpreter"), False))
            case SignerRole.RECORDER:
                found.append(recorder_place(speech))
            case SignerRole.MEDIATOR:
                found.append(officer_place(content, speech))
            case _:
                assert_never(signer.role)
    return tuple(found)


def stamp_place(party: PartyFacts, speech: Speech) -> SlotFacts:
    """Where an employer puts its seal when nobody signs in its own name."""
    return SlotFacts(f"seal:{party.id}", speech.word("sign", "stamp").format(role=party.role), True)


def party_place(party: PartyFacts, speech: Speech) -> SlotFacts:
    """Where a party signs itself, or its guardian for it (mediation law art. 25)."""
    if party.representative is not None:
        label = speech.word("sign", "employer").format(role=party.role, title=party.representative.title)
        return SlotFacts(party.slot, label, True)
    word = "guardian" if party.guardian else "worker"
    return SlotFacts(party.slot, speech.word("sign", word).format(role=party.role), False)


def agent_place(agent: AgentFacts, speech: Speech) -> SlotFacts:
    """Where an agent signs."""
    return SlotFacts(agent.slot, speech.word("sign", "agent").format(role=agent.role), False)


def recorder_place(speech: Speech) -> SlotFacts:
    """Where the clerk signs."""
    return SlotFacts(Signer(SignerRole.RECORDER).slot, speech.word("sign", "recorder"), False)


def officer_place(content: Content, speech: Speech) -> SlotFacts:
    """Where the arbitrator or mediator signs."""
    officer = speech.word("officer", content.body.kind.value)
    slot = Signer(SignerRole.MEDIATOR).slot
    return SlotFacts(slot, speech.word("sign", "officer").format(officer=officer), False)


def side_roles(content: Content, speech: Speech, *, workers: bool) -> str:
    """The roles of all workers, or of all employers that are no third party, in one phrase."""
    chosen = [
        role_of(party, content, speech)
        for party in content.parties
        if isinstance(party, Worker) is workers and party.side is not Side.THIRD_PARTY
    ]
    return speech.together(chosen) if chosen else speech.blank
