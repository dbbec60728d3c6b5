"""A hundred thousand fictional cases, for measuring what a store does when it is full."""

from __future__ import annotations

import random
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from db.connection import connect, transaction
from db.rows import write
from db.store import EncryptedStore
from mediator_app.domain.edits import OpenCase
from mediator_app.domain.ids import AuthorId, CaseId, EditId, PartyId
from mediator_app.domain.journal import History
from mediator_app.domain.papers import PaperKind
from mediator_app.domain.people import Employer, Side, Worker
from mediator_app.domain.record import Content
from mediator_app.ports import Change

CASES = 100_000
# The hundred commonest surnames carry most of the country; the weights fall off as theirs do.
SURNAMES = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗高郑梁谢宋唐许韩邓冯曹彭曾肖田董袁潘蔡蒋余于杜叶程苏魏吕丁任"
    "卢姚沈钟姜崔谭陆范汪廖石金韦贾夏付方邹熊白孟秦邱侯江尹薛闫段雷龙黎史陶贺毛郝顾龚邵万覃武钱戴严莫孔向常"
)
WEIGHTS = [1 / (place + 3) for place in range(len(SURNAMES))]
GIVEN = "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉兰梅建国红志春鑫宇浩然子轩梓涵雨欣佳怡思远俊辉海波晓东文博振"
TRADES = ("科技", "建筑工程", "餐饮管理", "物流", "服饰", "电子", "信息技术", "劳务派遣", "物业管理", "贸易")
START = datetime(2020, 1, 6, 1, 0, tzinfo=UTC)


def person(chance: random.Random) -> str:
    return chance.choices(SURNAMES, WEIGHTS)[0] + "".join(chance.choices(GIVEN, k=chance.choice((1, 2, 2))))


def company(chance: random.Random) -> str:
    name = "".join(chance.choices(GIVEN, k=chance.choice((2, 3, 4))))
    return f"上海{name}{chance.choice(TRADES)}有限公司"


def cases(number: int, seed: int = 1) -> Iterator[Change]:
    """One change for each case: opened, with its parties and its number already in it."""
    chance = random.Random(seed)
    for index in range(1, number + 1):
        case_id = CaseId(f"01930000-0000-7000-8000-{index:012x}")
        edit = OpenCase(
            id=EditId(f"01930000-0000-7000-9000-{index:012x}"),
            at=START + timedelta(minutes=chance.randrange(3_000_000)),
            by=AuthorId("01930000-0000-7000-8000-00000000aaaa"),
            case_id=case_id,
            instrument=PaperKind.ARBITRATION_MEDIATION,
        )
        history, entry = History(case_id).apply(edit)
        assert history.case is not None
        workers = tuple(
            Worker(id=PartyId(f"{case_id}-{n}"), side=Side.APPLICANT, name=person(chance))
            for n in range(chance.choice((1, 1, 1, 2, 5)))
        )
        firm = Employer(id=PartyId(f"{case_id}-e"), side=Side.RESPONDENT, name=company(chance))
        content = Content(
            case_number=f"杨劳人仲（{2020 + index % 7}）办字第{index}号",
            cause="追索劳动报酬",
            parties=(*workers, firm),
        )
        record = replace(history.case.record, content=content)
        yield Change(entry, None, replace(history.case, record=record))


def fill(path: Path, key: bytes, number: int = CASES) -> None:
    """A store with `number` cases at `path`."""
    EncryptedStore(path, key).close()
    with closing(connect(path, key)) as connection:
        _write(connection, cases(number))


def _write(connection: Any, changes: Iterator[Change]) -> None:
    done = False
    while not done:
        done = True
        with transaction(connection) as run:
            # A transaction as large as all of them would have to be held in memory.
            for _, change in zip(range(5000), changes, strict=False):
                write(run, change)
                done = False


def asked(chance: random.Random, number: int) -> list[str]:
    """What people type: one to six characters of a name, a company or a case number, some with two words."""
    found: list[str] = []
    while len(found) < number:
        name = chance.choice((person, company, _case_number))(chance)
        length = chance.choice((1, 1, 2, 2, 3, 4, 6))
        start = chance.randrange(max(1, len(name) - length + 1))
        piece = name[start : start + length]
        found.append(f"{piece} {person(chance)[0]}" if chance.random() < 0.15 else piece)
    return found


def _case_number(chance: random.Random) -> str:
    return f"{2020 + chance.randrange(7)}办字第{chance.randrange(CASES)}号"
