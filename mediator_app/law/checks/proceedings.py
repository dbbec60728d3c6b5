"""The frame: body, number, dates, hearing, officers."""

from __future__ import annotations

from collections.abc import Iterator

from mediator_app.domain.people import BodyKind, Worker
from mediator_app.law.catalogue import found
from mediator_app.law.checks.subject import Subject, same_name
from mediator_app.law.deadlines import Term, deadline
from mediator_app.law.findings import Finding


def check_proceedings(subject: Subject) -> Iterator[Finding]:
    """Findings about the body, the case number, the dates and the hearing."""
    yield from _body(subject)
    yield from _dates(subject)
    yield from _hearing(subject)
    yield from _collective(subject)


def _body(subject: Subject) -> Iterator[Finding]:
    content = subject.content
    if not content.body.name.strip():
        yield found("body_missing", "body.name")
    if subject.arbitration != (content.body.kind is BodyKind.ARBITRATION_COMMISSION):
        yield found(
            "body_kind", "body.kind", instrument=content.instrument.value, kind=content.body.kind.value
        )
    if not content.case_number.strip():
        # A mediation body's agreement is good without a number; the commission's instrument is known by it.
        yield found("case_number_missing", "case_number", soften=not subject.arbitration)
    elif not subject.rules.case_number.search(content.case_number.strip()):
        yield found("case_number_form", "case_number")
    if not content.cause.strip():
        yield found("cause_missing", "cause")
    if content.body.kind is BodyKind.PEOPLES_MEDIATION and not content.facts.strip():
        yield found("facts_missing", "facts")


def _dates(subject: Subject) -> Iterator[Finding]:
    content = subject.content
    applied, accepted, agreed = content.applied_on, content.accepted_on, content.agreed_on
    if accepted is None:
        yield found("accepted_on_missing", "accepted_on", soften=not subject.arbitration)
    elif applied is not None and accepted < applied:
        yield found("accepted_before_applied", "accepted_on", applied=applied, accepted=accepted)
    if agreed is None:
        yield found("agreed_on_missing", "agreed_on")
        return
    if agreed > subject.today:
        yield found("agreed_on_future", "agreed_on", agreed=agreed, today=subject.today)
    elif agreed < subject.today:
        yield found("agreed_on_past", "agreed_on", agreed=agreed, today=subject.today)
    if accepted is None:
        return
    if agreed < accepted:
        yield found("agreed_before_accepted", "agreed_on", agreed=agreed, accepted=accepted)
    if not subject.arbitration:
        end = deadline(Term.MEDIATION_END, accepted)
        if agreed > end.day:
            yield found("mediation_overrun", "agreed_on", ended=end.day, provisional=end.provisional)


def _hearing(subject: Subject) -> Iterator[Finding]:
    hearing = subject.content.hearing
    if not hearing.place.strip():
        yield found("hearing_place_missing", "hearing.place")
    if hearing.held_on is None:
        yield found("hearing_date_missing", "hearing.held_on")
    if hearing.started_at is not None and hearing.ended_at is None:
        yield found("hearing_end_missing", "hearing.ended_at")
    if not hearing.rights_explained:
        yield found("rights_not_explained", "hearing.rights_explained")
    if not hearing.identity_checked:
        yield found("identity_not_checked", "hearing.identity_checked")
    if not hearing.mediator.name.strip():
        yield found("mediator_missing", "hearing.mediator.name")
    recorder = hearing.recorder
    if recorder is None or not recorder.name.strip():
        if subject.arbitration:
            yield found("recorder_missing", "hearing.recorder.name")
    elif subject.arbitration and same_name(recorder.name, hearing.mediator.name):
        # Two people may share a name; then their certificate numbers differ.
        apart = bool(
            recorder.number and hearing.mediator.number and recorder.number != hearing.mediator.number
        )
        yield found("recorder_is_mediator", "hearing.recorder.name", soften=apart)


def _collective(subject: Subject) -> Iterator[Finding]:
    workers = [party for party in subject.content.parties if isinstance(party, Worker)]
    if len(workers) < subject.value("collective_least"):
        return
    if subject.arbitration:
        yield found("collective_tribunal", "hearing.mediator", workers=len(workers))
    absent = sum(not worker.attends for worker in workers)
    if absent:
        yield found("collective_consent", "parties", absent=absent)
