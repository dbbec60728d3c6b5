"""The case of a filing in readable form."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from court.review.agreement_view import performance, service, settlement, signatures, terms
from court.review.case_words import CaseWords
from court.review.reading import Block, Cell, Field, Head, Section, Table

Data = Mapping[str, Any]


def sections(case: Data, words: CaseWords) -> tuple[Section, ...]:
    """Everything of a case (today's version of the case data) in the order in which one reads it."""
    content = case["content"]
    found = [_proceedings(content, words), _parties(content, words), _agents(content, words)]
    found += [_claims(content, words), settlement(content, words), terms(content, words)]
    found += [signatures(case, words), service(case, words), performance(case, words)]
    found += [_negotiation(content, words), _statements(content, words)]
    return tuple(found)


def _proceedings(content: Data, words: CaseWords) -> Section:
    say, body, hearing = words.label, content.get("body", {}), content.get("hearing", {})
    fields = [
        words.coded("instrument", "paper", content.get("instrument"), "instrument"),
        words.text("body", body.get("name"), "body.name"),
        words.coded("body_kind", "body_kind", body.get("kind"), "body.kind"),
        words.text("case_number", content.get("case_number"), "case_number"),
        words.text("cause", content.get("cause"), "cause"),
        words.day("applied_on", content.get("applied_on"), "applied_on"),
        words.day("accepted_on", content.get("accepted_on"), "accepted_on"),
        words.text("place", hearing.get("place"), "hearing.place", words.flag(hearing, "circuit")),
        words.day("held_on", hearing.get("held_on"), "hearing.held_on", _hours(hearing, words)),
        _officer("mediator", hearing.get("mediator"), words),
        _officer("recorder", hearing.get("recorder"), words),
        words.day("agreed_on", content.get("agreed_on"), "agreed_on"),
    ]
    facts = content.get("facts", "")
    blocks = [Block(fields=tuple(field for field in fields if field is not None))]
    if facts:
        blocks.append(Block(title=say("facts"), path="facts", text=Cell(facts, "facts")))
    return Section("proceedings", say("proceedings"), "hearing", tuple(blocks))


def _hours(hearing: Data, words: CaseWords) -> str:
    times = [words.clock(hearing.get(name)) for name in ("started_at", "ended_at")]
    return "–".join(times) if all(times) else ""


def _officer(name: str, officer: Data | None, words: CaseWords) -> Field | None:
    if not officer:
        return None
    return words.text(name, officer.get("name"), f"hearing.{name}.name", officer.get("number", ""))


def _parties(content: Data, words: CaseWords) -> Section:
    blocks = tuple(
        _worker(party, f"parties.{number}", words)
        if party["type"] == "worker"
        else _employer(party, f"parties.{number}", words)
        for number, party in enumerate(content.get("parties", ()))
    )
    return Section("parties", words.label("parties"), "parties", blocks, words.label("no_parties"))


def _worker(party: Data, at: str, words: CaseWords) -> Block:
    fields = [
        words.text("name", party.get("name"), f"{at}.name", party.get("latin_name", "")),
        words.coded("sex", "sex", party.get("sex"), f"{at}.sex"),
        words.day("born", party.get("born"), f"{at}.born"),
        words.identity(party.get("identity"), f"{at}.identity"),
        words.text("occupation", party.get("occupation"), f"{at}.occupation", words.flag(party, "migrant")),
        *_contact(party, at, words),
        words.text("language", party.get("language"), f"{at}.language"),
    ]
    guardian = party.get("guardian")
    if guardian:
        fields.append(
            words.text("guardian", guardian.get("name"), f"{at}.guardian.name", guardian.get("relation", ""))
        )
        fields.append(words.identity(guardian.get("identity"), f"{at}.guardian.identity"))
    return _person(party, at, fields, words)


def _employer(party: Data, at: str, words: CaseWords) -> Block:
    leader = party.get("legal_representative", {})
    label = "principal" if leader.get("principal") else "legal_representative"
    note = words.joined((leader.get("latin_name", ""), leader.get("post", ""), words.flag(leader, "attends")))
    fields = [
        words.text("name", party.get("name"), f"{at}.name"),
        words.text("credit_code", party.get("credit_code"), f"{at}.credit_code"),
        words.text(label, leader.get("name"), f"{at}.legal_representative.name", note),
        words.identity(leader.get("identity"), f"{at}.legal_representative.identity"),
        *_contact(party, at, words),
    ]
    return _person(party, at, fields, words)


def _person(party: Data, at: str, fields: list[Field | None], words: CaseWords) -> Block:
    return Block(
        title=party.get("name", ""),
        path=at,
        mark=words.joined((words.code("side", party["side"]), words.code("party_type", party["type"]))),
        fields=tuple(field for field in fields if field is not None),
    )


def _contact(party: Data, at: str, words: CaseWords) -> Iterator[Field | None]:
    yield words.text("address", party.get("address"), f"{at}.address")
    yield words.text(
        "service_address", party.get("service_address"), f"{at}.service_address", party.get("postal_code", "")
    )
    yield words.text("phone", party.get("phone"), f"{at}.phone")
    consent = party.get("e_service")
    said = "" if consent is None else words.label("e_service" if consent else "no_e_service")
    yield words.text("email", party.get("email"), f"{at}.email", said)


def _agents(content: Data, words: CaseWords) -> Section:
    blocks = [
        _agent(agent, f"agents.{number}", words) for number, agent in enumerate(content.get("agents", ()))
    ]
    for number, person in enumerate(content.get("interpreters", ())):
        at = f"interpreters.{number}"
        fields = [
            words.text("language", person.get("language"), f"{at}.language"),
            words.text("organisation", person.get("organisation"), f"{at}.organisation"),
            words.identity(person.get("identity"), f"{at}.identity"),
            words.text("phone", person.get("phone"), f"{at}.phone"),
        ]
        shown = tuple(field for field in fields if field is not None)
        blocks.append(
            Block(title=person.get("name", ""), path=at, mark=words.label("interpreter"), fields=shown)
        )
    return Section("agents", words.label("agents"), "agents", tuple(blocks), words.label("no_agents"))


def _agent(agent: Data, at: str, words: CaseWords) -> Block:
    special = agent.get("authority") == "special"
    powers = words.joined(
        [words.code("power", power) for power in agent.get("powers", ())] if special else []
    )
    authority = agent.get("authority_text") or words.code("authority", agent.get("authority", ""))
    papers = words.label("papers_on_file" if agent.get("papers_on_file") else "papers_missing")
    fields = [
        words.text("acts_for", words.name(agent["acts_for"]), f"{at}.acts_for"),
        words.coded("agent_kind", "agent_kind", agent.get("kind"), f"{at}.kind", agent.get("relation", "")),
        words.text("organisation", agent.get("organisation"), f"{at}.organisation"),
        words.text("licence", agent.get("licence"), f"{at}.licence"),
        words.identity(agent.get("identity"), f"{at}.identity"),
        words.text("phone", agent.get("phone"), f"{at}.phone"),
        words.day("authorised_on", agent.get("authorised_on"), f"{at}.authorised_on", papers),
        Field(words.label("authority"), Cell(authority, f"{at}.authority", powers), wide=True)
        if authority
        else None,
    ]
    return Block(
        title=agent.get("name", ""),
        path=at,
        mark=words.label("agent"),
        fields=tuple(field for field in fields if field is not None),
    )


def _claims(content: Data, words: CaseWords) -> Section:
    claims = content.get("claims", ())
    heads = (
        Head(words.label("number")),
        Head(words.label("claim")),
        Head(words.label("period")),
        Head(words.label("yuan"), number=True),
    )
    rows = tuple(_claim(claim, number, words) for number, claim in enumerate(claims))
    foot = (Cell(""), Cell(words.label("total")), Cell(""), Cell(words.claimed, number=True))
    tables = (Table(heads, rows, foot),) if rows else ()
    blocks = (Block(tables=tables),) if rows else ()
    return Section("claims", words.label("claims"), "claims", blocks, words.label("no_claims"))


def _claim(claim: Data, number: int, words: CaseWords) -> tuple[Cell, ...]:
    at = f"claims.{number}"
    title = claim.get("title") or words.code("claim", claim["kind"])
    who = f"{words.name(claim['claimant'])} → {words.name(claim['against'])}"
    note = who if not claim.get("basis") else f"{who}\n{claim['basis']}"
    period = "–\n".join(words.words.day(claim[end]) for end in ("starts", "ends") if claim.get(end))
    return (
        Cell(str(number + 1), at),
        Cell(title, f"{at}.kind", note),
        Cell(period, f"{at}.starts"),
        words.amount(claim.get("amount"), f"{at}.amount", words.label("not_for_money")),
    )


def _negotiation(content: Data, words: CaseWords) -> Section:
    heads = (
        Head(words.label("at")),
        Head(words.label("side")),
        Head(words.label("conditions")),
        Head(words.label("yuan"), number=True),
    )
    rows = tuple(
        (
            Cell(words.words.instant(offer["at"]), f"offers.{number}"),
            Cell(words.code("offer_side", offer["side"])),
            Cell(offer.get("conditions", ""), "", words.until(offer.get("pay_by"))),
            words.amount(offer["amount"], f"offers.{number}.amount"),
        )
        for number, offer in enumerate(content.get("offers", ()))
    )
    blocks = (Block(tables=(Table(heads, rows),)),) if rows else ()
    return Section("offers", words.label("offers"), "offers", blocks, words.label("no_offers"), folded=True)


def _statements(content: Data, words: CaseWords) -> Section:
    heads = (Head(words.label("at")), Head(words.label("speaker")), Head(words.label("said")))
    rows = tuple(
        (
            Cell(words.words.instant(statement["at"]), f"statements.{number}"),
            Cell(words.speaker(statement["speaker"])),
            Cell(statement["text"], f"statements.{number}.text"),
        )
        for number, statement in enumerate(content.get("statements", ()))
    )
    blocks = (Block(tables=(Table(heads, rows),)),) if rows else ()
    empty = words.label("no_statements")
    return Section("statements", words.label("statements"), "statements", blocks, empty, folded=True)
