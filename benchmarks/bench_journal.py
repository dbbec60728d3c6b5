"""The journal in memory: whether the ten thousandth edit costs what the first did, and what replaying them costs."""

from __future__ import annotations

import gc
import statistics
from collections.abc import Callable, Iterable
from dataclasses import replace

from benchmarks.row import Row, seconds
from mediator_app.domain.edits import (
    AddStatement,
    ChangeParty,
    DescribeHearing,
    RecordOffer,
    RemoveStatement,
    StateFacts,
)
from mediator_app.domain.ids import OfferId, StatementId
from mediator_app.domain.journal import replay, verify_chain
from mediator_app.domain.money import Money
from mediator_app.domain.offers import OfferSide
from mediator_app.domain.people import Worker
from tests.cases import Past, hearing, mediating, statement

SHORT, LONG = 1_000, 10_000
FACTS = "双方于2007年3月1日建立劳动关系，2026年9月30日解除；工资、年休假和奖金没有争议。"


def rows() -> Iterable[Row]:
    short, long = hearing_of(SHORT), hearing_of(LONG)
    replay(long.case_id, long.entries)  # the first time, the codec writes the code it works with
    yield Row(
        f"one edit after {LONG} others",
        one_edit(long) * 1e6,
        "µs",
        one_edit(hearing_of(100)) * 1e6,
        "one edit after 100 others",
        1.5,
        "an edit knows nothing of the length of the past",
    )
    whole = middle(5, lambda: replay(long.case_id, long.entries))
    yield Row(
        f"replaying {LONG} mixed edits",
        whole * 1000,
        "ms",
        middle(15, lambda: replay(short.case_id, short.entries)) * 1000 * LONG / SHORT,
        f"ten times replaying {SHORT}",
        1.3,
        "1 is linear; offers, statements, parties, texts, undo and redo",
    )
    yield Row(
        "checking the chain alone",
        middle(5, lambda: verify_chain(long.entries, head=long.history.head)) * 1000,
        "ms",
        whole * 1000,
        "replaying it",
    )


def middle(runs: int, work: Callable[[], object]) -> float:
    """Median seconds. Without the collector: it walks every object of the process, however few are ours."""
    gc.collect()
    gc.disable()
    try:
        return statistics.median(seconds(work) for _ in range(runs))
    finally:
        gc.enable()


def one_edit(past: Past) -> float:
    """Median seconds of one typed text, applied and entered."""
    edits = [past.edit(StateFacts, facts=f"{FACTS}（{number}）") for number in range(300)]
    return statistics.median(seconds(lambda edit=edit: past.history.apply(edit)) for edit in edits)  # type: ignore[misc]


def hearing_of(length: int) -> Past:
    """A long hearing: whatever is done at a table, over and over, with offers now and then."""
    past = mediating()
    worker = past.content.parties[0]
    assert isinstance(worker, Worker)
    while len(past.entries) < length:
        number = len(past.entries)
        said = StatementId(past.ids.new())
        past.do(AddStatement, statement=statement(said))
        past.do(ChangeParty, party=replace(worker, occupation=f"区域总监（{number}）"))
        past.do(StateFacts, facts=f"{FACTS}（{number}）")
        past.undo()
        past.redo()
        past.do(DescribeHearing, hearing=hearing(place=f"会议室（{number}）"))
        past.do(RemoveStatement, statement=said)
        if number % 10 == 0:
            offer = OfferId(past.ids.new())
            past.do(RecordOffer, offer_id=offer, side=OfferSide.RESPONDENT, amount=Money(number))
    del past.entries[length:]
    past.history = replay(past.case_id, past.entries)
    return past
