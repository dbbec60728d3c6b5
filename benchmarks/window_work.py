"""Works in the real window, over a real store and real papers, and writes down how long each thing took, as JSON (ms).

`window_work.py FOLDER`. Keys are real key events; a key has arrived when the pixels of the paper have changed. Steps
and cases have arrived when the event loop has nothing left to lay out or paint.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, Qt, QTimer
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from mediator_app.bootstrap import OpenDesk, Premises
from mediator_app.domain.claims import ClaimKind
from mediator_app.domain.ids import CaseId, ClaimId
from mediator_app.domain.money import Money
from mediator_app.domain.record import Content
from mediator_app.domain.schedule import EqualParts
from mediator_app.domain.settlement import Allocation
from mediator_app.practice import case_document
from mediator_app.settling import bring
from tests.ui.fakes import FakeHouse
from ui.app import dress, make_application
from ui.bridge import SaveNews, bridge
from ui.preferences import PreferenceFile
from ui.steps.base import Step
from ui.window import Window
from ui.workspace import Workspace

ROUNDS = 12
DIGITS = "736159"
BEAT_MS = 4
OPENINGS = 8
READING_MS = 1000
"""So long at least somebody looks at the docket before opening a case; what a case needs is loaded meanwhile."""


def large(content: Content) -> Content:
    """The case with 40 claims and its sum paid in 24 instalments."""
    assert content.settlement is not None
    kinds = [kind for kind in ClaimKind if kind not in (ClaimKind.OTHER, ClaimKind.SOCIAL_INSURANCE)]
    first, share = content.claims[0], content.settlement.shares[0]
    more = tuple(
        replace(
            first,
            id=ClaimId(f"claim-{number}"),
            kind=kinds[number % 12],
            amount=Money(1_000_000 + number),
        )
        for number in range(len(content.claims) + 1, 41)
    )
    division = (*share.division, *(Allocation(claim.id, Money(0)) for claim in more))
    plan = EqualParts(24, date(2026, 12, 15))
    paid = replace(content.settlement, shares=(replace(share, division=division, plan=plan),))
    return replace(content, claims=(*content.claims, *more), settlement=paid)


class Bench:
    """A window with two cases in its store."""

    def __init__(self, folder: Path, opened: OpenDesk, news: SaveNews) -> None:
        self.app = make_application()
        kept = PreferenceFile(folder / "window.ini")
        dress(self.app, kept)
        self.opened = opened
        self.clock = Clock()
        content = case_document().content
        self.cases: dict[str, CaseId] = {}
        for name, told in (("S1", content), ("large", large(content))):
            case_id = self.cases[name] = CaseId(opened.desk.ids.new())
            for _ in bring(opened.desk, case_id, replace(case_document(), content=told)):
                pass
        opened.saved()
        self.window = Window(FakeHouse(news), news, kept)
        self.window.show()
        self.window.activateWindow()
        self.window.enter(opened.desk)
        self.rest(READING_MS)
        self.settle()

    # --- waiting ----------------------------------------------------------------------------

    def until(self, done: Callable[[], bool]) -> None:
        """Run the event loop until something is so."""
        while not done():
            QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)

    def settle(self) -> None:
        timer = QTimer()
        timer.start(5)
        self.until(self._quiet)

    def _quiet(self) -> bool:
        space = self.window.workspace
        return not bridge().busy and (space is None or not space.preview.busy)

    def rest(self, milliseconds: int) -> None:
        loop = QEventLoop()
        QTimer.singleShot(milliseconds, loop.quit)
        loop.exec()

    @property
    def space(self) -> Workspace:
        assert self.window.workspace is not None
        return self.window.workspace

    # --- opening ----------------------------------------------------------------------------

    def open_case(self, name: str) -> float:
        """From the wish until the case stands there, read anew from the store."""
        before, case_id = self.window.workspace, self.cases[name]
        if before is not None:
            self.window.close_case()
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
            self.opened.saved()
            self.opened.desk.put_away(case_id)
            QCoreApplication.processEvents()
        self.clock.start()
        self.window.open_case(case_id)
        self.until(lambda: self.window.workspace is not None and self.window.workspace is not before)
        QCoreApplication.processEvents()
        return self.clock.stop()

    def open_step(self, step: Step) -> float:
        """From the keys until the page stands there."""
        key = Qt.Key(Qt.Key.Key_1.value + list(Step).index(step))
        here: QWidget | None = self.window.focusWidget()
        target = self.window if here is None else here
        self.clock.start()
        QTest.keyClick(target, key, Qt.KeyboardModifier.ControlModifier)
        QCoreApplication.processEvents()
        took = self.clock.stop()
        assert self.space.step is step
        return took

    def openings(self, name: str) -> dict[str, list[float]]:
        cases: list[float] = []
        steps: list[float] = []
        again: list[float] = []
        self.clock.own.clear()
        own: dict[str, list[float]] = {"cases": [], "steps": [], "again": []}
        for _ in range(OPENINGS):
            cases.append(self.open_case(name))
            self.settle()
            for found in (steps, again):
                for step in (*list(Step)[1:], Step.CASE):
                    found.append(self.open_step(step))
                    self.settle()
            own["cases"].append(self.clock.own[0])
            own["steps"] += self.clock.own[1 : 1 + len(Step)]
            own["again"] += self.clock.own[1 + len(Step) :]
            self.clock.own.clear()
        kept = {f"{key} own": values for key, values in own.items()}
        return {"cases": cases, "steps": steps, "again": again, **kept}

    # --- typing -----------------------------------------------------------------------------

    def typing(self, name: str) -> dict[str, list[float]]:
        """Digits into the amount of the first claim, as a person would: six, then a rest in which they are recorded."""
        from ui.steps.claims import ClaimsPage

        self.open_case(name)
        self.space.open_step(Step.CLAIMS)
        self.settle()
        self.rest(300)
        page = self.space.page
        assert isinstance(page, ClaimsPage)
        field = page.cards["claim-1"].amount.editor("amount")
        field.setFocus()
        pulse, waits = Pulse(), []
        first = True
        for _ in range(ROUNDS):
            QTest.keyClick(field, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
            for digit in DIGITS:
                wait = self._key(field, digit, pulse)
                if not first:  # the first paper loads what draws it
                    waits.append(wait)
                first = False
            if len(waits) < len(DIGITS):
                pulse.gaps.clear()
            pulse.run(True)
            self.rest(1200)
            pulse.run(False)
        assert self.space.preview.view.sheets is not None
        return {"keys": waits, "gaps": pulse.gaps, "pages": [self.space.preview.view.sheets.pages]}

    def _key(self, field: QWidget, digit: str, pulse: Pulse) -> float:
        pane = self.space.preview
        paper = pane.view.viewport()
        before, loop = paper.grab().toImage(), QEventLoop()
        begun, ended = [0.0], [0.0]

        def strike() -> None:
            begun[0] = time.perf_counter()
            QTest.keyClicks(field, digit)

        def shown() -> None:
            paper.repaint()
            at = time.perf_counter()
            pulse.run(False)
            if _differ(before, paper.grab().toImage()):
                ended[0] = at
                loop.quit()
            else:
                pulse.run(True)

        pane.shown.connect(shown)
        QTimer.singleShot(0, strike)
        pulse.run(True)
        loop.exec()
        pulse.run(False)
        pane.shown.disconnect(shown)
        self.settle()
        return (ended[0] - begun[0]) * 1000


class Clock:
    """Wall time, and beside it the processor time of the window's thread alone: what a busy machine adds is not in it.

    `own` collects the latter (ms).
    """

    def __init__(self) -> None:
        self.own: list[float] = []
        self._wall = self._thread = 0.0

    def start(self) -> None:
        self._wall, self._thread = time.perf_counter(), time.thread_time()

    def stop(self) -> float:
        """Milliseconds of wall time since `start`."""
        wall, thread = time.perf_counter() - self._wall, time.thread_time() - self._thread
        self.own.append(thread * 1000)
        return wall * 1000


class Pulse:
    """A beat every few milliseconds; `gaps` are how much later than that each came (ms)."""

    def __init__(self) -> None:
        self.gaps: list[float] = []
        self._last = 0.0
        self._timer = QTimer()
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(BEAT_MS)
        self._timer.timeout.connect(self._beat)

    def run(self, on: bool) -> None:
        if not on:
            if self._timer.isActive():
                self._beat()
            self._timer.stop()
        else:
            self._last = time.perf_counter()
            self._timer.start()

    def _beat(self) -> None:
        now = time.perf_counter()
        self.gaps.append(max(0.0, (now - self._last) * 1000 - BEAT_MS))
        self._last = now


def _differ(one: QImage, other: QImage) -> bool:
    return one != other


def main() -> None:
    folder = Path(sys.argv[1])
    make_application()
    news = SaveNews()
    with Premises(folder, on_save=news.tell).practice() as opened:
        bench = Bench(folder, opened, news)
        found = {f"open {name}": bench.openings(name) for name in bench.cases}
        found |= {f"type {name}": bench.typing(name) for name in bench.cases}
        bench.window.close()
        bridge().close()
        opened.saved()
    print(json.dumps(found))


main()
