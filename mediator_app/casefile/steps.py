"""The edits that bring a case file onto the desk, so that a file is refused what a person would be refused."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, fields
from datetime import datetime

from mediator_app.casefile.document import Reason
from mediator_app.desk import Stamp
from mediator_app.domain.edits import (
    AddAgent,
    AddClaim,
    AddInterpreter,
    AddParty,
    AddStatement,
    AddTerm,
    AgreeAmounts,
    Award,
    BeginMediation,
    CorrectOffer,
    DateAgreement,
    DescribeCase,
    DescribeHearing,
    Edit,
    OpenCase,
    RecordOffer,
    SetSchedule,
    StateFacts,
)
from mediator_app.domain.errors import Refusal
from mediator_app.domain.ids import CaseId
from mediator_app.domain.journal import History
from mediator_app.domain.offers import Offer
from mediator_app.domain.record import Content

Stamper = Callable[[], Stamp]


@dataclass(frozen=True, slots=True)
class Step:
    """One edit, and the place in the file that it comes from."""

    path: str
    edit: Edit


def steps(content: Content, case_id: CaseId, stamp: Stamper, *, practice: bool = False) -> Iterator[Step]:
    """The edits that make `content` from nothing, in the order of a hearing.

    An offer's edit carries the time at which the file says that the offer was made: it is the offer's own time that
    the papers show. Every other edit carries the time of `stamp`.
    """
    opening = OpenCase(
        **stamp(), case_id=case_id, instrument=content.instrument, body=content.body, practice=practice
    )
    yield Step("content.instrument", opening)
    head = DescribeCase(
        **stamp(),
        instrument=content.instrument,
        body=content.body,
        case_number=content.case_number,
        cause=content.cause,
        applied_on=content.applied_on,
        accepted_on=content.accepted_on,
    )
    yield Step("content", head)
    yield from _people(content, stamp)
    yield Step("content", DescribeHearing(**stamp(), hearing=content.hearing))
    for at, claim in enumerate(content.claims):
        yield Step(f"content.claims.{at}", AddClaim(**stamp(), claim=claim))
    if content.facts:
        yield Step("content.facts", StateFacts(**stamp(), facts=content.facts))
    for at, statement in enumerate(content.statements):
        yield Step(f"content.statements.{at}", AddStatement(**stamp(), statement=statement))
    if content.offers or content.settlement:
        yield Step("content", BeginMediation(**stamp()))
    for at, offer in enumerate(content.offers):
        yield Step(f"content.offers.{at}", _offer(offer, stamp()))
    yield from _settlement(content, stamp)
    for at, term in enumerate(content.terms):
        yield Step(f"content.terms.{at}", AddTerm(**stamp(), term=term))
    if content.agreed_on is not None:
        yield Step("content.agreed_on", DateAgreement(**stamp(), agreed_on=content.agreed_on))


def _people(content: Content, stamp: Stamper) -> Iterator[Step]:
    for at, party in enumerate(content.parties):
        yield Step(f"content.parties.{at}", AddParty(**stamp(), party=party))
    for at, agent in enumerate(content.agents):
        yield Step(f"content.agents.{at}", AddAgent(**stamp(), agent=agent))
    for at, interpreter in enumerate(content.interpreters):
        yield Step(f"content.interpreters.{at}", AddInterpreter(**stamp(), interpreter=interpreter))


def _offer(offer: Offer, stamp: Stamp) -> Edit:
    made = Stamp(id=stamp["id"], at=offer.at, by=stamp["by"])
    if offer.corrects is None:
        return RecordOffer(
            **made,
            offer_id=offer.id,
            side=offer.side,
            amount=offer.amount,
            pay_by=offer.pay_by,
            conditions=offer.conditions,
        )
    return CorrectOffer(
        **made,
        corrects=offer.corrects,
        offer_id=offer.id,
        amount=offer.amount,
        reason=offer.reason,
        pay_by=offer.pay_by,
        conditions=offer.conditions,
    )


def _settlement(content: Content, stamp: Stamper) -> Iterator[Step]:
    if content.settlement is None:
        return
    awards = tuple(Award(s.payer, s.payee, s.amount, s.division) for s in content.settlement.shares)
    yield Step("content", AgreeAmounts(**stamp(), awards=awards))
    for at, share in enumerate(content.settlement.shares):
        if share.plan is None or share.method is None:
            continue
        schedule = SetSchedule(
            **stamp(),
            payer=share.payer,
            payee=share.payee,
            plan=share.plan,
            method=share.method,
            account=share.account,
        )
        yield Step(f"content.settlement.shares.{at}", schedule)


def try_out(
    content: Content, case_id: CaseId, stamp: Stamper, *, now: datetime, practice: bool = False
) -> tuple[History, tuple[Reason, ...]]:
    """The case that the file would make, and what stands against it; nothing is recorded anywhere.

    Everything that is refused is named, as far as one refusal is not the consequence of another.
    """
    history, found = History(case_id), list(_beforehand(content, now))
    for step in steps(content, case_id, stamp, practice=practice):
        try:
            history, _ = history.apply(step.edit)
        except Refusal as refusal:
            if not _follows(refusal, found):
                found.append(Reason(_path(step, refusal), refusal.code, refusal.params))
    if not found and history.case is not None:
        made = history.case.record.content
        found += [
            Reason(f"content.{field.name}", "not_kept")
            for field in fields(Content)
            if getattr(made, field.name) != getattr(content, field.name)
        ]
    return history, tuple(found)


def _beforehand(content: Content, now: datetime) -> Iterator[Reason]:
    """What the edits would not keep or could not notice."""
    for at, offer in enumerate(content.offers):
        path = f"content.offers.{at}"
        if offer.at > now:
            yield Reason(f"{path}.at", "offer_in_future", {"at": offer.at})
        if offer.corrects is None and offer.reason:
            yield Reason(f"{path}.reason", "reason_without_correction")
        for other in content.offers[:at]:
            if other.id == offer.corrects and other.side is not offer.side:
                yield Reason(f"{path}.side", "correction_of_other_side")
    for at, share in enumerate(content.settlement.shares if content.settlement else ()):
        path = f"content.settlement.shares.{at}"
        if share.plan is None and (share.method is not None or share.account != type(share.account)()):
            yield Reason(f"{path}.plan", "missing")
        if share.plan is not None and share.method is None:
            yield Reason(f"{path}.method", "missing")


_CONSEQUENCES = {
    "no_case": ("not_an_instrument",),
    "no_such_party": ("already_there",),
    "no_such_speaker": ("no_such_party", "already_there"),
    "no_such_share": ("division_foreign", "division_incomplete", "no_such_party", "division_sum"),
}


def _follows(refusal: Refusal, found: list[Reason]) -> bool:
    """Whether the refusal only says that an earlier one had its effect."""
    causes = _CONSEQUENCES.get(refusal.code, ())
    return any(reason.code in causes for reason in found)


_WHOLE = frozenset({"settlement", "hearing", "parties", "agents", "claims", "terms", "offers", "state"})


def _path(step: Step, refusal: Refusal) -> str:
    """The place in the file: an edit names fields of itself or of the content."""
    if not refusal.field:
        return step.path
    head = refusal.field.partition(".")[0]
    if head in _WHOLE:
        # The list it would have gone into says less than the item that came from the file.
        return step.path if step.path != "content" else f"content.{refusal.field}"
    return f"{step.path}.{refusal.field}"
