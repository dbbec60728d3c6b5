"""The days and the wage of an employment in facts that somebody wrote: 申请人于2007年3月1日入职…

What is read is proposed and can be changed. Where a text gives two answers it gives none.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final

from mediator_app.domain.errors import Refusal
from mediator_app.domain.ids import PartyId
from mediator_app.domain.money import Money, parse_money
from mediator_app.domain.people import Worker
from mediator_app.domain.record import Content
from mediator_app.domain.terms import EndTerm

_DAY: Final = "([0-9]{4})[年/.-]([0-9]{1,2})[月/.-]([0-9]{1,2})日?"
_BEFORE: Final = "[^。；;，,0-9\\n]{0,12}?"
"""What may stand between a day and what happened on it: no other clause, no other figure."""
_HIRED: Final = "(?:入职|到职|进入|建立劳动关系|参加工作)"
_ENDED: Final = "(?:解除|终止|离职|辞退|解雇|辞职|开除)"
_NAMED: Final = "(?:日期|时间|之日)?(?:为|是|于|:|：)?\\s*"
_HIRED_ON: Final = (re.compile(_DAY + _BEFORE + _HIRED), re.compile(_HIRED + _NAMED + _DAY))
_ENDED_ON: Final = (
    re.compile(_DAY + _BEFORE + _ENDED),
    re.compile(_ENDED + "(?:劳动合同|劳动关系)?的?" + _NAMED + _DAY),
)
_WAGE: Final = re.compile(
    "(?:月平均工资|平均月工资|月均工资|月工资|月薪|每月工资)(?:标准)?(?:为|是|:|：)?\\s*(?:人民币|税前|应发|约)*\\s*"
    "([0-9][0-9,，.]*\\s*万?)元?"
)


@dataclass(frozen=True, slots=True)
class Employment:
    """First and last day of an employment and the gross wage of a month, as far as they are known."""

    hired: date | None = None
    ended: date | None = None
    monthly: Money | None = None


def read_employment(text: str) -> Employment:
    """What a text says of one employment; None for what it does not say, or says in two ways."""
    plain = text.translate({0xFF10 + digit: str(digit) for digit in range(10)})
    return Employment(_day(plain, _HIRED_ON), _day(plain, _ENDED_ON), _wage(plain))


def known_employment(content: Content, claimant: PartyId) -> Employment:
    """What the case already says of the claimant's employment: with other claims, in the clause about its end, and,
    where only one worker is in the case, in the undisputed facts."""
    given = [claim.reckoning for claim in content.claims if claim.claimant == claimant and claim.reckoning]
    workers = [party.id for party in content.parties if isinstance(party, Worker)]
    alone = workers == [claimant]
    told = read_employment(content.facts) if alone else Employment()
    ends = [term.on for term in content.terms if isinstance(term, EndTerm)] if alone else []
    return Employment(
        next((one.hired for one in given if one.hired), told.hired),
        next((one.ended for one in given if one.ended), next(iter(ends), told.ended)),
        next((one.monthly for one in given if one.monthly), told.monthly),
    )


def _day(text: str, patterns: Iterable[re.Pattern[str]]) -> date | None:
    found = set()
    for pattern in patterns:
        for match in pattern.finditer(text):
            try:
                found.add(date(int(match[1]), int(match[2]), int(match[3])))
            except ValueError:
                return None
    return found.pop() if len(found) == 1 else None


def _wage(text: str) -> Money | None:
    found = set()
    for match in _WAGE.finditer(text):
        try:
            found.add(parse_money(match[1].strip(" ,，.")))
        except Refusal:
            return None
    return found.pop() if len(found) == 1 else None
