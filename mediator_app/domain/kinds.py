"""Kinds of paper and of mediating body: what lists and first questions name before any case is open."""

from __future__ import annotations

from enum import StrEnum


class PaperKind(StrEnum):
    ARBITRATION_MEDIATION = "arbitration_mediation"
    """仲裁调解书: the case was accepted by the court; enforceable once both sides have signed for receipt (art. 42)."""
    MEDIATION_AGREEMENT = "mediation_agreement"
    """调解协议书: made by a mediation body; binding as a contract once signed and sealed (art. 14)."""
    HEARING_RECORD = "hearing_record"
    """调解笔录."""
    RIGHTS_NOTICE = "rights_notice"
    """权利义务告知书."""
    POWER_OF_ATTORNEY = "power_of_attorney"
    """授权委托书, one for each agent."""
    SERVICE_ADDRESS = "service_address"
    """送达地址确认书, one for each party."""
    SERVICE_RETURN = "service_return"
    """送达回证, one for each party."""


INSTRUMENTS: frozenset[PaperKind] = frozenset(
    {PaperKind.ARBITRATION_MEDIATION, PaperKind.MEDIATION_AGREEMENT}
)
"""The papers that settle a dispute; exactly one of them is sealed in a case."""


class BodyKind(StrEnum):
    """The three mediation bodies of mediation law art. 10, and the arbitration commission."""

    ARBITRATION_COMMISSION = "arbitration_commission"
    ENTERPRISE_COMMITTEE = "enterprise_committee"
    PEOPLES_MEDIATION = "peoples_mediation"
    STREET = "street"
