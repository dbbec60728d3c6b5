"""`mediator court …`: enrol, status, deliver, bundle, answers, hearings."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Sequence
from datetime import datetime

from mediator_app.bootstrap import OpenDesk
from mediator_app.commands import FINE, FOUND, TROUBLE
from mediator_app.commands.access import one_time_code, opened
from mediator_app.console import Console
from mediator_app.delivery import CourtFacts, FilingLine, LeftOut, RoadState, Word, word_of
from mediator_app.domain.errors import Refusal
from mediator_app.domain.ids import FilingId
from mediator_app.words import Words

_WAITING = frozenset({Word.ONLY_HERE, Word.WAITS_FOR_NETWORK, Word.SENDING})


def enrol(options: Namespace, console: Console) -> int:
    """`mediator court enrol URL`."""
    with opened(options, console) as house:
        code = one_time_code(options, console)
        console.step("step_enrol")
        facts = house.delivery.enrol(options.url, code, options.ca).result()
    console.say("enrolled", court=facts.name, mediator=facts.mediator, until=facts.expires)
    return FINE


def status(options: Namespace, console: Console) -> int:
    """`mediator court status`: what is kept here, without asking anybody."""
    with opened(options, console) as house:
        return tell(house, console)


def deliver(options: Namespace, console: Console) -> int:
    """`mediator court deliver`: everything that is due once, and the court's answers."""
    with opened(options, console) as house:
        house.delivery.ready.result()
        console.step("step_deliver")
        house.delivery.deliver_once().result()
        found = tell(house, console)
        road = house.delivery.road()
        if road.state in (RoadState.WAITING, RoadState.WORKING):
            return found
        console.warn(console.words.code(road.reason or road.state.value, road.params))
        return TROUBLE


def bundle(options: Namespace, console: Console) -> int:
    """`mediator court bundle --to DIR`: what is due, on a stick."""
    with opened(options, console) as house:
        delivery = house.delivery
        delivery.ready.result()
        chosen = None
        if options.only:
            known = [line.filing_id for line in delivery.lines().result()]
            chosen = [_one(known, text) for text in options.only]
        console.step("step_bundle")
        written = delivery.write_bundle(options.to, chosen).result()
        _left_out(written.left_out, console)
    console.say("bundle_written", path=written.path, count=len(written.filings))
    return FOUND if written.left_out else FINE


def answers(options: Namespace, console: Console) -> int:
    """`mediator court answers FILE`: what the court wrote on the stick."""
    with opened(options, console) as house:
        house.delivery.ready.result()
        brought = house.delivery.read_answers(options.file).result()
        _left_out(brought.refused, console)
        console.say("answers_read", new=brought.new, received=len(brought.received))
        found = tell(house, console)
    return FOUND if brought.refused else found


def _one(known: Sequence[FilingId], text: str) -> FilingId:
    found = [one for one in known if one.startswith(text)]
    if len(found) != 1:
        raise Refusal("id_ambiguous" if found else "no_such_filing", "id", id=text)
    return found[0]


def _left_out(left: Sequence[LeftOut], console: Console) -> None:
    for one in left:
        console.warn(f"{one.filing_id}  {console.words.code(one.code, {})}")


def hearings(options: Namespace, console: Console) -> int:
    """`mediator court hearings`, and with `--open ID` the case for one of them."""
    with opened(options, console) as house:
        delivery = house.delivery
        delivery.ready.result()
        lines = delivery.hearings().result()
        if options.open:
            wanted = [line.assignment for line in lines if line.assignment.startswith(options.open)]
            if len(wanted) != 1:
                raise Refusal("id_ambiguous" if wanted else "no_such_hearing", "id", id=options.open)
            console.say("hearing_opened", id=delivery.open_hearing(wanted[0]).result())
            return FINE
    if not lines:
        console.say("hearings_none")
    for line in lines:
        names = console.words.say("against").join(line.title.split("|"))
        parts = [line.assignment, console.words.value(line.starts_at), line.place, line.case_number, names]
        if line.withdrawn:
            parts.append(console.words.say("hearing_withdrawn_mark"))
        console.line("  ".join(part for part in parts if part))
    return FINE


def tell(house: OpenDesk, console: Console) -> int:
    """Where this laptop is enrolled, and how far each filing has come."""
    delivery = house.delivery
    delivery.ready.result()
    facts = delivery.court()
    if facts is None:
        console.say("court_none")
    else:
        _tell_court(facts, house.desk.clock.now(), console)
    road = delivery.road()
    lines = delivery.lines().result()
    for line in lines:
        console.line("  ".join(part for part in _parts(line, word_of(line, road), console.words) if part))
    if not lines:
        console.say("filings_none")
    blocked = any(word_of(line, road) in (Word.BLOCKED, Word.RETURNED) for line in lines)
    return FOUND if blocked else FINE


def _tell_court(facts: CourtFacts, now: datetime, console: Console) -> None:
    console.say("court_line", court=facts.name, url=facts.url, until=facts.expires)
    if facts.last_contact is not None:
        console.say("court_contact", at=facts.last_contact)
    if facts.expires <= now:
        console.warn(console.words.say("court_expired", until=facts.expires))
    elif facts.expiring:
        console.warn(console.words.say("court_expiring", until=facts.expires))


def _parts(line: FilingLine, word: Word, words: Words) -> list[str]:
    names = words.say("against").join(line.title.split("|"))
    told = words.value(f"filing_{word.value}")
    match word:
        case Word.RECEIVED | Word.UNDER_REVIEW if line.receipt is not None:
            more = line.receipt.number
        case Word.DOCKETED if line.review is not None:
            more = line.review.case_number
        case Word.RETURNED if line.review is not None:
            more = "; ".join(
                " ".join(
                    part for part in (words.value(f"objection_{one.reason}"), one.field, one.note) if part
                )
                for one in line.review.objections
            )
        case Word.SENDING if line.total:
            more = f"{100 * line.sent // line.total}%"
        case _ if line.reason:
            more = words.code(line.reason, line.params)
        case _:
            more = ""
    return [line.filing_id, words.value(f"filing_{line.kind.value}"), told, more, names]
