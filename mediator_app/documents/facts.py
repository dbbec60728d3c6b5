"""Everything a wording file may refer to: the open record of a case, formatted. Facts, never sentences."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from mediator_app.documents.agreement import (
    Clauses,
    ShareFacts,
    claim_facts,
    share_facts,
)
from mediator_app.documents.participants import (
    AgentFacts,
    PartyFacts,
    SlotFacts,
    agent_place,
    interpreter_facts,
    officer_place,
    party_facts,
    party_place,
    places,
    recorder_place,
    stamp_place,
)
from mediator_app.documents.speech import Amount, Speech
from mediator_app.documents.wording import Wording
from mediator_app.domain.days import legal_day
from mediator_app.domain.errors import Refusal
from mediator_app.domain.offers import in_order, round_numbers, standing
from mediator_app.domain.papers import PaperId, PaperKind, SignerRole
from mediator_app.domain.people import BodyKind
from mediator_app.domain.record import Content, Record, Revision, Service, ServiceMethod, ServiceOutcome
from mediator_app.domain.sealing import server
from mediator_app.domain.states import NEGOTIATING
from mediator_app.domain.texts import sentence


@dataclass(frozen=True, slots=True)
class BodyFacts:
    """The body that mediates. `itself` is how it calls itself, `officer` what its mediators are called."""

    name: str
    seal_name: str
    address: str
    phone: str
    court: str
    commission: bool
    peoples: bool
    itself: str
    officer: str
    demand: str


@dataclass(frozen=True, slots=True)
class HearingFacts:
    place: str
    circuit: bool
    held_on: str
    started_at: str
    ended_at: str
    mediator: str
    mediator_number: str
    recorder: str
    recorder_number: str
    in_public: bool
    rights_explained: bool
    identity_checked: bool


@dataclass(frozen=True, slots=True)
class OfferFacts:
    """One offer made in front of both sides; `number` is the round of its side, as in the window."""

    number: int
    at: str
    side: str
    amount: Amount
    pay_by: str
    conditions: str


@dataclass(frozen=True, slots=True)
class StatementFacts:
    """What somebody said at the hearing; `speaker` is role and name."""

    at: str
    speaker: str
    text: str


@dataclass(frozen=True, slots=True)
class ServiceFacts:
    """How the instrument was handed over; `date` is the day of service, `name` the party's or its agent's."""

    date: str
    method: str
    name: str
    copies: str
    note: str
    on_screen: bool
    """Whether the receiver signed on the screen, where the program records the date; on paper it is written by hand."""
    refused: bool
    """Whether the party did not take it; then nobody received anything, and `date` is the day of the refusal."""
    by_hand: bool
    """Whether it was handed over; else somebody else's receipt (post, e-mail) proves it, and nobody signs here."""


@dataclass(frozen=True, slots=True)
class WithdrawalFacts:
    """`name` went back on the instrument that was signed on `signed`, before it was served (art. 42)."""

    signed: str
    date: str
    name: str
    reason: str


def facts_of(
    record: Record,
    content: Content,
    paper: PaperId,
    speech: Speech,
    wording: Wording,
    *,
    revision: Revision | None = None,
    dated: dict[str, str] | None = None,
    service: Service | None = None,
) -> dict[str, Any]:
    """The context of one paper. `dated` gives the day on which a slot was signed, as text; `revision` is what the
    paper belongs to, nothing for a draft and for the papers of a case without an agreement.

    Refusals: `no_such_party` / `no_such_agent` for a subject that is not in the case, `wording_…`.
    """
    parties = tuple(party_facts(party, content, speech) for party in content.parties)
    claims = claim_facts(content, speech)
    settlement = content.settlement
    shares = tuple(share_facts(s, content, speech) for s in settlement.shares) if settlement else ()
    common: dict[str, Any] = {
        "practice": record.practice,
        "instrument": speech.word("paper", content.instrument.value),
        "body": _body(content, speech),
        "hearing": _hearing(content, speech),
        "case_number": speech.text(content.case_number),
        "cause": speech.text(content.cause),
        "applied_on": speech.day(content.applied_on) if content.applied_on else "",
        "accepted_on": speech.day(content.accepted_on),
        "agreed_on": speech.day(content.agreed_on),
        "parties": parties,
        "applicants": tuple(party for party in parties if party.side == "applicant"),
        "respondents": tuple(party for party in parties if party.side == "respondent"),
        "agents": tuple(agent for party in parties for agent in party.agents if agent.attends),
        "interpreters": tuple(interpreter_facts(one, speech) for one in content.interpreters if one.attends),
        "claims": claims,
        "claimed": speech.amount(content.claimed),
        "facts": tuple(line.strip() for line in content.facts.splitlines() if line.strip()),
        "shares": shares,
        "total": speech.amount(settlement.total) if settlement else None,
        "schedules": tuple(share for share in shares if share.tabled),
        "clauses": tuple(Clauses(content, speech, wording).all()),
        "offers": _offers(content, speech),
        "statements": _statements(content, speech, parties),
        "ended": sentence(record.ended),
        "agreed": settlement is not None and (revision is not None or _holds(record)),
        "withdrawals": _withdrawals(record, revision, speech),
        "accepted": content.accepted_on is not None,
        "copies": speech.count(len(parties) + 1) if _both_sides(parties) else speech.blank,
        "blank": speech.blank,
        "unfilled": speech.word("date", "unfilled"),
        "dated": dated or {},
        "signers": _slots(content, paper, speech, parties, service),
    }
    match paper.kind:
        case PaperKind.POWER_OF_ATTORNEY:
            agent = content.agent(_id(paper, content))
            party = next(one for one in parties if one.id == agent.acts_for)
            common |= {"party": party, "agent": next(a for a in party.agents if a.id == agent.id)}
        case PaperKind.SERVICE_ADDRESS | PaperKind.SERVICE_RETURN:
            common["party"] = party = _party(paper, parties)
            common["service"] = _service(service, party, speech) if service else None
        case _:
            pass
    return common


def _holds(record: Record) -> bool:
    """Whether what the content says was agreed is agreed now; after a withdrawal it is only the latest proposal."""
    return not record.not_agreed and record.state not in NEGOTIATING


def _withdrawals(record: Record, until: Revision | None, speech: Speech) -> tuple[WithdrawalFacts, ...]:
    """Who went back on a signed instrument, before the revision `until` was sealed."""
    return tuple(
        WithdrawalFacts(
            signed=speech.day(legal_day(one.closing.at)),
            date=speech.day(legal_day(one.ended_at)),
            name=speech.text(one.content.party(one.withdrawn_by).name),
            reason=sentence(one.ended),
        )
        for one in record.revisions
        if one.closing is not None
        and one.ended_at is not None
        and one.withdrawn_by is not None
        and (until is None or one.number < until.number)
    )


def _id(paper: PaperId, content: Content) -> Any:
    if all(agent.id != paper.subject for agent in content.agents):
        raise Refusal("no_such_agent", "agents")
    return paper.subject


def _both_sides(parties: tuple[PartyFacts, ...]) -> bool:
    """Whether it is known yet how many there are who get a copy."""
    return {"applicant", "respondent"} <= {party.side for party in parties}


def _party(paper: PaperId, parties: tuple[PartyFacts, ...]) -> PartyFacts:
    for party in parties:
        if party.id == paper.subject:
            return party
    raise Refusal("no_such_party", "parties")


def _body(content: Content, speech: Speech) -> BodyFacts:
    body = content.body
    return BodyFacts(
        name=speech.text(body.name),
        seal_name=speech.text(body.seal_name or body.name),
        address=body.address,
        phone=body.phone,
        court=body.court,
        commission=body.kind is BodyKind.ARBITRATION_COMMISSION,
        peoples=body.kind is BodyKind.PEOPLES_MEDIATION,
        itself=speech.word("itself", body.kind.value),
        officer=speech.word("officer", body.kind.value),
        demand=speech.word("demand", body.kind.value),
    )


def _hearing(content: Content, speech: Speech) -> HearingFacts:
    hearing = content.hearing
    recorder = hearing.recorder
    return HearingFacts(
        place=speech.text(hearing.place),
        circuit=hearing.circuit,
        held_on=speech.day(hearing.held_on),
        started_at=speech.time(hearing.started_at),
        ended_at=speech.time(hearing.ended_at),
        mediator=speech.text(hearing.mediator.name),
        mediator_number=hearing.mediator.number,
        recorder=recorder.name if recorder else "",
        recorder_number=recorder.number if recorder else "",
        in_public=hearing.in_public,
        rights_explained=hearing.rights_explained,
        identity_checked=hearing.identity_checked,
    )


def _offers(content: Content, speech: Speech) -> tuple[OfferFacts, ...]:
    numbers, counting = round_numbers(content.offers), {offer.id for offer in standing(content.offers)}
    return tuple(
        OfferFacts(
            number=numbers[offer.id],
            at=_when(offer.at, content, speech),
            side=speech.word("offer_side", offer.side.value),
            amount=speech.amount(offer.amount),
            pay_by=speech.day(offer.pay_by) if offer.pay_by else "",
            conditions=offer.conditions.strip(),
        )
        for offer in in_order(content.offers)
        if offer.id in counting
    )


def _when(at: datetime, content: Content, speech: Speech) -> str:
    """The time of day, with the date where it was not on the day of the hearing."""
    return speech.clock(at) if legal_day(at) == content.hearing.held_on else speech.time(at)


def _statements(
    content: Content, speech: Speech, parties: tuple[PartyFacts, ...]
) -> tuple[StatementFacts, ...]:
    roles = {party.slot: party.role for party in parties}
    roles |= {agent.slot: agent.role for party in parties for agent in party.agents}
    roles["mediator"] = speech.word("officer", content.body.kind.value)
    return tuple(
        StatementFacts(
            at=_when(statement.at, content, speech),
            speaker=roles.get(statement.speaker) or speech.text(content.speaker_name(statement.speaker)),
            text=statement.text.strip(),
        )
        for statement in content.statements
    )


def _service(service: Service, party: PartyFacts, speech: Speech) -> ServiceFacts:
    """A legal representative or guardian receives as the party; only an agent receives in its place (代收)."""
    by_agent = service.received_by.role is SignerRole.AGENT
    return ServiceFacts(
        date=speech.receipt(service.day, service.received_at),
        method=speech.word("service_method", service.method.value),
        name=service.name if by_agent else party.name,
        copies=speech.count(service.copies),
        note=service.note.strip(),
        on_screen=service.ink is not None,
        refused=service.outcome is ServiceOutcome.REFUSED,
        by_hand=service.method is ServiceMethod.IN_PERSON,
    )


def _slots(
    content: Content,
    paper: PaperId,
    speech: Speech,
    parties: tuple[PartyFacts, ...],
    service: Service | None,
) -> tuple[SlotFacts, ...]:
    """Who signs this paper and where."""
    match paper.kind:
        case PaperKind.POWER_OF_ATTORNEY:
            agent = next((a for party in parties for a in party.agents if a.id == paper.subject), None)
            party = next((p for p in parties if agent in p.agents), None)
            if agent is None or party is None:
                raise Refusal("no_such_agent", "agents")
            return (party_place(party, speech), agent_place(agent, speech))
        case PaperKind.SERVICE_ADDRESS:
            party = _party(paper, parties)
            return (_receiver(party, speech),)
        case PaperKind.SERVICE_RETURN:
            party = _party(paper, parties)
            by_clerk = server(content).role is SignerRole.RECORDER
            place = recorder_place(speech) if by_clerk else officer_place(content, speech)
            return (_receiver(party, speech, service), place)
        case _:
            return places(content, paper.kind, speech)


def _receiver(party: PartyFacts, speech: Speech, service: Service | None = None) -> SlotFacts:
    """Who receives for a party: the party itself where it is there, else an agent who may receive.

    Once it has been served, it is whoever received it.
    """
    agents: dict[str, AgentFacts] = {agent.slot: agent for agent in party.agents}
    if service is not None and service.received_by.slot in agents:
        return agent_place(agents[service.received_by.slot], speech)
    if party.attends or service is not None:
        return party_place(party, speech)
    for agent in party.agents:
        if agent.attends and agent.receives:
            return agent_place(agent, speech)
    return party_place(party, speech) if party.worker else stamp_place(party, speech)


__all__ = ["ShareFacts", "facts_of"]
