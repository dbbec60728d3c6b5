"""One open case: steps, edits, undo, refusals, and the paper beside it."""

from __future__ import annotations

import threading
import unicodedata
from collections.abc import Callable
from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from mediator_app.domain.edits import AgreeAmounts, Award, StateFacts
from mediator_app.domain.errors import Refusal
from mediator_app.domain.ids import PartyId
from mediator_app.domain.money import Money
from mediator_app.domain.papers import PaperId, PaperKind
from mediator_app.law.findings import Finding, Severity
from tests.cases import E1, W1, Past, agreed, mediating, opened, sealed, served, signed
from tests.ui.conftest import Desktop
from tests.ui.fakes import DrawnPapers, keep
from ui.language import Language, tongue
from ui.printing.room import PrintRoom
from ui.sealed_line import SealedLine
from ui.sheets import read
from ui.steps.base import Step, step_of
from ui.steps.progress import progress
from ui.widgets.paper_view import PaperView
from ui.widgets.recording import TextLine


def open_case(desktop: Desktop, past: Past) -> None:
    keep(desktop.house.store, past)
    desktop.enter()
    desktop.window.open_case(past.case_id)
    desktop.settle()


def key(desktop: Desktop, which: Qt.Key, held: Qt.KeyboardModifier) -> None:
    target = QApplication.focusWidget() or desktop.window
    desktop.bot.keyClick(target, which, held)


CTRL = Qt.KeyboardModifier.ControlModifier
CTRL_SHIFT = CTRL | Qt.KeyboardModifier.ShiftModifier


def test_the_right_edge_stays_whether_a_page_scrolls_or_not(desktop: Desktop) -> None:
    open_case(desktop, agreed())
    space = desktop.space

    def edge(part: QWidget) -> int:
        return part.mapTo(space, part.rect().topRight()).x()

    def settled(step: Step, scrolls: bool) -> bool:
        bar = space._frames[step].verticalScrollBar()
        return bar.isVisible() is scrolls and edge(space.page) == edge(space.next_button)

    for height, scrolls in ((600, True), (4000, False)):
        desktop.window.setFixedSize(1366, height)
        for step in (Step.CASE, Step.TERMS):
            space.open_step(step)
            desktop.settle()
            desktop.bot.waitUntil(partial(settled, step, scrolls))


def test_steps_are_a_map_any_of_them_opens(desktop: Desktop) -> None:
    open_case(desktop, mediating())
    space = desktop.space
    seen: list[Step] = []
    space.step_changed.connect(seen.append)
    key(desktop, Qt.Key.Key_6, CTRL)
    key(desktop, Qt.Key.Key_1, CTRL)
    for target in (space.next_button, space.back_button, space.map.buttons[Step.CLAIMS]):
        desktop.bot.mouseClick(target, Qt.MouseButton.LeftButton)
    assert seen == [Step.TERMS, Step.CASE, Step.PARTIES, Step.CASE, Step.CLAIMS]


def test_the_header_says_which_case_and_when_it_was_saved(desktop: Desktop) -> None:
    open_case(desktop, mediating())
    assert desktop.space.header.headline.whole() == "程虚构 v. 示例跨国（中国）有限公司"
    assert desktop.space.header.note.whole() == "杨劳人仲（2026）办字第1号"
    assert desktop.space.offline_chip.text() == "Offline"
    assert desktop.space.save_chip.text().startswith("Saved")


def test_an_edit_is_undone_and_redone_by_keyboard(desktop: Desktop) -> None:
    open_case(desktop, past := agreed())
    desk = desktop.window.desk
    assert desk is not None
    desktop.space.do(partial(StateFacts, facts="改过的事实"))
    assert desk.case(past.case_id).record.content.facts == "改过的事实"
    desktop.space.map.buttons[Step.CASE].setFocus()
    key(desktop, Qt.Key.Key_Z, CTRL)
    assert desk.case(past.case_id) == past.case
    key(desktop, Qt.Key.Key_Z, CTRL_SHIFT)
    assert desk.case(past.case_id).record.content.facts == "改过的事实"


def test_no_part_of_another_page_shows_itself_in_the_footer(desktop: Desktop) -> None:
    """A signer changes the language: every page says its words anew, also those that are not open."""
    open_case(desktop, agreed())
    space = desktop.space
    space.open_step(Step.NEGOTIATION)
    (chip,) = space.page.footer_widgets()
    assert chip.isVisible()
    space.open_step(Step.PAYMENT)
    tongue().speak(Language.CHINESE)
    desktop.settle()
    assert not chip.isVisible()
    space.open_step(Step.NEGOTIATION)
    assert chip.isVisible()


@pytest.mark.parametrize(
    ("past", "words"),
    [
        (sealed, "void the seal at signing"),
        (signed, "begin a correction at signing"),
        (agreed, ""),
    ],
)
def test_a_page_that_cannot_be_changed_says_why_and_leads_to_where_it_can(
    desktop: Desktop, past: Callable[[], Past], words: str
) -> None:
    open_case(desktop, past())
    for step in Step:
        desktop.space.open_step(step)
        lines = [line for line in desktop.space.findChildren(SealedLine) if line.isVisible()]
        at_work = step in (Step.SIGNING, Step.SERVICE)
        assert [words in line.words.text() for line in lines] == ([True] if words and not at_work else [])
    if words:
        desktop.space.open_step(Step.PAYMENT)
        (line,) = (line for line in desktop.space.findChildren(SealedLine) if line.isVisible())
        desktop.bot.mouseClick(line.open_button, Qt.MouseButton.LeftButton)
        assert desktop.space.step is Step.SIGNING


def test_undo_means_the_case_in_a_line_where_nothing_is_half_typed(desktop: Desktop) -> None:
    open_case(desktop, past := agreed())
    desk = desktop.window.desk
    assert desk is not None
    desktop.space.do(partial(StateFacts, facts="改过的事实"))
    line = desktop.space.page.findChildren(TextLine)[0]
    line.setFocus()
    before = line.text()
    desktop.bot.keyClicks(line, "1")
    key(desktop, Qt.Key.Key_Z, CTRL)
    assert desk.case(past.case_id).record.content.facts == "改过的事实"
    assert line.text() == before
    key(desktop, Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier)
    key(desktop, Qt.Key.Key_Z, CTRL)
    assert desk.case(past.case_id) == past.case
    assert line.hasFocus()
    key(desktop, Qt.Key.Key_Z, CTRL_SHIFT)
    assert desk.case(past.case_id).record.content.facts == "改过的事实"


def test_nothing_to_undo_is_said_not_raised(desktop: Desktop) -> None:
    open_case(desktop, sealed())
    desktop.space.undo()
    assert desktop.window.toast.isVisible()
    assert desktop.window.toast.words.text()


def test_a_refusal_that_no_field_claims_is_said_in_words(desktop: Desktop) -> None:
    open_case(desktop, mediating())
    desktop.space.do(partial(AgreeAmounts, awards=()))
    assert desktop.window.toast.isVisible()
    assert "{" not in desktop.window.toast.words.text()


def test_an_edit_from_elsewhere_is_shown_when_the_page_says_so(desktop: Desktop) -> None:
    open_case(desktop, past := mediating())
    desk = desktop.window.desk
    assert desk is not None
    desk.do(past.case_id, StateFacts(**desk.stamp(), facts="别处改的"))
    desktop.space.page.acted.emit()
    assert desktop.space.page.case is not None
    assert desktop.space.page.case.record.content.facts == "别处改的"


def test_each_step_shows_what_it_lacks(desktop: Desktop) -> None:
    open_case(desktop, opened())
    desktop.bot.waitUntil(lambda: bool(desktop.space.findings))
    check = desktop.space.map.buttons[Step.CHECK]
    assert check.lacking_words().endswith(" to mend")
    assert "to mend" in desktop.space.map.buttons[Step.CASE].accessibleDescription()


def test_progress_follows_the_case() -> None:
    done = progress(agreed().record, ())
    assert [step for step in Step if not done[step].done] == [Step.SIGNING, Step.SERVICE]
    assert all(one.done for one in progress(served().record, ()).values())
    without = Finding(code="claim_amount_missing", severity=Severity.WARN, field="claims.0.amount")
    assert not progress(agreed().record, (without,))[Step.CLAIMS].done
    assert progress(served().record, (without,))[Step.CLAIMS].done
    lacking = progress(
        agreed().record,
        (
            Finding(code="x", severity=Severity.BLOCK, field="parties.0.name"),
            Finding(code="x", severity=Severity.WARN, field="terms"),
        ),
    )
    assert (lacking[Step.PARTIES].lacking, lacking[Step.TERMS].lacking, lacking[Step.CHECK].lacking) == (
        1,
        0,
        1,
    )


@pytest.mark.parametrize(
    ("field", "step"),
    [
        ("parties.0.name", Step.PARTIES),
        ("agents.1.powers", Step.PARTIES),
        ("claims.0.amount", Step.CLAIMS),
        ("settlement", Step.NEGOTIATION),
        ("settlement.shares.0.amount", Step.NEGOTIATION),
        ("settlement.shares.0.plan.parts.1.due", Step.PAYMENT),
        ("settlement.shares.0.account.number", Step.PAYMENT),
        ("terms.2.penalty", Step.TERMS),
        ("hearing.mediator.name", Step.CASE),
        ("revisions", Step.SIGNING),
        ("", Step.CASE),
    ],
)
def test_every_field_stands_on_a_step(field: str, step: Step) -> None:
    assert step_of(field) is step


# --- the paper ----------------------------------------------------------------------------------------


def shown(view: PaperView) -> str:
    """The text of the paper on screen; Qt's own PDFs name some characters by their radicals."""
    text = view.sheets.text if view.sheets is not None else ""
    return unicodedata.normalize("NFKC", text.replace("\n", ""))


def text_of(pdf: bytes) -> str:
    """The text of a file."""
    return read(pdf, 100, (), "").text


def papers(desktop: Desktop) -> DrawnPapers:
    return desktop.house.papers


def test_the_paper_follows_an_edit_and_marks_it(desktop: Desktop) -> None:
    open_case(desktop, agreed())
    pane = desktop.space.preview
    assert pane.pages.text() == "Page 1 of 2"
    desktop.space.do(partial(AgreeAmounts, awards=(Award(PartyId(E1), PartyId(W1), Money.yuan(760_000)),)))
    desktop.settle()
    sheets = pane.view.sheets
    assert sheets is not None
    assert "760,000.00" in sheets.text
    assert pane.view.marking
    assert sheets.marks
    desktop.bot.waitUntil(lambda: not pane.view.marking, timeout=8000)


def test_a_change_back_is_marked_too_once_the_first_is_no_news(
    desktop: Desktop, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ui.preview.BURST_MS", 0)
    open_case(desktop, agreed())
    for yuan in (760_000, 750_000):
        award = Award(PartyId(E1), PartyId(W1), Money.yuan(yuan))
        desktop.space.do(partial(AgreeAmounts, awards=(award,)))
        desktop.settle()
        sheets = desktop.space.preview.view.sheets
        assert sheets is not None
        assert sheets.marks, yuan


def test_typing_is_drawn_and_leaves_no_trace_in_the_case(desktop: Desktop) -> None:
    open_case(desktop, past := agreed())
    pane, desk = desktop.space.preview, desktop.window.desk
    assert desk is not None
    desktop.space.page.provisional.emit(partial(StateFacts, facts="打字打到一半"))
    desktop.settle()
    assert "打字打到一半" in shown(pane.view)
    assert desk.case(past.case_id) == past.case
    desktop.space.page.provisional.emit(None)
    desktop.settle()
    assert "打字打到一半" not in shown(pane.view)


def test_the_newest_wish_wins_and_nobody_waits(desktop: Desktop) -> None:
    open_case(desktop, agreed())
    maker, pane = papers(desktop), desktop.space.preview
    before, maker.gate = maker.drawn, threading.Event()
    for number in range(30):
        desktop.space.page.provisional.emit(partial(StateFacts, facts=f"第{number}次"))
    assert pane.busy
    maker.gate.set()
    desktop.settle()
    assert "第29次" in shown(pane.view)
    assert maker.drawn - before <= 2


def test_what_cannot_be_drawn_is_explained_and_the_last_paper_stays(desktop: Desktop) -> None:
    open_case(desktop, agreed())
    maker, pane = papers(desktop), desktop.space.preview
    text = pane.view.sheets.text if pane.view.sheets else ""
    maker.refuse = Refusal("text_too_long", "facts")
    desktop.space.do(partial(StateFacts, facts="太长"))
    desktop.settle()
    assert pane.trouble.isVisible()
    assert pane.trouble.text()
    assert pane.view.sheets is not None
    assert pane.view.sheets.text == text
    maker.refuse = None
    desktop.space.do(partial(StateFacts, facts="短"))
    desktop.settle()
    assert not pane.trouble.isVisible()


def test_the_paper_folds_away_and_comes_back_up_to_date(desktop: Desktop) -> None:
    open_case(desktop, agreed())
    pane = desktop.space.preview
    key(desktop, Qt.Key.Key_F8, Qt.KeyboardModifier.NoModifier)
    assert not pane.isVisible()
    drawn = papers(desktop).drawn
    desktop.space.do(partial(StateFacts, facts="折叠时改的"))
    desktop.settle()
    assert papers(desktop).drawn == drawn
    key(desktop, Qt.Key.Key_F8, Qt.KeyboardModifier.NoModifier)
    desktop.settle()
    assert "折叠时改的" in shown(pane.view)


def test_where_there_is_no_room_the_paper_folds_away_and_comes_back(desktop: Desktop) -> None:
    open_case(desktop, mediating())
    space, window = desktop.space, desktop.window
    assert space.preview.isVisible()
    window.resize(1000, 700)
    desktop.bot.waitUntil(lambda: not space.preview.isVisible())
    assert space.map.isVisible()
    assert space.width() + window.rail.width() == window.width()
    key(desktop, Qt.Key.Key_F8, Qt.KeyboardModifier.NoModifier)
    assert space.preview.isVisible()
    assert not space.map.isVisible()
    key(desktop, Qt.Key.Key_F8, Qt.KeyboardModifier.NoModifier)
    assert not space.preview.isVisible()
    window.resize(1366, 768)
    desktop.bot.waitUntil(space.preview.isVisible)
    desktop.settle()
    assert "程虚构" in shown(space.preview.view)


def test_the_parties_see_the_paper_alone_on_a_whole_screen(desktop: Desktop) -> None:
    open_case(desktop, agreed())
    pane = desktop.space.preview
    desktop.bot.mouseClick(pane.full, Qt.MouseButton.LeftButton)
    view = pane._party_view
    assert view is not None
    desktop.settle()
    assert view.isFullScreen()
    assert view.view.sheets is not None
    desktop.space.do(partial(StateFacts, facts="当着双方改的"))
    desktop.settle()
    desktop.bot.waitUntil(lambda: "当着双方改的" in shown(view.view))
    desktop.bot.keyClick(view, Qt.Key.Key_Escape)
    assert pane._party_view is None


def test_the_english_reading_copy_of_an_instrument_is_one_press_away(desktop: Desktop) -> None:
    open_case(desktop, agreed())
    pane = desktop.space.preview
    assert "仲 裁 调 解 书" in shown(pane.view)
    desktop.bot.mouseClick(pane.other_language, Qt.MouseButton.LeftButton)
    desktop.settle()
    assert "Reading copy" in shown(pane.view)
    assert "Reading copy" in pane.state.text()
    marked_by_language = pane.view.marking
    assert not marked_by_language
    desktop.space.do(partial(StateFacts, facts="看英文时改的"))
    desktop.settle()
    assert "Reading copy" in shown(pane.view)
    desktop.bot.waitUntil(lambda: pane.view.marking)
    key(desktop, Qt.Key.Key_P, CTRL)
    desktop.settle()
    (room,) = desktop.window.findChildren(PrintRoom)
    assert "Reading copy" not in text_of(room.task.pdf)
    room.close_sheet()
    desktop.bot.mouseClick(pane.other_language, Qt.MouseButton.LeftButton)
    desktop.settle()
    assert "仲 裁 调 解 书" in shown(pane.view)
    assert "Reading copy" not in pane.state.text()


def test_a_paper_without_a_reading_copy_offers_none_and_is_shown_in_chinese(desktop: Desktop) -> None:
    open_case(desktop, past := agreed())
    pane = desktop.space.preview
    desktop.bot.mouseClick(pane.other_language, Qt.MouseButton.LeftButton)
    desktop.settle()
    pane.show_record(past.record, PaperId(PaperKind.HEARING_RECORD))
    desktop.settle()
    assert not pane.other_language.isVisible()
    assert "仲 裁 调 解 书" in shown(pane.view)
    pane.show_record(past.record, PaperId(past.content.instrument))
    desktop.settle()
    assert pane.other_language.isVisible()
    assert "Reading copy" in shown(pane.view)


def test_zoom_draws_sharp_pages_again(desktop: Desktop) -> None:
    open_case(desktop, agreed())
    pane = desktop.space.preview
    wide = pane.view.device_width()
    desktop.bot.mouseClick(pane.larger, Qt.MouseButton.LeftButton)
    assert pane.view.device_width() > wide
    desktop.bot.waitUntil(
        lambda: (
            pane.view.sheets is not None
            and pane.view.sheets.images.get(0) is not None
            and pane.view.sheets.images[0].width() == pane.view.device_width()
        )
    )


def test_a_paper_that_is_there_already_is_shown_as_it_is(desktop: Desktop) -> None:
    open_case(desktop, past := agreed())
    drawn = papers(desktop).render(past.record, PaperId(past.content.instrument))
    desktop.space.preview.show_pdf(drawn.pdf, drawn.id)
    desktop.settle()
    assert desktop.space.preview.view.sheets is not None
    assert desktop.space.preview.view.sheets.pdf == drawn.pdf
    assert desktop.space.preview.name.text() == "Arbitration mediation instrument", (
        "in full, at the usual width"
    )


def test_ctrl_p_opens_the_print_room_for_the_paper_beside_the_page(desktop: Desktop) -> None:
    open_case(desktop, agreed())
    key(desktop, Qt.Key.Key_P, CTRL)
    desktop.settle()
    desktop.bot.waitUntil(lambda: bool(desktop.window.findChildren(PrintRoom)))
    room = desktop.window.findChildren(PrintRoom)[0]
    assert room.isVisible()
    assert room.task.paper == PaperId(agreed().content.instrument)
    desktop.bot.keyClick(room, Qt.Key.Key_Escape)
    assert not room.isVisible()
