"""A confirmation of an address whose answer about e-mail is still open is ticked and signed on its print."""

from __future__ import annotations

from dataclasses import replace

import pytest

from mediator_app.domain.edits import ChangeParty
from mediator_app.domain.errors import Refusal
from mediator_app.domain.papers import PaperKind
from mediator_app.practice import hands
from tests.ui.hearings import Hearing, texts
from ui.signing.on_paper import PaperSignatureSheet


def test_nobody_signs_an_open_answer_on_the_screen(hearing: Hearing) -> None:
    worker, company = hearing.record.content.parties
    hearing.desk.do(
        hearing.case_id, ChangeParty(**hearing.desk.stamp(), party=replace(worker, e_service=None))
    )
    hearing.space.refresh()
    hearing.settle()
    page = hearing.signing
    hearing.bot.waitUntil(
        lambda: "can only be ticked and signed by hand on its print" in texts(page.findings)
    )
    hearing.click(hearing.signing.seal_button)
    known = {p.id.subject: p for p in hearing.signing.around.papers if p.id.kind is PaperKind.SERVICE_ADDRESS}
    paper = known[worker.id]
    (place,) = paper.places
    assert paper.unsigned(hearing.revision) == (place,)
    assert paper.unsigned_here(hearing.revision) == ()
    assert known[company.id].unsigned_here(hearing.revision) == known[company.id].places
    with pytest.raises(Refusal) as refused:
        hearing.desk.sign(hearing.case_id, place, ink=hands().sign(place, 1), paper=paper.id)
    assert refused.value.code == "ticked_by_hand"

    card = hearing.signing.papers.card
    said = "signed by hand: service by e-mail is ticked on the print"
    hearing.bot.waitUntil(lambda: texts(card).count(said) == 1)
    (made,) = [one for one, (of, _) in card._by_hand.items() if of.id == paper.id]
    hearing.bot.waitUntil(made.isVisible)
    hearing.click(made)
    (sheet,) = [one for one in hearing.window.findChildren(PaperSignatureSheet) if one.isVisible()]
    sheet.close_sheet()

    attached = hearing.desk.attach(hearing.case_id, "Signed page", "application/pdf", paper.pdf)
    hearing.desk.sign(hearing.case_id, place, scan=attached, paper=paper.id)
    hearing.space.refresh()
    hearing.settle()
    assert paper.unsigned(hearing.revision) == ()
    assert said not in texts(card)
