"""What is over: a signed text that somebody went back on, and a mediation that ended without an agreement."""

from __future__ import annotations

from functools import partial

from mediator_app.domain.edits import CloseWithoutAgreement, RecordWithdrawal, VoidSeal
from mediator_app.domain.ids import PartyId
from mediator_app.domain.papers import INSTRUMENTS, PaperId, PaperKind
from mediator_app.domain.states import CaseState
from tests.ui.hearings import Hearing, texts
from ui.signing.papers import PapersSheet
from ui.signing.reader import Reader
from ui.steps.base import Step
from ui.widgets.overlay import Sheet


def go_back(hearing: Hearing) -> PartyId:
    """Everybody signs, then the employer goes back on it."""
    hearing.sign_papers()
    hearing.sign_by_hand(sealed=True)
    employer = hearing.revision.content.parties[1].id
    hearing.space.do(partial(RecordWithdrawal, party=employer, reason="The amount is too high"))
    hearing.settle()
    return employer


def fail(hearing: Hearing) -> None:
    hearing.space.do(partial(CloseWithoutAgreement, reason="Neither side moves any more"))
    hearing.settle()
    assert hearing.record.state is CaseState.NOT_AGREED


def open_sheet(hearing: Hearing) -> PapersSheet:
    (sheet,) = [one for one in hearing.window.findChildren(Sheet) if one.isVisible()]
    assert isinstance(sheet, PapersSheet)
    return sheet


def test_who_went_back_when_and_why_is_said_and_the_signed_papers_stay_in_reach(hearing: Hearing) -> None:
    employer = go_back(hearing)
    revision = hearing.record.revisions[0]
    page = hearing.signing
    hearing.bot.waitUntil(lambda: "gone back on" in texts(page.past))
    said = texts(page.past)
    assert revision.content.party(employer).name in said
    assert "The amount is too high" in said
    (view,) = page.past.views
    hearing.click(view)
    sheet = open_sheet(hearing)
    card = sheet.papers.card
    hearing.bot.waitUntil(lambda: "gone back on" in texts(card))
    assert "draft" not in texts(card)
    assert "signed and closed" not in texts(card), "it looked as if it counted"
    instrument = PaperId(revision.content.instrument)
    record = PaperId(PaperKind.HEARING_RECORD)
    assert instrument in card.views
    assert instrument not in card.prints, "no copy of what does not count leaves the room any more"
    assert record in card.prints
    for paper, pages in ((instrument, 4), (record, 3)):
        hearing.click(card.views[paper])
        reader = sheet.papers.reader
        assert isinstance(reader, Reader)
        assert reader.view.pages >= pages
        reader.close_reader()
    kept = hearing.desk.kept_pdf(hearing.case_id, revision.id).result(20)
    assert revision.closing is not None
    assert hearing.desk.verify(kept, seal=revision.seal).untouched
    drawn = hearing.desk.draw(hearing.case_id, record, of=revision.id)
    assert drawn.pdf != hearing.desk.draw(hearing.case_id, record).pdf


def test_a_seal_that_was_given_up_is_among_the_earlier_texts(hearing: Hearing) -> None:
    page = hearing.signing
    hearing.click(page.seal_button)
    hearing.space.do(partial(VoidSeal, reason="The account was wrong"))
    hearing.settle()
    hearing.bot.waitUntil(lambda: "void" in texts(page.past))
    assert "The account was wrong" in texts(page.past)


def test_after_a_withdrawal_nothing_is_sealed_before_it_is_agreed_anew(hearing: Hearing) -> None:
    go_back(hearing)
    assert not hearing.signing.seal_button.isEnabled()
    hearing.space.open_step(Step.CHECK)
    hearing.bot.waitUntil(lambda: "Negotiation is open again" in texts(hearing.space.page))
    assert "Ready to seal" not in texts(hearing.space.page)
    hearing.space.open_step(Step.CASE)
    assert "went back on the signed text" in texts(hearing.space.page)


def test_the_papers_of_a_mediation_that_failed_are_final(hearing: Hearing) -> None:
    go_back(hearing)
    fail(hearing)
    page = hearing.signing
    card = page.papers.card
    hearing.bot.waitUntil(lambda: "Mediation ended without an agreement" in texts(card))
    assert "draft" not in texts(card)
    assert page.subtitle() in texts(hearing.space)
    assert "nothing is sealed" in page.subtitle()
    kinds = {paper.kind for paper in card.prints}
    assert PaperKind.HEARING_RECORD in kinds
    assert kinds.isdisjoint({*INSTRUMENTS, PaperKind.SERVICE_RETURN})
    assert page.primary_action() is None
    hearing.bot.waitUntil(lambda: "Record of the hearing" in texts(hearing.space.preview))
    assert hearing.space.preview.state.text() == "Final"
    assert "There is nothing to serve" in texts(hearing.service)
    assert "Go to signing" not in texts(hearing.service)
    hearing.space.open_step(Step.CHECK)
    hearing.bot.waitUntil(lambda: "Mediation ended without an agreement" in texts(hearing.space.page))
    hearing.space.print_paper()
    hearing.bot.waitUntil(lambda: "Record of the hearing" in texts(open_sheet(hearing)))
