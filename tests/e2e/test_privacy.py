"""What was said in caucus cannot be read from the other side of the table: not under F9, not in the parties' view."""

from __future__ import annotations

import itertools

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QWidget

from mediator_app.commands.window import practice_script
from mediator_app.domain.money import format_money
from mediator_app.domain.offers import OfferSide
from tests.e2e.conftest import PASSPHRASE, Computer, Visit
from ui.steps.base import Step
from ui.steps.negotiation import NegotiationPage
from ui.widgets.overlay import Cover

# A whole hearing takes its time on a machine that does other things as well.
pytestmark = [pytest.mark.qt_log_ignore("This plugin does not support"), pytest.mark.timeout(600)]

SECRETS = [
    words
    for aside in practice_script().aside
    for words in (aside.text, format_money(aside.amount) if aside.amount is not None else "")
    if words
]


def test_nothing_said_in_caucus_is_seen_by_the_parties(computer: Computer) -> None:
    with computer.visit() as visit:
        visit.hearing.set_up(PASSPHRASE)
        visit.hearing.new_case()
        visit.hearing.parties()
        visit.hearing.claims()
        visit.hearing.open_step(Step.NEGOTIATION)
        page = visit.hearing.space.page
        assert isinstance(page, NegotiationPage)
        offer = visit.hearing.script.content.offers[0]
        visit.hearing._round(page, offer.side, offer.amount, offer.conditions)
        visit.hand.settle()
        empty = _picture(visit)
        for aside in visit.hearing.script.aside:
            visit.hearing._aside(page, aside)
        visit.hand.settle()
        assert [words for words in SECRETS if words not in _everything(visit)] == []
        _under_the_cover(visit, page)
        _in_the_parties_view(visit, page, empty)
        _on_other_pages(visit, page)


def _under_the_cover(visit: Visit, page: NegotiationPage) -> None:
    """With the secrets on screen: F9, and every point of the window is the cover, whatever lies beneath."""
    visit.hand.press(Qt.Key.Key_F9)
    cover = visit.stage.window.cover
    with_secrets = _picture(visit)
    assert _hidden_everywhere(visit, cover)
    # Nothing that is typed now reaches what lies beneath.
    before = visit.hearing.space.desk.case(visit.hearing.space.case_id)
    visit.hand.write("75")
    visit.hand.press(Qt.Key.Key_Return)
    visit.hand.chord(Qt.Key.Key_1)
    visit.hand.press(Qt.Key.Key_Tab)
    assert visit.hearing.space.desk.case(visit.hearing.space.case_id) is before
    assert visit.hearing.space.step is Step.NEGOTIATION
    visit.hand.press(Qt.Key.Key_Escape)
    visit.hand.push(page.view)
    visit.hand.settle()
    visit.hand.press(Qt.Key.Key_F9)
    assert _picture(visit) == with_secrets
    visit.hand.press(Qt.Key.Key_F9)


def _in_the_parties_view(visit: Visit, page: NegotiationPage, empty: QImage) -> None:
    """No widget, tool tip, table or screen reader's name holds a secret, and no pixel differs for there being any."""
    assert not page.private
    held = _everything(visit)
    assert [words for words in SECRETS if words in held] == []
    assert _outside_the_save_chip(visit, _differing(_picture(visit), empty)) == []


def _on_other_pages(visit: Visit, page: NegotiationPage) -> None:
    """An offer is recorded in caucus, and in the same moment the parties see something else: another page, the cover,
    their view of this page. It looks as it did before; no message and no mark on it comes from the caucus."""
    hand, space, form = visit.hand, visit.hearing.space, page.form

    def another_page() -> None:
        hand.chord(Qt.Key.Key_2)
        assert space.step is Step.PARTIES

    def their_view() -> None:
        if not page.private:
            hand.chord(Qt.Key.Key_B)
        hand.chord(Qt.Key.Key_B)
        assert not page.private

    def cover() -> None:
        hand.press(Qt.Key.Key_F9)
        assert _hidden_everywhere(visit, visit.stage.window.cover)

    def back() -> None:
        if visit.stage.window.cover.isVisible():
            hand.press(Qt.Key.Key_F9)
        hand.chord(Qt.Key.Key_4)
        hand.settle()

    for private, look in itertools.product((False, True), (another_page, their_view, cover)):
        look()
        hand.settle()
        before, chip = _picture(visit), _save_chip(visit)
        back()
        page.show_private(private)
        if not form.secret.value:
            hand.tick(form.secret)
        hand.pick(form.side, OfferSide.RESPONDENT)
        known = len(space.desk.case(space.case_id).caucus.offers)
        hand.reach(form.amount)
        hand.write("701234")
        hand.press(Qt.Key.Key_Return)
        assert len(space.desk.case(space.case_id).caucus.offers) == known + 1
        look()
        differing = _differing(_glance(visit), before)
        # While the disk is still at it, the chip is narrower than it was.
        assert _outside_the_save_chip(visit, [spot for spot in differing if not chip.contains(spot)]) == []
        back()
        page.show_private(True)
        hand.tick(form.secret, on=False)
        page.show_private(False)


def _save_chip(visit: Visit) -> QRect:
    saved = visit.hearing.space.save_chip
    return saved.rect().translated(saved.mapTo(visit.stage.window, QPoint(0, 0)))


def _outside_the_save_chip(visit: Visit, spots: list[QPoint]) -> list[QPoint]:
    box = _save_chip(visit)
    return [spot for spot in spots if not box.contains(spot)]


def _picture(visit: Visit) -> QImage:
    """The window once the last message is gone."""
    visit.hand.until(lambda: not visit.stage.window.toast.isVisible(), "the last message to go")
    return _glance(visit)


def _glance(visit: Visit) -> QImage:
    """The window as it is now, with the mouse out of the way and without its focus frame and blinking cursor."""
    QTest.mouseMove(visit.stage.window.windowHandle(), QPoint(1, 1))
    if not visit.stage.window.cover.isVisible():
        visit.stage.window.setFocus()
    return visit.stage.window.grab().toImage()


def _hidden_everywhere(visit: Visit, cover: Cover) -> bool:
    window = visit.stage.window
    return all(
        (hit := window.childAt(QPoint(x, y))) is cover or (hit is not None and cover.isAncestorOf(hit))
        for x in range(4, window.width(), 40)
        for y in range(4, window.height(), 40)
    )


def _everything(visit: Visit) -> str:
    """Every word that any widget of the window holds, visible or not."""
    held = []
    for one in visit.stage.window.findChildren(QWidget):
        for name in ("text", "toPlainText", "toolTip", "accessibleName", "accessibleDescription", "whole"):
            read = getattr(one, name, None)
            if callable(read):
                held.append(str(read()))
        if isinstance(one, QAbstractItemView) and (model := one.model()) is not None:
            held += [
                str(model.index(row, column).data(role))
                for row in range(model.rowCount())
                for column in range(model.columnCount())
                for role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole)
            ]
    return "\n".join(held)


def _differing(one: QImage, other: QImage) -> list[QPoint]:
    assert one.size() == other.size()
    return [
        QPoint(x, y)
        for y in range(one.height())
        for x in range(0, one.width(), 3)
        if one.pixel(x, y) != other.pixel(x, y)
    ]
