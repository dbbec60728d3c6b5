"""States, kinds of paper and titles of cases in the court's words."""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

from PySide6.QtCore import QCoreApplication

from mediator_app.domain.kinds import PaperKind
from mediator_app.domain.states import CaseState
from ui.whole_file import safe_name

if TYPE_CHECKING:
    from mediator_app.domain.record import Content

translate = QCoreApplication.translate


def state_words(state: CaseState) -> str:
    """The state of a case in a word or two."""
    match state:
        case CaseState.PREPARING:
            return translate("CaseState", "To be heard")
        case CaseState.MEDIATING:
            return translate("CaseState", "Negotiating")
        case CaseState.ADJOURNED:
            return translate("CaseState", "Adjourned")
        case CaseState.NOT_AGREED:
            return translate("CaseState", "Not agreed")
        case CaseState.AGREED:
            return translate("CaseState", "Agreed")
        case CaseState.SEALED:
            return translate("CaseState", "Being signed")
        case CaseState.SIGNED:
            return translate("CaseState", "Signed, to be served")
        case CaseState.SERVED:
            return translate("CaseState", "Served")
        case CaseState.PERFORMING:
            return translate("CaseState", "Performing")
        case CaseState.CLOSED:
            return translate("CaseState", "Closed")
        case _:
            assert_never(state)


def state_tone(state: CaseState) -> str:
    """The chip's tone for a state."""
    match state:
        case CaseState.PREPARING | CaseState.CLOSED:
            return ""
        case CaseState.MEDIATING | CaseState.AGREED | CaseState.PERFORMING:
            return "accent"
        case CaseState.SIGNED | CaseState.SEALED | CaseState.ADJOURNED:
            return "amber"
        case CaseState.NOT_AGREED:
            return "red"
        case CaseState.SERVED:
            return "green"
        case _:
            assert_never(state)


def paper_words(kind: PaperKind) -> str:
    """The name of a paper."""
    match kind:
        case PaperKind.ARBITRATION_MEDIATION:
            return translate("PaperKind", "Arbitration mediation instrument")
        case PaperKind.MEDIATION_AGREEMENT:
            return translate("PaperKind", "Mediation agreement")
        case PaperKind.HEARING_RECORD:
            return translate("PaperKind", "Record of the hearing")
        case PaperKind.RIGHTS_NOTICE:
            return translate("PaperKind", "Notice of rights and duties")
        case PaperKind.POWER_OF_ATTORNEY:
            return translate("PaperKind", "Power of attorney")
        case PaperKind.SERVICE_ADDRESS:
            return translate("PaperKind", "Confirmation of address for service")
        case PaperKind.SERVICE_RETURN:
            return translate("PaperKind", "Proof of service")
        case _:
            assert_never(kind)


def file_name(title: str, content: Content) -> str:
    """What a copy of a paper is called in somebody's folder: paper, parties, case number."""
    parties = "、".join(party.name for party in content.parties[:2] if party.name)
    return safe_name(" ".join(part for part in (title, parties, content.case_number) if part)) + ".pdf"


def case_title(title: str) -> str:
    """`applicants|respondents` of a record as a headline: `林某 诉 某某公司`, long sides shortened to a number."""
    applicants, _, respondents = title.partition("|")
    if not applicants and not respondents:
        return translate("CaseTitle", "New case")
    return translate("CaseTitle", "{applicant} v. {respondent}").format(
        applicant=_side(applicants), respondent=_side(respondents)
    )


def _side(names: str) -> str:
    nobody = translate("CaseTitle", "(not named yet)")
    people = [name or nobody for name in names.split("、")] if names else [nobody]
    if len(people) <= 2:
        return translate("CaseTitle", ", ").join(people)
    return translate("CaseTitle", "{first} and others ({count})").format(first=people[0], count=len(people))
