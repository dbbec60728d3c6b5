"""The rules that a filing has to keep, the same on the laptop before it is sent and at the court when it arrives."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from . import case_data
from .faults import Fault
from .filing import DocumentKind, FilingKind, Manifest
from .reasons import Reason

_INSTRUMENTS: Final = frozenset({DocumentKind.ARBITRATION_MEDIATION, DocumentKind.MEDIATION_AGREEMENT})


@dataclass(frozen=True, slots=True, kw_only=True)
class Remark:
    """One thing that is wrong (`blocks`: the filing is not taken) or that a clerk should look at."""

    reason: Reason
    code: str
    field: str = ""
    blocks: bool = False

    def to_data(self) -> dict[str, Any]:
        return {"reason": self.reason.value, "code": self.code, "field": self.field, "blocks": self.blocks}


def check(manifest: Manifest, case: Mapping[str, Any]) -> tuple[Remark, ...]:
    """Everything there is to remark about a filing, from its manifest and its case data (today's version)."""
    return (*_whole(manifest, case), *_people(case), *_money(case), *_settled(manifest, case))


def _whole(manifest: Manifest, case: Mapping[str, Any]) -> Iterator[Remark]:
    """Manifest and case data speak of the same case."""
    if case.get("practice", False) is not manifest.practice:
        yield Remark(reason=Reason.OTHER, code="practice_differs", field="practice", blocks=True)
    execution = case.get("execution")
    if execution is not None and (execution["revision"], execution["seal"]) != (
        manifest.revision,
        manifest.seal,
    ):
        yield Remark(reason=Reason.OTHER, code="seal_differs", field="seal", blocks=True)


def _people(case: Mapping[str, Any]) -> Iterator[Remark]:
    for side in ("applicant", "respondent"):
        if not case_data.parties(case, side):
            yield Remark(reason=Reason.NAME_DIFFERS, code=f"{side}_missing", field="parties", blocks=True)
    for number, party in enumerate(case_data.parties(case)):
        if not str(party.get("name", "")).strip():
            yield Remark(
                reason=Reason.NAME_DIFFERS, code="name_missing", field=f"parties.{number}.name", blocks=True
            )


def _money(case: Mapping[str, Any]) -> Iterator[Remark]:
    settlement = case["content"].get("settlement") or {"shares": ()}
    for number, share in enumerate(settlement["shares"]):
        try:
            amount, parts = (
                case_data.fen(share["amount"]),
                [case_data.fen(p["amount"]) for p in share.get("division", ())],
            )
        except Fault:
            yield Remark(
                reason=Reason.AMOUNT_DIFFERS,
                code="amount_unclear",
                field=f"settlement.shares.{number}",
                blocks=True,
            )
            continue
        if parts and sum(parts) != amount:
            yield Remark(
                reason=Reason.AMOUNT_DIFFERS,
                code="division_differs",
                field=f"settlement.shares.{number}.division",
                blocks=True,
            )
        if amount and share.get("plan") is None:
            yield Remark(
                reason=Reason.SCHEDULE_UNCLEAR, code="plan_missing", field=f"settlement.shares.{number}.plan"
            )


def _settled(manifest: Manifest, case: Mapping[str, Any]) -> Iterator[Remark]:
    if manifest.kind is not FilingKind.SETTLEMENT:
        return
    if case["content"].get("settlement") is None:
        yield Remark(reason=Reason.AMOUNT_DIFFERS, code="nothing_agreed", field="settlement", blocks=True)
    instruments = [d for d in manifest.documents if d.kind in _INSTRUMENTS]
    if len(instruments) != 1:
        yield Remark(reason=Reason.DOCUMENT_MISSING, code="one_instrument", field="documents", blocks=True)
    execution = case.get("execution")
    if execution is None:
        # A laptop that spoke the contract before this one could not say who signed; a clerk reads the paper.
        yield Remark(reason=Reason.SIGNATURE_MISSING, code="execution_unknown", field="signatures")
        return
    if not execution.get("closed_at"):
        yield Remark(reason=Reason.SIGNATURE_MISSING, code="not_closed", field="signatures", blocks=True)
    elif instruments and instruments[0].sha256 != execution.get("pdf_sha256"):
        yield Remark(reason=Reason.DOCUMENT_MISSING, code="other_instrument", field="documents", blocks=True)
    served = {s["recipient"] for s in execution.get("services", ()) if s["outcome"] == "delivered"}
    for number, party in enumerate(case_data.parties(case)):
        if party["id"] not in served:
            yield Remark(reason=Reason.SERVICE_UNPROVEN, code="not_served", field=f"parties.{number}")
