"""Legal terms: from the day that starts one to its last day, with the article that sets it.

The day of the event does not count; the term runs to the end of its last day; where that is a day off, it runs to
the first working day after it (Civil Procedure Law art. 85, Civil Code arts 201 to 203). The case rules count
三日, 五日 and 十日 in working days and 十五日 and 四十五日 in natural days (art. 80). That the roll-over also holds
for the natural days of the case rules is ordinary practice, not written there.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import assert_never

from mediator_app.domain.schedule import add_months
from mediator_app.law.calendar import add_working_days, next_working_day


class Unit(StrEnum):
    WORKING_DAY = "working_day"
    DAY = "day"
    YEAR = "year"


class Term(StrEnum):
    """Which term; the start is named in each docstring."""

    ARBITRAL_REVIEW = "arbitral_review"
    """Joint application for review by the commission; from the day the agreement took effect."""
    JUDICIAL_CONFIRMATION = "judicial_confirmation"
    """Joint application to the court; from the day the agreement took effect."""
    REVIEW_DECISION = "review_decision"
    """The commission's review; from its acceptance. Five working days more with approval."""
    MEDIATION_ACCEPTANCE = "mediation_acceptance"
    """The mediation body takes the case or tells the applicant; from the application."""
    MEDIATION_END = "mediation_end"
    """Mediation by a body ends unless both sides extend it; from acceptance."""
    MEDIATION_OPENS_ARBITRATION = "mediation_opens_arbitration"
    """Without agreement after this day either side may arbitrate; from the receipt of the application."""
    ARBITRATION_ACCEPTANCE = "arbitration_acceptance"
    """The commission accepts or refuses; from the application."""
    ARBITRATION_DEFENCE = "arbitration_defence"
    """The respondent's written defence; from the receipt of the copy."""
    ARBITRATION_AWARD = "arbitration_award"
    """The award; from acceptance. Fifteen days more in a complex case."""
    ARBITRATION_LIMITATION = "arbitration_limitation"
    """Application for arbitration; from the day the party knew or should have known."""
    ARREARS_LIMITATION = "arrears_limitation"
    """Arrears claimed during employment; from the day employment ended."""
    ENFORCEMENT = "enforcement"
    """Application for enforcement; from the last day for performance (of the last instalment)."""
    REVOCATION = "revocation"
    """Revocation of an agreement for unfairness or fraud; from the day the party knew."""
    REVOCATION_MISTAKE = "revocation_mistake"
    """Revocation for a grave mistake; from the day the party knew."""
    LEAVING_PAPERS = "leaving_papers"
    """File and social insurance transferred by the employer; from the end of employment."""


@dataclass(frozen=True, slots=True)
class TermRule:
    """Length of a term and the article codes it rests on."""

    count: int
    unit: Unit
    basis: tuple[str, ...]


TERMS: dict[Term, TermRule] = {
    Term.ARBITRAL_REVIEW: TermRule(15, Unit.DAY, ("case_rules:74", "case_rules:80")),
    Term.JUDICIAL_CONFIRMATION: TermRule(
        30, Unit.DAY, ("civil_procedure_law:205", "peoples_mediation_law:33")
    ),
    Term.REVIEW_DECISION: TermRule(5, Unit.WORKING_DAY, ("case_rules:76", "case_rules:80")),
    Term.MEDIATION_ACCEPTANCE: TermRule(3, Unit.WORKING_DAY, ("enterprise_mediation_rules:22",)),
    Term.MEDIATION_END: TermRule(15, Unit.DAY, ("enterprise_mediation_rules:29",)),
    Term.MEDIATION_OPENS_ARBITRATION: TermRule(15, Unit.DAY, ("arbitration_law:14",)),
    Term.ARBITRATION_ACCEPTANCE: TermRule(5, Unit.WORKING_DAY, ("arbitration_law:29", "case_rules:80")),
    Term.ARBITRATION_DEFENCE: TermRule(10, Unit.WORKING_DAY, ("arbitration_law:30", "case_rules:80")),
    Term.ARBITRATION_AWARD: TermRule(45, Unit.DAY, ("arbitration_law:43", "case_rules:80")),
    Term.ARBITRATION_LIMITATION: TermRule(1, Unit.YEAR, ("arbitration_law:27",)),
    Term.ARREARS_LIMITATION: TermRule(1, Unit.YEAR, ("arbitration_law:27",)),
    Term.ENFORCEMENT: TermRule(2, Unit.YEAR, ("civil_procedure_law:250",)),
    Term.REVOCATION: TermRule(1, Unit.YEAR, ("civil_code:152",)),
    Term.REVOCATION_MISTAKE: TermRule(90, Unit.DAY, ("civil_code:152",)),
    Term.LEAVING_PAPERS: TermRule(15, Unit.DAY, ("labour_contract_law:50",)),
}

EXTENSIONS: dict[Term, TermRule] = {
    Term.REVIEW_DECISION: TermRule(5, Unit.WORKING_DAY, ("case_rules:76",)),
    Term.ARBITRATION_AWARD: TermRule(15, Unit.DAY, ("arbitration_law:43",)),
}
"""By how much the head of the commission may lengthen a term."""

ROLL_OVER = ("civil_procedure_law:85", "civil_code:203")
_FIXED = frozenset({Term.REVOCATION, Term.REVOCATION_MISTAKE})
"""Terms of exclusion (除斥期间) end for good; nothing is gained by a mediator counting on the roll-over."""


@dataclass(frozen=True, slots=True)
class Deadline:
    """The last day (inclusive) of a term. `nominal` is the day before any roll-over over days off."""

    term: Term
    day: date
    nominal: date
    basis: tuple[str, ...]
    provisional: bool

    @property
    def rolled_over(self) -> bool:
        """Whether the nominal last day was a day off."""
        return self.day != self.nominal


def deadline(term: Term, start: date, *, extended: bool = False) -> Deadline:
    """The last day of `term` when its event fell on `start`.

    `extended` adds the extension that the law allows; ValueError where it allows none.
    """
    rule = TERMS[term]
    count, basis = rule.count, rule.basis
    if extended:
        if term not in EXTENSIONS:
            raise ValueError("this term cannot be extended")
        count += EXTENSIONS[term].count
    match rule.unit:
        case Unit.WORKING_DAY:
            reckoned = add_working_days(start, count)
            return Deadline(term, reckoned.day, reckoned.day, basis, reckoned.provisional)
        case Unit.DAY:
            nominal = start + timedelta(days=count)
        case Unit.YEAR:
            nominal = add_months(start, 12 * count)
        case _:
            assert_never(rule.unit)
    if term in _FIXED:
        return Deadline(term, nominal, nominal, basis, provisional=False)
    last = next_working_day(nominal)
    if last.day != nominal:
        basis += ROLL_OVER
    return Deadline(term, last.day, nominal, basis, last.provisional)
