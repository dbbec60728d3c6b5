"""Laptops as programs that a test starts, asks and kills."""

from __future__ import annotations

import json
import os
import selectors
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, Final

ROOT: Final = Path(__file__).resolve().parents[2]
PATIENCE_S: Final = 110.0


class LaptopDied(Exception):
    """It was killed, or ended by itself, before it answered."""


class LaptopRefused(Exception):
    """What was asked was refused; the code comes first."""


class LaptopProgram:
    """One run of `tests.roads.laptop_program` in its folder, so many days from now."""

    def __init__(self, folder: Path, *, days: float = 0) -> None:
        self.folder = folder
        folder.mkdir(parents=True, exist_ok=True)
        self._log = folder / "laptop.log"
        with self._log.open("ab") as log:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "tests.roads.laptop_program", str(folder / "data"), str(days)],
                cwd=ROOT,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=log,
                env={**os.environ, "HOME": str(folder), "PYTHONUTF8": "1"},
                start_new_session=True,
            )
        self._buffer = b""
        self.answer()

    def ask(self, what: str, **given: Any) -> Any:
        """Do something and wait for what came of it."""
        self.begin(what, **given)
        return self.answer()

    def begin(self, what: str, **given: Any) -> None:
        """Ask, without waiting: whoever wants to kill it in the middle."""
        assert self._process.stdin is not None
        try:
            self._process.stdin.write(json.dumps({"do": what, **given}).encode() + b"\n")
            self._process.stdin.flush()
        except BrokenPipeError:
            raise LaptopDied(self.log) from None

    def kill(self) -> None:
        """As if the battery had been taken out."""
        if self._process.poll() is None:
            self._process.send_signal(signal.SIGKILL)
        self.close()

    def close(self) -> None:
        """Let it end by itself, having nothing more to do."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        with suppress(BrokenPipeError):
            self._process.stdin.close()
        self._process.wait(PATIENCE_S)
        self._process.stdout.close()

    @property
    def log(self) -> str:
        return self._log.read_text("utf-8", errors="replace")[-4000:]

    def answer(self) -> Any:
        line = self._line()
        answer = json.loads(line)
        if "refused" in answer:
            raise LaptopRefused(answer["refused"], answer["params"])
        if "bug" in answer:
            raise AssertionError(answer["bug"])
        return answer["ok"]

    def _line(self) -> bytes:
        assert self._process.stdout is not None
        with selectors.DefaultSelector() as waiting:
            waiting.register(self._process.stdout, selectors.EVENT_READ)
            while b"\n" not in self._buffer:
                if not waiting.select(PATIENCE_S):
                    raise AssertionError(f"no answer within {PATIENCE_S} s:\n{self.log}")
                piece = os.read(self._process.stdout.fileno(), 65536)
                if not piece:
                    raise LaptopDied(self.log)
                self._buffer += piece
        line, _, self._buffer = self._buffer.partition(b"\n")
        return line


@contextmanager
def laptop(folder: Path) -> Iterator[LaptopProgram]:
    """A running laptop, gone when the block ends."""
    program = LaptopProgram(folder)
    try:
        yield program
    finally:
        program.kill()
