"""The signer's room has place for what a signer reads, in both languages, in large type and in a low window."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from mediator_app.domain.edits import SetSchedule
from mediator_app.domain.schedule import EqualParts
from tests.ui.fit import cut_in_view
from tests.ui.hearings import Hearing
from ui.language import Language
from ui.signing.room import SigningRoom
from ui.signing.texts import Texts
from ui.theme import theme


@pytest.fixture(params=[(1366, 768, 100), (1366, 768, 150), (1280, 720, 150), (911, 512, 100)])
def size(request: pytest.FixtureRequest) -> Iterator[tuple[int, int]]:
    """Of the window; with large type, and as small as a screen of 1366 pixels is that draws at 150 %."""
    wide, high, percent = request.param
    theme().choose(theme().scheme, percent)
    yield wide, high
    theme().choose(theme().scheme, 100)


def in_parts(hearing: Hearing) -> None:
    """Let the sum be paid in three instalments: a summary of some length."""
    settlement = hearing.record.content.settlement
    assert settlement is not None
    (share,) = settlement.shares
    assert share.method is not None
    hearing.desk.do(
        hearing.case_id,
        SetSchedule(
            **hearing.desk.stamp(),
            payer=share.payer,
            payee=share.payee,
            plan=EqualParts(3, date(2026, 12, 15)),
            method=share.method,
            account=share.account,
        ),
    )


def open_room(hearing: Hearing, size: tuple[int, int]) -> SigningRoom:
    hearing.window.setMinimumSize(1, 1)
    hearing.window.resize(*size)
    page = hearing.signing
    hearing.click(page.seal_button)
    hearing.turn_to_agreement()
    return hearing.room()


def read_in(hearing: Hearing, room: SigningRoom, language: Language) -> None:
    """The room was opened in English."""
    if language is Language.CHINESE:
        hearing.click(room.language_button)
        hearing.bot.waitUntil(lambda: room.headline.text() == "签署 · 申请人 程虚构")


@pytest.mark.parametrize("language", Language)
def test_nothing_that_a_signer_reads_is_cut(
    hearing: Hearing, size: tuple[int, int], language: Language
) -> None:
    in_parts(hearing)
    room = open_room(hearing, size)
    read_in(hearing, room, language)
    hearing.bot.waitUntil(lambda: not [*cut_in_view(room._front)])
    assert "程虚构" in room.headline.text()
    # What is signed stands above the pad, the pad above what confirms it, and the pad takes a name.
    parts = (room.told, room.pad, room.aloud, room.confirm_button)
    tops = [one.mapTo(room, QPoint(0, 0)).y() for one in parts]
    ends = [top + one.height() for top, one in zip(tops, parts, strict=True)]
    assert all(end <= top for end, top in zip(ends, tops[1:], strict=False))
    assert ends[-1] <= room.height()
    assert room.pad.height() >= 110
    assert room.told.area.viewport().height() >= 2 * room.told.words.fontMetrics().lineSpacing()


@pytest.mark.parametrize("language", Language)
def test_nothing_is_cut_over_the_whole_text(
    hearing: Hearing, size: tuple[int, int], language: Language
) -> None:
    room = open_room(hearing, size)
    read_in(hearing, room, language)
    hearing.bot.waitUntil(lambda: bool(room.reading.copy.pages))
    hearing.click(room.read_button)
    view = room.reading.currentWidget()
    assert isinstance(room.reading, Texts)
    assert view is not None
    hearing.bot.waitUntil(lambda: not [*cut_in_view(view)])
    hearing.click(room.reading.copy.other if view is room.reading.copy else room.reading.original.other)
    other = room.reading.currentWidget()
    assert other is not None
    assert other is not view
    hearing.bot.waitUntil(lambda: not [*cut_in_view(other)])


def test_the_summary_has_what_the_pad_can_spare(hearing: Hearing) -> None:
    in_parts(hearing)
    room = open_room(hearing, (1366, 768))
    read_in(hearing, room, Language.CHINESE)
    bar = room.told.area.verticalScrollBar()
    assert bar.maximum() == 0, "three instalments are all in view on a screen of 1366 by 768"
    assert not room.told.area.veil.isVisible()
    assert room.pad.height() >= 180


def test_what_lies_beneath_is_said_until_its_end_is_in_view(hearing: Hearing) -> None:
    in_parts(hearing)
    room = open_room(hearing, (1366, 600))
    area = room.told.area
    bar = area.verticalScrollBar()
    hearing.bot.waitUntil(lambda: bar.maximum() > 0)
    before = room.told.words.size()
    assert area.more.isVisible()
    assert area.more.text() == "More beneath: please read on"
    port = area.viewport().geometry()
    assert area.veil.geometry().bottom() == port.bottom(), "it lies over the last line that is in view"
    QTest.mouseClick(area.more, Qt.MouseButton.LeftButton)
    assert bar.value() > 0
    for _ in range(12):
        QTest.keyClick(room.pad, Qt.Key.Key_PageDown)
    assert bar.value() == bar.maximum()
    assert not area.veil.isVisible()
    assert room.told.words.size() == before, "nothing jumps when it goes"
    QTest.keyClick(room.pad, Qt.Key.Key_PageUp)
    assert area.veil.isVisible()
