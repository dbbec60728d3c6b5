"""None outlives Qt: more calls that give nothing back than it has references."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
WEAR = """
import sys, ui
from PySide6.QtCore import QObject
thing = QObject()
for _ in range(sys.getrefcount(None) % 1_000_000 + 200_000):
    thing.parent()
print("alive")
"""


def test_none_outlives_qt() -> None:
    done = subprocess.run([sys.executable, "-c", WEAR], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.stdout == "alive\n", done.stderr[-300:]
