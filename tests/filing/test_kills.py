"""The laptop's program killed at random moments while it files: afterwards the court has each filing once."""

from __future__ import annotations

import os
import random
import select
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from court import filings
from mediator_app.bootstrap import OpenDesk
from mediator_app.domain.filings import FilingState
from tests.filing.conftest import Bench, fail, only_line
from tests.house.tree import ROOT

KILLS = 12

COURIER = """
import sys
from pathlib import Path
from mediator_app.bootstrap import Premises, SystemClock

with Premises(Path(sys.argv[1]), clock=SystemClock()).practice() as office:
    delivery = office.delivery
    delivery.ready.result()
    print("up", flush=True)
    delivery.limit(400_000)
    delivery.deliver_once().result()
    print("done", flush=True)
"""


def killed_after(folder: Path, seconds: float) -> bool:
    """Let a courier work for so long from when it is up, then kill it. True where it had finished before."""
    program = subprocess.Popen(
        [sys.executable, "-c", COURIER, str(folder)], cwd=ROOT, stdout=subprocess.PIPE, text=True
    )
    assert program.stdout is not None
    with program.stdout as said:
        assert said.readline() == "up\n"
        finished = bool(select.select([said], [], [], seconds)[0])
        os.kill(program.pid, signal.SIGKILL)
    program.wait()
    return finished


@pytest.mark.slow
@pytest.mark.timeout(400)
def test_killed_anywhere_each_filing_is_at_the_court_once(
    laptops: Callable[[], OpenDesk], bench: Bench, tmp_path: Path
) -> None:
    office = laptops()
    office.delivery.network(online=False)
    office.delivery.enrol(bench.url, bench.code()).result()
    case_id = only_line(office).case_id
    office.desk.load(case_id).result()
    office.desk.attach(case_id, "录像", "video/mp4", random.Random(5).randbytes(1_500_000))
    fail(office)
    office.close()
    chance = random.Random(11)
    kills = sum(not killed_after(tmp_path / "laptop", chance.uniform(0, 1.2)) for _ in range(KILLS))
    assert kills > KILLS // 3
    office = laptops()
    office.delivery.ready.result()
    office.delivery.deliver_once().result()
    lines = office.delivery.lines().result()
    assert [line.state for line in lines] == [FilingState.RECEIVED] * 2
    with bench.place.service.database.reading() as connection:
        there = filings.list_filings(connection, bench.place.court.id)
    assert sorted((row.id, row.number) for row in there) == sorted(
        (line.filing_id, line.receipt.number) for line in lines if line.receipt is not None
    )
    assert office.store.check().result() == ()
