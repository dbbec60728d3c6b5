"""The case for a hearing that the court assigned: opened once, by the same edits as a person would make."""

from __future__ import annotations

import json
from dataclasses import replace

from mediator_app.casefile import read_case, steps, try_out
from mediator_app.delivery import Answers, HearingFact
from mediator_app.desk import Desk
from mediator_app.domain.days import legal_day
from mediator_app.domain.errors import Refusal
from mediator_app.domain.ids import CaseId
from mediator_app.domain.record import Content


def open_hearing(desk: Desk, answers: Answers, assignment: str) -> CaseId:
    """The case of an assigned hearing, opened from the court's case file if that was not done before.

    Waits until the store has it. Refusals `no_such_hearing`, `hearing_withdrawn`, `case_file_bad` and others of
    `read_case`, `case_file_refused` (`reasons`), `practice_mismatch`.
    """
    for line in answers.hearings().result():
        if line.assignment == assignment and line.case_id:
            return CaseId(line.case_id)
    hearing = answers.hearing(assignment).result()
    document = read_case(json.dumps(hearing.case, ensure_ascii=False).encode())
    if document.practice is not desk.practice:
        raise Refusal("practice_mismatch", "practice")
    content = _as_told(document.content, hearing)
    case_id = CaseId(desk.ids.new())
    _, reasons = try_out(content, case_id, desk.stamp, now=desk.clock.now(), practice=desk.practice)
    if reasons:
        raise Refusal("case_file_refused", "case", reasons=reasons)
    done = [
        desk.do(case_id, step.edit) for step in steps(content, case_id, desk.stamp, practice=desk.practice)
    ]
    done[-1].saved.result()
    answers.opened(assignment, case_id).result()
    return case_id


def _as_told(content: Content, hearing: HearingFact) -> Content:
    """The file's content, with number, day and place of the assignment where the file says nothing of them."""
    day = legal_day(hearing.starts_at)
    held = content.hearing
    return replace(
        content,
        case_number=content.case_number or hearing.case_number,
        hearing=replace(held, place=held.place or hearing.place, held_on=held.held_on or day),
    )
