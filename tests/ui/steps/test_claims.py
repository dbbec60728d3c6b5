"""The step `claims`: found by a word, reckoned line by line, shown to the parties, and kept."""

from __future__ import annotations

import time
from dataclasses import replace
from datetime import date
from functools import partial
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt, QTimer
from pytestqt.qtbot import QtBot

from mediator_app.domain.claims import Claim, ClaimKind, Reckoning
from mediator_app.domain.codec import to_json
from mediator_app.domain.edits import AddClaim, ChangeClaim, StateFacts
from mediator_app.domain.ids import PartyId
from mediator_app.domain.journal import replay
from mediator_app.domain.money import Money
from mediator_app.law.statutory import LINES, NEEDS, NOTES
from mediator_app.law.statutory.derivation import Line
from tests.cases import C1, C2, Past, agreed, claim, employer, opened, prepared, signed, uid, worker
from tests.ui.conftest import Desktop
from tests.ui.fakes import keep, rules
from tests.ui.steps.table import Table
from ui.language import Language, tongue
from ui.steps.base import Step
from ui.steps.claims.card import ClaimCard
from ui.steps.claims.reckoning import REGION
from ui.steps.claims.reference import tenths
from ui.steps.claims.showing import Showing
from ui.widgets.contents import contents
from ui.widgets.number_edit import HoursEdit
from ui.widgets.parts import Words
from ui.words.claims import KEYWORDS, article_words, articles_words, claim_title, find_kinds
from ui.words.derivations import line_words, note_words

MOCK = Reckoning(hired=date(1998, 2, 16), ended=date(2017, 9, 30), monthly=Money.yuan(97_500))


def with_mock() -> Past:
    past = prepared()
    first = past.content.claims[0]
    past.do(ChangeClaim, claim=replace(first, amount=Money.yuan(3_900_000), reckoning=MOCK))
    return past


def crowded(count: int = 40) -> Past:
    past = prepared()
    kinds = list(ClaimKind)
    for number in range(count - len(past.content.claims)):
        kind = kinds[number % len(kinds)]
        past.do(
            AddClaim, claim=claim(uid(100 + number), kind=kind, title="某项请求", amount=Money.yuan(number))
        )
    return past


@pytest.fixture
def table(qtbot: QtBot) -> Table:
    return Table(qtbot, with_mock(), Step.CLAIMS)


# --- finding and adding ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("word", "kind"),
    [
        ("加班", ClaimKind.OVERTIME),
        ("jbf", ClaimKind.OVERTIME),
        ("二倍工资", ClaimKind.DOUBLE_WAGES),
        ("双倍", ClaimKind.DOUBLE_WAGES),
        ("高温", ClaimKind.HIGH_TEMPERATURE),
        ("工伤", ClaimKind.WORK_INJURY),
        ("年假", ClaimKind.ANNUAL_LEAVE),
        ("2N", ClaimKind.UNLAWFUL_TERMINATION),
        ("n+1", ClaimKind.NOTICE_PAY),
        ("severance", ClaimKind.SEVERANCE),
        ("拖欠工资三个月", ClaimKind.UNPAID_WAGES),
    ],
)
def test_a_kind_is_found_by_its_everyday_word(word: str, kind: ClaimKind) -> None:
    assert find_kinds(word)[0] is kind


def test_every_kind_can_be_found() -> None:
    assert set(KEYWORDS) == set(ClaimKind)
    for kind, words in KEYWORDS.items():
        assert kind in find_kinds(words.split()[0])


@given(st.text(max_size=12))
def test_looking_for_anything_never_fails(text: str) -> None:
    assert len(set(find_kinds(text))) == len(find_kinds(text))


def test_a_claim_is_added_by_word_and_amount(table: Table) -> None:
    table.page.adding.line.setFocus()
    table.type("加班")
    table.press(Qt.Key.Key_Return)
    table.type("8.6万")
    table.press(Qt.Key.Key_Return)
    added = table.content.claims[-1]
    assert (added.kind, added.amount) == (ClaimKind.OVERTIME, Money.yuan(86_000))
    assert added.articles == ("labour_law:44",)
    assert table.page.total_figure.text() == "4,286,000.00"
    card = table.page.cards[added.id]
    assert card.capitals.whole() == "捌万陆仟元整"
    # What is known of the employment is not asked a second time.
    assert added.reckoning == MOCK


def test_what_step_one_says_of_the_employment_stands_in_a_new_claim(qtbot: QtBot) -> None:
    past = prepared()
    past.do(
        StateFacts,
        facts="申请人于2007年3月1日入职，月平均工资100,000元，2026年9月30日被书面通知解除劳动合同。",
    )
    table = Table(qtbot, past, Step.CLAIMS)
    before = table.content.claims
    assert all(claim.reckoning is None for claim in before)

    def add(word: str) -> Claim:
        table.page.adding.line.setFocus()
        table.type(word)
        table.press(Qt.Key.Key_Return)
        return table.content.claims[-1]

    assert add("加班").reckoning == Reckoning(
        hired=date(2007, 3, 1), ended=date(2026, 9, 30), monthly=Money.yuan(100_000)
    )
    assert table.content.claims[:-1] == before, "what is there is not written over"
    # What was typed with a claim counts more than the prose; an empty reckoning hides neither.
    table.space.do(partial(ChangeClaim, claim=replace(before[0], reckoning=Reckoning())))
    table.space.do(
        partial(ChangeClaim, claim=replace(before[1], reckoning=Reckoning(monthly=Money.yuan(90_000))))
    )
    known = add("年假").reckoning
    assert known is not None
    assert (known.hired, known.monthly) == (date(2007, 3, 1), Money.yuan(90_000))


def test_typing_an_amount_moves_nothing_in_its_card(table: Table) -> None:
    card = next(iter(table.page.cards.values()))
    card.open()
    table.settle()
    assert card.reckoning is not None
    hired = card.reckoning.editor("reckoning.hired")
    amount = card.amount.editor("amount")
    amount.setFocus()
    amount.selectAll()
    table.press(Qt.Key.Key_Delete)
    table.settle()
    table.bot.waitUntil(lambda: card.head.height() == card.head.sizeHint().height())  # the card has unfolded
    before = hired.mapTo(table.page, hired.rect().topLeft()), card.head.height()
    for key in "1234567.89":
        table.type(key)
        table.settle()  # and once the page has grown with the words beneath, all is where it was
        table.bot.waitUntil(
            lambda: (hired.mapTo(table.page, hired.rect().topLeft()), card.head.height()) == before
        )
    assert card.capitals.whole() == "壹佰贰拾叁万肆仟伍佰陆拾柒元捌角玖分"


def test_there_is_one_region_and_no_list_of_it(table: Table) -> None:
    card = next(iter(table.page.cards.values()))
    card.open()
    assert card.reckoning is not None
    field = card.reckoning.field(REGION)
    assert field.isVisibleTo(card)
    assert isinstance(field.editor, Words)
    assert (field.label.text(), field.editor.text()) == ("Region", "Shanghai")


def test_an_amount_is_not_called_missing_while_the_cursor_is_in_it(table: Table) -> None:
    table.page.adding.line.setFocus()
    table.type("加班")
    table.press(Qt.Key.Key_Return)
    card = table.page.cards[table.content.claims[-1].id]
    amount = card.amount.editor("amount")
    assert amount.hasFocus()
    assert not table.page.lacking.isVisible()
    assert table.page.lacking_chip.text() == ""
    table.page.adding.line.setFocus()
    table.bot.waitUntil(table.page.lacking.isVisible)
    assert table.page.lacking_chip.text() == "1 without an amount"
    amount.setFocus()
    table.bot.waitUntil(lambda: not table.page.lacking.isVisible())


def test_what_names_no_kind_is_added_in_the_words_typed(table: Table) -> None:
    table.page.adding.line.setFocus()
    table.type("返还押金")
    table.press(Qt.Key.Key_Return)
    added = table.content.claims[-1]
    assert (added.kind, added.title) == (ClaimKind.OTHER, "返还押金")


def test_kinds_are_chosen_with_arrows(table: Table) -> None:
    table.page.adding.line.setFocus()
    table.press(Qt.Key.Key_Down, Qt.Key.Key_Right, Qt.Key.Key_Space)
    assert table.content.claims[-1].kind is list(ClaimKind)[1]


def test_without_parties_it_leads_to_them(qtbot: QtBot) -> None:
    table = Table(qtbot, opened(), Step.CLAIMS)
    assert "enter both first" in table.reads()
    assert not table.page.adding.isVisibleTo(table.page)
    table.page.nobody.action.setFocus()
    table.press(Qt.Key.Key_Space)
    assert table.space.step is Step.PARTIES


# --- the reference -----------------------------------------------------------------------------------


def test_the_reference_of_the_picture(table: Table) -> None:
    words = table.reads()
    assert "468,288.00" in words
    assert "8.3 times" in words
    assert "19,512.00 × 12 = 234,144.00" in words
    assert "Labour Contract Law art. 47" in words
    assert "published figure used here is still to be compared" in words


def test_it_changes_while_the_wage_is_typed_and_is_kept(table: Table) -> None:
    card = table.page.cards[C1]
    card.reckoning.focus_path("reckoning.monthly")
    table.bot.keyClick(table.focus, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    table.type("10000")
    assert card.reference.figure.text() == "400,000.00"
    assert table.content.claims[0].reckoning == MOCK
    table.press(Qt.Key.Key_Return)
    kept = table.content.claims[0].reckoning
    assert kept is not None
    assert kept.monthly == Money.yuan(10_000)
    entries = table.store.journal(table.case_id).result()
    again = replay(table.case_id, entries).case
    assert again is not None
    assert again.record.content.claims[0].reckoning == kept
    assert "97500" not in to_json(table.content.claims[0])


def test_what_is_missing_is_named(qtbot: QtBot) -> None:
    table = Table(qtbot, prepared(), Step.CLAIMS)
    card = table.page.cards[C1]
    assert card.is_open
    assert "Still needed: Hired on, Ended on, Average monthly wage" in table.reads(card)
    table.fill(card.reckoning, "reckoning.hired", "1998年2月16日")
    assert "Still needed: Ended on, Average monthly wage" in table.reads(card)
    table.fill(card.reckoning, "reckoning.ended", "1990-01-01")
    table.fill(card.reckoning, "reckoning.monthly", "9.75万")
    assert "468" not in card.reference.figure.text()
    assert card.reference.how.text()
    table.fill(card.reckoning, "reckoning.ended", "2017-09-30")
    assert card.reference.figure.text() == "468,288.00"


@pytest.mark.parametrize(
    ("claimed", "result", "said"),
    [
        (39_000_000, 46_828_800, 8),
        (390_000_000, 46_828_800, 83),
        (None, 5, None),
        (5, 0, None),
        (5, 5, 10),
        (1, 100, 0),
    ],
)
def test_tenths(claimed: int | None, result: int, said: int | None) -> None:
    assert tenths(None if claimed is None else Money(claimed), Money(result)) == said


@pytest.mark.parametrize("kind", list(NEEDS))
def test_each_formula_is_filled_in_by_keyboard(table: Table, kind: ClaimKind) -> None:
    table.page._add(kind, "")
    card = table.page.cards[table.content.claims[-1].id]
    typed = {
        "hired": "2020-01-01",
        "ended": "2026-06-30",
        "monthly": "12000",
        "signed": "",
        "workday_minutes": "12.5",
        "rest_day_minutes": "8:30",
        "holiday_minutes": "4",
        "leave_due": "10",
        "leave_taken": "2",
        "months": "3",
        "days": "4",
        "probation_served": "6",
        "probation_lawful": "2",
    }
    for path in card.reckoning.paths:
        name = path.partition(".")[2]
        if name in typed:
            table.fill(card.reckoning, path, typed[name])
    if "reckoning.ground" in card.reckoning.paths:
        card.reckoning.editor("reckoning.ground").activated.emit(7)
    assert card.reference.derivation is not None
    assert card.reference.figure.text() not in ("", "—", "0.00")
    assert card.reference.how.text()


@pytest.mark.parametrize(
    ("text", "minutes", "shown"),
    [
        ("12", 720, "12"),
        ("12.5", 750, "12.5"),
        ("1.05", 63, "1.05"),
        ("8:30", 510, "8.5"),
        ("1:07", 67, "1:07"),
    ],
)
def test_hours_are_kept_as_minutes(qtbot: QtBot, text: str, minutes: int, shown: str) -> None:
    editor = HoursEdit()
    qtbot.addWidget(editor)
    assert editor.parse(text) == minutes
    assert editor.format(minutes) == shown
    assert editor.parse(shown) == minutes


# --- showing it ------------------------------------------------------------------------------------


def test_among_several_workers_the_card_says_whose_claim_it_is(qtbot: QtBot) -> None:
    past = prepared(worker(), worker(uid(300), name="王假定"), employer())
    past.do(AddClaim, claim=claim(uid(301), claimant=PartyId(uid(300))))
    table = Table(qtbot, past, Step.CLAIMS)
    first, last = (table.page.cards[id]._lines[0].whole() for id in (C1, uid(301)))
    assert first == "程虚构"
    assert last == "王假定"
    past = prepared(worker(), employer(), employer(uid(302), name="示例派遣有限公司"))
    table = Table(qtbot, past, Step.CLAIMS)
    assert "程虚构 against " in table.page.cards[C1]._lines[0].whole()


def test_it_is_shown_to_the_parties_in_large_type(table: Table) -> None:
    card = table.page.cards[C1]
    card.reference.show_button.setFocus()
    table.press(Qt.Key.Key_Space)
    (sheet,) = table.space.findChildren(Showing)
    assert sheet.size() == table.space.size()
    words = sheet.text()
    for piece in (
        "468,288.00",
        "肆拾陆万捌仟贰佰捌拾捌元整",
        "3,900,000.00",
        "234,144.00 × 2 = 468,288.00",
        "art. 87",
    ):
        assert piece in words
    table.press(Qt.Key.Key_Escape)
    assert not sheet.isVisible()
    assert table.focus is card.reference.show_button


def test_every_line_and_note_has_words_in_both_languages() -> None:
    inputs: dict[str, Any] = dict.fromkeys(
        ("starts", "ends", "halves", "year", "months", "days", "of", "minutes", "served", "lawful"), 3
    )
    said = {}
    for language in Language:
        tongue().speak(language)
        said[language] = [line_words(Line(code=code, basis=(), inputs=inputs)) for code in sorted(LINES)]
        said[language] += [note_words(note) for note in sorted(NOTES)]
    assert all(said[Language.ENGLISH])
    assert not set(said[Language.ENGLISH]) & set(said[Language.CHINESE])


def test_articles_as_people_say_them() -> None:
    pack = rules()
    articles = ("labour_contract_law:48", "labour_contract_law:87", "criminal_law:307-1")
    assert articles_words(articles, pack) == "Labour Contract Law arts 48, 87; Criminal Law art. 307-1"
    tongue().speak(Language.CHINESE)
    assert articles_words(articles, pack) == "劳动合同法 第48、87条；刑法 第307条之1"
    assert article_words("shanghai_wage_parameters:average_wage", pack) == "上海市公布数据"


# --- the cards ----------------------------------------------------------------------------------------


def test_amounts_as_people_paste_them_and_what_is_none(table: Table) -> None:
    card = table.page.cards[C2]
    table.fill(card.amount, "amount", "￥３９万")
    assert table.content.claims[1].amount == Money.yuan(390_000)
    table.fill(card.amount, "amount", "some", Qt.Key.Key_Tab)
    field = card.amount.field("amount")
    assert field.error.isVisibleTo(table.page)
    assert card.amount.editor("amount").text() == "some"
    assert table.content.claims[1].amount == Money.yuan(390_000)


def test_period_and_reasons_are_recorded(table: Table) -> None:
    card = table.page.cards[C1]
    table.fill(card.details, "starts", "2025-01-01")
    table.fill(card.details, "ends", "2024-01-01")
    assert card.details.field("ends").error.isVisibleTo(table.page)
    table.fill(card.details, "ends", "2026-09-30")
    card.details.focus_path("basis")
    table.type("was told to go")
    table.space.open_step(Step.CASE)
    first = table.content.claims[0]
    assert (first.starts, first.ends) == (date(2025, 1, 1), date(2026, 9, 30))
    assert first.basis == "was told to go"


def test_a_claim_is_moved_removed_and_brought_back(table: Table) -> None:
    table.page.cards[C2].move_up()
    assert [one.id for one in table.content.claims] == [C2, C1]
    table.page.cards[C1].remove()
    assert [one.id for one in table.content.claims] == [C2]
    assert "Ctrl+Z" in table.said[-1]
    table.space.undo()
    assert [one.id for one in table.content.claims] == [C2, C1]
    assert list(table.page.cards) != []


def test_a_claim_in_the_settlement_stays_and_says_why(qtbot: QtBot) -> None:
    table = Table(qtbot, agreed(), Step.CLAIMS)
    card = table.page.cards[C1]
    card.remove()
    assert card.error.isVisibleTo(table.page)
    assert len(table.content.claims) == 2


def test_no_card_is_made_while_another_step_is_worked_in(qtbot: QtBot) -> None:
    table = Table(qtbot, crowded(), Step.CASE)
    table.space.open_step(Step.CLAIMS)
    page = table.page
    table.space.open_step(Step.PARTIES)
    made = len(page.cards)
    assert made < 40
    turns: list[int] = []
    beat = QTimer(table.space)
    beat.timeout.connect(lambda: turns.append(len(page.cards)))
    beat.start(0)
    qtbot.waitUntil(lambda: len(turns) > 20)
    beat.stop()
    assert set(turns) == {made}
    table.space.open_step(Step.CLAIMS)
    qtbot.waitUntil(lambda: len(page.cards) == 40)


def test_no_card_is_pressed_together_while_others_are_added(qtbot: QtBot) -> None:
    table = Table(qtbot, crowded(), Step.CASE)
    table.space.open_step(Step.CLAIMS)
    page = table.page
    seen: dict[int, int] = {}

    def look() -> None:
        card = page.cards[table.content.claims[0].id]
        seen.setdefault(len(page.cards), card.height() - card.minimumSizeHint().height())

    beat = QTimer(page)
    beat.timeout.connect(look)
    beat.start(0)
    qtbot.waitUntil(lambda: 40 in seen)
    beat.stop()
    assert len(seen) > 3
    assert min(seen.values()) >= 0, seen


def test_forty_claims_open_in_good_time_and_can_all_be_reached(qtbot: QtBot) -> None:
    table = Table(qtbot, crowded(), Step.CASE)
    start = time.perf_counter()
    table.space.open_step(Step.CLAIMS)
    took = time.perf_counter() - start
    assert took < 1, f"{took * 1000:.0f} ms"
    table.space.open_step(Step.CLAIMS, "claims.39.amount")
    card = table.page.cards[table.content.claims[39].id]
    assert card.amount.editor("amount").hasFocus()
    qtbot.waitUntil(lambda: len(table.page.cards) == 40)
    body = table.page._cards_body
    shown = [card.key for card in contents(body) if isinstance(card, ClaimCard)]
    assert shown == [one.id for one in table.content.claims]


def test_everything_fits_the_narrow_screen_in_both_languages(qtbot: QtBot) -> None:
    table = Table(qtbot, crowded(22), Step.CLAIMS)
    qtbot.waitUntil(lambda: len(table.page.cards) == 22)
    for card in table.page.cards.values():
        card.open()
    for language in Language:
        tongue().speak(language)
        qtbot.waitUntil(lambda: table.page.width() > 0)
        assert table.page.minimumSizeHint().width() <= 560, language


def test_a_signed_case_is_read_only(qtbot: QtBot) -> None:
    table = Table(qtbot, signed(), Step.CLAIMS)
    card = table.page.cards[C1]
    card.open()
    assert not card.amount.editor("amount").isEnabled()
    assert not card.details.editor("basis").isEnabled()
    assert not table.page.adding.isVisibleTo(table.page)


def test_the_cover_hides_what_is_shown_to_the_parties(desktop: Desktop) -> None:
    past = with_mock()
    keep(desktop.house.store, past)
    desktop.enter()
    desktop.window.open_case(past.case_id, Step.CLAIMS)
    desktop.settle()
    page: Any = desktop.space.page
    page._show_to_parties(C1)
    desktop.window.cover_screen()
    middle = desktop.window.rect().center()
    seen = desktop.window.childAt(middle)
    assert seen is not None
    assert desktop.window.cover in (seen, seen.parentWidget())
    desktop.window.cover_screen()
    (sheet,) = desktop.window.findChildren(Showing)
    assert sheet.isVisible()
    sheet.put_away()


# --- what is missing ----------------------------------------------------------------------------------

LACKING = {
    Language.ENGLISH: ("No amount yet: 1 ", "Fill in"),
    Language.CHINESE: ("尚未填写金额：1 ", "去填写"),
}


@pytest.mark.parametrize("language", Language)
def test_claims_without_an_amount_are_named_and_one_press_leads_to_each(
    qtbot: QtBot, language: Language
) -> None:
    past = prepared()
    for known in past.content.claims:
        past.do(ChangeClaim, claim=replace(known, amount=None))
    table = Table(qtbot, past, Step.CLAIMS)
    tongue().speak(language)
    told, act = LACKING[language]
    lacking = table.page.lacking
    qtbot.waitUntil(lambda: told in lacking.words.text())
    assert f"{told}{claim_title(past.content.claims[0])}" in lacking.words.text()
    assert lacking.action.text() == act
    assert table.page.lacking_chip.text().startswith(str(len(past.content.claims)))
    for place in range(len(past.content.claims)):
        lacking.action.setFocus()
        table.press(Qt.Key.Key_Space)
        table.type(f"{place + 1}000")
        table.press(Qt.Key.Key_Return)
        assert table.content.claims[place].amount == Money.yuan((place + 1) * 1000)
    assert not lacking.isVisible()
    assert table.page.lacking_chip.text() == ""


def test_a_choice_that_is_refused_is_back_at_what_is_so(qtbot: QtBot) -> None:
    table = Table(qtbot, prepared(), Step.CLAIMS)
    (first, *_) = table.content.claims
    card = table.page.cards[first.id]
    card.open()
    claimant = card.details.editor("claimant")
    claimant.setFocus()
    table.press(Qt.Key.Key_Down)
    assert table.content.claims[0] == first, "nobody claims of themselves"
    assert card.details.field("against").wrong or card.details.field("claimant").wrong
    assert claimant.value == first.claimant
