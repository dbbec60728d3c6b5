"""Opening a case, saying what it is about, and its course up to agreement or the lack of one."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from mediator_app.domain.case import CaseFile
from mediator_app.domain.errors import Refusal
from mediator_app.domain.ids import CaseId
from mediator_app.domain.papers import INSTRUMENTS, PaperKind
from mediator_app.domain.people import Body
from mediator_app.domain.performance import outstanding
from mediator_app.domain.record import Content, Hearing, Record
from mediator_app.domain.states import CaseState, move

from .base import Edit, check_id, in_state, spoke, with_content, with_record


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenCase(Edit):
    case_id: CaseId
    instrument: PaperKind
    body: Body = Body()
    practice: bool = False

    def apply(self, case: CaseFile | None) -> CaseFile:
        if case is not None:
            raise Refusal("already_open")
        check_id(self.case_id, "case_id")
        if self.instrument not in INSTRUMENTS:
            raise Refusal("not_an_instrument", "instrument")
        content = Content(instrument=self.instrument, body=self.body)
        return CaseFile(Record(self.case_id, self.at, self.by, self.practice, content=content))


@dataclass(frozen=True, slots=True, kw_only=True)
class DescribeCase(Edit):
    """The head of the case: which instrument, which body, number, cause, and when it was applied for and accepted."""

    instrument: PaperKind
    body: Body = Body()
    case_number: str = ""
    cause: str = ""
    applied_on: date | None = None
    accepted_on: date | None = None

    def change(self, case: CaseFile) -> CaseFile:
        if self.instrument not in INSTRUMENTS:
            raise Refusal("not_an_instrument", "instrument")
        if self.applied_on and self.accepted_on and self.accepted_on < self.applied_on:
            raise Refusal("accepted_before_applied", "accepted_on")
        return with_content(
            case,
            instrument=self.instrument,
            body=self.body,
            case_number=self.case_number,
            cause=self.cause,
            applied_on=self.applied_on,
            accepted_on=self.accepted_on,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class DescribeHearing(Edit):
    """Where, when and by whom. Refusal `recorder_in_use` where a clerk who said something would be taken away."""

    hearing: Hearing

    def change(self, case: CaseFile) -> CaseFile:
        started, ended = self.hearing.started_at, self.hearing.ended_at
        if started and ended and ended < started:
            raise Refusal("ended_before_started", "hearing.ended_at")
        if self.hearing.recorder is None and spoke(case.record.content, "recorder"):
            raise Refusal("recorder_in_use", "statements")
        return with_content(case, hearing=self.hearing)


@dataclass(frozen=True, slots=True, kw_only=True)
class StateFacts(Edit):
    """The facts that nobody disputes."""

    facts: str

    def change(self, case: CaseFile) -> CaseFile:
        return with_content(case, facts=self.facts)


@dataclass(frozen=True, slots=True, kw_only=True)
class BeginMediation(Edit):
    def change(self, case: CaseFile) -> CaseFile:
        in_state(case.record, CaseState.PREPARING)
        return with_record(case, state=move(case.record.state, CaseState.MEDIATING))


@dataclass(frozen=True, slots=True, kw_only=True)
class Adjourn(Edit):
    reason: str = ""

    def change(self, case: CaseFile) -> CaseFile:
        return with_record(case, state=move(case.record.state, CaseState.ADJOURNED))


@dataclass(frozen=True, slots=True, kw_only=True)
class Resume(Edit):
    def change(self, case: CaseFile) -> CaseFile:
        in_state(case.record, CaseState.ADJOURNED)
        return with_record(case, state=move(case.record.state, CaseState.MEDIATING))


@dataclass(frozen=True, slots=True, kw_only=True)
class CloseWithoutAgreement(Edit):
    """Mediation failed; the case goes on to arbitration with everything recorded."""

    reason: str

    def change(self, case: CaseFile) -> CaseFile:
        if not self.reason.strip():
            raise Refusal("reason_missing", "reason")
        in_state(case.record, CaseState.MEDIATING, CaseState.ADJOURNED)
        return with_record(case, state=move(case.record.state, CaseState.NOT_AGREED), ended=self.reason)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReopenNegotiation(Edit):
    """Back from agreed to mediating; what was agreed stays as the latest proposal.

    Refusal `signed_stands` during the correction of a signed agreement: that one binds, or is about to, and is not
    negotiated away (`DropCorrection`, then `RecordWithdrawal` where the law allows it).
    """

    def change(self, case: CaseFile) -> CaseFile:
        in_state(case.record, CaseState.AGREED)
        if case.record.standing is not None:
            raise Refusal("signed_stands", "revisions")
        return with_record(case, state=move(case.record.state, CaseState.MEDIATING))


@dataclass(frozen=True, slots=True, kw_only=True)
class CloseCase(Edit):
    """The case is over: performed, or not agreed and handed on. Refusal `reason_missing` while money is owed."""

    revocable = False
    reason: str

    def change(self, case: CaseFile) -> CaseFile:
        in_state(case.record, CaseState.NOT_AGREED, CaseState.SERVED, CaseState.PERFORMING)
        if not self.reason.strip() and outstanding(case.record):
            raise Refusal("reason_missing", "reason")
        record = replace(case.record, state=move(case.record.state, CaseState.CLOSED))
        return replace(case, record=replace(record, ended=self.reason or record.ended))
