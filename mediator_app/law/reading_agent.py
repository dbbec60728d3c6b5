"""An agent from one line of pasted text: `陆明轩，公司法务经理，310110…，138…，特别授权`.

Names and numbers are read as those of a party; what is left is looked at for standing and authority. A special
authority that is only called so gives no powers: which ones the paper lists is for a person to tick (Interpretation of
the Civil Procedure Law art. 89).
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from mediator_app.domain.ids import AgentId, PartyId
from mediator_app.domain.people import Agent, AgentKind, Authority, IdKind
from mediator_app.law.identity import tidy
from mediator_app.law.reading import Part, Piece, Reading, read_party
from mediator_app.law.reading_name import read_name

ENOUGH: Final = 2
"""From how many understood parts on a text is a whole line about an agent, and no name."""

_FIRM: Final = re.compile("律师事务所|法律服务所")
_LICENCE: Final = re.compile("(?:执业证(?:书)?(?:编)?号?(?:码)?)?[:：\\s]*([0-9]{17})")
_OWN: Final = re.compile("^(?:系|是)?(?:该|本|我)?(?:公司|单位|司|企业)的?")
_POST: Final = re.compile(
    "(?:经理|总监|主管|主任|专员|助理|员工|职员|职工|顾问|负责人|会计|出纳|人事|法务|行政|财务|工作人员|HR|HRBP|文员|秘书|厂长)$"
)
_ASIDE: Final = re.compile("(.+?)\\s*[（(]([^（()）]+)[)）]")
"""Something more in brackets: `法务经理（员工）`."""
_KIN: Final = re.compile(
    "^(?:系|是)?(?:申请人|被申请人|本人|其)?的?(父亲|母亲|父母|配偶|妻子|丈夫|儿子|女儿|哥哥|姐姐|弟弟|妹妹|兄弟|姐妹)$"
)
_AUTHORITY: Final = {
    "特别授权": Authority.SPECIAL,
    "特别代理": Authority.SPECIAL,
    "特别授权代理": Authority.SPECIAL,
    "一般授权": Authority.GENERAL,
    "一般代理": Authority.GENERAL,
    "一般授权代理": Authority.GENERAL,
}
_LABELS: Final = re.compile("^(?:委托代理人|代理人|代理权限|委托权限|权限|身份|执业机构|单位)[:：]\\s*")


def with_agent_line(agent: Agent, text: str) -> tuple[Agent, tuple[str, ...]]:
    """An agent whose name field holds this text: a name, or a pasted line that fills what is empty.

    Gives the agent and what of the line found no place.
    """
    plain = _LABELS.sub("", text)
    reading = read_party(plain)
    made, understood, left = replace(agent, name=""), 0, []
    beside = False
    for piece in reading.pieces:
        if piece.part is Part.LABEL:
            continue
        taken = _take(made, piece, reading.identity_kind)
        if taken is None:
            left.append(piece.text)
        else:
            made, understood = taken, understood + 1
            beside = beside or piece.part not in (Part.NAME, Part.LATIN_NAME)
    if understood < ENOUGH or not (beside or read_name(plain).text(Part.LATIN_NAME)):
        return replace(agent, name=text), ()
    return made, tuple(left)


def is_agent_line(text: str) -> bool:
    """Whether this says more of an agent than the name."""
    nobody = Agent(id=AgentId(""), acts_for=PartyId(""))
    return with_agent_line(nobody, text)[0].name != text


def _take(agent: Agent, piece: Piece, identity_kind: IdKind) -> Agent | None:
    """The agent with what the piece says, None where it has no empty place for it."""
    words = _LABELS.sub("", piece.text.strip())
    if _FIRM.search(words):
        kind = AgentKind.LEGAL_WORKER if "法律服务所" in words else AgentKind.LAWYER
        return (
            None if agent.organisation else replace(agent, organisation=words.removesuffix("律师"), kind=kind)
        )
    match piece.part:
        case Part.NAME if not agent.name:
            return replace(agent, name=words)
        case Part.LATIN_NAME if not agent.latin_name:
            return replace(agent, latin_name=words)
        case Part.PHONE if not agent.phone:
            return replace(agent, phone=words)
        case Part.NUMBER if not agent.identity.number:
            return replace(agent, identity=replace(agent.identity, number=tidy(words), kind=identity_kind))
        case Part.SEX if agent.sex is None:
            return replace(agent, sex=Reading((piece,)).sex)
        case _:
            return _standing(agent, words)


def _standing(agent: Agent, words: str) -> Agent | None:
    if aside := _ASIDE.fullmatch(words):
        first = _standing(agent, aside[1])
        if first is None:
            return None
        second = _standing(first, aside[2])
        # That somebody with a post is a member of staff is said by the post.
        return second or (first if _POST.search(aside[2]) and first.kind is AgentKind.STAFF else None)
    if words in _AUTHORITY:
        return replace(agent, authority=_AUTHORITY[words])
    if licence := _LICENCE.fullmatch(words):
        return None if agent.licence else replace(agent, licence=licence[1])
    if words in ("律师", "专职律师", "执业律师"):
        return replace(agent, kind=AgentKind.LAWYER)
    if kin := _KIN.match(words):
        return None if agent.relation else replace(agent, kind=AgentKind.RELATIVE, relation=kin[1])
    if _POST.search(words) and not agent.relation:
        # 工作人员 is what a member of staff is called without a post.
        post = _OWN.sub("", words)
        return replace(agent, kind=AgentKind.STAFF, relation="" if post == "工作人员" else post)
    return None
