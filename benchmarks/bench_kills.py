"""Three thousand kills: what the test does two hundred times, for the figure in the notes."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterable
from pathlib import Path

from benchmarks.row import Row
from tests.db.killing import kill

KILLS = 3000


def rows() -> Iterable[Row]:
    folder = Path(tempfile.mkdtemp(prefix="bench-kills-"))
    try:
        findings = kill(folder, KILLS, seed=3000)
    finally:
        shutil.rmtree(folder)
    yield Row(
        f"edits lost in {findings.kills} kills",
        findings.lost + len(findings.faults),
        "",
        most=0,
        note=f"{findings.acknowledged} reported as saved, {findings.unreported} saved and not reported",
    )
