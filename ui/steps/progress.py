"""How far each step of a case is: what is done, and how many things still stand against the seal."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import assert_never

from mediator_app.domain.record import Record
from mediator_app.domain.states import EDITABLE
from mediator_app.law.findings import Finding, Severity
from ui.steps.base import Step, step_of


@dataclass(frozen=True, slots=True)
class Progress:
    """`lacking` counts the findings that stop the seal; on the check step it counts those of all steps."""

    done: bool
    lacking: int


def progress(record: Record, findings: Sequence[Finding]) -> dict[Step, Progress]:
    """Every step's progress. Once the agreement is sealed, the steps before the seal lack nothing."""
    sealed = record.state not in EDITABLE
    stopping = [] if sealed else [finding for finding in findings if finding.severity is Severity.BLOCK]
    lacking = dict.fromkeys(Step, 0)
    for finding in stopping:
        lacking[step_of(finding.field)] += 1
    lacking[Step.CHECK] = len(stopping)
    # Some claims have no amount by their nature; what the law's checks miss one of is not finished.
    unfinished = {step_of(one.field) for one in findings if one.code == "claim_amount_missing" and not sealed}
    return {
        step: Progress(
            not lacking[step] and step not in unfinished and _has_content(step, record), lacking[step]
        )
        for step in Step
    }


def _has_content(step: Step, record: Record) -> bool:
    content, revision = record.content, record.standing
    shares = content.settlement.shares if content.settlement else ()
    match step:
        case Step.CASE:
            return bool(content.hearing.mediator.name and content.body.name)
        case Step.PARTIES:
            return len(content.parties) > 1
        case Step.CLAIMS:
            return bool(content.claims)
        case Step.NEGOTIATION:
            return bool(shares)
        case Step.PAYMENT:
            return bool(shares) and all(share.plan is not None or share.amount.is_zero for share in shares)
        case Step.TERMS:
            return bool(content.terms)
        case Step.CHECK:
            return bool(shares) or revision is not None
        case Step.SIGNING:
            return revision is not None and revision.closing is not None
        case Step.SERVICE:
            return (
                revision is not None
                and revision.closing is not None
                and all(revision.served_on(party.id) for party in revision.content.parties)
            )
        case _:
            assert_never(step)
