"""The card of all papers where there are many, and what the seals are that a paper waits for."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from mediator_app.domain.papers import PaperId, PaperKind
from mediator_app.practice import case_document
from tests.ui.hearings import texts
from ui.signing.papers import MOST, PapersCard

ONES = (PaperId(PaperKind.RIGHTS_NOTICE), PaperId(PaperKind.HEARING_RECORD))


def test_a_case_with_many_workers_shows_what_there_is_one_of_and_unfolds_the_rest(qtbot: QtBot) -> None:
    content = case_document().content
    many = tuple(PaperId(PaperKind.SERVICE_ADDRESS, f"worker-{at}") for at in range(78))
    papers = (ONES[0], *many, ONES[1], PaperId(content.instrument))
    card = PapersCard()
    qtbot.addWidget(card)
    card.show_papers(papers, (), content, None)
    card.show()
    assert len(card.views) == MOST
    assert {*ONES, PaperId(content.instrument)} <= card.views.keys()
    assert list(card.views) == [paper for paper in papers if paper in card.views], (
        "in the order of the dossier"
    )
    qtbot.waitUntil(card.all_button.isVisible)
    assert "Show all 81 papers" in texts(card)
    card.unfolded.connect(card.unfold)
    card.all_button.click()
    card.show_papers(papers, (), content, None)
    assert list(card.views) == list(papers)
    assert not card.all_button.isVisible()
