"""PySide6 does not read along with what is imported, and says what a call may be given only when somebody asks."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

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

SIGNATURES = """
import json, sys
if {ours}:
    import ui
from PySide6.QtCore import QObject, QTimer
parser = sys.modules["shibokensupport.signature.parser"]
before = hasattr(parser, "__getattr__")
try:
    QTimer().setInterval("soon")
except TypeError as wrong:
    said = str(wrong)
from PySide6.support.signature import get_signature
shown = [str(get_signature(QObject.objectName)), QTimer.start.__doc__]
print(json.dumps([before, said, shown, hasattr(parser, "__getattr__")]))
"""


def run(code: str, ours: bool) -> list[Any]:
    done = subprocess.run(
        [sys.executable, "-c", code.format(ours=ours)], cwd=ROOT, capture_output=True, text=True, check=True
    )
    found: list[Any] = json.loads(done.stdout)
    return found


def look(ours: bool) -> list[Any]:
    return run(LOOK, ours)


def test_import_stays_as_python_has_it() -> None:
    assert look(ours=True) == [True, False]


def test_by_itself_pyside_would_read_the_source_of_everything() -> None:
    """When this fails, PySide6 has mended it, and `ui/plain_imports.py` may go."""
    assert look(ours=False) == [False, True]


def test_what_a_call_may_be_given_is_read_only_when_it_is_asked_for() -> None:
    """When the second line fails, PySide6 does it by itself or otherwise, and that part of the module may go."""
    waited, said, shown, waits = run(SIGNATURES, ours=True)
    at_once, *by_itself, _ = run(SIGNATURES, ours=False)
    assert (waited, waits, at_once) == (True, False, False)
    assert "setInterval(msec: int, /)" in said
    assert [said, shown] == by_itself
