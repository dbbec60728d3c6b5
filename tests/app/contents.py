"""Contents of a case as hypothesis makes them: every kind of thing, all ids leading somewhere, all amounts agreeing."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

from hypothesis import strategies as st

from mediator_app.domain.claims import Claim, ClaimKind
from mediator_app.domain.ids import AgentId, ClaimId, InterpreterId, OfferId, PartyId, StatementId, TermId
from mediator_app.domain.money import Money
from mediator_app.domain.offers import Offer, OfferSide
from mediator_app.domain.people import (
    Agent,
    Authority,
    Body,
    BodyKind,
    Employer,
    Guardian,
    Identity,
    IdKind,
    Interpreter,
    LegalRepresentative,
    Officer,
    Power,
    Sex,
    Side,
    Worker,
)
from mediator_app.domain.record import Content, Hearing, Statement
from mediator_app.domain.schedule import ByAmount, ByPercent, EqualParts, FixedPart, OneSum, PercentPart, Plan
from mediator_app.domain.schedule import Step as Pace
from mediator_app.domain.settlement import Account, Allocation, PayMethod, Settlement, Share
from mediator_app.domain.terms import (
    ConfidentialityTerm,
    DefaultTerm,
    DisputeScope,
    EndTerm,
    FreeTerm,
    LeavingCertificateTerm,
    NoFurtherDisputeTerm,
    ReturnTerm,
    SocialInsuranceTerm,
    TaxBearer,
    TaxTerm,
)

EARLIEST = datetime(2026, 1, 1, tzinfo=UTC)
NOW = EARLIEST + timedelta(days=400)

texts = st.text(st.characters(codec="utf-8"), max_size=8) | st.sampled_from(("程虚构", "𬭎", "a|b"))
plain = texts.map(lambda text: text.replace("{", "").replace("｛", ""))
days = st.dates(date(2020, 1, 1), date(2030, 12, 31))
instants = st.integers(0, 399 * 24 * 3600 * 1000).map(lambda ms: EARLIEST + timedelta(milliseconds=ms))
amounts = st.integers(1, 10_000_000_00).map(Money)
identities = st.builds(Identity, st.sampled_from(IdKind), texts, texts)
officers = st.builds(Officer, texts, texts)


def maybe(strategy: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.none() | strategy


@st.composite
def plans(draw: st.DrawFn, amount: Money) -> Plan:
    first = draw(days)
    match draw(st.integers(0, 3)):
        case 0:
            return OneSum(first)
        case 1:
            return EqualParts(draw(st.integers(1, min(12, amount.fen))), first, draw(st.sampled_from(Pace)))
        case 2 if amount.fen >= 2:
            half = PercentPart(first, 5_000)
            return ByPercent((half, PercentPart(first + timedelta(days=30), 5_000)))
        case _:
            fixed = draw(st.integers(1, amount.fen - 1)) if amount.fen > 1 else 0
            parts = (FixedPart(first, Money(fixed)),) if fixed else ()
            return ByAmount(parts, first + timedelta(days=30))


@st.composite
def settlements(
    draw: st.DrawFn, claims: tuple[Claim, ...], parties: tuple[PartyId, ...]
) -> Settlement | None:
    pairs = [(a, b) for a in parties for b in parties if a != b]
    chosen = draw(st.lists(st.sampled_from(pairs), max_size=2, unique=True)) if pairs else []
    shares = []
    for payer, payee in chosen:
        between = [c.id for c in claims if (c.against, c.claimant) == (payer, payee)]
        division: tuple[Allocation, ...] = ()
        divided: bool = draw(st.booleans())
        if between and divided:
            division = tuple(Allocation(claim, draw(amounts)) for claim in between)
        amount = Money.sum(part.amount for part in division) if division else draw(amounts)
        plan = draw(maybe(plans(amount)))
        shares.append(
            Share(
                payer=payer,
                payee=payee,
                amount=amount,
                division=division,
                plan=plan,
                method=draw(st.sampled_from(PayMethod)) if plan else None,
                account=draw(st.builds(Account, texts, texts, texts)) if plan else Account(),
            )
        )
    return Settlement(tuple(shares)) if shares else None


@st.composite
def offers(draw: st.DrawFn) -> tuple[Offer, ...]:
    made: list[Offer] = []
    for number in range(draw(st.integers(0, 4))):
        free = [o for o in made if all(other.corrects != o.id for other in made)]
        old = draw(maybe(st.sampled_from(free))) if free else None
        made.append(
            Offer(
                id=OfferId(f"offer-{number}"),
                at=draw(instants),
                side=old.side if old else draw(st.sampled_from(OfferSide)),
                amount=draw(amounts),
                pay_by=draw(maybe(days)),
                conditions=draw(texts),
                corrects=old.id if old else None,
                reason="笔误" if old else "",
            )
        )
    return tuple(made)


@st.composite
def contents(draw: st.DrawFn) -> Content:
    """Any content that the edits can make."""
    workers = [
        draw(
            st.builds(
                Worker,
                id=st.just(PartyId(f"worker-{number}")),
                side=st.sampled_from(Side),
                name=texts,
                latin_name=texts,
                sex=maybe(st.sampled_from(Sex)),
                born=maybe(days),
                identity=identities,
                e_service=st.sampled_from((None, False, True)),
                guardian=maybe(st.builds(Guardian, texts, identities, texts)),
            )
        )
        for number in range(draw(st.integers(0, 2)))
    ]
    employer = draw(
        st.builds(
            Employer,
            id=st.just(PartyId("employer")),
            side=st.sampled_from(Side),
            name=texts,
            legal_representative=st.builds(
                LegalRepresentative, texts, texts, texts, st.booleans(), identities
            ),
        )
    )
    parties: tuple[Worker | Employer, ...] = (*workers, employer)
    ids = tuple(party.id for party in parties)
    one_of = st.sampled_from(ids)
    claims = []
    for number in range(draw(st.integers(0, 3)) if workers else 0):
        claimant = draw(one_of)
        start = draw(maybe(days))
        claims.append(
            Claim(
                id=ClaimId(f"claim-{number}"),
                claimant=claimant,
                against=draw(st.sampled_from([other for other in ids if other != claimant])),
                kind=draw(st.sampled_from(ClaimKind)),
                title=draw(texts),
                amount=draw(maybe(amounts)),
                starts=start,
                ends=draw(maybe(st.just(start + timedelta(days=31)))) if start else None,
                basis=draw(texts),
                articles=tuple(draw(st.lists(texts, max_size=2))),
            )
        )
    started = draw(maybe(instants))
    terms = (
        TaxTerm(id=TermId("t1"), bearer=draw(st.sampled_from(TaxBearer))),
        DefaultTerm(id=TermId("t2"), grace_days=3, penalty=draw(maybe(amounts)), daily_rate=500),
        EndTerm(id=TermId("t3"), on=draw(days), mutual=draw(st.booleans()), employer=draw(maybe(one_of))),
        LeavingCertificateTerm(id=TermId("t4"), by=draw(days)),
        SocialInsuranceTerm(id=TermId("t5"), paid_to=draw(days), by=draw(days)),
        ReturnTerm(id=TermId("t6"), giver=draw(one_of), items=draw(texts), by=draw(days)),
        NoFurtherDisputeTerm(id=TermId("t7"), scope=draw(st.sampled_from(DisputeScope))),
        ConfidentialityTerm(id=TermId("t8")),
        FreeTerm(id=TermId("t9"), text=draw(plain) + "{调解金额}"),
    )
    return Content(
        body=draw(st.builds(Body, st.sampled_from(BodyKind), texts, texts, texts, texts, texts)),
        case_number=draw(texts),
        cause=draw(texts),
        accepted_on=draw(maybe(days)),
        hearing=Hearing(
            place=draw(texts),
            circuit=draw(st.booleans()),
            held_on=draw(maybe(days)),
            started_at=started,
            ended_at=draw(maybe(st.just(started + timedelta(hours=2)))) if started else None,
            mediator=draw(officers),
            recorder=draw(maybe(officers)),
            rights_explained=draw(st.booleans()),
            identity_checked=draw(st.booleans()),
        ),
        parties=parties,
        agents=tuple(
            Agent(
                id=AgentId(f"agent-{number}"),
                acts_for=draw(one_of),
                name=draw(texts),
                authority=draw(st.sampled_from(Authority)),
                powers=tuple(draw(st.lists(st.sampled_from(Power), unique=True))),
            )
            for number in range(draw(st.integers(0, 2)))
        ),
        interpreters=(Interpreter(id=InterpreterId("i"), name=draw(texts), language=draw(texts)),),
        claims=tuple(claims),
        facts=draw(texts),
        offers=draw(offers()),
        statements=(Statement(id=StatementId("s"), at=draw(instants), speaker="mediator", text=draw(texts)),),
        settlement=draw(settlements(tuple(claims), ids)),
        terms=tuple(term for term in terms if draw(st.booleans())),
        agreed_on=draw(maybe(days)),
    )
