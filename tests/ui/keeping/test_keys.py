"""Changing the passphrase and renewing the recovery code from the settings, typed as a person types."""

from __future__ import annotations

from concurrent.futures import Future
from typing import Any, TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit

from mediator_app.domain.errors import Refusal
from mediator_app.vault.opening import SHORTEST_PASSPHRASE
from tests.ui.hearings import texts
from tests.ui.keeping.conftest import GOOD, Office
from ui.rooms.passphrase import NewCodeSheet, PassphraseSheet
from ui.rooms.recovery import RecoveryOverlay
from ui.widgets.overlay import Sheet

S = TypeVar("S", bound=Sheet)
NEW = "two bridges and a quiet river"


def sheet(office: Office, kind: type[S]) -> S:
    (found,) = [one for one in office.window.findChildren(kind) if one.isVisible()]
    return found


def none_open(office: Office) -> bool:
    return not [one for one in office.window.findChildren(Sheet) if one.isVisible()]


def refused(opening: Future[Any]) -> str:
    with pytest.raises(Refusal) as caught:
        opening.result()
    return caught.value.code


def ask_passphrase(office: Office) -> PassphraseSheet:
    office.press(office.settings().passphrase_button)
    return sheet(office, PassphraseSheet)


def test_the_passphrase_is_changed_by_the_keyboard(office: Office) -> None:
    open_sheet = ask_passphrase(office)
    assert f"At least {SHORTEST_PASSPHRASE} characters" in texts(open_sheet)
    for field in (open_sheet.now, open_sheet.fresh, open_sheet.again):
        assert isinstance(field.editor, QLineEdit)
        assert field.editor.echoMode() is QLineEdit.EchoMode.Password
        assert field.editor.accessibleName() == field.label.text()
    office.type(GOOD, NEW, NEW)
    office.key(Qt.Key.Key_Return)
    assert none_open(office)
    assert office.reads("The passphrase is changed")
    assert QApplication.focusWidget() is office.settings().passphrase_button
    office.house.lock().result()
    assert refused(office.house.unlock(GOOD)) == "passphrase_wrong"
    office.house.unlock(NEW).result()
    office.house.lock().result()
    office.house.unlock_with_code(office.code).result()


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (("something else entirely", NEW, NEW), "This is not the current passphrase."),
        ((GOOD, "short", "short"), "The passphrase is too short; at least 10 characters."),
        ((GOOD, NEW, NEW + "!"), "The two are not the same."),
        ((GOOD, NEW, ""), "Please type it here."),
        ((GOOD, "", ""), "Please type it here."),
    ],
)
def test_what_is_wrong_is_said_at_its_field_and_nothing_is_changed(
    office: Office, typed: tuple[str, str, str], said: str
) -> None:
    open_sheet = ask_passphrase(office)
    office.type(*typed)
    office.key(Qt.Key.Key_Return)
    (wrong,) = [one for one in (open_sheet.now, open_sheet.fresh, open_sheet.again) if one.error.isVisible()]
    assert said in wrong.error.text()
    assert QApplication.focusWidget() is wrong.editor
    office.key(Qt.Key.Key_Escape)
    assert none_open(office)
    office.house.lock().result()
    office.house.unlock(GOOD).result()


def test_a_new_code_is_shown_once_and_the_old_sheet_is_void(office: Office) -> None:
    office.press(office.settings().code_button)
    sheet(office, NewCodeSheet)
    office.type("something else entirely")
    office.key(Qt.Key.Key_Return)
    assert "This is not the current passphrase." in texts(sheet(office, NewCodeSheet))
    ask = sheet(office, NewCodeSheet)
    assert isinstance(ask.now.editor, QLineEdit)
    ask.now.editor.selectAll()
    office.type(GOOD)
    office.key(Qt.Key.Key_Return)
    shown = sheet(office, RecoveryOverlay)
    assert "The earlier code is void on this computer" in texts(shown)
    code = shown.sheet.code.text().replace("\n", " - ").replace(" - ", "-")
    assert code != office.code
    office.key(Qt.Key.Key_Escape)
    assert shown.isVisible()
    assert not shown.sheet.go_button.isEnabled()
    assert QApplication.focusWidget() is shown.sheet.kept
    office.key(Qt.Key.Key_Space)
    office.press(shown.sheet.go_button)
    assert none_open(office)
    assert QApplication.focusWidget() is office.settings().code_button
    office.house.lock().result()
    assert refused(office.house.unlock_with_code(office.code)) == "recovery_code_wrong"
    office.house.unlock_with_code(code).result()


def test_a_new_code_can_be_left_before_it_is_made(office: Office) -> None:
    office.press(office.settings().code_button)
    office.key(Qt.Key.Key_Escape)
    assert none_open(office)
    office.house.lock().result()
    office.house.unlock_with_code(office.code).result()
