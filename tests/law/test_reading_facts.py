"""Facts in prose: the days and the wage that claims are reckoned from."""

from __future__ import annotations

from datetime import date

import pytest

from mediator_app.domain.money import Money
from mediator_app.law.reading_facts import Employment, read_employment

HIRED, ENDED = date(2007, 3, 1), date(2026, 9, 30)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "申请人于2007年3月1日入职，月平均工资100,000元。2026年9月30日被申请人书面通知解除劳动合同。",
            Employment(HIRED, ENDED, Money.yuan(100_000)),
        ),
        (
            "入职日期：2007-3-1；解除日期：2026-09-30；月薪 3.5万元",
            Employment(HIRED, ENDED, Money.yuan(35_000)),
        ),
        ("２００７年３月１日进入公司工作", Employment(HIRED)),
        ("双方的劳动关系于2026年9月30日终止。", Employment(ended=ENDED)),
        # two answers are none, and no day is taken for what happened on another
        ("甲于2007年3月1日入职，乙于2008年3月1日入职。", Employment()),
        ("2026年10月8日申请仲裁，此前已解除劳动合同。", Employment()),
        ("2007年13月1日入职。", Employment()),
        ("2025年1月1日至2026年9月30日期间的奖金", Employment()),
        ("", Employment()),
    ],
)
def test_what_facts_say_of_an_employment(text: str, expected: Employment) -> None:
    assert read_employment(text) == expected
