"""The kinds of clause: their names, their code in the library, and a first value with usual dates."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from enum import StrEnum
from typing import assert_never

from PySide6.QtCore import QCoreApplication

from mediator_app.domain.ids import PartyId, TermId
from mediator_app.domain.people import Worker
from mediator_app.domain.record import Content
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
from mediator_app.law import deadlines
from mediator_app.law.checks.tax import offered_with

translate = QCoreApplication.translate


class TermKind(StrEnum):
    """In the order in which one usually goes through them."""

    END = "end"
    TAX = "tax"
    DEFAULT = "default"
    CERTIFICATE = "certificate"
    INSURANCE = "insurance"
    RETURN = "return"
    NO_DISPUTE = "no_dispute"
    CONFIDENTIAL = "confidential"
    FREE = "free"


REPEATABLE = frozenset({TermKind.RETURN, TermKind.FREE})

_ASKED_FOR = {
    "tax_term_missing": TermKind.TAX,
    "tax_term_unsaid": TermKind.TAX,
    "default_term_missing": TermKind.DEFAULT,
    "end_term_missing": TermKind.END,
    "leaving_certificate_missing": TermKind.CERTIFICATE,
}


def kind_of(term: Term) -> TermKind:
    match term:
        case EndTerm():
            return TermKind.END
        case TaxTerm():
            return TermKind.TAX
        case DefaultTerm():
            return TermKind.DEFAULT
        case LeavingCertificateTerm():
            return TermKind.CERTIFICATE
        case SocialInsuranceTerm():
            return TermKind.INSURANCE
        case ReturnTerm():
            return TermKind.RETURN
        case NoFurtherDisputeTerm():
            return TermKind.NO_DISPUTE
        case ConfidentialityTerm():
            return TermKind.CONFIDENTIAL
        case FreeTerm():
            return TermKind.FREE
        case _:
            assert_never(term)


def kind_words(kind: TermKind) -> str:
    match kind:
        case TermKind.END:
            return translate("TermKind", "End of employment")
        case TermKind.TAX:
            return translate("TermKind", "Who bears the tax")
        case TermKind.DEFAULT:
            return translate("TermKind", "Default and acceleration")
        case TermKind.CERTIFICATE:
            return translate("TermKind", "Leaving certificate")
        case TermKind.INSURANCE:
            return translate("TermKind", "Social insurance")
        case TermKind.RETURN:
            return translate("TermKind", "Return of things")
        case TermKind.NO_DISPUTE:
            return translate("TermKind", "No further dispute")
        case TermKind.CONFIDENTIAL:
            return translate("TermKind", "Confidentiality")
        case TermKind.FREE:
            return translate("TermKind", "Clause in own words")
        case _:
            assert_never(kind)


def code_of(term: Term) -> str:
    """The clause's code in the library; empty for one in the parties' own words."""
    match term:
        case EndTerm(mutual=mutual):
            return "end_mutual" if mutual else "end_other"
        case TaxTerm(bearer=bearer):
            return "tax_payer" if bearer is TaxBearer.PAYER else "tax_payee"
        case NoFurtherDisputeTerm(scope=DisputeScope.EMPLOYMENT):
            return "no_dispute_at_all"
        case FreeTerm():
            return ""
        case _:
            return code_of_kind(kind_of(term))


def code_of_kind(kind: TermKind) -> str:
    """The code under which the library explains a kind before anything of it is chosen."""
    return {
        TermKind.END: "end_mutual",
        TermKind.TAX: "tax_payee",
        TermKind.DEFAULT: "default",
        TermKind.CERTIFICATE: "leaving_certificate",
        TermKind.INSURANCE: "social_insurance",
        TermKind.RETURN: "return",
        TermKind.NO_DISPUTE: "no_further_dispute",
        TermKind.CONFIDENTIAL: "confidentiality",
        TermKind.FREE: "",
    }[kind]


def asked_for(codes: Sequence[str]) -> tuple[TermKind, ...]:
    """The kinds that the law's checks miss, from the codes of their findings."""
    return tuple(_ASKED_FOR[code] for code in codes if code in _ASKED_FOR)


def left(content: Content) -> tuple[TermKind, ...]:
    """The kinds that can still be added."""
    there = {kind_of(term) for term in content.terms}
    return tuple(kind for kind in TermKind if kind in REPEATABLE or kind not in there)


def first_value(kind: TermKind, id: TermId, content: Content, today: date) -> Term:
    """A clause of the kind with the dates that are usual; every one of them is on the card and can be changed."""
    ended = next((claim.reckoning.ended for claim in content.claims if claim.reckoning is not None), None)
    end = next((term.on for term in content.terms if isinstance(term, EndTerm)), ended or today)
    agreed = max(content.agreed_on or today, today)
    match kind:
        case TermKind.END:
            return EndTerm(id=id, on=ended or today)
        case TermKind.TAX:
            said = next((bearer for _, bearer in offered_with(content)), TaxBearer.PAYEE)
            return TaxTerm(id=id, bearer=said)
        case TermKind.DEFAULT:
            return DefaultTerm(id=id, grace_days=5)
        case TermKind.CERTIFICATE:
            return LeavingCertificateTerm(id=id, by=agreed)
        case TermKind.INSURANCE:
            by = deadlines.deadline(deadlines.Term.LEAVING_PAPERS, max(end, agreed)).day
            return SocialInsuranceTerm(id=id, paid_to=end, by=by)
        case TermKind.RETURN:
            workers = [party.id for party in content.parties if isinstance(party, Worker)]
            giver = next(iter([*workers, *(party.id for party in content.parties)]), PartyId(""))
            return ReturnTerm(id=id, giver=giver, items="", by=agreed + timedelta(days=7))
        case TermKind.NO_DISPUTE:
            return NoFurtherDisputeTerm(id=id)
        case TermKind.CONFIDENTIAL:
            return ConfidentialityTerm(id=id)
        case TermKind.FREE:
            return FreeTerm(id=id, text="")
        case _:
            assert_never(kind)
