"""Why a court returns a filing or a document of it: a closed list, so that the laptop can open the right field.

A reason's `field` is a path in the case data's content (`parties.1.name`, `settlement.shares.0`); `PLACES` gives the
part of the content that a reason is usually about, for a clerk who names no field.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Final

from .reading import Fields


class Reason(StrEnum):
    NAME_DIFFERS = "name_differs"
    """A name is not the one in the identity document or the register."""
    NUMBER_WRONG = "number_wrong"
    """An identity number or credit code is wrong."""
    ADDRESS_INCOMPLETE = "address_incomplete"
    REPRESENTATIVE_WRONG = "representative_wrong"
    """The legal representative is another."""
    AUTHORITY_MISSING = "authority_missing"
    """An agent's authority is not shown, or does not cover settling (Civil Procedure Law art. 62)."""
    CLAIM_UNCLEAR = "claim_unclear"
    OUT_OF_SCOPE = "out_of_scope"
    """Outside what labour arbitration may mediate (mediation and arbitration law art. 2)."""
    NOT_THIS_COURT = "not_this_court"
    """Another commission has jurisdiction (art. 21)."""
    AMOUNT_DIFFERS = "amount_differs"
    """Amounts in the papers and in the data differ, or do not add up."""
    SCHEDULE_UNCLEAR = "schedule_unclear"
    """What is to be paid by when is not clear (case rules art. 78)."""
    CLAUSE_UNLAWFUL = "clause_unlawful"
    """A clause is against mandatory law (case rules art. 78)."""
    CLAUSE_UNCLEAR = "clause_unclear"
    SIGNATURE_MISSING = "signature_missing"
    SIGNATURE_INVALID = "signature_invalid"
    """The digital signature does not verify."""
    SEAL_MISSING = "seal_missing"
    """The body's seal is not on the paper."""
    SERVICE_UNPROVEN = "service_unproven"
    """No proof of service, or one that nobody signed (case rules art. 20)."""
    DOCUMENT_MISSING = "document_missing"
    DOCUMENT_UNREADABLE = "document_unreadable"
    ALREADY_FILED = "already_filed"
    """The same dispute came by another channel."""
    OTHER = "other"
    """Said in the note."""


PLACES: Final[Mapping[Reason, str]] = {
    Reason.NAME_DIFFERS: "parties",
    Reason.NUMBER_WRONG: "parties",
    Reason.ADDRESS_INCOMPLETE: "parties",
    Reason.REPRESENTATIVE_WRONG: "parties",
    Reason.AUTHORITY_MISSING: "agents",
    Reason.CLAIM_UNCLEAR: "claims",
    Reason.OUT_OF_SCOPE: "claims",
    Reason.NOT_THIS_COURT: "body",
    Reason.AMOUNT_DIFFERS: "settlement",
    Reason.SCHEDULE_UNCLEAR: "settlement.shares",
    Reason.CLAUSE_UNLAWFUL: "terms",
    Reason.CLAUSE_UNCLEAR: "terms",
    Reason.SIGNATURE_MISSING: "signatures",
    Reason.SIGNATURE_INVALID: "signatures",
    Reason.SEAL_MISSING: "signatures",
    Reason.SERVICE_UNPROVEN: "services",
    Reason.DOCUMENT_MISSING: "documents",
    Reason.DOCUMENT_UNREADABLE: "documents",
    Reason.ALREADY_FILED: "",
    Reason.OTHER: "",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Objection:
    """One reason, where in the case it applies, and what the clerk adds in words."""

    reason: Reason
    field: str = ""
    note: str = ""

    def to_data(self) -> dict[str, Any]:
        return {"reason": self.reason.value, "field": self.field, "note": self.note}


def read_objection(item: Fields) -> Objection:
    """An objection from the wire."""
    item.only("reason", "field", "note")
    return Objection(reason=item.one_of("reason", Reason), field=item.text("field"), note=item.text("note"))
