"""Killing a program that edits, again and again, and looking at what it leaves behind."""

from __future__ import annotations

import os
import random
import select
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from db.store import EncryptedStore
from mediator_app.domain.ids import CaseId
from mediator_app.domain.journal import replay
from mediator_app.ports import Fault
from tests.db.pasts import KEY

ROOT = Path(__file__).resolve().parents[2]
ROUNDS_PER_STORE = 20
"""A journal that grew over all rounds would make the looking slower and slower."""


MOST_SECONDS = 2.0
"""No editor lives longer than this."""


@dataclass
class Findings:
    """What the rounds came to. `lost` are edits that were reported as saved and are not there."""

    kills: int = 0
    acknowledged: int = 0
    unreported: int = 0
    """Saved, but the program died before it could say so."""
    lost: int = 0
    faults: tuple[Fault, ...] = ()


class Editors:
    """The program that forks an editor for each round."""

    def __init__(self, folder: Path) -> None:
        self._fifo = folder / "acknowledged"
        os.mkfifo(self._fifo)
        self._program = subprocess.Popen(
            [sys.executable, "-m", "tests.db.editor"],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def close(self) -> None:
        self._program.communicate()

    def kill_one(
        self, store: Path, seed: int, after: float, *, honest: bool
    ) -> list[tuple[CaseId, int, str]]:
        """Let an editor work for `after` seconds, then kill it. Gives what it had reported as saved."""
        assert self._program.stdin is not None
        assert self._program.stdout is not None
        self._program.stdin.write(f"{store} {self._fifo} {seed} {'honest' if honest else 'hasty'}\n")
        self._program.stdin.flush()
        child = int(self._program.stdout.readline())
        said = b""
        with self._fifo.open("rb", buffering=0) as pipe:
            end = time.monotonic() + after
            alive = True
            while alive:
                left = end - time.monotonic()
                if left > 0 and not select.select([pipe], [], [], left)[0]:
                    continue
                if left <= 0:
                    os.kill(child, signal.SIGKILL)
                    # What was written before it died is in the pipe until its other end is closed.
                    said += pipe.read()
                    alive = False
                else:
                    more = pipe.read(1 << 16)
                    assert more, "the editor ended by itself"
                    said += more
        reported = said.decode().splitlines()
        return [(CaseId(case), int(seq), edit) for case, seq, edit in (line.split() for line in reported)]


@contextmanager
def editors(folder: Path) -> Iterator[Editors]:
    made = Editors(folder)
    try:
        yield made
    finally:
        made.close()


def kill(folder: Path, rounds: int, seed: int, *, honest: bool = True, until_lost: bool = False) -> Findings:
    """Kill `rounds` editors at random moments and look at the store after each."""
    chance = random.Random(seed)
    findings = Findings()
    path = folder / "store" / "store.db"
    with editors(folder) as program:
        saved: dict[tuple[CaseId, int], str] = {}
        reach = 0.15
        for number in range(1, rounds + 1):
            if number % ROUNDS_PER_STORE == 1 or ROUNDS_PER_STORE == 1:
                shutil.rmtree(path.parent, ignore_errors=True)
                saved = {}
            # From before the store is open to some hundred edits later; later still where a busy machine saves few.
            if findings.acknowledged < 2 * number:
                reach = min(1.5 * reach, MOST_SECONDS)
            after = chance.uniform(0.0, chance.choice((0.02, reach)))
            told = program.kill_one(path, number, after, honest=honest)
            saved |= {(case, seq): edit for case, seq, edit in told}
            findings.kills += 1
            findings.acknowledged += len(told)
            look(path, saved, findings)
            if findings.faults or (until_lost and findings.lost):
                break
    return findings


def look(path: Path, saved: dict[tuple[CaseId, int], str], findings: Findings) -> None:
    """Open what the killed program left, check all of it, and compare it with what was reported as saved."""
    store = EncryptedStore(path, KEY)
    try:
        findings.faults += store.check().result()
        there: dict[tuple[CaseId, int], str] = {}
        for line in store.cases().result():
            entries = store.journal(line.id).result()
            there |= {(line.id, entry.seq): entry.edit_id for entry in entries}
            # `check` has compared these two as well; here it is said once more by other means.
            if replay(line.id, entries).case != store.load(line.id).result().case:
                findings.faults += (Fault("case_differs", line.id),)
        findings.lost += sum(there.get(place) != edit for place, edit in saved.items())
        findings.unreported += len(there.keys() - saved.keys())
        # What was once found must survive every later kill, too.
        saved |= there
    finally:
        store.close()
