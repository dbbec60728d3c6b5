"""Many filings over a bad road, with laptops and court killed at random: each must arrive exactly once.

`run` is bounded in rounds and ends by itself. The laptops are whole programs with encrypted stores; the court is the
real service with two worker processes. What one round leaves undone the next one goes on with.
"""

from __future__ import annotations

import random
import time
from collections import Counter
from collections.abc import Mapping
from contextlib import ExitStack, suppress
from dataclasses import dataclass, field
from pathlib import Path
from threading import Event, Lock, Thread
from typing import Any, Final

import sqlalchemy as sa

from court.schema import FILINGS
from tests.court.running import Place, Running, free_port, running
from tests.roads.laptops import LaptopDied, LaptopProgram
from tests.roads.proxy import BadRoad, Fate, Weights

RATHER_ROUGH: Final[Weights] = {
    Fate.PASS: 78,
    Fate.DELAY: 4,
    Fate.CUT_REQUEST: 4,
    Fate.CUT_ANSWER: 4,
    Fate.LOSE_ANSWER: 3,
    Fate.TWICE: 3,
    Fate.AGAIN_LATER: 2,
    Fate.BEHIND_OTHERS: 1,
    Fate.PORTAL: 1,
}
MOST_ROUNDS: Final = 4000
"""Of trying to deliver, for each laptop; a campaign that needs more has failed."""


@dataclass
class Found:
    """What a campaign has to show."""

    filings: int = 0
    at_court: int = 0
    twice_at_court: int = 0
    without_receipt: int = 0
    wrong: list[str] = field(default_factory=list)
    """Receipts and court rows that do not belong to the manifest that the laptop made."""
    laptop_kills: int = 0
    court_kills: int = 0
    rounds: int = 0
    fates: Mapping[str, int] = field(default_factory=dict)
    leaked: int = 0
    """How often a word of the caucus was found among the bytes that left the laptops."""
    bytes_out: int = 0
    bugs: int = 0
    seconds: float = 0.0


class Power:
    """The court's service, whose power somebody may cut. It comes back at the same address."""

    def __init__(self, place: Place) -> None:
        self.place = place
        self.port = free_port()
        self.cuts = 0
        self._lock = Lock()
        self._left = ExitStack()
        self._court = self._start()

    def _start(self) -> Running:
        return self._left.enter_context(running(self.place, workers=2, port=self.port))

    def cut(self) -> None:
        """Every process of the service dies at once, in the middle of whatever it does, and is started anew."""
        with self._lock:
            self._court.kill()
            self.cuts += 1
            self._court = self._start()

    @property
    def bugs(self) -> int:
        return self._court.output.count("bug:")

    def close(self) -> None:
        with self._lock:
            self._left.close()


@dataclass(frozen=True)
class Plan:
    """How a campaign goes: `batch` filings are made before they are delivered, and a laptop at it dies with the chance
    `killed`.
    """

    filings: int
    seed: int
    laptops: int = 2
    batch: int = 10
    killed: float = 0.3


def run(place: Place, folder: Path, plan: Plan, *, secret: bytes) -> Found:
    """A campaign of failed mediations from several laptops. `secret` is what was said in their caucus."""
    filings, seed, laptops = plan.filings, plan.seed, plan.laptops
    begun, found, lock = time.monotonic(), Found(filings=filings), Lock()
    power = Power(place)
    over = Event()
    try:
        with BadRoad(
            ("127.0.0.1", power.port), seed=seed, weights=RATHER_ROUGH, keep=True, longest_wait_s=0.05
        ) as road:
            codes = [place.code(f"示仲调{number:04}") for number in range(laptops)]
            lines: list[list[dict[str, Any]]] = [[] for _ in range(laptops)]
            faults: list[BaseException] = []

            def work(number: int) -> None:
                try:
                    share = len(range(number, filings, laptops))
                    lines[number] = _one_laptop(
                        folder / f"laptop-{number}",
                        road,
                        codes[number],
                        share,
                        seed + number,
                        plan,
                        found,
                        lock,
                    )
                except BaseException as fault:  # noqa: BLE001 - raised below, on the test's own thread
                    faults.append(fault)

            def cut_power() -> None:
                chance = random.Random(seed - 1)
                while not over.wait(chance.uniform(3, 9)):
                    power.cut()

            hands = [Thread(target=work, args=(number,)) for number in range(laptops)]
            cutter = Thread(target=cut_power)
            for hand in (*hands, cutter):
                hand.start()
            for hand in hands:
                hand.join()
            over.set()
            cutter.join()
            if faults:
                raise faults[0]
            found.fates = {fate.value: count for fate, count in sorted(road.passed.fates.items())}
            left = b"".join(road.passed.seen)
            found.bytes_out, found.leaked = len(left), left.count(secret)
        found.court_kills, found.bugs = power.cuts, power.bugs
    finally:
        over.set()
        power.close()
    _compare(place, [line for one in lines for line in one], found)
    found.seconds = time.monotonic() - begun
    return found


def _one_laptop(
    folder: Path, road: BadRoad, code: str, share: int, seed: int, plan: Plan, found: Found, lock: Lock
) -> list[dict[str, Any]]:
    """Enrol, make the filings, and deliver them whatever happens; gives the laptop's lines in the end."""
    chance = random.Random(seed)
    program = LaptopProgram(folder)
    made = rounds = kills = 0
    while not _enrolled(program, road, code):
        rounds += 1
    try:
        while True:
            for _ in range(min(plan.batch, share - made)):
                ballast = 1_500_000 if chance.random() < 0.03 else 0
                program.ask("handover", number=seed * 100_000 + made, ballast=ballast)
                made += 1
            unsent = -1
            while unsent:
                rounds += 1
                if rounds > MOST_ROUNDS:
                    raise AssertionError(f"{unsent} filings are still here after {rounds} rounds")
                try:
                    program.begin("deliver")
                    if chance.random() < plan.killed:
                        Event().wait(chance.uniform(0.01, 0.3))
                        program.kill()
                        kills += 1
                        program = LaptopProgram(folder)
                        continue
                    unsent = sum(line["state"] in ("queued", "sending") for line in program.answer()["lines"])
                except LaptopDied:
                    raise AssertionError(f"the laptop ended by itself: {program.log}") from None
            if made == share:
                break
        lines: list[dict[str, Any]] = program.ask("lines")
    finally:
        program.kill()
    with lock:
        found.rounds += rounds
        found.laptop_kills += kills
    return lines


def _enrolled(program: LaptopProgram, road: BadRoad, code: str) -> bool:
    with suppress(Exception):
        program.ask("enrol", url=road.url, code=code)
        return True
    return False


def _compare(place: Place, lines: list[dict[str, Any]], found: Found) -> None:
    """Every filing of the laptops against every row of the court."""
    with place.service.database.reading() as connection:
        query = sa.select(FILINGS.c.id, FILINGS.c.manifest_sha256, FILINGS.c.number)
        rows = connection.execute(query).all()
    counts = Counter(row.id for row in rows)
    by_id = {row.id: row for row in rows}
    found.at_court = len(rows)
    found.twice_at_court = sum(count > 1 for count in counts.values())
    found.without_receipt = sum(not line["receipt"] for line in lines)
    for line in lines:
        row = by_id.get(line["filing_id"])
        if row is None or (row.manifest_sha256, row.number) != (
            line["manifest_sha256"],
            line["receipt"],
        ):
            found.wrong.append(line["filing_id"])
    found.wrong += sorted(set(by_id) - {line["filing_id"] for line in lines})
