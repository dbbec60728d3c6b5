"""The window before the desk: `mediator` without a command."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from mediator_app.bootstrap import Premises, data_folder
from mediator_app.desk import Desk
from mediator_app.domain.edits import DescribeHearing
from mediator_app.domain.ids import CaseId
from mediator_app.house import Rooms


def prepare_practice(desk: Desk) -> None:
    """A fictional case as it comes to a hearing of today: people and claims, nothing offered yet.

    Does nothing in a practice store that has cases already.
    """
    from mediator_app.practice import case_document
    from mediator_app.settling import bring

    if desk.store.cases(limit=1).result():
        return
    case_id = CaseId(desk.ids.new())
    for step in bring(desk, case_id, case_document()):
        if step.path.startswith(("content.offers", "content.settlement", "content.statements")):
            break
    hearing = desk.case(case_id).record.content.hearing
    today = replace(hearing, held_on=desk.clock.today(), started_at=None, ended_at=None)
    desk.do(case_id, DescribeHearing(**desk.stamp(), hearing=today))


def open_window(folder: Path | None = None) -> int:
    """Show the window and stay until it is closed; gives the exit code."""
    from ui.app import make_application, run
    from ui.bridge import SaveNews

    make_application()
    news = SaveNews()
    premises = Premises(data_folder(folder), on_save=news.tell)
    return run(Rooms(premises, prepare=prepare_practice), news)
