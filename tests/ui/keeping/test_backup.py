"""A backup from the settings and at the end of a hearing: onto a real disk, full, read-only or pulled out."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog

from mediator_app.bootstrap import Premises
from tests.cases import served
from tests.db.pasts import changes
from tests.db.pasts import keep as keep_past
from tests.ui.hearings import texts
from tests.ui.keeping.conftest import GOOD, Office
from tests.vault.fakes import FakeSecretStore
from ui.language import Language
from ui.service.page import ServicePage
from ui.steps.base import Step
from ui.widgets.rail import Room


def test_a_backup_is_made_and_said_where_and_when(office: Office, stick: Path, tmp_path: Path) -> None:
    card = office.settings().backup_card
    assert "No backup was made yet." in texts(card)
    assert card.chip.text() == "none yet"
    assert card.line.backup_button.accessibleName() == "Back up to a USB stick or folder"
    office.press(card.line.backup_button)
    (file,) = stick.iterdir()
    assert str(file) in texts(card)
    assert "Last backup:" in texts(card)
    assert card.chip.text() == "verified"
    assert not office.window.toast.isVisible()  # it stands on the page
    assert QApplication.focusWidget() is card.line.backup_button
    assert "Restore from a backup…" in texts(card)
    office.window.speak(Language.CHINESE)
    office.bot.waitUntil(lambda: "上次备份：" in texts(card))
    other = Premises(tmp_path / "other", ring=FakeSecretStore())
    other.restore(file, lambda vault: vault.open(GOOD))
    other.unlock(GOOD).close()


def test_what_was_made_is_known_after_the_store_was_locked(office: Office, stick: Path) -> None:
    office.press(office.settings().backup_card.line.backup_button)
    (file,) = stick.iterdir()
    office.window.lock()
    office.settle()
    desk = office.house.unlock(GOOD).result()
    office.window.enter(desk)
    office.settle()
    assert str(file) in texts(office.settings().backup_card)


def test_nothing_is_asked_of_the_store_where_no_folder_is_named(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: "")
    card = office.settings().backup_card
    office.press(card.line.backup_button)
    assert "No backup was made yet." in texts(card)
    assert not card.line.error.isVisible()


def test_a_stick_that_is_gone_is_said_with_the_next_step(office: Office, stick: Path) -> None:
    stick.rmdir()
    card = office.settings().backup_card
    office.press(card.line.backup_button)
    assert "plug it in again and back up once more" in texts(card)
    assert "Your cases on this computer are safe." in texts(card)
    assert not stick.exists()
    stick.mkdir()
    office.press(card.line.backup_button)
    assert not card.line.error.isVisible()
    assert len(list(stick.iterdir())) == 1


@pytest.mark.parametrize(
    ("gone", "said"), [(False, "Backed up and verified: mediators-desk-"), (True, "The place is gone")]
)
def test_who_went_to_another_room_is_told_there(office: Office, stick: Path, gone: bool, said: str) -> None:
    if gone:
        stick.rmdir()
    line = office.settings().backup_card.line
    line.backup_button.click()
    office.window.open_room(Room.DOCKET)
    office.settle()
    assert office.window.toast.isVisible()
    assert said in texts(office.window.toast)


def test_a_backup_is_cancelled_by_the_keyboard(office: Office, stick: Path) -> None:
    card = office.settings().backup_card
    line = card.line
    # The store has other work first, so that there is time to look.
    kept = [office.desk.store.set_setting(f"n{number}", number) for number in range(50)]
    line.backup_button.setFocus(Qt.FocusReason.TabFocusReason)
    line.backup_button.click()
    assert "Do not pull the stick out yet." in texts(card)
    assert line.bar.isVisible()
    assert QApplication.focusWidget() is line.cancel_button
    office.key(Qt.Key.Key_Space)
    assert "The backup was cancelled; no file of it is left." in texts(card)
    assert QApplication.focusWidget() is line.backup_button
    assert list(stick.iterdir()) == []
    assert all(one.result() is None for one in kept)


def test_practice_says_why_there_is_nothing_to_back_up(office: Office) -> None:
    office.window.lock()
    office.settle()
    office.window.enter(office.house.practice().result())
    office.settle()
    page = office.settings()
    assert "its cases are fictional, so there is nothing to back up" in texts(page.backup_card)
    assert not page.backup_card.line.isVisible()
    assert not page.passphrase_button.isVisible()
    assert not page.code_button.isVisible()


def service(office: Office) -> ServicePage:
    office.settle()
    page = office.window.workspace.page if office.window.workspace is not None else None
    assert isinstance(page, ServicePage)
    return page


def test_a_backup_is_offered_once_everybody_is_served(office: Office, stick: Path) -> None:
    past = served()
    keep_past(office.desk.store, changes(past))
    office.window.open_case(past.case_id, Step.SERVICE)
    page = service(office)
    offer = page.backup
    assert offer is not None
    assert "Before you leave: a backup on a USB stick" in texts(offer)
    office.press(offer.line.backup_button)
    (file,) = stick.iterdir()
    assert str(file) in texts(offer)
    office.window.open_room(Room.DOCKET)
    office.window.open_case(past.case_id, Step.SERVICE)
    again = service(office).backup
    assert again is not None
    assert not again.isVisible()


def test_no_backup_is_offered_while_somebody_waits_for_a_copy(office: Office) -> None:
    past = served()
    every = changes(past)
    keep_past(office.desk.store, every[:-1])
    office.window.open_case(past.case_id, Step.SERVICE)
    offer = service(office).backup
    assert offer is not None
    assert not offer.isVisible()
