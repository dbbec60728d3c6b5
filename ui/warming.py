"""What is loaded behind the docket, so that the first case opens at once."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from mediator_app.desk import Desk

_log: Final = logging.getLogger(__name__)
DRAWN_MS: Final = 40
"""What nobody waits for is loaded so long after the docket has its cases, so that it is painted first."""


def load_workspace(desk: Desk) -> None:
    """Bring in what an open case needs, and what draws its papers, while the docket is being read."""
    from mediator_app.domain import journal
    from mediator_app.law import calendar, checks
    from mediator_app.law.identity import check_credit_code
    from ui import workspace
    from ui.filing import in_case
    from ui.steps import registry

    registry.load_pages()
    for module in (journal, checks, workspace, in_case):
        _log.debug("loaded %s", module.__name__)
    # The first check of a case asks for holidays and numbers; what knows them takes a second to load on a busy machine.
    calendar.warm_up()
    check_credit_code("")
    desk.rules()
    desk.library()
