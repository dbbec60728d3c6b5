"""All papers of a case in one job, over real queues: one pre-flight, one answer, every print recorded."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from mediator_app.domain.copies import without_copy
from mediator_app.domain.papers import PaperId, PaperKind
from mediator_app.domain.record import PrintOutcome
from tests.ui.hearings import Hearing, texts
from tests.ui.printing.conftest import Office
from tests.ui.printing.test_room import choose, gone, until
from ui.printing import systems
from ui.printing.room import PrintRoom
from ui.printing.run import CopyState
from ui.printing.systems import ThisComputer


@pytest.fixture(autouse=True)
def _the_office(office: Office) -> Iterator[None]:
    for name in office.folders:
        office.empty(name)
    systems.use(ThisComputer(cups=office.system))
    yield
    systems.use(None)


def enter(hearing: Hearing, queue: str) -> PrintRoom:
    """The hearing is over, everything is signed on the screen, and the mediator wants it all on paper."""
    hearing.sign_papers()
    hearing.sign_by_hand(sealed=True)
    return ask(hearing, queue)


def ask(hearing: Hearing, queue: str) -> PrintRoom:
    page = hearing.service
    hearing.bot.waitUntil(page.papers.card.together_button.isVisible, timeout=20_000)
    hearing.click(page.papers.card.together_button)
    room = page.printing.room
    assert room is not None
    choose(hearing, room, queue)
    return room


def test_everything_is_asked_once_printed_and_recorded_for_each_paper(
    hearing: Hearing, office: Office
) -> None:
    room = enter(hearing, "plain")
    said = texts(room)
    copies = room.run.copies
    papers = [copy.task.paper for copy in copies]
    instrument = PaperId(hearing.revision.content.instrument)
    assert papers[:3] == [instrument] * 3
    wanted = [
        one for one in hearing.desk.papers_of(hearing.case_id) if one.kind is not PaperKind.SERVICE_RETURN
    ]
    assert papers[3:] == [one for one in wanted if one != instrument]
    assert PaperId(PaperKind.HEARING_RECORD) in papers
    pages = sum(copy.task.pages for copy in copies)
    assert f"Papers: {len(wanted)}, copies: {len(copies)}, pages in all: {pages};" in said
    assert f"{pages} pages to print" in said
    assert f"Arbitration mediation instrument · No. 1 · 程虚构 · {copies[0].task.pages} pages" in said
    hearing.click(room.print_button)
    until(hearing, room, len(copies), CopyState.ASKING)
    assert hearing.prints() == ()
    came = office.server.arrived(office.folders["plain"])
    assert [one.data for one in came] == [copy.task.pdf for copy in copies]
    names = [party.name for party in hearing.revision.content.parties]
    assert not any(name in one.about for one in came for name in names)
    assert room.good_button.text() == f"All {len(copies)} copies came out"
    QTest.keyClick(room.good_button, Qt.Key.Key_Return)
    hearing.settle()
    assert gone(room)
    kept = [(PaperId(one.paper, one.subject), one.sha256, one.outcome) for one in hearing.prints()]
    assert kept == [
        (copy.task.paper, hashlib.sha256(copy.task.pdf).hexdigest(), PrintOutcome.CAME_OUT) for copy in copies
    ]
    assert without_copy(hearing.record) == ()
    again = ask(hearing, "plain")
    assert texts(again).count("printed before") == len(copies)
    assert not again.print_button.isEnabled()
    again.close_sheet()


def test_a_jam_stops_the_job_and_what_did_not_come_out_is_never_called_printed(hearing: Hearing) -> None:
    room = enter(hearing, "jam")
    hearing.click(room.print_button)
    until(hearing, room, 1, CopyState.FAILED)
    assert "paper jam" in texts(room)
    assert {copy.state for copy in room.run.copies[1:]} == {CopyState.READY}
    assert [one.outcome for one in hearing.prints()] == [PrintOutcome.NOT_PRINTED]
    assert not room.good_button.isVisible()
    hearing.click(room.close_button)
    assert len(without_copy(hearing.record)) == 3


def test_another_paper_goes_on_from_the_page_after_its_good_ones(hearing: Hearing, office: Office) -> None:
    room = enter(hearing, "filtered")
    at = next(n for n, copy in enumerate(room.run.copies) if n > 2 and copy.task.pages > 2)
    for number, row in enumerate(room.rows):
        if number not in (0, at):
            row.tick.click()
    hearing.click(room.print_button)
    until(hearing, room, at + 1, CopyState.ASKING)
    hearing.click(room.problem_button)
    hearing.click(room.rows[0].yes)
    row, task = room.rows[at], room.run.copies[at].task
    row.good.show_value(1)
    hearing.click(row.no)
    assert row.first.value == 2
    hearing.click(row.retry)
    until(hearing, room, at + 1, CopyState.ASKING)
    rest = office.server.arrived(office.folders["filtered"])[-1]
    assert f"page-ranges=2-{task.pages}" in rest.about
    hearing.click(room.good_button)
    kept = [(PaperId(one.paper, one.subject), one.outcome) for one in hearing.prints()]
    assert task.paper is not None
    assert kept[0] == (PaperId(hearing.revision.content.instrument), PrintOutcome.CAME_OUT)
    assert kept[1:] == [(task.paper, PrintOutcome.NOT_PRINTED), (task.paper, PrintOutcome.CAME_OUT)]
    assert len(without_copy(hearing.record)) == 2
    assert gone(room)


def test_a_proof_of_service_is_among_them_once_it_is_signed(hearing: Hearing) -> None:
    room = enter(hearing, "plain")
    assert PaperKind.SERVICE_RETURN not in {
        copy.task.paper.kind for copy in room.run.copies if copy.task.paper
    }
    room.close_sheet()
    page = hearing.service
    hearing.click(page.receive_button)
    assert page.copies.sheet is not None
    hearing.click(page.copies.sheet.other)
    hearing.sign_here()
    hearing.sign_here()
    room = ask(hearing, "plain")
    (proof,) = [
        copy
        for copy in room.run.copies
        if copy.task.paper and copy.task.paper.kind is PaperKind.SERVICE_RETURN
    ]
    assert proof.task.paper == PaperId(PaperKind.SERVICE_RETURN, hearing.revision.content.parties[0].id)
    room.close_sheet()


def test_what_is_not_signed_on_the_screen_says_so_and_nothing_is_offered_before_the_closing(
    hearing: Hearing,
) -> None:
    page = hearing.signing
    hearing.click(page.seal_button)
    assert not page.papers.card.together_button.isVisible()
    hearing.sign_by_hand(sealed=True)
    room = ask(hearing, "plain")
    assert "Record of the hearing (to be signed by hand)" in texts(room)
    room.close_sheet()
