"""The step `check`: every finding in words, with its article and a way to its field; terms; the way to the seal."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from functools import partial

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from mediator_app.domain.edits import (
    AddTerm,
    AgreeAmounts,
    Award,
    ChangeParty,
    DescribeHearing,
    RecordConfidentialOffer,
    RecordOffer,
    RemoveTerm,
)
from mediator_app.domain.ids import OfferId, PartyId, TermId
from mediator_app.domain.money import Money
from mediator_app.domain.offers import OfferSide
from mediator_app.domain.papers import PaperKind
from mediator_app.domain.terms import TaxBearer, TaxTerm
from mediator_app.law.catalogue import CATALOGUE
from mediator_app.law.deadlines import Term
from mediator_app.law.findings import Severity
from tests.cases import (
    E1,
    NOON,
    TODAY,
    W1,
    Past,
    agreed,
    hearing,
    mediating,
    opened,
    prepared,
    s1_content,
    sealed,
    uid,
)
from tests.ui.fakes import rules
from tests.ui.steps.table import Table
from ui.language import Language, tongue
from ui.steps.base import Step, step_of
from ui.steps.check.places import place_words
from ui.steps.check.terms_running import running, term_words
from ui.words.claims import articles_words


def test_everything_that_stops_the_seal_is_in_the_list_with_its_article(qtbot: QtBot) -> None:
    table = Table(qtbot, opened(), Step.CHECK)
    found = table.desk.check(table.case_id)
    stopping = [finding for finding in found if finding.severity is Severity.BLOCK]
    assert len(table.page.block.rows) == len(stopping)
    assert len(table.page.warn.rows) == len(found) - len(stopping)
    words = table.reads()
    assert f"{len(stopping)} to mend before the seal" in words
    assert "There is no applicant." in words
    assert "Labour Dispute Mediation and Arbitration Law art" in words


def test_each_finding_leads_to_its_page(qtbot: QtBot) -> None:
    table = Table(qtbot, opened(), Step.CHECK)
    wanted = [(row.finding, row.button) for row in table.page.block.rows]
    went: list[tuple[object, str]] = []
    table.page.go_to.connect(lambda step, field: went.append((step, field)))
    for finding, button in wanted:
        table.space.open_step(Step.CHECK)
        button.click()
        assert table.space.step is step_of(finding.field)
    assert len(went) == sum(step_of(finding.field) is not Step.CHECK for finding, _ in wanted)


TAX_SAID = {
    Language.ENGLISH: "The offer that was agreed on says “税后”, but the clause on tax says that amounts are "
    "before tax.",
    Language.CHINESE: "达成一致的报价写明“税后”，税款承担条款却写金额为税前金额，请核对以哪个为准。",
}


@pytest.mark.parametrize("language", Language)
def test_a_tax_clause_other_than_what_was_offered_is_named_and_led_to(
    qtbot: QtBot, language: Language
) -> None:
    past = mediating()
    past.do(
        RecordOffer,
        offer_id=OfferId(uid(80)),
        side=OfferSide.APPLICANT,
        amount=Money.yuan(750_000),
        conditions="税后，一次付清",
    )
    past.do(AgreeAmounts, awards=(Award(PartyId(E1), PartyId(W1), Money.yuan(750_000)),))
    past.do(AddTerm, term=TaxTerm(id=TermId(uid(81)), bearer=TaxBearer.PAYEE))
    table = Table(qtbot, past, Step.CHECK)
    tongue().speak(language)
    qtbot.waitUntil(lambda: TAX_SAID[language] in table.reads())
    row = next(row for row in table.page.warn.rows if row.finding.code == "tax_term_differs")
    row.button.click()
    assert table.space.step is Step.TERMS
    assert table.page.cards[TermId(uid(81))].isAncestorOf(table.focus)
    table.press(Qt.Key.Key_Right)
    table.settle()
    assert table.content.terms[0] == TaxTerm(id=TermId(uid(81)), bearer=TaxBearer.PAYER)
    table.space.open_step(Step.CHECK)
    table.settle()
    qtbot.waitUntil(lambda: TAX_SAID[language] not in table.reads())


def test_without_a_tax_clause_the_offer_is_named_and_the_clause_begins_with_it(qtbot: QtBot) -> None:
    past = mediating()
    past.do(
        RecordOffer,
        offer_id=OfferId(uid(80)),
        side=OfferSide.RESPONDENT,
        amount=Money.yuan(750_000),
        conditions="税后",
    )
    past.do(AgreeAmounts, awards=(Award(PartyId(E1), PartyId(W1), Money.yuan(750_000)),))
    table = Table(qtbot, past, Step.CHECK)
    table.settle()
    assert "The offer that was agreed on says “税后”, and no clause says who bears the tax." in table.reads()
    row = next(row for row in table.page.warn.rows if row.finding.code == "tax_term_unsaid")
    row.button.click()
    assert table.space.step is Step.TERMS
    table.settle()
    tax = next(row for row in table.page.library.rows if row.add.property("term") == "tax")
    qtbot.waitUntil(lambda: "suggested" in table.reads(tax))
    tax.add.click()
    assert [term.bearer for term in table.content.terms if isinstance(term, TaxTerm)] == [TaxBearer.PAYER]


@pytest.mark.parametrize("language", Language)
def test_what_was_said_of_tax_in_caucus_is_in_no_finding(qtbot: QtBot, language: Language) -> None:
    past = mediating()
    past.do(
        RecordConfidentialOffer,
        offer_id=OfferId(uid(80)),
        side=OfferSide.APPLICANT,
        amount=Money.yuan(750_000),
        conditions="税后，只对调解员说",
    )
    past.do(AgreeAmounts, awards=(Award(PartyId(E1), PartyId(W1), Money.yuan(750_000)),))
    past.do(AddTerm, term=TaxTerm(id=TermId(uid(81)), bearer=TaxBearer.PAYEE))
    table = Table(qtbot, past, Step.CHECK)
    tongue().speak(language)
    table.settle()
    assert "税后" not in table.reads()
    assert not [one for one in table.desk.check(table.case_id) if one.code.startswith("tax_")]


def test_the_date_of_the_instrument_is_given_here(qtbot: QtBot) -> None:
    table = Table(qtbot, mediating(), Step.CHECK)
    row = next(row for row in table.page.block.rows if row.finding.field == "agreed_on")
    row.button.click()
    assert table.focus is table.page.agreed_on
    table.type("11.20")
    table.press(Qt.Key.Key_Return)
    assert table.content.agreed_on == date(2026, 11, 20)
    table.page.today.click()
    assert table.content.agreed_on == TODAY
    table.settle()
    qtbot.waitUntil(lambda: "has no date" not in table.reads())


def test_the_list_follows_the_case(qtbot: QtBot) -> None:
    table = Table(qtbot, agreed(), Step.CHECK)
    assert "It can be sealed; look at 4 first" in table.reads()
    asked = "It was not asked whether the party agrees to service by e-mail"
    assert table.reads().count(asked) == 2, "of neither party"
    for party in table.content.parties:
        table.space.do(partial(ChangeParty, party=replace(party, e_service=False)))
    table.settle()
    assert asked not in table.reads()
    assert "look at 2 first" in table.reads()
    qtbot.waitUntil(lambda: "The end of the hearing is not written" in table.reads())
    held = hearing(ended_at=NOON + timedelta(hours=2))
    table.space.do(partial(DescribeHearing, hearing=held))
    table.settle()
    assert "look at 1 first" in table.reads()
    term = table.content.terms[4].id
    table.space.do(partial(RemoveTerm, term=term))
    table.settle()
    assert "Ready to seal" in table.reads()
    table.space.do(partial(DescribeHearing, hearing=replace(held, place="")))
    table.settle()
    qtbot.waitUntil(lambda: "The place of the hearing is missing." in table.reads())
    table.space.undo()
    table.settle()
    assert "Ready to seal" in table.reads()


def test_the_one_button_mends_first_and_then_leads_to_the_seal(qtbot: QtBot) -> None:
    table = Table(qtbot, mediating(), Step.CHECK)
    assert table.page.seal.text() == "Mend the first"
    table.page.seal.click()
    assert table.space.step is Step.CHECK
    other = Table(qtbot, agreed(), Step.CHECK)
    other.page.seal.click()
    assert other.space.step is Step.SIGNING


def test_what_is_complete_is_said_for_every_step(qtbot: QtBot) -> None:
    table = Table(qtbot, agreed(), Step.CHECK)
    assert table.page.chips[Step.PAYMENT].text() == "✓ Payment"
    other = Table(qtbot, opened(), Step.CHECK)
    assert "to mend" in other.page.chips[Step.PARTIES].text()


def test_a_sealed_agreement_has_nothing_left_to_mend(qtbot: QtBot) -> None:
    table = Table(qtbot, sealed(), Step.CHECK)
    assert "The agreement is sealed" in table.reads()
    assert not table.page.block.isVisible()
    assert not table.page.agreed_on.isEnabled()
    assert not table.page.seal.isVisible()
    assert table.space.next_button.isVisible()


def test_terms_run_from_the_cases_own_dates() -> None:
    award = {one.deadline.term: one.deadline.day for one in running(s1_content(), TODAY)}
    assert set(award) == {Term.ARBITRATION_AWARD, Term.LEAVING_PAPERS, Term.ENFORCEMENT}
    assert award[Term.ENFORCEMENT] == date(2028, 12, 15)
    body = s1_content(PaperKind.MEDIATION_AGREEMENT)
    terms = {one.deadline.term: one.deadline.day for one in running(body, TODAY)}
    assert terms[Term.ARBITRAL_REVIEW] == date(2026, 12, 8)
    assert terms[Term.JUDICIAL_CONFIRMATION] == date(2026, 12, 23)


@pytest.mark.parametrize(("today", "over"), [(date(2026, 10, 15), False), (date(2026, 11, 23), True)])
def test_file_and_insurance_are_due_fifteen_days_after_the_end_of_employment(today: date, over: bool) -> None:
    """Whenever the paper was made: its date is 23 November 2026."""
    (one,) = (one for one in running(s1_content(), today) if one.deadline.term is Term.LEAVING_PAPERS)
    assert (one.start, one.deadline.day, one.over) == (date(2026, 9, 30), date(2026, 10, 15), over)


@pytest.mark.parametrize("language", Language)
def test_every_article_and_term_has_words(language: Language) -> None:
    tongue().speak(language)
    pack = rules()
    for code, kind in CATALOGUE.items():
        for article in kind.basis:
            law, number = pack.law_of(article)
            assert law.zh
            assert number, code
        if kind.basis:
            assert "_" not in articles_words(kind.basis, pack), code
    chinese = language is Language.CHINESE
    assert all(any(char >= "一" for char in term_words(term)) == chinese for term in Term)


def test_places_are_said_by_name() -> None:
    content = s1_content()
    assert place_words("parties.0.name", content) == "Parties · 程虚构"
    assert place_words("settlement.shares.0.plan", content) == "Payment · 示例跨国（中国）有限公司 → 程虚构"
    assert place_words("terms.4.by", content) == "Terms · clause 5"
    assert place_words("agreed_on", content) == "Check"
    assert place_words("parties.99", content) == "Parties"


@pytest.mark.parametrize("make", [opened, prepared, agreed, sealed])
def test_it_speaks_both_languages(qtbot: QtBot, make: type[Past]) -> None:
    table = Table(qtbot, make(), Step.CHECK)
    tongue().speak(Language.CHINESE)
    qtbot.waitUntil(lambda: "文书日期" in table.reads())
    tongue().speak(Language.ENGLISH)
    qtbot.waitUntil(lambda: "文书日期" not in table.reads())
