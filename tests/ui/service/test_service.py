"""Handing over copies as people do it, over the real store, papers and certificate."""

from __future__ import annotations

from datetime import date, time, timedelta
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton

from mediator_app.domain.copies import without_copy
from mediator_app.domain.papers import PaperId, PaperKind, SignerRole
from mediator_app.domain.people import Power
from mediator_app.domain.record import PrintOutcome, ServiceMethod, ServiceOutcome
from mediator_app.domain.states import CaseState, RevisionState
from mediator_app.practice import HearingClock
from tests.cases import signed as signed_case
from tests.ui.hearings import Hearing, draw, texts, write
from ui.language import Language
from ui.service.copies import NoCopySheet
from ui.service.effect import effective_on, milestones, state_words
from ui.service.parties import receivers
from ui.service.receiving import OtherWaySheet, PaperReceiptSheet
from ui.signing.asking import ChoiceSheet, ReasonSheet, ScanSheet
from ui.steps.base import Step
from ui.widgets.overlay import Sheet
from ui.widgets.rail import Room

S = TypeVar("S", bound=Sheet)


def open_sheet(hearing: Hearing, kind: type[S]) -> S:
    found: list[S] = [one for one in hearing.window.findChildren(kind) if one.isVisible()]
    (sheet,) = found
    return sheet


def hand_over(hearing: Hearing, made: QAbstractButton) -> None:
    """Press a button of service; the copies were made elsewhere, if that is asked."""
    hearing.click(made)
    gate = hearing.service.copies
    if gate.sheet is not None:
        hearing.click(gate.sheet.other)


def test_before_the_seal_there_is_nothing_to_serve(hearing: Hearing) -> None:
    page = hearing.service
    assert "Nothing can be served yet" in texts(page)
    hearing.click(page.empty.action)
    assert hearing.space.step is Step.SIGNING


def test_everybody_signs_for_a_copy_and_the_instrument_takes_effect(hearing: Hearing) -> None:
    hearing.sign_by_hand()
    page = hearing.service
    assert "Signed · not yet served" in texts(page)
    assert "It takes effect only when both sides have signed for it" in texts(page)
    for number in (1, 2):
        assert page.primary_action() is not None
        hand_over(hearing, page.receive_button)
        assert f"Original no. {number}" in texts(hearing.room())
        assert hearing.room().aloud.isVisible()
        assert hearing.room().aloud.text() == "The whole text was read aloud to whoever signs for receipt"
        hearing.sign_here()
        assert "Server" in texts(hearing.room())
        assert not hearing.room().aloud.isVisible(), "nobody reads to the server"
        hearing.sign_here()
    assert hearing.record.state is CaseState.SERVED
    said = texts(page)
    assert "Served · in effect" in said
    assert "15 December 2026" in said
    assert "Last day to ask the court for enforcement" in said
    assert page.primary_action() is None
    body = hearing.revision.content.body.name
    assert page.presumes.isVisible()
    assert f"presumes the seal of {body}, which is not recorded yet" in page.presumes.text()
    hearing.bot.waitUntil(hearing.space.map.buttons[Step.SERVICE].hasFocus)
    QTest.keyClick(hearing.space.map.buttons[Step.SERVICE], Qt.Key.Key_Return)
    assert hearing.space.step is Step.SERVICE, "Enter does not go back"
    services = hearing.services()
    assert [one.copies for one in services] == [1, 1]
    assert all(one.ink is not None and one.server_ink is not None for one in services)


@pytest.mark.parametrize("language", Language)
def test_the_seal_is_asked_for_until_it_is_recorded(hearing: Hearing, language: Language) -> None:
    hearing.sign_by_hand()
    hearing.window.speak(language)
    page = hearing.service
    body = hearing.revision.content.body.name
    told, act = {
        Language.ENGLISH: (f"Not recorded as sealed yet: {body}", "Record the seal…"),
        Language.CHINESE: (f"尚未记录盖章：{body}", "记录盖章…"),
    }[language]
    hearing.bot.waitUntil(page.seal_banner.isVisible)
    assert told in page.seal_banner.words.text()
    hearing.space.open_step(Step.CHECK)
    assert told in texts(hearing.space.page), "the check says so too"
    page = hearing.service
    for number in (1, 2):
        hand_over(hearing, page.receive_button)
        hearing.sign_here()
        hearing.sign_here()
        assert len(hearing.services()) == number, "it stops nobody"
    assert told in page.seal_banner.words.text()
    hearing.window.open_room(Room.DOCKET)
    assert body in hearing.window.toast.words.text(), "whoever leaves is told"
    hearing.window.open_case(hearing.case_id, Step.SERVICE)
    hearing.settle()
    page = hearing.service
    assert page.seal_banner.action.text() == act
    hearing.bot.waitUntil(page.seal_banner.action.isVisible)
    hearing.click(page.seal_banner.action)
    assert body in page.presumes.text()
    QTest.keyClick(open_sheet(hearing, ChoiceSheet).name, Qt.Key.Key_Return)
    assert not page.presumes.isVisible()
    hearing.settle()
    assert [one.owner for one in hearing.revision.seals] == ["body"]
    assert not page.seal_banner.isVisible(), "the company's seal is no condition"
    hearing.space.open_step(Step.CHECK)
    reads = texts(hearing.space.page)
    assert told.partition(body)[0] not in reads
    company = hearing.revision.content.parties[1]
    stamps = hearing.signing.stamps
    room = {
        Language.ENGLISH: f"{company.name}: the paper has room for its seal too.",
        Language.CHINESE: f"文书上另有{company.name}的盖章处",
    }[language]
    assert room in stamps.room.text()
    assert not stamps.missing.isVisible()
    hearing.click(stamps.add)
    QTest.keyClick(open_sheet(hearing, ChoiceSheet).name, Qt.Key.Key_Return)
    hearing.settle()
    assert [one.owner for one in hearing.revision.seals] == ["body", company.id], (
        "the missing one is proposed"
    )
    assert not stamps.room.isVisible()


def test_whoever_served_and_whoever_chose_paper_hand_the_device_back(hearing: Hearing) -> None:
    hearing.sign_by_hand()
    page = hearing.service
    hand_over(hearing, page.receive_button)
    write(hearing.room().pad)
    hearing.click(hearing.room().confirm_button)
    assert hearing.plate() is None, "the server signs in the same chain"
    write(hearing.room().pad)
    hearing.click(hearing.room().confirm_button)
    plate = hearing.plate()
    assert plate is not None, "the clerk is not the mediator"
    assert "has signed:" in texts(plate)
    assert "Proof of service" in texts(plate)
    hearing.take_back()
    hearing.click(page.receive_button)
    hearing.click(hearing.room().paper_button)
    plate = hearing.plate()
    assert plate is not None
    assert "signs on paper." in texts(plate)
    assert not [one for one in hearing.window.findChildren(ScanSheet) if one.isVisible()]
    hearing.take_back()
    open_sheet(hearing, ScanSheet).close_sheet()


def test_what_is_left_to_do_is_listed_with_its_buttons(hearing: Hearing) -> None:
    hearing.sign_by_hand()
    page = hearing.service
    hearing.settle()

    def lines() -> list[str]:
        return [one.what for one in page.left.acts.values()]

    body = hearing.revision.content.body.name
    assert lines()[0] == f"Put on and record the seal: {body}"
    assert lines()[1].startswith("Print the copies for: 程虚构"), "the company's seal is not asked for"
    assert "7 signatures by hand on the print: Record of the hearing" in lines()
    assert not [one for one in lines() if "Print for the file" in one]
    hand_over(hearing, page.receive_button)
    hearing.sign_here()
    hearing.sign_here()
    wanted = "Print for the file: Proof of service · 程虚构"
    assert wanted in lines()
    assert not [one for one in lines() if one.startswith("Print the copies for")]
    made = next(made for made, one in page.left.acts.items() if one.what == wanted)
    assert isinstance(made, QAbstractButton)
    hearing.bot.waitUntil(made.isVisible)
    hearing.click(made)
    room = page.printing.room
    assert room is not None
    assert room.task.paper == PaperId(PaperKind.SERVICE_RETURN, hearing.revision.content.parties[0].id)
    assert room._record is not None
    room._record(room.run.copies[0], PrintOutcome.CAME_OUT, "a printer")
    room.close_sheet()
    assert wanted not in lines()


def test_a_server_who_leaves_loses_no_receipt(hearing: Hearing) -> None:
    hearing.sign_by_hand()
    page = hearing.service
    hand_over(hearing, page.receive_button)
    hearing.sign_here()
    assert len(hearing.services()) == 0
    hearing.click(hearing.room().paper_button)
    (service,) = hearing.services()
    assert service.ink is not None
    assert service.server_ink is None
    assert not hearing.has_room()


def test_whoever_leaves_at_the_service_hands_the_device_back_too(hearing: Hearing) -> None:
    hearing.sign_by_hand()
    page = hearing.service
    hand_over(hearing, page.receive_button)
    QTest.keyClick(hearing.room().pad, Qt.Key.Key_Escape)
    plate = hearing.plate()
    assert plate is not None, "the receiver saw the case"
    assert "Applicant 程虚构 has not signed:" in texts(plate)
    assert "Proof of service" in texts(plate)
    hearing.take_back()
    assert not hearing.has_room()
    assert hearing.services() == ()
    hand_over(hearing, page.receive_button)
    hearing.sign_here()
    serving = hearing.room()
    QTest.keyClick(serving.pad, Qt.Key.Key_Escape)
    plate = hearing.plate()
    assert plate is not None, "the clerk is not the mediator"
    assert "has not signed:" in texts(plate)
    assert "程虚构" not in texts(plate), "it is the clerk who has not signed"
    QTest.keyClick(plate.go_button, Qt.Key.Key_Escape)
    assert hearing.room() is serving
    assert hearing.services() == ()
    QTest.keyClick(serving.pad, Qt.Key.Key_Escape)
    hearing.take_back()
    (service,) = hearing.services()
    assert service.ink is not None, "the receipt is not lost"
    assert service.server_ink is None


def test_only_who_may_receive_is_offered(hearing: Hearing) -> None:
    hearing.sign_by_hand()
    content = hearing.revision.content
    for party in content.parties:
        offered = receivers(content, party)
        assert offered
        for signer in offered:
            if signer.role is SignerRole.AGENT:
                agent = next(a for a in content.agents if a.id == signer.id)
                assert agent.acts_for == party.id
                assert agent.may(Power.RECEIVE)
            else:
                assert signer.id == party.id


def test_a_receipt_on_paper_needs_its_scan(hearing: Hearing, tmp_path: Path) -> None:
    hearing.sign_by_hand()
    page = hearing.service
    card = next(iter(page._cards.values()))
    hand_over(hearing, card.scan_button)
    sheet = open_sheet(hearing, ScanSheet)
    hearing.click(sheet.confirm)
    assert "Choose the scan" in sheet.field.error.text()
    file = tmp_path / "proof.pdf"
    file.write_bytes(b"%PDF-1.7 a scan of the signed proof of service")
    QTest.keyClicks(sheet.path, str(file))
    hearing.click(sheet.confirm)
    (service,) = hearing.services()
    assert service.scan is not None
    assert service.ink is None
    assert "signed for it on paper" in texts(page)


def keep_scan(tmp_path: Path) -> str:
    file = tmp_path / "proof.pdf"
    file.write_bytes(b"%PDF-1.7 a scan of the signed proof of service")
    return str(file)


def later(hearing: Hearing, days: int) -> None:
    """Some days after the hearing."""
    clock = hearing.desk.clock
    assert isinstance(clock, HearingClock)
    clock.reach(clock.now() + timedelta(days=days))


WORDS = {
    Language.ENGLISH: (
        "Date of receipt, as the receiver wrote it",
        "The receipt cannot lie after now",
        "The receipt cannot lie before the document was closed",
        "Not a valid time",
        "in effect since 24 November 2026",
    ),
    Language.CHINESE: (
        "受送达人填写的签收日期",
        "签收时间不能晚于现在",
        "签收时间不能早于文书签署完毕的时间",
        "不是有效的时间",
        "2026年11月24日",
    ),
}


@pytest.mark.parametrize("language", Language)
def test_the_date_on_the_paper_is_the_date_of_service(
    hearing: Hearing, tmp_path: Path, language: Language
) -> None:
    hearing.sign_by_hand()
    hearing.window.speak(language)
    label, too_late, too_early, no_time, since = WORDS[language]
    later(hearing, 2)
    page = hearing.service
    worker, company = page._cards.values()
    hand_over(hearing, worker.scan_button)
    sheet = open_sheet(hearing, PaperReceiptSheet)
    assert label in texts(sheet)
    assert sheet.received.day.text() == "2026-11-25", "today, until another is typed"
    QTest.keyClicks(sheet.path, keep_scan(tmp_path))
    received = sheet.received
    for typed, said in (("12.1", too_late), ("2026-11-22", too_early)):
        received.day.selectAll()
        QTest.keyClicks(received.day, typed)
        hearing.click(sheet.confirm)
        assert said in received.day_field.error.text()
    received.day.selectAll()
    QTest.keyClicks(received.day, "20261123")
    QTest.keyClicks(received.clock, "25:00")
    hearing.click(sheet.confirm)
    assert no_time in received.clock_field.error.text()
    assert hearing.record.attachments == (), "what was refused keeps no scan"
    received.clock.selectAll()
    QTest.keyClicks(received.clock, "11:50 am")
    QTest.keyClick(received.clock, Qt.Key.Key_Return)
    hearing.settle()
    (service,) = hearing.services()
    assert (service.received_on, service.received_at) == (date(2026, 11, 23), time(11, 50))
    assert "2026-11-23 11:50" in texts(page)

    hand_over(hearing, company.scan_button)
    sheet = open_sheet(hearing, PaperReceiptSheet)
    QTest.keyClicks(sheet.path, keep_scan(tmp_path))
    sheet.received.day.selectAll()
    QTest.keyClicks(sheet.received.day, "yesterday")
    hearing.click(sheet.confirm)
    assert hearing.record.state is CaseState.SERVED
    assert hearing.services()[1].received_at is None
    assert effective_on(hearing.revision) == date(2026, 11, 24)
    assert since in texts(page)


def test_by_post_the_day_of_receipt_is_typed(hearing: Hearing) -> None:
    hearing.sign_by_hand()
    later(hearing, 3)
    page = hearing.service
    card = next(iter(page._cards.values()))
    hand_over(hearing, card.other_button)
    sheet = open_sheet(hearing, OtherWaySheet)
    QTest.keyClicks(sheet.name, "EMS 1234567890123")
    sheet.received.day.selectAll()
    QTest.keyClicks(sheet.received.day, "11.21")
    hearing.click(sheet.confirm)
    assert "cannot lie before" in sheet.received.day_field.error.text()
    sheet.received.day.selectAll()
    QTest.keyClicks(sheet.received.day, "11.25")
    hearing.click(sheet.confirm)
    (service,) = hearing.services()
    assert (service.method, service.day) == (ServiceMethod.POST, date(2026, 11, 25))


def test_a_refusal_takes_a_reason_and_leaves_the_state(hearing: Hearing) -> None:
    hearing.sign_by_hand()
    page = hearing.service
    card = next(iter(page._cards.values()))
    hearing.click(card.refuse_button)
    sheet = open_sheet(hearing, ReasonSheet)
    hearing.click(sheet.confirm)
    assert sheet.field.error.text() == "Give a reason."
    QTest.keyClicks(sheet.edit, "Wants to think it over; the clerk saw it")
    hearing.click(sheet.confirm)
    (service,) = hearing.services()
    assert service.outcome is ServiceOutcome.REFUSED
    assert hearing.record.state is CaseState.SIGNED
    assert "Wants to think it over" in texts(page)
    assert "counts as going back on it" in texts(page)


def test_going_back_on_it_before_service_opens_negotiation(hearing: Hearing) -> None:
    hearing.sign_by_hand()
    page = hearing.service
    hearing.click(page.withdraw_button)
    sheet = open_sheet(hearing, ChoiceSheet)
    assert sheet.choice.value is None, "nobody is named before somebody says who it was"
    hearing.click(sheet.confirm)
    assert sheet.choice_field.error.text() == "Choose one first."
    QTest.keyClick(sheet.choice, Qt.Key.Key_Down)
    assert not sheet.choice_field.error.text()
    hearing.click(sheet.confirm)
    assert sheet.field.error.text() == "Give a reason."
    QTest.keyClicks(sheet.name, "The amount is too low")
    hearing.click(sheet.confirm)
    assert hearing.record.state is CaseState.MEDIATING
    assert hearing.record.revisions[-1].state is RevisionState.WITHDRAWN
    assert "Nothing can be served yet" in texts(page)


def test_who_refused_the_copy_is_proposed_as_who_goes_back_on_it(hearing: Hearing) -> None:
    hearing.sign_by_hand()
    page = hearing.service
    party_id, card = list(page._cards.items())[1]
    hearing.click(card.refuse_button)
    refusal = open_sheet(hearing, ReasonSheet)
    QTest.keyClicks(refusal.edit, "The head office does not agree")
    hearing.click(refusal.confirm)
    hearing.click(page.withdraw_button)
    assert open_sheet(hearing, ChoiceSheet).choice.value == party_id


def test_by_post_the_consignment_is_named(hearing: Hearing) -> None:
    hearing.sign_by_hand()
    page = hearing.service
    card = next(iter(page._cards.values()))
    hand_over(hearing, card.other_button)
    sheet = open_sheet(hearing, ChoiceSheet)
    hearing.click(sheet.confirm)
    assert "Give the number of the consignment" in sheet.field.error.text()
    QTest.keyClicks(sheet.name, "EMS 1234567890123, signed by the doorkeeper")
    hearing.click(sheet.confirm)
    (service,) = hearing.services()
    assert service.method is ServiceMethod.POST


def test_ink_that_is_no_signature_serves_nobody(hearing: Hearing) -> None:
    hearing.sign_by_hand()
    page = hearing.service
    hand_over(hearing, page.receive_button)
    room = hearing.room()
    start = QPoint(40, 60)
    draw(room.pad, [start + QPoint(10 * at, 0) for at in range(20)])
    hearing.click(room.confirm_button)
    assert "This is a line, not a signature." in room.error.text()
    assert len(hearing.services()) == 0
    assert not room.pad.is_empty


def test_a_mediation_agreement_binds_from_its_signatures_and_starts_its_own_terms() -> None:
    past = signed_case(instrument=PaperKind.MEDIATION_AGREEMENT)
    revision = past.standing
    text, tone, meaning = state_words(revision)
    assert (text, tone) == ("Signed · copies not handed over yet", "amber")
    assert "It has bound both sides since 23 November 2026" in meaning
    assert effective_on(revision) == date(2026, 11, 23)
    days = {one.what: one.day for one in milestones(past.record, revision)}
    assert days["Last day to ask the arbitration commission for review together"] == date(2026, 12, 8)
    assert days["Last day to ask the court for confirmation together"] == date(2026, 12, 23)


def test_an_arbitration_instrument_has_no_effect_before_the_last_receipt() -> None:
    past = signed_case()
    assert effective_on(past.standing) is None
    past.serve(past.standing.content.parties[0].id)
    assert effective_on(past.standing) is None
    past.serve_all()
    assert effective_on(past.standing) == date(2026, 11, 23)


COPIES = {
    Language.ENGLISH: (
        "Copies not printed yet for: 程虚构, 示例跨国（中国）有限公司, the file of",
        "Not every copy has been printed",
        "nobody should leave without one",
        "Back to the case",
    ),
    Language.CHINESE: (
        "正本尚未打印：程虚构、示例跨国（中国）有限公司、",
        "还有正本没有打印",
        "各方离开前都应拿到自己的正本",
        "返回该案",
    ),
}


@pytest.mark.parametrize("language", Language)
def test_a_copy_that_never_came_out_is_warned_of_before_it_is_signed_for(
    hearing: Hearing, language: Language
) -> None:
    hearing.sign_by_hand()
    hearing.window.speak(language)
    banner, title, why, _ = COPIES[language]
    page = hearing.service
    assert banner in texts(page)
    hearing.click(page.receive_button)
    sheet = open_sheet(hearing, NoCopySheet)
    assert title in texts(sheet)
    assert why in texts(sheet)
    assert sheet.print_button.hasFocus()
    QTest.keyClick(sheet.print_button, Qt.Key.Key_Escape)
    assert not hearing.has_room()
    hearing.click(page.receive_button)
    hearing.click(open_sheet(hearing, NoCopySheet).print_button)
    hearing.bot.waitUntil(lambda: page.printing.room is not None)
    room = page.printing.room
    assert room is not None
    hearing.click(room.close_button)
    hearing.click(page.receive_button)
    hearing.click(open_sheet(hearing, NoCopySheet).other)
    assert hearing.has_room(), "the mediator says that the copies were made elsewhere"
    parties = hearing.revision.content.parties
    assert [(one.copy, one.recipient, one.printer) for one in hearing.prints()] == [
        (1, parties[0].id, ""),
        (2, parties[1].id, ""),
        (3, "body", ""),
    ]
    QTest.keyClick(hearing.room().pad, Qt.Key.Key_Escape)
    hearing.take_back()
    assert banner not in texts(page)


@pytest.mark.parametrize("language", Language)
def test_whoever_leaves_a_signed_case_hears_of_copies_that_were_not_printed(
    hearing: Hearing, language: Language
) -> None:
    hearing.window.speak(language)
    banner, title, _, back = COPIES[language]
    window, case_id = hearing.window, hearing.case_id
    window.open_room(Room.DOCKET)
    assert not window.toast.isVisible(), "nothing is signed yet"
    window.open_case(case_id, Step.SIGNING)
    hearing.bot.waitUntil(lambda: window.workspace is not None)
    hearing.sign_by_hand()
    window.open_room(Room.DOCKET)
    assert banner in window.toast.words.text()
    assert window.toast.action.text() == back
    QTest.mouseClick(window.toast.action, Qt.MouseButton.LeftButton)
    hearing.bot.waitUntil(lambda: window.workspace is not None)
    assert hearing.space.step is Step.SERVICE
    hearing.settle()

    window.close()
    assert window.isVisible()
    sheet = open_sheet(hearing, NoCopySheet)
    assert title in texts(sheet)
    assert banner.partition("：")[2].partition(": ")[2] in texts(sheet)
    QTest.keyClick(sheet.print_button, Qt.Key.Key_Escape)
    assert window.isVisible()
    window.close()
    hearing.click(open_sheet(hearing, NoCopySheet).other)
    hearing.bot.waitUntil(lambda: not window.isVisible())  # it closes once the disk has what was recorded
    assert without_copy(hearing.record) == ()


def test_whoever_insists_leaves_without_copies(hearing: Hearing) -> None:
    hearing.sign_by_hand()
    hearing.window.close()
    sheet = open_sheet(hearing, NoCopySheet)
    assert sheet.cancel.text() == "Close all the same"
    assert "Not recorded as sealed yet" in texts(sheet)
    QTest.keyClick(sheet.cancel, Qt.Key.Key_Space)
    hearing.bot.waitUntil(lambda: not hearing.window.isVisible())
    assert len(without_copy(hearing.record)) == 3
