"""What the command line can do, one function for each command; each answers with its exit code."""

from __future__ import annotations

FINE = 0
FOUND = 1
"""Refused, or something was found."""
USAGE = 2
TROUBLE = 3
BUG = 70
"""EX_SOFTWARE of sysexits.h."""
