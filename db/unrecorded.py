"""The rows of what is typed in a case and not recorded. They come and go; nothing else in the store knows them."""

from __future__ import annotations

from db import sql
from db.connection import Run
from mediator_app.domain.errors import Refusal
from mediator_app.domain.ids import CaseId
from mediator_app.domain.states import EDITABLE, CaseState
from mediator_app.domain.unrecorded import Unrecorded


def keep(run: Run, case_id: CaseId, texts: tuple[Unrecorded, ...]) -> None:
    """These texts and no others, or none where the case as stored cannot be changed. Refusal `no_such_case`."""
    state = run(sql.STATE_OF, (case_id,)).fetchone()
    if state is None:
        raise Refusal("no_such_case")
    run(sql.DROP_UNRECORDED, (case_id,))
    if CaseState(state[0]) in EDITABLE:
        for one in texts:
            run(sql.ADD_UNRECORDED, (case_id, one.place, one.text, one.over, int(one.aside)))


def of(run: Run, case_id: CaseId) -> tuple[Unrecorded, ...]:
    """The texts of a case, by their places; none for an unknown case."""
    return tuple(
        Unrecorded(place, text, over, bool(aside))
        for place, text, over, aside in run(sql.UNRECORDED_OF, (case_id,))
    )
