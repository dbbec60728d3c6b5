"""What was agreed, as the papers say it: claims, sums, instalments, and the clauses in the words of the library."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, assert_never

from mediator_app.documents.participants import role_of, side_roles
from mediator_app.documents.speech import Amount, Speech, rate_text
from mediator_app.documents.wording import Wording
from mediator_app.domain.claims import Claim
from mediator_app.domain.errors import Refusal
from mediator_app.domain.ids import PartyId
from mediator_app.domain.record import Content
from mediator_app.domain.schedule import OneSum
from mediator_app.domain.settlement import PayMethod, Share
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
    Term,
)

_MARK = re.compile("[{｛]([^}｝]*)[}｝]")
FEW_PARTS = 3
"""Up to so many instalments stand in the clause itself; more get a table of their own."""


@dataclass(frozen=True, slots=True)
class ClaimFacts:
    """One item asked for. `amount` is None where it is not for money; `period` is empty where none is named."""

    number: int
    claimant: str
    against: str
    title: str
    amount: Amount | None
    starts: str
    ends: str
    basis: str


@dataclass(frozen=True, slots=True)
class PartFacts:
    """The part of an agreed sum that answers one claim."""

    number: int
    title: str
    amount: Amount


@dataclass(frozen=True, slots=True)
class RowFacts:
    """One instalment."""

    number: int
    numeral: str
    due: str
    amount: Amount


@dataclass(frozen=True, slots=True)
class AccountFacts:
    holder: str
    bank: str
    number: str


@dataclass(frozen=True, slots=True)
class ShareFacts:
    """What one side pays another. `tabled`: the instalments stand in a table of their own."""

    payer: str
    payee: str
    amount: Amount
    count: str
    due: str
    rows: tuple[RowFacts, ...]
    parts: tuple[PartFacts, ...]
    waived: str
    account: AccountFacts
    tabled: bool


def claim_facts(content: Content, speech: Speech) -> tuple[ClaimFacts, ...]:
    """All claims in order, numbered from 1."""
    return tuple(
        ClaimFacts(
            number=number,
            claimant=role_of(content.party(claim.claimant), content, speech),
            against=role_of(content.party(claim.against), content, speech),
            title=claim_title(claim, speech),
            amount=speech.amount(claim.amount) if claim.amount is not None else None,
            starts=speech.day(claim.starts) if claim.starts else "",
            ends=speech.day(claim.ends) if claim.ends else "",
            basis=claim.basis.strip(),
        )
        for number, claim in enumerate(content.claims, start=1)
    )


def claim_title(claim: Claim, speech: Speech) -> str:
    """The claim's own words, or the words for its kind."""
    return claim.title.strip() or speech.word("claim", claim.kind.value)


def share_facts(share: Share, content: Content, speech: Speech) -> ShareFacts:
    """One share in words. Refusal `no_such_claim` where it divides among claims that are not there."""
    numbers = {claim.id: number for number, claim in enumerate(content.claims, start=1)}
    division = [(content.claim(part.claim), part.amount) for part in share.division]
    parts = tuple(
        PartFacts(numbers[claim.id], claim_title(claim, speech), speech.amount(amount))
        for claim, amount in division
        if amount.fen > 0
    )
    waived = [str(numbers[claim.id]) for claim, amount in division if amount.fen == 0]
    rows = tuple(
        RowFacts(row.number, speech.count(row.number), speech.day(row.due), speech.amount(row.amount))
        for row in share.instalments()
    )
    return ShareFacts(
        payer=role_of(content.party(share.payer), content, speech),
        payee=role_of(content.party(share.payee), content, speech),
        amount=speech.amount(share.amount),
        count=speech.count(len(rows)),
        due=rows[0].due if len(rows) == 1 else "",
        rows=rows,
        parts=parts,
        waived=speech.together(waived),
        account=AccountFacts(
            speech.text(share.account.holder),
            speech.text(share.account.bank),
            speech.text(share.account.number),
        ),
        tabled=len(rows) > FEW_PARTS,
    )


class Clauses:
    """The clauses of one agreement, in the words of the library."""

    def __init__(self, content: Content, speech: Speech, wording: Wording) -> None:
        self._content = content
        self._speech = speech
        self._wording = wording
        self._library = wording.clauses(speech.language)
        self._common: dict[str, Any] = {
            "worker": side_roles(content, speech, workers=True),
            "employer": side_roles(content, speech, workers=False),
            "words": speech.words,
        }

    def all(self) -> Iterator[str]:
        """End of the relationship, payment, then the other clauses as the parties put them.

        Refusals: `wording_…` for a broken clause, `no_such_party`, `no_such_claim`.
        """
        terms = self._content.terms
        yield from (self._term(term) for term in terms if isinstance(term, EndTerm))
        for share in self._content.settlement.shares if self._content.settlement else ():
            yield self._payment(share)
        yield from (self._term(term) for term in terms if not isinstance(term, EndTerm))

    def term(self, term: Term) -> str:
        """One clause besides the payment. Refusals as for `all`."""
        return self._term(term)

    def _say(self, code: str, **facts: object) -> str:
        clause = self._library.get(code)
        if clause is None:
            file = f"clauses/{self._speech.language}.md"
            raise Refusal("wording_syntax", file=file, line=1, reason=code)
        file = f"clauses/{self._speech.language}.md"
        return self._wording.phrase(clause.text, {**self._common, **facts}, file=file, line=clause.line)

    def _payment(self, share: Share) -> str:
        facts = share_facts(share, self._content, self._speech)
        if share.amount.fen == 0:
            sentences = ["payment_nothing"]
        elif not facts.rows:
            sentences = ["payment_open"]
        elif len(facts.rows) == 1 or isinstance(share.plan, OneSum):
            sentences = ["payment_once"]
        else:
            sentences = ["payment_table" if facts.tabled else "payment_parts"]
        if facts.parts:
            sentences.append("division" if len(facts.parts) > 1 else "division_one")
        if facts.waived:
            sentences.append("division_waived")
        if share.amount.fen and share.method is not None:
            sentences.append("by_transfer" if share.method is PayMethod.TRANSFER else "in_cash")
        space = "" if self._speech.language == "zh" else " "
        return space.join(self._say(code, share=facts) for code in sentences)

    def _term(self, term: Term) -> str:
        speech = self._speech
        match term:
            case TaxTerm():
                return self._say("tax_payer" if term.bearer is TaxBearer.PAYER else "tax_payee")
            case DefaultTerm():
                shares = self._content.settlement.shares if self._content.settlement else ()
                facts = {
                    "parts": any(len(share.instalments()) > 1 for share in shares),
                    "grace": str(term.grace_days) if term.grace_days else "",
                    "acceleration": term.acceleration,
                    "penalty": speech.amount(term.penalty) if term.penalty else None,
                    "rate": rate_text(term.daily_rate) if term.daily_rate else "",
                }
                return self._say("default", term=facts)
            case EndTerm():
                code = "end_mutual" if term.mutual else "end_other"
                return self._say(code, term={"on": speech.day(term.on)}, **self._of(term.employer))
            case LeavingCertificateTerm():
                facts = {"by": speech.day(term.by)}
                return self._say("leaving_certificate", term=facts, **self._of(term.employer))
            case SocialInsuranceTerm():
                dates = {"paid_to": speech.month(term.paid_to), "by": speech.day(term.by)}
                return self._say("social_insurance", term=dates, **self._of(term.employer))
            case ReturnTerm():
                giver = role_of(self._content.party(term.giver), self._content, speech)
                return self._say(
                    "return", term={"giver": giver, "things": term.items, "by": speech.day(term.by)}
                )
            case NoFurtherDisputeTerm(scope=scope):
                return self._say(
                    "no_further_dispute" if scope is DisputeScope.CLAIMS else "no_dispute_at_all"
                )
            case ConfidentialityTerm():
                return self._say("confidentiality")
            case FreeTerm():
                return self._free(term)
            case _:
                assert_never(term)

    def _of(self, employer: PartyId | None) -> dict[str, str]:
        """Whose contract a clause is about: the one that it names, else all (see `_common`)."""
        if employer is None:
            return {}
        return {"employer": role_of(self._content.party(employer), self._content, self._speech)}

    def _free(self, term: FreeTerm) -> str:
        """The parties' own words, with the case's figures where they put a mark."""
        marks = self._marks()
        return _MARK.sub(lambda found: marks.get(found[1].strip(), found[0]), term.text).strip()

    def _marks(self) -> dict[str, str]:
        content, speech = self._content, self._speech
        total = speech.amount(content.settlement.total) if content.settlement else None
        shares = content.settlement.shares if content.settlement else ()
        dates = sorted(row.due for share in shares for row in share.instalments())
        return {
            "调解金额": total.figures if total else speech.blank,
            "调解金额大写": total.capitals if total else speech.blank,
            "首期日期": speech.day(dates[0] if dates else None),
            "末期日期": speech.day(dates[-1] if dates else None),
            "申请人": speech.word("side", "applicant"),
            "被申请人": speech.word("side", "respondent"),
            "案号": speech.text(content.case_number),
        }
