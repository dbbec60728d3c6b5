"""What was agreed, how it is paid, and the clauses around it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from mediator_app.domain.case import CaseFile
from mediator_app.domain.errors import Refusal
from mediator_app.domain.ids import ClaimId, PartyId, TermId
from mediator_app.domain.money import Money
from mediator_app.domain.record import Content
from mediator_app.domain.schedule import Plan
from mediator_app.domain.settlement import Account, Allocation, PayMethod, Settlement, Share
from mediator_app.domain.states import CaseState, move
from mediator_app.domain.terms import FreeTerm, ReturnTerm, Term, named_party

from .base import Edit, add, change, content_of, in_state, remove, shift, with_content, with_record


@dataclass(frozen=True, slots=True)
class Award:
    """How much `payer` pays `payee`, and how it divides; an empty division is a lump sum."""

    payer: PartyId
    payee: PartyId
    amount: Money
    division: tuple[Allocation, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class AgreeAmounts(Edit):
    """Both sides agree on these amounts. Schedules that were set stay, and are worked out anew from the new amounts.

    Refusals: `division_foreign` (a claim that is not between the two), `division_incomplete` (a claim between the two
    is missing), those of `Share` and `Settlement`, and `schedule_…` where a schedule cannot carry the new amount.
    """

    awards: tuple[Award, ...]

    def change(self, case: CaseFile) -> CaseFile:
        content = content_of(case)
        in_state(case.record, CaseState.MEDIATING, CaseState.AGREED)
        old = {(s.payer, s.payee): s for s in (content.settlement.shares if content.settlement else ())}
        shares = []
        for number, award in enumerate(self.awards):
            try:
                shares.append(_share(content, award, old.get((award.payer, award.payee))))
            except Refusal as refusal:
                raise refusal.at(f"settlement.shares.{number}") from None
        try:
            settlement = Settlement(tuple(shares))
        except Refusal as refusal:
            raise refusal.at("settlement") from None
        case = with_content(case, settlement=settlement)
        if case.record.state is CaseState.MEDIATING:
            case = with_record(case, state=move(case.record.state, CaseState.AGREED))
        return case


def _share(content: Content, award: Award, old: Share | None) -> Share:
    content.party(award.payer)
    content.party(award.payee)
    between = _claims_between(content, award.payer, award.payee)
    divided = {part.claim for part in award.division}
    if divided - between:
        raise Refusal("division_foreign", "division")
    if divided and between - divided:
        raise Refusal("division_incomplete", "division", missing=len(between - divided))
    if old is None:
        return Share(payer=award.payer, payee=award.payee, amount=award.amount, division=award.division)
    return replace(old, amount=award.amount, division=award.division)


def _claims_between(content: Content, payer: PartyId, payee: PartyId) -> frozenset[ClaimId]:
    return frozenset(c.id for c in content.claims if (c.against, c.claimant) == (payer, payee))


@dataclass(frozen=True, slots=True, kw_only=True)
class SetSchedule(Edit):
    """How the amount between two parties is paid. Refusal `no_such_share`, `schedule_…`."""

    payer: PartyId
    payee: PartyId
    plan: Plan
    method: PayMethod
    account: Account = Account()

    def change(self, case: CaseFile) -> CaseFile:
        content = content_of(case)
        old = content.share(self.payer, self.payee)
        new = replace(old, plan=self.plan, method=self.method, account=self.account)
        if content.settlement is None:
            raise Refusal("no_such_share", "settlement.shares")
        shares = tuple(new if share is old else share for share in content.settlement.shares)
        return with_content(case, settlement=Settlement(shares))


@dataclass(frozen=True, slots=True, kw_only=True)
class DateAgreement(Edit):
    """The date that the instrument bears."""

    agreed_on: date

    def change(self, case: CaseFile) -> CaseFile:
        return with_content(case, agreed_on=self.agreed_on)


@dataclass(frozen=True, slots=True, kw_only=True)
class AddTerm(Edit):
    """A clause more. Every library clause stands at most once (`term_twice`); free clauses as often as needed."""

    term: Term

    def change(self, case: CaseFile) -> CaseFile:
        content = content_of(case)
        repeatable = isinstance(self.term, FreeTerm | ReturnTerm)
        if not repeatable and any(type(term) is type(self.term) for term in content.terms):
            raise Refusal("term_twice", "terms")
        _check(content, self.term)
        return with_content(case, terms=add(content.terms, self.term, "terms", most=100))


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeTerm(Edit):
    term: Term

    def change(self, case: CaseFile) -> CaseFile:
        content = content_of(case)
        _check(content, self.term)
        if any(t.id == self.term.id and type(t) is not type(self.term) for t in content.terms):
            raise Refusal("term_type", "terms")
        return with_content(case, terms=change(content.terms, self.term, "terms"))


def _check(content: Content, term: Term) -> None:
    if (party := named_party(term)) is not None:
        content.party(party)


@dataclass(frozen=True, slots=True, kw_only=True)
class RemoveTerm(Edit):
    term: TermId

    def change(self, case: CaseFile) -> CaseFile:
        return with_content(case, terms=remove(content_of(case).terms, self.term, "terms"))


@dataclass(frozen=True, slots=True, kw_only=True)
class MoveTerm(Edit):
    term: TermId
    to: int

    def change(self, case: CaseFile) -> CaseFile:
        return with_content(case, terms=shift(content_of(case).terms, self.term, self.to, "terms"))
