"""Keeps Python's own `import` while PySide6 comes in.

PySide6 6.12 puts another function in its place, for the sake of `from __feature__ import …`: it reads the source text
of every module that is imported from then on, to see whether the name of PySide6 stands in it. Nothing here uses those
features; at the start of the program the reading took 20 ms and 3 MB.
"""

from __future__ import annotations

import builtins
from importlib import import_module


def load_shiboken() -> None:
    """Load the part of PySide6 that takes the place of `import`, and give it back; before any other part is loaded.

    Where PySide6 was loaded before, its own function stays.
    """
    plain = builtins.__import__
    import_module("shiboken6")
    builtins.__import__ = plain
