"""The hearing that these tests are held at."""

from __future__ import annotations

from tests.ui.hearings import hearing

__all__ = ["hearing"]
