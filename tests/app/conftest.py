"""The practice hearing, held once for all tests that look at what it leaves."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.house.tree import ROOT


@dataclass(frozen=True)
class Run:
    """One run of the command line in a process of its own, and the folders that were its whole world."""

    code: int
    out: str
    err: str
    home: Path


@dataclass(frozen=True)
class Machine:
    """A machine with an empty home, a data folder and a temporary folder, all under one folder."""

    home: Path

    @property
    def data(self) -> Path:
        return self.home / "data"

    @property
    def temporary(self) -> Path:
        return self.home / "tmp"

    def run(self, *arguments: str, language: str = "zh_CN.UTF-8", cwd: Path = ROOT) -> Run:
        self.temporary.mkdir(parents=True, exist_ok=True)
        kept = {name: os.environ[name] for name in ("PATH", "SYSTEMROOT") if name in os.environ}
        environment = kept | {
            "HOME": str(self.home),
            "TMPDIR": str(self.temporary),
            "MEDIATOR_DATA": str(self.data),
            "LANG": language,
            "PYTHONPATH": str(ROOT),
            "PYTHONDONTWRITEBYTECODE": "1",
        }
        done = subprocess.run(
            [sys.executable, "-W", "error", "-m", "mediator_app", *arguments],
            cwd=cwd,
            env=environment,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        return Run(done.returncode, done.stdout, done.stderr, self.home)


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    return Machine(tmp_path / "home")


@pytest.fixture(scope="session")
def practised(tmp_path_factory: pytest.TempPathFactory) -> tuple[Run, Path]:
    """`mediator practice` on a bare machine, and the folder that it filled."""
    folder = tmp_path_factory.mktemp("practised")
    return Machine(folder / "home").run("practice", "--out", str(folder / "papers")), folder / "papers"
