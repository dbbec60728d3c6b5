"""The window: how soon it can be used and how much it takes, against a bare one; how soon the paper follows a key."""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable
from functools import partial
from pathlib import Path
from typing import Any

from benchmarks.crowd import cases
from benchmarks.row import Row

CASES = 1000
STARTS = 5
KEYS = 120

BARE = """
import resource, sys, time
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QLabel
app = QApplication(sys.argv[:1])
label = QLabel("label")
label.resize(1366, 768)
label.show()
def seen():
    label.repaint()
    print(time.time(), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, flush=True)
    app.quit()
QTimer.singleShot(0, seen)
app.exec()
"""

OURS = """
import resource, sys, time
from pathlib import Path
from ui.app import dress, make_application
from ui.bridge import SaveNews, bridge, when
from ui.preferences import PreferenceFile
from ui.rooms.docket import DocketPage
from ui.window import Window
from mediator_app.bootstrap import Premises
from mediator_app.house import Rooms
app = make_application()
kept = PreferenceFile(Path(sys.argv[1]) / "window.ini")
dress(app, kept)
news = SaveNews()
house = Rooms(Premises(Path(sys.argv[1]), on_save=news.tell))
window = Window(house, news, kept)
def seen():
    window.repaint()
    print(time.time(), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, flush=True)
    app.quit()
enter = window.enter
def entered(desk):
    enter(desk)
    window.findChildren(DocketPage)[0].drawn.connect(seen)
window.show()
from PySide6.QtCore import QObject
class Ear(QObject):
    def hear(self, desk):
        entered(desk)
ear = Ear()
when(house.practice(), ear.hear)
app.exec()
bridge().close()
house.close()
"""


def start(source: str, *arguments: str) -> tuple[float, float]:
    """Seconds from the process's beginning until it can be used, and the most memory it had by then (MB)."""
    environment = {
        **os.environ,
        "QT_QPA_PLATFORM": "offscreen",
        "LC_ALL": "C.UTF-8",
        "PYTHONPATH": os.getcwd(),
    }
    begun = time.time()
    done = subprocess.run(
        [sys.executable, "-c", source, *arguments],
        env=environment,
        capture_output=True,
        text=True,
        check=True,
    )
    at, peak = done.stdout.split()
    return float(at) - begun, int(peak) / 1024


def starts(folder: Path) -> Iterable[Row]:
    from mediator_app.bootstrap import Premises

    with Premises(folder).practice() as opened:
        for change in cases(CASES):
            opened.store.record(change)
        opened.saved()
    bare, ours = [], []
    for _ in range(STARTS):
        bare.append(start(BARE))
        ours.append(start(OURS, str(folder)))
    bare_time, our_time = (statistics.median(one[0] for one in all_of) for all_of in (bare, ours))
    bare_memory, our_memory = (statistics.median(one[1] for one in all_of) for all_of in (bare, ours))
    against = "a window with one label"
    yield Row(f"start to a docket of {CASES} cases", our_time, "s", bare_time, against, most=2.5)
    yield Row("memory by then", our_memory, "MB", bare_memory, against, most=2)


def keys() -> Iterable[Row]:
    """In a process of its own, since a bench may have made an application of another kind."""
    done = subprocess.run(
        [sys.executable, "-c", "from benchmarks.bench_window import type_keys; type_keys()"],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen", "LC_ALL": "C.UTF-8"},
        capture_output=True,
        text=True,
        check=True,
    )
    seen = json.loads(done.stdout)
    yield Row(
        "key to changed pixels of the paper, median", seen["median"], "ms", most=100, note=f"{KEYS} keys"
    )
    yield Row("the same, 95th percentile", seen["late"], "ms", most=100)
    yield Row("longest stall of the window meanwhile", seen["stall"], "ms", most=50)
    yield Row("opening a step, 95th percentile", seen["step"], "ms", most=100)
    yield Row("opening a case, 95th percentile", seen["case"], "ms", most=100)


def type_keys() -> None:
    """Type into the facts of S1 and watch the paper; prints what was seen as JSON."""
    from PySide6.QtCore import QEventLoop, QTimer

    from mediator_app.bootstrap import papers
    from mediator_app.domain.edits import StateFacts
    from tests.cases import agreed
    from tests.ui.fakes import FakeHouse, keep
    from ui.app import dress, make_application
    from ui.bridge import SaveNews
    from ui.preferences import PreferenceFile
    from ui.steps.base import Step
    from ui.window import Window

    app = make_application()
    kept = PreferenceFile(Path(tempfile.mkdtemp()) / "window.ini")
    dress(app, kept)
    news = SaveNews()
    house = FakeHouse(news)
    house.papers = papers()  # type: ignore[assignment]
    past = agreed()
    keep(house.drill, past)
    window = Window(house, news, kept)
    window.show()
    loop = QEventLoop()

    def rest(milliseconds: int) -> None:
        QTimer.singleShot(milliseconds, loop.quit)
        loop.exec()

    def timed(do: Any, done: Any) -> float:
        begun = time.perf_counter()
        done.connect(loop.quit)
        do()
        loop.exec()
        done.disconnect(loop.quit)
        return (time.perf_counter() - begun) * 1000

    window.enter(house.practice().result())
    rest(300)
    window.open_case(past.case_id)
    rest(1500)
    space = window.workspace
    assert space is not None
    pane = space.preview
    gaps: list[float] = []
    last = [time.perf_counter()]

    def tick() -> None:
        now = time.perf_counter()
        gaps.append((now - last[0]) * 1000)
        last[0] = now

    ticker = QTimer()
    ticker.timeout.connect(tick)
    text, waits = "双方无争议的事实：", []
    for number in range(KEYS):
        text += "劳动合同期限工资支付"[number % 10]
        if number == 5:
            last[0] = time.perf_counter()
            ticker.start(0)

        def type_one(text: str = text) -> None:
            space.page.provisional.emit(partial(StateFacts, facts=text))

        pane.shown.connect(pane.view.viewport().repaint)
        waits.append(timed(type_one, pane.shown))
        pane.shown.disconnect(pane.view.viewport().repaint)
    ticker.stop()
    steps, opened = [], []
    for _ in range(4):
        for step in Step:
            begun = time.perf_counter()
            space.open_step(step)
            window.repaint()
            steps.append((time.perf_counter() - begun) * 1000)
            rest(30)
    for _ in range(10):
        begun = time.perf_counter()
        window.open_case(past.case_id)
        while window.workspace is space:
            rest(0)
        window.repaint()
        opened.append((time.perf_counter() - begun) * 1000)
        assert window.workspace is not None
        space = window.workspace
        rest(200)

    def late(values: list[float]) -> float:
        return sorted(values)[round(len(values) * 0.95) - 1]

    print(
        json.dumps(
            {
                "median": statistics.median(waits[5:]),
                "late": late(waits[5:]),
                "stall": max(gaps),
                "step": late(steps),
                "case": late(opened),
                "first": steps[:9],
            }
        )
    )


def rows() -> Iterable[Row]:
    with tempfile.TemporaryDirectory() as folder:
        yield from starts(Path(folder))
    yield from keys()
