"""PySide6 does not read along with what is imported."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
LOOK = """
import builtins, json, linecache
plain = builtins.__import__
if {ours}:
    import ui
import PySide6.QtWidgets
import ui.widgets.parts, colorsys
print(json.dumps([builtins.__import__ is plain, any(name.endswith("colorsys.py") for name in linecache.cache)]))
"""


def look(ours: bool) -> list[bool]:
    done = subprocess.run(
        [sys.executable, "-c", LOOK.format(ours=ours)], cwd=ROOT, capture_output=True, text=True, check=True
    )
    found: list[bool] = json.loads(done.stdout)
    return found


def test_import_stays_as_python_has_it() -> None:
    assert look(ours=True) == [True, False]


def test_by_itself_pyside_would_read_the_source_of_everything() -> None:
    """When this fails, PySide6 has mended it, and `ui/plain_imports.py` may go."""
    assert look(ours=False) == [False, True]
