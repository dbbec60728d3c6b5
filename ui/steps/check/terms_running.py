"""Which legal terms run in this case, from its own dates."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import assert_never

from PySide6.QtCore import QCoreApplication

from mediator_app.domain.papers import PaperKind
from mediator_app.domain.record import Content
from mediator_app.domain.terms import EndTerm
from mediator_app.law.deadlines import Deadline, Term, deadline

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class Running:
    """A term and the day from which it was reckoned; `expected` where that day is still to come, `over` where the
    last day has passed."""

    deadline: Deadline
    start: date
    expected: bool = False
    over: bool = False


def running(content: Content, today: date) -> Iterator[Running]:
    """Mediation or award from acceptance; review and confirmation from the agreement; enforcement from the last
    payment; the leaving papers from the end of employment.
    """
    agreed = content.agreed_on or today
    body = content.instrument is PaperKind.MEDIATION_AGREEMENT
    if content.accepted_on is not None:
        term = Term.MEDIATION_END if body else Term.ARBITRATION_AWARD
        yield Running(deadline(term, content.accepted_on), content.accepted_on)
    if body and content.settlement is not None:
        for term in (Term.ARBITRAL_REVIEW, Term.JUDICIAL_CONFIRMATION):
            yield Running(deadline(term, agreed), agreed, expected=True)
    end = next((term.on for term in content.terms if isinstance(term, EndTerm)), None)
    if end is not None:
        papers = deadline(Term.LEAVING_PAPERS, end)  # art. 50: whenever the paper was made
        yield Running(papers, end, over=papers.day < today)
    shares = content.settlement.shares if content.settlement else ()
    last = max((line.due for share in shares for line in share.instalments()), default=None)
    if last is not None:
        yield Running(deadline(Term.ENFORCEMENT, last), last, expected=True)


def term_words(term: Term) -> str:
    """What has to happen by the last day."""
    match term:
        case Term.ARBITRAL_REVIEW:
            return translate("LegalTerm", "Joint application for arbitral review")
        case Term.JUDICIAL_CONFIRMATION:
            return translate("LegalTerm", "Joint application for judicial confirmation")
        case Term.REVIEW_DECISION:
            return translate("LegalTerm", "Decision on the review")
        case Term.MEDIATION_ACCEPTANCE:
            return translate("LegalTerm", "Acceptance of the mediation")
        case Term.MEDIATION_END:
            return translate("LegalTerm", "End of mediation by the body")
        case Term.MEDIATION_OPENS_ARBITRATION:
            return translate("LegalTerm", "Without agreement, arbitration is open")
        case Term.ARBITRATION_ACCEPTANCE:
            return translate("LegalTerm", "Acceptance by the commission")
        case Term.ARBITRATION_DEFENCE:
            return translate("LegalTerm", "Written defence")
        case Term.ARBITRATION_AWARD:
            return translate("LegalTerm", "Award, if there is no agreement")
        case Term.ARBITRATION_LIMITATION:
            return translate("LegalTerm", "Limitation for arbitration")
        case Term.ARREARS_LIMITATION:
            return translate("LegalTerm", "Limitation for wage arrears")
        case Term.ENFORCEMENT:
            return translate("LegalTerm", "Application for enforcement")
        case Term.REVOCATION:
            return translate("LegalTerm", "Revocation for unfairness")
        case Term.REVOCATION_MISTAKE:
            return translate("LegalTerm", "Revocation for mistake")
        case Term.LEAVING_PAPERS:
            return translate("LegalTerm", "File and social insurance transferred")
        case _:
            assert_never(term)
