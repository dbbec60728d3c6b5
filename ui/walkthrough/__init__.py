"""Somebody at the window: hands that press real keys and buttons, and a whole hearing held with them."""

from __future__ import annotations

from ui.walkthrough.hand import Hand
from ui.walkthrough.touch import Stuck

__all__ = ["Hand", "Stuck"]
