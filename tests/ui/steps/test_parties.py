"""The step `parties`: a whole line becomes a party, numbers are looked at, agents have their powers."""

from __future__ import annotations

import time
from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from mediator_app.domain.edits import AddParty
from mediator_app.domain.people import (
    Agent,
    AgentKind,
    Authority,
    Employer,
    IdKind,
    Power,
    Sex,
    Side,
    Worker,
)
from mediator_app.law.findings import blocking
from tests.cases import E1, L1, W1, opened, prepared, signed, uid, worker
from tests.ui.steps.table import Table
from ui.language import Language, tongue
from ui.steps.base import Step
from ui.steps.parties.card import PartyCard
from ui.widgets.contents import contents
from ui.widgets.tab_order import stops

LINE = "王某，男，汉族，310110198001010014，上海市杨浦区虚构路8弄1号，13800138000"
COMPANY = """示例（中国）有限公司
统一社会信用代码：91310000MA0000000Y
住所：上海市示例区创谷园区1号楼
法定代表人：李某
职务：董事长"""


@pytest.fixture
def table(qtbot: QtBot) -> Table:
    return Table(qtbot, opened(), Step.PARTIES)


@pytest.fixture
def full(qtbot: QtBot) -> Table:
    return Table(qtbot, prepared(), Step.PARTIES)


def paste(table: Table, text: str) -> None:
    QGuiApplication.clipboard().setText(text)
    QTest.keyClick(table.focus, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)


def test_a_worker_and_a_company_are_pasted_one_after_the_other(table: Table) -> None:
    table.page.adding.line.setFocus()
    paste(table, LINE)
    assert "sex 男" in table.reads()
    assert "3101**********0014" in table.reads()
    assert "汉族" in table.page.adding.rest.text()
    table.press(Qt.Key.Key_Return)
    (one,) = table.content.parties
    assert isinstance(one, Worker)
    assert (one.side, one.name, one.sex, one.born) == (Side.APPLICANT, "王某", Sex.MALE, date(1980, 1, 1))
    assert (one.identity.number, one.phone) == ("310110198001010014", "13800138000")
    assert table.page.adding.line.text() == ""
    assert "汉族" in table.page.adding.rest.text()

    table.page.adding.line.setFocus()
    paste(table, COMPANY)
    assert "汉族" not in table.page.adding.rest.text()
    table.press(Qt.Key.Key_Return)
    other = table.content.parties[1]
    assert isinstance(other, Employer)
    assert (other.side, other.name) == (Side.RESPONDENT, "示例（中国）有限公司")
    assert other.credit_code == "91310000MA0000000Y"
    assert (other.legal_representative.name, other.legal_representative.post) == ("李某", "董事长")


def test_pressing_again_makes_no_empty_party(table: Table) -> None:
    adding = table.page.adding
    adding.line.setFocus()
    paste(table, COMPANY + "，02155550000，不知何物0")
    for _ in range(2):
        QTest.mouseClick(adding.employer_button, Qt.MouseButton.LeftButton)
    (one,) = table.content.parties
    assert one.phone == "02155550000"
    assert adding.line.text() == ""
    assert adding.line.hasFocus()
    assert adding.rest.text() == "Type or paste the name of this party first."
    assert adding.rest.isVisible()
    table.type("！！")
    table.press(Qt.Key.Key_Return)
    assert table.content.parties == (one,)
    assert adding.line.text() == "！！"


def test_a_bare_name_becomes_what_usually_stands_on_that_side(table: Table) -> None:
    for name in ("王某", "某某商行"):
        table.page.adding.line.setFocus()
        table.type(name)
        table.press(Qt.Key.Key_Return)
    assert [type(party) for party in table.content.parties] == [Worker, Employer]
    assert [party.name for party in table.content.parties] == ["王某", "某某商行"]


def test_the_new_card_is_open_at_the_first_empty_field(table: Table) -> None:
    table.page.adding.line.setFocus()
    table.type("王某")
    table.press(Qt.Key.Key_Return)
    (card,) = table.page.cards.values()
    assert card.is_open
    assert isinstance(table.focus, QLineEdit)
    assert card.isAncestorOf(table.focus)


def test_a_whole_line_in_the_name_field_fills_what_is_empty(table: Table) -> None:
    table.page._add_party(Worker(id=uid(900), side=Side.APPLICANT, phone="13700137000"))  # type: ignore[arg-type]
    form = table.page.cards[uid(900)].form
    form.focus_path("name")
    paste(table, LINE)
    table.press(Qt.Key.Key_Tab)
    (one,) = table.content.parties
    assert isinstance(one, Worker)
    assert (one.name, one.phone) == ("王某", "13700137000")
    assert one.identity.number == "310110198001010014"
    assert form.editor("name").text() == "王某"
    remark = form.remark("name").words.text()
    assert "汉族" in remark
    assert "13800138000" in remark


def test_what_the_number_says_is_offered_and_taken_over(table: Table) -> None:
    table.page._add_party(Worker(id=uid(900), side=Side.APPLICANT, name="王某"))  # type: ignore[arg-type]
    form = table.page.cards[uid(900)].form
    table.fill(form, "identity.number", "３１０１１０ 19800101 0014", Qt.Key.Key_Tab)
    remark = form.remark("identity.number")
    assert "Male" in remark.words.text()
    remark.action.setFocus()
    table.press(Qt.Key.Key_Space)
    (one,) = table.content.parties
    assert isinstance(one, Worker)
    assert (one.sex, one.born) == (Sex.MALE, date(1980, 1, 1))
    assert not remark.isVisibleTo(table.page)
    assert form.editor("identity.number").text() == "3101**********0014"


def test_a_wrong_number_is_remarked_and_kept(table: Table) -> None:
    table.page._add_party(Worker(id=uid(900), side=Side.APPLICANT, name="王某"))  # type: ignore[arg-type]
    form = table.page.cards[uid(900)].form
    table.fill(form, "identity.number", "310110198001010015")
    assert "check digit" in form.remark("identity.number").words.text()
    (one,) = table.content.parties
    assert isinstance(one, Worker)
    assert one.identity.number == "310110198001010015"


def test_what_is_said_of_a_number_is_said_in_one_language(table: Table) -> None:
    table.page._add_party(Worker(id=uid(900), side=Side.APPLICANT, name="王某"))  # type: ignore[arg-type]
    form = table.page.cards[uid(900)].form
    table.fill(form, "identity.number", "12345")
    said = form.remark("identity.number").words
    assert "resident identity card" in said.text()
    tongue().speak(Language.CHINESE)
    table.settle()
    assert "居民身份证" in said.text()
    assert not any(char.isascii() and char.isalpha() for char in said.text())


def test_numbers_are_masked_until_asked_for(full: Table) -> None:
    card = full.page.cards[W1]
    card.open()
    number = full.content.parties[0].identity.number  # type: ignore[union-attr]
    assert number not in full.reads()
    editor = card.form.editor("identity.number")
    assert editor.text() != number
    editor._eye.trigger()
    assert editor.text() == number


def test_a_foreign_representative_has_passport_and_language(table: Table) -> None:
    table.page._add_party(Employer(id=uid(901), side=Side.RESPONDENT, name="示例公司"))  # type: ignore[arg-type]
    form = table.page.cards[uid(901)].form
    more = "legal_representative.identity.number"
    assert not form.field(more).isVisibleTo(form)
    form.more.setFocus()
    table.press(Qt.Key.Key_Space)
    assert form.field("legal_representative.latin_name").editor.hasFocus()
    assert form.kind.value is IdKind.PASSPORT
    for path, text in (
        ("name", "沃尔夫冈"),
        ("latin_name", "Wolfgang Dvorak"),
        ("identity.number", "C00X00T47"),
        ("identity.nationality", "德国"),
        ("language", "英语"),
    ):
        table.fill(form, f"legal_representative.{path}", text)
    (one,) = table.content.parties
    assert isinstance(one, Employer)
    head = one.legal_representative
    assert (head.name, head.latin_name, head.language) == ("沃尔夫冈", "Wolfgang Dvorak", "英语")
    assert (head.identity.kind, head.identity.number) == (IdKind.PASSPORT, "C00X00T47")


def test_the_line_shows_what_is_usual_on_that_side(table: Table) -> None:
    adding = table.page.adding
    adding.side.show_value(Side.APPLICANT)
    adding.side.changed.emit(Side.APPLICANT)
    assert "sex, identity number" in adding.line.placeholderText()
    adding.side.show_value(Side.RESPONDENT)
    adding.side.changed.emit(Side.RESPONDENT)
    assert "credit code" in adding.line.placeholderText()
    assert "sex" not in adding.line.placeholderText()


def agent(table: Table) -> Agent:
    return next(one for one in table.content.agents if one.id == L1)


def test_an_agent_may_settle_only_with_listed_powers(full: Table) -> None:
    card = full.page.cards[W1]
    card.open()
    inner = card.agent_cards[L1]
    inner.open()
    form = inner.form
    form.powers.ticks[Power.SETTLE].setFocus()
    full.press(Qt.Key.Key_Space)
    assert not agent(full).may(Power.SETTLE)
    assert "may not settle" in full.reads(inner)
    form.powers.all.setFocus()
    full.press(Qt.Key.Key_Space)
    assert agent(full).powers == tuple(Power)
    assert "may settle" in full.reads(inner)


def test_full_authority_is_explained_and_found(full: Table) -> None:
    card = full.page.cards[W1]
    card.open()
    card.agent_cards[L1].open()
    form = card.agent_cards[L1].form
    assert "全权代理" in form.field("authority").hint.text()
    full.fill(form, "authority_text", "全权代理")
    full.settle()
    assert "Full authority" in form.remark("authority_text").words.text()
    assert card.state.text() == "1 to mend"
    form.authority._buttons[0].click()
    assert agent(full).authority is Authority.GENERAL
    assert not form.field("powers").isEnabled()


def test_no_field_of_an_agent_moves_when_standing_or_authority_changes(full: Table) -> None:
    card = full.page.cards[W1]
    card.open()
    card.agent_cards[L1].open()
    form = card.agent_cards[L1].form
    fixed = (
        "name",
        "kind",
        "identity.number",
        "phone",
        "authority",
        "powers",
        "authority_text",
        "authorised_on",
    )

    def laid_out() -> bool:
        return bool(form.height() == form.grid.heightForWidth(form.width()))

    def places() -> list[QPoint]:
        full.settle()
        full.bot.waitUntil(laid_out)  # a height that came from outside is handed down turn by turn
        return [form.field(path).mapTo(form, QPoint()) for path in fixed]

    before = places()
    for kind in AgentKind:
        form.kind.activated.emit(list(AgentKind).index(kind))
        assert agent(full).kind is kind
        assert places() == before, kind
    for made in form.authority._buttons:
        made.click()
        assert places()[:5] == before[:5]  # what is said beneath the choice itself may push what follows
        assert form.field("powers").isVisibleTo(form)


def test_nothing_is_guessed_about_an_agent_and_the_check_asks(table: Table) -> None:
    table.page._add_party(worker(uid(900)))
    card = table.page.cards[uid(900)]
    card.add_agent.setFocus()
    table.press(Qt.Key.Key_Space)
    table.type("陆明轩")
    table.press(Qt.Key.Key_Tab)
    (one,) = table.content.agents
    assert one.kind is AgentKind.UNSAID
    form = card.agent_cards[one.id].form
    assert form.kind.currentText() == "Not said yet"
    form.focus_path("kind")
    assert form.kind.hasFocus()
    stopping = [found.field for found in blocking(table.desk.check(table.case_id))]
    assert "agents.0.kind" in stopping
    form.kind.activated.emit(form.kind.values.index(AgentKind.LAWYER))
    stopping = [found.field for found in blocking(table.desk.check(table.case_id))]
    assert "agents.0.kind" not in stopping


def test_a_line_about_an_agent_fills_the_form(table: Table) -> None:
    table.page._add_party(worker(uid(900)))
    card = table.page.cards[uid(900)]
    card.add_agent.setFocus()
    table.press(Qt.Key.Key_Space)
    table.type("陆明轩，公司法务经理，身份证11010519491231002X，手机13800138000，特别授权，（其他）")
    table.press(Qt.Key.Key_Tab)
    (one,) = table.content.agents
    assert (one.name, one.kind, one.relation) == ("陆明轩", AgentKind.STAFF, "法务经理")
    assert (one.identity.number, one.phone) == ("11010519491231002X", "13800138000")
    assert (one.authority, one.powers) == (Authority.SPECIAL, ())
    assert "（其他）" in card.agent_cards[one.id].form.remark("name").words.text()


def test_a_pause_in_the_middle_of_a_line_does_not_write_the_rest_of_it_behind_the_name(table: Table) -> None:
    table.page._add_party(Worker(id=uid(900), side=Side.APPLICANT))  # type: ignore[arg-type]
    form = table.page.cards[uid(900)].form
    form.focus_path("name")
    table.type("王某，男，1380013")
    form.editor("name").rested()
    table.type("8000")
    table.press(Qt.Key.Key_Tab)
    (one,) = table.content.parties
    assert isinstance(one, Worker)
    assert (one.name, one.sex, one.phone) == ("王某", Sex.MALE, "13800138000")

    card = table.page.cards[uid(900)]
    card.add_agent.setFocus()
    table.press(Qt.Key.Key_Space)
    table.type("陆明轩，公司法务经理")
    form = card.agent_cards[table.content.agents[0].id].form
    form.editor("name").rested()
    table.type("，13900139000")
    table.press(Qt.Key.Key_Tab)
    (agent,) = table.content.agents
    assert (agent.name, agent.relation, agent.phone) == ("陆明轩", "法务经理", "13900139000")


@pytest.mark.parametrize("where", ["line", "field"])
@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Example (China) Trading Co., Ltd.", Employer),
        ("电话通信服务有限公司", Employer),
        ("Nguyễn Văn Mẫu", Worker),
        ("John Smith (史某某)", Worker),
        ("欧阳　某", Worker),
    ],
)
def test_no_name_is_cut_where_a_line_would_be(table: Table, where: str, name: str, kind: type) -> None:
    side = Side.APPLICANT if kind is Worker else Side.RESPONDENT
    if where == "line":
        table.page.adding.side.show_value(side)
        table.page.adding.line.setFocus()
        paste(table, name)
        table.press(Qt.Key.Key_Return)
    else:
        table.page._add_party(kind(id=uid(900), side=side))
        table.page.cards[uid(900)].form.focus_path("name")
        paste(table, name)
        table.press(Qt.Key.Key_Tab)
    (one,) = table.content.parties
    assert type(one) is kind
    assert one.name == name
    assert not isinstance(one, Worker) or not one.latin_name


def test_an_agent_and_an_interpreter_are_added(table: Table) -> None:
    table.page._add_party(worker(uid(900), language="英语"))
    card = table.page.cards[uid(900)]
    card.add_agent.setFocus()
    table.press(Qt.Key.Key_Space)
    table.type("吴某")
    table.press(Qt.Key.Key_Tab)
    (one,) = table.content.agents
    assert (one.name, one.acts_for) == ("吴某", uid(900))
    table.page.add_interpreter.setFocus()
    table.press(Qt.Key.Key_Space)
    table.type("孙某")
    table.press(Qt.Key.Key_Return)
    (other,) = table.content.interpreters
    assert (other.name, other.language) == ("孙某", "英语")


def test_a_party_is_moved_removed_and_brought_back(table: Table) -> None:
    for number in range(3):
        table.page._add_party(worker(uid(900 + number), name=f"甲{number}"))
    card = table.page.cards[uid(900)]
    card.toggle.setFocus()
    QTest.keyClick(card, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert [party.name for party in table.content.parties] == ["甲1", "甲0", "甲2"]
    body = table.page._cards_body
    shown = [card.name.whole() for card in contents(body) if isinstance(card, PartyCard)]
    assert shown == ["甲1", "甲0", "甲2"]
    table.page.cards[uid(901)].remove()
    assert [party.name for party in table.content.parties] == ["甲0", "甲2"]
    assert "Ctrl+Z" in table.said[-1]
    table.space.undo()
    assert [party.name for party in table.content.parties] == ["甲1", "甲0", "甲2"]


def test_a_party_with_claims_stays_and_says_why(full: Table) -> None:
    card = full.page.cards[E1]
    card.remove()
    assert card.error.isVisibleTo(full.page)
    assert len(full.content.parties) == 2


def test_findings_lead_to_their_fields(full: Table) -> None:
    for path in (
        "parties.0.name",
        "parties.0.e_service",
        "parties.1.e_service",
        "parties.1.legal_representative.identity.number",
        "agents.1.powers",
        "interpreters.0.language",
        "parties",
    ):
        full.space.open_step(Step.CASE)
        full.space.open_step(Step.PARTIES, path)
        assert full.page.isAncestorOf(full.focus), path
        assert full.focus.isVisible(), path


def test_tab_follows_the_eye_through_a_form_built_later(full: Table) -> None:
    full.page.cards[W1].open()
    full.bot.waitUntil(full.page.cards[W1].form.isVisible)
    expected = [one for one in stops(full.page) if one.isVisible() and one.isEnabled()]
    expected[0].setFocus(Qt.FocusReason.TabFocusReason)
    walked = [full.focus]
    for _ in range(12):
        full.press(Qt.Key.Key_Tab)
        walked.append(full.focus)
    # Qt takes a row of exclusive buttons in one stride.
    order = [expected.index(one) for one in walked]
    assert order == sorted(order)
    assert len(set(order)) == 13


def test_rare_characters_and_long_names_stay_whole(table: Table) -> None:
    name = "𬭎" * 3 + "示例跨国精密仪器制造" * 8 + "有限公司"
    table.page._add_party(Employer(id=uid(901), side=Side.RESPONDENT))  # type: ignore[arg-type]
    form = table.page.cards[uid(901)].form
    table.fill(form, "name", name)
    assert table.content.parties[0].name == name
    assert table.page.cards[uid(901)].name.whole() == name
    assert table.page.minimumSizeHint().width() <= 560


def test_twenty_parties_open_in_good_time(qtbot: QtBot) -> None:
    past = opened()
    for number in range(20):
        past.do(AddParty, party=worker(uid(700 + number), name=f"工人{number}"))
    table = Table(qtbot, past, Step.CASE)
    start = time.perf_counter()
    table.space.open_step(Step.PARTIES)
    took = time.perf_counter() - start
    assert len(table.page.cards) == 20
    assert took < 1, f"{took * 1000:.0f} ms"


def test_a_signed_case_is_read_only(qtbot: QtBot) -> None:
    table = Table(qtbot, signed(), Step.PARTIES)
    card = table.page.cards[W1]
    card.open()
    assert not card.form.editor("name").isEnabled()
    assert not table.page.adding.isVisibleTo(table.page)
