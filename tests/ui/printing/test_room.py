"""The print room over real queues: what is asked first, what is said meanwhile, what is recorded afterwards."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from shiboken6 import isValid

from mediator_app.domain.copies import has_copy, without_copy
from mediator_app.domain.papers import PaperId
from mediator_app.domain.record import PrintOutcome
from tests.ui.hearings import Hearing, texts
from tests.ui.printing.conftest import Office
from ui.language import Language, tongue
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
    """The print room for the closed copies, with a printer chosen."""
    hearing.sign_by_hand()
    page = hearing.signing
    hearing.click(page.closed.print_button)
    room = page.printing.room
    assert room is not None
    choose(hearing, room, queue)
    return room


def choose(hearing: Hearing, room: PrintRoom, queue: str) -> None:
    at = next(n for n in range(room.choice.count()) if room.choice.itemText(n).endswith(f" {queue}"))
    room.choice.setCurrentIndex(at)
    room.choice.activated.emit(at)
    hearing.settle()


def gone(room: PrintRoom) -> bool:
    return not isValid(room) or not room.isVisible()


def until(hearing: Hearing, room: PrintRoom, number: int, state: CopyState) -> None:
    hearing.bot.waitUntil(lambda: room.run.copies[number - 1].state is state)
    hearing.settle()


def test_numbered_copies_of_the_very_file_are_printed_asked_for_and_recorded(
    hearing: Hearing, office: Office
) -> None:
    room = enter(hearing, "plain")
    assert room.title.text() == "Print · Arbitration mediation instrument"
    assert "copies: 3;" in texts(room)
    assert f"hash of the file {room.task.sha256[:4]} " in texts(room)
    assert "ready" in texts(room)
    assert "12 pages to print" in texts(room)
    hearing.click(room.print_button)
    for number in (1, 2, 3):
        until(hearing, room, number, CopyState.ASKING)
    assert len(hearing.prints()) == 0
    came = office.server.arrived(office.folders["plain"])
    closing = hearing.revision.closing
    assert closing is not None
    very = hearing.desk.store.blob(closing.pdf_sha256).result()
    assert [one.data == very for one in came] == [True, True, True]
    names = " ".join(party.name for party in hearing.revision.content.parties)
    assert not any(name in one.about for one in came for name in names.split())
    assert room.good_button.text() == "All 3 copies came out"
    assert room.good_button.hasFocus()
    assert not room.rows[0].yes.isVisible(), "nobody is asked three times"
    QTest.keyClick(room.good_button, Qt.Key.Key_Return)
    hearing.settle()
    assert gone(room), "the good answer is the last"
    prints = hearing.prints()
    assert [(one.copy, one.outcome) for one in prints] == [(n, PrintOutcome.CAME_OUT) for n in (1, 2, 3)]
    parties = hearing.revision.content.parties
    assert [one.recipient for one in prints] == [*(party.id for party in parties), "body"]
    assert {one.sha256 for one in prints} == {closing.pdf_sha256}
    assert all(has_copy(hearing.record, party.id) for party in parties)
    assert without_copy(hearing.record) == ()
    hearing.click(hearing.signing.closed.print_button)
    again = hearing.signing.printing.room
    assert again is not None
    assert texts(again).count("printed before") == 3
    assert not again.print_button.isEnabled()
    hearing.click(again.close_button)


def test_a_copy_that_is_not_ticked_is_not_printed(hearing: Hearing, office: Office) -> None:
    room = enter(hearing, "plain")
    for row in room.rows[1:]:
        row.tick.click()
    assert room.print_button.text() == "Print"
    hearing.click(room.print_button)
    until(hearing, room, 1, CopyState.ASKING)
    assert len(office.server.arrived(office.folders["plain"])) == 1
    hearing.click(room.good_button)
    assert gone(room)
    assert len(hearing.prints()) == 1


def test_a_jam_is_told_with_its_reason_and_never_called_printed(hearing: Hearing) -> None:
    room = enter(hearing, "jam")
    hearing.click(room.print_button)
    until(hearing, room, 1, CopyState.FAILED)
    said = texts(room)
    assert "not printed" in said
    assert "paper jam" in said
    assert "Print again" in said
    assert room.run.copies[1].state is CopyState.READY
    assert [one.outcome for one in hearing.prints()] == [PrintOutcome.NOT_PRINTED]
    hearing.click(room.close_button)


def test_after_a_jam_the_rest_of_the_copy_goes_on_from_its_page(hearing: Hearing, office: Office) -> None:
    room = enter(hearing, "filtered")
    for row in room.rows[1:]:
        row.tick.click()
    hearing.click(room.print_button)
    until(hearing, room, 1, CopyState.ASKING)
    assert "Good pages" not in texts(room)
    hearing.click(room.problem_button)
    assert "Good pages: how many pages of the copy came out well, counted from the first." in texts(room)
    assert not room.good_button.isVisible()
    row = room.rows[0]
    assert row.yes.hasFocus()
    row.good.show_value(2)
    hearing.click(row.no)
    assert "pages 3 to" in texts(row)
    assert row.first.value == 3
    hearing.click(row.retry)
    until(hearing, room, 1, CopyState.ASKING)
    whole, rest = office.server.arrived(office.folders["filtered"])
    assert len(rest.data) < len(whole.data)
    assert f"page-ranges=3-{room.task.pages}" in rest.about
    hearing.click(room.good_button)
    assert gone(room)
    outcomes = [one.outcome for one in hearing.prints()]
    assert outcomes == [PrintOutcome.NOT_PRINTED, PrintOutcome.CAME_OUT]


def test_copies_are_asked_about_singly_where_one_is_wrong(hearing: Hearing) -> None:
    room = enter(hearing, "plain")
    hearing.click(room.print_button)
    until(hearing, room, 3, CopyState.ASKING)
    hearing.click(room.problem_button)
    first, second, third = room.rows
    hearing.bot.waitUntil(lambda: not third.yes.visibleRegion().isEmpty())
    assert third.yes.visibleRegion().boundingRect().height() == third.yes.height(), (
        "nothing lies below a scroll"
    )
    hearing.click(first.yes)
    hearing.click(second.no)
    hearing.click(third.yes)
    assert room.isVisible(), "one is still to be printed"
    outcomes = {one.copy: one.outcome for one in hearing.prints()}
    assert outcomes == {1: PrintOutcome.CAME_OUT, 2: PrintOutcome.NOT_PRINTED, 3: PrintOutcome.CAME_OUT}
    hearing.click(second.retry)
    until(hearing, room, 2, CopyState.ASKING)
    assert room.good_button.text() == "No. 2 came out"
    hearing.click(room.good_button)
    assert gone(room)
    assert without_copy(hearing.record) == ()


def test_a_paused_queue_is_said_before_and_meanwhile_and_goes_on_by_itself(
    hearing: Hearing, office: Office
) -> None:
    office.server.run("cupsdisable", "paused")
    room = enter(hearing, "paused")
    assert "It takes jobs but prints none: resume it" in texts(room)
    for row in room.rows[1:]:
        row.tick.click()
    hearing.click(room.print_button)
    until(hearing, room, 1, CopyState.HELD_UP)
    assert "held up" in texts(room)
    assert len(hearing.prints()) == 0
    office.server.run("cupsenable", "paused")
    until(hearing, room, 1, CopyState.ASKING)
    hearing.click(room.good_button)
    assert gone(room)


def test_the_printer_is_looked_at_while_a_job_is_watched(hearing: Hearing, office: Office) -> None:
    tongue().speak(Language.CHINESE)
    office.server.run("cupsenable", "paused")
    room = enter(hearing, "paused")
    assert room.queue_chip.text() == "就绪"
    office.server.run("cupsdisable", "paused")
    for row in room.rows[1:]:
        row.tick.click()
    hearing.click(room.print_button)
    until(hearing, room, 1, CopyState.HELD_UP)
    hearing.bot.waitUntil(lambda: room.queue_chip.text() == "已暂停")
    assert "Paused" not in texts(room)
    office.server.run("cupsenable", "paused")
    until(hearing, room, 1, CopyState.ASKING)
    hearing.bot.waitUntil(lambda: room.queue_chip.text() == "就绪")
    hearing.click(room.good_button)


def test_escape_cancels_a_job_that_stands_still_and_then_leaves(hearing: Hearing, office: Office) -> None:
    office.server.run("cupsdisable", "paused")
    room = enter(hearing, "paused")
    hearing.click(room.print_button)
    until(hearing, room, 1, CopyState.HELD_UP)
    QTest.keyClick(room.cancel_button, Qt.Key.Key_Escape)
    until(hearing, room, 1, CopyState.CANCELLED)
    assert not gone(room)
    office.server.run("cupsenable", "paused")
    assert office.server.arrived(office.folders["paused"]) == []
    QTest.keyClick(room.close_button, Qt.Key.Key_Escape)
    hearing.settle()
    assert gone(room)


def test_escape_does_not_touch_a_job_that_is_being_printed(hearing: Hearing) -> None:
    room = enter(hearing, "gate")
    hearing.click(room.print_button)
    until(hearing, room, 1, CopyState.PRINTING)
    QTest.keyClick(room.cancel_button, Qt.Key.Key_Escape)
    hearing.settle()
    assert not gone(room)
    assert room.run.copies[0].state is CopyState.PRINTING
    hearing.click(room.cancel_button)
    until(hearing, room, 1, CopyState.CANCELLED)
    hearing.click(room.close_button)


def test_a_cancelled_job_is_never_called_printed(hearing: Hearing, office: Office) -> None:
    room = enter(hearing, "gate")
    hearing.click(room.print_button)
    until(hearing, room, 1, CopyState.PRINTING)
    hearing.click(room.cancel_button)
    until(hearing, room, 1, CopyState.CANCELLED)
    assert "cancelled, not printed" in texts(room)
    assert office.server.arrived(office.folders["gate"]) == []
    assert [one.outcome for one in hearing.prints()] == [PrintOutcome.NOT_PRINTED]
    assert [copy.state for copy in room.run.copies[1:]] == [CopyState.READY, CopyState.READY]
    hearing.click(room.close_button)


def test_leaving_without_an_answer_is_recorded_as_unknown(hearing: Hearing) -> None:
    room = enter(hearing, "plain")
    for row in room.rows[1:]:
        row.tick.click()
    hearing.click(room.print_button)
    until(hearing, room, 1, CopyState.ASKING)
    hearing.click(room.close_button)
    assert [one.outcome for one in hearing.prints()] == [PrintOutcome.UNKNOWN]
    assert not has_copy(hearing.record, hearing.revision.content.parties[0].id)


def test_without_a_printer_nothing_is_lost_and_it_looks_again(hearing: Hearing, office: Office) -> None:
    class Nobody:
        def queues(self) -> tuple[()]:
            return ()

    systems.use(Nobody())  # type: ignore[arg-type]
    hearing.sign_by_hand()
    page = hearing.signing
    hearing.click(page.closed.print_button)
    room = page.printing.room
    assert room is not None
    assert "There is no printer. Nothing is lost" in texts(room)
    assert not room.print_button.isEnabled()
    assert room.close_button.text() == "Print later"
    tongue().speak(Language.CHINESE)
    hearing.click(room.again_button)
    assert "可以稍后打印。也可以现在" in texts(room)
    tongue().speak(Language.ENGLISH)
    systems.use(ThisComputer(cups=office.system))
    hearing.click(room.again_button)
    assert room.print_button.isEnabled()
    hearing.click(room.close_button)


def test_the_sealed_paper_is_printed_for_signing_by_hand(hearing: Hearing, office: Office) -> None:
    page = hearing.signing
    hearing.click(page.seal_button)
    hearing.click(page.print_sealed)
    room = page.printing.room
    assert room is not None
    choose(hearing, room, "plain")
    assert not room.save_button.isVisibleTo(room)
    hearing.click(room.print_button)
    until(hearing, room, 1, CopyState.ASKING)
    (came,) = office.server.arrived(office.folders["plain"])
    assert came.data == hearing.desk.store.blob(hearing.revision.pdf_sha256).result()
    hearing.click(room.good_button)
    assert gone(room)


TICKED = {
    Language.ENGLISH: ("Papers of this case", "✓ printed", "Print again…", "All are printed"),
    Language.CHINESE: ("本案文书", "✓ 已打印", "重新打印…", "都已打印"),
}


@pytest.mark.parametrize("language", Language)
def test_what_is_printed_to_be_signed_by_hand_is_ticked_off(
    hearing: Hearing, office: Office, language: Language
) -> None:
    hearing.window.speak(language)
    page = hearing.signing
    hearing.sign_everybody()
    assert hearing.revision.closing is not None
    title, ticked, again, everything = TICKED[language]
    card = page.papers.card
    assert title in texts(card)
    assert ticked not in texts(card)
    wanted = [paper.id for paper in page.around.papers if paper.unsigned(hearing.revision)]
    assert len(wanted) > 1

    def print_it(paper: PaperId, *, came_out: bool) -> None:
        hearing.click(card.prints[paper])
        room = page.printing.room
        assert room is not None
        choose(hearing, room, "plain")
        hearing.click(room.print_button)
        until(hearing, room, 1, CopyState.ASKING)
        if came_out:
            hearing.click(room.good_button)
            return
        hearing.click(room.problem_button)
        hearing.click(room.rows[0].no)
        hearing.click(room.close_button)

    print_it(wanted[0], came_out=False)
    assert ticked not in texts(card), "what did not come out is still to be printed"
    for done, paper in enumerate(wanted, 1):
        print_it(paper, came_out=True)
        assert texts(card).count(ticked) == done
        assert sum(one.text() == again for one in card.prints.values()) == done
        assert (everything in texts(card)) is (done == len(wanted))


def test_the_proof_of_service_is_printed(hearing: Hearing, office: Office) -> None:
    hearing.sign_by_hand()
    page = hearing.service
    card = next(iter(page._cards.values()))
    hearing.click(card.proof_button)
    room = page.printing.room
    assert room is not None
    choose(hearing, room, "plain")
    hearing.click(room.print_button)
    until(hearing, room, 1, CopyState.ASKING)
    assert len(office.server.arrived(office.folders["plain"])) == 1
    hearing.click(room.good_button)
    assert gone(room)
