"""Sides, documents, agents and powers in the court's words."""

from __future__ import annotations

from typing import assert_never

from PySide6.QtCore import QCoreApplication

from mediator_app.domain.people import AgentKind, Authority, BodyKind, IdKind, Party, Power, Sex, Side, Worker

translate = QCoreApplication.translate


def side_words(side: Side) -> str:
    match side:
        case Side.APPLICANT:
            return translate("Side", "Applicant")
        case Side.RESPONDENT:
            return translate("Side", "Respondent")
        case Side.THIRD_PARTY:
            return translate("Side", "Third party")
        case _:
            assert_never(side)


def side_tone(side: Side) -> str:
    """The chip's tone for a side."""
    return {Side.APPLICANT: "accent", Side.RESPONDENT: "amber", Side.THIRD_PARTY: ""}[side]


def sex_words(sex: Sex) -> str:
    return translate("Sex", "Female") if sex is Sex.FEMALE else translate("Sex", "Male")


def id_kind_words(kind: IdKind) -> str:
    match kind:
        case IdKind.RESIDENT:
            return translate("IdKind", "Resident identity card")
        case IdKind.PASSPORT:
            return translate("IdKind", "Passport")
        case IdKind.FOREIGN_PERMANENT:
            return translate("IdKind", "Permanent resident card of a foreigner")
        case IdKind.HMT_RESIDENCE:
            return translate("IdKind", "Residence permit (Hong Kong, Macao, Taiwan)")
        case IdKind.HK_MACAO_PERMIT:
            return translate("IdKind", "Travel permit (Hong Kong, Macao)")
        case IdKind.TAIWAN_PERMIT:
            return translate("IdKind", "Travel permit (Taiwan)")
        case IdKind.OTHER:
            return translate("IdKind", "Other document")
        case _:
            assert_never(kind)


def agent_kind_words(kind: AgentKind) -> str:
    match kind:
        case AgentKind.LAWYER:
            return translate("AgentKind", "Lawyer")
        case AgentKind.LEGAL_WORKER:
            return translate("AgentKind", "Legal service worker")
        case AgentKind.STAFF:
            return translate("AgentKind", "Staff")
        case AgentKind.RELATIVE:
            return translate("AgentKind", "Close relative")
        case AgentKind.RECOMMENDED:
            return translate("AgentKind", "Recommended citizen")
        case AgentKind.UNSAID:
            return translate("AgentKind", "Not said yet")
        case _:
            assert_never(kind)


def authority_words(authority: Authority) -> str:
    if authority is Authority.SPECIAL:
        return translate("Authority", "Special authority")
    return translate("Authority", "General authority")


def power_words(power: Power) -> str:
    match power:
        case Power.ADMIT:
            return translate("Power", "Admit claims")
        case Power.WAIVE:
            return translate("Power", "Waive claims")
        case Power.CHANGE:
            return translate("Power", "Change claims")
        case Power.SETTLE:
            return translate("Power", "Settle, accept mediation")
        case Power.RECEIVE:
            return translate("Power", "Receive legal papers")
        case _:
            assert_never(power)


def body_kind_words(kind: BodyKind) -> str:
    match kind:
        case BodyKind.ARBITRATION_COMMISSION:
            return translate("BodyKind", "Arbitration commission")
        case BodyKind.ENTERPRISE_COMMITTEE:
            return translate("BodyKind", "Enterprise mediation committee")
        case BodyKind.PEOPLES_MEDIATION:
            return translate("BodyKind", "People's mediation committee")
        case BodyKind.STREET:
            return translate("BodyKind", "Street or town mediation body")
        case _:
            assert_never(kind)


def party_name(party: Party) -> str:
    """The name, or what stands for it while there is none."""
    if party.name:
        return party.name
    if isinstance(party, Worker):
        return translate("Party", "Worker without a name")
    return translate("Party", "Employer without a name")
