"""Restoring a backup at the gate: on a new computer, over what is there, and refused in words that say what to do."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from mediator_app.bootstrap import Premises
from mediator_app.domain.papers import PaperKind
from mediator_app.house import Rooms
from tests.ui.hearings import texts
from tests.ui.keeping.conftest import GOOD, Office
from tests.vault.fakes import FakeSecretStore
from ui.bridge import bridge
from ui.keeping.restoring import RestoreSheet
from ui.rooms.gate import Gate
from ui.window import Window
from ui.words.times import day_and_time

ELSEWHERE = "another horse, 9 bridges"


@pytest.fixture
def backup(tmp_path: Path) -> tuple[Path, str]:
    """A backup of another computer with one case, and the recovery code of that time."""
    premises = Premises(tmp_path / "other", ring=FakeSecretStore())
    opened, made = premises.create(ELSEWHERE)
    with opened:
        opened.desk.open_case(PaperKind.MEDIATION_AGREEMENT)
        opened.saved()
        opened.store.backup(tmp_path / "kept.mdbackup").result()
    return tmp_path / "kept.mdbackup", made.recovery_code


class Restoring:
    """Somebody before the gate, with keyboard only."""

    def __init__(self, window: Window, bot: QtBot) -> None:
        self.window, self.bot = window, bot
        (self.gate,) = window.findChildren(Gate)
        self.gate.restore_button.setFocus(Qt.FocusReason.TabFocusReason)
        self.key(Qt.Key.Key_Space)
        (self.sheet,) = window.findChildren(RestoreSheet)

    def key(self, key: Qt.Key) -> None:
        QTest.keyClick(self.window.windowHandle(), key)
        self.settle()

    def settle(self) -> None:
        self.bot.waitUntil(lambda: not bridge().busy)

    def type(self, file: str, secret: str) -> None:
        """The file, Tab past the button to the secret, Enter."""
        for field, text in ((self.sheet.path, file), (self.sheet.secret_line, secret)):
            field.setFocus(Qt.FocusReason.TabFocusReason)
            field.selectAll()
            QTest.keyClicks(field, text)
        self.key(Qt.Key.Key_Return)


def cases(window: Window) -> int:
    assert window.desk is not None
    return len(window.desk.store.cases().result())


def test_a_new_computer_goes_on_from_a_backup(
    window: Window, qtbot: QtBot, backup: tuple[Path, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(backup[0]), ""))
    before = Restoring(window, qtbot)
    assert QApplication.focusWidget() is before.sheet.path
    assert before.sheet.secret_line.objectName() == "secret", "its dots are those of every other secret"
    before.sheet.browse.setFocus(Qt.FocusReason.TabFocusReason)
    before.key(Qt.Key.Key_Space)
    assert before.sheet.path.text() == str(backup[0])
    assert QApplication.focusWidget() is before.sheet.secret_line
    QTest.keyClicks(before.sheet.secret_line, ELSEWHERE)
    before.key(Qt.Key.Key_Return)
    assert cases(window) == 1
    assert "Restored from the backup." in texts(window)
    assert window.desk is not None
    (line,) = window.desk.store.cases().result()
    said = f"Its newest entry is of {day_and_time(line.updated_at)}; what was done later is not in it."
    assert said in texts(window)


def test_what_the_computer_had_is_put_aside_and_said_where(
    office: Office, house: Rooms, backup: tuple[Path, str], tmp_path: Path
) -> None:
    office.window.lock()
    office.settle()
    before = Restoring(office.window, office.bot)
    assert "with everything newer than the backup, is not lost: it is put aside" in texts(before.sheet)
    before.type(str(backup[0]), ELSEWHERE)
    assert cases(office.window) == 1
    (aside,) = (tmp_path / "data").rglob("before-restore-1")
    assert f"What was here before, with everything newer, is kept in {aside}." in texts(office.window)


def test_the_recovery_code_asks_for_a_new_passphrase_next(
    window: Window, house: Rooms, qtbot: QtBot, backup: tuple[Path, str]
) -> None:
    before = Restoring(window, qtbot)
    before.sheet.swap.setFocus(Qt.FocusReason.TabFocusReason)
    before.key(Qt.Key.Key_Space)
    assert "Recovery code of the time of the backup" in texts(before.sheet)
    before.type(str(backup[0]), backup[1])
    assert "Choose a new passphrase" in texts(window)
    for last in (Qt.Key.Key_Tab, Qt.Key.Key_Return):
        here = QApplication.focusWidget()
        assert here is not None
        QTest.keyClicks(here, GOOD)
        before.key(last)
    assert cases(window) == 1
    window.lock()
    before.settle()
    assert house.unlock(GOOD).result() is not None


@pytest.mark.parametrize(
    ("file", "secret", "words"),
    [
        ("kept.mdbackup", "not that passphrase", "passphrase"),
        ("nowhere.mdbackup", ELSEWHERE, "There is no such file."),
        ("letter.txt", ELSEWHERE, "This is no backup."),
        ("half.mdbackup", ELSEWHERE, "The backup is damaged"),
    ],
)
def test_whatever_is_refused_is_said_and_nothing_has_changed(
    office: Office, house: Rooms, backup: tuple[Path, str], tmp_path: Path, file: str, secret: str, words: str
) -> None:
    (tmp_path / "letter.txt").write_text("Dear colleague")
    whole = backup[0].read_bytes()
    (tmp_path / "half.mdbackup").write_bytes(whole[: len(whole) // 2])
    office.window.lock()
    office.settle()
    before = Restoring(office.window, office.bot)
    before.type(str(tmp_path / file), secret)
    assert before.sheet.isVisible()
    assert words in texts(before.sheet)
    assert before.sheet.secret_line.text() == secret  # nothing typed is lost
    before.key(Qt.Key.Key_Escape)
    assert house.unlock(GOOD).result() is not None
