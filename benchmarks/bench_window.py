"""The window: how soon it can be used and how much it takes, against a bare one; how soon what is typed is on paper.

Everything is measured in processes of its own with compiled bytecode at hand, as an installed program has it.
"""

from __future__ import annotations

import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from benchmarks.crowd import cases
from benchmarks.row import Row, percentile

HERE = Path(__file__).parent
CASES = 1000
STARTS = 9


def _environment(compiled: Path, platform: str) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return {
        **kept,
        "QT_QPA_PLATFORM": platform,
        "LC_ALL": "C.UTF-8",
        "PYTHONPATH": str(HERE.parent),
        "PYTHONPYCACHEPREFIX": str(compiled),
    }


def _start(environment: dict[str, str], program: str, *arguments: str) -> tuple[float, float]:
    """Seconds from the wish to start the process until its window was painted, and the memory it holds then (MB)."""
    begun = time.time()
    done = subprocess.run(
        [sys.executable, str(HERE / program), *arguments],
        env=environment,
        capture_output=True,
        text=True,
        check=True,
    )
    at, memory = done.stdout.split()
    return float(at) - begun, float(memory)


def _load() -> str:
    """How busy the machine is by others too: wall time on a full machine says little of the program."""
    return f"load {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores"


def _starts(environment: dict[str, str], folder: Path, where: str) -> Iterable[Row]:
    bare, ours = [], []
    for number in range(STARTS + 1):
        pair = (_start(environment, "window_bare.py"), _start(environment, "window_docket.py", str(folder)))
        if number:  # the first run of each compiles
            bare.append(pair[0])
            ours.append(pair[1])
    bare_time, our_time = (statistics.median(one[0] for one in runs) for runs in (bare, ours))
    bare_memory, our_memory = (statistics.median(one[1] for one in runs) for runs in (bare, ours))
    against = "a window with one label"
    fastest = f"fastest {min(one[0] for one in ours):.2f} s of {STARTS}; {_load()}"
    yield Row(
        f"start to a docket of {CASES} cases, {where}", our_time, "s", bare_time, against, 2.5, note=fastest
    )
    yield Row(f"resident memory by then, {where}", our_memory, "MB", bare_memory, against, most=2)


@contextmanager
def _display() -> Iterator[str]:
    """A virtual screen, ended with the block; gives its name."""
    reading, writing = os.pipe()
    command = ["Xvfb", "-displayfd", str(writing), "-screen", "0", "1400x900x24", "-nolisten", "tcp"]
    server = subprocess.Popen(command, pass_fds=(writing,), stderr=subprocess.DEVNULL)
    os.close(writing)
    try:
        with os.fdopen(reading) as told:
            yield f":{told.readline().strip()}"
    finally:
        server.terminate()
        server.wait()


def starts(folder: Path, compiled: Path) -> Iterable[Row]:
    from mediator_app.bootstrap import Premises

    with Premises(folder).practice() as opened:
        for change in cases(CASES):
            opened.store.record(change)
        opened.saved()
    yield from _starts(_environment(compiled, "offscreen"), folder, "offscreen")
    if shutil.which("Xvfb"):
        with _display() as display:
            environment = {**_environment(compiled, "xcb"), "DISPLAY": display}
            yield from _starts(environment, folder, "X11")


def work(folder: Path, compiled: Path) -> Iterable[Row]:
    done = subprocess.run(
        [sys.executable, str(HERE / "window_work.py"), str(folder)],
        env=_environment(compiled, "offscreen"),
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    seen = json.loads(done.stdout)
    for name, about in (("S1", "S1"), ("large", "40 claims, 24 instalments")):
        typed = seen[f"type {name}"]
        keys, pages = typed["keys"], typed["pages"][0]
        note = f"{len(keys)} digits, {pages} pages"
        yield Row(
            f"key to changed pixels of the paper ({about}), median",
            statistics.median(keys),
            "ms",
            most=100,
            note=note,
        )
        yield Row("the same, 95th percentile", percentile(keys, 0.95), "ms", most=100)
        gaps = typed["gaps"]
        note = f"99th percentile {percentile(gaps, 0.99):.1f} ms"
        yield Row("longest stall of the window meanwhile", max(gaps), "ms", most=50, note=note)
    for name, about in (("S1", "S1"), ("large", "40 claims, 24 instalments")):
        found = seen[f"open {name}"]
        for key, words in (
            ("steps", "opening a step for the first time in a case"),
            ("again", "opening a step again"),
            ("cases", "opening a case"),
        ):
            values, own = found[key], found[f"{key} own"]
            yield Row(
                f"{words} ({about}), 95th percentile",
                percentile(values, 0.95),
                "ms",
                most=100,
                note=f"median {statistics.median(values):.0f} of {len(values)}; processor time of the window's thread: "
                f"median {statistics.median(own):.0f}, 95th percentile {percentile(own, 0.95):.0f}; {_load()}",
            )


def rows() -> Iterable[Row]:
    with tempfile.TemporaryDirectory() as folder:
        compiled = Path(folder) / "compiled"
        yield from starts(Path(folder) / "docket", compiled)
        yield from work(Path(folder) / "work", compiled)
