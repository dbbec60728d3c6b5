"""Qt's own file dialog speaks the language of the window, every label of it."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QFileDialog, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from ui.language import Language, tongue


@pytest.mark.parametrize(
    ("language", "look", "kinds", "save"),
    [
        (Language.CHINESE, "查找范围", "文件类型", "保存"),
        (Language.ENGLISH, "Look in", "Files of", "Save"),
    ],
)
def test_the_file_dialog_is_in_the_language_of_the_window(
    qtbot: QtBot, language: Language, look: str, kinds: str, save: str
) -> None:
    before = tongue().language
    tongue().speak(language)
    try:
        dialog = QFileDialog(None, "", "", "PDF (*.pdf)")
        qtbot.addWidget(dialog)
        dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        said = [one.text().replace("&", "") for one in dialog.findChildren(QLabel)]
        pressed = [one.text().replace("&", "") for one in dialog.findChildren(QPushButton)]
    finally:
        tongue().speak(before)
    assert any(one.startswith(look) for one in said)
    assert any(one.startswith(kinds) for one in said)
    assert any(one.startswith(save) for one in pressed)
    if language is Language.CHINESE:
        assert not any(one[:1].isascii() for one in said if one)
