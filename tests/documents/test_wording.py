"""Wording files: what a clerk may write, what a value may not do, and errors that name file and line."""

from __future__ import annotations

import re
import shutil
from enum import StrEnum
from pathlib import Path

import pytest

from mediator_app.documents.blocks import (
    Block,
    Clause,
    Heading,
    Paragraph,
    PartyLine,
    Signatures,
    Table,
    Title,
    plain,
)
from mediator_app.documents.markup import numeral
from mediator_app.documents.wording import WORDING, Wording, wording_version
from mediator_app.domain.claims import ClaimKind
from mediator_app.domain.errors import Refusal
from mediator_app.domain.offers import OfferSide
from mediator_app.domain.papers import PaperKind
from mediator_app.domain.people import AgentKind, BodyKind, IdKind, Power, Sex, Side
from mediator_app.domain.record import ServiceMethod
from mediator_app.domain.settlement import PayMethod

HEAD = "---\ntitle: 试\nmeasure: form\n---\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the wording that a test may change."""
    target = tmp_path / "wording"
    shutil.copytree(WORDING, target)
    (target / "probe").mkdir()
    return target


def blocks(folder: Path, text: str, **facts: object) -> tuple[Block, ...]:
    (folder / "probe/zh.md").write_text(HEAD + text, "utf-8")
    return Wording(folder).compose("probe", "zh", facts).blocks


def refusal(folder: Path, text: str, **facts: object) -> Refusal:
    with pytest.raises(Refusal) as caught:
        blocks(folder, text, **facts)
    return caught.value


def test_the_small_markdown(folder: Path) -> None:
    text = (
        "# 题\n\n## 一、节\n\n段落**重**点\n续行\n\n::: party\n申请人：甲\n:::\n\n::: clauses\n甲\n\n乙\n:::\n\n"
        "::: table 0 1\n| 期 | 额 |\n| :-: | -: |\n| 1 | 2 |\n| 合计 | << |\n:::\n\n"
        "::: sign 2\n- party:1 | 签名： | 是 | 日期\n- mediator | 仲裁员：\n:::\n"
    )
    found = blocks(folder, text)
    kinds = [Title, Heading, Paragraph, PartyLine, Clause, Clause, Table, Signatures]
    assert [type(block) for block in found] == kinds
    paragraph, party, clause, table, sign = found[2], found[3], found[5], found[6], found[7]
    assert isinstance(paragraph, Paragraph)
    assert plain(paragraph.text) == "段落重点续行"
    assert [run.bold for run in paragraph.text] == [False, True, False]
    assert isinstance(party, PartyLine)
    assert (party.label, plain(party.text)) == ("申请人：", "甲")
    assert isinstance(clause, Clause)
    assert clause.number == "二、"
    assert isinstance(table, Table)
    assert [len(row) for row in table.rows] == [2, 1]
    assert isinstance(sign, Signatures)
    assert [slot.id for slot in sign.slots] == ["party:1", "mediator"]
    assert sign.slots[0].stamp
    assert not sign.slots[1].stamp


@pytest.mark.parametrize(
    "name",
    [
        "*星*公司",
        "_甲_",
        "甲|乙",
        "# 甲",
        "::: sign",
        "- 甲",
        "1. 甲",
        "{{ 甲 }}",
        "<b>甲</b>",
        "甲\\乙",
        "[甲](乙)",
        "甲\n\n# 乙",
    ],
)
def test_a_value_is_never_markup(folder: Path, name: str) -> None:
    found = blocks(
        folder, "{{ name }}\n\n::: table\n| 名 | 额 |\n| - | - |\n| {{ name }} | 1 |\n:::\n", name=name
    )
    paragraph, table = found
    assert isinstance(paragraph, Paragraph)
    assert plain(paragraph.text) == name
    assert isinstance(table, Table)
    assert [plain(cell) for cell in table.rows[0]] == [name, "1"]


def test_a_tag_at_the_end_of_a_paragraph_does_not_swallow_the_next(folder: Path) -> None:
    found = blocks(
        folder,
        "甲{% if yes %}乙{% endif %}\n\n丙\n\n{% for n in [1, 2] %}\n{{ n }}项\n\n{% endfor %}\n",
        yes=True,
    )
    assert [plain(block.text) for block in found if isinstance(block, Paragraph)] == [
        "甲乙",
        "丙",
        "1项",
        "2项",
    ]


def test_tables_grow_with_loops(folder: Path) -> None:
    (table,) = blocks(
        folder, "::: table\n| 期 |\n| - |\n{% for n in [1, 2, 3] %}\n| {{ n }} |\n{% endfor %}\n:::\n"
    )
    assert isinstance(table, Table)
    assert len(table.rows) == 3


def test_an_unknown_fact_names_file_and_line(folder: Path) -> None:
    found = refusal(folder, "甲\n\n{{ nothing }}\n")
    assert found.code == "wording_unknown"
    assert found.params["file"] == "probe/zh.md"
    assert found.params["line"] == 7
    assert "nothing" in str(found.params["reason"])


@pytest.mark.parametrize("value", [None, {}, True, str.upper])
def test_what_is_no_text_is_not_printed(folder: Path, value: object) -> None:
    assert refusal(folder, "甲{{ value }}\n", value=value).code == "wording_unknown"


def test_broken_jinja_names_its_line(folder: Path) -> None:
    found = refusal(folder, "甲\n\n{% if %}\n")
    assert (found.code, found.params["line"]) == ("wording_syntax", 7)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("甲\n\n::: signn\n:::\n", "unknown"),
        ("甲\n\n::: note\n甲\n", "unclosed"),
        ("甲\n\n:::\n", "unopened"),
        ("甲\n\n::: note\n::: note\n:::\n", "nested"),
        ("甲\n\n::: table 1 2 3\n| 甲 |\n| - |\n| 乙 |\n:::\n", "ValueError"),
        ("甲\n\n::: sign\n没有竖线\n:::\n", "ValueError"),
    ],
)
def test_a_bad_directive_names_its_line(folder: Path, text: str, reason: str) -> None:
    found = refusal(folder, text)
    assert (found.code, found.params["reason"]) == ("wording_directive", reason)
    assert found.params["line"] in (7, 8)


def test_a_missing_file_and_a_bad_head_are_refused(folder: Path) -> None:
    with pytest.raises(Refusal) as caught:
        Wording(folder).compose("no_such_paper", "zh", {})
    assert (caught.value.code, caught.value.params["file"]) == ("wording_missing", "no_such_paper/zh.md")
    (folder / "probe/zh.md").write_text("甲\n", "utf-8")
    with pytest.raises(Refusal) as caught:
        Wording(folder).compose("probe", "zh", {})
    assert caught.value.code == "wording_directive"


@pytest.mark.parametrize(
    "text",
    [
        "{{ ''.__class__.__mro__ }}",
        "{% set x = [].append %}{{ x.__self__ }}",
        "{{ cycler.__init__.__globals__ }}",
    ],
)
def test_the_wording_cannot_reach_the_program(folder: Path, text: str) -> None:
    assert refusal(folder, text).code == "wording_unknown"


def test_a_change_of_any_file_is_another_version(folder: Path) -> None:
    before = wording_version(folder)
    assert before == wording_version(folder)
    assert re.fullmatch("[0-9a-f]{64}", before)
    path = folder / "clauses/zh.md"
    path.write_text(path.read_text("utf-8") + "\n", "utf-8")
    assert wording_version(folder) != before


def test_a_changed_clause_is_read_again(folder: Path) -> None:
    wording = Wording(folder)
    before = wording.clauses("zh")["confidentiality"]
    path = folder / "clauses/zh.md"
    path.write_text(path.read_text("utf-8").replace("予以保密", "应当保密"), "utf-8")
    assert "应当保密" in wording.clauses("zh")["confidentiality"].text
    assert "应当保密" not in before.text


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_code_has_its_word(language: str) -> None:
    words = Wording().words(language)
    tables: dict[str, type[StrEnum]] = {
        "paper": PaperKind, "side": Side, "sex": Sex, "identity": IdKind, "agent_kind": AgentKind, "power": Power,
        "claim": ClaimKind, "method": PayMethod, "offer_side": OfferSide, "service_method": ServiceMethod,
        "itself": BodyKind, "officer": BodyKind, "demand": BodyKind,
    }  # fmt: skip
    for table, codes in tables.items():
        assert set(words[table]) == {code.value for code in codes}, table
        assert all(words[table].values())


def test_the_clause_library_is_complete_in_both_languages() -> None:
    chinese, english = Wording().clauses("zh"), Wording().clauses("en")
    assert set(chinese) == set(english)
    for clause in (*chinese.values(), *english.values()):
        assert clause.when
        assert clause.basis
        assert re.fullmatch(r"20\d\d-\d\d-\d\d", clause.reviewed)
        assert not re.search(r"\d", re.sub(r"\{[{%].*?[%}]\}", "", clause.text).replace("parts[0]", "")), (
            clause.code
        )


def test_a_clause_rests_on_the_same_articles_in_both_languages() -> None:
    """The English left out the tax law, the Civil Code and others that the Chinese named."""
    chinese, english = Wording().clauses("zh"), Wording().clauses("en")
    for code, clause in chinese.items():
        cited = re.findall(r"第([一二三四五六七八九十百千零]+)[条章]", clause.basis)
        numbers = re.findall(r"\d+", english[code].basis.replace("(2018) no. 164", ""))
        assert [numeral(int(number)) for number in numbers] == cited, code


def test_numerals() -> None:
    assert [numeral(n) for n in (1, 10, 12, 20, 21, 100, 102, 110, 1000)] == [
        "一", "十", "十二", "二十", "二十一", "一百", "一百零二", "一百一十", "一千",
    ]  # fmt: skip
