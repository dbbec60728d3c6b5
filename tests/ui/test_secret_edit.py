"""A passphrase is dots, and each dot in view is a whole one."""

from __future__ import annotations

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from ui.language import Language, tongue
from ui.theme import theme
from ui.widgets.secret_edit import SecretEdit


def dots(edit: SecretEdit) -> list[int]:
    """How wide each dot that is in view is, in pixels, by the ink in the middle of the field."""
    picture = edit.grab().toImage()
    inside = range(6, picture.width() - 6)
    rows = range(picture.height() // 4, picture.height() * 3 // 4)
    ink = [any(picture.pixelColor(x, y).lightness() < 200 for y in rows) for x in inside]
    runs, wide = [], 0
    for dark in [*ink, False]:
        if dark:
            wide += 1
        elif wide:
            runs.append(wide)
            wide = 0
    return runs


@pytest.fixture
def edit(qtbot: QtBot) -> SecretEdit:
    made = SecretEdit()
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("percent", [100, 115, 150])
def test_a_long_passphrase_shows_whole_dots_only(edit: SecretEdit, language: Language, percent: int) -> None:
    tongue().speak(language)
    theme().choose(theme().scheme, percent)
    try:
        QTest.keyClicks(edit, "x" * 80)
        for width in range(240, 256):
            edit.resize(width, edit.height())
            edit.home(False)
            edit.end(False)
            edit.setFocus()
            seen = dots(edit)
            assert 12 < len(seen) < 80
            assert max(seen[:-1]) - min(seen[:-1]) <= 1, (width, seen)
    finally:
        theme().choose(theme().scheme, 100)


def test_a_sentence_of_seven_words_is_seen_whole(edit: SecretEdit) -> None:
    sentence = "a fictional sentence, 7 words long"
    edit.resize(384, edit.height())  # as on the card that unlocks
    QTest.keyClicks(edit, sentence)
    edit.clearFocus()
    assert len(dots(edit)) == len(sentence)


def test_what_is_shown_in_letters_has_all_the_room(edit: SecretEdit) -> None:
    edit.resize(245, edit.height())
    assert edit.textMargins().right() > 0
    edit.setEchoMode(QLineEdit.EchoMode.Normal)
    assert edit.textMargins().right() == 0
