"""Words of a case and of the settings have the room they need, in both languages and the sizes in use."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from mediator_app.domain.edits import SetSchedule
from mediator_app.domain.money import Money
from mediator_app.domain.schedule import ByAmount, ByPercent, EqualParts, FixedPart, PercentPart, Plan
from tests.cases import agreed
from tests.ui.conftest import Desktop
from tests.ui.fit import CHOICE_EDGES, cut, cut_in_view
from tests.ui.steps.table import Table
from ui.language import Language, tongue
from ui.page_frame import PageFrame
from ui.rooms.settings import SettingsPage
from ui.steps.base import Step
from ui.steps.parties import PartiesPage
from ui.steps.payment.plan_rows import PlanRows
from ui.theme import theme
from ui.widgets.choices import Choice
from ui.widgets.fold import Fold
from ui.widgets.parts import Card
from ui.widgets.rail import Room


@pytest.fixture(
    params=[(1290, 100), (1204, 100), (948, 100), (1252, 150)], ids=lambda one: f"{one[0]}-{one[1]}"
)
def width(request: pytest.FixtureRequest) -> Iterator[int]:
    """Of the workspace on screens of 1366, 1280 (1920 at 150 %) and 1024 pixels; the last one with large type."""
    wide, percent = request.param
    theme().choose(theme().scheme, percent)
    yield wide
    theme().choose(theme().scheme, 100)


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("step", list(Step)[:7])
def test_nothing_is_cut_on_a_page(qtbot: QtBot, language: Language, width: int, step: Step) -> None:
    tongue().speak(language)
    table = Table(qtbot, agreed(), step, width=width)
    table.space.setFixedWidth(width)  # a window of its own would be as wide as all three parts want
    table.settle()
    for card in table.page.findChildren(Fold):
        card.open()
    table.settle()
    frame = table.space._frames[step]
    assert isinstance(frame, PageFrame)
    qtbot.waitUntil(lambda: not [*cut(table.page)])
    ground = frame.widget()
    assert ground is not None
    qtbot.waitUntil(lambda: ground.width() <= frame.viewport().width())


@pytest.mark.parametrize("has_ring", [True, False], ids=["ring", "no-ring"])
@pytest.mark.parametrize("language", Language)
def test_nothing_is_cut_in_the_settings(
    width: int, language: Language, has_ring: bool, desktop: Desktop
) -> None:
    desktop.house.has_ring = has_ring
    desktop.window.speak(language)
    desktop.enter()
    desktop.window.open_room(Room.SETTINGS)
    desktop.settle()
    (page,) = desktop.window.findChildren(SettingsPage)
    desktop.window.setFixedSize(desktop.window.width() - page.width() + width, 768)
    desktop.bot.waitUntil(lambda: page.width() == width)
    ground, view = page.area.widget(), page.area.viewport()
    assert ground is not None
    desktop.bot.waitUntil(lambda: ground.width() <= view.width())
    desktop.bot.waitUntil(lambda: not [*cut(page)])
    cards = [card for card in page.findChildren(Card) if card.isVisibleTo(page)]
    assert len(cards) == 7
    for card in cards:
        left = card.mapTo(view, QPoint(0, 0)).x()
        assert left > 0
        assert left + card.width() < view.width(), card.title.text()


@pytest.mark.parametrize(("wide", "columns"), [(1290, 2), (948, 1)])
def test_the_settings_stand_in_as_many_columns_as_fit(desktop: Desktop, wide: int, columns: int) -> None:
    desktop.enter()
    desktop.window.open_room(Room.SETTINGS)
    desktop.settle()
    (page,) = desktop.window.findChildren(SettingsPage)
    desktop.window.setFixedSize(desktop.window.width() - page.width() + wide, 768)
    desktop.bot.waitUntil(lambda: page.width() == wide)
    cards = [card for card in page.findChildren(Card) if card.isVisibleTo(page)]
    desktop.bot.waitUntil(lambda: len({card.mapTo(page, QPoint(0, 0)).x() for card in cards}) == columns)
    assert len({card.width() for card in cards}) == 1


@pytest.mark.parametrize("language", Language)
def test_the_settings_stay_whole_when_large_type_is_chosen_in_them(
    desktop: Desktop, language: Language
) -> None:
    desktop.window.speak(language)
    desktop.enter()
    desktop.window.setFixedSize(1366, 768)
    desktop.window.open_room(Room.SETTINGS)
    desktop.settle()
    (page,) = desktop.window.findChildren(SettingsPage)
    ground = page.area.widget()
    assert ground is not None
    try:
        (large,) = [one for one in page.percent.findChildren(QPushButton) if one.text() == "150%"]
        large.click()
        desktop.settle()
        assert theme().percent == 150
        desktop.bot.waitUntil(lambda: ground.width() <= page.area.viewport().width())
        desktop.bot.waitUntil(lambda: not [*cut(page)])
    finally:
        theme().choose(theme().scheme, 100)


def test_who_represents_an_employer_is_read_in_the_closed_list(qtbot: QtBot, width: int) -> None:
    table = Table(qtbot, agreed(), Step.PARTIES, width=width)
    table.space.setFixedWidth(width)
    assert isinstance(table.page, PartiesPage)
    for card in table.page.cards.values():
        card.open()
    table.settle()
    (principal,) = [
        one for one in table.page.findChildren(Choice) if one.accessibleName() == "Represented by"
    ]
    assert principal.currentText() == "Legal representative"
    words = principal.fontMetrics().horizontalAdvance(principal.currentText())
    assert words <= principal.width() - theme().px(CHOICE_EDGES)


PLANS = (
    ByAmount(
        (
            FixedPart(date(2026, 12, 20), Money.yuan(300_000)),
            FixedPart(date(2027, 1, 15), Money.yuan(250_000)),
        ),
        date(2027, 2, 15),
    ),
    ByPercent((PercentPart(date(2026, 12, 20), 4_000), PercentPart(date(2027, 2, 15), 6_000))),
    EqualParts(3, date(2026, 12, 20)),
)


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("plan", PLANS, ids=lambda plan: type(plan).__name__)
def test_whether_a_day_is_worked_is_read_beside_it(
    qtbot: QtBot, language: Language, width: int, plan: Plan
) -> None:
    tongue().speak(language)
    past = agreed()
    settlement = past.record.content.settlement
    assert settlement is not None
    share = settlement.shares[0]
    past.do(
        SetSchedule,
        payer=share.payer,
        payee=share.payee,
        plan=plan,
        method=share.method,
        account=share.account,
    )
    table = Table(qtbot, past, Step.PAYMENT, width=width)
    table.space.setFixedWidth(width)
    table.settle()
    rows = table.page.cards[0].form.rows
    assert isinstance(rows, PlanRows)
    said = [row.day.text() for row in rows.rows if row.isVisibleTo(rows)]
    assert {Language.ENGLISH: "Sun · day off", Language.CHINESE: "星期日 · 休息日"}[language] in said
    qtbot.waitUntil(lambda: not [*cut_in_view(rows)])
