"""The store: one edit made durable, finding and opening among many cases, and replaying a long journal."""

from __future__ import annotations

import gc
import random
import shutil
import statistics
import tempfile
from collections.abc import Callable, Iterable
from concurrent.futures import Future
from pathlib import Path
from typing import Any

from benchmarks import crowd
from benchmarks.row import Row, paired, percentile, seconds
from db.connection import connect
from db.rows import write
from db.store import EncryptedStore
from mediator_app.desk import Desk
from mediator_app.domain.edits import StateFacts
from mediator_app.domain.ids import CaseId
from mediator_app.domain.journal import History, replay
from mediator_app.ports import Change
from tests.cases import AUTHOR, CountingIds, Past, TickingClock, agreed
from tests.db.pasts import KEY, changes, keep

EDITS = 1500
SEARCHES = 400
OPENINGS = 30
FACTS = "双方于2007年3月1日建立劳动关系，2026年9月30日解除；工资、年休假和奖金没有争议。"


def rows() -> Iterable[Row]:
    folder = Path(tempfile.mkdtemp(prefix="bench-store-"))
    try:
        yield from edits(folder)
        yield from crowded(folder)
        yield from journal(folder)
    finally:
        shutil.rmtree(folder)


# --- one edit -------------------------------------------------------------------------------


class Listening(EncryptedStore):
    """Keeps the last change, so that the baseline can write the same bytes."""

    last: Change

    def record(self, change: Change) -> Future[None]:
        self.last = change
        return super().record(change)


class _Done:
    rowcount = 1


def statements_of(change: Change) -> list[tuple[str, tuple[Any, ...]]]:
    """What the store sends to the driver for `change`."""
    sent: list[tuple[str, tuple[Any, ...]]] = []

    def note(statement: str, values: tuple[Any, ...]) -> _Done:
        sent.append((statement, values))
        return _Done()

    write(note, change)
    return sent


def edits(folder: Path) -> Iterable[Row]:
    """From `Desk.do` to the acknowledged save, ÷ the same rows by the driver alone, ÷ one row of as many bytes."""
    past = agreed()
    ours = Listening(folder / "ours.db", KEY)
    keep(ours, changes(past))
    ours.close()
    shutil.copy(folder / "ours.db", folder / "raw.db")
    store = Listening(folder / "ours.db", KEY)
    raw = connect(folder / "raw.db", KEY)
    single = connect(folder / "single.db", KEY, create=True)
    single.execute("CREATE TABLE bytes (body TEXT)")
    desk = desk_on(store)
    desk.load(past.case_id).result()
    took: dict[str, list[float]] = {"ours": [], "rows": [], "single": []}
    gc.collect()
    for number in range(EDITS):
        edit = StateFacts(facts=f"{FACTS}（{number}）", **desk.stamp())
        took["ours"].append(seconds(lambda edit=edit: desk.do(past.case_id, edit).saved.result()))  # type: ignore[misc]
        sent = statements_of(store.last)
        body = "".join(str(value) for _, values in sent for value in values)
        took["rows"].append(seconds(lambda sent=sent: commit(raw, sent)))  # type: ignore[misc]
        alone = [("INSERT INTO bytes VALUES (?)", (body,))]
        took["single"].append(seconds(lambda alone=alone: commit(single, alone)))  # type: ignore[misc]
    store.close()
    raw.close()
    single.close()
    median = {name: statistics.median(values[50:]) * 1000 for name, values in took.items()}
    yield Row(
        "one edit, from desk to durable",
        median["ours"],
        "ms",
        median["rows"],
        "raw SQLCipher commit of the same rows",
        2,
        f"95th percentile {percentile(took['ours'], 0.95) * 1000:.2f} ms",
    )
    yield Row(
        "the same edit",
        median["ours"],
        "ms",
        median["single"],
        "raw SQLCipher commit of one row of as many bytes",
        note="journal, part, list line and two indexes are five pages; one row is one",
    )


def commit(connection: Any, sent: list[tuple[str, tuple[Any, ...]]]) -> None:
    connection.execute("BEGIN IMMEDIATE")
    for statement, values in sent:
        connection.execute(statement, values)
    connection.execute("COMMIT")


def desk_on(store: EncryptedStore) -> Desk:
    def unneeded() -> Any:
        raise AssertionError("not measured here")

    return Desk(
        store=store,
        clock=TickingClock(),
        ids=CountingIds(1 << 32),
        papers=unneeded,
        certifier=unneeded,
        verifier=unneeded,
        rules=unneeded,
        author=AUTHOR,
    )


# --- many cases -----------------------------------------------------------------------------


def crowded(folder: Path) -> Iterable[Row]:
    full, empty = folder / "full.db", folder / "empty.db"
    crowd.fill(full, KEY)
    EncryptedStore(empty, KEY).close()
    here, there = paired(opening(full), opening(empty), OPENINGS)
    yield Row(
        f"opening a store with {crowd.CASES} cases",
        here * 1000,
        "ms",
        there * 1000,
        "opening an empty one",
        1.5,
        f"{full.stat().st_size / 1e6:.0f} MB",
    )
    store = EncryptedStore(full, KEY)
    chance = random.Random(7)
    first = seconds(lambda: store.search(crowd.person(chance)).result())
    took: dict[int, list[float]] = {}
    hits = 0
    for text in crowd.asked(chance, SEARCHES):
        spent = seconds(lambda text=text: store.search(text).result())  # type: ignore[misc]
        took.setdefault(len(text.replace(" ", "")), []).append(spent * 1000)
        hits += bool(store.search(text).result())
    every = [spent for values in took.values() for spent in values]
    yield Row(
        f"searching {crowd.CASES} cases, 95th percentile",
        percentile(every, 0.95),
        "ms",
        most=20,
        note=f"{SEARCHES} searches, {hits} with a find; the first after opening took {first * 1000:.1f} ms",
    )
    for length in (1, 2, 3):
        yield Row(
            f"… with {length} character{'s' if length > 1 else ''}, 95th percentile",
            percentile(took[length], 0.95),
            "ms",
            most=20,
        )
    listing = statistics.median(seconds(lambda: store.cases(limit=200).result()) for _ in range(20))
    yield Row(f"the list of the 200 newest of {crowd.CASES} cases", listing * 1000, "ms")
    store.close()


def opening(path: Path) -> Callable[[], None]:
    def open_it() -> None:
        EncryptedStore(path, KEY, create=False).close()

    return open_it


# --- a long journal -------------------------------------------------------------------------


def journal(folder: Path) -> Iterable[Row]:
    """Replaying 10 000 stored edits ÷ ten times replaying 1 000."""
    store = EncryptedStore(folder / "long.db", KEY)
    short, long = grown(store, 1_000, 1), grown(store, 10_000, 2)

    def told(case_id: CaseId) -> History:
        return replay(case_id, store.journal(case_id).result())

    thousand = statistics.median(seconds(lambda: told(short)) for _ in range(9))
    ten_thousand = statistics.median(seconds(lambda: told(long)) for _ in range(3))
    store.close()
    yield Row(
        "replaying a journal of 10 000 edits",
        ten_thousand * 1000,
        "ms",
        thousand * 10_000,
        "ten times a journal of 1 000",
        1.3,
        "1 is linear",
    )


def grown(store: EncryptedStore, length: int, number: int) -> CaseId:
    """A case with that many edits, most of them another text for the same field."""
    past = Past(case_id=CaseId(f"01930000-0000-7000-8000-{number:012x}"), ids=CountingIds(number << 32))
    past.open()
    while len(past.entries) < length:
        past.do(StateFacts, facts=f"{FACTS}（{len(past.entries)}）")
    keep(store, changes(past))
    return past.case_id
