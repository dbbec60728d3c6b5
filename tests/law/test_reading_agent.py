"""A line about an agent as the parties have it at hand."""

from __future__ import annotations

from dataclasses import replace

import pytest

from mediator_app.domain.ids import AgentId, PartyId
from mediator_app.domain.people import Agent, AgentKind, Authority, Identity, IdKind
from mediator_app.law.reading_agent import with_agent_line

EMPTY = Agent(id=AgentId("a"), acts_for=PartyId("p"))
NUMBER = "11010519491231002X"


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (
            f"陆明轩，公司法务经理，身份证{NUMBER}，手机13800138000，特别授权",
            {
                "name": "陆明轩", "kind": AgentKind.STAFF, "relation": "法务经理", "phone": "13800138000",
                "identity": Identity(IdKind.RESIDENT, NUMBER), "authority": Authority.SPECIAL,
            },
        ),
        (
            "吴虚拟，男，上海虚拟律师事务所律师，执业证号13101200000000001，13900139000，一般授权",
            {
                "name": "吴虚拟", "organisation": "上海虚拟律师事务所", "licence": "13101200000000001",
                "phone": "13900139000",
            },
        ),
        (
            f"程父，系申请人的父亲，{NUMBER}",
            {
                "name": "程父", "kind": AgentKind.RELATIVE, "relation": "父亲",
                "identity": Identity(IdKind.RESIDENT, NUMBER),
            },
        ),
        ("王某，该公司工作人员", {"name": "王某", "kind": AgentKind.STAFF}),
        *(
            (f"王某，{word}，13800138000", {"name": "王某", "kind": AgentKind.STAFF, "relation": word})
            for word in ("员工", "职员", "法务", "人事", "行政", "财务")
        ),
        ("王某，公司法务经理（员工），13800138000", {"kind": AgentKind.STAFF, "relation": "法务经理"}),
        ("王某，人事(职员)，13800138000", {"kind": AgentKind.STAFF, "relation": "人事"}),
        ("代理人：陆明轩 13800138000", {"name": "陆明轩", "phone": "13800138000"}),
    ],
)  # fmt: skip
def test_a_line_fills_the_agent(line: str, expected: dict[str, object]) -> None:
    made, left = with_agent_line(EMPTY, line)
    assert left == ()
    found = {name: getattr(made, name) for name in expected}
    assert found == expected
    assert made.powers == ()  # which powers the paper lists is for a person to say


@pytest.mark.parametrize(
    "name",
    [
        "陆明轩",
        "欧阳·某",
        "Jean DUPONT",
        "",
        "Dupont, Jean",
        "Jean Dupont (让·杜某)",
        "欧阳 某某",
        "Sean O’Brien",
    ],
)
def test_a_name_is_a_name(name: str) -> None:
    assert with_agent_line(EMPTY, name) == (replace(EMPTY, name=name), ())


def test_no_profession_is_guessed() -> None:
    unsaid = replace(EMPTY, kind=AgentKind.UNSAID)
    made, _ = with_agent_line(unsaid, f"陆明轩，身份证{NUMBER}，13800138000，特别授权")
    assert made.kind is AgentKind.UNSAID
    made, left = with_agent_line(unsaid, f"陆明轩，{NUMBER}，法务经理（其他）")
    assert (made.kind, left) == (AgentKind.UNSAID, ("法务经理（其他）",))


def test_nothing_is_overwritten_and_nothing_is_lost() -> None:
    known = replace(EMPTY, phone="021-55550000", licence="13101200000000001")
    made, left = with_agent_line(
        known, f"陆明轩，律师，身份证{NUMBER}，13800138000，13101200000000002，（其他）"
    )
    assert (made.phone, made.licence) == (known.phone, known.licence)
    assert left == ("13800138000", "13101200000000002", "（其他）")
