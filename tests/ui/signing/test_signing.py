"""Sealing, signing and closing as people do it, over the real store, papers and certificate."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QPushButton, QWidget
from shiboken6 import isValid

from mediator_app.domain.edits import DescribeCase, DescribeHearing, SetSchedule, StateFacts
from mediator_app.domain.papers import PaperId, PaperKind, Signer, SignerRole
from mediator_app.domain.people import Guardian, Identity, IdKind
from mediator_app.domain.schedule import EqualParts
from mediator_app.domain.sealing import signers, unsigned
from mediator_app.domain.states import CaseState, RevisionState
from tests import cases
from tests.ui.hearings import Hearing, draw, texts, write
from ui.language import Language, tongue
from ui.printing import systems
from ui.printing.room import PrintRoom
from ui.signing.asking import ReasonSheet, ScanSheet
from ui.signing.correction import DropSheet
from ui.signing.on_paper import PaperSignatureSheet
from ui.signing.papers import PapersCard, PapersSheet
from ui.signing.people import language_of
from ui.steps.base import Step
from ui.words.times import long_day

PHOTO = b"\xff\xd8\xff\xe0" + b"a photograph of a signed page" * 40


def scan_sheet(hearing: Hearing) -> ScanSheet:
    (sheet,) = [one for one in hearing.window.findChildren(ScanSheet) if one.isVisible()]
    return sheet


def test_from_the_seal_to_the_closed_document(hearing: Hearing) -> None:
    page = hearing.signing
    assert "Ready to seal" in texts(page.findings)
    hearing.click(page.seal_button)
    assert hearing.record.standing is not None
    everybody = signers(hearing.revision.content, hearing.revision.content.instrument)
    for number, _ in enumerate(everybody, 1):
        hearing.turn_to_agreement()
        hearing.sign_all_the_same()
        assert f"Signer {number} of {len(everybody)}" in texts(hearing.room())
        # The mediator reads to others, and nobody reads to the mediator.
        assert hearing.room().aloud.isVisible() == (number < len(everybody))
        hearing.sign_here()
    hearing.settle()
    assert hearing.record.state is CaseState.SIGNED
    assert not hearing.has_room()
    said = texts(page.closed)
    assert "has not been changed since it was closed" in said
    assert " ".join(hearing.revision.seal[at : at + 4] for at in range(0, 16, 4)) in said
    inks = [signature.ink for signature in hearing.revision.signatures]
    assert len(inks) == len(everybody)
    assert all(ink is not None and len(ink.strokes) == 2 for ink in inks)


def test_what_stands_against_the_seal_is_said_and_leads_to_its_field(hearing: Hearing) -> None:
    content = hearing.record.content
    hearing.desk.do(
        hearing.case_id,
        DescribeCase(
            **hearing.desk.stamp(),
            instrument=content.instrument,
            body=content.body,
            case_number="",
            cause=content.cause,
            applied_on=content.applied_on,
            accepted_on=content.accepted_on,
        ),
    )
    hearing.space.refresh()
    page = hearing.signing
    assert not page.seal_button.isEnabled()
    assert "Still to be done before the seal" in texts(page.findings)
    hearing.click(page.findings.link)
    assert hearing.space.step is Step.CHECK


def test_what_to_look_at_says_whose_it_is(hearing: Hearing) -> None:
    from mediator_app.domain.edits import ChangeParty

    worker, company = hearing.record.content.parties
    for party in (worker, company):
        changed = replace(party, phone="")
        hearing.desk.do(hearing.case_id, ChangeParty(**hearing.desk.stamp(), party=changed))
    hearing.space.refresh()
    hearing.settle()
    page = hearing.signing
    hearing.bot.waitUntil(lambda: "The telephone number is missing." in texts(page.findings))
    said = texts(page.findings)
    assert f"Parties · {worker.name}" in said
    assert f"Parties · {company.name}" in said


@pytest.mark.parametrize("language", Language)
def test_the_paper_beside_is_called_what_it_is(hearing: Hearing, language: Language) -> None:
    hearing.window.speak(language)
    live, sealed, original = {
        Language.ENGLISH: ("As it will print", "Sealed text", "Signed original"),
        Language.CHINESE: ("实时预览", "已封存文本", "正本（已签署并锁定）"),
    }[language]
    page, pane = hearing.signing, hearing.space.preview

    def called(words: str) -> None:
        """In full, once it has its room."""
        hearing.bot.waitUntil(lambda: pane.state.text() == words)

    called(live)
    hearing.click(page.seal_button)
    called(sealed)
    hearing.sign_everybody()
    hearing.settle()
    called(original)
    service = hearing.service
    called(live)  # the proof of service is still to be written
    service.copies._elsewhere()
    hearing.click(service.receive_button)
    assert "日期" in texts(hearing.room()) or "records this day and time" in texts(hearing.room())
    hearing.sign_here()
    hearing.sign_here()
    pane.show_record(hearing.record, PaperId(PaperKind.SERVICE_RETURN, hearing.record.content.parties[0].id))
    called(sealed)


def test_a_dot_is_explained_and_the_ink_stays(hearing: Hearing) -> None:
    page = hearing.signing
    hearing.click(page.seal_button)
    hearing.turn_to_agreement()
    room = hearing.room()
    spot = room.pad.rect().center()
    draw(room.pad, [spot, spot + QPoint(1, 0)])
    hearing.click(room.confirm_button)
    assert "This is a dot, not a signature." in room.error.text()
    assert room.pad.ink().strokes
    assert hearing.revision.signatures == ()
    hearing.click(room.clear_button)
    assert room.pad.is_empty
    hearing.sign_here()
    assert len(hearing.revision.signatures) == 1


def test_the_signer_reads_money_in_figures_and_capitals_from_their_own_seat(hearing: Hearing) -> None:
    page = hearing.signing
    hearing.click(page.seal_button)
    hearing.turn_to_agreement()
    words = hearing.room().told.words.accessibleName()
    assert "pays you 750,000.00 yuan (柒拾伍万元整) in one sum" in words
    assert "until then" in words.lower()


def test_reading_the_paper_is_logged_page_by_page(hearing: Hearing) -> None:
    page = hearing.signing
    hearing.click(page.seal_button)
    hearing.turn_to_agreement()
    room = hearing.room()
    hearing.click(room.read_button)
    hearing.click(room.reading.copy.other)
    assert room.reading.pages >= 3
    assert room.reading.seen == set()

    def paged_through() -> bool:
        QTest.keyClick(room.reading.area, Qt.Key.Key_PageDown)
        return room.reading.seen == set(range(1, room.reading.pages + 1))

    hearing.bot.waitUntil(paged_through)
    QTest.keyClick(room.reading.area, Qt.Key.Key_Escape)
    hearing.click(room.aloud)
    hearing.sign_here()
    (signature,) = hearing.revision.signatures
    assert signature.pages_seen == room.reading.pages
    assert signature.read_aloud


def test_nobody_opposite_gets_into_the_case(hearing: Hearing) -> None:
    page = hearing.signing
    hearing.click(page.seal_button)
    hearing.turn_to_agreement()
    room = hearing.room()
    for keys in ("Ctrl+4", "Ctrl+K", "Ctrl+N", "Ctrl+PgDown", "F8", "Ctrl+Z"):
        QTest.keySequence(room.pad, keys)
    assert hearing.space.step is Step.SIGNING
    assert hearing.has_room()
    for _ in range(30):
        QTest.keyClick(QApplication.focusWidget() or room, Qt.Key.Key_Tab)
        focus = QApplication.focusWidget()
        assert focus is not None
        assert room.isAncestorOf(focus)
    corner = hearing.window.childAt(QPoint(30, 300))
    assert corner is not None
    assert room.isAncestorOf(corner) or corner is room


@pytest.mark.parametrize("language", Language)
def test_escape_asks_for_the_device_before_the_case_is_seen(hearing: Hearing, language: Language) -> None:
    hearing.window.speak(language)
    page = hearing.signing
    hearing.click(page.seal_button)
    hearing.turn_to_agreement()
    room = hearing.room()
    write(room.pad)
    QTest.keyClick(room.pad, Qt.Key.Key_Escape)
    plate = hearing.plate()
    assert plate is not None, "the case was open to whoever hit Escape"
    asked, unsigned_words, paper, stay = {
        Language.ENGLISH: (
            "Please give the device back to the mediator",
            "Applicant 程虚构 has not signed:",
            "Arbitration mediation instrument",
            "Go on signing  Esc",
        ),
        Language.CHINESE: (
            "请将设备交还调解员",
            "申请人 程虚构 尚未签署：",
            "仲裁调解书",
            "继续签署  Esc",
        ),
    }[language]
    said = texts(plate)
    for words in (asked, unsigned_words, paper, stay):
        assert words in said
    assert nothing_else_in_view(hearing, plate)
    QTest.keySequence(plate.go_button, "Ctrl+4")
    assert hearing.space.step.value == "signing"
    QTest.keyClick(plate.go_button, Qt.Key.Key_Escape)
    assert hearing.plate() is None
    assert hearing.room() is room
    assert not room.pad.is_empty, "a key that was hit by chance costs nothing"
    assert room.pad.hasFocus()
    hearing.click(room.back_button)
    plate = hearing.plate()
    assert plate is not None
    assert plate.go_button.hasFocus()
    QTest.keyClick(plate.go_button, Qt.Key.Key_Return)
    hearing.settle()
    assert not hearing.has_room()
    assert hearing.revision.signatures == ()
    QTest.keySequence(hearing.window, "Ctrl+9")
    assert hearing.space.step is Step.SERVICE


def nothing_else_in_view(hearing: Hearing, plate: QWidget) -> bool:
    """Whether every spot of the window belongs to the plate."""
    window = hearing.window
    spots = [QPoint(x, y) for x in range(4, window.width(), 40) for y in range(4, window.height(), 40)]
    found = [window.childAt(spot) for spot in spots]
    return all(one is not None and (one is plate or plate.isAncestorOf(one)) for one in found)


def test_the_mediator_leaves_their_own_room_without_handing_anything_back(hearing: Hearing) -> None:
    page = hearing.signing
    hearing.click(page.seal_button)
    page.turns.open_room(Signer(SignerRole.MEDIATOR))
    hearing.settle()
    QTest.keyClick(hearing.room().pad, Qt.Key.Key_Escape)
    assert hearing.plate() is None
    assert hearing.has_room()
    assert "Leave without signing?" in texts(hearing.window)
    for key in (Qt.Key.Key_Tab, Qt.Key.Key_Space):
        focus = QApplication.focusWidget()
        assert focus is not None
        QTest.keyClick(focus, key)
    assert not hearing.has_room()
    assert hearing.plate() is None


def test_whoever_leaves_in_the_middle_reads_what_is_not_signed_and_what_is_signed_stays(
    hearing: Hearing,
) -> None:
    page = hearing.signing
    hearing.click(page.seal_button)
    hearing.click(page.turn_button)
    write(hearing.room().pad)
    hearing.click(hearing.room().confirm_button)
    (first,) = hearing.revision.signatures
    assert first.paper is PaperKind.RIGHTS_NOTICE
    QTest.keyClick(hearing.room().pad, Qt.Key.Key_Escape)
    plate = hearing.plate()
    assert plate is not None
    said = texts(plate)
    assert "has not signed:" in said
    assert "mediation instrument" in said
    assert "Notice of rights" not in said
    hearing.take_back()
    assert not hearing.has_room()
    assert hearing.revision.signatures == (first,)
    hearing.turn_to_agreement()
    hearing.sign_here()
    assert not hearing.has_room(), "the visit that was broken off opens nothing more"


def test_a_foreign_signer_who_goes_on_reads_english_again(hearing: Hearing) -> None:
    hearing.window.speak(Language.CHINESE)
    page = hearing.signing
    hearing.click(page.seal_button)
    page.turns.open_room(foreign_head(hearing))
    hearing.settle()
    QTest.keyClick(hearing.room().pad, Qt.Key.Key_Escape)
    plate = hearing.plate()
    assert plate is not None
    said = texts(plate)
    for words in ("Please give the device back", "DVOŘÁK has not signed:", "Go on signing", "调解员继续"):
        assert words in said
    assert tongue().language is Language.CHINESE
    hearing.click(plate.stay_button)
    assert tongue().language is Language.ENGLISH
    assert "Please sign here" in hearing.room().pad.accessibleName()
    QTest.keyClick(hearing.room().pad, Qt.Key.Key_Escape)
    hearing.take_back()
    assert tongue().language is Language.CHINESE
    assert not hearing.has_room()


def test_locking_takes_plate_and_room_away_at_once(hearing: Hearing) -> None:
    hearing.window.speak(Language.CHINESE)
    page = hearing.signing
    hearing.click(page.seal_button)
    page.turns.open_room(foreign_head(hearing))
    hearing.settle()
    room = hearing.room()
    QTest.keyClick(room.pad, Qt.Key.Key_Escape)
    plate = hearing.plate()
    hearing.desk.practice = False  # only a store that can be locked is
    hearing.window.lock()
    hearing.settle()
    for one in (room, plate):
        assert one is not None
        assert not isValid(one) or not one.isVisible()
    assert tongue().language is Language.CHINESE
    held = [one for one in hearing.window.findChildren(QAction) if not one.shortcut().isEmpty()]
    assert held
    assert all(one.isEnabled() for one in held)


def test_a_signer_reads_it_in_the_other_language_and_the_mediator_gets_the_old_one_back(
    hearing: Hearing,
) -> None:
    page = hearing.signing
    hearing.click(page.seal_button)
    hearing.turn_to_agreement()
    room = hearing.room()
    hearing.click(room.language_button)
    assert tongue().language is Language.CHINESE
    hearing.bot.waitUntil(lambda: "750,000.00 元（柒拾伍万元整）" in room.told.words.accessibleName())
    assert room.confirm_button.text() == "确认签署"
    hearing.sign_here()
    assert tongue().language is Language.ENGLISH


def foreign_head(hearing: Hearing) -> Signer:
    """The employer, whose legal representative reads English."""
    employer = hearing.revision.content.parties[1]
    return Signer(SignerRole.PARTY, employer.id)


def test_a_foreign_signer_finds_the_room_in_english_and_the_mediator_gets_chinese_back(
    hearing: Hearing,
) -> None:
    hearing.window.speak(Language.CHINESE)
    page = hearing.signing
    hearing.click(page.seal_button)
    hearing.turn_to_agreement()
    room = hearing.room()
    assert tongue().language is Language.CHINESE, "the applicant reads Chinese"
    assert not room.told.translated.isVisible()
    hearing.sign_here()

    name = "被申请人法定代表人 沃尔夫冈·德沃夏克：现在签名"
    (now,) = [one for one in page.queue.findChildren(QPushButton) if one.accessibleName() == name]
    now.setFocus()
    QTest.keyClick(now, Qt.Key.Key_Space)
    hearing.settle()
    room = hearing.room()
    said = texts(room)
    assert "Signing · Respondent's legal representative Wolfgang DVOŘÁK" in said
    assert "For reading only: the Chinese text is signed and binding" in said
    assert room.confirm_button.text() == "Confirm the signature"
    assert "750,000.00 yuan" in room.told.words.accessibleName()
    hearing.click(room.read_button)
    assert "English reading copy" in texts(room)
    assert "The Chinese text alone is signed and binding" in texts(room)
    copy = room.reading.copy
    assert copy.pages >= 2

    def paged_through() -> bool:
        QTest.keyClick(room.reading.area, Qt.Key.Key_PageDown)
        return copy.seen == set(range(1, copy.pages + 1))

    hearing.bot.waitUntil(paged_through)
    assert room.reading.seen == set(), "the copy is not the paper"
    QTest.keyClick(copy.other, Qt.Key.Key_Space)
    assert room.reading.area is room.reading.original.area
    assert room.reading.area.hasFocus()
    QTest.keyClick(room.reading.area, Qt.Key.Key_Escape)
    assert f"{copy.pages} of {copy.pages} pages of the English reading copy" in room.pages.text()

    hearing.click(room.language_button)
    assert tongue().language is Language.CHINESE
    hearing.bot.waitUntil(lambda: not room.told.translated.isVisible())
    hearing.click(room.language_button)
    hearing.sign_here()
    assert tongue().language is Language.CHINESE
    assert page.title() == "签署"
    hearing.bot.waitUntil(lambda: QApplication.focusWidget() is not None)
    assert QApplication.focusWidget() in hearing.space.findChildren(QPushButton)


def test_a_foreign_receiver_finds_the_receipt_in_english_and_the_server_in_chinese(hearing: Hearing) -> None:
    hearing.sign_by_hand()
    hearing.window.speak(Language.CHINESE)
    page = hearing.service
    page.handing.open(hearing.revision.content.parties[1].id, foreign_head(hearing))
    hearing.settle()
    assert "has received today" in hearing.room().told.words.accessibleName()
    hearing.sign_here()
    assert tongue().language is Language.CHINESE
    assert "送达人" in texts(hearing.room())
    hearing.sign_here()
    assert "已签收" in texts(page)


@pytest.mark.parametrize(
    ("language", "identity", "read"),
    [
        ("英语", Identity(IdKind.PASSPORT, "C01", "德国"), Language.ENGLISH),
        ("中文", Identity(IdKind.PASSPORT, "C01", "新加坡"), None),
        ("", Identity(IdKind.PASSPORT, "C01", "德国"), Language.ENGLISH),
        ("", Identity(IdKind.PASSPORT, "E01", "中国"), None),
        ("", Identity(IdKind.PASSPORT, "E01", ""), None),
        ("", Identity(IdKind.RESIDENT, "3101", "中国"), None),
        ("", Identity(IdKind.FOREIGN_PERMANENT, "9", "德国"), None),
    ],
)
def test_what_somebody_reads_is_said_by_the_parties_or_else_by_the_passport(
    language: str, identity: Identity, read: Language | None
) -> None:
    worker = cases.worker(language=language, identity=identity)
    head = replace(cases.employer().legal_representative, language=language, identity=identity)
    content = replace(
        cases.agreed().content,
        parties=(worker, cases.employer(legal_representative=head)),
    )
    for party in content.parties:
        assert language_of(content, Signer(SignerRole.PARTY, party.id)) is read
    assert language_of(content, Signer(SignerRole.MEDIATOR)) is None
    guarded = replace(worker, guardian=Guardian("程监护", Identity(), "母亲"))
    content = replace(content, parties=(guarded, content.parties[1]))
    assert language_of(content, Signer(SignerRole.PARTY, guarded.id)) is None


def test_locking_takes_the_room_away_and_gives_the_language_back(hearing: Hearing) -> None:
    hearing.window.speak(Language.CHINESE)
    page = hearing.signing
    hearing.click(page.seal_button)
    page.turns.open_room(foreign_head(hearing))
    hearing.settle()
    room = hearing.room()
    hearing.desk.practice = False  # only a store that can be locked is
    hearing.window.lock()
    hearing.settle()
    assert hearing.window.desk is None
    assert not isValid(room) or not room.isVisible()
    assert tongue().language is Language.CHINESE
    held = [one for one in hearing.window.findChildren(QAction) if not one.shortcut().isEmpty()]
    assert held
    assert all(one.isEnabled() for one in held)


def test_signed_on_paper_with_a_photo_of_several_signatures(hearing: Hearing, tmp_path: Path) -> None:
    page = hearing.signing
    hearing.click(page.seal_button)
    first, second, *_ = unsigned(hearing.revision)
    hearing.turn_to_agreement()
    hearing.click(hearing.room().paper_button)
    plate = hearing.plate()
    assert plate is not None, "the case was open to whoever chose paper"
    assert "signs on paper." in texts(plate)
    hearing.take_back()
    sheet = scan_sheet(hearing)
    (tmp_path / "page.txt").write_bytes(b"no picture")
    QTest.keyClicks(sheet.path, str(tmp_path / "page.txt"))
    hearing.click(sheet.confirm)
    assert "Only PDF, JPEG or PNG" in sheet.field.error.text()
    assert sheet.path.text().endswith("page.txt")
    sheet.path.clear()
    (tmp_path / "page.jpg").write_bytes(PHOTO)
    QTest.keyClicks(sheet.path, str(tmp_path / "page.jpg"))
    QTest.keyClick(next(tick for signer, tick in sheet.ticks if signer == second), Qt.Key.Key_Space)
    assert isinstance(sheet, PaperSignatureSheet)
    today = sheet.day.value
    assert today == hearing.desk.clock.today()
    for wrong, said in ((today + timedelta(days=1), "after today"), (today - timedelta(days=1), "the seal")):
        sheet.day.selectAll()
        QTest.keyClicks(sheet.day, wrong.isoformat())
        hearing.click(sheet.confirm)
        assert said in sheet.day_field.error.text()
    sheet.day.selectAll()
    QTest.keyClicks(sheet.day, today.isoformat())
    hearing.click(sheet.confirm)
    assert [one.signed_on for one in hearing.revision.signatures] == [today, today]
    assert long_day(today) in texts(page.queue)
    signed = hearing.revision.signatures
    assert [one.signer for one in signed] == [first, second]
    assert all(one.scan is not None and one.ink is None for one in signed)
    (attachment,) = hearing.record.attachments
    assert hearing.desk.store.blob(attachment.sha256).result() == PHOTO


def test_a_scan_cannot_sign_for_the_mediator_beside_others(hearing: Hearing) -> None:
    page = hearing.signing
    hearing.click(page.seal_button)
    page.turns.open_scan(unsigned(hearing.revision)[0])
    offered = [signer.role for signer, _ in scan_sheet(hearing).ticks]
    assert SignerRole.MEDIATOR not in offered
    scan_sheet(hearing).close_sheet()


def test_the_seal_is_given_up_only_with_a_reason(hearing: Hearing) -> None:
    page = hearing.signing
    hearing.click(page.seal_button)
    hearing.click(page.void_button)
    (sheet,) = [one for one in hearing.window.findChildren(ReasonSheet) if one.isVisible()]
    hearing.click(sheet.confirm)
    assert sheet.field.error.text() == "Give a reason."
    QTest.keyClicks(sheet.edit, "One date was wrong")
    hearing.click(sheet.confirm)
    assert hearing.record.state is CaseState.AGREED
    assert hearing.record.revisions[-1].state is RevisionState.VOID
    assert not [one for one in hearing.window.findChildren(ReasonSheet) if one.isVisible()]
    assert page.seal_button.isVisible()


def test_a_certificate_that_is_missing_loses_no_signature(hearing: Hearing) -> None:
    from mediator_app.domain.errors import Refusal

    def refuse() -> object:
        raise Refusal("certificate_missing")

    hearing.desk._certifier = refuse  # type: ignore[assignment]
    hearing.sign_everybody()
    page = hearing.signing
    assert hearing.record.state is CaseState.SEALED
    assert "All signatures are kept" in page.banner.words.text()
    assert "There is no certificate yet" in page.banner.words.text()
    assert unsigned(hearing.revision) == ()
    assert page.close_button.isVisible()


def test_a_correction_asks_for_every_signature_again(hearing: Hearing) -> None:
    hearing.sign_by_hand()
    page = hearing.signing
    hearing.click(page.closed.correct_button)
    (sheet,) = [one for one in hearing.window.findChildren(ReasonSheet) if one.isVisible()]
    QTest.keyClicks(sheet.edit, "The account number")
    hearing.click(sheet.confirm)
    assert hearing.record.state is CaseState.AGREED
    hearing.click(page.seal_button)
    assert hearing.revision.number == 2
    assert hearing.revision.signatures == ()


def test_a_correction_is_given_up_and_the_signed_agreement_goes_on(hearing: Hearing) -> None:
    hearing.sign_by_hand()
    page, before = hearing.signing, hearing.record
    assert not page.correction.isVisible()
    hearing.click(page.closed.correct_button)
    (reason,) = [one for one in hearing.window.findChildren(ReasonSheet) if one.isVisible()]
    QTest.keyClicks(reason.edit, "The account number")
    hearing.click(reason.confirm)
    assert page.correction.reason.text() == "Why it was opened: The account number"
    hearing.space.do(partial(StateFacts, facts="改了一半"))
    hearing.settle()
    hearing.click(page.correction.drop_button)
    (sheet,) = [one for one in hearing.window.findChildren(DropSheet) if one.isVisible()]
    hearing.click(sheet.cancel)
    assert hearing.record.content.facts == "改了一半"
    hearing.click(page.correction.drop_button)
    (sheet,) = [one for one in hearing.window.findChildren(DropSheet) if one.isVisible()]
    hearing.click(sheet.confirm)
    assert hearing.record == before
    assert not page.correction.isVisible()
    assert page.closed.isVisible()


def test_the_physical_seal_is_recorded_by_whom(hearing: Hearing) -> None:
    from ui.signing.asking import ChoiceSheet

    hearing.sign_by_hand()
    page = hearing.signing
    hearing.click(page.stamps.add)
    (sheet,) = [one for one in hearing.window.findChildren(ChoiceSheet) if one.isVisible()]
    sheet.name.selectAll()
    QTest.keyClicks(sheet.name, "Zhou Shifan")
    hearing.click(sheet.confirm)
    (seal,) = hearing.revision.seals
    assert (seal.owner, seal.affixed_by) == ("body", "Zhou Shifan")
    assert "put on by Zhou Shifan" in texts(page.stamps)


def test_the_end_of_a_long_summary_is_reached_by_keys_and_has_more_room_than_the_pad(
    hearing: Hearing,
) -> None:
    case_id, desk = hearing.case_id, hearing.desk
    settlement = hearing.record.content.settlement
    assert settlement is not None
    share = settlement.shares[0]
    assert share.method is not None
    plan = EqualParts(3, date(2026, 12, 15))
    desk.do(
        case_id,
        SetSchedule(
            **desk.stamp(),
            payer=share.payer,
            payee=share.payee,
            plan=plan,
            method=share.method,
            account=share.account,
        ),
    )
    hearing.window.resize(1366, 768)
    page = hearing.signing
    hearing.click(page.seal_button)
    hearing.turn_to_agreement()
    room = hearing.room()
    bar = room.told.area.verticalScrollBar()
    assert room.told.height() > room.pad.height()
    hearing.window.resize(1366, 600)
    hearing.bot.waitUntil(lambda: bar.maximum() > 0)
    for _ in range(12):
        QTest.keyClick(room.pad, Qt.Key.Key_PageDown)
    assert bar.value() == bar.maximum()
    QTest.keyClick(room.pad, Qt.Key.Key_PageUp)
    assert bar.value() < bar.maximum()


def test_everything_of_the_room_has_a_name_for_screen_readers(hearing: Hearing) -> None:
    page = hearing.signing
    hearing.click(page.seal_button)
    hearing.turn_to_agreement()
    room = hearing.room()
    write(room.pad)
    for button in (
        room.confirm_button,
        room.clear_button,
        room.paper_button,
        room.back_button,
        room.read_button,
    ):
        assert button.accessibleName() or button.text()
    assert room.pad.accessibleName() == "Please sign here (pen, finger or mouse)"


def test_one_of_the_other_papers_is_signed_from_the_list_of_papers(hearing: Hearing) -> None:
    page = hearing.signing
    hearing.click(page.seal_button)
    card = page.papers.card
    assert "Papers of this case" in texts(card)
    hearing.bot.waitUntil(lambda: "Record of the hearing" in texts(card))  # a layout shows it a turn later
    first, (paper, signer) = next(iter(card._offered.items()))
    assert first.accessibleName().endswith("next signature")
    assert isinstance(first, QPushButton)
    hearing.click(first)
    room = hearing.room()
    assert room.reading.pages >= 1
    assert "Please read it before you sign." in room.told.words.accessibleName()
    hearing.sign_here()
    signature = hearing.revision.signature(signer, paper.id.kind, paper.id.subject)
    assert signature is not None
    assert signature.ink is not None
    assert len(unsigned(hearing.revision)) == len(
        signers(hearing.revision.content, hearing.revision.content.instrument)
    )
    assert card._offered[next(iter(card._offered))] != (paper, signer)


def test_one_visit_for_each_signer_and_the_agreement_between_the_papers_and_the_record(
    hearing: Hearing,
) -> None:
    """The notice, powers and addresses come before the agreement, its record after it; the mediator ends with it."""
    page = hearing.signing
    hearing.click(page.seal_button)
    content = hearing.revision.content
    first = signers(content, content.instrument)[0]
    said = page.next_words.text()
    assert "Next, in one visit, Applicant 程虚构 signs" in said
    order = [
        "Notice of rights",
        "address for service",
        "mediation instrument",
        "Record of",
    ]
    assert sorted(order, key=said.find) == order, said
    visits = 0
    while hearing.record.state is CaseState.SEALED:
        before = len(hearing.revision.signatures)
        hearing.click(page.turn_button)
        assert hearing.closing_sheet() is None
        visits += 1
        while hearing.has_room():
            assert hearing.plate() is None
            given_now = len(hearing.revision.signatures) - before
            if visits == 1:
                assert f"Paper {given_now + 1} of 4" in texts(hearing.room())
            write(hearing.room().pad)
            hearing.click(hearing.room().confirm_button)
        given = hearing.revision.signatures[before:]
        assert len({one.signer for one in given}) == 1
        kinds = [one.paper for one in given]
        last = given[0].signer.role is SignerRole.MEDIATOR
        assert (hearing.plate() is None) is last, "the mediator hands nothing back"
        if last:
            assert kinds[-2:] == [PaperKind.HEARING_RECORD, content.instrument]
        elif content.instrument in kinds:
            assert kinds[-2:] == [content.instrument, PaperKind.HEARING_RECORD]
        hearing.take_back()
    hearing.settle()
    assert visits == len(signers(content, PaperKind.HEARING_RECORD))
    assert hearing.revision.signatures[0].signer == first
    assert hearing.revision.closing is not None
    assert page.around.left == 0
    assert "all signed" in texts(page.papers.card)


@pytest.mark.parametrize("language", Language)
def test_the_mediator_reads_their_own_part_and_not_that_of_a_party(
    hearing: Hearing, language: Language
) -> None:
    hearing.window.speak(language)
    page = hearing.signing
    hearing.click(page.seal_button)
    notice = next(paper for paper in page.around.papers if paper.id.kind is PaperKind.RIGHTS_NOTICE)
    page.turns.open_other(notice, Signer(SignerRole.MEDIATOR))
    hearing.settle()
    said = hearing.room().told.words.accessibleName()
    mine, theirs = {
        Language.ENGLISH: ("You confirm that you explained", "your rights and duties"),
        Language.CHINESE: ("您确认已向双方当事人告知", "您的权利"),
    }[language]
    assert mine in said
    assert theirs not in said


@pytest.mark.parametrize("language", Language)
def test_whoever_has_signed_gives_the_device_back_before_the_case_is_seen(
    hearing: Hearing, language: Language
) -> None:
    hearing.window.speak(language)
    page = hearing.signing
    hearing.click(page.seal_button)
    hearing.turn_to_agreement()
    write(hearing.room().pad)
    hearing.click(hearing.room().confirm_button)
    plate = hearing.plate()
    assert plate is not None
    asked, signed, paper, on = {
        Language.ENGLISH: (
            "Please give the device back to the mediator",
            "Applicant 程虚构 has signed:",
            "Arbitration mediation instrument",
            "The mediator goes on",
        ),
        Language.CHINESE: ("请将设备交还调解员", "申请人 程虚构 已签署：", "仲裁调解书", "调解员继续"),
    }[language]
    said = texts(plate)
    for words in (asked, signed, paper, on):
        assert words in said
    ground = plate.parentWidget()
    assert ground is not None
    assert plate.size() == ground.size()
    for spot in (QPoint(30, 300), QPoint(900, 400), QPoint(700, 720)):
        here = hearing.window.childAt(spot)
        assert here is not None
        assert here is plate or plate.isAncestorOf(here)
    for keys in ("Ctrl+4", "Ctrl+K", "Ctrl+PgDown", "F8", "Ctrl+Z", "Escape"):
        QTest.keySequence(plate.go_button, keys)
    assert hearing.space.step.value == "signing"
    assert plate.isVisible()
    assert plate.go_button.hasFocus()
    QTest.keyClick(plate.go_button, Qt.Key.Key_Return)
    hearing.settle()
    assert hearing.plate() is None
    QTest.keySequence(hearing.window, "Ctrl+9")
    assert hearing.space.step is Step.SERVICE, "the keys of the window work again"


def test_a_foreign_signer_reads_the_plate_in_english_and_the_mediator_the_button_in_chinese(
    hearing: Hearing,
) -> None:
    hearing.window.speak(Language.CHINESE)
    page = hearing.signing
    hearing.click(page.seal_button)
    page.turns.open_room(foreign_head(hearing))
    hearing.settle()
    write(hearing.room().pad)
    hearing.click(hearing.room().confirm_button)
    plate = hearing.plate()
    assert plate is not None
    said = texts(plate)
    assert "Please give the device back to the mediator" in said
    assert "Respondent's legal representative Wolfgang DVOŘÁK has signed:" in said
    assert "调解员继续" in said
    hearing.take_back()


def test_the_cover_lies_over_the_plate_and_locking_takes_it_away(hearing: Hearing) -> None:
    page = hearing.signing
    hearing.click(page.seal_button)
    hearing.turn_to_agreement()
    write(hearing.room().pad)
    hearing.click(hearing.room().confirm_button)
    plate = hearing.plate()
    assert plate is not None
    QTest.keySequence(plate.go_button, "F9")
    assert hearing.window.cover.isVisible()
    QTest.keySequence(hearing.window.cover, "F9")
    assert plate.go_button.hasFocus()
    hearing.desk.practice = False  # only a store that can be locked is
    hearing.window.lock()
    hearing.settle()
    assert not isValid(plate) or not plate.isVisible()
    held = [one for one in hearing.window.findChildren(QAction) if not one.shortcut().isEmpty()]
    assert all(one.isEnabled() for one in held)


@pytest.mark.parametrize(
    ("language", "before", "begun", "others"),
    [
        (
            Language.ENGLISH,
            "Arbitration mediation instrument · {all} signatures",
            "Arbitration mediation instrument · 0 of {all} signed",
            "{left} signatures missing on the other papers",
        ),
        (
            Language.CHINESE,
            "仲裁调解书 · 共 {all} 个签名",
            "仲裁调解书 · 已签 0 / {all}",
            "其他文书还缺 {left} 个签名",
        ),
    ],
)
def test_each_count_of_signatures_says_what_it_counts(
    hearing: Hearing, language: Language, before: str, begun: str, others: str
) -> None:
    hearing.window.speak(language)
    page = hearing.signing
    content = hearing.record.content
    everybody = len(signers(content, content.instrument))
    assert page.queue.count.text() == before.format(all=everybody)
    hearing.click(page.seal_button)
    assert page.queue.count.text() == begun.format(all=everybody)
    left = sum(len(paper.unsigned(hearing.revision)) for paper in page.around.papers)
    assert left > everybody
    assert page.papers.card.count.text() == others.format(left=left)


@pytest.mark.parametrize(
    ("language", "last", "act"),
    [
        (
            Language.CHINESE,
            "其他文书还缺 {count} 个签名。调解员签名之后，这些签名只能在纸面补签。",
            "先签其他文书",
        ),
        (
            Language.ENGLISH,
            "{count} signatures on the other papers are missing.",
            "Sign them first",
        ),
    ],
)
def test_who_jumps_to_the_agreement_is_told_what_the_other_papers_lack(
    hearing: Hearing, language: Language, last: str, act: str
) -> None:
    hearing.window.speak(language)
    page = hearing.signing
    hearing.click(page.seal_button)
    left = page.around.others_left
    assert left > 1
    for _ in signers(hearing.revision.content, hearing.revision.content.instrument)[:-1]:
        hearing.turn_to_agreement()
        hearing.sign_here()
    assert last.format(count=left) in page.around.call.words.text()
    assert page.around.call.action.text() == act
    hearing.turn_to_agreement()
    assert not hearing.has_room(), "nobody was asked"
    sheet = hearing.closing_sheet()
    assert sheet is not None
    assert last.format(count=left) in texts(sheet)
    assert sheet.first.hasFocus()
    hearing.click(sheet.first)
    signed = len(hearing.revision.signatures)
    hearing.sign_here()
    assert len(hearing.revision.signatures) == signed + 1
    while hearing.has_room():
        hearing.sign_here()
    left -= len(hearing.revision.signatures) - signed
    assert left == page.around.others_left > 0
    # Asked once: the second time the screen turns at once.
    hearing.turn_to_agreement()
    hearing.sign_here()
    hearing.settle()
    assert hearing.revision.closing is not None
    assert not page.around.call.isVisible()
    assert not page.papers.card._offered, "nothing offers the screen any more"
    missing = sum(len(paper.unsigned(hearing.revision)) for paper in page.around.papers)
    assert missing > left
    assert str(missing) in page.papers.card.count.text()


def all_visible(card: PapersCard) -> bool:
    return all(one.isVisible() for one in card.views.values())


def test_every_paper_can_be_read_and_printed_after_everything_is_signed(hearing: Hearing) -> None:
    hearing.sign_papers()
    hearing.sign_by_hand(sealed=True)
    for step in (Step.SIGNING, Step.SERVICE):
        page = hearing.signing if step is Step.SIGNING else hearing.service
        hearing.settle()
        card = page.papers.card
        hearing.bot.waitUntil(partial(all_visible, card))
        papers = hearing.desk.papers_of(hearing.case_id)
        assert list(card.views) == list(card.prints) == list(papers)
        said = texts(card)
        assert "signed and closed" in said
        assert "7 of 7 signed" in said, "the record of the hearing"
        for paper in papers:
            hearing.click(card.views[paper])
            reader = page.papers.reader
            assert reader is not None
            assert reader.isVisible()
            assert reader.view.pages >= 1
            QTest.keyClick(reader.view.area, Qt.Key.Key_Escape)
            assert not reader.isVisible()
            hearing.click(card.prints[paper])
            room = page.printing.room
            assert room is not None
            assert room.task.paper == paper
            room.close_sheet()


def test_the_printer_in_the_header_leads_to_every_paper_once_the_text_is_sealed(hearing: Hearing) -> None:
    hearing.sign_by_hand()
    hearing.space.open_step(Step.CASE)
    QTest.keySequence(hearing.window, "Ctrl+P")
    hearing.settle()
    (sheet,) = [one for one in hearing.window.findChildren(PapersSheet) if one.isVisible()]
    record = PaperId(PaperKind.HEARING_RECORD)
    hearing.bot.waitUntil(sheet.papers.card.prints[record].isVisible)
    hearing.click(sheet.papers.card.prints[record])
    (room,) = [one for one in hearing.window.findChildren(PrintRoom) if one.isVisible()]
    assert room.task.paper == record
    room.close_sheet()


def test_before_the_seal_the_papers_are_there_as_drafts(hearing: Hearing) -> None:
    card = hearing.signing.papers.card
    hearing.bot.waitUntil(lambda: texts(card).count("draft") == len(card.views) > 0)
    hearing.click(card.prints[PaperId(PaperKind.RIGHTS_NOTICE)])
    room = hearing.signing.printing.room
    assert room is not None
    assert room.task.paper == PaperId(PaperKind.RIGHTS_NOTICE)
    room.close_sheet()


def test_who_has_signed_the_agreement_signs_the_other_papers_in_the_same_visit(hearing: Hearing) -> None:
    page = hearing.signing
    hearing.click(page.seal_button)
    signer = unsigned(hearing.revision)[0]
    hearing.turn_to_agreement()
    hearing.sign_here()
    wanted = [paper for paper in page.around.papers if signer in paper.unsigned(hearing.revision)]
    assert len(wanted) > 1
    said = page.around.call.words.text()
    assert f"程虚构 has {len(wanted)} more signatures to give: Notice of rights and duties" in said
    hearing.click(page.around.call.action)
    for paper in wanted:
        assert hearing.revision.signature(signer, paper.id.kind, paper.id.subject) is None
        hearing.sign_here()
        assert hearing.revision.signature(signer, paper.id.kind, paper.id.subject) is not None
    assert not hearing.has_room()
    assert "more signature" not in page.around.call.words.text()


@pytest.mark.parametrize("way", ["Ctrl+8", "Ctrl+PgDown"])
def test_enter_on_arrival_does_not_seal(hearing: Hearing, way: str) -> None:
    hearing.space.open_step(Step.CHECK)
    hearing.settle()
    hearing.space.next_button.setFocus()
    QTest.keySequence(hearing.window, way)
    hearing.settle()
    page = hearing.signing
    focus = QApplication.focusWidget()
    assert focus is not None
    assert focus is not page.seal_button
    assert hearing.space.isAncestorOf(focus)
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Space):
        QTest.keyClick(focus, key)
    hearing.settle()
    assert hearing.record.standing is None


def test_a_copy_is_named_after_the_case_and_begins_in_an_existing_folder(
    hearing: Hearing, monkeypatch: pytest.MonkeyPatch
) -> None:
    offered: list[Path] = []

    def chosen(_: object, __: str, suggested: str, ___: str) -> tuple[str, str]:
        offered.append(Path(suggested))
        return "", ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", chosen)

    class Nobody:
        def queues(self) -> tuple[()]:
            return ()

    monkeypatch.setattr(systems, "_system", [Nobody()])
    hearing.sign_by_hand()
    page = hearing.signing
    hearing.click(page.closed.save_button)
    hearing.click(page.closed.print_button)
    room = page.printing.room
    assert room is not None
    hearing.click(room.save_button)
    content = hearing.record.content
    assert len(offered) == 2
    for one in offered:
        assert one.parent.is_dir()
        assert one.parent != Path.cwd()
        assert content.case_number in one.name
        assert content.parties[0].name in one.name
    target = offered[0].parent / "copy.pdf"
    room._saved(target)
    assert room.notice.property("tone") == "green"
    assert str(target) in room.notice_words.text()


def test_the_way_to_service_is_called_as_the_step_is(hearing: Hearing) -> None:
    hearing.sign_by_hand()
    assert hearing.signing.serve_button.text() == "Next: Service"


def test_sealing_writes_no_end_of_the_hearing_that_nobody_said(hearing: Hearing) -> None:
    """The record is signed after the seal: until then the hearing goes on, and the mediator says when it ended."""
    held = replace(hearing.record.content.hearing, ended_at=None)
    hearing.desk.do(hearing.case_id, DescribeHearing(**hearing.desk.stamp(), hearing=held))
    hearing.space.refresh()
    hearing.click(hearing.signing.seal_button)
    assert hearing.revision.content.hearing.ended_at is None


def test_an_end_that_somebody_typed_stays(hearing: Hearing) -> None:
    typed = hearing.record.content.hearing.ended_at
    assert typed is not None
    hearing.click(hearing.signing.seal_button)
    assert hearing.revision.content.hearing.ended_at == typed


def test_only_a_hearing_of_today_ends_now() -> None:
    began = cases.hearing().started_at
    assert began is not None
    held = cases.hearing(ended_at=None)
    later = began + timedelta(hours=2)
    assert held.ended_by(later).ended_at == later
    assert held.ended_by(began + timedelta(days=1)) is held
    assert held.ended_by(began - timedelta(minutes=1)) is held
    unknown = replace(held, started_at=None)
    assert unknown.ended_by(later) is unknown


def test_the_copy_for_signing_by_hand_is_for_those_who_have_not_signed_on_the_screen(
    hearing: Hearing,
) -> None:
    page = hearing.signing
    hearing.click(page.seal_button)

    def told() -> str:
        hearing.click(page.print_sealed)
        (room,) = [one for one in hearing.window.findChildren(PrintRoom) if one.isVisible()]
        said = texts(room)
        room.close_sheet()
        hearing.settle()
        return said

    assert "one copy for all signatures" in told()
    hearing.turn_to_agreement()
    hearing.sign_here()
    assert "one copy for all who have not signed on the screen" in told()
