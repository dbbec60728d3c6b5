"""Somebody who types a round and does not enter it until the computer loses its power:
`python -m tests.e2e.falling_round FOLDER openly|aside`.

The step that is open is Negotiation. The power fails once the keys have rested and the disk has what was typed.
"""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtCore import Qt

from mediator_app.domain.offers import OfferSide
from tests.e2e.conftest import PASSPHRASE, Computer
from tests.e2e.falling import die
from ui.app import make_application
from ui.steps.negotiation import NegotiationPage

AMOUNT, CONDITIONS = "72万5", "分两次付，春节前先"


def main(folder: Path, *, aside: bool) -> None:
    make_application()
    with Computer(folder).visit() as visit:
        hand, hearing = visit.hand, visit.hearing
        hearing.unlock(PASSPHRASE)
        page = hearing.space.page
        assert isinstance(page, NegotiationPage)
        form = page.form
        if aside:
            hand.tick(form.secret)
        hand.pick(form.side, OfferSide.RESPONDENT)
        hand.reach(form.amount)
        hand.write(AMOUNT)
        hand.reach(form.conditions)
        hand.write(CONDITIONS)
        hand.press(Qt.Key.Key_End)
        store, case = hearing.space.desk.store, hearing.space.case_id
        hand.until(
            lambda: any(CONDITIONS in one.text for one in store.unrecorded(case).result()),
            "what was typed to be kept",
        )
        die()


if __name__ == "__main__":
    main(Path(sys.argv[1]), aside=sys.argv[2] == "aside")
