"""Somebody who works at a step until the computer loses its power: `python -m tests.e2e.falling FOLDER STEP ACT`.

At the given act of the step everything done so far is told to `told.json`; then the act is begun, not finished, and
the process kills itself with the signal that nothing can catch.
"""

from __future__ import annotations

import json
import os
import signal
import sys
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from mediator_app.domain.codec import to_json
from mediator_app.domain.ink import Ink
from tests.e2e.conftest import PASSPHRASE, Computer
from ui.app import make_application
from ui.steps.base import Step
from ui.walkthrough.hand import Hand
from ui.walkthrough.hearing import Hearing
from ui.walkthrough.touch import native
from ui.window import Window

TOLD = "told.json"


class FallingHand(Hand):
    """Counts what it does from `begin` on."""

    def __init__(self, window: Window, act: int, folder: Path) -> None:
        super().__init__(window)
        self._left = act
        self._folder = folder
        self.begun = False

    def fill(self, field: QWidget, text: str) -> None:
        if self._falls():
            self.reach(field)
            self.write(text[: max(1, len(text) // 2)])
            die()
        super().fill(field, text)

    def draw(self, pad: QWidget, ink: Ink) -> None:
        if self._falls():
            self._seen_at(pad)
            spot = pad.mapTo(pad.window(), pad.rect().center())
            QTest.mousePress(native(pad.window()), Qt.MouseButton.LeftButton, pos=spot)
            die()
        super().draw(pad, ink)

    def push(self, button: QWidget) -> None:
        if self._falls():
            die()
        super().push(button)

    def _falls(self) -> bool:
        if not self.begun:
            return False
        self._left -= 1
        if self._left:
            return False
        self.settle()
        space = self.window.workspace
        assert space is not None
        told: dict[str, Any] = {
            "case": space.case_id,
            "step": space.step.value,
            "record": to_json(space.desk.case(space.case_id)),
        }
        (self._folder / TOLD).write_text(json.dumps(told), "utf-8")
        return True


def die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def main(folder: Path, step: Step, act: int) -> None:
    make_application()
    computer = Computer(folder)
    with computer.visit() as visit:
        hand = FallingHand(visit.stage.window, act, folder)
        hearing = Hearing(hand, visit.hearing.script)
        hearing.unlock(PASSPHRASE)
        if visit.stage.window.workspace is None:
            hearing.new_case()
        hearing.open_step(step)
        hand.begun = True
        getattr(hearing, step.value)()


if __name__ == "__main__":
    main(Path(sys.argv[1]), Step(sys.argv[2]), int(sys.argv[3]))
