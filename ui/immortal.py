"""Keeps Qt from wearing out None, True and False on Python before 3.12.

PySide6 6.12 is built with headers of a Python whose singletons are immortal (PEP 683): it hands them out without
counting the reference. On Python 3.11 every such call takes one reference away for good, and after an hour of work, or
some thousand repaints, the interpreter dies of a None that nobody holds. Giving the few singletons of `Py_RETURN_…` a
count that nothing can use up is what Python itself does from 3.12 on.
"""

from __future__ import annotations

import ctypes
import sys
from typing import Final

SINGLETONS: Final = (None, True, False, NotImplemented)
PLENTY: Final = 1 << 40
"""At a million lost references a second this lasts for twelve days."""


def keep_singletons() -> None:
    """Call before the first use of Qt. Does nothing where Python has immortal objects."""
    if sys.version_info >= (3, 12):
        return
    for one in SINGLETONS:
        if sys.getrefcount(one) < PLENTY // 2:
            ctypes.c_ssize_t.from_address(id(one)).value += PLENTY
