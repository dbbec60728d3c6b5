"""The step `terms`: the library, typed fields, own words with marks, and the order of the clauses."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractSlider
from pytestqt.qtbot import QtBot

from mediator_app.domain.edits import AddParty, AddTerm
from mediator_app.domain.errors import Refusal
from mediator_app.domain.ids import TermId
from mediator_app.domain.money import Money
from mediator_app.domain.terms import (
    FREE_MARKS,
    DefaultTerm,
    EndTerm,
    FreeTerm,
    ReturnTerm,
    SocialInsuranceTerm,
    TaxBearer,
    TaxTerm,
)
from tests.cases import E1, Past, agreed, employer, mediating, opened, prepared, sealed, uid
from tests.ui.steps.table import Table
from ui.language import Language, tongue
from ui.steps.base import Step
from ui.steps.terms.free_edit import MARKS
from ui.steps.terms.kinds import REPEATABLE, TermKind, code_of_kind, first_value, kind_of, left
from ui.steps.terms.rate_edit import RateEdit
from ui.widgets.parts import Words


def kinds(table: Table) -> list[TermKind]:
    return [kind_of(term) for term in table.content.terms]


def card_of(table: Table, kind: TermKind) -> object:
    return next(card for card in table.page.cards.values() if card.kind is kind)


def bare() -> Past:
    past = mediating()
    past.agree()
    return past


def test_the_library_explains_every_clause_and_says_when_it_was_reviewed(qtbot: QtBot) -> None:
    table = Table(qtbot, bare(), Step.TERMS)
    table.settle()
    qtbot.waitUntil(lambda: "reviewed" in table.reads(table.page.library))
    words = table.reads(table.page.library)
    assert "No clauses yet" in table.reads()
    assert words.count("reviewed 2026-11-22") == len(TermKind) - 1
    assert "Labour Contract Law" in words
    assert "suggested" in words


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("width", [1290, 1200])
def test_the_law_behind_a_clause_of_the_library_can_be_read_whole(
    qtbot: QtBot, language: Language, width: int
) -> None:
    tongue().speak(language)
    table = Table(qtbot, bare(), Step.TERMS, width=width)
    table.settle()
    library = table.page.library
    qtbot.waitUntil(lambda: "2026-11-22" in table.reads(library))

    def cut() -> list[str]:
        lines = [line for one in library.rows for line in one.findChildren(Words)]
        return [line.text() for line in lines if line.height() < line.heightForWidth(line.width())]

    qtbot.waitUntil(lambda: not cut())
    assert "…" not in "".join(line.text() for one in library.rows for line in one.findChildren(Words))


@pytest.mark.parametrize("kind", TermKind)
def test_every_clause_goes_in_with_its_fields_and_its_words(qtbot: QtBot, kind: TermKind) -> None:
    table = Table(qtbot, bare(), Step.TERMS)
    table.settle()
    qtbot.waitUntil(lambda: bool(table.page._library))
    next(row for row in table.page.library.rows if row.kind is kind).add.click()
    assert kinds(table) == [kind]
    table.settle()
    card = table.page.cards[table.content.terms[0].id]
    assert card.isAncestorOf(table.focus)
    assert card.printed.text()
    offered = {row.kind for row in table.page.library.rows}
    assert (kind in offered) == (kind in REPEATABLE)


def test_a_clause_without_fields_is_in_view_when_it_goes_in(qtbot: QtBot) -> None:
    table = Table(qtbot, bare(), Step.TERMS)
    table.settle()
    qtbot.waitUntil(lambda: bool(table.page._library))
    for kind in (TermKind.END, TermKind.TAX, TermKind.CERTIFICATE, TermKind.NO_DISPUTE):
        table.page.add(kind)
        table.settle()
    card = table.page.cards[table.content.terms[-1].id]
    qtbot.waitUntil(lambda: not card.drop.visibleRegion().isEmpty())


@pytest.mark.parametrize("by_hand", [False, True])
def test_what_has_the_focus_stays_in_view_unless_one_scrolls_away(qtbot: QtBot, by_hand: bool) -> None:
    table = Table(qtbot, bare(), Step.TERMS)
    for kind in (TermKind.END, TermKind.TAX, TermKind.CERTIFICATE):
        table.page.add(kind)
        table.settle()
    first, last = table.page.cards[table.content.terms[0].id], table.page.cards[table.content.terms[-1].id]
    last.drop.setFocus()
    area = table.space._frames[Step.TERMS].verticalScrollBar()
    if by_hand:
        area.triggerAction(QAbstractSlider.SliderAction.SliderToMinimum)
    high = area.maximum()
    first.show_printed("协商一致。" * 800, None)
    qtbot.waitUntil(lambda: area.maximum() > high + 1000)
    if by_hand:
        table.settle()
        assert area.value() == area.minimum()
    else:
        qtbot.waitUntil(lambda: not last.drop.visibleRegion().isEmpty())


def test_what_is_chosen_changes_the_words_as_they_will_print(qtbot: QtBot) -> None:
    table = Table(qtbot, agreed(), Step.TERMS)
    table.settle()
    card = card_of(table, TermKind.TAX)
    assert "税前金额" in card.printed.text()  # type: ignore[attr-defined]
    card.form.editor("bearer").setFocus()  # type: ignore[attr-defined]
    table.press(Qt.Key.Key_Right)
    assert TaxTerm(id=table.content.terms[0].id, bearer=TaxBearer.PAYER) in table.content.terms
    table.settle()
    assert "税后金额" in card.printed.text()  # type: ignore[attr-defined]


def test_default_takes_grace_penalty_and_daily_rate(qtbot: QtBot) -> None:
    table = Table(qtbot, bare(), Step.TERMS)
    table.page.add(TermKind.DEFAULT)
    form = card_of(table, TermKind.DEFAULT).form  # type: ignore[attr-defined]
    table.fill(form, "grace_days", "10")
    table.fill(form, "penalty", "3万")
    table.fill(form, "daily_rate", "万分之五")
    form.editor("acceleration").setFocus()
    table.press(Qt.Key.Key_Space)
    term = table.content.terms[0]
    assert isinstance(term, DefaultTerm)
    assert (term.grace_days, term.penalty, term.daily_rate, term.acceleration) == (
        10,
        Money.yuan(30_000),
        500,
        False,
    )


def test_what_cannot_be_is_said_at_the_field_and_kept(qtbot: QtBot) -> None:
    table = Table(qtbot, bare(), Step.TERMS)
    table.page.add(TermKind.DEFAULT)
    form = card_of(table, TermKind.DEFAULT).form  # type: ignore[attr-defined]
    table.fill(form, "grace_days", "400")
    assert "0 to 365" in form.field("grace_days").error.text()
    assert form.editor("grace_days").text() == "400"
    assert table.content.terms[0].grace_days == 5  # type: ignore[union-attr]
    table.fill(form, "grace_days", "15")
    assert table.content.terms[0].grace_days == 15  # type: ignore[union-attr]


def test_a_date_is_changed_but_not_taken_away(qtbot: QtBot) -> None:
    table = Table(qtbot, agreed(), Step.TERMS)
    form = card_of(table, TermKind.INSURANCE).form  # type: ignore[attr-defined]
    table.fill(form, "by", "12.8")
    term = next(term for term in table.content.terms if isinstance(term, SocialInsuranceTerm))
    assert term.by == date(2026, 12, 8)
    table.fill(form, "by", "")
    assert "A date belongs here" in form.field("by").error.text()
    assert term in table.content.terms


def test_own_words_take_figures_by_the_menu(qtbot: QtBot) -> None:
    table = Table(qtbot, agreed(), Step.TERMS)
    table.page.add(TermKind.FREE)
    card = card_of(table, TermKind.FREE)
    table.type("双方确认于")
    card.form.editor("text").insert_mark("末期日期")  # type: ignore[attr-defined]
    table.type("前结清餐补。")
    card.form.editor("text").commit()  # type: ignore[attr-defined]
    term = table.content.terms[-1]
    assert isinstance(term, FreeTerm)
    assert term.text == "双方确认于{末期日期}前结清餐补。"
    table.settle()
    assert card.printed.text() == "双方确认于2026年12月15日前结清餐补。"  # type: ignore[attr-defined]


def test_a_mark_that_is_not_closed_is_said_and_nothing_is_lost(qtbot: QtBot) -> None:
    table = Table(qtbot, agreed(), Step.TERMS)
    table.page.add(TermKind.FREE)
    form = card_of(table, TermKind.FREE).form  # type: ignore[attr-defined]
    table.type("付{调解")
    form.editor("text").commit()
    assert "not closed" in form.field("text").error.text()
    assert form.editor("text").text() == "付{调解"
    table.type("金额}元")
    form.editor("text").commit()
    assert table.content.terms[-1].text == "付{调解金额}元"  # type: ignore[union-attr]


def test_the_menu_has_every_mark_of_the_domain() -> None:
    assert set(MARKS) == FREE_MARKS


def test_the_order_is_changed_by_keyboard_and_by_mouse(qtbot: QtBot) -> None:
    table = Table(qtbot, agreed(), Step.TERMS)
    before = kinds(table)
    card = card_of(table, TermKind.END)
    card.form.editor("on").setFocus()  # type: ignore[attr-defined]
    table.bot.keyClick(table.focus, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert kinds(table).index(TermKind.END) == before.index(TermKind.END) - 1
    first = table.page.cards[table.content.terms[0].id]
    qtbot.waitUntil(lambda: first.height() > 100)
    first.grip.dragged.emit(first.height() * 2, True)
    assert kinds(table)[0] is not before[0]
    table.space.undo()
    table.space.undo()
    assert kinds(table) == before

    def tops() -> list[int]:
        return [table.page.cards[term.id].geometry().y() for term in table.content.terms]

    qtbot.waitUntil(lambda: tops() == sorted(tops()))


def test_a_clause_is_taken_out_and_comes_back(qtbot: QtBot) -> None:
    table = Table(qtbot, agreed(), Step.TERMS)
    before = table.content.terms
    table.page.cards[before[1].id].drop.click()
    assert before[1] not in table.content.terms
    assert table.said
    table.space.undo()
    assert table.content.terms == before


def test_the_preview_follows_while_one_types(qtbot: QtBot) -> None:
    table = Table(qtbot, agreed(), Step.TERMS)
    makers: list[object] = []
    table.page.provisional.connect(makers.append)
    form = card_of(table, TermKind.DEFAULT).form  # type: ignore[attr-defined]
    assert form.focus_path("penalty")
    table.bot.keyClick(table.focus, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    table.type("60000")
    assert makers
    table.settle()
    card = card_of(table, TermKind.DEFAULT)
    qtbot.waitUntil(lambda: "陆万元整" in card.printed.text(), timeout=3000)  # type: ignore[attr-defined]


def test_findings_stand_at_their_clause_and_lead_there(qtbot: QtBot) -> None:
    table = Table(qtbot, agreed(), Step.TERMS)
    table.settle()
    late = next(at for at, kind in enumerate(kinds(table)) if kind is TermKind.INSURANCE)
    card = table.page.cards[table.content.terms[late].id]
    qtbot.waitUntil(lambda: "later than the legal last day" in card.remark.words.text(), timeout=3000)
    assert table.page.focus_field(f"terms.{late}.by")
    assert table.focus is card.form.editor("by")
    assert table.page.focus_field("terms")


def test_first_values_are_usual_and_complete() -> None:
    content = agreed().content
    today = date(2026, 11, 23)
    for kind in TermKind:
        term = first_value(kind, content.terms[0].id, content, today)
        assert kind_of(term) is kind
        match term:
            case EndTerm(on=on):
                assert on == today
            case ReturnTerm(giver=giver):
                assert giver != E1
            case _:
                pass
        assert code_of_kind(kind) or kind is TermKind.FREE
    assert set(left(content)) == {TermKind.RETURN, TermKind.FREE}


@pytest.mark.parametrize(
    ("text", "millionths"), [("0.05%", 500), ("万分之五", 500), ("千分之一", 1000), ("", 0), ("1", 10_000)]
)
def test_a_rate_is_read_as_people_say_it(text: str, millionths: int) -> None:
    assert RateEdit.parse(None, text) == millionths  # type: ignore[arg-type]
    assert RateEdit.parse(None, RateEdit.format(None, millionths)) == millionths  # type: ignore[arg-type]


@pytest.mark.parametrize("text", ["abc", "万分之", "0.12345%"])
def test_what_is_no_rate_is_refused(text: str) -> None:
    with pytest.raises(Refusal):
        RateEdit.parse(None, text)  # type: ignore[arg-type]


@pytest.mark.parametrize("make", [opened, prepared, agreed, sealed])
def test_it_speaks_both_languages(qtbot: QtBot, make: type[Past]) -> None:
    table = Table(qtbot, make(), Step.TERMS)
    tongue().speak(Language.CHINESE)
    qtbot.waitUntil(lambda: "条款库" in table.reads())
    tongue().speak(Language.ENGLISH)
    qtbot.waitUntil(lambda: "Clause library" in table.reads())
    table.settle()


HIRE = uid(70)
"""A labour-hire firm beside the company where the worker works."""
CONTRACT = {
    Language.ENGLISH: ("Whose labour contract", "All employers that are no third party"),
    Language.CHINESE: ("劳动合同的用人单位", "全部用人单位（第三人除外）"),
}


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("kind", [TermKind.END, TermKind.CERTIFICATE, TermKind.INSURANCE])
def test_with_several_employers_a_clause_says_whose_contract_it_is_about(
    qtbot: QtBot, kind: TermKind, language: Language
) -> None:
    past = bare()
    past.do(AddParty, party=employer(HIRE, name="虚构人力资源服务有限公司"))
    past.do(AddTerm, term=first_value(kind, TermId(uid(71)), past.content, past.clock.today()))
    table = Table(qtbot, past, Step.TERMS)
    tongue().speak(language)
    table.settle()
    (card,) = table.page.cards.values()
    field = card.form.field("employer")
    label, everybody = CONTRACT[language]
    qtbot.waitUntil(lambda: field.label.text() == label)
    assert field.isVisibleTo(table.page)
    editor = field.editor
    assert editor.currentText() == everybody
    editor.setFocus()
    table.press(Qt.Key.Key_End)
    assert "虚构人力资源服务有限公司" in editor.currentText()
    (term,) = table.content.terms
    assert getattr(term, "employer", None) == HIRE
    table.press(Qt.Key.Key_Home)
    (term,) = table.content.terms
    assert getattr(term, "employer", HIRE) is None


def test_with_one_employer_nobody_is_asked_whose_contract_it_is(qtbot: QtBot) -> None:
    past = bare()
    past.do(AddTerm, term=first_value(TermKind.END, TermId(uid(71)), past.content, past.clock.today()))
    table = Table(qtbot, past, Step.TERMS)
    table.settle()
    (card,) = table.page.cards.values()
    assert not card.form.field("employer").isVisibleTo(table.page)
