"""F1: the guide in both languages, at the chapter about what is open, and true to the window."""

from __future__ import annotations

import re
from xml.etree import ElementTree as ET

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from tests.cases import mediating
from tests.ui.conftest import Desktop
from tests.ui.fakes import keep
from ui.guide import FILES, FOLDER, chapters
from ui.language import FOLDER as WORDS
from ui.language import Language
from ui.rooms.help import GuideSheet
from ui.steps.base import Step
from ui.widgets.rail import Room

QUOTED = {Language.CHINESE: re.compile("“([^”]+)”"), Language.ENGLISH: re.compile('"([^"]+)"')}
KEYS = re.compile(r"(?:Ctrl\+|Shift\+|Alt\+)*(?:F\d+|PgUp|PgDown|[A-Z1-9])(?![\w])")


def press(desktop: Desktop, key: Qt.Key) -> None:
    QTest.keyClick(desktop.window.windowHandle(), key)
    desktop.settle()


def guide(desktop: Desktop) -> GuideSheet:
    (sheet,) = [one for one in desktop.window.findChildren(GuideSheet) if one.isVisible()]
    return sheet


def test_both_languages_have_the_same_chapters() -> None:
    chinese, english = chapters(Language.CHINESE), chapters(Language.ENGLISH)
    assert [one.about for one in chinese] == [one.about for one in english]
    assert all(one.text for one in (*chinese, *english))


@pytest.mark.parametrize("language", list(Language))
def test_every_page_of_the_window_has_its_chapter(language: Language) -> None:
    about = [name for one in chapters(language) for name in one.about]
    assert sorted(about) == sorted(set(about))
    assert {"gate", *Step, *Room} <= set(about)


@pytest.mark.parametrize("language", list(Language))
def test_what_the_guide_quotes_stands_in_the_window(language: Language) -> None:
    shown = set()
    for file in WORDS.glob("*_zh.ts"):
        for message in ET.parse(file).iter("message"):
            name = "translation" if language is Language.CHINESE else "source"
            shown.add(" ".join((message.findtext(name) or "").split()))
    text = " ".join((FOLDER / FILES[language]).read_text("utf-8").split())
    quoted = QUOTED[language].findall(text)
    assert len(quoted) > 40
    assert [words for words in quoted if not any(words in one for one in shown)] == []


@pytest.mark.parametrize("language", list(Language))
def test_every_key_of_the_window_is_in_the_table(desktop: Desktop, language: Language) -> None:
    keep(desktop.house.store, past := mediating())
    desktop.enter()
    desktop.window.open_case(past.case_id, Step.NEGOTIATION)
    desktop.settle()
    bound = {action.shortcut().toString() for action in desktop.window.findChildren(QAction)} - {""}
    (table,) = [one.text for one in chapters(language) if "keyboard" in one.about]
    told = set(KEYS.findall(table)) | {f"Ctrl+{number}" for number in range(1, 10)}
    assert len(bound) > 15
    assert bound - told == set()


def test_f1_opens_the_chapter_about_the_step(desktop: Desktop) -> None:
    keep(desktop.house.store, past := mediating())
    desktop.enter()
    desktop.window.open_case(past.case_id, Step.PAYMENT)
    desktop.settle()
    before = QApplication.focusWidget()
    press(desktop, Qt.Key.Key_F1)
    sheet = guide(desktop)
    assert sheet.headline.text() == "5 Payment"
    assert "The instalments always make the agreed amount." in sheet.text.toPlainText()
    assert sheet.list.hasFocus()
    press(desktop, Qt.Key.Key_Down)
    assert sheet.headline.text() == "6 Terms"
    press(desktop, Qt.Key.Key_PageDown)
    assert sheet.text.verticalScrollBar().value() > 0
    press(desktop, Qt.Key.Key_Escape)
    assert desktop.window.findChildren(GuideSheet) == []
    assert QApplication.focusWidget() is before
    assert desktop.space.step is Step.PAYMENT


def test_every_chapter_begins_at_the_top_with_its_words(desktop: Desktop) -> None:
    press(desktop, Qt.Key.Key_F1)
    sheet = guide(desktop)
    for chapter in chapters(Language.ENGLISH):
        first = sheet.text.document().firstBlock()
        assert sheet.headline.text() == chapter.title
        assert first.text() or sheet.text.document().rootFrame().childFrames()
        assert sheet.text.document().documentLayout().blockBoundingRect(first).top() < 10
        assert sheet.text.verticalScrollBar().value() == 0
        press(desktop, Qt.Key.Key_Down)


def test_help_stands_at_the_gate_and_in_the_rail(desktop: Desktop) -> None:
    press(desktop, Qt.Key.Key_F1)
    assert guide(desktop).headline.text() == "First start and unlocking"
    press(desktop, Qt.Key.Key_Escape)
    desktop.enter()
    desktop.window.open_room(Room.SETTINGS)
    QTest.mouseClick(desktop.window.rail.help, Qt.MouseButton.LeftButton)
    assert guide(desktop).headline.text() == "Backup and recovery"


def test_the_guide_is_found_by_its_name(desktop: Desktop) -> None:
    desktop.enter()
    desktop.window.open_finder()
    QTest.keyClicks(desktop.window.focusWidget(), "guide")
    desktop.bot.waitUntil(lambda: _finds(desktop.window, "Help: user guide"))
    press(desktop, Qt.Key.Key_Return)
    assert guide(desktop).headline.text() == "Docket, cases and finding"


def _finds(window: QWidget, words: str) -> bool:
    from ui.rooms.finder import Finder

    (finder,) = window.findChildren(Finder)
    return [hit.text for hit in finder.model.hits] == [words]


def test_the_language_changes_under_the_open_guide(desktop: Desktop) -> None:
    desktop.enter()
    press(desktop, Qt.Key.Key_F1)
    sheet = guide(desktop)
    desktop.window.speak(Language.CHINESE)
    desktop.bot.waitUntil(lambda: sheet.title.text() == "使用指南")
    assert sheet.headline.text() == "庭审、案件与查找"
    assert "新建案件：Ctrl+N" in sheet.text.toPlainText()


def test_no_guide_comes_over_the_privacy_cover(desktop: Desktop) -> None:
    desktop.enter()
    press(desktop, Qt.Key.Key_F9)
    press(desktop, Qt.Key.Key_F1)
    assert desktop.window.findChildren(GuideSheet) == []
